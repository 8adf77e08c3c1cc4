"""Where a YAML text is read on behind a fault: the next item, key or document of its outer levels.

libyaml cannot go on once it has given up, so another parser gets the rest of the text, below lines
that open the same mappings again. What the values are is the business of `yaml_composer`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_DOCUMENT = "---(?=\\s|\\Z)"
_ITEM = "-(?=\\s|\\Z)"
_KEY = "(?![\\s#]|-\\s)[^\r\n]*?:(?=\\s|\\Z)"
_EVENTS = "(?i:events|timeline) ?:(?=\\s|\\Z)"
_CONTENT = re.compile("[\r\n]( *)[^\\s#]")
_SMALLEST, _LARGEST = 2048, 65_536


class Level(NamedTuple):
    """A list or mapping in block style that is still open."""

    is_list: bool
    column: int
    """Of its items or keys, counted from 0."""


class Place(NamedTuple):
    """Where reading goes on."""

    offset: int
    """In characters, at the beginning of a line."""
    line: int
    """Counted from 0, as libyaml counts them."""
    level: int | None = None
    """Which of the levels goes on there; None for a document of its own."""
    prefix: str = ""
    """What opens the levels above it, a line for each."""

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
    found = _CONTENT.search(text, start)
    return len(found[1]) if found else column


def place_behind(text: str, known: Place, levels: Sequence[Level]) -> Place | None:
    """Give where reading goes on: the first line behind a place that fits one of the levels."""
    found = _pattern(levels).search(text, known.offset + 1)
    if found is None:
        return None
    line = known.line + sum(1 for _ in _BREAK.finditer(text, known.offset, found.start()))
    name = found.lastgroup or ""
    if not name.startswith("level"):
        return Place(found.start(), line)
    level = int(name.removeprefix("level"))
    prefix = "".join(f"{' ' * above.column}_:\n" for above in levels[:level])
    return Place(found.start(), line, level, prefix)


def _pattern(levels: Sequence[Level]) -> re.Pattern[str]:
    ways = [f"(?P<document>{_DOCUMENT})"]
    for number, level in enumerate(levels):
        ways.append(f"(?P<level{number}> {{{level.column}}}{_ITEM if level.is_list else _KEY})")
    if not levels:
        ways += [f"(?P<item>{_ITEM})", f"(?P<events>{_EVENTS})"]
    return re.compile(f"(?<=[\r\n])(?:{'|'.join(ways)})")
