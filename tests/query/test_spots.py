"""Where the cursor stands: what is typed, what it takes the place of, and what stands beside it."""

import pytest

from timeline_tui.errors import QueryError
from timeline_tui.query.complete import (
    clause_with,
    valued_fields,
    wants_periods,
    with_periods,
    with_values,
)
from timeline_tui.query.context import Context
from timeline_tui.query.parser import parse
from timeline_tui.query.spots import beside, is_unfinished, spot_at, without_valueless
from timeline_tui.query.unparse import unparse

CONTEXT = Context(fields=frozenset({"importance", "Event Id"}), now=0)

# The cursor is at `_`; what is typed there; a value, and the filter with that in its place.
VALUES = [
    ("category:att_", "att", "attack", "category:attack"),
    ("cat:_", "", "attack", "cat:attack"),
    ("-tag:a_ x", "a", "attack", "-tag:attack x"),
    ("tag:a,ta_", "ta", "talks", "tag:a,talks"),
    ("tag:a,ta_,b", "ta", "talks", "tag:a,talks,b"),
    ('tag:"a, b",ta_', "ta", "talks", 'tag:"a, b",talks'),
    ("place:tow_", "tow", "Tower 22, Jordan", 'place:"Tower 22, Jordan"'),
    ('place:"tower 2_', "tower 2", "Tower 22, Jordan", 'place:"Tower 22, Jordan"'),
    ('place:"tow_er 22" x', "tow", "Tower 22, Jordan", 'place:"Tower 22, Jordan" x'),
    ("place=wash_ton", "wash", "Washington", "place=Washington"),
    ("place:q_", "q", 'the "Q"', 'place:"the \\"Q\\""'),
    ('col:"Event Id":4_', "4", "4711", 'col:"Event Id":4711'),
    ("(tag:x OR tag:t_)", "t", "talks", "(tag:x OR tag:talks)"),
    ("follows:(tag:t_", "t", "talks", "follows:(tag:talks"),
    ("wa_", "wa", "Washington", "place:Washington"),
    ("x -wa_", "wa", "Washington", "x -place:Washington"),
    ("place:هج_", "هج", "هجوم", "place:هجوم"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "typed", "value", "expected"), VALUES, ids=lambda v: str(v))
def test_a_value_takes_the_place_of_what_is_typed(
    marked: str, typed: str, value: str, expected: str
) -> None:
    text, cursor = marked.replace("_", ""), marked.index("_")
    spot = spot_at(text, cursor)
    assert spot is not None
    assert spot.typed == typed

    (completion,) = with_values(text, spot, [("place", value)])
    applied = completion.applied(text)
    assert applied == expected
    assert applied[: completion.cursor].endswith(completion.text)


NOTHING = ['"a phrase_', "/pat_", "title:/pat_", '"closed"_']


@pytest.mark.parametrize("marked", NOTHING)
def test_phrases_and_patterns_are_not_completed(marked: str) -> None:
    assert spot_at(marked.replace("_", ""), marked.index("_")) is None


ASKED = [
    ("place:_", ("place",)),
    ("loc:a_", ()),
    ("location=a_", ("place",)),
    ("Importance:_", ("importance",)),
    ("importance:>_", ()),
    ('col:"Event Id":_', ("Event Id",)),
    ("line:_", ()),
    ("during:_", ()),
    ("a_", ()),
    ("at_", ("category", "tags", "actors", "place", "Event Id", "importance")),
]


@pytest.mark.parametrize(("marked", "expected"), ASKED)
def test_which_fields_hold_values_for_it(marked: str, expected: tuple[str, ...]) -> None:
    spot = spot_at(marked.replace("_", ""), marked.index("_"))
    assert spot is not None

    assert valued_fields(spot, CONTEXT) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("during:20_", "during:2024-01"),
        ("since:!2_", "since:!2024-01"),
        ("on:2023..2_", "on:2023..2024-01"),
        ("date:>=_", "date:>=2024-01"),
    ],
)
def test_years_and_months_follow_a_verb(marked: str, expected: str) -> None:
    text, cursor = marked.replace("_", ""), marked.index("_")
    spot = spot_at(text, cursor)
    assert spot is not None
    assert wants_periods(spot, CONTEXT)

    (completion,) = with_periods(text, spot, [(2024, 1)])
    assert completion.applied(text) == expected
    assert clause_with(text, spot, completion) == expected
    assert parse(expected, CONTEXT)


BESIDE = [
    ("tag:_", ""),
    ("a tag:_", "a"),
    ("a (b OR tag:_) c", "a c"),
    ("a OR b tag:_", "b"),
    ("a OR tag:_", ""),
    ("a -tag:_ b", "a b"),
    ("a (b (c OR tag:x_ d", "a b d"),
    ("a (b OR c) tag:_", "a (b OR c)"),
    ("a follows:(b tag:_)<2d", "b"),
    ("a -(b OR tag:_)", "a"),
    ('a place:"tow_', "a"),
    ("a tga:b tag:_", ""),
    ("tag:a,_b during:2023", "during:2023"),
]


@pytest.mark.parametrize(("marked", "expected"), BESIDE)
def test_what_stands_beside_it(marked: str, expected: str) -> None:
    text = marked.replace("_", "")
    spot = spot_at(text, marked.index("_"))
    assert spot is not None

    assert unparse(beside(text, spot, CONTEXT)) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [("tag:a,_", "tag:b"), ("x during:2023.._", "during:2023..b"), ("-ta_", "b"), ('place:"a_', "place:b")],
)  # fmt: skip
def test_the_clause_that_is_counted(marked: str, expected: str) -> None:
    """A member of a list counts by itself, a range as a whole."""
    text = marked.replace("_", "")
    spot = spot_at(text, marked.index("_"))
    assert spot is not None
    (completion,) = with_values(text, spot, [("place", "b")])
    completion = completion._replace(text="b")

    assert clause_with(text, spot, completion) == expected


UNFINISHED = [
    '"a \\',
    "tag:",
    "tga:",
    "during:20",
    "during:2024-",
    "during:last",
    "is:op",
    "precision:mon",
    '"a phra',
    'place:"Tower 2',
    "(talks",
    "(talks OR",
    "talks OR ",
    "talks AND",
    "NOT",
    "-",
    "follows:(tag:talks",
    "follows:",
    "follows:(tag:talks)<",
    "(a (b during:20",
    '(place:"x',
]
WRONG = [
    "tga:x",
    "place:washington tga:x",
    "during:20 ",
    "during:20 attack",
    "is:approx x",
    "tag: x",
    "(during:20 x",
    "talks)  ",
    "during:2024..2023 (x",
]


@pytest.mark.parametrize("text", UNFINISHED)
def test_what_may_yet_be_finished(text: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text, CONTEXT)

    assert is_unfinished(text, caught.value, CONTEXT)


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_whatever_follows(text: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text, CONTEXT)

    assert not is_unfinished(text, caught.value, CONTEXT)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("tag:", ""),
        ("category:attack tag:", "category:attack"),
        ("category:attack -tag:", "category:attack"),
        ("attack during:", "attack"),
        ("(attack OR talks) place:", "attack OR talks"),
        ("attack OR tag:", ""),
        ("attack (tag:talks OR place:", "attack"),
        ("tag:a", None),
        ("tag:a,", None),
        ("tga:", None),
        ("attack", None),
        ('"tag:', None),
        ("", None),
    ],
)
def test_a_field_that_waits_for_its_value_narrows_nothing(text: str, rest: str | None) -> None:
    assert without_valueless(text, CONTEXT) == rest
