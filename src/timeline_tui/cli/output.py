"""The sole writer to stdout and stderr, and the owner of the exit codes.

Stdout is data: faithful in a pipe, made safe on a terminal. Stderr is words, always made safe.
It decides where a text goes and never what it says.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, TextIO, cast

from timeline_tui.errors import TimelineError, WriteError, shortened
from timeline_tui.files.reasons import reason_of
from timeline_tui.text.bidi import Bidi, has_rtl, once, order_of_words, seen
from timeline_tui.text.catalogue import direction, tr
from timeline_tui.text.patterns import Late
from timeline_tui.text.safe import joined, safe

if TYPE_CHECKING:
    # Drawing costs start-up time that `check` and `--help` need not pay.
    from timeline_tui.render.pieces import Line

PROGRAM = "timeline-tui"
NARROWEST = 20
"""Cells that are drawn even where a terminal has fewer."""

_NO_SIZE = (80, 24)
_BREAKS = Late(r"(\r\n|\n|\t)")
_CELL_BLANKS = Late("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_CELL_CONTROLS = Late("[\x00-\x1f\x7f-\x9f]")
_FIELDS = Late(rf"(  +|\t|^{re.escape(PROGRAM)}: |^.*?:\d+:\d+: (?:error|warning): )")
"""What parts the fields of a line of words: columns, and what stands before a message."""
_STYLE = attrgetter("style")
_DEVELOPING = sys.flags.dev_mode


class Exit(IntEnum):
    """What the exit code says."""

    DONE = 0
    NOTHING = 1
    """Nothing matched, or `check` found errors."""
    FAILED = 2
    """Usage, a bad query, nothing readable, or a write failure."""
    INCOMPLETE = 3
    """Records were rejected or files unreadable, under `--strict`."""
    CRASHED = 70
    """Something happened that nobody foresaw."""
    INTERRUPTED = 130
    CLOSED_PIPE = 141


@dataclass(frozen=True)
class Output:
    """Where data and words of one run go, and how they look there."""

    color: str = "auto"
    """`auto`, `always` or `never`."""
    quiet: bool = False
    """Whether only failures are told on stderr."""
    asked_bidi: Bidi = Bidi.OFF
    """Who reorders right-to-left text on a terminal."""

    @property
    def bidi(self) -> Bidi:
        """Who reorders right-to-left text: nobody in a pipe."""
        return self.asked_bidi if self.is_terminal else Bidi.OFF

    @cached_property  # asked for every line
    def is_terminal(self) -> bool:
        """Whether a person reads stdout directly."""
        return sys.stdout is not None and sys.stdout.isatty()

    @cached_property
    def is_coloured(self) -> bool:
        """Whether styles become escape sequences; `--color` is above the environment."""
        if self.color != "auto":
            return self.color == "always"
        is_plain = os.environ.get("TERM", "") in ("", "dumb") or os.environ.get("NO_COLOR")
        return self.is_terminal and not is_plain

    @property
    def width(self) -> int:
        """How many cells a line has: COLUMNS, else the terminal's, else 80."""
        return max(NARROWEST, shutil.get_terminal_size(_NO_SIZE).columns)

    def stream(self) -> TextIO:
        """Give stdout as a stream for data; a failure to write raises WriteError."""
        return cast("TextIO", _Stdout(safely=self.is_terminal))

    def line(self, text: str) -> None:
        """Write one line of data."""
        self.stream().write(f"{text}\n")

    def cells(self, cells: Sequence[str], styles: Sequence[str] = ()) -> None:
        """Write one line of tab-separated cells, whatever the cells hold."""
        texts = [one_line(cell) for cell in cells]
        if self.is_terminal:
            texts = [seen(safe(text, len(text) + 1), self.bidi) for text in texts]
        shown = texts
        if self.is_coloured and styles:
            shown = [_painted(text, style) for text, style in zip(texts, styles, strict=True)]
        self._write_line("\t".join(shown))

    def drawn(self, line: Line) -> None:
        """Write one line of pieces, in the terminal's own colours where it has any."""
        if self.is_coloured:
            text = "".join(_painted(part.text, part.style) for part in line)
        else:
            text = "".join(part.text for part in line)
        self._write_line(text.rstrip(" "))

    def _write_line(self, text: str) -> None:
        _write(once(f"{text}\n", self.bidi))

    def flush(self) -> None:
        """Hand over what is written so far, where a reader waits for it line by line."""
        with _telling_of_stdout():
            sys.stdout.flush()

    def words(self, text: str) -> None:
        """Write one line of words for a person."""
        self._write_line(
            as_words(safe(text, len(text) + 1) if self.is_terminal else text, sys.stdout)
        )

    def say(self, text: str) -> None:
        """Tell a person something on stderr, unless the run is quiet."""
        if not self.quiet:
            tell(text)


