"""Reference numbers of NucleonFormFactorsReferenceTest: form factors of protons and neutrons apart.

Written from the formulas of the papers with numpy and scipy's spherical Bessel functions, apart from the
program: SM amplitude g_V^p Z F_p + g_V^n N F_n, dipole Z F_p, photon Z F_p, axial current F_p. Natural units in
MeV; cross sections in cm^2 / keV.
"""

import numpy as np
from scipy.special import spherical_jn

G_F = 1.1663788e-11  # MeV^-2
ALPHA = 1 / 137.035999084
HBARC = 197.3269804  # MeV fm
M_E = 0.51099895
SIN2 = 0.23857
PER_KEV = (HBARC * 1e-13) ** 2 * 1e-3

# Z, A, nuclear mass in MeV, measured rms charge radius in fm (Angeli and Marinova 2013).
NUCLEI = {
    "H1": (1, 1, 938.2721, 0.8783),
    "Ar40": (18, 40, 37215.5, 3.4274),
    "Ge74": (32, 74, 68840.8, 4.0742),
    "Cs133": (55, 133, 123772.8, 4.8041),
}


def sphere(x):
    return 3 * spherical_jn(1, x) / x


def helm(q, rms, s=0.9):
    k = q / HBARC
    if rms**2 <= 3 * s**2:  # no room for a sphere: a Gaussian of this rms radius
        return np.exp(-((k * rms) ** 2) / 6)
    return sphere(k * np.sqrt(5 / 3 * (rms**2 - 3 * s**2))) * np.exp(-((k * s) ** 2) / 2)


def klein_nystrand(q, a, r0, mass_number):
    k = q / HBARC
    return sphere(k * r0 * mass_number ** (1 / 3)) / (1 + (k * a) ** 2)


def forms(model, nucleus, q):
    """F_p, F_n; a model is a name and its numbers in fm."""
    z, a, mass, charge_radius = NUCLEI[nucleus]
    name, *numbers = model
    if name == "helm":
        return helm(q, numbers[0]), helm(q, numbers[1])
    if name == "measured":
        return helm(q, charge_radius), helm(q, charge_radius + numbers[0])
    return klein_nystrand(q, numbers[0], numbers[1], a), klein_nystrand(q, numbers[0], numbers[2], a)


def parts(model, nucleus, energy, recoil, m4=3.0, overlap=(1e-10, 0.01), radius=3e-32, axial=0.5):
    """SM; the same with a squared charge radius in cm^2; with an axial structure F_A(0); dipole of 1e-10
    mu_B; interference of the product D W* = overlap[0] * overlap[1] in mu_B."""
    z, a, mass, _ = NUCLEI[nucleus]
    n = a - z
    fp, fn = forms(model, nucleus, np.sqrt(2 * mass * recoil))
    weak = (0.5 - 2 * SIN2) * z * fp - 0.5 * n * fn
    scale = G_F**2 * mass / np.pi
    bracket = 1 - recoil / energy - mass * recoil / (2 * energy**2)
    sm = scale * weak**2 * bracket
    # The photon shifts g_V^p by -(sqrt2 pi alpha / 3 G_F) r^2.
    shift = np.sqrt(2) * np.pi * ALPHA / (3 * G_F) * radius / (HBARC * 1e-13) ** 2
    photon = scale * (weak - z * fp * shift) ** 2 * bracket
    spin = sm + scale * axial / 4 * fp**2 * (1 - recoil / energy + mass * recoil / (2 * energy**2))
    e, t, m = energy, recoil, mass
    terms = 1 / t - 1 / e - m4**2 / (2 * e * t * m) * (1 - t / (2 * e) + m / (2 * e))
    terms += m4**4 * (t - m) / (8 * e**2 * t**2 * m**2)
    dipole = np.pi * ALPHA**2 / M_E**2 * 1e-20 * (z * fp) ** 2 * terms
    k = 1 + m4**2 / (2 * m * t)
    prefactor = ALPHA * G_F * m4 / (np.sqrt(2) * e * M_E)
    interference = -prefactor * z * fp * weak * (m + t / 2) / e * k * overlap[0] * overlap[1]
    return [x * PER_KEV for x in (sm, photon, spin, dipole, interference)]


MODELS = [("helm", 4.8, 5.05), ("helm", 4.8, 4.8), ("kleinNystrand", 0.7, 1.23, 1.28), ("measured", 0.0), ("measured", 0.2)]

if __name__ == "__main__":
    for nucleus, momenta in (("Cs133", (2, 60, 150, 250)), ("Ge74", (100,)), ("H1", (50,))):
        for model in MODELS:
            if nucleus == "H1" and model[0] == "helm":
                continue
            for q in momenta:
                fp, fn = forms(model, nucleus, q)
                print(f'"{nucleus}, {" ".join(map(str, model))}, {q}, {fp:.14g}, {fn:.14g}",')
    print()
    for nucleus, energy, recoil in (("Cs133", 30, 0.010), ("Cs133", 50, 0.035), ("Ar40", 30, 0.02)):
        for model in MODELS:
            numbers = ", ".join(f"{v:.12e}" for v in parts(model, nucleus, energy, recoil))
            print(f'"{nucleus}, {" ".join(map(str, model))}, {energy}, {recoil}, {numbers}",')
