"""Temporary files and folders: how they are named, marked as in use, and swept away.

Who uses one holds a lock on it, which the system takes from it when it dies. So one that can be
locked belongs to nobody, whatever machine or container its user ran on.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from threading import Lock
from weakref import WeakSet, finalize

from timeline_tui.text.patterns import Late

ENGINE = "timeline-tui-engine-"
"""How the name of an engine's folder begins."""

_NAME = Late(r"\.timeline-tui-\d+-[0-9a-f]{12}\.tmp\Z")
_LOOK = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC

_held: set[str] = set()
_folders: WeakSet[PrivateFolder] = WeakSet()
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


def let_all_go() -> None:
    """Remove the temporary files and folders of this process, which ends without tidying up."""
    abandon()
    for folder in list(_folders):
        folder.let_go()


def sweep(folder: str) -> int:
    """Remove temporary files in a folder whose writers are dead; give how many those were."""
    removed = 0
    with suppress(OSError), os.scandir(folder) as entries:
        for name in [entry.name for entry in entries if _NAME.compiled.search(entry.name)]:
            removed += _swept(os.path.join(folder, name))
    return removed


def sweep_folders(prefix: str) -> None:
    """Remove the private folders of the dead whose names begin so."""
    from tempfile import gettempdir  # deferred: start-up

    with suppress(OSError):  # there may be no such place
        _sweep_folders(gettempdir(), prefix)


class PrivateFolder:
    """A folder for one process alone, removed when it is let go; those of the dead go with it."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self.path, descriptor = _made(prefix)
        # What is forgotten goes too, when nothing knows of it or the program ends.
        self._finalizer = finalize(self, _remove, self.path, descriptor)
        _folders.add(self)

    def let_go(self) -> None:
        """Remove it, once."""
        if self._finalizer.alive:
            self._finalizer()
            _sweep_folders(os.path.dirname(self.path), self._prefix)


def _made(prefix: str) -> tuple[str, int]:
    """Make a folder and lock it; one that another sweeps away before that is given up."""
    from tempfile import mkdtemp  # deferred: start-up

    while True:
        path = mkdtemp(prefix=prefix)
        try:
            descriptor = os.open(path, _LOOK)
        except FileNotFoundError:
            continue
        if _lock(descriptor) is not False and os.path.isdir(path):
            return path, descriptor
        os.close(descriptor)


def _remove(path: str, descriptor: int) -> None:
    from shutil import rmtree  # deferred: start-up

    rmtree(path, ignore_errors=True)
    os.close(descriptor)


def _sweep_folders(parent: str, prefix: str) -> None:
    with suppress(OSError), os.scandir(parent) as entries:
        found = [entry.path for entry in entries if entry.name.startswith(prefix)]
        for path in found:
            with suppress(OSError):
                _sweep_folder(path)


def _sweep_folder(path: str) -> None:
    descriptor = os.open(path, _LOOK)
    status = os.fstat(descriptor)
    is_ours = stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid()
    if is_ours and _lock(descriptor):
        _remove(path, descriptor)
    else:
        os.close(descriptor)


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
