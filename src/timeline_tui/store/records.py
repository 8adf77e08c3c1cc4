"""Events as the texts that the engine keeps of them, and events again out of these texts.

The record says what the file said; what came after reading (a settled id, computed bounds, where it
was read) is handed in beside it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from timeline_tui.dates.when import Bounds, Note
from timeline_tui.errors import EngineError
from timeline_tui.events.document import Document
from timeline_tui.events.event import Event, Origin
from timeline_tui.events.record import Builder, to_record
from timeline_tui.text.catalogue import tr

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_encode_ascii = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


def record_text(event: Event) -> str:
    """Give the record of an event as JSON; control characters in it are escaped."""
    record = to_record(event)
    text = _encode(record)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate: the engine holds UTF-8 only
        return _encode_ascii(record)
    return text


class Rebuilder:
    """Makes events again, each by the rules of the document it was read from."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._builders = [Builder(document) for document in documents or (Document(""),)]

    def event(
        self,
        record: str,
        origin: Origin,
        own_id: str,
        *,
        has_own_id: bool,
        derived: Bounds | None,
        clashes: bool = False,
    ) -> Event:
        """Give the event of a record; raises EngineError where the record holds none."""
        event = self._builders[origin.document].build(json.loads(record), origin).event
        if event is None:
            raise EngineError(tr("The record of the event {id!r} was lost", id=own_id))
        if clashes:
            event = replace(event, when=event.when.noted(Note.CONFLICT))
        return replace(event, id=own_id, has_own_id=has_own_id, derived=derived)
