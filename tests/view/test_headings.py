"""Which periods a list is divided into."""

import pytest

from timeline_tui.dates.coordinate import from_civil
from timeline_tui.dates.when import Precision
from timeline_tui.view.headings import Heading, headings, period


@pytest.mark.parametrize(
    ("runs", "matched", "expected"),
    [
        ([], 0, []),
        ([(0, 2014, 0)], 1, [(0, 2014, 0)]),
        # Two events in two months: the year is enough.
        ([(0, 2023, 8), (1, 2023, 10)], 2, [(0, 2023, 0)]),
        # Three a month: the months are shown.
        ([(0, 2024, 1), (3, 2024, 2)], 6, [(0, 2024, 1), (3, 2024, 2)]),
        # A sparse year beside a dense one.
        ([(0, 2023, 8), (1, 2024, 1)], 4, [(0, 2023, 0), (1, 2024, 1)]),
        # What is known to the year stands under the year, and does not make it dense.
        ([(0, 2024, 0), (9, 2024, 1), (10, 2024, 2)], 11, [(0, 2024, 0)]),
        ([(0, 2024, 0), (1, 2024, 1)], 4, [(0, 2024, 0), (1, 2024, 1)]),
        ([(0, 2024, 1), (4, None, 0)], 6, [(0, 2024, 1), (4, None, 0)]),
    ],
)
def test_headings(
    runs: list[tuple[int, int | None, int]],
    matched: int,
    expected: list[tuple[int, int | None, int]],
) -> None:
    """Runs of neighbours in, headings out."""
    assert headings([Heading(*run) for run in runs], matched) == tuple(
        Heading(*heading) for heading in expected
    )


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        (Precision.DAY, (2024, 3)),
        (Precision.MONTH, (2024, 3)),
        (Precision.SUBYEAR, (2024, 0)),
        (Precision.YEAR, (2024, 0)),
        (Precision.CENTURY, (2024, 0)),
        (None, (2024, 0)),
    ],
)
def test_a_period_is_never_finer_than_the_date(
    precision: Precision | None, expected: tuple[int, int]
) -> None:
    """The month counts where it is known."""
    assert period(from_civil(2024, 3, 15), precision) == expected
