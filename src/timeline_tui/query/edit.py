"""Changes to the text of a filter that keys make: one more clause, in place of one of its kind."""

from __future__ import annotations

import re

from timeline_tui.errors import QueryError
from timeline_tui.events.fields import FieldKind
from timeline_tui.query.anchors import HERE
from timeline_tui.query.context import Context
from timeline_tui.query.names import field_named
from timeline_tui.query.nodes import And, During, Everything, Node, Not, Or
from timeline_tui.query.parser import parse
from timeline_tui.query.tokens import Clause, How, Text, Token, tokens
from timeline_tui.query.unparse import date_text, unparse

_HERE = re.compile(rf"(?<![\w#])(?<![^.]\.)(?<!^\.)@?{HERE}(?![^\W\d_])", re.IGNORECASE)


def with_clause(text: str, clause: str, context: Context) -> str:
    """Give a filter that asks for a clause too; one with the same verb beside it makes room.

    A filter that cannot be read is left as it is, with the clause behind it.
    """
    try:
        node, added = parse(text, context), parse(clause, context)
    except QueryError:
        return f"{text} {clause}".strip()
    parts = [part for part in _parts(node) if not _same_verb(part, added)]
    written = [_kept(part, text, context) for part in parts]
    return " ".join([*written, clause])


def also(text: str, clause: str, context: Context) -> str:
    """Give a filter that asks for a clause too, beside whatever it asks for already.

    A filter that asks for it is left as it is; one that cannot be read has the clause behind it.
    What asks for the very opposite makes room: together they would let nothing pass.
    """
    try:
        node, added = parse(text, context), parse(clause, context)
    except QueryError:
        return f"{text} {clause}".strip()
    parts = _parts(node)
    if added in parts:
        return text
    kept = [part for part in parts if not _are_opposite(part, added)]
    return " ".join([*(_kept(part, text, context) for part in kept), clause])


def _are_opposite(part: Node, added: Node) -> bool:
    return (isinstance(added, Not) and added.part == part) or (
        isinstance(part, Not) and part.part == added
    )


def without_here(text: str, context: Context) -> str:
    """Give a filter in which `here` is the id of the event that it means now.

    One that is kept must mean the same when the cursor stands elsewhere, and in an export.
    """
    if context.here is None or not _HERE.search(text):
        return text
    try:
        found = [token for token in tokens(text) if _holds_date(token, context)]
    except QueryError:
        return text
    for token in reversed(found):
        start = token.value_start if isinstance(token, Clause) else token.start
        value = text[start : token.end]
        named = _with_id(value, context.here)
        if named != value and not value.startswith('"'):
            named = date_text(named) if isinstance(token, Clause) else f"during:{date_text(named)}"
        text = text[:start] + named + text[token.end :]
    return text


def _with_id(value: str, event_id: str) -> str:
    """A value with an id in place of `here`, escaped where the value stands in quotes."""
    if value.startswith('"'):
        event_id = event_id.replace("\\", r"\\").replace('"', r"\"")
    return _HERE.sub(lambda _: f"#{event_id}", value)


def _holds_date(token: Token, context: Context) -> bool:
    if isinstance(token, Text):
        return token.how is How.BARE and ".." in token.text
    if not isinstance(token, Clause) or token.is_column:
        return False
    field = field_named(token.name, context)
    return field is not None and field.kind is FieldKind.DATE


def _parts(node: Node) -> tuple[Node, ...]:
    match node:
        case Everything():
            return ()
        case And(parts=parts):
            return parts
        case _:
            return (node,)


def _same_verb(part: Node, added: Node) -> bool:
    return isinstance(part, During) and isinstance(added, During) and part.verb == added.verb


def _kept(part: Node, text: str, context: Context) -> str:
    """Give a part as it was written, or in one way where its place does not hold all of it."""
    written = text[part.at.start : part.at.end]
    if isinstance(part, Or):
        return f"({unparse(part)})"
    try:
        is_whole = parse(written, context) == part
    except QueryError:
        is_whole = False
    return written if is_whole else unparse(part)
