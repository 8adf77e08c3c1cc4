"""Lengths of time as a filter writes them: `30d`, `1h30m`, `2 weeks`, `P1Y2M`.

Months and years are counted on the calendar, everything else in nanoseconds; a day is 24 hours.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline_tui.dates.coordinate import days_in_month, from_civil, to_civil, weekday
from timeline_tui.dates.when import DAY, SECOND
from timeline_tui.text.folding import fold


class Duration(NamedTuple):
    """A length of time: whole months, then nanoseconds."""

    months: int
    ns: int
    has_clock: bool
    """Whether a part of it is finer than a day."""


UNITS: dict[str, tuple[str, ...]] = {
    "year": ("y", "yr", "yrs", "year", "years"),
    "month": ("mo", "month", "months"),
    "week": ("w", "week", "weeks"),
    "day": ("d", "day", "days"),
    "hour": ("h", "hr", "hrs", "hour", "hours"),
    "minute": ("m", "min", "mins", "minute", "minutes"),
    "second": ("s", "sec", "secs", "second", "seconds"),
    "millisecond": ("ms",),
    "microsecond": ("us", "μs"),
    "nanosecond": ("ns",),
}
"""The units by their names, with every way they may be written."""

UNIT_OF = {written: unit for unit, forms in UNITS.items() for written in forms}

_MONTHS = {"year": 12, "month": 1}
_LENGTHS = {
    "week": 7 * DAY,
    "day": DAY,
    "hour": 3600 * SECOND,
    "minute": 60 * SECOND,
    "second": SECOND,
    "millisecond": 10**6,
    "microsecond": 10**3,
    "nanosecond": 1,
}
_AMOUNT = re.compile(r"\s*(\d{1,13})\s*([^\W\d_]+)\s*,?")
_ISO = re.compile(
    r"P(?=[\dT])(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?"
    r"(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,](\d{1,9}))?S)?)?",
    re.ASCII,
)


def duration(text: str) -> Duration | None:
    """Give the length that a text means, or None where it means none."""
    iso = _ISO.fullmatch(text.upper()) if len(text) < 64 else None
    if iso is not None:
        return _iso(iso)
    if "M" in text and re.search(r"\dM\b", text):
        return None  # minutes or months? `m` and `mo` tell them apart.
    total = Duration(0, 0, False)
    at, folded = 0, fold(text)
    while at < len(folded):
        amount = _AMOUNT.match(folded, at)
        unit = UNIT_OF.get(amount[2]) if amount else None
        if amount is None or unit is None:
            return None
        total, at = _plus(total, int(amount[1]), unit), amount.end()
    return total if folded.strip() else None


def shifted(moment: int, by: Duration, times: int = 1) -> int:
    """Give a moment (ns) so many lengths later, first the months and then the rest.

    A day that the month reached does not have becomes the month's last.
    """
    year, month, day, ns = to_civil(moment)
    years, index = divmod(month - 1 + times * by.months, 12)
    year, month = year + years, index + 1
    day = min(day, days_in_month(year, month))
    return from_civil(year, month, day, ns) + times * by.ns


def period(moment: int, unit: str) -> tuple[int, int]:
    """Give the calendar unit (`week` from Monday) that holds a moment, half-open, in ns."""
    if unit in _MONTHS:
        year, month, *_ = to_civil(moment)
        lo = from_civil(year, month if unit == "month" else 1)
        return lo, shifted(lo, Duration(_MONTHS[unit], 0, False))
    length = _LENGTHS[unit]
    lo = (moment // DAY - weekday(moment)) * DAY if unit == "week" else moment // length * length
    return lo, lo + length


def one(unit: str) -> Duration:
    """Give the length of one unit."""
    return _plus(Duration(0, 0, False), 1, unit)


def _plus(total: Duration, amount: int, unit: str) -> Duration:
    return Duration(
        total.months + amount * _MONTHS.get(unit, 0),
        total.ns + amount * _LENGTHS.get(unit, 0),
        total.has_clock or _LENGTHS.get(unit, DAY) < DAY,
    )


def _iso(match: re.Match[str]) -> Duration:
    total = Duration(0, 0, False)
    names = ("year", "month", "week", "day", "hour", "minute", "second")
    for unit, digits in zip(names, match.groups(), strict=False):
        if digits:
            total = _plus(total, int(digits), unit)
    return _plus(total, int(match[8].ljust(9, "0")), "nanosecond") if match[8] else total
