"""The process that waits for the screen: when it is split off, and how little it holds."""

from __future__ import annotations

import subprocess
import sys

import pytest

from timeline_tui.cli.front import COMMANDS
from timeline_tui.cli.supervisor import OTHERS, means_screen


@pytest.mark.parametrize(
    ("line", "means"),
    [
        ("", True),
        ("events.yaml", True),
        ("open --theme ink events.yaml", True),
        ("-q flood events.yaml", True),
        ("list events.yaml", False),
        ("-q flood stats events.yaml", False),
        ("--version", False),
    ],
)
def test_a_look_at_the_command_line_tells_whether_there_may_be_a_screen(
    line: str, means: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert means_screen(line.split()) is means


def test_a_terminal_that_cannot_draw_gets_no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert not means_screen([])


def test_every_command_but_one_does_without_a_screen() -> None:
    assert set(COMMANDS) - OTHERS == {"open"}


def test_it_is_split_off_before_anything_is_imported() -> None:
    program = """
import sys
from timeline_tui.cli.supervisor import supervised
print([name for name in sys.modules if name.startswith(("click", "rich", "timeline_tui."))])
"""
    done = subprocess.run(
        [sys.executable, "-S", "-c", program],
        env={"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    names = set(done.stdout.strip("[]\n").replace("'", "").split(", "))
    assert {each for each in names if "timeline" in each} == {
        "timeline_tui.cli",
        "timeline_tui.cli.supervisor",
    }
    assert not {"click", "rich"} & names
