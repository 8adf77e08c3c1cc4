"""iCalendar: the events as a calendar that other programs open. It is written and not read back.

The library lays out and folds the lines. What a calendar cannot say of a date stands in the text
of its event and, as EDTF, in `X-TIMELINE-DATE`; an event for which a calendar has no place is left
out, and named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, TextIO

from timeline_tui import __version__, dates
from timeline_tui.dates.when import SECOND
from timeline_tui.events.document import Document
from timeline_tui.events.event import Event, Source, flat
from timeline_tui.formats.header import common_document
from timeline_tui.formats.ics_dates import BEHIND, FIRST, Place, place_of
from timeline_tui.formats.json_text import json_text
from timeline_tui.formats.receipt import Receipt
from timeline_tui.formats.report import basis_text, facts, is_language
from timeline_tui.text.catalogue import spoken, tr, trn
from timeline_tui.text.safe import safe
from timeline_tui.text.urls import safe_url
from timeline_tui.view.rows import Hit, Selection

if TYPE_CHECKING:
    # The library is imported when a calendar is written.
    from icalendar import Component, vText

NAMED = 20
"""So many events that are left out are named one by one."""

_BREAK = re.compile("\r\n|[\r\x85\u2028\u2029]")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_SPECIAL = re.compile(r"[\\;,]")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def write(selection: Selection, out: TextIO, receipt: Receipt | None = None) -> None:
    """Write a calendar of a selection: every event that has a place in one."""
    begin, end = _frame(selection, receipt)
    stamp = _stamp(selection.made)
    out.write(begin)
    for hit in selection.hits:
        place = place_of(hit.event)
        if place is not None:
            document = selection.documents[hit.event.origin.document]
            component = _component(hit, document, place, selection.lang)
            component.add("DTSTAMP", stamp)
            out.write(_lines(component))
    out.write(end)


def left_out(selection: Selection) -> list[str]:
    """Give the ids of the events for which a calendar has no place."""
    return [hit.event.id for hit in selection.hits if place_of(hit.event) is None]


def lost(selection: Selection) -> tuple[str, ...]:
    """Give what of the events a calendar cannot hold, in sentences."""
    missing: list[str] = []
    marked = 0
    for hit in selection.hits:
        place = place_of(hit.event)
        if place is None:
            missing.append(hit.event.id)
        elif place.notes:
            marked += 1
    told = []
    if missing:
        told.append(
            trn(
                "{count:,} event without a date of the years 1 to 9999: {names}.",
                "{count:,} events without a date of the years 1 to 9999: {names}.",
                len(missing),
                names=named(missing),
            )
        )
    if marked:
        told.append(
            trn(
                "How finely or surely the date of {count:,} event is known: it is told in words.",
                "How finely or surely the date of {count:,} events is known: it is told in words.",
                marked,
            )
        )
    return tuple(told)


def named(ids: list[str]) -> str:
    """Give the first of some ids in one line, and how many more there are."""
    shown = ", ".join(safe(each, 80) for each in ids[:NAMED])
    more = len(ids) - NAMED
    return f"{shown} +{more:,}" if more > 0 else shown


def _frame(selection: Selection, receipt: Receipt | None) -> tuple[str, str]:
    """What stands before the events, and what stands behind them."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", f"-//timeline-tui//timeline-tui {__version__}//EN")
    calendar.add("CALSCALE", "GREGORIAN")
    document = common_document(selection.documents)
    title = document.title.preferred(selection.lang) if document else ""
    if title.strip():
        _put(calendar, "X-WR-CALNAME", title)
    if receipt is not None:
        told = json_text(receipt.value())
        _put(calendar, "X-TIMELINE-RECEIPT", _UNWRITABLE.sub(_json_escape, told))
    begin, mark, behind = _lines(calendar).rpartition("END:VCALENDAR")
    return begin, mark + behind


