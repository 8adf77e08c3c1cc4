"""The overview strip: where in time the events lie, all of them and those that match."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.reactive import reactive

from timeline_tui.render.axis import density_line, tick_line
from timeline_tui.render.pieces import Line
from timeline_tui.tui.drawn import DrawnWidget
from timeline_tui.view.rows import Density


class Overview(DrawnWidget):
    """Tick labels over a strip of blocks, the stretch that the list shows set off."""

    DEFAULT_CSS = """
    Overview { height: 2; width: 1fr; padding: 0 1; }
    """

    density: reactive[Density] = reactive(Density(0, 0))
    """Counts per cell; as many as `cells` last reported."""
    shown: reactive[tuple[int, int] | None] = reactive(None)
    """The stretch that the list shows: ns, half-open."""
    ascii_only: reactive[bool] = reactive(False)

    @dataclass
    class Resized(Message):
        """The strip has another number of cells."""

        cells: int

    @dataclass
    class Picked(Message):
        """A moment was clicked: ns."""

        moment: int

    def cells_in(self, width: int) -> int:
        """How many cells the strip has on a screen of so many columns."""
        return max(0, width - self.styles.padding.width)

    def line(self, y: int) -> tuple[Line, str]:
        """The labels, then the strip."""
        density = self.density
        if not density.total:
            return [], ""
        if y == 0:
            return tick_line(density, self.size.width), ""
        return density_line(density, self.shown, ascii_only=self.ascii_only), ""

    def on_resize(self, event: events.Resize) -> None:
        """Report how many cells there are to count into."""
        self.post_message(self.Resized(self.size.width))

    def on_click(self, event: events.Click) -> None:
        """Report the moment under the mouse."""
        density = self.density
        if density.total:
            span = density.hi - density.lo
            x = max(0, event.x - self.styles.padding.left)
            self.post_message(self.Picked(density.lo + span * x // max(1, self.size.width)))
