"""Changing files of a folder one process at a time: those that agree to it lock the folder."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 2.0
"""Seconds after which a lock that another holds is passed by: better late than never."""
_PAUSE = 0.005


@contextmanager
def alone_in(folder: str) -> Iterator[bool]:
    """Hold the lock of a folder; gives False where it cannot be had, and then goes on without."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        yield False
        return
    try:
        yield _locked(descriptor)
    finally:
        os.close(descriptor)


def _locked(descriptor: int) -> bool:
    import fcntl  # deferred: start-up

    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(_PAUSE)
        except OSError:
            return False  # a disk without locks
        else:
            return True
    return False
