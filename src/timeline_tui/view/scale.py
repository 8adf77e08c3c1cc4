"""Ticks for an axis of time: a fixed ladder of steps, and the first rung whose labels fit.

Steps run from a nanosecond to ten billion years; integers all the way to the cell. The ladder and
the rule that no two labels may touch are the whole idea. Where the labels alone do not tell it,
what they are parts of stands with the first of them: the year of months, the day of hours. How they
are worded is the business of `labels`; nothing is drawn here.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from timeline_tui.dates.coordinate import civil_from_days, days_from_civil, to_civil
from timeline_tui.dates.look import USUAL, DateLook
from timeline_tui.dates.when import DAY, SECOND
from timeline_tui.view.labels import Labels, Step

_MINUTE = 60 * SECOND
_HOUR = 60 * _MINUTE
_YEAR = 365 * DAY
BLANK = 2
"""Cells between two labels."""
NARROWEST = 3
"""Ticks stand at least so many cells apart, whatever their labels."""


class Tick(NamedTuple):
    """A label at a cell of the axis."""

    cell: int
    label: str
    moment: int
    """ns."""
    is_context: bool = False
    """Whether it says what the others are parts of."""

    @property
    def end(self) -> int:
        """The first cell after the label."""
        return self.cell + cell_len(self.label)


_SMALL = [Step("ns", n * 10**power) for power in range(9) for n in (1, 2, 5)]
_CLOCK = [
    Step("ns", n * unit)
    for unit, counts in ((SECOND, (1, 2, 5, 10, 15, 30)), (_MINUTE, (1, 2, 5, 10, 15, 30)))
    for n in counts
] + [Step("ns", n * _HOUR) for n in (1, 2, 3, 6, 12)]
_CALENDAR = [Step("ns", DAY), Step("ns", 2 * DAY), Step("ns", 7 * DAY)]
_MONTHLY = [Step("month", n) for n in (1, 2, 3, 6)]
_YEARLY = [Step("year", n * 10**power) for power in range(12) for n in (1, 2, 5)]
LADDER = (*_SMALL, *_CLOCK, *_CALENDAR, *_MONTHLY, *_YEARLY)


def cell_of(moment: int, lo: int, hi: int, cells: int) -> int:
    """Give the cell of a moment on an axis `[lo, hi)` ns of so many cells; it may lie outside."""
    return (moment - lo) * cells // max(1, hi - lo)


def ticks(
    lo: int, hi: int, cells: int, lang: str = "en", dates: DateLook = USUAL
) -> tuple[Tick, ...]:
    """Give the finest labels that fit on an axis `[lo, hi)` ns of so many cells.

    Labels never touch, never overlap and are never cut: one that would pass the edge is left out.
    """
    if hi <= lo or cells < 4:
        return ()
    labels = Labels(lo, hi, lang, dates)
    for step in LADDER:
        if _length(step) * cells < (hi - lo) * NARROWEST:
            continue
        marks = tuple(_marks(step, lo, hi, cells, labels))
        if _fit(marks):
            return _in_context(marks, step, cells, labels)
    return ()


def _length(step: Step) -> int:
    return step.size * {"ns": 1, "month": 28 * DAY, "year": _YEAR}[step.unit]


def _marks(step: Step, lo: int, hi: int, cells: int, labels: Labels) -> Iterator[Tick]:
    for moment in _moments(step, lo, hi):
        tick = Tick(cell_of(moment, lo, hi, cells), labels.label(moment, step), moment)
        if tick.cell >= 0 and tick.end <= cells:
            yield tick


def _fit(marks: Sequence[Tick]) -> bool:
    return all(right.cell >= left.end + BLANK for left, right in itertools.pairwise(marks))


def _in_context(
    marks: tuple[Tick, ...], step: Step, cells: int, labels: Labels
) -> tuple[Tick, ...]:
    """Give the marks with what they are parts of; those that would touch it are left out."""
    if marks and labels.tells_all(marks[0].moment, step):
        return marks
    if marks and labels.is_dated(step):
        # `22 Jan 2024`: the year stands with the first day or month.
        first = marks[0]._replace(label=labels.with_year(*marks[0][1:3]), is_context=True)
        if first.end <= cells:
            return first, *_after(first, marks)
    texts = labels.contexts(step, is_alone=not marks)
    pinned = next(
        (Tick(0, text, labels.lo, is_context=True) for text in _fitting(texts, cells, marks)), None
    )
    return (pinned, *_after(pinned, marks)) if pinned else marks


def _after(tick: Tick, marks: Sequence[Tick]) -> Iterator[Tick]:
    return (mark for mark in marks if mark.cell >= tick.end + BLANK)


def _fitting(texts: Sequence[str], cells: int, marks: Sequence[Tick]) -> Iterator[str]:
    """Give the texts that leave half of the axis to the marks, else the last one if it fits."""
    room = cells // 2 if marks else cells
    yield from (text for text in texts if cell_len(text) <= room)
    yield from (text for text in texts[-1:] if cell_len(text) <= cells)


def _moments(step: Step, lo: int, hi: int) -> Iterator[int]:
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
