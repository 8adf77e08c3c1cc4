"""What this program may write to a terminal, and what of some bytes does not fit into that.

It is a list of what is allowed, and knows nothing of how text is made safe: whatever is left once
the program's own sequences are taken away must be letters, breaks of lines and nothing that acts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple


class Grammar(NamedTuple):
    """What a part of the program has a use for."""

    sequences: re.Pattern[bytes]
    tabs: bool = False
    """Whether cells are parted by tabs."""


class Forbidden(NamedTuple):
    """A piece that may not be written."""

    offset: int
    what: str
    """The piece and what it is, in ASCII."""


_COLOURS = rb"\x1b\[(?:[0-9]{1,3}(?:[;:][0-9]{0,3}){0,24})?m"
_MODES = rb"7|25|1000|1002|1003|1004|1005|1006|1015|1016|1047|1049|2004|2026|2048"
_MOST_MARKS = 4
_SHOWN = 24
"""Bytes of a piece that are told."""

SCREEN = Grammar(
    re.compile(
        _COLOURS
        + rb"|\x1b\[(?:[0-9]{1,4};[0-9]{1,4})?H"
        + rb"|\x1b\[[0-9]{0,4}[ABCDGJK]"
        + rb"|\x1b\[\?(?:"
        + _MODES
        + rb")[hl]"
        rb"|\x1b\[\?(?:2026|2048)\$p"
        rb"|\x1b\[(?:>[0-9]{1,2}|<|\?)u"
        rb"|\x1b\[c"
        rb"|\x1b\[1[468]t"
        rb"|\x1b\[8[hl]"
        rb"|\x1b\]8;id=[0-9A-Za-z.-]*;https?://[\x21\x23-\x26\x28-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]*\x1b\\"
        rb"|\x1b\]8;;\x1b\\"
        rb"|\x1b\]22;[a-z-]{1,20}\x07"
    )
)
"""What the screen is drawn with."""
LINES = Grammar(re.compile(_COLOURS + rb"|\x1b\[8[hl]"), tabs=True)
"""What commands print: lines in colours and in an order of their own, with cells parted by tabs."""

_COPY = re.compile(
    rb"\x1b\]52;c;(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?\x07"
)
_PLAIN = re.compile(rb"[\x20-\x7e]+|\r{0,2}\n")  # the terminal itself puts a CR before each LF
_ESCAPE = re.compile(rb"\x1b(?:\][^\x07\x1b]*(?:\x07|\x1b\\)|\[[0-?]*[ -/]*[@-~]|[ -/]*[0-~])?")
_HIGH = re.compile(rb"[\x80-\xff]+")
_ACTING = {
    "a control of C1": range(0x80, 0xA0),
    "a direction": (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
    "a break": (0x2028, 0x2029),
    "nothing to be seen": (
        *(0xAD, 0x115F, 0x1160, 0x180E, 0x200B, *range(0x2060, 0x2066), *range(0x206A, 0x2070)),
        *(0x3164, *range(0xFE00, 0xFE0E), 0xFEFF, 0xFFA0, *range(0xFFF9, 0xFFFC)),
    ),
}
_KINDS = {code: what for what, codes in _ACTING.items() for code in codes}
_TAGS = range(0xE0000, 0xE1000)
_MARKS = ("Mn", "Me")
_JOINERS = ("\u200c", "\u200d", "\ufe0e", "\ufe0f")


def forbidden(written: bytes, grammar: Grammar = SCREEN, copies: int = 0) -> Iterator[Forbidden]:
    """Give what of some bytes may not be written to a terminal, in order.

    The clipboard may be set as often as somebody has asked for a copy.
    """
    left = copies

    def without_copy(found: re.Match[bytes]) -> bytes:
        nonlocal left
        left -= 1
        return _blank(found) if left >= 0 else found[0]

    # Blanks in place of what is allowed: offsets stay, and nothing is joined by taking it away.
    rest = grammar.sequences.sub(_blank, written)
    rest = _COPY.sub(without_copy, rest)
    if grammar.tabs:
        rest = rest.replace(b"\t", b" ")
    place = 0
    while place < len(rest):
        if found := _PLAIN.match(rest, place):
            place = found.end()
        elif found := _HIGH.match(rest, place):
            yield from _of_letters(found[0], place)
            place = found.end()
        elif found := _ESCAPE.match(rest, place):
            yield Forbidden(place, f"{_told(found[0])} is no sequence of this program")
            place = found.end()
        else:
            yield Forbidden(place, f"{_told(rest[place : place + 1])} is a control")
            place += 1


def _blank(found: re.Match[bytes]) -> bytes:
    return b" " * len(found[0])


def _told(piece: bytes) -> str:
    return repr(piece[:_SHOWN])[1:]


def _of_letters(data: bytes, offset: int) -> Iterator[Forbidden]:
    """Give what may not stand among letters beyond ASCII."""
    while data:
        try:
            text, broken = data.decode("utf-8"), b""
        except UnicodeDecodeError as error:
            text, broken = data[: error.start].decode("utf-8"), data[error.start : error.end]
        yield from _of_text(text, offset)
        taken = len(text.encode("utf-8"))
        if broken:
            yield Forbidden(offset + taken, f"{_told(broken)} is no UTF-8")
        data, offset = data[taken + len(broken) :], offset + taken + len(broken)


def _of_text(text: str, offset: int) -> Iterator[Forbidden]:
    marks = 0
    for letter in text:
        code = ord(letter)
        what = "nothing to be seen" if code in _TAGS else _KINDS.get(code, "")
        if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
            what = "no character"
        is_mark = letter not in _JOINERS and unicodedata.category(letter) in _MARKS
        marks = marks + 1 if is_mark else 0
        if marks == _MOST_MARKS + 1:
            what = "one of more than four marks"
        if what:
            yield Forbidden(offset, f"U+{code:04X} is {what}")
        offset += len(letter.encode("utf-8"))
