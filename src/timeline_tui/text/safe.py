"""The one boundary between text from files and the terminal.

Only this module makes a `Drawable`, and whatever is drawn or printed to a terminal is one: `safe`
makes it of any text, `own` of a constant of the program's own, and the rest of what is safe. `safe`
replaces, and never deletes, what could act on a terminal, so that evidence stays visible. It does
not know markup: a `Drawable` is still plain text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NewType, cast

from timeline_tui.text.patterns import Late

Drawable = NewType("Drawable", str)
"""Text of one line that holds nothing a terminal could act on."""

LIMIT = 4096
"""How many characters of one field a single line may show."""

MARKS_PER_BASE = 4

MOST_NAMED = 100
"""So many of what cannot be seen in a text have their names shown."""

NAME = re.compile(r"[‹<]U\+[0-9A-F]{4,6}[›>]")
"""How `named` tells of a character."""

_DOT = "·"

_SIGN = re.compile(r"[^\x00-\u02ff\w\s]")
"""Neither letter nor digit: a mark, a joiner, or a sign like a dash."""
_RARE_SIGN = re.compile(
    r"[^\x00-\u02ff\w\s\u060c\u061b\u061f\u066a-\u066d\u06d4\u2010-\u2027\u2030-\u205e"
    r"\u20a0-\u20c0\u2100-\u2bff\u3001-\u3029\uff01-\uff0f]"
)
"""The same without what titles are full of: dashes, quotes, arrows, the commas of other scripts."""
_UNSEEN = Late("[\u034f\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""What passes for printable, and cannot be seen."""
_SUSPECT = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(1 << 16, 17 << 16, 1 << 16)
    )
    + "]"
)
_RUN = Late(rf"{_SIGN.pattern}{_SIGN.pattern}{{{MARKS_PER_BASE},}}")
"""What may be a flood of marks; a set before the repetition is looked for fastest."""
_JOINING = frozenset("\u200c\u200d\ufe0e\ufe0f")
_SPELLING = Late(
    "[\u0600-\u08ff\u0900-\u0dff\ufb50-\ufdff\ufe70-\ufeff][\u200c\u200d]"
    "[\u0600-\u08ff\u0900-\u0dff\ufb50-\ufdff\ufe70-\ufeff]"
)
"""Scripts that spell with ZWNJ and ZWJ, between two letters."""
_EMOJI = Late(
    # A joiner that joins nothing would be drawn together with whatever came behind it.
    "[\u203c-\u3299\U0001f000-\U0001f3fa\U0001f400-\U0001faff](?:[\ufe0e\ufe0f]"
    "|\u200d[\u203c-\u3299\U0001f000-\U0001faff])"
    "|[\U0001f3fb-\U0001f3ff\ufe0f]\u200d[\u203c-\u3299\U0001f000-\U0001faff]"
)
"""Emoji that a joiner or a choice of looks makes another one."""


def safe(text: str, limit: int = LIMIT) -> Drawable:
    """Give one line of text that a terminal can only draw.

    C0 controls become their pictures (ESC is `␛`), C1 controls, lone surrogates and what is no
    character U+FFFD, bidi controls and invisible characters `·`; of a flood of combining marks four
    stay. Idempotent.
    """
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    # What is printable holds no controls, nothing that turns text and no surrogates. What is left
    # to ask is asked here and now: titles are many, and most of them can stay as they are.
    if text.isprintable():
        if text.isascii():
            return text  # type: ignore[return-value]
        if not ("\u3164" in text or "\u1160" in text or "\u115f" in text or "\uffa0" in text) and (
            _RARE_SIGN.search(text) is None
            or not (_UNSEEN.compiled.search(text) or _RUN.compiled.search(text))
        ):
            return text  # type: ignore[return-value]
    return cast("Drawable", _RUN.compiled.sub(_without_flood, _shown(text)))


