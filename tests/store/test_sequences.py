"""Sequence filters, held to every choice of moments that the bounds allow."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline_tui.dates import parse as date
from timeline_tui.dates.when import Edge, Kind, Precision, Stamp, When
from timeline_tui.errors import QueryError
from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event, Origin
from timeline_tui.query.nodes import Everything, InSequence, Length, Match, Node, Or
from timeline_tui.query.parser import parse
from timeline_tui.store.store import Store

NO, POSSIBLE, CERTAIN = "", "?", "!"


def _event(name: str, lo: int, hi: int, *tags: str) -> Event:
    stamp = Stamp(lo, hi, Precision.F9, "")
    return Event(name, When("", Kind.POINT, stamp, Edge.SAME), tags=tags)


def _reading(*events: Event, zones: tuple[str, ...] = ("",)) -> Reading:
    return Reading(tuple(Document(f"{zone}.yaml", timezone=zone) for zone in zones), events)


def _found(reading: Reading, node: Node) -> dict[str, str]:
    with Store.open(reading) as store:
        hits = store.search(node).hits()
        return {hit.event.id: POSSIBLE if hit.possible else CERTAIN for hit in hits}


def _is_apart(verb: str, x: int, y: int, distance: int) -> bool:
    if verb == "near":
        return abs(x - y) <= distance
    return 0 < (x - y if verb == "follows" else y - x) < distance


regions = st.tuples(st.integers(0, 6), st.integers(1, 4)).map(lambda r: (r[0], r[0] + r[1]))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(regions, min_size=1, max_size=5), st.data())
def test_every_choice_of_moments_is_considered(
    found: list[tuple[int, int]], data: st.DataObject
) -> None:
    """Brute force: some choice with some other event, or one event for every choice."""
    tagged = data.draw(st.lists(st.booleans(), min_size=len(found), max_size=len(found)))
    events = [
        _event(f"e{n}", lo, hi, *["y"] * is_tagged)
        for n, ((lo, hi), is_tagged) in enumerate(zip(found, tagged, strict=True))
    ]
    verb, distance = data.draw(
        st.tuples(st.sampled_from(["follows", "precedes", "near"]), st.integers(0, 6))
    )
    expected = {}
    for x, (lo, hi) in enumerate(found):
        others = [
            [_is_apart(verb, a, b, distance) for a, b in product(range(lo, hi), range(*found[y]))]
            for y in range(len(found))
            if y != x and tagged[y]
        ]
        if any(map(any, others)):
            expected[f"e{x}"] = CERTAIN if any(map(all, others)) else POSSIBLE

    node = InSequence(verb, Match("tags", ("y",)), distance=Length(0, distance))

    assert _found(_reading(*events), node) == expected


ATTACKS = (
    Event("talks", date("2024-01-27"), tags=("talks",)),
    Event("attack", date("2024-01-28"), tags=("attack",)),
    Event("reply", date("2024-02-03T10:00Z"), tags=("attack",)),
    Event("war", date("2023-10/.."), tags=("attack",)),
    Event("old", date("before 2024"), tags=("talks",)),
    Event("undated", tags=("talks", "attack")),
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("tag:attack follows:(tag:talks)<24h", {"attack": POSSIBLE, "war": POSSIBLE}),
        ("tag:attack follows:(tag:talks)<2d", {"attack": CERTAIN, "war": POSSIBLE}),
        ("tag:attack follows:!(tag:talks)<2d", {"attack": CERTAIN}),
        ("tag:attack follows:(tag:talks)<8d", {"attack": CERTAIN, "reply": CERTAIN, "war": "?"}),
        ("follows:(tag:nothing)", {}),
        ("precedes:(id:reply)<7d", {"talks": POSSIBLE, "attack": CERTAIN}),
        ("precedes:(id:reply)<8d", {"talks": CERTAIN, "attack": CERTAIN}),
        ("near:(id:attack)~1d", {"talks": POSSIBLE}),
        ("near:(id:attack)~48h", {"talks": CERTAIN}),
        ("near:(id:attack)~0d", {}),
        ("tag:attack -follows:(tag:talks)", {"war": POSSIBLE, "undated": CERTAIN}),
        ("follows:(tag:attack follows:(tag:talks)<2d)<7d", {"reply": CERTAIN, "old": "?"}),
        ("id:reply follows:(id:attack) is:possible", {}),
        ("follows:(id:attack)<1mo", {"reply": CERTAIN}),
    ],
)
def test_sets_of_events_are_compared(query: str, expected: dict[str, str]) -> None:
    assert _found(_reading(*ATTACKS), parse(query)) == expected


def test_an_event_is_no_other_than_itself() -> None:
    alone = _reading(_event("a", 0, 5, "y"))
    wide = _reading(_event("a", 0, 5, "y"), _event("b", 100, 101, "y"))
    near = InSequence("near", Everything(), distance=Length(0, 9))

    assert _found(alone, near) == {}
    assert _found(alone, InSequence("follows", Everything())) == {}
    assert _found(wide, near) == {}


def test_floating_starts_are_compared_in_the_zone_of_their_document() -> None:
    """05:53 in Amman is 02:53 UTC: three minutes after an instant at 02:50Z."""
    attack = Event("attack", date("2024-01-28T05:53:00"))
    call = Event("call", date("2024-01-28T02:50:00Z"), origin=Origin(1, 1))
    reading = _reading(attack, call, zones=("Asia/Amman", ""))

    assert _found(reading, parse("follows:(id:call)<5m")) == {"attack": CERTAIN}
    assert _found(reading, parse("precedes:(id:attack)<5m")) == {"call": CERTAIN}


def test_computed_bounds_count_before_stated_ones() -> None:
    wide, day = date("2024-01"), date("2024-01-27")
    talks = replace(ATTACKS[0], when=wide, derived=day.bounds)

    assert _found(_reading(talks, ATTACKS[1]), parse("follows:(id:talks)<2d")) == {
        "attack": CERTAIN
    }


def test_what_is_doubtful_in_the_parentheses_stays_doubtful() -> None:
    """The attack certainly comes after the talks, but the talks are only possibly on the 27th."""
    talks = replace(ATTACKS[0], when=date("2024-01-26/2024-01-27"))
    assert talks.when.kind is Kind.SPAN
    maybe = replace(talks, when=date("[2024-01-26..2024-01-27]"))

    assert _found(_reading(maybe, ATTACKS[1]), parse("follows:(during:2024-01-27)<9d")) == {
        "attack": POSSIBLE
    }


def test_only_possible_cannot_be_asked_of_the_others() -> None:
    with pytest.raises(QueryError), Store.open(_reading(*ATTACKS)) as store:
        store.search(parse("follows:(is:possible)"))


def test_several_sequences_share_a_filter() -> None:
    node = Or((parse("follows:(id:talks)<2d"), parse("precedes:(id:reply)<8d")))

    assert _found(_reading(*ATTACKS), node) == {
        "talks": CERTAIN,
        "attack": CERTAIN,
    }
