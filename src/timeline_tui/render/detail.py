"""Everything about one event, as wrapped lines: the details pane and `show` draw the same.

Nothing is left out: what the program has no name for is shown under its own. Blocks have rooms of
their own (`knowledge`, `values`, `kin`, `markdown`); here they are put together. Links are numbered
in the lines, and open nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline_tui.dates.when import Note
from timeline_tui.events.document import Document
from timeline_tui.events.event import Event, Source, Value
from timeline_tui.render.captions import caption
from timeline_tui.render.detail_look import DetailLook
from timeline_tui.render.knowledge import basis_words, draw_date, separator
from timeline_tui.render.links import Links, Target, address_link, with_addresses
from timeline_tui.render.markdown import draw_markdown
from timeline_tui.render.paragraphs import (
    Margin,
    highlighted,
    set_beside,
    set_members,
    set_paragraph,
)
from timeline_tui.render.pieces import Line, Piece, piece
from timeline_tui.render.rows import headline
from timeline_tui.render.values import FieldLook, draw_field, plain
from timeline_tui.text.catalogue import tr
from timeline_tui.text.languages import is_spoken, language_name
from timeline_tui.text.safe import named_lines, own
from timeline_tui.view.around import NOTHING_AROUND, Around

MEASURE = 84
"""The longest line that is still read with ease."""
QUOTE_BAR = own("▏ ")
ASCII_QUOTE_BAR = own("| ")


class Drawn(NamedTuple):
    """Details as they are drawn."""

    lines: list[Line]
    targets: tuple[Target, ...] = ()
    """Where the links lead: that of number n has the place n - 1."""


def draw_detail(
    event: Event,
    document: Document,
    look: DetailLook,
    width: int,
    around: Around = NOTHING_AROUND,
) -> Drawn:
    """Give all that is known of an event as lines of at most `width` cells."""
    width = min(width, MEASURE)
    links = Links()
    lines: list[Line] = []
    for block in (
        _hidden(look, width) if around.is_hidden else [],
        _head(event, look, width),
        draw_date(event, document, look, width),
        _fields(event, look, width, links),
        _kin(event, around, look, width, links),
        _body(event, look, width, links),
        _sources(event, look, width, links),
        _neighbours(around, look, width, links),
        _place_in_file(event, document, look, width),
    ):
        if block:
            lines += [*([[]] if lines else []), *block]
    return Drawn(lines, links.targets)


def _hidden(look: DetailLook, width: int) -> list[Line]:
    words = tr(
        "The filter hides this event: it is not in the list. [ goes back, \\ clears the filter."
    )
    return set_paragraph([piece(words, "heading")], width, bidi=look.bidi)


def _head(event: Event, look: DetailLook, width: int) -> list[Line]:
    title = headline(event, look.lang) or event.id
    words = highlighted([look.shown(title, "strong")], "title", look.highlights)
    lines = set_paragraph(words, width, bidi=look.bidi)
    for _, other in event.title:
        if other != title:
            words = highlighted([look.shown(other, "quote")], "title", look.highlights)
            lines += set_paragraph(words, width, bidi=look.bidi)
    return lines


def _fields(event: Event, look: DetailLook, width: int, links: Links) -> list[Line]:
    known: list[tuple[str, Value]] = [
        ("category", list(event.category)),
        ("tags", list(event.tags)),
        ("actors", list(event.actors)),
        ("place", event.place),
        # What is beyond EDTF, as fractions of a second are, is plain ISO 8601.
        ("ISO 8601" if Note.DIALECT in event.when.notes else "EDTF", event.when.edtf),
    ]
    field_look = FieldLook(width, look.highlights, links, look.ascii_only, look.bidi)
    lines: list[Line] = []
    for name, value in known:
        if value:
            lines += draw_field(name, value, field_look, caption(name))
    for name, value in event.extra.items():
        if value:
            # A field of a file is called what the file calls it.
            lines += draw_field(name, value, field_look)
    return lines


def _kin(event: Event, around: Around, look: DetailLook, width: int, links: Links) -> list[Line]:
    if not around.kin:
        return []
    from timeline_tui.render.kin import KinLook, draw_kin  # deferred: few events have any

    return draw_kin(event, around.kin, KinLook(width, links, look))


def _neighbours(around: Around, look: DetailLook, width: int, links: Links) -> list[Line]:
    if around.previous is None and around.following is None:
        return []
    from timeline_tui.render.kin import KinLook, draw_neighbours  # deferred: start-up

    return draw_neighbours(around.previous, around.following, KinLook(width, links, look))


def _body(event: Event, look: DetailLook, width: int, links: Links) -> list[Line]:
    """The text in the preferred language, and behind it those in others."""
    lines: list[Line] = []
    preferred = event.text.preferred(look.lang)
    others = [(tag, text) for tag, text in event.text if text != preferred]
    for tag, text in (("", preferred), *others):
        if not text.strip():
            continue
        lines += [[]] if lines else []
        name = [look.shown(language_name(tag), "label")] if tag else []
        lines += set_paragraph(name, width, bidi=look.bidi) if tag else []
        lines += draw_markdown(
            text, width, links, look.highlights, ascii_only=look.ascii_only, bidi=look.bidi
        )
    return lines


def _sources(event: Event, look: DetailLook, width: int, links: Links) -> list[Line]:
    lines: list[Line] = []
    for source in event.sources:
        lines += [*([[]] if lines else []), *_source(source, look, width, links)]
    return lines


def _source(source: Source, look: DetailLook, width: int, links: Links) -> list[Line]:
    lines: list[Line] = []
    bar = [Piece(ASCII_QUOTE_BAR if look.ascii_only else QUOTE_BAR, "rule")]
    quote = named_lines(source.quote, ascii_only=look.ascii_only) if source.quote else []
    for quoted in quote:
        words = highlighted([Piece(quoted, "quote")], "source", look.highlights)
        lines += set_paragraph(words, width, Margin(bar, bar), look.bidi)
    extra = (f"{name}: {plain(value)}" for name, value in source.extra)
    lang = "" if is_spoken(source.lang) else language_name(source.lang)
    told = filter(None, (source.title, basis_words(source.basis), lang, *extra))
    members = [
        highlighted(
            with_addresses(each, "muted", links, ascii_only=look.ascii_only),
            "source",
            look.highlights,
        )
        for each in told
    ]
    behind = Margin([], [Piece(own("  "))])
    lines += set_members(members, width, separator(ascii_only=look.ascii_only), behind, look.bidi)
    if source.url:
        link = address_link(source.url, links, ascii_only=look.ascii_only)
        address = highlighted([link], "source", look.highlights)
        lines += set_beside(address, width, bidi=look.bidi)
    return lines


def _place_in_file(event: Event, document: Document, look: DetailLook, width: int) -> list[Line]:
    where = f"{document.path}:{event.origin.line}" if event.origin.line else document.path
    name = event.id if event.has_own_id else ""
    told = [[look.shown(each, "muted")] for each in (name, where) if each]
    dot = separator(ascii_only=look.ascii_only)
    return set_members(told, width, dot, bidi=look.bidi) if where else []


def plain_lines(lines: Sequence[Line]) -> str:
    """Give lines as plain text, for a pipe."""
    return "\n".join("".join(part.text for part in line).rstrip() for line in lines)
