"""Hours, weekdays and months that the start of an event may fall on, as bits of one column.

They are those of the wall: floating dates as they are written, instants in the display zone. Where
the start is open or unknown every bit is set, and none is for an undated event.
"""

from __future__ import annotations

from functools import lru_cache

from timeline_tui.dates.coordinate import civil_from_days
from timeline_tui.dates.when import DAY, NEG, POS, SECOND, Bounds
from timeline_tui.events.event import Event
from timeline_tui.query.nodes import Falls
from timeline_tui.query.parts import PARTS
from timeline_tui.store.cells import is_dated
from timeline_tui.store.moments import Hold, Three
from timeline_tui.store.placing import offset_on

_PLACES = {"hour": 0, "weekday": 24, "month": 31}
"""The bit of the first number of each part."""
_HOUR = 3600 * SECOND
_QUARTER = 900 * SECOND
"""Clocks are changed at a quarter of an hour, and never twice within two days."""
_ALL_HOURS = (1 << 24) - 1
_ALL = (1 << 43) - 1
_OPEN_START, _OPEN_END = NEG + 1, POS - 1


def falls(node: Falls, hold: Hold) -> Three:
    """Give the conditions of a question about the start; undated events answer no."""
    part = PARTS[node.part]
    place = _PLACES[part.name] - part.first
    asked = sum(1 << place + number for number in node.numbers)
    others = sum(1 << place + number for number in part.numbers) - asked
    possible = f"(e.falls & {hold(asked)}) <> 0"
    certain = f"({possible} AND (e.falls & {hold(others)}) = 0)"
    return Three(certain, certain if node.certain else possible)


def falls_of(event: Event, bounds: Bounds, zone: str | None) -> int:
    """Give the bits of an event by its effective bounds; `zone` is the display zone (None is UTC).

    This is asked of every event that is loaded, so the days are remembered.
    """
    slo, shi, _, _ = bounds
    if slo <= _OPEN_START or shi >= _OPEN_END:
        return _ALL if is_dated(event) else 0
    if zone and not event.when.is_floating:
        return _of_instants(slo, shi - 1, zone)
    return _of_wall(slo // _HOUR, (shi - 1) // _HOUR)


def _of_instants(first: int, last: int, zone: str) -> int:
    offset = until = offset_on(first, zone)
    if first // _QUARTER != last // _QUARTER:
        until = offset_on(last, zone)
    # Where the clock was put back at midnight, the last moment may show the day before.
    low, high = sorted((first + offset, last + until))
    found = _of_wall(low // _HOUR, high // _HOUR)
    if offset == until or last - first >= 2 * DAY:
        return found
    # It was put back, or forward over an hour that no wall has shown.
    quarters = range(first // _QUARTER + 1, last // _QUARTER + 1)
    hours = _hour(low) | _hour(high)
    for moment in (quarter * _QUARTER for quarter in quarters):
        hours |= _hour(moment + offset_on(moment, zone))
    return found & ~_ALL_HOURS | hours


def _hour(moment: int) -> int:
    return 1 << moment % DAY // _HOUR


def _of_wall(first: int, last: int) -> int:
    """Give the bits of the hours from one to another, both included and counted from 1970."""
    day, low = divmod(first, 24)
    if first == last:
        return _days(day, day) | 1 << low
    last_day, high = divmod(last, 24)
    if day == last_day:
        return _days(day, day) | (2 << high) - (1 << low)
    if last_day - day > 1:
        return _days(day, last_day) | _ALL_HOURS
    return _days(day, last_day) | _ALL_HOURS - (1 << low) + 1 | (2 << high) - 1


@lru_cache(maxsize=8192)
def _days(first: int, last: int) -> int:
    """Give the bits of the weekdays and months from one day to another, both included."""
    bits = 0
    for day in range(first, min(last, first + 6) + 1):
        bits |= 1 << _PLACES["weekday"] + (day + 3) % 7
    year, month, _ = civil_from_days(first)
    last_year, last_month, _ = civil_from_days(last)
    months = 12 * (last_year - year) + last_month - month
    for number in range(month - 1, month + min(months, 11)):
        bits |= 1 << _PLACES["month"] + number % 12
    return bits
