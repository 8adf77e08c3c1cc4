"""Instants as the clock of a zone shows them, and whether the zone must be told beside them.

Only the way an instant is written changes: its bounds are the same in every zone. Dates that float
have no zone and are never moved.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from timeline_tui.dates.clock import HOUR, MINUTE, zone_text
from timeline_tui.dates.coordinate import to_civil, year_text
from timeline_tui.dates.when import SECOND, Kind, Stamp, When
from timeline_tui.dates.zones import local_note, offset_at
from timeline_tui.text.patterns import Late

_INSTANT = Late(r"-?\d{4,}-\d\d-\d\dT([\d:.]+)(?:Z|[+-]\d\d:\d\d)")
_LEAP = ":60"


class Shown(NamedTuple):
    """A date as it is shown, and the zone to tell beside it; nothing where it is understood."""

    when: When
    zone: str = ""


@lru_cache(maxsize=4096)
def on_wall(when: When, zone: str | None, usual: str | None, *, is_stated: bool = False) -> Shown:
    """Give a date as the clock of a zone shows it (None is UTC).

    `usual` is the zone that a reader takes for granted: where the clock of an instant differs from
    its clock, or shows that time twice, the zone is told. With `is_stated` each instant keeps the
    clock that its source has.
    """
    if when.is_floating and not _instants(when):
        return Shown(when)
    moved = when if is_stated else _moved(when, zone)
    return Shown(moved, _zone_to_tell(moved, usual))


def _instants(when: When) -> list[Stamp]:
    ends = (when.start, when.end)
    return [end for end in ends if isinstance(end, Stamp) and isinstance(end.zone, int)]


def _moved(when: When, zone: str | None) -> When:
    if when.kind not in (Kind.POINT, Kind.SPAN):
        return when
    start, end = (
        _on_clock(each, zone) if isinstance(each, Stamp) else each
        for each in (when.start, when.end)
    )
    if start is when.start and end is when.end:
        return when
    if when.kind is Kind.POINT:
        edtf = start.edtf if isinstance(start, Stamp) else when.edtf
    else:
        ends = zip(when.edtf.split("/"), (start, end), strict=True)
        edtf = "/".join(each.edtf if isinstance(each, Stamp) else text for text, each in ends)
    return when._replace(start=start, end=end, edtf=edtf)


def _on_clock(stamp: Stamp, zone: str | None) -> Stamp:
    """Give an instant on the clock of a zone; as it was where that clock cannot say it as finely.

    An hour of UTC is no hour where clocks are half an hour ahead.
    """
    match = _INSTANT.compiled.fullmatch(stamp.edtf)
    if match is None or not isinstance(stamp.zone, int) or _LEAP in match[1]:
        return stamp
    offset = offset_at(stamp.lo, zone)
    minutes, seconds = divmod(offset, MINUTE)
    if seconds or (offset - stamp.zone * MINUTE) % min(stamp.hi - stamp.lo, HOUR):
        return stamp
    year, month, day, ns = to_civil(stamp.lo + offset)
    clock = f"{ns // HOUR:02}:{ns // MINUTE % 60:02}:{ns // SECOND % 60:02}.{ns % SECOND:09}"
    text = f"{year_text(year)}-{month:02}-{day:02}T{clock[: len(match[1])]}{zone_text(minutes)}"
    return stamp._replace(edtf=text, zone=minutes)


def _zone_to_tell(when: When, usual: str | None) -> str:
    stamps = _instants(when)
    zones = {stamp.zone for stamp in stamps if isinstance(stamp.zone, int)}
    if len(zones) != 1:
        return ""  # both are told with their times
    minutes = zones.pop()
    is_usual = all(
        offset_at(stamp.lo, usual) == minutes * MINUTE and not _is_twice(stamp.lo, usual)
        for stamp in stamps
    )
    return "" if is_usual else "UTC" if not minutes else zone_text(minutes)


def _is_twice(moment: int, zone: str | None) -> bool:
    """Whether the clock of a zone shows the time of a moment twice."""
    return bool(zone) and local_note(moment + offset_at(moment, zone), zone or "") is not None
