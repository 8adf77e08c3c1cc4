"""YAML out: readable, safe for every reader, and equal when read back."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
import yaml as pyyaml
from hypothesis import given, settings
from made import DOCUMENT, NASTY, RECORDS, events_of, selection_of

from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Texts
from timeline_tui.files.source import Source
from timeline_tui.formats import yaml
from timeline_tui.formats.header import header_value
from timeline_tui.formats.options import ReadOptions
from timeline_tui.view.rows import Selection

GOLDEN = """\
timeline:
  title:
    en: "US-Iraq: talks"
    ar: محادثات
  published: 2024-02-11
  timezone: Asia/Baghdad
  editor: "1"

events:
  - id: attack
    date: 2024-01-28
    relation: {after: talks.start, within: 24h, text: "بعد أقل, من"}
    basis: public record
    inferred: [year]
    title:
      en: Attack kills three
      ar: هجوم
    category: attack
    tags: [us, jordan, "no"]
    place: Tower 22, Jordan
    text: |
      Two
      lines: # no comment
    sources:
      - title: News
        quote: "said: \\e[31m"
        page: "7"
      - https://a.example/b
    importance: "9"
    nested:
      a:
        - [b]
        - c: null
      d: []

  - date: "2024"
    title: A year

  - date: "[1667,1668]"

  - date: {}
""".replace("\n\n  - date: {}\n", "\n").replace("\\e", "\\x1b")


def written(selection: Selection) -> str:
    out = io.StringIO()
    yaml.write(selection, out)
    return out.getvalue()


def read(text: str) -> Reading:
    return yaml.read(Source("back.yaml", text, "utf-8"), ReadOptions(), 0)


def test_a_timeline_is_written_as_a_person_would() -> None:
    document = replace(
        DOCUMENT,
        title=Texts([("en", "US-Iraq: talks"), ("ar", "محادثات")]),
        timezone="Asia/Baghdad",
        extra=(("editor", "1"),),
    )
    events = events_of(
        {
            "id": "attack",
            "date": "2024-01-28",
            "relation": {"after": "talks.start", "within": "24h", "text": "بعد أقل, من"},
            "basis": "public record",
            "inferred": "year",
            "title": {"en": "Attack kills three", "ar": "هجوم"},
            "category": "attack",
            "tags": ["us", "jordan", "no"],
            "place": "Tower 22, Jordan",
            "text": "Two\nlines: # no comment\n",
            "sources": [
                {"title": "News", "quote": "said: \x1b[31m", "page": "7"},
                "https://a.example/b",
            ],
            "importance": "9",
            "nested": {"a": [["b"], {"c": None}], "d": []},
        },
        {"date": "2024", "title": "A year"},
        {"date": "[1667,1668]"},
        document=document,
    )

    assert written(selection_of(events, document)) == GOLDEN
    assert list(read(GOLDEN).events) == events
    assert header_value(read(GOLDEN).documents[0]) == header_value(document)


def test_an_empty_selection_is_a_valid_file() -> None:
    text = written(selection_of([]))

    assert text.endswith("events: []\n")
    assert (read(text).events, read(text).problems) == ((), ())


@pytest.mark.parametrize("text", NASTY)
def test_any_text_is_read_back_as_it_was_and_as_a_text_by_others(text: str) -> None:
    record = {
        "id": "x",
        "title": text,
        "tags": [text],
        "text": f"{text}\n{text}",
        text or "k": text,
    }
    events = events_of(record | {"date": "2024-01-28"})
    out = written(selection_of(events))

    assert list(read(out).events) == events
    (other,) = pyyaml.safe_load(out)["events"]
    assert all(isinstance(value, str | list) for key, value in other.items() if key != "date")
    assert other.get("title", text) == text
    assert other.get("tags", [text]) in ([text], [text.strip()])


@settings(max_examples=120, deadline=None)
@given(RECORDS)
def test_what_is_written_reads_back_equal(records) -> None:
    events = events_of(*records)
    out = written(selection_of(events))
    reading = read(out)

    assert list(reading.events) == events
    pyyaml.safe_load(out)


@settings(max_examples=30, deadline=None)
@given(RECORDS)
def test_others_read_only_texts_and_days(records) -> None:
    kinds: set[type] = set()

    def visit(value: object) -> None:
        match value:
            case dict():
                for key, item in value.items():
                    assert isinstance(key, str)
                    visit(item)
            case list():
                for item in value:
                    visit(item)
            case _:
                kinds.add(type(value))

    visit(pyyaml.safe_load(written(selection_of(events_of(*records)))))

    assert {kind.__name__ for kind in kinds} <= {"str", "date", "NoneType"}


def test_documents_that_agree_share_their_header() -> None:
    one = replace(DOCUMENT, title=Texts([("", "One")]))
    two = replace(DOCUMENT, title=Texts([("", "Two")]), path="two.yaml")
    events = events_of({"date": "2024"}, document=one) + events_of(
        {"date": "2025"}, document=two, index=1
    )

    text = written(selection_of(events, one, two))

    assert text.startswith("timeline:\n  published: 2024-02-11\n\nevents:")


def test_dates_that_depend_on_different_documents_are_written_in_full() -> None:
    one, two = (
        Document("a.yaml", published="2024-02-11"),
        Document("b.yaml", published="2020-02-11"),
    )
    events = events_of(
        {"id": "a", "date": "25 January"}, {"id": "b", "date": "2024-01-28"}, document=one
    )
    events += events_of({"id": "c", "date": "25 January"}, document=two, index=1)

    text = written(selection_of(events, one, two))
    reading = read(text)

    assert text.startswith("# These events come from files")
    assert [event.when.bounds for event in reading.events] == [each.when.bounds for each in events]
    assert [event.date for event in reading.events] == ["2024-01-25", "2024-01-28", "2020-01-25"]
    assert reading.events[0].extra == {"date_as_written": "25 January"}


def test_a_document_without_hits_does_not_disturb() -> None:
    one, two = (
        Document("a.yaml", published="2024-02-11"),
        Document("b.yaml", published="2020-02-11"),
    )
    events = events_of({"id": "a", "date": "25 January"}, document=one)

    text = written(selection_of(events, one, two))

    assert "published: 2024-02-11" in text
    assert list(read(text).events) == events
