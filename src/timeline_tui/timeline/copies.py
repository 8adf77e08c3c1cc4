"""What of an event can be copied: each text safe to paste, in logical order."""

from __future__ import annotations

from timeline_tui.dates import display
from timeline_tui.events.document import Document
from timeline_tui.events.event import Event
from timeline_tui.formats.citation import citation
from timeline_tui.formats.markdown import event_text
from timeline_tui.text.catalogue import spoken
from timeline_tui.text.safe import safe
from timeline_tui.text.urls import safe_url
from timeline_tui.timeline.places import Copies
from timeline_tui.view.rows import Hit


def copies(hit: Hit, document: Document, lang: str | None) -> Copies:
    """Give what of an event can be copied, in a language where its title has several."""
    event, sources = hit.event, hit.event.sources
    addresses = (safe_url(source.url) for source in sources)
    place = f"{document.path}:{event.origin.line}" if event.origin.line else document.path
    return Copies(
        event=event_text(hit, document, lang),
        date=_date_text(event),
        citation=citation(sources[0]) if sources else "",
        link=next(filter(None, addresses), ""),
        place=safe(place, max(len(place), 1)),
        sources=len(sources),
    )


def _date_text(event: Event) -> str:
    when = event.when
    if not when.is_dated:
        return safe(when.text)
    words, edtf = safe(display(when, spoken())), safe(when.edtf)
    return f"{words} ({edtf})" if edtf and edtf != words else words
