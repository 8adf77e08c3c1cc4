"""Canonical text: the same tree again for any tree, and the same text again for that."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.dates import parse as date
from timeline_tui.dates.coordinate import from_civil
from timeline_tui.events.event import Event
from timeline_tui.events.fields import FIELDS, TRAITS, FieldKind
from timeline_tui.query.durations import duration
from timeline_tui.query.names import SEQUENCES
from timeline_tui.query.nodes import (
    And,
    Between,
    Compare,
    During,
    Everything,
    Falls,
    Has,
    InSequence,
    Is,
    Length,
    Match,
    Node,
    Not,
    Or,
    Range,
    Regex,
    Word,
)
from timeline_tui.query.parser import Context, parse
from timeline_tui.query.parts import PARTS
from timeline_tui.query.ranges import parse_range
from timeline_tui.query.unparse import unparse
from timeline_tui.query.values import SCALE

COLUMNS = ("importance", "Event Id", "type", "near", "Tag", 'a"b\\', "during", "-x", "2024", "عدد")
COLUMNS += ("month", "Hour", "duration")
EVENTS = {"attack": Event("attack", date("2024-01-28")), "b c": Event("b c", date("2001/.."))}
CONTEXT = Context(
    frozenset(COLUMNS), from_civil(2024, 2, 11), from_civil(2024, 2, 11), None, EVENTS
)


def lasts(comparison: str, text: str, certain: bool = False) -> Node:
    return parse(f'duration:{"!" if certain else ""}{comparison}"{text}"', CONTEXT)


WRITTEN = [
    (Everything(), ""),
    (Word("talks"), "talks"),
    (Word("a b"), '"a b"'),
    (Word("OR"), '"OR"'),
    (Word("2023..2024"), '"2023..2024"'),
    (Word("-x"), '"-x"'),
    (Word('say "hi" \\'), r'"say \"hi\" \\"'),
    (Match("tags", ("a", "b c")), 'tags:a,"b c"'),
    (Match("title", ("x",), exact=True), "title=x"),
    (Match("Event Id", ("4",)), 'col:"Event Id":4'),
    (Match("type", ("4",)), 'col:"type":4'),
    (Regex("", "a/b c", ignore_case=True), r"/a\/b c/i"),
    (Regex("title", "x"), "title:/x/"),
    (Compare("line", ">=", "5"), "line:>=5"),
    (Between("line", "", "5"), "line:..5"),
    (Has("place"), "has:place"),
    (Has("Event Id"), 'has:"col:Event Id"'),
    (Not(Has("place")), "-has:place"),
    (Is("open"), "is:open"),
    (During("during", "last 30d", Range(0, 1), certain=True), 'during:!"last 30d"'),
    (During("starts", ">7 May 2023", Range(0, 1)), 'starts:>"7 May 2023"'),
    (During("around", "#attack~24h", Range(0, 1)), "around:#attack~24h"),
    (During("since", "#b c", Range(0, 1)), 'since:"#b c"'),
    (InSequence("follows", And((Word("a"), Word("b"))), "24h"), "follows:(a b)<24h"),
    (InSequence("near", Or((Word("a"), Word("b"))), "3d", certain=True), "near:!(a OR b)~3d"),
    (Falls("hour", (9,)), "hour:9"),
    (Falls("hour", (9, 14)), "hour:9,14"),
    (Falls("hour", (0, 1, 2, 10, 22, 23)), "hour:10,22..2"),
    (Falls("hour", tuple(range(24))), "hour:0..23"),
    (Falls("weekday", (6, 7), certain=True), "weekday:!sat,sun"),
    (Falls("month", (1, 2, 11, 12)), "month:nov..feb"),
    (Match("month", ("3",)), 'col:"month":3'),
    (Match("Hour", ("3",)), "Hour:3"),
    (lasts(">", "2 weeks", True), 'duration:!>"2 weeks"'),
    (lasts("", "1d..3d"), "duration:1d..3d"),
    (And((Word("a"), Or((Word("b"), Word("c"))))), "a (b OR c)"),
    (Or((Word("a"), And((Word("b"), Word("c"))))), "a OR b c"),
    (Not(And((Word("a"), Word("b")))), "-(a b)"),
    (Not(Not(Word("a"))), "--a"),
]


@pytest.mark.parametrize(("node", "text"), WRITTEN, ids=[row[1] for row in WRITTEN])
def test_a_tree_is_written_as(node: Node, text: str) -> None:
    assert unparse(node) == text


def of_kind(*kinds: FieldKind) -> list[str]:
    return [entry.name for entry in FIELDS if entry.kind in kinds]


TEXTS = st.one_of(
    st.text(min_size=1, max_size=8),
    st.text(alphabet='ab "\\/()|:=,.-!<>~', min_size=1, max_size=6),
    st.sampled_from(["OR", "NOT", "2023..2024", "1..5", "/x/", "a,b", "last", "-44"]),
)
NUMBERS = st.from_regex(r"[+-]?[0-9]{1,4}(\.[0-9]{1,2})?", fullmatch=True)
PATTERNS = st.lists(
    st.one_of(st.characters(exclude_characters="\\"), st.sampled_from(["\\d", "\\\\", "\\ "])),
    min_size=1,
    max_size=6,
).map("".join)
RANGES = st.sampled_from(
    ["2023", "2023..2024", "2023-08-07..+3d", "-44..14", "last 30d", "7-8 August 2023", "-2h@d",
     "2024-01-01/P1M", "yesterday@pub", "2024-01-28T05:53+03:00", "[1667,1668]", "/2006", "2006/",
     "#attack", "#b c", "#b c.start-2d", "2000..#attack", "pub", "pub+1w"]
)  # fmt: skip
SIGNS = st.sampled_from(["", ">", ">=", "<", "<="])
LENGTHS = st.sampled_from(["2d", "1d12h", "2 weeks", "P1Y2M", "1mo", "0s"])
TEXTUAL = st.sampled_from([*of_kind(FieldKind.TEXT, FieldKind.TERMS), *COLUMNS])
NUMERIC = st.sampled_from(["line", *COLUMNS])


def during(verb: str, text: str, certain: bool) -> During:
    return During(verb, text, parse_range(text, CONTEXT), certain)


def between(field: str, ends: list[str]) -> Between:
    return Between(field, *sorted(ends, key=float))


LEAVES = st.one_of(
    st.builds(Word, TEXTS),
    st.builds(Match, TEXTUAL, st.lists(TEXTS, min_size=1, max_size=3).map(tuple), st.booleans()),
    st.builds(Match, st.just("line"), st.tuples(NUMBERS), st.booleans()),
    st.builds(Match, st.just("precision"), st.tuples(st.sampled_from(SCALE)), st.booleans()),
    st.builds(Regex, st.one_of(st.just(""), TEXTUAL), PATTERNS, st.booleans()),
    st.builds(Compare, NUMERIC, st.sampled_from(["<", "<=", ">", ">="]), NUMBERS),
    st.builds(Compare, st.just("precision"), st.sampled_from(["<", ">="]), st.sampled_from(SCALE)),
    st.builds(between, NUMERIC, st.lists(NUMBERS, min_size=2, max_size=2)),
    st.builds(Between, NUMERIC, st.just(""), NUMBERS),
    st.builds(Between, NUMERIC, NUMBERS, st.just("")),
    st.builds(Has, st.sampled_from([*of_kind(FieldKind.TEXT, FieldKind.TERMS), *COLUMNS])),
    st.builds(Is, st.sampled_from(list(TRAITS))),
    st.builds(during, st.sampled_from(of_kind(FieldKind.DATE)), RANGES, st.booleans()),
)


def length_of(text: str) -> Length:
    found = duration(text)
    assert found
    return Length(found.months, found.ns)


def in_sequence(verb: str, part: Node, length: str, certain: bool) -> InSequence:
    if verb != "near" and not length:
        return InSequence(verb, part, certain=certain)
    length = length or "3d"
    return InSequence(verb, part, length, length_of(length), certain)


@st.composite
def falls(draw: st.DrawFn) -> Falls:
    part = draw(st.sampled_from(list(PARTS.values())))
    numbers = draw(st.sets(st.sampled_from(part.numbers), min_size=1))
    return Falls(part.name, tuple(sorted(numbers)), draw(st.booleans()))


def joined(kind: type[And] | type[Or], parts: list[Node]) -> Node:
    flat: list[Node] = []
    for part in parts:
        flat += part.parts if isinstance(part, kind) else [part]
    return kind(tuple(flat))


TREES: st.SearchStrategy[Node] = st.recursive(
    LEAVES | falls() | st.builds(lasts, SIGNS, LENGTHS, st.booleans()),
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(
            in_sequence,
            st.sampled_from(list(SEQUENCES)),
            inner,
            st.sampled_from(["", "24h", "1mo2d", "90m"]),
            st.booleans(),
        ),
        st.builds(joined, st.sampled_from([And, Or]), st.lists(inner, min_size=2, max_size=4)),
    ),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(TREES)
def test_any_tree_comes_back_from_its_text(tree: Node) -> None:
    text = unparse(tree)

    assert parse(text, CONTEXT) == tree
    assert unparse(parse(text, CONTEXT)) == text
