"""Our own words where Textual draws them: made safe, and in the order in which they are seen.

Textual wraps what it is given; a sentence that runs from right to left must be broken before it is
reordered, so the width has to be known here.
"""

from __future__ import annotations

from textual.content import Content

from timeline_tui.render.direction import said, text_of
from timeline_tui.render.pieces import piece, wrapped
from timeline_tui.text.bidi import Bidi, has_rtl
from timeline_tui.text.catalogue import direction


def words(text: str, bidi: Bidi, width: int = 0) -> Content:
    """Give words as content; with a width they are broken into lines where that matters."""
    return Content("\n".join(in_order(text, bidi, width)))


def in_order(text: str, bidi: Bidi, width: int = 0) -> list[str]:
    """Give words as lines; only what runs from right to left is broken here."""
    line = [piece(text)]
    if bidi is not Bidi.APP or not has_rtl(text) or width < 1:
        return [text_of(said(line, bidi))]
    rtl = direction(text)
    return [text_of(said(each, bidi, rtl)) for each in wrapped(line, width)]
