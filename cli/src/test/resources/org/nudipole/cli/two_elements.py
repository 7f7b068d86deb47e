"""The limit on one element of the matrix of moments with another one left free, by numpy and iminuit.

    two_elements.py DATA NOTHING FIRST SECOND BOTH X Y PULLS

DATA is a table of counts; the others are spectra of `rate --spectrum` without moments, with the first
element X alone, with the second Y alone, and with both. The expected counts are a quadratic form in
both. PULLS is a JSON object {component: relative standard deviation}, `normalisation` for all
neutrinos. Prints the upper limit on the first element at Delta chi2 = 2.706.
"""
import json
import sys

import numpy as np
from iminuit import Minuit
from scipy.optimize import brentq

BACKGROUNDS = ("SS", "BRN", "delayedBRN")


def table(path):
    with open(path) as file:
        lines = [line.strip() for line in file]
    names = next(line for line in lines if line.startswith("# columns:"))[10:].strip().split(",")
    rows = np.array([line.split(",") for line in lines if line and line[0] != "#"], dtype=float)
    return {name: rows[:, i] for i, name in enumerate(names)}


def neutrinos(spectrum):
    return spectrum["total"] - sum(spectrum[name] for name in BACKGROUNDS)


counts = table(sys.argv[1])["counts"]
nothing, first, second, both = (table(path) for path in sys.argv[2:6])
x0, y0 = float(sys.argv[6]), float(sys.argv[7])
pulls = json.loads(sys.argv[8])
free = neutrinos(nothing)
xx = (neutrinos(first) - free) / x0**2
yy = (neutrinos(second) - free) / y0**2
xy = (neutrinos(both) - neutrinos(first) - neutrinos(second) + free) / (x0 * y0)


def minus_two_log(x, y, a):
    pull = dict(zip(pulls, a))
    expected = (free + xx * x**2 + yy * y**2 + xy * x * y) * (
        1 + pulls["normalisation"] * pull["normalisation"]
    )
    for name in BACKGROUNDS:
        expected = expected + nothing[name] * (1 + pulls[name] * pull[name])
    if np.any(expected <= 0):
        return 1e10
    return 2 * np.sum(expected - counts * np.log(expected)) + np.sum(np.square(a))


def profiled(x=None):
    """The least -2 ln L, at an element x in units of x0 or over all of them."""
    names = ["x", "y", *pulls]
    best = np.inf
    for start in (0.3, 1.0, 3.0):
        fit = Minuit(
            lambda p: minus_two_log(p[0] * x0, p[1] * y0, p[2:]),
            np.array([start if x is None else x, start, *np.zeros(len(pulls))]),
            name=names,
        )
        fit.errordef = 1
        fit.strategy = 2
        fit.tol = 1e-6
        fit.print_level = 0
        fit.limits["x"] = fit.limits["y"] = (0, None)
        fit.errors["x"] = fit.errors["y"] = 0.1
        fit.fixed["x"] = x is not None
        fit.migrad(ncall=20000)
        best = min(best, fit.fval)
    return best


least = profiled()
print(x0 * brentq(lambda x: profiled(x) - least - 2.705543454095404, 0.5, 20, rtol=1e-9))
