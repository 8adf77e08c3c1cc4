"""`stats`: how many events, files and fields there are, in words or as one JSON object.

It counts what was read; only a query needs the engine.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import click
from rich.cells import cell_len

from timeline_tui.cli import options
from timeline_tui.cli.options import Command
from timeline_tui.cli.output import Output, one_line, order_on
from timeline_tui.cli.reading import (
    choices_of,
    code_of,
    counted,
    counted_problems,
    found,
    read_session,
    settings_for,
)
from timeline_tui.cli.values import Asked, Inputs, Manner, View
from timeline_tui.dates.coordinate import bound_text
from timeline_tui.dates.when import DAY, is_known
from timeline_tui.events.document import Document
from timeline_tui.events.event import Event, flat
from timeline_tui.events.problems import Problem
from timeline_tui.render.pieces import fitted
from timeline_tui.text.catalogue import tr
from timeline_tui.text.safe import safe
from timeline_tui.timeline import Session

SHOWN_VALUES = 3
"""Up to so many values of a field are named in words."""


@dataclass(slots=True)
class FieldCount:
    """How often a field is present, and with which values."""

    present: int = 0
    values: Counter[str] = field(default_factory=Counter)


@click.command("stats", cls=Command)
@options.inputs
@options.matching
@options.view
@options.as_object
@options.manner
def command(inputs: Inputs, asked: Asked, view: View, as_object: bool, manner: Manner) -> int:
    """Count events, files and fields."""
    output = Output(quiet=manner.quiet, asked_bidi=order_on(sys.stdout))
    session = read_session(choices_of(inputs, asked, view, settings_for(view)), output)
    with session:
        events = list(_events(session, asked))
    if as_object:
        output.line(as_json(session, events))
    else:
        for line in in_words(session, events):
            output.words(line)
    return code_of(session, manner)


def as_json(session: Session, events: Sequence[Event]) -> str:
    """Give the documented object."""
    first, last = extent(events)
    fields = count_fields(events)
    return json.dumps(
        {
            "schema_version": 1,
            "events": len(events),
            "undated": _undated(events),
            "problems": len(session.problems),
            "first": first,
            "last": last,
            "files": [_file_object(file) for file in _files(session, events)],
            "fields": {
                name: {"values": len(count.values), "present": count.present}
                for name, count in fields.items()
            },
        },
        ensure_ascii=False,
        indent=2,
    )


def in_words(session: Session, events: Sequence[Event]) -> Iterator[str]:
    """Give the same as lines for a person."""
    undated = _undated(events)
    extent_words = _extent_words(events)
    parts = [counted(len(events), "event"), counted(undated, "undated") if undated else ""]
    yield tr(", ").join(filter(None, [*parts, extent_words]))
    for file in _files(session, events):
        yield ""
        yield from _file_lines(file)
    fields = count_fields(events)
    width = max((cell_len(safe(name)) for name in fields), default=0) + 2
    if fields:
        yield ""
    for name, count in fields.items():
        label = fitted(safe(name), width)
        yield f"{label}{count.present:>{len(f'{len(events):,}')},}  {_values(count)}"


def extent(events: Iterable[Event]) -> tuple[str | None, str | None]:
    """Give the earliest and the latest bound that is known (half-open); None without any."""
    known = _known_bounds(events)
    return (bound_text(min(known)), bound_text(max(known))) if known else (None, None)


def count_fields(events: Iterable[Event]) -> dict[str, FieldCount]:
    """Give every field that some event has, with how often and with which values."""
    counts: dict[str, FieldCount] = {}
    for event in events:
        for name, values in _fields(event):
            if values:
                count = counts.setdefault(name, FieldCount())
                count.present += 1
                count.values.update(dict.fromkeys(values, 1))
    return counts


def _extent_words(events: Iterable[Event]) -> str:
    """The first and the last day that the events touch; people count the last one in."""
    known = _known_bounds(events)
    if not known:
        return ""
    first, last = min(known), max(known)
    days = (bound_text(day - day % DAY) for day in (first, max(first, last - 1)))
    first_day, last_day = map(str, days)
    if first_day == last_day:
        return first_day
    return tr("{first} to {last}", first=first_day, last=last_day)


def _known_bounds(events: Iterable[Event]) -> list[int]:
    return [bound for event in events for bound in event.effective if is_known(bound)]


def _fields(event: Event) -> Iterator[tuple[str, Sequence[str]]]:
    date = event.date
    yield "date", [date] if isinstance(date, str) else ["/".join(map(str, date))] if date else []
    yield "title", [text for _, text in event.title]
    yield "text", [text for _, text in event.text]
    yield "category", event.category
    yield "tags", event.tags
    yield "actors", event.actors
    yield "place", [event.place] if event.place else []
    yield "basis", [event.basis] if event.basis else []
    yield "sources", [source.title or source.quote or source.url for source in event.sources]
    yield "relation", list(flat(event.relation))
    for name, value in event.extra.items():
        yield name, list(flat(value))


@dataclass(frozen=True, slots=True)
class _File:
    document: Document
    events: int
    undated: int
    problems: Sequence[Problem]


def _files(session: Session, events: Sequence[Event]) -> Iterator[_File]:
    for number, document in enumerate(session.reading.documents):
        own = [event for event in events if event.origin.document == number]
        problems = [problem for problem in session.problems if problem.file == document.path]
        yield _File(document, len(own), _undated(own), problems)


def _file_object(file: _File) -> dict[str, str | int | None]:
    document = file.document
    return {
        "path": document.path,
        "format": document.format,
        "encoding": document.encoding,
        "date_field": document.date_field or None,
        "events": file.events,
        "undated": file.undated,
        "problems": len(file.problems),
    }


def _file_lines(file: _File) -> Iterator[str]:
    document = file.document
    yield document.path
    field = document.date_field
    dates = tr(", ") + tr("dates in {field}", field=field) if field else ""
    undated = tr(", ") + counted(file.undated, "undated") if file.undated else ""
    yield f"  {document.format}, {document.encoding}{dates}"
    yield f"  {counted(file.events, 'event')}{undated}"
    if file.problems:
        yield f"  {counted_problems(file.problems)}"


def _values(count: FieldCount) -> str:
    words = counted(len(count.values), "value")
    common = [(text, times) for text, times in count.values.most_common(SHOWN_VALUES) if times > 1]
    if not common:
        return words
    return f"{words}: " + ", ".join(f"{one_line(text)} {times:,}" for text, times in common)


def _undated(events: Iterable[Event]) -> int:
    return sum(not event.when.is_dated and event.derived is None for event in events)


def _events(session: Session, asked: Asked) -> Iterable[Event]:
    if not (asked.query or asked.since or asked.until):
        return session.reading.events
    session.open()
    _, results = found(session, asked)
    return (hit.event for hit in results.hits())
