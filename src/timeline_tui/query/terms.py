"""What a filter looks for in texts: the words and patterns that are worth a highlight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from timeline_tui.events.fields import BY_NAME, FieldKind
from timeline_tui.query.highlights import Highlights, Pattern, Term
from timeline_tui.query.nodes import (
    And,
    Between,
    Compare,
    During,
    Everything,
    Falls,
    Has,
    InSequence,
    Is,
    Lasts,
    Match,
    Node,
    Not,
    Or,
    Regex,
    Word,
)
from timeline_tui.text.folding import fold


def highlights(node: Node) -> Highlights:
    """Give what a filter looks for in texts; what it excludes is no part of it."""
    found = list(dict.fromkeys(_sought(node)))
    return Highlights(
        tuple(term for term in found if isinstance(term, Term)),
        tuple(pattern for pattern in found if isinstance(pattern, Pattern)),
    )


def _sought(node: Node) -> Iterator[Term | Pattern]:
    match node:
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _sought(part)
        case Word(text=text):
            yield from _term("", text, is_whole=False)
        case Match(field=field, values=values, exact=exact):
            entry = BY_NAME.get(field)
            is_whole = exact or (entry is not None and entry.kind is FieldKind.TERMS)
            for value in values:
                yield from _term(field, value, is_whole)
        case Regex(field=field, pattern=pattern, ignore_case=ignore_case):
            yield Pattern(field, pattern, ignore_case)
        case Everything() | Not() | Compare() | Between() | Has() | Is():
            pass
        case During() | Falls() | Lasts() | InSequence():
            pass
        case _:
            assert_never(node)


def _term(field: str, text: str, is_whole: bool) -> Iterator[Term]:
    folded = fold(text)
    if folded:
        yield Term(field, folded, is_whole)
