"""Records to events and back: names of keys, shapes of values, dates, what is kept."""

from __future__ import annotations

import string

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from timeline_tui.dates.when import Edge, Kind, Note, Stamp
from timeline_tui.events.document import Document
from timeline_tui.events.event import Event, Origin, Source, StartEnd, Texts
from timeline_tui.events.keys import Chosen, has_date_key, normal, plan_of
from timeline_tui.events.problems import Severity
from timeline_tui.events.record import Builder, build_event, to_record

DOCUMENT = Document("file.yaml", published="2024-02-11")
HERE = Origin(0, 7)


def built(record, **kwargs) -> Event:
    event, problems = build_event(record, DOCUMENT, HERE, **kwargs)
    assert problems == []
    assert event is not None
    return event


def texts(*pairs: tuple[str, str]) -> Texts:
    return Texts(pairs)


FIELDS = [
    ({"title": "A"}, "title", texts(("", "A"))),
    ({"Headline": "A"}, "title", texts(("", "A"))),
    ({"title": {"en": "A", "ar": "B", "fr": None}}, "title", texts(("en", "A"), ("ar", "B"))),
    ({"title": "A", "title.ar": "B"}, "title", texts(("", "A"), ("ar", "B"))),
    ({"title.ar": "B", "title.zh-Hant": "C"}, "title", texts(("ar", "B"), ("zh-Hant", "C"))),
    ({"description": "long\ntext"}, "text", texts(("", "long\ntext"))),
    ({"category": "war"}, "category", ("war",)),
    ({"TYPE": ["war", " peace "]}, "category", ("war", "peace")),
    ({"tags": "one; two"}, "tags", ("one; two",)),
    ({"tags": ["one", None, ""]}, "tags", ("one",)),
    ({"participants": ["A", "B"]}, "actors", ("A", "B")),
    ({"location": " Baghdad "}, "place", "Baghdad"),
    ({"place": ["Iraq", "Syria"]}, "place", "Iraq; Syria"),
    ({"Unique-ID": "x"}, "id", "x"),
    ({"basis": "stated"}, "basis", "stated"),
    ({"sources": [{"title": "T", "basis": "inferred"}]}, "basis", "inferred"),
    ({"sources": "T"}, "sources", (Source("T"),)),
    ({"link": "https://a.example/b"}, "sources", (Source(url="https://a.example/b"),)),
    (
        {"sources": [{"title": "T", "url": "", "page": "7"}, "U"]},
        "sources",
        (Source("T", extra=(("page", "7"),)), Source("U")),
    ),
    ({"relation": {"after": "a"}}, "relation", {"after": "a"}),
    ({"relative": "#a + <24h"}, "relation", "#a + <24h"),
    (
        {"when": {"after": "a.start", "within": "24h"}},
        "relation",
        {"after": "a.start", "within": "24h"},
    ),
    ({"date": "#a.start + <24h"}, "relation", "#a.start + <24h"),
    ({"inferred": ["year"]}, "inferred", ("year",)),
    ({"importance": "9", "note": {"a": ["b"]}}, "extra", {"importance": "9", "note": {"a": ["b"]}}),
]


@pytest.mark.parametrize(("record", "name", "value"), FIELDS)
def test_a_value_finds_its_field(record, name: str, value) -> None:
    event, _ = build_event(record, DOCUMENT, HERE)

    assert event is not None
    assert getattr(event, name) == value
    assert event.origin == HERE


KEPT = [
    ({"title": "A", "name": "B"}, "A", {"name": "B"}),
    ({"name": "B", "Title": "A"}, "A", {"name": "B"}),
    ({"Title": "B", "title": "A"}, "A", {"Title": "B"}),
    ({"name": "B", "headline": "A"}, "A", {"name": "B"}),
    ({"title": "", "name": "B"}, "B", {}),
    ({"title": None, "name": "B"}, "", {"name": "B"}),
]


@pytest.mark.parametrize(("record", "title", "extra"), KEPT)
def test_the_canonical_name_wins_and_the_loser_is_kept(record, title, extra) -> None:
    event = built(record)

    assert (event.title.first, event.extra) == (title, extra)


