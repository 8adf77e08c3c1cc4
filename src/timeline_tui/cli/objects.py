"""Events as the documented JSON objects, for `list` and `show`: one envelope, or one per line.

The objects themselves are those of the JSON export; only what surrounds them is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from timeline_tui.cli.output import Output
from timeline_tui.errors import TimelineError
from timeline_tui.formats.json import event_object
from timeline_tui.formats.json_text import json_text
from timeline_tui.text.catalogue import tr
from timeline_tui.timeline import Session
from timeline_tui.view.rows import Hit

KEYS = (
    "id",
    "title",
    "titles",
    "text",
    "texts",
    "date",
    "edtf",
    "earliest",
    "latest",
    "derived",
    "precision",
    "match",
    "basis",
    "zone",
    "notes",
    "category",
    "tags",
    "actors",
    "place",
    "sources",
    "relation",
    "file",
    "line",
)
"""The keys that every object has; fields of the file follow by their own names."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What the envelope says before the events."""

    query: str
    total: int
    matched: int
    possible: int


def object_of(hit: Hit, session: Session, fields: Sequence[str] = ()) -> Mapping[str, object]:
    """Give the object of one event, with these keys only where any are named."""
    whole = event_object(hit, session.document_of(hit.event), session.choices.lang)
    return {name: whole.get(name) for name in fields} if fields else whole


def write_envelope(output: Output, counts: Counts, objects: Iterable[object]) -> None:
    """Write one object with the events in it, one event per line."""
    stream = output.stream()
    head = {
        "schema_version": 1,
        "query": counts.query,
        "total": counts.total,
        "matched": counts.matched,
        "possible": counts.possible,
    }
    stream.write(f'{json_text(head)[:-1]}, "events": [')
    separator = "\n"
    for value in objects:
        stream.write(f"{separator}  {json_text(value)}")
        separator = ",\n"
    stream.write("\n]}\n" if separator != "\n" else "]}\n")


def write_lines(output: Output, objects: Iterable[object]) -> None:
    """Write one object per line."""
    for value in objects:
        output.line(json_text(value))


def fields_of(names: str, session: Session) -> tuple[str, ...]:
    """Give the fields that are named, separated by commas; raises TimelineError for no field."""
    chosen = tuple(name.strip() for name in names.split(",") if name.strip())
    known = [
        *KEYS,
        *dict.fromkeys(name for event in session.reading.events for name in event.extra),
    ]
    for name in chosen:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            if near:
                hint = tr("Did you mean {name}?", name=near[0])
            else:
                hint = tr("Fields are {names}.", names=", ".join(known))
            raise TimelineError(tr("--fields: there is no field {name!r}", name=name), hint=hint)
    return chosen
