"""The one boundary between text from files and the terminal.

`safe` is the only maker of `Drawable`; whatever is drawn or printed to a terminal has passed it.
It replaces, and never deletes, what could act on a terminal, so that evidence stays visible.
It does not know markup: a `Drawable` is still plain text.
"""

from __future__ import annotations

import re
from typing import NewType

Drawable = NewType("Drawable", str)
"""Text of one line that holds nothing a terminal could act on."""

LIMIT = 4096
"""How many characters of one field a single line may show."""

MARKS_PER_BASE = 4

_SUSPECT = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)
_FLOOD = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
    f"{{{MARKS_PER_BASE}}})"
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0e31\u0e34-\u0e3a"
    "\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_JOINERS = re.compile(
    # ZWNJ and ZWJ stay between letters of the scripts that spell with them, ZWJ and VS16 in emoji.
    "(?<=[\u0600-\u08ff\u0900-\u0dff\ufb50-\ufdff\ufe70-\ufeff])[\u200c\u200d]"
    "(?=[\u0600-\u08ff\u0900-\u0dff\ufb50-\ufdff\ufe70-\ufeff])"
    # A joiner that joins nothing would be drawn together with whatever came behind it.
    "|(?<=[\u203c-\u3299\U0001f000-\U0001f3fa\U0001f400-\U0001faff])[\ufe0e\ufe0f]"
    "|(?<=[\u203c-\u3299\U0001f000-\U0001faff])\u200d(?=[\u203c-\u3299\U0001f000-\U0001faff])"
    "|(?<=[\u203c-\u3299\U0001f000-\U0001f3fa\U0001f400-\U0001faff]\ufe0f)\u200d"
    "(?=[\u203c-\u3299\U0001f000-\U0001faff])"
)


def safe(text: str, limit: int = LIMIT) -> Drawable:
    """Give one line of text that a terminal can only draw.

    C0 controls become their pictures (ESC is `␛`), C1 controls and lone surrogates U+FFFD, bidi
    controls and invisible characters `·`; of a flood of combining marks four stay. Idempotent.
    """
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    if text.isascii() and text.isprintable():
        return Drawable(text)
    if _SUSPECT.search(text):
        kept = {match.start() for match in _JOINERS.finditer(text)}
        text = _SUSPECT.sub(lambda m: m[0] if m.start() in kept else _picture(ord(m[0])), text)
    return Drawable(_FLOOD.sub(r"\1", text))


def safe_lines(text: str, limit: int = 65536) -> list[Drawable]:
    """Give the lines of a longer text, each made safe; tabs become four blanks."""
    clean = text[:limit].replace("\r\n", "\n").replace("\t", "    ")
    return [safe(line, limit) for line in clean.split("\n")]


def _picture(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if code in (0x2028, 0x2029):
        return "\u2424"
    if code < 0xA0 or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF):
        return "\ufffd"
    return "·"
