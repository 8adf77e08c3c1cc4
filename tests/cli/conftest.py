"""Running the program as a shell does: pipes, files, or a terminal of a given width."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TextIO

import pytest

from timeline_tui.cli import main

HERE = Path(__file__).resolve().parent
TIMEOUT = 60


@dataclass(frozen=True)
class Done:
    """What a run left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A user without settings, colours or habits."""
    kept = {name: os.environ[name] for name in ("PATH", "VIRTUAL_ENV") if name in os.environ}
    return kept | {
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
    }


@pytest.fixture
def cli(
    environment: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> Callable[..., Done]:
    """Run the program without a terminal; `stdin` is text in a pipe, an open file, or nothing."""

    def run(*words: str, stdin: object = None, **variables: str) -> Done:
        with monkeypatch.context() as patch, ExitStack() as stack:
            patch.chdir(HERE)
            for name in ("NO_COLOR", "COLUMNS"):
                patch.delenv(name, raising=False)
            for name, value in (environment | variables).items():
                patch.setenv(name, value)
            patch.setattr("sys.stdin", stack.enter_context(_stdin(stdin)))
            code = main(words)
            sys.stdout.flush()
        captured = capfdbinary.readouterr()
        return Done(code, captured.out.decode(), captured.err.decode())

    return run


@contextmanager
def _stdin(stdin: object) -> Iterator[TextIO]:
    if isinstance(stdin, str):
        read, write = os.pipe()
        os.write(write, stdin.encode())
        os.close(write)
        with open(read, encoding="utf-8") as stream:
            yield stream
    elif stdin is None:
        with open(os.devnull, encoding="utf-8") as stream:
            yield stream
    else:
        yield stdin  # type: ignore[misc]


@pytest.fixture
def terminal(environment: dict[str, str]) -> Callable[..., Done]:
    """Run the program with a terminal on stdout; what it draws comes back as text.

    `stdin` is text in a pipe, else the terminal; `keys` are typed ahead; `program` is Python that
    runs instead of the module.
    """

    def run(
        *words: str,
        columns: int = 80,
        keys: str = "",
        stdin: str | None = None,
        program: str = "",
        **variables: str,
    ) -> Done:
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        os.write(master, keys.encode())
        process = subprocess.Popen(
            [sys.executable, *(("-c", program) if program else ("-m", "timeline_tui")), *words],
            stdin=slave if stdin is None else subprocess.PIPE,
            stdout=slave,
            stderr=subprocess.PIPE,
            cwd=HERE,
            env=environment | variables,
            start_new_session=True,
            preexec_fn=partial(fcntl.ioctl, slave, termios.TIOCSCTTY, 0),  # it becomes /dev/tty
        )
        os.close(slave)
        if stdin is not None:
            assert process.stdin is not None
            process.stdin.write(stdin.encode())
            process.stdin.close()
        drawn = _drained(master)
        assert process.stderr is not None
        with process.stderr as errors:
            err = errors.read().decode()
        return Done(process.wait(TIMEOUT), drawn.decode().replace("\r\n", "\n"), err)

    return run


def _drained(master: int) -> bytes:
    drawn = b""
    try:
        while part := os.read(master, 65536):
            drawn += part
    except OSError:
        pass  # Linux says EIO where the other end is closed
    finally:
        os.close(master)
    return drawn
