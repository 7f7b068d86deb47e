"""Event files: one, several, or a folder of shards, read when they are asked for."""

import json
import os
import re
from pathlib import Path
from typing import NamedTuple

import h5py
import numpy as np

from . import digests
from .errors import EventFileError
from .histogram import Histogram, Spectrum
from .settings import as_dict

_EVENTS, _CHALLENGE = "nudipole-events", "nudipole-challenge"
_PLAN = "run.json"
_DETECTED, _WEIGHT, _TARGET = "detected", "weight", "target"
# Rows that are read at once where all are gone through.
_BLOCK = 1 << 20
_RANDOM = re.compile(r"^/random/.*\n", re.M)


class Column(NamedTuple):
    """What a column is.

    :ivar unit: its unit; empty if it has none
    :ivar description: what it holds
    :ivar labels: the words that its numbers, from 0, stand for; empty if it has none
    """

    unit: str
    description: str
    labels: tuple


def open(*paths, run=None):
    """Opens an event file, several of one experiment, or a folder of shards; also the file of a challenge.

    Only headers are read; columns are read when they are asked for.

    >>> events = open("tutorial.h5")
    >>> len(events), round(events.exposure / 86400, 1)
    (20000, 55.4)

    :param paths: names of files, or of one folder
    :param run: number of the run, where the folder holds those of a loop
    :raises EventFileError: if they are no event files, or not all of one experiment
    """
    if len(paths) == 1 and not isinstance(paths[0], (str, os.PathLike)):
        paths = tuple(paths[0])
    if not paths:
        raise EventFileError("no file (there is nothing to open) name an event file or a folder of shards")
    files = []
    for path in map(Path, paths):
        files += _shards(path, run) if path.is_dir() else [path]
    return Events(files)


def _shards(folder, run):
    """The files of a run in a folder, as its plan lists them."""
    plan = folder / _PLAN
    if not plan.is_file():
        raise EventFileError(f"{folder}: is no folder of shards (it has no {_PLAN}) name event files")
    runs = [r for r in json.loads(plan.read_text(encoding="utf-8"))["runs"] if r["shards"]]
    if run is not None:
        runs = [r for r in runs if r["run"] == run]
    if len(runs) != 1:
        raise EventFileError(
            f"{folder}: holds {len(runs)} runs of that number"
            if run is not None
            else f"{folder}: holds {len(runs)} runs (one is opened) name one: open(..., run=0)"
        )
    files = [folder / shard["file"] for shard in runs[0]["shards"]]
    missing = [file.name for file in files if not file.is_file()]
    if missing:
        raise EventFileError(
            f"{folder}: {len(missing)} of {len(files)} shards are not there ({missing[0]}) complete it: run --resume"
        )
    return files


def _text(value):
    """Texts as str, whatever the type they are stored in; numbers as they are."""
    if isinstance(value, h5py.Empty):
        return ""
    if isinstance(value, np.ndarray):
        return [_text(one) for one in value] if value.dtype.kind in "SO" else value
    if isinstance(value, (bytes, str)):
        return digests.text(value)
    return value.item() if isinstance(value, np.generic) else value


