"""The program, run from Python."""

import json
import numbers
import os
import shutil
import signal
import subprocess
import tempfile
import warnings
from pathlib import Path

from . import events, tables
from .errors import NudipoleError, NudipoleWarning
from .histogram import Spectrum

#: The launcher, where it is neither on PATH nor beside this package.
VARIABLE = "NUDIPOLE"


def find():
    """The launcher: what the variable NUDIPOLE names, ``nudipole`` on PATH, or that of the sources."""
    named = os.environ.get(VARIABLE)
    if named:
        return named
    beside = Path(__file__).resolve().parents[2] / "nudipole"
    found = shutil.which("nudipole") or (str(beside) if beside.is_file() else None)
    if found is None:
        raise FileNotFoundError(
            f"no program nudipole on PATH (only files can be read) set {VARIABLE} to its launcher, or link it into a"
            " folder on PATH"
        )
    return found


def call(*arguments):
    """Runs a command of the program and returns its JSON answer.

    >>> call("inspect", "tutorial.h5")["n_events"]
    20000

    :param arguments: words of the command line, without ``--json``
    :raises NudipoleError: with the program's message, unless there is an answer all the same, as of a limit with a
        point that failed; its warnings are Python's
    """
    code, out, err = _execute([*map(str, arguments), "--json"])
    if code != 0 and not (code == 1 and out.strip()):
        raise NudipoleError(_message(err), code)
    answer = json.loads(out)
    for line in answer.get("warnings", []):
        warnings.warn(line, NudipoleWarning, stacklevel=3)
    if code == 1:
        known = ["warning: " + line for line in answer.get("warnings", [])]
        for line in err.splitlines():
            if line and line not in known:
                warnings.warn(line, NudipoleWarning, stacklevel=3)
    return answer


def _message(err):
    return err.strip().replace("nudipole: ", "", 1)


def _execute(arguments):
    with subprocess.Popen(
        [find(), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        # So that Ctrl-C in a terminal reaches it once: from here.
        start_new_session=True,
    ) as process:
        try:
            out, err = process.communicate()
        except KeyboardInterrupt:
            # What is complete stays, and the message says how to go on.
            process.send_signal(signal.SIGINT)
            _, err = process.communicate()
            raise NudipoleError(_message(err), 130) from None
        return process.returncode, out, err


def text(value):
    """A value as macros have it: numbers with every digit."""
    if isinstance(value, numbers.Real) and not isinstance(value, (bool, numbers.Integral)):
        return repr(float(value))
    return str(value)


def _options(seed, settings, aliases, named):
    options = [] if seed is None else ["--seed", str(seed)]
    for command, value in (settings or {}).items():
        options += ["--set", f"{command}={text(value)}"]
    for name, value in {**(aliases or {}), **named}.items():
        options += ["--alias", f"{name}={text(value)}"]
    return options


def run(
    macro, output=None, *, seed=None, threads=None, set=None, aliases=None, force=False, shards=None, **named
):
    """Generates the events of a macro and opens them.

    >>> events = run("tutorial", "dipole.h5", set={"/run/beamOn": 1000}, mu=1e-10, m4=100)
    >>> len(events), events.settings["/dipole/mass"]["mass"]
    (1000, Quantity(value=100.0, unit='keV'))

    :param macro: a file, or the name of a shipped one
    :param output: event file, or a folder (``"DIR/"``); by default as the program has it
    :param set: values of commands, as ``{"/detector/mass": "2 kg"}``
    :param aliases: values of the macro's aliases, where one is no name of a Python argument
    :param force: whether older files are replaced
    :param shards: number of files in the folder
    :param named: values of the macro's aliases
    :return: :class:`~nudipole.Events`; of a macro with loops a list, without the runs that are closed, each with its
        ``aliases``
    :raises NudipoleError: with the program's message
    """
    words = ["run", macro, "--quiet", *_options(seed, set, aliases, named)]
    for option, value in {"-o": output, "--threads": threads, "--shards": shards}.items():
        words += [] if value is None else [option, os.fspath(value) if option == "-o" else value]
    answer = call(*words, *(["--force"] if force else []))
    made = []
    for one in answer.get("runs", [answer]):
        if one["files"]:
            opened = events.Events(one["files"])
            opened.aliases = one["aliases"]
            made.append(opened)
    return made if "runs" in answer else made[0] if made else None


def rate(macro, *, set=None, aliases=None, **named):
    """What a macro expects, by integration: the object of ``rate --json``.

    >>> answer = rate("tutorial", set={"/detector/material": "Si"})
    >>> answer["expected_detected"] < answer["expected_events"]
    True

    :func:`~nudipole.rows` makes a table of a loop's runs.
    """
    return call("rate", macro, *_options(None, set, aliases, named))


def limit(*macros, options=(), set=None, aliases=None, **named):
    """Upper limits: the object of ``limit --json``.

    >>> limits = rows(limit("cr51-cevns-ge", options=["--scan", "/dipole/mass 100 keV .. 700 keV log 3"]))
    >>> limits["scan_value"].round(1), limits.units["scan_value"], limits.units["expected"]
    (array([100. , 264.6, 700. ]), 'keV', 'muB')

    :param options: other words of the command line, such as ``["--two-sided"]``
    """
    return call("limit", *macros, *map(str, options), *_options(None, set, aliases, named))


def spectrum(macro, *, set=None, aliases=None, **named):
    """The expected spectrum of detected events, with the response folded in.

    Bins are those of the macro's ``/fit/bins``, else 40 over what is observed. A macro with ``/fit/plane`` has cells
    in two quantities: see the ``table``.

    >>> expected = spectrum("tutorial")
    >>> events = open("tutorial.h5")
    >>> h = events.histogram("observed", expected)
    >>> round(h.total / expected.total.sum(), 1)
    1.0
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "spectrum.csv")
        call("rate", macro, *_options(None, set, aliases, named), "--spectrum", file)
        return Spectrum(tables.read_table(file))
