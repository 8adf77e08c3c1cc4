"""Lengths of time in short words: `5 d 3 h`, `2 mo 17 d`, `13.8 Gyr`; between fuzzy dates honestly.

Two units at most, the second only where the first is small. Between dates nothing is told that is
not known: `170 d` between days, `8–10 y` between years, `≥ 2 d` where an end is open, `<24 h` where
one may have come before the other, `~9 y` where a date is approximate. Months and years between
dates are those of the calendar.
"""

from __future__ import annotations

from datetime import date

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
_AGE_NAMES = tuple(name for name, _ in _AGES)
_DAYS_UP_TO = 60 * DAY
_DAYS_APART_UP_TO = 366 * DAY
_FROM = {"y": 24 * _MONTH, "mo": _DAYS_UP_TO, "d": 2 * DAY, "h": 2 * _HOUR, "min": 120 * SECOND}
"""From what length on a bound of a length is told in a unit; else from one of it."""
_CYCLE = 146_097
"""Days in 400 years, after which the calendar repeats."""
_DAYS_TO_2000 = 10_957


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


def between(first: Bounds, second: Bounds, *, is_approximate: bool = False) -> str:
    """Give how long it is from the end of one date to the start of another, as far as known.

    Nothing where the second comes first, or where nothing is known. `is_approximate` says that one
    of the dates is an approximate one.
    """
    if first.ehi >= POS or second.slo <= NEG:
        return ""
    # The latest end to the earliest start, and the other way round.
    near, far = (first.ehi - 1, second.slo), (first.elo, second.shi - 1)
    if first.elo <= NEG + 1 or second.shi >= POS:
        # What follows at once may be any time later.
        return f"≥ {_floor(*near)}" if near[0] + 1 < near[1] else ""
    if far[0] >= far[1]:
        return ""
    width = first.ehi - first.elo
    if is_approximate and near[0] < near[1]:
        return f"~{_middle(near[1] - near[0], far[1] - far[0])}"
    is_like = width == second.shi - second.slo and _is_one_unit(width, first.elo, second.slo)
    if is_like and not is_approximate:
        return _in_whole_units(first.elo, second.slo, width)
    if near[0] >= near[1]:
        # They may overlap, in either order.
        return f"<{max((_ceiling(*far), _ceiling(*near[::-1])), key=_size)}"
    return _range(near, far)


def gap(first: Bounds, second: Bounds, *, is_approximate: bool = False) -> str:
    """Give the same with a plus where it is known how much later: `+170 d`, `+8–10 y`, `<24 h`."""
    text = between(first, second, is_approximate=is_approximate)
    return f"+{text}" if text[:1].isdigit() else text


def from_anchor(anchor: Bounds, other: Bounds, *, is_approximate: bool = False) -> str:
    """Give how far a start lies from that of an anchor: `T+3 d`, `T−8–10 y`, `T±<24 h`, `T+0 d`."""
    zero, start = (Bounds(b.slo, b.shi, b.slo, b.shi) for b in (anchor, other))
    after = between(zero, start, is_approximate=is_approximate)
    before = between(start, zero, is_approximate=is_approximate)
    if after.startswith("<") and before:
        return f"T±{after}"
    return f"T+{after}" if after else f"T−{before}" if before else ""


def months_and_days(early: int, late: int) -> tuple[int, int]:
    """Give how many whole calendar months lie between two moments, and days beyond them.

    From the 31st a month goes to the last day of a shorter one.
    """
    from dateutil.relativedelta import relativedelta  # deferred: start-up

    days = late // DAY - (late % DAY < early % DAY) - early // DAY
    # The calendar repeats, so any two days have twins that `datetime` can hold.
    cycles, days = divmod(days, _CYCLE)
    first = date(2000, 1, 1).toordinal() + (early // DAY - _DAYS_TO_2000) % _CYCLE
    apart = relativedelta(date.fromordinal(first + days), date.fromordinal(first))
    return (cycles * 400 + apart.years) * 12 + apart.months, apart.days


def _in_whole_units(first: int, second: int, width: int) -> str:
    """What lies between two days, hours or seconds, from the one to the other."""
    apart = second - first
    if width < DAY:
        return elapsed(apart) if apart > 0 else f"<{elapsed(width)}" if apart == 0 else ""
    if apart <= _DAYS_APART_UP_TO:
        return f"{apart // DAY} d" if apart >= 0 else ""
    years, months = divmod(months_and_days(first, second)[0], 12)
    return f"{years} y {months} mo" if months and years < 10 else f"{years} y"


def _is_one_unit(width: int, *starts: int) -> bool:
    is_unit = width in (DAY, _HOUR, 60 * SECOND) or (width <= SECOND and SECOND % width == 0)
    return is_unit and all(start % width == 0 for start in starts)


def _range(near: tuple[int, int], far: tuple[int, int]) -> str:
    """The least and the greatest length in one unit, rounded apart."""
    unit = _unit(far[1] - far[0])
    low, high = _whole(*near, unit), _whole(*far, unit) + 1
    shown = _shown(high, unit)
    return f"{_shown(low, unit)}–{shown} {unit}" if low else f"<{shown} {unit}"


def _floor(early: int, late: int) -> str:
    unit = _unit(late - early)
    return f"{_shown(_whole(early, late, unit), unit)} {unit}"


def _ceiling(early: int, late: int) -> str:
    """A length that is greater than all from one moment to another; both are the last ones."""
    if early > late:
        return ""
    unit = _unit(late - early + 1)
    return f"{_shown(_whole(early, late, unit) + 1, unit)} {unit}"


def _whole(early: int, late: int, unit: str) -> int:
    """How many whole units lie between two moments; of ages, whole tenths."""
    if unit in ("y", "mo"):
        months, _ = months_and_days(early, late)
        return months // 12 if unit == "y" else months
    tenths = 10 if unit in _AGE_NAMES else 1
    return (late - early) * tenths // _ns_of(unit)


def _unit(ns: int) -> str:
    """The unit that a bound of a length is told in."""
    for name, years in _AGES:
        if ns >= years * _YEAR:
            return name
    return next((name for name, size in _LADDER if ns >= _FROM.get(name, size)), "ns")


def _middle(least: int, most: int) -> str:
    """The middle of two lengths, in a unit no finer than what lies between them."""
    ns = (least + most) // 2
    fitting = next((name for name, size in _LADDER if most - least >= size), "ns")
    unit = max(_unit(ns), fitting, key=_ns_of)
    size = _ns_of(unit) // 10 if unit in _AGE_NAMES else _ns_of(unit)
    return f"{_shown((2 * ns + size) // (2 * size), unit)} {unit}"


def _ns_of(unit: str) -> int:
    """The length of a unit in ns, in the mean."""
    ages = {"kyr": 10**3, "Myr": 10**6, "Gyr": 10**9}
    return ages[unit] * _YEAR if unit in ages else dict(_LADDER)[unit]


def _shown(number: int, unit: str) -> str:
    if unit not in _AGE_NAMES:
        return str(number)
    whole, tenth = divmod(number, 10)
    return f"{whole}.{tenth}" if tenth else str(whole)


def _size(text: str) -> int:
    """The length that a text of one unit tells, for comparing; nothing is the least."""
    if not text:
        return 0
    number, unit = text.split()
    return int(float(number) * 10) * _ns_of(unit)


def _three_digits(ns: int, unit: int) -> str:
    tenths = (20 * ns + unit) // (2 * unit)
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 and tenths < 1000 else str(tenths // 10)
