"""Event files, spectra and limits of nudipole, the Monte Carlo event generator, in Python.

>>> import nudipole
>>> events = nudipole.open("tutorial.h5")
>>> observed = events["observed"][events.detected]      # keVnr
>>> expected = nudipole.spectrum("tutorial")            # by integration
>>> simulated = events.histogram("observed", expected)  # in the same bins

Reading files needs numpy and h5py alone; :func:`run`, :func:`rate`, :func:`limit` and :func:`spectrum` run the
program, which the variable NUDIPOLE names, or PATH, or which lies beside this package.
"""

from .errors import EventFileError, NudipoleError, NudipoleWarning
from .events import Column, Events, open
from .histogram import Histogram, Spectrum
from .program import call, limit, rate, run, spectrum
from .settings import Quantity, Vector
from .tables import Table, read_table, rows

__all__ = [
    "Column",
    "EventFileError",
    "Events",
    "Histogram",
    "NudipoleError",
    "NudipoleWarning",
    "Quantity",
    "Spectrum",
    "Table",
    "Vector",
    "call",
    "limit",
    "open",
    "rate",
    "read_table",
    "rows",
    "run",
    "spectrum",
]
