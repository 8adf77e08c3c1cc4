"""Where rows stand: event positions to row numbers and back, without a look at the events.

A list is its hits in order, with a heading row before the first hit of each period and a gap row
before a hit that follows a long silence. Only the places of those extra rows are kept.

    row       0        1    2    3    4        5
              heading  hit  hit  gap  heading  hit
    position           0    1                  2
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from timeline_tui.dates.periods import Period
from timeline_tui.dates.when import Precision


@dataclass(frozen=True, slots=True)
class Layout:
    """The shape of a list of hits."""

    matched: int = 0
    """How many hits there are."""
    headings: Sequence[int] = ()
    """Positions of the hits that a heading stands over, ascending."""
    gaps: Sequence[int] = ()
    """Positions of the hits that a gap row stands over (above the heading), ascending."""
    periods: Sequence[Period] = ()
    """What each heading names."""

    @property
    def rows(self) -> int:
        """How many rows the list has."""
        return self.matched + len(self.headings) + len(self.gaps)

    def row_of(self, position: int) -> int:
        """The row of the hit at a position."""
        above = bisect_right(self.headings, position) + bisect_right(self.gaps, position)
        return position + above

    def first_row_of(self, position: int) -> int:
        """The topmost row that belongs to a hit: its gap row, its heading, or itself."""
        above = bisect_left(self.headings, position) + bisect_left(self.gaps, position)
        return position + above

    def position_at(self, row: int) -> int:
        """The position of the hit on a row, or of the next hit below an extra row, clamped."""
        low, high = 0, max(0, self.matched - 1)
        while low < high:
            middle = (low + high) // 2
            if self.row_of(middle) < row:
                low = middle + 1
            else:
                high = middle
        return low

    def period_at(self, row: int) -> Period | None:
        """The period that a row stands under, a heading under its own; None for none.

        A gap stands above the heading of what ends it, so under the one before, if there is one.
        """
        position = self.position_at(row)
        is_above = row + 1 < self.row_of(position) and self._opens(position)
        return self.period_of(position - 1 if is_above and position else position)

    def _opens(self, position: int) -> bool:
        index = bisect_left(self.headings, position)
        return index < len(self.headings) and self.headings[index] == position

    def period_of(self, position: int) -> Period | None:
        """The period that the hit at a position stands under; None for none."""
        index = bisect_right(self.headings, position) - 1
        return self.periods[index] if 0 <= index < len(self.periods) else None

    def level_of(self, position: int) -> Precision:
        """How fine the heading over the hit at a position is; a year where there is none."""
        period = self.period_of(position)
        return Precision.YEAR if period is None else period.level

    def next_stop(self, stops: Sequence[int], position: int) -> int:
        """The first of ascending positions after a position, else the position itself."""
        index = bisect_right(stops, position)
        return stops[index] if index < len(stops) else position

    def previous_stop(self, stops: Sequence[int], position: int) -> int:
        """The last of ascending positions before a position, else the position itself."""
        index = bisect_left(stops, position)
        return stops[index - 1] if index else position
