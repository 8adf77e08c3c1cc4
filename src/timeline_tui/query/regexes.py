"""Which of a filter's patterns Python may run over a text without running away.

The engine searches with RE2, which cannot run away. To highlight what it found, the same pattern
is run here, by an engine that backtracks: so only patterns of the shapes that both understand
alike, and only where the ways to match stay few. What is refused is found all the same, and shown
without a highlight.

    cost = ways to match from one place = product along a sequence, sum over alternatives
"""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST_WALK = 4_000_000
"""Places to begin at times ways to match: what one text may cost."""

_NEVER = LONGEST_WALK + 1
_ATOM = re.compile(
    r"\\[dDwWsSbBAnrtfv]|\\[^\w]|\[\^?\]?+(?:\\[dDwWsSnrtfv\W]|[^\\\]\[])*\]"
    r"|[^\\()\[\]|*+?{}]",
    re.DOTALL,
)
_SET_OPERATION = re.compile(r"--|&&|\|\||~~")
"""Inside a class Python warns of these, and other engines read them as they stand."""
_REPEAT = re.compile(r"(?:[*+?]|\{(\d{1,4})(,?)(\d{0,4})\})\??")


@lru_cache(maxsize=64)
def _compiled(pattern: str, ignore_case: bool) -> re.Pattern[str] | None:
    try:
        return re.compile(pattern, re.IGNORECASE if ignore_case else 0)
    except (re.error, OverflowError, RecursionError):
        return None


def found_spans(text: str, pattern: str, ignore_case: bool) -> list[tuple[int, int]]:
    """Give where a pattern matches, half-open; nothing where that could take too long."""
    if len(text) * cost(pattern, len(text)) > LONGEST_WALK:
        return []
    compiled = _compiled(pattern, ignore_case)
    return [match.span() for match in compiled.finditer(text) if match[0]] if compiled else []


@lru_cache(maxsize=256)
def cost(pattern: str, length: int) -> int:
    """How many ways there are at most to match from one place of a text so long."""
    try:
        ways, at = _alternatives(pattern, 0, length, depth=0)
    except ValueError:
        return _NEVER
    return ways if at == len(pattern) else _NEVER


def _alternatives(pattern: str, at: int, length: int, depth: int) -> tuple[int, int]:
    total, at = _sequence(pattern, at, length, depth)
    while pattern[at : at + 1] == "|":
        cost, at = _sequence(pattern, at + 1, length, depth)
        total += cost
    return min(total, _NEVER), at


def _sequence(pattern: str, at: int, length: int, depth: int) -> tuple[int, int]:
    total = 1
    while at < len(pattern) and pattern[at] not in "|)":
        cost, at = _atom(pattern, at, length, depth)
        repeat = _REPEAT.match(pattern, at)
        if repeat is not None:
            cost, at = _repeated(cost, repeat, length), repeat.end()
        total = min(total * cost, _NEVER)
    return total, at


def _atom(pattern: str, at: int, length: int, depth: int) -> tuple[int, int]:
    """Give the cost of one character, class or group, and where it ends; else ValueError."""
    if pattern[at] != "(":
        atom = _ATOM.match(pattern, at)
        if atom is None or (atom[0][0] == "[" and _SET_OPERATION.search(atom[0])):
            raise ValueError(pattern)
        return 1, atom.end()
    at += 3 if pattern.startswith("(?:", at) else 1
    if pattern[at : at + 1] == "?" or depth > 20:
        raise ValueError(pattern)
    cost, at = _alternatives(pattern, at, length, depth + 1)
    if pattern[at : at + 1] != ")":
        raise ValueError(pattern)
    return cost, at + 1


def _repeated(cost: int, repeat: re.Match[str], length: int) -> int:
    sign = repeat[0][0]
    if sign == "?":
        return cost + 1
    if cost > 1:
        return _NEVER  # a repeat of what can match in several ways multiplies without end
    if sign == "{" and not repeat[2]:
        return 1
    return length + 1
