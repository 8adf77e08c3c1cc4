"""Stretches of the calendar that have a name: from a minute up to a billion years.

       … ─ century ─ decade ─ year ─ month ─ day ─ hour ─ minute

What the names are in words is the business of `words`. Years before `DEEP` are told by how long ago
they were, so they have no decades, centuries and millennia.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from timeline_tui.dates.coordinate import civil_from_days, from_civil
from timeline_tui.dates.when import DAY, SECOND, Precision

DEEP = -9999
"""The first year that has a decade."""
MINUTES = 1440
"""In a day."""

_YEARS = 365 * DAY
LENGTHS: Mapping[Precision, int] = {
    Precision.MINUTE: 60 * SECOND,
    Precision.HOUR: 3600 * SECOND,
    Precision.DAY: DAY,
    Precision.MONTH: 28 * DAY,
    Precision.YEAR: _YEARS,
    Precision.DECADE: 10 * _YEARS,
    Precision.CENTURY: 100 * _YEARS,
    Precision.MILLENNIUM: 1000 * _YEARS,
    Precision.MEGAYEAR: 10**6 * _YEARS,
    Precision.GIGAYEAR: 10**9 * _YEARS,
}
"""The kinds of periods, from fine to coarse, and how many ns the shortest of a kind lasts."""
LEVELS = tuple(LENGTHS)
_WIDTHS = {
    Precision.DECADE: 10,
    Precision.CENTURY: 100,
    Precision.MILLENNIUM: 1000,
    Precision.MEGAYEAR: 10**6,
    Precision.GIGAYEAR: 10**9,
}


class Date(NamedTuple):
    """What is shown of a day, month or year."""

    year: int
    month: int | None = None
    day: int | None = None


class Period(NamedTuple):
    """A stretch of the calendar; fields finer than its level are 0."""

    level: Precision
    year: int | None
    """Astronomical, the first one where there are several; None over the undated."""
    month: int = 0
    day: int = 0
    minute: int = 0
    """Of the day, the first one of an hour."""

    @property
    def date(self) -> Date | None:
        """The day that it is, or is a part of."""
        is_day = self.year is not None and self.day > 0
        return Date(self.year or 0, self.month, self.day) if is_day else None

    @property
    def years(self) -> int:
        """How many years it has, where it has whole ones; 0 for a month and less."""
        return _WIDTHS.get(self.level, 1 if self.level is Precision.YEAR else 0)


UNDATED = Period(Precision.YEAR, None)
"""Stands over what has no date."""
WHOLE = Period(Precision.GIGAYEAR, None)
"""Stands over a list that is in no order of time: it has no name."""


def period_at(moment: int, level: Precision) -> Period:
    """Give the period of a kind that holds a civil moment (ns)."""
    days, ns = divmod(moment, DAY)
    finest = Period(Precision.MINUTE, *civil_from_days(days), ns // (60 * SECOND))
    return wider(finest, level)


def wider(period: Period, level: Precision) -> Period:
    """Give the period of a kind that holds a period; itself where it is that wide already."""
    if period.level <= level or period.year is None:
        return period
    match level:
        case Precision.HOUR:
            return period._replace(level=level, minute=period.minute // 60 * 60)
        case Precision.DAY:
            return period._replace(level=level, minute=0)
        case Precision.MONTH:
            return Period(level, period.year, period.month)
        case Precision.YEAR:
            return Period(level, period.year)
        case _:
            return _of_years(period.year, _fitting(period.year, level))


def level_of(precision: Precision | None) -> Precision:
    """Give the finest kind of period that a date of some precision can stand in."""
    known = Precision.YEAR if precision is None else precision
    return next((level for level in LEVELS if level <= known), Precision.GIGAYEAR)


def holds(period: Period, moment: int) -> bool:
    """Tell whether a civil moment (ns) lies in a period."""
    return period_at(moment, period.level) == period


def start_of(period: Period) -> int:
    """Give the civil moment (ns) at which a dated period begins."""
    ns = period.minute * 60 * SECOND
    return from_civil(period.year or 0, period.month or 1, period.day or 1, ns)


def _fitting(year: int, level: Precision) -> Precision:
    """Deep years have none of the usual kinds, and others none of the deep ones."""
    if year < DEEP:
        is_short = level in (Precision.DECADE, Precision.MEGAYEAR)
        return Precision.MEGAYEAR if is_short else Precision.GIGAYEAR
    return max(level, Precision.MILLENNIUM)


def _of_years(year: int, level: Precision) -> Period:
    width = _WIDTHS[level]
    if year > 0:
        return Period(level, max(1, year // width * width))
    if level is Precision.DECADE:
        # The forties BCE are 49 to 40: a decade is called by its last year there.
        return Period(level, -((1 - year) // width * width + width - 2))
    if level < Precision.MILLENNIUM:
        return Period(level, -((-year - 1) // width + 1) * width)
    return Period(level, 1 - (-year // width + 1) * width)
