"""The rows that are at hand, and which to ask for next: a window over a list of any length."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Self

from timeline_tui.query.highlights import Highlights
from timeline_tui.view.layout import Layout
from timeline_tui.view.rows import Density, EventRow, Row

MARGIN = 4
"""How many screens of rows are asked for above and below the one in view."""


class Answer(NamedTuple):
    """What a filter gave, apart from the rows."""

    query: str = ""
    highlights: Highlights = Highlights()
    """What stands out in the texts of the events."""
    layout: Layout = Layout()
    total: int = 0
    possible: int = 0
    density: Density = Density(0, 0)
    cursor: int = 0
    """Where the cursor goes: the event it stood on, or the nearest in time."""


class Pages(NamedTuple):
    """Rows by number, of one answer."""

    rows: Mapping[int, Row] = {}
    generation: int = 0
    """Which answer they belong to."""

    def row(self, number: int) -> Row | None:
        """The row of a number, or None while it has not come."""
        return self.rows.get(number)

    def event_row(self, number: int) -> EventRow | None:
        """The row of a number if it shows an event."""
        row = self.rows.get(number)
        return row if isinstance(row, EventRow) else None

    def event_before(self, number: int) -> EventRow | None:
        """The nearest event above a row; None where there is none, or it has not come.

        At most a gap and a heading lie between two events.
        """
        for above in range(number - 1, number - 4, -1):
            row = self.rows.get(above)
            if row is None or isinstance(row, EventRow):
                return row
        return None

    def is_settled(self, number: int) -> bool:
        """Tell whether a row is at hand with the event above it: no page changes it any more."""
        if number not in self.rows:
            return False
        above = range(number - 1, max(-1, number - 4), -1)
        return all(each in self.rows for each in above) or self.event_before(number) is not None

    def wanted(self, top: int, height: int, total: int) -> tuple[int, int] | None:
        """The first row and the count to ask for, or None where all that is near is at hand.

        Only what is missing is asked for: rows cost time, and while they come the keys wait.
        """
        ahead = height * 3 // 2
        near = range(max(0, top - ahead), min(total, top + height + ahead))
        if all(number in self.rows for number in near):
            return None
        far = range(max(0, top - MARGIN * height), min(total, top + (MARGIN + 1) * height))
        missing = [number for number in far if number not in self.rows]
        return missing[0], missing[-1] - missing[0] + 1

    def added(self, rows: Iterable[Row]) -> Self:
        """The same with more rows; far ones are let go once there are very many."""
        fresh = {row.row: row for row in rows}
        kept = self.rows if len(self.rows) < 5_000 else {}
        return self._replace(rows={**kept, **fresh})
