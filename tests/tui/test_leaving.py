"""How the program leaves a real terminal: as it was, with an exit code that says why."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHOWN, LEFT = b"\x1b[?1049h", b"\x1b[?1049l"
CURSOR = b"\x1b[?25h"
MOUSE, NO_MOUSE = b"\x1b[?1000h", b"\x1b[?1000l"


def started(tmp_path: Path, *options: str) -> tuple[subprocess.Popen[bytes], int]:
    """The program in a terminal of its own."""
    terminal, end = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "HOME": str(tmp_path)}
    environment |= {"XDG_CONFIG_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline_tui", *options, "data/events.yaml"],
        cwd=ROOT,
        stdin=end,
        stdout=end,
        stderr=end,
        env=environment,
        start_new_session=True,
    )
    os.close(end)
    return process, terminal


def read_until(terminal: int, wanted: bytes) -> bytes:
    seen = b""
    while wanted not in seen:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        seen += part
    return seen


WAYS = [
    ("SIGTERM", 143),
    ("SIGHUP", 129),
    ("SIGINT", 130),
]


@pytest.mark.parametrize(("name", "code"), WAYS, ids=[row[0] for row in WAYS])
def test_a_signal_leaves_the_terminal_clean(name: str, code: int, tmp_path: Path) -> None:
    process, terminal = started(tmp_path)
    read_until(terminal, b"11 of 11")
    process.send_signal(getattr(signal, name))
    rest = read_until(terminal, b"nothing says this")

    assert process.wait(60) == code
    assert LEFT in rest
    assert CURSOR in rest
    assert NO_MOUSE in rest


def test_ctrl_q_leaves_at_once(tmp_path: Path) -> None:
    process, terminal = started(tmp_path)
    seen = read_until(terminal, b"11 of 11")
    os.write(terminal, b"\x11")
    rest = read_until(terminal, b"nothing says this")

    assert process.wait(60) == 0
    assert SHOWN in seen
    assert MOUSE in seen
    assert LEFT in rest


def test_the_mouse_can_be_left_to_the_terminal(tmp_path: Path) -> None:
    process, terminal = started(tmp_path, "--no-mouse")
    seen = read_until(terminal, b"11 of 11")
    os.write(terminal, b"\x11")
    read_until(terminal, b"nothing says this")

    assert process.wait(60) == 0
    assert SHOWN in seen
    assert MOUSE not in seen


def test_a_copy_is_handed_to_the_terminal(tmp_path: Path) -> None:
    process, terminal = started(tmp_path)
    read_until(terminal, b"11 of 11")
    os.write(terminal, b"y")
    read_until(terminal, b"Enter copies")
    os.write(terminal, b"d")
    seen = read_until(terminal, b"\x1b]52;c;MjAxNA==\x07")
    os.write(terminal, b"\x11")
    read_until(terminal, b"nothing says this")

    assert process.wait(60) == 0
    assert b"\x1b]52;c;MjAxNA==\x07" in seen  # 2014


def test_a_terminal_that_is_gone_keeps_nobody(tmp_path: Path) -> None:
    """The system sends SIGCONT behind SIGHUP, and what is written after that goes nowhere."""
    process, terminal = started(tmp_path)
    read_until(terminal, b"11 of 11")
    os.close(terminal)
    process.send_signal(signal.SIGHUP)
    process.send_signal(signal.SIGCONT)

    assert process.wait(60) == 129
