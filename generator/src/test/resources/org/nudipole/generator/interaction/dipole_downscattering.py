"""Reference numbers of DipoleDownscatteringReferenceTest: nu_4 + X -> nu + X from explicit Dirac matrices.

Majorana vertex mu nubar sigma^{ab} q_b (P_L + P_R) nu_4, target of spin 1/2 with the charge of one
electron, photon propagator 1/q^2. Amplitudes are evaluated on four-momenta and squared as traces, averaged
over the spins of nu_4 and the target, then multiplied by phase space, dsigma/dT = |M|^2 / (32 pi M k^2).
None of the closed formulas under test is used, neither for the cross section nor for the limits: these are
where the cosine of the recoil is +-1. The normalisation is checked with a massless neutrino of one helicity,
pi alpha^2 / m_e^2 (1/T - 1/E).

Per target, mu = 1e-11 mu_B. A nucleus of charge Z is Z^2 times a point-like one; that has no spin here, which
is a relative difference of T/M.
"""

import numpy as np

from dirac import ALPHA, HBARC, M_E, bar, g5, gamma, metric, slash, unit


def cosine(energy, recoil, mass, heavy):
    """From (k - q)^2 = 0 for the outgoing neutrino, with q the momentum of the recoil."""
    k, q = np.sqrt(energy**2 - heavy**2), np.sqrt(recoil**2 + 2 * mass * recoil)
    return (k**2 + q**2 - (energy - recoil) ** 2) / (2 * k * q)


def limits(energy, mass, heavy):
    """Where |cosine| passes 1: it is below 1 in between, found from the recoil of least |cosine| out."""
    grid = np.geomspace(1e-9 * energy, energy, 20001)
    inside = grid[np.abs(cosine(energy, grid, mass, heavy)) < 1]
    ends = []
    for a, b in ((inside[0], inside[0] / 1.01), (inside[-1], inside[-1] * 1.01)):
        for _ in range(200):
            c = (a + b) / 2
            a, b = (c, b) if abs(cosine(energy, c, mass, heavy)) < 1 else (a, c)
        ends.append(a)
    return ends


def differential(energy, recoil, mass, heavy, projector=unit, spins=4):
    k = np.sqrt(energy**2 - heavy**2)
    q = np.sqrt(recoil**2 + 2 * mass * recoil)
    cos = cosine(energy, recoil, mass, heavy)
    first = np.array([energy, 0, 0, k])
    p = np.array([mass, 0, 0, 0])
    p2 = np.array([mass + recoil, q * np.sqrt(1 - cos**2), 0, q * cos])
    last = first + p - p2
    transfer = first - last
    low = metric @ transfer
    sigma = [[0.5j * (a @ b - b @ a) for b in gamma] for a in gamma]
    vertex = [sum(sigma[a][b] * low[b] for b in range(4)) @ projector for a in range(4)]
    square = transfer @ low
    lepton = np.array(
        [
            [np.trace(slash(last) @ vertex[a] @ (slash(first) + heavy * unit) @ bar(vertex[b])) for b in range(4)]
            for a in range(4)
        ]
    )
    target = np.array(
        [
            [np.trace((slash(p2) + mass * unit) @ gamma[a] @ (slash(p) + mass * unit) @ gamma[b]) for b in range(4)]
            for a in range(4)
        ]
    )
    amplitude = np.einsum("ab,ac,bd,cd", lepton, metric, metric, target).real / square**2
    charge2 = 4 * np.pi * ALPHA
    moment2 = charge2 / (2 * M_E) ** 2  # mu_B^2
    return charge2 * moment2 * amplitude / spins / (32 * np.pi * mass * k**2) * HBARC**2


if __name__ == "__main__":
    left = (unit - g5) / 2
    massless = differential(0.7, 0.1, M_E, 0.0, left, 2)
    vogel = np.pi * ALPHA**2 / M_E**2 * HBARC**2 * (1 / 0.1 - 1 / 0.7)
    print("normalisation", massless / vogel)
    for mass, heavy, energy in (
        (M_E, 0.25, 0.26),
        (M_E, 0.25, 0.8613),
        (M_E, 0.1, 0.3),
        (M_E, 1.2, 1.442),
        (M_E, 5.0, 5.0006),
        (37215.5, 5.0, 9.0),
    ):
        low, high = limits(energy, mass, heavy)
        for share in (0.02, 0.5, 0.97):
            recoil = low ** (1 - share) * high**share
            value = 1e-22 * differential(energy, recoil, mass, heavy)
            print(
                f"{mass}, {heavy}, {energy}, {low:.12e}, {high:.12e}, {recoil:.12e},"
                f" {value:.12e}, {cosine(energy, recoil, mass, heavy):.12f}"
            )
