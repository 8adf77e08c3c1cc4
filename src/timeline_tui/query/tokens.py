"""From text to tokens with their positions; what the tokens mean is not known here.

    -tag:attack (title:/talks?/i OR "a phrase")

    Mark Clause Mark   Clause   Mark   Text  Mark

Blanks, parentheses and `|` end a token unless they stand in quotes or in a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TypeAlias

from timeline_tui.errors import QueryError
from timeline_tui.text.catalogue import tr


class Sign(StrEnum):
    """What joins and groups; the words only in upper case."""

    OPEN = "("
    CLOSE = ")"
    MINUS = "-"
    NOT = "NOT"
    AND = "AND"
    OR = "OR"


class How(Enum):
    """How a text was written."""

    BARE = "bare"
    QUOTED = "quoted"
    PATTERN = "pattern"


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign, or a word that works as one; `|` is OR."""

    sign: Sign
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """A word, a phrase without its quotes, or a pattern without its slashes."""

    text: str
    how: How
    start: int
    end: int
    ignore_case: bool = False
    """A pattern that ended in `/i`."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A field with a value: `name:value`, `name=value` or `col:"name":value`."""

    name: str
    sign: str
    """`:` or `=`."""
    prefix: str
    """What stands before the value: `!` and one of `>`, `>=`, `<`, `<=`, or nothing."""
    values: tuple[Text, ...]
    """The value, or the members of a list; one empty bare text where nothing was written."""
    start: int
    value_start: int
    """Where the value begins, behind the prefix."""
    end: int
    is_column: bool = False
    """Written with `col:`."""


Token: TypeAlias = Mark | Text | Clause

COLUMN = "col"
"""What stands before the name of a column that is no plain word."""

_SINGLE = {"(": Sign.OPEN, ")": Sign.CLOSE, "|": Sign.OR, "-": Sign.MINUS}
_WORDS = {"OR": Sign.OR, "AND": Sign.AND, "NOT": Sign.NOT}
_BLANKS = re.compile(r"\s*")
_BARE = re.compile(r'[^\s()|"]+')
_NAME = re.compile(r'[^\s()|":=]+')
_MEMBER = re.compile(r'[^\s()|",]*')
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPED = re.compile(r'\\(["\\])')
_PREFIX = re.compile(r"!?(?:[<>]=?)?")
_SLASH = re.compile(r"(?:[^/\\]|\\.)*/", re.DOTALL)
_AFTER_PATTERN = re.compile(r"(i?)(?=[\s)|]|\Z)")
_BLANK = re.compile(r"\s")


def tokens(text: str) -> list[Token]:
    """Give the tokens of a filter; raises QueryError for a quote misplaced or not closed."""
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    at = _after_blanks(text, 0)
    while at < len(text):
        token = _token(text, at)
        yield token
        at = _after_blanks(text, token.end)


