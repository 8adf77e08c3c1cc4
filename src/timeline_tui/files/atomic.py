"""Writing a file so that it is always the old one or the new one, whole.

The text goes to a temporary file in the same folder, is synced, and takes the target's name in one
step. A symbolic link is followed; another hard link to the old file keeps the old text.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from typing import TextIO

from timeline_tui.errors import TargetExistsError, WriteError
from timeline_tui.files.reasons import reason_of
from timeline_tui.text.catalogue import tr

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)
_NO_FOLDER_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EACCES, errno.EBADF)


def write_atomically(path: str, write: Callable[[TextIO], None], *, replace: bool) -> None:
    """Write a file through `write`, in UTF-8; an existing file only where `replace` allows it.

    Raises WriteError, and then what stood there before still stands, unless the message says that
    the new text is in place and only unconfirmed. What else `write` raises passes through. No
    temporary file is left behind.
    """
    if "\0" in path:
        raise WriteError(
            tr("A file name cannot hold a NUL character"), hint=tr("Choose another name.")
        )
    target = os.path.realpath(path)
    try:
        old = _status(target)
        _require_writable(path, old, replace)
        temporary = _temporary_name(target)
        # A new file gets the rights that the user's umask gives; a private one stays private.
        descriptor = os.open(temporary, _FLAGS, 0o600 if old else 0o666)
        try:
            _fill(descriptor, write, old)
            _place(temporary, target, replace)
        finally:
            with suppress(OSError):
                os.unlink(temporary)
    except WriteError:
        raise
    except OSError as error:
        raise _failed(path, target, error) from error
    _sync_folder(path, os.path.dirname(target))


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


def _temporary_name(target: str) -> str:
    folder, name = os.path.split(target)
    # Names may have 255 bytes; the number of the process tells whose leftover it would be.
    start = os.fsencode(name)[:180].decode("utf-8", "ignore")
    return os.path.join(folder, f".{start}.{os.getpid()}.{os.urandom(4).hex()}.tmp")


def _fill(descriptor: int, write: Callable[[TextIO], None], old: os.stat_result | None) -> None:
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
        write(stream)
        stream.flush()
        if old is not None:
            with suppress(PermissionError):
                os.fchown(descriptor, old.st_uid, old.st_gid)
            os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
        os.fsync(descriptor)


def _place(temporary: str, target: str, replace: bool) -> None:
    if replace:
        os.replace(temporary, target)
        return
    try:
        # Unlike a rename, a link never takes the place of a file that appeared meanwhile.
        os.link(temporary, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.close(os.open(target, _FLAGS, 0o666))
        try:
            os.replace(temporary, target)
        except OSError:
            os.unlink(target)  # the empty file that kept the place
            raise


def _sync_folder(path: str, folder: str) -> None:
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
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


def _failed(path: str, target: str, error: OSError) -> WriteError:
    folder = os.path.dirname(target)
    match error.errno:
        case errno.EEXIST:
            return _exists(path)
        case errno.ENOSPC | errno.EDQUOT:
            hint = _free_space(folder) + " " + tr("Nothing was changed.")
            return WriteError(
                tr("{path} cannot be written: the disk is full", path=path), hint=hint
            )
        case errno.EFBIG:
            hint = tr("Nothing was changed.")
            return WriteError(
                tr("{path} cannot be written: it would be too large", path=path), hint=hint
            )
        case errno.ENOENT | errno.ENOTDIR:
            hint = tr("Make the folder first.")
            return WriteError(
                tr("{path} cannot be written: no folder {folder}", path=path, folder=folder),
                hint=hint,
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            hint = tr("Check the permissions of {folder}.", folder=folder)
            return WriteError(
                tr("{path} cannot be written: {reason}", path=path, reason=reason_of(error)),
                hint=hint,
            )
        case _:
            return WriteError(
                tr("{path} cannot be written: {reason}", path=path, reason=reason_of(error)),
                hint=tr("Nothing was changed."),
            )


def _free_space(folder: str) -> str:
    try:
        status = os.statvfs(folder)
    except OSError:
        return tr("Make room on the disk of {folder}.", folder=folder)
    free = status.f_bavail * status.f_frsize
    return tr("The disk of {folder} has {free:,} KiB free.", folder=folder, free=free // 1024)
