"""What a program has written to a terminal: what it left behind, and what must not be there."""

from __future__ import annotations

import re
from collections.abc import Iterator

MODES = {
    "1000": "mouse reports",
    "1002": "mouse reports while dragged",
    "1003": "mouse reports of every move",
    "1006": "mouse reports in digits",
    "1015": "mouse reports in digits",
    "1016": "mouse reports in pixels",
    "1004": "focus reports",
    "1049": "the second screen",
    "2004": "marked pastes",
    "2026": "a frame begun",
    "2048": "size reports",
}
"""Modes of a terminal that must be off in the end."""
KEPT = {"25": "the cursor hidden", "7": "lines that do not break"}
"""Modes that must be on in the end."""

_CHANGE = re.compile(rb"\x1b\[\?(\d+)([hl])|\x1b\[([><])(\d*)u|\x1b\[8([hl])")
_ALLOWED = re.compile(
    rb"\x1b\[[\d;:]*m"
    rb"|\x1b\[[\d;]*H"
    rb"|\x1b\[\d*[ABCDGJK]"
    rb"|\x1b\[\?(?:7|25|1000|1002|1003|1004|1005|1006|1015|1016|1049|2004|2026|2048)[hl]"
    rb"|\x1b\[\?(?:2026|2048)\$p"
    rb"|\x1b\[[><]\d*u"
    rb"|\x1b\[\?u"
    rb"|\x1b\[c"
    rb"|\x1b\[1[468]t"
    rb"|\x1b\[8[hl]"
    rb"|\x1b\]8;id=[\w.-]*;(?:https?://[\x21-\x7e]*)?\x1b\\"
    rb"|\x1b\]8;;\x1b\\"
    rb"|\x1b\]22;[a-z-]*\x07"
    rb"|\x1b\]52;c;[A-Za-z0-9+/=]*\x07"
)
_TORN = re.compile(rb"(?:\x1b[\[\]]?[\d;:?]*|[\x80-\xff]+)(?=\x1b\[\?1000l\x1b\[\?1002l|\Z)")
"""What stood half written when a program was killed, before the terminal is put right."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def left_behind(written: bytes) -> Iterator[str]:
    """Give what a terminal is still in after all that was written to it."""
    on: dict[str, bool] = {}
    keyboards = 0
    for mode, sets, way, _, order in (
        (each[1], each[2], each[3], each[4], each[5]) for each in _CHANGE.finditer(written)
    ):
        if mode:
            on[mode.decode()] = sets == b"h"
        elif way:
            keyboards = keyboards + 1 if way == b">" else max(0, keyboards - 1)
        else:
            on["8"] = order == b"h"
    yield from (what for mode, what in MODES.items() if on.get(mode, False))
    yield from (what for mode, what in KEPT.items() if not on.get(mode, True))
    if not on.get("8", True):
        yield "letters that it does not reorder"
    if keyboards:
        yield "another keyboard protocol"


def forbidden(written: bytes) -> Iterator[str]:
    """Give what was written beside text and the sequences that this program has a use for."""
    rest = _ALLOWED.sub(b"", _TORN.sub(b"", written)).decode("utf-8", "replace")
    for found in list(_FORBIDDEN.finditer(rest))[:3]:
        yield repr(rest[found.start() : found.start() + 20])
