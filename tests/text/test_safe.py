"""What a terminal may be shown of other people's text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.text.safe import LIMIT, MOST_NAMED, named, named_lines, safe, safe_lines

FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

CASES = [
    ("plain", "Attack in Jordan", "Attack in Jordan"),
    ("escape", "a\x1b[31mb", "a␛[31mb"),
    ("bell and tab", "a\x07b\tc", "a␇b␉c"),
    ("delete", "a\x7f", "a␡"),
    ("c1 csi", "a\x9b31m", "a\ufffd31m"),
    ("newline in one line", "a\nb", "a␊b"),
    ("right-to-left override", "invoice\u202efdp.exe", "invoice·fdp.exe"),
    ("isolates", "\u2066x\u2069", "·x·"),
    ("zero width space", "a\u200bb", "a·b"),
    ("byte order mark", "\ufeffa", "·a"),
    ("lone surrogate", "a\ud800b", "a\ufffdb"),
    ("tag characters", "a\U000e0041b", "a·b"),
    ("line separator", "a\u2028b", "a␤b"),
    ("arabic", "وبدأت المحادثات في يناير", "وبدأت المحادثات في يناير"),
    ("arabic marks", "مؤكداً", "مؤكداً"),
    ("persian zwnj stays", "می‌خواهم", "می‌خواهم"),
    ("zwnj between latin", "a\u200cb", "a·b"),
    ("emoji family stays", "👩‍👩‍👧", "👩‍👩‍👧"),
    ("flood of marks", "a" + "\u0301" * 50, "a" + "\u0301" * 4),
    ("markup is text", "[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_what_could_act_becomes_visible(text: str, expected: str) -> None:
    assert safe(text) == expected


@given(st.text(st.characters(codec=None), max_size=80))
def test_nothing_forbidden_passes(text: str) -> None:
    assert not FORBIDDEN.search(safe(text))


@given(st.text(max_size=80))
def test_safe_text_is_safe_already(text: str) -> None:
    assert safe(safe(text)) == safe(text)


def test_a_long_text_is_cut_with_a_sign() -> None:
    assert safe("x" * 10_000) == "x" * (LIMIT - 1) + "…"


def test_lines_keep_their_breaks() -> None:
    assert safe_lines("a\r\nb\tc\n\x1b") == ["a", "b    c", "␛"]


NAMES = [
    ("right-to-left override", "invoice\u202efdp.exe", "invoice‹U+202E›fdp.exe"),
    ("isolates", "\u2066x\u2069", "‹U+2066›x‹U+2069›"),
    ("soft hyphen", "a\xadb", "a‹U+00AD›b"),
    ("tag characters", "a\U000e0041b", "a‹U+E0041›b"),
    ("joiner that joins nothing", "a\u200db", "a‹U+200D›b"),
    ("controls have pictures", "\x1b[31m\x9b", "␛[31m\ufffd"),
    ("persian zwnj stays", "می‌خواهم", "می‌خواهم"),
    ("emoji family stays", "👩‍👩‍👧", "👩‍👩‍👧"),
    ("dots of the text stay", "a·b\u200b", "a·b‹U+200B›"),
    ("nothing to name", "Attack in Jordan", "Attack in Jordan"),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in NAMES], ids=[c[0] for c in NAMES])
def test_what_cannot_be_seen_has_its_name(text: str, expected: str) -> None:
    assert named(text) == expected
    assert named(text, ascii_only=True) == expected.replace("‹", "<").replace("›", ">")


@given(st.text(st.characters(codec=None), max_size=80))
def test_names_let_nothing_pass_that_is_not_safe(text: str) -> None:
    assert safe(named(text)) == named(text)
    assert safe(named(text, ascii_only=True)) == named(text, ascii_only=True)


def test_a_flood_of_what_cannot_be_seen_is_dots_in_the_end() -> None:
    shown = named("\u200b" * 3000)
    assert shown == "‹U+200B›" * MOST_NAMED + "·" * (3000 - MOST_NAMED)


def test_lines_with_names_keep_their_breaks() -> None:
    assert named_lines("a\u202e\r\nb\tc") == ["a‹U+202E›", "b    c"]
