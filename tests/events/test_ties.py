"""Who refers to whom, and whether what is said stands."""

from __future__ import annotations

import pytest

from timeline_tui.dates import parse
from timeline_tui.dates.when import UNDATED
from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event, Origin, Value
from timeline_tui.events.relations import with_derived
from timeline_tui.events.ties import Lie, Standing, Tie, indexed


def ties(*events: tuple[str, str, Value]) -> tuple[Tie, ...]:
    made = (
        Event(
            name,
            parse(date) if date else UNDATED,
            date or None,
            relation=relation,
            origin=Origin(0, line),
        )
        for line, (name, date, relation) in enumerate(events, 1)
    )
    return with_derived(Reading((Document("a.yaml"),), tuple(made))).ties


LIES: list[tuple[Value, Lie]] = [
    ({"after": "a.start", "within": "24h"}, Lie.AFTER),
    ({"after": "a", "at_least": "0d"}, Lie.AFTER),
    ({"before": "a"}, Lie.BEFORE),
    ({"during": "a"}, Lie.PART),
    ({"after": "a.start", "before": "a.end"}, Lie.PART),
    ({"same_as": "a"}, Lie.SAME),
    ({"same_as": "a", "offset": "2d"}, Lie.AFTER),
    ({"same_as": "a", "offset": "-2d"}, Lie.BEFORE),
    ({"after": "a", "offset": "-2d"}, Lie.BEFORE),
    ("#a.start + <24h", Lie.AFTER),
    ("#a.start - 2d", Lie.BEFORE),
    ("during #a", Lie.PART),
    ("same as #a", Lie.SAME),
    ("not before #a", Lie.AFTER),
]


@pytest.mark.parametrize(("relation", "lie"), LIES, ids=[str(row[0]) for row in LIES])
def test_how_an_event_lies_to_another(relation: Value, lie: Lie) -> None:
    found = ties(("a", "2024-01/2024-03", None), ("b", "", relation))

    assert [(tie.owner, tie.other, tie.lie, tie.standing) for tie in found] == [
        ("b", "a", lie, Standing.HOLDS)
    ]


STANDINGS: list[tuple[str, Value, str, Standing]] = [
    ("", {"after": "a"}, "a", Standing.HOLDS),
    ("2024-01", {"after": "a"}, "a", Standing.CONTRADICTED),
    ("", {"after": "nobody"}, "nobody", Standing.UNKNOWN),
    ("", {"after": "b"}, "", Standing.SELF),
    ("", {"sometime": "later"}, "", Standing.UNREADABLE),
    ("", {"for": "2h"}, "", Standing.HOLDS),
]


@pytest.mark.parametrize(("date", "relation", "other", "standing"), STANDINGS)
def test_what_does_not_stand_is_kept_and_told(
    date: str, relation: Value, other: str, standing: Standing
) -> None:
    found = ties(("a", "2024-02", None), ("b", date, relation))

    assert [(tie.other, tie.standing) for tie in found] == [(other, standing)]


def test_a_circle_stands_nowhere() -> None:
    found = ties(("a", "", {"after": "c"}), ("b", "", {"after": "a"}), ("c", "", {"after": "b"}))

    assert {tie.standing for tie in found} == {Standing.CONTRADICTED}


def test_what_is_said_of_each_of_several_events_is_told_apart() -> None:
    relation: Value = {"after": "a.end", "before": "#c", "text": "in between", "for": "2h"}
    found = ties(("a", "", None), ("b", "", relation), ("c", "", None))

    assert [(tie.other, tie.lie, tie.said) for tie in found] == [
        ("a", Lie.AFTER, {"after": "a.end"}),
        ("c", Lie.BEFORE, {"before": "#c"}),
        ("", Lie.LASTING, {"for": "2h"}),
    ]


def test_the_measures_belong_to_the_sole_event_that_is_named() -> None:
    found = ties(("a", "", None), ("b", "", {"after": "a.start", "within": "24h", "text": "soon"}))

    assert [tie.said for tie in found] == [{"after": "a.start", "within": "24h"}]


def test_a_tie_is_found_from_both_of_its_ends() -> None:
    found = ties(
        ("a", "", None), ("b", "", {"after": "a"}), ("c", "", {"during": "a"}), ("d", "", None)
    )

    by_id = indexed(found)

    assert {name: [tie.owner for tie in several] for name, several in by_id.items()} == {
        "a": ["b", "c"],
        "b": ["b"],
        "c": ["c"],
    }


def test_without_relations_there_are_no_ties() -> None:
    assert ties(("a", "2024", None)) == ()
