"""The process that waits for the screen: when it is split off, and how little it holds."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from contextlib import suppress

import pytest

from timeline_tui.cli.front import COMMANDS
from timeline_tui.cli.supervisor import OTHERS, means_screen
from timeline_tui.selftest.traces import left_behind


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
from contextlib import suppress
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


def test_a_second_screen_that_was_only_just_entered_is_left() -> None:
    """The terminal is not raw yet, by which it is known otherwise."""
    program = """
import os, signal, sys
from timeline_tui.cli.supervisor import supervised
def call(_):
    os.write(1, b"\\x1b[?1049h")
    os.kill(os.getpid(), signal.SIGKILL)
sys.exit(supervised(call))
"""
    pid, terminal = pty.fork()
    if not pid:
        os.execv(sys.executable, [sys.executable, "-c", program])
    written = b""
    with suppress(OSError):  # how Linux says that nobody has the terminal any more
        while part := os.read(terminal, 4096):
            written += part
    os.close(terminal)

    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 137
    assert list(left_behind(written)) == []
    assert b"\x1b[?1049h" in written
