"""The formats in a row, the one in use set off; a click picks another."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.reactive import reactive

from timeline_tui.render.pieces import Line, Piece, piece
from timeline_tui.text.safe import blanks
from timeline_tui.tui.drawn import DrawnWidget
from timeline_tui.tui.messages import message

GAP = 2
"""Cells between names."""


class FormatRow(DrawnWidget):
    """Names on one line."""

    DEFAULT_CSS = """
    FormatRow { height: 1; width: 1fr; }
    """

    names: reactive[tuple[str, ...]] = reactive(())
    chosen: reactive[str] = reactive("")

    @message
    class Picked(Message):
        """A name was clicked."""

        name: str

    def line(self, y: int) -> tuple[Line, str]:
        """The names, each with a blank on either side; as many as leave the one in use in view."""
        line: Line = []
        for name in self._in_view():
            is_chosen = name == self.chosen
            line.append(piece(f" {name} ", "selected key" if is_chosen else "muted"))
            line.append(Piece(blanks(GAP - 1)))
        return line, ""

    def on_click(self, event: events.Click) -> None:
        """Report the name under the mouse."""
        at = 0
        for name in self._in_view():
            if at <= event.x < at + len(name) + 2:
                self.post_message(self.Picked(name))
            at += len(name) + 1 + GAP

    def _in_view(self) -> tuple[str, ...]:
        names = self.names
        end = names.index(self.chosen) + 1 if self.chosen in names else 1
        while end > 1 and sum(len(name) + 1 + GAP for name in names[:end]) > self.size.width:
            names, end = names[1:], end - 1
        return names
