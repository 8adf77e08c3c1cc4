"""How far two events lie from one another, in the honest words of `dates.elapsed`.

Both are put on one clock first: two dates of the same wall stay there, so that days are whole days;
all others are compared in UTC.
"""

from __future__ import annotations

from typing import NamedTuple

from timeline_tui.dates import resolve
from timeline_tui.dates.when import Bounds
from timeline_tui.events.event import Event
from timeline_tui.events.ties import Lie, Standing, Tie


class Distance(NamedTuple):
    """How far it is from one event to another."""

    text: str
    """`11 d`, `8–10 y`, `<24 h`, `≥ 2 d`; nothing where nothing is known."""
    order: int
    """1 where the other is later, -1 where it is earlier, 0 where either may be."""


NO_DISTANCE = Distance("", 0)


def distance(
    first: Event, second: Event, zone: str | None = None, other_zone: str | None = None
) -> Distance:
    """Give how far it is from an event to another; the zones are those of floating dates."""
    from timeline_tui.dates.elapsed import between  # deferred: no list needs it to start

    if first.when.is_floating and second.when.is_floating and zone == other_zone:
        one, other = first.effective, second.effective
    else:
        one, other = resolved_bounds(first, zone), resolved_bounds(second, other_zone)
    is_approximate = any(event.when.qualifier.approximate for event in (first, second))
    later = between(one, other, is_approximate=is_approximate)
    earlier = between(other, one, is_approximate=is_approximate)
    order = 0 if bool(later) == bool(earlier) else 1 if later else -1
    return Distance(later or earlier, order)


_AT_ONCE = Bounds(0, 1, 0, 1)


def stated_distance(tie: Tie, event_id: str) -> Distance | None:
    """Give how far it is from an event to the one that it is tied to, where a relation says so."""
    from timeline_tui.dates.elapsed import between, elapsed  # deferred: see above

    if tie.standing is not Standing.HOLDS or tie.reach is None:
        return None
    least, most = tie.reach
    is_exact = least == most
    text = elapsed(least) if is_exact else between(_AT_ONCE, Bounds(least, most, least, most))
    is_later = (tie.lie is Lie.AFTER) != (tie.owner == event_id)
    return Distance(text, 1 if is_later else -1)


def resolved_bounds(event: Event, zone: str | None) -> Bounds:
    """Give the effective bounds in UTC, floating ones being civil time in `zone`."""
    if event.derived is None:
        return resolve(event.when, zone)
    if not zone or not event.when.is_floating:
        return event.derived
    from timeline_tui.dates.zones import to_utc  # few documents name a zone

    return Bounds(*(to_utc(bound, zone) for bound in event.derived))
