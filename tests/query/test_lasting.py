"""`duration:`: which lengths a clause asks for, how long months are, and what is said otherwise."""

import pytest

from timeline_tui.dates.when import DAY, SECOND
from timeline_tui.errors import QueryError
from timeline_tui.query.context import Context
from timeline_tui.query.lengths import extent
from timeline_tui.query.nodes import Is, Lasts, Length, Lengths, Not
from timeline_tui.query.parser import parse

HOUR = 3600 * SECOND


def days(number: float) -> Length:
    return Length(0, int(number * DAY))


ASKED = [
    (">2d", Lengths(days(2), None, above=True)),
    (">=24h", Lengths(days(1), None)),
    ("<1h", Lengths(None, Length(0, HOUR), below=True)),
    ("<=1h", Lengths(None, Length(0, HOUR))),
    ('<"2 weeks"', Lengths(None, days(14), below=True)),
    ("1d..3d", Lengths(days(1), days(3))),
    ('"1 day .. 3 days"', Lengths(days(1), days(3))),
    ("1d..", Lengths(days(1), None)),
    ("..3d", Lengths(None, days(3))),
    ("1mo..31d", Lengths(Length(1, 0), days(31))),
    # A length by itself reaches to the next of its last unit.
    ("2d", Lengths(days(2), days(3), below=True)),
    ("٢d", Lengths(days(2), days(3), below=True)),
    ("48h", Lengths(days(2), Length(0, 49 * HOUR), below=True)),
    ("1d12h", Lengths(days(1.5), Length(0, 37 * HOUR), below=True)),
    ("0s", Lengths(Length(0, 0), Length(0, SECOND), below=True)),
    ("1mo", Lengths(Length(1, 0), Length(2, 0), below=True)),
    ("1y", Lengths(Length(12, 0), Length(24, 0), below=True)),
    ("P1Y2M", Lengths(Length(14, 0), Length(15, 0), below=True)),
    ("P2W", Lengths(days(14), days(21), below=True)),
    ("PT90M", Lengths(Length(0, 90 * 60 * SECOND), Length(0, 91 * 60 * SECOND), below=True)),
    ('"2 weeks"', Lengths(days(14), days(21), below=True)),
    ('"2 MONTHS"', Lengths(Length(2, 0), Length(3, 0), below=True)),
]

EXAMPLES = 'Write duration:>2d, duration:1d..3d or duration:<"2 weeks".'
UNITS = "or another of ns us ms s m h d w mo y."

# Each row: the filter, the part of it that is underlined, and what is said.
WRONG = [
    ("duration:2", "2", f'the unit of "2" is missing. Write 2d, 2h, {UNITS}'),
    ("duration:1d..3", "3", f'the unit of "3" is missing. Write 3d, 3h, {UNITS}'),
    ("duration:2 weeks", "2", 'the unit of "2" is missing. Quote it: duration:"2 weeks".'),
    ("duration:!>2 weeks", "2", 'the unit of "2" is missing. Quote it: duration:!>"2 weeks".'),
    ("duration:1d..2 weeks", "2", 'the unit of "2" is missing. Quote it: duration:"1d..2 weeks".'),
    ("duration:long", "long", f'"long" is no length of time. {EXAMPLES}'),
    ("duration:2M", "2M", f'"2M" is no length of time. {EXAMPLES}'),
    ("duration:>1d..3d", "1d..3d", f'"1d..3d" is no length of time. {EXAMPLES}'),
    ("duration:..", "..", f"a range needs a length at one end. {EXAMPLES}"),
    ("duration:3d..1d", "3d..1d",
     "the end of this range lies before its start. Write the shorter length first."),
    ("duration:1d,2d", "duration:1d,2d",
     "duration: takes one range and no list. Write (duration:1d OR duration:2d)."),
    ("duration:/2d/", "duration:/2d/", f"duration is no text. {EXAMPLES}"),
    ("duration=>2d", "duration=>2d", f"= takes a value as it is. {EXAMPLES}"),
    ("duration:", "duration:",
     'a value is missing after "duration:". Write duration:>2d or duration:1d..3d.'),
    ('duration:" "', '" "', f"a length of time is missing. {EXAMPLES}"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lengths"), ASKED, ids=[row[0] for row in ASKED])
def test_a_clause_asks_for_lengths(text: str, lengths: Lengths) -> None:
    node = parse(f"duration:{text}")

    assert node == Lasts(text.replace('"', ""), lengths)


def test_an_exclamation_mark_leaves_the_certain_ones() -> None:
    assert parse("duration:!>2d") == Lasts(">2d", Lengths(days(2), None, above=True), certain=True)


@pytest.mark.parametrize(("text", "underlined", "said"), WRONG, ids=[row[0] for row in WRONG])
def test_what_is_wrong_is_said_with_its_place(text: str, underlined: str, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)

    assert str(caught.value) == said
    assert text[caught.value.start : caught.value.end] == underlined


def test_who_means_the_column_is_told_how_it_is_written() -> None:
    with pytest.raises(QueryError) as caught:
        parse("duration:long", Context(frozenset({"Duration"})))

    assert caught.value.hint.endswith("For the column of the file write col:Duration:long.")


def test_what_has_a_duration_is_a_range() -> None:
    assert parse("has:duration") == Is("range")
    assert parse("no:duration") == Not(Is("range"))


@pytest.mark.parametrize(
    ("months", "least", "most"),
    [
        (0, 0, 0),
        (1, 28, 31),
        (2, 59, 62),
        (12, 365, 366),
        (48, 1460, 1461),
        (1200, 36_524, 36_525),
        (4800, 146_097, 146_097),
        (4801, 146_125, 146_128),
    ],
)
def test_months_are_as_long_as_the_calendar_makes_them(months: int, least: int, most: int) -> None:
    assert extent(Length(months, 5)) == (least * DAY + 5, most * DAY + 5)
