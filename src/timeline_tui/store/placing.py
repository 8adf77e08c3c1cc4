"""Where an event stands in the list and on the axis: its period, and the stretch it starts in."""

from __future__ import annotations

from functools import lru_cache

from timeline_tui.dates.when import Bounds
from timeline_tui.dates.zones import offset_at
from timeline_tui.events.event import Event
from timeline_tui.store.cells import anchored_precision, silent_from
from timeline_tui.view.density import Start
from timeline_tui.view.headings import period


def period_of(event: Event, at: int, zone: str | None) -> tuple[int, int]:
    """Give year and month (0 where unknown) of an event that stands at a moment (ns).

    Instants are read on the wall of the display zone.
    """
    wall = at if event.when.is_floating else at + offset_on(at, zone)
    return period(wall, anchored_precision(event.when))


@lru_cache(maxsize=4096)
def offset_on(moment: int, zone: str | None) -> int:
    """Give a zone's offset at a moment (ns), remembered for who asks of the same event."""
    return offset_at(moment, zone)


def start_of(at: int, bounds: Bounds) -> Start:
    """Give where an event is counted, and up to where its start may lie (ns, half-open)."""
    known = silent_from(Bounds(bounds.slo, bounds.shi, bounds.slo, bounds.shi))
    return Start(at, at + 1 if known is None else max(known, at + 1))
