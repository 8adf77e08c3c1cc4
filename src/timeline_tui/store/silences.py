"""The long silences between the hits of a table, by the rules of `view.gaps`.

The engine finds those that may be long, in one statement; those that are long only among what is
around them are looked at one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

from timeline_tui.dates.when import SECOND, Precision
from timeline_tui.store.engine import Engine
from timeline_tui.view.gaps import (
    MOST,
    NEAR,
    PARTS,
    QUANTILE,
    REACH,
    USUAL,
    Silence,
    around,
    is_long_among,
    least_silence,
)
from timeline_tui.view.layout import Layout

_FINEST = least_silence(Precision.MINUTE, 0)
_SURE = 0.999_999
"""What is compared in floating point is let through if it is this near."""


class Found(NamedTuple):
    """The silences that may be long, and what they are measured by."""

    silences: Sequence[Silence] = ()
    """In the order of time."""
    dated: int = 0
    """How many hits are dated."""
    extent: int = 0
    """The time in ns from the first start to the last."""
    threshold: int = 0
    """How long a silence is that is long in the whole list, in ns."""
    is_reversed: bool = False
    """Whether the list goes from late to early."""

    def number(self, position: int) -> int:
        """Give the number of a position in time, or the other way round."""
        return self.dated - 1 - position if self.is_reversed else position


def candidates(engine: Engine, table: str, *, is_reversed: bool) -> Found:
    """Give the silences that may be long, whatever headings they stand under.

    Raises EngineError, Interrupted.
    """
    rows = engine.rows(_statement(table, "DESC" if is_reversed else ""))
    if not rows:
        return Found()
    found = cast("list[tuple[int, int, int, int, int, int]]", rows)
    silences = [Silence(*row[:3]) for row in found]
    return Found(silences, *found[0][3:], is_reversed)


def long_ones(engine: Engine, table: str, found: Found, headings: Layout) -> tuple[Silence, ...]:
    """Give the silences that are long in the whole list or among those around them.

    `headings` tells under which period each stands. Raises EngineError, Interrupted.
    """
    long = [silence for silence in found.silences if silence.length >= found.threshold]
    borders = sorted(found.number(silence.number) for silence in long)
    near: dict[Silence, tuple[int, int]] = {}
    for silence in found.silences:
        least = least_silence(headings.level_of(silence.number), found.extent)
        if least <= silence.length < found.threshold:
            ends = around(found.number(silence.number), borders, found.dated)
            near[silence] = found.number(ends[0]), found.number(ends[1])
    at = _moments_at(engine, table, {position for ends in near.values() for position in ends})
    long += [
        silence
        for silence, (first, last) in near.items()
        if is_long_among(silence.length, abs(at[last] - at[first]), abs(last - first))
    ]
    # From late to early a silence stands under the later of its neighbours.
    below = 1 if found.is_reversed else 0
    return tuple(silence._replace(number=silence.number + below) for silence in sorted(long))


def _statement(table: str, direction: str) -> str:
    """Give the statement that measures the list and lets through what may be long in it.

    What lasts through a silence of others breaks it, so the latest end of all before counts. Where
    all that is around one is in one stretch it is measured at once; most are short there.
    """
    return f"""
        WITH dated AS MATERIALIZED (
            SELECT h.pos, {_moment("at")} AS moment, {_moment("until")} AS silent
            FROM {table} h
            JOIN events e ON e.ord = h.ord
            WHERE e.at_s IS NOT NULL
            ORDER BY h.pos {direction}
        ),
        measured AS (
            SELECT count(*) AS dated, max(moment) - min(moment) AS extent,
                quantile_disc(distance, {QUANTILE}) FILTER (distance > 0) AS usual
            FROM (SELECT moment, moment - lag(moment) OVER () AS distance FROM dated)
        ),
        whole AS (
            SELECT dated, extent, greatest({_FINEST}, extent // {MOST}) AS least,
                greatest((extent + {PARTS - 1}) // {PARTS}, {USUAL} * coalesce(usual, 0), 1)
                    AS threshold
            FROM measured
        )
        SELECT pos, lo, hi, dated, extent, threshold
        FROM (
            SELECT pos, lag(known) OVER () AS lo, moment AS hi,
                lead(moment, {REACH - 1}) OVER () - lag(moment, {REACH}) OVER () AS span
            FROM (
                SELECT pos, moment, max(silent) OVER (ROWS UNBOUNDED PRECEDING) AS known
                FROM dated
            )
        ), whole
        WHERE hi - lo >= least(least, threshold)
            AND (
                span IS NULL
                OR span >= threshold
                OR {2 * REACH - 2 + NEAR} * (hi - lo)::DOUBLE >= {NEAR * _SURE} * span::DOUBLE
            )
        ORDER BY hi
    """


def _moment(name: str) -> str:
    return f"(e.{name}_s::HUGEINT * {SECOND} + e.{name}_n)"


def _moments_at(engine: Engine, table: str, positions: set[int]) -> dict[int, int]:
    if not positions:
        return {}
    found = engine.rows(
        f"""
        SELECT h.pos, {_moment("at")}
        FROM {table} h
        JOIN events e ON e.ord = h.ord
        WHERE h.pos IN (SELECT unnest($1::BIGINT[]))
        """,
        (list(positions),),
    )
    return dict(cast("list[tuple[int, int]]", found))
