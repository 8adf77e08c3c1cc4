"""The list of events: draws the rows that are in view and reports what the mouse does.

It holds no events: it looks rows up in the pages it is given and asks for those that are missing.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer

from timeline_tui.events.event import Event
from timeline_tui.render.captions import captioned
from timeline_tui.render.columns import NO_COLUMNS
from timeline_tui.render.direction import said
from timeline_tui.render.pieces import Line, Piece, filled, piece, trimmed
from timeline_tui.render.rows import Look, columns_for, draw_row
from timeline_tui.render.thumb import ASCII_THUMB, THUMB, thumb_lines
from timeline_tui.text.bidi import order_of_words
from timeline_tui.text.safe import own
from timeline_tui.tui.drawn import DrawnWidget
from timeline_tui.tui.messages import message
from timeline_tui.view.manner import Elapsed
from timeline_tui.view.pages import Pages
from timeline_tui.view.rows import EventRow, HeadingRow
from timeline_tui.view.state import ViewState

WHEEL_LINES = 3
PAUSE = 0.03
"""Seconds without a key after which rows out of view are drawn."""
AHEAD = 8
"""How many rows are drawn between two looks at the keyboard."""
KEPT = 2000
"""How many rows are remembered as they are drawn."""


class EventList(DrawnWidget, can_focus=True):
    """Rows of events on as many lines as there are."""

    DEFAULT_CSS = """
    EventList { height: 1fr; width: 1fr; }
    """
    ALLOW_SELECT: ClassVar[bool] = False

    state: reactive[ViewState] = reactive(ViewState())
    """What is in view."""
    pages: reactive[Pages] = reactive(Pages(), repaint=False)
    """The rows that are at hand; drawn anew only where one that is in view has come."""
    look: reactive[Look] = reactive(Look())
    """How rows are drawn."""
    empty_text: reactive[str] = reactive("")
    """What is said where there is no row at all."""

    @message
    class Resized(Message):
        """The list has another number of lines."""

        height: int

    @message
    class Picked(Message):
        """A row was clicked, in a column."""

        row: int
        column: str

    @message
    class ColumnPicked(Message):
        """A column was clicked."""

        name: str

    @message
    class Scrolled(Message):
        """The wheel was turned by so many lines."""

        lines: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns = NO_COLUMNS
        self._is_stale = False
        """Whether the columns are those of rows or of a look that are no more."""
        self._fitted: set[int] = set()
        """Rows that the columns are wide enough for."""
        self._drawn: dict[int, Line] = {}
        """Rows as they are drawn while they are not selected."""
        self._ahead: Timer | None = None
        self._shown = self.state
        self._thumbs = range(0)
        self._thumb = THUMB
        self._anchor: Event | None = None
        """The event that elapsed time is counted from, where that is the selected one."""

    @property
    def column_names(self) -> tuple[str, ...]:
        """The columns that are shown, from left to right."""
        return self._columns.names

    def watch_pages(self, before: Pages, after: Pages) -> None:
        """Draw anew where rows in view have come; another answer starts with new columns."""
        if before.generation != after.generation:
            self._start_anew()
            self.refresh()
            return
        if all(before.is_settled(number) for number in self._in_view()):
            self._look_ahead()
            return
        self.lay_out()
        self.refresh()

    def watch_state(self) -> None:
        """Let the columns grow with what comes into view."""
        if not self._is_stale:
            self.lay_out()
        self._look_ahead()

    def watch_look(self, before: Look, after: Look) -> None:
        """Fit the columns again when texts are drawn otherwise."""
        active = before.manner.active
        if after._replace(manner=after.manner._replace(active=active)) == before:
            return  # another column is active, and nothing has another width for that
        self._start_anew()

    def _start_anew(self) -> None:
        """Fit the columns anew when they are next drawn; until then the names that were stay."""
        self._is_stale = True
        self._fitted.clear()
        self._drawn.clear()

    def prepare(self) -> None:
        """Read once what all lines of a picture need; what changed while nothing was seen, too."""
        self.lay_out()
        self._shown = state = self.state
        self._thumb = ASCII_THUMB if self.look.ascii_only else THUMB
        self._thumbs = thumb_lines(state.top, state.height, state.layout.rows)

    def line(self, y: int) -> tuple[Line, str]:
        """The row on a line, with the scroll bar's thumb at its end."""
        state = self._shown
        number = state.top + y
        if number >= state.layout.rows:
            text = self.empty_text if y == 1 and not state.layout.rows else ""
            words = said([piece(text, "muted")], order_of_words())
            return [Piece(own("  ")), *words], ""
        selected = number == state.cursor_row
        period = self._period(number, y)
        drawn = self._period_line(period) if period else self._row_line(number, selected=selected)
        drawn = self._with_thumb(drawn, is_thumb=y in self._thumbs)
        return drawn, "selected" if selected else ""

    def _with_thumb(self, line: Line, *, is_thumb: bool) -> Line:
        return [*line, Piece(self._thumb if is_thumb else own(" "), "thumb")]

    def _period(self, number: int, y: int) -> HeadingRow | None:
        """The period that stands on the first line, whatever scrolls under it."""
        state = self._shown
        period = state.layout.period_at(number) if y < state.covered else None
        return None if period is None else HeadingRow(number, period)

    def _period_line(self, period: HeadingRow) -> Line:
        """A period, with the names of the columns where they are."""
        look = self.look
        width = self.size.width - 1
        line = trimmed(draw_row(period, self._columns, look, width, selected=False))
        names = captioned(line, self._columns, self._active, look.ellipsis, look.bidi)
        return filled(names, width)

    def _row_line(self, number: int, *, selected: bool) -> Line:
        """A row as it is drawn; remembered as long as nothing about it changes."""
        drawn = None if selected else self._drawn.get(number)
        if drawn is not None:
            return drawn
        row, width = self.pages.row(number), self._width - 1
        if row is None:
            sign = own("  -") if self.look.ascii_only else own("  ·")
            return filled([Piece(sign, "muted")], width)
        other = self._other(number) if isinstance(row, EventRow) else None
        active = self._active if selected else ""
        look, columns = self.look, self._columns
        line = draw_row(row, columns, look, width, selected=selected, other=other, active=active)
        if not selected and self.pages.is_settled(number):
            if len(self._drawn) >= KEPT:
                self._drawn.clear()
            self._drawn[number] = line
        return line

    def _draw_ahead(self) -> None:
        """Draw a few rows that the next key may bring into view, while there is nothing to do."""
        top, height = self.state.top, self.state.height
        near = (*range(top + height, top + 2 * height), *range(top - height, top))
        is_hidden = not self.size.width  # no row has a width then
        known = (each for each in near if self.pages.is_settled(each) and not is_hidden)
        fresh = [number for number in known if number not in self._drawn][:AHEAD]
        for number in fresh:
            self.draw(self._with_thumb(self._row_line(number, selected=False), is_thumb=False))
        if not fresh and self._ahead is not None:
            self._ahead.pause()

    def _look_ahead(self) -> None:
        """Draw rows out of view once no key has come for a while."""
        if self._ahead is not None:
            self._ahead.reset()
            self._ahead.resume()

    @property
    def _active(self) -> str:
        return self.look.manner.active_among(self._columns.names)

    def _other(self, number: int) -> Event | None:
        """The event that elapsed time is counted from on a row."""
        match self.look.manner.elapsed:
            case Elapsed.OFF:
                return None
            case Elapsed.SELECTED:
                return self._anchor
            case Elapsed.PREVIOUS:
                before = self.pages.event_before(number)
                return before.hit.event if before else None

    def on_mount(self) -> None:
        """Have rows drawn ahead once there are any."""
        self._ahead = self.set_interval(PAUSE, self._draw_ahead, pause=True)

    def on_resize(self, event: events.Resize) -> None:
        """Report the new height."""
        self.post_message(self.Resized(event.size.height))

    def on_click(self, event: events.Click) -> None:
        """Report which row and which column were clicked."""
        column = self._columns.at(event.x)
        if event.y >= self.state.covered:
            self.post_message(self.Picked(self.state.top + event.y, column))
        elif column:
            self.post_message(self.ColumnPicked(column))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Report a turn of the wheel."""
        event.stop()
        self.post_message(self.Scrolled(WHEEL_LINES))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Report a turn of the wheel."""
        event.stop()
        self.post_message(self.Scrolled(-WHEEL_LINES))

    def lay_out(self) -> None:
        """Let the columns fit the width, and grow with the rows that come into view."""
        if not self.size.width:
            return  # nothing is seen of it, and columns never grow narrower again
        is_due = self._is_stale  # it is drawn anew as a whole
        if is_due:
            self._columns, self._is_stale = NO_COLUMNS, False
        self._move_anchor()
        width = max(10, self.size.width - 1)
        if self._columns.total != width:
            self._fitted.clear()
            self._drawn.clear()
        fresh = [number for number in self._in_view() if number not in self._fitted]
        rows = [row for number in fresh if (row := self.pages.row(number)) is not None]
        if not rows and self._columns.total == width:
            return
        pairs = [(row, self._other(row.row)) for row in rows]
        columns = columns_for(width, pairs, self.look, self._columns)
        self._fitted.update(row.row for row in rows if self.pages.is_settled(row.row))
        if columns != self._columns:
            self._columns = columns
            self._drawn.clear()
            if not is_due:
                self.refresh()

    def _move_anchor(self) -> None:
        """Count elapsed time from the selected event, where that was asked for."""
        if self.look.manner.elapsed is not Elapsed.SELECTED:
            self._anchor = None
            return
        row = self.pages.event_row(self.state.cursor_row)
        anchor = row.hit.event if row else self._anchor
        if anchor is not self._anchor:
            self._anchor = anchor
            self._fitted.clear()
            self._drawn.clear()

    def _in_view(self) -> range:
        """The numbers of the rows that the lines show."""
        top = self.state.top
        return range(top, min(top + self.size.height, self.state.layout.rows))
