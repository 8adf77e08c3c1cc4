"""What is remembered of a manner from one run to the next, as plain JSON.

Styles and elapsed times hold for every timeline, columns for all timelines that have the same ones:
next month's export of the same table has the columns of this month's. A style is forgotten once the
setting that it stood in for is changed.
"""

from __future__ import annotations

from collections.abc import Iterable

from timeline_tui.config import DATES
from timeline_tui.view.manner import Elapsed, Manner

ROWS = "rows"
"""The entry for style and elapsed times."""
COLUMNS = "columns"
"""The entry for the columns."""
MOST = 60
"""So many choices of columns are kept; the oldest are forgotten."""


def kind_of(offered: Iterable[str]) -> str:
    """Give the name under which the choice of columns is kept for timelines that have these."""
    return ",".join(sorted(offered))


def recalled(
    manner: Manner, rows: object, columns: object, *, kind: str, offered: Iterable[str]
) -> Manner:
    """Give a manner with what was remembered; whatever is not understood is let be."""
    if isinstance(rows, dict):
        style = rows.get("dates")
        if style in DATES and rows.get("in_place_of") == manner.style:
            manner = manner._replace(style=style)
        if rows.get("elapsed") in tuple(Elapsed):
            manner = manner._replace(elapsed=Elapsed(rows["elapsed"]))
    chosen = columns.get(kind) if isinstance(columns, dict) else None
    if isinstance(chosen, list):
        known = tuple(name for name in offered if name in chosen)
        ordered = sorted(known, key=chosen.index)
        manner = manner._replace(columns=tuple(ordered))
    return manner


def with_rows(entry: object, manner: Manner, configured: str) -> object:
    """Give the entry for style and elapsed times with those of a manner.

    `configured` is the style that the settings say.
    """
    kept = dict(entry) if isinstance(entry, dict) else {}
    own = {"dates": manner.style, "in_place_of": configured, "elapsed": str(manner.elapsed)}
    return {**kept, **own}


def with_columns(entry: object, kind: str, columns: Iterable[str]) -> object:
    """Give the entry for the columns with a choice; no columns forget the one before."""
    kept = dict(entry) if isinstance(entry, dict) else {}
    kept.pop(kind, None)
    if columns := list(columns):
        kept[kind] = columns
    return dict(list(kept.items())[-MOST:])
