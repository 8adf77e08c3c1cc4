"""Dates as people tell them from a given moment: `3 days ago`, `last month`, `قبل يومين`.

The unit is never finer than the date: a year is "10 years ago", counted from year to year, a day
from day to day. A date that reaches over several units is a range of them, `9–11 months ago`. Where
no such phrase would be both true and short there is none, and the date itself is to be shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from timeline_tui.dates.coordinate import to_civil
from timeline_tui.dates.counting import counted, is_arabic
from timeline_tui.dates.elapsed import months_and_days
from timeline_tui.dates.lexicon import Lexicon, lexicon
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

_DEEP = 10**6
"""From so many years on a date in words tells how long ago it was."""
_SIZES = {"second": SECOND, "minute": 60 * SECOND, "hour": 3600 * SECOND, "day": DAY}


class Words(NamedTuple):
    """What a language says around a counted unit `{}`, and of the nearest units by name."""

    ago: str
    ahead: str
    since: str
    """A span that begins so long ago."""
    more_ago: str
    more_ahead: str
    names: Mapping[tuple[str, int], str]
    """Of a unit and how many of them ahead."""


_ENGLISH = Words(
    ago="{} ago",
    ahead="in {}",
    since="since {} ago",
    more_ago="more than {} ago",
    more_ahead="in more than {}",
    names={
        ("second", 0): "now",
        ("minute", 0): "this minute",
        ("hour", 0): "this hour",
        ("day", -1): "yesterday",
        ("day", 0): "today",
        ("day", 1): "tomorrow",
        ("month", -1): "last month",
        ("month", 0): "this month",
        ("month", 1): "next month",
        ("year", -1): "last year",
        ("year", 0): "this year",
        ("year", 1): "next year",
    },
)
_ARABIC = Words(
    ago="قبل {}",
    ahead="بعد {}",
    since="منذ {}",
    more_ago="قبل أكثر من {}",
    more_ahead="بعد أكثر من {}",
    names={
        ("second", 0): "الآن",
        ("minute", 0): "هذه الدقيقة",
        ("hour", 0): "هذه الساعة",
        ("day", -1): "أمس",
        ("day", 0): "اليوم",
        ("day", 1): "غدًا",
        ("month", -1): "الشهر الماضي",
        ("month", 0): "هذا الشهر",
        ("month", 1): "الشهر القادم",
        ("year", -1): "السنة الماضية",
        ("year", 0): "السنة الحالية",
        ("year", 1): "السنة القادمة",
    },
)


WORDS: Mapping[str, Words] = {"en": _ENGLISH, "ar": _ARABIC}
"""What is said per language."""


class Distance(NamedTuple):
    """How far ahead a region lies, in a unit: from its first to its last moment."""

    unit: str
    first: int
    last: int
    is_exact: bool
    """Whether the unit is that of the date itself, and no coarser one."""

    @property
    def is_past(self) -> bool:
        """Whether all of it lies behind."""
        return self.last < 0


def relative(when: When, lang: str, now: int, offset: int) -> str | None:
    """Give a date as seen from a moment in ns; None where only the date itself is true and short.

    `offset` is how far the wall clock is ahead of UTC: a floating date is compared with the wall.
    """
    if when.kind is Kind.UNDATED:
        return None
    writer = _Writer(lexicon(lang), _words(lang), lang, now, offset)
    start, end = when.start, when.end
    if when.kind is Kind.ONE_OF and not (isinstance(start, Stamp) and isinstance(end, Stamp)):
        return writer.beyond(start, end)
    if isinstance(start, Stamp) and isinstance(end, Stamp) and when.kind is not Kind.SPAN:
        return writer.within(start, end)
    return writer.span(start, end)


def relative_bounds(bounds: Bounds, lang: str, now: int) -> str | None:
    """Give the outer extent of computed bounds, in days, as seen from a moment."""
    if not (is_known(bounds.slo) and is_known(bounds.ehi)):
        return None
    first, last = (Stamp(m, m + 1, Precision.DAY, "") for m in (bounds.slo, bounds.ehi - 1))
    return _Writer(lexicon(lang), _words(lang), lang, now, 0).within(first, last)


def _words(lang: str) -> Words:
    return WORDS["ar" if is_arabic(lang) else "en"]


class _Writer(NamedTuple):
    lexicon: Lexicon
    words: Words
    lang: str
    now: int
    offset: int

    def span(self, start: Stamp | Edge, end: Stamp | Edge) -> str | None:
        """Give a point or a span; either end may be open or unknown."""
        words = self.lexicon
        if isinstance(start, Stamp) and isinstance(end, Stamp):
            return self._from_to(start, end)
        if isinstance(start, Stamp):
            if end is Edge.SAME:
                return self.stamp(start)
            if end is Edge.OPEN:
                return self._since(start)
            first = self.stamp(start)
            form = "{} → ?" if words.is_compact else f"{{}} – {words.unknown_end}"
            return first and form.format(first)
        last = self.stamp(end) if isinstance(end, Stamp) else None
        if start is Edge.OPEN:
            return last and ("→ {}" if words.is_compact else words.until).format(last)
        form = "? → {}" if words.is_compact else f"{words.unknown_start} – {{}}"
        return last and form.format(last)

    def _since(self, start: Stamp) -> str | None:
        distance = self._distance(start, start)
        if self.lexicon.is_compact or distance is None:
            phrase = self.stamp(start)
            return phrase and f"{phrase} →"
        if self._name(distance):
            phrase = self.stamp(start)
            return phrase and self.lexicon.since.format(phrase)
        if not distance.is_past:
            return None
        return _doubted(self.words.since.format(self._amount(distance, start)), start, self.lexicon)

    def _from_to(self, start: Stamp, end: Stamp) -> str | None:
        if not (start.qualifier or end.qualifier):
            joint = self._distance(start, end)
            ends = self._distance(start, start), self._distance(end, end)
            if joint and all(one and one.unit == joint.unit for one in ends) and joint.is_past:
                return self.within(start, end)
        first, last = self.stamp(start), self.stamp(end)
        if first is None or last is None:
            return None
        return first if first == last else f"{first} – {last}"

    def stamp(self, stamp: Stamp) -> str | None:
        """Give one date, with what is doubted about it."""
        return self.within(stamp, stamp)

    def within(self, start: Stamp, end: Stamp) -> str | None:
        """Give something that lies within a region, from the start of one date to another's end."""
        distance = self._distance(start, end)
        if distance is None:
            return None
        name = self._name(distance)
        if name:
            circa = self.lexicon.circa if _is_approximate(start) else "{}"
            return _doubted(circa.format(name), start, self.lexicon)
        if distance.is_past:
            phrase = self.words.ago
        elif distance.first > 0:
            phrase = self.words.ahead
        else:
            return None
        return _doubted(phrase.format(self._amount(distance, start, end)), start, self.lexicon)

    def beyond(self, start: Stamp | Edge, end: Stamp | Edge) -> str | None:
        """Give what lies before or after all of a date."""
        is_before = isinstance(end, Stamp)
        stamp = end if isinstance(end, Stamp) else start
        if not isinstance(stamp, Stamp):
            return None
        # The first moment that is too late, or the last one that is too early.
        border = stamp.hi if is_before else stamp.lo - 1
        beside = Stamp(border, border + 1, stamp.precision, "", stamp.qualifier, stamp.zone)
        distance = self._distance(beside, beside)
        if distance is None:
            return None
        if distance.first == 0 and distance.is_exact and distance.unit in ("day", "month", "year"):
            phrase = self.lexicon.before if is_before else self.lexicon.after
            return phrase.format(self.words.names[distance.unit, 0])
        if distance.first == 0 or (distance.first < 0) is not is_before:
            return None
        phrase = self.words.more_ago if is_before else self.words.more_ahead
        return phrase.format(self._amount(distance, stamp))

    def _name(self, distance: Distance) -> str | None:
        if not distance.is_exact or distance.first != distance.last:
            return None
        return self.words.names.get((distance.unit, distance.first))

    def _amount(self, distance: Distance, *stamps: Stamp) -> str:
        low, high = sorted((abs(distance.first), abs(distance.last)))
        shown = f"{low}–{high}" if low != high else None
        text = counted(high, distance.unit, self.lang, oblique=True, shown=shown)
        is_approximate = any(_is_approximate(stamp) for stamp in stamps)
        return self.lexicon.circa.format(text) if is_approximate else text

    def _distance(self, start: Stamp, end: Stamp) -> Distance | None:
        """How far a region lies ahead, in the finest unit that it allows and that is usual."""
        now = self.now + (self.offset if start.zone is None else 0)
        lo, hi = start.lo, end.hi - 1
        unit = _unit(min(start.precision, end.precision))
        if unit == "year" and max(abs(to_civil(lo).year), abs(to_civil(hi).year)) >= _DEEP:
            return None
        for coarser, least in _COARSER[unit]:
            first, last = (_complete(now, moment, coarser, unit) for moment in (lo, hi))
            if min(abs(first), abs(last)) >= least:
                return Distance(coarser, first, last, is_exact=False)
        return Distance(unit, _apart(now, lo, unit), _apart(now, hi, unit), is_exact=True)


