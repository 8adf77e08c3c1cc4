"""The formula guard: cells that a spreadsheet would run as a formula become texts, reversibly.

A cell that begins like a formula gets an apostrophe in front; so does one that begins with an
apostrophe, so that taking one away always gives the cell back. Numbers and dates stay as they are.
"""

from __future__ import annotations

import re

_TRIGGERS = frozenset("=+-@\t\r\n\0|%＝＋－＠")
_INVISIBLE = re.compile("[\\s\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]*")
"""What may stand before a formula without being seen: a program may leave it out."""
_HARMLESS = re.compile(
    r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?"
    r"|[+-]?\d{4,}-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?)?",
    re.ASCII,
)


def guard(cell: str) -> str:
    """Give a cell that no spreadsheet takes for a formula."""
    if cell and (cell[0] == "'" or _would_run(cell)):
        return f"'{cell}"
    return cell


def unguard(cell: str) -> str:
    """Give the cell that `guard` was given; any other cell stays as it is."""
    if cell.startswith("'") and (cell[1:2] == "'" or _would_run(cell[1:])):
        return cell[1:]
    return cell


def _would_run(cell: str) -> bool:
    blanks = _INVISIBLE.match(cell)
    start = blanks.end() if blanks else 0
    if cell[start : start + 1] not in _TRIGGERS and _TRIGGERS.isdisjoint(cell[:start]):
        return False
    return not _HARMLESS.fullmatch(cell)
