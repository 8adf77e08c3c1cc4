"""Periods as the numbers that stand in the columns, and back: counted from year 0 or from 1970.

A column is empty where the period of an event is not known that finely.
"""

from __future__ import annotations

from functools import lru_cache

from timeline_tui.dates.coordinate import civil_from_days, days_from_civil
from timeline_tui.dates.periods import MINUTES, UNDATED, Period, wider
from timeline_tui.dates.when import Precision

REMEMBERED = 65_536
"""So many periods are not made anew for every filter."""
COLUMNS = {
    Precision.YEAR: "year",
    Precision.MONTH: "month",
    Precision.DAY: "day",
    Precision.HOUR: "hour",
    Precision.MINUTE: "minute",
}
"""Which column counts the periods of a level."""


def period_cells(period: Period) -> list[str]:
    """Give the level of a period and its numbers in the columns of `schema.PARTS`."""
    if period.year is None:
        return [""] * 6
    numbers = [key_of(period, level) for level in COLUMNS if level <= max(period.level, 0)]
    cells = [str(int(period.level)), *map(str, numbers)]
    return cells + [""] * (6 - len(cells))


def key_of(period: Period, level: Precision) -> int:
    """Give the number of a dated period among those of a level, which is no finer than its own."""
    year = period.year or 0
    if level is Precision.YEAR:
        return year
    if level is Precision.MONTH:
        return year * 12 + period.month - 1
    days = days_from_civil(year, period.month, period.day)
    if level is Precision.DAY:
        return days
    return days * 24 + period.minute // 60 if level is Precision.HOUR else _minutes(days, period)


@lru_cache(maxsize=REMEMBERED)
def period_of_key(key: int, level: Precision) -> Period:
    """Give the period of a level that has a number."""
    match level:
        case Precision.YEAR:
            return Period(level, key)
        case Precision.MONTH:
            return Period(level, key // 12, key % 12 + 1)
        case Precision.DAY:
            return Period(level, *civil_from_days(key))
        case Precision.HOUR:
            return Period(level, *civil_from_days(key // 24), key % 24 * 60)
        case Precision.MINUTE:
            return Period(level, *civil_from_days(key // MINUTES), key % MINUTES)
        case _:
            raise ValueError(f"no column counts {level.word}s")


def period_of_year(year: int | None, level: int | None) -> Period:
    """Give the year, or the longer period of a level that begins with it."""
    if year is None:
        return UNDATED
    return wider(Period(Precision.YEAR, year), Precision(min(level or 0, 0)))


def _minutes(days: int, period: Period) -> int:
    return days * MINUTES + period.minute
