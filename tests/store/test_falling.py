"""Hours, weekdays and months of a start, and lengths, on dates as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.oracle import numbers_seen
from timeline_tui.dates import parse as parse_date
from timeline_tui.dates.coordinate import from_civil
from timeline_tui.dates.span import combine
from timeline_tui.dates.when import DAY, SECOND, UNDATED, Edge, When
from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event
from timeline_tui.query.context import Context
from timeline_tui.query.parser import parse
from timeline_tui.query.parts import PARTS
from timeline_tui.store.falling import falls_of
from timeline_tui.store.store import Store

YES, MAYBE, NO = "yes", "maybe", "no"


def answers(when: When, filters: str, zone: str | None = None) -> str:
    """Give the answer to each filter, for one event."""
    event = Event("x", when, extra={"month": "wet"})
    found = []
    with Store.open(Reading((Document("a.yaml"),), (event,)), zone=zone) as store:
        for text in filters.split(" | "):
            results = store.search(parse(text, Context(frozenset({"month"}))))
            found.append(MAYBE if results.possible else YES if results.matched else NO)
    return " ".join(found)


# 28 January 2024 was a Sunday.
FALLS = [
    ("2024-01-28T05:53", "hour:5 | hour:!5 | hour:6 | hour:22..5 | -hour:5", "yes yes no yes no"),
    ("2024-01-28T05:53", "weekday:sun | weekday:!sat,sun | weekday:mon", "yes yes no"),
    ("2024-01-28T05:53", "month:1 | month:dec..feb | month:feb", "yes yes no"),
    # A day: at each hour, possibly.
    ("2024-01-28", "hour:5 | hour:!5 | -hour:5 | hour:0..23", "maybe no maybe yes"),
    ("2024-01-28", "weekday:sun | month:jan", "yes yes"),
    ("2024-01-28T05", "hour:5 | hour:4", "yes no"),
    # A week from Monday, a month, a year.
    ("[2024-01-22..2024-01-28]", "weekday:sun | weekday:mon..fri | month:jan", "maybe maybe yes"),
    ("[2024-01-29..2024-02-04]", "month:jan | month:jan,feb | month:mar", "maybe yes no"),
    ("2024-01", "weekday:sun | hour:5 | month:jan | month:feb", "maybe maybe yes no"),
    ("2024", "month:jan | month:!jan | month:jan..dec", "maybe no yes"),
    ("spring 2024", "month:apr | month:nov", "maybe no"),
    # Only the start counts.
    ("2024-01-28/2024-03-01", "month:jan | month:mar | weekday:sun", "yes no yes"),
    ("2024-01/..", "month:jan", "yes"),
    # Nothing is known of the start.
    ("../2024-01", "month:jan | month:jul | hour:5 | month:!jan", "maybe maybe maybe no"),
    ("/2024-01", "month:jul | weekday:sun", "maybe maybe"),
    ("before 2024-02-11", "month:jan | hour:5", "maybe maybe"),
    ("after 2024-02-11", "month:jan | hour:5", "maybe maybe"),
    ("", "hour:5 | -hour:5 | hour:0..23", "no yes no"),
    # Far away.
    ("-0043-03-15", "month:mar | weekday:mon..sun", "yes yes"),
    ("Y-13800000000", "month:mar | hour:5", "maybe maybe"),
    ("Y12024", "month:jul | month:!jul", "maybe no"),
    # With other conditions.
    ("2024-01-28", "hour:5 is:possible | hour:5 month:jan | hour:5 OR month:jan", "maybe maybe yes"),
    # A column that is called so.
    ("2024-01-28", "col:month:wet | col:month:dry | has:\"col:month\" | wet", "yes no yes yes"),
]  # fmt: skip


@pytest.mark.parametrize(("date", "filters", "expected"), FALLS)
def test_an_event_starts_at(date: str, filters: str, expected: str) -> None:
    when = parse_date(date) if date else UNDATED

    assert answers(when, filters) == expected


ZONED = [
    ("2024-01-27T22:30Z", None, "hour:22 | weekday:sat", "yes yes"),
    ("2024-01-27T22:30Z", "Asia/Baghdad", "hour:1 | hour:22 | weekday:sun", "yes no yes"),
    ("2024-01-31T22:30Z", "Asia/Baghdad", "month:feb | month:jan", "yes no"),
    ("2024-01-28T05:53+03:00", None, "hour:2 | hour:5", "yes no"),
    ("2024-01-28T05:53", "Asia/Baghdad", "hour:5", "yes"),
    # Between one and two o'clock no clock of London showed the time; in October it did so twice.
    ("2024-03-31T00:59:59Z", "Europe/London", "hour:0 | hour:1 | hour:2", "yes no no"),
    ("2024-03-31T01:00Z", "Europe/London", "hour:1 | hour:2", "no yes"),
    ("2024-10-27T00:59:59Z", "Europe/London", "hour:1 | hour:2", "yes no"),
    ("2024-10-27T01:30Z", "Europe/London", "hour:1 | hour:2", "yes no"),
]


@pytest.mark.parametrize(("date", "zone", "filters", "expected"), ZONED)
def test_instants_are_read_in_the_display_zone(
    date: str, zone: str | None, filters: str, expected: str
) -> None:
    assert answers(parse_date(date), filters, zone) == expected


CHANGES = st.sampled_from(
    [
        ("Europe/London", from_civil(2024, 3, 31)),
        ("Europe/London", from_civil(2024, 10, 27)),
        ("America/Santiago", from_civil(2023, 4, 2)),
        ("America/Santiago", from_civil(2023, 9, 3)),
        ("America/St_Johns", from_civil(2006, 10, 29)),
        ("Australia/Lord_Howe", from_civil(2024, 4, 6)),
        ("Asia/Baghdad", from_civil(-43, 3, 15)),
        ("Asia/Kathmandu", from_civil(12024, 2, 29)),
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    change=CHANGES,
    shift=st.integers(-2 * DAY // SECOND, 2 * DAY // SECOND),
    seconds=st.sampled_from([1, 60, 1800, 3600, 5400, 86_400, 2 * 86_400, 30 * 86_400]),
)
def test_where_clocks_change_the_wall_is_looked_at(
    change: tuple[str, int], shift: int, seconds: int
) -> None:
    """Held to a look at every quarter of an hour."""
    zone, day = change
    when = parse_date("2024-01-28T00:00:00Z")
    lo, hi = day + shift * SECOND, day + (shift + seconds) * SECOND
    bounds = when.bounds._replace(slo=lo, shi=hi)

    bits = falls_of(Event("x", when), bounds, zone)

    places = {"hour": 0, "weekday": 24, "month": 31}
    for name, part in PARTS.items():
        place = places[name] - part.first
        shown = {number for number in part.numbers if bits >> (place + number) & 1}
        assert shown == numbers_seen(name, lo, hi, zone), name


LASTS = [
    ("2023-08-07/2023-08-08", "duration:>=2d | duration:<2d | duration:2d | duration:>2d | "
     "duration:<=2d | duration:>0s", "maybe maybe maybe no yes yes"),
    ("7-8 August 2023", "duration:>=2d | duration:1d..2d", "maybe maybe"),
    ("2023-08-07/2023-08-07", "duration:<=1d | duration:0s", "yes maybe"),
    ("2023-08-01/2023-08-31", "duration:>=1mo | duration:>29d | duration:>=30d", "maybe yes maybe"),
    ("2023-01-01/2023-12-31", "duration:>=1y | duration:>1y | duration:<=1y", "maybe no yes"),
    ("2020/2023", "duration:>2y | duration:>=2y | duration:4y | duration:>1y", "maybe maybe maybe yes"),
    ("2024-01-28T10:00/2024-01-28T12:00", "duration:>1h | duration:2h | duration:!2h | duration:>3h",
     "yes maybe no no"),
    # Everything else is a moment.
    ("2023-08", "duration:0s | duration:<1h | duration:>0s | has:duration", "yes yes no no"),
    ("before 2024-02-11", "duration:<1h | duration:>1h", "yes no"),
    ("[1667,1668]", "duration:<1h | has:duration", "yes no"),
    ("", "duration:<1h | -duration:<1h | duration:>=0s | no:duration", "no yes no yes"),
    # Open and unknown ends.
    ("2023-10/..", "duration:>100d | duration:<1d | duration:!>1d | -duration:>1d | duration:>=0s",
     "maybe maybe no maybe yes"),
    ("../2023-10", "duration:>100d | duration:<1d", "maybe maybe"),
    ("2023-10/", "duration:>100d | duration:<1d", "maybe maybe"),
    ("/2023-10", "duration:>100d | duration:<1d", "maybe maybe"),
    # From one end of time to the other.
    ("Y-290000000000/Y290000000000", "duration:>1000000000y | duration:<1y", "yes no"),
    ("Y-290000000000/2024", "duration:>9999999999999y | duration:<9999999999999y", "no yes"),
    ("2023-10/..", "duration:>9999999999999y | duration:<9999999999999y", "maybe maybe"),
]  # fmt: skip


@pytest.mark.parametrize(("date", "filters", "expected"), LASTS)
def test_an_event_lasts(date: str, filters: str, expected: str) -> None:
    when = parse_date(date) if date else UNDATED

    assert answers(when, filters) == expected


def test_a_range_between_two_instants_is_as_long_as_it_is() -> None:
    """To the nanosecond there is no doubt left."""
    first = parse_date("2024-01-28T10:00:00.000000000Z")
    last = parse_date("2024-01-28T12:00:00.000000000Z")

    found = answers(combine(first, last), "duration:2h..2h | duration:>2h | duration:<2h")
    assert found == "yes no no"
    assert answers(combine(first, Edge.OPEN), "duration:2h..2h") == MAYBE
