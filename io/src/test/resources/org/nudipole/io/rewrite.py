"""Changes an event file as users do with h5py: rewrite.py macro|chunked|big-endian|foreign|version|column IN OUT."""
import shutil
import sys

import h5py
import numpy as np

what, source, target = sys.argv[1:]
if what == "foreign":
    with h5py.File(target, "w") as f:
        f["data"] = np.arange(10.0)
    sys.exit()
shutil.copy(source, target)
with h5py.File(target, "r+") as f:
    if what == "macro":
        del f["run/macro"]
        f["run/macro"] = "/run/beamOn 6"
        f["run"].attrs["architecture"] = "aarch64"
    elif what == "version":
        f.attrs["format_version"] = 2
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
