"""The date in the details: in words, with what was computed, in the look that was chosen."""

from __future__ import annotations

import pytest

from timeline_tui.dates import DAY, DateLook, parse
from timeline_tui.dates.coordinate import from_civil
from timeline_tui.dates.when import UNDATED, Bounds
from timeline_tui.events.document import Document
from timeline_tui.events.event import Event
from timeline_tui.query.highlights import Highlights
from timeline_tui.render.detail import DetailLook, draw_detail, plain_lines

LO, HI = from_civil(2024, 1, 25), from_civil(2024, 2, 2)
TALKS = Event(
    "talks",
    when=parse("after 24 January 2024", ref="2024-02-11"),
    derived=Bounds(LO, HI, LO, HI),
)


def detail(event: Event, lang: str, dates: DateLook) -> str:
    look = DetailLook(Highlights(), lang, dates=dates)
    return plain_lines(draw_detail(event, Document("a.yaml"), look, 80))


@pytest.mark.parametrize(
    ("lang", "months", "digits", "computed"),
    [
        ("en", "levant", "arab", "25 January – 1 February 2024 (computed)"),
        ("ar", "gregorian", "latn", "25 يناير – 1 فبراير 2024 (محسوب)"),
        ("ar", "levant", "arab", "٢٥ كانون الثاني – ١ شباط ٢٠٢٤ (محسوب)"),
        ("ar", "both", "latn", "25 كانون الثاني/يناير – 1 شباط/فبراير 2024 (محسوب)"),
    ],
)
def test_what_was_computed_stands_beside_the_stated_date(
    lang: str, months: str, digits: str, computed: str
) -> None:
    assert computed in detail(TALKS, lang, DateLook(months, digits)).splitlines()


def test_the_details_have_the_whole_phrase_whatever_the_list_has() -> None:
    dates = DateLook(column="relative", now=from_civil(2024, 2, 11) + DAY // 2)

    assert "after 24 January 2024" in detail(TALKS, "en", dates).splitlines()
    assert "بعد 24 يناير 2024" in detail(TALKS, "ar", dates).splitlines()


def test_no_date_is_said_in_the_language_of_dates() -> None:
    nothing = Event("e", when=UNDATED)

    assert "no date" in detail(nothing, "en", DateLook())
    assert "بلا تاريخ" in detail(nothing, "ar", DateLook())
