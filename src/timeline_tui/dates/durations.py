"""Lengths of time as people write them: `24h`, `2d 12h`, `3 months`, `P1Y2M`.

Days and shorter are exact. Months and years are as long as the calendar makes them: a range, unless
it is known from which day they count.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from timeline_tui.dates.coordinate import days_from_civil, days_in_month, to_civil
from timeline_tui.dates.when import DAY, SECOND
from timeline_tui.errors import DateError
from timeline_tui.text.catalogue import later, tr

_EXACT = {
    **dict.fromkeys(("ns",), 1),
    **dict.fromkeys(("us", "µs", "μs"), 1_000),
    **dict.fromkeys(("ms",), 1_000_000),
    **dict.fromkeys(("s", "sec", "second", "seconds"), SECOND),
    **dict.fromkeys(("m", "min", "minute", "minutes"), 60 * SECOND),
    **dict.fromkeys(("h", "hour", "hours"), 3600 * SECOND),
    **dict.fromkeys(("d", "day", "days"), DAY),
    **dict.fromkeys(("w", "week", "weeks"), 7 * DAY),
}
_MONTHS = {"mo": 1, "month": 1, "months": 1, "y": 12, "yr": 12, "year": 12, "years": 12}
_PART = re.compile(r"(\d+(?:\.\d+)?)\s*([a-zµμ]+)\s*", re.ASCII | re.IGNORECASE)
_ISO = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?"
    r"(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?",
    re.ASCII | re.IGNORECASE,
)
_HINT = later("Write it as 24h, 3d, 2w, 6mo or 1y.")
_LARGEST = 10**12


class Duration(NamedTuple):
    """A length of time: an exact part and whole months."""

    ns: int
    months: int = 0

    def range(self) -> tuple[int, int]:
        """Give the least and the greatest length in ns that it can have."""
        years, months = divmod(self.months, 12)
        least = 365 * years + 28 * months
        return self.ns + least * DAY, self.ns + (366 * years + 31 * months) * DAY

    def since(self, day: int, sign: int = 1) -> int:
        """Give its length in ns from a moment on, or back from it; a shorter month cuts the day."""
        civil = to_civil(day)
        years, index = divmod(civil.month - 1 + sign * self.months, 12)
        year, month = civil.year + years, index + 1
        last = min(civil.day, days_in_month(year, month))
        shifted = days_from_civil(year, month, last) * DAY + civil.ns
        return abs(shifted - day) + self.ns


def duration(text: str) -> Duration:
    """Give the length of time that a text means. Raises DateError."""
    bare = text.strip()
    if match := _ISO.fullmatch(bare):
        if any(match.groups()):
            return _iso(match)
    elif found := _units(bare):
        return found
    raise DateError(tr("not a length of time"), text=text, hint=tr(_HINT))


def _iso(match: re.Match[str]) -> Duration:
    years, months, weeks, days, hours, minutes = (int(match[place] or 0) for place in range(1, 7))
    seconds = Fraction((match[7] or "0").replace(",", "."))
    whole = ((weeks * 7 + days) * 24 + hours) * 60 + minutes
    return _checked(Duration(whole * 60 * SECOND + int(seconds * SECOND), years * 12 + months))


def _units(text: str) -> Duration | None:
    ns = Fraction(0)
    months = Fraction(0)
    place = 0
    while match := _PART.match(text, place):
        number, unit = Fraction(match[1]), match[2].lower()
        if unit in _MONTHS:
            months += number * _MONTHS[unit]
        elif unit in _EXACT:
            ns += number * _EXACT[unit]
        else:
            hint = tr("Units are ns us ms s min h d w mo y, not {unit!r}.", unit=match[2])
            raise DateError(tr("no such unit"), text=text, position=match.start(2), hint=hint)
        place = match.end()
    if not place or place < len(text) or ns.denominator > 1 or months.denominator > 1:
        return None
    return _checked(Duration(int(ns), int(months)))


def _checked(found: Duration) -> Duration:
    if found.ns > _LARGEST * DAY or found.months > _LARGEST:
        raise DateError(tr("longer than time itself"), hint=tr(_HINT))
    return found
