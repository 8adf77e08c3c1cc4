"""The door of the room: what is remembered, what is imported, what is a mistake of the caller."""

from __future__ import annotations

import subprocess
import sys

import pytest

from timeline_tui import dates
from timeline_tui.dates import DateError, parse


def test_a_text_is_read_once() -> None:
    first = parse("2031-05-06")
    hits = dates._parse.cache_info().hits

    assert parse("2031-05-06") is first
    assert dates._parse.cache_info().hits == hits + 1


def test_the_reference_is_part_of_what_is_remembered() -> None:
    assert parse("yesterday", ref="2024-02-11") != parse("yesterday", ref="2024-02-12")


def test_reading_iso_dates_loads_no_words_and_no_zones() -> None:
    code = (
        "import sys; from timeline_tui import dates; dates.parse('2024-01-28T05:53+03:00');"
        "dates.parse('2023-10/..'); print(sorted(m for m in sys.modules if m in"
        " ('zoneinfo', 'dateutil', 'timeline_tui.dates.human', 'timeline_tui.dates.words')))"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("options", [{"order": "ydm"}, {"mode": "now"}])
def test_a_setting_that_does_not_exist_is_a_mistake(options: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="no such"):
        parse("2024", **options)  # type: ignore[arg-type]


def test_positions_count_from_the_start_of_what_was_written() -> None:
    with pytest.raises(DateError) as caught:
        parse("  2023-02-29")

    assert caught.value.text == "  2023-02-29"
    assert caught.value.position == 10


def test_a_text_that_is_too_long_for_a_date_is_refused_at_once() -> None:
    """Ninety thousand characters took three seconds."""
    with pytest.raises(DateError, match="at most 4,096 characters") as caught:
        parse(".123456789" * 9_000)
    assert caught.value.position == 4_096
    assert parse("2024" + " " * 100_000).edtf == "2024"
