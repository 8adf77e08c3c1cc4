"""What decides how details are drawn, besides the event: one value for all their blocks."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from timeline_tui.dates.look import USUAL, DateLook
from timeline_tui.query.highlights import Highlights
from timeline_tui.render.clocks import AS_STATED, Clocks
from timeline_tui.render.pieces import Piece, named_piece
from timeline_tui.text.bidi import Bidi


class DetailLook(NamedTuple):
    """What decides how details are drawn, besides the event."""

    highlights: Highlights
    lang: str | None = None
    ascii_only: bool = False
    dates: DateLook = USUAL
    name: Callable[[str], str] = str
    """Gives the title of an event by its id."""
    bidi: Bidi = Bidi.OFF
    """Who brings right-to-left text into the order in which it is seen."""

    clocks: Clocks = AS_STATED
    """On whose clock instants are shown."""

    def shown(self, text: str, style: str) -> Piece:
        """Give a text of the file as it is drawn."""
        return named_piece(text, style, ascii_only=self.ascii_only)
