"""One date-time as a stamp: ISO 8601 and RFC 3339, with or without a zone, to the nanosecond.

A date-time without a zone is floating: its bounds are counted as if UTC. Time zones by name, and
clocks in words ("4:22 PM"), are not read here.
"""

from __future__ import annotations

import re
from datetime import datetime

from timeline_tui.dates.coordinate import civil_from_days, to_civil, valid_days, year_text
from timeline_tui.dates.when import DAY, SECOND, Precision, Stamp
from timeline_tui.errors import DateError
from timeline_tui.text.catalogue import later, tr
from timeline_tui.text.patterns import Late

MINUTE = 60 * SECOND
"""Nanoseconds in a minute."""
HOUR = 60 * MINUTE
"""Nanoseconds in an hour."""

_DATE_TIME = Late(
    r"(-?\d{4}-\d\d-\d\d)[Tt ](\d\d(?::\d\d(?::\d\d)?)?)(?:(?<=:\d\d:\d\d)[.,](\d+))?"
    r" ?([Zz]|[+-]\d\d(?::?\d\d)?)?",
    re.ASCII,
)
_EPOCH = datetime(1970, 1, 1)
_WIDTHS = {
    2: (HOUR, Precision.HOUR),
    5: (MINUTE, Precision.MINUTE),
    8: (SECOND, Precision.SECOND),
}
_FRACTIONS = tuple(Precision(Precision.SECOND + digits) for digits in range(10))
_HINT = later("Write it as 2024-01-28T05:53:00+03:00.")
_NO_HOUR = later("there is no hour {number:02}")
_NO_MINUTE = later("there is no minute {number:02}")
_NO_SECOND = later("there is no second {number:02}")
_FARTHEST_OFFSET = 18 * 60
"""In minutes; no zone has ever been farther from UTC."""


def date_time(text: str, at: int = 0, whole: str = "") -> Stamp:
    """Give the stamp of a date-time; `at` is where it begins in `whole`. Raises DateError."""
    match = _DATE_TIME.compiled.fullmatch(text)
    if match is None:
        raise _unreadable(text, at, whole)
    day, clock, fraction, zone = match.groups()
    try:
        if clock[:2] == "24":
            raise ValueError  # some versions of `datetime` take it
        civil = datetime.fromisoformat(f"{day}T{clock}") - _EPOCH
    except ValueError:
        # Years before 1, leap seconds, 24:00, and what is no date at all.
        day, clock, lo = _unusual(day, clock, at, whole or text)
    else:
        lo = (civil.days * 86_400 + civil.seconds) * SECOND
    width, precision = _WIDTHS[len(clock)]
    edtf = f"{day}T{clock}"
    if fraction:
        if len(fraction) > 9:
            raise _too_fine(text, at, whole)
        lo += int(fraction.ljust(9, "0"))
        width, precision = 10 ** (9 - len(fraction)), _FRACTIONS[len(fraction)]
        edtf += f".{fraction}"
    minutes = None
    if zone:
        minutes = _minutes(zone, at + match.start(4), whole or text)
        lo -= minutes * MINUTE
        edtf += zone_text(minutes)
    if clock[6:] == "60":
        _check_leap(lo - lo % SECOND + SECOND, minutes, at, whole or text)
    return Stamp(lo, lo + width, precision, edtf, zone=minutes)


def zone_text(minutes: int) -> str:
    """Give an offset in minutes east of UTC as `Z` or `+hh:mm`."""
    if not minutes:
        return "Z"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"


def _unusual(day: str, clock: str, at: int, whole: str) -> tuple[str, str, int]:
    """Give day, clock and moment of what `datetime` does not read, or raise DateError."""
    if day.startswith("-0000"):
        raise DateError(
            tr("there is no year -0000"), text=whole, position=at, hint=tr("1 BCE is 0000.")
        )
    year, month, date = int(day[:-6]), int(day[-5:-3]), int(day[-2:])
    days = valid_days(year, month, date, text=whole, position=at + len(day) - 5)
    hour, minute, second = (*map(int, clock.split(":")), 0, 0)[:3]
    if (hour, minute, second) == (24, 0, 0) and (year, month, date) != (9999, 12, 31):
        days, hour = days + 1, 0
        year, month, date = civil_from_days(days)
        day = f"{year_text(year)}-{month:02}-{date:02}"
        clock = f"00{clock[2:]}"
    place = at + len(day) + 1
    for number, most, missing in (
        (hour, 23, _NO_HOUR),
        (minute, 59, _NO_MINUTE),
        (second, 60, _NO_SECOND),
    ):
        if number > most:
            message = tr(missing, number=number)
            raise DateError(message, text=whole, position=place, hint=tr(_HINT))
        place += 3
    return day, clock, days * DAY + ((hour * 60 + minute) * 60 + min(second, 59)) * SECOND


def _check_leap(following: int, minutes: int | None, at: int, whole: str) -> None:
    """Reject second 60 where none can be: leap seconds end a month in UTC."""
    civil = to_civil(following)
    if following % HOUR if minutes is None else (civil.day, civil.ns) != (1, 0):
        raise DateError(
            tr("there is no second 60 here"),
            text=whole,
            position=at,
            hint=tr("Only the last minute of a month in UTC can have a leap second."),
        )


def _minutes(zone: str, at: int, whole: str) -> int:
    if zone in "Zz":
        return 0
    hours, minutes = int(zone[1:3]), int(zone[3:].lstrip(":") or 0)
    offset = hours * 60 + minutes
    if minutes > 59 or offset > _FARTHEST_OFFSET:
        raise DateError(
            tr("no such offset"), text=whole, position=at, hint=tr("Write it as +03:00.")
        )
    return -offset if zone[0] == "-" else offset


def _too_fine(text: str, at: int, whole: str) -> DateError:
    return DateError(
        tr("finer than a nanosecond"),
        text=whole or text,
        position=at + 29 - (text[0] != "-"),
        hint=tr("Write at most nine digits after the point."),
    )


def _unreadable(text: str, at: int, whole: str) -> DateError:
    for end in range(len(text), 0, -1):
        if _DATE_TIME.compiled.fullmatch(text[:end]):
            break
    else:
        end = 0
    return DateError(
        tr("not a date with a time"), text=whole or text, position=at + end, hint=tr(_HINT)
    )
