"""Writes a spectrum as a user would with h5py: chunked, compressed, units of variable length."""

import sys

import h5py

with h5py.File(sys.argv[1], "w") as file:
    group = file.create_group("reactor")
    energy = group.create_dataset("energy", data=[0, 1, 2], dtype="i8")
    energy.attrs["units"] = "keV"
    nu_e = group.create_dataset("nu_e", data=[1.0, 2.5, 0.0], chunks=(2,), compression="gzip")
    nu_e.attrs["units"] = "/cm2/s/keV"
