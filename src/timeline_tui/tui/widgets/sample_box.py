"""The first lines of a text as they are, cut to the width and never wrapped."""

from __future__ import annotations

from textual.reactive import reactive

from timeline_tui.render.pieces import ASCII_ELLIPSIS, ASCII_SIGNS, ELLIPSIS, Line, cut_line, piece
from timeline_tui.tui.drawn import DrawnWidget


class SampleBox(DrawnWidget):
    """As many lines as there is room for."""

    DEFAULT_CSS = """
    SampleBox { height: 1fr; width: 1fr; }
    """

    lines: reactive[tuple[str, ...]] = reactive(())
    ascii_only: reactive[bool] = reactive(False)

    def line(self, y: int) -> tuple[Line, str]:
        """One line of the text."""
        text = self.lines[y] if y < len(self.lines) else ""
        text = text.translate(ASCII_SIGNS) if self.ascii_only else text
        ellipsis = ASCII_ELLIPSIS if self.ascii_only else ELLIPSIS
        return cut_line([piece(text, "muted")], self.size.width, ellipsis), ""
