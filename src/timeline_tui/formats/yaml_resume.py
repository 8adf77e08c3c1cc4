"""Where a YAML text is read on behind a fault: the next item, key or document of its outer levels.

libyaml cannot go on once it has given up, so another parser gets the rest of the text, below lines
that open the same levels again. What the values are is the business of `yaml_composer`, and where
an item begins in brackets that of `brackets`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from timeline_tui.text.patterns import Late

_BREAK = Late("\r\n|[\r\n\x85\u2028\u2029]")
_DOCUMENT = "---(?=\\s|\\Z)"
_ITEM = "-(?=\\s|\\Z)"
_KEY = "(?![\\s#]|-\\s)[^\r\n]*?:(?=\\s|\\Z)"
_EVENTS = "(?i:events|timeline) ?:(?=\\s|\\Z)"
_IN_BRACKETS = "(?![\\[{\\]}\"',&*!?])"
_ROOT = Late("(?:\\s++|#[^\r\n]*+|---(?=\\s))*+([\\[{])")
_CONTENT = Late("[\r\n]( *)[^\\s#]")
_SMALLEST, _LARGEST = 1024, 65_536


class Level(NamedTuple):
    """A list or mapping that is still open."""

    is_list: bool
    column: int
    """Of its items or keys in block style, counted from 0."""
    is_flow: bool = False
    """Whether it is written in brackets or braces."""


class Place(NamedTuple):
    """Where reading goes on."""

    offset: int
    """In characters."""
    line: int
    """Counted from 0, as libyaml counts them."""
    level: int | None = None
    """Which of the levels goes on there; None for a document of its own."""
    prefix: str = ""
    """What opens the levels above it, a line for each."""
    column: int = 0
    """Where in its line it is, counted from 0."""

    @property
    def replayed(self) -> int:
        """How many parse events come before the first one of the rest."""
        return 0 if self.level is None else 3 + 2 * self.level


BEGINNING = Place(0, 0)
"""Where a text begins."""


class Feed:
    """Gives a parser the text from a place on, in pieces that grow.

    Where many records cannot be read, each costs a small piece and not the whole rest.
    """

    def __init__(self, text: str, place: Place) -> None:
        self._text = text
        self._prefix = place.prefix
        self._start = self._at = place.offset
        self._size = _SMALLEST

    def read(self, _size: int = 0) -> str:
        """Give the next piece; nothing at the end."""
        start, self._at = self._at, self._at + self._size
        self._size = min(self._size * 2, _LARGEST)
        prefix, self._prefix = self._prefix, ""
        return prefix + self._text[start : self._at]

    @property
    def given(self) -> int:
        """How many characters that was, at most."""
        return self._at - self._start


def column_of(text: str, start: int, column: int) -> int:
    """Give the column of the first item or key of what starts somewhere, counted from 0."""
    if text[start : start + 1] not in ("&", "!"):
        return column
    # Behind an anchor or a tag, what is in block style begins on a line of its own.
    found = _CONTENT.compiled.search(text, start)
    return len(found[1]) if found else column


def place_behind(text: str, known: Place, levels: Sequence[Level]) -> Place | None:
    """Give where reading goes on behind a place: where something begins that fits a level."""
    if levels and levels[-1].is_list and levels[-1].is_flow:
        place = _in_brackets(text, known, levels)
        if place is not None:
            return place
    blocks = list(takewhile(lambda level: not level.is_flow, levels))
    found = _pattern(blocks).search(text, known.offset + 1)
    if found is None:
        return None
    line = known.line + sum(1 for _ in _BREAK.compiled.finditer(text, known.offset, found.start()))
    name = found.lastgroup or ""
    if not name.startswith("level"):
        return Place(found.start(), line)
    level = int(name.removeprefix("level"))
    prefix = "".join(f"{' ' * above.column}_:\n" for above in blocks[:level])
    return Place(found.start(), line, level, prefix)


def inside_root(text: str, known: Place) -> Place | None:
    """Give the place behind the bracket with which a document begins at a place.

    Until its line ends, a list or mapping may be the key of another one, and libyaml gives nothing
    before it has seen the whole. Below the bracket on a line of its own, it does.
    """
    found = (
        _ROOT.compiled.match(text, known.offset)
        if known.level is None and not known.prefix
        else None
    )
    if found is None:
        return None
    return _at(text, known, found.end())._replace(prefix=f"{found[1]}\n")


def _in_brackets(text: str, known: Place, levels: Sequence[Level]) -> Place | None:
    """Give where the next item of a list in brackets begins, or its end."""
    from timeline_tui.formats import brackets  # deferred: only a fault needs it

    blocks = [level for level in levels if not level.is_flow]
    keys = [f" {{{level.column}}}{_IN_BRACKETS}{_KEY}" for level in blocks]
    line = re.compile(f"(?={'|'.join([_DOCUMENT, *keys])})")
    is_member = len(levels) > 1 and levels[-2].is_flow
    grammar = brackets.YAML_MEMBER if is_member else brackets.YAML
    found = brackets.place_behind(text, known.offset, grammar, line)
    if found is None or text[found] not in "{[]":
        return None
    level = len(levels) - 1
    prefix = "".join(f"{' ' * above.column}_:\n" for above in blocks)
    # Deeper than keys in block style; on lines of their own for the reason of `inside_root`.
    indent = " " * (blocks[-1].column + 1 if blocks else 0)
    prefix += f"{indent}{{\n{indent}_:\n" * (level - len(blocks)) + f"{indent}[\n"
    return _at(text, known, found)._replace(level=level, prefix=prefix)


def _at(text: str, known: Place, offset: int) -> Place:
    """Give a place behind one whose line and column are known."""
    breaks = [found.end() for found in _BREAK.compiled.finditer(text, known.offset, offset)]
    start = breaks[-1] if breaks else known.offset - known.column
    return Place(offset, known.line + len(breaks), column=offset - start)


def _pattern(levels: Sequence[Level]) -> re.Pattern[str]:
    ways = [f"(?P<document>{_DOCUMENT})"]
    for number, level in enumerate(levels):
        ways.append(f"(?P<level{number}> {{{level.column}}}{_ITEM if level.is_list else _KEY})")
    if not levels:
        ways += [f"(?P<item>{_ITEM})", f"(?P<events>{_EVENTS})"]
    return re.compile(f"(?<=[\r\n])(?:{'|'.join(ways)})")
