"""`open`: keys come from the terminal, whatever standard input and stderr are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from timeline_tui.cli import main
from timeline_tui.memory import Memory
from timeline_tui.timeline import Session

Run = Callable[..., Any]
BRIDGE = str(Path(__file__).parent / "bridge.yaml")


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[Session, str]]:
    """Stands in for the screen: what it was called with."""
    calls: list[tuple[Session, str]] = []

    def run(session: Session, theme: str | None, memory: Memory, **_: object) -> tuple[int, str]:
        session.read()
        calls.append((session, theme))
        return 0, "bye"

    monkeypatch.setattr("timeline_tui.tui.app.run", run)
    monkeypatch.setattr("timeline_tui.cli.front.can_draw", lambda: True)
    monkeypatch.setattr("timeline_tui.cli.open.can_draw", lambda: True)
    monkeypatch.setattr("timeline_tui.cli.plain.can_draw", lambda: True)
    monkeypatch.setattr("os.isatty", lambda descriptor: True)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("TIMELINE_TUI_SUPERVISOR", "0")
    return calls


def test_the_screen_gets_the_choices(
    screen: list[tuple[Session, str]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([BRIDGE, "--theme", "paper", "--tz", "Asia/Baghdad", "--ascii"]) == 0

    ((session, theme),) = screen
    assert theme == "paper"
    assert session.choices.zone == "Asia/Baghdad"
    assert session.choices.ascii_only
    assert len(session.reading.events) == 6
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "bye\n")


def test_the_screen_starts_with_a_query(screen: list[tuple[Session, str]]) -> None:
    assert main([BRIDGE, "-q", "flood"]) == 0

    assert screen[0][0].choices.query == "flood"


def test_strict_speaks_after_the_screen_too(screen: list[tuple[Session, str]]) -> None:
    broken = str(Path(BRIDGE).with_name("broken.yaml"))

    assert main(["open", broken]) == 0
    assert main(["open", "--strict", broken]) == 3


def test_the_theme_is_the_users_where_none_is_named(
    screen: list[tuple[Session, str]], tmp_path: Path
) -> None:
    (tmp_path / "timeline-tui").mkdir()
    (tmp_path / "timeline-tui" / "config.toml").write_text('theme = "paper"\n')

    main([BRIDGE])
    main([BRIDGE, "--theme", "ink"])

    assert [theme for _, theme in screen] == ["paper", "ink"]


def test_the_screen_gets_the_columns(screen: list[tuple[Session, str]]) -> None:
    main(["open", BRIDGE, "--fields", "title, date"])

    assert screen[0][0].choices.columns == ("title", "date")


SCREEN = """
import os, sys
import timeline_tui.tui.app

def run(session, *_, **__):
    session.read()
    titles = [event.title.first for event in session.reading.events]
    key = os.read(sys.__stdin__.fileno(), 2)
    os.write(sys.__stderr__.fileno(), f"{os.isatty(0)} {os.isatty(2)} {key} {titles}".encode())
    return 0, "bye"

timeline_tui.tui.app.run = run
from timeline_tui.cli import main
sys.exit(main())
"""
"""Draws on stderr and reads one key, as the screen does."""


def test_keys_come_from_the_terminal_even_where_a_pipe_is_the_data(terminal: Run) -> None:
    one = "- {id: one, date: 2020, title: From a pipe}\n"

    done = terminal(program=SCREEN, stdin=one, keys="q\n")

    assert done.code == 0
    assert "True True b'q\\n' ['From a pipe']" in done.out
    assert done.err == "bye\n"


def test_without_a_terminal_for_keys_there_is_no_screen(
    screen: list[tuple[Session, str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("os.isatty", lambda descriptor: False)
    monkeypatch.setattr("timeline_tui.cli.opening.TERMINAL", "/nowhere/tty")

    assert main([BRIDGE]) == 2

    assert screen == []
    assert (
        "there is no terminal to read keys from. Use timeline-tui list." in capsys.readouterr().err
    )
