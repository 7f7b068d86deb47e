"""The settings of a run, as its event file holds them."""

import math
import re
from typing import NamedTuple

_ELEMENT = re.compile(r"(.*)\[(\d+)\]")


class Quantity(NamedTuple):
    """A number with its unit.

    >>> Quantity(55.4, "day")
    Quantity(value=55.4, unit='day')
    """

    value: float
    unit: str


class Vector(NamedTuple):
    """Several numbers with one unit; empty if they have none."""

    values: tuple
    unit: str


def as_dict(rows):
    """Settings by command.

    Each is a dict of its arguments: a :class:`Quantity`, a number, a word or a :class:`Vector`. A command of which
    several hold together, such as the parts of a resolution, is a list of such dicts.

    :param rows: command, argument, number (NaN if it is none), text and unit of each
    """
    found = {}
    for command, argument, number, text, unit in rows:
        value = text if math.isnan(number) else Quantity(number, unit) if unit else number
        element = _ELEMENT.fullmatch(argument)
        name = element.group(1) if element else argument
        groups = found.setdefault(command, [{}])
        # A name that is there already begins the next one.
        if name in groups[-1] and not (element and int(element.group(2)) > 0):
            groups.append({})
        if element:
            before = groups[-1].get(name, Vector((), unit)).values
            value = Vector((*before, number), unit)
        groups[-1][name] = value
    return {command: groups[0] if len(groups) == 1 else groups for command, groups in found.items()}
