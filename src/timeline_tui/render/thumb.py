"""The thumb of a scroll bar: which lines of a panel it covers."""

from __future__ import annotations

from timeline_tui.text.safe import own

THUMB = own("▐")
ASCII_THUMB = own("#")


def thumb_lines(top: int, height: int, total: int) -> range:
    """Give the lines that the thumb covers where `total` lines scroll through `height`."""
    if total <= height or height < 1:
        return range(0)
    size = max(1, height * height // total)
    start = top * (height - size) // (total - height)
    return range(start, start + size)
