"""Running text set into lines: wrapped in logical order, behind a bar, a bullet or an indent.

`set_paragraph` is the one place where a paragraph becomes lines: what is to be done to the lines of
a paragraph as a whole (its direction, its alignment) is done there and nowhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from timeline_tui.query.highlights import Highlights, spans
from timeline_tui.render.pieces import Line, Piece, width_of, wrapped
from timeline_tui.text.safe import Drawable

LEAST = 16
"""Cells that a text has at least: deeper margins are left out."""


class Margin(NamedTuple):
    """What stands before the lines of a block."""

    first: Line
    """Before its first line."""
    rest: Line
    """Before every other one, as wide."""

    @property
    def width(self) -> int:
        """How many cells it takes."""
        return width_of(self.rest)


NO_MARGIN = Margin([], [])


def indent(cells: int) -> Margin:
    """Give a margin of blanks."""
    blanks = [Piece(Drawable(" " * cells))] if cells else []
    return Margin(blanks, blanks)


def set_paragraph(text: Sequence[Piece], width: int, margin: Margin = NO_MARGIN) -> list[Line]:
    """Give a paragraph in lines of at most `width` cells, its margin included."""
    return behind(wrapped(text, max(1, width - margin.width)), margin)


def set_verbatim(text: Sequence[Piece], width: int, margin: Margin = NO_MARGIN) -> list[Line]:
    """Give a line whose blanks count (code), broken only where a line is full."""
    return behind(broken(text, max(1, width - margin.width)), margin)


def behind(lines: Sequence[Line], margin: Margin) -> list[Line]:
    """Give lines behind a margin."""
    if not margin.width:
        return list(lines)
    return [[*(margin.rest if number else margin.first), *line] for number, line in enumerate(lines)]


def nested(outer: Margin, inner: Margin, width: int) -> Margin:
    """Give a margin within another one, unless that would leave too little for the text."""
    if width - outer.width - inner.width < LEAST:
        return Margin(outer.rest, outer.rest) if outer.width else NO_MARGIN
    return Margin([*outer.first, *inner.first], [*outer.rest, *inner.rest])


def broken(line: Sequence[Piece], width: int) -> list[Line]:
    """Give a line cut into lines of `width` cells."""
    lines: list[Line] = [[]]
    room = width
    for part in line:
        text = part.text
        while text:
            head = text if cell_len(text) <= room else set_cell_size(text, room).rstrip("\0")
            if not text.startswith(head) or not head:
                # A wide character stands across the end of the line.
                head = text[: max(len(head) - 1, 0 if room < width else 1)]
            if head:
                lines[-1].append(part._replace(text=Drawable(head)))
            text = Drawable(text[len(head) :])
            room -= cell_len(head)
            if text:
                lines.append([])
                room = width
    return lines


def highlighted(line: Sequence[Piece], field: str, highlights: Highlights) -> Line:
    """Give pieces of running text in which stands out what a filter looks for, across pieces."""
    found = spans("".join(part.text for part in line), field, highlights)
    if not found:
        return list(line)
    result: Line = []
    at = 0
    for part in line:
        end = at + len(part.text)
        cuts = sorted({at, end, *(min(max(cut, at), end) for span in found for cut in span)})
        for start, stop in zip(cuts, cuts[1:], strict=False):
            is_match = any(lo <= start and stop <= hi for lo, hi in found)
            style = f"{part.style} match".strip() if is_match else part.style
            text = Drawable(part.text[start - at : stop - at])
            result.append(part._replace(text=text, style=style))
        at = end
    return result
