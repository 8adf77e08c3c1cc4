"""The panel above the bar: what can be taken for the word that is typed."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.message import Message
from textual.reactive import reactive

from timeline_tui.render.offers import offer_lines, panel_width
from timeline_tui.render.pieces import Line
from timeline_tui.text.bidi import order_of_words
from timeline_tui.tui.drawn import DrawnWidget
from timeline_tui.tui.messages import message
from timeline_tui.view.offers import MOST_LINES, Offers

INDENT = 3
"""Where the line that is typed begins, in cells of the bar."""
EDGE = 1
"""Cells of the edge at either side: the rows behind end there, whatever the colours are."""


class OffersPanel(DrawnWidget):
    """Rows of offers, as many as there is room for; it is not there while nothing is offered."""

    DEFAULT_CSS = """
    OffersPanel { display: none; width: auto; }
    OffersPanel.-open { display: block; }
    """
    ALLOW_SELECT: ClassVar[bool] = False

    offers: reactive[Offers] = reactive(Offers())
    """What is offered."""
    ascii_only: reactive[bool] = reactive(False)

    @message
    class Picked(Message):
        """An offer was clicked."""

        number: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: list[Line] = []

    def watch_offers(self) -> None:
        """Show what is offered, or nothing."""
        self.fit()

    def fit(self) -> None:
        """Take as much room as the offers need on this screen, over the word that they are for."""
        is_open = self.offers.is_open
        self.set_class(is_open, "-open")
        if not is_open:
            return
        most = max(1 + 2 * EDGE, self.app.size.width - 1)
        width = panel_width(self.offers, most - 2 * EDGE) + 2 * EDGE
        indent = min(INDENT + self.offers.start - 2 - EDGE, most - width)
        self.styles.width = width
        self.styles.height = min(MOST_LINES, len(self.offers.items))
        self.styles.margin = (0, 0, 0, max(0, indent))
        self.lay_out()

    def lay_out(self) -> None:
        """Draw the rows for the width."""
        lines = min(MOST_LINES, max(1, self.size.height or MOST_LINES))
        width = max(1, self.size.width)
        self._lines = offer_lines(
            self.offers, lines, width, ascii_only=self.ascii_only, bidi=order_of_words()
        )

    def on_resize(self) -> None:
        """Draw the rows for another size."""
        self.lay_out()
        self.refresh()

    def line(self, y: int) -> tuple[Line, str]:
        """The row of an offer."""
        window = self.offers.window(len(self._lines))
        if y >= len(self._lines):
            return [], ""
        return self._lines[y], "selected" if window.start + y == self.offers.chosen else ""

    def on_click(self, event: events.Click) -> None:
        """Report which offer was clicked."""
        window = self.offers.window(len(self._lines))
        if event.y < len(window):
            event.stop()
            self.post_message(self.Picked(window.start + event.y))
