#!/usr/bin/env python3
"""An answer to a nudipole challenge with Python alone (h5py, numpy, scipy).

For challenges on a 51Cr source beside a germanium cylinder with a threshold and perfect
resolution, in which the sterile mass and the effective moment are hidden, such as

    nudipole challenge create cr51-cevns-ge --set /run/expose \\
        --hide "/dipole/mass 10 keV .. 300 keV log" \\
        --hide "/dipole/moment 1e-11 muB .. 1e-10 muB log" --null-probability 0.5 ...

It knows the experiment from macro.mac and the priors from challenge.json, computes the expected
spectrum from the formulas of docs/physics.md (its own, not nudipole's), and writes the posterior
of both values on a grid.

It needs h5py, numpy and scipy (Debian: apt install python3-h5py python3-numpy python3-scipy).

usage: challenge_participant.py PUBLIC_FOLDER ANSWER.json TEAM
"""
import json
import re
import sys
from pathlib import Path

try:
    import h5py
    import numpy as np
    from scipy.integrate import quad
except ModuleNotFoundError as missing:
    sys.exit(
        f"{sys.executable} has no {missing.name}. On Debian:\n"
        "  apt install python3-h5py python3-numpy python3-scipy\n"
        "and run this script with /usr/bin/python3; elsewhere: pip install h5py numpy scipy"
    )

# CODATA and PDG values, energies in MeV.
G_FERMI, ALPHA, HBAR_C = 1.1663788e-11, 1 / 137.035999084, 1.973269804e-11  # MeV^-2, 1, MeV cm
M_E, AMU, AVOGADRO, SIN2 = 0.51099895, 931.49410242, 6.02214076e23, 0.23857
CURIE, DAY, HALF_LIFE = 3.7e10, 86400.0, 27.7025 * 86400

LINES = [(0.7465, 0.8163), (0.4265, 0.0895), (0.7518, 0.0849), (0.4318, 0.0093)]
# Natural germanium: mass number, atomic mass in u, abundance.
GERMANIUM = [
    (70, 69.92424854, 0.2057),
    (72, 71.92207582, 0.2745),
    (73, 72.92345895, 0.0775),
    (74, 73.92117776, 0.3650),
    (76, 75.92140273, 0.0773),
]
Z, DENSITY = 32, 5.323  # g/cm3


def setting(macro, command):
    """Words behind a command of the macro."""
    return re.search(rf"^{command} (.*)$", macro, re.M).group(1).split()


def in_unit(words, **units):
    return float(words[0]) * units[words[1]]


def helm(q, a):
    """Form factor with the Lewin-Smith radius; q in 1/fm."""
    s, thickness = 0.9, 0.52
    c = 1.23 * a ** (1 / 3) - 0.60
    r = np.sqrt(c**2 + 7 / 3 * np.pi**2 * thickness**2 - 5 * s**2)
    x = np.maximum(q * r, 1e-4)
    bessel = 3 * (np.sin(x) - x * np.cos(x)) / x**3
    return bessel * np.exp(-((q * s) ** 2) / 2)


def weak(t, e, m, a):
    """CEvNS, cm2/MeV."""
    form = helm(np.sqrt(2 * m * t) / (HBAR_C * 1e13), a)
    charge = ((0.5 - 2 * SIN2) * Z - 0.5 * (a - Z)) * form
    bracket = 1 - t / e - m * t / (2 * e**2)
    return np.where(bracket > 0, G_FERMI**2 * m / np.pi * charge**2 * bracket * HBAR_C**2, 0)


def dipole(t, e, m, a, m4):
    """Upscattering through the moment, cm2/MeV for one Bohr magneton."""
    root = (2 * m * e - m4**2) ** 2 - 4 * m**2 * m4**2
    if root <= 0:
        return np.zeros_like(t)
    middle, side = 2 * m * e**2 - m4**2 * (m + e), e * np.sqrt(root)
    low, high = ((middle + sign * side) / (2 * m * (m + 2 * e)) for sign in (-1, 1))
    form = helm(np.sqrt(2 * m * t) / (HBAR_C * 1e13), a)
    bracket = (
        1 / t
        - 1 / e
        - m4**2 / (2 * e * t * m) * (1 - t / (2 * e) + m / (2 * e))
        + m4**4 * (t - m) / (8 * e**2 * t**2 * m**2)
    )
    inside = (t > low) & (t < high)
    return np.where(inside, np.pi * ALPHA**2 / M_E**2 * HBAR_C**2 * (Z * form) ** 2 * bracket, 0)


