"""The coordinate: civil dates to integers and back, over the whole of time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.dates.coordinate import (
    bound_text,
    civil_from_days,
    days_from_civil,
    days_in_month,
    from_civil,
    is_leap,
    to_civil,
    valid_days,
    weekday,
    year_text,
)
from timeline_tui.dates.when import DAY, NEG, POS
from timeline_tui.errors import DateError

GIGAYEARS = 16 * 10**9


@settings(max_examples=300, deadline=None)
@given(st.integers(-GIGAYEARS * 366, GIGAYEARS * 366))
def test_days_survive_the_way_to_the_calendar_and_back(days: int) -> None:
    year, month, day = civil_from_days(days)

    assert days_from_civil(year, month, day) == days
    assert 1 <= day <= days_in_month(year, month)


@settings(max_examples=300, deadline=None)
@given(st.integers(-GIGAYEARS * 366 * DAY, GIGAYEARS * 366 * DAY))
def test_moments_survive_the_way_to_the_calendar_and_back(moment: int) -> None:
    civil = to_civil(moment)

    assert from_civil(*civil) == moment
    assert 0 <= civil.ns < DAY


@settings(max_examples=200, deadline=None)
@given(st.dates())
def test_days_agree_with_datetime(day: date) -> None:
    days = day.toordinal() - 719_163

    assert days_from_civil(day.year, day.month, day.day) == days
    assert weekday(days * DAY) == day.weekday()


@pytest.mark.parametrize(
    ("year", "leap"),
    [(2024, True), (2023, False), (1900, False), (2000, True), (0, True), (-4, True)],
)
def test_leap_years_follow_the_gregorian_rule(year: int, leap: bool) -> None:
    assert is_leap(year) is leap


@pytest.mark.parametrize(
    ("year", "text"),
    [
        (2024, "2024"),
        (0, "0000"),
        (-43, "-0043"),
        (9999, "9999"),
        (10000, "Y10000"),
        (-10000, "Y-10000"),
    ],
)
def test_years_are_written_in_edtf(year: int, text: str) -> None:
    assert year_text(year) == text


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (from_civil(2024, 1, 28), "2024-01-28"),
        (from_civil(2024, 1, 28, 60 * 10**9), "2024-01-28T00:01"),
        (from_civil(2024, 1, 28, 10**9), "2024-01-28T00:00:01"),
        (from_civil(2024, 1, 28, 1), "2024-01-28T00:00:00.000000001"),
        (from_civil(-13_850_000_000), "Y-13850000000-01-01"),
        (NEG, None),
        (NEG + 1, None),
        (POS - 1, None),
        (POS, None),
    ],
)
def test_bounds_are_written_as_short_as_possible(moment: int, text: str | None) -> None:
    assert bound_text(moment) == text


@pytest.mark.parametrize(
    ("year", "month", "day", "position"),
    [(2023, 2, 29, 8), (2023, 13, 1, 5), (2023, 0, 1, 5), (2023, 1, 0, 8)],
)
def test_days_that_do_not_exist_are_pointed_at(
    year: int, month: int, day: int, position: int
) -> None:
    with pytest.raises(DateError) as caught:
        valid_days(year, month, day, text="text", position=5)

    assert caught.value.position == position
