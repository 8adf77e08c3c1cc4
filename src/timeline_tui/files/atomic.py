"""Writing a file so that it is always the old one or the new one, whole.

The text goes to a temporary file in the same folder, is synced, and takes the target's name in one
step. A symbolic link is followed; another hard link to the old file keeps the old text. A disk that
knows neither hard links nor a rename to a free name shows an empty file for a moment.
"""

from __future__ import annotations

import atexit
import errno
import io
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import TextIO

from timeline_tui.errors import TargetExistsError, WriteError
from timeline_tui.files.disk import DISK, NO_LINKS, Disk
from timeline_tui.files.ends import Held
from timeline_tui.files.leftovers import abandon, hold, let_go, sweep, temporary_name
from timeline_tui.files.reasons import reason_of
from timeline_tui.text.catalogue import later, tr

CHUNK = 1 << 16
"""Bytes that go to the disk at once."""

_CREATING = later("Making a temporary file")
_WRITING = later("Writing")
_KEEPING_RIGHTS = later("Keeping the permissions")
_SYNCING = later("Waiting for the disk")
_PLACING = later("Putting the file in its place")

_ATTEMPTS = 8
_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EBADF)
_NO_SYNC = (errno.EINVAL, errno.ENOTSUP)


def write_atomically(
    path: str,
    write: Callable[[TextIO], object],
    *,
    replace: bool,
    mode: int = 0o666,
    disk: Disk = DISK,
) -> None:
    """Write a file through `write`, in UTF-8; an existing file only where `replace` allows it.

    A new file gets `mode`, less what the user's umask takes. Raises WriteError, and then what stood
    there before still stands, unless the message says that the new text is in place and only
    unconfirmed. What else `write` raises passes through. No temporary file is left behind, and
    those of writers that died are removed. A signal to end takes effect once the file is as it was
    or as it is to be.
    """
    if "\0" in path:
        raise WriteError(
            tr("A file name cannot hold a NUL character"), hint=tr("Choose another name.")
        )
    _abandon_at_exit()
    target = _target(path)
    with Held() as held:
        task = _Task(path, target, disk, held)
        try:
            old = _status(target)
            _require_writable(path, old, replace)
            sweep(os.path.dirname(target))
            task.run(write, old, replace, mode)
        except WriteError:
            raise
        except OSError as error:
            raise _failed(task, error) from error
        _sync_folder(path, os.path.dirname(target), disk)


def require_free(path: str) -> None:
    """Raise TargetExistsError where a file of a name stands already."""
    if _status(_target(path)) is not None:
        raise _exists(path)


def _target(path: str) -> str:
    """Give the file that a name leads to; raises WriteError where the current folder is gone."""
    try:
        return os.path.realpath(path)
    except OSError as error:
        raise WriteError(
            tr("{path} cannot be written: {reason}", path=path, reason=reason_of(error)),
            hint=tr("Give the whole path."),
        ) from error


class _Task:
    """One file on its way: which step it is at, and how much of it is written."""

    def __init__(self, path: str, target: str, disk: Disk, held: Held) -> None:
        self.path = path
        self.target = target
        self.step = _CREATING
        self.written = 0
        self._disk = disk
        self._held = held

    def run(
        self,
        write: Callable[[TextIO], object],
        old: os.stat_result | None,
        replace: bool,
        mode: int,
    ) -> None:
        # The text of a private file is private on its way too.
        temporary, descriptor = self._created(0o600 if old else mode)
        try:
            self._fill(descriptor, write, old)
            self.step = _PLACING
            self._held.check()
            self._place(temporary, replace)
        finally:
            with suppress(OSError):
                self._disk.remove(temporary)
            let_go(temporary)
            # Closed at last, for a file that is open is locked, and nobody sweeps it away; all
            # that closing could still say has been said by the sync.
            with suppress(OSError):
                self._disk.close(descriptor)

    def _created(self, mode: int) -> tuple[str, int]:
        for _ in range(_ATTEMPTS):
            temporary = temporary_name(self.target)
            descriptor = self._disk.create(temporary, mode)
            if hold(temporary, descriptor):
                return temporary, descriptor
            # Another writer came upon it before it could be held, and is about to sweep it away.
            with suppress(OSError):
                self._disk.remove(temporary)
            self._disk.close(descriptor)
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    def _fill(
        self, descriptor: int, write: Callable[[TextIO], object], old: os.stat_result | None
    ) -> None:
        self.step = _WRITING
        raw = _Raw(self, descriptor)
        # What UTF-8 cannot hold, the half of a pair, is written as its escape.
        stream = io.TextIOWrapper(
            io.BufferedWriter(raw, CHUNK), "utf-8", "backslashreplace", newline=""
        )
        try:
            write(stream)
            stream.flush()
        finally:
            raw.is_over = True
            with suppress(OSError, ValueError):
                stream.close()
        self.step = _KEEPING_RIGHTS
        if old is not None:
            self._disk.give_rights(descriptor, self.target, old)
        self.step = _SYNCING
        try:
            self._disk.sync(descriptor)
        except OSError as error:
            if error.errno not in _NO_SYNC:
                raise

    def put(self, descriptor: int, part: memoryview) -> int:
        """Write as much as the disk takes."""
        self._held.check()
        count = self._disk.write(descriptor, part)
        self.written += count
        return count

    def _place(self, temporary: str, replace: bool) -> None:
        if replace:
            self._disk.replace(temporary, self.target)
            return
        try:
            # Unlike a rename, a link never takes the place of a file that appeared meanwhile.
            self._disk.link(temporary, self.target)
        except OSError as error:
            if error.errno not in NO_LINKS:
                raise
            if not self._disk.rename_new(temporary, self.target):
                self._place_over_empty(temporary)

    def _place_over_empty(self, temporary: str) -> None:
        self._disk.close(self._disk.create(self.target, 0o666))
        try:
            self._disk.replace(temporary, self.target)
        except BaseException:
            os.unlink(self.target)  # the empty file that kept the place
            raise


