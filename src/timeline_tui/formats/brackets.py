"""Where the next item begins in a list that is written in brackets, of YAML or of JSON.

Quotes and brackets are followed from an item that cannot be read. Its own may be wrong: a quote
that opens no whole text stands for nothing, and a bracket closes what it can. The text is gone
through once, whatever it holds.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_DEEPEST = 1_000_000
"""More brackets that are open at once are not followed."""
_BREAKS = "\r\n\x85\u2028\u2029"
_CLOSES = {"}": "{", "]": "["}


class Grammar(NamedTuple):
    """What means something in a text with brackets."""

    token: re.Pattern[str]
    """A quoted text as a whole, a comment, the break of a line, or a mark."""
    key: re.Pattern[str]
    """Opening braces, and the key behind them."""
    end: re.Pattern[str]
    """The bracket that closes the list, before what may follow it."""


JSON = Grammar(
    re.compile(
        r'"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+"(?=\s*+(?:[,:}\]]|\Z))|\\[^\n]|["\n{}\[\]:,]',
    ),
    re.compile(r'[{\s]{1,64}+"([^"\\]{0,64}+)"'),
    re.compile(r"\]\s*+\Z"),
)
JSON_MEMBER = JSON._replace(end=re.compile(r"\]\s*+(?:\}|,\s*+\")"))
"""Of a list in an object."""
YAML = Grammar(
    re.compile(
        r"""(?<=[\s,:\[{?])(?:"[^"\\]*+(?:\\.[^"\\]*+)*+"|'[^']*+(?:''[^']*+)*+')"""
        r"""(?=\s*+(?:[,:}\]#]|\Z))|''|\\.|(?<=\s)#[^\r\n\x85\u2028\u2029]*+"""
        r"""|[\r\n\x85\u2028\u2029{}\[\],]|:(?=[\s,\[\]{}"'])""",
        re.DOTALL,
    ),
    re.compile(r"""[{\s]{1,64}+["']?+([^\s"',:{}\[\]]{1,64}+)"""),
    re.compile(r"\][ \t]*+(?:\Z|[\r\n\x85\u2028\u2029#])"),
)
YAML_MEMBER = YAML._replace(end=re.compile(r"\]\s*+[},]"))
"""Of a list in a mapping that is in braces."""


def place_behind(
    text: str, at: int, grammar: Grammar, line: re.Pattern[str] | None = None, after: int = 0
) -> int | None:
    """Give where the item behind one begins, or the bracket that ends the list.

    Args:
        text: What holds the list.
        at: Where the one item begins, or some place between two.
        grammar: How the text is written.
        line: What stands at the beginning of a line at which the search ends in any case; the end
            of what it matches is given.
        after: Where such a line begins at the earliest.

    """
    levels = _Levels()
    first = _key(text, at, grammar)
    last = ""
    for token in grammar.token.finditer(text, at):
        start = token.start()
        mark = text[start]
        if mark == "#":
            continue
        if mark in _BREAKS:
            found = line.match(text, start + 1) if line and start >= after else None
            if found:
                return found.end()
            continue
        if mark in "{[":
            is_item = levels.is_outside or (
                mark == "{" and levels.are_braces and first == _key(text, start, grammar) != ""
            )
            if is_item and start > at and last != ":":
                return start
            if not levels.open(mark):
                return None
        elif mark in _CLOSES:
            is_last = levels.is_outside and mark == "]"
            if is_last and grammar.end.match(text, start):
                return start
            levels.close(_CLOSES[mark])
        last = mark
    return None


class _Levels:
    """The brackets that are open, within the item that is left out."""

    def __init__(self) -> None:
        self._marks: list[str] = []
        self._counts = {"{": 0, "[": 0}

    @property
    def is_outside(self) -> bool:
        """Whether the item has ended."""
        return not self._marks

    @property
    def are_braces(self) -> bool:
        """Whether another brace can only be what follows an item that was not closed."""
        return bool(self._marks) and not self._counts["["]

    def open(self, mark: str) -> bool:
        """Go one deeper; tell whether that can be."""
        self._marks.append(mark)
        self._counts[mark] += 1
        return len(self._marks) <= _DEEPEST

    def close(self, mark: str) -> None:
        """Close what opened with a mark, and what is open in it; nothing where none did."""
        while self._counts[mark]:
            closed = self._marks.pop()
            self._counts[closed] -= 1
            if closed == mark:
                return


def _key(text: str, at: int, grammar: Grammar) -> str:
    found = grammar.key.match(text, at)
    return found[1] if found else ""