def _json_escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _component(hit: Hit, document: Document, place: Place, lang: str | None) -> Component:
    from icalendar import Event as Component

    event, component = hit.event, Component()
    _put(component, "UID", _uid(event, document))
    component.add("DTSTART", place.start)
    if place.end is not None:
        component.add("DTEND", place.end)
    # What is remembered takes up nobody's time.
    component.add("TRANSP", "TRANSPARENT")
    if place.notes:
        component.add("STATUS", "TENTATIVE")
    title = event.title.preferred(lang)
    _put(component, "SUMMARY", title or event.id, event.title.language(lang))
    _put(component, "DESCRIPTION", "\n\n".join(_description(hit, document, place, lang)))
    if event.place:
        _put(component, "LOCATION", event.place)
    terms = [term for term in dict.fromkeys((*event.category, *event.tags)) if term]
    if terms:
        component.add("CATEGORIES", _text(",".join(map(_escaped, terms))), encode=False)
    address = next(filter(None, (safe_url(source.url) for source in event.sources)), "")
    if address:
        component.add("URL", address)
    _put(component, "X-TIMELINE-ID", event.id)
    if event.when.edtf:
        _put(component, "X-TIMELINE-DATE", event.when.edtf)
    if isinstance(event.when.zone, str):
        _put(component, "X-TIMELINE-ZONE", event.when.zone)
    return component


def _put(component: Component, name: str, text: str, lang: str = "") -> None:
    params = {"LANGUAGE": lang} if is_language(lang) else {}
    if name.startswith("X-TIMELINE-"):
        params["VALUE"] = "TEXT"
    component.add(name, _text(_escaped(text), params), encode=False)


def _text(escaped: str, params: dict[str, str] | None = None) -> vText:
    return _text_type()(escaped, params=params or {})


@cache
def _text_type() -> type[vText]:
    from icalendar import vText

    class Escaped(vText):
        r"""A text that is escaped already: the library takes the `\N` of `C:\New` for a break."""

        def to_ical(self) -> bytes:
            # The library takes one mark of an encoding away from the beginning of what it is given.
            return self.encode("utf-8-sig" if self.startswith("\ufeff") else "utf-8")

    return Escaped


def _escaped(text: str) -> str:
    r"""A text as iCalendar has it: `\`, `;`, `,` and line breaks escaped, controls as signs."""
    lines = _BREAK.sub("\n", text)
    shown = _UNWRITABLE.sub(lambda match: safe(match[0]), lines)
    return _SPECIAL.sub(r"\\\g<0>", shown).replace("\n", r"\n")


def _lines(component: Component) -> str:
    return str(component.to_ical(), "utf-8")


def _uid(event: Event, document: Document) -> str:
    """One name for an event in every export: its id, with the title of its timeline or its file."""
    space = document.title.first or document.path.replace("\\", "/").rpartition("/")[2]
    name = f"{space}\0{event.id}".encode("utf-8", "surrogatepass")
    return f"{sha256(name).hexdigest()[:32]}@timeline-tui"


def _stamp(moment: int) -> datetime:
    """A moment in whole seconds; the nearest that a calendar can hold."""
    bounded = min(max(moment, FIRST), BEHIND - SECOND)
    return _EPOCH + timedelta(seconds=bounded // SECOND)


def _description(hit: Hit, document: Document, place: Place, lang: str | None) -> Iterator[str]:
    """What is known of an event, in paragraphs."""
    event = hit.event
    if place.notes:
        yield " ".join((_dated(event), *(tr(note) for note in place.notes)))
    text = event.text.preferred(lang).strip()
    if text:
        yield text
    told = [f"{name}: {tr(', ').join(said)}" for name, said in facts(hit, lang)]
    if told:
        yield "\n".join(told)
    yield from map(_source, event.sources)
    line = f":{event.origin.line}" if event.origin.line else ""
    yield f"{document.path}{line} · {event.id}"


def _dated(event: Event) -> str:
    words = event.when.text
    if event.when.is_dated:
        words = dates.display(event.when, spoken())
    elif event.derived is not None:
        words = dates.display_bounds(event.derived, spoken())
    return tr("Date: {date}.", date=words)


def _source(source: Source) -> str:
    named_by = " ".join(filter(None, (source.title, source.url)))
    basis = f" ({basis_text(source.basis)})" if source.basis else ""
    others = "".join(f", {key} {' '.join(flat(value))}" for key, value in source.extra)
    told = tr("Source: {source}", source=f"{named_by}{basis}{others}".strip())
    return f"{told}\n“{source.quote.strip()}”" if source.quote.strip() else told
