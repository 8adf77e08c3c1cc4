"""How long a silence between neighbouring events must be to get a row of its own.

The rule depends on what is listed, so it adapts, twice. A silence that is long in the whole list
parts it into stretches. Within a stretch a silence is long if it is many times the distance that is
usual among the events of half a screen around it, and if a whole period of the kind of the headings
there could lie in it: dense weeks in a sparse century have gaps of their own, and no screen is full
of them. Nothing is counted in the engine here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from timeline_tui.dates.periods import LENGTHS
from timeline_tui.dates.when import Precision

PARTS = 12
"""A silence is long if it is at least this part of the time from the first start to the last."""
USUAL = 3
"""And at least so many times the usual distance between two starts."""
QUANTILE = 0.25
"""So many of the distances are no longer than the usual one: few events have few short ones."""
REACH = 8
"""So many starts on either side of a silence are what is around it."""
MOST = 100_000
"""There, no silence is long that is shorter than this part of the whole list."""
NEAR = 6
"""There, a silence is long if it is at least so many times the usual distance of the others."""
LEAST = 3
"""And if there are at least so many others."""


class Silence(NamedTuple):
    """A long silence `[lo, hi)` in ns, and the number of the start that ends it."""

    number: int
    lo: int
    hi: int

    @property
    def length(self) -> int:
        """How long it is, in ns."""
        return self.hi - self.lo


def gap_threshold(extent: int, distance: int) -> int:
    """Give the shortest silence in ns that is long in the whole list.

    `extent` is the time from the first start to the last, `distance` the usual distance of
    neighbouring starts that are not at the same moment, which is at the `QUANTILE`; both in ns.
    """
    return max(-(-extent // PARTS), USUAL * distance, 1)


def least_silence(level: Precision, extent: int) -> int:
    """Give the shortest silence in ns that is long under headings of a kind, whatever is around.

    A whole period of that kind could lie in it; and in years of events minutes do not count.
    """
    return max(LENGTHS[level], extent // MOST)


def around(number: int, borders: Sequence[int], count: int) -> tuple[int, int]:
    """Give the numbers of the first and the last start around the silence before a start.

    `borders` are the numbers of the starts that end the silences of the whole list, ascending, and
    `count` is how many starts there are.
    """
    index = bisect_right(borders, number)
    first = borders[index - 1] if index else 0
    end = borders[index] if index < len(borders) else count
    return max(first, number - REACH), min(end, number + REACH) - 1


def is_long_among(silence: int, span: int, distances: int) -> bool:
    """Tell whether a silence (ns) is long among so many distances, itself one of them.

    `span` is how long they are together.
    """
    others = distances - 1
    return others >= LEAST and silence * others >= NEAR * (span - silence)


def long_silences(
    starts: Sequence[int], ends: Sequence[int], levels: Sequence[Precision]
) -> list[Silence]:
    """Give the long silences between ascending starts (ns).

    `ends` are the moments from which nothing more is known of each, and `levels` the kinds of the
    headings that they stand under.
    """
    distances = sorted(later - at for at, later in pairwise(starts) if later > at)
    if not distances:
        return []
    extent = max(starts) - min(starts)
    threshold = gap_threshold(extent, distances[max(1, ceil(QUANTILE * len(distances))) - 1])
    silences = list(_silences(starts, ends))
    borders = [silence.number for silence in silences if silence.length >= threshold]

    def is_long(silence: Silence) -> bool:
        if silence.length >= threshold:
            return True
        if silence.length < least_silence(levels[silence.number], extent):
            return False
        first, last = around(silence.number, borders, len(starts))
        return is_long_among(silence.length, starts[last] - starts[first], last - first)

    return [silence for silence in silences if is_long(silence)]


def _silences(starts: Sequence[int], ends: Sequence[int]) -> Iterator[Silence]:
    """Between each start and the latest end of all before; it may be negative."""
    known = ends[0]
    for number in range(1, len(starts)):
        yield Silence(number, known, starts[number])
        known = max(known, ends[number])
