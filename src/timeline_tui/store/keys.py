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
    cells = [str(int(period.level)), *map(str, _numbers(period))]
    return cells + [""] * (6 - len(cells))


def _numbers(period: Period) -> list[int]:
    """Give the numbers of a dated period in the columns of its own level and the coarser ones."""
    year, level = period.year or 0, period.level
    if level < Precision.MONTH:
        return [year]
    months = year * 12 + period.month - 1
    if level < Precision.DAY:
        return [year, months]
    days = days_from_civil(year, period.month, period.day)
    numbers = [year, months, days, days * 24 + period.minute // 60, days * MINUTES + period.minute]
    return numbers[: 3 + (level >= Precision.HOUR) + (level >= Precision.MINUTE)]


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
