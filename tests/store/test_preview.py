"""The first page without the engine is what the engine gives, row for row."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import given

from store.made import readings
from store.test_results import PROPERTY
from timeline_tui.dates import parse
from timeline_tui.dates.coordinate import bound_text, from_civil
from timeline_tui.dates.when import DAY, SECOND
from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event
from timeline_tui.query.nodes import Everything
from timeline_tui.store.order import sorted_numbers
from timeline_tui.store.preview import beginning, preview
from timeline_tui.store.store import Store
from timeline_tui.view.rows import EventRow, GapRow, HeadingRow, Row


def told(rows: Iterable[Row]) -> list[object]:
    return [
        (row.row, row.position, row.hit.event.id, row.period) if isinstance(row, EventRow) else row
        for row in rows
    ]


def ordered(reading: Reading) -> list[Event]:
    zones = [document.timezone or None for document in reading.documents]
    numbers = sorted_numbers(reading.events, zones, reading.precedences)
    return [reading.events[number] for number in numbers]


def check(reading: Reading, zone: str | None) -> None:
    shown = preview(ordered(reading), zone, 60)
    with Store.open(reading, zone=zone) as store:
        results = store.search(Everything())

        # What the engine holds of made events is not all of them, so they are told by their ids.
        assert told(results.page(0, results.rows)) == told(shown.rows)
        assert results.layout() == shown.layout
        assert results.density(60) == shown.density


@PROPERTY
@given(reading=readings())
def test_of_any_events(reading: Reading) -> None:
    check(reading, "Asia/Baghdad")


def scattered(seed: int) -> Reading:
    """Bursts of events, from one a century to hundreds a minute, known more and less finely."""
    random = Random(seed)
    dates = [str(year) for year in range(1000, 1900, random.choice((9, 30, 70)))]
    dates += ["198X", "1984", "1984-05", "19XX"] * random.randrange(2)
    for _ in range(random.randrange(1, 4)):
        start = from_civil(random.randrange(1950, 2024), random.randrange(1, 13), 3)
        for _ in range(random.choice((20, 120, 400))):
            length = random.choice((SECOND * 90, SECOND * 9000, DAY, 20 * DAY, 300 * DAY))
            moment = start + random.randrange(length) // SECOND * SECOND
            cut = random.choice((10, 13, 16, 19))
            text = (bound_text(moment) or "").ljust(10)
            dates.append(text[:cut] + "Z" * (cut == 19 and len(text) == 19))
    events = tuple(Event(f"e{n}", parse(date)) for n, date in enumerate(dates))
    return Reading((Document("a"),), events)


@pytest.mark.parametrize("seed", range(8))
def test_of_bursts(seed: int) -> None:
    """With headings of every kind and gaps of every length."""
    check(scattered(seed), "America/New_York")


def test_bursts_have_many_kinds_of_headings() -> None:
    """The test above would say little otherwise."""
    rows = [row for seed in range(8) for row in preview(ordered(scattered(seed)), None, 60).rows]
    levels = {row.period.level.name for row in rows if isinstance(row, HeadingRow)}

    assert levels >= {"CENTURY", "YEAR", "MONTH", "DAY", "HOUR"}
    assert sum(isinstance(row, GapRow) for row in rows) > 9


@pytest.mark.parametrize("seed", range(8))
def test_of_many_events_the_first_ones_stand_in_their_places(seed: int) -> None:
    """Under headings as if they were all: those that the events behind would change come later."""
    events = ordered(scattered(seed))
    shown = beginning(events[:50], "America/New_York", len(events))
    alone = preview(events[:50], "America/New_York", 0)

    heads = [row.period for row in alone.rows if isinstance(row, HeadingRow)]
    assert [row.period for row in shown.rows if isinstance(row, HeadingRow)] == heads
    rows = [row for row in shown.rows if isinstance(row, EventRow)]
    assert [row.hit.event for row in rows] == events[:50]
    assert [row.row for row in rows] == [shown.layout.row_of(row.position) for row in rows]
    assert shown.layout.matched == len(events)
