"""What is on screen, as one frozen value; every change is a method that gives a new one.

It knows positions and rows, not events: those come in pages (see `pages`). Nothing here draws.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Self

from timeline_tui.view.history import History
from timeline_tui.view.layout import Layout

SMALLEST_WITH_PERIOD = 3
"""Lines from which on one of them is kept for the period."""


LARGEST_COUNT = 999_999_999
"""A count that would be larger stays at this."""


@dataclass(frozen=True, slots=True)
class ViewState:
    """The list as a person left it: which filter, where the cursor stands, what is in view."""

    layout: Layout = field(default_factory=Layout)
    cursor: int = 0
    """Position of the selected hit, from 0."""
    top: int = 0
    """The row on the first line of the list."""
    height: int = 1
    """How many lines the list has."""
    filters: History[str] = field(default_factory=lambda: History(""))
    """The filter in force, and those before it."""
    count: int = 0
    """The number typed before a key, which does its action so many times; 0 is none."""
    shows_details: bool = False
    """Whether the details were asked for; where there is room beside the list they always show."""
    fills: bool = False
    """Whether the details take the place of the list, however much room there is."""
    aside: str = ""
    """The id of an event that the details show although the list does not hold it."""

    @property
    def cursor_row(self) -> int:
        """The row that the cursor stands on."""
        return self.layout.row_of(self.cursor)

    @property
    def covered(self) -> int:
        """How many lines at the top of the list show the period in place of their row: 1 or 0."""
        return 1 if self.layout.headings and self.height >= SMALLEST_WITH_PERIOD else 0

    @property
    def last_top(self) -> int:
        """The lowest row that the first line may show."""
        return max(0, self.layout.rows - self.height)

    def moved(self, by: int) -> Self:
        """The cursor moved by a number of hits, and kept in view."""
        return self.at(self.cursor + by)

    def at(self, position: int) -> Self:
        """The cursor on the hit at a position, clamped, and kept in view with its heading."""
        cursor = max(0, min(position, self.layout.matched - 1))
        return replace(self, cursor=cursor, aside="")._with_cursor_in_view()

    def paged(self, pages: float) -> Self:
        """Moved by a part of the list's height: 1 is a page forward, -0.5 half a page back."""
        step = max(1, int(abs(pages) * (self.height - 1 - self.covered)))
        down = step if pages > 0 else -step
        row = max(0, min(self.cursor_row + down, self.layout.rows - 1))
        cursor = self.layout.position_at(row)
        if cursor == self.cursor:
            cursor += 1 if pages > 0 else -1
        shifted = replace(self, top=max(0, min(self.top + down, self.last_top)))
        return shifted.at(cursor)

    def at_last(self) -> Self:
        """The cursor on the last hit."""
        return self.at(self.layout.matched - 1)

    def at_next_heading(self) -> Self:
        """The cursor on the first hit of the next period."""
        return self.at(self.layout.next_stop(self.layout.headings, self.cursor))

    def at_previous_heading(self) -> Self:
        """The cursor on the first hit of this period, or of the one before."""
        return self.at(self.layout.previous_stop(self.layout.headings, self.cursor))

    def at_next_gap(self) -> Self:
        """The cursor on the first hit after the next long silence."""
        return self.at(self.layout.next_stop(self.layout.gaps, self.cursor))

    def at_previous_gap(self) -> Self:
        """The cursor on the first hit after the previous long silence."""
        return self.at(self.layout.previous_stop(self.layout.gaps, self.cursor))

    def scrolled(self, lines: int) -> Self:
        """The list moved under the cursor; the cursor follows only when it would leave the view."""
        top = max(0, min(self.top + lines, self.last_top))
        first = self.layout.position_at(top + self.covered)
        last = self.layout.position_at(top + self.height - 1)
        if self.layout.row_of(last) > top + self.height - 1:
            last = max(first, last - 1)
        moved = replace(self, top=top, cursor=max(first, min(self.cursor, last)))
        return moved._with_cursor_in_view()

    def resized(self, height: int) -> Self:
        """The same with another height of the list, the cursor still in view."""
        return replace(self, height=max(1, height))._with_cursor_in_view()

    def answered(self, layout: Layout, cursor: int) -> Self:
        """The list of another filter, with the cursor on the line where it was, if it can be."""
        line = self.cursor_row - self.top
        cursor = max(0, min(cursor, layout.matched - 1))
        moved = replace(self, layout=layout, cursor=cursor, aside="")
        top = max(0, min(moved.cursor_row - line, moved.last_top))
        return replace(moved, top=top)._with_cursor_in_view()

    def filtered(self, query: str) -> Self:
        """Another filter in force; the one before can be had back."""
        return replace(self, filters=self.filters.added(query))

    def unfiltered(self) -> Self:
        """No filter; the one before can be had back."""
        return self.filtered("")

    def undone(self) -> Self:
        """The filter before this one."""
        return replace(self, filters=self.filters.undone())

    def redone(self) -> Self:
        """The filter that was undone last."""
        return replace(self, filters=self.filters.redone())

    def counting(self, digit: int) -> Self:
        """One more digit of a count."""
        return replace(self, count=min(self.count * 10 + digit, LARGEST_COUNT))

    def uncounted(self) -> Self:
        """No count."""
        return replace(self, count=0) if self.count else self

    def toggled_details(self) -> Self:
        """The details shown if they were not, and the other way round."""
        return replace(self, shows_details=not self.shows_details)

    def toggled_full(self) -> Self:
        """The details over the whole body if they were not, and the other way round."""
        return replace(self, fills=not self.fills)

    def without_details(self) -> Self:
        """The details put away: first from the list's place, then altogether."""
        return replace(self, fills=False) if self.fills else replace(self, shows_details=False)

    def showing(self, event_id: str) -> Self:
        """The details of an event that the list does not hold; the cursor stays."""
        return replace(self, aside=event_id)

    def _with_cursor_in_view(self) -> Self:
        row = self.cursor_row
        first = self.layout.first_row_of(self.cursor)
        if row - first >= self.height:
            first = row
        top = min(self.top, first, row - self.covered)
        top = max(top, row - self.height + 1)
        return replace(self, top=max(0, min(top, self.last_top)))
