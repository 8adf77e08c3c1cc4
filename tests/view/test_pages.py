"""Which rows are asked for next."""

import pytest

from support.screens import made
from timeline_tui.dates.periods import Period
from timeline_tui.dates.when import Precision
from timeline_tui.view.pages import Pages
from timeline_tui.view.rows import EventRow, HeadingRow, Hit

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


@pytest.mark.parametrize(
    ("at_hand", "expected"),
    [
        ((), False),
        ((10,), False),
        ((9, 10), False),
        ((8, 9, 10), False),
        ((7, 8, 9, 10), True),
        ((8, 9), False),
    ],
)
def test_a_row_is_settled_once_the_event_above_it_is_there(
    at_hand: tuple[int, ...], expected: bool
) -> None:
    assert having(*at_hand).is_settled(10) is expected


def test_an_event_right_above_settles_a_row() -> None:
    rows = having(10).added([EventRow(9, 4, Hit(made(4)), YEAR)])

    assert rows.is_settled(10)
    assert not rows.is_settled(9)


def test_the_first_rows_have_nothing_above_them() -> None:
    assert having(0, 1).is_settled(0)
    assert having(0, 1).is_settled(1)


def test_far_rows_are_let_go_in_the_end() -> None:
    pages = having(*range(6_000)).added([HeadingRow(9_000, YEAR)])

    assert set(pages.rows) == {9_000}
