"""How long an event lasts, as SQL: what is possibly, and what certainly, one of some lengths.

     slo          shi                    elo          ehi
      ├────────────┤······················├────────────┤
                   ├─────── shortest ─────┤
      ├──────────────────── longest ──────────────────┤

Only what has a start and an end of its own lasts; everything else is a moment. An end may be the
very close of the stretch that it names, so that 7 to 8 August is up to two whole days.
"""

from __future__ import annotations

from timeline_tui.dates.when import NEG, POS, SECOND
from timeline_tui.query.lengths import extent
from timeline_tui.query.nodes import Lasts
from timeline_tui.store.moments import Hold, Three
from timeline_tui.store.schema import BITS, DATED

UNBOUNDED = 3 * POS
"""Longer than any two moments are apart, and than every limit that is asked for."""

_MOMENT = f"(e.flags & {BITS['range']}) = 0"
_FIRST, _LAST = NEG // SECOND, POS // SECOND


def lasts(node: Lasts, hold: Hold) -> Three:
    """Give the conditions of a question about lengths; undated events answer no."""
    asked = node.lengths
    certain, possible = [f"(e.flags & {DATED}) <> 0"], [f"(e.flags & {DATED}) <> 0"]
    shortest, longest = _shortest(hold), _longest(hold)
    if asked.low is not None:
        least, most = (hold(min(ns + asked.above, UNBOUNDED)) for ns in extent(asked.low))
        certain.append(f"{shortest} >= {most}")
        possible.append(f"{longest} >= {least}")
    if asked.high is not None:
        least, most = (hold(min(ns - asked.below, UNBOUNDED - 1)) for ns in extent(asked.high))
        certain.append(f"{longest} <= {least}")
        possible.append(f"{shortest} <= {most}")
    found = Three(f"({' AND '.join(certain)})", f"({' AND '.join(possible)})")
    return Three(found.certain, found.certain) if node.certain else found


def _shortest(hold: Hold) -> str:
    """Give the least length in ns; nothing is known of it where an end is open or unknown."""
    is_open = f"e.shi_s <= {hold(_FIRST)} OR e.elo_s >= {hold(_LAST - 1)}"
    length = f"greatest(0, {_between('shi', 'elo')} + 1)"
    return f"CASE WHEN {_MOMENT} OR {is_open} THEN 0 ELSE {length} END"


def _longest(hold: Hold) -> str:
    """Give the greatest length in ns."""
    is_open = f"e.slo_s <= {hold(_FIRST)} OR e.ehi_s >= {hold(_LAST)}"
    exact = f"CASE WHEN {_between('elo', 'ehi')} = 1 THEN 1 ELSE 0 END"
    length = f"{_between('slo', 'ehi')} - {exact}"
    unbounded = f"WHEN {is_open} THEN {hold(UNBOUNDED)}"
    return f"CASE WHEN {_MOMENT} THEN 0 {unbounded} ELSE {length} END"


def _between(first: str, last: str) -> str:
    """Give how far two bounds are apart; their seconds alone may be more than BIGINT holds."""
    seconds = f"(CAST(e.{last}_s AS HUGEINT) - e.{first}_s)"
    return f"({seconds} * {SECOND} + (e.{last}_n - e.{first}_n))"
