"""Which events a search found, and where each of them stands on the screen: numbers alone.

The engine keeps the events in sort order, each with its number there (`ord`). What a search found
is a byte for each of them, so that nothing of it has to be written into a table, and what is
counted or looked up afterwards takes no statement.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, compress, count, islice
from typing import Protocol

HIT = 1
"""The byte of an event that was found; the others are 0."""
_BLOCK = 256
"""So many events are looked through to find one hit among them."""
_SPARSE = 8
"""Where fewer than one event in so many is a hit, the next one is searched for."""
_BITS = bytes.maketrans(b"\0\1", b"01")


class Hits:
    """The hits of one search, numbered from early to late; those without a date come last."""

    def __init__(self, marks: bytes = b"", dated: int = 0) -> None:
        """Take a byte for each event; the first `dated` of all stand somewhere in time."""
        self.marks = marks
        """`HIT` for each event that was found, by `ord`."""
        sizes = (marks.count(HIT, start, start + _BLOCK) for start in range(0, len(marks), _BLOCK))
        self._before = list(accumulate(sizes, initial=0))
        """How many hits there are before each block, and in all."""
        self.count = self._before[-1]
        """How many there are."""
        self.dated = self.count if dated >= len(marks) else self.number_of(dated)
        """How many of them stand somewhere in time."""

    def __contains__(self, number: int) -> bool:
        """Whether the event of an `ord` was found."""
        return self.marks[number] == HIT

    def ords(self, first: int, end: int) -> list[int]:
        """Give the `ord` of each hit from one number up to another, not included."""
        if not 0 <= first < min(end, self.count):
            return []
        start = self.ord_at(first)
        if self.count * _SPARSE < len(self.marks):
            return list(islice(self._found_from(start), end - first))
        return list(islice(compress(count(start), self.marks[start:]), end - first))

    def ord_at(self, number: int) -> int:
        """Give the `ord` of the hit of a number, which must be one."""
        block = bisect_right(self._before, number) - 1
        start = block * _BLOCK
        found = compress(count(start), self.marks[start : start + _BLOCK])
        return next(islice(found, number - self._before[block], None))

    def number_of(self, number: int) -> int:
        """Give how many hits come before the event of an `ord`."""
        block = number // _BLOCK
        return self._before[block] + self.marks.count(HIT, block * _BLOCK, number)

    def _found_from(self, number: int) -> Iterator[int]:
        """Give the `ord` of each hit from one on: much quicker where most events are none."""
        while number >= 0:
            yield number
            number = self.marks.find(HIT, number + 1)


class Order(Protocol):
    """The hits as a list on the screen, whose positions count from 0."""

    def ords(self, first: int, end: int) -> Sequence[int]:
        """Give the `ord` of each hit from one position up to another."""

    def first_of(self, ords: Sequence[int]) -> int:
        """Give the lowest position of hits: dated ones or a single one, by ascending `ord`."""

    def last_of(self, ords: Sequence[int]) -> int:
        """Give the highest position of hits: dated ones or a single one, by ascending `ord`."""


class Earliest:
    """From early to late."""

    def __init__(self, hits: Hits) -> None:
        self._hits = hits

    def ords(self, first: int, end: int) -> Sequence[int]:
        """Give those of the same numbers."""
        return self._hits.ords(first, end)

    def first_of(self, ords: Sequence[int]) -> int:
        """Give where the first of them stands."""
        return self._hits.number_of(ords[0])

    def last_of(self, ords: Sequence[int]) -> int:
        """Give where the last of them stands."""
        return self._hits.number_of(ords[-1])


class Latest:
    """From late to early, and behind them the undated in their order."""

    def __init__(self, hits: Hits) -> None:
        self._hits = hits

    def ords(self, first: int, end: int) -> Sequence[int]:
        """Give the dated ones backwards, and then the rest."""
        dated = self._hits.dated
        backwards = self._hits.ords(max(0, dated - end), dated - first)
        return [*reversed(backwards), *self._hits.ords(max(first, dated), end)]

    def first_of(self, ords: Sequence[int]) -> int:
        """Give where the last of them stands."""
        return self._position_of(ords[-1])

    def last_of(self, ords: Sequence[int]) -> int:
        """Give where the first of them stands."""
        return self._position_of(ords[0])

    def _position_of(self, number: int) -> int:
        found = self._hits.number_of(number)
        return self._hits.dated - 1 - found if found < self._hits.dated else found


class Listed:
    """In any other order."""

    def __init__(self, hits: Hits, everything: Sequence[int]) -> None:
        """Take the hits out of `everything`, the `ord` of all events in the order."""
        self._ords = array("q", compress(everything, map(hits.marks.__getitem__, everything)))

    def ords(self, first: int, end: int) -> Sequence[int]:
        """Give those of the same places."""
        return self._ords[max(first, 0) : max(end, 0)]

    def first_of(self, ords: Sequence[int]) -> int:
        """Give the place of the one that comes first."""
        return next(self._places_of(set(ords)))

    def last_of(self, ords: Sequence[int]) -> int:
        """Give the place of the one that comes last."""
        return max(self._places_of(set(ords)))

    def _places_of(self, ords: Collection[int]) -> compress[int]:
        return compress(count(), map(ords.__contains__, self._ords))


def bits_of(marks: bytes) -> str:
    """Give the bits by which the engine is told, as text."""
    return marks.translate(_BITS).decode()
