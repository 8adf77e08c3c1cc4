"""Changes to the text of a filter that keys make: one more clause, in place of one of its kind."""

from __future__ import annotations

import re

from timeline_tui.errors import QueryError
from timeline_tui.query.context import Context
from timeline_tui.query.nodes import And, During, Everything, Node, Or
from timeline_tui.query.parser import parse
from timeline_tui.query.unparse import unparse


def with_clause(text: str, clause: str, context: Context) -> str:
    """Give a filter that asks for a clause too; one with the same verb beside it makes room.

    A filter that cannot be read is left as it is, with the clause behind it.
    """
    try:
        node, added = parse(text, context), parse(clause, context)
    except QueryError:
        return f"{text} {clause}".strip()
    parts = [part for part in _parts(node) if not _same_verb(part, added)]
    written = [_kept(part, text) for part in parts]
    return " ".join([*written, clause])


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


def _kept(part: Node, text: str) -> str:
    """Give a part as it was written, or in one way where its place does not hold all of it."""
    written = text[part.at.start : part.at.end]
    if isinstance(part, Or):
        return f"({unparse(part)})"
    return written if re.search(r"\S", written) else unparse(part)
