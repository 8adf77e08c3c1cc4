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
from timeline_tui.dates.zones import offset_at
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
    """ns, by the clock that the labels tell."""
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
    lo: int,
    hi: int,
    cells: int,
    lang: str = "en",
    dates: DateLook = USUAL,
    room: range | None = None,
    zone: str | None = None,
) -> tuple[Tick, ...]:
    """Give the finest labels that fit on an axis `[lo, hi)` ns of so many cells.

    Labels never touch, never overlap and are never cut: one that would pass the edge is left out.
    `room` are the cells that they may take, where that is not all. With a `zone` they are what its
    clock shows, and stand where it shows it: the day on which clocks change has 23 or 25 hours.
    """
    room = range(cells) if room is None else room
    if hi <= lo or len(room) < NARROWEST + 1:
        return ()
    axis = _Axis(lo, hi, cells, zone)
    edge = lo + (hi - lo) * room.start // cells
    labels = Labels(axis.wall(edge), axis.wall(hi), lang, dates)
    for step in LADDER:
        if _length(step) * cells < (hi - lo) * NARROWEST:
            continue
        found = tuple(_marks(step, axis, labels))
        if _fit(found):
            marks = tuple(mark for mark in found if _lies_in(mark, room))
            return _in_context(marks, step, room, labels)
    return ()


def _length(step: Step) -> int:
    return step.size * {"ns": 1, "month": 28 * DAY, "year": _YEAR}[step.unit]


class _Axis(NamedTuple):
    """A stretch of time over cells, and the zone of the clock beside it."""

    lo: int
    hi: int
    cells: int
    zone: str | None

    def wall(self, moment: int) -> int:
        """What the clock shows at a moment."""
        return moment + offset_at(moment, self.zone) if self.zone else moment

    def cell(self, wall: int) -> int | None:
        """The first cell at which the clock shows a time; None for a time that it skips."""
        if not self.zone:
            return cell_of(wall, self.lo, self.hi, self.cells)
        for fold in (0, 1):
            moment = wall - offset_at(wall, self.zone, is_local=True, fold=fold)
            if self.wall(moment) == wall and moment >= self.lo:
                return cell_of(moment, self.lo, self.hi, self.cells)
        return None


def _marks(step: Step, axis: _Axis, labels: Labels) -> Iterator[Tick]:
    for moment in _moments(step, axis.wall(axis.lo), axis.wall(axis.hi)):
        cell = axis.cell(moment)
        if cell is None:
            continue
        tick = Tick(cell, labels.label(moment, step), moment)
        if _lies_in(tick, range(axis.cells)):
            yield tick


def _lies_in(tick: Tick, room: range) -> bool:
    return room.start <= tick.cell and tick.end <= room.stop


def _fit(marks: Sequence[Tick]) -> bool:
    return all(right.cell >= left.end + BLANK for left, right in itertools.pairwise(marks))


def _in_context(
    marks: tuple[Tick, ...], step: Step, room: range, labels: Labels
) -> tuple[Tick, ...]:
    """Give the marks with what they are parts of; those that would touch it are left out."""
    if marks and labels.tells_all(marks[0].moment, step):
        return marks
    if marks and labels.is_dated(step):
        # `22 Jan 2024`: the year stands with the first day or month.
        first = marks[0]._replace(label=labels.with_year(*marks[0][1:3]), is_context=True)
        if _lies_in(first, room):
            return first, *_after(first, marks)
    pinned = _pinned(room.start, labels.lo, marks, step, room, labels)
    if pinned is None:
        return marks
    border = _lost_border(pinned, marks, step, labels)
    if border is not None:
        there = _pinned(border.cell, border.moment, marks, step, room, labels)
        if there is not None and _lost_border(there, marks, step, labels) is None:
            pinned = there
    return pinned, *_after(pinned, marks)


def _lost_border(pinned: Tick, marks: Sequence[Tick], step: Step, labels: Labels) -> Tick | None:
    """Give the mark that a pinned text hides, if it changes what the next marks are parts of.

    Beside `27 Jan 2024` a hidden `28 Jan` would let 06:00 be taken for the day before.
    """
    hidden = [
        mark
        for mark in marks
        if pinned.cell < mark.cell < pinned.end + BLANK and labels.is_border(mark.moment, step)
    ]
    following = next(_after(pinned, marks), None)
    is_told = following is None or labels.is_border(following.moment, step)
    return hidden[-1] if hidden and not is_told else None


def _pinned(
    cell: int, moment: int, marks: Sequence[Tick], step: Step, room: range, labels: Labels
) -> Tick | None:
    """Give what all marks from a moment on are parts of, in the longest form that fits.

    It leaves half of the axis to the marks, unless the shortest form is longer.
    """
    texts = labels.contexts(moment, step, is_alone=not marks)
    short = [text for text in texts if cell_len(text) <= len(room) // (2 if marks else 1)]
    found = (Tick(cell, text, moment, is_context=True) for text in (*short, *texts[-1:]))
    return next((tick for tick in found if _lies_in(tick, room)), None)


def _after(tick: Tick, marks: Sequence[Tick]) -> Iterator[Tick]:
    yield from (mark for mark in marks if mark.cell >= tick.end + BLANK)


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
