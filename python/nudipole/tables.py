"""Tables: those that the program writes as CSV, and the rows of its JSON."""

import csv
import json
import os

import numpy as np

_COLUMNS, _UNITS = "# columns:", "# units:"


class Table(dict):
    """Columns by name, each a numpy array: ``pandas.DataFrame(table)`` takes it as it is.

    >>> limits = Table({"mass": np.array([1.0, 10.0])}, units={"mass": "keV"})
    >>> limits["mass"].max(), limits.units["mass"], len(limits.rows())
    (10.0, 'keV', 2)

    :ivar units: unit of each column; an empty string if it has none
    :ivar comments: lines of the header, such as the title
    """

    def __init__(self, columns, units=None, comments=()):
        super().__init__(columns)
        self.units = {name: (units or {}).get(name, "") for name in self}
        self.comments = list(comments)

    def rows(self):
        """The rows, each a dict."""
        return [dict(zip(self, values)) for values in zip(*self.values())]

    def where(self, **values):
        """The rows in which columns have these values.

        >>> table = Table({"run": np.array([0, 1, 1]), "m": np.array([5.0, 6.0, 7.0])})
        >>> table.where(run=1)["m"]
        array([6., 7.])
        """
        kept = np.ones(len(next(iter(self.values()))), dtype=bool)
        for name, value in values.items():
            kept &= self[name] == value
        return Table({name: column[kept] for name, column in self.items()}, self.units, self.comments)


def _column(cells):
    """Truth or numbers, if all that is there is that, else words; None and "" are no value."""
    words = ["" if cell is None else cell for cell in cells]
    if all(isinstance(word, bool) or word in ("true", "false") for word in words):
        return np.array([word is True or word == "true" for word in words])
    if all(isinstance(word, int) or str(word).lstrip("+-").isdigit() for word in words):
        return np.array([int(word) for word in words])
    try:
        numbers = np.array([float("nan") if word == "" else float(word) for word in words])
    except (TypeError, ValueError):
        return np.array([str(word) for word in words])
    # A column without any value may be of words as well as of numbers.
    return np.array(words) if all(cell == "" for cell in cells) else numbers


def read_table(path):
    """Reads a table of the program: ``rate --csv`` and ``--spectrum``, ``run --csv``, ``limit --csv``.

    Cells without a value are NaN among numbers.
    """
    comments, names, units = [], None, []
    with open(path, newline="", encoding="utf-8") as file:
        lines = file.read().splitlines()
    rows = []
    for line in lines:
        if line.startswith(_COLUMNS):
            names = [name.strip() for name in line[len(_COLUMNS) :].split(",")]
        elif line.startswith(_UNITS):
            units = [unit.strip() for unit in line[len(_UNITS) :].split(",")]
        elif line.startswith("#"):
            comments.append(line[1:].strip())
        elif line:
            rows.append(line)
    cells = list(csv.reader(rows))
    if names is None:
        if not cells:
            raise ValueError(f"{path}: is no table (no names of columns)")
        names = cells.pop(0)
    wrong = [row for row in cells if len(row) != len(names)]
    if wrong:
        raise ValueError(f"{path}: a row has {len(wrong[0])} values of {len(names)} columns: {wrong[0]}")
    columns = {name: _column([row[i] for row in cells]) for i, name in enumerate(names)}
    # 1 is how the program says that a number has no unit.
    return Table(columns, {n: "" if u == "1" else u for n, u in zip(names, units)}, comments)


def rows(answer):
    """The answer of ``rate``, ``run`` or ``limit`` as a table: one row a run, and a point of a limit.

    Takes the object of ``--json``, or the name of a file that holds it. Aliases become columns of their
    names (``alias_NAME`` where there is such a column). What is null is NaN.

    >>> answer = {"run": 0, "aliases": {"m4": 100}, "expected_events": 12.5, "channels": []}
    >>> rows(answer)["m4"], rows(answer)["expected_events"]
    (array([100]), array([12.5]))
    """
    if isinstance(answer, (str, os.PathLike)):
        with open(answer, encoding="utf-8") as file:
            answer = json.load(file)
    lines = [line for part in answer.get("runs", answer.get("curves", [answer])) for line in _lines(part)]
    names = list(dict.fromkeys(name for line in lines for name in line))
    columns = {name: _column([line.get(name) for line in lines]) for name in names}
    units = {}
    for part in answer.get("curves", [answer]):
        if "points" in part:
            units["scan_value"] = part.get("scan_unit") or ""
            limits = [name for name in names if name.startswith(("expected", "observed"))]
            units.update(dict.fromkeys(limits, part["unit"]))
    return Table(columns, units)


def _lines(part):
    """One line a point, or one of all that is no list or object."""
    plain = {k: v for k, v in part.items() if not isinstance(v, (list, dict))}
    for name, value in part.get("aliases", {}).items():
        plain["alias_" + name if name in plain else name] = value
    return [{**plain, **point} for point in part.get("points", [{}])]
