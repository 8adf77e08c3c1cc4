"""The formula guard: cells that a spreadsheet would run as a formula become texts, reversibly.

A cell that begins like a formula gets an apostrophe in front; so does one that begins with an
apostrophe, so that taking one away always gives the cell back. Numbers and dates stay as they are.
"""

from __future__ import annotations

import re

_TRIGGERS = frozenset("=+-@\t\r\n\0|%＝＋－＠")
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
    bare = cell.lstrip()
    blanks = cell[: len(cell) - len(bare)]
    if bare[:1] not in _TRIGGERS and not any(blank in _TRIGGERS for blank in blanks):
        return False
    return bool(cell) and not _HARMLESS.fullmatch(cell)
