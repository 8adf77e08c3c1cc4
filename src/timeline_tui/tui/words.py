"""Our own words where Textual draws them: made safe, and in the order in which they are seen.

Textual breaks lines itself; a sentence that runs from right to left must be broken before it is
reordered. What needs that is a visual of its own, everything else is plain content, which `content`
alone makes, of nothing but what is safe to draw.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from timeline_tui.render.direction import at_right, said, text_of
from timeline_tui.render.pieces import Line, piece, width_of, wrapped
from timeline_tui.text.bidi import Bidi, has_rtl, is_rtl, order_of_words
from timeline_tui.text.catalogue import direction
from timeline_tui.text.safe import Drawable, safe_lines

TOAST = 60
"""Cells at which reordered words are broken in a notification, or at half of the screen."""
_AROUND = 3
"""Cells of its border and padding."""


def content(*lines: Drawable, style: str = "") -> Content:
    """Give lines as they stand, in a style of the theme; nothing in them is parsed."""
    return Content.styled("\n".join(lines), style)


def stacked(lines: Sequence[Content]) -> Content:
    """Give contents one below another."""
    return Content("\n").join(lines)


def words(text: str) -> Content | Visual:
    """Give words that may take several lines, at the right end of the width if read from there."""
    return _Reordered(text) if _is_ours_to_reorder(text) else _as_read(text)


def line_of_words(text: str) -> Content:
    """Give words that stand on one line: the title of a frame, an entry of a list."""
    return content(text_of(said([piece(text)], order_of_words())))


def notice(text: str, screen: int) -> Content:
    """Give words for a notification on a screen of so many columns."""
    if not _is_ours_to_reorder(text):
        return _as_read(text)
    return content(*in_order(text, min(TOAST, screen // 2) - _AROUND))


def width_of_notice(text: str, screen: int) -> int:
    """Give how many cells a notification takes at the end of a line."""
    lines = notice(text, screen).plain.splitlines()
    return min(screen, _AROUND + max(map(cell_len, lines), default=0))


def in_order(text: str, width: int, *, is_filled: bool = False) -> list[Drawable]:
    """Give words as lines of at most so many cells, each as it is seen.

    What runs from right to left goes on at the right end of its widest line, or begins at the right
    end of the width where that `is_filled`.
    """
    bidi = order_of_words()
    lines: list[Line] = []
    for paragraph in safe_lines(text):
        rtl = direction(paragraph)
        broken = wrapped([piece(paragraph)], width)
        measure = width if is_filled else max(map(width_of, broken))
        goes_left = bidi is not Bidi.OFF and (rtl or is_rtl(paragraph))
        seen = (said(line, bidi, rtl) for line in broken)
        lines += [at_right(line, measure) if goes_left else line for line in seen]
    return [text_of(line) for line in lines]


def _as_read(text: str) -> Content:
    return content(*safe_lines(text))


def _is_ours_to_reorder(text: str) -> bool:
    return order_of_words() is Bidi.APP and has_rtl(text)


class _Reordered(Visual):
    """Words that are broken for the width that they are given, and then reordered."""

    def __init__(self, text: str) -> None:
        self._text = text

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        return self._content(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return _as_read(self._text).get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self._content(width).get_height(rules, width)

    def _content(self, width: int) -> Content:
        return content(*in_order(self._text, max(1, width), is_filled=True))
