"""Ids: stable ones for events without, and none twice over a whole reading."""

from __future__ import annotations

from timeline_tui.events.event import Event, Origin, Source, Texts
from timeline_tui.events.ids import Ids, content_id
from timeline_tui.events.problems import Severity


def event(name: str, line: int, *, own: bool = True) -> Event:
    return Event(name, origin=Origin(0, line), has_own_id=own)


def test_a_repeated_id_gets_a_number_and_a_problem() -> None:
    ids = Ids()
    settled = [
        ids.settle(event("a", 1), "x.yaml"),
        ids.settle(event("b", 2), "x.yaml"),
        ids.settle(event("a", 3), "y.yaml"),
        ids.settle(event("a", 4), "y.yaml"),
        ids.settle(event("a-2", 5), "y.yaml"),
    ]

    assert [each.id for each, _ in settled] == ["a", "b", "a-2", "a-3", "a-2-2"]
    assert [problem is None for _, problem in settled] == [True, True, False, False, False]
    problem = settled[2][1]
    assert problem is not None
    assert (problem.file, problem.line, problem.severity) == ("y.yaml", 3, Severity.WARNING)
    assert problem.text == "the id 'a' is already that of x.yaml:1"
    assert "'a-2'" in problem.hint


def test_events_that_merely_say_the_same_are_no_problem() -> None:
    ids = Ids()
    settled = [ids.settle(event("0a1b", line, own=False), "x.csv") for line in range(1, 4)]

    assert [each.id for each, _ in settled] == ["0a1b", "0a1b-2", "0a1b-3"]
    assert all(problem is None for _, problem in settled)


def test_a_number_that_is_taken_is_passed_over() -> None:
    ids = Ids()
    names = ["a-2", "a", "a", "a"]

    assert [ids.settle(event(name, 1), "x")[0].id for name in names] == ["a-2", "a", "a-3", "a-4"]


def test_a_content_id_depends_on_what_is_said_and_nothing_else() -> None:
    plain = Event("", title=Texts([("", "A")]), date="2024")

    assert content_id(plain) == content_id(
        Event("x", title=Texts([("", "A")]), date="2024", tags=("t",), origin=Origin(3, 9))
    )
    assert content_id(plain) != content_id(Event("", title=Texts([("en", "A")]), date="2024"))
    assert content_id(plain) != content_id(Event("", title=Texts([("", "A")]), date="2025"))


def test_without_title_and_text_all_fields_count() -> None:
    ids = {
        content_id(Event("", date="2024")),
        content_id(Event("", date="2024", place="x")),
        content_id(Event("", date="2024", sources=(Source("x"),))),
        content_id(Event("", date="2024", extra={"killed": "7"})),
        content_id(Event("", date="2024", extra={"wounded": "7"})),
    }

    assert len(ids) == 5
