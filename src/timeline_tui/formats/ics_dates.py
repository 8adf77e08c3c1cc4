"""Where in a calendar an event stands: whole days, or moments, of the years 1 to 9999.

A calendar knows a start and an end and nothing of doubt. Where that says more or less than is
known, the whole of what is meant is marked, or the one end that is known, and a sentence says so.
What a calendar cannot hold at all has no place in it: nothing is made up.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from timeline_tui.dates.coordinate import from_civil, to_civil
from timeline_tui.dates.when import (
    DAY,
    SECOND,
    Bounds,
    Edge,
    Kind,
    Precision,
    Stamp,
    When,
    is_known,
)
from timeline_tui.dates.zones import offset_at
from timeline_tui.events.event import Event
from timeline_tui.text.catalogue import later

FIRST = from_civil(1)
"""Before this moment a calendar has no days."""
BEHIND = from_civil(10_000)
"""From this moment on it has none."""

SOMEWHERE = later("It lies somewhere in the time that is marked.")
OUTER = later("Start and end lie within the time that is marked.")
ONE_OF = later("It lies at one of several times; the time that is marked reaches over all of them.")
ALL_OF = later("It lies at several times; the time that is marked reaches over all of them.")
DOUBTED = later("The date is not certain.")
OPEN_END = later("It goes on; only its start is marked.")
UNKNOWN_END = later("When it ended is not known; only its start is marked.")
NO_START = later("When it began is not told; only its end is marked.")
NOT_AFTER = later("It lies there or at any time before; only the last possible time is marked.")
NOT_BEFORE = later("It lies there or at any time after; only the first possible time is marked.")
FINER = later("It is known more finely than a calendar can tell.")
COMPUTED = later("The source gives no such date: it was computed from relations to other events.")
NOTES = (
    *(SOMEWHERE, OUTER, ONE_OF, ALL_OF, DOUBTED, OPEN_END, UNKNOWN_END, NO_START),
    *(NOT_AFTER, NOT_BEFORE, FINER, COMPUTED),
)
"""All that is said of a place that is not the date itself, for the catalogue."""


class Place(NamedTuple):
    """Where an event stands in a calendar."""

    start: date
    """A day, or a moment: one with a zone is in UTC, one without floats."""
    end: date | None
    """Of the same sort, not included; None where it starts and ends at one moment."""
    notes: tuple[str, ...] = ()
    """What a reader must be told of it; nothing where it says exactly what is known."""


def place_of(event: Event) -> Place | None:
    """Give the place of an event; None where a calendar has none for it."""
    when = event.when
    ends = [end for end in (when.start, when.end) if isinstance(end, Stamp)]
    is_whole = len(ends) == 2 or (when.kind is Kind.POINT and bool(ends))
    if not is_whole and event.derived is not None and _is_closed(event.derived):
        return _days(event.derived.slo, event.derived.ehi, (COMPUTED,))
    return _stated(when, ends[0], ends[-1]) if ends else None


def _stated(when: When, first: Stamp, last: Stamp) -> Place | None:
    notes = tuple(_notes(when, first, last))
    coarsest = min(first.precision, last.precision)
    if coarsest <= Precision.DAY or (first.zone is None) != (last.zone is None):
        lo, hi = first.lo + _offset(first, first.lo), last.hi + _offset(last, last.hi)
        return _days(min(lo, last.lo + _offset(last, last.lo)), hi, notes)
    # A minute is told as people do: from 10:00 to 12:00, and not to the end of that minute.
    end = last.hi if last.precision is Precision.HOUR else last.lo
    return _moments(first.lo, end, notes, is_floating=first.zone is None)


def _days(lo: int, hi: int, notes: tuple[str, ...]) -> Place | None:
    first, behind = lo // DAY, -(-hi // DAY)
    if first * DAY < FIRST or behind * DAY > BEHIND:
        return None
    start = _date(first * DAY)
    if behind * DAY < BEHIND:
        return Place(start, _date(behind * DAY), notes)
    # The day behind the last one has no name; without an end an event takes up one day.
    return Place(start, None, notes) if behind - first == 1 else None


def _moments(lo: int, hi: int, notes: tuple[str, ...], *, is_floating: bool) -> Place | None:
    if lo < FIRST or hi >= BEHIND:
        return None
    zone = None if is_floating else UTC
    start, end = (_moment(each).replace(tzinfo=zone) for each in (lo, hi))
    return Place(start, end if end > start else None, notes)


def _notes(when: When, first: Stamp, last: Stamp) -> list[str]:
    """What the marked time leaves unsaid, in the order in which a reader asks."""
    precisions = (first.precision, last.precision)
    is_exact = all(each is Precision.DAY or each >= Precision.MINUTE for each in precisions)
    told = [_note_of_kind(when, is_exact)]
    told += [DOUBTED] if when.qualifier else []
    told += [FINER] if max(precisions) > Precision.SECOND else []
    is_rounded = min(precisions) <= Precision.DAY < max(precisions)
    if when.kind is Kind.SPAN and (is_rounded or (first.zone is None) != (last.zone is None)):
        told += [OUTER]
    return list(dict.fromkeys(filter(None, told)))


def _note_of_kind(when: When, is_exact: bool) -> str:
    has_start, has_end = isinstance(when.start, Stamp), isinstance(when.end, Stamp)
    match when.kind:
        case Kind.POINT:
            return "" if is_exact else SOMEWHERE
        case Kind.ALL_OF if has_start and has_end:
            return ALL_OF
        case Kind.ONE_OF if has_start and has_end:
            return ONE_OF
        case Kind.ONE_OF | Kind.ALL_OF:
            return NOT_BEFORE if has_start else NOT_AFTER
        case _ if has_start and has_end:
            return "" if is_exact else OUTER
        case _ if has_start:
            return OPEN_END if when.end is Edge.OPEN else UNKNOWN_END
        case _:
            return NO_START


def _is_closed(bounds: Bounds) -> bool:
    return is_known(bounds.slo) and is_known(bounds.ehi)


def _offset(end: Stamp, moment: int) -> int:
    """How far the calendar on the wall is ahead of UTC where a day is one of a zone."""
    match end.zone:
        case None:
            return 0
        case int(minutes):
            return minutes * 60 * SECOND
        case name:
            return offset_at(moment, name)


def _date(moment: int) -> date:
    year, month, day, _ = to_civil(moment)
    return date(year, month, day)


def _moment(moment: int) -> datetime:
    year, month, day, ns = to_civil(moment)
    return datetime(year, month, day) + timedelta(seconds=ns // SECOND)
