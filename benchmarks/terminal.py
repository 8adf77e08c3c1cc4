"""A program in a pseudo-terminal: keys in, bytes out, and the moment a text has been drawn."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from types import TracebackType
from typing import Self


class Terminal:
    """Runs a command in a terminal of its own and tells how long it took to show something."""

    def __init__(self, command: list[str], columns: int = 120, lines: int = 36) -> None:
        self._started = time.perf_counter()
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LC_ALL="C.UTF-8")
            os.execvp(command[0], command)
        self._seen = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._fd)

    def until(self, text: str, since: float | None = None, timeout: float = 60) -> float:
        """Read until the text was drawn; give the seconds since the start, or since a moment."""
        wanted = text.encode()
        limit = time.perf_counter() + timeout
        while wanted not in self._seen:
            if time.perf_counter() > limit:
                raise TimeoutError(f"{text!r} was never drawn; last: {self._seen[-400:]!r}")
            self._read(0.05)
        now = time.perf_counter()
        self._seen = self._seen[self._seen.index(wanted) + len(wanted) :]
        return now - (self._started if since is None else since)

    def press(self, keys: str, then: str) -> float:
        """Send keys; give the seconds until the text was drawn."""
        self.settle()
        start = time.perf_counter()
        os.write(self._fd, keys.encode())
        return self.until(then, since=start)

    def answered(self, keys: str, then: str, quiet: float = 0.12) -> tuple[float, float]:
        """Send keys; give the seconds until a text was drawn, and until the last byte was."""
        self.settle(quiet)
        start = time.perf_counter()
        os.write(self._fd, keys.encode())
        first = self.until(then, since=start)
        last = first
        while self._read(quiet):
            last = time.perf_counter() - start
        return first, last

    def drawn(self, keys: str, quiet: float = 0.08) -> float:
        """Send keys; give the seconds until the last byte that they caused was drawn."""
        self.settle(quiet)
        start = last = time.perf_counter()
        os.write(self._fd, keys.encode())
        while self._read(quiet):
            last = time.perf_counter()
        return last - start

    def held(self, key: str, count: int, every: float) -> float:
        """Send a key again and again; give the seconds from the last one to the last byte drawn."""
        self.settle()
        for number in range(count):
            due = time.perf_counter() + every
            os.write(self._fd, key.encode())
            pressed = time.perf_counter()
            while number + 1 < count and (left := due - time.perf_counter()) > 0:
                self._read(left)
        last = pressed
        while self._read(0.3):
            last = time.perf_counter()
        return last - pressed

    def settle(self, quiet: float = 0.05) -> None:
        """Read until nothing more comes for a while, and forget it."""
        while self._read(quiet):
            pass
        self._seen = b""

    def rss(self) -> int:
        """Give the anonymous resident memory of all its processes in kB."""
        return self.rss_of_first() + sum(map(_rss, self._children()))

    def rss_of_screen(self) -> int:
        """Give the anonymous resident memory of the process that draws, in kB."""
        return _rss((self._children() or [str(self._pid)])[0])

    def rss_of_first(self) -> int:
        """Give the anonymous resident memory of the process that was started, in kB."""
        return _rss(str(self._pid))

    def _children(self) -> list[str]:
        with open(f"/proc/{self._pid}/task/{self._pid}/children", encoding="ascii") as children:
            return children.read().split()

    def _read(self, timeout: float) -> bool:
        if not select.select([self._fd], [], [], timeout)[0]:
            return False
        try:
            self._seen += os.read(self._fd, 1 << 16)
        except OSError:
            return False
        return True


def _rss(pid: str) -> int:
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("RssAnon"))
