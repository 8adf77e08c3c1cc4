"""Signals that ask the program to end, held back while something must not stop half-way.

Only what would end the program by itself is held: where another part of it has taken a signal in
hand, that part decides. Threads other than the main one get no signals.
"""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import Self

_ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Ended(BaseException):
    """The program was asked to end while it was in the middle of something."""


class Held:
    """Holds signals back; `check` raises Ended after one came, leaving delivers it.

    A second one is not held back: somebody is in a hurry.
    """

    def __init__(self) -> None:
        self._before: dict[int, object] = {}
        self._came = 0

    def check(self) -> None:
        """Raise Ended where a signal has come."""
        if self._came:
            raise Ended

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            for number in _ENDS:
                before = signal.getsignal(number)
                if before in (signal.SIG_DFL, signal.default_int_handler):
                    self._before[number] = before
                    signal.signal(number, self._come)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)  # type: ignore[arg-type]
        # What failed by itself is told all the same; it is over either way.
        if self._came and (kind is None or kind is Ended):
            raise _end_by(self._came) from None

    def _come(self, number: int, frame: FrameType | None) -> None:
        if self._came:
            raise _end_by(number)
        self._came = number


def _end_by(number: int) -> BaseException:
    return KeyboardInterrupt() if number == signal.SIGINT else SystemExit(128 + number)
