"""A program in a real terminal: what it shows, how it ends, and what it leaves behind."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import timeline_tui

LAUNCH = str(Path(__file__).with_name("launch.py"))
PATIENCE = 30.0
"""Seconds after which something that is waited for will not come."""
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


class FaultError(Exception):
    """Something was not as it must be."""


class Streams(NamedTuple):
    """Where the standard streams of a program lead; nothing is the terminal."""

    stdin: str = ""
    stdout: str = ""
    stderr: str = ""


class Screen:
    """A terminal with a program in it, which `owns` it unless it is only to write there."""

    def __init__(
        self,
        command: Sequence[str],
        environment: dict[str, str],
        size: tuple[int, int] = (80, 24),
        streams: Streams = Streams(),  # noqa: B008
        data: bytes | None = None,
        *,
        owns: bool = True,
        folder: Path | None = None,
    ) -> None:
        self._master, self._slave = pty.openpty()
        self.resize(*size)
        name = os.ttyname(self._slave)
        self._before = self._settings()
        self.written = bytearray()
        """All that was written to the terminal."""
        words = [stream or name for stream in streams]
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-I", "-S", LAUNCH, f"{'' if owns else '!'}{name}", *words, *command],
            env=environment,
            cwd=folder,
            stdin=subprocess.DEVNULL if data is None else subprocess.PIPE,
            stdout=subprocess.PIPE if streams.stdout == "kept" else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        if data is not None and self._process.stdin is not None:
            with suppress(BrokenPipeError):
                self._process.stdin.write(data)
            self._process.stdin.close()

    @property
    def pid(self) -> int:
        """The process that was started."""
        return self._process.pid

    @property
    def is_there(self) -> bool:
        """Whether the terminal has not been closed."""
        return self._master >= 0

    @property
    def child(self) -> int:
        """The process that has the screen."""
        children = self.children()
        return children[0] if children else self.pid

    def children(self, pid: int = 0) -> list[int]:
        """Give the processes that a process has started."""
        pid = pid or self.pid
        with suppress(OSError):
            return list(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))
        return []

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size."""
        packed = struct.pack("HHHH", lines, columns, 0, 0)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, packed)

    def keys(self, text: str | bytes) -> None:
        """Type something, however much it is."""
        data = text.encode() if isinstance(text, str) else text
        limit = time.monotonic() + PATIENCE
        while data and time.monotonic() < limit:
            if select.select([], [self._master], [], 0.01)[1]:
                data = data[os.write(self._master, data[:1024]) :]
            self._read(0)

    def keys_unread(self, text: str) -> None:
        """Type something, and read nothing of what it shows."""
        for key in text:
            os.write(self._master, key.encode())
            time.sleep(0.002)

    def until(self, text: str | bytes, since: int = 0) -> None:
        """Wait until something stands in what was written."""
        wanted = text.encode() if isinstance(text, str) else text
        limit = time.monotonic() + PATIENCE
        while wanted not in self.written[since:]:
            if time.monotonic() > limit or (not self._read(0.05) and self.code() is not None):
                self._read(0.1)
                if wanted in self.written[since:]:
                    return
                raise FaultError(f"{text!r} was never shown: {self.written[-200:]!r}")

    def until_child(self) -> None:
        """Wait until the process that will have the screen is there."""
        limit = time.monotonic() + PATIENCE
        while not self.children() and self.code() is None and time.monotonic() < limit:
            self._read(0.002)

    def until_quiet(self, seconds: float = 0.2) -> None:
        """Wait until nothing more is written for a while."""
        limit = time.monotonic() + PATIENCE
        while self._read(seconds) and time.monotonic() < limit:
            pass

    def until_idle(self, seconds: float = 0.1) -> None:
        """Wait until nothing more is written, and the program has nothing to do, for a while.

        What has no end has one when so many seconds of a processor are used: those of the clock
        say how busy the machine is.
        """
        limit, most = time.monotonic() + 4 * PATIENCE, self._seconds() + PATIENCE
        is_busy = True
        while is_busy and time.monotonic() < limit and self._seconds() < most:
            before = self._seconds()
            is_busy = self._read(seconds) or self._seconds() > before

    def answered(self, keys: str | bytes, text: str | bytes) -> None:
        """Type something and wait for what it shows."""
        since = len(self.written)
        self.keys(keys)
        self.until(text, since)

    def send(self, number: int, pid: int = 0) -> None:
        """Send a signal to the program, or to a process."""
        with suppress(ProcessLookupError):
            os.kill(pid or self.pid, number)

    def code(self) -> int | None:
        """Give the exit code, or None where the program has not ended."""
        return self._process.poll()

    def ended(self, seconds: float = PATIENCE) -> int:
        """Wait for the end; give the exit code."""
        limit = time.monotonic() + seconds
        while self.code() is None:
            if time.monotonic() > limit:
                raise FaultError(f"it had not ended after {seconds:.0f} s")
            self._read(0.02)
        while self._read(0.02):
            pass
        return self._process.returncode

    def hang_up(self) -> None:
        """Close the terminal's window."""
        os.close(self._slave)
        os.close(self._master)
        self._slave = self._master = -1

    def busy(self, seconds: float = 0.5) -> float:
        """Give how much of a processor is used for a while."""
        before, start = self._seconds(), time.monotonic()
        while time.monotonic() < start + seconds:
            self._read(0.05)
        return (self._seconds() - before) / (time.monotonic() - start)

    def output(self) -> bytes:
        """Give what was written to a stdout that leads elsewhere."""
        return self._process.stdout.read() if self._process.stdout is not None else b""

    def is_as_before(self) -> bool:
        """Tell whether the terminal treats keys as it did before."""
        return self._master < 0 or self._settings() == self._before

    def close(self) -> None:
        """End everything that was started."""
        family = [self.pid, *self.children()]
        family += [each for pid in family[1:] for each in self.children(pid)]
        for pid in family:
            if pid != self.pid or self.code() is None:
                self.send(signal.SIGKILL, pid)
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        if self._master >= 0:
            self.hang_up()

    def _settings(self) -> list[Any]:
        return termios.tcgetattr(self._slave)[:4]

    def _seconds(self) -> float:
        ticks = 0
        for pid in (self.pid, *self.children()):
            with suppress(OSError, IndexError):
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                ticks += int(fields[11]) + int(fields[12])
        return ticks / TICKS

    def _read(self, seconds: float) -> bool:
        if self._master < 0:
            time.sleep(seconds)
            return False
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            part = os.read(self._master, 1 << 16)
        except OSError:
            return False
        self.written += part
        return bool(part)


def environment(home: Path) -> dict[str, str]:
    """Give the variables of somebody who has no settings."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": str(Path(timeline_tui.__file__).parents[1]),
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "EDITOR": "true",
    }
