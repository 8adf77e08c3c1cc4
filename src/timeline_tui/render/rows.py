"""Rows of the list: events in aligned columns, headings, and gaps that name the silence.

The columns adapt to the width; the date never takes more than it needs, the title takes the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, assert_never

from rich.cells import cell_len

from timeline_tui.dates import display, display_bounds
from timeline_tui.dates.coordinate import to_civil
from timeline_tui.dates.counting import is_arabic, spelled
from timeline_tui.dates.look import USUAL, DateLook
from timeline_tui.dates.when import Note, is_known
from timeline_tui.dates.words import display_period
from timeline_tui.events.event import Event
from timeline_tui.query.highlights import Highlights, spans
from timeline_tui.render.direction import reordered
from timeline_tui.render.palette import ASCII_NO_MARK, NO_MARK, Mark
from timeline_tui.render.pieces import (
    ASCII_ELLIPSIS,
    ELLIPSIS,
    Line,
    Piece,
    cut,
    cut_line,
    filled,
    marked,
    piece,
    width_of,
)
from timeline_tui.text.bidi import Bidi
from timeline_tui.text.safe import Drawable, safe
from timeline_tui.view.rows import EventRow, GapRow, HeadingRow, Row

CURSOR = "▌"
ASCII_CURSOR = ">"
RULE = "─"
ASCII_RULE = "-"
SIGN_POSSIBLE = "?"
SIGN_COMPUTED = "≈"
ASCII_SIGN_COMPUTED = "="
SIGN_INFERRED = "°"
ASCII_SIGN_INFERRED = "'"
NO_DATE = "—"
ASCII_SIGNS = str.maketrans({"–": "-", "—": "-", "→": "->", "←": "<-"})
"""What the signs in our own words become where only ASCII can be drawn."""
NARROW = 60
"""Below so many cells the category is its glyph alone."""
WITH_PLACE = 90
"""From so many cells on the place has a column."""


class Columns(NamedTuple):
    """Widths in cells; 0 hides a column."""

    date: int
    category: int
    title: int
    place: int


NO_COLUMNS = Columns(6, 0, 0, 0)
"""What columns grow from."""


@dataclass(frozen=True, slots=True)
class Look:
    """Everything besides the row that decides how a row is drawn."""

    marks: Mapping[str, Mark] = field(default_factory=dict)
    highlights: Highlights = field(default_factory=Highlights)
    lang: str | None = None
    """The language that is preferred for titles."""
    ascii_only: bool = False
    is_filtered: bool = False
    """Whether the list leaves events out, so that a gap is a gap of the list alone."""
    dates: DateLook = USUAL
    """How dates are shown, and in which style those of the list."""
    bidi: Bidi = Bidi.OFF
    """Who brings right-to-left text into the order in which it is seen."""

    @property
    def ellipsis(self) -> str:
        """What stands where a text was cut."""
        return ASCII_ELLIPSIS if self.ascii_only else ELLIPSIS


def columns_for(
    width: int, rows: Iterable[Row], look: Look, least: Columns = NO_COLUMNS
) -> Columns:
    """Give the columns for a width in cells, wide enough for the rows that are shown.

    `least` is what they were before: date, category and place grow and do not shrink, so that
    nothing jumps to and fro while the list scrolls.
    """
    events = [row.hit.event for row in rows if isinstance(row, EventRow)]
    dates = max((cell_len(date_text(event, look)) for event in events), default=0)
    date = min(max(dates, least.date), max(NO_COLUMNS.date, width * 2 // 5))
    words = max(
        (cell_len(safe(event.category[0])) for event in events if event.category), default=0
    )
    category = 2 if width < NARROW else max(min(words, 14) + 4 if words else 2, least.category)
    places = max((cell_len(safe(event.place)) for event in events), default=0)
    place = min(places, width // 5) + 1 if places else 0
    place = max(place, least.place) if width >= WITH_PLACE else 0
    return Columns(date, category, max(8, width - 2 - date - 3 - category - place), place)


def draw_row(row: Row, columns: Columns, look: Look, width: int, *, selected: bool) -> Line:
    """Give a row in exactly `width` cells."""
    match row:
        case EventRow():
            line = _event_line(row, columns, look, selected=selected)
        case HeadingRow():
            line = _heading_line(row, look)
        case GapRow():
            return _gap_line(row, look, width)
        case _:
            assert_never(row)
    return filled(cut_line(line, width, look.ellipsis), width)


def date_text(event: Event, look: Look) -> Drawable:
    """Give the date as the list shows it: short, and as precise as it is known.

    The year is left out where it is the one that the heading above the event states.
    """
    style, when, lang = look.dates.column, event.when, _language(look)
    year = heading_year(event) if style == "short" else None
    if event.derived is not None and _is_computed(event, look):
        # Computed bounds lie on the clock of their date: on the wall where that floats.
        dates = look.dates.on_wall() if when.is_floating else look.dates
        text = display_bounds(event.derived, lang, style, year, dates)
    elif when.is_dated:
        text = display(when, lang, style, year, look.dates)
        text = text or display(when, lang, "short", year, look.dates)
    else:
        text = when.text or NO_DATE
    return safe(text.translate(ASCII_SIGNS) if look.ascii_only else text)


def heading_year(event: Event) -> int | None:
    """Give the year of the heading that an event stands under; None for the undated."""
    slo, shi, elo, ehi = event.effective
    known = [moment for moment in (slo, shi, elo, ehi) if is_known(moment)]
    return to_civil(known[0]).year if known else None


def sign_of(event: Event, possible: bool, look: Look) -> str:
    """Give the sign after the date: only possible, computed, inferred, or a blank."""
    if possible:
        return SIGN_POSSIBLE
    if _is_computed(event, look):
        return ASCII_SIGN_COMPUTED if look.ascii_only else SIGN_COMPUTED
    if event.basis == "inferred" or event.when.notes & {Note.YEAR_INFERRED, Note.RELATIVE}:
        return ASCII_SIGN_INFERRED if look.ascii_only else SIGN_INFERRED
    return " "


def heading_text(row: HeadingRow, lang: str = "en", dates: DateLook = USUAL) -> str:
    """Give the name of a period: `2014`, `January 2024`, `44 BCE`, `No date`."""
    if row.year is None:
        return "بلا تاريخ" if lang == "ar" else "No date"
    return display_period(row.year, row.month, lang, dates)


def silence_text(row: GapRow, look: Look) -> str:
    """Give how long a silence is, and whether nothing is recorded in it or only nothing listed."""
    lang = _language(look)
    recorded, listed = _SILENCES[lang]
    length = look.dates.numbered(spelled(row.hi - row.lo, lang), lang)
    return (listed if look.is_filtered else recorded).format(length)


_SILENCES = {
    "en": ("{}, nothing recorded", "{}, nothing listed"),
    "ar": ("{}، لا شيء مسجل", "{}، لا شيء في القائمة"),
}
"""What is said of a silence of the whole timeline, and of the list alone."""


def _is_computed(event: Event, look: Look) -> bool:
    """Whether what is shown was computed from how events lie to one another."""
    if look.dates.column == "written" and event.when.text:
        return False
    return event.derived is not None and event.derived != event.when.bounds


def _event_line(row: EventRow, columns: Columns, look: Look, *, selected: bool) -> Line:
    event = row.hit.event
    bar = (ASCII_CURSOR if look.ascii_only else CURSOR) if selected else " "
    faint = row.hit.possible
    line = [
        Piece(Drawable(bar), "bar"),
        Piece(Drawable(" ")),
        *_column(
            date_text(event, look),
            "possible" if faint else "computed" if _is_computed(event, look) else "date",
            columns.date,
            look,
        ),
        Piece(Drawable(f" {sign_of(event, faint, look)} "), "muted"),
        *_category(event, columns.category, look),
        *_text_column(
            headline(event, look.lang),
            "title",
            columns.title,
            look,
            faint,
        ),
    ]
    if columns.place:
        line.append(Piece(Drawable(" ")))
        line += _text_column(event.place, "place", columns.place - 1, look, faint)
    return line


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
    if width <= 2:
        return [Piece(mark.glyph, mark.style), Piece(Drawable(" "))]
    return [
        Piece(Drawable(f"{mark.glyph} "), mark.style),
        *_text_column(word, mark.style, width - 4, look, faint=False, name="category"),
        Piece(Drawable("  ")),
    ]


def _text_column(
    text: str, style: str, width: int, look: Look, faint: bool, name: str = ""
) -> Line:
    shown = cut(safe(" ".join(text.split())), width, look.ellipsis)
    line = marked(
        shown, spans(shown, name or style, look.highlights), "possible" if faint else style
    )
    return filled(reordered(line, look.bidi), width)


def _column(text: Drawable, style: str, width: int, look: Look) -> Line:
    """Give a field in exactly so many cells, from the left whatever its direction."""
    line = [Piece(cut(text, width, look.ellipsis), style)]
    return filled(reordered(line, look.bidi), width, style)


def _heading_line(row: HeadingRow, look: Look) -> Line:
    heading = [piece(heading_text(row, _language(look), look.dates), "heading")]
    return [Piece(Drawable(" ")), *reordered(heading, look.bidi)]


def _gap_line(row: GapRow, look: Look, width: int) -> Line:
    rule = ASCII_RULE if look.ascii_only else RULE
    start = [
        Piece(Drawable(f"  {rule * 2} "), "gap"),
        *reordered([piece(silence_text(row, look), "gap")], look.bidi),
        Piece(Drawable(" "), "gap"),
    ]
    rest = max(0, width - width_of(start) - 1)
    return filled([*start, Piece(Drawable(rule * rest), "rule")], width)


def _language(look: Look) -> str:
    return "ar" if is_arabic(look.lang) else "en"
