"""What a date without a year, a weekday or "two weeks ago" means, counted from a given day.

Days are numbers from 1970-01-01. The day to count from is always an argument: nothing here reads a
clock. Julian dates are converted here too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from timeline_tui.dates.coordinate import (
    civil_from_days,
    days_from_civil,
    days_in_month,
    year_text,
)
from timeline_tui.errors import DateError
from timeline_tui.text.catalogue import tr

Direction = Literal["", "past", "future", "this"]
"""Where a word such as "last" or "next" points."""


class Context(NamedTuple):
    """What the reading of a date depends on beside its words."""

    ref: int | None
    """The day that everything counts from."""
    order: str | None
    mode: str

    @property
    def day(self) -> int:
        """The day that everything counts from; raises DateError where there is none."""
        if self.ref is None:
            raise DateError(
                tr("it counts from a day that is not known"),
                hint=tr(
                    "Say when the text was published (published: 2024-02-11), or write the year."
                ),
            )
        return self.ref


def year_of(
    context: Context, month: int, day: int | None, direction: Direction, months: int = 1
) -> int:
    """Give the year that a day, or a number of months, without one lies in. Raises DateError."""
    today = context.day
    year = civil_from_days(today)[0]
    if direction == "this":
        return year
    fitting = []
    for near, first, last in _regions(year, month, day, months):
        # A day of grace absorbs time zones; "last" and "next" are meant strictly.
        match direction or context.mode:
            case "past":
                fits = last < today if direction else first <= today + 1
            case "future":
                fits = first > today if direction else last >= today - 1
            case _:
                fits = True
        if fits:
            fitting.append((abs(first - today), near))
    if not fitting:
        raise DateError(
            tr("no year near has such a day"), hint=tr("Check the day and write the year.")
        )
    return min(fitting)[1]


def weekday_of(context: Context, weekday: int, direction: Direction) -> int:
    """Give the day of a weekday: `past` and `future` strictly, else by mode, today included."""
    today = context.day
    since = (today + 3 - weekday) % 7
    match direction or context.mode:
        case "past":
            return today - (since or (7 if direction else 0))
        case "future":
            return today + (-since % 7 or (7 if direction else 0))
        case _:
            return today - since if since <= 3 else today + 7 - since


def ago(context: Context, count: int, unit: str) -> str:
    """Give in EDTF what lies some units before: days and weeks to the day, others as a whole.

    Raises DateError for units shorter than a day.
    """
    year, month, _ = civil_from_days(context.day)
    match unit:
        case "day" | "week":
            return day_text(context.day - count * (7 if unit == "week" else 1))
        case "month":
            years, index = divmod(month - 1 - count, 12)
            return f"{year_text(year + years)}-{index + 1:02}"
        case "quarter":
            years, index = divmod((month - 1) // 3 - count, 4)
            return f"{year_text(year + years)}-{33 + index}"
        case "year":
            return year_text(year - count)
        case "decade" | "century":
            return _many_years(year, count, 10 if unit == "decade" else 100)
        case _:
            hint = tr("Write the day, or the day and the time.")
            raise DateError(tr("it counts from a time of day that is not known"), hint=hint)


def _many_years(year: int, count: int, width: int) -> str:
    number = year // width - count
    if number < 0:
        raise DateError(tr("it lies before the year 0"), hint=tr("Write the years: 300 BCE."))
    return f"{number:03}X" if width == 10 else f"{number:02}XX"


def beside(context: Context, steps: int, unit: str) -> str:
    """Give in EDTF the day, week, month, year ... some steps from the present one."""
    if unit != "week":
        return ago(context, -steps, unit)
    monday = _monday(context) + 7 * steps
    return f"[{day_text(monday)}..{day_text(monday + 6)}]"


def part_of_present(context: Context, unit: str, is_past: bool) -> str:
    """Give in EDTF the days of the present week, month or year until today, or from today on."""
    year, month, _ = civil_from_days(context.day)
    match unit:
        case "week":
            first = _monday(context)
            last = first + 6
        case "month":
            first = days_from_civil(year, month, 1)
            last = first + days_in_month(year, month) - 1
        case _:
            first, last = days_from_civil(year, 1, 1), days_from_civil(year, 12, 31)
    start, end = (first, context.day) if is_past else (context.day, last)
    return f"[{day_text(start)}..{day_text(end)}]"


def iso_week(year: int, week: int) -> int:
    """Give the Monday of a week of ISO 8601. Raises DateError where the year has no such week."""
    first = _first_week(year)
    monday = first + 7 * (week - 1)
    if not first <= monday < _first_week(year + 1):
        raise DateError(
            tr("{year} has no week {week}", year=year, week=week),
            hint=tr("Weeks are 01 to 52, at times 53."),
        )
    return monday


def _first_week(year: int) -> int:
    """The Monday of the week that has the fourth of January."""
    fourth = days_from_civil(year, 1, 4)
    return fourth - (fourth + 3) % 7


def _monday(context: Context) -> int:
    return context.day - (context.day + 3) % 7


def years_ago(number: str, power: int) -> str:
    """Give in EDTF a large number of years ago, as exact as its last digit.

    Without a power of ten in words, three zeros are one: 65,000,000 is 65 million.
    """
    whole, _, fraction = number.partition(".")
    if len(fraction) > power:
        raise DateError(tr("finer than a year"), hint=tr("Leave the last digits away."))
    zeros = len(whole) - len(whole.rstrip("0")) if not (fraction or power) else 0
    unit: int = 10 ** (power - len(fraction) + zeros // 3 * 3)
    years = int(f"{whole}{fraction}") * 10 ** (power - len(fraction))
    return f"[{year_text(-years - unit // 2)}..{year_text(-years + unit // 2)}]"


def day_text(days: int) -> str:
    """Give a day number in EDTF."""
    year, month, day = civil_from_days(days)
    return f"{year_text(year)}-{month:02}-{day:02}"


def from_julian(year: int, month: int, day: int) -> tuple[int, int, int]:
    """Give the Gregorian date of a Julian one (Richards' day count). Raises DateError."""
    last = 29 if month == 2 and year % 4 == 0 else days_in_month(2023, month)
    if not 1 <= day <= last:
        message = tr("there is no day {day} in that Julian month", day=day)
        raise DateError(message, hint=tr("Leave the mark for Julian away if it is Gregorian."))
    shift = (14 - month) // 12
    months = month + 12 * shift - 3
    years = year + 4800 - shift
    julian_day = day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32_083
    return civil_from_days(julian_day - 2_440_588)


def _regions(year: int, month: int, day: int | None, months: int) -> Iterator[tuple[int, int, int]]:
    """The years around one that have such a day or months, each with its first and last day."""
    for near in range(year - 8, year + 9):
        if day is None:
            years, index = divmod(month + months - 1, 12)
            following = days_from_civil(near + years, index + 1, 1)
            yield near, days_from_civil(near, month, 1), following - 1
        elif 1 <= day <= days_in_month(near, month):
            only = days_from_civil(near, month, day)
            yield near, only, only
