"""Checks event files with h5py against the promised format; prints every fault, exit code 1 if there is one."""
import hashlib
import sys
import zlib

import h5py
import numpy as np

BLOCK = 65536
STANDARD = {
    "neutrino_energy": ("f8", "keV"),
    "neutrino_pdg": ("i1", ""),
    "interaction": ("u1", ""),
    "target": ("i2", ""),
    "recoil_energy": ("f8", "keV"),
    "vertex_x": ("f4", "cm"),
    "vertex_y": ("f4", "cm"),
    "vertex_z": ("f4", "cm"),
    "time": ("f8", "s"),
    "observed": ("f8", None),
    "detected": ("u1", ""),
}
INTEGERS = "seed n_events n_detected shard_index shard_count first_event".split()
NUMBERS = """exposure_s expected_events expected_detected expected_events_mc expected_events_mc_error
    min_recoil_keV""".split()
ARRAYS = "detector_mass_kg distance_cm flux_per_cm2_s".split()
TEXTS = "digest header_digest table_sha256 architecture".split()


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def faults(f):
    for name, value in {"format": "nudipole-events", "format_version": "2"}.items():
        if text(f.attrs.get(name, "missing")) != value:
            yield f"root attribute {name} is not {value}"
    for name in ("generator", "source_revision"):
        if name not in f.attrs:
            yield f"root attribute {name} missing"
    run = f["run"]
    for names, kind in ((INTEGERS, "i"), (NUMBERS, "f"), (ARRAYS, "f"), (TEXTS, "S")):
        for name in names:
            if name not in run.attrs:
                yield f"/run attribute {name} missing"
            elif np.asarray(run.attrs[name]).dtype.kind != kind:
                yield f"/run attribute {name} is {np.asarray(run.attrs[name]).dtype}"
    if run["macro"].shape != () or not text(run["macro"][()]):
        yield "/run/macro is no text"
    for name, table in run.get("tables", {}).items():
        line = hashlib.sha256(table[()]).hexdigest() + "  " + name
        if line.encode() not in run.attrs["table_sha256"]:
            yield f"table {name} does not have its SHA-256"
    if any(len(run.attrs[name]) != 1 for name in ARRAYS):
        yield "not one value for each module"
    settings = run["settings"]
    if len({settings[c].shape for c in "command argument value text unit".split()}) != 1:
        yield "/run/settings has different lengths"
    if settings["value"].dtype != np.dtype("<f8") or run["warnings"].dtype.kind != "S":
        yield "other types of settings or warnings"
    targets = f["targets"]
    lengths = {targets[c].shape for c in "name z a shell binding_energy mass".split()}
    if len(lengths) != 1:
        yield f"/targets has lengths {lengths}"
    if text(targets["mass"].attrs["units"]) != "MeV" or text(targets["binding_energy"].attrs["units"]) != "eV":
        yield "/targets has other units"
    events = f["events"]
    rows = int(run.attrs["n_events"])
    for name, column in events.items():
        if column.shape != (rows,):
            yield f"column {name} has shape {column.shape}"
        if not text(column.attrs.get("description", "")) or "units" not in column.attrs:
            yield f"column {name} has no description or units"
        if column.dtype.kind == "f" and not np.all(np.isfinite(column[:])):
            yield f"column {name} holds NaN or infinity"
    for name, (kind, unit) in STANDARD.items():
        if name not in events:
            yield f"column {name} missing"
        elif events[name].dtype != np.dtype("<" + kind):
            yield f"column {name} is {events[name].dtype}"
        elif unit is not None and text(events[name].attrs["units"]) != unit:
            yield f"column {name} has other units"
    if rows and events["recoil_energy"][:].min() < run.attrs["min_recoil_keV"] * (1 - 1e-12):
        yield "recoil below the cut"
    if int(events["detected"][:].sum()) != int(run.attrs["n_detected"]):
        yield "n_detected is wrong"
    done = run["blocks_done"][:]
    if done.shape != ((rows + BLOCK - 1) // BLOCK,) or not np.all(done == 1):
        yield f"blocks_done is {done}"
    sha = hashlib.sha256()
    for name in sorted(events):
        for first in range(0, rows, BLOCK):
            block = events[name][first:first + BLOCK]
            block = block.astype(block.dtype.newbyteorder("<"))
            sha.update(zlib.crc32(block.tobytes()).to_bytes(4, "big"))
    if sha.hexdigest() != text(run.attrs["digest"]):
        yield "the digest does not match the columns"


if __name__ == "__main__":
    found = []
    for path in sys.argv[1:]:
        with h5py.File(path, "r") as file:
            found += [f"{path}: {fault}" for fault in faults(file)]
    print("\n".join(found) if found else "contract holds")
    sys.exit(1 if found else 0)
