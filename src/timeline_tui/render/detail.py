"""Everything about one event, as wrapped lines: the details pane and `show` draw the same.

Nothing is left out: what the program has no name for is shown under its own. Text from files is
laid out as paragraphs and never parsed as markup; addresses are text and open nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from timeline_tui.dates import display, display_bounds
from timeline_tui.dates.counting import is_arabic
from timeline_tui.dates.look import USUAL, DateLook
from timeline_tui.dates.when import Note, When
from timeline_tui.events.document import Document
from timeline_tui.events.event import Event, Source, StartEnd, Value, flat
from timeline_tui.query.highlights import Highlights, spans
from timeline_tui.render.direction import broken, paragraph, runs_left
from timeline_tui.render.pieces import Line, Piece, fitted, marked, piece, wrapped
from timeline_tui.render.rows import headline
from timeline_tui.text.bidi import Bidi
from timeline_tui.text.safe import Drawable, safe_lines

LABEL = 11
"""Cells of the column of field names."""
MEASURE = 84
"""The longest line that is still read with ease."""

NOTES = {
    Note.YEAR_INFERRED: "the year is inferred",
    Note.RELATIVE: "counted from the publication",
    Note.WEEKDAY_MISMATCH: "the weekday does not fit the date",
    Note.AMBIGUOUS: "day and month may be the other way round",
    Note.NONEXISTENT_LOCAL: "this time does not exist on local clocks",
    Note.AMBIGUOUS_LOCAL: "this time exists twice on local clocks",
    Note.LEAP_SECOND: "a leap second",
    Note.DIALECT: "beyond strict EDTF",
    Note.JULIAN: "converted from the Julian calendar",
    Note.ZONE_ASSUMED: "no time zone is stated: taken as UTC",
    Note.CONFLICT: "contradicts its relations",
}
"""What a reader is told for each note of a date."""


BAR, RIGHT_BAR = "▏", "▕"
ASCII_BAR = "|"
ASCII_QUOTES = str.maketrans("“”«»", '""""')
"""What our own quotation marks become where only ASCII can be drawn."""


class DetailLook(NamedTuple):
    """What decides how details are drawn, besides the event."""

    highlights: Highlights
    lang: str | None = None
    ascii_only: bool = False
    dates: DateLook = USUAL
    name: Callable[[str], str] = str
    """Gives the title of an event by its id."""
    bidi: Bidi = Bidi.OFF
    """Who brings right-to-left text into the order in which it is seen."""


def draw_detail(event: Event, document: Document, look: DetailLook, width: int) -> list[Line]:
    """Give all that is known of an event as lines of at most `width` cells."""
    width = min(width, MEASURE)
    lines: list[Line] = []
    for block in (
        _head(event, look, width),
        _fields(event, look, width),
        _body(event, look, width),
        _sources(event, look, width),
        _place_in_file(event, document, look, width),
    ):
        if block:
            lines += [*([[]] if lines else []), *block]
    return lines


def known_how(when: When, basis: str) -> str:
    """Give how a date is known, in words: `stated; the year is inferred`."""
    return "; ".join(
        filter(None, (basis, *(NOTES[note] for note in sorted(when.notes) if note in NOTES)))
    )


def _head(event: Event, look: DetailLook, width: int) -> list[Line]:
    title = headline(event, look.lang) or event.id
    lines = _set(title, "title", "strong", look, width)
    for _, other in event.title:
        if other != title:
            lines += _set(other, "title", "quote", look, width)
    return [*lines, [], *_date_lines(event, look, width)]


def _date_lines(event: Event, look: DetailLook, width: int) -> list[Line]:
    lang = "ar" if is_arabic(look.lang) else "en"
    when = event.when
    nothing, computed = ("بلا تاريخ", "محسوب") if lang == "ar" else ("no date", "computed")
    words = display(when, lang, look=look.dates) if when.is_dated else nothing
    lines = paragraph([piece(words, "date")], width, look.bidi)
    if event.derived is not None and event.derived != when.bounds:
        bounds = display_bounds(event.derived, lang, look=look.dates)
        lines += paragraph([piece(f"{bounds} ({computed})", "computed")], width, look.bidi)
    how = known_how(when, event.basis)
    if how:
        lines += paragraph([piece(how, "muted")], width, look.bidi)
    written = _written(event)
    if written.replace("-", "–") != words and written not in ("", when.edtf):
        lines += paragraph([piece(f'in the file: "{written}"', "muted")], width, look.bidi)
    return lines


def _set(text: str, field: str, style: str, look: DetailLook, width: int) -> list[Line]:
    """Give a text as a paragraph in its own direction, with what a filter looks for marked."""
    return paragraph(marked(text, spans(text, field, look.highlights), style), width, look.bidi)


def _written(event: Event) -> str:
    match event.date:
        case StartEnd(start, end):
            return f"{start or ''} – {end or ''}"
        case None:
            return ""
        case text:
            return text


