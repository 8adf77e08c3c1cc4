"""Which periods a list is divided into."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.dates.coordinate import from_civil
from timeline_tui.dates.periods import LEVELS, UNDATED, Period, holds, period_at, start_of, wider
from timeline_tui.dates.when import DAY, Precision
from timeline_tui.dates.words import display_period
from timeline_tui.view.headings import divided, finest, headings

HOUR = DAY // 24
MINUTE = HOUR // 60


def named(periods: Iterable[Period]) -> list[tuple[int, str]]:
    """The headings of a list, by what they say."""
    listed = list(periods)
    return [
        (position, "-" if period.year is None else display_period(period))
        for position, period in headings(divided(listed), len(listed))
    ]


def known(moment: int, level: Precision = Precision.DAY) -> Period:
    return period_at(moment, level)


def day(year: int, month: int = 1, day: int = 1) -> Period:
    return known(from_civil(year, month, day))


def year(number: int) -> Period:
    return Period(Precision.YEAR, number)


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        ([], []),
        ([year(2014)], [(0, "2014")]),
        # Two events in two months: the year is enough.
        ([day(2023, 8), day(2023, 10)], [(0, "2023")]),
        # Three a month: the months are shown.
        (
            [day(2024, 1, n) for n in (1, 2, 3)] + [day(2024, 2, n) for n in (1, 2, 3)],
            [(0, "January 2024"), (3, "February 2024")],
        ),
        # A sparse year beside a dense one.
        (
            [day(2023, 8), *(day(2024, 1, n) for n in (1, 2, 3))],
            [(0, "2023"), (1, "January 2024")],
        ),
        # What is known to the year stands under the year, and does not make it dense.
        ([year(2024)] * 9 + [day(2024, 1), day(2024, 2)], [(0, "2024")]),
        (
            [year(2024), *(day(2024, 1, n) for n in (1, 2, 3))],
            [(0, "2024"), (1, "January 2024")],
        ),
        ([day(2024)] * 4 + [UNDATED] * 2, [(0, "January 2024"), (4, "-")]),
    ],
)
def test_years_are_divided_into_months(
    periods: list[Period], expected: list[tuple[int, str]]
) -> None:
    """Periods as fine as they are known in, headings out."""
    assert named(periods) == expected


def test_what_stands_in_one_part_alone_is_named_by_it() -> None:
    """Five hits on one day of January: its name takes no row more than that of the month."""
    one = [day(2024, 1, 31)] * 5
    rest = [day(2024, 2, n) for n in (1, 2, 3)]

    assert named([*one, *rest]) == [(0, "31 January 2024"), (5, "February 2024")]
    assert named([*one[1:], *rest]) == [(0, "January 2024"), (4, "February 2024")]
    assert named([day(2024, 1, 30), *one, *rest])[0] == (0, "January 2024")


def test_a_dense_month_is_divided_into_days() -> None:
    """Five a day, twenty a month; a month beside it stays whole."""
    dense = [day(2024, 1, n) for n in (1, 2, 3, 4) for _ in range(5)]
    sparse = [day(2024, 2, n) for n in range(1, 20)]

    assert named(dense + sparse) == [
        *((n * 5, f"{n + 1} January 2024") for n in range(4)),
        (20, "February 2024"),
    ]


def test_a_dense_day_is_divided_into_hours_and_a_dense_hour_into_minutes() -> None:
    start = from_civil(2024, 1, 28)
    hours = [known(start + hour * HOUR, Precision.MINUTE) for hour in (5, 6) for _ in range(40)]
    minutes = [
        known(start + 7 * HOUR + n * MINUTE, Precision.MINUTE) for n in (1, 9) for _ in range(60)
    ]

    assert named(hours + minutes) == [
        # Forty in one minute: the hour has one heading, which is that minute's.
        (0, "28 January 2024, 05:00"),
        (40, "28 January 2024, 06:00"),
        (80, "28 January 2024, 07:01"),
        (140, "28 January 2024, 07:09"),
    ]


def test_sparse_years_are_gathered_into_centuries() -> None:
    """A heading for every emperor would be twice as many rows."""
    years = [-26, 14, 37, 41, 54, 68, 69, 79, 81, 96, 98, 117, 138, 161, 177, 193]

    assert named(map(year, years)) == [
        (0, "1st century BCE"),
        (1, "1st century"),
        (11, "2nd century"),
    ]


def test_sparse_years_are_gathered_into_decades_where_those_are_dense() -> None:
    years = [1900 + n for n in range(40) if n % 10 < 8]

    assert named(map(year, years)) == [
        (0, "1900s"),
        (8, "1910s"),
        (16, "1920s"),
        (24, "1930s"),
    ]


def test_few_sparse_years_stay_years() -> None:
    """A dozen headings are no burden."""
    assert len(named(map(year, range(1000, 1900, 75)))) == 12


def test_a_dense_year_stands_out_of_its_sparse_century() -> None:
    periods = [year(n) for n in range(1900, 1960, 3)]
    at = periods.index(year(1939))
    periods[at : at + 1] = [day(1939, 9, n) for n in range(1, 10)]

    assert (at, "September 1939") in named(periods)
    assert len(named(periods)) == 3


def test_deep_time_is_gathered_by_its_age() -> None:
    ages = [13_800, 13_700, 4_540, 4_400, 3_700, 2_400, 1_700, 900, 540, 440, 252, 201, 66, 23]

    assert [name for _, name in named(year(-age * 10**6) for age in ages)] == [
        "14–13 billion years ago",
        "5–4 billion years ago",
        "4–3 billion years ago",
        "3–2 billion years ago",
        "2–1 billion years ago",
        "the last billion years",
    ]


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        (Precision.F9, (Precision.MINUTE, 2024, 3, 15)),
        (Precision.HOUR, (Precision.HOUR, 2024, 3, 15)),
        (Precision.DAY, (Precision.DAY, 2024, 3, 15)),
        (Precision.WEEK, (Precision.MONTH, 2024, 3)),
        (Precision.MONTH, (Precision.MONTH, 2024, 3)),
        (Precision.SUBYEAR, (Precision.YEAR, 2024)),
        (Precision.YEAR, (Precision.YEAR, 2024)),
        (Precision.DECADE, (Precision.DECADE, 2020)),
        (Precision.CENTURY, (Precision.CENTURY, 2000)),
        (None, (Precision.YEAR, 2024)),
    ],
)
def test_a_period_is_never_finer_than_the_date(
    precision: Precision | None, expected: tuple[Precision, int]
) -> None:
    """The month counts where it is known."""
    at = from_civil(2024, 3, 15)

    assert finest(at, at, precision) == Period(*expected)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ((2024, 1, 29), (2024, 1, 31), (Precision.MONTH, 2024, 1)),
        ((2024, 1, 29), (2024, 2, 4), (Precision.YEAR, 2024)),
        ((2023, 12, 29), (2024, 1, 4), (Precision.DECADE, 2020)),
        ((-13_850_000_000,), (-13_750_000_000,), (Precision.GIGAYEAR, -14 * 10**9)),
        ((-43,), (43,), (Precision.GIGAYEAR, None)),
    ],
)
def test_a_period_holds_all_of_a_fuzzy_start(
    first: tuple[int, ...], last: tuple[int, ...], expected: tuple[Precision, int | None]
) -> None:
    found = finest(from_civil(*first), from_civil(*last), Precision.DAY)

    if expected[1] is None:
        assert found.years >= 1000
    else:
        assert found == Period(*expected)


moments = st.integers(-(14 * 10**9) * 365 * DAY, 20_000 * 365 * DAY)
near = st.integers(from_civil(-300), from_civil(2100))


@given(moments | near, st.sampled_from(LEVELS))
def test_periods_hold_their_moments_and_nest(moment: int, level: Precision) -> None:
    period = period_at(moment, level)

    assert holds(period, moment)
    assert start_of(period) <= moment
    assert wider(period_at(moment, Precision.MINUTE), level) == period
    if period.year not in (1, -8):  # the first decades are a year short
        assert holds(period, start_of(period))
    assert display_period(period)


@given(st.lists(st.tuples(near, st.sampled_from(LEVELS)), max_size=60))
def test_headings_are_never_finer_than_the_dates(dates: list[tuple[int, Precision]]) -> None:
    """And each holds what stands under it."""
    dates.sort()
    periods = [period_at(at, level) for at, level in dates]
    found = headings(divided(periods), len(periods))

    ends = [*(heading.position for heading in found), len(periods)]
    assert ends[0] == 0
    for heading, (first, end) in zip(found, pairwise(ends), strict=True):
        assert first < end
        for period, (at, _) in zip(periods[first:end], dates[first:end], strict=True):
            assert heading.period.level <= period.level
            assert holds(heading.period, at) or period.level < Precision.YEAR
