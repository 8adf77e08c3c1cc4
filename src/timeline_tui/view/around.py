"""What the details tell of other events: who is related, and who comes before and after."""

from __future__ import annotations

from typing import NamedTuple

from timeline_tui.events.apart import Distance
from timeline_tui.events.event import Event
from timeline_tui.events.ties import Tie


class Kin(NamedTuple):
    """An event that the shown one says something of, or that says something of it."""

    tie: Tie
    event: Event | None
    """The other one; None where there is none of that id, or where none is named."""
    is_told_here: bool
    """Whether the shown event says so, and not the other one."""
    distance: Distance
    """How far it is from the shown event to the other one."""


class Neighbour(NamedTuple):
    """The event beside the shown one in the list."""

    event: Event
    distance: Distance
    """How far it is from the shown event to this one."""


class Around(NamedTuple):
    """What surrounds an event."""

    kin: tuple[Kin, ...] = ()
    previous: Neighbour | None = None
    following: Neighbour | None = None
    is_hidden: bool = False
    """Whether the list does not hold the event: the filter hides it."""


NOTHING_AROUND = Around()