def _fields(event: Event, look: DetailLook, width: int) -> list[Line]:
    relation = relation_text(event.relation, look.lang, look.name)
    fields: list[tuple[str, str]] = [
        ("category", ", ".join(event.category)),
        ("tags", ", ".join(event.tags)),
        ("actors", ", ".join(event.actors)),
        ("place", event.place),
        ("relation", relation.translate(ASCII_QUOTES) if look.ascii_only else relation),
        ("EDTF", event.when.edtf),
        *((name, _plain(value)) for name, value in event.extra.items()),
    ]
    lines: list[Line] = []
    for name, value in fields:
        if value:
            lines += _labelled(name, value, look, width)
    return lines


def _labelled(name: str, value: str, look: DetailLook, width: int) -> list[Line]:
    shown = piece(name, "label")
    if cell_len(shown.text) >= LABEL:
        # A name that is cut could not be typed into a filter.
        lines = wrapped([shown], width, LABEL)
        label = Piece(Drawable(" " * LABEL))
    else:
        lines = []
        label = shown._replace(text=fitted(shown.text, LABEL))
    for text in safe_lines(value):
        words = marked(text, spans(text, name, look.highlights), "")
        for line in broken(words, width - LABEL, look.bidi):
            lines.append([label, *line])
            label = Piece(Drawable(" " * LABEL))
    return lines


def relation_text(relation: Value, lang: str | None, name: Callable[[str], str]) -> str:
    """Give a relation in words, and behind them those of its source."""
    if not isinstance(relation, dict):
        return _plain(relation)
    from timeline_tui.dates.telling import display_relation  # deferred: few events have one

    parts = {key: _plain(value) for key, value in relation.items()}
    words = parts.pop("text", "")
    told = display_relation(parts, lang or "en", name)
    told = told or ", ".join(f"{key.replace('_', ' ')} {value}" for key, value in parts.items())
    return f'{told}: "{words}"' if words else told


def _plain(value: Value) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_plain(item)}" for key, item in value.items())
    return ", ".join(flat(value))


def _body(event: Event, look: DetailLook, width: int) -> list[Line]:
    lines: list[Line] = []
    for text in _paragraphs(event.text.preferred(look.lang)):
        lines += [*([[]] if lines else []), *_set(text, "text", "", look, width)]
    return lines


def _paragraphs(text: str) -> Iterator[str]:
    """Give each paragraph as one line; list items and indented lines stay lines of their own."""
    paragraph: list[str] = []
    for line in [*safe_lines(text.rstrip()), Drawable("")]:
        starts_anew = line.startswith(("    ", "- ", "* ", "> ", "#")) or not line.strip()
        if starts_anew and paragraph:
            yield " ".join(paragraph)
            paragraph = []
        if line.strip():
            paragraph.append(line.strip())


def _sources(event: Event, look: DetailLook, width: int) -> list[Line]:
    lines: list[Line] = []
    for source in event.sources:
        lines += [*([[]] if lines else []), *_source(source, look, width)]
    return lines


def _source(source: Source, look: DetailLook, width: int) -> list[Line]:
    lines: list[Line] = []
    for quoted in safe_lines(source.quote) if source.quote else []:
        lines += _quoted(quoted, look, width)
    dot = " - " if look.ascii_only else " · "
    about = dot.join(filter(None, (source.title, source.basis, source.lang, source.url)))
    about += "".join(f"{dot}{name}: {_plain(value)}" for name, value in source.extra)
    about_lines = paragraph([piece(about, "muted")], width, look.bidi, 2) if about else []
    return [*lines, *about_lines]


def _quoted(text: Drawable, look: DetailLook, width: int) -> list[Line]:
    """Give a line of a quote with a bar before it, on the side on which its reader begins."""
    bars = (ASCII_BAR, ASCII_BAR) if look.ascii_only else (BAR, RIGHT_BAR)
    left, right = (Piece(Drawable(bar), "rule") for bar in bars)
    blank = Piece(Drawable(" "))
    words = [Piece(text, "quote")]
    lines = _set(text, "source", "quote", look, width - 2)
    if runs_left(words, look.bidi):
        return [[*line, blank, right] for line in lines]
    return [[left, blank, *line] for line in lines]


def _place_in_file(event: Event, document: Document, look: DetailLook, width: int) -> list[Line]:
    where = f"{document.path}:{event.origin.line}" if event.origin.line else document.path
    dot = " - " if look.ascii_only else " · "
    name = f"{event.id}{dot}" if event.has_own_id else ""
    return paragraph([piece(f"{name}{where}", "muted")], width, look.bidi) if where else []


def plain_lines(lines: Sequence[Line]) -> str:
    """Give lines as plain text, for a pipe."""
    return "\n".join("".join(part.text for part in line).rstrip() for line in lines)
