"""Right-to-left text on a terminal and in a pipe: reordered once, by the program or the terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from timeline_tui.text.bidi import SWITCH_OFF, SWITCH_ON, Bidi, seen

Run = Callable[..., Any]
TITLE = "بدء المحادثات (الأولى)"
ONE = f"- {{id: talks, date: 2024, title: {TITLE}}}\n"
DRAWN = seen(TITLE, Bidi.APP)


def shown_by_a_terminal_that_reorders(written: str) -> list[str]:
    """What stands on a terminal that brings each line in order, until it is told to leave it."""
    lines: list[str] = []
    reorders = True
    for line in written.splitlines():
        for part in line.split("\x1b"):
            switch, text = (part[:3], part[3:]) if part.startswith("[8") else ("", part)
            reorders = {"[8l": False, "[8h": True}.get(switch, reorders)
            lines.append(seen(text, Bidi.APP) if reorders else text)
    return [line.strip() for line in lines if line.strip()]


def listed(terminal: Run, *words: str, **variables: str) -> str:
    done = terminal("list", "--color", "never", "--fields", "title", *words, stdin=ONE, **variables)
    assert isinstance(done.out, str)
    return done.out


def test_the_program_reorders_and_tells_the_terminal_to_leave_it(terminal: Run) -> None:
    assert listed(terminal) == f" 2024\n{SWITCH_OFF}  {DRAWN}\n{SWITCH_ON}"


@pytest.mark.parametrize("words", [("--bidi", "terminal"), ("--bidi", "off")])
def test_or_it_leaves_the_text_as_it_is(words: tuple[str, ...], terminal: Run) -> None:
    assert listed(terminal, *words) == f" 2024\n  {TITLE}\n"


def test_a_terminal_that_cannot_be_told_is_left_to_reorder(terminal: Run) -> None:
    assert listed(terminal, KONSOLE_VERSION="230805") == f" 2024\n  {TITLE}\n"


@pytest.mark.parametrize("mode", ["app", "terminal"])
def test_nothing_is_reordered_twice(mode: str, terminal: Run) -> None:
    written = listed(terminal, "--bidi", mode)

    assert shown_by_a_terminal_that_reorders(written) == ["2024", DRAWN]


def test_a_list_without_such_text_is_written_as_ever(terminal: Run) -> None:
    done = terminal("list", "--color", "never", stdin="- {date: 2024, title: One}\n")

    assert "\x1b" not in done.out


def test_the_drawn_list_and_the_details_are_reordered_too(terminal: Run) -> None:
    listed = terminal("list", "--color", "never", stdin=ONE)
    shown = terminal("show", "talks", "--color", "never", stdin=ONE)

    assert f" {DRAWN}\n" in listed.out
    assert f" {DRAWN}\n" in shown.out


@pytest.mark.parametrize("words", [("list",), ("list", "--fields", "title"), ("show", "talks")])
def test_a_pipe_gets_the_order_of_reading(words: tuple[str, ...], cli: Run) -> None:
    done = cli(*words, "--bidi", "app", stdin=ONE)

    assert TITLE in done.out
    assert "\x1b" not in done.out


def test_an_export_keeps_the_order_of_reading(cli: Run) -> None:
    assert TITLE in cli("export", "--format", "md", stdin=ONE, TERM="xterm").out
