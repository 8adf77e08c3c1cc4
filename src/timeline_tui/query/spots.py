"""Where the cursor stands in a filter: in which clause, at which value, and what stands beside it.

place:wash tag:attack,ta_ -lang:ar
           ^   ^      ^ ^
      clause value    | cursor
                  member, start
"""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline_tui.errors import QueryError
from timeline_tui.query.context import Context
from timeline_tui.query.names import Named, column_named, field_named
from timeline_tui.query.nodes import And, Everything, InSequence, Node, Not, Or, Place
from timeline_tui.query.parser import parse
from timeline_tui.query.unparse import unparse

# An open quote is matched up to the end, also behind a last backslash: otherwise the end would be
# looked for again from every quote of a long line.
_CHUNK = re.compile(r'"(?:[^"\\]|\\(?:.|\Z))*("|\Z)|[\s()|]|[^\s()|"]+', re.DOTALL)
_NAME = re.compile(r'(-*)((?:col:)?(?:"(?:[^"\\]|\\.)*"|[^:="]*))([:=])([!<>]*=?)', re.IGNORECASE)
_MEMBER = re.compile(r'"(?:[^"\\]|\\.)*"?|,|[^",]+', re.DOTALL)
_MINUS = re.compile(r"-*")
_NAME_REST = re.compile(r'[^\s()|":=,]*[:=]?')
_VALUE_REST = re.compile(r'[^\s()|",]*')
_QUOTE_REST = re.compile(r'(?:[^"\\]|\\.)*"(?=[\s()|,]|\Z)', re.DOTALL)
_CLAUSE_REST = re.compile(r'(?:"(?:[^"\\]|\\.)*"|[^\s()|"])*', re.DOTALL)
_STAND_IN = '"x"'
_TO_GO_ON = re.compile(r"(?:^|[\s(|-])(?:OR|AND|NOT|[|(-])\s*\Z")


class Spot(NamedTuple):
    """What is being typed at the cursor: a word, the name of a field, or a value."""

    typed: str
    """What of it is there, without quotes."""
    start: int
    """Where it begins; in a range behind the dots."""
    end: int
    """Where it ends, with what stands right behind the cursor."""
    clause: int
    """Where its clause begins, behind a minus."""
    clause_end: int
    name: str | None = None
    """What stands before the colon, as it is written; None for a word by itself."""
    value: int = 0
    """Where the first value of the clause begins."""
    member: int = 0
    """Where the member of the list begins, or the range."""
    sign: str = ""
    """`:` or `=`, with what stands before the value."""

    def field(self, context: Context) -> Named | None:
        """Give the field that the name means; None for a word and for a name that is none."""
        if self.name is None:
            return None
        prefix, _, rest = self.name.partition(":")
        if rest:
            return column_named(_unquoted(rest), context)
        return field_named(prefix, context)


def spot_at(text: str, cursor: int) -> Spot | None:
    """Give what is being typed at the cursor; None inside a phrase or a pattern."""
    start = _token_start(text, cursor)
    token = text[start:cursor]
    minus = _MINUS.match(token)
    clause = start + (minus.end() if minus else 0)
    named = _NAME.match(token)
    if named is None:
        if text[clause : clause + 1] in ('"', "/"):
            return None
        end = _match_end(_NAME_REST, text, cursor)
        return Spot(text[clause:cursor], clause, end, clause, _match_end(_CLAUSE_REST, text, end))
    value = start + named.end()
    if text[value : value + 1] == "/":
        return None
    member = _member_start(text, value, cursor)
    typed = text[member:cursor]
    if typed.startswith('"'):
        end = _match_end(_QUOTE_REST, text, cursor)
        found, at = _unquoted(typed), member
    else:
        end = _match_end(_VALUE_REST, text, cursor)
        at = member + typed.rfind("..") + 2 if ".." in typed else member
        found = text[at:cursor]
    whole = _match_end(_CLAUSE_REST, text, end)
    sign = named[3] + named[4]
    return Spot(found, at, end, clause, whole, named[2], value, member, sign)


