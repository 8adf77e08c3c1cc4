"""Pieces of text on lines of cells."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from timeline_tui.render.pieces import (
    Piece,
    cut,
    cut_line,
    filled,
    fitted,
    found,
    marked,
    named_piece,
    piece,
    width_of,
    wrapped,
)
from timeline_tui.text.safe import NAME, safe

TEXTS = st.text(st.characters(codec="utf-8"), max_size=60).map(safe)


def shown(lines: list[list[Piece]]) -> list[str]:
    return ["".join(part.text for part in line) for line in lines]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Washington", 10, "Washington"),
        ("Washington", 6, "Washi…"),
        ("Washington", 1, "…"),
        ("Washington", 0, ""),
        ("two words", 5, "two…"),
        ("日本語", 4, "日…"),
        ("日本語", 5, "日本…"),
        ("محادثات", 4, "محا…"),
    ],
)
def test_a_long_text_is_cut_to_cells(text: str, width: int, expected: str) -> None:
    assert cut(safe(text), width) == expected


@given(TEXTS, st.integers(0, 40))
def test_a_fitted_text_takes_exactly_its_cells(text: str, width: int) -> None:
    assert cell_len(fitted(safe(text), width)) == width


@given(st.lists(TEXTS, max_size=4), st.integers(0, 60))
def test_a_filled_line_takes_exactly_its_cells(texts: list[str], width: int) -> None:
    assert width_of(filled([piece(text) for text in texts], width)) == width


@given(st.lists(TEXTS, max_size=3), st.integers(8, 40))
def test_wrapping_keeps_every_word_and_no_line_is_too_long(texts: list[str], width: int) -> None:
    line = [piece(text) for text in texts]

    lines = wrapped(line, width)

    assert all(width_of(part) <= width for part in lines)
    assert "".join("".join(shown(lines)).split()) == "".join("".join(texts).split())


def test_wrapping_indents_the_lines_that_follow() -> None:
    line = [piece("place      ", "label"), piece("Tower 22, near the border of three countries")]

    assert shown(wrapped(line, 30, 11)) == [
        "place      Tower 22, near the",
        "           border of three",
        "           countries",
    ]


@given(st.text("ab  ", max_size=60), st.sets(st.integers(0, 60)), st.integers(8, 20))
def test_what_stands_out_moves_no_word(text: str, cuts: set[int], width: int) -> None:
    """A match in the middle of a word is no place to break the line at."""
    places = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    line = [piece(text[start:end], "match") for start, end in pairwise(places)]

    assert shown(wrapped(line, width)) == shown(wrapped([piece(text)], width))


def test_a_word_of_two_styles_is_broken_where_there_is_no_more_room() -> None:
    line = [piece("one "), piece("aaaaa", "match"), piece("bbbbbbb"), piece("末末末", "match")]

    assert shown(wrapped(line, 8)) == ["one", "aaaaabbb", "bbbb末末", "末"]


def test_a_word_longer_than_the_line_is_broken() -> None:
    assert shown(wrapped([piece("a" * 20)], 8)) == ["a" * 8, "a" * 8, "a" * 4]


def test_spans_stand_out() -> None:
    line = marked("Attack in Jordan", [(0, 6), (10, 16)], "title")

    assert [(part.text, part.style) for part in line] == [
        ("Attack", "match"),
        (" in ", "title"),
        ("Jordan", "match"),
    ]


def test_cutting_a_line_keeps_the_styles() -> None:
    line = cut_line([piece("Attack", "match"), piece(" in Jordan", "title")], 9)

    assert [(part.text, part.style) for part in line] == [("Attack", "match"), (" i…", "title")]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], [("plain ", ""), ("match", "match"), (" end", "")]),
        ([(0, 5)], [("plain", "found"), (" ", ""), ("match", "match"), (" end", "")]),
        (
            [(5, 8)],
            [("plain", ""), (" ", "found"), ("ma", "match found"), ("tch", "match"), (" end", "")],
        ),
        ([(11, 99)], [("plain ", ""), ("match", "match"), (" end", "found")]),
    ],
)
def test_what_is_found_stands_out_beside_what_matches(
    spans: list[tuple[int, int]], expected: list[tuple[str, str]]
) -> None:
    line = [piece("plain "), piece("match", "match"), piece(" end")]

    assert [(part.text, part.style) for part in found(line, spans)] == expected


@pytest.mark.parametrize("ascii_only", [False, True])
def test_the_name_of_a_character_is_not_broken(ascii_only: bool) -> None:
    word = named_piece("abcde\u202efghijklmno\u200b\u200bp", ascii_only=ascii_only)
    lines = shown(wrapped([word], 12))
    assert "".join(lines) == word.text
    assert sum(len(NAME.findall(line)) for line in lines) == 3
    assert max(map(cell_len, lines)) <= 12


def test_a_name_that_has_a_line_for_itself_is_broken_like_any_word() -> None:
    assert shown(wrapped([named_piece("\U000e0041b")], 8)) == ["‹U+E0041", "›b"]