class Experiment:
    """Expected counts in bins of the recoil energy, from the public macro."""

    def __init__(self, macro, exposure, edges):
        activity = in_unit(setting(macro, "/source/activity"), MCi=1e6 * CURIE)
        distance = in_unit(setting(macro, "/source/distance"), cm=1.0, m=100.0)
        volume = in_unit(setting(macro, "/detector/volume"), cm3=1.0, L=1000.0)
        radius = (volume / (2 * np.pi)) ** (1 / 3)  # as high as wide
        height = 2 * radius
        mean = quad(
            lambda z: np.log1p(radius**2 / z**2) / (height * radius**2),
            distance - height / 2,
            distance + height / 2,
        )[0]
        rate = np.log(2) / HALF_LIFE
        decays = activity * -np.expm1(-rate * exposure) / rate
        self.fluence = decays * mean / (4 * np.pi)
        molar = sum(mass * share for _, mass, share in GERMANIUM)
        self.atoms = DENSITY * volume * AVOGADRO / molar
        # Four Gauss points in each bin.
        points, weights = np.polynomial.legendre.leggauss(4)
        half = np.diff(edges)[:, None] / 2
        self.t = (edges[:-1, None] + half * (1 + points)).ravel()
        self.weights = half * weights

    def counts(self, cross_section):
        density = np.zeros_like(self.t)
        for a, mass, share in GERMANIUM:
            m = mass * AMU - Z * M_E
            for e, intensity in LINES:
                density += share * intensity * cross_section(self.t, e, m, a)
        density = (self.fluence * self.atoms * density).reshape(self.weights.shape)
        return (density * self.weights).sum(axis=1)


def log_likelihood(counts, expected):
    return (counts * np.log(expected) - expected).sum()


def between(grid, position):
    """Value at a position between the points of a logarithmic grid."""
    return np.exp(np.interp(position, np.arange(grid.size), np.log(grid)))


def analyse(path, macro, priors, null_probability, rng):
    with h5py.File(path) as file:
        observed = file["/events/observed"][:] * 1e-3  # keV to MeV
        exposure = file.attrs["exposure_s"]
    threshold = in_unit(setting(macro, "/response/threshold"), eVnr=1e-6, eV=1e-6)
    edges = np.arange(threshold, 40.0001e-6, 0.25e-6)
    experiment = Experiment(macro, exposure, edges)
    counts = np.histogram(observed, edges)[0]
    standard = experiment.counts(weak)
    filled = standard > 1e-6 * standard.sum()  # the last bins are beyond the kinematic limit
    mass_prior, moment_prior = priors["/dipole/mass"], priors["/dipole/moment"]
    masses = np.geomspace(mass_prior["low"], mass_prior["high"], 81)  # keV
    moments = np.geomspace(moment_prior["low"], moment_prior["high"], 201)  # mu_B
    null = log_likelihood(counts[filled], standard[filled])
    grid = np.empty((masses.size, moments.size))
    for i, mass in enumerate(masses):
        signal = experiment.counts(lambda t, e, m, a: dipole(t, e, m, a, 1e-3 * mass))
        for j, moment in enumerate(moments):
            grid[i, j] = log_likelihood(
                counts[filled], (standard + moment**2 * signal)[filled]
            )
    # Even in both logarithms: every grid point has the same prior.
    best = max(grid.max(), null)
    posterior = (1 - null_probability) * np.exp(grid - best) / grid.size
    absent = null_probability * np.exp(null - best)
    total = posterior.sum() + absent
    posterior, absent = posterior / total, absent / total
    # Draws of both values together. No signal is a moment of exactly 0, and says nothing of the
    # mass, which keeps its prior.
    draws = 2000
    cell = rng.choice(grid.size, draws, p=posterior.ravel() / posterior.sum())
    signal = rng.random(draws) >= absent
    i = np.where(signal, cell // moments.size, rng.integers(masses.size, size=draws))
    # Anywhere in the cell of the grid, but inside the prior.
    mass = between(masses, i + rng.uniform(-0.5, 0.5, draws))
    moment = between(moments, cell % moments.size + rng.uniform(-0.5, 0.5, draws))
    return {
        "discovery": {"significance": float(np.sqrt(max(0.0, 2 * (grid.max() - null))))},
        "parameters": {
            "/dipole/mass": {"samples": mass.tolist()},
            "/dipole/moment": {"samples": np.where(signal, moment, 0.0).tolist()},
        },
    }


def main(folder, answer, team):
    folder = Path(folder)
    challenge = json.loads((folder / "challenge.json").read_text())
    macro = (folder / challenge["macro"]).read_text()
    priors = {prior["parameter"]: prior for prior in challenge["hidden"]}
    rng = np.random.default_rng(1)
    result = {
        "challenge": challenge["challenge"],
        "team": team,
        "data_sets": {
            name: analyse(folder / name, macro, priors, challenge["null_probability"], rng)
            for name in challenge["data_sets"]
        },
    }
    Path(answer).write_text(json.dumps(result, indent=1))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
