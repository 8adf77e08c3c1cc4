"""How far two events lie apart, on whatever clocks they are written."""

from __future__ import annotations

import pytest

from timeline_tui.dates import DAY, Bounds, parse
from timeline_tui.dates.coordinate import from_civil
from timeline_tui.dates.when import UNDATED
from timeline_tui.events.apart import distance, stated_distance
from timeline_tui.events.event import Event
from timeline_tui.events.ties import Lie, Standing, Tie

APART = [
    ("2024-01-28", "2024-02-08", ("11 d", 1)),
    ("2024-02-08", "2024-01-28", ("11 d", -1)),
    ("2024-01-28", "2024-01-28", ("0 d", 0)),
    ("2014", "2024-01-25", ("9–11 y", 1)),
    ("2024-01", "2024-01-28", ("<28 d", 0)),
    ("2023-10/..", "2024-01-28", ("", 0)),
    ("[..2024-02-08]", "2024-02-11", ("≥ 2 d", 1)),
    ("2014~", "2024-01-25", ("~10 y", 1)),
    ("", "2024-01-28", ("", 0)),
]


def made(text: str) -> Event:
    return Event("e", parse(text) if text else UNDATED)


@pytest.mark.parametrize(("first", "second", "expected"), APART)
def test_what_is_known_of_a_distance_is_told(
    first: str, second: str, expected: tuple[str, int]
) -> None:
    assert distance(made(first), made(second)) == expected


def test_days_of_one_wall_are_whole_days_whatever_its_clock_did() -> None:
    found = distance(made("2024-03-09"), made("2024-03-11"), "America/New_York", "America/New_York")

    assert found == ("2 d", 1)


def test_a_time_with_a_zone_and_one_without_are_compared_in_utc() -> None:
    instant, local = made("2024-01-28T12:00:00Z"), made("2024-01-28T16:00:00")

    assert distance(instant, local, "Asia/Baghdad", "Asia/Baghdad") == ("1 h", 1)
    assert distance(instant, local) == ("4 h", 1)


def test_what_was_computed_counts() -> None:
    lo, hi = from_civil(2024, 1, 27), from_civil(2024, 1, 27) + DAY
    talks = Event("talks", parse("2024-01"), derived=Bounds(lo, hi, lo, hi))

    assert distance(talks, made("2024-01-28")) == ("1 d", 1)


HOUR = 3_600 * 10**9
STATED = [
    (Tie("b", "a", Lie.AFTER, Standing.HOLDS, None, (1, 24 * HOUR - 1)), ("<24 h", -1), ("<24 h", 1)),
    (Tie("b", "a", Lie.BEFORE, Standing.HOLDS, None, (1, 24 * HOUR - 1)), ("<24 h", 1), ("<24 h", -1)),
    (Tie("b", "a", Lie.AFTER, Standing.HOLDS, None, (48 * HOUR, 96 * HOUR)), ("2–4 d", -1), ("2–4 d", 1)),
    (Tie("b", "a", Lie.AFTER, Standing.HOLDS, None, (48 * HOUR, 48 * HOUR)), ("2 d", -1), ("2 d", 1)),
    (Tie("b", "a", Lie.AFTER, Standing.CONTRADICTED, None, (1, HOUR)), None, None),
    (Tie("b", "a", Lie.AFTER, Standing.HOLDS, None), None, None),
]  # fmt: skip


@pytest.mark.parametrize(("tie", "from_b", "from_a"), STATED)
def test_what_a_relation_states_of_a_distance_is_told(
    tie: Tie, from_b: tuple[str, int] | None, from_a: tuple[str, int] | None
) -> None:
    assert stated_distance(tie, "b") == from_b
    assert stated_distance(tie, "a") == from_a
