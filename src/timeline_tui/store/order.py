"""The order of a list: fuzzy dates by their anchor, the longer before the shorter, undated last.

   2014      ├──────────────────┤        first: it holds the next one
   Jan 2014  ├───┤
before 2015                     ·        stands at the end of what it may be
   no date                                 last
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline_tui.dates.when import Bounds, Kind
from timeline_tui.events.event import Event
from timeline_tui.store.cells import is_dated, is_known, resolved_bounds


def anchor(bounds: Bounds, kind: Kind) -> int | None:
    """Give the moment in ns at which a date stands in a list; None where nothing is known."""
    if is_known(bounds.slo):
        return bounds.slo
    if kind is Kind.ONE_OF and is_known(bounds.shi):
        return bounds.shi
    return next((bound for bound in (bounds.elo, bounds.ehi) if is_known(bound)), None)


def sorted_numbers(events: Sequence[Event], zones: Sequence[str | None]) -> list[int]:
    """Give the indices of events in sort order; `zones` are those of their documents."""
    keys = [_key(event, zones[event.origin.document]) for event in events]
    return sorted(range(len(events)), key=keys.__getitem__)


def _key(event: Event, zone: str | None) -> tuple[bool, int, int, int]:
    bounds = resolved_bounds(event, zone)
    at = anchor(bounds, event.when.kind) if is_dated(event) else None
    if at is None:
        return (True, 0, 0, 0)
    return (False, at, -bounds.ehi, bounds.slo - bounds.shi)
