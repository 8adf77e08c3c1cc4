"""Where an event stands in the list and on the axis: its period, and the stretch it starts in."""

from __future__ import annotations

from functools import lru_cache

from timeline_tui.dates.periods import Period
from timeline_tui.dates.when import Bounds, Kind, Precision, is_known
from timeline_tui.dates.zones import offset_at
from timeline_tui.events.event import Event
from timeline_tui.store.cells import anchored_precision, silent_from
from timeline_tui.view.density import Start
from timeline_tui.view.headings import finest


def period_of(event: Event, bounds: Bounds, at: int, zone: str | None) -> Period:
    """Give the finest period that an event with these bounds stands in at a moment (ns).

    Instants are read on the wall of the display zone.
    """
    shift = 0 if event.when.is_floating else offset_on(at, zone)
    precision = anchored_precision(event.when)
    last = at
    is_plain = event.derived is None and event.when.kind is not Kind.ONE_OF
    if not (is_plain and (precision or 0) >= Precision.DAY) and bounds.slo == at:
        last = bounds.shi - 1 if is_known(bounds.shi) else at
    return finest(at + shift, max(at, last) + shift, precision)


@lru_cache(maxsize=4096)
def offset_on(moment: int, zone: str | None) -> int:
    """Give a zone's offset at a moment (ns), remembered for who asks of the same event."""
    return offset_at(moment, zone)


def start_of(event: Event, bounds: Bounds, at: int) -> Start:
    """Give where an event is counted, and up to where its start may lie (ns, half-open)."""
    known = silent_from(Bounds(bounds.slo, bounds.shi, bounds.slo, bounds.shi))
    until = at + 1 if known is None else max(known, at + 1)
    return Start(at, until, not event.when.is_floating)
