"""What is said about a clause that cannot be read: what its readers share of words and places."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from timeline_tui.errors import QueryError
from timeline_tui.events.fields import BY_NAME, FieldKind
from timeline_tui.query.names import Named
from timeline_tui.query.parts import PARTS
from timeline_tui.query.tokens import COLUMN, Clause, How, Text
from timeline_tui.query.unparse import name_text, pattern_text, quoted
from timeline_tui.text.catalogue import tr


def clause_error(clause: Clause, message: str, hint: str, *, end: int = 0) -> QueryError:
    """Give an error about a clause, or about the part of it that ends at `end`."""
    return QueryError(message, start=clause.start, end=end or clause.end, hint=hint)


def text_error(text: Text, message: str, hint: str) -> QueryError:
    """Give an error about a value."""
    return QueryError(message, start=text.start, end=text.end, hint=hint)


def did_you_mean(name: str | None) -> str:
    """Give the question, or nothing where nothing is alike."""
    if not name:
        return ""
    return tr("Did you mean {name}?", name=name if name in BY_NAME else name_text(name))


def closest(word: str, words: Iterable[str], all_of_them: str) -> str:
    """Give a hint that names the word that was probably meant, else all of them."""
    words = list(words)
    close = difflib.get_close_matches(word.lower(), words, n=1)
    return (
        tr("Did you mean {name}?", name=close[0])
        if close
        else tr(all_of_them, names=", ".join(words))
    )


def column_hint(clause: Clause, question: str, columns: Iterable[str]) -> str:
    """Say how a column is reached whose name is that of a question; nothing where there is none."""
    column = next((name for name in columns if name.lower() == question), None)
    if column is None:
        return ""
    value = clause.values[0]
    is_pattern = value.how is How.PATTERN
    text = pattern_text(value.text, value.ignore_case) if is_pattern else quoted(value.text)
    return tr("For the column of the file write {clause}.", clause=f"{COLUMN}:{column}:{text}")


def example(field: Named) -> str:
    """Give a clause that can be written for a field."""
    name = name_text(field.name)
    match field.kind:
        case FieldKind.NUMBER:
            return tr("{first} or {second}", first=f"{name}:>5", second=f"{name}:1..5")
        case FieldKind.SCALE:
            return f"{name}:<=month"
        case FieldKind.PART:
            return PARTS[field.name].example_clauses
        case FieldKind.LENGTH:
            return tr(
                "{first} or {second}", first=f"{field.name}:>2d", second=f"{field.name}:1d..3d"
            )
        case _:
            return f"{name}:value"
