"""Temporary files beside a target: how they are named, marked as in use, and swept away.

A writer holds a lock on its temporary file, which the system takes from it when it dies. So a
file that can be locked belongs to nobody, whatever machine or container its writer ran on.
"""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from threading import Lock

_NAME = re.compile(r"\.timeline-tui-\d+-[0-9a-f]{12}\.tmp\Z")
_LOOK = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC

_held: set[str] = set()
_guard = Lock()


def temporary_name(target: str) -> str:
    """Give a name beside a target that no file has; it tells which process it is of."""
    folder, name = os.path.split(target)
    # Names may have 255 bytes.
    start = os.fsencode(name)[:180].decode("utf-8", "ignore").lstrip(".")
    own = f".timeline-tui-{os.getpid()}-{os.urandom(6).hex()}.tmp"
    return os.path.join(folder, f".{start}{own}" if start else own)


def hold(path: str, descriptor: int) -> bool:
    """Mark a new temporary file as in use; give whether it still stands, which a sweep may end."""
    is_locked = _lock(descriptor)
    if is_locked is False or not os.fstat(descriptor).st_nlink:
        return False
    with _guard:
        _held.add(path)
    return True


def let_go(path: str) -> None:
    """Forget a temporary file that has found its name or is gone."""
    with _guard:
        _held.discard(path)


def abandon() -> None:
    """Remove the temporary files that this process still writes, before it ends at once."""
    with _guard:
        for path in _held:
            with suppress(OSError):
                os.unlink(path)
        _held.clear()


def sweep(folder: str) -> int:
    """Remove temporary files in a folder whose writers are dead; give how many those were."""
    removed = 0
    with suppress(OSError), os.scandir(folder) as entries:
        for name in [entry.name for entry in entries if _NAME.search(entry.name)]:
            removed += _swept(os.path.join(folder, name))
    return removed


def _swept(path: str) -> bool:
    try:
        descriptor = os.open(path, _LOOK)
    except OSError:
        return False
    try:
        status = os.fstat(descriptor)
        is_ours = stat.S_ISREG(status.st_mode) and status.st_uid == os.geteuid()
        if not is_ours or not _lock(descriptor):
            return False
        os.unlink(path)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True


def _lock(descriptor: int) -> bool | None:
    """Lock a file; False where another has locked it, None where the disk knows no locks."""
    import fcntl  # deferred: start-up

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True
