"""Rows in the ways that a person can choose: styles of dates, months, digits, two languages."""

from __future__ import annotations

import pytest

from timeline_tui.dates import DAY, DateLook, parse, undated
from timeline_tui.dates.coordinate import from_civil, to_civil
from timeline_tui.dates.periods import Period
from timeline_tui.dates.when import Bounds, Precision
from timeline_tui.events.event import Event
from timeline_tui.render.columns import NO_COLUMNS
from timeline_tui.render.rows import (
    Look,
    columns_for,
    date_text,
    draw_row,
    heading_text,
    sign_of,
    silence_text,
)
from timeline_tui.view.rows import EventRow, GapRow, HeadingRow, Hit

NOON = from_civil(2024, 2, 11) + DAY // 2
HOUR = DAY // 24


def year_of(event: Event) -> Period:
    return Period(Precision.YEAR, to_civil(event.effective.slo).year)


def shown(event: Event, column: str, lang: str = "en", **more: object) -> str:
    dates = DateLook(column=column, now=NOON)._replace(**more)
    return date_text(event, Look(lang=lang, dates=dates), year_of(event))


def event(text: str, derived: Bounds | None = None) -> Event:
    return Event("e", when=parse(text, ref="2024-02-11"), date=text, derived=derived)


@pytest.mark.parametrize(
    ("column", "english", "arabic"),
    [
        ("short", "7–8 Aug", "7–8 أغسطس"),
        ("words", "7–8 August 2023", "7–8 أغسطس 2023"),
        ("edtf", "2023-08-07/2023-08-08", "2023-08-07/2023-08-08"),
        ("written", "7-8 August 2023", "7-8 August 2023"),
        ("relative", "6 months ago", "قبل 6 أشهر"),
    ],
)
def test_the_date_column_has_five_styles(column: str, english: str, arabic: str) -> None:
    one = event("7-8 August 2023")

    assert shown(one, column) == english
    assert shown(one, column, "ar") == arabic


@pytest.mark.parametrize(
    ("column", "lang", "is_right"),
    [
        ("short", "en", False),
        ("short", "ar", True),
        ("words", "ar", True),
        ("relative", "ar", True),
        ("edtf", "ar", False),
        ("written", "ar", False),
    ],
)
def test_arabic_dates_begin_at_the_right_of_their_column(
    column: str, lang: str, is_right: bool
) -> None:
    look = Look(lang=lang, dates=DateLook(column=column, now=NOON))
    long, brief = (
        EventRow(number, number, Hit(event(text)), year_of(event(text)))
        for number, text in enumerate(["2019-10-11/2022-12-28", "2020"])
    )
    columns = columns_for(80, [(long, None), (brief, None)], look, NO_COLUMNS)

    line = "".join(part.text for part in draw_row(brief, columns, look, 80, selected=False))

    assert (line[2] == " ") is is_right


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("short", "27–28 Jan"),
        ("words", "27–28 January 2024"),
        ("edtf", "[2024-01-27..2024-01-28]"),
        ("written", "January 2024"),
        ("relative", "14–15 days ago"),
    ],
)
def test_computed_bounds_have_the_styles_too(column: str, text: str) -> None:
    lo = from_civil(2024, 1, 27)
    one = event("January 2024", Bounds(lo, lo + 2 * DAY, lo, lo + 2 * DAY))
    look = Look(dates=DateLook(column=column, now=NOON))

    assert shown(one, column) == text
    assert sign_of(one, possible=False, look=look) == (" " if column == "written" else "≈")


def test_what_was_not_understood_keeps_its_words_in_every_style() -> None:
    one = Event("e", when=undated("some day"))

    columns = ("short", "words", "edtf", "written", "relative")

    assert {shown(one, column, digits="arab") for column in columns} == {"some day"}


def test_today_is_a_day_on_the_wall_of_the_display_zone() -> None:
    late = from_civil(2024, 2, 11) + 22 * HOUR

    assert shown(event("2024-02-12"), "relative", now=late, offset=3 * HOUR) == "today"
    assert shown(event("2024-02-12"), "relative", now=late) == "tomorrow"
    # An instant is the same everywhere.
    instant = event("2024-02-11T21:00Z")
    assert shown(instant, "relative", now=late, offset=3 * HOUR) == "1 hour ago"


def test_a_computed_date_that_floats_is_seen_from_the_wall() -> None:
    late = from_civil(2024, 2, 11) + 22 * HOUR
    lo = from_civil(2024, 2, 12)
    one = event("February 2024", Bounds(lo, lo + DAY, lo, lo + DAY))

    assert shown(one, "relative", now=late, offset=3 * HOUR) == "today"
    assert shown(one, "relative", now=late) == "tomorrow"


def test_an_arabic_of_a_country_is_arabic() -> None:
    assert shown(event("25 January 2024"), "short", "ar-IQ") == "25 يناير"


def test_months_and_digits_are_chosen_for_arabic_alone() -> None:
    one = event("25 January 2024")

    assert shown(one, "short", "ar", months="levant", digits="arab") == "٢٥ كانون الثاني"
    assert shown(one, "short", "ar", months="both") == "25 يناير"
    assert shown(one, "words", "ar", months="both") == "25 كانون الثاني/يناير 2024"
    assert shown(one, "short", "en", months="levant", digits="arab") == "25 Jan"


