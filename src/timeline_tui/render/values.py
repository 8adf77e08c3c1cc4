"""Fields of an event beside their names: texts, lists and mappings, each laid out to be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from timeline_tui.events.event import Value, flat
from timeline_tui.query.highlights import Highlights
from timeline_tui.render.direction import reordered
from timeline_tui.render.links import Links, with_addresses
from timeline_tui.render.paragraphs import (
    NO_MARGIN,
    Margin,
    behind,
    highlighted,
    indent,
    nested,
    set_beside,
    set_column,
)
from timeline_tui.render.pieces import Line, Piece, named_piece, piece, wrapped
from timeline_tui.text.bidi import Bidi
from timeline_tui.text.catalogue import tr
from timeline_tui.text.safe import blanks, named

LABEL = 14
"""Cells of the column of field names."""
BULLET, ASCII_BULLET = "•", "-"
DEEPEST = 6
"""Mappings and lists within one another; deeper ones are told in one line."""
MOST = 500
"""So many items of one value are shown."""


class FieldLook(NamedTuple):
    """What decides how a field is drawn, besides its name and value."""

    width: int
    highlights: Highlights
    links: Links
    ascii_only: bool = False
    bidi: Bidi = Bidi.OFF


def draw_field(name: str, value: Value, look: FieldLook, label: str = "") -> list[Line]:
    """Give a field as lines, its name (or what it is called) before the first one."""
    left = [MOST]
    lines = list(_lines(name, value, look, look.width - LABEL, left, depth=0))
    if left[0] <= 0:
        more = count_of(value) - MOST
        told = tr("… {count} more in the file", count=f"{more:,}")
        lines += set_beside([piece(told, "muted")], look.width - LABEL, bidi=look.bidi)
    shown = named_piece(label or name, "label", ascii_only=look.ascii_only)
    return beside(shown, lines, look.width, look.bidi)


def labelled(
    name: str,
    lines: Sequence[Line],
    width: int,
    style: str = "label",
    bidi: Bidi = Bidi.OFF,
) -> list[Line]:
    """Give lines of at most `width - LABEL` cells behind a name."""
    return beside(piece(name, style), lines, width, bidi)


def beside(name: Piece, lines: Sequence[Line], width: int, bidi: Bidi = Bidi.OFF) -> list[Line]:
    """Give lines of at most `width - LABEL` cells behind a drawn name.

    A name that is longer than its column has lines of its own: cut it could not be typed into a
    filter.
    """
    size = cell_len(name.text)
    if size >= LABEL:
        own = set_beside([name], width, bidi=bidi)
        return [*own, *([*indent(LABEL).rest, *line] for line in lines)]
    first = [*reordered([name], bidi), Piece(blanks(LABEL - size))]
    rest = indent(LABEL).rest
    return [[*(rest if number else first), *line] for number, line in enumerate(lines or [[]])]


def plain(value: Value) -> str:
    """Give a value in one line."""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {plain(item)}" for key, item in value.items())
    return ", ".join(flat(value))


def count_of(value: Value) -> int:
    """How many texts a value holds."""
    return sum(1 for _ in flat(value))


def _lines(
    name: str, value: Value, look: FieldLook, width: int, left: list[int], depth: int
) -> Iterator[Line]:
    """The lines of a value; `left` counts down what may still be shown."""
    if left[0] <= 0:
        return
    match value:
        case dict() if value and depth < DEEPEST:
            yield from _mapping(name, value, look, width, left, depth)
        case list() if depth < DEEPEST and not _is_short(value, width, look):
            yield from _list(name, value, look, width, left, depth)
        case str():
            left[0] -= 1
            yield from _text(name, value, look, width)
        case _:
            left[0] -= 1
            yield from _text(name, plain(value), look, width)


def _is_short(items: Sequence[Value], width: int, look: FieldLook) -> bool:
    """Whether the items of a list are told apart by commas on one line."""
    texts = [item for item in items[:MOST] if isinstance(item, str)]
    if len(texts) < len(items) or any("," in text or "\n" in text for text in texts):
        return len(items) < 2 and not any(isinstance(item, dict) for item in items)
    return cell_len(named(", ".join(texts), ascii_only=look.ascii_only)) <= width


def _text(name: str, value: str, look: FieldLook, width: int) -> list[Line]:
    texts = value.replace("\r\n", "\n").split("\n")
    return set_column([_broken(name, text, look, width) for text in texts], look.bidi)


def _broken(name: str, text: str, look: FieldLook, width: int) -> list[Line]:
    words = _running(text.replace("\t", "    "), look)
    return wrapped(highlighted(words, name, look.highlights), width)


def _running(text: str, look: FieldLook) -> Line:
    return with_addresses(text, "", look.links, ascii_only=look.ascii_only)


def _list(
    name: str, items: Sequence[Value], look: FieldLook, width: int, left: list[int], depth: int
) -> Iterator[Line]:
    bullet = f"{ASCII_BULLET if look.ascii_only else BULLET} "
    margin = nested(NO_MARGIN, Margin([piece(bullet, "label")], indent(2).rest), width)
    room = width - margin.width
    texts = [item for item in items[: left[0]] if isinstance(item, str) and "\n" not in item]
    if len(texts) == len(items[: left[0]]):
        left[0] -= len(texts)
        lines = [_broken(name, text, look, room) for text in texts]
        yield from set_column(lines, look.bidi, margin)
        return
    for item in items:
        yield from behind(list(_lines(name, item, look, room, left, depth + 1)), margin)


def _mapping(
    name: str,
    items: Mapping[str, Value],
    look: FieldLook,
    width: int,
    left: list[int],
    depth: int,
) -> Iterator[Line]:
    inner = nested(NO_MARGIN, indent(2), width)
    for key, item in items.items():
        if left[0] <= 0:
            return
        label = named_piece(f"{key}: ", "label", ascii_only=look.ascii_only)
        room = width - cell_len(label.text)
        if isinstance(item, str) and room >= width // 2 and "\n" not in item:
            left[0] -= 1
            words = highlighted(_running(item, look), name, look.highlights)
            yield from set_beside([label, *words], width, bidi=look.bidi)
            continue
        yield from set_beside([label], width, bidi=look.bidi)
        for line in _lines(name, item, look, width - inner.width, left, depth + 1):
            yield [*inner.rest, *line]
