"""A line that is typed: each letter where it is seen, and each place back to its letter."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from timeline_tui.render.typed import LONGEST_ORDERED, typed, typed_line
from timeline_tui.text.bidi import Bidi, seen
from timeline_tui.text.safe import safe

TALKS = "محادثات"


def drawn(text: str, bidi: Bidi) -> str:
    line = typed(text, bidi)
    return "".join(part.text for part in typed_line(line, 0, line.width + 1))


@pytest.mark.parametrize("bidi", list(Bidi))
@pytest.mark.parametrize(
    "text",
    [
        "tag:attack",
        TALKS,
        f"tag:{TALKS} during:2023..2024",
        f"{TALKS} (2024) OR {TALKS}",
        f'"{TALKS} في بغداد" -x',
        "קרב 1948",
        "مُحَمَّد",
        "日本 🎉 e\u0301",
    ],
)
def test_what_is_typed_is_drawn_as_rows_are(text: str, bidi: Bidi) -> None:
    """By the program alone is it reordered, and the line as a whole runs from left to right."""
    assert drawn(text, bidi) == seen(text, bidi, rtl=False) + " "


@pytest.mark.parametrize(
    ("text", "bidi", "cells"),
    [
        ("abc", Bidi.APP, [0, 1, 2, 3]),
        ("ابج", Bidi.APP, [2, 1, 0, 3]),
        ("ابج", Bidi.TERMINAL, [0, 1, 2, 3]),
        ("ابج", Bidi.OFF, [0, 1, 2, 3]),
        ("a:ابج b", Bidi.APP, [0, 1, 4, 3, 2, 5, 6, 7]),
        ("اب 12 ج", Bidi.APP, [6, 5, 4, 2, 3, 1, 0, 7]),
        ("اَب", Bidi.APP, [1, 1, 0, 2]),
        ("日x", Bidi.APP, [0, 2, 3]),
        ("\t\u202eا", Bidi.APP, [0, 1, 2, 3]),
        ("", Bidi.APP, [0]),
    ],
)
def test_the_cursor_stands_where_its_letter_is_seen(
    text: str, bidi: Bidi, cells: list[int]
) -> None:
    """A mark stands with its letter; the end is behind everything."""
    line = typed(text, bidi)

    assert [line.cell_of(index) for index in range(len(text) + 1)] == cells


@pytest.mark.parametrize(
    ("text", "cell", "index"),
    [
        ("abc", 1, 1),
        ("abc", 9, 3),
        ("ابج", 0, 2),
        ("ابج", 2, 0),
        ("ابج", 3, 3),
        ("日x", 1, 0),
        ("日x", 2, 1),
        ("a", -1, 0),
    ],
)
def test_a_click_finds_the_letter_at_its_cell(text: str, cell: int, index: int) -> None:
    assert typed(text, Bidi.APP).letter_at(cell) == index


def test_marks_go_with_their_letters() -> None:
    """A mistake, and the cursor on the last letter of it."""
    line = typed("tga:ابج x", Bidi.APP)

    pieces = typed_line(line, 0, 20, [(range(4, 7), "fault"), (range(6, 7), "cursor")])

    assert [(part.text, part.style) for part in pieces] == [
        ("tga:", ""),
        ("ج", "fault cursor"),
        ("با", "fault"),
        (" x ", ""),
    ]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(0, 3, "ab日"), (3, 6, "日xا"), (5, 9, "ا "), (9, 12, " "), (2, 3, "日")],
)
def test_only_what_is_in_sight_is_drawn(first: int, last: int, expected: str) -> None:
    """A letter that begins before the stretch is there as a whole."""
    pieces = typed_line(typed("ab日xا", Bidi.APP), first, last)

    assert "".join(part.text for part in pieces) == expected


@pytest.mark.parametrize(
    "text", ["a" + "\u0301" * 90, "\x1b[31mا", "\u202eabc", "\ud800", "ا\u200cب"]
)
def test_nothing_hostile_is_drawn(text: str) -> None:
    shown = drawn(text, Bidi.APP)

    assert safe(shown) == shown


texts = st.text(st.sampled_from("ab 1(ا2ب)ج\u064e\u200d日🎉\u0301\u202e\x1bש.:"), max_size=20)


@given(texts, st.sampled_from(list(Bidi)), st.integers(0, 12), st.integers(1, 12))
def test_letters_and_cells_belong_together(text: str, bidi: Bidi, first: int, room: int) -> None:
    line = typed(text, bidi)

    letters = list(line.between(0, line.width + 1))
    assert sum(cell_len(letter.text) for letter in letters) == line.width + 1
    assert len({letter.at for letter in letters}) == len(letters)
    assert all(0 <= line.cell_of(index) <= line.width for index in range(len(text)))
    assert line.cell_of(len(text)) == line.width
    assert all(letter.cell < first + room for letter in line.between(first, first + room))


@pytest.mark.parametrize("seed", range(12))
def test_a_long_line_is_seen_as_it_is_read(seed: int) -> None:
    chance = random.Random(seed)
    signs = ["a", " ", "(", "é", "\u0301", "\u200d", "\x1b", "👩", "日", "ب", "\ufffd"]
    count = chance.randrange(LONGEST_ORDERED + 1, 3 * LONGEST_ORDERED)
    text = "x" + "".join(chance.choices(signs[seed % 4 :], k=count))
    line = typed(text, Bidi.APP)
    assert drawn(text, Bidi.APP) == safe(text, len(text) + 1) + " "
    assert [letter.at for letter in line.letters] == sorted({letter.at for letter in line.letters})
    assert line.cells == tuple(sorted(line.cells))
    assert line.cells[-1] == sum(cell_len(letter.text) for letter in line.letters) - 1


def test_a_line_of_a_million_letters_is_placed() -> None:
    assert typed("é" * 1_000_000, Bidi.APP).width == 1_000_000
