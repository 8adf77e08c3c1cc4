"""Time zones by IANA name: offsets of moments, and floating dates resolved to UTC.

Years that `datetime` does not reach take the offset of the nearest ones that it does, later years
by their place in the 400-year cycle. Abbreviations such as EST are deliberately not known.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from timeline_tui.dates.coordinate import to_civil
from timeline_tui.dates.when import (
    SECOND,
    Bounds,
    Edge,
    Note,
    Precision,
    Stamp,
    When,
    is_known,
)
from timeline_tui.errors import DateError
from timeline_tui.text.catalogue import tr

_CYCLE = 9600
"""A year in the last 400-year cycle that `datetime` holds whole."""

_LONGEST_NAME = 40
"""No city has more letters than this."""


@lru_cache(maxsize=64)
def zone_info(name: str) -> ZoneInfo:
    """Give a zone by its IANA name. Raises DateError for a name that is none."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        # Not found is a KeyError; names that are odd paths or folders end as the other two.
        message = tr("there is no time zone {name!r}", name=name)
        raise DateError(message, text=name, hint=_hint(name)) from None


def _hint(unknown: str) -> str:
    # Only a wrong name needs these, and the second looks through a whole folder.
    from difflib import get_close_matches
    from zoneinfo import available_timezones

    cities = {zone.rpartition("/")[2].lower(): zone for zone in sorted(available_timezones())}
    city = unknown.rpartition("/")[2].lower()[:_LONGEST_NAME]
    near = get_close_matches(city, cities, n=1, cutoff=0.7)
    return (
        tr("Did you mean {name}?", name=cities[near[0]])
        if near
        else tr("Write an IANA name: Asia/Baghdad.")
    )


def offset_at(moment: int, zone: str | None, is_local: bool = False, fold: int = 0) -> int:
    """Give a zone's offset in ns east of UTC at a moment, or at a wall-clock time.

    `zone` None is UTC. With `is_local` the moment is civil time counted as if UTC; `fold` 1 takes
    the second of two equal wall-clock times, and the time after a gap. Raises DateError.
    """
    if not zone:
        return 0
    info = zone_info(zone)
    at = _datetime(moment).replace(fold=fold if is_local else 0)
    if is_local or at.year < 2:
        # In year 1 the shift from UTC to local time would leave the range of `datetime`.
        offset = info.utcoffset(at)
    else:
        offset = at.replace(tzinfo=UTC).astimezone(info).utcoffset()
    return 0 if offset is None else (offset.days * 86_400 + offset.seconds) * SECOND


def local_note(moment: int, zone: str) -> Note | None:
    """Tell whether a wall-clock time does not exist in a zone, or exists twice."""
    first = offset_at(moment, zone, is_local=True)
    second = offset_at(moment, zone, is_local=True, fold=1)
    if first == second:
        return None
    return Note.AMBIGUOUS_LOCAL if first > second else Note.NONEXISTENT_LOCAL


def with_local_notes(when: When, zone: str) -> When:
    """Give a date with notes for its floating times that fall into a gap or fold of a zone."""
    ends = (end for end in (when.start, when.end) if isinstance(end, Stamp))
    found = (local_note(end.lo, zone) for end in ends if _is_local_time(end))
    notes = [note for note in found if note is not None]
    return when.noted(*notes) if notes else when


def to_utc(moment: int, zone: str | None) -> int:
    """Give the UTC moment of a wall-clock time; the sentinels stay as they are."""
    if not is_known(moment):
        return moment
    return moment - offset_at(moment, zone, is_local=True)


def resolve(when: When, zone: str | None) -> Bounds:
    """Give the four bounds in UTC, floating dates being civil time in `zone` (None is UTC).

    Instants and the sentinels of open and unknown ends stay as they are. A time that exists twice
    reaches over both readings; one that does not exist counts as if the clock had not changed.
    """
    if not zone or not when.is_dated:
        return when.bounds
    start, end = _resolved(when.start, zone), _resolved(when.end, zone)
    bounds = when._replace(start=start, end=end).bounds
    if bounds.slo < bounds.shi and bounds.elo < bounds.ehi:
        return bounds
    # One end has a zone, the other has none, and in this zone they change places.
    stamps = [end for end in (start, end) if isinstance(end, Stamp)]
    lo, hi = min(stamp.lo for stamp in stamps), max(stamp.hi for stamp in stamps)
    return Bounds(lo, hi, lo, hi)


def _resolved(end: Stamp | Edge, zone: str) -> Stamp | Edge:
    if not isinstance(end, Stamp) or end.zone is not None:
        return end
    lo, hi = to_utc(end.lo, zone), to_utc(end.hi, zone)
    if _is_local_time(end):
        note = local_note(end.lo, zone)
        hi = end.hi - offset_at(end.lo, zone, is_local=True, fold=note is Note.AMBIGUOUS_LOCAL)
    return end._replace(lo=lo, hi=hi)


def _is_local_time(end: Stamp) -> bool:
    return end.zone is None and end.precision > Precision.DAY


def _datetime(moment: int) -> datetime:
    """The nearest that `datetime` has to a moment, by the place in the cycle of leap years."""
    year, month, day, ns = to_civil(moment)
    if year < 1:
        return datetime.min
    midnight = datetime(year if year < 9999 else _CYCLE + year % 400 - 400, month, day)
    return midnight + timedelta(seconds=ns // SECOND)
