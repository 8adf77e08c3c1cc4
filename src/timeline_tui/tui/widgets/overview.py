"""The overview strip: where in time the events lie, all of them and those that match."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive

from timeline_tui.render.axis import density_lines, frame_line, set_off, shown_cells, tick_line
from timeline_tui.render.pieces import Line
from timeline_tui.render.rows import Look
from timeline_tui.tui.drawn import DrawnWidget
from timeline_tui.tui.messages import message
from timeline_tui.view.rows import Density

FRAMED = 3
"""From so many lines on the last one is kept for the frame."""


class Overview(DrawnWidget):
    """Tick labels over a strip of blocks, the stretch that the list shows framed.

    Where there are two lines alone, the stretch is set off in the labels.
    """

    DEFAULT_CSS = """
    Overview { height: 2; width: 1fr; padding: 0 1; }
    """
    ALLOW_SELECT: ClassVar[bool] = False

    density: reactive[Density] = reactive(Density(0, 0))
    """Counts per cell; as many as `cells` last reported."""
    shown: reactive[tuple[int, int] | None] = reactive(None, repaint=False)
    """The stretch that the list shows: ns, half-open."""
    look: reactive[Look] = reactive(Look(), repaint=False)
    """How dates are shown."""

    @message
    class Resized(Message):
        """The strip has another number of cells."""

        cells: int

    @message
    class Picked(Message):
        """A moment was pointed at: ns."""

        moment: int
        is_dragged: bool = False
        """Whether the mouse came there with its button held."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._strip: list[Line] = []
        """The lines of blocks."""
        self._drawn_for: tuple[Density, int, bool] | None = None

    def cells_in(self, width: int) -> int:
        """How many cells the strip has on a screen of so many columns."""
        return max(0, width - self.styles.padding.width)

    def line(self, y: int) -> tuple[Line, str]:
        """The labels, then the strip, then the frame."""
        density, height = self.density, self.size.height
        if not density.total:
            return [], ""
        cells = shown_cells(density, self.shown)
        ascii_only = self.look.ascii_only
        if y == 0:
            labels = tick_line(density, self.size.width, self.look)
            return (set_off(labels, cells) if height < FRAMED else labels), ""
        if y == height - 1 and height >= FRAMED:
            return frame_line(cells, ascii_only=ascii_only), ""
        return self._strip[y - 1], ""

    def prepare(self) -> None:
        """Draw the strip, unless it stands there already."""
        height, ascii_only = self.size.height, self.look.ascii_only
        key = (self.density, height, ascii_only)
        if key != self._drawn_for:
            lines = 1 if height < FRAMED else height - 2
            self._strip = density_lines(self.density, lines, ascii_only=ascii_only)
            self._drawn_for = key

    def watch_look(self, before: Look, after: Look) -> None:
        """Draw the labels anew where dates are shown otherwise."""
        same = before._replace(
            highlights=after.highlights, finding=after.finding, is_filtered=after.is_filtered
        )
        if same != after:
            self.refresh()

    def watch_shown(self) -> None:
        """Draw the frame anew, and no more than that."""
        height = self.outer_size.height
        self.refresh(Region(0, height - 1 if height >= FRAMED else 0, self.outer_size.width, 1))

    def on_resize(self, event: events.Resize) -> None:
        """Report how many cells there are to count into."""
        self.post_message(self.Resized(self.size.width))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Report the moment under the mouse, and follow it while its button is held."""
        if self.density.total and event.button == 1:
            self.capture_mouse()
            self._point(event.x, is_dragged=False)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Report the moment under the mouse while its button is held."""
        if self.app.mouse_captured is self:
            self._point(event.x, is_dragged=True)

    def on_mouse_up(self) -> None:
        """Let the mouse go."""
        self.release_mouse()

    def _point(self, x: int, *, is_dragged: bool) -> None:
        """Report the middle of the cell at a column."""
        density, width = self.density, max(1, self.size.width)
        cell = max(0, min(x - self.styles.padding.left, width - 1))
        moment = density.lo + (density.hi - density.lo) * (2 * cell + 1) // (2 * width)
        self.post_message(self.Picked(moment, is_dragged))
