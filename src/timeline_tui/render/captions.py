"""The names of the columns, at the right of the period that stands on the list's first line.

They cost no line of their own. Where a period is so long that it reaches into a column, that column
goes without a name.
"""

from __future__ import annotations

from rich.cells import cell_len

from timeline_tui.render.columns import GLYPH, Column, Columns
from timeline_tui.render.pieces import Line, Piece, cut, piece, width_of
from timeline_tui.text.bidi import Bidi, seen
from timeline_tui.text.catalogue import later, tr
from timeline_tui.text.safe import Drawable, blanks
from timeline_tui.view.columns import DATE, ELAPSED, LASTS

NAMES = {
    "date": later("date"),
    LASTS: later("lasts"),
    ELAPSED: later("since"),
    "category": later("category"),
    "title": later("title"),
    "place": later("place"),
    "tags": later("tags"),
    "actors": later("actors"),
}
"""What the program's own columns are called."""


def caption(name: str) -> str:
    """Give what a column is called; a field of a file has its own name."""
    return tr(NAMES[name]) if name in NAMES else name


def captioned(
    line: Line, columns: Columns, active: str, ellipsis: Drawable, bidi: Bidi = Bidi.OFF
) -> Line:
    """Give a line with the names of the columns at its right, the active one marked."""
    if not columns.placed:  # there is no room for any
        return line
    has_period = any(part.text.strip() for part in line)
    if active == DATE and has_period:
        line = [part if not part.text.strip() else _marked(part) for part in line]
    result, at = list(line), width_of(line)
    behind = [*(column.start - 1 for column in columns.placed[1:]), columns.total]
    for column, end in zip(columns.placed, behind, strict=True):
        if column.width <= GLYPH or (column.name == DATE and has_period):
            continue
        name = _name(column, column.width if column.is_right else end - column.start, ellipsis)
        name = name._replace(text=seen(name.text, bidi))
        if column.name == active:
            name = _marked(name)
        before = column.width - cell_len(name.text) if column.is_right else 0
        start = column.start + before
        if start <= at:  # the period stands there
            continue
        result += [Piece(blanks(start - at)), name]
        at = start + cell_len(name.text)
    return result


def _name(column: Column, room: int, ellipsis: Drawable) -> Piece:
    """The name of a column, which may reach into the gap behind it."""
    name = piece(caption(column.name), "caption")
    return name._replace(text=cut(name.text, room, ellipsis))


def _marked(part: Piece) -> Piece:
    return part._replace(style=f"{part.style} active")
