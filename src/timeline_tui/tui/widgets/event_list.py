"""The list of events: draws the rows that are in view and reports what the mouse does.

It holds no events: it looks rows up in the pages it is given and asks for those that are missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.message import Message
from textual.reactive import reactive

from timeline_tui.render.pieces import Line, Piece, filled, piece
from timeline_tui.render.rows import NO_COLUMNS, Look, columns_for, draw_row
from timeline_tui.text.safe import Drawable
from timeline_tui.tui.drawn import DrawnWidget
from timeline_tui.view.pages import Pages
from timeline_tui.view.rows import HeadingRow, Row
from timeline_tui.view.state import ViewState

THUMB = "▐"
ASCII_THUMB = "#"
WHEEL_LINES = 3


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

    @dataclass
    class Resized(Message):
        """The list has another number of lines."""

        height: int

    @dataclass
    class Picked(Message):
        """A row was clicked."""

        row: int

    @dataclass
    class Scrolled(Message):
        """The wheel was turned by so many lines."""

        lines: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns = NO_COLUMNS

    def watch_pages(self, before: Pages, after: Pages) -> None:
        """Draw anew where rows in view have come; another answer starts with new columns."""
        if before.generation != after.generation:
            self._columns = NO_COLUMNS
        elif all(number in before.rows for number in self._in_view()):
            return
        self.lay_out()
        self.refresh()

    def watch_state(self) -> None:
        """Let the columns grow with what comes into view."""
        self.lay_out()

    def watch_look(self) -> None:
        """Fit the columns again when texts are drawn otherwise."""
        self._columns = NO_COLUMNS
        self.lay_out()

    def line(self, y: int) -> tuple[Line, str]:
        """The row on a line, with the scroll bar's thumb at its end."""
        number = self.state.top + y
        if number >= self.state.layout.rows:
            text = self.empty_text if y == 1 and not self.state.layout.rows else ""
            return [piece(f"  {text}", "muted")], ""
        row = self._row(number, y)
        selected = number == self.state.cursor_row
        width = self.size.width - 1
        if row is None:
            drawn = filled(
                [Piece(Drawable("  -" if self.look.ascii_only else "  ·"), "muted")], width
            )
        else:
            drawn = draw_row(row, self._columns, self.look, width, selected=selected)
        thumb = ASCII_THUMB if self.look.ascii_only else THUMB
        drawn.append(Piece(Drawable(thumb if self._is_thumb(y) else " "), "thumb"))
        return drawn, "selected" if selected else ""

    def _row(self, number: int, y: int) -> Row | None:
        """The row on a line; the period stands on the first one, whatever scrolls under it."""
        if y < self.state.covered:
            period = self.state.layout.period_at(number)
            if period is not None:
                return HeadingRow(number, *period)
        return self.pages.row(number)

    def on_resize(self, event: events.Resize) -> None:
        """Report the new height."""
        self.post_message(self.Resized(event.size.height))

    def on_click(self, event: events.Click) -> None:
        """Report which row was clicked."""
        if event.y >= self.state.covered:
            self.post_message(self.Picked(self.state.top + event.y))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Report a turn of the wheel."""
        event.stop()
        self.post_message(self.Scrolled(WHEEL_LINES))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Report a turn of the wheel."""
        event.stop()
        self.post_message(self.Scrolled(-WHEEL_LINES))

    def lay_out(self) -> None:
        """Let the columns fit the width, and grow with the rows that are in view."""
        if not self.size.width:
            return  # nothing is seen of it, and columns never grow narrower again
        width = max(10, self.size.width - 1)
        rows = map(self.pages.row, self._in_view())
        shown = [row for row in rows if row is not None]
        self._columns = columns_for(width, shown, self.look, self._columns)

    def _in_view(self) -> range:
        """The numbers of the rows that the lines show."""
        top = self.state.top
        return range(top, min(top + self.size.height, self.state.layout.rows))

    def _is_thumb(self, y: int) -> bool:
        rows, height = self.state.layout.rows, self.state.height
        if rows <= height:
            return False
        size = max(1, height * height // rows)
        start = self.state.top * (height - size) // max(1, self.state.last_top)
        return start <= y < start + size
