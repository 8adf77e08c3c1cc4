"""The first page of a small timeline without the engine, so that it stands on screen at once.

It gives what a search for everything gives, row for row; a test holds it to that. It finds nothing
and filters nothing, and as soon as the engine is there nobody asks it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from timeline_tui.events.document import Reading
from timeline_tui.events.event import Event
from timeline_tui.store.cells import silent_from
from timeline_tui.store.order import place_of, sorted_numbers
from timeline_tui.store.placing import period_of, start_of
from timeline_tui.view.density import Start, bins_over, fitted_extent
from timeline_tui.view.gaps import gap_threshold
from timeline_tui.view.headings import Heading, headings
from timeline_tui.view.layout import Layout
from timeline_tui.view.rows import Density, EventRow, GapRow, HeadingRow, Hit, Row


class Preview(NamedTuple):
    """What the screen shows before the engine is there."""

    layout: Layout
    rows: tuple[Row, ...]
    density: Density


def preview(reading: Reading, zone: str | None, bins: int) -> Preview:
    """Give everything in the usual order, with `zone` for display and so many bins."""
    zones = [document.timezone or None for document in reading.documents]
    numbers = sorted_numbers(reading.events, zones, reading.precedences)
    events = [reading.events[number] for number in numbers]
    places = [place_of(event) for event in events]
    heads = headings(_runs(events, places, zone), len(events))
    gaps = dict(_gaps(events, places))
    layout = Layout(
        len(events),
        [heading.position for heading in heads],
        list(gaps),
        [(heading.year, heading.month) for heading in heads],
    )
    rows = tuple(_rows(events, {heading.position: heading for heading in heads}, gaps))
    return Preview(layout, rows, _density(events, places, bins))


def _runs(events: Sequence[Event], places: Sequence[int | None], zone: str | None) -> list[Heading]:
    runs: list[Heading] = []
    for position, (event, at) in enumerate(zip(events, places, strict=True)):
        year, month = (None, 0) if at is None else period_of(event, at, zone)
        if not runs or (runs[-1].year, runs[-1].month) != (year, month):
            runs.append(Heading(position, year, month))
    return runs


def _gaps(
    events: Sequence[Event], places: Sequence[int | None]
) -> Iterator[tuple[int, tuple[int, int]]]:
    moments = [at for at in places if at is not None]
    distances = [later - at for at, later in pairwise(moments) if later > at]
    if not distances:
        return
    usual = sorted(distances)[(len(distances) - 1) // 2]
    threshold = gap_threshold(moments[-1] - moments[0], usual)
    known: int | None = None
    for position, (event, at) in enumerate(zip(events, places, strict=True)):
        if at is None:
            continue
        if known is not None and at - known >= threshold:
            yield position, (known, at)
        silent = silent_from(event.effective)
        known = max(filter(None, (known, silent)), default=None)


def _rows(
    events: Sequence[Event], heads: dict[int, Heading], gaps: dict[int, tuple[int, int]]
) -> Iterator[Row]:
    row = 0
    for position, event in enumerate(events):
        if position in gaps:
            yield GapRow(row, *gaps[position])
            row += 1
        if position in heads:
            yield HeadingRow(row, heads[position].year, heads[position].month)
            row += 1
        yield EventRow(row, position, Hit(event))
        row += 1


def _density(events: Sequence[Event], places: Sequence[int | None], count: int) -> Density:
    starts: list[Start] = sorted(
        start_of(at, event.effective)
        for event, at in zip(events, places, strict=True)
        if at is not None
    )
    extent = fitted_extent(starts)
    if extent is None or count < 1:
        return Density(0, 0)
    bins = bins_over(*extent, count)
    counts = [0] * count
    for start in starts:
        if bins.lo <= start.at < bins.hi:
            counts[bins.index(start.at)] += 1
    return Density(bins.lo, bins.hi, tuple(counts), tuple(counts), len(starts) - sum(counts))
