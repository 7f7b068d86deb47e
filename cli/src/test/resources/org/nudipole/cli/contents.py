"""Prints what h5py reads of files: of everything its name, how many there are, and the extremes."""

import sys

import h5py
import numpy as np


def say(name, values):
    values = np.atleast_1d(values)
    if values.dtype.kind in "SO":
        texts = [v if isinstance(v, bytes) else v.encode() for v in values]
        shown = f"{len(texts[0])} {len(texts[-1])}" if texts else ""
    elif len(values) == 0:
        shown = ""
    else:
        known = values[~np.isnan(values)] if values.dtype.kind == "f" else values
        shown = " ".join("%.15g" % float(v) for v in (known[0], known.min(), known.max()))
    print(name, len(values), shown)


def attributes(node, name):
    for attribute in node.attrs:
        say(f"{name}@{attribute}", node.attrs[attribute])


for path in sys.argv[1:]:
    with h5py.File(path, "r") as f:
        names = []
        f.visit(names.append)
        attributes(f, path + "/")
        for name in names:
            attributes(f[name], f"{path}/{name}")
            if isinstance(f[name], h5py.Dataset):
                say(f"{path}/{name}", f[name][()])
