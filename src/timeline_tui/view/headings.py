"""Which periods a list is divided into: years, and months where a year is full enough.

A heading is never finer than the date of the event under it: an event that is known to the year
stands under the year, whatever its neighbours do. Nothing is drawn here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from timeline_tui.dates.coordinate import to_civil
from timeline_tui.dates.when import Precision

DENSE = 3
"""A year is divided into months from so many events per month that has any."""


class Heading(NamedTuple):
    """A period and the hit that it opens with."""

    position: int
    """Of the first hit under it."""
    year: int | None
    """Astronomical; None over the undated."""
    month: int = 0
    """1 to 12, or 0 for the whole year."""


def period(moment: int, precision: Precision | None) -> tuple[int, int]:
    """Give year and month of a civil moment in ns; month 0 where it is not known that finely."""
    civil = to_civil(moment)
    return civil.year, civil.month if (precision or 0) >= Precision.MONTH else 0


def headings(runs: Sequence[Heading], matched: int) -> tuple[Heading, ...]:
    """Give the headings of a list out of its runs: neighbours of the same year and month.

    The months of a year that is not dense enough become one heading for the year.
    """
    dense = _dense_years(runs, matched)
    result: list[Heading] = []
    for run in runs:
        heading = run if run.year in dense else run._replace(month=0)
        if not result or result[-1][1:] != heading[1:]:
            result.append(heading)
    return tuple(result)


def _dense_years(runs: Sequence[Heading], matched: int) -> set[int | None]:
    hits: Counter[int | None] = Counter()
    months: defaultdict[int | None, set[int]] = defaultdict(set)
    bounds = pairwise([*(run.position for run in runs), matched])
    for run, (first, end) in zip(runs, bounds, strict=True):
        if run.month:
            hits[run.year] += end - first
            months[run.year].add(run.month)
    return {year for year, names in months.items() if hits[year] >= DENSE * len(names)}
