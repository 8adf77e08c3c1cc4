"""The hits of one search as a table in screen order, with the places of its headings and gaps.

The table of events is stored in sort order, so the usual order costs no sorting: rows stream
through the windows as they lie. Events are not fetched here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, cast

from timeline_tui.dates.when import SECOND, Precision
from timeline_tui.store.compile import Compiled
from timeline_tui.store.engine import Engine
from timeline_tui.store.keys import COLUMNS, period_of_key, period_of_year
from timeline_tui.store.schema import CIVIL, PARTS
from timeline_tui.view.gaps import (
    NEAR,
    REACH,
    Silence,
    around,
    gap_threshold,
    is_long_among,
    least_silence,
)
from timeline_tui.view.headings import (
    DIVISIONS,
    WHOLE,
    Heading,
    crowded,
    headings,
    refined,
)
from timeline_tui.view.layout import Layout

ORDERS: dict[str, str] = {
    "earliest": "",
    "latest": "e.year IS NULL, CASE WHEN e.year IS NULL THEN e.ord ELSE -e.ord END",
    "title": "e.title IS NULL, e.title, e.ord",
    "category": "e.f_category = '', e.f_category, e.ord",
    "place": "e.f_place = '', e.f_place, e.ord",
    "file": "e.document, e.ord",
}
"""The orders of a list, in SQL; undated events and those without a value come last."""

_MOMENT = f"at_s::HUGEINT * {SECOND} + at_n"
_WINDOWS = {"earliest": "", "latest": "ORDER BY pos DESC"}
"""How to run through the hits from early to late, in the orders that have headings and gaps."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """A table of hits, and what was counted when it was made."""

    table: str
    matched: int = 0
    possible: int = 0
    headings: tuple[Heading, ...] = ()
    gaps: tuple[Silence, ...] = ()
    """Numbered by the hits that their rows stand over."""


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
    found = headings(_refined(engine, table, matched), matched)
    return Ranking(table, matched, possible, found, _gaps(engine, table, window, found))


def _creation(table: str, compiled: Compiled, order: str) -> str:
    window = f"ORDER BY {order}" if order else ""
    return f"""
        CREATE TABLE {table} AS
        {f"WITH {', '.join(compiled.tables)}" if compiled.tables else ""}
        SELECT row_number() OVER ({window}) - 1 AS pos, e.ord, {compiled.is_possible} AS possible,
            (e.flags & {CIVIL}) <> 0 AS civil,
            {", ".join(f"e.{name}" for name in ("level", *PARTS))},
            e.at_s, e.at_n, e.until_s, e.until_n
        FROM events e
        WHERE {compiled.matches}
        {"ORDER BY pos" if order else ""}
    """


def _refined(engine: Engine, table: str, matched: int) -> list[Heading]:
    """Give the runs of neighbours under the same heading, from years down to minutes."""
    runs = _years(engine, table)
    wholes = crowded(runs, matched)
    for level, share in DIVISIONS.items():
        keys = [key for key, hits in wholes.items() if hits >= share.least]
        found = _parts(engine, table, level, keys) if keys else []
        if not found:
            break
        full = {period_of_key(whole, WHOLE[level]) for _, _, whole, _ in found}
        runs = refined(runs, full, [_run(*row[:3], level) for row in found])
        wholes = Counter()
        for _, part, _, hits in found:
            if part is not None:
                wholes[part] += hits
    return runs


def _run(position: int, part: int | None, whole: int, level: Precision) -> Heading:
    if part is None:
        return Heading(position, period_of_key(whole, WHOLE[level]))
    return Heading(position, period_of_key(part, level))


def _years(engine: Engine, table: str) -> list[Heading]:
    """Give the first hit of each run of neighbours of the same year, or of a longer period."""
    found = engine.rows(f"""
        SELECT pos, year, coarse
        FROM (
            SELECT pos, year, least(level, 0) AS coarse, lag(pos) OVER () AS above,
                lag(year) OVER () AS year_above, lag(least(level, 0)) OVER () AS coarse_above
            FROM {table}
        )
        WHERE above IS NULL
            OR year IS DISTINCT FROM year_above
            OR coarse IS DISTINCT FROM coarse_above
        ORDER BY pos
    """)
    runs = cast("list[tuple[int, int | None, int | None]]", found)
    return [Heading(position, period_of_year(year, coarse)) for position, year, coarse in runs]


def _parts(
    engine: Engine, table: str, level: Precision, wholes: list[int]
) -> list[tuple[int, int | None, int, int]]:
    """Give the runs of a level in those of some periods that are full enough to be divided.

    Each has its first position, the number of its part if that is known and of the whole, and its
    hits.
    """
    part, whole, share = COLUMNS[level], COLUMNS[WHOLE[level]], DIVISIONS[level]
    # The windows run over all hits as they lie; what they leave is small and may be sorted.
    found = engine.rows(
        f"""
        WITH runs AS MATERIALIZED (
            SELECT pos, part, whole,
                coalesce(lead(pos) OVER (ORDER BY pos), (SELECT count(*) FROM {table}))
                    - pos AS hits
            FROM (
                SELECT pos, part, whole, lag(part) OVER () AS part_above,
                    lag(whole) OVER () AS whole_above
                FROM (
                    SELECT pos, {part} AS part,
                        CASE WHEN level >= {int(WHOLE[level])} THEN {whole} END AS whole
                    FROM {table}
                )
            )
            WHERE pos = 0
                OR part IS DISTINCT FROM part_above
                OR whole IS DISTINCT FROM whole_above
        ),
        divided AS (
            SELECT whole
            FROM runs
            WHERE part IS NOT NULL
            GROUP BY whole
            HAVING sum(hits) >= greatest($2, $3 * count(*))
        )
        SELECT pos, part, whole, hits
        FROM runs
        WHERE whole IN (SELECT whole FROM divided)
            AND whole IN (SELECT unnest($1::BIGINT[]))
        ORDER BY pos
        """,
        (wholes, share.least, share.each),
    )
    return cast("list[tuple[int, int | None, int, int]]", found)


def _gaps(engine: Engine, table: str, window: str, over: Sequence[Heading]) -> tuple[Silence, ...]:
    dated = f"""
        SELECT pos, {_MOMENT} AS moment, until_s::HUGEINT * {SECOND} + until_n AS silent
        FROM {table}
        WHERE at_s IS NOT NULL
    """
    measured = engine.rows(f"""
        SELECT count(*), max(moment) - min(moment),
            quantile_disc(distance, 0.5) FILTER (distance > 0)
        FROM (SELECT moment, moment - lag(moment) OVER ({window}) AS distance FROM ({dated}))
    """)
    count, extent, distance = cast("tuple[int, int | None, int | None]", measured[0])
    if not extent:
        return ()
    threshold = gap_threshold(extent, distance or 0)
    finest = max((heading.period.level for heading in over), default=Precision.YEAR)
    # What lasts through a silence of others breaks it, so the latest end of all before counts.
    # Where all that is around one is in one stretch it is measured at once; most are short there.
    found = engine.rows(
        f"""
        SELECT pos, lo, hi
        FROM (
            SELECT pos, lag(known) OVER ({window}) AS lo, moment AS hi,
                lead(moment, {REACH - 1}) OVER ({window})
                    - lag(moment, {REACH}) OVER ({window}) AS span
            FROM (
                SELECT pos, moment, max(silent) OVER ({window} ROWS UNBOUNDED PRECEDING) AS known
                FROM ({dated})
            )
        )
        WHERE hi - lo >= $1
            AND coalesce({2 * REACH - 2 + NEAR} * (hi - lo) >= {NEAR} * span OR span >= $2, TRUE)
        ORDER BY pos
        """,
        (min(threshold, least_silence(finest, extent)), threshold),
    )
    silences = [Silence(*row) for row in cast("list[tuple[int, int, int]]", found)]
    return _long_ones(engine, table, silences, _Whole(over, count, extent, threshold, bool(window)))


class _Whole(NamedTuple):
    """What a silence is measured by."""

    headings: Sequence[Heading]
    dated: int
    extent: int
    threshold: int
    is_reversed: bool

    def number(self, position: int) -> int:
        """Give the number of a position in time, or the other way round."""
        return self.dated - 1 - position if self.is_reversed else position


def _long_ones(
    engine: Engine, table: str, silences: Sequence[Silence], whole: _Whole
) -> tuple[Silence, ...]:
    """Give the silences that are long in the whole list or among those around them."""
    long = [silence for silence in silences if silence.length >= whole.threshold]
    borders = sorted(whole.number(silence.number) for silence in long)
    headings = whole.headings
    layout = Layout(0, [head.position for head in headings], (), [head.period for head in headings])
    near: dict[Silence, tuple[int, int]] = {}
    for silence in silences:
        level = layout.level_of(silence.number)
        if least_silence(level, whole.extent) <= silence.length < whole.threshold:
            ends = around(whole.number(silence.number), borders, whole.dated)
            near[silence] = whole.number(ends[0]), whole.number(ends[1])
    at = _moments_at(engine, table, {position for ends in near.values() for position in ends})
    long += [
        silence
        for silence, (first, last) in near.items()
        if is_long_among(silence.length, at[last] - at[first], abs(last - first))
    ]
    # From late to early a silence stands under the later of its neighbours.
    below = 1 if whole.is_reversed else 0
    return tuple(silence._replace(number=silence.number + below) for silence in sorted(long))


def _moments_at(engine: Engine, table: str, positions: set[int]) -> dict[int, int]:
    if not positions:
        return {}
    found = engine.rows(
        f"SELECT pos, {_MOMENT} FROM {table} WHERE pos IN (SELECT unnest($1::BIGINT[]))",
        (list(positions),),
    )
    return dict(cast("list[tuple[int, int]]", found))
