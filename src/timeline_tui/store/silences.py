"""The long silences between the hits of a table, by the rules of `view.gaps`.

The engine finds those that may be long; those that are long only among what is around them are
looked at one by one. Hits are numbered from early to late, whatever the order of the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

from timeline_tui.dates.when import Precision
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
    gap_threshold,
    is_long_among,
    least_silence,
)
from timeline_tui.view.layout import Layout

_FINEST = least_silence(Precision.MINUTE, 0)
_SURE = 0.999_999
"""What is compared in floating point is let through if it is this near."""
_CROWD = USUAL * PARTS / (1 - QUANTILE)
"""Among more distances than these the usual one cannot be long: too many are no shorter."""


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


def is_ascending(engine: Engine) -> bool:
    """Tell whether no event lasts longer than one that comes after it. Raises EngineError."""
    found = engine.rows(
        """
        SELECT coalesce(bool_and(silent >= above), true)
        FROM (
            SELECT silent, lag(silent) OVER (ORDER BY ord) AS above
            FROM events
            WHERE moment IS NOT NULL
        )
        """
    )
    return cast("bool", found[0][0])


def candidates(engine: Engine, table: str, *, is_reversed: bool, is_ascending: bool) -> Found:
    """Give the silences that may be long, whatever headings they stand under.

    `is_reversed` tells that the rows of the table go from late to early, and `is_ascending` that
    the later of two events never ends before the other. Raises EngineError, Interrupted.
    """
    order = "ORDER BY rowid DESC" if is_reversed else ""
    dated = f"(SELECT moment, silent FROM {table} WHERE moment IS NOT NULL {order})"
    count, extent, distances, together = cast(
        "tuple[int, int, int, int]", engine.rows(_measured(dated))[0]
    )
    if not distances:
        return Found(dated=count)
    usual = 0
    if _CROWD * together > distances * extent:
        usual = cast("int", engine.rows(_usual(dated))[0][0])
    threshold = gap_threshold(extent, usual)
    least = min(max(_FINEST, extent // MOST), threshold)
    latest = "silent" if is_ascending else "max(silent) OVER (ROWS UNBOUNDED PRECEDING)"
    found = engine.rows(_long(dated, latest), (least, threshold))
    rows = cast("list[tuple[int, int, int]]", found)
    return Found([Silence(*row) for row in rows], count, extent, threshold)


def long_ones(
    engine: Engine, table: str, found: Found, headings: Layout, *, is_reversed: bool
) -> list[Silence]:
    """Give the silences that are long in the whole list or among those around them.

    `headings` tells under which period each stands. Raises EngineError, Interrupted.
    """
    long = [silence for silence in found.silences if silence.length >= found.threshold]
    borders = [silence.number for silence in long]
    near: dict[Silence, tuple[int, int]] = {}
    for silence in found.silences:
        least = least_silence(headings.level_of(silence.number), found.extent)
        if least <= silence.length < found.threshold:
            near[silence] = around(silence.number, borders, found.dated)
    ends = {number for pair in near.values() for number in pair}
    rows = {found.dated - 1 - number if is_reversed else number: number for number in ends}
    at = {rows[row]: moment for row, moment in _moments_at(engine, table, list(rows))}
    long += [
        silence
        for silence, (first, last) in near.items()
        if is_long_among(silence.length, at[last] - at[first], last - first)
    ]
    return sorted(long)


def _measured(dated: str) -> str:
    """Give the statement that measures a list: its starts, and the distances between them."""
    return f"""
        SELECT count(*), max(moment) - min(moment), count(*) FILTER (moment > above),
            sum(moment - above) FILTER (moment > above)
        FROM (SELECT moment, lag(moment) OVER () AS above FROM {dated})
    """


def _usual(dated: str) -> str:
    """Give the statement that finds the usual distance of starts that are not the same moment."""
    return f"""
        SELECT quantile_disc(moment - above, {QUANTILE})
        FROM (SELECT moment, lag(moment) OVER () AS above FROM {dated})
        WHERE moment > above
    """


def _long(dated: str, latest: str) -> str:
    """Give the statement that lets through what may be long: the least that is, and the threshold.

    What lasts through a silence of others breaks it, so the `latest` end of all that begins up to
    there counts. Where all that is around one is in one stretch it is measured at once; most are
    short there.
    """
    return f"""
        SELECT number, lo, hi
        FROM (
            SELECT number, lag(known) OVER () AS lo, moment AS hi,
                lead(moment, {REACH - 1}) OVER () - lag(moment, {REACH}) OVER () AS span
            FROM (
                SELECT row_number() OVER () - 1 AS number, moment,
                    {latest} AS known
                FROM {dated}
            )
        )
        WHERE hi - lo >= $1::HUGEINT
            AND (
                span IS NULL
                OR span >= $2::HUGEINT
                OR {2 * REACH - 2 + NEAR} * (hi - lo)::DOUBLE >= {NEAR * _SURE} * span::DOUBLE
            )
        ORDER BY number
    """


def _moments_at(engine: Engine, table: str, rows: list[int]) -> list[tuple[int, int]]:
    """Give rows of a table and when the events on them start (ns)."""
    if not rows:
        return []
    asked = f"SELECT rowid, moment FROM {table} WHERE rowid IN (SELECT unnest($1::BIGINT[]))"
    return cast("list[tuple[int, int]]", engine.rows(asked, (rows,)))
