"""YAML in: shapes, texts as written, limits, faults that spare their neighbours."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml as pyyaml

from timeline_tui.events.document import Reading
from timeline_tui.events.event import Texts
from timeline_tui.events.problems import Severity
from timeline_tui.files.source import Source, open_source
from timeline_tui.formats import yaml, yaml_composer, yaml_tree
from timeline_tui.formats.faults import is_cut_short
from timeline_tui.formats.options import ReadOptions

SAMPLE = Path(__file__).parents[2] / "data" / "events.yaml"


def read(text: str, **options: str) -> Reading:
    return yaml.read(Source("file.yaml", text, "utf-8"), ReadOptions(**options), 0)


def titles(reading: Reading) -> list[str]:
    return [event.title.first for event in reading.events]


def found(reading: Reading) -> list[tuple[int, int, str]]:
    return [(each.line, each.column, each.text) for each in reading.problems]


SHAPES = [
    "events:\n- title: A\n- title: B\n",
    "- title: A\n- title: B\n",
    "timeline: {title: T}\nevents: [{title: A}, {title: B}]\n",
    "timeline:\n- title: A\n- title: B\n",
    "timeline:\n  title: T\n  events:\n  - title: A\n  - title: B\n",
    "Events:\n- title: A\n- title: B\n",
    "---\n- title: A\n---\n- title: B\n",
    "# comment\n- title: A\n...\n---\n- title: B\n...\n",
    '{"events": [{"title": "A"}, {"title": "B"}]}',
    "- &a {title: A}\n- {<<: *a, title: B}\n",
    "- ? title\n  : A\n- title: B\n",
]


@pytest.mark.parametrize("text", SHAPES)
def test_events_stand_in_a_list_or_under_events(text: str) -> None:
    reading = read(text)

    assert titles(reading) == ["A", "B"]
    assert reading.problems == ()


def test_the_sample_is_read_whole_with_its_lines() -> None:
    reading = yaml.read(open_source(str(SAMPLE)), ReadOptions(), 0)
    lines = SAMPLE.read_text().splitlines()

    assert len(reading.events) == 11
    assert reading.problems == ()
    for event in reading.events:
        assert lines[event.origin.line - 1].strip() == f"- id: {event.id}"


def test_the_header_says_what_dates_count_from() -> None:
    reading = read(
        "timeline:\n  title: {en: T, ar: ت}\n  published: 11 February 2024\n"
        "  timezone: Asia/Baghdad\n  date_order: DMY\n  editor: X\nevents: []\n"
    )
    (document,) = reading.documents

    assert document.title == Texts([("en", "T"), ("ar", "ت")])
    assert (document.published, document.timezone) == ("2024-02-11", "Asia/Baghdad")
    assert (document.date_order, document.extra) == ("dmy", (("editor", "X"),))
    assert (document.format, document.path) == ("yaml", "file.yaml")
    assert reading.problems == ()


HEADERS = [
    ("published: soon", (2, 14), "published"),
    ("published: 2024-02", (2, 14), "is not one day"),
    ("timezone: Mars/Olympus", (2, 13), "there is no time zone 'Mars/Olympus'"),
    ("timezone: ../../etc/passwd", (2, 13), "there is no time zone"),
    ("date_order: middle", (2, 15), "there is no date_order 'middle'"),
]


@pytest.mark.parametrize(("line", "place", "message"), HEADERS)
def test_a_header_that_cannot_be_read_is_a_problem_and_kept(line, place, message) -> None:
    reading = read(f"timeline:\n  {line}\nevents: [{{title: A}}]\n")

    (problem,) = reading.problems
    assert (problem.line, problem.column) == place
    assert message in problem.text
    assert problem.hint
    assert reading.documents[0].extra == (tuple(line.split(": ")),)
    assert titles(reading) == ["A"]


def test_each_document_of_a_file_has_its_own_header() -> None:
    reading = read(
        "timeline: {published: 2024-02-11}\nevents: [{date: 25 January}]\n---\n"
        "timeline: {published: 2020-02-11}\nevents: [{date: 25 January}]\n"
    )

    assert [event.when.edtf for event in reading.events] == ["2024-01-25", "2020-01-25"]
    assert [event.origin.document for event in reading.events] == [0, 1]


AS_WRITTEN = [
    "NO", "12:30:45", "1:30", "0044", "0755", "010", "1_000", "1e3", "2024-02-30", "=", "yes",
    "0x1F", ".inf", "+1", "'quoted'", '"2024"', "1969", "2024-01-28T02:53:00.123456789Z",
]  # fmt: skip


@pytest.mark.parametrize("text", AS_WRITTEN)
def test_a_scalar_is_the_text_that_was_written(text: str) -> None:
    (event,) = read(f"- {{title: A, value: {text}}}").events

    assert event.extra == {"value": text.strip("'\"")}


@pytest.mark.parametrize("text", ["null", "~", "", "Null", "NULL"])
def test_null_is_nothing_and_quoted_null_a_text(text: str) -> None:
    plain, quoted = read(f"- title: {text}\n  name: B\n- title: '{text or 'null'}'\n").events

    assert plain.title == Texts()
    assert quoted.title.first == (text or "null")


SETS = [
    ("[1667,1668]", "[1667,1668]"),
    ("{1960,1961-12}", "{1960,1961-12}"),
    ("[..1927]", "[..1927]"),
    ("[1667, 1668, 1670..1672]   # comment", "[1667, 1668, 1670..1672]"),
    ("[]", None),
]


@pytest.mark.parametrize(("written", "date"), SETS)
def test_a_set_under_a_date_key_is_read_as_its_source_text(written: str, date) -> None:
    event, _ = read(f"- title: é 𝄞 عنوان\n  date: {written}\n- date: 2024\n").events

    assert event.date == (date or "[]")


def test_a_relation_under_a_date_key_stays_a_mapping() -> None:
    (event,) = read("- when: {after: talks.start, within: 24h}\n").events

    assert event.relation == {"after": "talks.start", "within": "24h"}
    assert event.date is None


def test_an_empty_date_before_a_comment_asks_for_quotes() -> None:
    reading = read("- title: A\n  date: #talks.start + <24h\n- date:\n  title: B\n- date: 2024\n")

    (problem,) = reading.problems
    assert (problem.line, problem.severity) == (2, Severity.WARNING)
    assert 'date: "#talks.start + <24h"' in problem.hint


def test_a_key_that_stands_twice_keeps_its_first_value() -> None:
    reading = read("- title: A\n  place: P\n  title: B\n")

    assert titles(reading) == ["A"]
    assert reading.events[0].extra == {}
    assert found(reading) == [(3, 3, "'title' stands twice: the value of line 1 counts")]


def test_tags_are_ignored_with_one_warning() -> None:
    reading = read("- title: !!python/object:os.system A\n- title: !foo B\n- !bar {title: C}\n")

    assert titles(reading) == ["A", "B", "C"]
    assert len(reading.problems) == 1
    assert reading.problems[0].line == 1


def test_a_record_that_is_no_mapping_spares_its_neighbours() -> None:
    reading = read("- title: A\n- just text\n- [a, b]\n-\n- title: B\n")

    assert titles(reading) == ["A", "B"]
    assert [(each.line, each.rejected) for each in reading.problems] == [
        (2, True),
        (3, True),
        (4, True),
    ]


SYNTAX = [
    ("- title: A\n- title: 'B\n", ["A"], 2),
    ("- title: A\n- [\n", ["A"], 3),
    ("[@, {title: A}]\n", [], 1),
    ("- title: A\n---\n- title: B\n- [\n", ["A", "B"], 5),
    ("- title: A\n- &a {x: *a}\n", ["A"], 2),
    ("%YAML 3.0\n", [], 1),
]


@pytest.mark.parametrize(("text", "kept", "line"), SYNTAX)
def test_a_fault_behind_which_nothing_begins_keeps_the_events_before_it(text, kept, line) -> None:
    reading = read(text)

    assert titles(reading) == kept
    fault = next(filter(is_cut_short, reading.problems))
    assert fault.line == line
    assert fault.column > 0
    assert fault.hint


BAD_RECORDS = [
    "- title: 'never closed",
    '- title: "never closed',
    "- title: one: two",
    "- title: X\n  x: [1, 2",
    "- title: X\n  x: {a: 1",
    "- title: X\n  x: [{a: 1}, [2",
    "- title: @at",
    "- @at",
    "- 'never closed",
    "- [1, 2",
    "- title: `tick",
    '- title: "\\q"',
    '- title: "\\ud800"',
    "- title: X\n\tplace: Y",
    "-\ttitle: X\n  place: Y\n   other: Z",
    "- title: X\n place: Y",
    "- title: X\n    place: Y",
    "- title: *nowhere",
    "- &x {a: *x}",
    "- title: !<x",
    "- title: &",
    "- title: >9x",
    "- title: X\n  ? [a\n  : b",
    "- title: X\n  text: |\n    fine\n   not",
    "- title: X\n  x: " + "[" * 40 + "]" * 40,
    "- title: X\n  x: " + "[" * 3000,
    "- " * 40 + "x",
    "- {title: X}}",
    "- title: [X]]",
    "- title: %X",
    "- title: 'X' Y",
    "- title: X\n  - item",
    "- - title: X\n  place: Y",
]
SURROUNDINGS = {
    "list": "{records}",
    "events": "events:\n{records}",
    "indented": "timeline: {{title: T}}\nevents:\n{indented}",
    "deep": "timeline:\n  title: T\n  events:\n{deep}",
    "document": "--- # comment\n&all\n{records}\n...\n",
    "anchored": "events: &all\n{indented}",
    "more keys": "events:\n{records}\ntimeline:\n  title: T\n",
}


@pytest.mark.parametrize("surroundings", SURROUNDINGS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("bad", BAD_RECORDS)
def test_the_events_before_and_behind_a_bad_record_are_read(bad, line_end, surroundings) -> None:
    wholes = [f"- title: {name}\n  date: [{n},{n + 1}]\n  text: |\n    - a\n    b: c: d" for n, name in enumerate("ABCD", 2000)]  # fmt: skip
    records = "\n".join([wholes[0], wholes[1], bad, wholes[2], bad, wholes[3]])
    shifted = {
        "indented": "\n".join("  " + line for line in records.split("\n")),
        "deep": "\n".join("    " + line for line in records.split("\n")),
    }
    text = SURROUNDINGS[surroundings].format(records=records, **shifted)
    reading = read(text.replace("\n", line_end))

    whole = [event for event in reading.events if event.title.first in "ABCD"]
    assert [event.title.first for event in whole] == ["A", "B", "C", "D"]
    assert [event.date for event in whole] == [f"[{n},{n + 1}]" for n in range(2000, 2004)]
    lines = text.split("\n")
    assert all("title: " + event.title.first in lines[event.origin.line - 1] for event in whole)
    assert all(event.text.first == "- a\nb: c: d\n" for event in whole[:1])
    assert len([each for each in reading.problems if each.rejected]) in (0, 2, 3)
    assert all(each.hint for each in reading.problems)
    assert not any(map(is_cut_short, reading.problems))
    if surroundings in ("indented", "deep", "more keys"):
        assert reading.documents[0].title.first == "T"


FAULTY_SURROUNDINGS = [
    ("%YAML 3.0\n---\n- title: A\n", ["A"], 1),
    ("@\n- title: A\n", ["A"], 1),
    ('"title: T\nevents:\n- title: A\n', ["A"], 1),
    ("timeline:\n  title: T: X\n  published: 2024-02-11\nevents:\n- title: A\n", ["A"], 2),
    ("timeline:\n  title: 'T\nevents:\n- title: A\n", ["A"], 2),
    ("timeline: {title: T\nevents:\n- title: A\n", ["A"], 2),
    ("timeline:\n  by: [a, b\n  published: 2024-02-11\nevents:\n- title: A\n", ["A"], 3),
    ("- title: A\n- title: @\n---\n- title: B\n", ["A", "B"], 2),
    ("events: [{title: A}, {title: @}, {title: B}]\nx: y\n---\n- title: C\n", ["A", "B", "C"], 1),
    ("events: [{title: A}, {title: B\nx: y\n---\n- title: C\n", ["A", "C"], 2),
    ("events:\n  - title: A\n - title: B\n  - title: C\n", ["A", "C"], 3),
    ("events:\n  - title: A\n- title: B\n  - title: C\n", ["A", "C"], 3),
    ("- title: A\n- title: @\n- title: B\n  by: &b X\n- title: C\n  by: *b\n", ["A", "B", "C"], 2),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kept", "line"), FAULTY_SURROUNDINGS)
def test_a_fault_around_records_spares_them(text: str, kept: list[str], line: int) -> None:
    reading = read(text)

    assert titles(reading) == kept
    assert reading.problems[0].line == line
    assert not any(map(is_cut_short, reading.problems))
    if "published" in text:
        assert reading.documents[0].published == "2024-02-11"


def test_the_record_with_the_fault_is_named_and_what_follows_is_read() -> None:
    reading = read("- title: A\n- title: B\n  text: 'open\n- title: C\n")

    assert titles(reading) == ["A", "C"]
    assert found(reading) == [
        (3, 9, "found unexpected end of stream"),
        (2, 3, "the record that begins here is left out"),
    ]
    assert [each.rejected for each in reading.problems] == [False, True]


def test_an_anchor_of_a_record_that_is_left_out_is_not_known() -> None:
    reading = read("- &a {title: A}\n- &b {title: @}\n- *a\n- *b\n- title: C\n")

    assert titles(reading) == ["A", "A", "C"]
    assert [line for line, _, _ in found(reading)] == [2, 4]


def test_many_faults_take_no_longer_than_the_text_is_long(monkeypatch) -> None:
    monkeypatch.setattr(yaml_tree, "FAULTS", 50)
    reading = read("- title: A\n" + "- @\n" * 100 + "- title: B\n")

    assert titles(reading) == ["A"]
    assert sum(map(is_cut_short, reading.problems)) == 1
    assert len(reading.problems) == 51


def test_a_key_that_is_no_text_is_a_problem() -> None:
    reading = read("- title: A\n  [a, b]: c\n  {x: y}: z\n  place: P\n")

    assert (reading.events[0].place, reading.events[0].extra) == ("P", {})
    assert [line for line, _, _ in found(reading)] == [2, 3]


def test_an_alias_can_be_a_key() -> None:
    (event,) = read("- &t title: A\n  &k color: *t\n  x: *k\n").events

    assert event.extra == {"color": "title", "x": "color"}


def test_control_characters_are_shown_and_spare_the_file() -> None:
    reading = read("- title: A\x1b]52;c\n- title: B\x00\ufeff\n")

    assert titles(reading) == ["A\ufffd]52;c", "B\ufffd\ufffd"]
    (problem,) = reading.problems
    assert (problem.line, problem.column) == (1, 11)
    assert problem.text.startswith("3 control characters")


DEEP = [
    "[" * 40,
    "- " * 40,
    "{a: " * 40,
    "".join(f"{' ' * i}a:\n" for i in range(40)),
    "[" * 30_000,
]


@pytest.mark.parametrize("text", DEEP, ids=["flow", "block", "map", "block map", "very"])
def test_depth_is_limited_before_anything_is_built(text: str) -> None:
    reading = read(f"- title: A\n- x:\n    {text}" if "\n" not in text else text)

    assert "nested more than 32 deep" in reading.problems[0].text


def test_a_thing_that_is_repeated_without_end_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(yaml_composer, "NODES", 5000)
    lines = ["- title: A", "- a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"  a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    reading = read("\n".join(lines))

    assert titles(reading) == ["A"]
    assert "more than 5,000 values" in reading.problems[0].text


def test_merges_are_limited_to_one_level_and_some_sources(monkeypatch) -> None:
    monkeypatch.setattr(yaml_composer, "MERGED", 2)
    reading = read(
        "- &a {x: 1, y: 2}\n- &b {<<: *a, z: 3}\n- {<<: *b, title: C}\n- {<<: [*a, *a, *a]}\n"
        "- {<<: text, title: D}\n"
    )

    assert [event.extra for event in reading.events] == [
        {"x": "1", "y": "2"},
        {"x": "1", "y": "2", "z": "3"},
        {},
        {"x": "1", "y": "2"},
        {},
    ]
    assert [line for line, _, _ in found(reading)] == [3, 4, 5]


def test_a_bomb_of_merges_is_refused_at_once() -> None:
    lines = ["- &a0 {k: v}"]
    lines += [f"- &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 30)]
    reading = read("\n".join(lines))

    assert any("more than 5,000,000 values" in each.text for each in reading.problems)
    assert len(reading.events) == 7


def test_anchors_are_limited_and_cost_only_the_records_that_need_them(monkeypatch) -> None:
    monkeypatch.setattr(yaml_composer, "ANCHORS", 10)
    names = "".join(f"- title: &a{n} A\n" for n in range(20))
    reading = read(f"{names}- &a9 {{title: B}}\n- title: *a3\n- title: *a15\n- title: *a9\n")

    assert titles(reading) == ["A"] * 20 + ["B", "A"]
    assert [line for line, _, _ in found(reading)] == [11, 23, 23, 24, 24]
    assert "more than 10 anchors" in reading.problems[0].text


def test_a_key_that_is_too_long_is_left_out() -> None:
    reading = read(f"- title: A\n  ? {'k' * 1025}\n  : v\n")

    assert titles(reading) == ["A"]
    assert reading.events[0].extra == {}
    assert "more than 1024 characters" in reading.problems[0].text


@pytest.mark.parametrize("text", ["just text", "title: A\ndate: 2024\n", "events: text\n"])
def test_a_file_without_a_list_of_events_says_so(text: str) -> None:
    reading = read(text)

    assert reading.events == ()
    assert [each.text for each in reading.problems] == ["there is no list of events"]


@pytest.mark.parametrize(
    "text", ["events:\n", "events: []\n", "[]\n", "timeline: {title: T}\nevents:"]
)
def test_a_file_with_an_empty_list_is_valid(text: str) -> None:
    reading = read(text)

    assert (reading.events, reading.problems) == ((), ())


def test_without_libyaml_the_slower_loader_reads_the_same(monkeypatch) -> None:
    fast = yaml.read(open_source(str(SAMPLE)), ReadOptions(), 0)
    monkeypatch.delattr(pyyaml, "CSafeLoader")
    slow = yaml.read(open_source(str(SAMPLE)), ReadOptions(), 0)

    assert slow == fast
    assert [event.origin for event in slow.events] == [event.origin for event in fast.events]


def test_dates_in_an_unusual_field_are_found_or_named() -> None:
    text = "- {title: A, report_date: 1/25/2024}\n- {title: B, report_date: 1/2/2024}\n"

    for reading in (read(text), read(text, date_field="Report Date")):
        assert [event.when.edtf for event in reading.events] == ["2024-01-25", "2024-01-02"]
        assert (reading.documents[0].date_field, reading.documents[0].date_order) == (
            "report_date",
            "mdy",
        )


def test_lists_that_are_left_out_lend_their_lines_to_no_other() -> None:
    repeated = "events:\n" + "- title: A\n" * 3
    reading = read(f"events:\nx: y\n{repeated * 20}- title: 'open\n")

    assert reading.events == ()
    assert len(reading.problems) >= 20
