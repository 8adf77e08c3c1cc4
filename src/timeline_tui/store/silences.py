"""The long silences between the hits of a search, by the rules of `view.gaps`.

A silence that is long among what is around it lasts at least as long as the shortest period of the
kind of heading that it stands under. So it ends with the first hit under a heading, or lies under
one that spans as much: only those are looked at. Hits are numbered from early to late, whatever the
order of the list.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, count, pairwise, repeat
from math import ceil
from operator import itemgetter, le, lt, sub
from typing import cast

from timeline_tui.dates.when import Precision
from timeline_tui.store.hits import Hits
from timeline_tui.store.stands import Headings
from timeline_tui.store.times import Times
from timeline_tui.view.gaps import (
    PARTS,
    QUANTILE,
    USUAL,
    Silence,
    around,
    gap_threshold,
    is_long_among,
    least_silence,
)

_CROWD = USUAL * PARTS / (1 - QUANTILE)
"""Among so many distances the usual one cannot be long: too many are no shorter."""


def long_silences(times: Times, hits: Hits, headings: Headings) -> list[Silence]:
    """Give the long silences in the order of time; `headings` are those from early to late."""
    if hits.dated < 2:
        return []
    found = _Dated(times, hits)
    extent, distances = found.extent(), found.few_distances(headings)
    if not extent or distances == []:
        return []
    usual = 0
    if distances:
        usual = sorted(distances)[max(1, ceil(QUANTILE * len(distances))) - 1]
    threshold = gap_threshold(extent, usual)
    silences = found.silences(headings, threshold, extent)
    long = [silence for silence in silences if silence.length >= threshold]
    borders = [silence.number for silence in long]
    for silence in silences:
        if silence.length < threshold:
            first, last = around(silence.number, borders, found.count)
            start, end = found.starts((first, last))
            if is_long_among(silence.length, end - start, last - first):
                long.append(silence)
    return sorted(long)


class _Dated:
    """The dated hits of a search, by number: when they start, and what is known of them."""

    def __init__(self, times: Times, hits: Hits) -> None:
        self.count = hits.dated
        self._ords = hits.ords(0, hits.dated)
        self._times = times
        self._known: Sequence[int] | None = None
        if not times.end_in_order:
            # What lasts through a silence of others breaks it.
            ends = map(times.known.__getitem__, self._ords)
            self._known = list(accumulate(ends, max))

    def starts(self, numbers: Sequence[int]) -> Sequence[int]:
        """Give when hits start, in ns."""
        return _taken(self._times.moments, _taken(self._ords, numbers))

    def extent(self) -> int:
        """Give the time from the first start to the last, in ns."""
        if self._times.are_sorted:
            first, last = self.starts((0, self.count - 1))
            return last - first
        starts = self.starts(range(self.count))
        return max(starts) - min(starts)

    def few_distances(self, headings: Headings) -> list[int] | None:
        """Give how far those apart lie that follow each other (ns); None where they are a crowd."""
        if self._times.are_sorted:
            few = min(self._dated_ones(headings), 2 * int(_CROWD))
            if len(set(self.starts(headings.positions[:few]))) > _CROWD:
                return None
        starts = self.starts(range(self.count))
        distances = [later - at for at, later in pairwise(starts) if later > at]
        extent = max(starts) - min(starts)
        return None if len(distances) * extent >= _CROWD * sum(distances) > 0 else distances

    def silences(self, headings: Headings, threshold: int, extent: int) -> list[Silence]:
        """Give the silences that are long, or may be under the heading where they stand."""
        end = self._dated_ones(headings)
        firsts = headings.positions[:end]
        least_of = {
            level: min(threshold, least_silence(Precision(level), extent))
            for level in set(headings.levels[:end])
        }
        least = list(map(least_of.__getitem__, headings.levels[:end]))
        starts = self.starts(firsts)
        numbers, shortest = [], []
        for place in self._apart(starts, least[1:]):
            numbers.append(firsts[place + 1])
            shortest.append(least[place + 1])
        behind = (*firsts[1:], self.count)
        last = self.starts((self.count - 1,))[0] + 1
        for place in self._apart((*starts, last), least):
            inside = self._where(firsts[place], behind[place], least[place])
            numbers += inside
            shortest += repeat(least[place], len(inside))
        return sorted(self._silences_before(numbers, shortest))

    def _apart(self, starts: Sequence[int], least: Sequence[int]) -> Iterable[int]:
        """Give behind which of some hits, by their starts, a silence may lie before the next one.

        `least` is how long it is to be, at the least, before each next one.
        """
        if not self._times.are_sorted:
            return range(len(least))
        spans = map(sub, starts[1:], starts)
        # A silence is shorter than the time between the starts around it, if the first one lasts.
        return compress(count(), map(lt if self._times.all_last else le, least, spans))

    def _where(self, first: int, end: int, least: int) -> Sequence[int]:
        """Give the hits that may end a silence so long (ns), between some that lie side by side."""
        if not self._times.are_sorted:
            return range(first + 1, end)
        start, last = self.starts((first, end - 1))
        if last - start < least:
            return ()
        if last - start >= 2 * least:
            return range(first + 1, end)
        # It lies over their middle.
        moment_of = self._times.moments.__getitem__
        behind = bisect_right(self._ords, (start + last) // 2, first, end, key=moment_of)
        return range(behind, min(behind + 1, end))

    def _silences_before(self, numbers: Sequence[int], least: Iterable[int]) -> Iterator[Silence]:
        """Give those of the silences before hits that last at least so long, in ns."""
        starts = self.starts(numbers)
        known = self._known_before(numbers)
        for place in compress(count(), map(le, least, map(sub, starts, known))):
            yield Silence(numbers[place], known[place], starts[place])

    def _known_before(self, numbers: Sequence[int]) -> Sequence[int]:
        """Give up to when something is known of all that comes before each hit, in ns."""
        if self._known is not None:
            return _taken([0, *self._known], numbers)
        return _taken(self._times.known, _taken([0, *self._ords], numbers))

    def _dated_ones(self, headings: Headings) -> int:
        """Give how many of the headings stand over dated hits."""
        return bisect_left(headings.positions, self.count)


def _taken(items: Sequence[int], places: Sequence[int]) -> Sequence[int]:
    """Give the items at some places; for thousands of them this is the quickest way."""
    if len(places) < 2:
        return [items[place] for place in places]
    return cast("tuple[int, ...]", itemgetter(*places)(items))
