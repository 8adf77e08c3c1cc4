"""What one text or clause of a filter asks for: `word`, `has:place`, `is:open`, `field:value`.

The parser hands over tokens and gets nodes; how they are joined is not known here. Values stand in
`values`, dates in `dated`.
"""

from __future__ import annotations

from dataclasses import replace

from timeline_tui.errors import QueryError
from timeline_tui.events.fields import TRAITS, FieldKind
from timeline_tui.query.complaints import (
    clause_error,
    closest,
    did_you_mean,
    example,
    text_error,
)
from timeline_tui.query.context import Context
from timeline_tui.query.dated import bare_range, during_node
from timeline_tui.query.falling import falls_node
from timeline_tui.query.lasting import lasts_node
from timeline_tui.query.names import SEQUENCES, Named, column_named, field_named, suggestion
from timeline_tui.query.nodes import Has, Is, Node, Not, Or, Place, Regex, Word
from timeline_tui.query.sequences import no_group
from timeline_tui.query.tokens import COLUMN, Clause, How, Text
from timeline_tui.query.unparse import name_text, quoted
from timeline_tui.query.values import value_node
from timeline_tui.text.catalogue import later, tr


def text_node(text: Text, context: Context) -> Node:
    """Give what a word, a phrase or a pattern by itself asks for."""
    at = Place(text.start, text.end)
    if text.how is How.PATTERN:
        return Regex("", text.text, text.ignore_case, at)
    if not text.text:
        hint = tr("Write what to search for.")
        raise text_error(text, tr("nothing stands between the quotation marks"), hint)
    found = None if text.how is How.QUOTED else bare_range(text.text, at, context)
    return found or Word(text.text, at)


def clause_node(clause: Clause, source: str, context: Context) -> Node:
    """Give what a clause asks for; `source` is the whole filter. Raises QueryError."""
    keyword = "" if clause.is_column else clause.name.lower()
    if keyword in ("has", "no"):
        return _presence(clause, keyword, context)
    if keyword == "is":
        return _traits(clause)
    if keyword in SEQUENCES:
        raise no_group(clause)
    field = (column_named if clause.is_column else field_named)(clause.name, context)
    if field is None:
        return _range_with_clock(clause, source, context)
    if len(clause.values) == 1 and not clause.values[0].text:
        raise _no_value(clause, field)
    if field.kind is FieldKind.DATE:
        return during_node(clause, field.name, source, context)
    if field.kind is FieldKind.PART:
        return falls_node(clause, field.name, context)
    if field.kind is FieldKind.LENGTH:
        return lasts_node(clause, field.name, source, context)
    return value_node(clause, field)


def _range_with_clock(clause: Clause, source: str, context: Context) -> Node:
    """The colon of `2024-01-28T02:53..2024-01-29` belongs to a clock and not to a field."""
    at = Place(clause.start, clause.end)
    found = None if clause.is_column else bare_range(source[at.start : at.end], at, context)
    if found is None:
        raise _unknown_field(clause, source, context)
    return found


# Presence and traits.


def _presence(clause: Clause, keyword: str, context: Context) -> Node:
    _check_names(clause, keyword, "place")
    if keyword == "no" and len(clause.values) > 1:
        names = " ".join(f"no:{quoted(value.text)}" for value in clause.values)
        raise clause_error(clause, tr("no: takes one field"), tr("Write {example}.", example=names))
    return _any([_has(value, keyword == "no", context) for value in clause.values], clause)


