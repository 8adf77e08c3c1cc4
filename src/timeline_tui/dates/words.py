"""Dates to words, English and Arabic: `7–8 August 2023`, `since October 2023`, `c. 44 BCE`.

Here is what is shown in which style; how a date becomes a phrase is the business of `writer`.
Nothing is read here and no clock is asked.
"""

from __future__ import annotations

from functools import lru_cache

from timeline_tui.dates.coordinate import civil_from_days, year_text
from timeline_tui.dates.lexicon import lexicon
from timeline_tui.dates.look import USUAL, DateLook
from timeline_tui.dates.periods import Date, Period
from timeline_tui.dates.when import DAY, Bounds, Edge, Kind, Note, Stamp, When, is_known
from timeline_tui.dates.writer import Writer, aligned, beside, form_of


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
    """Give a date as text.

    Args:
        when: The date.
        lang: `en` or `ar`.
        style: `words` is a whole phrase, `short` fits a list column, `relative` tells it from the
            moment of the look, `edtf` is the canonical form and `written` what the source says.
        year: With `short`, the year of the heading above: it is left out where all ends have it.
        look: The names of months, the digits, and the moment for `relative`.
        day: With `short`, the day of the heading above: times of that day stand alone.
        has_zones: With `words`, whether times tell their zone.

    """
    match style:
        case "edtf":
            return when.edtf
        case "written":
            return when.text
        case "words" | "short":
            is_short = style == "short"
            is_zoned = has_zones and not is_short
            text = _phrase(when, lang, is_short, year, look.months, day, has_zones=is_zoned)
        case "relative":
            from timeline_tui.dates.relative import relative  # deferred: few ask for it

            text = relative(when, lang, _now(look), look.offset) or _phrase(
                when, lang, True, None, look.months
            )
        case _:
            raise ValueError(f"no such style: {style!r}")
    return text if when.kind is Kind.UNDATED else look.numbered(text, lang)


def display_bounds(
    bounds: Bounds,
    lang: str = "en",
    style: str = "words",
    year: int | None = None,
    look: DateLook = USUAL,
) -> str:
    """Give the outer extent of computed bounds, in whole days: `27–28 January 2024`.

    `look.now` is on the same clock as the bounds.
    """
    if style == "edtf":
        return _edtf(bounds)
    if style == "relative":
        from timeline_tui.dates.relative import relative_bounds  # deferred: few ask for it

        text = relative_bounds(bounds, lang, _now(look))
        if text:
            return look.numbered(text, lang)
    is_short = style != "words"
    first, last = _outer(bounds)
    ends = aligned(first, last)
    years = {part.year for part in ends if part}
    hidden = year if is_short and years == {year} and all(p and p.month for p in ends) else None
    writer = Writer(lexicon(lang, look.months), is_short, hidden)
    start, end = ends
    if start and end:
        text = writer.range(start, end)
    elif start:
        text = writer.lexicon.since.format(writer.date(start))
    else:
        text = writer.lexicon.until.format(writer.date(end)) if end else writer.lexicon.unknown
    return look.numbered(text, lang)


def display_period(period: Period, lang: str = "en", look: DateLook = USUAL) -> str:
    """Give the name of a dated period: `January 2024`, `44 BCE`, `1st century`, `1990s`."""
    writer = Writer(lexicon(lang, look.months), is_short=False)
    return look.numbered(writer.period(period), lang)


def _now(look: DateLook) -> int:
    if look.now is None:
        raise ValueError("a relative date needs a moment")
    return look.now


def _edtf(bounds: Bounds) -> str:
    """The first and the last day; `[..]` where it is one event somewhere within them."""
    is_point = bounds.slo == bounds.elo and bounds.shi == bounds.ehi
    first, last = _outer(bounds)
    ends = ["" if end is None else _day_text(end) for end in (first, last)]
    if is_point:
        return ends[0] if ends[0] == ends[1] else f"[{ends[0]}..{ends[1]}]"
    return f"{ends[0] or '..'}/{ends[1] or '..'}"


def _day_text(moment: int) -> str:
    year, month, day = civil_from_days(moment // DAY)
    return f"{year_text(year)}-{month:02}-{day:02}"


@lru_cache(maxsize=4096)
def _phrase(
    when: When,
    lang: str,
    is_short: bool,
    year: int | None,
    months: str,
    day: Date | None = None,
    *,
    has_zones: bool = False,
) -> str:
    if when.kind is Kind.UNDATED:
        return when.text
    hidden = year if is_short and _years(when) == {year} else None
    is_inferred = Note.YEAR_INFERRED in when.notes
    writer = Writer(lexicon(lang, months), is_short, hidden, is_inferred, has_zones)
    if day is not None and is_short and _days(when) == {day}:
        writer = writer._replace(hidden_day=day)
    match when.kind:
        case Kind.POINT | Kind.SPAN:
            return writer.span(when.start, when.end)
        case Kind.ONE_OF | Kind.ALL_OF:
            return writer.set(when)


def _years(when: When) -> set[int | None]:
    """The years of all dates shown; None for one that must keep its year."""
    is_choice = when.kind is Kind.ONE_OF
    years: set[int | None] = set()
    for end in (when.start, when.end):
        if not isinstance(end, Stamp):
            continue
        if is_choice and when.start is Edge.OPEN:
            years.add(_year_beside(end, end.hi))
        elif is_choice and when.end is Edge.OPEN:
            years.add(_year_beside(end, end.lo - 1))
        else:
            years.add(form_of(end).droppable_year if end.edtf else None)
    return years


def _days(when: When) -> set[Date | None]:
    """The days of all times shown; None where one of the ends is no time of a day."""
    ends = [when.start] if when.end is Edge.SAME else [when.start, when.end]
    forms = [form_of(end) if isinstance(end, Stamp) and end.edtf else None for end in ends]
    return {form.date if form and form.clock else None for form in forms}


def _year_beside(stamp: Stamp, moment: int) -> int | None:
    date = beside(stamp, moment)
    return date.year if date.month else None


def _outer(bounds: Bounds) -> tuple[int | None, int | None]:
    """The first and the last moment of bounds; None where they are open."""
    first = bounds.slo if is_known(bounds.slo) else None
    return first, bounds.ehi - 1 if is_known(bounds.ehi) else None
