"""The calendar: what it says of dates, and that no text of a file becomes a line of its own."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar
import pytest
from hypothesis import given, settings
from made import DOCUMENT, NASTY, RECORDS, events_of, selection_of

from timeline_tui.dates.when import SECOND, Bounds
from timeline_tui.events.event import Texts
from timeline_tui.formats import ics, ics_dates
from timeline_tui.formats.receipt import Input, Receipt
from timeline_tui.formats.registry import by_name, by_path
from timeline_tui.text.catalogue import use
from timeline_tui.text.urls import safe_url
from timeline_tui.view.rows import Hit, Selection

MADE = 1_706_410_380 * SECOND + 999
EVIL = [
    *NASTY,
    "a\r\nBEGIN:VALARM\r\nACTION:PROCEDURE", "\nEND:VEVENT", "\rATTACH:http://evil.example", "a\u2028b", "\x85X:1",
    "\x0bX:1", "\x0cX:1", "\x1cX:1", "C:\\New\\new", "\\n", "\\N", "\\\\n", "\\;\\,", "^n^'", '";X=1:', "%3A%2C", ";",
    ",", ":", "\ud800", "\udcff", "\ufffe", "\0", "\x9b2J", "é" * 80, "👨‍👩‍👧" * 30, "a\u0301" * 60, "\\" * 200,
    "https://a.example/?a=1;b=2,3", "https://a.example/\r\nX:1", " lead", "trail ", "\t", "\n\n\n",
]  # fmt: skip
LINES = {
    "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "X-WR-CALNAME", "X-TIMELINE-RECEIPT", "UID", "DTSTAMP", "DTSTART",
    "DTEND", "TRANSP", "STATUS", "SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES", "URL", "X-TIMELINE-ID",
    "X-TIMELINE-DATE", "X-TIMELINE-ZONE",
}  # fmt: skip
FORBIDDEN = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")


def written(selection: Selection, receipt: Receipt | None = None) -> str:
    out = io.StringIO(newline="")
    ics.write(selection._replace(made=MADE), out, receipt)
    return out.getvalue()


def seen(text: str) -> tuple[icalendar.Calendar, list[icalendar.Event]]:
    """Give the calendar and its events, all that its lines must be being checked."""
    assert not FORBIDDEN.search(text.replace("\t", ""))
    octets = text.encode()
    assert octets.endswith(b"END:VCALENDAR\r\n")
    assert octets.count(b"\n") == octets.count(b"\r\n") == octets.count(b"\r")
    for line in octets.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    unfolded = text.replace("\r\n ", "").split("\r\n")[:-1]
    assert {re.split("[:;]", line)[0] for line in unfolded} <= LINES
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar.errors == []
    for component in calendar.walk():
        assert component.errors == []
        assert component.name in ("VCALENDAR", "VEVENT")
    return calendar, calendar.walk("VEVENT")


def shown(text: str) -> str:
    """Give a text as it is read back: line breaks made one, controls made signs."""
    lines = re.sub("\r\n|[\r\x85\u2028\u2029]", "\n", text)
    return re.sub(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]",
        lambda match: chr(0x2400 + ord(match[0])) if match[0] < " " else "\u2421" if match[0] == "\x7f" else "\ufffd",
        lines,
    )  # fmt: skip


def evil_record(text: str) -> dict:
    """Give a record that has a text in every field."""
    source = {"title": text, "url": text, "quote": text, "basis": text, "lang": text, "page": text}
    return {
        "id": text, "date": "2024", "title": {"en": text, text: text}, "text": {text: text, "ar": text},
        "category": text, "tags": [text], "actors": [text], "place": text, "basis": text,
        "relation": {"after": text, "text": text}, "sources": [source], text or "k": text, "k": {"l": [text]},
    }  # fmt: skip


@pytest.mark.parametrize("text", EVIL)
def test_no_text_of_any_field_becomes_a_line(text: str) -> None:
    document = replace(DOCUMENT, path=text, title=Texts([(text, text)]), published=text)
    (event,) = events_of(evil_record(text), document=document)
    receipt = Receipt((Input(text, text),), text, text, text, text, lost=(text,), command="x")
    selection = Selection([Hit(event, possible=True)], (document,), text, 1, 1, 1, lang="en")

    calendar, (made,) = seen(written(selection, receipt))

    assert str(made["SUMMARY"]) == shown(event.title.preferred("en") or event.id)
    assert str(made["X-TIMELINE-ID"]) == shown(event.id)
    assert str(made.get("LOCATION", "")) == shown(event.place)
    assert json.loads(str(calendar["X-TIMELINE-RECEIPT"])) == receipt.value()
    assert str(made.get("URL", "")) == (safe_url(text) or "")


MISREAD = ("\ufeff", "\\N")
"""What the library reads as something else: a mark of the encoding, and a break for `C:\\New`."""


@pytest.mark.parametrize("text", [text for text in EVIL if not any(map(text.count, MISREAD))])
def test_the_library_writes_the_same_bytes_again(text: str) -> None:
    document = replace(DOCUMENT, path=text, title=Texts([(text, text)]), published=text)
    # Some of its releases lose what stands before a colon in a category.
    evil = evil_record(text) | {"category": "a;b", "tags": ["c,d"]}
    events = events_of(evil, *({"date": row[0]} for row in PLACES), document=document)
    receipt = Receipt((Input(text, text),), text, text, text, text, lost=(text,), command="x")
    calendar = written(selection_of(events, document), receipt)

    assert icalendar.Calendar.from_ical(calendar).to_ical().decode() == calendar


@settings(max_examples=100, deadline=None)
@given(RECORDS)
def test_every_event_with_a_place_is_there_with_its_title(records: list) -> None:
    events = events_of(*records)
    _, made = seen(written(selection_of(events)))
    placed = [event for event in events if ics_dates.place_of(event) is not None]

    assert [str(each["SUMMARY"]) for each in made] == [
        shown(event.title.first or event.id) for event in placed
    ]
    assert ics.left_out(selection_of(events)) == [
        event.id for event in events if event not in placed
    ]


@pytest.mark.parametrize("text", ["a", "é", "👩", "\\", ";", "\n"])
def test_lines_are_folded_between_characters(text: str) -> None:
    for length in range(1, 200):
        record = {"id": "x", "date": "2024", "title": "t" * (length % 5) + text * length}
        (event,) = events_of(record)
        _, (made,) = seen(written(selection_of([event])))
        assert str(made["SUMMARY"]) == (event.title.first or event.id)


DAY = "2024-01-28"
PLACES = [
    (DAY, date(2024, 1, 28), date(2024, 1, 29), ()),
    ("7-8 August 2023", date(2023, 8, 7), date(2023, 8, 9), ()),
    ("2024", date(2024, 1, 1), date(2025, 1, 1), ("SOMEWHERE",)),
    ("2024-02", date(2024, 2, 1), date(2024, 3, 1), ("SOMEWHERE",)),
    ("2024-21", date(2024, 3, 1), date(2024, 6, 1), ("SOMEWHERE",)),
    ("19XX", date(1900, 1, 1), date(2000, 1, 1), ("SOMEWHERE",)),
    ("2024-01-28?", date(2024, 1, 28), date(2024, 1, 29), ("DOUBTED",)),
    ("1984~", date(1984, 1, 1), date(1985, 1, 1), ("SOMEWHERE", "DOUBTED")),
    ("2023/2024-02", date(2023, 1, 1), date(2024, 3, 1), ("OUTER",)),
    ("[1667,1668]", date(1667, 1, 1), date(1669, 1, 1), ("ONE_OF",)),
    ("{1667,1668}", date(1667, 1, 1), date(1669, 1, 1), ("ALL_OF",)),
    ("since October 2023", date(2023, 10, 1), date(2023, 11, 1), ("OPEN_END",)),
    ("2023-10-07/", date(2023, 10, 7), date(2023, 10, 8), ("UNKNOWN_END",)),
    ("../2024-01-28", date(2024, 1, 28), date(2024, 1, 29), ("NO_START",)),
    ("/2024-01-28", date(2024, 1, 28), date(2024, 1, 29), ("NO_START",)),
    ("before 2024-02-11", date(2024, 2, 10), date(2024, 2, 11), ("NOT_AFTER",)),
    ("after 2024-02-11", date(2024, 2, 12), date(2024, 2, 13), ("NOT_BEFORE",)),
    ("2024-01-28T05:53", datetime(2024, 1, 28, 5, 53), None, ()),
    ("2024-01-28T05:53+03:00", datetime(2024, 1, 28, 2, 53, tzinfo=UTC), None, ()),
    ("2024-01-28T02:53:07Z", datetime(2024, 1, 28, 2, 53, 7, tzinfo=UTC), None, ()),
    ("2024-01-28T02:53:07.5Z", datetime(2024, 1, 28, 2, 53, 7, tzinfo=UTC), None, ("FINER",)),
    ("2024-01-28T05", datetime(2024, 1, 28, 5), datetime(2024, 1, 28, 6), ("SOMEWHERE",)),
    ("2024-01-28T05:00/2024-01-28T07:30", datetime(2024, 1, 28, 5), datetime(2024, 1, 28, 7, 30), ()),
    ("2024-01-28T05/2024-01-28T07", datetime(2024, 1, 28, 5), datetime(2024, 1, 28, 8), ("OUTER",)),
    ("2024-01-27/2024-01-28T07:30", date(2024, 1, 27), date(2024, 1, 29), ("OUTER",)),
    ("2024-01-28T05:00Z/2024-01-28T07:30", date(2024, 1, 28), date(2024, 1, 29), ("OUTER",)),
    ("0001", date(1, 1, 1), date(2, 1, 1), ("SOMEWHERE",)),
    ("0001-01-01", date(1, 1, 1), date(1, 1, 2), ()),
    ("9999-12-30", date(9999, 12, 30), date(9999, 12, 31), ()),
    ("9999-12-31", date(9999, 12, 31), None, ()),
]  # fmt: skip


@pytest.mark.parametrize(("written_date", "start", "end", "notes"), PLACES)
def test_a_date_marks_what_is_meant_and_says_what_it_is_not(
    written_date: str, start: date, end: date | None, notes: tuple[str, ...]
) -> None:
    (event,) = events_of({"id": "a", "date": written_date, "title": "A"})
    place = ics_dates.place_of(event)

    assert place == (start, end, tuple(getattr(ics_dates, note) for note in notes))

    _, (made,) = seen(written(selection_of([event])))
    assert made["DTSTART"].dt == start
    assert (made["DTEND"].dt if "DTEND" in made else None) == end
    assert ("STATUS" in made) == bool(notes)
    assert str(made["X-TIMELINE-DATE"]) == event.when.edtf
    assert made["X-TIMELINE-DATE"].params["VALUE"] == "TEXT"
    for note in place.notes:
        assert note in str(made["DESCRIPTION"])
    assert ("Date: " in str(made["DESCRIPTION"])) == bool(notes)


NOWHERE = [
    "", "someday", "-0043-03-15", "0000", "0000-12-31/0001-01-02", "Y12000", "9999", "9999-12-30/9999-12-31", "Y-5E8",
    "../..", "-0044/0014",
]  # fmt: skip


@pytest.mark.parametrize("written_date", NOWHERE)
def test_what_a_calendar_has_no_place_for_is_left_out_and_named(written_date: str) -> None:
    events = events_of(
        {"id": "caesar", "date": written_date},
        {"id": "b", "date": DAY},
        {"id": "c", "date": "2024"},
    )
    selection = selection_of(events)

    _, made = seen(written(selection))

    assert [str(each["X-TIMELINE-ID"]) for each in made] == ["b", "c"]
    assert ics.left_out(selection) == ["caesar"]
    assert ics.lost(selection) == (
        "1 event without a date of the years 1 to 9999: caesar.",
        "How finely or surely the date of 1 event is known: it is told in words.",
    )


def test_what_is_left_out_is_told_in_the_language_in_use() -> None:
    selection = selection_of(events_of({"id": "caesar", "date": "someday"}, {"date": "2024"}))
    use("ar")
    try:
        told = ics.lost(selection)
    finally:
        use(None)

    assert told[0].startswith("حدث واحد")
    assert "caesar" in told[0]
    assert told[1].endswith("بالكلمات.")


def test_of_many_that_are_left_out_some_are_named() -> None:
    selection = selection_of(events_of(*({"id": f"e{n}"} for n in range(1, 23))))
    (told,) = ics.lost(selection)

    assert told.startswith("22 events without")
    assert told.endswith("e19, e20 +2.")


def test_what_was_computed_is_told_as_computed() -> None:
    (event,) = events_of({"id": "a", "title": "A", "relation": {"after": "b"}})
    lo = 1_706_410_380 * SECOND
    computed = replace(event, derived=Bounds(lo, lo + SECOND, lo, lo + SECOND))
    _, (made,) = seen(written(selection_of([computed])))

    assert (made["DTSTART"].dt, made["DTEND"].dt) == (date(2024, 1, 28), date(2024, 1, 29))
    assert str(made["DESCRIPTION"]).startswith(
        "Date: 28 January 2024. The source gives no such date"
    )
    assert "X-TIMELINE-DATE" not in made


GOLDEN = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//timeline-tui//timeline-tui 0.1.0//EN
CALSCALE:GREGORIAN
X-WR-CALNAME:A\\, B
BEGIN:VEVENT
SUMMARY;LANGUAGE=en:An attack
DTSTART;VALUE=DATE:20240101
DTEND;VALUE=DATE:20240201
DTSTAMP:20240128T025300Z
UID:e74f@timeline-tui
CATEGORIES:attack,a\\;b
DESCRIPTION:Date: January 2024. It lies somewhere in the time that is mark
 ed.\\n\\nOne\\, two\\nthree\\n\\nKnown: stated\\nCategory: attack\\nTags: a\\;b\\nPl
 ace: Erbil\\nTitle (Arabic): هجوم\\n\\nSource: News https://a.example/1 (
 stated)\\n“Said.”\\n\\nfile.yaml:1 · x
LOCATION:Erbil
STATUS:TENTATIVE
TRANSP:TRANSPARENT
URL:https://a.example/1
X-TIMELINE-DATE;VALUE=TEXT:2024-01
X-TIMELINE-ID;VALUE=TEXT:x
END:VEVENT
END:VCALENDAR
"""


