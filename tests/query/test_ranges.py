"""Ranges: what each form resolves to, and that nothing is ever guessed."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline_tui.dates import parse
from timeline_tui.dates.coordinate import bound_text, from_civil
from timeline_tui.dates.when import NEG, POS, SECOND, UNDATED, Bounds
from timeline_tui.errors import QueryError
from timeline_tui.events.event import Event
from timeline_tui.query.context import Context
from timeline_tui.query.nodes import Range
from timeline_tui.query.ranges import parse_range

HOUR = 3600 * SECOND
# A Sunday, 15:30 UTC; in Baghdad it is 18:30, in Auckland already Monday.
NOW = from_civil(2024, 2, 11, 15 * HOUR + HOUR // 2)
PUBLISHED = from_civil(2023, 6, 1)
COMPUTED = Bounds(
    *(
        moment + off
        for moment, off in zip(
            parse("2024-01-25T10:00/2024-01-26").bounds, (1, 0, 0, -1), strict=True
        )
    )
)
EVENTS = {
    event.id: event
    for event in (
        Event("attack.1", parse("2024-01-28")),
        Event("talks", parse("2024-01-27/2024-01")),
        Event("talks.start", parse("2020")),
        Event("war", parse("2023-10/..")),
        Event("old", parse("before 1928")),
        Event("call", parse("2024-01-28T05:53+03:00")),
        Event("a/b..c", parse("2001")),
        Event("nothing", UNDATED),
        Event("computed", UNDATED, derived=COMPUTED),
    )
}
CONTEXT = Context(now=NOW, ref=PUBLISHED, events=EVENTS, here="talks")

RANGES = [
    # Periods, both ends included.
    ("2023", "2023-01-01", "2024-01-01"),
    ("2023-08", "2023-08-01", "2023-09-01"),
    ("2024-01-27", "2024-01-27", "2024-01-28"),
    (" 2024-01-27 ", "2024-01-27", "2024-01-28"),
    ("2024-01-27T05:53", "2024-01-27T05:53", "2024-01-27T05:54"),
    ("2023..2024", "2023-01-01", "2025-01-01"),
    ("2023-08 .. 2023-10", "2023-08-01", "2023-11-01"),
    ("2023-08-07..2023-08-07", "2023-08-07", "2023-08-08"),
    ("2023..", "2023-01-01", None),
    ("..2024", None, "2025-01-01"),
    ("2023/2024", "2023-01-01", "2025-01-01"),
    ("2023-10/..", "2023-10-01", None),
    ("../2021", None, "2022-01-01"),
    ("/2006", None, "2007-01-01"),
    ("2006/", "2006-01-01", None),
    ("201X", "2010-01-01", "2020-01-01"),
    ("1984~", "1984-01-01", "1985-01-01"),
    ("2024-21", "2024-03-01", "2024-06-01"),
    ("[1667,1668,1670..1672]", "1667-01-01", "1673-01-01"),
    ("Y-13800000000", "Y-13800000000-01-01", "Y-13799999999-01-01"),
    # Signed years are astronomical.
    ("-44..14", "-0044-01-01", "0015-01-01"),
    ("-44..-43", "-0044-01-01", "-0042-01-01"),
    ("14..+37", "0014-01-01", "0038-01-01"),
    ("-44", "-0044-01-01", "-0043-01-01"),
    ("+14", "0014-01-01", "0015-01-01"),
    ("+2024", "2024-01-01", "2025-01-01"),
    ("-44-03-15", "-0044-03-15", "-0044-03-16"),
    ("-0043", "-0043-01-01", "-0042-01-01"),
    ("..-44", None, "-0043-01-01"),
    # Lengths.
    ("2023-08-07..+3d", "2023-08-07", "2023-08-10"),
    ("2023-08..+1y", "2023-08-01", "2024-08-01"),
    ("2024-01-31..+1mo", "2024-01-31", "2024-02-29"),
    ("2024-01-27T05:53..+1h30m", "2024-01-27T05:53", "2024-01-27T07:23"),
    ("2024-01-27..+100ns", "2024-01-27", "2024-01-27T00:00:00.0000001"),
    ("2024-01-01/P1M", "2024-01-01", "2024-02-01"),
    ("2024-01-01/p1y2m10dt2h30m1.5s", "2024-01-01", "2025-03-11T02:30:01.5"),
    ("P1M/2024-02", "2024-02-01", "2024-03-01"),
    ("P1W/2024-02-11", "2024-02-05", "2024-02-12"),
    # From now: units of days and longer name whole days.
    ("last 30d", "2024-01-12", "2024-02-12"),
    ("last 30 days", "2024-01-12", "2024-02-12"),
    ("Last 2 weeks", "2024-01-28", "2024-02-12"),
    ("last 1mo", "2024-01-11", "2024-02-12"),
    ("last 2h", "2024-02-11T13:30", "2024-02-11T15:30:00.000000001"),
    ("last 30m", "2024-02-11T15:00", "2024-02-11T15:30:00.000000001"),
    ("next 2w", "2024-02-11", "2024-02-26"),
    ("last month", "2024-01-01", "2024-02-01"),
    ("last week", "2024-01-29", "2024-02-05"),
    ("this week", "2024-02-05", "2024-02-12"),
    ("this month", "2024-02-01", "2024-03-01"),
    ("this year", "2024-01-01", "2025-01-01"),
    ("next year", "2025-01-01", "2026-01-01"),
    ("this hour", "2024-02-11T15:00", "2024-02-11T16:00"),
    ("today", "2024-02-11", "2024-02-12"),
    ("yesterday", "2024-02-10", "2024-02-11"),
    ("tomorrow", "2024-02-12", "2024-02-13"),
    ("3d ago", "2024-02-08", "2024-02-09"),
    ("3 days ago", "2024-02-08", "2024-02-09"),
    ("1y ago", "2023-02-11", "2023-02-12"),
    ("-2h", "2024-02-11T13:30", "2024-02-11T13:30:00.000000001"),
    ("+2w", "2024-02-25", "2024-02-26"),
    ("-2h@d", "2024-02-11", "2024-02-12"),
    ("-3d@mo", "2024-02-01", "2024-03-01"),
    ("now", "2024-02-11T15:30", "2024-02-11T15:30:00.000000001"),
    ("yesterday..", "2024-02-10", None),
    ("..now", None, "2024-02-11T15:30:00.000000001"),
    ("-2d..+2d", "2024-02-09", "2024-02-14"),
    ("yesterday..+2d", "2024-02-10", "2024-02-12"),
    # From the publication.
    ("last 30d@pub", "2023-05-02", "2023-06-02"),
    ("today @pub", "2023-06-01", "2023-06-02"),
    ("-2w@pub@mo", "2023-05-01", "2023-06-01"),
    ("-3d@pub..today@pub", "2023-05-29", "2023-06-02"),
    ("pub", "2023-06-01", "2023-06-02"),
    ("@pub", "2023-06-01", "2023-06-02"),
    ("pub-1w..pub", "2023-05-25", "2023-06-02"),
    ("PUB + 2d", "2023-06-03", "2023-06-04"),
    # From events: the whole extent, the stretch in which they start or end, moved by a length.
    ("#attack.1", "2024-01-28", "2024-01-29"),
    ("#attack.1+24h", "2024-01-29", "2024-01-30"),
    ("#attack.1 - 3d", "2024-01-25", "2024-01-26"),
    ("#talks", "2024-01-27", "2024-02-01"),
    ("#talks.start", "2020-01-01", "2021-01-01"),
    ("#talks.end", "2024-01-27", "2024-02-01"),
    ("#war", "2023-10-01", None),
    ("#war+1mo", "2023-11-01", None),
    ("#war.start", "2023-10-01", "2023-11-01"),
    ("#old", None, "1928-01-01"),
    ("#computed", "2024-01-25T10:00", "2024-01-27"),
    ("#a/b..c", "2001-01-01", "2002-01-01"),
    ("#a/b..c+1y", "2002-01-01", "2003-01-01"),
    ("#attack.1..#talks.end", "2024-01-28", "2024-02-01"),
    ("2024-01-20..#attack.1", "2024-01-20", "2024-01-29"),
    ("#attack.1/P2D", "2024-01-28", "2024-01-30"),
    ("#attack.1..+2d", "2024-01-28", "2024-01-30"),
    ("here", "2024-01-27", "2024-02-01"),
    ("here-1y", "2023-01-27", "2023-02-01"),
    # Words, as files write dates; without a year they count from the publication.
    ("7-8 August 2023", "2023-08-07", "2023-08-09"),
    ("7 August 2023 .. 9 August 2023", "2023-08-07", "2023-08-10"),
    ("August 2023..2023-09-03", "2023-08-01", "2023-09-04"),
    ("44 BCE..14 CE", "-0043-01-01", "0015-01-01"),
    ("since October 2023", "2023-10-01", None),
    ("25 January", "2023-01-25", "2023-01-26"),
    ("last Tuesday", "2023-05-30", "2023-05-31"),
    ("25 January@pub", "2023-01-25", "2023-01-26"),
    ("يناير 2024", "2024-01-01", "2024-02-01"),
    ("الثلاثاء الماضي", "2023-05-30", "2023-05-31"),
    # What says how far away it is counts from now in every language.
    ("اليوم", "2024-02-11", "2024-02-12"),
    ("أمس", "2024-02-10", "2024-02-11"),
    ("غدًا", "2024-02-12", "2024-02-13"),
    ("اليوم@pub", "2023-06-01", "2023-06-02"),
    ("هذا العام", "2024-01-01", "2025-01-01"),
    ("الشهر الماضي", "2024-01-01", "2024-02-01"),
    ("قبل 3 أيام", "2024-02-08", "2024-02-09"),
    ("two weeks ago", "2024-01-28", "2024-01-29"),
    ("أمس..اليوم", "2024-02-10", "2024-02-12"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "lo", "hi"), RANGES, ids=[row[0] for row in RANGES])
def test_a_range_resolves_to(text: str, lo: str | None, hi: str | None) -> None:
    found = parse_range(text, CONTEXT)

    assert (bound_text(found.lo), bound_text(found.hi)) == (lo, hi)
    assert (found.lo == NEG, found.hi == POS) == (lo is None, hi is None)
    assert found.is_civil


ABSOLUTE = [
    ("2024-01-28T05:53+03:00", "2024-01-28T02:53", "2024-01-28T02:54"),
    ("2024-01-28T05:53Z..2024-01-28T06:00Z", "2024-01-28T05:53", "2024-01-28T06:01"),
    ("2024-01-28T05:53Z..", "2024-01-28T05:53", None),
    ("..2024-01-28T05:53+03:00", None, "2024-01-28T02:54"),
    ("#call", "2024-01-28T02:53", "2024-01-28T02:54"),
    ("#call+1h", "2024-01-28T03:53", "2024-01-28T03:54"),
    ("2024-01-28T05:53Z..+1d", "2024-01-28T05:53", "2024-01-29T05:53"),
]


@pytest.mark.parametrize(("text", "lo", "hi"), ABSOLUTE, ids=[row[0] for row in ABSOLUTE])
def test_a_range_with_a_zone_is_absolute(text: str, lo: str | None, hi: str | None) -> None:
    found = parse_range(text, CONTEXT)

    assert (bound_text(found.lo), bound_text(found.hi), found.is_civil) == (lo, hi, False)


@pytest.mark.parametrize(
    ("zone", "today", "now"),
    [
        (None, "2024-02-11", "2024-02-11T15:30"),
        ("Asia/Baghdad", "2024-02-11", "2024-02-11T18:30"),
        ("Pacific/Auckland", "2024-02-12", "2024-02-12T04:30"),
    ],
)
def test_now_is_the_clock_on_the_wall_of_the_zone(zone: str | None, today: str, now: str) -> None:
    context = Context(now=NOW, ref=PUBLISHED, zone=zone)

    assert bound_text(parse_range("today", context).lo) == today
    assert bound_text(parse_range("now", context).lo) == now
    assert bound_text(parse_range("today@pub", context).lo) == "2023-06-01"
    assert bound_text(parse_range("2024", context).lo) == "2024-01-01"


# Each row: the range, the place of the error marked under it, the message, and the hint.
EXAMPLES = 'Write 2023, 2023-08..2023-10, "last 30d" or "7-8 August 2023".'
ERRORS = [
    ("",
     "^", "a date or range is missing", EXAMPLES),
    ("   ",
     "^^^", "a date or range is missing", EXAMPLES),
    ("30",
     "^^", "30 alone is no date", 'For days write "last 30d", for the year write 0030.'),
    (" 44",
     " ^^", "44 alone is no date", 'For days write "last 44d", for the year write 0044.'),
    ("14..2024",
     "^^", "14 alone is no date", 'For days write "last 14d", for the year write 0014.'),
    ("last",
     "^^^^", "last alone is no date", 'Write "last 30d", "last month" or "next 2w".'),
    ("this",
     "^^^^", "this alone is no date", 'Write "last 30d", "last month" or "next 2w".'),
    ("last foo",
     "^^^^^^^^", "last foo alone is no date", 'Write "last 30d", "last month" or "next 2w".'),
    ("this 3d",
     "^^^^^^^", "this needs a unit behind it", 'Write "this month", "last 30d" or "next 2w".'),
    ("30d",
     "^^^", "this is a length of time and no date",
     'Write "last 30d", "next 30d" or 2024-01-01/P1M.'),
    ("P1M",
     "^^^", "this is a length of time and no date",
     'Write "last P1M", "next P1M" or 2024-01-01/P1M.'),
    ("P1M/P2M",
     "^^^^^^^", "a length needs a date beside it", "Write 2024-01-01/P1M."),
    ("..",
     "^^", "a range needs a date at one end", EXAMPLES),
    ("2022..2023..2024",
     "      ^^^^^^^^^^", "a range has two ends", EXAMPLES),
    ("2024..2023",
     "      ^^^^", "the end lies before the start", "Write the earlier date first."),
    ("14..-44",
     "    ^^^", "the end lies before the start", "Write the earlier date first."),
    ("2024-01-01/P0D",
     "           ^^^", "the end lies before the start", "Write the earlier date first."),
    ("01/02/2024",
     "^^^^^^^^^^", "day and month cannot be told apart", "Write the year first: 2024-02-01."),
    ("2024-01-28T05:53Z..2024-02",
     "                   ^^^^^^^", "one end has a time zone and the other has none",
     "Give it to both."),
    ("2024-01-28T05:53Z/2024-02-01",
     "^^^^^^^^^^^^^^^^^^^^^^^^^^^^", "one end has a time zone and the other has none",
     "Give it to both."),
    ("-2d@foo",
     "   ^^^^", "@foo cannot stand here",
     "After @ stands pub or, behind a relative time, a unit: -2d@pub, -2h@d."),
    ("2024@d",
     "    ^^", "@d cannot stand here",
     "After @ stands pub or, behind a relative time, a unit: -2d@pub, -2h@d."),
    ("#attack",
     "^^^^^^^", 'no event has the id "attack"', "Did you mean #attack.1?"),
    ("2024-01-27..#zzzzz",
     "            ^^^^^^", 'no event has the id "zzzzz"', "The details of an event name its id."),
    ("#",
     "^", "the id of an event is missing after #", "Write #id: after:#talks."),
    ("#talks+2x",
     "^^^^^^^^^", 'no event has the id "talks+2x"', "Did you mean #talks?"),
    ("here+soon",
     "^^^^^^^^^", "this cannot be read as a moment and a length",
     "Write here, pub, or one of them and a length: pub+2d."),
    ("#war.end",
     "^^^^^^^^", "the end of war is open", "Write #war for all of it."),
    ("#nothing",
     "^^^^^^^^", "nothing has no date to count from", "Name another event, or a date."),
    ("-9999999999999y",
     "^^^^^^^^^^^^^^^", "this is farther away than 292 billion years", EXAMPLES),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place", "message", "hint"), ERRORS, ids=[row[0] or "empty" for row in ERRORS]
)
def test_an_error_says_where_and_what(text: str, place: str, message: str, hint: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_range(text, CONTEXT)

    error = caught.value
    shown = " " * error.start + "^" * (error.end - error.start)
    assert (shown, error.message, error.hint) == (place, message, hint)


@pytest.mark.parametrize(
    "text", ["foo", "2024-13", "2024-02-30", "2023..foo", "31 April 2024", "9M ago", "last 30M",
             "-0000", "20230807", "2024..+3x", "PT", "P/2024", "yesterday-ish", "2024@pub@"]
)  # fmt: skip
def test_what_is_no_date_is_never_guessed(text: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_range(text, CONTEXT)

    assert caught.value.hint
    assert 0 <= caught.value.start < caught.value.end <= len(text)


@pytest.mark.parametrize("text", ["today", "last 30d", "-2h", "now", "this year", "3d ago", "الآن"])
def test_without_a_clock_nothing_counts_from_now(text: str) -> None:
    with pytest.raises(QueryError, match="no clock"):
        parse_range(text, Context(ref=PUBLISHED))


@pytest.mark.parametrize("text", ["today@pub", "-2d@pub", "last 30d@pub"])
def test_without_a_publication_nothing_counts_from_it(text: str) -> None:
    with pytest.raises(QueryError, match="when it was published"):
        parse_range(text, Context(now=NOW))


def test_a_date_without_a_year_needs_the_publication() -> None:
    with pytest.raises(QueryError):
        parse_range("25 January", Context(now=NOW))


def test_a_zone_that_does_not_exist_is_an_error_of_the_filter() -> None:
    with pytest.raises(QueryError, match="no time zone"):
        parse_range("today", Context(now=NOW, zone="Mars/Olympus"))


PIECES = st.sampled_from(
    ["2024", "-44", "14", "..", "/", "P1M", "+3d", "-2h", "last", "next", "this", "ago", "today", " ",
     "month", "30d", "@pub", "@d", "@", "2024-02-28", "T05:53", "Z", "+03:00", "x", "9999999999999y",
     "August", "Y-13800000000", "[", "]", ",", "~", "?"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=20), st.lists(PIECES, max_size=6).map("".join)))
@example("´")
@example("9999999999999y ago")
@example("Y292000000000..+9999999999999y")
def test_any_text_is_a_half_open_range_or_an_error_with_a_place(text: str) -> None:
    found = outcome(text)

    if isinstance(found, QueryError):
        assert found.start < found.end <= max(len(text), 1) + 1
    else:
        assert NEG <= found.lo < found.hi <= POS


def outcome(text: str) -> Range | QueryError:
    try:
        return parse_range(text, CONTEXT)
    except QueryError as error:
        return error
