"""The calls by which a file comes to stand on a disk, one method each.

They are gathered here so that a test can let the nth of them fail, or end the program there. What
they are called in which order is the writer's business (see `files.atomic`).
"""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress

NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)
"""What a disk without hard links says."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
_NO_NAME_KEPT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)
_AT_FDCWD = -100
_RENAME_NOREPLACE = 1


class Disk:
    """The real disk."""

    def create(self, path: str, mode: int) -> int:
        """Make a file that is not there yet and give its descriptor."""
        return os.open(path, _NEW, mode)

    def write(self, descriptor: int, part: memoryview) -> int:
        """Write as much of a part as is taken at once, and give how many bytes that were."""
        return os.write(descriptor, part)

    def give_rights(self, descriptor: int, target: str, old: os.stat_result) -> None:
        """Give a new file the owner, the access list and the rights of the old one."""
        with suppress(PermissionError):
            os.fchown(descriptor, old.st_uid, old.st_gid)
        with suppress(OSError, AttributeError):  # not every system, not every disk
            for name in os.listxattr(target):
                os.setxattr(descriptor, name, os.getxattr(target, name))
        os.fchmod(descriptor, stat.S_IMODE(old.st_mode))

    def sync(self, descriptor: int) -> None:
        """Wait until what was written is on the disk."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close a file."""
        os.close(descriptor)

    def replace(self, path: str, target: str) -> None:
        """Let a file take the name of another in one step."""
        os.replace(path, target)

    def link(self, path: str, target: str) -> None:
        """Give a file a second name; raises FileExistsError where there is one of that name."""
        os.link(path, target)

    def rename_new(self, path: str, target: str) -> bool:
        """Let a file take a name that is free, in one step; give whether the system can do so."""
        import ctypes  # deferred: only disks without hard links need it

        rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
        if rename is None:
            return False
        names = os.fsencode(path), os.fsencode(target)
        if rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_NOREPLACE) == 0:
            return True
        code = ctypes.get_errno()
        if code in _NO_NAME_KEPT:
            return False
        raise OSError(code, os.strerror(code), target)

    def remove(self, path: str) -> None:
        """Take a name away."""
        os.unlink(path)

    def sync_folder(self, folder: str) -> None:
        """Wait until the names in a folder are on the disk."""
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


DISK = Disk()
