"""The hits of one search as a table in screen order, with the places of its headings and gaps.

The table of events is stored in sort order, so the usual order costs no sorting: rows stream
through the windows as they lie. Events are not fetched here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, cast

from timeline_tui.dates.when import SECOND
from timeline_tui.store.compile import Compiled
from timeline_tui.store.engine import Engine
from timeline_tui.store.schema import CIVIL
from timeline_tui.view.gaps import gap_threshold
from timeline_tui.view.headings import Heading, headings

ORDERS: dict[str, str] = {
    "earliest": "",
    "latest": "e.year IS NULL, CASE WHEN e.year IS NULL THEN e.ord ELSE -e.ord END",
    "title": "e.title IS NULL, e.title, e.ord",
    "category": "e.f_category = '', e.f_category, e.ord",
    "place": "e.f_place = '', e.f_place, e.ord",
    "file": "e.document, e.ord",
}
"""The orders of a list, in SQL; undated events and those without a value come last."""

_WINDOWS = {"earliest": "", "latest": "ORDER BY pos DESC"}
"""How to run through the hits from early to late, in the orders that have headings and gaps."""


class Gap(NamedTuple):
    """A long silence `[lo, hi)` in ns, and the hit that its row stands over."""

    position: int
    lo: int
    hi: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """A table of hits, and what was counted when it was made."""

    table: str
    matched: int = 0
    possible: int = 0
    headings: tuple[Heading, ...] = ()
    gaps: tuple[Gap, ...] = ()


def rank(engine: Engine, table: str, compiled: Compiled, sort: str) -> Ranking:
    """Make the table of what a filter matches. Raises EngineError, Interrupted."""
    engine.run(_creation(table, compiled, ORDERS[sort]), compiled.parameters)
    matched, possible = cast(
        "tuple[int, int]",
        engine.rows(f"SELECT count(*), count(*) FILTER (possible) FROM {table}")[0],
    )
    window = _WINDOWS.get(sort)
    if window is None:
        return Ranking(table, matched, possible)
    found = headings(_runs(engine, table), matched)
    return Ranking(table, matched, possible, found, _gaps(engine, table, window))


def _creation(table: str, compiled: Compiled, order: str) -> str:
    window = f"ORDER BY {order}" if order else ""
    return f"""
        CREATE TABLE {table} AS
        {f"WITH {', '.join(compiled.tables)}" if compiled.tables else ""}
        SELECT row_number() OVER ({window}) - 1 AS pos, e.ord, {compiled.is_possible} AS possible,
            (e.flags & {CIVIL}) <> 0 AS civil,
            e.year, e.month, e.at_s, e.at_n, e.until_s, e.until_n
        FROM events e
        WHERE {compiled.matches}
        {"ORDER BY pos" if order else ""}
    """


def _runs(engine: Engine, table: str) -> list[Heading]:
    """Give the first hit of each run of neighbours of the same year and month."""
    found = engine.rows(f"""
        SELECT pos, year, month
        FROM (
            SELECT pos, year, month, lag(pos) OVER () AS above,
                lag(year) OVER () AS year_above, lag(month) OVER () AS month_above
            FROM {table}
        )
        WHERE above IS NULL
            OR year IS DISTINCT FROM year_above
            OR month IS DISTINCT FROM month_above
        ORDER BY pos
    """)
    runs = cast("list[tuple[int, int | None, int | None]]", found)
    return [Heading(position, year, month or 0) for position, year, month in runs]


def _gaps(engine: Engine, table: str, window: str) -> tuple[Gap, ...]:
    dated = f"""
        SELECT pos, at_s::HUGEINT * {SECOND} + at_n AS moment,
            until_s::HUGEINT * {SECOND} + until_n AS silent
        FROM {table}
        WHERE at_s IS NOT NULL
    """
    measured = engine.rows(f"""
        SELECT max(moment) - min(moment), quantile_disc(distance, 0.5) FILTER (distance > 0)
        FROM (SELECT moment, moment - lag(moment) OVER ({window}) AS distance FROM ({dated}))
    """)
    extent, distance = cast("tuple[int | None, int | None]", measured[0])
    if not extent:
        return ()
    # What lasts through a silence of others breaks it, so the latest end of all before counts.
    found = engine.rows(
        f"""
        SELECT pos, lo, hi
        FROM (
            SELECT pos, lag(known) OVER ({window}) AS lo, moment AS hi
            FROM (
                SELECT pos, moment, max(silent) OVER ({window} ROWS UNBOUNDED PRECEDING) AS known
                FROM ({dated})
            )
        )
        WHERE hi - lo >= $1
        ORDER BY pos
        """,
        (gap_threshold(extent, distance or 0),),
    )
    # From late to early a silence stands under the later of its neighbours.
    below = 1 if window else 0
    return tuple(
        Gap(position + below, lo, hi)
        for position, lo, hi in cast("list[tuple[int, int, int]]", found)
    )
