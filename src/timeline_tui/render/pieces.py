"""Pieces: text that is safe to draw, with the name of a style; lines of them, cut to cells.

A style is a name (`title`, `date`, `match`), never a colour: the screen finds colours in its theme,
the command line in its palette. Widths are terminal cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from rich.cells import cell_len, set_cell_size

from timeline_tui.text.patterns import Late
from timeline_tui.text.safe import LIMIT, Drawable, blanks, joined, named, own, safe, stretch

ELLIPSIS = own("…")
ASCII_ELLIPSIS = own("~")
ASCII_SIGNS = str.maketrans(
    {"“": '"', "”": '"', "·": "-", "–": "-", "—": "-", "→": "->", "←": "<-", "…": "..."}
)
"""What the signs of texts that this program writes become where only ASCII can be drawn."""


class Piece(NamedTuple):
    """A stretch of text in one style."""

    text: Drawable
    style: str = ""
    link: int = 0
    """The number of the link that it is a part of (see `links`); 0 is none."""


Line: TypeAlias = list[Piece]


def piece(text: str, style: str = "") -> Piece:
    """Give a piece of any text, made safe."""
    return Piece(safe(text), style)


def named_piece(
    text: str, style: str = "", *, ascii_only: bool = False, is_whole: bool = False
) -> Piece:
    """Give a piece in which what cannot be seen bears its name; a whole one is never cut off."""
    limit = len(text) + 1 if is_whole else LIMIT
    return Piece(named(text, limit, ascii_only=ascii_only), style)


def width_of(line: Iterable[Piece]) -> int:
    """How many cells a line takes."""
    return sum(cell_len(part.text) for part in line)


def cut(text: Drawable, width: int, ellipsis: Drawable = ELLIPSIS) -> Drawable:
    """Give the text in at most so many cells, with an ellipsis where it was longer."""
    if cell_len(text) <= width:
        return text
    if width <= 1:
        return stretch(ellipsis, 0, max(0, width))
    kept = set_cell_size(text, width - 1).rstrip()
    return joined(stretch(text, 0, len(kept)), ellipsis)


def fitted(text: Drawable, width: int, ellipsis: Drawable = ELLIPSIS) -> Drawable:
    """Give the text in exactly so many cells, cut or filled with blanks."""
    short = cut(text, width, ellipsis)
    return joined(short, blanks(width - cell_len(short)))


def cut_line(line: Sequence[Piece], width: int, ellipsis: Drawable = ELLIPSIS) -> Line:
    """Give a line in at most so many cells."""
    return _cut_line(line, width, ellipsis)[0]


def filled(
    line: Sequence[Piece], width: int, style: str = "", ellipsis: Drawable = ELLIPSIS
) -> Line:
    """Give a line in exactly so many cells."""
    short, missing = _cut_line(line, width, ellipsis)
    if missing > 0:
        short.append(Piece(blanks(missing), style))
    return short


def _cut_line(line: Sequence[Piece], width: int, ellipsis: Drawable) -> tuple[Line, int]:
    """Give a line in at most so many cells, and how many of them it leaves."""
    result: Line = []
    left = width
    for part in line:
        size = cell_len(part.text)
        if size > left:
            text = cut(part.text, left, ellipsis)
            result.append(part._replace(text=text))
            return result, left - cell_len(text)
        result.append(part)
        left -= size
    return result, left


def marked(text: str, spans: Sequence[tuple[int, int]], style: str, mark: str = "match") -> Line:
    """Give a text whose half-open character spans stand out in another style."""
    result: Line = []
    at = 0
    for start, end in spans:
        if start > at:
            result.append(piece(text[at:start], style))
        result.append(piece(text[start:end], mark))
        at = end
    if at < len(text) or not result:
        result.append(piece(text[at:], style))
    return result


def found(line: Sequence[Piece], spans: Sequence[tuple[int, int]], mark: str = "found") -> Line:
    """Give a line in which half-open spans, counted over all its characters, stand out too."""
    if not spans:
        return list(line)
    result: Line = []
    at = 0
    for part in line:
        cuts = {0, len(part.text)}
        cuts |= {place - at for span in spans for place in span if 0 < place - at < len(part.text)}
        for start, end in pairwise(sorted(cuts)):
            is_found = any(first <= at + start < last for first, last in spans)
            style = f"{part.style} {mark}".strip() if is_found else part.style
            result.append(part._replace(text=stretch(part.text, start, end), style=style))
        at += len(part.text)
    return result


def wrapped(line: Sequence[Piece], width: int, indent: int = 0) -> list[Line]:
    """Give a long line as lines of at most so many cells, broken at blanks where there are any.

    Lines after the first are indented; a word longer than a line is broken where the line ends.
    """
    width = max(width, indent + 8)
    lines: list[Line] = []
    current: Line = []
    room = width
    for word in _words(line):
        size = _size(word, width)
        if size > room and current:
            lines.append(trimmed(current))
            current, room = [Piece(blanks(indent))] if indent else [], width - indent
        while size > room:
            head, word = _divided(word, room)
            lines.append([*current, *head])
            current, room = [Piece(blanks(indent))] if indent else [], width - indent
            size = _size(word, width)
        current += word
        room -= width_of(word)
    lines.append(trimmed(current))
    return lines


def gathered(members: Sequence[Line], width: int, separator: Piece) -> list[Line]:
    """Give texts in lines of at most so many cells; a separator parts only two on one line."""
    lines: list[Line] = []
    for member in members:
        before = [*lines[-1], separator] if lines else []
        first = next(iter(_words(member)), [])
        if lines and width_of(before) + _size(first, width) <= width:
            lines[-1:] = wrapped([*before, *member], width)
        else:
            lines += wrapped(member, width)
    return lines


def _words(line: Sequence[Piece]) -> Iterable[Line]:
    """Give what stands between blanks, with those behind it: one word may have several styles."""
    word: Line = []
    for part in _parts(line):
        if word and word[-1].text.endswith(" ") and not part.text.startswith(" "):
            yield word
            word = []
        word.append(part)
    if word:
        yield word


def _parts(line: Sequence[Piece]) -> Iterable[Piece]:
    for part in line:
        start = 0
        for index in range(1, len(part.text)):
            if part.text[index] != " " and part.text[index - 1] == " ":
                yield part._replace(text=stretch(part.text, start, index))
                start = index
        if start < len(part.text):
            yield part._replace(text=stretch(part.text, start))


_LONGEST_NAME = len("‹U+10FFFF")
_TORN_NAME = Late(r"[‹<](?:U(?:\+[0-9A-F]*)?)?\Z")
"""The name of a character without its end."""
_AHEAD = 8
"""Of a word that is longer than a line, so many characters are looked at for each of its cells."""


def _reach(word: Drawable, width: int) -> int:
    """How many cells a word takes, or more than a line has: a very long one is not measured."""
    if len(word) <= _AHEAD * width:
        return cell_len(word.rstrip(" "))
    return max(width + 1, cell_len(word[: _AHEAD * width]))


def _size(word: Line, width: int) -> int:
    return sum(_reach(part.text, width) for part in word)


def _divided(word: Line, room: int) -> tuple[Line, Line]:
    """Give as much of a word as there is room for, at least a character, and the rest."""
    head: Line = []
    for place, part in enumerate(word):
        size = cell_len(part.text) if len(part.text) <= room else room + 1
        if size > room:
            if head and cell_len(part.text[:1]) > room:
                return head, word[place:]
            first, rest = _split(part, room)
            return [*head, first], [rest, *word[place + 1 :]]
        head.append(part)
        room -= size
    return head, []


def _split(word: Piece, width: int) -> tuple[Piece, Piece]:
    count = max(1, len(set_cell_size(word.text[: _AHEAD * width], max(1, width))))
    while count > 1 and cell_len(word.text[:count]) > width:
        count -= 1
    # A name is not broken, but where it has the line for itself.
    torn = _TORN_NAME.compiled.search(word.text, max(0, count - _LONGEST_NAME), count)
    if torn and torn.start() and word.text[count : count + 1]:
        count = torn.start()
    return (
        word._replace(text=stretch(word.text, 0, count)),
        word._replace(text=stretch(word.text, count)),
    )


def trimmed(line: Line) -> Line:
    """Give a line without the blanks at the end of its last piece, or without that piece."""
    if not line:
        return line
    if not line[-1].text.strip():
        return trimmed(line[:-1])
    last = line[-1]
    return [*line[:-1], last._replace(text=stretch(last.text, 0, len(last.text.rstrip(" "))))]
