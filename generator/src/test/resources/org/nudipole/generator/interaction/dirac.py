"""Dirac matrices in the chiral representation, and constants: what the scripts of reference numbers share."""

import numpy as np

ALPHA = 1 / 137.035999084
HBARC = 197.3269804e-13  # MeV cm
M_E = 0.51099895

one, zero = np.eye(2), np.zeros((2, 2))
pauli = [
    np.array([[0, 1], [1, 0]], complex),
    np.array([[0, -1j], [1j, 0]], complex),
    np.array([[1, 0], [0, -1]], complex),
]
gamma = [np.block([[zero, one], [one, zero]]).astype(complex)]
gamma += [np.block([[zero, s], [-s, zero]]) for s in pauli]
g5 = 1j * gamma[0] @ gamma[1] @ gamma[2] @ gamma[3]
metric = np.diag([1.0, -1, -1, -1])
unit = np.eye(4)


def slash(p):
    return sum(metric[a, a] * p[a] * gamma[a] for a in range(4))


def bar(g):
    return gamma[0] @ g.conj().T @ gamma[0]
