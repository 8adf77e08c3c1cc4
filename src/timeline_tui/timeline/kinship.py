"""What surrounds an event: its relations from both ends, its neighbours, and how far they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from timeline_tui.events.apart import NO_DISTANCE, Distance, distance, stated_distance
from timeline_tui.events.event import Event
from timeline_tui.events.ties import Tie
from timeline_tui.view.around import Around, Kin, Neighbour


class Kinship(NamedTuple):
    """What relates the events of one reading."""

    events: Mapping[str, Event] = {}
    """By id."""
    ties: Mapping[str, tuple[Tie, ...]] = {}
    """By the ids of both their ends."""
    zones: tuple[str | None, ...] = ()
    """Of the documents; None is UTC."""


def around(
    event: Event, previous: Event | None, following: Event | None, kinship: Kinship
) -> Around:
    """Give what surrounds an event: its relations from both ends, and its neighbours."""
    return Around(
        tuple(_kin(event, tie, kinship) for tie in kinship.ties.get(event.id, ())),
        _neighbour(event, previous, kinship),
        _neighbour(event, following, kinship),
    )


def _neighbour(event: Event, other: Event | None, kinship: Kinship) -> Neighbour | None:
    if other is None:
        return None
    far = _distance(event, other, kinship)
    ties = (tie for tie in kinship.ties.get(event.id, ()) if other.id in (tie.owner, tie.other))
    stated = next(filter(None, (stated_distance(tie, event.id) for tie in ties)), None)
    # What is stated counts where the dates leave open which of the two comes first.
    return Neighbour(other, stated if stated and not far.order else far)


def _kin(event: Event, tie: Tie, kinship: Kinship) -> Kin:
    is_told_here = tie.owner == event.id
    other = kinship.events.get(tie.other if is_told_here else tie.owner)
    far = _distance(event, other, kinship) if other is not None else NO_DISTANCE
    return Kin(tie, other, is_told_here, far)


def _distance(event: Event, other: Event, kinship: Kinship) -> Distance:
    return distance(event, other, *(kinship.zones[each.origin.document] for each in (event, other)))
