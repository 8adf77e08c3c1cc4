"""Fields and paragraphs in the direction of their text; pieces in, pieces out, as wide as before.

Each field has a direction of its own, so that what runs from right to left never moves a border or
the next column. Lines are cut and broken in the order in which they are read, and only then brought
into the order in which they are seen; nothing here may be given what it has given.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline_tui.render.pieces import Line, Piece, width_of, wrapped
from timeline_tui.text.bidi import Bidi, has_rtl, is_rtl, ordered
from timeline_tui.text.catalogue import direction
from timeline_tui.text.safe import Drawable, blanks, joined


def text_of(line: Sequence[Piece]) -> Drawable:
    """Give the text of a line without its styles."""
    return joined(*(part.text for part in line))


def reordered(
    line: Sequence[Piece], bidi: Bidi, rtl: bool | None = None, *, are_words: bool = False
) -> Line:
    """Give a field as it is seen; every letter keeps its style and its link.

    `rtl` is the direction of the paragraph; None lets the field's first letter decide.
    """
    text = text_of(line)
    if bidi is not Bidi.APP or not has_rtl(text):
        return list(line)
    owners = [part for part in line for _ in part.text]
    base = is_rtl(text) if rtl is None else rtl
    result: Line = []
    for cluster in ordered(text, base, are_words=are_words):
        owner = owners[cluster.at]
        before = result[-1] if result else None
        if before is not None and (before.style, before.link) == (owner.style, owner.link):
            result[-1] = before._replace(text=joined(before.text, cluster.text))
        else:
            result.append(owner._replace(text=cluster.text))
    return result


def said(line: Sequence[Piece], bidi: Bidi, rtl: bool | None = None) -> Line:
    """Give words of ours as they are seen: they run as their language does."""
    base = direction(text_of(line)) if rtl is None else rtl
    return reordered(line, bidi, base, are_words=True)


def said_beside(line: Sequence[Piece], width: int, bidi: Bidi) -> Line:
    """Give words of ours in a column of so many cells, at the side on which their reader begins."""
    text = text_of(line)
    begins_right = bidi is Bidi.APP and (direction(text) or is_rtl(text))
    return at_right(said(line, bidi), width) if begins_right else said(line, bidi)


def runs_left(line: Sequence[Piece], bidi: Bidi) -> bool:
    """Tell whether a paragraph is set at the right: its text runs from right to left."""
    return bidi is not Bidi.OFF and is_rtl(text_of(line))


def paragraph(line: Sequence[Piece], width: int, bidi: Bidi, rtl: bool | None = None) -> list[Line]:
    """Give a text as lines of at most so many cells, at the side on which its reader begins.

    `rtl` is its direction; None lets its first letter decide.
    """
    return placed(wrapped(line, width), width, bidi, rtl)


def placed(lines: Sequence[Line], width: int, bidi: Bidi, rtl: bool | None = None) -> list[Line]:
    """Give the lines of one text at the side on which its reader begins."""
    if rtl is None or bidi is Bidi.OFF:
        rtl = runs_left([part for line in lines for part in line], bidi)
    seen = [reordered(line, bidi, rtl) for line in lines]
    return [at_right(line, width) for line in seen] if rtl else seen


def at_right(line: Line, width: int) -> Line:
    """Give a line that ends at the last of so many cells."""
    missing = width - width_of(line)
    return [Piece(blanks(missing)), *line] if missing > 0 else line
