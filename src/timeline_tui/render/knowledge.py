"""A date as the details tell it: in words, with how each part of it is known.

What is stated, inferred, computed and assumed have a colour and a sign each, and are named. The
words of the file stand last.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from timeline_tui.dates import DateLook, display, display_bounds, parse
from timeline_tui.dates.coordinate import to_civil, weekday
from timeline_tui.dates.counting import is_arabic
from timeline_tui.dates.when import DAY, Kind, Note, Stamp, When
from timeline_tui.errors import DateError
from timeline_tui.events.document import Document
from timeline_tui.events.event import Event, StartEnd
from timeline_tui.render.detail_look import DetailLook
from timeline_tui.render.paragraphs import Margin, indent, set_members, set_paragraph
from timeline_tui.render.pieces import Line, Piece, named_piece, piece
from timeline_tui.render.rows import ASCII_SIGNS
from timeline_tui.render.values import plain
from timeline_tui.text.bidi import Bidi
from timeline_tui.text.catalogue import later, tr
from timeline_tui.text.safe import Drawable, own

SIGN_STATED, ASCII_SIGN_STATED = own("“"), own('"')
SIGN_INFERRED, ASCII_SIGN_INFERRED = own("°"), own("'")
SIGN_COMPUTED, ASCII_SIGN_COMPUTED = own("≈"), own("=")
SIGN_ASSUMED = own("?")
SIGN_WRONG = own("!")
SIGN_OTHER, ASCII_SIGN_OTHER = own("•"), own("-")
SEPARATOR, ASCII_SEPARATOR = own(" · "), own(" - ")
"""What parts the members of a line."""


class Way(NamedTuple):
    """How something about a date is known."""

    sign: Drawable
    ascii_sign: Drawable
    style: str

    def mark(self, *, ascii_only: bool) -> Margin:
        """Give the sign as the margin of what is known so."""
        sign = Piece(self.ascii_sign if ascii_only else self.sign, self.style)
        return Margin([sign, Piece(own(" "))], indent(2).rest)


STATED = Way(SIGN_STATED, ASCII_SIGN_STATED, "stated")
INFERRED = Way(SIGN_INFERRED, ASCII_SIGN_INFERRED, "inferred")
COMPUTED = Way(SIGN_COMPUTED, ASCII_SIGN_COMPUTED, "computed")
ASSUMED = Way(SIGN_ASSUMED, SIGN_ASSUMED, "assumed")
WRONG = Way(SIGN_WRONG, SIGN_WRONG, "error")
OTHER = Way(SIGN_OTHER, ASCII_SIGN_OTHER, "muted")

BASES = {"stated": STATED, "inferred": INFERRED, "computed": COMPUTED, "assumed": ASSUMED}
"""How the usual words for a basis are told; any other stands as it is written."""
BASIS_WORDS = {
    "stated": later("stated"),
    "inferred": later("inferred"),
    "computed": later("computed"),
    "assumed": later("assumed"),
    "public record": later("public record"),
}

NOTES: dict[Note, tuple[Way, str]] = {
    Note.YEAR_INFERRED: (INFERRED, later("the year is inferred")),
    Note.RELATIVE: (INFERRED, later("counted from the publication")),
    Note.ZONE_ASSUMED: (ASSUMED, later("assumed: no time zone is stated: taken as UTC")),
    Note.AMBIGUOUS: (ASSUMED, later("day and month may be the other way round")),
    Note.AMBIGUOUS_LOCAL: (ASSUMED, later("this time exists twice on local clocks")),
    Note.NONEXISTENT_LOCAL: (WRONG, later("this time does not exist on local clocks")),
    Note.WEEKDAY_MISMATCH: (WRONG, later("the weekday does not fit the date")),
    Note.CONFLICT: (WRONG, later("contradicts its relations")),
    Note.LEAP_SECOND: (OTHER, later("a leap second")),
    Note.JULIAN: (OTHER, later("converted from the Julian calendar")),
}
"""What a reader is told for each note of a date, in this order."""

WEEKDAYS = (
    later("Monday"),
    later("Tuesday"),
    later("Wednesday"),
    later("Thursday"),
    later("Friday"),
    later("Saturday"),
    later("Sunday"),
)
_FIRST_YEAR = 1583
"""The first whole year of the Gregorian calendar: earlier weekdays would tell nobody anything."""


def draw_date(event: Event, document: Document, look: DetailLook, width: int) -> list[Line]:
    """Give the date of an event, and how it is known, as lines."""
    words = "ar" if is_arabic(look.lang) else "en"
    dates, ascii_only, bidi = look.dates, look.ascii_only, look.bidi
    when, _ = look.clocks.shown(event)
    nothing, computed = ("بلا تاريخ", "محسوب") if words == "ar" else ("no date", "computed")
    phrase = display(when, words, look=dates) if when.is_dated else nothing
    day = weekday_of(when)
    told_of_day = [[piece(_drawn(phrase, ascii_only), "date")]]
    told_of_day += [[piece(tr(day), "muted")]] if day else []
    rtl = True if words == "ar" and bidi is Bidi.APP else None  # though it may have no letter
    lines = set_members(told_of_day, width, separator(ascii_only=ascii_only), bidi=bidi, rtl=rtl)
    if event.derived is not None and event.derived != when.bounds:
        bounds = display_bounds(event.derived, words, look=dates)
        told = [piece(f"{_drawn(bounds, ascii_only)} ({computed})", "computed")]
        lines += set_paragraph(told, width, COMPUTED.mark(ascii_only=ascii_only), bidi)
    counted_from = _publication(document, words, dates) if _is_relative(event) else ""
    for way, told_so in known_how(event, counted_from):
        mark = way.mark(ascii_only=ascii_only)
        lines += set_paragraph([piece(told_so, way.style)], width, mark, bidi)
    if _says_more(event, when, phrase):
        told_so = tr("in the file: {words}", words=_quoted(event, ascii_only))
        words_of_file = named_piece(told_so, "muted", ascii_only=ascii_only)
        lines += set_paragraph([words_of_file], width, bidi=bidi)
    return lines


def _says_more(event: Event, shown: When, phrase: str) -> bool:
    """Whether the words of the file tell more than a phrase for its date, and its EDTF."""
    written = written_date(event)
    if not written or shown != event.when:  # on another clock than the file's
        return bool(written)
    return written.replace("-", "–") != phrase and written != event.when.edtf


def _quoted(event: Event, ascii_only: bool) -> str:
    """Give the date as it stands in the file, in quotes; its two ends as the two that they are."""
    if not isinstance(event.date, StartEnd):
        return f'"{written_date(event)}"'
    ends = (f'"{end}"' if end else "" for end in event.date)
    return _drawn(" – ", ascii_only).join(ends).strip()


def basis_words(basis: str) -> str:
    """Give how something is known in words of ours, or as the file says it."""
    words = BASIS_WORDS.get(basis)
    return tr(words) if words else basis


def separator(*, ascii_only: bool) -> Piece:
    """Give what parts the members of a line."""
    return Piece(ASCII_SEPARATOR if ascii_only else SEPARATOR, "muted")


def _drawn(words: str, ascii_only: bool) -> str:
    return words.translate(ASCII_SIGNS) if ascii_only else words


def _is_relative(event: Event) -> bool:
    return Note.RELATIVE in event.when.notes


def _publication(document: Document, lang: str, dates: DateLook) -> str:
    """Give the day that a document was published on, and how that is known if it says so."""
    try:
        date = display(parse(document.published), lang, look=dates)
    except DateError:
        return ""
    basis = basis_words(plain(dict(document.extra).get("published_basis", "")))
    return f"{date} ({basis})" if basis else date


def known_how(event: Event, publication: str = "") -> Iterator[tuple[Way, str]]:
    """Give how a date is known: each way with its words.

    `publication` is the day that a relative date counts from.
    """
    if event.basis:
        yield BASES.get(event.basis, OTHER), basis_words(event.basis)
    for note, (way, words) in NOTES.items():
        if note is Note.RELATIVE and publication:
            yield way, tr("counted from the publication, {date}", date=publication)
        elif note in event.when.notes:
            yield way, tr(words)
    parts = [part for part in event.inferred if part != "year" or not _says_year(event.when)]
    if parts:
        yield INFERRED, tr("inferred: {parts}", parts=", ".join(parts))


def written_date(event: Event) -> str:
    """Give the date as the file writes it."""
    match event.date:
        case StartEnd(start, end):
            return f"{start or ''} – {end or ''}"
        case None:
            return ""
        case text:
            return text


def weekday_of(when: When) -> str:
    """Give the day of the week of a date that is one day; nothing for any other."""
    start = when.start
    if when.kind is not Kind.POINT or not isinstance(start, Stamp):
        return ""
    is_one_day = start.hi - start.lo == DAY and start.zone is None
    if not is_one_day or to_civil(start.lo).year < _FIRST_YEAR:
        return ""
    return WEEKDAYS[weekday(start.lo)]


def _says_year(when: When) -> bool:
    return Note.YEAR_INFERRED in when.notes
