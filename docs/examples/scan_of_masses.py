#!/usr/bin/env python3
"""A scan over sterile masses: one table and one picture, with matplotlib.

Writes a macro with a logarithmic loop, asks what each mass brings and which moments could be excluded, and
draws both.

usage: scan_of_masses.py PICTURE
"""
import sys
import tempfile
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

import nudipole

MACRO = """/source/use cr51
/source/activity 5 MCi
/source/distance 25 cm
/detector/material Ge
/detector/volume 2000 cm3
/interaction/use cevns
/dipole/moment 1e-11 muB
/response/threshold 8 eV
/run/exposure 55.4 day
/control/loop one-mass.mac m4 10 1000 log 25
"""


def main(picture):
    with tempfile.TemporaryDirectory() as folder:
        macro = Path(folder, "masses.mac")
        macro.write_text(MACRO)
        Path(folder, "one-mass.mac").write_text("/dipole/mass {m4} keV\n/run/expose\n")
        rates = nudipole.rows(nudipole.rate(macro))
        limits = nudipole.rows(nudipole.limit(macro))
    standard = rates["expected_detected"].min()
    for run in range(len(rates["m4"])):
        print(
            f"{rates['m4'][run]:8.3g} keV {rates['expected_detected'][run] - standard:10.4g} events,"
            f" limit {limits['expected'][run]:.3g} mu_B"
        )

    figure, axis = plt.subplots(layout="constrained")
    for sigmas, colour in ((2, "gold"), (1, "yellowgreen")):
        low, high = limits[f"expected_minus{sigmas}"], limits[f"expected_plus{sigmas}"]
        axis.fill_between(limits["m4"], low, high, color=colour, label=f"{sigmas} sigma")
    axis.plot(limits["m4"], limits["expected"], "k--", label="expected limit, 90 % CL")
    closed = limits["m4"][np.isnan(limits["expected"])]
    if len(closed):
        axis.axvspan(closed.min(), closed.max(), color="lightgray", label="too heavy for the source")
    axis.set(xscale="log", yscale="log", ylim=(3e-12, 1e-9))
    axis.set(xlabel="sterile mass (keV)", ylabel="effective moment (Bohr magnetons)")
    axis.legend(loc="upper left")
    figure.savefig(picture, dpi=150)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
