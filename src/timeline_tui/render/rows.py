"""Rows of the list: events in aligned columns, headings, and gaps that name the silence.

Which columns there are and how wide they are is the business of `columns`; a row is drawn in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple, TypeAlias, assert_never

from rich.cells import cell_len

from timeline_tui.dates import display, display_bounds
from timeline_tui.dates.counting import is_arabic, spelled
from timeline_tui.dates.look import USUAL, DateLook
from timeline_tui.dates.periods import WHOLE, Date, Period
from timeline_tui.dates.when import Edge, Kind, Note, Precision, Stamp
from timeline_tui.dates.words import display_period
from timeline_tui.events.event import Event
from timeline_tui.query.highlights import Highlights, spans
from timeline_tui.render.cells import elapsed_text, lasts_text, steady
from timeline_tui.render.clocks import Clocks
from timeline_tui.render.columns import (
    BAR,
    GLYPH,
    NO_COLUMNS,
    SIGN,
    START,
    Column,
    Columns,
    Wanted,
    laid_out,
)
from timeline_tui.render.direction import reordered
from timeline_tui.render.palette import ASCII_NO_MARK, NO_MARK, Mark
from timeline_tui.render.pieces import (
    ASCII_ELLIPSIS,
    ELLIPSIS,
    Line,
    Piece,
    cut,
    filled,
    found,
    marked,
    piece,
    width_of,
)
from timeline_tui.render.survey import Survey, Value, decimals_of, survey
from timeline_tui.text.bidi import Bidi
from timeline_tui.text.safe import Drawable, blanks, joined, own, repeated, safe
from timeline_tui.view.columns import (
    CATEGORY,
    DATE,
    ELAPSED,
    LASTS,
    PLACE,
    TITLE,
    lasts,
    value_of,
)
from timeline_tui.view.finding import NOTHING, Finding
from timeline_tui.view.manner import Elapsed, Manner
from timeline_tui.view.rows import EventRow, GapRow, HeadingRow, Row

BLANK = own(" ")
CURSOR = own("▌")
ASCII_CURSOR = own(">")
RULE = own("─")
ASCII_RULE = own("-")
SIGN_POSSIBLE = own("?")
SIGN_COMPUTED = own("≈")
ASCII_SIGN_COMPUTED = own("=")
SIGN_INFERRED = own("°")
ASCII_SIGN_INFERRED = own("'")
SIGN_FOUND = own("»")
ASCII_SIGN_FOUND = own("*")
SIGN_DOUBTED = own("~")
ASCII_SIGN_DOUBTED = own("~")
NO_DATE = "—"
_NOT_OURS = ("edtf", "written")
"""The styles in which dates are no words of ours: read from the left in every language."""
_BEHIND_NUMBER = (" ", "–", "-")
"""What stands behind a whole number at the start of a date."""
_SHORT = 80
"""Texts of fewer characters are likely to stand in other rows too, or to be drawn again."""
ASCII_SIGNS = str.maketrans({"–": "-", "—": "-", "→": "->", "←": "<-"})
"""What the signs in our own words become where only ASCII can be drawn."""


Beside: TypeAlias = tuple[Row, Event | None]
"""A row, and the event that elapsed time is counted from on it."""


class Look(NamedTuple):
    """Everything besides the row that decides how a row is drawn."""

    marks: Mapping[str, Mark] = {}
    highlights: Highlights = Highlights()
    lang: str | None = None
    """The language that is preferred for titles."""
    ascii_only: bool = False
    is_filtered: bool = False
    """Whether the list leaves events out, so that a gap is a gap of the list alone."""
    dates: DateLook = USUAL
    """How dates are shown, and in which style those of the list."""
    bidi: Bidi = Bidi.OFF
    """Who brings right-to-left text into the order in which it is seen."""
    manner: Manner = Manner()
    """How a person looks at the rows: clock, elapsed times, columns."""
    survey: Survey | None = None
    """What the events have; None takes the rows that are shown for all there are."""
    zone: str | None = None
    """The zone in force, in which nothing need be said of zones; None is UTC."""
    zones: tuple[str | None, ...] = ()
    """The zones of the documents."""
    value: Value = value_of
    """Gives what an event has in a column that is no date."""
    finding: Finding = NOTHING
    """What is looked for in the list."""

    @property
    def clocks(self) -> Clocks:
        """On whose clock instants are shown."""
        return Clocks(self.manner.clock, self.zone, self.zones)

    @property
    def ellipsis(self) -> Drawable:
        """What stands where a text was cut."""
        return ASCII_ELLIPSIS if self.ascii_only else ELLIPSIS


def columns_for(
    width: int, rows: Iterable[Beside], look: Look, least: Columns = NO_COLUMNS
) -> Columns:
    """Give the columns for a width in cells, wide enough for the rows that are shown.

    `least` is what they were before: what grows with the rows does not shrink again, so that
    nothing jumps to and fro while the list scrolls.
    """
    shown = [(row, other) for row, other in rows if isinstance(row, EventRow)]
    facts = look.survey or survey([row.hit.event for row, _ in shown], look.lang)
    chosen = look.manner.columns
    names = tuple(chosen or facts.usual)
    if look.manner.elapsed is not Elapsed.OFF:
        place = names.index(DATE) + 1 if DATE in names else 0
        names = (*names[:place], ELAPSED, *names[place:])
    wanted = Wanted(names, bool(chosen), _needs(shown, look), facts, _has_right_dates(look))
    return laid_out(width, wanted, least)


def _needs(shown: Sequence[tuple[EventRow, Event | None]], look: Look) -> dict[str, int]:
    """How many cells the columns need that grow with the rows."""
    dates = [_whole_date(row, look) for row, _ in shown]
    spans_shown = [row for row, _ in shown if lasts(row.hit.event)]
    starts = [text for text, (row, _) in zip(dates, shown, strict=True) if not lasts(row.hit.event)]
    starts += [_start_text(row, look) for row in spans_shown]
    titles = (steady(headline(row.hit.event, look.lang)) for row, _ in shown)
    lengths = (_lasts(row.hit.event, look) for row in spans_shown)
    passed = (_passed(row.hit.event, other, look) for row, other in shown)
    return {
        DATE: _widest(dates),
        START: _widest(starts),
        LASTS: _widest(lengths),
        TITLE: _widest(titles),
        ELAPSED: _widest(passed),
    }


def _widest(texts: Iterable[str]) -> int:
    return max(map(cell_len, texts), default=0)


def draw_row(
    row: Row,
    columns: Columns,
    look: Look,
    width: int,
    *,
    selected: bool,
    other: Event | None = None,
    active: str = "",
) -> Line:
    """Give a row in exactly `width` cells.

    `other` is the event that elapsed time is counted from, `active` the column that stands out.
    """
    match row:
        case EventRow():
            line = _event_line(row, columns, look, selected, other, active)
        case HeadingRow():
            line = _heading_line(row, look)
        case GapRow():
            return _gap_line(row, look, width)
        case _:
            assert_never(row)
    return filled(line, width, ellipsis=look.ellipsis)


def date_text(event: Event, look: Look, period: Period | None = None) -> Drawable:
    """Give the date as the list shows it: short, and as precise as it is known.

    What the heading above says is left out where the rest stays clear: the year below a year or a
    month of it, and the day of a time below that day.
    """
    style, lang = look.dates.column, language(look)
    when, zone = look.clocks.shown(event)
    year, day = _told(period) if style == "short" else (None, None)
    if event.derived is not None and _is_computed(event, look):
        # Computed bounds lie on the clock of their date: on the wall where that floats.
        dates = look.dates.on_wall() if when.is_floating else look.dates
        text = display_bounds(event.derived, lang, style, year, dates)
    elif when.is_dated:
        text = display(when, lang, style, year, look.dates, day, has_zones=False)
        text = text or display(when, lang, "short", year, look.dates, day)
        if zone and style in ("short", "words", "relative") and ":" in text:
            text = f"{text} {zone}"
    else:
        text = when.text or NO_DATE
    return safe(text.translate(ASCII_SIGNS) if look.ascii_only else text)


def _told(period: Period | None) -> tuple[int | None, Date | None]:
    """Give the year and the day that a heading states."""
    if period is None or period.level < Precision.YEAR:
        return None, None
    return period.year, period.date


def sign_of(event: Event, possible: bool, look: Look) -> Drawable:
    """Give the sign after the date: how it is known, where that is less than stated outright.

    What the date itself tells, as `c. 44 BCE`, `1984 (?)` and `1984~` do, needs no sign.
    """
    if possible:
        return SIGN_POSSIBLE
    if _is_computed(event, look):
        return ASCII_SIGN_COMPUTED if look.ascii_only else SIGN_COMPUTED
    if _is_inferred(event):
        return ASCII_SIGN_INFERRED if look.ascii_only else SIGN_INFERRED
    if look.dates.column == "relative" and _is_doubted(event):
        return ASCII_SIGN_DOUBTED if look.ascii_only else SIGN_DOUBTED
    return BLANK


def date_style(event: Event, look: Look) -> str:
    """Give the style of a date: how it is known, and what kind of date it is."""
    when = event.when
    if _is_computed(event, look):
        return "computed"
    if not when.is_dated:
        return "undated"
    if _is_inferred(event):
        return "inferred"
    if _is_doubted(event):
        return "doubted"
    return "open" if Edge.OPEN in (when.start, when.end) or when.is_open else "date"


def _is_inferred(event: Event) -> bool:
    return event.basis == "inferred" or bool(event.when.notes & {Note.YEAR_INFERRED, Note.RELATIVE})


def _is_doubted(event: Event) -> bool:
    return bool(event.when.qualifier)


def heading_text(row: HeadingRow, lang: str = "en", dates: DateLook = USUAL) -> str:
    """Give the name of a period: `2014`, `January 2024`, `1st century BCE`, `No date`."""
    if row.period == WHOLE:
        return ""
    if row.period.year is None:
        return "بلا تاريخ" if lang == "ar" else "No date"
    return display_period(row.period, lang, dates)


def silence_text(row: GapRow, look: Look) -> str:
    """Give how long a silence is, and whether nothing is recorded in it or only nothing listed."""
    lang = language(look)
    recorded, listed = (_GOING_ON if row.goes_on else _SILENCES)[lang]
    length = look.dates.numbered(spelled(row.hi - row.lo, lang), lang)
    return (listed if look.is_filtered else recorded).format(length)


_SILENCES = {
    "en": ("{}, nothing recorded", "{}, nothing listed"),
    "ar": ("{}، لا شيء مسجل", "{}، لا شيء في القائمة"),
}
"""What is said of a silence of the whole timeline, and of the list alone."""
_GOING_ON = {
    "en": ("{}, nothing else recorded", "{}, nothing else listed"),
    "ar": ("{}، لا شيء آخر مسجل", "{}، لا شيء آخر في القائمة"),
}
"""The same where something may go on."""


def _is_computed(event: Event, look: Look) -> bool:
    """Whether what is shown was computed from how events lie to one another."""
    if look.dates.column == "written" and event.when.text:
        return False
    return event.derived is not None and event.derived != event.when.bounds


def _event_line(
    row: EventRow, columns: Columns, look: Look, selected: bool, other: Event | None, active: str
) -> Line:
    bar = (ASCII_CURSOR if look.ascii_only else CURSOR) if selected else BLANK
    line = [Piece(bar, "bar"), _found_sign(row, look)]
    at = BAR
    for column in columns.placed:
        if column.start > at:
            line.append(Piece(blanks(column.start - at)))
        cell = _cell(row, column, columns, look, other)
        if column.name == active:
            cell = [part._replace(style=f"{part.style} active".strip()) for part in cell]
        line += cell
        at = column.end
        if column.name == DATE:
            sign = sign_of(row.hit.event, row.hit.possible, look)
            line.append(Piece(joined(BLANK, sign, BLANK), cell[0].style.removesuffix(" active")))
            at += SIGN
    return line


def _cell(row: EventRow, column: Column, columns: Columns, look: Look, other: Event | None) -> Line:
    """Give what an event has in a column, in exactly its width."""
    event, faint, name = row.hit.event, row.hit.possible, column.name
    if name == DATE:
        text = (_start_text if columns.has_split else _whole_date)(row, look)
        return _column(text, "possible" if faint else date_style(event, look), column, look)
    if name == LASTS:
        return _column(_lasts(event, look), "possible" if faint else "lasts", column, look)
    if name == ELAPSED:
        return _column(_passed(event, other, look), "elapsed", column, look)
    if name == CATEGORY:
        return _category(event, column.width, look)
    if name == TITLE:
        return _text_column(headline(event, look.lang), "title", column, look, faint)
    style = "place" if name == PLACE else "field"
    return _text_column(look.value(event, name, look.lang), style, column, look, faint, name)


def _lasts(event: Event, look: Look) -> Drawable:
    return _numbered(lasts_text(event, ascii_only=look.ascii_only), look)


def _passed(event: Event, other: Event | None, look: Look) -> Drawable:
    since = look.manner.elapsed
    told = elapsed_text(event, other, since, look.zones, ascii_only=look.ascii_only)
    return _numbered(told, look)


def _numbered(length: Drawable, look: Look) -> Drawable:
    """A length with the digits that were chosen."""
    return safe(look.dates.numbered(length, language(look)))


def _whole_date(row: EventRow, look: Look) -> Drawable:
    return _in_line(date_text(row.hit.event, look, row.period), look)


def _start_text(row: EventRow, look: Look) -> Drawable:
    """The date of what has a length of its own without its end, which the length tells."""
    event = row.hit.event
    if (
        not lasts(event)
        or event.derived is not None
        or look.dates.column in ("written", "relative")
    ):
        return _whole_date(row, look)
    start = event.when.start
    edtf = start.edtf if isinstance(start, Stamp) else ""
    when = event.when._replace(kind=Kind.POINT, end=Edge.SAME, edtf=edtf)
    return _in_line(date_text(replace(event, when=when), look, row.period), look)


def _in_line(date: Drawable, look: Look) -> Drawable:
    """A date whose number has one digit, in line with those of two: ` 8 Feb` under `11 Feb`.

    Where dates begin at the right, their numbers end in line already.
    """
    is_short = date[:1].isdigit() and date[1:2] in _BEHIND_NUMBER
    is_left = look.dates.column not in _NOT_OURS and not _has_right_dates(look)
    return joined(BLANK, date) if is_short and is_left else date


def _has_right_dates(look: Look) -> bool:
    """Whether dates begin at the right of their column, as their readers do."""
    return language(look) == "ar" and look.dates.column not in _NOT_OURS


def _column(text: Drawable, style: str, column: Column, look: Look) -> Line:
    """Give a text of ours in exactly the width of a column."""
    line = [Piece(cut(text, column.width, look.ellipsis), style)]
    return _aligned(line, column, style, look.bidi)


def _aligned(line: Line, column: Column, style: str, bidi: Bidi) -> Line:
    """Give a field in exactly the width of its column, at the same side whatever its direction."""
    line = reordered(line, bidi)
    missing = column.width - width_of(line)
    if column.is_right and missing > 0:
        return [Piece(blanks(missing), style), *line]
    return filled(line, column.width, style)


def headline(event: Event, lang: str | None) -> str:
    """Give the title, or what stands in for it: the first line of the text, else the fields."""
    if event.title:
        return event.title.preferred(lang)
    first = event.text.first.strip().partition("\n")[0]
    return first or " · ".join(value for value in event.extra.values() if isinstance(value, str))


def _category(event: Event, width: int, look: Look) -> Line:
    nothing = ASCII_NO_MARK if look.ascii_only else NO_MARK
    word = event.category[0] if event.category else ""
    mark = look.marks.get(word, nothing) if word else nothing
    if width <= GLYPH:
        return [Piece(mark.glyph, mark.style)]
    words = Column(CATEGORY, 0, width - 2)
    glyph = Piece(joined(mark.glyph, BLANK), mark.style)
    return [glyph, *_text_column(word, mark.style, words, look, faint=False, name=CATEGORY)]


def _text_column(
    text: str, style: str, column: Column, look: Look, faint: bool, name: str = ""
) -> Line:
    marked_by = (look.highlights, look.finding.highlights)
    drawn = _field_text if len(text) <= _SHORT else _field_text.__wrapped__
    shown_as = "possible" if faint else style
    return list(drawn(text, name or style, shown_as, column, marked_by, look.ellipsis, look.bidi))


@lru_cache(2048)
def _field_text(
    text: str,
    name: str,
    style: str,
    column: Column,
    marked_by: tuple[Highlights, Highlights],
    ellipsis: Drawable,
    bidi: Bidi,
) -> tuple[Piece, ...]:
    """Give a text of a field in exactly the width of a column: most fields have few values."""
    whole = steady(text)
    if whole and column.decimals:
        whole = joined(whole, blanks(max(0, column.decimals - decimals_of(whole))))
    shown = cut(whole, column.width, ellipsis)
    line = marked(shown, spans(shown, name, marked_by[0]), style)
    line = found(line, spans(shown, name, marked_by[1]))
    return tuple(_aligned(line, column, style, bidi))


def _found_sign(row: EventRow, look: Look) -> Piece:
    """Give the sign before an event that is looked for, or a blank."""
    if not look.finding.holds(row.position):
        return Piece(BLANK)
    return Piece(ASCII_SIGN_FOUND if look.ascii_only else SIGN_FOUND, "hits")


def _heading_line(row: HeadingRow, look: Look) -> Line:
    heading = [piece(heading_text(row, language(look), look.dates), "heading")]
    return [Piece(BLANK), *reordered(heading, look.bidi)]


def _gap_line(row: GapRow, look: Look, width: int) -> Line:
    rule = ASCII_RULE if look.ascii_only else RULE
    start = [
        Piece(joined(blanks(2), repeated(rule, 2), BLANK), "gap"),
        *reordered([piece(silence_text(row, look), "gap")], look.bidi),
        Piece(BLANK, "gap"),
    ]
    rest = max(0, width - width_of(start) - 1)
    return filled([*start, Piece(repeated(rule, rest), "rule")], width)


def language(look: Look) -> str:
    """Give the language in which dates and headings are told."""
    return "ar" if is_arabic(look.lang) else "en"
