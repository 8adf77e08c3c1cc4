"""The details of one event, wrapped to the pane and scrolled in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from textual import events
from textual.reactive import reactive

from timeline_tui.events.document import Document
from timeline_tui.events.event import Event
from timeline_tui.query.highlights import Highlights
from timeline_tui.render.detail import DetailLook, draw_detail
from timeline_tui.render.pieces import Line, piece
from timeline_tui.tui.drawn import DrawnWidget


@dataclass(frozen=True, slots=True)
class Detail:
    """What the pane shows."""

    event: Event
    document: Document
    look: DetailLook = field(default_factory=lambda: DetailLook(Highlights()))


class DetailPane(DrawnWidget, can_focus=True):
    """All that is known of the selected event."""

    DEFAULT_CSS = """
    DetailPane { height: 1fr; width: 1fr; padding: 0 1 0 2; }
    """

    detail: reactive[Detail | None] = reactive(None)
    """The event that is shown."""
    top: reactive[int] = reactive(0)
    """The line of the text on the first line of the pane."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: list[Line] = []

    def watch_detail(self, before: Detail | None, after: Detail | None) -> None:
        """Lay the event out; another event starts at its first line."""
        self.lay_out()
        if before is None or after is None or before.event != after.event:
            self.top = 0

    def validate_top(self, top: int) -> int:
        """Keep the last line at the bottom of the pane."""
        return max(0, min(top, len(self._lines) - self.size.height))

    def scroll_lines(self, lines: int) -> None:
        """Move the text by so many lines."""
        self.top += lines

    def line(self, y: int) -> tuple[Line, str]:
        """A line of the text, or the mark that there is more."""
        number = self.top + y
        more = "..." if self.detail and self.detail.look.ascii_only else "…"
        if y == self.size.height - 1 and number < len(self._lines) - 1:
            return [piece(f"{more} {len(self._lines) - number} more lines", "muted")], ""
        return (self._lines[number] if number < len(self._lines) else []), ""

    def on_resize(self, event: events.Resize) -> None:
        """Keep the last line at the bottom."""
        self.lay_out()
        self.top = self.validate_top(self.top)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_lines(-3)

    def lay_out(self) -> None:
        """Wrap the event to the width of the pane."""
        shown = self.detail
        width = max(8, self.size.width)
        self._lines = draw_detail(shown.event, shown.document, shown.look, width) if shown else []
