"""What can be typed at the cursor: fields, verbs, columns, traits, words of a scale.

Values that the loaded files hold are not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from timeline_tui.events.fields import FIELDS, TRAITS, Field
from timeline_tui.query.context import Context
from timeline_tui.query.names import is_plain
from timeline_tui.query.parts import PARTS, starts_in_words
from timeline_tui.query.tokens import COLUMN
from timeline_tui.query.values import SCALE
from timeline_tui.text.catalogue import later, tr


class Completion(NamedTuple):
    """A text to put in place of a part of the filter."""

    text: str
    replace_start: int
    replace_end: int
    """Half-open, in characters of the filter."""
    description: str


class _Offer(NamedTuple):
    text: str
    names: tuple[str, ...]
    """What may be typed to get it."""
    description: str


_KEYWORDS = (
    _Offer("has:", ("has",), later("the field is there")),
    _Offer("no:", ("no",), later("the field is not there")),
    _Offer("is:", ("is",), later("the event has a trait")),
    _Offer("follows:(", ("follows",), later("starts a while after another that matches")),
    _Offer("precedes:(", ("precedes",), later("starts a while before another that matches")),
    _Offer("near:(", ("near",), later("starts near another that matches")),
)
_TRAITS = tuple(_Offer(name, (name,), words) for name, words in TRAITS.items())
_SCALE = tuple(_Offer(word, (word,), later("as finely as that")) for word in SCALE)
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"?|[^\s()|"]+|[\s()|]', re.DOTALL)
_STEM = re.compile(r"(-*)(?:([^:=]*)[:=]([!<>]*=?)(?:.*[,.])?)?", re.DOTALL)
_REST = re.compile(r'[^\s()|":=,]*[:=]?')


def complete(
    text: str,
    cursor: int,
    context: Context = Context(),  # noqa: B008 (frozen)
) -> list[Completion]:
    """Give what can stand at the cursor (a character count), the likeliest first."""
    start = _token_start(text, cursor)
    if start is None:
        return []
    token = text[start:cursor]
    stem = _STEM.match(token)
    typed_from = start + (stem.end() if stem else 0)
    typed = text[typed_from:cursor].lower()
    rest = _REST.match(text, cursor)
    end = rest.end() if rest else cursor
    field = stem[2] if stem else None
    offers = _fields(context) if field is None else _values(field.lower(), context)
    found = [offer for offer in offers if any(n.lower().startswith(typed) for n in offer.names)]
    found.sort(key=lambda offer: not offer.names[0].lower().startswith(typed))
    return [Completion(offer.text, typed_from, end, tr(offer.description)) for offer in found]


def _token_start(text: str, cursor: int) -> int | None:
    """Give where the word that ends at the cursor begins; None inside quotes and patterns."""
    start = cursor
    for token in _TOKEN.finditer(text, 0, cursor):
        if token[0][0] in '"/':
            start = -1
        elif token[0][0].isspace() or token[0] in "()|":
            start = token.end()
        elif token.end() == cursor:
            start = token.start()
    is_inside = start < 0 or (start == cursor and text[start - 1 : start] == '"')
    return None if is_inside else start


def _fields(context: Context) -> Iterator[_Offer]:
    for entry in FIELDS:
        yield _Offer(f"{entry.name}:", (entry.name, *entry.aliases), entry.description)
    yield from _KEYWORDS
    for name in sorted(context.fields):
        shown = f"{name}:" if is_plain(name) else f'{COLUMN}:"{_escaped(name)}":'
        yield _Offer(shown, (name,), later("a field of the files"))


def _values(field: str, context: Context) -> Iterator[_Offer]:
    match field:
        case "is":
            yield from _TRAITS
        case "precision":
            yield from _SCALE
        case "weekday" | "month":
            part = PARTS[field]
            for number, short, word in zip(part.numbers, part.keys, part.words, strict=True):
                yield _Offer(short, (short, word), starts_in_words(part, [number]))
        case "has" | "no":
            yield _Offer("date", ("date",), later("when it happened"))
            yield from (_presence(entry) for entry in FIELDS if not entry.kind.is_question)
            yield _Offer("duration", ("duration",), later("it has a start and an end of its own"))
            for name in sorted(context.fields):
                shown = name if is_plain(name) else f'"{COLUMN}:{_escaped(name)}"'
                yield _Offer(shown, (name,), later("a field of the files"))


def _presence(entry: Field) -> _Offer:
    return _Offer(entry.name, (entry.name, *entry.aliases), entry.description)


def _escaped(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', '\\"')
