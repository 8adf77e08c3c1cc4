"""The first and the last line of the screen: what is open, and the keys or what is wrong."""

from __future__ import annotations

from rich.cells import cell_len
from textual.reactive import reactive

from timeline_tui.render.pieces import Line, Piece, cut, cut_line, piece, width_of
from timeline_tui.text.safe import Drawable
from timeline_tui.tui.drawn import DrawnWidget


class TitleLine(DrawnWidget):
    """The timeline's title, and at the right how many events match."""

    DEFAULT_CSS = """
    TitleLine { height: 1; width: 1fr; padding: 0 1; }
    """

    title: reactive[str] = reactive("")
    counts: reactive[str] = reactive("")

    def line(self, y: int) -> tuple[Line, str]:
        """The title cut to what the counts leave it."""
        counts = piece(self.counts, "muted")
        counts = counts._replace(text=cut(counts.text, self.size.width))
        room = max(0, self.size.width - cell_len(counts.text) - 2)
        title = cut_line([piece(self.title, "strong")], room)
        blanks = self.size.width - width_of(title) - cell_len(counts.text)
        return [*title, Piece(Drawable(" " * max(0, blanks))), counts], ""


class KeyLine(DrawnWidget):
    """Keys and what they do, as many as fit; or a sentence that matters more right now."""

    DEFAULT_CSS = """
    KeyLine { height: 1; width: 1fr; padding: 0 1; }
    """

    hints: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Pairs of key and title, the most useful first."""
    told: reactive[str] = reactive("")
    """A sentence in place of the keys."""
    is_error: reactive[bool] = reactive(False)
    """Whether the sentence says what is wrong."""

    def line(self, y: int) -> tuple[Line, str]:
        """The sentence, or the pairs that fit, whole."""
        if self.told:
            told = piece(self.told, "error" if self.is_error else "muted")
            return cut_line([told], self.size.width), ""
        line: Line = []
        room = self.size.width
        for key, title in self.hints:
            pair = [piece(key, "key"), piece(f" {title}", "muted"), Piece(Drawable("   "))]
            if width_of(pair[:2]) > room:
                break
            line += pair
            room -= width_of(pair)
        return line, ""
