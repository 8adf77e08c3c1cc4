"""The clause that `=` and `!` add: it reads as it should, and finds what it was made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline_tui.dates import DAY, parse, undated
from timeline_tui.dates.coordinate import from_civil
from timeline_tui.dates.when import Bounds
from timeline_tui.events.event import Event, Texts
from timeline_tui.timeline import Choices, Session
from timeline_tui.view.clauses import clause_of

LO = from_civil(2024, 1, 25)
EVENT = Event(
    "e",
    parse("2024-01-28"),
    title=Texts([("", 'He said "no"')]),
    category=("attack",),
    tags=("us", "two words"),
    place="Tower 22, Jordan",
    extra={"mag": "5.3", "full name": "A B", "list": ["x", "y"], "deep": {"a": "b"}, "empty": None},
)


@pytest.mark.parametrize(
    ("column", "keeps", "excludes"),
    [
        ("category", "category:attack", "-category:attack"),
        ("tags", 'tags:us,"two words"', '-tags:us,"two words"'),
        ("actors", "no:actors", "has:actors"),
        ("place", 'place="Tower 22, Jordan"', '-place="Tower 22, Jordan"'),
        ("title", r'title="He said \"no\""', r'-title="He said \"no\""'),
        ("mag", "mag=5.3", "-mag=5.3"),
        ("full name", 'col:"full name"="A B"', '-col:"full name"="A B"'),
        ("list", "list=x,y", "-list=x,y"),
        ("empty", "no:empty", "has:empty"),
        ("deep", "", ""),
        ("(lasts)", "", ""),
        ("date", "during:2024-01-28", "-during:2024-01-28"),
    ],
)
def test_a_clause_names_the_value(column: str, keeps: str, excludes: str) -> None:
    assert clause_of(EVENT, column) == keeps
    assert clause_of(EVENT, column, excludes=True) == excludes


@pytest.mark.parametrize(
    ("event", "clause"),
    [
        (Event("e", parse("2023-08-07/2023-08-08")), "during:2023-08-07/2023-08-08"),
        (Event("e", parse("2023-10/..")), "during:2023-10/.."),
        (Event("e", parse("1984?")), "during:1984?"),
        (Event("e", parse("-0043-03-15")), "during:-0043-03-15"),
        (
            Event("e", parse("January 2024"), derived=Bounds(LO, LO + 2 * DAY, LO, LO + 2 * DAY)),
            "during:2024-01-25..2024-01-26T23:59:59.999999999",
        ),
        (Event("e"), "is:undated"),
        (Event("e", undated("some day")), "is:undated"),
    ],
)
def test_a_date_is_a_range(event: Event, clause: str) -> None:
    assert clause_of(event, "date") == clause


def test_every_value_finds_its_event_and_excludes_it(tmp_path: Path) -> None:
    """With what is odd about real tables: blanks in names, quotes, commas, lists, instants."""
    path = tmp_path / "odd.yaml"
    path.write_text(ODD, encoding="utf-8")
    with Session(Choices((str(path),))) as session:
        session.read()
        session.open()
        events = session.reading.events
        for event in events:
            for column in session.survey.offered:
                kept = session.narrowed_to("", event, column, excludes=False)
                if not kept:
                    continue
                left = session.narrowed_to("", event, column, excludes=True)

                assert event.id in ids(session, kept), kept
                certain = {h.event.id for h in session.search(left).hits() if not h.possible}
                assert event.id not in certain, left


def ids(session: Session, query: str) -> set[str]:
    return {hit.event.id for hit in session.search(query).hits()}


ODD = r"""
- {id: a, date: 2024-01-28, title: 'x "quoted" y', category: two words, place: "a, b", Full Name: "A: B"}
- {id: b, date: "2024-01-28T05:53:00+03:00", title: "back\\slash", tags: [x, "y z"], Full Name: "1..2"}
- {id: c, date: 2023-10/.., title: OR, category: NOT, list: [p, q], has: it}
- {id: d, date: "1984?", title: "(paren) | pipe", place: "-minus", mag: "-0.5"}
- {id: e, date: "early 2024", title: "/slash/", place: "=eq", mag: ">5"}
- {id: f, title: undated, category: [one, two], list: [r]}
- {id: g, date: "-0043-03-15", title: "  blanks  inside ", place: "هنا"}
- {id: h, date: "last Thursday"}
"""
