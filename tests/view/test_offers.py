"""Offers for a line: what is chosen, what stays while one types on, and what is seen."""

import pytest

from timeline_tui.query.completion import Completion
from timeline_tui.view.offers import NONE, Offers


def value(text: str, start: int = 4, end: int = 6, hits: int | None = 3) -> Completion:
    return Completion(text, start, end, "", hits, text.strip('"'))


OFFERS = Offers("tag:at", 6, (value("attack"), value("athens"), value('"see at"')))


@pytest.mark.parametrize(
    ("steps", "expected"),
    [((), NONE), ((1,), 0), ((1, 1), 1), ((-1,), 2), ((1, 1, 1, 1), NONE), ((1, -1), NONE)],
)
def test_the_one_that_is_chosen(steps: tuple[int, ...], expected: int) -> None:
    """Round and round, the line itself between the last and the first."""
    offers = OFFERS
    for by in steps:
        offers = offers.moved(by)

    assert offers.chosen == expected
    assert offers.taken.text == OFFERS.items[max(expected, 0)].text


# The next line; then the values that are left until they are counted anew.
TYPED = [
    ("tag:att", ["attack"]),
    ("tag:a", ["attack", "athens", '"see at"']),
    ("tag:AT", ["attack", "athens", '"see at"']),
    ("tag:x", []),
    ("tag:attack", []),
    ("tag:", []),
    ("tags:at", []),
    ("tag:at x", []),
]


@pytest.mark.parametrize(("line", "expected"), TYPED)
def test_what_still_fits_stays(line: str, expected: list[str]) -> None:
    after = OFFERS.typed(line, len(line), ())

    assert [item.text for item in after.items] == expected
    for item in after.items:
        assert item.applied(line) == f"tag:{item.text}"


def test_what_was_put_away_stays_away_for_the_word() -> None:
    closed = OFFERS.closed()

    assert not closed.is_open
    assert not closed.typed("tag:att", 7, (value("attack", 4, 7),)).is_open
    assert closed.typed("tag:att x", 9, (value("xylo", 8, 9),)).is_open
    assert closed.opened().is_open


def test_counts_leave_the_chosen_one_chosen() -> None:
    offers = OFFERS.moved(1).moved(1).counted((value("athens"), value("attack")))

    assert offers.taken.text == "athens"
    assert offers.counted((value("x"),)).chosen == NONE


def test_the_chosen_one_is_in_view() -> None:
    offers = Offers("", 0, tuple(value(str(number)) for number in range(20)))

    assert offers.window(8) == range(8)
    assert offers.moved(-1).window(8) == range(12, 20)
    assert Offers().window(8) == range(0)
