"""JSON and JSON Lines: the documented object, foreign files, faults, and back to equal events."""

from __future__ import annotations

import io
import json as stdlib
from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import given, settings
from made import DOCUMENT, NASTY, RECORDS, events_of, selection_of

from timeline_tui.dates.when import Bounds
from timeline_tui.events import values
from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Texts
from timeline_tui.files.source import Source
from timeline_tui.formats import json, json_scanner, jsonl
from timeline_tui.formats.header import header_value
from timeline_tui.formats.options import ReadOptions
from timeline_tui.view.rows import Hit, Selection


def read(text: str, module: ModuleType = json, **options: str) -> Reading:
    return module.read(Source("file.json", text, "utf-8"), ReadOptions(**options), 0)


def written(selection: Selection, module: ModuleType = json) -> str:
    out = io.StringIO()
    module.write(selection, out)
    return out.getvalue()


def titles(reading: Reading) -> list[str]:
    return [event.title.first for event in reading.events]


OBJECT = {
    "id": "attack",
    "title": "Attack",
    "titles": {"en": "Attack", "ar": "هجوم"},
    "date": "25 January",
    "edtf": "2024-01-25",
    "earliest": "2024-01-25",
    "latest": "2024-01-26",
    "derived": None,
    "precision": "day",
    "match": "possible",
    "basis": "stated",
    "zone": None,
    "notes": ["year-inferred"],
    "category": "attack",
    "tags": ["us"],
    "actors": [],
    "place": None,
    "text": "Long",
    "texts": {},
    "sources": [{"title": "News", "page": "7"}],
    "relation": {"after": "talks"},
    "inferred": ["year"],
    "file": "file.yaml",
    "line": 1,
    "importance": "9",
    "other_fields": {"notes": "mine"},
}


def test_an_event_is_the_documented_object() -> None:
    (event,) = events_of(
        {
            "id": "attack",
            "date": "25 January",
            "title": {"en": "Attack", "ar": "هجوم"},
            "text": "Long",
            "basis": "stated",
            "category": "attack",
            "tags": ["us"],
            "sources": [{"title": "News", "page": "7"}],
            "relation": {"after": "talks"},
            "inferred": ["year"],
            "importance": "9",
            "notes": "mine",
        }
    )

    made = json.event_object(Hit(event, possible=True), DOCUMENT)

    assert made == OBJECT
    assert list(made) == list(OBJECT)
    assert json.event_object(Hit(event), DOCUMENT, "ar")["title"] == "هجوم"
    assert json.event_object(Hit(event), DOCUMENT)["match"] == "certain"


SHOWN = [
    ({"date": "2024-01-28T05:53+03:00"}, "zone", "+03:00"),
    ({"date": "2024-01-28T05:53+03:00"}, "earliest", "2024-01-28T02:53"),
    ({"date": "2024-01-28T02:53:00.123456789Z"}, "earliest", "2024-01-28T02:53:00.123456789"),
    ({"date": "-0043-03-15"}, "earliest", "-0043-03-15"),
    ({"date": "2023-10/.."}, "latest", None),
    ({"title": "A"}, "date", None),
    ({"title": "A"}, "edtf", None),
    ({"title": "A"}, "precision", None),
    ({"when": {"after": "a"}}, "date", {"after": "a"}),
    ({"start": "2024", "end": "2025"}, "date", {"start": "2024", "end": "2025"}),
    ({"category": ["a", "b"]}, "category", ["a", "b"]),
    ({"date": "foo"}, "date", "foo"),
]


@pytest.mark.parametrize(("record", "key", "value"), SHOWN)
def test_values_have_the_documented_form(record, key: str, value) -> None:
    (event,) = events_of(record)

    assert json.event_object(Hit(event), DOCUMENT)[key] == value


def test_derived_bounds_stand_beside_the_stated_ones() -> None:
    (event,) = events_of({"date": "2024-01"})
    day = 86_400 * 10**9
    start = event.when.bounds.slo
    event = replace(
        event,
        derived=Bounds(start + 24 * day, start + 31 * day, start + 24 * day, start + 31 * day),
    )

    made = json.event_object(Hit(event), DOCUMENT)

    assert (made["earliest"], made["latest"]) == ("2024-01-01", "2024-02-01")
    assert made["derived"] == {"earliest": "2024-01-25", "latest": "2024-02-01"}


