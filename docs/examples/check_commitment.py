#!/usr/bin/env python3
"""Checks an opened challenge against what was published at its beginning; Python alone.

    nudipole challenge score ge-challenge ... --opened opened.bin
    check_commitment.py ge-challenge/public opened.bin

OPENED is what the seal held: 32 bytes of salt and a JSON text in UTF-8, filled up with blanks. Its
SHA-256 is the commitment. The text holds challenge.json as it was, which has the SHA-256 of every
other public file, and the truth of each data set. Take the public folder that you were given when
the challenge began, not one that came with the truth.

usage: check_commitment.py PUBLIC_FOLDER OPENED
"""
import hashlib
import json
import sys
from pathlib import Path

SALT = 32  # bytes


def faults(folder, opened):
    page = json.loads((folder / "challenge.json").read_text(encoding="utf-8"))
    if hashlib.sha256(opened).hexdigest() != page.pop("commitment"):
        return ["the truth is not that of the commitment"]
    wrong = []
    if json.loads(opened[SALT:])["document"] != page:
        wrong.append("challenge.json was changed")
    for name, digest in page["files"].items():
        file = folder / name
        if not file.is_file():
            wrong.append(f"{name} is missing")
        elif hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            wrong.append(f"{name} was changed")
    for file in folder.rglob("*"):
        name = file.relative_to(folder).as_posix()
        if not file.is_dir() and name != "challenge.json" and name not in page["files"]:
            wrong.append(f"{name} was added")
    return wrong


def main(folder, opened):
    opened = Path(opened).read_bytes()
    wrong = faults(Path(folder), opened)
    if wrong:
        sys.exit("\n".join(wrong))
    print("commitment and public files are as published")
    for data in json.loads(opened[SALT:])["data_sets"]:
        signal = "signal" if data["signal"] else "no signal"
        values = ", ".join(f"{name} {value:.4g}" for name, value in data["values"].items())
        print(f"{data['file']}: {signal}, {values}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
