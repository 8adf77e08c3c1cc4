"""Dates to words, English and Arabic: `7–8 August 2023`, `since October 2023`, `c. 44 BCE`.

Here is what is shown in which style; how a date becomes a phrase is the business of `writer`.
Nothing is read here and no clock is asked.
"""

from __future__ import annotations

from functools import lru_cache

from timeline_tui.dates.lexicon import lexicon
from timeline_tui.dates.when import NEG, POS, Bounds, Edge, Kind, Note, Stamp, When
from timeline_tui.dates.writer import Writer, aligned, beside, form_of


def display(when: When, lang: str = "en", style: str = "words", year: int | None = None) -> str:
    """Give a date as text.

    Args:
        when: The date.
        lang: `en` or `ar`.
        style: `words` is a whole phrase, `short` fits a list column, `edtf` the canonical form and
            `written` what the source says.
        year: With `short`, the year of the heading above: it is left out where all ends have it.

    """
    match style:
        case "edtf":
            return when.edtf
        case "written":
            return when.text
        case "words" | "short":
            return _phrase(when, lang, style == "short", year)
        case _:
            raise ValueError(f"no such style: {style!r}")


def display_bounds(
    bounds: Bounds, lang: str = "en", style: str = "words", year: int | None = None
) -> str:
    """Give the outer extent of computed bounds, in whole days: `27–28 January 2024`."""
    is_short = style == "short"
    first = None if bounds.slo <= NEG + 1 else bounds.slo
    last = None if bounds.ehi >= POS - 1 else bounds.ehi - 1
    ends = aligned(first, last)
    years = {part.year for part in ends if part}
    hidden = year if is_short and years == {year} and all(p and p.month for p in ends) else None
    writer = Writer(lexicon(lang), is_short, hidden)
    start, end = ends
    if start and end:
        return writer.range(start, end)
    if start:
        return writer.lexicon.since.format(writer.date(start))
    return writer.lexicon.until.format(writer.date(end)) if end else writer.lexicon.unknown


@lru_cache(maxsize=4096)
def _phrase(when: When, lang: str, is_short: bool, year: int | None) -> str:
    if when.kind is Kind.UNDATED:
        return when.text
    hidden = year if is_short and _years(when) == {year} else None
    writer = Writer(lexicon(lang), is_short, hidden, Note.YEAR_INFERRED in when.notes)
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


def _year_beside(stamp: Stamp, moment: int) -> int | None:
    date = beside(stamp, moment)
    return date.year if date.month else None
