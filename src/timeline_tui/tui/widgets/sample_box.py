"""The lines of a text as they are, cut to the width, or wrapped where all of it is to be read."""

from __future__ import annotations

from textual.reactive import reactive

from timeline_tui.render.direction import paragraph, placed
from timeline_tui.render.pieces import ASCII_ELLIPSIS, ASCII_SIGNS, ELLIPSIS, Line, cut_line, piece
from timeline_tui.text.bidi import Bidi
from timeline_tui.text.catalogue import direction
from timeline_tui.tui.drawn import DrawnWidget


class SampleBox(DrawnWidget):
    """As many lines as there is room for."""

    DEFAULT_CSS = """
    SampleBox { height: 1fr; width: 1fr; }
    """

    lines: reactive[tuple[str, ...]] = reactive(())
    ascii_only: reactive[bool] = reactive(False)
    bidi: reactive[Bidi] = reactive(Bidi.OFF)
    """Who brings right-to-left text into the order in which it is seen."""
    is_ours: reactive[bool] = reactive(False)
    """Whether the text runs as our language does, whatever name it begins with."""
    wraps: reactive[bool] = reactive(False)
    """Whether a long line is broken, not cut."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._drawn: list[Line] = []

    def watch_lines(self) -> None:
        """Lay another text out."""
        self.lay_out()

    def lay_out(self) -> None:
        """Cut or break the text at the width."""
        self._drawn = [line for text in self.lines for line in self._laid(text)]

    def line(self, y: int) -> tuple[Line, str]:
        """One line of the text."""
        return (self._drawn[y] if y < len(self._drawn) else []), ""

    def _laid(self, text: str) -> list[Line]:
        width = max(1, self.size.width)
        text = text.translate(ASCII_SIGNS) if self.ascii_only else text
        rtl = direction(text) if self.is_ours else None
        if self.wraps:
            return paragraph([piece(text, "muted")], width, self.bidi, rtl)
        ellipsis = ASCII_ELLIPSIS if self.ascii_only else ELLIPSIS
        return placed([cut_line([piece(text, "muted")], width, ellipsis)], width, self.bidi, rtl)
