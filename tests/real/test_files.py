"""Files that nobody here wrote, against the counts that independent readers found."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from timeline_tui.dates.coordinate import bound_text
from timeline_tui.dates.when import NEG
from timeline_tui.events.document import Reading
from timeline_tui.formats.options import ReadOptions
from timeline_tui.formats.registry import read_files

DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"

pytestmark = pytest.mark.skipif(
    not (DATA / "expected.json").is_file(),
    reason="the folder with real data (shared/data beside the project) is not there",
)

# The field that holds the dates, where another one has the more usual name.
FILES = {
    "dfir/aws-cloudtrail.jsonl": "",
    "dfir/gcp-logging.jsonl": "",
    "dfir/hayabusa-logons-2021.csv": "",
    "dfir/hayabusa-rdp-tunnel-2013.csv": "",
    "dfir/plaso-dynamic-with-dynamic-time.csv": "",
    "dfir/plaso-dynamic.csv": "",
    "dfir/plaso-extract-winevt.csv": "",
    "dfir/plaso-json-line.jsonl": "timestamp",
    "dfir/plaso-l2tcsv.csv": "",
    "dfir/plaso-l2ttln.txt": "",
    "dfir/plaso-tln.txt": "",
    "dfir/timesketch-evtx-direct.csv": "",
    "dfir/timesketch-evtx-part.csv": "",
    "dfir/timesketch-invalid-datetime.csv": "",
    "dfir/timesketch-sigma-events.jsonl": "",
    "dfir/timesketch-time-out-of-range.csv": "",
    "dfir/timesketch-time-precision.csv": "",
    "dfir/timesketch-time-precision.jsonl": "",
    "dfir/timesketch-timestamp-as-datetime.csv": "",
    "events/ai-deadlines.yml": "start",
    "events/bids-history.csv": "",
    "events/birdstrikes.csv": "",
    "events/bombing-laos-timeline.csv": "",
    "events/cisa-kev.csv": "",
    "events/congressional-resignations.csv": "",
    "events/gaza-casualties-daily.json": "",
    "events/js-conferences-2024.json": "",
    "events/kleptocracy-timeline.json": "",
    "events/roman-emperors.csv": "",
    "events/russia-investigation.csv": "investigation-start",
    "events/seerah-meccan-era-ar-fr-en.json": "yearCE",
    "events/simile-cubism.json": "",
    "events/space-launches.csv": "",
    "events/ucdp-state-conflicts-18.1.csv": "",
}

TWO_DIGIT_YEARS = {"events/cabinet-turnover.csv": "", "events/daily-show-guests.csv": "Show"}


@cache
def expected() -> dict[str, Any]:
    return json.loads((DATA / "expected.json").read_text())


@cache
def read(name: str, date_field: str) -> Reading:
    return read_files([str(DATA / name)], ReadOptions(date_field=date_field))


@pytest.mark.parametrize("name", FILES)
def test_as_many_records_and_dates_are_found_as_others_found(name: str) -> None:
    reading, counted = read(name, FILES[name]), expected()[name]
    dated = [event for event in reading.events if event.when.is_dated]

    assert len(reading.events) == counted["records"]
    assert len(dated) == counted["events"]
    assert len(reading.events) - len(dated) == counted["undated"]


@pytest.mark.parametrize("name", FILES)
def test_the_first_and_last_start_are_those_that_others_found(name: str) -> None:
    starts = [event.when.bounds.slo for event in read(name, FILES[name]).events]
    known = [start for start in starts if start > NEG + 1]
    counted = expected()[name]

    assert start_text(min(known)).startswith(comparable(counted["first"]))
    assert start_text(max(known)).startswith(comparable(counted["last"]))


@pytest.mark.parametrize("name", FILES)
def test_every_date_that_is_not_understood_is_told(name: str) -> None:
    reading = read(name, FILES[name])
    told = {problem.line for problem in reading.problems if "cannot be read" in problem.text}
    unread = [
        event for event in reading.events if not event.when.is_dated and event.date is not None
    ]

    assert {event.origin.line for event in unread} <= told


@pytest.mark.parametrize("name", TWO_DIGIT_YEARS)
def test_a_year_of_two_digits_is_kept_and_told_and_not_guessed(name: str) -> None:
    reading = read(name, TWO_DIGIT_YEARS[name])

    assert len(reading.events) == expected()[name]["records"]
    told = [problem for problem in reading.problems if "two digits" in problem.text]
    short = [
        event
        for event in reading.events
        if re.fullmatch(r"\d+/\d+/\d\d", getattr(event.date, "start", event.date) or "")
    ]
    assert len(short) >= expected()[name]["events"] - 1
    assert len(told) >= len(short)
    assert not any(event.when.is_dated for event in short)


def start_text(start: int) -> str:
    """The start with seconds and microseconds, as the counts are written."""
    date, _, clock = (bound_text(start) or "").partition("T")
    hours, _, fraction = (clock or "00:00").partition(".")
    hours = hours if hours.count(":") == 2 else f"{hours}:00"
    return f"{date}T{hours}.{fraction.ljust(9, '0')}"


def comparable(text: str) -> str:
    return text.removesuffix("Z")
