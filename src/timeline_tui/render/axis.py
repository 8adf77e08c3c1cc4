"""The overview: tick labels over the density of events, and a frame for what the list shows.

Everything that is loaded is dim, what matches is bright: eighths of a block in two colours, so that
both are seen at once. Heights go by the square root of the counts, so one huge bin does not flatten
the others; and what is there at all is seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from math import isqrt
from operator import attrgetter
from typing import NamedTuple

from rich.cells import cell_len

from timeline_tui.dates.look import DateLook
from timeline_tui.render.direction import reordered
from timeline_tui.render.pieces import Line, Piece, piece, width_of
from timeline_tui.render.rows import Look, language
from timeline_tui.text.catalogue import tr
from timeline_tui.text.safe import Drawable, blanks, joined, own, repeated, safe, signs
from timeline_tui.view.rows import Density
from timeline_tui.view.scale import BLANK, Tick, ticks

BLOCKS = signs(own(" ▁▂▃▄▅▆▇█"))
EMPTY = own("·")
ASCII_BLOCKS = signs(own(" .:-=+*#@"))
ASCII_EMPTY = own(" ")
EIGHTHS = 8
FRAME = signs(own("└─┘▴"))
"""The left end of a frame, its middle, its right end; and one that is a cell wide."""
ASCII_FRAME = signs(own("`-'^"))
ASCII_MICRO = str.maketrans("µ", "u")


def tick_line(density: Density, width: int, look: Look) -> Line:
    """Give the labels of an axis over the density's extent, in exactly `width` cells.

    Instants are told by the clock of the display zone, as everywhere in the list.
    At either end it says how many events lie so far off on that side that the axis leaves them out.
    """
    before, after = (_outside(count, width, look) for count in (density.before, density.after))
    first = width_of(before) + BLANK if before else 0
    room = range(first, width - (width_of(after) + BLANK if after else 0))
    line = list(before)
    zone = look.zone if density.is_on_clock else None
    for mark in _ticks(density.lo, density.hi, width, language(look), look.dates, room, zone):
        line.append(_blank(mark.cell - width_of(line)))
        text = mark.label.translate(ASCII_MICRO) if look.ascii_only else mark.label
        # Each on its own: an axis runs from left to right in every language.
        line += reordered([piece(text, "context" if mark.is_context else "axis")], look.bidi)
    line.append(_blank(width - width_of(line) - width_of(after)))
    return [part for part in (*line, *after) if part.text]


def density_lines(density: Density, height: int, *, ascii_only: bool = False) -> list[Line]:
    """Give one cell per bin on so many lines, from top to bottom."""
    peak = max(density.total, default=0)
    bars = [
        _Bar(_eighths(total, peak, height), _eighths(matched, peak, height))
        for total, matched in zip(density.total, density.matched, strict=True)
    ]
    blocks, empty = (ASCII_BLOCKS, ASCII_EMPTY) if ascii_only else (BLOCKS, EMPTY)
    return [
        _joined(
            _cell(bar.above(EIGHTHS * row), blocks, empty if row == 0 else own(" ")) for bar in bars
        )
        for row in reversed(range(height))
    ]


def shown_cells(density: Density, shown: tuple[int, int] | None) -> range:
    """Give the cells of the bins that `shown` (ns, half-open) lies in; what is outside, at the end.

    They are none where nothing is shown.
    """
    count, span = len(density.total), density.hi - density.lo
    if shown is None or not count:
        return range(0)
    first = (shown[0] - density.lo) * count // span
    last = (shown[1] - 1 - density.lo) * count // span
    return range(max(0, min(first, count - 1)), max(0, min(last, count - 1)) + 1)


def frame_line(cells: range, *, ascii_only: bool = False) -> Line:
    """Give the frame for the cells that the list shows: `└───┘`."""
    left, middle, right, single = ASCII_FRAME if ascii_only else FRAME
    if not cells:
        return []
    drawn = joined(left, repeated(middle, len(cells) - 2), right) if len(cells) > 1 else single
    return [_blank(cells.start), Piece(drawn, "frame")]


def set_off(line: Line, cells: range, style: str = "shown") -> Line:
    """Give a line with some cells in one more style; a label that reaches into them as a whole."""
    result: Line = []
    at = 0
    for part in line:
        end = at + cell_len(part.text)
        inside = range(max(at, cells.start), min(end, cells.stop))
        if not inside:
            result.append(part)
        elif part.text.strip():
            result.append(part._replace(style=f"{part.style} {style}"))
        else:
            result += [
                Piece(blanks(inside.start - at)),
                Piece(blanks(len(inside)), style),
                Piece(blanks(end - inside.stop)),
            ]
        at = end
    return [part for part in result if part.text]


class _Bar(NamedTuple):
    """Heights in eighths of a line."""

    total: int
    matched: int

    def above(self, floor: int) -> _Bar:
        """What of it lies on the line that begins at a height."""
        total, matched = self.total - floor, self.matched - floor
        return _Bar(max(0, min(EIGHTHS, total)), max(0, min(EIGHTHS, matched)))


def _eighths(count: int, peak: int, height: int) -> int:
    """The square root of a count in eighths, rounded up: something always shows."""
    if peak <= 1:
        return count * EIGHTHS * height // 2
    scaled = count * (EIGHTHS * height) ** 2
    return isqrt(max(0, -(-scaled // peak) - 1)) + 1 if count else 0


@lru_cache(maxsize=1024)
def _cell(bar: _Bar, blocks: tuple[Drawable, ...], empty: Drawable) -> Piece:
    if not bar.total:
        return Piece(empty, "rule")
    if not bar.matched:
        return Piece(blocks[bar.total], "all")
    style = "hits"
    if bar.matched < bar.total:
        # The rest stands behind the matches, in the background.
        style += " rest" if bar.total == EIGHTHS else " rest-part"
    return Piece(blocks[bar.matched], style)


def _joined(cells: Iterable[Piece]) -> Line:
    return [
        Piece(joined(*(cell.text for cell in group)), style)
        for style, group in groupby(cells, attrgetter("style"))
    ]


def _outside(count: int, width: int, look: Look) -> Line:
    """How many events lie outside; in few cells the number alone."""
    if not count:
        return []
    text = tr("+{count} outside", count=f"{count:,}")
    shown = text if cell_len(safe(text)) * 4 <= width else f"+{count:,}"
    return reordered([piece(shown, "muted")], look.bidi)


def _blank(cells: int) -> Piece:
    return Piece(blanks(cells))


@lru_cache(maxsize=32)
def _ticks(
    lo: int, hi: int, width: int, lang: str, dates: DateLook, room: range, zone: str | None
) -> tuple[Tick, ...]:
    """The ticks of an axis, which stay while the list scrolls."""
    return ticks(lo, hi, width, lang, dates, room, zone)
