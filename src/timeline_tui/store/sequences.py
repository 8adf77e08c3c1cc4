"""Sequence filters as SQL: which events start a while after, before or near one of another set.

Starts are compared, in UTC, floating dates being civil time in the zone of their document. A start
is any moment of its region, so that a distance is any whole number of nanoseconds in between:

     y.lo      y.hi              x.lo     x.hi
      ├──────────┤                ├────────┤         least = x.lo - (y.hi - 1)
                 ├─── least ──────┤                  most  = (x.hi - 1) - y.lo
      ├────────────── most ────────────────┤

It is possible that x and y are as far apart as asked if some of these distances is, and certain if
all are. Neither compares pairs. That some region [y.lo, y.hi) meets a window is a count: of those
that begin before its end, less those that end before its start. That some region lies within one is
a running maximum: among those that end before its end, of the latest beginning.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from timeline_tui.dates.when import POS, SECOND
from timeline_tui.query.lengths import extent
from timeline_tui.query.nodes import InSequence
from timeline_tui.store.moments import Three
from timeline_tui.store.schema import DATED

UNLIMITED = 4 * POS
"""A distance in ns that no two moments are apart."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A sequence filter as tables to be made before, and the conditions that look into the last."""

    tables: tuple[str, ...]
    three: Three


def sequence(node: InSequence, part: Three, name: str) -> Sequence:
    """Give the SQL of a sequence filter; `part` is the filter of the other events.

    `name` is that of the last table, and what the names of the others begin with.
    """
    least, most = extent(node.distance) if node.distance else (UNLIMITED, UNLIMITED)
    possible, certain = _WINDOWS[node.verb](most), _WINDOWS[node.verb](least)
    tables = (
        f"{name}_y AS MATERIALIZED ({_others(part)})",
        f"{name}_lo AS MATERIALIZED (SELECT lo, max(n) AS n FROM (SELECT lo,"
        f" row_number() OVER (ORDER BY lo) AS n FROM {name}_y) GROUP BY lo)",
        f"{name}_hi AS MATERIALIZED (SELECT hi, max(n) AS n FROM (SELECT hi,"
        f" row_number() OVER (ORDER BY hi) AS n FROM {name}_y) GROUP BY hi)",
        f"{name}_in AS MATERIALIZED (SELECT hi, any_value(latest) AS latest FROM (SELECT hi,"
        f" max(lo, 2) OVER (ORDER BY hi) AS latest FROM {name}_y WHERE certain) GROUP BY hi)",
        f"{name}_x AS MATERIALIZED ({_windowed(name, possible, certain)})",
        f"{name} AS MATERIALIZED ({_judged(name)})",
    )
    judged = [
        f"(e.ord IN (SELECT ord FROM {name} WHERE {truth}))" for truth in ("certain", "possible")
    ]
    return Sequence(tables, Three(judged[0], judged[0]) if node.certain else Three(*judged))


class _Window(NamedTuple):
    """Two stretches around a row `x`, in SQL, both half-open."""

    meets: tuple[str, str]
    """What the region of another event must meet for the distance to be possible."""
    holds: tuple[str, str]
    """What it must lie in for the distance to be certain."""


_LEAST = 2
"""In ns: less than one apart and still apart is nothing."""
_NEVER = _Window(("lo", "lo"), ("hi", "lo"))


def _follows(apart: int) -> _Window:
    if apart < _LEAST:
        return _NEVER
    return _Window((f"lo - {apart} + 1", "hi - 1"), (f"hi - {apart}", "lo"))


def _precedes(apart: int) -> _Window:
    if apart < _LEAST:
        return _NEVER
    return _Window(("lo + 1", f"hi + {apart} - 1"), ("hi", f"lo + {apart}"))


def _near(apart: int) -> _Window:
    return _Window((f"lo - {apart}", f"hi + {apart}"), (f"hi - 1 - {apart}", f"lo + {apart} + 1"))


_WINDOWS = {"follows": _follows, "precedes": _precedes, "near": _near}


def _others(part: Three) -> str:
    return f"""
        SELECT e.ord, {_REGION}, {part.certain} AS certain
        FROM events e
        WHERE {part.possible} AND {_DATED}
    """


def _windowed(name: str, possible: _Window, certain: _Window) -> str:
    """Every dated event with its windows, and whether it is one of the others itself."""
    return f"""
        SELECT ord, lo, hi, {possible.meets[0]} AS meets_lo, {possible.meets[1]} AS meets_hi,
            {certain.holds[0]} AS holds_lo, {certain.holds[1]} AS holds_hi,
            ord IN (SELECT ord FROM {name}_y) AS is_other,
            ord IN (SELECT ord FROM {name}_y WHERE certain) AS is_certain_other
        FROM (SELECT e.ord, {_REGION} FROM events e WHERE {_DATED})
    """


def _judged(name: str) -> str:
    """Whether another event than itself meets the one window, and lies in the other."""
    return f"""
        SELECT x.ord,
            x.meets_lo < x.meets_hi AND coalesce(began.n, 0) - coalesce(ended.n, 0)
                - CASE WHEN x.is_other AND x.lo < x.meets_hi AND x.hi > x.meets_lo
                    THEN 1 ELSE 0 END > 0 AS possible,
            coalesce(inside.latest[CASE WHEN x.is_certain_other AND x.lo >= x.holds_lo
                AND x.hi <= x.holds_hi THEN 2 ELSE 1 END] >= x.holds_lo, FALSE) AS certain
        FROM {name}_x x
        ASOF LEFT JOIN {name}_lo began ON x.meets_hi - 1 >= began.lo
        ASOF LEFT JOIN {name}_hi ended ON x.meets_lo >= ended.hi
        ASOF LEFT JOIN {name}_in inside ON x.holds_hi >= inside.hi
    """


_DATED = f"(e.flags & {DATED}) <> 0"
_REGION = ", ".join(
    f"e.{bound}_s::HUGEINT * {SECOND} + e.{bound}_n - e.{shift} AS {name}"
    for bound, shift, name in (("slo", "shift_lo", "lo"), ("shi", "shift_hi", "hi"))
)
