"""Zones: offsets, gaps and folds, floating dates resolved to UTC."""

from __future__ import annotations

import pytest

from timeline_tui.dates import DateError, Note, edtf, parse, resolve, undated
from timeline_tui.dates.coordinate import bound_text, from_civil
from timeline_tui.dates.when import NEG, POS, UNBOUNDED
from timeline_tui.dates.zones import offset_at, to_utc

HOUR = 3600 * 10**9

# text, zone, earliest, latest (UTC)
RESOLVED = [
    ("2024-01-28", "Asia/Baghdad", "2024-01-27T21:00", "2024-01-28T21:00"),
    ("2024-01-28", None, "2024-01-28", "2024-01-29"),
    ("2024-01", "Asia/Baghdad", "2023-12-31T21:00", "2024-01-31T21:00"),
    ("2024-01-28T05:53", "Asia/Amman", "2024-01-28T02:53", "2024-01-28T02:54"),
    ("2022-01-28T05:53", "Asia/Amman", "2022-01-28T03:53", "2022-01-28T03:54"),
    ("2024-01-28T05:53+03:00", "America/New_York", "2024-01-28T02:53", "2024-01-28T02:54"),
    ("2024-03-10", "America/New_York", "2024-03-10T05:00", "2024-03-11T04:00"),
    # The clock goes from 02:00 to 03:00: 02:30 does not exist.
    ("2024-03-10T02:30", "America/New_York", "2024-03-10T07:30", "2024-03-10T07:31"),
    # The clock goes from 02:00 back to 01:00: 01:30 exists twice.
    ("2024-11-03T01:30", "America/New_York", "2024-11-03T05:30", "2024-11-03T06:31"),
    ("2024-11-03T02:30", "America/New_York", "2024-11-03T07:30", "2024-11-03T07:31"),
    ("2023-10/..", "Asia/Baghdad", "2023-09-30T21:00", None),
    ("[..1927]", "Asia/Baghdad", None, "1927-12-31T21:00"),
    ("Y-13800000000", "Etc/GMT-3", "Y-13800000001-12-31T21:00", "Y-13800000000-12-31T21:00"),
    ("Y20000", "Etc/GMT-3", "Y19999-12-31T21:00", "Y20000-12-31T21:00"),
]


@pytest.mark.parametrize(("text", "zone", "earliest", "latest"), RESOLVED)
def test_floating_dates_are_civil_time_in_the_zone(
    text: str, zone: str | None, earliest: str | None, latest: str | None
) -> None:
    bounds = resolve(edtf.parse(text), zone)

    assert (bound_text(bounds.slo), bound_text(bounds.ehi)) == (earliest, latest)


def test_sentinels_stay_as_they_are() -> None:
    bounds = resolve(edtf.parse("2023-10/.."), "Asia/Baghdad")

    assert (bounds.elo, bounds.ehi) == (POS - 1, POS)
    assert resolve(undated("x"), "Asia/Baghdad") == UNBOUNDED
    assert to_utc(NEG, "Asia/Baghdad") == NEG


def test_far_years_have_summer_time_in_summer() -> None:
    winter = offset_at(from_civil(20_000, 1, 1), "America/New_York")
    summer = offset_at(from_civil(20_000, 7, 1), "America/New_York")

    assert (winter, summer) == (-5 * HOUR, -4 * HOUR)


@pytest.mark.parametrize("year", [1, 0, -13_800_000_000, 9998, 9999, 10_000, 13_800_000_000])
@pytest.mark.parametrize("is_local", [True, False])
def test_every_year_has_an_offset(year: int, is_local: bool) -> None:
    offset = offset_at(from_civil(year, 12, 31), "Asia/Baghdad", is_local)

    assert 2 * HOUR < offset <= 3 * HOUR


def test_offsets_of_moments_and_of_wall_clocks_differ_around_a_change() -> None:
    moment = from_civil(2024, 3, 10, 6 * HOUR)

    assert offset_at(moment, "America/New_York") == -5 * HOUR
    assert offset_at(moment, "America/New_York", is_local=True) == -4 * HOUR