_COARSER: Mapping[str, tuple[tuple[str, int], ...]] = {
    "second": (("year", 2), ("month", 2), ("day", 2), ("hour", 1), ("minute", 1)),
    "minute": (("year", 2), ("month", 2), ("day", 2), ("hour", 1)),
    "hour": (("year", 2), ("month", 2), ("day", 2)),
    "day": (("year", 2), ("month", 2)),
    "month": (("year", 2),),
    "year": (),
}
"""For each unit the coarser ones, and from how many of them on they are told instead."""


def _unit(precision: Precision) -> str:
    match precision:
        case Precision.SUBYEAR | Precision.MONTH:
            return "month"
        case Precision.WEEK | Precision.DAY:
            return "day"
        case Precision.HOUR:
            return "hour"
        case Precision.MINUTE:
            return "minute"
        case _:
            return "year" if precision <= Precision.YEAR else "second"


def _apart(now: int, moment: int, unit: str) -> int:
    """How many borders of a unit lie between a moment and now; negative for the past."""
    return _index(moment, unit) - _index(now, unit)


def _index(moment: int, unit: str) -> int:
    if unit in _SIZES:
        return moment // _SIZES[unit]
    civil = to_civil(moment)
    return civil.year if unit == "year" else civil.year * 12 + civil.month


def _complete(now: int, moment: int, unit: str, grid: str) -> int:
    """How many whole units lie between a moment and now, each taken as one of a finer grid."""
    if unit in _SIZES:
        apart = _apart(now, moment, grid) * _SIZES[grid]
        return _truncated(apart, _SIZES[unit])
    months = _apart(now, moment, "month")
    if grid != "month":
        early, late = sorted((now // DAY * DAY, moment // DAY * DAY))
        months = months_and_days(early, late)[0] * (1 if moment > now else -1)
    return _truncated(months, 12) if unit == "year" else months


def _truncated(number: int, size: int) -> int:
    return number // size if number >= 0 else -(-number // size)


def _is_approximate(stamp: Stamp) -> bool:
    is_third = stamp.edtf.rstrip("?~%").endswith(("-37", "-38", "-39"))
    return stamp.qualifier.approximate and not is_third


def _doubted(text: str, stamp: Stamp, words: Lexicon) -> str:
    return words.uncertain.format(text) if stamp.qualifier.uncertain else text
