"""Every character that a terminal is not to be shown, one by one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.selftest.grammar import LINES, forbidden
from timeline_tui.selftest.naughty import Naughty, naughty
from timeline_tui.text.safe import MARKS_PER_BASE, safe

EVERY = [chr(code) for code in range(0x110000)]
MARKS = [each for each in EVERY if unicodedata.category(each) in ("Mn", "Me")]
TRIED = [
    each
    for each in EVERY
    if unicodedata.category(each) not in ("Cn", "Co")
    or ord(each) % 97 == 0
    or ord(each) & 0xFFFE == 0xFFFE
]
"""All that mean something, and some of those that mean nothing yet or in private."""
HIDDEN = "\u034f\u17b4\u17b5" + "".join(
    map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
)
"""Marks that cannot be seen."""


@pytest.mark.parametrize("code", range(0x20))
def test_c0_controls_are_their_pictures(code: int) -> None:
    assert safe(f"a{chr(code)}b") == f"a{chr(0x2400 + code)}b"


@pytest.mark.parametrize("code", [*range(0x80, 0xA0), 0xD800, 0xDBFF, 0xDC00, 0xDFFF])
def test_c1_controls_and_lone_surrogates_are_replaced(code: int) -> None:
    assert safe(f"a{chr(code)}b") == "a\ufffdb"


def test_what_is_no_character_is_replaced() -> None:
    codes = [*range(0xFDD0, 0xFDF0)]
    codes += [plane * 0x10000 + last for plane in range(17) for last in (0xFFFE, 0xFFFF)]

    assert {safe(f"a{chr(code)}b") for code in codes} == {"a\ufffdb"}


def test_what_turns_or_hides_text_is_a_dot() -> None:
    codes = [0x61C, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
    codes += [0xAD, 0x180E, 0xFEFF, 0x3164, *range(0x2060, 0x2066), *range(0xE0000, 0xE0080)]

    assert {safe(f"a{chr(code)}b") for code in codes} == {"a·b"}


def test_of_a_flood_of_any_mark_four_stay() -> None:
    for mark in MARKS:
        kept = 0 if mark in HIDDEN else MARKS_PER_BASE
        assert safe(f"a{mark * 4}b{mark * 30}c").count(mark) == 2 * kept, hex(ord(mark))


@pytest.mark.parametrize("between", ["\u200c", "\u200d"])
def test_joiners_do_not_begin_a_flood_anew(between: str) -> None:
    assert safe("ب" + f"\u064e{between}" * 50 + "ب").count("\u064e") == MARKS_PER_BASE


def test_marks_of_several_scripts_are_counted_together() -> None:
    drawn = safe("a" + "\u0301\u064e\u05b4\u07a6\u093c\U0001d167" * 5 + "b")

    assert drawn == "a\u0301\u064e\u05b4\u07a6b"


def test_every_character_alone_passes_the_grammar_or_is_changed() -> None:
    for start in range(0, len(TRIED), 64):
        several = "a".join(TRIED[start : start + 64])
        may_act = any(forbidden(several.encode("utf-8", "surrogatepass"), LINES))
        for text in [f"a{each}b" for each in TRIED[start : start + 64]] if may_act else [several]:
            assert not any(forbidden(safe(text).encode(), LINES)), ascii(text)


@pytest.mark.parametrize("each", naughty(), ids=lambda each: each.name)
def test_what_is_naughty_is_safe_and_safe_already(each: Naughty) -> None:
    drawn = safe(each.text)

    assert list(forbidden(drawn.encode(), LINES)) == []
    assert safe(drawn) == drawn
    assert "\n" not in drawn
    assert "\t" not in drawn


@given(st.text(st.characters(codec=None, categories=["Mn", "Cf", "Cc", "Lo", "So"]), max_size=60))
def test_what_was_made_safe_is_safe_already(text: str) -> None:
    drawn = safe(text)

    assert safe(drawn) == drawn
    assert list(forbidden(drawn.encode(), LINES)) == []
