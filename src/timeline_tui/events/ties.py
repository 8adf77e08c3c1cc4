"""Who refers to whom: every relation that a file states, seen from both of its ends.

A tie tells what is said and whether it stands; one that contradicts the dates, or that names
nobody, is kept and told as such. What ties mean for dates is the business of `relations`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from timeline_tui.dates.relations import SELF
from timeline_tui.dates.when import Rel
from timeline_tui.events.event import Event, Value

_ANCHORS = ("after", "before", "during", "same_as")
_MEASURES = ("at_least", "within", "offset")


class Lie(StrEnum):
    """How an event lies to another one."""

    AFTER = "after"
    BEFORE = "before"
    PART = "part"
    """It starts and ends within the other."""
    SAME = "same"
    NEAR = "near"
    """Nothing is said of which comes first."""
    LASTING = "lasting"
    """No other event: the relation says how long it lasted."""


class Standing(StrEnum):
    """Whether what a relation says is taken as true."""

    HOLDS = "holds"
    CONTRADICTED = "contradicted"
    """It cannot be true together with dates or other relations, and decides nothing."""
    UNKNOWN = "unknown"
    """There is no event of that id."""
    SELF = "self"
    """It relates an event to itself."""
    UNREADABLE = "unreadable"


class Tie(NamedTuple):
    """What one event says of how it lies in time to another."""

    owner: str
    """The id of the event that says so."""
    other: str
    """The id that it names; nothing where it names none."""
    lie: Lie
    standing: Standing
    said: Value
    """The part of the relation that names the other, as written."""
    reach: tuple[int, int] | None = None
    """How far apart the two are at least and at most, in ns, where it says so."""


def ties_of(
    events: Iterable[Event],
    rels: Mapping[str, Sequence[Rel]],
    held: Mapping[str, Sequence[Rel]],
    refused: Mapping[str, Standing],
) -> Iterator[Tie]:
    """Give what every event says of others, in the order of the events.

    Args:
        events: Those that may have relations, all of a reading.
        rels: What the relations mean, by the id of the event that has them.
        held: Those of them that stand.
        refused: Why a relation means nothing, by the id of its event.

    """
    ids = {event.id for event in events}
    for event in events:
        if event.id in refused:
            yield Tie(event.id, "", Lie.NEAR, refused[event.id], event.relation)
        for other, told in _by_other(rels.get(event.id, ())).items():
            standing = Standing.HOLDS
            if other != SELF and other not in ids:
                standing = Standing.UNKNOWN
            elif any(rel not in held.get(event.id, ()) for rel in told):
                standing = Standing.CONTRADICTED
            said = _said(event.relation, other)
            yield Tie(event.id, other, lie_of(told), standing, said, _reach(told))


def indexed(ties: Iterable[Tie]) -> dict[str, tuple[Tie, ...]]:
    """Give the ties that concern an event, by its id: those that it states and those of others."""
    found: dict[str, list[Tie]] = {}
    for tie in ties:
        for name in dict.fromkeys((tie.owner, tie.other)):
            if name:
                found.setdefault(name, []).append(tie)
    return {name: tuple(several) for name, several in found.items()}


def lie_of(rels: Sequence[Rel]) -> Lie:
    """Give how an event lies to another, from all that it says of that one."""
    if all(rel.other == SELF for rel in rels):
        return Lie.LASTING
    if all(rel.lo == 0 == rel.hi for rel in rels):
        return Lie.SAME
    after = [rel for rel in rels if rel.lo is not None and rel.lo >= 0]
    before = [rel for rel in rels if rel.hi is not None and rel.hi <= 0]
    if any(rel.mine == "s" for rel in after) and any(rel.mine == "e" for rel in before):
        return Lie.PART
    return Lie.AFTER if after else Lie.BEFORE if before else Lie.NEAR


def _by_other(rels: Iterable[Rel]) -> dict[str, list[Rel]]:
    found: dict[str, list[Rel]] = {}
    for rel in rels:
        found.setdefault(rel.other, []).append(rel)
    return found


def _reach(rels: Sequence[Rel]) -> tuple[int, int] | None:
    if len(rels) != 1 or rels[0].lo is None or rels[0].hi is None:
        return None
    least, most = sorted((abs(rels[0].lo), abs(rels[0].hi)))
    return least, most


def _said(relation: Value, other: str) -> Value:
    """The part of a relation that speaks of one event; its measures belong to a sole one."""
    if not isinstance(relation, dict):
        return relation
    if other == SELF:
        return {"for": relation.get("for")}
    named = [key for key in _ANCHORS if key in relation]
    mine = [key for key in named if _bare(relation[key]) == other]
    measures = _MEASURES if len(named) == 1 else ()
    return {key: relation[key] for key in (*mine, *measures) if key in relation}


def _bare(target: Value) -> str:
    text = target.strip().removeprefix("#") if isinstance(target, str) else ""
    return text.removesuffix(".start").removesuffix(".end")
