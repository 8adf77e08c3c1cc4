"""How long a silence must be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.dates.when import DAY, Precision
from timeline_tui.view.gaps import REACH, gap_threshold, long_silences

YEAR = 365 * DAY


@pytest.mark.parametrize(
    ("extent", "distance", "expected"),
    [
        (3650 * DAY, 10 * DAY, -(-3650 * DAY // 12)),
        (120 * DAY, 30 * DAY, 90 * DAY),
        (13, 0, 2),
        (0, 0, 1),
    ],
    ids=["a part of the whole", "much longer than usual", "rounded up", "never zero"],
)
def test_the_shortest_silence_of_the_whole_list(extent: int, distance: int, expected: int) -> None:
    """A twelfth of the whole, and three times the usual distance."""
    assert gap_threshold(extent, distance) == expected


def lengths(starts: list[int], level: Precision) -> list[int]:
    ends = [start + 1 for start in starts]
    found = long_silences(starts, ends, [level] * len(starts))
    return [round((silence.hi - silence.lo) / DAY) for silence in found]


def test_a_dense_stretch_in_a_sparse_century_has_gaps_of_its_own() -> None:
    """Weekly events fall silent for three months, in the middle of events every five years."""
    sparse = [number * 5 * YEAR for number in range(20)]
    weeks = [50 * YEAR + week * 7 * DAY for week in range(60) if not 30 <= week < 43]

    assert lengths(sparse, Precision.YEAR) == []
    assert lengths(sorted({*sparse, *weeks}), Precision.MONTH) == [98]


def test_few_events_at_even_distances_have_no_gaps() -> None:
    """Each distance is a great part of the whole, and none is longer than usual."""
    assert lengths([0, 90 * YEAR, 100 * YEAR, 111 * YEAR, 122 * YEAR], Precision.YEAR) == [32850]
    assert lengths([0, 10 * YEAR, 25 * YEAR, 36 * YEAR], Precision.YEAR) == []


def test_a_silence_holds_a_whole_period_of_its_heading() -> None:
    """Under days a night is no gap, and a weekend is one."""
    days = [day for day in range(60) if day % 7 < 5]
    work = [day * DAY + hour * DAY // 24 for day in days for hour in (9, 12, 16)]

    assert lengths(work, Precision.HOUR) == [3] * 8
    assert lengths(work, Precision.DAY) == [3] * 8
    assert lengths(work, Precision.MONTH) == []


@given(st.lists(st.integers(0, 40_000), min_size=2, max_size=200), st.sampled_from(Precision))
def test_gaps_are_few(hours: list[int], level: Precision) -> None:
    """No screenful of events has more than a few."""
    starts = sorted(hour * DAY // 24 for hour in hours)
    level = (
        Precision.DAY if level not in (Precision.MONTH, Precision.YEAR, Precision.DECADE) else level
    )
    found = long_silences(starts, starts, [level] * len(starts))

    for first in range(0, len(starts), REACH):
        inside = [each for each in found if first < each.number < first + REACH]
        assert len(inside) <= 6 + 12 * (len(starts) < 12 * REACH)
