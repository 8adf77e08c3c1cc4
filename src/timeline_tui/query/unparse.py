"""Tree to text: one canonical way to write each filter, which parses to the same tree.

`parse(unparse(node), context) == node` for every tree that `parse` gives, in the same context.
"""

from __future__ import annotations

import re
from typing import assert_never

from timeline_tui.query.names import is_plain
from timeline_tui.query.nodes import (
    And,
    Between,
    Compare,
    During,
    Everything,
    Falls,
    Has,
    InSequence,
    Is,
    Lasts,
    Match,
    Node,
    Not,
    Or,
    Regex,
    Word,
)
from timeline_tui.query.parts import PARTS
from timeline_tui.query.tokens import COLUMN

_PLAIN = re.compile(r"\w[^\s()|\":=,]*")
_PLAIN_DATE = re.compile(r"[\w.+#@-][\w.+:/@~?%#-]*")
_KEYWORDS = ("OR", "AND", "NOT")
_COMPARED = re.compile(r"([<>]=?)(.*)", re.DOTALL)


def unparse(node: Node) -> str:
    """Give a filter as text; whatever needs quotes is quoted."""
    match node:
        case Everything():
            return ""
        case And(parts=parts):
            return " ".join(_inside(part, Or) for part in parts)
        case Or(parts=parts):
            return " OR ".join(map(unparse, parts))
        case Not(part=part):
            return f"-{_inside(part, And, Or)}"
        case Word(text=text):
            return _quoted_unless(_PLAIN, text)
        case Match(field=field, values=values, exact=exact):
            sign = "=" if exact else ":"
            return f"{name_text(field)}{sign}{','.join(quoted(value) for value in values)}"
        case Regex(field=field, pattern=pattern, ignore_case=ignore_case):
            prefix = f"{name_text(field)}:" if field else ""
            return f"{prefix}{pattern_text(pattern, ignore_case)}"
        case Compare(field=field, operator=operator, value=value):
            return f"{name_text(field)}:{operator}{value}"
        case Between(field=field, low=low, high=high):
            return f"{name_text(field)}:{low}..{high}"
        case Has(field=field):
            return f"has:{_name_after_has(field)}"
        case Is(trait=trait):
            return f"is:{trait}"
        case During(verb=verb, text=text, certain=certain):
            return f"{verb}:{'!' if certain else ''}{date_text(text)}"
        case InSequence(verb=verb, part=part, text=text, certain=certain):
            sign = "~" if verb == "near" else "<"
            apart = f"{sign}{text}" if text else ""
            return f"{verb}:{'!' if certain else ''}({unparse(part)}){apart}"
        case Falls(part=part, numbers=numbers, certain=certain):
            return f"{part}:{'!' if certain else ''}{PARTS[part].written(numbers)}"
        case Lasts(text=text, certain=certain):
            return f"duration:{'!' if certain else ''}{date_text(text)}"
        case _:
            assert_never(node)


def name_text(field: str) -> str:
    """Give a field's own name as it can stand before a colon: `title`, `col:"Event Id"`."""
    return field if is_plain(field) else f"{COLUMN}:{_in_quotes(field)}"


def quoted(text: str) -> str:
    """Give a value as it can stand after a colon, in quotes where it needs them."""
    return _quoted_unless(_PLAIN, text)


def pattern_text(pattern: str, ignore_case: bool) -> str:
    """Give a pattern between slashes, with the slashes that it holds escaped."""
    escaped = re.sub(r"\\.|/", lambda m: r"\/" if m[0] == "/" else m[0], pattern, flags=re.DOTALL)
    return f"/{escaped}/{'i' if ignore_case else ''}"


def _quoted_unless(plain: re.Pattern[str], text: str) -> str:
    if plain.fullmatch(text) and ".." not in text and text not in _KEYWORDS:
        return text
    return _in_quotes(text)


def _in_quotes(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def date_text(text: str) -> str:
    """Give a date as it can stand after the colon of a verb, in quotes where it needs them."""
    compared = _COMPARED.fullmatch(text)
    operator, rest = compared.groups() if compared else ("", text)
    return operator + (rest if _PLAIN_DATE.fullmatch(rest) else _in_quotes(rest))


def _name_after_has(field: str) -> str:
    return field if is_plain(field) else _in_quotes(f"{COLUMN}:{field}")


def _inside(node: Node, *kinds: type[Node]) -> str:
    """Give a part, in parentheses where it is of a kind that binds less."""
    text = unparse(node)
    return f"({text})" if isinstance(node, kinds) else text
