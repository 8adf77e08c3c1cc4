"""Tables set into lines: columns side by side where they fit, else one labelled line per cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline_tui.render.direction import reordered
from timeline_tui.render.paragraphs import Margin, set_beside
from timeline_tui.render.pieces import Line, Piece, piece, width_of
from timeline_tui.text.bidi import Bidi
from timeline_tui.text.safe import Drawable, blanks, repeated

GUTTER = 2
"""Blanks between columns."""


class Table(NamedTuple):
    """Cells of pieces."""

    head: Sequence[Line]
    rows: Sequence[Sequence[Line]]
    right: Sequence[bool]
    """Which columns stand at the right of their room."""


def set_table(
    table: Table, width: int, margin: Margin, rule: Drawable, bidi: Bidi = Bidi.OFF
) -> list[Line]:
    """Give a table in lines of at most `width` cells; `rule` is the sign below the head."""
    head = [[_strong(part) for part in cell] for cell in table.head]
    columns = [
        max((width_of(row[place]) for row in (head, *table.rows) if place < len(row)), default=0)
        for place in range(len(head))
    ]
    room = width - margin.width
    if sum(columns) + GUTTER * (len(columns) - 1) <= room:
        seen = [[reordered(cell, bidi) for cell in row] for row in (head, *table.rows)]
        lines = [_side_by_side(row, columns, table.right) for row in seen]
        under = [Piece(repeated(rule, cells), "rule") for cells in columns]
        lines.insert(1, _side_by_side([[each] for each in under], columns, table.right))
        return [[*(margin.rest if n else margin.first), *line] for n, line in enumerate(lines)]
    return _one_below_another(head, table.rows, width, margin, bidi)


def _side_by_side(cells: Sequence[Line], columns: Sequence[int], right: Sequence[bool]) -> Line:
    line: Line = []
    for cell, size, is_right in zip(cells, columns, right, strict=False):
        missing = size - width_of(cell)
        before = [Piece(blanks(missing))] if missing > 0 else []
        gutter = [Piece(blanks(GUTTER))] if line else []
        line += [*gutter, *((*before, *cell) if is_right else (*cell, *before))]
    return line


def _one_below_another(
    head: Sequence[Line], rows: Sequence[Sequence[Line]], width: int, margin: Margin, bidi: Bidi
) -> list[Line]:
    lines: list[Line] = []
    for row in rows:
        if lines:
            lines.append([])
        for name, cell in zip(head, row, strict=False):
            if width_of(cell):
                words = [*name, piece(": " if width_of(name) else ""), *cell]
                lines += set_beside(words, width, Margin(margin.first, margin.rest), bidi)
                margin = Margin(margin.rest, margin.rest)
    return lines


def _strong(part: Piece) -> Piece:
    return part._replace(style=f"{part.style} strong".strip())
