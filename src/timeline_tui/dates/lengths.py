"""Lengths of time as they are told: those of `elapsed` in the language in use.

English has the short units as they are. Arabic has no short ones that a reader knows at once: there
units are whole words, each number with its plural, and signs are words too.
"""

from __future__ import annotations

from functools import reduce

from timeline_tui.dates.counting import close, counted
from timeline_tui.text.catalogue import ENGLISH, later, spoken, tr
from timeline_tui.text.patterns import Late

UNITS = {
    "y": "year",
    "mo": "month",
    "d": "day",
    "h": "hour",
    "min": "minute",
    "s": "second",
    "ms": "millisecond",
    "µs": "microsecond",
    "us": "microsecond",
    "ns": "nanosecond",
    "kyr": "thousand year",
    "Myr": "million year",
    "Gyr": "billion year",
}
"""What each short unit is called by `counting`."""
SIGNS = {
    "T+": later("T+{length}"),
    "T−": later("T−{length}"),
    "T±": later("T±{length}"),
    "+": later("+{length}"),
    "<": later("<{length}"),
    "≥ ": later("≥ {length}"),
    "~": later("~{length}"),
}
"""What stands before a length, the event that is counted from being T."""
ANCHOR = later("T")
"""The event that elapsed times are counted from."""
MORE_UNITS = later("{length} {rest}")
"""A length of several units, the larger ones first."""
SAME_DAY = ("+0 d", "T+0 d")

_LENGTH = Late(f"([0-9.]+–)?([0-9.]+) ({'|'.join(UNITS)})\\b")


def told(length: str, *, oblique: bool = False) -> str:
    """Give what `elapsed` says of a length in the language in use.

    `oblique` is how Arabic follows a preposition.
    """
    if spoken() == ENGLISH or not length:
        return length
    if length == "T":
        return tr(ANCHOR)
    if length in SAME_DAY:
        return tr("on the same day")
    for sign, words in SIGNS.items():
        if length.startswith(sign):
            is_same_case = sign in ("T±", "+", "≥ ")
            rest = told(length.removeprefix(sign), oblique=oblique or not is_same_case)
            return close(tr(words, length=rest))
    units = [
        _counted(found[1] or "", found[2], UNITS[found[3]], oblique=oblique)
        for found in _LENGTH.compiled.finditer(length)
    ]
    return reduce(lambda length, rest: tr(MORE_UNITS, length=length, rest=rest), units)


def _counted(least: str, number: str, unit: str, *, oblique: bool) -> str:
    """Give a number of units, or two numbers with a dash between them."""
    shown = f"{least}{number}" if least or "." in number else None
    return counted(int(float(number)), unit, spoken(), oblique=oblique, shown=shown)
