"""Which periods a list is divided into: as fine as the hits are dense, from centuries to minutes.

A year is cut into months where it is full enough, a month into days, a day into hours and an hour
into minutes. Where years have hardly more than an event each, they are gathered into decades or
centuries. A heading is never finer than the date of the event under it: an event that is known to
the year stands under the year, whatever its neighbours do. Nothing is drawn here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from timeline_tui.dates.periods import LEVELS, Period, level_of, period_at, wider
from timeline_tui.dates.when import Precision


class Heading(NamedTuple):
    """A period and the hit that it opens with."""

    position: int
    """Of the first hit under it."""
    period: Period


class Share(NamedTuple):
    """From how many hits on a period is divided into parts."""

    each: int
    """On the average under each heading."""
    least: int
    """In the whole period, where there is more than one."""

    def needed(self, parts: int) -> int:
        """How many hits a period needs to be divided into so many parts.

        Where all of it stands in one, the name of that one takes no row more.
        """
        return max(self.least if parts > 1 else 0, self.each * parts)


DIVISIONS: Mapping[Precision, Share] = {
    Precision.MONTH: Share(3, 0),
    Precision.DAY: Share(5, 20),
    Precision.HOUR: Share(8, 40),
    Precision.MINUTE: Share(12, 100),
}
"""The parts, from coarse to fine, that a period of the kind before may be divided into.

The finer they are, the more hits must stand under each: a heading has to earn its row.
"""
WHOLE: Mapping[Precision, Precision] = {
    Precision.MONTH: Precision.YEAR,
    Precision.DAY: Precision.MONTH,
    Precision.HOUR: Precision.DAY,
    Precision.MINUTE: Precision.HOUR,
}
"""What each kind of parts is a division of."""
FEW = 12
"""So many headings over hardly more than an event each are no burden."""
SINGLE = 2
"""Fewer hits than these per heading are hardly more than an event each."""
DECADES = 4
"""From so many hits per decade that has any, sparse years become decades; else centuries."""


def finest(first: int, last: int, precision: Precision | None) -> Period:
    """Give the finest period that a date can stand in.

    `first` and `last` are the civil moments (ns) between which it starts; they count where the
    precision alone would promise too much.
    """
    for level in _levels_from(precision):
        period = period_at(first, level)
        if first == last or period_at(last, level) == period:
            break
    return period


@cache
def _levels_from(precision: Precision | None) -> Sequence[Precision]:
    """Give the levels that a date of some precision can stand in, from fine to coarse."""
    return LEVELS[LEVELS.index(level_of(precision)) :]


def divided(periods: Sequence[Period]) -> list[Heading]:
    """Give the runs of neighbours under the same heading, sparse years still one by one.

    `periods` are those of the hits, as fine as they are known.
    """
    stands = [wider(period, Precision.YEAR) for period in periods]
    for level in DIVISIONS:
        parts = [
            wider(period, level) if stand.level is WHOLE[level] else stand
            for stand, period in zip(stands, periods, strict=True)
        ]
        full = _full(level, stands, parts)
        stands = [
            part if stand in full else stand for stand, part in zip(stands, parts, strict=True)
        ]
    return merged(Heading(*numbered) for numbered in enumerate(stands))


def _full(level: Precision, stands: Sequence[Period], parts: Sequence[Period]) -> set[Period]:
    """Give the periods that are divided; every run of neighbours in a part is a heading more."""
    hits: Counter[Period] = Counter()
    runs: Counter[Period] = Counter()
    above = None
    for stand, part in zip(stands, parts, strict=True):
        if part.level is level:
            hits[stand] += 1
            runs[stand] += part != above
        above = part
    share = DIVISIONS[level]
    return {whole for whole in hits if hits[whole] >= share.needed(runs[whole])}


def headings(runs: Sequence[Heading], matched: int) -> tuple[Heading, ...]:
    """Give the headings of a list out of its runs: sparse years are gathered, neighbours merged."""
    for outer, inner in (
        (Precision.CENTURY, Precision.DECADE),
        (Precision.MILLENNIUM, Precision.MILLENNIUM),
    ):
        runs = _gathered(runs, matched, outer, inner)
    return tuple(runs)


def merged(runs: Iterable[Heading]) -> list[Heading]:
    """Give runs without those that go on under the heading before."""
    result: list[Heading] = []
    for run in runs:
        if not result or result[-1].period != run.period:
            result.append(run)
    return result


def _gathered(
    runs: Sequence[Heading], matched: int, outer: Precision, inner: Precision
) -> Sequence[Heading]:
    """Years of sparse centuries become decades or the century; so do centuries of millennia."""
    if sum(_is_loose(run.period, outer) for run in runs) <= FEW:
        return runs
    loose = [(run, n) for run, n in _counted(runs, matched) if _is_loose(run.period, outer)]
    hits: Counter[Period] = Counter()
    parts: defaultdict[Period, set[Period]] = defaultdict(set)
    for run, count in loose:
        whole = wider(run.period, outer)
        hits[whole] += count
        parts[whole].add(run.period)
    sparse = {whole for whole in hits if hits[whole] < SINGLE * len(parts[whole])}
    if sum(len(parts[whole]) for whole in sparse) <= FEW:
        return runs
    kinds: dict[Period, Precision] = {}
    for whole in sparse:
        between = {wider(part, inner) for part in parts[whole]}
        kinds[whole] = inner if hits[whole] >= DECADES * len(between) else outer
    return merged(
        run._replace(
            period=wider(run.period, kinds.get(wider(run.period, outer), run.period.level))
        )
        if _is_loose(run.period, outer)
        else run
        for run in runs
    )


def _is_loose(period: Period, outer: Precision) -> bool:
    """Whether a heading can be gathered: it has whole years, and fewer than would gather it."""
    return outer < period.level <= Precision.YEAR and period.year is not None


def _counted(runs: Sequence[Heading], matched: int) -> Iterable[tuple[Heading, int]]:
    ends = pairwise([*(run.position for run in runs), matched])
    return ((run, end - first) for run, (first, end) in zip(runs, ends, strict=True))
