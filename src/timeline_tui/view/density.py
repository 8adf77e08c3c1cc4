"""Which stretch of time an overview shows, and how it is divided into bins.

One date of 1970 among those of a week must not make the week a single bin: what lies far from the
bulk is left outside and counted. Events are not counted here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

REACH = 24
"""How many lengths of the bulk one of a dozen events may lie away from it and still be shown."""
DOZEN = 12
LEAST_REACH = 3
"""And one of very many: the more events there are, the less one of them may take from the rest."""
TRIMMED = 50
"""The bulk is what remains without one event in so many at either end, but at least one."""


class Start(NamedTuple):
    """Where an event is counted, and up to where its start may lie (ns, half-open)."""

    at: int
    until: int
    is_instant: bool = False
    """Whether that is a moment of UTC, which every clock shows otherwise; else it is civil time."""


def fitted_extent(starts: Sequence[Start]) -> tuple[int, int] | None:
    """Give the stretch `[lo, hi)` in ns that shows the bulk of ascending starts; None for none."""
    if not starts:
        return None
    trim = max(1, len(starts) // TRIMMED)
    lowest, highest = starts[0].at, starts[-1].at
    if len(starts) > 2 * trim + 1:
        low, high = starts[trim].at, starts[-1 - trim].at
        if low < high:
            reach = max(LEAST_REACH, REACH * DOZEN // len(starts)) * (high - low)
            lowest, highest = low - reach, high + reach
    kept = [start for start in starts if lowest <= start.at <= highest]
    return kept[0].at, max(max(start.until, start.at + 1) for start in kept)


def are_instants(starts: Sequence[Start]) -> bool:
    """Tell whether most events are instants, so that an axis is a clock's and not the calendar's.

    An axis has one scale: where a file has both kinds, those decide of which there are more.
    """
    return 2 * sum(start.is_instant for start in starts) > len(starts)


@dataclass(frozen=True, slots=True)
class Bins:
    """Equal bins over `[lo, hi)` ns, on a grid so coarse that 64 bits hold the arithmetic."""

    lo: int
    hi: int
    count: int
    unit: int
    """The grid in ns: a power of ten, 1 up to a year and a half in a hundred bins."""

    @property
    def width(self) -> int:
        """How many units the stretch is long."""
        return (self.hi - self.lo) // self.unit

    def index(self, moment: int) -> int:
        """Give the bin of a moment; it may lie outside."""
        return (moment - self.lo) // self.unit * self.count // self.width


def bins_over(lo: int, hi: int, count: int) -> Bins:
    """Give so many bins over `[lo, hi)` ns, whose ends are moved outwards to the grid."""
    unit = 1
    while ((hi - lo) // unit + 2) * count >= 2**62:
        unit *= 10
    return Bins(lo // unit * unit, -(-hi // unit) * unit, count, unit)
