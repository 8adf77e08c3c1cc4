"""Running text set into lines: wrapped in the order of reading, behind a bar, a bullet or a blank.

What stands before the lines of a block is its margin; a paragraph that runs from right to left has
it at the right.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from timeline_tui.query.highlights import Highlights, spans
from timeline_tui.render.direction import placed, reordered, runs_left
from timeline_tui.render.pieces import Line, Piece, filled, found, gathered, width_of, wrapped
from timeline_tui.text.bidi import Bidi
from timeline_tui.text.safe import blanks, safe, stretch

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
    margin = [Piece(blanks(cells))] if cells else []
    return Margin(margin, margin)


def set_paragraph(
    text: Sequence[Piece], width: int, margin: Margin = NO_MARGIN, bidi: Bidi = Bidi.OFF
) -> list[Line]:
    """Give a paragraph in lines of at most `width` cells, its margin included.

    What runs from right to left stands at the right, its margin behind it.
    """
    full = max(1, width - margin.width)
    return _with_margin(wrapped(text, full), full, margin, bidi)


def set_members(
    members: Sequence[Line],
    width: int,
    separator: Piece,
    margin: Margin = NO_MARGIN,
    bidi: Bidi = Bidi.OFF,
    rtl: bool | None = None,
) -> list[Line]:
    """Give texts as one paragraph, parted by a separator wherever two of them share a line.

    `rtl` is its direction; None lets its first letter decide.
    """
    full = max(1, width - margin.width)
    return _with_margin(gathered(members, full, separator), full, margin, bidi, rtl)


def _with_margin(
    lines: Sequence[Line], width: int, margin: Margin, bidi: Bidi, rtl: bool | None = None
) -> list[Line]:
    """Give the lines of one text with its margin where its reader begins."""
    seen = placed(lines, width, bidi, rtl)
    if not (margin.width and runs_left([part for line in lines for part in line], bidi)):
        return behind(seen, margin)
    return [
        [*filled(line, width), *_mirrored(margin.rest if number else margin.first)]
        for number, line in enumerate(seen)
    ]


def set_beside(
    text: Sequence[Piece], width: int, margin: Margin = NO_MARGIN, bidi: Bidi = Bidi.OFF
) -> list[Line]:
    """Give a paragraph in a column beside another, as `set_column` does."""
    return behind(set_column([wrapped(text, max(1, width - margin.width))], bidi), margin)


def set_column(
    texts: Sequence[Sequence[Line]],
    bidi: Bidi = Bidi.OFF,
    margin: Margin = NO_MARGIN,
    least: int = 0,
) -> list[Line]:
    """Give broken texts below one another, in a column that is as wide as its widest line.

    What runs from right to left begins at the right end of that line, or of the `least` cells that
    the column has; each text has a margin.
    """
    widest = max((width_of(line) for lines in texts for line in lines), default=0)
    widest = max(least, widest)
    return [line for lines in texts for line in _with_margin(lines, widest, margin, bidi)]


def set_verbatim(
    text: Sequence[Piece], width: int, margin: Margin = NO_MARGIN, bidi: Bidi = Bidi.OFF
) -> list[Line]:
    """Give a line whose blanks count (code), broken only where a line is full."""
    lines = chopped(text, max(1, width - margin.width))
    return behind([reordered(line, bidi, rtl=False) for line in lines], margin)


def behind(lines: Sequence[Line], margin: Margin) -> list[Line]:
    """Give lines behind a margin."""
    if not margin.width:
        return list(lines)
    return [
        [*(margin.rest if number else margin.first), *line] for number, line in enumerate(lines)
    ]


_MIRRORED = str.maketrans("▏()[]", "▕)(][")


def _mirrored(margin: Line) -> Line:
    """A margin as it stands at the right of a text."""
    return [
        part._replace(text=safe(part.text[::-1].translate(_MIRRORED))) for part in reversed(margin)
    ]


def nested(outer: Margin, inner: Margin, width: int) -> Margin:
    """Give a margin within another one, unless that would leave too little for the text."""
    if width - outer.width - inner.width < LEAST:
        return Margin(outer.rest, outer.rest) if outer.width else NO_MARGIN
    return Margin([*outer.first, *inner.first], [*outer.rest, *inner.rest])


def chopped(line: Sequence[Piece], width: int) -> list[Line]:
    """Give a line cut into lines of `width` cells."""
    lines: list[Line] = [[]]
    room = width
    for part in line:
        cell = 0
        start = 0
        for at, character in enumerate(part.text):
            size = cell_len(character)
            if cell + size > room and (lines[-1] or at > start):
                lines[-1].append(part._replace(text=stretch(part.text, start, at)))
                lines.append([])
                start, cell, room = at, 0, width
            cell += size
        lines[-1].append(part._replace(text=stretch(part.text, start)))
        room -= cell
    return lines


def highlighted(line: Sequence[Piece], field: str, highlights: Highlights) -> Line:
    """Give pieces of running text in which stands out what is looked for, across pieces."""
    text = "".join(part.text for part in line)
    matched = _matched(line, spans(text, field, highlights))
    return found(matched, spans(text, field, highlights.sought)) if highlights.sought else matched


def _matched(line: Sequence[Piece], matches: Sequence[tuple[int, int]]) -> Line:
    """Pieces in which stands out what a filter looks for."""
    ahead = deque(matches)
    if not ahead:
        return list(line)
    result: Line = []
    at = 0
    for part in line:
        end = at + len(part.text)
        while ahead and ahead[0][1] <= at:
            ahead.popleft()
        start = at
        for lo, hi in ahead:
            if lo >= end:
                break
            result += _stretch(part, at, start, max(lo, at))
            result += _stretch(part, at, max(lo, at), min(hi, end), "match")
            start = min(hi, end)
        result += _stretch(part, at, start, end)
        at = end
    return result


def _stretch(part: Piece, at: int, start: int, stop: int, mark: str = "") -> Line:
    """A stretch of a piece that begins at `at`, or nothing where it is empty."""
    if start >= stop:
        return []
    text = stretch(part.text, start - at, stop - at)
    return [part._replace(text=text, style=f"{part.style} {mark}".strip())]
