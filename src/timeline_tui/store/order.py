"""Where events stand in a list, and their order: that of `dates.order`, in the documents' zones.

An event of which nothing is known in time stands under its own heading at the end, and what is said
to come after it is not dragged there. Among each other the undated stand in the order that is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline_tui.dates.order import order
from timeline_tui.dates.when import Bounds, Kind, is_known
from timeline_tui.events.apart import resolved_bounds
from timeline_tui.events.event import Event
from timeline_tui.store.cells import is_dated


def anchor(bounds: Bounds, kind: Kind) -> int | None:
    """Give the moment in ns at which a date stands in a list; None where nothing is known."""
    if is_known(bounds.slo):
        return bounds.slo
    if kind is Kind.ONE_OF and is_known(bounds.shi):
        return bounds.shi
    return next((bound for bound in (bounds.elo, bounds.ehi) if is_known(bound)), None)


def place_of(event: Event, bounds: Bounds | None = None) -> int | None:
    """Give the moment in ns at which an event stands in a list; None for the undated.

    `bounds` are its effective ones, where they are known already.
    """
    return anchor(bounds or event.effective, event.when.kind) if is_dated(event) else None


def sorted_numbers(
    events: Sequence[Event],
    zones: Sequence[str | None],
    precedences: Iterable[tuple[int, int]] = (),
) -> list[int]:
    """Give the indices of events in sort order; `zones` are those of their documents.

    Each pair (i, j) of `precedences` says that i certainly starts no later than j.
    """
    entries = [
        (resolved_bounds(event, zones[event.origin.document]), event.when.kind) for event in events
    ]
    placed = [
        (first, second)
        for first, second in precedences
        if (place_of(events[first]) is None) is (place_of(events[second]) is None)
    ]
    return order(entries, placed)
