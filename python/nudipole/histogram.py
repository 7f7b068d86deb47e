"""Histograms of events with their weights."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Histogram:
    """Events of the exposure in bins.

    >>> h = Histogram(np.array([0.0, 1.0, 3.0]), np.array([4.0, 6.0]), np.array([1.0, 1.5]), "keVnr", "observed")
    >>> h.centres, h.widths, h.total
    (array([0.5, 2. ]), array([1., 2.]), 10.0)

    :ivar edges: one more than there are bins
    :ivar counts: sum of the weights in each bin
    :ivar errors: their standard deviations, the root of the sum of the squared weights
    :ivar unit: unit of the edges
    :ivar column: the column that was filled in
    """

    edges: np.ndarray
    counts: np.ndarray
    errors: np.ndarray
    unit: str
    column: str

    @property
    def centres(self):
        """The middles of the bins."""
        return (self.edges[:-1] + self.edges[1:]) / 2

    @property
    def widths(self):
        """The widths of the bins."""
        return np.diff(self.edges)

    @property
    def total(self):
        """The sum of all bins."""
        return float(self.counts.sum())


@dataclass(frozen=True)
class Spectrum:
    """What is expected in bins, by integration: the table of ``rate --spectrum``.

    :ivar table: the :class:`~nudipole.Table`: ends of the bins, a column for each interaction and part and each
        background, and their sum ``total``
    :ivar column: the column of event files that the bins are of
    """

    table: dict
    column: str = "observed"

    @property
    def edges(self):
        """The ends of the bins, one more than there are bins."""
        low, high = self.table[self.column + "_low"], self.table[self.column + "_high"]
        if not np.array_equal(low[1:], high[:-1]):
            raise ValueError("cells of a plane have no single axis: take the columns of the table")
        return np.append(low, high[-1])

    @property
    def unit(self):
        """Unit of the edges."""
        return self.table.units[self.column + "_low"]

    @property
    def total(self):
        """Expected detected events of the exposure in each bin."""
        return self.table["total"]

    @property
    def parts(self):
        """The same of each interaction and part and of each background, by name."""
        ends = ("_low", "_high")
        return {n: c for n, c in self.table.items() if n != "total" and not n.endswith(ends)}
