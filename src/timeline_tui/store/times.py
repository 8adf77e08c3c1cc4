"""When events stand, as numbers beside the engine: what is next to a moment, and what is near it.

What stands somewhere in time comes before the rest in sort order, so `ord` is the place here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import compress
from operator import le
from typing import NamedTuple

from timeline_tui.dates.when import POS
from timeline_tui.store.hits import Hits


class Times:
    """The moments of the events of one store that stand in time, by `ord`."""

    def __init__(
        self, moments: Sequence[int], known: Sequence[int], civil: bytes, open_from: int = POS
    ) -> None:
        """Take when each starts and up to when it is known (ns), and 1 where it is civil time."""
        self.moments = moments
        """When each stands in the list, in ns: civil time as if UTC."""
        self.known = known
        """Up to when something is known of each, in ns."""
        self.open_from = open_from
        """When the first of those stands whose end is open or unknown, in ns; POS without any."""
        self._civil = civil

    @cached_property
    def are_sorted(self) -> bool:
        """Whether no event stands before one that comes earlier in sort order."""
        return all(map(le, self.moments, self.moments[1:]))

    def nearest(self, hits: Hits, target: Target) -> Sequence[int]:
        """Give the `ord` of the dated hits that stand nearest to a moment, on either side."""
        at = self._one_clock(target)
        if at is None:
            ords, distances = self._distances(hits, target)
            best = min(map(abs, distances), default=0)
            return list(compress(ords, map(best.__eq__, map(abs, distances))))
        after, before = self.first_from(hits, target), self.last_to(hits, target)
        if not (after and before) or after == before:
            return after or before
        ahead, behind = self.moments[after[0]] - at, at - self.moments[before[0]]
        return after if ahead < behind else before if behind < ahead else [*before, *after]

    def first_from(self, hits: Hits, target: Target) -> Sequence[int]:
        """Give the `ord` of the dated hits that stand at a moment, or next after it."""
        at = self._one_clock(target)
        if at is None:
            ords, distances = self._distances(hits, target)
            best = min((each for each in distances if each >= 0), default=None)
            return [] if best is None else list(compress(ords, map(best.__eq__, distances)))
        first = bisect_left(range(hits.dated), at, key=lambda number: self._moment(hits, number))
        if first == hits.dated:
            return []
        moment = self._moment(hits, first)
        end = bisect_right(
            range(hits.dated), moment, first, key=lambda number: self._moment(hits, number)
        )
        return hits.ords(first, end)

    def last_to(self, hits: Hits, target: Target) -> Sequence[int]:
        """Give the `ord` of the dated hits that stand at a moment, or next before it."""
        at = self._one_clock(target)
        if at is None:
            ords, distances = self._distances(hits, target)
            best = max((each for each in distances if each <= 0), default=None)
            return [] if best is None else list(compress(ords, map(best.__eq__, distances)))
        end = bisect_right(range(hits.dated), at, key=lambda number: self._moment(hits, number))
        if not end:
            return []
        moment = self._moment(hits, end - 1)
        first = bisect_left(range(end), moment, key=lambda number: self._moment(hits, number))
        return hits.ords(first, end)

    def _moment(self, hits: Hits, number: int) -> int:
        return self.moments[hits.ord_at(number)]

    def _one_clock(self, target: Target) -> int | None:
        """Give the one moment that is sought among sorted ones; None where it is not so simple."""
        if not self.are_sorted:
            return None
        if target.wall == target.utc or 1 not in self._civil:
            return target.utc
        return None if 0 in self._civil else target.wall

    def _distances(self, hits: Hits, target: Target) -> tuple[Sequence[int], Sequence[int]]:
        ords = hits.ords(0, hits.dated)
        sought = (target.utc, target.wall)
        return ords, [self.moments[number] - sought[self._civil[number]] for number in ords]


class Target(NamedTuple):
    """A moment that is sought, in ns."""

    wall: int
    """On the wall, for civil time."""
    utc: int
    """For instants."""
