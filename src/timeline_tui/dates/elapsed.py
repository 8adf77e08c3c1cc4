"""Lengths of time in short words: `5 d 3 h`, `2 mo 17 d`, `13.8 Gyr`; between fuzzy dates honestly.

Two units at most, the second only where the first is small. Between dates nothing is told that is
not known: `170 d` between days, `8–10 y` between years, `≥ 2 d` where an end is open.
"""

from __future__ import annotations

from timeline_tui.dates.when import DAY, NEG, POS, SECOND, Bounds

_HOUR = 3600 * SECOND
_MONTH = 2_629_746 * SECOND
"""The mean month of the Gregorian calendar, a twelfth of its mean year."""
_YEAR = 12 * _MONTH
_LADDER = (
    ("y", _YEAR),
    ("mo", _MONTH),
    ("d", DAY),
    ("h", _HOUR),
    ("min", 60 * SECOND),
    ("s", SECOND),
    ("ms", 1_000_000),
    ("µs", 1_000),
    ("ns", 1),
)
_AGES = (("Gyr", 10**9), ("Myr", 10**6), ("kyr", 10**4))
_DAYS_UP_TO = 60 * DAY
_DAYS_APART_UP_TO = 366 * DAY


def elapsed(ns: int) -> str:
    """Give a length of time in ns in its two leading units, rounded down; days up to 60."""
    sign, ns = ("-", -ns) if ns < 0 else ("", ns)
    for name, years in _AGES:
        if ns >= years * _YEAR:
            unit = 1000 if name == "kyr" else years
            return f"{sign}{_three_digits(ns, unit * _YEAR)} {name}"
    ladder = _LADDER if ns > _DAYS_UP_TO else _LADDER[2:]
    for place, (name, unit) in enumerate(ladder):
        if ns >= unit:
            count, rest = divmod(ns, unit)
            first = f"{sign}{count} {name}"
            if count >= 10 or place + 1 == len(ladder):
                return first
            second, size = ladder[place + 1]
            return f"{first} {rest // size} {second}" if rest >= size else first
    return "0 s"


def between(first: Bounds, second: Bounds) -> str:
    """Give how long it is from the end of one date to the start of another, as far as known.

    Nothing where they overlap or nothing is known.
    """
    if first.ehi >= POS or first.elo <= NEG or second.slo <= NEG:
        return ""
    least = second.slo - (first.ehi - 1)
    if second.shi >= POS:
        return f"≥ {elapsed(least)}" if least > 0 else ""
    most = second.shi - 1 - first.elo
    if most <= 0:
        return ""
    if _is_day(first.elo, first.ehi) and _is_day(second.slo, second.shi):
        days = second.slo - first.elo
        return f"{days // DAY} d" if days <= _DAYS_APART_UP_TO else elapsed(days)
    if least <= 1:
        return f"<{elapsed(most + 1)}"
    return _range(least - 1, most + 1)


def _range(least: int, most: int) -> str:
    """Both lengths in one unit; the middle where they are nearly the same."""
    if (most - least) * 100 <= least:
        return elapsed((least + most) // 2)
    name, unit = next(
        ((name, unit) for name, unit in _LADDER if most - least >= unit and least >= unit),
        _LADDER[-1],
    )
    if name == "mo" and most <= _DAYS_UP_TO:
        name, unit = "d", DAY
    low, high = least // unit, -(-most // unit)
    return f"{low}–{high} {name}" if low else f"<{high} {name}"


def _is_day(lo: int, hi: int) -> bool:
    return hi - lo == DAY and lo % DAY == 0


def _three_digits(ns: int, unit: int) -> str:
    tenths = (20 * ns + unit) // (2 * unit)
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 and tenths < 1000 else str(tenths // 10)
