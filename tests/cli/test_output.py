"""Where data and words go, and how a run ends."""

from __future__ import annotations

import errno
import io
from collections.abc import Callable

import pytest
from rich.style import Style

from timeline_tui.cli.output import Exit, Output, one_line, run, sentence
from timeline_tui.errors import QueryError, ReadError, TimelineError, WriteError
from timeline_tui.render.pieces import piece


class Terminal(io.StringIO):
    """A stdout that says it is a terminal."""

    def isatty(self) -> bool:
        return True


class Full(io.StringIO):
    """A stdout whose disk is full."""

    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


class Closed(io.StringIO):
    """A stdout that nobody reads any more."""

    def write(self, text: str) -> int:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")


@pytest.fixture
def stdout(monkeypatch: pytest.MonkeyPatch) -> Callable[[io.StringIO], io.StringIO]:
    def replaced(stream: io.StringIO) -> io.StringIO:
        monkeypatch.setattr("sys.stdout", stream)
        monkeypatch.delenv("NO_COLOR", raising=False)
        monkeypatch.setenv("TERM", "xterm")
        return stream

    return replaced


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("plain", "plain"),
        ("a\tb\nc\r\nd", "a b c d"),
        ("\x1b[31mred", "␛[31mred"),
        ("nul\x00bell\x07", "nul␀bell␇"),
        ("c1\x9b31m", "c1\ufffd31m"),
        ("line\u2028separator\x85next", "line separator next"),
        ("\x1cfile\x1dgroup", " file group"),
        ("حرب ٢٠٢٣", "حرب ٢٠٢٣"),
        ("👩\u200d🚀", "👩\u200d🚀"),
    ],
)
def test_a_cell_is_one_line_without_tabs_and_controls(text: str, line: str) -> None:
    assert one_line(text) == line
    assert len(f"{one_line(text)}x".splitlines()) == 1


def test_data_is_faithful_in_a_pipe_and_safe_on_a_terminal(
    stdout: Callable[..., io.StringIO],
) -> None:
    text = "\x1b]0;title\x07 tab\tend"

    pipe = stdout(io.StringIO())
    Output().line(text)
    assert pipe.getvalue() == f"{text}\n"

    terminal = stdout(Terminal())
    Output().line(text)
    assert terminal.getvalue() == "␛]0;title␇ tab\tend\n"


def test_long_data_is_not_cut_on_a_terminal(stdout: Callable[..., io.StringIO]) -> None:
    terminal = stdout(Terminal())

    Output().line("x" * 10_000)

    assert terminal.getvalue() == "x" * 10_000 + "\n"


def test_cells_are_separated_by_tabs_whatever_they_hold(stdout: Callable[..., io.StringIO]) -> None:
    pipe = stdout(io.StringIO())

    Output().cells(["a\tb", "c\nd", "\x1b[2J"])

    assert pipe.getvalue() == "a b\tc d\t␛[2J\n"


@pytest.mark.parametrize(
    ("color", "is_terminal", "variables", "is_coloured"),
    [
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", True, {"TERM": "dumb"}, False),
        ("always", False, {"NO_COLOR": "1"}, True),
        ("always", True, {"TERM": "dumb"}, True),
        ("never", True, {}, False),
    ],
)
def test_color_follows_the_option_then_the_environment(
    color: str,
    is_terminal: bool,
    variables: dict[str, str],
    is_coloured: bool,
    stdout: Callable[..., io.StringIO],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = stdout(Terminal() if is_terminal else io.StringIO())
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    Output(color).drawn([piece("5 Aug", "date"), piece("   ")])

    painted = Style(color="cyan").render("5 Aug") if is_coloured else "5 Aug"
    assert stream.getvalue() == f"{painted}\n"


def test_columns_decides_the_width(monkeypatch: pytest.MonkeyPatch) -> None:
    for value, width in (("132", 132), ("3", 20)):
        monkeypatch.setenv("COLUMNS", value)
        assert Output().width == width


def test_a_quiet_run_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Output(quiet=True).say("3 events")
    Output().say("4 \x1b[31mevents")

    assert capsys.readouterr().err == "4 ␛[31mevents\n"


@pytest.mark.parametrize(
    ("text", "hint", "told"),
    [
        ("no file", "", "no file."),
        ("no file.", "Check.", "no file. Check."),
        ("did you mean list?", "", "did you mean list?"),
    ],
)
def test_a_message_and_its_hint_are_sentences(text: str, hint: str, told: str) -> None:
    assert sentence(text, hint) == told


def _raising(error: BaseException) -> Callable[[], int]:
    def call() -> int:
        raise error

    return call


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (ReadError("x.yaml is empty", hint="Try another."), 2, "x.yaml is empty. Try another."),
        (
            WriteError("out exists already", hint="Use --force."),
            2,
            "out exists already. Use --force.",
        ),
        (QueryError("a ) is missing"), 2, "a ) is missing."),
        (TimelineError("so \x1b[0m be it"), 2, "so ␛[0m be it."),
        (PermissionError(13, "Permission denied", "x"), 2, "x: Permission denied."),
        (BrokenPipeError(), 141, ""),
        (KeyboardInterrupt(), 130, ""),
        (ZeroDivisionError("division by zero"), 70, "should not have happened: ZeroDivisionError"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_every_failure_ends_in_words_and_a_code(
    error: BaseException, code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(_raising(error)) == code

    err = capsys.readouterr().err
    assert told in err
    assert "Traceback" not in err
    assert not told or err.startswith("timeline-tui: ")


def test_a_full_disk_is_told(
    stdout: Callable[..., io.StringIO], capsys: pytest.CaptureFixture[str]
) -> None:
    stdout(Full())

    assert run(lambda: Output().line("x") or Exit.DONE) == Exit.FAILED
    assert "standard output cannot be written: No space left on device" in capsys.readouterr().err


def test_a_closed_pipe_is_quiet(
    stdout: Callable[..., io.StringIO], capsys: pytest.CaptureFixture[str]
) -> None:
    stdout(Closed())

    assert run(lambda: Output().line("x") or Exit.DONE) == Exit.CLOSED_PIPE
    assert capsys.readouterr().err == ""


def test_a_stdout_that_was_closed_from_the_start_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout", None)

    assert run(lambda: Output().line("x") or Exit.DONE) == Exit.FAILED
    assert "standard output is closed" in capsys.readouterr().err
