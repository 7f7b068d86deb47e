"""Copies an event file as users do with h5py, changed or not: rewrite.py HOW IN OUT."""
import shutil
import sys

import h5py
import numpy as np

what, source, target = sys.argv[1:]
if what == "foreign":
    with h5py.File(target, "w") as f:
        f["data"] = np.arange(10.0)
    sys.exit()
if what in ("copy", "values"):
    with h5py.File(source) as old, h5py.File(target, "w") as new:
        new.attrs.update(old.attrs)

        def again(name, node):
            if isinstance(node, h5py.Group):
                new.create_group(name)
            else:
                new[name] = node[()]
            new[name].attrs.update(node.attrs)

        if what == "values":
            old.visititems(again)
        else:
            for name in old:
                old.copy(name, new)
    sys.exit()
shutil.copy(source, target)
with h5py.File(target, "r+") as f:
    if what == "macro":
        del f["run/macro"]
        f["run/macro"] = "/run/beamOn 6"
        f["run"].attrs["architecture"] = "aarch64"
    elif what == "version":
        f.attrs["format_version"] = 3
    elif what == "unit":
        f["events/recoil_energy"].attrs["units"] = "MeV"
    elif what == "extra":
        f.attrs["comment"] = "mine"
    elif what == "column":
        rows = f["events/time"].shape
        f["events/pulse_time"] = np.arange(rows[0], dtype="f8")
        f["events/pulse_time"].attrs["units"] = "ns"
    elif what == "missing":
        del f["run"].attrs["seed"]
        del f["run"].attrs["exposure_s"]
    else:
        for name in list(f["events"]):
            values, attributes = f["events"][name][:], dict(f["events"][name].attrs)
            del f["events"][name]
            if what == "chunked":
                f["events"].create_dataset(name, data=values, chunks=(1000,), compression="gzip")
            else:
                f["events"][name] = values.astype(values.dtype.newbyteorder(">"))
            f["events"][name].attrs.update(attributes)
