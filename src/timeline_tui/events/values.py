"""Between what a file can hold and the parts of an event, both ways.

A reader here gives None for a value of the wrong shape; its caller keeps that value and says so.
Cells of a table hold lists as `a; b` and nested values as JSON.
"""

from __future__ import annotations

import re

from timeline_tui.events.event import Source, Texts, Value
from timeline_tui.text.catalogue import tr

_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")
_PARTS = ("title", "quote", "lang", "basis", "url")
_HALF = re.compile("[\ud800-\udfff]")

NO_TEXTS = Texts()
"""No text in any language."""

DEPTH = 32
"""How deep lists and mappings may be nested in each other."""


LONGEST_TEXT = 16 * 2**20
"""How many characters a text of a file may have."""


def halves_in(text: str) -> int:
    """Give how many halves of characters a text holds, which none may hold."""
    return len(_HALF.findall(text))


def line_of(value: Value) -> str | None:
    """Give a text that is no list; a plain list of texts is joined by `; `."""
    match value:
        case str():
            return value.strip()
        case None:
            return ""
        case list() if all(isinstance(item, str) for item in value):
            return "; ".join(line for item in value if (line := str(item).strip()))
        case _:
            return None


def texts_of(value: Value) -> Texts | None:
    """Give a text, or a mapping of languages to texts, as texts."""
    match value:
        case str():
            return Texts([("", value)]) if value and not value.isspace() else NO_TEXTS
        case None:
            return NO_TEXTS
        case dict() if all(item is None or isinstance(item, str) for item in value.values()):
            return Texts(
                (tag, str(text)) for tag, text in value.items() if text and str(text).strip()
            )
        case _:
            return None


def terms_of(value: Value, *, is_cell: bool = False) -> tuple[str, ...] | None:
    """Give a term or a list of terms; a cell holds several, separated by `;`."""
    if is_cell and isinstance(value, str) and value.startswith("["):
        parsed = nested(value)
        value = value if parsed is None else parsed
    match value:
        case str() if is_cell and ";" in value:
            return tuple(term for part in value.split(";") if (term := part.strip()))
        case str():
            return (term,) if (term := value.strip()) else ()
        case None:
            return ()
        case list() if all(item is None or isinstance(item, str) for item in value):
            return tuple(term for item in value if item and (term := str(item).strip()))
        case _:
            return None


def sources_of(value: Value, *, is_cell: bool = False) -> tuple[Source, ...] | None:
    """Give a source or a list of them: titles, addresses or mappings."""
    if is_cell and isinstance(value, str):
        parsed = nested(value)
        parts: list[Value] = [part for part in re.split(r";\s+", value) if part]
        value = parts if parsed is None else parsed
    items = value if isinstance(value, list) else [value]
    if any(isinstance(item, list) for item in items):
        return None
    return tuple(_source(item) for item in items if item is not None and item != "")


def relation_of(value: Value, *, is_cell: bool = False) -> Value:
    """Give a relation as it is written, a cell's mapping unfolded; None where there is none."""
    if isinstance(value, str):
        parsed = nested(value) if is_cell else None
        return parsed or value.strip() or None
    return value or None


def nested(cell: str) -> Value:
    """Give the list or mapping that a cell holds as JSON; None where it holds none."""
    if not cell.startswith(("[", "{")):
        return None
    import json  # deferred: start-up

    try:
        return from_json(json.loads(cell, parse_int=str, parse_float=str))
    except (ValueError, RecursionError):
        return None


def from_json(value: object, depth: int = DEPTH) -> Value:
    """Give what a JSON parser made, with texts for all that is neither list nor mapping.

    `true` is the text "true". Half a character becomes U+FFFD. Raises ValueError
    where lists and mappings are nested more than `depth` deep.
    """
    match value:
        case str():
            return _HALF.sub("\ufffd", value[:LONGEST_TEXT])
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case dict() | list() if not depth:
            raise ValueError(tr("nested more than {depth} deep", depth=DEPTH))
        case dict():
            return {
                _HALF.sub("\ufffd", str(key)): from_json(item, depth - 1)
                for key, item in value.items()
            }
        case list():
            return [from_json(item, depth - 1) for item in value]
        case _:
            return str(value)


def texts_value(texts: Texts) -> Value:
    """Give texts as a file holds them: one without a language by itself, else by language."""
    if len(texts) == 1 and not texts[0][0]:
        return texts[0][1]
    return dict(texts)


def source_value(source: Source) -> Value:
    """Give a source as a file holds it: a bare title or address by itself, else a mapping."""
    value = source_mapping(source)
    match list(value):
        case ["title"] if not _ADDRESS.fullmatch(source.title):
            return source.title
        case ["url"] if _ADDRESS.fullmatch(source.url):
            return source.url
        case _:
            return value


def source_mapping(source: Source) -> dict[str, Value]:
    """Give the parts of a source that are not empty, the usual ones first."""
    value: dict[str, Value] = {}
    for name in _PARTS:
        part: str = getattr(source, name)
        if part:
            value[name] = part
    value.update(source.extra)
    return value


def _source(item: Value) -> Source:
    if isinstance(item, dict):
        parts = {name: item[name] for name in _PARTS if isinstance(item.get(name), str)}
        extra = tuple(
            (key, part)
            for key, part in item.items()
            if key not in parts and not (key in _PARTS and part is None)
        )
        return Source(**{name: str(part) for name, part in parts.items()}, extra=extra)
    text = str(item)
    return Source(url=text) if _ADDRESS.fullmatch(text) else Source(title=text)
