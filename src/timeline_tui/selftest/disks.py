"""Disks that go wrong: one whose nth call fails, one at whose nth call the program dies."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable
from enum import Enum
from typing import Any

from timeline_tui.files.disk import Disk

CALLS = ("create", "write", "give_rights", "sync", "replace", "link", "remove", "close",
         "sync_folder")  # fmt: skip


class Counting(Disk):
    """A disk whose nth call is another one."""

    def __init__(self, at: int) -> None:
        self._left = at
        self.met = ""
        """The call that was the nth, once it was made."""

    def __getattribute__(self, name: str) -> Any:  # whatever the call gives
        real = super().__getattribute__(name)
        return self._counted(name, real) if name in CALLS else real

    def meet(self, name: str, real: Callable[..., Any], *args: Any) -> Any:
        """Do what is done in place of the nth call."""
        return real(*args)

    def _counted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            self._left -= 1
            if self._left:
                return real(*args)
            self.met = name
            return self.meet(name, real, *args)

        return call


class Failing(Counting):
    """A disk whose nth call fails."""

    def __init__(self, at: int, error: int) -> None:
        super().__init__(at)
        self._error = error

    def meet(self, name: str, real: Callable[..., Any], *args: Any) -> Any:
        """Fail; a file that is closed is closed all the same."""
        if name == "close":
            real(*args)
        raise OSError(self._error, os.strerror(self._error))


class Moment(Enum):
    """When in the course of a call something happens."""

    BEFORE = "before"
    HALFWAY = "halfway"
    AFTER = "after"


class Deadly(Counting):
    """A disk at whose nth call the program is killed."""

    def __init__(self, at: int, moment: Moment, *, has_links: bool = True) -> None:
        super().__init__(at)
        self._moment = moment
        self._has_links = has_links

    def meet(self, name: str, real: Callable[..., Any], *args: Any) -> Any:
        """Do nothing, half or all of the call, and die."""
        if name == "write" and self._moment is Moment.HALFWAY:
            descriptor, part = args
            real(descriptor, part[: len(part) // 2])
        elif self._moment is not Moment.BEFORE:
            real(*args)
        os.kill(os.getpid(), signal.SIGKILL)

    def link(self, path: str, target: str) -> None:
        """Give a file a second name, where this disk knows such."""
        if not self._has_links:
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))
        super().link(path, target)