@pytest.mark.parametrize(
    ("period", "english", "arabic"),
    [
        ((Precision.MONTH, 2024, 1), "January 2024", "كانون الثاني/يناير ٢٠٢٤"),
        ((Precision.YEAR, 2014), "2014", "٢٠١٤"),
        ((Precision.MONTH, -43, 3), "March 44 BCE", "آذار/مارس ٤٤ ق.م"),
        ((Precision.YEAR, 44), "44 CE", "٤٤ م"),
        ((Precision.YEAR, -13_800_000_000), "13.8 billion years ago", "قبل ١٣٫٨ مليار سنة"),
        ((Precision.DAY, 2024, 1, 28), "28 January 2024", "٢٨ كانون الثاني/يناير ٢٠٢٤"),
        ((Precision.HOUR, 2024, 1, 28, 840), "28 January 2024, 14:00", "٢٨ كانون الثاني/يناير ٢٠٢٤، ١٤:٠٠"),
        ((Precision.MINUTE, 2024, 1, 28, 845), "28 January 2024, 14:05", "٢٨ كانون الثاني/يناير ٢٠٢٤، ١٤:٠٥"),
        ((Precision.DECADE, 1990), "1990s", "تسعينيات القرن العشرين"),
        ((Precision.DECADE, 60), "60s CE", "ستينيات القرن الأول"),
        ((Precision.DECADE, 1), "1–9 CE", "١–٩ م"),
        ((Precision.DECADE, -8), "9–1 BCE", "٩–١ ق.م"),
        ((Precision.DECADE, -48), "40s BCE", "٤٩–٤٠ ق.م"),
        ((Precision.CENTURY, 1900), "20th century", "القرن ٢٠"),
        ((Precision.CENTURY, 1), "1st century", "القرن الأول"),
        ((Precision.CENTURY, -99), "1st century BCE", "القرن الأول ق.م"),
        ((Precision.MILLENNIUM, -4999), "5th millennium BCE", "الألفية الخامسة ق.م"),
        ((Precision.MEGAYEAR, -66_000_000), "66–65 million years ago", "قبل ٦٦–٦٥ مليون سنة"),
        ((Precision.MEGAYEAR, -(10**6)), "the last million years", "آخر مليون سنة"),
        ((Precision.GIGAYEAR, -14 * 10**9), "14–13 billion years ago", "قبل ١٤–١٣ مليار سنة"),
        ((Precision.YEAR, None), "No date", "بلا تاريخ"),
    ],
)  # fmt: skip
def test_headings_have_the_months_and_digits(
    period: tuple[Precision, int | None], english: str, arabic: str
) -> None:
    row = HeadingRow(0, Period(*period))
    dates = DateLook(months="both", digits="arab")

    assert heading_text(row) == english
    assert heading_text(row, "ar", dates) == arabic


@pytest.mark.parametrize(
    ("text", "period", "below"),
    [
        ("28 January 2024", None, "28 Jan 2024"),
        ("28 January 2024", (Precision.CENTURY, 2000), "28 Jan 2024"),
        ("28 January 2024", (Precision.DECADE, 2020), "28 Jan 2024"),
        ("28 January 2024", (Precision.YEAR, 2024), "28 Jan"),
        ("28 January 2024", (Precision.MONTH, 2024, 1), "28 Jan"),
        ("28 January 2024", (Precision.DAY, 2024, 1, 28), "28 Jan"),
        ("2024-01-28T05:53", (Precision.MONTH, 2024, 1), "28 Jan, 05:53"),
        ("2024-01-28T05:53", (Precision.DAY, 2024, 1, 28), "05:53"),
        ("2024-01-28T05:53", (Precision.HOUR, 2024, 1, 28, 300), "05:53"),
        ("2024-01-28T05:53/2024-01-28T06:10", (Precision.DAY, 2024, 1, 28), "05:53–06:10"),
        ("2024-01-28T05:53/2024-01-29T06:10", (Precision.DAY, 2024, 1, 28), "28 Jan, 05:53 – 29 Jan, 06:10"),
        # The heading is that of the display zone: there it is another day.
        ("2024-01-27T23:30:00Z", (Precision.DAY, 2024, 1, 28), "27 Jan, 23:30:00"),
        ("1980s", (Precision.DECADE, 1980), "1980s"),
        ("2024", (Precision.YEAR, 2024), "2024"),
    ],
)  # fmt: skip
def test_what_the_heading_says_is_left_out(
    text: str, period: tuple[Precision, int] | None, below: str
) -> None:
    over = None if period is None else Period(*period)

    assert date_text(Event("e", when=parse(text)), Look(), over) == below


@pytest.mark.parametrize(
    ("days", "english", "arabic"),
    [
        (1, "1 day, nothing recorded", "يوم، لا شيء مسجل"),
        (2, "2 days, nothing recorded", "يومان، لا شيء مسجل"),
        (95, "3 months, nothing recorded", "3 أشهر، لا شيء مسجل"),
        (3300, "9 years, nothing recorded", "9 سنوات، لا شيء مسجل"),
    ],
)
def test_a_silence_is_told_in_the_language_of_the_dates(
    days: int, english: str, arabic: str
) -> None:
    row = GapRow(0, 0, days * DAY)

    assert silence_text(row, Look()) == english
    assert silence_text(row, Look(lang="ar")) == arabic


def test_nothing_else_is_recorded_while_something_goes_on() -> None:
    row = GapRow(0, 0, 11 * DAY, goes_on=True)

    assert silence_text(row, Look()) == "11 days, nothing else recorded"
    assert silence_text(row, Look(is_filtered=True)) == "11 days, nothing else listed"
    assert silence_text(row, Look(lang="ar")) == "11 يومًا، لا شيء آخر مسجل"


def test_a_silence_of_the_list_is_not_one_of_the_timeline() -> None:
    row = GapRow(0, 0, 11 * DAY)

    assert silence_text(row, Look(is_filtered=True)) == "11 days, nothing listed"
    dates = DateLook(digits="arab")
    arabic = Look(lang="ar", is_filtered=True, dates=dates)
    assert silence_text(row, arabic) == "١١ يومًا، لا شيء في القائمة"
