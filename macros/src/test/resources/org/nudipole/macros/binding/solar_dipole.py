"""Reference numbers of SolarDipoleReferenceTest: dipole events of pp and 7Be neutrinos on xenon electrons.

1 t, 100 d, T > 1 keV, stepping: sum over i = 1 to 4 of P_ei sum over j of |lambda_ij|^2 times the whole flux,
each with its kinematics. Own mixing matrix, conversion in matter, kinematic limits and quadrature; the tables
(spectrum, fluxes, shells) are those of the program. nu_4 is there above its mass, but for those slower than
the escape velocity of the Sun.

usage: solar_dipole.py generator/src/main/resources/org/nudipole/generator/data
"""

import sys

import numpy as np

M_E, ALPHA, HBARC = 0.51099895, 1 / 137.035999084, 197.3269804e-13
SCALE = np.pi * ALPHA**2 / M_E**2 * HBARC**2
N_A = 6.02214076e23
XENON = 1e6 / 131.293 * N_A * 100 * 86400  # atoms x time
ESCAPE = 1385 / 299792.458
ELEMENTS = {(1, 4): 3e-11, (2, 4): 2e-11, (3, 4): 5e-11, (1, 2): 1e-11, (1, 3): 2e-11, (2, 3): 4e-11}


def rows(name):
    with open(f"{sys.argv[1]}/{name}") as lines:
        return [line.strip().split(",") for line in lines if line.strip() and not line.startswith("#")]


def shares(theta14, theta24):
    """|U_ei|^2 from the product of rotations."""
    angle = lambda square: np.arcsin(np.sqrt(square))
    u = np.eye(4, dtype=complex)
    for i, j, theta, delta in (
        (1, 3, theta24, 0),
        (0, 3, theta14, 0),
        (1, 2, angle(0.574), 0),
        (0, 2, angle(0.022), 1.08 * np.pi),
        (0, 1, angle(0.318), 0),
    ):
        r = np.eye(4, dtype=complex)
        r[i, i] = r[j, j] = np.cos(theta)
        r[i, j], r[j, i] = np.sin(theta) * np.exp(-1j * delta), -np.sin(theta) * np.exp(1j * delta)
        u = u @ r
    return np.abs(u[0]) ** 2


def states(e_shares, energy, density):
    light = 1 - e_shares[3]
    s12, s13 = e_shares[1] / (e_shares[0] + e_shares[1]), e_shares[2] / light
    potential = 2 * np.sqrt(2) * 1.1663788e-11 * density * N_A * HBARC**3
    x = 1 - 2 * s12 - (1 - s13) * potential * energy / 7.5e-17
    cosine = x / np.sqrt(x * x + 4 * s12 * (1 - s12))
    pair = light * (1 - s13) / 2
    return [pair * (1 + cosine), pair * (1 - cosine), light * s13, e_shares[3]]


GAUSS = np.polynomial.legendre.leggauss(40)
SHELLS = []


def total(energy, mass, factor=1):
    """Integral over the recoils of the cross section of an atom with the bracket as printed."""
    root = (2 * M_E * energy - mass**2) ** 2 - 4 * M_E**2 * mass**2
    if energy <= mass or root <= 0:
        return 0
    high = (2 * M_E * energy**2 - mass**2 * (M_E + energy) + energy * np.sqrt(root)) / (
        2 * M_E * (M_E + 2 * energy)
    )
    low = mass**4 / (4 * M_E * (M_E + 2 * energy) * high)
    result = 0
    for electrons, binding in SHELLS:
        least = max(low, binding, 1e-3)
        if least < high:
            half = np.log(high / least) / 2
            t = np.exp(np.log(least) + half * (1 + GAUSS[0]))
            bracket = (
                1 / t
                - 1 / energy
                - mass**2 / (2 * energy * t * M_E) * (1 - t / (2 * energy) + M_E / (2 * energy))
                + mass**4 * (t - M_E) / (8 * energy**2 * t**2 * M_E**2)
            )
            result += electrons * half * np.sum(GAUSS[1] * t * bracket)
    return SCALE * factor * result


def parts(energy, density, mass, e_shares):
    p = states(e_shares, energy, density)
    square = np.zeros((4, 4))
    for (i, j), value in ELEMENTS.items():
        square[i - 1, j - 1] = square[j - 1, i - 1] = value**2
    up = sum(p[i] * square[3, i] for i in range(3)) * total(energy, mass)
    light = sum(p[i] * square[:3, i].sum() for i in range(3)) * total(energy, 0)
    down = 0
    if p[3] > 0 and energy > mass / np.sqrt(1 - ESCAPE**2):
        reverse = energy + mass**2 / (2 * M_E)
        down = p[3] * square[:3, 3].sum() * total(reverse, mass, reverse**2 / (energy**2 - mass**2))
    return np.array([up, light, down])


def events(mass, theta14, theta24):
    e_shares = shares(theta14, theta24)
    table = np.array(rows("solar_pp.csv"), float)
    fluxes = {row[0]: float(row[1]) for row in rows("solar_fluxes.csv")}
    density = {row[0]: float(row[1]) for row in rows("solar_electron_density.csv")}
    result = np.zeros(3)
    for name, energy, share in rows("solar_lines.csv"):
        if name == "be7":
            result += fluxes[name] * float(share) * parts(float(energy), density[name], mass, e_shares)
    end = table[-1, 0]
    graded = mass / np.sqrt(1 - ESCAPE**2) + (end - mass) * 2.0 ** -np.arange(0, 24, 0.5) if mass else np.array([])
    thresholds = np.array([mass + mass**2 / (2 * M_E), mass / np.sqrt(1 - ESCAPE**2)])
    opening = thresholds[0] + (end - thresholds[0]) * 2.0 ** -np.arange(0, 24.0)
    # Where a limit passes the cut or a binding energy.
    t = np.array([1e-3] + [binding for _, binding in SHELLS])
    passing = (t + np.sqrt(t * (t + 2 * M_E))) / 2 * (1 + mass**2 / (2 * M_E * t))
    passing = np.concatenate([passing, passing - mass**2 / (2 * M_E), (t + np.sqrt(t * (t + 2 * M_E))) / 2])
    edges = np.unique(np.concatenate([table[:, 0], thresholds, graded, opening, passing]))
    edges = edges[(edges >= 0) & (edges <= end)]
    x, w = np.polynomial.legendre.leggauss(6)
    for a, b in zip(edges[:-1], edges[1:]):
        for node, weight in zip(a + (b - a) * (x + 1) / 2, w * (b - a) / 2):
            spectrum = np.interp(node, table[:, 0], table[:, 1])
            result += fluxes["pp"] * spectrum * weight * parts(node, density["pp"], mass, e_shares)
    return XENON * result


if __name__ == "__main__":
    SHELLS += [(float(r[3]), float(r[4]) * 1e-6) for r in rows("electron_shells.csv") if r[1] == "Xe"]
    for mass in (0, 0.1, 0.25, 0.4):
        for angles in ((0, 0), (0.15, 0.1)):
            up, light, down = events(mass, *angles)
            print(f"{mass * 1e3:g}, {angles[0]}, {angles[1]}, {up:.6f}, {light:.6f}, {down:.7f}")
