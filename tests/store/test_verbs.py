"""The verbs of time, held to every choice of moments that the bounds of an event allow.

A point is one moment `t`, a span lasts from a moment `s` to a moment `e`, both included. A verb is
possible where it holds for some choice, certain where it holds for all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline_tui.dates.when import Edge, Kind, Precision, Stamp, When
from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event
from timeline_tui.query.nodes import During, Range
from timeline_tui.store.store import Store

HOLDS: dict[str, Callable[[int, int, int, int], bool]] = {
    "during": lambda s, e, a, b: s < b and e >= a,
    "around": lambda s, e, a, b: s < b and e >= a,
    "within": lambda s, e, a, b: s >= a and e < b,
    "since": lambda s, e, a, b: e >= a,
    "after": lambda s, e, a, b: e >= b,
    "until": lambda s, e, a, b: s < b,
    "before": lambda s, e, a, b: s < a,
    "starts": lambda s, e, a, b: a <= s < b,
    "ends": lambda s, e, a, b: a <= e < b,
}
"""What each verb says of a moment, or of a span, and a range `[a, b)`."""

regions = st.tuples(st.integers(0, 6), st.integers(1, 4)).map(lambda r: (r[0], r[0] + r[1]))


def _stamp(region: tuple[int, int]) -> Stamp:
    return Stamp(*region, Precision.F9, "")


@st.composite
def whens(draw: st.DrawFn) -> When:
    first, last = draw(regions), draw(regions)
    if draw(st.booleans()):
        return When("", Kind.POINT, _stamp(first), Edge.SAME)
    if first[0] > last[0]:
        first, last = last, first
    return When("", Kind.SPAN, _stamp(first), _stamp((last[0], max(first[1], last[1]))))


def _choices(when: When) -> Iterator[tuple[int, int]]:
    slo, shi, elo, ehi = when.bounds
    if when.kind is Kind.POINT:
        yield from ((t, t) for t in range(slo, shi))
        return
    yield from ((s, e) for s in range(slo, shi) for e in range(elo, ehi) if s <= e)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(whens(), min_size=1, max_size=8), st.lists(regions, min_size=3, max_size=3))
def test_a_verb_is_possible_for_some_and_certain_for_all_choices(
    found: list[When], asked: list[tuple[int, int]]
) -> None:
    events = tuple(Event(f"e{n}", when) for n, when in enumerate(found))
    with Store.open(Reading((Document("a.yaml"),), events)) as store:
        for verb, holds in HOLDS.items():
            for a, b in asked:
                expected = {}
                for event in events:
                    answers = [holds(s, e, a, b) for s, e in _choices(event.when)]
                    if any(answers):
                        expected[event.id] = not all(answers)

                hits = store.search(During(verb, "", Range(a, b))).hits()

                assert {hit.event.id: hit.possible for hit in hits} == expected, (verb, a, b)
