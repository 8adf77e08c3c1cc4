"""iCalendar: the events as a calendar that other programs open. It is written and not read back.

The library writes times and folds lines; an object of it for every value would take four times as
long. In the tests it reads what was written, and writes the same bytes again. What a calendar
cannot say of a date stands in the text of its event and, as EDTF, in `X-TIMELINE-DATE`; an event
for which a calendar has no place is left out, and named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import TextIO

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

NAMED = 20
"""So many events that are left out are named one by one."""
LONGEST = 75
"""Bytes that a line of a calendar may not reach."""
PARAGRAPHS = "\n\n"

_BREAK = re.compile("\r\n|[\r\x85\u2028\u2029]")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_SPECIAL = re.compile(r"[\\;,]")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def write(selection: Selection, out: TextIO, receipt: Receipt | None = None) -> None:
    """Write a calendar of a selection: every event that has a place in one."""
    out.write(_folded(_head(selection, receipt)))
    stamp = _moment(_stamp(selection.made))
    for hit in selection.hits:
        place = place_of(hit.event)
        if place is not None:
            document = selection.documents[hit.event.origin.document]
            out.write(_folded(_event(hit, document, place, stamp, selection.lang)))
    out.write(_folded(["END:VCALENDAR"]))


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


def _head(selection: Selection, receipt: Receipt | None) -> Iterator[str]:
    """What stands before the events."""
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//timeline-tui//timeline-tui {__version__}//EN"
    yield "CALSCALE:GREGORIAN"
    document = common_document(selection.documents)
    title = document.title.preferred(selection.lang) if document else ""
    if title.strip():
        yield f"X-WR-CALNAME:{_escaped(title)}"
    if receipt is not None:
        told = json_text(receipt.value())
        yield _own("RECEIPT", _UNWRITABLE.sub(_json_escape, told))


def _json_escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _event(
    hit: Hit, document: Document, place: Place, stamp: str, lang: str | None
) -> Iterator[str]:
    """The lines of an event, in the order in which the library writes them."""
    event = hit.event
    title, language = event.title.preferred(lang) or event.id, event.title.language(lang)
    yield "BEGIN:VEVENT"
    yield f"SUMMARY{f';LANGUAGE={language}' if is_language(language) else ''}:{_escaped(title)}"
    yield f"DTSTART{_time(place.start)}"
    if place.end is not None:
        yield f"DTEND{_time(place.end)}"
    yield f"DTSTAMP:{stamp}"
    yield f"UID:{_uid(event, document)}"
    terms = [term for term in dict.fromkeys((*event.category, *event.tags)) if term]
    if terms:
        yield f"CATEGORIES:{','.join(map(_escaped, terms))}"
    yield f"DESCRIPTION:{_escaped(PARAGRAPHS.join(_description(hit, document, place, lang)))}"
    if event.place:
        yield f"LOCATION:{_escaped(event.place)}"
    if place.notes:
        yield "STATUS:TENTATIVE"
    # What is remembered takes up nobody's time.
    yield "TRANSP:TRANSPARENT"
    address = next(filter(None, (safe_url(source.url) for source in event.sources)), "")
    if address:
        yield f"URL:{address}"
    if event.when.edtf:
        yield _own("DATE", event.when.edtf)
    yield _own("ID", event.id)
    if isinstance(event.when.zone, str):
        yield _own("ZONE", event.when.zone)
    yield "END:VEVENT"


def _own(name: str, text: str) -> str:
    return f"X-TIMELINE-{name};VALUE=TEXT:{_escaped(text)}"


def _time(when: date) -> str:
    """A day or a moment, with what says which of them it is."""
    from icalendar import vDate  # deferred: only calendars need it

    if isinstance(when, datetime):
        return f":{_moment(when)}"
    return f";VALUE=DATE:{str(vDate(when).to_ical(), 'utf-8')}"


def _moment(when: datetime) -> str:
    from icalendar import vDatetime  # deferred: only calendars need it

    return str(vDatetime(when).to_ical(), "utf-8")


def _folded(lines: Iterable[str]) -> str:
    """Lines as a calendar holds them; the library folds those that are too long for one."""
    from icalendar.parser import Contentline  # deferred: only calendars need it

    return "".join(
        f"{line if _is_short(line) else str(Contentline(line).to_ical(), 'utf-8')}\r\n"
        for line in lines
    )


def _is_short(line: str) -> bool:
    return len(line) * (1 if line.isascii() else 4) < LONGEST


def _escaped(text: str) -> str:
    r"""A text as iCalendar has it: `\`, `;`, `,` and line breaks escaped, controls as signs."""
    lines = _BREAK.sub("\n", text)
    shown = _UNWRITABLE.sub(lambda match: safe(match[0]), lines)
    return _SPECIAL.sub(r"\\\g<0>", shown).replace("\n", r"\n")


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
