"""The coordinate: nanoseconds since 1970-01-01T00:00:00 UTC to civil dates and back.

Proleptic Gregorian, astronomical years (0 is 1 BCE), any integer year, no leap seconds, no floats.
The day arithmetic is Howard Hinnant's `days_from_civil` and its inverse.
"""

from __future__ import annotations

from typing import NamedTuple

from timeline_tui.dates.when import DAY, SECOND, is_known
from timeline_tui.errors import DateError
from timeline_tui.text.catalogue import tr


class Civil(NamedTuple):
    """A moment on a calendar and a clock."""

    year: int
    """Astronomical: 0 is 1 BCE, -43 is 44 BCE."""
    month: int
    day: int
    ns: int
    """Nanoseconds since midnight."""


def days_from_civil(year: int, month: int, day: int) -> int:
    """Give the day number of a date, 1970-01-01 being 0."""
    year -= month <= 2
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146_097 + day_of_era - 719_468


def civil_from_days(days: int) -> tuple[int, int, int]:
    """Give year, month and day of a day number."""
    era, day_of_era = divmod(days + 719_468, 146_097)
    year_of_era = (
        day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096
    ) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + (3 if shifted < 10 else -9)
    day = day_of_year - (153 * shifted + 2) // 5 + 1
    return year_of_era + era * 400 + (month <= 2), month, day


def from_civil(year: int, month: int = 1, day: int = 1, ns: int = 0) -> int:
    """Give the moment of a date and the nanoseconds since its midnight."""
    return days_from_civil(year, month, day) * DAY + ns


def to_civil(moment: int) -> Civil:
    """Give date and time of day of a moment."""
    days, ns = divmod(moment, DAY)
    return Civil(*civil_from_days(days), ns)


def weekday(moment: int) -> int:
    """Give the day of the week of a moment, Monday being 0."""
    return (moment // DAY + 3) % 7


def is_leap(year: int) -> bool:
    """Tell whether an astronomical year has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Give how many days a month has."""
    return (
        29
        if month == 2 and is_leap(year)
        else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    )


def valid_days(year: int, month: int, day: int, *, text: str, position: int) -> int:
    """Give the day number of a date that exists; else raise DateError.

    `text` is what was written and `position` where its month stands in `yyyy-mm-dd`.
    """
    if not 1 <= month <= 12:
        hint = tr("Months are 01 to 12, seasons 21 to 24.")
        raise DateError(
            tr("there is no month {month:02}", month=month), text=text, position=position, hint=hint
        )
    last = days_in_month(year, month)
    if not 1 <= day <= last:
        where = f"{year_text(year)}-{month:02}"
        hint = tr("{month} has {days} days.", month=where, days=last)
        message = tr("there is no day {date}", date=f"{where}-{day:02}")
        raise DateError(message, text=text, position=position + 3, hint=hint)
    return days_from_civil(year, month, day)


def year_text(year: int) -> str:
    """Give a year in EDTF: four digits, signed below 0, `Y` and all digits beyond 9999."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


def bound_text(moment: int) -> str | None:
    """Give the shortest ISO form of a bound, without a zone; None for open and unknown.

    A midnight is a bare date; otherwise seconds or only minutes where they are zero, and a
    fraction without trailing zeros.
    """
    if not is_known(moment):
        return None
    year, month, day, ns = to_civil(moment)
    date = f"{year_text(year)}-{month:02}-{day:02}"
    return date if ns == 0 else f"{date}T{clock_text(ns)}"


def clock_text(ns: int) -> str:
    """Give a time of day as `hh:mm`, `hh:mm:ss` or with as many fraction digits as it needs."""
    seconds, fraction = divmod(ns, SECOND)
    minutes, second = divmod(seconds, 60)
    clock = f"{minutes // 60:02}:{minutes % 60:02}"
    if fraction:
        return f"{clock}:{second:02}.{f'{fraction:09}'.rstrip('0')}"
    return f"{clock}:{second:02}" if second else clock
