#!/usr/bin/env python3
"""Recomputes the two digests of event files: verify_event_file.py FILE...

The recipe is python/nudipole/digests.py, which needs h5py and numpy and nothing else of nudipole: copy
that file to take it along.
"""
import runpy
from pathlib import Path

runpy.run_path(
    str(Path(__file__).resolve().parents[2] / "python" / "nudipole" / "digests.py"),
    run_name="__main__",
)