DATES = [
    ({"date": "2024-01-28"}, "2024-01-28", {}),
    ({"When": "2024-01"}, "2024-01", {}),
    ({"date": "2024", "timestamp": "2025"}, "2024", {"timestamp": "2025"}),
    ({"datetime": "", "year": "2024"}, "2024", {}),
    ({"date": None, "year": "2024"}, None, {"year": "2024"}),
    ({"start": "2024-01-01", "end": ""}, "2024-01-01", {}),
    ({"start": "2024-01-01", "end": "2024-01-03"}, StartEnd("2024-01-01", "2024-01-03"), {}),
    ({"startDate": "2024", "endDate": "2025"}, StartEnd("2024", "2025"), {}),
    ({"date": "2024", "end": "2025"}, StartEnd("2024", "2025"), {}),
    ({"date": "2024", "start": "2025", "end": "2026"}, "2024", {"start": "2025", "end": "2026"}),
    ({"date": "2024", "from": "A", "to": "B"}, "2024", {"from": "A", "to": "B"}),
    ({"from": "2024", "to": "2025"}, StartEnd("2024", "2025"), {}),
    ({"end_date": "2025"}, StartEnd(None, "2025"), {}),
    ({"date": "2024-01-28", "time": "05:53"}, "2024-01-28 05:53", {}),
    ({"date": "2024-01-28", "time": "morning"}, "2024-01-28", {"time": "morning"}),
    ({"year": "1965", "month": "3"}, "1965-03", {"month": "3"}),
    ({"Year": "1965", "Month": "3", "Day": "9"}, "1965-03-09", {"Month": "3", "Day": "9"}),
    ({"year": "1965", "month": "", "day": ""}, "1965", {}),
    ({"date": {"start": "2024", "end": "2025"}}, StartEnd("2024", "2025"), {}),
    ({"date": {"start": "2024"}}, "2024", {}),
    ({"title": "A"}, None, {}),
]


@pytest.mark.parametrize(("record", "date", "extra"), DATES)
def test_a_date_is_found_wherever_it_stands(record, date, extra) -> None:
    event = built(record)

    assert (event.date, event.extra) == (date, extra)
    assert event.when.is_dated == (date is not None)


CHOSEN = [
    (Chosen(date="Show"), {"Show": "2024", "date": "2025"}, "2024", {"date": "2025"}),
    (Chosen(date="Show"), {"Show": "", "date": "2025"}, None, {"date": "2025"}),
    (Chosen(date="a", end="b"), {"a": "2024", "b": "2025"}, StartEnd("2024", "2025"), {}),
    (Chosen(end="b"), {"date": "2024", "b": "2025"}, StartEnd("2024", "2025"), {}),
    (
        Chosen(date="startDate"),
        {"startDate": "2024", "endDate": "2025"},
        StartEnd("2024", "2025"),
        {},
    ),
]


@pytest.mark.parametrize(("chosen", "record", "date", "extra"), CHOSEN)
def test_a_key_that_is_named_gives_the_date(chosen, record, date, extra) -> None:
    event = built(record, chosen=chosen)

    assert (event.date, event.extra) == (date, extra)


def test_a_key_that_is_named_gives_the_title() -> None:
    event = built({"title": "A", "Member": "B"}, chosen=Chosen(title="member"))

    assert (event.title.first, event.extra) == ("B", {"title": "A"})


def test_start_and_end_become_one_span() -> None:
    when = built({"start": "2024-01", "end": "2024-02-03"}).when

    assert when.kind is Kind.SPAN
    assert (when.edtf, when.text) == ("2024-01/2024-02-03", "2024-01 / 2024-02-03")
    assert isinstance(when.start, Stamp)
    assert isinstance(when.end, Stamp)


@pytest.mark.parametrize("word", ["present", "Ongoing", "..", "now"])
def test_an_end_may_be_open(word: str) -> None:
    assert built({"start": "2024", "end": word}).when.end is Edge.OPEN


def test_an_inferred_year_is_noted() -> None:
    assert Note.YEAR_INFERRED in built({"date": "2024-10", "inferred": "year"}).when.notes


UNREAD = [
    ({"date": "foo", "title": "A"}, "'foo' cannot be read", "foo"),
    ({"date": "2024-02-30", "title": "A"}, "'2024-02-30' cannot be read", "2024-02-30"),
    ({"start": "foo", "end": "bar"}, "'foo' cannot be read", StartEnd("foo", "bar")),
    ({"date": "x" * 501}, "too long", "x" * 501),
]