def test_the_whole_object_names_query_and_counts() -> None:
    document = replace(DOCUMENT, title=Texts([("", "T")]), timezone="Asia/Baghdad")
    events = events_of({"id": "a", "date": "2024"}, {"id": "b"}, document=document)
    selection = selection_of(events, document, query="tag:x", total=9, matched=2, possible=1)

    whole = stdlib.loads(written(selection))

    assert list(whole) == [
        "schema_version",
        "timeline",
        "query",
        "total",
        "matched",
        "possible",
        "events",
    ]
    assert (whole["schema_version"], whole["query"]) == (1, "tag:x")
    assert (whole["total"], whole["matched"], whole["possible"]) == (9, 2, 1)
    assert whole["timeline"] == {
        "title": "T",
        "published": "2024-02-11",
        "timezone": "Asia/Baghdad",
    }
    assert [event["id"] for event in whole["events"]] == ["a", "b"]
    assert header_value(read(written(selection)).documents[0]) == header_value(document)


def test_an_empty_selection_is_valid() -> None:
    assert stdlib.loads(written(selection_of([])))["events"] == []
    assert written(selection_of([]), jsonl) == ""


@settings(max_examples=100, deadline=None)
@given(RECORDS)
def test_what_is_written_reads_back_equal(records) -> None:
    events = events_of(*records)

    reading = read(written(selection_of(events)))

    assert list(reading.events) == events


@pytest.mark.parametrize("module", [json, jsonl])
def test_any_text_is_read_back_and_cannot_act_on_a_terminal(module: ModuleType) -> None:
    records = [
        {"id": str(number), "title": text, "tags": [text], "k": {"a": text}, text or "x": text}
        for number, text in enumerate(NASTY)
    ]
    events = events_of(*records)
    text = written(selection_of(events), module)

    assert list(read(text, module).events) == events
    assert not set(text) & set("\x1b\x85\u2028\u202e\ufeff\x7f\r\t")


@settings(max_examples=100, deadline=None)
@given(RECORDS)
def test_lines_read_back_with_the_same_dates(records) -> None:
    """Lines have no header, so a date that needs one is read from its canonical form."""
    events = events_of(*records)

    back = read(written(selection_of(events), jsonl), jsonl).events

    assert [event.id for event in back] == [event.id for event in events]
    assert [event.title for event in back] == [event.title for event in events]
    assert [event.when.bounds for event in back] == [event.when.bounds for event in events]


def test_a_date_that_needs_a_header_is_read_from_its_canonical_form() -> None:
    events = events_of({"id": "a", "date": "25 January"})

    (back,) = read(written(selection_of(events), jsonl), jsonl).events

    assert (back.date, back.extra) == ("2024-01-25", {"date_as_written": "25 January"})


def test_an_export_of_files_that_disagree_keeps_the_words() -> None:
    one, two = (
        Document("a.yaml", published="2024-02-11"),
        Document("b.yaml", published="2020-02-11"),
    )
    a = events_of({"id": "a", "date": "25 January"}, {"id": "a2", "date": "Jan 26"}, document=one)
    b = events_of({"id": "b", "date": "25 January"}, document=two, index=1)
    events = [a[0], b[0], a[1]]

    reading = read(written(selection_of(events, one, two)))

    assert list(reading.events) == events
    assert [document.published for document in reading.documents] == ["2024-02-11", "2020-02-11"]
    assert [event.origin.document for event in reading.events] == [0, 1, 0]


SHAPES = [
    '[{"title": "A"}, {"title": "B"}]',
    '{"events": [{"title": "A"}, {"title": "B"}]}',
    '{"timeline": {"title": "T"}, "events": [{"name": "A"}, {"Headline": "B"}]}',
    '{"timeline": {"events": [{"title": "A"}, {"title": "B"}]}}',
    '{"era": {"id": "x"}, "Events": [{"title": "A"}, {"title": "B"}], "more": 1}',
]


@pytest.mark.parametrize("text", SHAPES)
def test_events_stand_in_a_list_or_under_events(text: str) -> None:
    reading = read(text)

    assert titles(reading) == ["A", "B"]
    assert reading.problems == ()