def order_on(stream: TextIO | None) -> Bidi:
    """Tell who reorders words that go to a stream: nobody where it is no terminal."""
    return order_of_words() if stream is not None and stream.isatty() else Bidi.OFF


def as_words(text: str, stream: TextIO | None) -> str:
    """Give lines of words as they must be written to a stream for a reader to see them rightly."""
    if order_on(stream) is not Bidi.APP or not has_rtl(text):
        return text
    width = shutil.get_terminal_size(_NO_SIZE).columns
    return "\n".join(_as_words(line, width) for line in text.split("\n"))


def _as_words(line: str, width: int) -> str:
    """Give a line of words with each of its fields in its own order.

    It is broken here: a terminal would break what is in order already, and begin with its end.
    """
    if not has_rtl(line):
        return line
    from timeline_tui.render.pieces import piece, wrapped  # deferred: few words need it

    fields = [piece(text, str(number)) for number, text in enumerate(_FIELDS.compiled.split(line))]
    lines = []
    for pieces in wrapped(fields, width):
        parts = (joined(*(word.text for word in words)) for _, words in groupby(pieces, _STYLE))
        lines.append(
            "".join(seen(part, Bidi.APP, rtl=direction(part), are_words=True) for part in parts)
        )
    return "\n".join(lines)


def require_stdout() -> None:
    """Raise WriteError where stdout is closed; who writes to it without `Output` asks here."""
    if sys.stdout is None:
        raise WriteError(tr("standard output is closed"), hint=tr("Write to a file or a pipe."))


def can_draw() -> bool:
    """Tell whether stdout is a terminal that a screen can be drawn on."""
    return Output().is_terminal and os.environ.get("TERM") != "dumb"


def tell(text: str, *, is_in_order: bool = False) -> None:
    """Write words to stderr, made safe line by line; a closed or full stderr is no failure.

    What is drawn already stands in the order in which it is seen.
    """
    with suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()  # so that data and words stand in order where both go to one place
    if sys.stderr is None:
        return
    with suppress(OSError, ValueError):
        words = "\n".join(safe(line, len(line) + 1) for line in text.split("\n"))
        bidi = order_on(sys.stderr)
        sys.stderr.write(once(words if is_in_order else as_words(words, sys.stderr), bidi) + "\n")
        sys.stderr.flush()


def progress(text: str) -> None:
    """Show on a terminal what is being done, in the place of what was shown before."""
    if sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return
    with suppress(OSError, ValueError):
        width = shutil.get_terminal_size(_NO_SIZE).columns - 1
        sys.stderr.write(f"\r\x1b[K{safe(text, max(width, 1))}")
        sys.stderr.flush()


def complain(text: str, hint: str = "") -> None:
    """Tell on stderr what went wrong, under the program's name, and what to do about it."""
    tell(f"{PROGRAM}: {sentence(shortened(text), shortened(hint))}")


def sentence(text: str, hint: str = "") -> str:
    """Give a message and its hint as one line: `MESSAGE. HINT`."""
    text = text.rstrip(".")
    stop = "" if text.endswith(("?", "!", "؟")) else "."
    return f"{text}{stop} {hint}".rstrip()


