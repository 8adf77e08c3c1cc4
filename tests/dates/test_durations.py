"""Lengths of time."""

from __future__ import annotations

import pytest

from timeline_tui.dates.coordinate import from_civil
from timeline_tui.dates.durations import Duration, duration
from timeline_tui.dates.when import DAY, SECOND
from timeline_tui.errors import DateError

HOUR = 3600 * SECOND


@pytest.mark.parametrize(
    ("text", "ns", "months"),
    [
        ("24h", 24 * HOUR, 0),
        ("2d 12h", 60 * HOUR, 0),
        ("2d12h", 60 * HOUR, 0),
        ("1.5h", 90 * 60 * SECOND, 0),
        ("90 min", 90 * 60 * SECOND, 0),
        ("5m", 300 * SECOND, 0),
        ("1w", 7 * DAY, 0),
        ("3 days", 3 * DAY, 0),
        ("250ms", 250_000_000, 0),
        ("1us", 1_000, 0),
        ("1ns", 1, 0),
        ("6mo", 0, 6),
        ("1y 2mo", 0, 14),
        ("0d", 0, 0),
        ("P1D", DAY, 0),
        ("PT24H", 24 * HOUR, 0),
        ("P1Y2M3W4DT5H6M7.5S", (25 * 24 + 5) * HOUR + 6 * 60 * SECOND + 7_500_000_000, 14),
    ],
)
def test_lengths_are_read(text: str, ns: int, months: int) -> None:
    assert duration(text) == Duration(ns, months)


@pytest.mark.parametrize(
    "text", ["", "24", "h", "P", "PT", "3 parsecs", "1.5ns", "x24h", "24h!", "-3d", "9" * 40 + "y"]
)
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(DateError) as caught:
        duration(text)

    assert caught.value.hint


def test_months_and_years_are_ranges() -> None:
    assert Duration(0, 2).range() == (56 * DAY, 62 * DAY)
    assert Duration(HOUR, 12).range() == (365 * DAY + HOUR, 366 * DAY + HOUR)


@pytest.mark.parametrize(
    ("start", "months", "sign", "days"),
    [
        ((2024, 1, 31), 1, 1, 29),
        ((2023, 1, 31), 1, 1, 28),
        ((2024, 2, 29), 12, 1, 365),
        ((2024, 3, 31), 1, -1, 31),
    ],
)
def test_months_from_a_day_on_follow_the_calendar(
    start: tuple[int, int, int], months: int, sign: int, days: int
) -> None:
    assert Duration(0, months).since(from_civil(*start), sign) == days * DAY
