"""The rows of the panel: aligned, cut to the width, with the key that takes one."""

import pytest
from rich.cells import cell_len

from timeline_tui.query.completion import Completion
from timeline_tui.render.offers import offer_lines, panel_width
from timeline_tui.text.bidi import Bidi
from timeline_tui.view.offers import Offers


def offer(text: str, hits: int | None = None, description: str = "") -> Completion:
    return Completion(text, 0, 0, description, hits, text)


VALUES = Offers("", 0, (offer("statement", 1234), offer("attack", 2), offer("هجوم", 1)))
FIELDS = Offers("", 0, (offer("place:", None, "where it happened"), offer("precision:")))
MANY = Offers("", 0, tuple(offer(f"value {number}", number) for number in range(12)))


def drawn(offers: Offers, width: int = 0, lines: int = 4, *, ascii_only: bool = False) -> list[str]:
    width = width or panel_width(offers, 80)
    rows = offer_lines(offers, lines, width, ascii_only=ascii_only)
    return ["".join(part.text for part in row) for row in rows]


def test_counts_stand_at_the_right() -> None:
    assert drawn(VALUES) == [
        "  statement  1,234  Tab ",
        "  attack         2      ",
        "  هجوم           1      ",
    ]


def test_what_a_field_holds_is_told() -> None:
    assert drawn(FIELDS) == [
        "  place:      where it happened    Tab ",
        "  precision:                           ",
    ]


def test_the_chosen_one_has_a_bar_and_the_key() -> None:
    assert drawn(VALUES.moved(1).moved(1))[1] == "▌ attack         2  Tab "
    assert drawn(VALUES.moved(1).moved(1), ascii_only=True)[1] == "> attack         2  Tab "


def test_arrows_say_that_there_are_more() -> None:
    assert [row[-4:].strip() for row in drawn(MANY)] == ["Tab", "", "", "↓"]
    assert [row[-4:].strip() for row in drawn(MANY.moved(-1))] == ["↑", "", "", "Tab"]
    assert drawn(MANY.moved(-1), ascii_only=True)[0].endswith("^ ")


def test_what_runs_from_right_to_left_is_seen_so() -> None:
    words = Offers("", 0, (offer("هجوم", 1, "هذا اليوم"),))
    (row,) = offer_lines(words, 4, 40, ascii_only=False, bidi=Bidi.APP)

    assert "".join(part.text for part in row).split()[:3] == ["موجه", "مويلا", "اذه"]


@pytest.mark.parametrize("width", [1, 5, 12, 20, 40, 100])
def test_rows_are_as_wide_as_the_panel(width: int) -> None:
    long = Offers("", 0, (offer("x" * 200, 3, "y" * 200), offer("日本" * 40, None, "z")))

    assert panel_width(long, width) == width
    if width >= 12:
        assert {cell_len(row) for row in drawn(long, width)} == {width}


def test_what_files_hold_cannot_act_on_the_terminal() -> None:
    assert "\x1b" not in "".join(drawn(Offers("", 0, (offer("a\x1b[31m", 1),))))