def one_line(text: str) -> str:
    """Give a text without line breaks, tabs and controls: blanks and pictures stand for them."""
    if text.isprintable():  # most texts are, and hold neither
        return text
    blank = _CELL_BLANKS.compiled.sub(" ", text)
    return _CELL_CONTROLS.compiled.sub(lambda match: safe(match[0]), blank)


def run(call: Callable[[], int]) -> int:
    """Give the exit code of a call, with every failure told in words and stdout flushed."""
    try:
        _take_interrupts()
        _prepare()
        code = call()
        with _telling_of_stdout():
            if sys.stdout is not None:
                sys.stdout.flush()
    except BrokenPipeError:
        return _stopped(Exit.CLOSED_PIPE)
    except KeyboardInterrupt:
        return _stopped(Exit.INTERRUPTED)
    except TimelineError as error:
        complain(error.message, error.hint)
        for note in getattr(error, "__notes__", ()):
            tell(note, is_in_order=True)
        return _stopped(Exit.FAILED)
    except MemoryError:
        complain(
            tr("there is not enough memory"),
            tr("Read fewer files or smaller ones, or let the program have more."),
        )
        return _stopped(Exit.FAILED)
    except Exception as error:
        if isinstance(error.__cause__, KeyboardInterrupt):  # it came while a class was made
            return _stopped(Exit.INTERRUPTED)
        if _DEVELOPING:
            raise
        complain(*_unexpected(error))
        return _stopped(Exit.FAILED if isinstance(error, OSError) else Exit.CRASHED)
    return code


class _Stdout(io.TextIOBase):
    """Stdout for data: safe on a terminal, faithful elsewhere, its failures in words."""

    def __init__(self, *, safely: bool) -> None:
        self._safely = safely

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        _write(_safe_text(text) if self._safely else text)
        return len(text)

    def flush(self) -> None:
        """Leave it to the end of the run: data is flushed once."""


def _safe_text(text: str) -> str:
    parts = _BREAKS.compiled.split(text)
    return "".join(
        part if number % 2 else safe(part, len(part) + 1) for number, part in enumerate(parts)
    )


def _write(text: str) -> None:
    require_stdout()
    with _telling_of_stdout():
        sys.stdout.write(text)


@contextmanager
def _telling_of_stdout() -> Iterator[None]:
    try:
        yield
    except (BrokenPipeError, TimelineError):
        raise
    except OSError as error:
        raise _unwritten(error) from error


def _unwritten(error: OSError) -> WriteError:
    reason = reason_of(error)
    return WriteError(
        tr("standard output cannot be written: {reason}", reason=reason),
        hint=tr("What is there is incomplete."),
    )


def _take_interrupts() -> None:
    """Make exceptions of Ctrl-C, which ended the program by itself while it was imported."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _prepare() -> None:
    # Data is UTF-8 wherever it goes; a terminal keeps the encoding that it understands.
    if isinstance(sys.stdout, io.TextIOWrapper):
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace", newline="")


def _stopped(code: Exit) -> Exit:
    # What is still buffered must not fail again when the interpreter shuts down.
    with suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()
        return code
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    return code


def _unexpected(error: Exception) -> tuple[str, str]:
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {reason_of(error)}", ""
    if isinstance(error, OSError):
        # Help and version are written by click: only a stream that is open has no name.
        unwritten = _unwritten(error)
        return unwritten.message, unwritten.hint
    words = f"{type(error).__name__}: {str(error) or tr('no more is known')}"
    return (
        tr("this should not have happened: {reason}", reason=words),
        tr("python -P -X dev -m timeline_tui shows where."),
    )


def _painted(text: str, names: str) -> str:
    from rich.color import ColorSystem
    from rich.style import Style  # deferred: start-up

    from timeline_tui.render.palette import TERMINAL

    style = Style.chain(Style.null(), *(TERMINAL.get(name, Style.null()) for name in names.split()))
    return style.render(text, color_system=ColorSystem.STANDARD)
