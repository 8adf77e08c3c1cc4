"""Instants on the clocks of zones: what is shown, and which zone is told beside it."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.dates import display, parse
from timeline_tui.dates.walls import on_wall

NEW_YORK, BAGHDAD, KOLKATA = "America/New_York", "Asia/Baghdad", "Asia/Kolkata"


@pytest.mark.parametrize(
    ("text", "zone", "edtf"),
    [
        ("2024-01-28T02:53:00Z", BAGHDAD, "2024-01-28T05:53:00+03:00"),
        ("2024-01-28T05:53:00+03:00", None, "2024-01-28T02:53:00Z"),
        ("2023-12-31T22:00:00.25Z", BAGHDAD, "2024-01-01T01:00:00.25+03:00"),
        ("2024-07-01T12:00:00Z", NEW_YORK, "2024-07-01T08:00:00-04:00"),
        ("2024-01-28T02:53:00Z", KOLKATA, "2024-01-28T08:23:00+05:30"),
        # The clock changes between the ends.
        (
            "2024-11-03T05:30:00Z/2024-11-03T06:30:00Z",
            NEW_YORK,
            "2024-11-03T01:30:00-04:00/2024-11-03T01:30:00-05:00",
        ),
        ("2024-01-28T02:53:00Z/..", BAGHDAD, "2024-01-28T05:53:00+03:00/.."),
        # What floats is never moved, nor what a clock cannot say as finely.
        ("2024-01-28", BAGHDAD, "2024-01-28"),
        ("2024-01-28T05:53:00", BAGHDAD, "2024-01-28T05:53:00"),
        ("2024-01-28T05Z", KOLKATA, "2024-01-28T05Z"),
        ("2016-12-31T23:59:60Z", BAGHDAD, "2016-12-31T23:59:60Z"),
        ("{2024-01-28T02:53:00Z,2024-02-01}", BAGHDAD, "{2024-01-28T02:53:00Z,2024-02-01}"),
    ],
)
def test_an_instant_is_shown_on_the_clock_of_a_zone(text: str, zone: str | None, edtf: str) -> None:
    when = parse(text)

    shown = on_wall(when, zone, zone).when

    assert shown.edtf == edtf
    assert shown.bounds == when.bounds


@pytest.mark.parametrize(
    ("text", "zone", "usual", "told"),
    [
        ("2024-01-28T02:53:00Z", BAGHDAD, BAGHDAD, ""),
        ("2024-01-28T02:53:00Z", None, None, ""),
        ("2024-01-28T02:53:00Z", None, BAGHDAD, "UTC"),
        ("2024-01-28T02:53:00Z", BAGHDAD, NEW_YORK, "+03:00"),
        ("2024-01-28", BAGHDAD, NEW_YORK, ""),
        ("2024-01-28T05:53", BAGHDAD, NEW_YORK, ""),
        # Half past one comes twice that night.
        ("2024-11-03T05:30:00Z", NEW_YORK, NEW_YORK, "-04:00"),
        ("2024-11-03T06:30:00Z", NEW_YORK, NEW_YORK, "-05:00"),
        ("2024-11-03T07:30:00Z", NEW_YORK, NEW_YORK, ""),
        # An hour that no clock there has is told where it is stated.
        ("2024-01-28T05Z", KOLKATA, KOLKATA, "UTC"),
    ],
)
def test_the_zone_is_told_where_it_is_not_taken_for_granted(
    text: str, zone: str | None, usual: str | None, told: str
) -> None:
    assert on_wall(parse(text), zone, usual).zone == told


def test_stated_clocks_are_left_alone_and_told() -> None:
    when = parse("2024-01-28T05:53:00+03:00")

    assert on_wall(when, None, None, is_stated=True) == (when, "+03:00")
    assert on_wall(when, None, BAGHDAD, is_stated=True) == (when, "")


def test_ends_in_two_zones_tell_them_themselves() -> None:
    when = parse("2024-01-28T05:53:00+03:00/2024-01-29T05:53:00Z")

    shown = on_wall(when, None, NEW_YORK, is_stated=True)

    assert shown.zone == ""
    assert display(shown.when, style="short").count("+03:00") == 1


@given(
    st.datetimes().filter(lambda at: at.year > 1),
    st.sampled_from([None, NEW_YORK, BAGHDAD, KOLKATA, "Australia/Lord_Howe", "Europe/London"]),
)
def test_no_clock_changes_the_moment(at: datetime, zone: str | None) -> None:
    """What is shown reads back as the same moment, in every zone and year."""
    when = parse(f"{at.isoformat()[:19]}Z")

    shown = on_wall(when, zone, None).when

    assert parse(shown.edtf).bounds == when.bounds