@pytest.mark.parametrize(("record", "message", "date"), UNREAD)
def test_an_event_whose_date_cannot_be_read_is_kept_with_its_words(record, message, date) -> None:
    event, problems = build_event(record, DOCUMENT, HERE, {"date": (9, 5), "start": (9, 5)})

    assert event is not None
    assert event.when.kind is Kind.UNDATED
    assert event.date == date
    assert str(record.get("date", record.get("start"))) in event.when.text
    problem = problems[0]
    assert message in problem.text
    assert (problem.file, problem.line, problem.column) == ("file.yaml", 9, 5)
    assert (problem.severity, problem.rejected) == (Severity.ERROR, False)
    assert problem.hint


@pytest.mark.parametrize(
    ("start", "end", "edtf"),
    [
        ("2024", "2023", "2024/"),
        ("2024", "Still in office", "2024/"),
        ("Reagan admin", "1989-06-05", "/1989-06-05"),
    ],
)
def test_an_end_that_cannot_be_read_is_not_known(start: str, end: str, edtf: str) -> None:
    """A term of office that began on a day is no event of that day."""
    event, problems = build_event({"start": start, "end": end}, DOCUMENT, HERE)

    assert event is not None
    assert (event.when.kind, event.when.edtf) == (Kind.SPAN, edtf)
    assert event.date == StartEnd(start, end)
    assert len(problems) == 1


MISFITS = [
    ({"title": ["A", {"b": "c"}]}, "title"),
    ({"tags": [["a"]]}, "tags"),
    ({"date": ["1667"]}, "date"),
    ({"start_date": {"year": "1815", "month": "12"}}, "start_date"),
    ({"sources": [["a"]]}, "sources"),
    ({"id": {"a": "b"}}, "id"),
]


@pytest.mark.parametrize(("record", "key"), MISFITS)
def test_a_value_of_the_wrong_shape_is_kept_and_reported(record, key: str) -> None:
    event, problems = build_event(record, DOCUMENT, HERE)

    assert event is not None
    assert event.extra == record
    assert len(problems) == 1
    assert not problems[0].rejected


@pytest.mark.parametrize("record", [None, "text", ["a"]])
def test_what_is_no_mapping_is_rejected(record) -> None:
    event, (problem,) = build_event(record, DOCUMENT, HERE)

    assert event is None
    assert problem.rejected
    assert problem.line == 7


def test_a_relation_stands_beside_a_date() -> None:
    event = built({"date": "2024-01-28", "when": {"after": "a"}})

    assert (event.date, event.relation, event.extra) == ("2024-01-28", {"after": "a"}, {})


def test_cells_hold_lists_and_json() -> None:
    record = {
        "date": "2024",
        "tags": "a; b;c",
        "sources": '[{"title": "T", "page": 7}]',
        "relation": '{"after": "a"}',
        "empty": "",
        "kept": "x; y",
    }
    event, problems = Builder(DOCUMENT, are_cells=True).build(record, HERE)

    assert event is not None
    assert problems == []
    assert event.tags == ("a", "b", "c")
    assert event.sources == (Source("T", extra=(("page", "7"),)),)
    assert event.relation == {"after": "a"}
    assert event.extra == {"kept": "x; y"}


def test_an_event_without_an_id_gets_one_that_depends_on_what_it_says() -> None:
    one, same = built({"date": "2024", "title": "A"}), built({"title": "A", "date": "2024"})
    other = built({"date": "2024", "title": "B"})
    silent = [built({"date": "2024", "killed": number}) for number in ("1", "2")]

    assert one.id == same.id != other.id
    assert silent[0].id != silent[1].id
    assert not one.has_own_id
    assert len(one.id) == 10


def test_a_plan_is_made_once_per_set_of_keys() -> None:
    keys = ("a_key_of_this_test", "date")
    before = plan_of.cache_info().misses
    builder = Builder(DOCUMENT)
    for number in range(5):
        builder.build({"a_key_of_this_test": str(number), "date": "2024"}, HERE)

    assert plan_of.cache_info().misses == before + 1
    assert builder.plan(keys) is plan_of(keys, Chosen())


def test_a_date_is_parsed_once_per_text(monkeypatch) -> None:
    from timeline_tui import dates

    asked: list[str] = []
    parse = dates.parse

    def counting(text: str, **kwargs):
        asked.append(text)
        return parse(text, **kwargs)

    monkeypatch.setattr(dates, "parse", counting)
    builder = Builder(DOCUMENT)
    for text in ("2024", "foo", "2024", "foo"):
        builder.build({"date": text}, HERE)

    assert asked == ["2024", "foo"]


