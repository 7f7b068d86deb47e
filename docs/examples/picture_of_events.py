#!/usr/bin/env python3
"""Simulated events over the expected spectrum, with matplotlib.

    nudipole run tutorial
    picture_of_events.py tutorial.h5 tutorial.png

usage: picture_of_events.py EVENTS PICTURE
"""
import sys
import tempfile
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

import nudipole


def main(file, picture):
    events = nudipole.open(file)
    with tempfile.TemporaryDirectory() as folder:
        # The file holds its macro: the spectrum is that of the very same experiment.
        macro = Path(folder, "macro.mac")
        macro.write_text(events.macro)
        expected = nudipole.spectrum(macro)
    seen = events.histogram("observed", expected)

    figure, (above, below) = plt.subplots(
        2, 1, sharex=True, gridspec_kw={"height_ratios": [3, 1]}, layout="constrained"
    )
    for name, counts in expected.parts.items():
        above.stairs(counts / seen.widths, expected.edges, label=f"{name}, expected")
    filled = seen.counts > 0
    above.errorbar(
        seen.centres[filled],
        (seen.counts / seen.widths)[filled],
        (seen.errors / seen.widths)[filled],
        fmt="k.",
        label="simulated",
    )
    above.set_yscale("log")
    # Down to a third of one simulated event.
    above.set_ylim(bottom=events.weight / seen.widths.max() / 3)
    above.set_ylabel(f"events per {seen.unit}")
    above.set_title(f"{events.expected_detected:.0f} detected events in {events.exposure / 86400:g} days", size=11)
    above.legend()
    below.axhline(1, color="gray", linewidth=1)
    below.errorbar(
        seen.centres[filled],
        (seen.counts / expected.total)[filled],
        (seen.errors / expected.total)[filled],
        fmt="k.",
    )
    below.set_ylim(0.8, 1.2)
    below.set_ylabel("ratio")
    below.set_xlabel(f"observed ({seen.unit})")
    figure.savefig(picture, dpi=150)
    pulls = (seen.counts - expected.total)[filled] / seen.errors[filled]
    print(f"chi2 {np.sum(pulls**2):.0f} in {filled.sum()} bins; {picture}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
