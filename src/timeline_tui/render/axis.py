"""The overview: two lines of the whole extent, tick labels above the density of events.

Everything that is loaded is dim, what matches is bright; a cell that holds both shows the matches.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline_tui.render.pieces import Line, Piece, piece
from timeline_tui.text.safe import Drawable
from timeline_tui.view.rows import Density
from timeline_tui.view.scale import Tick, ticks

BLOCKS = "▁▂▃▄▅▆▇█"
EMPTY = "·"
ASCII_BLOCKS = ".:-=+*#@"
ASCII_EMPTY = " "


def tick_line(density: Density, width: int) -> Line:
    """Give the labels of an axis over the density's extent, in exactly `width` cells.

    At the right it says how many events lie so far off that the axis leaves them out.
    """
    marks = ticks(density.lo, density.hi, width)
    if not density.outside:
        return [piece(_placed(marks, width), "axis")]
    outside = piece(f"  +{density.outside:,} far off", "muted")
    room = width - len(outside.text)
    fitting = [mark for mark in marks if mark.cell + len(mark.label) <= room]
    return [piece(_placed(fitting, room), "axis"), outside]


def density_line(
    density: Density,
    shown: tuple[int, int] | None = None,
    *,
    ascii_only: bool = False,
) -> Line:
    """Give one cell per bin; `shown` (ns, half-open) is the stretch that the list shows."""
    blocks, empty = (ASCII_BLOCKS, ASCII_EMPTY) if ascii_only else (BLOCKS, EMPTY)
    peak = max(density.total, default=0)
    cells: Line = []
    for number, (total, matched) in enumerate(zip(density.total, density.matched, strict=True)):
        style = "hits" if matched else "all" if total else "rule"
        if shown and _touches(density, number, shown):
            style += " shown"
        glyph = block(matched or total, peak, blocks) if total else empty
        _append(cells, glyph, style)
    return cells


def block(count: int, peak: int, blocks: str = BLOCKS) -> str:
    """Give the block for a count: something always shows, and only the peak is a full block."""
    if peak <= 1:
        return blocks[len(blocks) // 2]
    return blocks[max(0, -(-count * len(blocks) // peak) - 1)]


def _touches(density: Density, number: int, shown: tuple[int, int]) -> bool:
    span = density.hi - density.lo
    count = len(density.total)
    start = density.lo + span * number // count
    end = density.lo + span * (number + 1) // count
    return start < shown[1] and end > shown[0]


def _append(cells: Line, glyph: str, style: str) -> None:
    if cells and cells[-1].style == style:
        cells[-1] = Piece(Drawable(cells[-1].text + glyph), style)
    else:
        cells.append(Piece(Drawable(glyph), style))


def _placed(marks: Sequence[Tick], width: int) -> str:
    line = ""
    for mark in marks:
        line = line.ljust(mark.cell) + mark.label
    return line.ljust(width)