def test_numbers_keep_their_digits_and_words_are_texts() -> None:
    digits = "9" * 5000
    (event,) = read(
        f'[{{"a": 1.50, "b": 1e999, "c": {digits}, "d": true, "e": [false, null]}}]'
    ).events

    assert event.extra == {
        "a": "1.50",
        "b": "1e999",
        "c": digits,
        "d": "true",
        "e": ["false", None],
    }


def test_records_know_their_lines() -> None:
    reading = read(
        '{"x": [\n1],\n"events": [\n\n{"date": "foo"},\n{\n"title": "B"}, {"title": "C"}]}'
    )

    assert [event.origin.line for event in reading.events] == [5, 6, 7]
    assert reading.problems[0].line == 5


FAULTS = [
    ('[{"title": "A"}, {"title": }]', ["A"], 1, "this is not JSON"),
    ('[{"title": "A"},\n {"title": "B", "x": NaN}]', ["A", "B"], 2, "NaN is no JSON value"),
    (
        '[{"title": "A"},\n {"title": "B", "x": [-Infinity, 1]}, {"title": "C"}]',
        ["A", "B", "C"],
        2,
        "-Infinity is no",
    ),
    ('[{"title": "A"}\n {"title": "B"}]', ["A", "B"], 2, "a ',' is missing"),
    (
        '[\n{"title": "A"},\n{"title": "x" "y": 1},\n{"title": "B"}\n]',
        ["A", "B"],
        3,
        "expecting ',' delimiter",
    ),
    ('[\n{"title": "A"},\n{"title": "open},\n{"title": "B"}\n]', ["A", "B"], 3, "invalid control"),
    (
        '{"events": [\n  {\n    "title": x\n  },\n  {\n    "title": "B"\n  }\n]}',
        ["B"],
        3,
        "expecting value",
    ),
    (
        '[\n{"title": "A"},\n{"x": ' + "[" * 100_000 + '},\n{"title": "B"}\n]',
        ["A", "B"],
        3,
        "too deep",
    ),
    (
        '[\n{"title": "A"},\n{"x": ' + "[" * 40 + "]" * 40 + '},\n{"title": "B"}\n]',
        ["A", "B"],
        3,
        "nested more",
    ),
    ('[\n{"title": "A"};\n{"title": "B"}\n]', ["A", "B"], 2, "a ',' is missing"),
    ('[\n{"title": "A"},\n{"title": "x" "y": 1}\n]', ["A"], 3, "expecting ',' delimiter"),
    ('{"events": [{"title": "A"}', ["A"], 1, "a ',' is missing"),
    ('[{"title": "A"}] []', ["A"], 1, "more follows"),
    ('{"events": [], }', [], 1, "double quotes"),
    ("[" * 100_000, [], 1, "too deep"),
    ('[{"title": "A"}, {"x": ' + "[" * 40 + "]" * 40 + "}]", ["A"], 1, "nested more than"),
    ("nonsense", [], 1, "this is not JSON"),
]


@pytest.mark.parametrize(("text", "kept", "line", "message"), FAULTS)
def test_a_fault_keeps_the_events_around_it(text, kept, line, message) -> None:
    reading = read(text)

    assert titles(reading) == kept
    assert reading.problems[0].line == line
    assert message in reading.problems[0].text
    assert reading.problems[0].hint


@pytest.mark.parametrize("text", ["{}", '"text"', "12", '{"features": [{"title": "A"}]}'])
def test_a_file_without_a_list_of_events_says_so(text: str) -> None:
    assert [each.text for each in read(text).problems] == ["there is no list of events"]


TWICE = [
    ('[\n{"title": "A", "title": "B"}]', (2, 16), "'title' stands twice: the value of line 2 counts"),
    ('[\n{"title": "A",\n "x": [{"y": 1}, {"y": 2,\n "y": 3}]}]', (4, 2), "'y' stands twice: the value of line 3 counts"),
    ('{"x": "y", "events": [{"title": "A"}],\n"x": 2}', (2, 1), "'x' stands twice: the value of line 1 counts"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "message"), TWICE)
def test_what_stands_twice_keeps_its_first_value(text: str, place, message: str) -> None:
    reading = read(text)

    assert titles(reading) == ["A"]
    (problem,) = reading.problems
    assert (problem.line, problem.column) == place
    assert problem.text == message