class Events:
    """The events of a run. Columns come as numpy arrays: ``events["observed"]``.

    :ivar files: the files, in order
    :ivar columns: what each column is, a :class:`Column` by name
    :ivar attributes: the attributes of ``/run`` of the (first) file
    :ivar aliases: what the names of the macro stood for, if :func:`~nudipole.run` has made the files
    """

    def __init__(self, files):
        self.files = [Path(file) for file in files]
        self.aliases = {}
        heads = [self._head(file) for file in self.files]
        self.attributes, self.columns, _, _ = heads[0]
        self._kind = self.attributes.get("format", _EVENTS)
        self._lengths = [rows for _, _, rows, _ in heads]
        self._check(heads)
        self._generated = sum(attributes["n_events"] for attributes, _, _, _ in heads)

    @staticmethod
    def _head(file):
        try:
            with h5py.File(file, "r") as root:
                first = root.attrs if "format" in root.attrs else root["events"].attrs
                kind = _text(first.get("format", b""))
                if kind not in (_EVENTS, _CHALLENGE):
                    raise EventFileError(f"{file}: is an HDF5 file but no event file")
                header = root["run"].attrs if kind == _EVENTS else first
                attributes = {name: _text(value) for name, value in header.items()}
                columns = {
                    name: Column(
                        _text(column.attrs.get("units", b"")),
                        _text(column.attrs.get("description", b"")),
                        tuple(_text(column.attrs.get("labels", np.array([], "S1")))),
                    )
                    for name, column in root["events"].items()
                }
                rows = {len(column) for column in root["events"].values()}
                if len(rows) != 1:
                    raise EventFileError(f"{file}: is damaged (its columns have different lengths)")
                macro = _text(root["run/macro"][()]) if kind == _EVENTS else ""
        except (OSError, KeyError) as error:
            raise EventFileError(f"{file}: cannot be read as an event file ({error})") from error
        return attributes, columns, rows.pop(), macro

    def _check(self, heads):
        seen = {}
        for file, (attributes, columns, _, macro) in zip(self.files, heads):
            if columns.keys() != self.columns.keys():
                raise EventFileError(f"{file}: has other columns than {self.files[0]}")
            if _RANDOM.sub("", macro) != _RANDOM.sub("", heads[0][3]):
                raise EventFileError(f"{file}: is of another macro than {self.files[0]}")
            key = (attributes["digest"], attributes.get("shard_index", 0))
            if key in seen and attributes["n_events"] > 0:
                raise EventFileError(f"{file}: has the events of {seen[key]}, which would count twice")
            seen[key] = file
        of_shards = [attributes for attributes, _, _, _ in heads if attributes.get("shard_count", 1) > 1]
        if of_shards and len(of_shards) != of_shards[0]["shard_count"]:
            raise EventFileError(
                f"{self.files[0]}: is one of {of_shards[0]['shard_count']} shards, of which {len(of_shards)} are"
                " given (an event stands for a share of all) open their folder"
            )

    def __len__(self):
        """Rows: all events, or the detected ones if only those are stored."""
        return sum(self._lengths)

    def __repr__(self):
        name = str(self.files[0]) + (f" and {len(self.files) - 1} more" if len(self.files) > 1 else "")
        return f"<nudipole events of {name}: {len(self)} rows, {', '.join(self.columns)}>"

    def __contains__(self, name):
        return name in self.columns

    def __getitem__(self, name):
        """A column of all files as an array, read now."""
        if name not in self.columns:
            raise KeyError(f"{name} is no column of {self.files[0]}; it has {', '.join(self.columns)}")
        parts = [next(iter(block.values())) for block in self.blocks(name, rows=max(1, *self._lengths, 1))]
        return np.concatenate(parts)

    def blocks(self, *names, rows=_BLOCK):
        """Columns some rows at a time, for files that are larger than the memory.

        >>> sum(int(block["detected"].sum()) for block in open("tutorial.h5").blocks("detected", rows=5000))
        6899

        :return: an iterator of dicts of arrays
        """
        names = names or tuple(self.columns)
        for file, length in zip(self.files, self._lengths):
            with h5py.File(file, "r") as root:
                # A file without rows has its columns, too.
                for first in range(0, max(1, length), rows):
                    yield {name: root["events"][name][first : first + rows] for name in names}

    def arrays(self, *names, where=None):
        """Columns by name, all of them if none is named: ``pandas.DataFrame(events.arrays())``.

        :param where: a mask, such as ``events.detected``
        """
        chosen = slice(None) if where is None else where
        return {name: self[name][chosen] for name in names or self.columns}

    @property
    def units(self):
        """Unit of each column.

        >>> open("tutorial.h5").units["observed"]
        'keVnr'
        """
        return {name: column.unit for name, column in self.columns.items()}

    @property
    def detected(self):
        """Which rows were detected, as a mask."""
        if _DETECTED in self.columns:
            return self[_DETECTED] == 1
        if self._kind == _CHALLENGE or self.attributes.get("stored_events") == _DETECTED:
            return np.ones(len(self), dtype=bool)
        raise KeyError(f"{self.files[0]} has no column {_DETECTED}")

    def words(self, name):
        """A column of codes as words: ``interaction``, ``part``, ``module``, and ``target``.

        >>> sorted(set(open("tutorial.h5").words("target")))
        ['Ge70', 'Ge72', 'Ge73', 'Ge74', 'Ge76']
        """
        labels = tuple(self.targets.get("name", ())) if name == _TARGET else self.columns[name].labels
        if not labels:
            raise KeyError(f"{name} is no column of codes")
        # The last place is that of -1: a background hits no target.
        return np.array([*labels, "none"] if name == _TARGET else labels)[self[name]]

    @property
    def targets(self):
        """The scattering centres: ``name``, ``z``, ``a``, ``shell``, ``binding_energy`` (eV), ``mass`` (MeV)."""
        with h5py.File(self.files[0], "r") as root:
            if "targets" not in root:
                return {}
            return {
                name: np.array(_text(column[:])) if column.dtype.kind in "SO" else column[:]
                for name, column in root["targets"].items()
            }

    @property
    def exposure(self):
        """Live time of the experiment, in s."""
        return self.attributes["exposure_s"]

    @property
    def expected(self):
        """Events that are expected in the exposure, by integration; NaN in a challenge."""
        return self.attributes.get("expected_events", float("nan"))

    @property
    def expected_detected(self):
        """Detected ones among them."""
        return self.attributes.get("expected_detected", float("nan"))

    @property
    def weight(self):
        """Events of the exposure that a row stands for: ``expected_events`` over all that were generated.

        Of several files this is one exposure, too. Rows of a challenge are counts.

        >>> events = open("tutorial.h5")
        >>> round(events.weight * events.detected.sum() / events.expected_detected, 1)
        1.0
        """
        return self.expected / self._generated if self._kind == _EVENTS and self._generated else 1.0

    def weights(self, *names):
        """The weight of every row: :attr:`weight` times the columns of weights that ``reweight`` adds.

        :param names: these columns; by default ``weight``, if there is one
        """
        names = names or tuple(name for name in (_WEIGHT,) if name in self.columns)
        weights = np.full(len(self), self.weight)
        for name in names:
            weights *= self[name]
        return weights

    def histogram(self, column="observed", bins=50, where=None, weights=None):
        """Events of the exposure in bins of a column, the detected ones unless a mask says which.

        >>> h = open("tutorial.h5").histogram("observed", bins=[0.008, 0.012, 0.020])
        >>> h.unit, len(h.counts)
        ('keVnr', 2)

        :param bins: their edges, in the unit of the column, a :class:`~nudipole.Spectrum` whose bins are taken, or
            a number of bins over what there is
        :param where: a mask of rows; True for all
        :param weights: weights of the rows, by default :meth:`weights`
        :return: a :class:`~nudipole.Histogram`
        """
        unit = self.columns[column].unit
        if isinstance(bins, Spectrum):
            if bins.unit != unit:
                raise ValueError(f"bins in {bins.unit} of {column} in {unit}")
            bins = bins.edges
        mask = self.detected if where is None else np.broadcast_to(where, len(self))
        values = self[column][mask]
        each = (self.weights() if weights is None else np.broadcast_to(weights, len(self)))[mask]
        counts, edges = np.histogram(values, bins, weights=each)
        squares, _ = np.histogram(values, edges, weights=each**2)
        return Histogram(edges, counts, np.sqrt(squares), unit, column)

    @property
    def macro(self):
        """The resolved macro: running it again gives the same events."""
        with h5py.File(self.files[0], "r") as root:
            return _text(root["run/macro"][()]) if self._kind == _EVENTS else ""

    @property
    def settings(self):
        """Every setting of the run, defaults included, as a dict of commands.

        >>> settings = open("tutorial.h5").settings
        >>> settings["/source/activity"]
        {'activity': Quantity(value=5.0, unit='MCi')}
        >>> settings["/detector/material"]["material"]
        'Ge'
        """
        with h5py.File(self.files[0], "r") as root:
            if "run/settings" not in root:
                return {}
            stored = root["run/settings"]
            names = ("command", "argument", "value", "text", "unit")
            return as_dict(list(zip(*(_text(stored[name][:]) for name in names))))

    @property
    def warnings(self):
        """What the program warned of when it made the file."""
        with h5py.File(self.files[0], "r") as root:
            return _text(root["run/warnings"][:]) if "run/warnings" in root else []

    def verify(self):
        """Computes both digests of every file again.

        >>> open("tutorial.h5").verify()

        :raises EventFileError: if one does not match
        """
        found = []
        for file in self.files:
            with h5py.File(file, "r") as root:
                found += [f"{file}: {fault}" for fault in digests.faults(root)]
        if found:
            raise EventFileError("\n".join(found))
