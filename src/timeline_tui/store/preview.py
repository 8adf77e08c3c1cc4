"""The first page of a small timeline without the engine, so that it stands on screen at once.

It gives what a search for everything gives, row for row; a test holds it to that. It finds nothing
and filters nothing, and as soon as the engine is there nobody asks it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from timeline_tui.dates.periods import UNDATED
from timeline_tui.dates.when import POS
from timeline_tui.events.event import Event
from timeline_tui.store.cells import goes_on, silent_from
from timeline_tui.store.order import place_of
from timeline_tui.store.placing import period_of, start_of
from timeline_tui.view.density import Start, are_instants, bins_over, fitted_extent
from timeline_tui.view.gaps import long_silences
from timeline_tui.view.headings import divided, headings
from timeline_tui.view.layout import Layout
from timeline_tui.view.rows import Density, EventRow, GapRow, HeadingRow, Hit, Row


class Preview(NamedTuple):
    """What the screen shows before the engine is there."""

    layout: Layout
    rows: tuple[Row, ...]
    density: Density


FIRST = 500
"""How many events the beginning of very many shows: some screens of them."""


def preview(events: Sequence[Event], zone: str | None, bins: int) -> Preview:
    """Give all events, which stand in the usual order, with `zone` for display and so many bins."""
    places = [place_of(event) for event in events]
    layout = _layout(events, places, zone)
    gaps = _gaps(events, places, layout)
    layout = replace(layout, gaps=list(gaps))
    standing = zip(events, places, strict=True)
    opens = [at for event, at in standing if at is not None and goes_on(event)]
    rows = tuple(_rows(events, layout, gaps, min(opens, default=POS)))
    return Preview(layout, rows, _density(events, places, bins))


def beginning(events: Sequence[Event], zone: str | None, total: int) -> Preview:
    """Give the first events of so many in the usual order, under headings as if they were all.

    Silences, and where in time all events lie, need a look at every one of them.
    """
    layout = _layout(events, [place_of(event) for event in events], zone)
    return Preview(replace(layout, matched=total), tuple(_rows(events, layout, {})), Density(0, 0))


def _layout(events: Sequence[Event], places: Sequence[int | None], zone: str | None) -> Layout:
    """The shape of a list without gaps."""
    periods = [
        UNDATED if at is None else period_of(event, event.effective, at, zone)
        for event, at in zip(events, places, strict=True)
    ]
    heads = headings(divided(periods), len(events))
    return Layout(
        len(events), [heading.position for heading in heads], (), [head.period for head in heads]
    )


def _gaps(
    events: Sequence[Event], places: Sequence[int | None], layout: Layout
) -> dict[int, tuple[int, int]]:
    dated = [position for position, at in enumerate(places) if at is not None]
    starts = [at for at in places if at is not None]
    # What is known of a dated event ends somewhere: where it stands at the least.
    ends = [silent_from(events[position].effective) or 0 for position in dated]
    levels = [layout.level_of(position) for position in dated]
    found = long_silences(starts, ends, levels)
    return {dated[silence.number]: (silence.lo, silence.hi) for silence in found}


def _rows(
    events: Sequence[Event],
    layout: Layout,
    gaps: dict[int, tuple[int, int]],
    open_from: int = POS,
) -> Iterator[Row]:
    heads = dict(zip(layout.headings, layout.periods, strict=True))
    row, period = 0, None
    for position, event in enumerate(events):
        if position in gaps:
            lo, hi = gaps[position]
            yield GapRow(row, lo, hi, open_from < hi)
            row += 1
        if position in heads:
            period = heads[position]
            yield HeadingRow(row, period)
            row += 1
        yield EventRow(row, position, Hit(event), period)
        row += 1


def _density(events: Sequence[Event], places: Sequence[int | None], count: int) -> Density:
    starts: list[Start] = sorted(
        start_of(event, event.effective, at)
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
    before = sum(start.at < bins.lo for start in starts)
    after = len(starts) - sum(counts) - before
    matched = tuple(counts)
    return Density(bins.lo, bins.hi, matched, matched, before, after, are_instants(starts))