def _after_blanks(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    return match.end() if match else at


def _token(text: str, at: int) -> Token:
    if text[at] in _SINGLE:
        return Mark(_SINGLE[text[at]], at, at + 1)
    if text[at] == '"':
        phrase = _quoted(text, at)
        _expect_boundary(text, phrase.end)
        return phrase
    return _pattern(text, at) or _word(text, at)


def _word(text: str, at: int) -> Token:
    match = _BARE.match(text, at)
    bare = match[0] if match else ""
    end = at + len(bare)
    sign = re.search("[:=]", bare)
    if sign is not None:
        return _clause(text, at, bare[: sign.start()], at + sign.start())
    _expect_no_quote(text, end)
    if bare in _WORDS:
        return Mark(_WORDS[bare], at, end)
    return Text(bare, How.BARE, at, end)


def _clause(text: str, at: int, name: str, sign_at: int) -> Clause:
    is_column = name.lower() == COLUMN and text[sign_at] == ":"
    if is_column:
        name, sign_at = _column(text, at, sign_at + 1)
    prefix = _PREFIX.match(text, sign_at + 1)
    value_start = prefix.end() if prefix else sign_at + 1
    values = _values(text, value_start)
    return Clause(
        name=name,
        sign=text[sign_at],
        prefix=text[sign_at + 1 : value_start],
        values=values,
        start=at,
        value_start=value_start,
        end=values[-1].end,
        is_column=is_column,
    )


def _column(text: str, start: int, at: int) -> tuple[str, int]:
    """Give the name after `col:` and where the sign after it stands."""
    if text[at : at + 1] == '"':
        quoted = _quoted(text, at)
        name, end = quoted.text, quoted.end
    else:
        match = _NAME.match(text, at)
        name, end = (match[0], match.end()) if match else ("", at)
    if not name or text[end : end + 1] not in (":", "="):
        raise QueryError(
            tr("col: needs the name of a column and a value"),
            start=start,
            end=end,
            hint=tr('Write col:"Event Id":value.'),
        )
    return name, end


def _values(text: str, at: int) -> tuple[Text, ...]:
    pattern = _pattern(text, at)
    if pattern is not None:
        return (pattern,)
    members = [_member(text, at)]
    while text[members[-1].end : members[-1].end + 1] == ",":
        members.append(_member(text, members[-1].end + 1))
    _expect_no_quote(text, members[-1].end)
    return tuple(members)


def _member(text: str, at: int) -> Text:
    if text[at : at + 1] == '"':
        quoted = _quoted(text, at)
        _expect_boundary(text, quoted.end, also=",")
        return quoted
    match = _MEMBER.match(text, at)
    bare = match[0] if match else ""
    return Text(bare, How.BARE, at, at + len(bare))


def _quoted(text: str, at: int) -> Text:
    match = _QUOTED.match(text, at)
    if match is None:
        raise QueryError(
            tr("this quotation mark is not closed"),
            start=at,
            end=len(text),
            hint=tr('Close it with ", or write \\" for a mark inside quotes.'),
        )
    return Text(_ESCAPED.sub(r"\1", match[1]), How.QUOTED, at, match.end())


def _pattern(text: str, at: int) -> Text | None:
    """Give the pattern that begins here, or None where the slash is only a character.

    It ends at the first slash if a token can end there (so a pattern may hold blanks), else at a
    later one before the next blank (so a path between slashes is a pattern too).
    """
    if text[at : at + 1] != "/":
        return None
    blank = _BLANK.search(text, at)
    slash = first = _SLASH.match(text, at + 1)
    while slash is not None and slash.end() > at + 2:
        if slash is not first and blank is not None and blank.start() < slash.end():
            return None
        after = _AFTER_PATTERN.match(text, slash.end())
        if after is not None:
            body = _without_escaped_slashes(text[at + 1 : slash.end() - 1])
            return Text(body, How.PATTERN, at, after.end(), bool(after[1]))
        slash = _SLASH.match(text, slash.end())
    return None


def _without_escaped_slashes(body: str) -> str:
    return re.sub(r"\\(.)", lambda m: "/" if m[1] == "/" else m[0], body, flags=re.DOTALL)


def _expect_boundary(text: str, at: int, also: str = "") -> None:
    following = text[at : at + 1]
    if not following or following.isspace() or following in f"()|{also}":
        return
    if following in ":=":
        hint = tr('For a column with such a name write col:"Event Id":value.')
    elif text.startswith("..", at):
        hint = tr('Quote the whole range: "25 January..1 February 2024".')
    else:
        hint = tr('Put a blank here, or write \\" for a mark inside quotes.')
    raise QueryError(
        tr("expected a blank after the quotation mark"), start=at, end=at + 1, hint=hint
    )


def _expect_no_quote(text: str, at: int) -> None:
    if text[at : at + 1] == '"':
        raise QueryError(
            tr("a quotation mark stands inside a word"),
            start=at,
            end=at + 1,
            hint=tr('Quote the whole, with \\" for a mark inside quotes.'),
        )
