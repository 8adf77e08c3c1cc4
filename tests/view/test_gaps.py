"""How long a silence must be."""

import pytest

from timeline_tui.dates.when import DAY
from timeline_tui.view.gaps import gap_threshold


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
def test_the_shortest_silence_with_a_row(extent: int, distance: int, expected: int) -> None:
    """A twelfth of the whole, and three times the usual distance."""
    assert gap_threshold(extent, distance) == expected
