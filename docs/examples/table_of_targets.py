#!/usr/bin/env python3
"""Events as a pandas data frame: detected events of the exposure by isotope and interaction.

usage: table_of_targets.py EVENTS
"""
import sys

import pandas as pd

import nudipole


def main(file):
    events = nudipole.open(file)
    frame = pd.DataFrame(
        {
            "target": events.words("target"),
            "interaction": events.words("interaction"),
            "observed": events["observed"],
            "weight": events.weights(),
        }
    )[events.detected]
    table = frame.groupby(["interaction", "target"]).agg(events=("weight", "sum"), mean=("observed", "mean"))
    table["error"] = frame.groupby(["interaction", "target"])["weight"].apply(lambda w: (w**2).sum() ** 0.5)
    print(table.to_string(float_format="%.4g"))
    print(f"sum {table['events'].sum():.1f}, by integration {events.expected_detected:.1f}; mean in", end=" ")
    print(events.units["observed"])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