def test_an_event_in_full() -> None:
    document = replace(DOCUMENT, title=Texts([("", "A, B")]))
    source = {"title": "News", "url": "https://a.example/1", "quote": "Said.", "basis": "stated"}
    (event,) = events_of(
        {
            "id": "x", "date": "2024-01", "title": {"en": "An attack", "ar": "هجوم"}, "text": "One, two\nthree",
            "category": "attack", "tags": ["a;b"], "place": "Erbil", "basis": "stated", "sources": [source],
        },
        document=document,
    )  # fmt: skip
    text = written(selection_of([event], document, lang="en"))

    assert re.sub("UID:[0-9a-f]{32}", "UID:e74f", text) == GOLDEN.replace("\n", "\r\n")


def test_a_name_is_that_of_the_event_in_its_timeline() -> None:
    def uid(record: dict, **document: object) -> str:
        own = replace(DOCUMENT, **document)
        (event,) = events_of({"date": DAY, **record}, document=own)
        return str(seen(written(selection_of([event], own)))[1][0]["UID"])

    one = uid({"id": "a", "title": "A"})

    assert uid({"id": "a", "title": "Corrected"}, path="elsewhere/file.yaml") == one
    assert uid({"id": "b", "title": "A"}) != one
    assert uid({"id": "a"}, path="other.yaml") != one
    titled = uid({"id": "a"}, title=Texts([("", "T")]))
    assert uid({"id": "a"}, title=Texts([("", "T")]), path="other.yaml") == titled != one
    assert re.fullmatch("[0-9a-f]{32}@timeline-tui", one)


@pytest.mark.parametrize("made", [0, -(10**30), 10**30, 999_999])
def test_the_stamp_is_the_moment_of_the_export_in_whole_seconds(made: int) -> None:
    selection = selection_of(events_of({"date": DAY}))._replace(made=made)
    out = io.StringIO(newline="")
    ics.write(selection, out)

    ((stamp,),) = [re.findall(r"DTSTAMP:(\d{8}T\d{6}Z)\r", out.getvalue())]
    years = {0: "1970", 999_999: "1970", -(10**30): "0001", 10**30: "9999"}
    assert stamp[:4] == years[made]


def test_it_is_a_format_like_the_others() -> None:
    assert by_path("out.ics") is by_name("ics")
    assert by_name("ics").can_write
    assert not by_name("ics").can_read


CHILD = """
import sys
import timeline_tui.formats.registry, timeline_tui.timeline, timeline_tui.formats.ics
print("icalendar" in sys.modules)
"""


def test_the_library_is_imported_when_a_calendar_is_written() -> None:
    done = subprocess.run([sys.executable, "-c", CHILD], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
