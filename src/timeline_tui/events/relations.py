"""Relations between events: bounds that follow from "less than 24 hours after", beside the date.

A relation narrows what is known and never replaces it. One that names no event, or that contradicts
the dates, is a Problem; the stated dates then stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from timeline_tui.dates import display, resolve
from timeline_tui.dates.constraints import (
    Conflict,
    Sentence,
    Solution,
    parse_relation,
    precedences,
    solve,
)
from timeline_tui.dates.relations import Dated
from timeline_tui.dates.when import DAY, SECOND, UNBOUNDED, Bounds, Note, Rel, is_known
from timeline_tui.dates.zones import offset_at
from timeline_tui.errors import DateError
from timeline_tui.events.document import Reading
from timeline_tui.events.event import Event
from timeline_tui.events.problems import Problem, Severity
from timeline_tui.events.ties import Standing, ties_of
from timeline_tui.text.catalogue import tr

_SUGGESTED = 20
"""For so many unknown ids a similar one is looked for."""
_SEARCHED = 5_000
"""Among so many ids at most."""


def with_derived(reading: Reading) -> Reading:
    """Give the reading with what follows from relations, and a Problem for each that fails."""
    if not any(event.relation is not None for event in reading.events):
        return reading
    by_id = {event.id: event for event in reading.events}
    anchors = _Anchors(reading, by_id)
    problems: list[Problem] = []
    refused: dict[str, Standing] = {}
    rels = _rels(reading, anchors, problems, refused)
    related = dict.fromkeys([*rels, *(rel.other for told in rels.values() for rel in told)])
    tied = [by_id[name] for name in related if name in by_id]
    bounds = {event.id: resolve(event.when, _zone(event, reading)) for event in tied}
    kinds = {event.id: event.when.kind for event in tied}
    solution = solve(bounds, rels, kinds)
    problems += _failures(reading, by_id, solution)
    clashing = {name for conflict in solution.conflicts for name in conflict.ids}
    events = []
    for event in reading.events:
        if event.id in solution.derived:
            derived = _as_stated(solution.derived[event.id], anchors.of(event))
            if derived != event.when.bounds:
                event = replace(event, derived=derived)
        if event.id in clashing:
            event = replace(event, when=event.when.noted(Note.CONFLICT))
        events.append(event)
    return reading._replace(
        events=tuple(events),
        problems=(*reading.problems, *problems),
        precedences=tuple(precedences([event.id for event in events], solution.held, kinds)),
        ties=tuple(ties_of(events, rels, solution.held, refused)),
    )


class _Anchors(Mapping[str, Dated]):
    """Where events stand, worked out for those that somebody refers to."""

    def __init__(self, reading: Reading, by_id: Mapping[str, Event]) -> None:
        self._reading = reading
        self._by_id = by_id

    def __getitem__(self, name: str) -> Dated:
        return self.of(self._by_id[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def of(self, event: Event) -> Dated:
        """Give where one event stands, on the clock that its date is stated in."""
        return Dated(event.when.bounds, _zone(event, self._reading))


def _rels(
    reading: Reading,
    anchors: Mapping[str, Dated],
    problems: list[Problem],
    refused: dict[str, Standing],
) -> dict[str, tuple[Rel, ...]]:
    """What relations mean, by event; why one means nothing goes to `problems` and `refused`."""
    rels: dict[str, tuple[Rel, ...]] = {}
    for event in reading.events:
        if event.relation is None:
            continue
        try:
            told = parse_relation(event.relation, anchors)
        except DateError as error:
            text = tr(
                "the relation of {id!r} cannot be read: {reason}", id=event.id, reason=error.message
            )
            problems.append(_problem(event, reading, text, error.hint))
            refused[event.id] = Standing.UNREADABLE
            continue
        if any(rel.other == event.id for rel in told):
            text = tr("{id!r} is related to itself", id=event.id)
            hint = tr("Name another event, or write how long it lasted as {for: 2h}.")
            problems.append(_problem(event, reading, text, hint))
            refused[event.id] = Standing.SELF
            continue
        rels[event.id] = told
    return rels


def _failures(reading: Reading, by_id: Mapping[str, Event], solution: Solution) -> list[Problem]:
    unknown = [
        _problem(
            by_id[name],
            reading,
            tr("{name!r} refers to {other!r}, and there is no such event", name=name, other=other),
            _hint(other, by_id if number < _SUGGESTED else {}),
            Severity.WARNING,
        )
        for number, (name, other) in enumerate(dict.fromkeys(solution.unknown))
    ]
    return [*unknown, *(_clash(conflict, by_id, reading) for conflict in solution.conflicts)]


def _hint(unknown: str, by_id: Mapping[str, Event]) -> str:
    if len(by_id) <= _SEARCHED:
        from difflib import get_close_matches  # deferred: only a wrong id needs it

        if near := get_close_matches(unknown, by_id, n=1):
            return tr("Did you mean {id!r}?", id=near[0])
    return tr("Check the id, or open the file that holds it as well.")


def _clash(conflict: Conflict, by_id: Mapping[str, Event], reading: Reading) -> Problem:
    """Tell a contradiction at the first event whose relation takes part in it."""
    told = "; ".join(_told(sentence, by_id, reading) for sentence in conflict.sentences)
    owner = next((each.owner for each in conflict.sentences if each.words), conflict.ids[0])
    text = tr("these cannot all be true: {sentences}", sentences=told)
    return _problem(by_id[owner], reading, text, tr("The stated dates stand."))


def _told(sentence: Sentence, by_id: Mapping[str, Event], reading: Reading) -> str:
    """What an event says and where: `talks (a.yaml:3): 27 January 2024`."""
    event = by_id[sentence.owner]
    where = f"{_path(event, reading)}:{event.origin.line}"
    return f"{event.id} ({where}): {sentence.words or display(event.when)}"


def _problem(
    event: Event, reading: Reading, text: str, hint: str, severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(_path(event, reading), event.origin.line, 0, text, hint, severity)


def _path(event: Event, reading: Reading) -> str:
    return reading.documents[event.origin.document].path


def _zone(event: Event, reading: Reading) -> str | None:
    """The zone that turns a floating date into UTC and back; None where nothing is to be done."""
    if not event.when.is_floating or not reading.documents:
        return None
    return reading.documents[event.origin.document].timezone or None


_QUARTER = 900 * SECOND


def _as_stated(derived: Bounds, stated: Dated) -> Bounds:
    """Put computed bounds on the same clock as the stated ones: floating dates are civil.

    An hour that the clock repeats may leave nothing between them; what is stated then stands.
    """
    if stated.zone is None:
        return derived
    start = _civil(derived.slo, derived.shi, stated.zone)
    end = _civil(derived.elo, derived.ehi, stated.zone)
    if stated.bounds != UNBOUNDED:
        start, end = _within(start, stated.bounds[:2]), _within(end, stated.bounds[2:])
    return Bounds(*start, max(start[0], end[0]), max(start[1], end[1]))


def _civil(lo: int, hi: int, zone: str) -> tuple[int, int]:
    """Give a stretch on the wall; a short one in which an hour comes twice takes in both."""
    first, last = (_on_wall(bound, zone) for bound in (lo, hi))
    if last - first >= hi - lo or hi - lo > DAY:
        return first, last
    # Clocks change on a quarter of an hour: what they show lies between what they show there.
    changes = range(lo // _QUARTER * _QUARTER + _QUARTER, hi, _QUARTER)
    shown = [_on_wall(moment, zone) for at in changes for moment in (at - 1, at)]
    shown += [first, _on_wall(hi - 1, zone)]
    return min(shown), max(shown) + 1


def _on_wall(bound: int, zone: str) -> int:
    return bound + offset_at(bound, zone) if is_known(bound) else bound


def _within(region: tuple[int, int], stated: tuple[int, ...]) -> tuple[int, int]:
    lo, hi = max(region[0], stated[0]), min(region[1], stated[1])
    return (lo, hi) if lo < hi else (stated[0], stated[1])
