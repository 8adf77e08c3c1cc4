"""Fuzzy time on plain integers: texts to dates, dates to texts, and what follows from them.

This is the door of the room: what other rooms need of it stands here, and what costs start-up time
is imported when it is first needed. Nothing here reads a clock.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from timeline_tui.dates import edtf
from timeline_tui.dates.coordinate import days_from_civil
from timeline_tui.dates.look import USUAL, DateLook
from timeline_tui.dates.periods import Date
from timeline_tui.dates.quick import quick_date
from timeline_tui.dates.when import (
    DAY,
    NEG,
    POS,
    SECOND,
    UNBOUNDED,
    UNDATED,
    Bounds,
    Edge,
    Kind,
    Note,
    Precision,
    Qualifier,
    Rel,
    Stamp,
    When,
    undated,
)
from timeline_tui.errors import DateError
from timeline_tui.text.catalogue import tr

__all__ = [
    "DAY",
    "NEG",
    "POS",
    "SECOND",
    "UNBOUNDED",
    "UNDATED",
    "Bounds",
    "DateError",
    "DateLook",
    "Edge",
    "Kind",
    "Note",
    "Precision",
    "Qualifier",
    "Rel",
    "Stamp",
    "When",
    "canonical",
    "display",
    "display_bounds",
    "parse",
    "resolve",
    "undated",
]

CACHED = 16_384
"""How many different texts are remembered with what they mean."""

LONGEST = 4_096
"""How many characters a date may have; some ways of reading look at each of them several times."""

_ORDERS = (None, "dmy", "mdy", "ymd")
_MODES = ("past", "future", "nearest")
_WORDS = re.compile(r"[^\d\sESTXYZtz?~%/.,:+{}\[\]-]")
"""Characters that EDTF and ISO 8601 do not use."""


def parse(
    text: str,
    *,
    ref: date | datetime | str | None = None,
    zone: str | None = None,
    order: str | None = None,
    mode: str = "past",
    lang: str | None = None,
) -> When:
    """Give the date that a text means; everything in it counts, nothing is guessed.

    Args:
        text: EDTF, an ISO 8601 or RFC 3339 instant, or a date in words.
        ref: The day that "25 January" and "last Thursday" count from.
        zone: IANA name; adds notes to floating times that it skips or repeats.
        order: `dmy`, `mdy` or `ymd` for 01/02/2024; without it both readings are kept.
        mode: Whether a date without a year lies in the `past`, the `future` or is the `nearest`.
        lang: The language of the words where it is known, `en` or `ar`.

    Raises DateError with position and hint.

    """
    if isinstance(ref, datetime):
        ref = ref.date()
    if len(text) > LONGEST and len(text.strip()) > LONGEST:
        raise DateError(
            tr("a date has at most {most:,} characters", most=LONGEST),
            text=text,
            position=LONGEST,
            hint=tr("Make it shorter."),
        )
    return _parse(text, ref, zone, order, mode, lang)


def canonical(when: When) -> str:
    """Give a date in EDTF, else in ISO 8601-1 (noted as dialect); nothing for undated."""
    return when.edtf


def resolve(when: When, zone: str | None) -> Bounds:
    """Give the four bounds in UTC, floating dates being civil time in `zone` (None is UTC)."""
    if not zone or not when.is_dated:
        return when.bounds
    # Few documents name a zone; zoneinfo is loaded for those.
    from timeline_tui.dates import zones

    return zones.resolve(when, zone)


def display(
    when: When,
    lang: str = "en",
    style: str = "words",
    year: int | None = None,
    look: DateLook = USUAL,
    day: Date | None = None,
    *,
    has_zones: bool = True,
) -> str:
    """Give a date in words; see `words.display`."""
    # Words are needed where something is drawn, not where files are checked.
    from timeline_tui.dates import words

    return words.display(when, lang, style, year, look, day, has_zones=has_zones)


def display_bounds(
    bounds: Bounds,
    lang: str = "en",
    style: str = "words",
    year: int | None = None,
    look: DateLook = USUAL,
) -> str:
    """Give the outer extent of computed bounds in words; see `words.display_bounds`."""
    from timeline_tui.dates import words

    return words.display_bounds(bounds, lang, style, year, look)


@lru_cache(maxsize=CACHED)
def _parse(
    text: str,
    ref: date | str | None,
    zone: str | None,
    order: str | None,
    mode: str,
    lang: str | None,
) -> When:
    if order not in _ORDERS or mode not in _MODES:
        raise ValueError(f"no such order or mode: {order!r}, {mode!r}")
    bare = text.strip()
    try:
        when = _read(bare, ref, order, mode, lang)
    except DateError as error:
        error.text, error.position = text, error.position + text.index(bare)
        raise
    if bare != text:
        when = when._replace(text=text)
    if zone and when.is_floating and (when.precision or 0) > Precision.DAY:
        from timeline_tui.dates import zones

        when = zones.with_local_notes(when, zone)
    return when


def _read(
    text: str, ref: date | str | None, order: str | None, mode: str, lang: str | None
) -> When:
    if when := quick_date(text):
        return when
    if not _WORDS.search(text):
        try:
            return edtf.read(text)
        except DateError:
            # Not for EDTF, but perhaps 24/10/2013.
            pass
    # Word lists and patterns cost start-up time that most files can do without.
    from timeline_tui.dates import human
    from timeline_tui.dates.reckoning import Context

    return human.parse(text, Context(_reference(ref), order, mode), lang)


@lru_cache(maxsize=64)
def _reference(ref: date | str | None) -> int | None:
    """The day number of a reference; None where it is missing or no day."""
    if isinstance(ref, date):
        return days_from_civil(ref.year, ref.month, ref.day)
    if ref is None:
        return None
    try:
        stamp = edtf.read(ref.strip()).start
    except DateError:
        return None
    if not isinstance(stamp, Stamp) or stamp.precision < Precision.DAY:
        return None
    minutes = stamp.zone if isinstance(stamp.zone, int) else 0
    return (stamp.lo + minutes * 60 * SECOND) // DAY