def beside(text: str, spot: Spot, context: Context) -> Node:
    """Give what an event has to match beside the clause of a spot, to be found by the filter.

    Of `a (b OR c_) d` that is `a d`: what stands in another branch of OR counts for nothing. Where
    the rest cannot be read, it is everything.
    """
    before, after = text[: spot.clause], text[spot.clause_end :]
    whole = f"{before}{_STAND_IN}{after}"
    try:
        node = parse(whole + ")" * _unclosed(whole), context)
    except QueryError:
        return Everything()
    parts, _ = _beside(node, Place(spot.clause, spot.clause + len(_STAND_IN))) or ((), True)
    if len(parts) < 2:
        return parts[0] if parts else Everything()
    return And(parts)


def without_valueless(text: str, context: Context) -> str | None:
    """Give a filter without its last clause, where that is a field that waits for its value.

    Of `category:attack tag:` that is `category:attack`; None for a filter that ends otherwise.
    """
    spot = spot_at(text, len(text))
    if spot is None or spot.value < len(text) or spot.field(context) is None:
        return None
    return unparse(beside(text, spot, context))


def is_unfinished(text: str, error: QueryError, context: Context) -> bool:
    """Tell whether an error may only mean that the end of a filter is still to be typed.

    What is open may yet be closed, and what is wrong with the last word may yet be mended; what is
    wrong before is wrong.
    """
    ended = _ended(text)
    if ended != text:
        try:
            parse(ended, context)
        except QueryError as other:
            error = other
        else:
            return True
    return bool(text) and not text[-1].isspace() and error.end >= len(text)


def _beside(node: Node, place: Place) -> tuple[tuple[Node, ...], bool] | None:
    """Give what stands beside a place, and whether more may be added; None if it lies elsewhere."""
    match node:
        case And(parts=parts):
            for number, part in enumerate(parts):
                found = _beside(part, place)
                if found is not None:
                    inner, is_open = found
                    others = (*parts[:number], *parts[number + 1 :]) if is_open else ()
                    return (*others, *inner), is_open
        case Or(parts=parts):
            return next(filter(None, (_beside(part, place) for part in parts)), None)
        case Not(part=part):
            return _beside(part, place)
        case InSequence(part=part):
            # Of other events: what stands outside the parentheses does not ask about them.
            found = _beside(part, place)
            return None if found is None else (found[0], False)
        case _ if node.at == place:
            return (), True
        case _:
            pass
    return None


def _ended(text: str) -> str:
    """Give a filter with everything closed that it opens, and something behind a last OR."""
    last = [*_CHUNK.finditer(text)][-1:]
    if any(chunk[0].startswith('"') and not chunk[1] for chunk in last):
        text = f'{text}x"'
    elif _TO_GO_ON.search(text):
        text = f"{text}x"
    return text + ")" * _unclosed(text)


def _unclosed(text: str) -> int:
    signs = [chunk[0] for chunk in _CHUNK.finditer(text) if chunk[0] in "()"]
    return max(0, signs.count("(") - signs.count(")"))


def _token_start(text: str, cursor: int) -> int:
    start = 0
    for chunk in _CHUNK.finditer(text, 0, cursor):
        if chunk[0].isspace() or chunk[0] in "()|":
            start = chunk.end()
    return start


def _member_start(text: str, value: int, cursor: int) -> int:
    start = value
    for chunk in _MEMBER.finditer(text, value, cursor):
        if chunk[0] == ",":
            start = chunk.end()
    return start


def _match_end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _unquoted(text: str) -> str:
    if not text.startswith('"'):
        return text
    closed = re.fullmatch(r'"((?:[^"\\]|\\.)*)"?', text, re.DOTALL)
    return re.sub(r'\\(["\\])', r"\1", closed[1]) if closed else text[1:]
