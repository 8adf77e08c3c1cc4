"""Which rows are asked for next."""

import pytest

from timeline_tui.dates.periods import Period
from timeline_tui.dates.when import Precision
from timeline_tui.view.pages import Pages
from timeline_tui.view.rows import HeadingRow

YEAR = Period(Precision.YEAR, 2024)


def having(*numbers: int) -> Pages:
    return Pages({number: HeadingRow(number, YEAR) for number in numbers})


@pytest.mark.parametrize(
    ("pages", "top", "expected"),
    [
        (having(), 0, (0, 50)),
        (having(*range(100)), 0, None),
        (having(*range(25)), 0, None),
        (having(*range(30)), 10, (30, 30)),
        (having(*range(30)), 90, (50, 50)),
        (having(*range(60, 100)), 50, (10, 50)),
    ],
)
def test_only_missing_rows_are_asked_for(
    pages: Pages, top: int, expected: tuple[int, int] | None
) -> None:
    assert pages.wanted(top, 10, 100) == expected


def test_far_rows_are_let_go_in_the_end() -> None:
    pages = having(*range(6_000)).added([HeadingRow(9_000, YEAR)])

    assert set(pages.rows) == {9_000}