def test_date_keys_are_known_in_any_spelling() -> None:
    assert has_date_key(["Start-Date"])
    assert has_date_key(["x", "TIMESTAMP"])
    assert not has_date_key(["Flight Date", "title"])


RECORDS = [
    (
        {"date": "2024-01-28", "id": "a", "title": "A"},
        {"id": "a", "date": "2024-01-28", "title": "A"},
    ),
    ({"name": "A", "type": ["x"]}, {"title": "A", "category": "x"}),
    ({"start": "2024", "end": "present"}, {"start": "2024", "end": "present"}),
    ({"title": None, "name": "B"}, {"title": None, "name": "B"}),
    ({"date": None, "year": "2024"}, {"date": None, "year": "2024"}),
    (
        {"sources": [{"title": "T"}, {"url": "https://a.example"}]},
        {"sources": ["T", "https://a.example"]},
    ),
    ({"link": "https://a.example"}, {"sources": ["https://a.example"]}),
]


@pytest.mark.parametrize(("record", "shortest"), RECORDS)
def test_the_record_of_an_event_is_short_and_canonical(record, shortest) -> None:
    assert to_record(built(record)) == shortest
    assert list(to_record(built(record))) == list(shortest)


def test_another_field_is_not_taken_for_the_date() -> None:
    record = {"Show": "2024", "time": "05:53", "end": "2030"}
    event = built(record, chosen=Chosen(date="Show"))

    assert to_record(event)["date"] == {"start": "2024", "end": None}
    assert built(to_record(event)) == event


def test_a_field_that_lost_its_canonical_key_is_written_under_another() -> None:
    record = {"Show": "2024", "date": "2025", "Member": "A", "title": "B"}
    event = built(record, chosen=Chosen(date="Show", title="Member"))

    assert to_record(event) == {
        "date": "2024",
        "title": "A",
        "original_date": "2025",
        "original_title": "B",
    }


WORDS = st.text(string.ascii_letters + " ;:#'\"\n٣é-", max_size=8)
VALUES = st.recursive(
    st.none() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=5,
)
SOME_DATES = st.sampled_from(
    ["2024", "2024-01-28", "-0043-03-15", "foo", "", "25 January", "present", "#a", "05:53"]
)
NAMES = [
    *["id", "uid", "title", "Title", "name", "title.ar", "text", "description", "category", "type"],
    *[
        "tags",
        "tag",
        "actors",
        "place",
        "location",
        "basis",
        "inferred",
        "sources",
        "source",
        "url",
    ],
    *["relation", "relative", "other", "another one", "file", "line"],
]
DATE_NAMES = [
    *["date", "when", "Date", "timestamp", "time", "day", "year", "month", "start", "from", "end"],
    *["to", "until", "start_date"],
]
RECORD = st.builds(
    lambda fields, dates: fields | dates,
    st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=7),
    st.dictionaries(st.sampled_from(DATE_NAMES), SOME_DATES | VALUES, max_size=4),
)
CHOICES = st.builds(
    Chosen,
    date=st.sampled_from(["", "", "other", "start"]),
    end=st.sampled_from(["", "", "another one"]),
    title=st.sampled_from(["", "", "other"]),
)


@settings(max_examples=200, deadline=None)
@given(RECORD, CHOICES, st.booleans())
@example(
    {"another one": ":", "date": "2024", "when": "2024", "start": "2024"},
    Chosen(end="another one"),
    False,
)
def test_the_record_of_an_event_makes_an_equal_event(record, chosen, are_cells) -> None:
    names = {normal(key) for key in record}
    assume(not (chosen.date and "date" in names) and not (chosen.title and "title" in names))
    assume("title.ar" not in record or isinstance(record.get("title", ""), str))
    event, _ = Builder(DOCUMENT, chosen, are_cells=are_cells).build(record, HERE)
    assert event is not None

    again, _ = build_event(to_record(event), DOCUMENT, HERE)

    assert again == event


@settings(max_examples=100, deadline=None)
@given(RECORD, CHOICES)
def test_nothing_of_a_record_is_lost(record, chosen) -> None:
    """Every text of the record is found again in the event."""
    event, _ = build_event(record, DOCUMENT, HERE, chosen=chosen)
    assert event is not None
    said = repr(event)

    for text in _texts(record):
        assert repr(text.strip())[1:-1] in said


def _texts(value) -> list[str]:
    match value:
        case dict():
            return [text for item in value.values() for text in _texts(item)]
        case list():
            return [text for item in value for text in _texts(item)]
        case str():
            return [value]
        case _:
            return []
