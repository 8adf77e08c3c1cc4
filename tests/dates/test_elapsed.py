"""Lengths of time in short words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.dates import DAY, NEG, POS, SECOND, Bounds, edtf
from timeline_tui.dates.coordinate import days_in_month, from_civil, to_civil
from timeline_tui.dates.elapsed import between, elapsed, from_anchor, gap, months_and_days

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
        ("2023-08", "2024-01", "4–6 mo"),
        ("2024-01-27", "2024-01-28T05:53", "5–30 h"),
        ("2024-01-01T00:00:00", "2024-01-03T05:00:00", "2 d 5 h"),
        ("2024-01-01", "[2024-01-05..]", "≥ 3 d"),
        ("2024-01-27", "2024-01-27", "0 d"),
        ("2024-01-27T00:00", "2024-01-27", "<24 h"),
        ("2024", "2023", ""),
        ("2014/..", "2023", ""),
        ("2014/", "2023", ""),
        ("2023-08-07/2023-08-08", "[2024-01-26..]", "≥ 5 mo"),
        ("2024-01-25", "[2024-01-28..]", "≥ 2 d"),
        ("2024-01-25", "2024-01-25/2024-01-31", "0 d"),
        ("2024-01-25", "[2024-01-25..2024-01-31]", "<7 d"),
        ("2024-01-27", "[2024-01-27..2024-01-28]", "<2 d"),
        ("2024", "2024-01-25", "<12 mo"),
        ("[..1927]", "1935", "≥ 7 y"),
        ("1990", "1995", "4–6 y"),
        ("1990", "1992", "1–3 y"),
        ("2024-01-01T00:00", "2024-01-01T00:00", "<1 min"),
        ("2024-01-01T05:53", "2024-01-01T06:10:30", "16–18 min"),
        ("2024-01-31", "2025-02-28", "1 y 1 mo"),
        ("2022-09-14", "2024-02-13", "1 y 4 mo"),
        ("-0043-03-15", "2024", "2066–2068 y"),
        ("Y-66000000", "2024", "66–66.1 Myr"),
        ("[Y-13850000000..Y-13750000000]", "2024", "13.7–13.9 Gyr"),
        ("[..1927]", "1928", ""),
        ("1928", "[..1950]", ""),
    ],
)
def test_between_dates_only_what_is_known_is_told(first: str, second: str, text: str) -> None:
    assert between(edtf.parse(first).bounds, edtf.parse(second).bounds) == text


def bounds(canonical: str) -> Bounds:
    return edtf.parse(canonical).bounds


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("1984~", "1993", "~9 y"),
        ("1984", "1993~", "~9 y"),
        ("1984-06~", "1984-08-12", "~2 mo"),
        ("2024-01-25~", "2024-01-28", "~3 d"),
        ("2024-01-25~", "2024-01-25", "<24 h"),
        ("1984~", "1984-06", "<7 mo"),
        ("Y-66000000~", "2024", "~66 Myr"),
        ("[..1927~]", "1935", "≥ 7 y"),
    ],
)
def test_between_approximate_dates_the_middle_is_told_as_such(
    first: str, second: str, text: str
) -> None:
    assert between(bounds(first), bounds(second), is_approximate=True) == text


# The sample, each event after the one above it, as far as it is dated.
SAMPLE = [
    ("2014", "2023-08-07/2023-08-08", "+8–10 y"),
    ("2023-08-07/2023-08-08", "2024-01-25", "+170 d"),
    ("2024-01-25", "2024-01-27", "+2 d"),
    # Computed from its relations, the talks began on one of two days.
    ("2024-01-25", "[2024-01-27..2024-01-28]", "+1–4 d"),
    ("[2024-01-27..2024-01-28]", "2024-01-28", "<2 d"),
    ("2024-01-28", "2024-02-08", "+11 d"),
    ("2024-02-08", "2024-02-11", "+3 d"),
]


@pytest.mark.parametrize(("first", "second", "text"), SAMPLE)
def test_gaps_of_the_sample(first: str, second: str, text: str) -> None:
    assert gap(bounds(first), bounds(second)) == text


@pytest.mark.parametrize(
    ("anchor", "other", "text"),
    [
        ("2024-01-25", "2024-01-28", "T+3 d"),
        ("2024-01-25", "2024-01-22", "T−3 d"),
        ("2024-01-25", "2024-01-25", "T+0 d"),
        ("2024-01-25", "2014", "T−9–11 y"),
        ("2024-01-25", "2024-01", "T±<25 d"),
        # Starts are compared, so that what goes on has its place.
        ("2024-01-25/2024-01-30", "2024-01-28/..", "T+3 d"),
        ("2024-01-25", "[2024-01-28..]", "T+≥ 2 d"),
        ("2024-01-25", "/2024", ""),
    ],
)
def test_how_far_from_an_anchor(anchor: str, other: str, text: str) -> None:
    assert from_anchor(bounds(anchor), bounds(other)) == text


UNITS = {"ns": 1, "µs": 1000, "ms": 10**6, "s": SECOND, "min": 60 * SECOND, "h": HOUR, "d": DAY}
AGES = {"kyr": 1000 * YEAR, "Myr": 10**6 * YEAR, "Gyr": 10**9 * YEAR}


def _later(moment: int, number: str, unit: str) -> int:
    """The moment so many units later; months are those of the calendar."""
    if unit in AGES:
        return moment + int(float(number) * 10) * AGES[unit] // 10
    if unit in UNITS:
        return moment + int(number) * UNITS[unit]
    year, month, day, ns = to_civil(moment)
    index = year * 12 + month - 1 + int(number) * (12 if unit == "y" else 1)
    year, month = index // 12, index % 12 + 1
    return from_civil(year, month, min(day, days_in_month(year, month)), ns)


def _holds(text: str, x: int, y: int) -> bool:
    """Whether a distance lies inside what was told."""
    bare = text.lstrip("<≥ ")
    number, unit = bare.split(" ", 1)
    if text.startswith("<"):
        early, late = sorted((x, y))
        return late < _later(early, number, unit)
    if text.startswith("≥"):
        return y >= _later(x, number, unit)
    low, high = number.split("–")
    return _later(x, low, unit) <= y <= _later(x, high, unit)


def _regions(
    places: st.SearchStrategy[int], widths: st.SearchStrategy[int]
) -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(places, widths).map(lambda pair: (pair[0], pair[0] + pair[1]))


SMALL = _regions(st.integers(-30, 30), st.integers(1, 12))


@settings(deadline=None)
@given(SMALL, SMALL)
def test_no_pair_of_moments_is_outside_of_what_is_told(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    """All pairs, by brute force: two nanoseconds are as good as two years."""
    text = between(Bounds(first[0], first[1], *first), Bounds(*second, second[0], second[1]))

    pairs = [(x, y) for x in range(*first) for y in range(*second)]
    if not text:
        # Nothing is told only where it is never later.
        assert all(y <= x for x, y in pairs)
    elif "–" in text or text.startswith("<"):
        assert all(_holds(text, x, y) for x, y in pairs)
    else:
        # Two moments exactly, or two units alike.
        assert first[1] - first[0] == second[1] - second[0]
        assert text == elapsed(second[0] - first[0]) or second[0] == first[0]


WIDTHS = st.sampled_from(
    (1, 10**6, SECOND, 60 * SECOND, HOUR, 7 * HOUR, DAY, 7 * DAY, 31 * DAY, 365 * DAY, 3652 * DAY)
)
PLACES = st.integers(from_civil(-3000), from_civil(3000)) | st.integers(
    from_civil(1990) // DAY, from_civil(1994) // DAY
).map(lambda day: day * DAY)
LARGE = _regions(PLACES, WIDTHS)


@settings(deadline=None)
@given(LARGE, LARGE, st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=5))
def test_what_is_told_holds_at_the_corners_and_within(
    first: tuple[int, int], second: tuple[int, int], within: list[tuple[float, float]]
) -> None:
    text = between(Bounds(first[0], first[1], *first), Bounds(*second, second[0], second[1]))

    if not ("–" in text or text.startswith("<")):
        return
    shares = [(0, 0), (0, 1), (1, 0), (1, 1), *within]
    for a, b in shares:
        # A share is a float: of a long region it may be rounded past the last moment.
        x = min(first[0] + int(a * (first[1] - 1 - first[0])), first[1] - 1)
        y = min(second[0] + int(b * (second[1] - 1 - second[0])), second[1] - 1)
        assert _holds(text, x, y), (text, x, y)


@settings(deadline=None)
@given(LARGE, PLACES)
def test_a_bound_below_holds_for_the_latest_and_the_earliest(
    first: tuple[int, int], second: int
) -> None:
    text = between(Bounds(first[0], first[1], *first), Bounds(second, POS, second, POS))

    assert bool(text) is (second > first[1])
    assert not text or _holds(text, first[1] - 1, second)
    assert text == between(
        Bounds(NEG, first[1], NEG, first[1]), Bounds(second, second + 1, second, second + 1)
    )


@settings(deadline=None)
@given(LARGE, LARGE)
def test_an_approximate_length_lies_between_the_least_and_the_greatest(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    text = between(
        Bounds(first[0], first[1], *first),
        Bounds(*second, second[0], second[1]),
        is_approximate=True,
    )

    if text.startswith("~"):
        number, unit = text[1:].split()
        size = {**UNITS, **AGES, "y": YEAR, "mo": YEAR // 12}[unit]
        least, most = second[0] - first[1] + 1, second[1] - 1 - first[0]
        assert least - size <= float(number) * size <= most + size


@settings(deadline=None)
@given(PLACES, PLACES)
def test_months_and_days_are_those_of_the_calendar(early: int, late: int) -> None:
    early, late = sorted((early, late))

    months, days = months_and_days(early, late)

    month_later = _later(early, str(months), "mo")
    assert month_later <= late < _later(early, str(months + 1), "mo")
    assert days == (late - month_later) // DAY
