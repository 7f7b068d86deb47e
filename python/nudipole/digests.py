#!/usr/bin/env python3
"""Recomputes the two digests of event files and files of challenges: digests.py FILE...

Needs h5py and numpy, nothing of nudipole. One line per file; exit code 1 if a digest does not match,
2 without a file, 3 if a file cannot be read or a module is missing.
"""
import hashlib
import sys
import zlib

try:
    import h5py
    import numpy as np
except ModuleNotFoundError as missing:
    if __name__ != "__main__":
        raise
    print(
        f"{sys.executable} has no {missing.name}: on Debian apt install python3-h5py and run this with"
        " /usr/bin/python3, elsewhere pip install h5py numpy",
        file=sys.stderr,
    )
    sys.exit(3)

BLOCK = 65536


def text(value):
    """A text as h5py has it, in whatever type."""
    return value.decode() if isinstance(value, bytes) else str(value)


def column_digest(events):
    """SHA-256 over the CRC-32 of each block of each column, columns by name, little-endian bytes."""
    sha = hashlib.sha256()
    for name in sorted(events):
        column = events[name]
        for first in range(0, len(column), BLOCK):
            block = column[first : first + BLOCK]
            little = block.astype(block.dtype.newbyteorder("<")).tobytes()
            sha.update(zlib.crc32(little).to_bytes(4, "big"))
    return sha.hexdigest()


def canonical(value):
    """The number of values, then each of them: the same bytes however a file stores them."""
    values = np.array([b""]) if isinstance(value, h5py.Empty) else np.atleast_1d(value).ravel()
    if values.dtype.kind == "f":
        content = values.astype("<f8").tobytes()
    elif values.dtype.kind in "iu":
        content = values.astype("<i8").tobytes()
    else:
        content = b"".join(text(one).encode() + b"\0" for one in values)
    return len(values).to_bytes(8, "little") + content


def header(root):
    """Every attribute, as /run@seed, and every data set outside /events, as /run/macro."""
    values = {}

    def collect(path, node):
        for name, value in node.attrs.items():
            values[(path or "/") + "@" + name] = value
        if isinstance(node, h5py.Group):
            for name, child in node.items():
                collect(path + "/" + name, child)
        elif not path.startswith("/events/"):
            values[path] = node[()]

    collect("", root)
    if "/@format" not in values:  # lost when the groups of a file were copied one by one
        lost = [name for name in values if name.startswith("/events@")]
        values.update({"/@" + name[len("/events@") :]: values[name] for name in lost})
    return values


def header_digest(values):
    """SHA-256 over the names and values of :func:`header` but itself, in the order of the names."""
    sha = hashlib.sha256()
    for name in sorted(values):
        if not name.endswith("@header_digest"):
            sha.update(name.encode() + b"\0" + canonical(values[name]))
    return sha.hexdigest()


def faults(root):
    """What does not match in an open file, one line each."""
    values = header(root)
    place = "/run@" if "/run@digest" in values else "/@"
    if column_digest(root["events"]) != text(values[place + "digest"]):
        yield "the columns do not match the digest"
    stored = values.get(place + "header_digest", "")
    if (stored or values["/@format_version"] > 1) and header_digest(values) != text(stored):
        yield "the header does not match its digest"


def check(path):
    """Prints the line of a file; 0, 1 or 3."""
    try:
        with h5py.File(path, "r") as file:
            found = list(faults(file))
    except (OSError, KeyError) as error:
        print(f"{path}: cannot be read as an event file ({error})", file=sys.stderr)
        return 3
    print(f"{path}: {'; '.join(found) or 'ok'}")
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        print(__doc__.strip(), file=sys.stderr)
        sys.exit(2)
    sys.exit(max([check(path) for path in sys.argv[1:]]))
