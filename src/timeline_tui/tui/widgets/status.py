"""The first and the last line of the screen: what is open, and the keys or what is wrong."""

from __future__ import annotations

from textual.reactive import reactive

from timeline_tui.render.direction import at_right, reordered, said
from timeline_tui.render.pieces import (
    ASCII_ELLIPSIS,
    ELLIPSIS,
    Line,
    Piece,
    cut_line,
    piece,
    width_of,
    wrapped,
)
from timeline_tui.text.bidi import Bidi, order_of_words
from timeline_tui.text.catalogue import direction
from timeline_tui.text.safe import blanks, own, stretch
from timeline_tui.tui.drawn import DrawnWidget


class TitleLine(DrawnWidget):
    """The timeline's title, and at the right how many events match."""

    DEFAULT_CSS = """
    TitleLine { height: 1; width: 1fr; padding: 0 1; }
    """

    ascii_only: reactive[bool] = reactive(False)
    title: reactive[str] = reactive("")
    counts: reactive[str] = reactive("")
    bidi: reactive[Bidi] = reactive(Bidi.OFF)
    """Who brings right-to-left text into the order in which it is seen."""

    def line(self, y: int) -> tuple[Line, str]:
        """The title cut to what the counts leave it."""
        ellipsis = ASCII_ELLIPSIS if self.ascii_only else ELLIPSIS
        counts = cut_line([piece(self.counts, "muted")], self.size.width, ellipsis)
        counts = said(counts, self.bidi)
        room = max(0, self.size.width - width_of(counts) - 2)
        title = reordered(cut_line([piece(self.title, "strong")], room, ellipsis), self.bidi)
        missing = self.size.width - width_of(title) - width_of(counts)
        return [*title, Piece(blanks(missing)), *counts], ""


class KeyLine(DrawnWidget):
    """Keys and what they do, as many as fit; or a sentence that matters more right now."""

    DEFAULT_CSS = """
    KeyLine { height: 1; width: 1fr; padding: 0 1; }
    KeyLine.-two { height: 2; }
    """

    hints: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """Pairs of key and title, the most useful first."""
    told: reactive[str] = reactive("")
    """A sentence in place of the keys."""
    is_error: reactive[bool] = reactive(False)
    """Whether the sentence says what is wrong."""
    ascii_only: reactive[bool] = reactive(False)
    covered: reactive[int] = reactive(0)
    """Cells at its end over which a notification stands."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._told: list[Line] = []

    def watch_told(self) -> None:
        """Make room for what is wrong: its end says what would be right."""
        self.lay_out()

    def watch_is_error(self) -> None:
        """Only what is wrong is worth a line of the list."""
        self.lay_out()

    def lay_out(self) -> None:
        """Break the sentence at the width, into two lines at most."""
        width = max(1, self.size.width)
        told = piece(self.told, "error" if self.is_error else "muted")
        first = wrapped([told], width)[0] if self.is_error else [told]
        length = sum(len(part.text) for part in first)
        length += len(told.text[length:]) - len(told.text[length:].lstrip())
        rest = told._replace(text=stretch(told.text, length))
        ellipsis = ASCII_ELLIPSIS if self.ascii_only else ELLIPSIS
        lines = [cut_line(line, width, ellipsis) for line in (first, [rest] if rest.text else [])]
        lines = [line for line in lines if line]
        rtl, bidi = direction(self.told), order_of_words()
        edge = max(map(width_of, lines), default=0) if rtl and bidi is Bidi.APP else 0
        self._told = [at_right(said(line, bidi, rtl), edge) for line in lines]
        self.set_class(len(self._told) > 1, "-two")

    def line(self, y: int) -> tuple[Line, str]:
        """The sentence, or the pairs that fit, whole."""
        if self.told:
            return (self._told[y] if y < len(self._told) else []), ""
        line: Line = []
        room = self.size.width - self.covered
        for key, title in self.hints:
            name = said([piece(title, "muted")], order_of_words())
            pair = [piece(f"{key} ", "key"), *name, Piece(own("   "))]
            if width_of(pair[:-1]) > room:
                break
            line += pair
            room -= width_of(pair)
        return line, ""
