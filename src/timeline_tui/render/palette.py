"""Names of styles and their colours without a theme, and a mark for every category.

A category is never told by colour alone: each has a glyph of its own, and its word beside it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.style import Style

from timeline_tui.text.safe import Drawable, own, safe, signs

GLYPHS = signs(own("●◆■▲★○◇□△☆"))
CATEGORY_COLOURS = 6


class Mark(NamedTuple):
    """How a category is drawn."""

    glyph: Drawable
    style: str


NO_MARK = Mark(own("·"), "muted")
ASCII_NO_MARK = Mark(own("-"), "muted")

STYLES = (
    "",
    "title",
    "date",
    "place",
    "muted",
    "heading",
    "gap",
    "match",
    "found",
    "possible",
    "computed",
    "doubted",
    "open",
    "undated",
    "lasts",
    "elapsed",
    "field",
    "caption",
    "active",
    "label",
    "quote",
    "strong",
    "em",
    "struck",
    "code",
    "link",
    "stated",
    "inferred",
    "assumed",
    "error",
    "rule",
    "axis",
    "context",
    "all",
    "hits",
    *(f"category-{number}" for number in range(CATEGORY_COLOURS)),
)
"""Every style that a piece may name."""

TERMINAL: Mapping[str, Style] = {
    "title": Style(),
    "date": Style(color="cyan"),
    "place": Style(dim=True),
    "muted": Style(dim=True),
    "heading": Style(bold=True),
    "gap": Style(dim=True, italic=True),
    "match": Style(bold=True, reverse=True),
    "found": Style(bold=True, underline=True),
    "possible": Style(dim=True),
    "computed": Style(color="magenta"),
    "doubted": Style(color="yellow"),
    "open": Style(color="green"),
    "undated": Style(dim=True, italic=True),
    "lasts": Style(dim=True),
    "elapsed": Style(dim=True),
    "field": Style(dim=True),
    "caption": Style(dim=True),
    "active": Style(underline=True),
    "label": Style(dim=True),
    "quote": Style(italic=True),
    "strong": Style(bold=True),
    "em": Style(italic=True),
    "struck": Style(strike=True),
    "code": Style(color="green"),
    "link": Style(underline=True),
    "stated": Style(color="cyan"),
    "inferred": Style(color="yellow"),
    "assumed": Style(color="yellow", italic=True),
    "error": Style(color="red", bold=True),
    "rule": Style(dim=True),
    "axis": Style(dim=True),
    "context": Style(color="cyan"),
    "all": Style(dim=True),
    "hits": Style(color="yellow"),
    "category-0": Style(color="blue"),
    "category-1": Style(color="red"),
    "category-2": Style(color="green"),
    "category-3": Style(color="yellow"),
    "category-4": Style(color="magenta"),
    "category-5": Style(color="cyan"),
}
"""The styles in the terminal's own sixteen colours, for the command line."""


def category_marks(categories: Sequence[str], *, ascii_only: bool = False) -> dict[str, Mark]:
    """Give each category its glyph and style, in the order given (the most frequent first).

    In ASCII the glyph is the category's first letter, or `*` where that is no ASCII letter.
    """
    return {
        category: Mark(
            _letter(category) if ascii_only else GLYPHS[number % len(GLYPHS)],
            f"category-{number % CATEGORY_COLOURS}",
        )
        for number, category in enumerate(categories)
    }


def _letter(category: str) -> Drawable:
    first = category[:1].upper()
    return safe(first if first.isascii() and first.isalnum() else "*")
