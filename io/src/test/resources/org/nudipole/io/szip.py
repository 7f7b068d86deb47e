"""Writes numbers of many kinds, each as they are and packed by SZIP.

Of each group "plain" and "packed" are the same.
"""

import itertools
import sys

import h5py
import numpy as np

random = np.random.default_rng(1)


def contents(n):
    """Arrays that lead to each of the code's options."""
    yield "zeros", np.zeros(n)
    yield "ones", np.ones(n)
    yield "ramp", np.arange(n) % 100
    yield "rare", (random.random(n) < 0.01) * 1.0
    yield "few", random.integers(0, 3, n)
    yield "walk", np.cumsum(random.integers(-3, 4, n)) % 127
    yield "uniform", random.random(n) * 127
    yield "gaps", np.repeat(random.integers(0, 100, n), random.integers(1, 600, n))[:n]


with h5py.File(sys.argv[1], "w") as f:
    types = ["i1", "u1", "<i2", ">i2", "<u2", "<i4", "<i8", ">i8", "<f4", ">f4", "<f8", ">f8"]
    settings = itertools.product(["ec", "nn"], [2, 8, 10, 16, 32], [False, True])
    # A line of samples is as long as a chunk, if that is short; 4999 is none of whole blocks.
    lengths = itertools.cycle([(1, 40), (40, 40), (1000, 333), (3000, 1000), (5000, 4999)])
    for number, (setting, kind) in enumerate(itertools.product(settings, types)):
        coding, block, shuffle = setting
        n, chunk = next(lengths)
        chunk = max(chunk, block)
        for name, values in contents(n):
            values = values.astype(kind)
            if values.dtype.kind == "f" and name == "uniform":
                values = random.random(n).astype(kind)
            group = f.create_group(f"{number}-{coding}-{block}-{shuffle}-{kind}-{n}-{name}")
            group["plain"] = values
            group.create_dataset(
                "packed",
                data=values,
                maxshape=(None,) if n < chunk else None,
                chunks=(chunk,),
                shuffle=shuffle,
                compression="szip",
                compression_opts=(coding, block),
            )
