"""How the events of one reading differ from those of another, as counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from timeline_tui.events.event import Event


class Difference(NamedTuple):
    """How many events are new, gone, or say something else than before; compared by their ids."""

    added: int = 0
    removed: int = 0
    changed: int = 0


def difference(before: Iterable[Event], after: Iterable[Event]) -> Difference:
    """Compare two readings; an event without an id of its own is another one once it changes."""
    old = {event.id: event for event in before}
    new = {event.id: event for event in after}
    return Difference(
        added=len(new.keys() - old.keys()),
        removed=len(old.keys() - new.keys()),
        changed=sum(old[name] != new[name] for name in old.keys() & new.keys()),
    )
