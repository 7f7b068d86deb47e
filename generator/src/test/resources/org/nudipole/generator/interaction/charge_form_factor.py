"""Reference numbers of ElectroweakReferenceTest: squared amplitudes from explicit Dirac matrices.

Weak interaction:  L = -(G_F/sqrt2) [nubar gamma^a (1 - g5) nu] J_a, with
J_a = ebar gamma_a (g_V - g_A g5) e, or 2 x Q_V/2 (p + p')_a on a scalar nucleus.
Photon: vertex e f(q^2) gamma^a (1 - g5)/2 between left-handed neutrinos, f = q_nu + q^2 r^2/6, the
electron has the charge -e, the nucleus +Ze; propagator -i g_ab / q^2. Antineutrinos: the outer lines
of the neutrino current are exchanged. None of the closed formulas under test is used: amplitudes are
evaluated on four-momenta and squared as traces, then multiplied by phase space,
dsigma/dT = |M|^2 / (32 pi M E^2).
"""

import numpy as np

from dirac import ALPHA, HBARC, M_E, bar, g5, gamma, metric, slash, unit

G_F = 1.1663788e-11  # MeV^-2
SIN2 = 0.23857


def momenta(energy, recoil, mass):
    pt = np.sqrt(recoil * (recoil + 2 * mass))
    cos = recoil * (mass + energy) / (energy * pt)
    sin = np.sqrt(1 - cos**2)
    k = np.array([energy, 0, 0, energy])
    p = np.array([mass, 0, 0, 0])
    p2 = np.array([mass + recoil, pt * sin, 0, pt * cos])
    return k, p, k + p - p2, p2


def neutrino(k, k2, antineutrino):
    """Tensor L^{ab} of nubar gamma^a (1 - g5) nu, both charge states."""
    first, second = (k, k2) if not antineutrino else (k2, k)
    v = [g @ (unit - g5) for g in gamma]
    return np.array(
        [[np.trace(slash(second) @ v[a] @ slash(first) @ bar(v[b])) for b in range(4)] for a in range(4)]
    )


def electron(p, p2, vector, axial):
    v = [g @ (vector * unit - axial * g5) for g in gamma]
    m = M_E * unit
    return np.array(
        [
            [np.trace((slash(p2) + m) @ v[a] @ (slash(p) + m) @ bar(v[b])) for b in range(4)]
            for a in range(4)
        ]
    )


def contract(lepton, target):
    low = metric @ target @ metric
    return np.sum(lepton * low).real


def cross(squared, energy, mass):
    return squared / (32 * np.pi * mass * energy**2) * HBARC**2 * 1e-3  # cm^2 / keV


def photon(q2, r2, charge, sign):
    """What the photon adds to the vector coupling: i M = (-i e f/2)(-i / q2)(-i e sign) [..] [..],
    where the weak one is -i (G_F / sqrt2) g_V [..] [..]."""
    f = charge + q2 * (r2 / HBARC**2) / 6
    return 4 * np.pi * ALPHA * sign * f / (2 * q2) / (-G_F / np.sqrt(2))


def on_electron(nu_e, antineutrino, energy, recoil, r2, charge, transition_r2, transition_charge):
    k, p, k2, p2 = momenta(energy, recoil, M_E)
    vector = -0.5 + 2 * SIN2 + (1 if nu_e else 0)
    axial = -0.5 + (1 if nu_e else 0)
    q2 = -2 * M_E * recoil
    lepton = neutrino(k, k2, antineutrino)
    total = 0
    for diagonal, r, c in ((True, r2, charge), (False, transition_r2, transition_charge)):
        gv = (vector if diagonal else 0) + photon(q2, r, c, -1)
        ga = axial if diagonal else 0
        # Mean over two electron spins; the neutrino has one helicity.
        total += G_F**2 / 2 / 2 * contract(lepton, electron(p, p2, gv, ga))
    return cross(total, energy, M_E)


def on_nucleus(z, n, mass, energy, recoil, r2, charge, transition_r2, transition_charge):
    k, p, k2, p2 = momenta(energy, recoil, mass)
    weak = (0.5 - 2 * SIN2) * z - 0.5 * n
    q2 = -2 * mass * recoil
    lepton = neutrino(k, k2, False)
    current = p + p2
    total = 0
    for diagonal, r, c in ((True, r2, charge), (False, transition_r2, transition_charge)):
        q = (weak if diagonal else 0) + z * photon(q2, r, c, +1)
        total += G_F**2 / 2 * contract(lepton, q * q * np.outer(current, current))
    return cross(total, energy, mass)


NONE = (0, 0, 0, 0)  # r^2, charge, r^2 and charge of a transition, in cm^2 and e
ELECTRON_CASES = (NONE, (-1e-32, 0, 0, 0), (3e-32, 0, 2e-32, 0), (0, 2e-12, 0, 0), (0, -2e-12, 0, 1e-12))
ELECTRON_CASES += ((1e-32, 1e-12, 2e-32, -2e-12),)
NUCLEUS_CASES = (NONE, (-1e-32, 0, 0, 0), (3e-32, 0, 2e-32, 0), (0, 2e-8, 0, 0), (0, -2e-8, 0, 1e-8))
NUCLEUS_CASES += ((1e-32, 1e-8, 2e-32, -2e-8),)

if __name__ == "__main__":
    for name, nu_e, anti in (("NU_E", 1, 0), ("ANTI_NU_E", 1, 1), ("NU_MU", 0, 0), ("ANTI_NU_TAU", 0, 1)):
        for e, t in ((0.7465, 0.003), (2, 0.3)):
            for c in ELECTRON_CASES:
                v = on_electron(nu_e, anti, e, t, *c)
                print(f'"{name}, {e}, {t}, {c[0]}, {c[1]}, {c[2]}, {c[3]}, {v:.6e}",')
    for e, t in ((30, 0.005), (0.7465, 5e-6)):
        for c in NUCLEUS_CASES:
            v = on_nucleus(18, 22, 37215.5, e, t, *c)
            print(f'"{e}, {t}, {c[0]}, {c[1]}, {c[2]}, {c[3]}, {v:.6e}",')
