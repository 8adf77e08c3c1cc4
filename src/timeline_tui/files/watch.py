"""Noticing that a file has changed: by what `stat` says of it, looked at again and again.

A watch is a value: it is shown what the files look like now and says what that means. It reads no
clock and no file; who looks, and how often, is decided elsewhere.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple, Self, TypeAlias


class Stamp(NamedTuple):
    """What tells one state of a file from another."""

    modified: int
    """ns."""
    size: int
    inode: int


Stamps: TypeAlias = Mapping[str, Stamp | None]
"""By the names of the files; None for one that is not there."""
NO_STAMPS: Stamps = MappingProxyType({})


def stamps_of(paths: Iterable[str]) -> dict[str, Stamp | None]:
    """Give what files look like now."""
    return {path: _stamp(path) for path in paths}


def _stamp(path: str) -> Stamp | None:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return Stamp(status.st_mtime_ns, status.st_size, status.st_ino)


class Seen(NamedTuple):
    """What came of a look."""

    changed: tuple[str, ...] = ()
    """Files that are other than they were read, or were gone, and lie still."""
    gone: tuple[str, ...] = ()
    """Files that are missed for the first time."""


class Watch(NamedTuple):
    """Files as they were read, and as they looked last.

    read ── differs ──▶ restless ── the same twice ──▶ changed
     ▲                     ╰── missing twice ──▶ gone      │
     ╰──────────────────── read anew ──────────────────────╯
    """

    read: Stamps = NO_STAMPS
    """What the files looked like when they were read."""
    latest: Stamps = NO_STAMPS
    """What they looked like at the last look."""
    missed: frozenset[str] = frozenset()
    """Files of which it was said that they are gone."""

    @classmethod
    def over(cls, stamps: Stamps) -> Self:
        """Give a watch over files that have just been read."""
        return cls(stamps, stamps)

    def looked(self, stamps: Stamps) -> tuple[Self, Seen]:
        """The watch after another look, and what is to be said of it.

        A file counts only once two looks agree: one that is being written is left alone.
        """
        still = [path for path in self.read if stamps.get(path) == self.latest.get(path)]
        there = [path for path in still if stamps.get(path) is not None]
        other = [path for path in still if stamps.get(path) != self.read[path]]
        changed = tuple(path for path in there if path in other or path in self.missed)
        gone = tuple(path for path in other if path not in there and path not in self.missed)
        missed = (self.missed | set(gone)) - set(changed)
        return self._replace(latest=stamps, missed=missed), Seen(changed, gone)

    def calmed(self, stamps: Stamps) -> Self:
        """The watch when what files look like now is known to stay."""
        return self._replace(latest=stamps)

    def settled(self) -> Self:
        """The watch once it is known what the changes are worth: only new ones count."""
        known = {path: stamp for path, stamp in self.latest.items() if stamp is not None}
        return self._replace(read={**self.read, **known})
