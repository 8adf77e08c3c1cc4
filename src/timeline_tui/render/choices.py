"""Lines of a list to choose from: a key, what it does, and a word on it at the right."""

from __future__ import annotations

from typing import NamedTuple

from timeline_tui.query.highlights import Highlights, spans
from timeline_tui.render.direction import said_beside
from timeline_tui.render.pieces import (
    ASCII_ELLIPSIS,
    ASCII_SIGNS,
    ELLIPSIS,
    Line,
    Piece,
    cut,
    cut_line,
    filled,
    marked,
    piece,
    width_of,
)
from timeline_tui.render.rows import ASCII_CURSOR, CURSOR
from timeline_tui.text.bidi import Bidi
from timeline_tui.text.safe import blanks, own

GAP = 2
"""Cells between columns."""


class Choice(NamedTuple):
    """One thing to choose."""

    id: str
    key: str
    """The key that chooses it at once; nothing where there is none."""
    title: str
    note: str = ""
    """What it gives, or why it cannot be chosen."""
    is_open: bool = True
    """Whether it can be chosen."""


class ChoiceLook(NamedTuple):
    """What decides how choices are drawn, besides the choice."""

    keys: int = 1
    """Cells of the column of keys, or the most that keys at the right take."""
    titles: int = 0
    """Cells of the column of titles; 0 is as long as they are."""
    keys_last: bool = False
    """Whether the keys stand at the right, as in a menu."""
    highlights: Highlights = Highlights()
    ascii_only: bool = False
    bidi: Bidi = Bidi.OFF
    """Who brings right-to-left text into the order in which it is seen."""


def draw_choice(choice: Choice, look: ChoiceLook, width: int, *, selected: bool) -> Line:
    """Give a choice in exactly `width` cells."""
    cursor = ASCII_CURSOR if look.ascii_only else CURSOR
    line: Line = [Piece(cursor, "bar") if selected else Piece(own(" "))]
    line.append(Piece(own(" ")))
    key = piece(choice.key, "key" if choice.is_open else "muted")
    behind: Line = []
    if not look.keys_last:
        line += filled([key], look.keys + GAP)
    else:
        key = key._replace(text=cut(key.text, look.keys))
        behind = [Piece(blanks(GAP)), key]
    room = width - width_of(line) - width_of(behind)
    # Keys at the right are not equally long, and what is beside them ends at one edge.
    edge = room - (look.keys - width_of([key]) if look.keys_last else 0)
    return filled([*line, *filled(_words(choice, look, room, edge), room), *behind], width)


def _words(choice: Choice, look: ChoiceLook, room: int, edge: int) -> Line:
    ellipsis = ASCII_ELLIPSIS if look.ascii_only else ELLIPSIS
    style = "title" if choice.is_open else "muted"
    title = marked(choice.title, spans(choice.title, "title", look.highlights), style)
    title = cut_line(title, look.titles or room, ellipsis)
    title = said_beside(title, look.titles or edge, look.bidi)
    if look.titles:
        title = filled(title, look.titles)
    gap = Piece(blanks(GAP))
    told = choice.note.translate(ASCII_SIGNS) if look.ascii_only else choice.note
    note = piece(told, "muted")
    if not choice.note:
        return cut_line(title, room, ellipsis)
    note_room = room - width_of(title) - GAP
    told_line = said_beside(cut_line([note], max(0, note_room), ellipsis), note_room, look.bidi)
    return cut_line([*title, gap, *told_line], room, ellipsis)
