"""Highlights: what a filter looks for, and where that stands in a text as it is written."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.query.context import Context
from timeline_tui.query.highlights import Highlights, Pattern, Term, spans
from timeline_tui.query.parser import parse
from timeline_tui.query.terms import highlights
from timeline_tui.text.folding import fold

CONTEXT = Context(fields=frozenset({"importance", "note"}))

SOUGHT = [
    ("", (), ()),
    ("Attack ATTACK", (Term("", "attack"),), ()),
    ("a OR (b -c)", (Term("", "a"), Term("", "b")), ()),
    ("-(a b) -/x/ -tag:x", (), ()),
    ("title:Müller", (Term("title", "muller"),), ()),
    ("title=x", (Term("title", "x", True),), ()),
    ("tag:x,y", (Term("tags", "x", True), Term("tags", "y", True)), ()),
    ("note:x", (Term("note", "x"),), ()),
    ("/x/i title:/y/", (), (Pattern("", "x", True), Pattern("title", "y", False))),
    ("has:place is:open importance:>5 importance:1..5 during:2023", (), ()),
]


@pytest.mark.parametrize(("text", "terms", "patterns"), SOUGHT, ids=[row[0] for row in SOUGHT])
def test_a_filter_looks_for(text: str, terms: tuple[Term], patterns: tuple[Pattern]) -> None:
    assert highlights(parse(text, CONTEXT)) == Highlights(terms, patterns)


# Each row: the filter, the field, its text, and a mark under every character that stands out.
MARKED = [
    ("attack", "title", "The ATTACK, the attack.",
                        "    ^^^^^^      ^^^^^^ "),
    ("iraq us", "title", "US and Iraq",
                         "^^     ^^^^"),
    ("aba", "title", "ababa",
                     "^^^  "),
    ("ab ba", "title", "abba",
                       "^^^^"),
    ('"two words"', "text", "two words, two  words",
                            "^^^^^^^^^            "),
    ("cafe", "title", "Café cafe\u0301!",
                      "^^^^ ^^^^^ "),
    ("strasse", "title", "Die Straße",
                         "    ^^^^^^"),
    ("s", "title", "Straße",
                   "^   ^ "),
    ("هجوم", "title", "الهُجوم",
                      "  ^^^^^"),
    ("2024", "text", "عام ٢٠٢٤",
                     "    ^^^^"),
    # The field counts.
    ("tag:talks", "title", "talks",
                           "     "),
    ("title:talks", "title", "talks",
                             "^^^^^"),
    ("attack", "relation", "attack",
                           "      "),
    # A column may be called like a question.
    ("attack", "month", "attack",
                        "^^^^^^"),
    ("stated", "basis", "stated",
                        "      "),
    ("x", "importance", "x",
                        "^"),
    # Terms are whole members of a list.
    ("tag:art", "tags", "party, art, art fair, Art",
                        "       ^^^            ^^^"),
    ("title=talks", "title", "talks",
                             "^^^^^"),
    ("title=talks", "title", "the talks",
                             "         "),
    # Patterns.
    (r"/\d+/", "title", "7-8 August 2023",
                        "^ ^        ^^^^"),
    ("/T.l/", "title", "talks Tilt",
                       "      ^^^ "),
    ("/t.l/i x", "title", "talks Tilt x",
                          "^^^   ^^^  ^"),
    ("/x*/", "title", "axxb",
                      " ^^ "),
    ("/(/", "title", "(",
                     " "),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "field", "written", "marks"), MARKED, ids=[f"{row[0]} in {row[2]}" for row in MARKED]
)
def test_what_stands_out(text: str, field: str, written: str, marks: str) -> None:
    found = spans(written, field, highlights(parse(text, CONTEXT)))

    shown = "".join(
        "^" if any(start <= i < end for start, end in found) else " " for i in range(len(written))
    )
    assert shown == marks


def test_nothing_stands_out_without_a_filter() -> None:
    assert spans("attack", "title", Highlights()) == []


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=30), st.lists(st.text(min_size=1, max_size=3), max_size=4))
def test_spans_are_sorted_apart_and_hold_what_was_looked_for(text: str, words: list[str]) -> None:
    found = spans(text, "title", Highlights(tuple(Term("", fold(w)) for w in words if fold(w))))

    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(left[1] < right[0] for left, right in itertools.pairwise(found))
    for start, end in found:
        assert any(fold(word) in fold(text[start:end]) for word in words)
