"""Many events are divided as few are: in arrays, to what the rules say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.dates.coordinate import from_civil
from timeline_tui.dates.periods import UNDATED, Period, period_at
from timeline_tui.dates.when import DAY, SECOND, Precision
from timeline_tui.store.engine import Engine
from timeline_tui.store.few import Few
from timeline_tui.store.hits import Hits
from timeline_tui.store.keys import period_cells
from timeline_tui.store.many import Clock, Many
from timeline_tui.store.times import Times
from timeline_tui.view.headings import DIVISIONS

HOUR = 3600 * SECOND
BEGINNINGS = [from_civil(-13_800_000_000), from_civil(-44, 3, 15), from_civil(1914), 0]
BEGINNINGS += [from_civil(2023, 8, 7), from_civil(2024, 1, 28)]
DISTANCES = [0, 1, SECOND, 60 * SECOND, HOUR, 3 * HOUR, DAY, 9 * DAY, 40 * DAY, 400 * DAY]
LEVELS = [Precision.CENTURY, Precision.DECADE, Precision.YEAR, *DIVISIONS]

bursts = st.tuples(
    st.sampled_from(BEGINNINGS),
    st.integers(0, 400).map(DAY.__mul__),
    st.sampled_from(DISTANCES),
    st.integers(1, 60),
    st.sampled_from(LEVELS),
    st.sampled_from([0, 1, DAY, 3000 * DAY]),
)
"""Events that follow each other at even distances, so finely dated and lasting so long."""


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine() as engine:
        yield engine


def table_of(engine: Engine, periods: list[Period]) -> None:
    """Let the engine hold events under periods, which it numbers by itself."""
    names = ("level", "year", "month", "day", "hour", "minute")
    columns = ", ".join(f"{name} BIGINT" for name in names)
    engine.run(f"CREATE OR REPLACE TABLE events (ord BIGINT, {columns})")
    rows = (
        [str(number), *(cell or "NULL" for cell in period_cells(period))]
        for number, period in enumerate(periods)
    )
    engine.run("INSERT INTO events VALUES " + ", ".join(f"({', '.join(row)})" for row in rows))


@given(
    bursts=st.lists(bursts, min_size=1, max_size=6),
    undated=st.integers(0, 3),
    is_sorted=st.booleans(),
    each=st.integers(1, 7),
    data=st.randoms(use_true_random=False),
)
@settings(max_examples=150, deadline=None)
def test_arrays_say_what_the_rules_say(
    engine: Engine, bursts: list, undated: int, is_sorted: bool, each: int, data
) -> None:
    """The same headings and silences, of any hits and however far apart they lie."""
    events = [
        (beginning + shift + number * distance, level, length)
        for beginning, shift, distance, count, level, length in bursts
        for number in range(count)
    ]
    if is_sorted:
        events.sort()
    moments = [moment for moment, _, _ in events]
    periods = [period_at(moment, level) for moment, level, _ in events] + [UNDATED] * undated
    times = Times(moments, [at + length for at, _, length in events], bytes(len(events)))
    table_of(engine, periods)
    finest = max(period.level for period in periods)
    many, few = Many(engine, times, finest, len(periods)), Few(engine, periods, times)
    for hits in (
        Hits(bytes(data.randrange(each) == 0 for _ in periods), len(events)),
        Hits(bytes([1]) * len(periods), len(events)),
        Hits(bytes(len(periods)), len(events)),
    ):
        headings = many.headings(hits)

        assert list(map(list, headings)) == list(map(list, few.headings(hits)))
        assert many.silences(hits, headings) == few.silences(hits, headings)


@pytest.mark.parametrize(
    ("moments", "unit", "is_exact"),
    [
        ([from_civil(-44), from_civil(2024)], DAY, True),
        ([from_civil(-13_800_000_000), from_civil(2024)], DAY, True),
        ([from_civil(-44), from_civil(2024) + 1], 1, False),
        ([5, 5], 5, True),
        ([0, 0], 1, True),
        ([], 1, True),
    ],
)
def test_the_unit_is_as_long_as_it_can_be(moments: list[int], unit: int, is_exact: bool) -> None:
    """So that numbers of 64 bits hold what they can; others are of any size."""
    clock = Clock.of(Times(moments, moments, bytes(len(moments))))

    assert (clock.unit, clock.moments.dtype != object) == (unit, is_exact)
    assert [int(moment) * unit for moment in clock.moments] == moments
