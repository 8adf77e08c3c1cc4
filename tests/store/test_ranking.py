"""What a search finds at a size where the engine works on several parts at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from timeline_tui.dates.when import SECOND, Precision
from timeline_tui.store.compile import Compiled
from timeline_tui.store.engine import Engine
from timeline_tui.store.many import Many
from timeline_tui.store.ranking import Ranker
from timeline_tui.store.times import Times

ROWS = 300_000
"""Several row groups of the engine."""
PER_YEAR = 1000


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine() as engine:
        engine.run(
            """
            CREATE TABLE events AS
            SELECT range AS ord, range // $2 AS year, 0 AS level, NULL::BIGINT AS month,
                NULL::BIGINT AS day, NULL::BIGINT AS hour, NULL::BIGINT AS minute
            FROM range($1)
            """,
            (ROWS, PER_YEAR),
        )
        yield engine


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("TRUE", range(ROWS)),
        ("e.ord % 2 = 1", range(1, ROWS, 2)),
        ("e.ord >= 150000", range(150_000, ROWS)),
    ],
)
@pytest.mark.parametrize("sort", ["earliest", "latest"])
def test_many_hits_keep_their_order(
    engine: Engine, condition: str, expected: range, sort: str
) -> None:
    """The windows stream over the rows as they lie, so nothing may shuffle them."""
    moments = range(0, ROWS * SECOND, SECOND)
    times = Times(moments, [moment + 1 for moment in moments], bytes(ROWS))
    division = Many(engine, times, Precision.YEAR, ROWS)
    ranking = Ranker(engine, division, ROWS, ROWS).rank(Compiled(condition, "FALSE"), sort)

    order = list(expected) if sort == "earliest" else list(reversed(expected))
    assert list(ranking.order.ords(0, ROWS)) == order
    assert list(ranking.headings.positions) == [
        position
        for position, number in enumerate(order)
        if not position or number // PER_YEAR != order[position - 1] // PER_YEAR
    ]
    assert not ranking.gaps
