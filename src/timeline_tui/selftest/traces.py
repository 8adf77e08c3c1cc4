"""What a program has left a terminal in, and what it wrote that is not its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from timeline_tui.selftest.grammar import forbidden

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
_TORN = re.compile(rb"(?:\x1b[\[\]]?[\d;:?]*|[\x80-\xff]+)(?=\x1b\[\?1000l\x1b\[\?1002l|\Z)")
"""What stood half written when a program was killed, before the terminal is put right."""


def left_behind(written: bytes) -> Iterator[str]:
    """Give what a terminal is still in after all that was written to it."""
    on: dict[str, bool] = {}
    keyboards = 0
    for mode, sets, way, _, order in (
        (each[1], each[2], each[3], each[4], each[5]) for each in _CHANGE.finditer(written)
    ):
        if mode:
            # Two numbers for one screen: the one keeps the place of the cursor as well.
            on[mode.decode().replace("1047", "1049")] = sets == b"h"
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


def strange(written: bytes) -> Iterator[str]:
    """Give what the program wrote that is not its own, whatever cut it off."""
    whole = _TORN.sub(b"", written)
    for piece in islice(forbidden(whole, copies=len(whole)), 3):
        yield piece.what
