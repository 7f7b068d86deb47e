#!/usr/bin/env python3
"""A fit and upper limits from a workspace, with numpy and iminuit (Debian: python3-iminuit).

    nudipole export --pyhf cr51-cevns-ge --set "/fit/nuisance=normalisation 0.02" -o workspace.json
    workspace_limit.py workspace.json

The likelihood is written here from the definition of HistFactory (CERN-OPEN-2012-016) with the
interpolations that pyhf takes by default; nothing of nudipole is used. Prints one JSON object: the
best s = (moment / 1e-10 mu_B)^2 with its error, and the upper limits on s at 90 % CL, one-sided
(Delta chi2 = 1.642) and two-sided (2.706).

    workspace_limit.py workspace.json points.json

prints the logarithm of the likelihood instead at each of a list of points {parameter: value}. Exit
code 2 without a workspace, 3 if a file cannot be read or a module is missing.
"""
import json
import sys
from math import lgamma
from types import SimpleNamespace

try:
    import numpy as np
    from iminuit import Minuit
except ModuleNotFoundError as missing:
    print(
        f"{sys.executable} has no {missing.name}: on Debian apt install python3-iminuit and run this"
        " with /usr/bin/python3, elsewhere pip install iminuit",
        file=sys.stderr,
    )
    sys.exit(3)


def histosys(alpha, nominal, high, low):
    """Interpolation code 4p: what is added to the nominal counts."""
    up, down = high - nominal, nominal - low
    if alpha > 1:
        return alpha * up
    if alpha < -1:
        return alpha * down
    even = (up - down) / 16 * alpha**2 * (15 + alpha**2 * (-10 + 3 * alpha**2))
    return alpha * (up + down) / 2 + even


# a_1 ... a_6 from values, first and second derivatives at alpha = 1 and -1.
POWERS = np.arange(1, 7)
JOINED = np.linalg.inv(
    np.array(
        [
            POWERS**0,
            (-1.0) ** POWERS,
            POWERS,
            -POWERS * (-1.0) ** POWERS,
            POWERS * (POWERS - 1),
            POWERS * (POWERS - 1) * (-1.0) ** POWERS,
        ]
    )
)


def normsys(alpha, high, low):
    """Interpolation code 4: a factor."""
    if alpha >= 1:
        return high**alpha
    if alpha <= -1:
        return low**-alpha
    up, down = np.log(high), np.log(low)
    ends = [high - 1, low - 1, up * high, -down * low, up**2 * high, down**2 * low]
    return 1 + np.dot(JOINED @ ends, alpha**POWERS)


class Workspace:
    def __init__(self, path):
        with open(path) as file:
            workspace = json.load(file)
        observed = {one["name"]: one["data"] for one in workspace["observations"]}
        self.poi = workspace["measurements"][0]["config"]["poi"]
        self.channels = [
            (np.array(observed[one["name"]], dtype=float), one["samples"])
            for one in workspace["channels"]
        ]
        self.counts = np.concatenate([counts for counts, _ in self.channels])
        samples = [sample for _, of_channel in self.channels for sample in of_channel]
        modifiers = [m for sample in samples for m in sample["modifiers"]]
        self.pulls = sorted({m["name"] for m in modifiers if m["type"] != "normfactor"})

    def expected(self, values):
        """Expected counts of all channels, one after the other."""
        return np.concatenate(
            [self.of_channel(counts, samples, values) for counts, samples in self.channels]
        )

    @staticmethod
    def of_channel(observed, samples, values):
        total = np.zeros_like(observed)
        for sample in samples:
            nominal = np.array(sample["data"])
            counts, factor = nominal.copy(), 1.0
            for m in sample["modifiers"]:
                value, data = values[m["name"]], m["data"]
                if m["type"] == "normfactor":
                    factor *= value
                elif m["type"] == "normsys":
                    factor *= normsys(value, data["hi"], data["lo"])
                else:
                    high, low = np.array(data["hi_data"]), np.array(data["lo_data"])
                    counts += histosys(value, nominal, high, low)
            total += factor * counts
        return total

    def log_density(self, values):
        """Poisson of the counts and a standard normal of every pull."""
        expected = self.expected(values)
        if np.any(expected < 0) or np.any((expected == 0) & (self.counts > 0)):
            return -np.inf
        seen = expected > 0
        log = np.zeros_like(expected)
        log[seen] = self.counts[seen] * np.log(expected[seen])
        poisson = np.sum(log - expected) - sum(lgamma(n + 1) for n in self.counts)
        pulls = np.array([values[name] for name in self.pulls])
        return poisson - np.sum(pulls**2) / 2 - len(pulls) * np.log(2 * np.pi) / 2

    def fit(self, strength=None):
        """The minimum of -2 ln L, over s >= 0 or at a given s."""
        names = [self.poi, *self.pulls]
        scale = -2 * self.log_density(dict.fromkeys(names, 0.0))

        def cost(values):
            density = self.log_density(dict(zip(names, values)))
            return -2 * density - scale if np.isfinite(density) else 1e10

        start = [0.01 if strength is None else strength] + [0.0] * len(self.pulls)
        minuit = Minuit(cost, start, name=names)
        minuit.errordef = 1
        minuit.strategy = 2
        minuit.tol = 1e-3
        minuit.limits[self.poi] = (0, None)
        minuit.fixed[self.poi] = strength is not None
        if strength is not None and not self.pulls:
            # Nothing is free, which Minuit does not take.
            return SimpleNamespace(fval=cost(start))
        minuit.migrad()
        if not minuit.valid:
            raise RuntimeError(f"no minimum at s = {strength}")
        return minuit

    def upper_limit(self, best, distance):
        """Where -2 ln L has risen by a distance above its minimum, by bisection."""
        least, low = best.fval, best.values[self.poi]
        high = low + 0.01
        while self.fit(high).fval - least < distance:
            high = low + 2 * (high - low)
        while high - low > 1e-5 * high:
            middle = (low + high) / 2
            if self.fit(middle).fval - least < distance:
                low = middle
            else:
                high = middle
        return (low + high) / 2


def main():
    workspace = Workspace(sys.argv[1])
    if len(sys.argv) > 2:
        with open(sys.argv[2]) as file:
            points = json.load(file)["points"]
        answer = {"log_density": [workspace.log_density(point) for point in points]}
    else:
        best = workspace.fit()
        best.hesse()
        answer = {
            "best": best.values[workspace.poi],
            "error": best.errors[workspace.poi],
            "one_sided": workspace.upper_limit(best, 1.642374),
            "two_sided": workspace.upper_limit(best, 2.705543),
        }
    print(json.dumps(answer))


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        print(__doc__.strip(), file=sys.stderr)
        sys.exit(2)
    try:
        main()
    except (OSError, json.JSONDecodeError) as error:
        print(f"cannot be read: {error}", file=sys.stderr)
        sys.exit(3)
