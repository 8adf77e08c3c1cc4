"""One EDTF date as a stamp: years to days, seasons, masked digits, doubts part by part.

Levels 0 to 2 of ISO 8601-2 Annex A for a single date; a date with a time goes to `clock`. What
stands between dates (intervals, sets) is the business of `edtf`.

    left of a part: that part only        2004-%06-11
    right of a part: it and all before    2004-06~-11
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import product

from timeline_tui.dates.clock import date_time
from timeline_tui.dates.coordinate import (
    civil_from_days,
    days_from_civil,
    days_in_month,
    from_civil,
    is_leap,
    valid_days,
)
from timeline_tui.dates.when import DAY, Precision, Qualifier, Stamp
from timeline_tui.errors import DateError
from timeline_tui.text.catalogue import later, tr

FARTHEST_YEAR = 292_000_000_000
"""Years beyond this, in both directions, have no place on the coordinate."""

# fmt: off
GROUPINGS: dict[int, tuple[int, int]] = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
    25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3),
    29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    37: (1, 4), 38: (5, 4), 39: (9, 4),
    40: (1, 6), 41: (7, 6),
}
# fmt: on
"""First month and number of months of the codes that stand in place of a month.

Seasons (of the north where the code names no hemisphere; winter begins in December of its year),
northern seasons, southern seasons, quarters, quadrimesters, semesters.
"""

_DATE = re.compile(
    r"([?~%])?(Y-?[1-9]\d*(?:E\d+)?|-?[\dX]{4})(?:S(\d+))?([?~%])?"
    r"(?:-([?~%])?([\dX]{2})([?~%])?(?:-([?~%])?([\dX]{2})([?~%])?)?)?",
    re.ASCII,
)
_PRECISIONS = (
    (Precision.YEAR, Precision.DECADE, Precision.CENTURY)
    + 3 * (Precision.MILLENNIUM,)
    + 3 * (Precision.MEGAYEAR,)
    + 4 * (Precision.GIGAYEAR,)
)
"""By the number of digits at the end of a year that are left open."""
_BITS: dict[str | None, int] = {"?": 1, "~": 2, "%": 3}
_MARKS = ("", "?", "~", "%")
_USUAL = later("Write it as 2024-01-28, 2024-01 or 2024.")
_ORDINALS = 719_163
"""The ordinal that `datetime` gives 1970-01-01."""


def stamp(text: str, at: int = 0, whole: str = "") -> Stamp:
    """Give the stamp of one EDTF date or date-time; `at` is where it begins in `whole`.

    Raises DateError for anything else and for dates that do not exist.
    """
    if len(text) == 10 and text[4] == text[7] == "-":
        try:
            days = date.fromisoformat(text).toordinal() - _ORDINALS
        except ValueError:
            pass
        else:
            return Stamp(days * DAY, (days + 1) * DAY, Precision.DAY, text)
    if len(text) == 4 and text.isascii() and text.isdecimal():
        year = int(text)
        return Stamp(from_civil(year), from_civil(year + 1), Precision.YEAR, text)
    if (len(text) > 11 and ":" in text) or "T" in text[10:12]:
        return date_time(text, at, whole)
    match = _DATE.fullmatch(text)
    if match is None:
        raise _unreadable(text, at, whole)
    return _stamp(match, at, whole or text)


def _stamp(match: re.Match[str], at: int, whole: str) -> Stamp:
    _, year, digits, _, _, month, _, _, day, _ = match.groups()
    if year == "-0000":
        raise DateError(
            tr("there is no year -0000"), text=whole, position=at, hint=tr("1 BCE is 0000.")
        )
    if month and (year[0] == "Y" or digits):
        raise DateError(
            tr("no month can follow such a year"),
            text=whole,
            position=at + match.start(6) - 1,
            hint=tr("Only years of four digits have months."),
        )
    estimate = None
    if "X" in match[0]:
        lo, hi, precision = _masked(match, at, whole)
    elif month:
        lo, hi, precision = _in_year(int(year), month, day, at + match.start(6), whole)
    else:
        number = _year_number(year, at + match.start(2), whole)
        unit = 10 ** _insignificant(year, digits, at + match.start(2), whole)
        first, last = _around(number, unit)
        lo, hi = from_civil(first), from_civil(last + 1)
        precision = _PRECISIONS[len(str(unit)) - 1]
        estimate = from_civil(number) if digits else None
    qualifier, edtf = _qualified(match)
    return Stamp(lo, hi, precision, edtf, qualifier, estimate=estimate)


def _in_year(
    year: int, month: str, day: str | None, at: int, whole: str
) -> tuple[int, int, Precision]:
    number = int(month)
    if number in GROUPINGS and not day:
        first, months = GROUPINGS[number]
        return from_civil(year, first), _after(year, first, months), Precision.SUBYEAR
    if number in GROUPINGS:
        raise DateError(
            tr("no day can follow a season or quarter"),
            text=whole,
            position=at + 2,
            hint=tr("Months are 01 to 12."),
        )
    days = valid_days(year, number, int(day or 1), text=whole, position=at)
    if day:
        return days * DAY, (days + 1) * DAY, Precision.DAY
    return days * DAY, _after(year, number, 1), Precision.MONTH


def _after(year: int, month: int, months: int) -> int:
    years, index = divmod(month - 1 + months, 12)
    return from_civil(year + years, index + 1)


def _year_number(text: str, at: int, whole: str) -> int:
    if text[0] != "Y":
        return int(text)
    base, _, exponent = text[1:].partition("E")
    if len(base) > 13 or len(exponent) > 2:
        raise _too_far(at, whole)
    year: int = int(base) * 10 ** int(exponent or 0)
    if abs(year) > FARTHEST_YEAR:
        raise _too_far(at, whole)
    if abs(year) <= 9999:
        hint = tr("Write {year}.", year=f"{'-' if year < 0 else ''}{abs(year):04}")
        raise DateError(
            tr("Y is only for years of five and more digits"), text=whole, position=at, hint=hint
        )
    return year


def _too_far(at: int, whole: str) -> DateError:
    return DateError(
        tr("farther away than 292 billion years"), text=whole, position=at, hint=tr("Is it a year?")
    )


def _insignificant(year: str, digits: str | None, at: int, whole: str) -> int:
    """How many digits at the end of a year mean nothing (`1950S2` has two)."""
    if not digits:
        return 0
    base, _, exponent = year.lstrip("Y-").partition("E")
    length = len(base) + int(exponent or 0)
    if len(digits) > 2 or not 0 < int(digits) <= length:
        hint = tr("Write a number from 1 to {most} after S.", most=length)
        raise DateError(
            tr("not so many digits"), text=whole, position=at + len(year) + 1, hint=hint
        )
    return length - int(digits)


def _around(year: int, unit: int) -> tuple[int, int]:
    low = abs(year) // unit * unit
    return (low, low + unit - 1) if year >= 0 else (1 - low - unit, -low)


def _masked(match: re.Match[str], at: int, whole: str) -> tuple[int, int, Precision]:
    year, month, day = match[2], match[6] or "XX", match[9] or "XX"
    if match[3] or (year[0] in "Y-" and "X" in year):
        hint = tr("Write a set: [-0199..-0100].")
        raise DateError(tr("X cannot stand in such a year"), text=whole, position=at, hint=hint)
    first = _first_day(year, month, day, "0123456789")
    last = _first_day(year, month, day, "9876543210")
    if first is None or last is None:
        raise DateError(
            tr("no day has these digits"),
            text=whole,
            position=at + match.start(6 if match[6] else 2),
            hint=tr("X stands for any digit: 1985-02-2X, 1985-XX-XX."),
        )
    return first * DAY, (last + 1) * DAY, _mask_precision(year, match[6], month)


def _mask_precision(year: str, written_month: str | None, month: str) -> Precision:
    """The coarsest that fits: all that is left open lies inside one such unit."""
    if "X" in year:
        return _PRECISIONS[min(4 - year.index("X"), 3)]
    if "X" not in month:
        return Precision.MONTH
    return Precision.YEAR if month[0] == "X" or not written_month else Precision.SUBYEAR


def _first_day(year: str, month: str, day: str, order: str) -> int | None:
    """The first day in an order of digits that a masked date can mean."""
    without = set()
    for year_number in _numbers(year, order):
        # Years differ only by the 29th of February: two that have no such day speak for all.
        if is_leap(year_number) in without:
            continue
        for month_number in _numbers(month, order):
            if 1 <= month_number <= 12:
                length = days_in_month(year_number, month_number)
                for day_number in _numbers(day, order):
                    if 1 <= day_number <= length:
                        return days_from_civil(year_number, month_number, day_number)
        without.add(is_leap(year_number))
    return None


def _numbers(mask: str, order: str) -> Iterator[int]:
    if "X" not in mask:
        return iter((int(mask),))
    return (int("".join(d)) for d in product(*(order if c == "X" else c for c in mask)))


def _qualified(match: re.Match[str]) -> tuple[Qualifier, str]:
    """What is doubted, and the text with each doubt written in its one canonical place."""
    left_of, right_of = (match[1], match[5], match[8]), (match[4], match[7], match[10])
    parts = [f"{match[2]}S{match[3]}" if match[3] else match[2], match[6], match[9]]
    if not any(left_of + right_of):
        return Qualifier.NONE, match[0]
    parts = [part for part in parts if part]
    doubts = [0] * len(parts)
    for index in range(len(parts)):
        doubts[index] |= _BITS.get(left_of[index], 0)
        for before in range(index + 1):
            doubts[before] |= _BITS.get(right_of[index], 0)
    shared = next((i for i, doubt in enumerate(doubts) if doubt != doubts[0]), len(parts))
    marked = [part if i < shared else _MARKS[doubts[i]] + part for i, part in enumerate(parts)]
    marked[shared - 1] += _MARKS[doubts[0]]
    bits = sum(doubt << 2 * index for index, doubt in enumerate(doubts))
    return Qualifier(bits), "-".join(marked)


def _unreadable(text: str, at: int, whole: str) -> DateError:
    """Say where a text stops being a date, and what is likely meant."""
    ends = (end for end in range(len(text), 0, -1) if _DATE.fullmatch(text[:end]))
    end = next(ends, 0)
    return DateError(
        tr("not an EDTF date"), text=whole or text, position=at + end, hint=_hint(text)
    )


_LENGTHENED = (
    (r"(\d{4})(\d\d)(\d\d)", r"\1-\2-\3"),
    (r"(\d{4})(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)(Z?)", r"\1-\2-\3T\4:\5:\6\7"),
)
"""How compact forms are written with their separators."""


def _hint(text: str) -> str:
    if text[:8].isdecimal():
        for compact, full in _LENGTHENED:
            if match := re.fullmatch(compact, text, re.ASCII):
                return tr("Write it as {date}.", date=match.expand(full))
    if len(text) == 8 and text[4] == "-" and f"{text[:4]}{text[5:]}".isdecimal():
        return _ordinal_hint(int(text[:4]), int(text[5:]))
    if len(text) in (10, 13, 16, 19) and text.isdecimal():
        return tr("If it counts from 1970, write @{text}.", text=text)
    if re.fullmatch(r"-?\d{1,3}", text, re.ASCII):
        sign, digits = ("-", text[1:]) if text[0] == "-" else ("", text)
        return tr("For a year write {year}.", year=sign + digits.zfill(4))
    if re.fullmatch(r"-?\d{5,}", text, re.ASCII):
        return tr("For a year write {year}.", year=f"Y{text}")
    return tr(_USUAL)


def _ordinal_hint(year: int, number: int) -> str:
    days = days_from_civil(year, 1, 1) + number - 1
    found, month, day = civil_from_days(days)
    if found != year:
        return tr(_USUAL)
    return tr("Write it as {date}.", date=f"{year:04}-{month:02}-{day:02}")
