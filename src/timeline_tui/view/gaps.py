"""How long a silence between neighbouring events must be to get a row of its own.

The rule depends on what is listed, so it adapts: a filter that shows half a year finds silences of
weeks, the whole list only those of months. Where the silences are is not counted here.
"""

from __future__ import annotations

PARTS = 12
"""A silence is long if it is at least this part of the time from the first start to the last."""
USUAL = 3
"""And at least so many times the usual distance between two starts."""


def gap_threshold(extent: int, distance: int) -> int:
    """Give the shortest silence in ns that gets a row.

    `extent` is the time from the first start to the last, `distance` the median distance of
    neighbouring starts that are not at the same moment; both in ns.
    """
    return max(-(-extent // PARTS), USUAL * distance, 1)
