#!/usr/bin/env python3
"""A fit of the magnetic moment to simulated data, with iminuit (Debian: python3-iminuit).

Throws one experiment with a moment of 1e-10 Bohr magnetons, takes what the Standard Model and the dipole
bring from two integrals, and fits the square of the moment and the normalisation of a 3 % flux by a binned Poisson
likelihood. `nudipole fit` does the same in one command; this is a start for fits of your own.

usage: fit_of_a_moment.py [SEED]
"""
import sys
import tempfile
from pathlib import Path

import numpy as np
from iminuit import Minuit

import nudipole

MACRO, MASS = "cr51-cevns-ge", 100
TRUE, UNIT, FLUX = 1e-10, 1e-10, 0.03
BINS = {"/fit/bins": "8 eVnr 18 eVnr 0.5 eVnr"}


def main(seed):
    # At the moment that counts as 1 the column of the dipole is what its square multiplies.
    expected = nudipole.spectrum(MACRO, set=BINS, mu=UNIT, m4=MASS)
    weak, dipole = expected.parts["cevns_sm"], expected.parts["cevns_dipole"]
    with tempfile.TemporaryDirectory() as folder:
        data = nudipole.run(
            MACRO, Path(folder, "data.h5"), seed=seed, set={"/run/expose": ""}, mu=TRUE, m4=MASS
        )
        # Exposed events are counts: each weighs 1.
        counts = data.histogram("observed", expected, weights=1).counts

    def twice_negative_log_likelihood(square, flux):
        mean = (1 + flux) * (weak + square * dipole)
        log = np.log(mean / np.maximum(counts, 1), out=np.zeros_like(mean), where=counts > 0)
        return 2 * np.sum(mean - counts - counts * log) + (flux / FLUX) ** 2

    fit = Minuit(twice_negative_log_likelihood, square=0.5, flux=0.0)
    fit.errordef = Minuit.LEAST_SQUARES
    fit.limits["square"] = (0, None)
    fit.migrad()
    fit.hesse()
    moment = UNIT * np.sqrt(fit.values["square"])
    error = moment * fit.errors["square"] / (2 * fit.values["square"])
    print(f"{counts.sum():.0f} events, moment ({moment / UNIT:.4f} +- {error / UNIT:.4f}) x {UNIT:g} mu_B,")
    print(f"true {TRUE / UNIT:g}; deviance {fit.fval:.1f} in {len(counts)} bins, valid {fit.valid}")
    pull = (moment - TRUE) / error
    sys.exit(0 if fit.valid and abs(pull) < 4 else 1)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
