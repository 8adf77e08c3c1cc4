"""What is written down of a crash: enough to find the fault, and nothing of anybody's files.

A report has the kinds of the errors and the places in the code that led to them, with the versions
of everything and what the terminal says of itself. Messages of errors may quote a file; they stand
in it only where that is asked for. Values of variables never do.
"""

from __future__ import annotations

import os
import signal
import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from timeline_tui import __version__
from timeline_tui.errors import WriteError
from timeline_tui.files.atomic import write_atomically
from timeline_tui.files.places import state_folder
from timeline_tui.text.catalogue import tr
from timeline_tui.text.patterns import Late

ASKED = "TIMELINE_TUI_CRASH_DATA"
"""The environment variable that, set to 1, puts messages of errors into the report."""
PACKAGES = ("textual", "rich", "duckdb", "pyyaml", "click", "python-bidi", "markdown-it-py")
TERMINAL = ("TERM", "COLORTERM", "TERM_PROGRAM", "LANG", "LC_ALL", "LC_CTYPE", "NO_COLOR")
DEEPEST = 8
"""Errors that are told of those that led to one another."""
LARGEST_TRACE = 1 << 16
"""Bytes that are read of what the interpreter leaves behind."""

MOST_WARNINGS = 100
"""Places whose warnings are kept."""

_warned: Counter[str] = Counter()
_ROOM = Late(r"(?:^|[/\\])(timeline_tui|site-packages|dist-packages|python3\.\d+)(?=[/\\])")
_TRACE = Late(r'^\s*File "(.*)", line (\d+) in (\S+)$')


def keep_warnings() -> None:
    """Keep the warnings of libraries for a report instead of printing them.

    They may quote a file, raw, and would stand anywhere on the screen. Who asks Python for them
    (`-W`, `PYTHONWARNINGS`) gets them.
    """
    if not sys.warnoptions:
        warnings.showwarning = _keep


def _keep(
    message: object,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: object = None,
    line: str | None = None,
) -> None:
    place = f"{category.__name__} at {_short(filename)}:{lineno}"
    if place in _warned or len(_warned) < MOST_WARNINGS:
        _warned[place] += 1


def report_of(error: BaseException) -> str:
    """Give the report of an error and of those that led to it."""
    return "\n".join([*_beginning(), "", *_errors(error), ""])


def report_of_signal(number: int, trace: str) -> str:
    """Give the report of a process that a signal ended; `trace` is what the interpreter left."""
    told = (_TRACE.compiled.match(line) for line in trace.splitlines())
    places = [f"  {_short(found[1])}:{found[2]} in {found[3]}" for found in told if found]
    what = f"ended by {signal_name(number)}; the latest call first:"
    return "\n".join([*_beginning(), "", what, *places, ""])


def kept(report: str) -> Path | None:
    """Write a report where only its owner can read it; give where, or None where that fails."""
    folder = state_folder()
    if folder is None:
        return None
    moment = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    path = folder / f"crash-{moment}-{os.getpid()}.txt"
    with suppress(OSError, WriteError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomically(str(path), lambda out: out.write(report), replace=False, mode=0o600)
        return path
    return None


def where_told(path: Path | None) -> str:
    """Say where a report lies and what to do with it."""
    if path is None:
        return tr("No report of it could be written.")
    return tr("{path} tells where, and nothing of your files: send it with a report.", path=path)


def signal_name(number: int) -> str:
    """Give the name of a signal, else its number."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return str(number)


def _beginning() -> Iterator[str]:
    yield f"timeline-tui {__version__}"
    yield f"Python {sys.version.split()[0]} ({sys.implementation.name}) on {sys.platform}"
    yield ", ".join(f"{name} {_version(name)}" for name in PACKAGES)
    said = [f"{name}={os.environ[name]!r}" for name in TERMINAL if name in os.environ]
    multiplexer = [name for name in ("TMUX", "STY", "SSH_TTY") if name in os.environ]
    yield f"terminal: {' '.join(said + multiplexer)} {_size()}"
    yield from (f"warned {count} times: {place}" for place, count in _warned.items())


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # deferred: start-up

    try:
        return version(name)
    except PackageNotFoundError:
        return "?"


def _size() -> str:
    for descriptor in (1, 0, 2):
        with suppress(OSError):
            columns, lines = os.get_terminal_size(descriptor)
            return f"{columns}x{lines}"
    return "?"


def _errors(error: BaseException) -> Iterator[str]:
    seen: list[BaseException] = []
    following: BaseException | None = error
    while following is not None and following not in seen and len(seen) < DEEPEST:
        yield from _error(following)
        seen.append(following)
        following = following.__cause__ or following.__context__
        if following is not None:
            yield "which came of:"


def _error(error: BaseException) -> Iterator[str]:
    kind = type(error)
    yield f"{kind.__module__}.{kind.__qualname__}: {_message(error)}"
    at = error.__traceback__
    while at is not None:
        code = at.tb_frame.f_code
        yield f"  {_short(code.co_filename)}:{at.tb_lineno} in {code.co_qualname}"
        at = at.tb_next


def _message(error: BaseException) -> str:
    try:
        message = str(error)
    except Exception:
        return "(no message can be made)"
    if os.environ.get(ASKED) == "1":
        return repr(message)
    return f"(a message of {len(message)} characters, left out)" if message else "(no message)"


def _short(path: str) -> str:
    """Give the end of a file's name that says which module it is, without anybody's folders."""
    found = list(_ROOM.compiled.finditer(path))
    if not found:
        return os.path.basename(path)
    last = found[-1]
    return path[last.start(1) :] if last[1] == "timeline_tui" else path[last.end() + 1 :]
