"""Work in a thread that can be ended from outside, so that nobody who leaves has to wait for it.

Python cannot end a thread, but it can raise an exception in one. Where that arrives is unknown, so
only work may be ended so whose results nobody wants any more and which cleans up after itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, get_ident


class Stopped(BaseException):
    """Nobody waits for this work any more; no handler of errors is to catch it."""


class Stoppable:
    """Marks work of threads, and ends it."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._threads: set[int] = set()

    @contextmanager
    def work(self) -> Iterator[None]:
        """Mark what this thread does inside as work that `stop` ends, without a word."""
        thread = get_ident()
        with self._guard:
            self._threads.add(thread)
        try:
            yield
        except Stopped:
            pass
        finally:
            with self._guard:
                self._threads.discard(thread)

    def stop(self) -> None:
        """End all work that goes on."""
        import ctypes  # deferred: start-up

        with self._guard:
            for thread in self._threads:
                raised = ctypes.py_object(Stopped)
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), raised)
