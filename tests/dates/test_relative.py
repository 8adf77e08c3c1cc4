"""Dates as seen from noon of 11 February 2024, in two languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.dates import DAY, Bounds, DateLook, display, display_bounds, edtf, parse
from timeline_tui.dates.coordinate import from_civil, to_civil

NOON = from_civil(2024, 2, 11) + DAY // 2
LOOK = DateLook(now=NOON)

RELATIVE = [
    ("2024-02-11", "today", "اليوم"),
    ("2024-02-10", "yesterday", "أمس"),
    ("2024-02-12", "tomorrow", "غدًا"),
    ("2024-02-08", "3 days ago", "قبل 3 أيام"),
    ("2024-01-31", "11 days ago", "قبل 11 يومًا"),
    ("2023-12-20", "53 days ago", "قبل 53 يومًا"),
    ("2023-12-11", "2 months ago", "قبل شهرين"),
    ("2024-04-11", "in 2 months", "بعد شهرين"),
    ("2022-02-12", "23 months ago", "قبل 23 شهرًا"),
    ("2022-02-11", "2 years ago", "قبل سنتين"),
    ("2014-09-10", "9 years ago", "قبل 9 سنوات"),
    ("-0043-03-15", "2066 years ago", "قبل 2066 سنة"),
    ("2024-02", "this month", "هذا الشهر"),
    ("2024-01", "last month", "الشهر الماضي"),
    ("2023-10", "4 months ago", "قبل 4 أشهر"),
    ("2021-10", "2 years ago", "قبل سنتين"),
    ("2024", "this year", "السنة الحالية"),
    ("2023", "last year", "السنة الماضية"),
    ("2014", "10 years ago", "قبل 10 سنوات"),
    ("2034", "in 10 years", "بعد 10 سنوات"),
    ("-0043", "2067 years ago", "قبل 2067 سنة"),
    ("Y-12345", "14 369 years ago", "قبل 14 369 سنة"),
    # What reaches over several units is a range of them.
    ("2023-21", "9–11 months ago", "قبل 9–11 شهرًا"),
    ("2024-21", "in 1–3 months", "بعد 1–3 أشهر"),
    ("199X", "25–34 years ago", "قبل 25–34 سنة"),
    ("18XX", "125–224 years ago", "قبل 125–224 سنة"),
    ("2014/2017", "7–10 years ago", "قبل 7–10 سنوات"),
    ("2023-08-07/2023-08-08", "6 months ago", "قبل 6 أشهر"),
    ("[2024-01-02,2024-02-01]", "10–40 days ago", "قبل 10–40 يومًا"),
    ("{1960,1961-12}", "63–64 years ago", "قبل 63–64 سنة"),
    # Doubts stay.
    ("2014~", "c. 10 years ago", "قبل نحو 10 سنوات"),
    ("2014?", "10 years ago (?)", "قبل 10 سنوات (؟)"),
    ("2023-12%", "c. 2 months ago (?)", "قبل نحو شهرين (؟)"),
    ("2022-37~", "22–25 months ago", "قبل 22–25 شهرًا"),
    # Open and unknown ends.
    ("2023-10/..", "4 months ago →", "منذ 4 أشهر"),
    ("2024-02-10/..", "yesterday →", "منذ أمس"),
    ("../2014", "→ 10 years ago", "حتى قبل 10 سنوات"),
    ("2014/", "10 years ago → ?", "قبل 10 سنوات – نهاية غير معلومة"),
    ("/2014", "? → 10 years ago", "بداية غير معلومة – قبل 10 سنوات"),
    ("2024-02-09/2024-02-13", "2 days ago – in 2 days", "قبل يومين – بعد يومين"),
    # Before and after.
    ("[..1927]", "more than 96 years ago", "قبل أكثر من 96 سنة"),
    ("[..2024-02-10]", "before today", "قبل اليوم"),
    ("[..2024-02-09]", "more than 1 day ago", "قبل أكثر من يوم"),
    ("[2024-11..]", "in more than 8 months", "بعد أكثر من 8 أشهر"),
    ("[2024-02-12..]", "after today", "بعد اليوم"),
    # Where no phrase is both true and short, the date itself.
    ("[1928..]", "after 1927", "بعد 1927"),
    ("[..2030]", "before 2031", "قبل 2031"),
    ("[2023..2025]", "between 2023 and 2025", "بين 2023 و2025"),
    ("2023-24", "winter 2023", "شتاء 2023"),
    ("Y-66000000", "66 million years ago", "قبل 66 مليون سنة"),
    # Times.
    ("2024-02-11T11:59:30Z", "30 seconds ago", "قبل 30 ثانية"),
    ("2024-02-11T11:59", "1 minute ago", "قبل دقيقة"),
    ("2024-02-11T08Z", "4 hours ago", "قبل 4 ساعات"),
    ("2024-02-11T15:00Z", "in 3 hours", "بعد 3 ساعات"),
    ("2024-02-10T12:00Z", "24 hours ago", "قبل 24 ساعة"),
    ("2024-02-09T11:00Z", "2 days ago", "قبل يومين"),
    ("2024-02-11T12", "this hour", "هذه الساعة"),
    ("2023-01-01T00:00:00Z", "13 months ago", "قبل 13 شهرًا"),
    ("2024-02-11T05:53Z/2024-02-11T06:10Z", "5–6 hours ago", "قبل 5–6 ساعات"),
]


@pytest.mark.parametrize(("canonical", "english", "arabic"), RELATIVE, ids=lambda v: v)
def test_a_date_is_told_from_a_moment(canonical: str, english: str, arabic: str) -> None:
    when = edtf.parse(canonical)

    assert display(when, "en", "relative", look=LOOK) == english
    assert display(when, "ar", "relative", look=LOOK) == arabic


def test_digits_are_those_that_were_chosen() -> None:
    look = LOOK._replace(digits="arab")

    assert display(edtf.parse("2014"), "ar", "relative", look=look) == "قبل ١٠ سنوات"
    assert display(edtf.parse("2014"), "en", "relative", look=look) == "10 years ago"


def test_without_a_moment_nothing_can_be_told() -> None:
    with pytest.raises(ValueError, match="needs a moment"):
        display(edtf.parse("2014"), style="relative")


def test_computed_bounds_are_told_in_days() -> None:
    lo = from_civil(2024, 1, 27)
    bounds = Bounds(lo, lo + 2 * DAY, lo, lo + 2 * DAY)

    assert display_bounds(bounds, style="relative", look=LOOK) == "14–15 days ago"
    assert display_bounds(bounds, "ar", "relative", look=LOOK) == "قبل 14–15 يومًا"


def test_a_doubt_about_thirds_is_not_told_twice() -> None:
    when = parse("early 2023", ref="2024-02-11")

    assert display(when, style="relative", look=LOOK) == "10–13 months ago"


DAYS = st.integers(from_civil(-400) // DAY, from_civil(4000) // DAY)


@settings(deadline=None)
@given(DAYS, DAYS)
def test_a_day_is_as_far_as_is_said(day: int, today: int) -> None:
    """Days exactly, months and years as whole ones that have gone by on the calendar."""
    year, month, dom, _ = to_civil(day * DAY)
    when = edtf.parse(f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{dom:02}")

    text = display(when, style="relative", look=DateLook(now=today * DAY + 1))

    named = {"yesterday": (-1, "day"), "today": (0, "day"), "tomorrow": (1, "day")}
    if text in named:
        assert day - today == named[text][0]
        return
    parts = text.removeprefix("in ").removesuffix(" ago").rsplit(" ", 1)
    number = int(parts[0].replace(" ", ""))
    assert text.startswith("in ") is (day > today)
    early, late = sorted((day, today))
    if parts[1].startswith("day"):
        assert late - early == number
    else:
        months = number * (12 if parts[1].startswith("year") else 1)
        step = 12 if parts[1].startswith("year") else 1
        assert _shifted(early, months) <= late < _shifted(early, months + step)


def _shifted(day: int, months: int) -> int:
    """A day so many months later; a shorter month ends it."""
    year, month, dom, _ = to_civil(day * DAY)
    index = year * 12 + month - 1 + months
    first = from_civil(index // 12, index % 12 + 1) // DAY
    after = from_civil((index + 1) // 12, (index + 1) % 12 + 1) // DAY
    return min(first + dom - 1, after - 1)
