"""`schema`: the JSON Schema of the event file, made from the one table of fields.

It describes what is understood; a file may hold any other key as well, and none is lost.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import click

from timeline_tui.cli import options
from timeline_tui.cli.options import Command
from timeline_tui.cli.output import Exit, Output
from timeline_tui.events.fields import DATE_KEYS, END_KEYS, FIELDS, START_KEYS, Field, FieldKind

Value: TypeAlias = "Schema | Sequence[Value] | str | bool"
Schema: TypeAlias = Mapping[str, Value]

_COUNTED = ("lang", "file")
"""Fields that no file writes: they follow from the others."""
_WRITTEN = {"source": "sources"}
"""Keys that a file has for fields that filters call otherwise."""
_SPECIAL: dict[str, Schema] = {
    "title": {"$ref": "#/$defs/texts"},
    "text": {"$ref": "#/$defs/texts"},
    "source": {"$ref": "#/$defs/sources"},
    "relation": {"$ref": "#/$defs/relation"},
}
_TIMELINE: dict[str, Schema] = {
    "title": {"$ref": "#/$defs/texts", "description": "what the timeline is about"},
    "published": {
        "$ref": "#/$defs/date",
        "description": 'what "25 January" and "last Thursday" count from',
    },
    "timezone": {
        "type": "string",
        "description": "IANA name of the zone of the dates that name none",
    },
    "date_order": {
        "enum": ["dmy", "mdy", "ymd"],
        "description": "how 01/02/2024 is read",
    },
}


@click.command("schema", cls=Command)
@options.spoken
def command() -> int:
    """Print the JSON Schema of the event file."""
    text = json.dumps(event_file_schema(), indent=2, ensure_ascii=False)
    Output().line(text)
    return Exit.DONE


def event_file_schema() -> Schema:
    """Give the schema: a mapping with `timeline` and `events`, or a bare list of events."""
    events: Schema = {"type": "array", "items": {"$ref": "#/$defs/event"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "timeline-tui event file",
        "oneOf": [
            events,
            {
                "type": "object",
                "required": ["events"],
                "properties": {"timeline": {"$ref": "#/$defs/timeline"}, "events": events},
            },
        ],
        "$defs": {
            "timeline": {"type": "object", "properties": _TIMELINE},
            "event": {"type": "object", "properties": _event_properties()},
            **_definitions(),
        },
    }


def _event_properties() -> Schema:
    properties: dict[str, Value] = {}
    for field in FIELDS:
        if field.kind in (FieldKind.TEXT, FieldKind.TERMS) and field.name not in _COUNTED:
            name = _WRITTEN.get(field.name, field.name)
            _add(properties, name, (*field.keys, field.name), _described(field))
    whole: Schema = {"$ref": "#/$defs/date", "description": "when it happened"}
    start: Schema = {"$ref": "#/$defs/date", "description": "when it began"}
    end: Schema = {"$ref": "#/$defs/date", "description": "when it ended"}
    for (name, *others), schema in ((DATE_KEYS, whole), (START_KEYS, start), (END_KEYS, end)):
        _add(properties, name, others, schema)
    properties["inferred"] = {
        "$ref": "#/$defs/terms",
        "description": "parts of the date that the source does not state",
    }
    return properties


def _add(properties: dict[str, Value], name: str, others: Sequence[str], schema: Schema) -> None:
    properties[name] = schema
    for other in others:
        if other not in properties:
            kept = {key: value for key, value in schema.items() if key != "description"}
            properties[other] = {**kept, "description": f"the same as {name}"}


def _described(field: Field) -> Schema:
    plain: Schema = {"$ref": f"#/$defs/{'terms' if field.kind is FieldKind.TERMS else 'scalar'}"}
    return {**_SPECIAL.get(field.name, plain), "description": field.description}


def _definitions() -> Schema:
    scalar: Schema = {"type": ["string", "number", "boolean", "null"]}
    date: Schema = {
        "type": ["string", "number", "null"],
        "description": "EDTF, ISO 8601, or words: 2024-01, 1560?, last Thursday, before 2024",
    }
    span: Schema = {
        "type": "object",
        "properties": {"start": {"$ref": "#/$defs/scalar"}, "end": {"$ref": "#/$defs/scalar"}},
    }
    by_language: Schema = {
        "type": "object",
        "additionalProperties": {"type": "string"},
        "description": "by language: {en: ..., ar: ...}",
    }
    source: Schema = {
        "type": "object",
        "properties": {
            "title": {"type": "string"},
            "quote": {"type": "string", "description": "its own words"},
            "lang": {"type": "string"},
            "basis": {"enum": ["stated", "inferred", "public record"]},
            "url": {"type": "string", "format": "uri"},
        },
    }
    relation: Schema = {
        "type": "object",
        "description": "{after: talks.start, within: 24h}",
        "additionalProperties": True,
    }
    one_source: Schema = {"anyOf": [source, {"type": "string"}]}
    return {
        "scalar": scalar,
        "date": {"anyOf": [date, span, relation]},
        "texts": {"anyOf": [scalar, by_language]},
        "terms": {"anyOf": [scalar, {"type": "array", "items": {"$ref": "#/$defs/scalar"}}]},
        "sources": {"anyOf": [one_source, {"type": "array", "items": one_source}]},
        "relation": {"anyOf": [{"type": "string"}, relation]},
    }
