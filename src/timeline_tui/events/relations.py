"""Relations between events: bounds that follow from "less than 24 hours after", beside the date.

A relation narrows what is known and never replaces it. One that names no event, or that contradicts
the dates, is a Problem; the stated dates then stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from timeline_tui.dates import resolve
from timeline_tui.dates.constraints import Solution, parse_relation, precedences, solve
from timeline_tui.dates.when import NEG, POS, Bounds, Note, Rel
from timeline_tui.dates.zones import offset_at
from timeline_tui.errors import DateError
from timeline_tui.events.document import Reading
from timeline_tui.events.event import Event
from timeline_tui.events.problems import Problem, Severity


def with_derived(reading: Reading) -> Reading:
    """Give the reading with what follows from relations, and a Problem for each that fails."""
    if not any(event.relation is not None for event in reading.events):
        return reading
    zones = {event.id: _zone(event, reading) for event in reading.events}
    bounds = {event.id: resolve(event.when, zones[event.id]) for event in reading.events}
    problems: list[Problem] = []
    rels = _rels(reading, bounds, problems)
    solution = solve(bounds, rels, {event.id: event.when.kind for event in reading.events})
    problems += _failures(reading, solution)
    clashing = {name for conflict in solution.conflicts for name in conflict.ids}
    events = []
    for event in reading.events:
        derived = solution.derived.get(event.id)
        if derived is not None:
            event = replace(event, derived=_as_stated(derived, zones[event.id]))
        if event.id in clashing:
            event = replace(event, when=event.when.noted(Note.CONFLICT))
        events.append(event)
    order = precedences([event.id for event in events], rels)
    return replace(
        reading,
        events=tuple(events),
        problems=(*reading.problems, *problems),
        precedences=tuple(order),
    )


def _rels(
    reading: Reading, bounds: Mapping[str, Bounds], problems: list[Problem]
) -> dict[str, tuple[Rel, ...]]:
    rels: dict[str, tuple[Rel, ...]] = {}
    for event in reading.events:
        if event.relation is None:
            continue
        try:
            rels[event.id] = parse_relation(event.relation, bounds)
        except DateError as error:
            text = f"the relation of {event.id!r} cannot be read: {error.message}"
            problems.append(_problem(event, reading, text, error.hint))
    return rels


def _failures(reading: Reading, solution: Solution) -> list[Problem]:
    by_id = {event.id: event for event in reading.events}
    unknown = [
        _problem(
            by_id[name],
            reading,
            f"{name!r} refers to {other!r}, and there is no such event",
            "Check the id, or open the file that holds it as well.",
            Severity.WARNING,
        )
        for name, other in solution.unknown
    ]
    conflicts = [
        _problem(
            by_id[conflict.ids[0]],
            reading,
            f"these cannot all be true: {'; '.join(conflict.sentences)}",
            "The stated dates stand.",
        )
        for conflict in solution.conflicts
    ]
    return [*unknown, *conflicts]


def _problem(
    event: Event, reading: Reading, text: str, hint: str, severity: Severity = Severity.ERROR
) -> Problem:
    path = reading.documents[event.origin.document].path
    return Problem(path, event.origin.line, 0, text, hint, severity)


def _zone(event: Event, reading: Reading) -> str | None:
    """The zone that turns a floating date into UTC and back; None where nothing is to be done."""
    if not event.when.is_floating or not reading.documents:
        return None
    return reading.documents[event.origin.document].timezone or None


def _as_stated(derived: Bounds, zone: str | None) -> Bounds:
    """Put computed bounds on the same clock as the stated ones: floating dates are civil."""
    if zone is None:
        return derived
    moved = (
        bound if bound <= NEG + 1 or bound >= POS - 1 else bound + offset_at(bound, zone)
        for bound in derived
    )
    return Bounds(*moved)
