"""Every construct of the filter language as a row, and every error with its place and its words."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline_tui.dates import parse as date
from timeline_tui.dates.coordinate import from_civil
from timeline_tui.dates.when import NEG, POS
from timeline_tui.errors import QueryError
from timeline_tui.events.event import Event
from timeline_tui.query.nodes import (
    And,
    Between,
    Compare,
    During,
    Everything,
    Has,
    InSequence,
    Is,
    Length,
    Match,
    Node,
    Not,
    Or,
    Place,
    Range,
    Regex,
    Word,
)
from timeline_tui.query.parser import (
    DEEPEST,
    LONGEST,
    LONGEST_PATTERN,
    MOST_PARTS,
    MOST_SEQUENCES,
    Context,
    parse,
)
from timeline_tui.query.unparse import unparse

EVENTS = {"attack": "2024-01-28", "x~1d": "2024-01-28", "talks": "2024-01-27/2024-01-29"}
CONTEXT = Context(
    fields=frozenset({"importance", "Event Id", "type", "near", "Tag", 'a"b', "عدد"}),
    now=from_civil(2024, 2, 11) + 15 * 3600 * 10**9,
    ref=from_civil(2024, 2, 11),
    events={name: Event(name, date(text)) for name, text in EVENTS.items()},
    here="talks",
)
Y2023, Y2024, Y2025 = (from_civil(year) for year in (2023, 2024, 2025))


HOURS = Length(0, 24 * 3600 * 10**9)


def days(first: int, last: int) -> Range:
    return Range(from_civil(2024, 1, first), from_civil(2024, 1, last))


def words(*texts: str) -> tuple[Word, ...]:
    return tuple(Word(text) for text in texts)


CONSTRUCTS: list[tuple[str, Node]] = [
    # Words, phrases, patterns.
    ("", Everything()),
    (" \t\n", Everything()),
    ("attack", Word("attack")),
    ("هجوم", Word("هجوم")),
    ('"two words"', Word("two words")),
    (r'"a \"b\" \\ \c"', Word(r'a "b" \ \c')),
    ('"OR"', Word("OR")),
    ('"2023..2024"', Word("2023..2024")),
    ('"https://example.org"', Word("https://example.org")),
    ("or", Word("or")),
    ("30", Word("30")),
    ("last", Word("last")),
    ("foo..bar", Word("foo..bar")),
    ("..", Word("..")),
    ("a-b", Word("a-b")),
    ("/re/", Regex("", "re")),
    ("/re/i", Regex("", "re", ignore_case=True)),
    ("/a b|(c d)/", Regex("", "a b|(c d)")),
    (r"/a\/b\\/", Regex("", r"a/b\\")),
    ("/a/b/", Regex("", "a/b")),
    ("/etc/passwd", Word("/etc/passwd")),
    ("/etc/passwd and /etc/hosts", And(words("/etc/passwd", "and", "/etc/hosts"))),
    ("/unclosed", Word("/unclosed")),
    ("//", Word("//")),
    # Joining.
    ("a b", And(words("a", "b"))),
    ("a AND b", And(words("a", "b"))),
    ("a OR b", Or(words("a", "b"))),
    ("a|b | c", Or(words("a", "b", "c"))),
    ("a b OR c d", Or((And(words("a", "b")), And(words("c", "d"))))),
    ("(a b) c", And(words("a", "b", "c"))),
    ("a (b OR c)", And((Word("a"), Or(words("b", "c"))))),
    ("(a OR b) OR c", Or(words("a", "b", "c"))),
    ("((a))", Word("a")),
    ("-a", Not(Word("a"))),
    ("NOT a", Not(Word("a"))),
    ("NOT a b", And((Not(Word("a")), Word("b")))),
    ("-(a b)", Not(And(words("a", "b")))),
    ("--a", Not(Not(Word("a")))),
    ('-"a b"', Not(Word("a b"))),
    ("-/a/", Not(Regex("", "a"))),
    # Fields.
    ("title:talks", Match("title", ("talks",))),
    ("tag:attack", Match("tags", ("attack",))),
    ("TAG:x", Match("tags", ("x",))),
    ("Tag:x", Match("Tag", ("x",))),
    ("title=talks", Match("title", ("talks",), exact=True)),
    ("tag:a,b", Match("tags", ("a", "b"))),
    ('tag:"a, b"', Match("tags", ("a, b",))),
    ('tag:"a, b",c,"d"', Match("tags", ("a, b", "c", "d"))),
    ("tag=a,b", Match("tags", ("a", "b"), exact=True)),
    ("tag:a tag:b", And((Match("tags", ("a",)), Match("tags", ("b",))))),
    ("-tag:a", Not(Match("tags", ("a",)))),
    ("title:/talks? (began|ended)/i", Regex("title", "talks? (began|ended)", ignore_case=True)),
    ("file:/data/x.csv", Match("file", ("/data/x.csv",))),
    ("source:https://example.org/?a=b", Match("source", ("https://example.org/?a=b",))),
    ('title:">5"', Match("title", (">5",))),
    ("title:wait..what", Match("title", ("wait..what",))),
    ("importance:>5", Compare("importance", ">", "5")),
    ("importance:>=-5.5", Compare("importance", ">=", "-5.5")),
    ("line:<10", Compare("line", "<", "10")),
    ("line:<=10", Compare("line", "<=", "10")),
    ('line:>"10"', Compare("line", ">", "10")),
    ("line:١٢", Match("line", ("12",))),
    ("importance:1..5", Between("importance", "1", "5")),
    ("importance:1..", Between("importance", "1", "")),
    ("importance:..5", Between("importance", "", "5")),
    ("importance:-5..-1.5", Between("importance", "-5", "-1.5")),
    ("importance:2023..2024", Between("importance", "2023", "2024")),
    ("importance=1..5", Match("importance", ("1..5",), exact=True)),
    ("precision:month", Match("precision", ("month",))),
    ("precision:Year,F9", Match("precision", ("year", "f9"))),
    ("precision:<=month", Compare("precision", "<=", "month")),
    ("precision:year..day", Between("precision", "year", "day")),
    ('col:"Event Id":4', Match("Event Id", ("4",))),
    ('col:"event id"=4', Match("Event Id", ("4",), exact=True)),
    (r'col:"a\"b":>4', Compare('a"b', ">", "4")),
    ("col:near:x", Match("near", ("x",))),
    ("col:type:x", Match("type", ("x",))),
    ("type:x", Match("category", ("x",))),
    ("col:title:x", Match("title", ("x",))),
    ("عدد:5", Match("عدد", ("5",))),
    # Presence and traits.
    ("has:place", Has("place")),
    ("no:place", Not(Has("place"))),
    ("-has:place", Not(Has("place"))),
    ("has:tag,place", Or((Has("tags"), Has("place")))),
    ('has:"Event Id"', Has("Event Id")),
    ("has:col:type", Has("type")),
    ("has:type", Has("category")),
    ("has:date", Not(Is("undated"))),
    ("no:date", Is("undated")),
    ("is:open", Is("open")),
    ("is:Open,range", Or((Is("open"), Is("range")))),
    # Dates.
    ("during:2023", During("during", "2023", Range(Y2023, Y2024))),
    ("date:2023", During("during", "2023", Range(Y2023, Y2024))),
    ("during=2023", During("during", "2023", Range(Y2023, Y2024))),
    ("in:!2023", During("during", "2023", Range(Y2023, Y2024), certain=True)),
    ('during:!"2023 .. 2024"', During("during", "2023 .. 2024", Range(Y2023, Y2025), certain=True)),
    ('during:" 2023 "', During("during", "2023", Range(Y2023, Y2024))),
    ("date:>2023", During("after", "2023", Range(Y2023, Y2024))),
    ("date:>=2023", During("since", "2023", Range(Y2023, Y2024))),
    ("date:<2023", During("before", "2023", Range(Y2023, Y2024))),
    ("date:<=2023", During("until", "2023", Range(Y2023, Y2024))),
    ("on:!>2023", During("after", "2023", Range(Y2023, Y2024), certain=True)),
    ("starts:>2023", During("starts", ">2023", Range(Y2024, POS))),
    ("ends:<=2023", During("ends", "<=2023", Range(NEG, Y2024))),
    ("follows:(a b)<24h", InSequence("follows", And(words("a", "b")), "24h", HOURS)),
    ("follows:(a)", InSequence("follows", Word("a"))),
    ("FOLLOWS:!(a)", InSequence("follows", Word("a"), certain=True)),
    ("near:(a|b)~24h c",
     And((InSequence("near", Or(words("a", "b")), "24h", HOURS), Word("c")))),
    ("-precedes:((a) -near:(b)~24h)<24h",
     Not(InSequence("precedes", And((Word("a"), Not(InSequence("near", Word("b"), "24h", HOURS)))),
                    "24h", HOURS))),
    ("around:#attack~24h", During("around", "#attack~24h", days(27, 30))),
    ("around:2024-01-28", During("around", "2024-01-28", days(28, 29))),
    ('around:"#attack 24h"', During("around", "#attack 24h", days(27, 30))),
    ("around:#x~1d", During("around", "#x~1d", days(28, 29))),
    ("around:#attack~P99999999999999999999999Y",
     During("around", "#attack~P99999999999999999999999Y", Range(NEG, POS))),
    ("after:!#attack", During("after", "#attack", days(28, 29), True)),
    ("#attack..#talks", During("during", "#attack..#talks", days(28, 30))),
    ("#attack", Word("#attack")),
    ("within:>=2023", During("within", ">=2023", Range(Y2023, POS))),
    ("ends:<2023", During("ends", "<2023", Range(NEG, Y2023))),
    ("2023..2024", During("during", "2023..2024", Range(Y2023, Y2025))),
    ("-2023..2024", Not(During("during", "2023..2024", Range(Y2023, Y2025)))),
    ("2023..", During("during", "2023..", Range(Y2023, POS))),
    (
        "2023-01-01T00:00..2024",
        During("during", "2023-01-01T00:00..2024", Range(Y2023, Y2025)),
    ),
    (
        "tag:attack OR category:diplomacy during:2023..",
        Or(
            (
                Match("tags", ("attack",)),
                And((Match("category", ("diplomacy",)), During("during", "2023..", Range(Y2023, POS)))),
            )
        ),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTS, ids=[row[0] for row in CONSTRUCTS])
def test_a_filter_is_read_as(text: str, expected: Node) -> None:
    assert parse(text, CONTEXT) == expected


@pytest.mark.parametrize(("text", "expected"), CONSTRUCTS, ids=[row[0] for row in CONSTRUCTS])
def test_a_filter_written_again_is_the_same(text: str, expected: Node) -> None:
    assert parse(unparse(expected), CONTEXT) == expected


# Each row: the filter, the place of the error marked under it, the message, and the hint.
ERRORS = [
    ('a "b c',
     "  ^^^^", "this quotation mark is not closed",
     'Close it with ", or write \\" for a mark inside quotes.'),
    ('a"b',
     " ^", "a quotation mark stands inside a word",
     'Quote the whole, with \\" for a mark inside quotes.'),
    ('tag:a"b"',
     "     ^", "a quotation mark stands inside a word",
     'Quote the whole, with \\" for a mark inside quotes.'),
    ('"a"b',
     "   ^", "expected a blank after the quotation mark",
     'Put a blank here, or write \\" for a mark inside quotes.'),
    ('"Event Id":4',
     "          ^", "expected a blank after the quotation mark",
     'For a column with such a name write col:"Event Id":value.'),
    ('during:"25 January"..2024',
     "                   ^", "expected a blank after the quotation mark",
     'Quote the whole range: "25 January..1 February 2024".'),
    ('""',
     "^^", "nothing stands between the quotation marks", "Write what to search for."),
    ("(a b",
     "^", "this parenthesis is never closed", "Close it with )."),
    ("a) b",
     " ^", "this parenthesis was never opened", "Remove it."),
    (")",
     "^", "this parenthesis was never opened", "Remove it."),
    ("a ( )",
     "  ^^^", "nothing stands between these parentheses", "Write what to search for."),
    ("foo(bar)",
     "   ^", "a blank is missing before this parenthesis",
     "Put one there, or quote the whole text."),
    ("a OR",
     "  ^^", "something to look for is missing after OR",
     "Write a word, or quote OR, AND and NOT to search for them."),
    ("| a",
     "^", "something to look for is missing before |",
     "Write a word, or quote OR, AND and NOT to search for them."),
    ("a AND AND b",
     "  ^^^", "something to look for is missing after AND",
     "Write a word, or quote OR, AND and NOT to search for them."),
    ("a NOT",
     "  ^^^", "something to look for is missing after NOT",
     "Write a word, or quote OR, AND and NOT to search for them."),
    ("a - b",
     "  ^", "nothing stands right after this minus",
     'Write -word; to search for a minus write "-".'),
    ("-44..14",
     "^^^^^^^", "a minus before a word means not",
     "For years before the year 1 write during:-44..14."),
    # Fields.
    ("a tga:b",
     "  ^^^^", 'there is no field "tga"',
     'Did you mean tag? To search for the text, quote it: "tga:b".'),
    ("importence:>5",
     "^^^^^^^^^^^", 'there is no field "importence"',
     'Did you mean importance? To search for the text, quote it: "importence:>5".'),
    ("event:5",
     "^^^^^^", 'there is no field "event"',
     'Did you mean col:"Event Id"? To search for the text, quote it: "event:5".'),
    ("headline:x",
     "^^^^^^^^^", 'there is no field "headline"',
     'Did you mean title? To search for the text, quote it: "headline:x".'),
    ("when:2023",
     "^^^^^", 'there is no field "when"',
     'Did you mean date? To search for the text, quote it: "when:2023".'),
    ("importance>=5",
     "^^^^^^^^^^^^", "a comparison needs a colon", "Did you mean importance:>=5?"),
    ("https://example.org",
     "^^^^^^", 'there is no field "https"',
     'To search for the text, quote it: "https://example.org".'),
    ("05:53",
     "^^^", 'there is no field "05"', 'To search for the text, quote it: "05:53".'),
    (":x",
     "^", "a field is missing here", 'To search for the text, quote it: ":x".'),
    ('col:"Event ID 2":x',
     "^^^^^^^^^^^^^^^^^", 'there is no column "Event ID 2"', 'Did you mean col:"Event Id"?'),
    ('col:"Event Id"',
     "^^^^^^^^^^^^^^", "col: needs the name of a column and a value",
     'Write col:"Event Id":value.'),
    ("col:",
     "^^^^", "col: needs the name of a column and a value", 'Write col:"Event Id":value.'),
    ("tag:",
     "^^^^", 'a value is missing after "tag:"',
     "Write tags:value, or has:tags for events that have one."),
    ("line:> 5",
     "^^^^^^", 'a value is missing after "line:>"',
     "Write line:>5 or line:1..5, or has:line for events that have one."),
    ('tag:""',
     "^^^^^^", 'a value is missing after "tag:"',
     "Write tags:value, or has:tags for events that have one."),
    ("after: x",
     "^^^^^^", 'a value is missing after "after:"', 'Write after:2023 or after:"last 30d".'),
    ("tag:a,,b",
     "      ^", "a member of this list is missing", "Quote a comma that belongs to a value."),
    ("tag:a,/b/",
     "      ^^^", "a pattern cannot be a member of a list",
     'Join clauses with OR, or quote it: "/b/".'),
    ("line:1..5,8",
     "     ^^^^", 'a number was expected and not "1..5"', "Write line:>5 or line:1..5."),
    ("importance:1..5,8",
     "           ^^^^", "a range cannot be a member of a list",
     'Join clauses with OR, or quote it: "1..5".'),
    ("tag:!a",
     "^^^^^^", "! stands only after the colon of a date field", "Write -tags:a."),
    ("title=/a b/i",
     "^^^^^^^^^^^^", "= takes a value as it is", "Write title:/a b/i, or quote the value."),
    ("importance=>5",
     "^^^^^^^^^^^^^", "= takes a value as it is", "Write importance:>5, or quote the value."),
    ("importance==5",
     "           ^^", "one sign is enough before a value", 'Remove one, or quote it: "=5".'),
    ("importance:>high",
     "            ^^^^", 'a number was expected and not "high"',
     "Write importance:>5 or importance:1..5; for a text write importance:high."),
    ("importance:>5,6",
     "^^^^^^^^^^^^^^^", "a comparison takes one value", "Join comparisons with OR."),
    ("importance:5..1",
     "           ^^^^", "the end of this range lies before its start",
     "Write importance:1..5."),
    ("line:..",
     "     ^^", "a range needs a value at one end", "Write line:>5 or line:1..5."),
    ("line:abc",
     "     ^^^", 'a number was expected and not "abc"', "Write line:>5 or line:1..5."),
    ("line:/5/",
     "^^^^^^^^", "line is no text", "Write line:>5 or line:1..5."),
    ("precision:<=months",
     "            ^^^^^^", 'there is no precision "months"', "Did you mean month?"),
    ("precision:day..year",
     "          ^^^^^^^^^", "the end of this range lies before its start",
     "Write precision:year..day."),
    ("precision:xx",
     "          ^^", 'there is no precision "xx"',
     "Precisions are gigayear, megayear, millennium, century, decade, year, subyear, month, week, day, hour, minute, second, f1, f2, f3, f4, f5, f6, f7, f8, f9."),
    # Presence and traits.
    ("has:",
     "^^^^", "a field is missing after has:", "Write has:place."),
    ("has:plac",
     "    ^^^^", 'there is no field "plac"', "Did you mean place?"),
    ("has:since",
     "    ^^^^^", "since is a question and no field of an event",
     "Write has:date, is:range or is:open."),
    ("has:/x/",
     "    ^^^", "has: takes a field and no pattern", "Write has:place."),
    ("has:>5",
     "^^^^^", "> cannot stand after has:", "Write has:place."),
    ("no:place,tags",
     "^^^^^^^^^^^^^", "no: takes one field", "Write no:place no:tags."),
    ("is:",
     "^^^", "a trait is missing after is:", "Write is:open."),
    ("is:approx",
     "   ^^^^^^", 'there is no trait "approx"', "Did you mean approximate?"),
    ("is:xyz",
     "   ^^^", 'there is no trait "xyz"',
     "Traits are point, range, open, approximate, uncertain, inferred, computed, floating, undated, possible, marked."),
    # Dates in a filter; what ranges can be is tested beside `ranges`.
    ("a during:2024..2023 b",
     "               ^^^^", "the end lies before the start", "Write the earlier date first."),
    ('during:!"  2024..30"',
     "                 ^^", "30 alone is no date",
     'For days write "last 30d", for the year write 0030.'),
    ("during:last 30d x",
     "       ^^^^", "last alone is no date", 'Quote it: during:"last 30d".'),
    ("during:7-8 August 2023",
     "       ^^^", "this is no date", 'Quote it: during:"7-8 August 2023".'),
    ("during:2023,2024",
     "^^^^^^^^^^^^^^^^", "a date field takes one range and no list",
     "Write (during:2023 OR during:2024)."),
    ('during:"2023","2024"',
     "^^^^^^^^^^^^^^^^^^^^", "a date field takes one range and no list",
     "Write (during:2023 OR during:2024)."),
    ("during:/2006/",
     "^^^^^^^^^^^^^", "a date cannot be a pattern",
     "Write a date, in quotes where it begins with a slash."),
    ("since:>2024",
     "^^^^^^^^^^^", "since: says already which side is meant",
     "Write since:2024, or date:>2024."),
    ("starts:>2024..",
     "^^^^^^^^^^^^^^", "nothing lies beyond this range", "Write a range that ends on that side."),
    ("a around:#atack~24h",
     "         ^^^^^^", 'no event has the id "atack"', "Did you mean #attack?"),
    # Sequences.
    ("follows:talks",
     "^^^^^^^^", "follows: takes a filter in parentheses", "Write follows:(tag:talks)<24h."),
    ("follows: (a)",
     "^^^^^^^^", "follows: takes a filter in parentheses", "Write follows:(tag:talks)<24h."),
    ("near=(a)~3d",
     "^^^^^", "near: takes a filter in parentheses", "Write near:(tag:talks)~3d."),
    ("follows:(a)~24h",
     "           ^^^^", "a distance such as <24h was expected here",
     "Write follows:(...)<24h, without blanks."),
    ("near:(a)<3d",
     "        ^^^", "a distance such as ~3d was expected here",
     "Write near:(...)~3d, without blanks."),
    ("b precedes:(a)<0d",
     "              ^^^", "nothing is less than no time apart", "Write <7d."),
    ("follows:(a) <24h",
     "            ^^^^", "a blank stands before this distance",
     'Write it right behind the parenthesis; to search for the text, quote it: "<24h".'),
    ("follows:(a)<24h,3d",
     "           ^^^^^^^", "a distance such as <24h was expected here",
     "Write follows:(...)<24h, without blanks."),
    ("near:(a)",
     "^^^^", "near: needs a distance", "Write near:(tag:talks)~3d."),
    ("follows:(tga:x)<24h",
     "         ^^^^", 'there is no field "tga"',
     'Did you mean tag? To search for the text, quote it: "tga:x".'),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"), ERRORS, ids=[row[0] for row in ERRORS]
)
def test_an_error_says_where_and_what(text: str, place: str, message: str, hint: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text, CONTEXT)

    error = caught.value
    shown = " " * error.start + "^" * (error.end - error.start)
    assert (shown, error.message, error.hint) == (place, message, hint)


def test_too_long_a_filter_is_refused_at_its_limit() -> None:
    assert isinstance(parse("a " + " " * (LONGEST - 3) + "b", CONTEXT), And)
    with pytest.raises(QueryError, match="at most 10,000 characters") as caught:
        parse("a " * (LONGEST // 2) + "b", CONTEXT)
    assert (caught.value.start, caught.value.end) == (LONGEST, LONGEST + 1)


MOST = [
    ("a ", "tag:b", MOST_PARTS, "at most 150 words and clauses"),
    ("a OR ", "tag:b", MOST_PARTS, "at most 150 words and clauses"),
    ("follows:(a) ", "follows:(b)", MOST_SEQUENCES, "at most 16 sequences"),
]


@pytest.mark.parametrize(("part", "last", "most", "message"), MOST)
def test_a_filter_of_too_many_parts_is_refused_at_the_first_too_many(
    part: str, last: str, most: int, message: str
) -> None:
    """Thousands of words took the engine a minute and all its memory."""
    assert parse(part * (most - 1) + last, CONTEXT)
    with pytest.raises(QueryError, match=message) as caught:
        parse(part * most + last, CONTEXT)
    assert caught.value.start == len(part * most)


def test_a_pattern_that_is_too_long_is_refused() -> None:
    assert parse(f"/{'a' * LONGEST_PATTERN}/", CONTEXT)
    with pytest.raises(QueryError, match="at most 1,000 characters"):
        parse(f"title:/{'a' * (LONGEST_PATTERN + 1)}/", CONTEXT)


@pytest.mark.parametrize(("opening", "closing"), [("(", ")"), ("-", ""), ("NOT ", ""), ("-(", ")")])
def test_too_deep_a_filter_is_refused_where_it_gets_too_deep(opening: str, closing: str) -> None:
    levels = DEEPEST // (2 if opening == "-(" else 1)
    assert parse(opening * levels + "a" + closing * levels, CONTEXT)
    with pytest.raises(QueryError, match="more than 64 deep") as caught:
        parse(opening * 2000 + "a" + closing * 2000, CONTEXT)
    assert caught.value.start == len(opening) * levels


def test_nodes_know_where_they_stand() -> None:
    node = parse(' a OR  -tag:"x y" has:place', CONTEXT)

    assert isinstance(node, Or)
    both = node.parts[1]
    assert isinstance(both, And)
    assert [node.at, node.parts[0].at, both.at] == [Place(1, 27), Place(1, 2), Place(7, 27)]
    assert [part.at for part in both.parts] == [Place(7, 17), Place(18, 27)]


def test_without_files_only_the_own_fields_are_known() -> None:
    assert parse("place:Amman") == Match("place", ("Amman",))
    with pytest.raises(QueryError):
        parse("importance:>5")


PIECES = st.sampled_from(
    [*'()|-"/\\:=!<>,. \t\n@#~+', "..", "AND", "OR", "NOT", "a", "é", "هـ", "٢", "1", "2024", "-44",
     "tag", "title", "line", "precision", "col", "has", "no", "is", "during", "since", "starts",
     "around", "follows:(", "near:(", "#attack", "importance", "Event Id", "open", "month", "last", "30d", "P1M", "today", "ago", "pub",
     "August", "2024-02-30", "T05:53", "Z"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=14).map("".join)))
@example('"\\')
@example("col:\x00")
@example("during:" + "9" * 200)
@example("during:last " + "9" * 13 + "y")
@example("during:-9999999999999y")
def test_any_text_is_a_filter_or_an_error_with_a_place(text: str) -> None:
    node = outcome(text)

    if isinstance(node, QueryError):
        assert 0 <= node.start < node.end
        assert node.start <= len(text)
        assert node.message
    else:
        assert parse(unparse(node), CONTEXT) == node


def outcome(text: str) -> Node | QueryError:
    try:
        return parse(text, CONTEXT)
    except QueryError as error:
        return error