def named(text: str, limit: int = LIMIT, *, ascii_only: bool = False) -> Drawable:
    """Give what `safe` gives, with the names of what turns text or cannot be seen: `‹U+202E›`.

    Behind the first hundred a dot stands for each: a flood stays something to read.
    """
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    if text.isascii() or not _SUSPECT.search(text):
        return safe(text, limit)
    left = MOST_NAMED

    def name(suspect: re.Match[str]) -> str:
        nonlocal left
        sign = _sign(suspect)
        if sign != _DOT or left == 0:
            return sign
        left -= 1
        code = f"U+{ord(suspect[0]):04X}"
        return f"<{code}>" if ascii_only else f"‹{code}›"

    return cast("Drawable", _RUN.compiled.sub(_without_flood, _SUSPECT.sub(name, text)))


def named_lines(text: str, *, ascii_only: bool = False) -> list[Drawable]:
    """Give the lines of a longer text as `named` gives each; tabs become four blanks."""
    clean = text.replace("\r\n", "\n").replace("\t", "    ")
    return [named(line, len(line) + 1, ascii_only=ascii_only) for line in clean.split("\n")]


def safe_lines(text: str, limit: int = 65536) -> list[Drawable]:
    """Give the lines of a longer text, each made safe; tabs become four blanks."""
    clean = text[:limit].replace("\r\n", "\n").replace("\t", "    ")
    return [safe(line, limit) for line in clean.split("\n")]


def own(constant: str) -> Drawable:
    """Give a literal of the program's own as it stands: a test reads every call."""
    return constant  # type: ignore[return-value]


def blanks(cells: int) -> Drawable:
    """Give so many blanks; none for a number below one."""
    return " " * cells  # type: ignore[return-value]


def repeated(sign: Drawable, times: int) -> Drawable:
    """Give a text so many times, one behind another; nothing for a number below one."""
    return sign * times  # type: ignore[return-value]


def joined(*texts: Drawable) -> Drawable:
    """Give texts one behind another, with nothing between them.

    Signs are made safe one by one, so that what they are joined to does not make them dangerous; a
    joiner or marks that stand first go with the letter before.
    """
    return "".join(texts)  # type: ignore[return-value]


def stretch(text: Drawable, start: int, stop: int | None = None) -> Drawable:
    """Give the characters of a text from one place up to another, as a slice does."""
    return text[start:stop]  # type: ignore[return-value]


def signs(text: Drawable) -> tuple[Drawable, ...]:
    """Give the characters of a text, each by itself."""
    return tuple(text)  # type: ignore[arg-type]


class _Pictures(dict[str, str]):
    """Signs by what they stand for."""

    def __missing__(self, character: str) -> str:
        picture = self[character] = _picture(ord(character))
        return picture


_PICTURES = _Pictures()


def _shown(text: str) -> str:
    """Give a text with signs in place of what acts or cannot be seen."""
    found = _SUSPECT.findall(text)
    if not found:
        return text
    if not _JOINING.isdisjoint(found):
        return _SUSPECT.sub(_sign, text)
    for character in set(found):
        text = text.replace(character, _PICTURES[character])
    return text


def _sign(suspect: re.Match[str]) -> str:
    """Give what stands for a character: itself where it joins what stands around it."""
    character, before = suspect[0], suspect.start() - 1
    joins = character in _JOINING and before >= 0 and _joins(suspect.string, before)
    return character if joins else _PICTURES[character]


def _joins(text: str, before: int) -> bool:
    if _SPELLING.compiled.match(text, before):
        return True
    if text[before] == "\ufe0f":  # which is one itself only behind an emoji
        return before > 0 and bool(
            _EMOJI.compiled.match(text, before - 1) and _EMOJI.compiled.match(text, before)
        )
    return bool(_EMOJI.compiled.match(text, before))


def _without_flood(run: re.Match[str]) -> str:
    kept, marks = [], 0
    for character in run[0]:
        is_mark = unicodedata.category(character) in ("Mn", "Me")
        if marks < MARKS_PER_BASE or not (is_mark or character in _JOINING):
            kept.append(character)
        if is_mark:
            marks += 1
        elif character not in _JOINING:
            marks = 0
    return "".join(kept)


def _picture(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if code in (0x2028, 0x2029):
        return "\u2424"
    if (
        code < 0xA0
        or 0xD800 <= code <= 0xDFFF
        or 0xFDD0 <= code <= 0xFDEF
        or code & 0xFFFE == 0xFFFE
    ):
        return "\ufffd"
    return _DOT