def _has(value: Text, is_no: bool, context: Context) -> Node:
    at = Place(value.start, value.end)
    name = value.text.removeprefix(f"{COLUMN}:")
    field = (field_named if name == value.text else column_named)(name, context)
    if field is None:
        hint = did_you_mean(suggestion(name, context))
        raise text_error(value, tr('there is no field "{name}"', name=name), hint)
    if field.kind is FieldKind.LENGTH:
        return Not(Is("range", at), at) if is_no else Is("range", at)
    if not field.kind.is_question:
        return Not(Has(field.name, at), at) if is_no else Has(field.name, at)
    if field.name != "during":
        hint = tr("Write has:date, is:range or is:open.")
        raise text_error(
            value, tr("{name} is a question and no field of an event", name=field.name), hint
        )
    undated = Is("undated", at)
    return undated if is_no else Not(undated, at)


def _traits(clause: Clause) -> Node:
    _check_names(clause, "is", "open")
    return _any([_trait(value) for value in clause.values], clause)


def _trait(value: Text) -> Node:
    name = value.text.lower()
    if name not in TRAITS:
        hint = closest(name, TRAITS, later("Traits are {names}."))
        raise text_error(value, tr('there is no trait "{name}"', name=value.text), hint)
    return Is(name, Place(value.start, value.end))


def _check_names(clause: Clause, keyword: str, such_as: str) -> None:
    is_trait = keyword == "is"
    hint = tr("Write {example}.", example=f"{keyword}:{such_as}")
    if clause.prefix:
        message = tr(
            "{prefix} cannot stand after {keyword}:", prefix=clause.prefix, keyword=keyword
        )
        raise clause_error(clause, message, hint, end=clause.value_start)
    for value in clause.values:
        if not value.text:
            missing = later("a trait is missing after {keyword}:") if is_trait else _NO_FIELD
            raise clause_error(clause, tr(missing, keyword=keyword), hint)
        if value.how is How.PATTERN:
            needed = later("{keyword}: takes a trait and no pattern") if is_trait else _NO_PATTERN
            raise text_error(value, tr(needed, keyword=keyword), hint)


_NO_FIELD = later("a field is missing after {keyword}:")
_NO_PATTERN = later("{keyword}: takes a field and no pattern")


def _any(nodes: list[Node], clause: Clause) -> Node:
    at = Place(clause.start, clause.end)
    return replace(nodes[0], at=at) if len(nodes) == 1 else Or(tuple(nodes), at)


# What is wrong.


def _no_value(clause: Clause, field: Named) -> QueryError:
    if field.kind is FieldKind.DATE:
        hint = tr('Write {name}:2023 or {name}:"last 30d".', name=clause.name)
    else:
        name = name_text(field.name)
        hint = tr(
            "Write {example}, or has:{name} for events that have one.",
            example=example(field),
            name=name,
        )
        if name != field.name:
            hint = tr("Write {example}.", example=example(field))
    start = clause.value_start - len(clause.prefix)
    before = f"{clause.name}{clause.sign}{clause.prefix}"
    return QueryError(
        tr('a value is missing after "{place}"', place=before),
        start=clause.start,
        end=max(start, clause.end),
        hint=hint,
    )


def _unknown_field(clause: Clause, source: str, context: Context) -> QueryError:
    end = clause.value_start - len(clause.prefix)
    name = clause.name[:-1]
    if clause.name.endswith(("<", ">")) and clause.sign == "=" and field_named(name, context):
        value = source[clause.value_start : clause.end]
        hint = tr("Did you mean {name}?", name=f"{name}:{clause.name[-1]}={value}")
        return clause_error(clause, tr("a comparison needs a colon"), hint, end=end)
    meant = did_you_mean(suggestion(clause.name, context, columns_only=clause.is_column))
    if clause.is_column:
        return clause_error(
            clause, tr('there is no column "{name}"', name=clause.name), meant, end=end
        )
    message = (
        tr('there is no field "{name}"', name=clause.name)
        if clause.name
        else tr("a field is missing here")
    )
    text = source[clause.start : clause.end].replace("\\", "\\\\").replace('"', '\\"')
    quote = tr('To search for the text, quote it: "{text}".', text=text)
    hint = f"{meant} {quote}".strip()
    return clause_error(clause, message, hint, end=end)
