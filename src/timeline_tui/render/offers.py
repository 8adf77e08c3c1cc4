"""Offers for a line that is typed: a row for each, with its count at the right.

▌ attack                  3  Tab
  attributed to           1    ↓
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from timeline_tui.query.completion import Completion
from timeline_tui.render.direction import reordered, said
from timeline_tui.render.pieces import (
    ASCII_ELLIPSIS,
    ELLIPSIS,
    Line,
    Piece,
    cut,
    cut_line,
    filled,
    piece,
)
from timeline_tui.text.bidi import Bidi
from timeline_tui.text.safe import blanks, own, safe
from timeline_tui.view.offers import Offers

CURSOR = own("▌")
ASCII_CURSOR = own(">")
ABOVE, BELOW = "↑", "↓"
ASCII_ABOVE, ASCII_BELOW = "^", "v"
TAKES = "Tab"
"""The key that takes what is offered."""
WIDEST_TEXT = 48
"""Cells that a text takes at most, so that what it means is seen too."""
GAP = 2
"""Cells between what an offer means and its count."""
_MARGINS = 2 + 2 + 2 + len(TAKES) + 1
"""Cells before, between and behind the columns."""


def panel_width(offers: Offers, most: int) -> int:
    """Give how many cells the rows need, at most so many."""
    text, told, count = _columns(offers.items)
    return min(most, _MARGINS + text + told + (GAP if told else 0) + count)


def offer_lines(
    offers: Offers, lines: int, width: int, *, ascii_only: bool, bidi: Bidi = Bidi.OFF
) -> list[Line]:
    """Give the rows that are seen on so many lines, each in exactly `width` cells."""
    window = offers.window(lines)
    text, told, count = _columns(offers.items)
    room = max(0, width - _MARGINS)
    count = min(count, room)
    text = min(text, room - count)
    told = room - count - text  # with the gap behind it
    return [
        _row(
            offers,
            number,
            (text, told, count),
            _sign(offers, window, number, ascii_only),
            ascii_only=ascii_only,
            bidi=bidi,
        )
        for number in window
    ]


def _row(
    offers: Offers,
    number: int,
    widths: tuple[int, int, int],
    sign: str,
    *,
    ascii_only: bool,
    bidi: Bidi,
) -> Line:
    item = offers.items[number]
    ellipsis = ASCII_ELLIPSIS if ascii_only else ELLIPSIS
    is_chosen = number == offers.chosen
    bar = (ASCII_CURSOR if ascii_only else CURSOR) if is_chosen else own(" ")
    text, told, count = widths
    hits = cut(safe(_count(item)), count, ellipsis)
    taken = cut_line([piece(item.text, "strong" if is_chosen else "title")], text, ellipsis)
    means = cut_line([piece(item.description, "muted")], max(0, told - GAP), ellipsis)
    return [
        Piece(bar, "bar"),
        Piece(own(" ")),
        *filled(reordered(taken, bidi), text),
        Piece(own("  ")),
        *filled(said(means, bidi), max(0, told - GAP)),
        Piece(blanks(min(told, GAP) + count - cell_len(hits))),
        Piece(hits, "hits"),
        Piece(own("  ")),
        piece(f"{sign:>{len(TAKES)}} ", "key" if sign == TAKES else "muted"),
    ]


def _sign(offers: Offers, window: range, number: int, ascii_only: bool) -> str:
    """Give the key on the row that it takes, or an arrow where there are more."""
    if number == max(offers.chosen, 0):
        return TAKES
    if number == window[-1] and window.stop < len(offers.items):
        return ASCII_BELOW if ascii_only else BELOW
    if number == window[0] and window.start > 0:
        return ASCII_ABOVE if ascii_only else ABOVE
    return ""


def _columns(items: Sequence[Completion]) -> tuple[int, int, int]:
    """Give the widths of the texts, of what is told of them, and of the counts."""
    text = max((cell_len(safe(item.text)) for item in items), default=0)
    told = max((cell_len(safe(item.description)) for item in items), default=0)
    count = max((len(_count(item)) for item in items), default=0)
    return min(text, WIDEST_TEXT), told, count


def _count(item: Completion) -> str:
    return "" if item.hits is None else f"{item.hits:,}"