def test_ends_that_change_places_in_a_zone_keep_the_outer_extent() -> None:
    when = edtf.parse("2024-01-28T00:00Z/2024-01-28T01:00")

    bounds = resolve(when, "Asia/Tokyo")

    assert bounds.slo < bounds.shi
    assert bounds.elo < bounds.ehi
    assert bound_text(bounds.slo) == "2024-01-27T16:00"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("2024-03-10T02:30", Note.NONEXISTENT_LOCAL),
        ("2024-11-03T01:30", Note.AMBIGUOUS_LOCAL),
        ("2024-11-03T01:30-05:00", None),
        ("2024-11-03T12:00", None),
        ("2024-11-03", None),
    ],
)
def test_local_times_that_are_skipped_or_repeated_are_noted(text: str, note: Note | None) -> None:
    notes = parse(text, zone="America/New_York").notes - {Note.DIALECT}

    assert notes == ({note} if note else frozenset())


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("asia/baghdad", "Did you mean Asia/Baghdad?"),
        ("Asia/Bagdad", "Did you mean Asia/Baghdad?"),
        ("Mars/Olympus", "Write an IANA name: Asia/Baghdad."),
        ("x" * 10_000, "Write an IANA name: Asia/Baghdad."),
    ],
)
def test_a_zone_of_a_similar_name_is_suggested(name: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        resolve(edtf.parse("2024-01-28T05:53"), name)

    assert caught.value.hint == hint


# text, zone in JSON terms (minutes, None floats), earliest, latest
ZONES = [
    ("2024-01-28", None, "2024-01-28", "2024-01-29"),
    ("2024-01-28T05:53", None, "2024-01-28T05:53", "2024-01-28T05:54"),
    ("2024-01-28T05:53Z", 0, "2024-01-28T05:53", "2024-01-28T05:54"),
    ("2024-01-28T05:53+14:00", 840, "2024-01-27T15:53", "2024-01-27T15:54"),
    ("2024-01-28T05:53-12:00", -720, "2024-01-28T17:53", "2024-01-28T17:54"),
    ("2024-01-28T05:53+05:45", 345, "2024-01-28T00:08", "2024-01-28T00:09"),
    ("2024-01-28T05:53-09:30", -570, "2024-01-28T15:23", "2024-01-28T15:24"),
    ("2024-01-28T24:00", None, "2024-01-29", "2024-01-29T00:01"),
    ("2023-12-31T24:00:00+03:00", 180, "2023-12-31T21:00", "2023-12-31T21:00:01"),
    ("2016-12-31T23:59:60Z", 0, "2016-12-31T23:59:59", "2017-01-01"),
    ("2017-01-01T05:44:60+05:45", 345, "2016-12-31T23:59:59", "2017-01-01"),
    ("-0043-03-15T12:00+02:00", 120, "-0043-03-15T10:00", "-0043-03-15T10:01"),
    ("0000-01-01T00:30+01:00", 60, "-0001-12-31T23:30", "-0001-12-31T23:31"),
    ("9999-12-31T23:30-01:00", -60, "Y10000-01-01T00:30", "Y10000-01-01T00:31"),
    ("28 January 2024, 05:53 UTC+3", 180, "2024-01-28T02:53", "2024-01-28T02:54"),
    ("28 January 2024, 05:53 GMT-3", -180, "2024-01-28T08:53", "2024-01-28T08:54"),
]


@pytest.mark.parametrize(("text", "zone", "earliest", "latest"), ZONES)
def test_an_offset_makes_an_instant(
    text: str, zone: int | None, earliest: str, latest: str
) -> None:
    when = parse(text)

    assert when.zone == zone
    assert (bound_text(when.bounds.slo), bound_text(when.bounds.ehi)) == (earliest, latest)
    if zone is not None:
        assert resolve(when, "America/New_York") == when.bounds


@pytest.mark.parametrize("name", ["EST", "IST", "AST", "CST"])
def test_an_abbreviation_is_refused(name: str) -> None:
    with pytest.raises(DateError, match="no single meaning") as caught:
        parse(f"28 January 2024, 05:53 {name}")

    assert caught.value.hint == "Write its offset: +03:00."


@pytest.mark.parametrize("zone", ["Nowhere/Land", "EST5EDT4", "../etc/passwd", "", "Asia"])
def test_a_zone_that_does_not_exist_is_refused(zone: str) -> None:
    when = edtf.parse("2024-01-28T05:53")
    if not zone:
        assert resolve(when, zone) == when.bounds
        return

    with pytest.raises(DateError, match="no time zone"):
        resolve(when, zone)
