"""Records to events and back: the one normalisation that every format and the store share.

A record is what a file holds for one event: keys and texts as written. Nothing it says is lost:
what has no place of its own stays in `Event.extra` under its own name. An empty value says nothing;
only `null` under a field's own key says that the event has no such field. Files are not read here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from timeline_tui.dates.when import Note
from timeline_tui.events.dated import Complaint, Dated, Dates
from timeline_tui.events.document import Document
from timeline_tui.events.event import Event, Origin, StartEnd, Texts, Value
from timeline_tui.events.ids import content_id, text_id
from timeline_tui.events.keys import ROLES, Chosen, DateKeys, Plan, plan_of
from timeline_tui.events.problems import Problem, Severity
from timeline_tui.events.values import (
    NO_TEXTS,
    line_of,
    relation_of,
    source_value,
    sources_of,
    terms_of,
    texts_of,
    texts_value,
)
from timeline_tui.text.catalogue import later, tr

Marks = Mapping[str, tuple[int, ...]]
"""Line and column of the value of each key, counted from 1, before anything else."""

_NONE = Chosen()


class Built(NamedTuple):
    """What came of a record: an event or none, and what was wrong with it."""

    event: Event | None
    problems: list[Problem]


def build_event(
    record: Value,
    document: Document,
    origin: Origin,
    lines: Marks | None = None,
    *,
    chosen: Chosen = _NONE,
) -> Built:
    """Give the event of one record and its Problems; for many records keep a `Builder`."""
    return Builder(document, chosen).build(record, origin, lines)


class Builder:
    """Makes events out of the records of one document."""

    def __init__(
        self, document: Document, chosen: Chosen = _NONE, *, are_cells: bool = False
    ) -> None:
        self.document = document
        self._chosen = chosen
        self._dates = Dates(document)
        self._readers = _CELL_READERS if are_cells else _READERS
        self._plans: dict[tuple[str, ...], Plan] = {}

    @property
    def date_field(self) -> str:
        """The key that gave the first date of this document, or nothing."""
        return self._dates.first_key

    def plan(self, keys: tuple[str, ...]) -> Plan:
        """Give what the keys of a record mean in this document."""
        plan = self._plans.get(keys)
        if plan is None:
            plan = self._plans[keys] = plan_of(keys, self._chosen)
        return plan

    def build(self, record: Value, origin: Origin, marks: Marks | None = None) -> Built:
        """Give the event of one record; none where the record is no mapping."""
        if not isinstance(record, dict):
            return Built(None, [_no_mapping(record, self.document, origin)])
        plan = self.plan(tuple(record))
        complaints: list[Complaint] = []
        used: set[str] = set()
        fields = dict(_EMPTY)
        for role, keys in plan.roles:
            fields[role] = self._field(record, role, keys, used, complaints)
        for role, language, key in plan.languages:
            _add_language(fields, role, language, record, key, used)
        dated = self._dates.of(record, plan.dates, fields["relation"])
        complaints += dated.complaints
        used.update(dated.used)
        event = self._event(record, fields, dated, used, origin)
        if not complaints:
            return Built(event, [])
        return Built(event, [self._problem(item, origin, marks) for item in complaints])

    def _field(
        self,
        record: Mapping[str, Value],
        role: str,
        keys: tuple[str, ...],
        used: set[str],
        complaints: list[Complaint],
    ) -> Any:
        key = keys[0]
        if record[key] == "":
            used.add(key)
            key = next((key for key in keys if record[key] != ""), key)
        value = self._readers[role](record[key])
        if value is None and role != "relation":
            complaints.append(_misfit(role, key))
            return _EMPTY[role]
        used.add(key)
        return value

    def _event(
        self,
        record: Mapping[str, Value],
        fields: dict[str, Any],
        dated: Dated,
        used: set[str],
        origin: Origin,
    ) -> Event:
        fields["relation"] = dated.relation
        if not fields["basis"] and fields["sources"]:
            fields["basis"] = fields["sources"][0].basis.strip()
        when = dated.when
        if "year" in fields["inferred"] and when.is_dated:
            when = when.noted(Note.YEAR_INFERRED)
        extra = {
            key: value
            for key, value in record.items()
            if value and key not in used and not (isinstance(value, str) and value.isspace())
        }
        own_id = fields.pop("id")
        name = own_id or text_id(dated.date, fields["title"], fields["text"])
        event = Event(
            name, when, dated.date, extra=extra, origin=origin, has_own_id=bool(own_id), **fields
        )
        return event if name else event.renamed(content_id(event))

    def _problem(self, complaint: Complaint, origin: Origin, marks: Marks | None) -> Problem:
        line, column = (marks or {}).get(complaint.key, (origin.line, 0))[:2]
        return Problem(
            self.document.path, line, column, complaint.text, complaint.hint, complaint.severity
        )


def to_record(event: Event) -> dict[str, Value]:
    """Give the shortest record out of which `build_event` makes an equal event.

    Keys are canonical and in a fixed order, the event's other fields follow as they are. Where one
    of those would be taken for a field that the event lacks, that field is `None`. A field that
    stood under a canonical key while another was chosen for it becomes `original_KEY`.
    """
    record = _canonical(event)
    for key, value in event.extra.items():
        is_free = key not in record and not _would_be_taken(key, value)
        record[key if is_free else f"original_{key}"] = value
    plan = plan_of(tuple(record), _NONE)
    missing: dict[str, Value] = {
        ROLES[role][0]: None for role, _ in plan.roles if ROLES[role][0] not in record
    }
    return _with_date(event, plan, missing | record)


def _canonical(event: Event) -> dict[str, Value]:
    record: dict[str, Value] = {}
    if event.has_own_id or event.id != content_id(event):
        record["id"] = event.id
    match event.date:
        case StartEnd(start, end):
            ends: dict[str, Value] = {"start": start, "end": end}
            is_free = ends.keys().isdisjoint(event.extra)
            record |= (
                {key: text for key, text in ends.items() if text} if is_free else {"date": ends}
            )
        case str(date):
            record["date"] = date
        case None:
            pass
    fields: dict[str, Value] = {
        "relation": event.relation,
        "basis": event.basis,
        "inferred": list(event.inferred),
        "title": texts_value(event.title),
        "category": event.category[0] if len(event.category) == 1 else list(event.category),
        "tags": list(event.tags),
        "actors": list(event.actors),
        "place": event.place,
        "text": texts_value(event.text),
        "sources": [source_value(source) for source in event.sources],
    }
    return record | {key: value for key, value in fields.items() if value}


def _would_be_taken(key: str, value: Value) -> bool:
    if key == "date":
        return isinstance(value, str) and bool(value.strip())
    return key in ROLES and key == ROLES[key][0] and bool(value) and bool(_READERS[key](value))


def _with_date(event: Event, plan: Plan, record: dict[str, Value]) -> dict[str, Value]:
    filled = [way for way in plan.dates if _is_filled(way, record)]
    if event.date is None:
        if filled and "date" not in record:
            return {"date": None} | record
        return record
    keys = ("date", "") if isinstance(event.date, str) else ("start", "end")
    if filled and _read_keys(filled[0], record) == keys:
        return record
    # Another key of the event would be read as (a part of) its date.
    start, end = event.date if isinstance(event.date, StartEnd) else (event.date, None)
    own = {"date", *keys} - event.extra.keys()
    rest = {key: value for key, value in record.items() if key not in own}
    date: dict[str, Value] = {"date": {"start": start, "end": end}}
    return date | rest


_EMPTY: dict[str, Any] = {
    "id": "",
    "basis": "",
    "inferred": (),
    "title": NO_TEXTS,
    "category": (),
    "tags": (),
    "actors": (),
    "place": "",
    "text": NO_TEXTS,
    "sources": (),
    "relation": None,
}

_READERS: dict[str, Callable[[Value], object]] = {
    "id": line_of,
    "basis": line_of,
    "inferred": terms_of,
    "title": texts_of,
    "category": terms_of,
    "tags": terms_of,
    "actors": terms_of,
    "place": line_of,
    "text": texts_of,
    "sources": sources_of,
    "relation": relation_of,
}

_CELL_READERS: dict[str, Callable[[Value], object]] = _READERS | {
    "inferred": partial(terms_of, is_cell=True),
    "category": partial(terms_of, is_cell=True),
    "tags": partial(terms_of, is_cell=True),
    "actors": partial(terms_of, is_cell=True),
    "sources": partial(sources_of, is_cell=True),
    "relation": partial(relation_of, is_cell=True),
}

_SHAPES = {
    "title": later("{key!r} is not a text, or one text per language"),
    "text": later("{key!r} is not a text, or one text per language"),
    "sources": later("{key!r} is not a list of titles, addresses or mappings"),
}
_TERMS = later("{key!r} is not a term or a list of terms")
_LINE = later("{key!r} is not one line of text")


def _misfit(role: str, key: str) -> Complaint:
    usual = _TERMS if _READERS[role] is terms_of else _LINE
    return Complaint(
        key,
        tr(_SHAPES.get(role, usual), key=key),
        tr("It is kept as a field of its own."),
        Severity.WARNING,
    )


def _add_language(
    fields: dict[str, Any],
    role: str,
    language: str,
    record: Mapping[str, Value],
    key: str,
    used: set[str],
) -> None:
    text = record[key]
    known: Texts = fields[role]
    if isinstance(text, str) and not any(tag == language for tag, _ in known):
        used.add(key)
        if text and not text.isspace():
            fields[role] = Texts((*known, (language, text)))


def _no_mapping(record: Value, document: Document, origin: Origin) -> Problem:
    if isinstance(record, list):
        text = tr("this record is a list, not an event")
    elif record:
        text = tr("this record is a text, not an event")
    else:
        text = tr("this record is empty, not an event")
    return Problem(
        document.path,
        origin.line,
        0,
        text,
        tr("Write an event as keys and values: date: ..., title: ..."),
        rejected=True,
    )


def _is_filled(way: DateKeys, record: Mapping[str, Value]) -> bool:
    # `null` under a key of the start counts: it says that there is no date.
    return record.get(way.start, "") != "" or record.get(way.end) not in ("", None)


def _read_keys(way: DateKeys, record: Mapping[str, Value]) -> tuple[str, str]:
    if way.month or record.get(way.time):
        return ("", "")
    return (way.start, way.end if record.get(way.end) else "")
