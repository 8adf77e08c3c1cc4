"""JSON: one object with all that is known of every event, and JSON from elsewhere.

A list of records, or an object with `events`. What the program computes (`earliest`, `match` and
the like) is for others: it is left aside when a file of our own is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TextIO

from timeline_tui.dates.when import When
from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event, StartEnd, Texts, Value
from timeline_tui.events.problems import Problem
from timeline_tui.events.values import source_mapping
from timeline_tui.files.source import Source
from timeline_tui.formats.assembly import Item, assemble
from timeline_tui.formats.computed import bounds_value
from timeline_tui.formats.faults import receipt_alone
from timeline_tui.formats.header import header_value, no_events, parts, read_header, shared
from timeline_tui.formats.json_scanner import Scanner
from timeline_tui.formats.json_text import json_text
from timeline_tui.formats.options import ReadOptions
from timeline_tui.formats.receipt import RECEIPT, Receipt, is_receipt
from timeline_tui.view.rows import Hit, Selection

SCHEMA_VERSION = 1
"""Changes when a key of the object gets another meaning."""

OTHER = "other_fields"
"""The key for fields of a source that have the name of a key of ours."""

_COMPUTED = (
    *("titles", "texts", "edtf", "earliest", "latest", "derived", "precision", "match"),
    *("zone", "notes", "file", "line"),
)
_ROOT = ("schema_version", "query", "total", "matched", "possible", "documents", "receipt")


def read(source: Source, options: ReadOptions, index: int) -> Reading:
    """Give the events of a JSON text; its first document gets the number `index`."""
    problems: list[Problem] = []
    scanned = Scanner(source.text, source.path, problems).root()
    root = scanned.root
    is_own = "schema_version" in root
    header = {key: value for key, value in root.items() if not (is_own and key in _ROOT)}
    records = scanned.records
    if records is None:
        inner = parts(root).records
        records = None if inner is None else [(record, 1) for record in inner]
    document = Document(source.path, "json", source.encoding)
    document, found = read_header(parts(header).header, document)
    problems += found
    if records is None:
        if is_receipt(root):
            # Without a document: it says nothing of how the dates of other files count.
            return Reading((), (), (*problems, receipt_alone(source.path)))
        if not problems:
            problems.append(no_events(source.path))
        return Reading((document,), (), tuple(problems))
    several = _documents(root, document) if is_own else {}
    if several:
        return _read_several(records, several, index, options, problems)
    items = [item_of(record, line) for record, line in records]
    return assemble(items, document, index, options.chosen, problems, progress=options.progress)


def write(selection: Selection, out: TextIO, receipt: Receipt | None = None) -> None:
    """Write the object that the documentation describes, event by event."""
    hits, document = shared(selection)
    head: dict[str, object] = {
        "schema_version": SCHEMA_VERSION,
        "timeline": header_value(document) if document else None,
    }
    if document is None:
        head["documents"] = [
            {"file": _clean(each.path), **header_value(each)} for each in selection.documents
        ]
    head |= {
        "query": selection.query,
        "total": selection.total,
        "matched": selection.matched,
        "possible": selection.possible,
    }
    if receipt is not None:
        head[RECEIPT] = receipt.value()
    out.write(json_text(head, indent=2).removesuffix("\n}") + ',\n  "events": [')
    separator = "\n"
    for hit in hits:
        own = selection.documents[hit.event.origin.document]
        text = json_text(event_object(hit, own, selection.lang), indent=2)
        out.write(separator + "    " + text.replace("\n", "\n    "))
        separator = ",\n"
    out.write("]\n}\n" if separator == "\n" else "\n  ]\n}\n")


def event_object(hit: Hit, document: Document, lang: str | None = None) -> dict[str, Any]:
    """Give an event as the documented object: stated bounds, derived ones beside them."""
    event, when = hit.event, hit.event.when
    shown: dict[str, Any] = {
        "id": event.id,
        "title": event.title.preferred(lang) or None,
        "titles": _languages(event.title),
        "date": _date(event),
        "edtf": when.edtf or None,
        **bounds_value(when.bounds),
        "derived": bounds_value(event.derived) if event.derived else None,
        "precision": when.precision.word if when.precision is not None else None,
        "match": "possible" if hit.possible else "certain",
        "basis": event.basis or None,
        "zone": zone_text(when),
        "notes": sorted(note.value for note in when.notes),
        "category": _category(event),
        "tags": list(event.tags),
        "actors": list(event.actors),
        "place": event.place or None,
        "text": event.text.preferred(lang) or None,
        "texts": _languages(event.text),
        "sources": [source_mapping(source) for source in event.sources],
        "relation": event.relation,
    }
    if event.inferred:
        shown["inferred"] = list(event.inferred)
    shown |= {"file": _clean(document.path), "line": event.origin.line or None}
    return shown | _others(event, shown)


def item_of(record: Value, line: int) -> Item:
    """Give a record to build an event of, without what our own export computed."""
    if not isinstance(record, dict) or not {"edtf", "earliest", "match"} <= record.keys():
        return Item(record, line)
    own = {key: value for key, value in record.items() if key not in _COMPUTED and key != OTHER}
    for name, languages in (("title", "titles"), ("text", "texts")):
        own[name] = record.get(languages) or record.get(name)
    if own.get("date") == own.get("relation") and not record.get("edtf"):
        own["date"] = None
    elif isinstance(own.get("date"), str):
        # In this form no other field of the event is taken for its end or its clock.
        own["date"] = {"start": own["date"], "end": None}
    others = record.get(OTHER)
    for key, value in others.items() if isinstance(others, dict) else ():
        own[f"original_{key}" if own.get(key) else key] = value
    canonical = record.get("edtf")
    return Item(own, line, canonical=canonical if isinstance(canonical, str) else "")


def zone_text(when: When) -> str | None:
    """Give the zone of a date: `+03:00` or an IANA name; None where it floats."""
    if not isinstance(when.zone, int):
        return when.zone
    hours, minutes = divmod(abs(when.zone), 60)
    return f"{'-' if when.zone < 0 else '+'}{hours:02}:{minutes:02}"


def _documents(root: Mapping[str, Value], document: Document) -> dict[str, Document]:
    found = {}
    told = root.get("documents")
    for each in told if isinstance(told, list) else []:
        if isinstance(each, dict) and isinstance(each.get("file"), str):
            header = {key: value for key, value in each.items() if key != "file"}
            found[str(each["file"])] = read_header(header, document)[0]
    return found


def _read_several(
    records: list[tuple[Value, int]],
    documents: dict[str, Document],
    index: int,
    options: ReadOptions,
    problems: list[Problem],
) -> Reading:
    """An export of several files that count their dates from different days."""
    files = [record.get("file") if isinstance(record, dict) else None for record, _ in records]
    done: list[Document] = []
    events: list[Event] = []
    for number, (file, document) in enumerate(documents.items()):
        is_first = number == 0
        items = [
            item_of(record, line)
            for (record, line), own in zip(records, files, strict=True)
            if own == file or (is_first and own not in documents)
        ]
        reading = assemble(
            items, document, index + number, options.chosen, [], progress=options.progress
        )
        done += reading.documents
        events += reading.events
        problems += reading.problems
    events.sort(key=lambda event: event.origin.line)
    return Reading(tuple(done), tuple(events), tuple(problems))


def _date(event: Event) -> object:
    match event.date:
        case StartEnd(start, end):
            return {"start": start, "end": end}
        case None:
            return event.relation
        case text:
            return text


def _languages(texts: Texts) -> dict[str, str]:
    return {} if [tag for tag, _ in texts] == [""] else dict(texts)


def _category(event: Event) -> str | list[str] | None:
    if len(event.category) > 1:
        return list(event.category)
    return event.category[0] if event.category else None


def _others(event: Event, shown: Mapping[str, Any]) -> dict[str, Any]:
    """The event's other fields; one that has the name of a key of ours, or its own, goes apart."""
    taken = {*shown, OTHER, "inferred"}
    apart = {key: value for key, value in event.extra.items() if key in taken}
    plain = {key: value for key, value in event.extra.items() if key not in taken}
    return plain | ({OTHER: apart} if apart else {})


def _clean(path: str) -> str:
    """A path without the bytes that are no text."""
    return path.encode("utf-8", "replace").decode("utf-8")
