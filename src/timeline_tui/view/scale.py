"""Ticks for an axis of time: a fixed ladder of steps, and the first rung whose labels fit.

Steps run from a nanosecond to ten billion years; integers all the way to the cell. The ladder and
the rule that no two labels may touch are the whole idea; nothing is drawn here.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from timeline_tui.dates.coordinate import civil_from_days, clock_text, days_from_civil, to_civil
from timeline_tui.dates.when import DAY, SECOND

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_MINUTE = 60 * SECOND
_HOUR = 60 * _MINUTE
_YEAR = 365 * DAY
BLANK = 2
"""Cells between two labels."""


class Tick(NamedTuple):
    """A label at a cell of the axis."""

    cell: int
    label: str


class _Step(NamedTuple):
    unit: str
    """`ns` for anything of fixed length, `month` or `year`."""
    size: int


_SMALL = [_Step("ns", n * 10**power) for power in range(9) for n in (1, 2, 5)]
_CLOCK = [
    _Step("ns", n * unit)
    for unit, counts in ((SECOND, (1, 2, 5, 10, 15, 30)), (_MINUTE, (1, 2, 5, 10, 15, 30)))
    for n in counts
] + [_Step("ns", n * _HOUR) for n in (1, 2, 3, 6, 12)]
_CALENDAR = [_Step("ns", DAY), _Step("ns", 2 * DAY), _Step("ns", 7 * DAY)]
_MONTHLY = [_Step("month", n) for n in (1, 2, 3, 6)]
_YEARLY = [_Step("year", n * 10**power) for power in range(11) for n in (1, 2, 5)]
LADDER = (*_SMALL, *_CLOCK, *_CALENDAR, *_MONTHLY, *_YEARLY)


def cell_of(moment: int, lo: int, hi: int, cells: int) -> int:
    """Give the cell of a moment on an axis `[lo, hi)` ns of so many cells; it may lie outside."""
    return (moment - lo) * cells // max(1, hi - lo)


def ticks(lo: int, hi: int, cells: int) -> tuple[Tick, ...]:
    """Give the finest labels that fit on an axis `[lo, hi)` ns of so many cells.

    Labels never touch, never overlap and are never cut: one that would pass the edge is left out.
    """
    if hi <= lo or cells < 4:
        return ()
    for step in LADDER:
        if _length(step) * cells < (hi - lo) * 3:
            continue  # labels of this step would stand closer than three cells
        marks = tuple(_marks(step, lo, hi, cells))
        if _fit(marks):
            return marks
    return ()


def _length(step: _Step) -> int:
    return step.size * {"ns": 1, "month": 28 * DAY, "year": _YEAR}[step.unit]


def _marks(step: _Step, lo: int, hi: int, cells: int) -> Iterator[Tick]:
    for moment in _moments(step, lo, hi):
        cell = cell_of(moment, lo, hi, cells)
        label = _label(moment, step)
        if cell >= 0 and cell + len(label) <= cells:
            yield Tick(cell, label)


def _fit(marks: tuple[Tick, ...]) -> bool:
    return all(
        right.cell >= left.cell + len(left.label) + BLANK
        for left, right in itertools.pairwise(marks)
    )


def _moments(step: _Step, lo: int, hi: int) -> Iterator[int]:
    match step.unit:
        case "year":
            yield from _years(step.size, lo, hi)
        case "month":
            yield from _months(step.size, lo, hi)
        case _ if step.size == 2 * DAY:
            yield from _odd_days(lo, hi)
        case _:
            # Weeks count from a Monday: 1969-12-29.
            offset = -3 * DAY if step.size == 7 * DAY else 0
            moment = lo - (lo - offset) % step.size
            moment += step.size if moment < lo else 0
            while moment < hi:
                yield moment
                moment += step.size


def _years(size: int, lo: int, hi: int) -> Iterator[int]:
    year = to_civil(lo).year
    while True:
        # Before our era a round year is round in BCE: 501 BCE is no label that anyone expects.
        snapped = -(-year // size) * size if year > 0 else 1 - (1 - year) // size * size
        moment = days_from_civil(snapped, 1, 1) * DAY
        if moment >= hi:
            return
        if moment >= lo:
            yield moment
        year = snapped + size
        if size > 1 and snapped <= 0 < year:
            year = 0  # so that the year 1 is a tick: there is no year 0 on the label
        elif size > 1 and snapped == 1:
            year = size


def _months(size: int, lo: int, hi: int) -> Iterator[int]:
    first = to_civil(lo)
    count = -(-(first.year * 12 + first.month - 1) // size) * size
    while True:
        moment = days_from_civil(count // 12, count % 12 + 1, 1) * DAY
        if moment >= hi:
            return
        if moment >= lo:
            yield moment
        count += size


def _odd_days(lo: int, hi: int) -> Iterator[int]:
    for days in range(-(-lo // DAY), -(-hi // DAY)):
        day = civil_from_days(days)[2]
        if day % 2 == 1 and day != 31:
            yield days * DAY


def _label(moment: int, step: _Step) -> str:
    civil = to_civil(moment)
    if step.unit == "year":
        return year_label(civil.year, step.size)
    if step.unit == "month" or step.size >= DAY:
        if civil.month == 1 and civil.day == 1:
            return year_label(civil.year)
        if civil.day == 1:
            return MONTHS[civil.month - 1]
        return f"{civil.day} {MONTHS[civil.month - 1]}"
    if civil.ns % SECOND:
        digits = len(f"{step.size:09}".rstrip("0"))
        return f".{civil.ns % SECOND:09}"[: digits + 1]
    if civil.ns == 0:
        return f"{civil.day} {MONTHS[civil.month - 1]}"
    return clock_text(civil.ns)


def year_label(year: int, step: int = 1) -> str:
    """Give a year as an axis says it: `1914`, `44 BCE`, `66 Ma` where steps are that long."""
    if step >= 10**5 and year <= 1:
        return _years_ago(1 - year) if year < 1 else "now"
    return f"{1 - year} BCE" if year <= 0 else str(year)


def _years_ago(years: int) -> str:
    for size, unit in ((10**9, "Ga"), (10**6, "Ma"), (10**3, "ka")):
        if years >= size:
            whole, rest = divmod(years, size)
            tenth = rest * 10 // size
            return f"{whole}.{tenth} {unit}" if tenth else f"{whole} {unit}"
    return f"{years} a"
