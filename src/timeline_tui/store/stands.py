"""Under which periods the hits of a table stand, as runs of neighbours, from years to minutes.

The rules are those of `view.headings`; here the engine counts by them, in one statement. The hits
are put in order once, so the windows run over them as they lie.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias, cast, overload

from timeline_tui.dates.periods import Period
from timeline_tui.dates.when import Precision
from timeline_tui.store.engine import Engine
from timeline_tui.store.keys import COLUMNS, period_of_key, period_of_year
from timeline_tui.view.headings import DIVISIONS, FEW, WHOLE, Heading, headings

Run: TypeAlias = tuple[int, int, int | None]
"""Neighbours under one period: the position of the first, and the period's level and number.

The number is a year for longer periods too, and None for the undated.
"""


class Periods(Sequence[Period]):
    """The periods of runs, made when they are looked at: few of many thousands ever are."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs

    def __len__(self) -> int:
        return len(self._runs)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Periods):
            return self._runs == other._runs
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # it is compared by what it holds

    @overload
    def __getitem__(self, index: int) -> Period: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Period]: ...
    def __getitem__(self, index: int | slice) -> Period | Sequence[Period]:
        if isinstance(index, slice):
            return Periods(self._runs[index])
        return _period(self._runs[index])


class Headings(NamedTuple):
    """The headings of a list."""

    positions: Sequence[int] = ()
    """Of the hits that they stand over, ascending."""
    periods: Sequence[Period] = ()
    """What they name."""


def headings_of(engine: Engine, table: str, matched: int, finest: Precision) -> Headings:
    """Give the headings of a table of hits, whose events are known to a level at the finest.

    Raises EngineError, Interrupted.
    """
    levels = [level for level in DIVISIONS if level <= finest]
    found = cast("list[Run]", engine.rows(_statement(table, matched, levels)))
    if sum(level <= Precision.YEAR for _, level, _ in found) <= FEW:
        return Headings([position for position, _, _ in found], Periods(found))
    # Sparse years are gathered into longer periods, neighbours by neighbours.
    runs = headings([Heading(run[0], _period(run)) for run in found], matched)
    return Headings([run.position for run in runs], [run.period for run in runs])


def _period(run: Run) -> Period:
    level, key = Precision(run[1]), run[2]
    if key is None or level <= Precision.YEAR:
        return period_of_year(key, level)
    return period_of_key(key, level)


def _statement(table: str, matched: int, levels: Sequence[Precision]) -> str:
    """Give the statement that finds the runs, divided into finer ones where those are full."""
    parts = ", ".join(f"e.{COLUMNS[level]}" for level in (Precision.YEAR, *levels))
    tables = [
        f"""listed AS MATERIALIZED (
            SELECT h.pos, e.level, {parts}
            FROM {table} h
            JOIN events e ON e.ord = h.ord
            ORDER BY h.pos
        )""",
        _YEARS,
        *[part for level in levels for part in _divided(level, matched)],
    ]
    undivided = f"""
        SELECT pos, coarse AS level, year AS key
        FROM years
        {_unless_full("coarse = 0 AND year", levels[0]) if levels else ""}
    """
    runs = [undivided, *[_kept(level, finer) for level, finer in _pairs(levels)]]
    return f"WITH {', '.join(tables)} {' UNION ALL '.join(runs)} ORDER BY pos"


_YEARS = """years AS (
    SELECT pos, year, coarse
    FROM (
        SELECT pos, year, least(level, 0) AS coarse, lag(pos) OVER () AS above,
            lag(year) OVER () AS year_above, lag(least(level, 0)) OVER () AS coarse_above
        FROM listed
    )
    WHERE above IS NULL
        OR year IS DISTINCT FROM year_above
        OR coarse IS DISTINCT FROM coarse_above
)"""
"""Runs of the same year, or of a longer period that begins with it."""


def _pairs(levels: Sequence[Precision]) -> list[tuple[Precision, Precision | None]]:
    return list(zip(levels, [*levels[1:], None], strict=False))


def _divided(level: Precision, matched: int) -> tuple[str, str]:
    """Give the tables of the runs of a level, and of the wholes that are full enough for them."""
    part, whole, share = COLUMNS[level], COLUMNS[WHOLE[level]], DIVISIONS[level]
    runs = f"""runs_{part} AS MATERIALIZED (
        SELECT pos, part, whole, coalesce(lead(pos) OVER (), {matched}) - pos AS hits
        FROM (
            SELECT pos, part, whole, lag(part) OVER () AS part_above, lag(whole) OVER () AS above
            FROM (
                SELECT pos, {part} AS part,
                    CASE WHEN level >= {int(WHOLE[level])} THEN {whole} END AS whole
                FROM listed
            )
        )
        WHERE pos = 0
            OR part IS DISTINCT FROM part_above
            OR whole IS DISTINCT FROM above
    )"""
    among = "" if WHOLE[level] is Precision.YEAR else f"AND whole IN (SELECT part FROM in_{whole})"
    full = f"""in_{part} AS MATERIALIZED (
        SELECT part, whole, pos
        FROM runs_{part}
        WHERE whole IN (
            SELECT whole
            FROM runs_{part}
            WHERE part IS NOT NULL
                {among}
            GROUP BY whole
            HAVING sum(hits) >= greatest({share.least}, {share.each} * count(*))
        )
    )"""
    return runs, full


def _kept(level: Precision, finer: Precision | None) -> str:
    """Give the runs of a level in those of its wholes that are divided; a part may be finer yet."""
    unless = "" if finer is None else _unless_full("part", finer)
    return f"""
        SELECT pos, CASE WHEN part IS NULL THEN {int(WHOLE[level])} ELSE {int(level)} END,
            coalesce(part, whole)
        FROM in_{COLUMNS[level]}
        {unless}
    """


def _unless_full(what: str, finer: Precision) -> str:
    return f"WHERE ({what} IN (SELECT whole FROM in_{COLUMNS[finer]})) IS NOT TRUE"