def test_a_second_list_of_events_is_not_left_out_silently() -> None:
    reading = read('{"timeline": [{"title": "A"}], "x": 1,\n "events": [{"title": "B"}]}')

    assert titles(reading) == ["A"]
    (problem,) = reading.problems
    assert (problem.line, problem.column, problem.rejected) == (2, 2, True)
    assert problem.text == "a second list of events is left out: 1 record"


def test_halves_of_characters_become_visible_and_are_counted() -> None:
    reading = read('[{"title": "a\\ud800b\\udfff\\u0000c\\ud83d\\ude00", "\\ud800": 1}]')

    assert reading.events[0].title.first == "a\ufffdb\ufffd\0c😀"
    (problem,) = reading.problems
    assert problem.text == "3 halves of characters are shown as \ufffd"
    assert (problem.line, problem.column) == (1, 2)


@pytest.mark.parametrize("module", [json, jsonl])
def test_a_nul_as_it_is_costs_its_record_and_is_told(module: ModuleType) -> None:
    opening, between, closing = ("[\n", ",\n", "\n]") if module is json else ("", "\n", "")
    records = ['  {"title": "A"}', '  {"title": "B\0"}', '  {"title": "C"}']

    reading = read(opening + between.join(records) + closing, module)

    assert titles(reading) == ["A", "C"]
    (problem,) = reading.problems
    assert problem.line == (3 if module is json else 2)
    assert (problem.column, problem.rejected) == (15, True)
    assert problem.text == "this is not JSON: invalid control character at"


def test_whole_pairs_of_halves_are_no_fault() -> None:
    reading = read('[{"title": "\\ud83d\\ude00"}]')

    assert titles(reading) == ["😀"]
    assert reading.problems == ()


def test_a_text_without_end_is_cut_and_told(monkeypatch) -> None:
    monkeypatch.setattr(json_scanner, "LONGEST_TEXT", 10)
    monkeypatch.setattr(values, "LONGEST_TEXT", 10)
    reading = read('[{"title": "%s"}, {"title": "B"}]' % ("x" * 20))

    assert titles(reading) == ["x" * 10, "B"]
    assert [each.text for each in reading.problems] == ["a text has more than 10 characters"]


def test_a_bad_line_is_one_problem() -> None:
    text = '{"title": "A"}\n\n{"title": \n[1]\n{"title": "B\u2028C"}\r\n"x"\n{"title": NaN x}\n'
    reading = read(text, jsonl)

    assert titles(reading) == ["A", "B\u2028C"]
    assert [event.origin.line for event in reading.events] == [1, 5]
    assert [(each.line, each.rejected) for each in sorted(reading.problems)] == [
        (3, True),
        (4, True),
        (6, True),
        (7, True),
    ]


def test_dates_in_an_unusual_field_are_found() -> None:
    reading = read('[{"report_date": "2023-10-07", "killed": 232}, {"report_date": "2023-10-08"}]')

    assert [event.when.edtf for event in reading.events] == ["2023-10-07", "2023-10-08"]
    assert reading.documents[0].date_field == "report_date"


def test_keys_that_stand_twice_are_not_told_without_end() -> None:
    repeated = ", ".join(['"a": 1'] * 50_000)
    for text in (f"[{{{repeated}}}]", f'{{{repeated}, "events": [{{}}]}}'):
        reading = read(text)

        assert len(reading.problems) == 21
        assert reading.problems[-1].text == "49,979 more keys stand twice in this record"


def test_many_faults_are_read_past_with_their_places() -> None:
    bad = 3000
    lines = ["[", *['  {"a": @},'] * bad, '  {"title": "A"},', *['  {"a": @},'] * bad]
    lines += ['  {"title": "B", "title": "C"}', "]"]
    reading = read("\n".join(lines))

    assert [(event.title.first, event.origin.line) for event in reading.events] == [
        ("A", bad + 2),
        ("B", 2 * bad + 3),
    ]
    places = [(each.line, each.column) for each in reading.problems]
    faults = [*range(2, bad + 2), *range(bad + 3, 2 * bad + 3)]
    assert places == [*((line, 9) for line in faults), (2 * bad + 3, 18)]
