"""Lengths of time in short words."""

from __future__ import annotations

import pytest

from timeline_tui.dates import DAY, SECOND, edtf
from timeline_tui.dates.elapsed import between, elapsed

HOUR = 3600 * SECOND
YEAR = 31_556_952 * SECOND


@pytest.mark.parametrize(
    ("ns", "text"),
    [
        (0, "0 s"),
        (1, "1 ns"),
        (123_456, "123 µs"),
        (1_500_000, "1 ms 500 µs"),
        (90 * SECOND, "1 min 30 s"),
        (20 * HOUR + 53 * 60 * SECOND, "20 h"),
        (5 * DAY + 3 * HOUR, "5 d 3 h"),
        (16 * DAY + 4 * HOUR, "16 d"),
        (60 * DAY, "60 d"),
        (78 * DAY, "2 mo 17 d"),
        (9 * YEAR + DAY, "9 y"),
        (400 * YEAR, "400 y"),
        (12_000 * YEAR, "12 kyr"),
        (66 * 10**6 * YEAR, "66 Myr"),
        (13_800 * 10**6 * YEAR, "13.8 Gyr"),
        (-DAY, "-1 d"),
    ],
)
def test_a_length_is_told_in_two_units_at_most(ns: int, text: str) -> None:
    assert elapsed(ns) == text


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("2023-08-07/2023-08-08", "2024-01-25", "170 d"),
        ("2024-01-25", "2024-01-27", "2 d"),
        ("2024-01-28", "2024-02-08", "11 d"),
        ("2024-02-08", "2024-02-11", "3 d"),
        ("-0043-03-15", "2024-02-11", "2066 y"),
        ("2014", "2023", "8–10 y"),
        ("2023-08", "2024-01", "4–7 mo"),
        ("2024-01-27", "2024-01-28T05:53", "5–30 h"),
        ("2024-01-01T00:00:00", "2024-01-03T05:00:00", "2 d 5 h"),
        ("2024-01-01", "[2024-01-05..]", "≥ 3 d"),
        ("2024-01-27", "2024-01-27", "0 d"),
        ("2024-01-27T00:00", "2024-01-27", "<1 d"),
        ("2024", "2023", ""),
        ("2014/..", "2023", ""),
        ("[..1927]", "1928", ""),
        ("1928", "[..1950]", ""),
    ],
)
def test_between_dates_only_what_is_known_is_told(first: str, second: str, text: str) -> None:
    assert between(edtf.parse(first).bounds, edtf.parse(second).bounds) == text
