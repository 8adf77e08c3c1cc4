"""Values to YAML that a person likes to edit and every YAML reader takes for texts.

Block style, long texts as literal blocks, short lists in one line. What a YAML 1.1 or 1.2 reader
could take for a number, a date or a boolean is quoted; only whole days under date keys stay plain.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from timeline_tui.events.event import Value
from timeline_tui.events.keys import is_date_key

_LINE = 96
"""How many characters a list in one line may have."""
_ON_ONE_LINE = ("relation", "derived")
_LONG_KEY = 1000
"""From so many characters on a key needs the form `? key`."""

_WORDS = frozenset(("y", "yes", "n", "no", "true", "false", "on", "off", "null", "nan", "inf"))
_STARTS_AS_WORD = re.compile(r"[^\W\d_]")
_STARTS_AS_NUMBER = re.compile(r"\d[^:#]*\s[^\W\d_]{3}")
_DURATION = re.compile(r"\d+(?:ns|us|ms|s|m|min|h|d|w|mo|y)")
_STOPS = re.compile(r":(?:\s|$)|\s#|\s$")
_FLOW_STOPS = re.compile(r"[\[\]{},?]|:\S")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_JOINERS = "\u200c\u200d"


def entry(key: str, value: Value, indent: int) -> str:
    """Give a key with its value, without the last line break; `indent` counts blanks."""
    name = scalar(key, indent, in_flow=True)
    start = f"? {name}\n{' ' * indent}" if len(name) > _LONG_KEY else name
    if key in _ON_ONE_LINE and isinstance(value, dict) and value:
        return f"{' ' * indent}{start}: {_flow(value)}"
    return f"{' ' * indent}{start}:{_after(value, indent + 2, key)}"


def item(record: dict[str, Value], indent: int) -> str:
    """Give a mapping as an item of a list, without the last line break."""
    return f"{' ' * indent}-{_in_list(record, indent)}"


def scalar(text: str, indent: int, *, is_date: bool = False, in_flow: bool = False) -> str:
    """Give a text as a plain, literal or double-quoted scalar, whichever is readable and safe."""
    if is_date and _is_day(text):
        return text
    if _is_plain(text) and not (in_flow and _FLOW_STOPS.search(text)):
        return text
    if not in_flow and _is_literal(text):
        chomping = "" if text.endswith("\n") else "-"
        lines = text.removesuffix("\n").split("\n")
        return f"|{chomping}\n" + "\n".join(
            f"{' ' * indent}{line}" if line else "" for line in lines
        )
    return f'"{"".join(map(_escaped, text))}"'


def _after(value: Value, indent: int, key: str = "") -> str:
    """What follows a colon or a dash."""
    match value:
        case None:
            return " null"
        case str():
            is_date = key == "published" or is_date_key(key)
            return f" {scalar(value, indent, is_date=is_date)}"
        case list() if not value or (not is_date_key(key) and _fits(value)):
            return f" {_flow(value)}"
        case list():
            return "".join(f"\n{' ' * indent}-{_in_list(each, indent)}" for each in value)
        case dict() if not value:
            return " {}"
        case dict():
            return "".join(f"\n{entry(name, each, indent)}" for name, each in value.items())


def _in_list(value: Value, indent: int) -> str:
    after = _after(value, indent + 2)
    if isinstance(value, dict) and value:
        # The first key stands beside the dash.
        return " " + after.removeprefix("\n" + " " * (indent + 2))
    return after


def _flow(value: Value) -> str:
    match value:
        case None:
            return "null"
        case str():
            return scalar(value, 0, in_flow=True)
        case list():
            return f"[{', '.join(map(_flow, value))}]"
        case dict():
            pairs = (f"{_flow(name)}: {_flow(each)}" for name, each in value.items())
            return f"{{{', '.join(pairs)}}}"


def _fits(values: list[Value]) -> bool:
    if not all(isinstance(each, str) and "\n" not in each for each in values):
        return False
    return sum(len(str(each)) + 2 for each in values) <= _LINE


def _is_plain(text: str) -> bool:
    if not text or text.lower() in _WORDS or _STOPS.search(text) or not _is_drawn(text):
        return False
    patterns = (_STARTS_AS_WORD.match, _STARTS_AS_NUMBER.match, _DURATION.fullmatch)
    return any(matches(text) for matches in patterns)


def _is_literal(text: str) -> bool:
    if "\n" not in text or text[0].isspace() or text.endswith("\n\n"):
        return False
    return _is_drawn(text.replace("\n", "").replace("\t", ""))


def _is_day(text: str) -> bool:
    """Whether any reader takes it for a day that exists."""
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_drawn(text: str) -> bool:
    return text.isprintable() or all(map(_is_drawn_character, text))


def _is_drawn_character(character: str) -> bool:
    return (
        character.isprintable() or character in _JOINERS or unicodedata.category(character) == "Zs"
    )


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if _is_drawn_character(character):
        return character
    code = ord(character)
    return (
        f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"
    )