class _Raw(io.RawIOBase):
    """The temporary file as a stream; once it is over, what is left in buffers goes nowhere."""

    def __init__(self, task: _Task, descriptor: int) -> None:
        self._task = task
        self._descriptor = descriptor
        self.is_over = False

    def writable(self) -> bool:
        return True

    def write(self, part: object, /) -> int:
        view = memoryview(part)  # type: ignore[arg-type]
        return len(view) if self.is_over else self._task.put(self._descriptor, view)


@cache
def _abandon_at_exit() -> None:
    atexit.register(abandon)


def _status(target: str) -> os.stat_result | None:
    try:
        return os.stat(target)
    except FileNotFoundError:
        return None


def _require_writable(path: str, old: os.stat_result | None, replace: bool) -> None:
    if old is None:
        return
    if stat.S_ISDIR(old.st_mode):
        raise WriteError(tr("{path} is a folder", path=path), hint=tr("Name a file in it."))
    if not stat.S_ISREG(old.st_mode):
        raise WriteError(
            tr("{path} is no regular file", path=path), hint=tr("Write to standard output instead.")
        )
    if not replace:
        raise _exists(path)


def _exists(path: str) -> TargetExistsError:
    return TargetExistsError(
        tr("{path} exists already", path=path), hint=tr("--force replaces it.")
    )


def _sync_folder(path: str, folder: str, disk: Disk) -> None:
    try:
        disk.sync_folder(folder)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise WriteError(
                tr(
                    "{path} is written, but the disk does not confirm it: {reason}",
                    path=path,
                    reason=reason_of(error),
                ),
                hint=tr("Check the disk before you rely on the file."),
            ) from error


def _failed(task: _Task, error: OSError) -> WriteError:
    path, folder = task.path, os.path.dirname(task.target)
    message = tr("{path} cannot be written: {reason}", path=path, reason=reason_of(error))
    hint = _how_far(task)
    match error.errno:
        case errno.EEXIST if task.step == _PLACING:
            return _exists(path)
        case errno.ENOSPC | errno.EDQUOT:
            message = tr("{path} cannot be written: the disk is full", path=path)
            hint = f"{_free_space(folder)} {hint}"
        case errno.EFBIG:
            message = tr("{path} cannot be written: it would be too large", path=path)
        case errno.ENOENT | errno.ENOTDIR:
            message = tr("{path} cannot be written: no folder {folder}", path=path, folder=folder)
            hint = tr("Make the folder first.")
        case errno.EACCES | errno.EPERM | errno.EROFS:
            hint = tr("Check the permissions of {folder}.", folder=folder)
    return WriteError(message, hint=hint)


def _how_far(task: _Task) -> str:
    if task.step == _CREATING:
        return tr("Nothing was changed.")
    return tr(
        "{step} failed after {count:,} bytes, which are gone. Nothing was changed.",
        step=tr(task.step),
        count=task.written,
    )


def _free_space(folder: str) -> str:
    try:
        status = os.statvfs(folder)
    except OSError:
        return tr("Make room on the disk of {folder}.", folder=folder)
    free = status.f_bavail * status.f_frsize
    return tr("The disk of {folder} has {free:,} KiB free.", folder=folder, free=free // 1024)
