"""Lengths of time as they are drawn: the units of `dates.elapsed` in the language in use."""

from __future__ import annotations

from timeline_tui.text.catalogue import ENGLISH, later, spoken, tr
from timeline_tui.text.patterns import Late

UNITS = {
    "y": later("{number} y"),
    "mo": later("{number} mo"),
    "d": later("{number} d"),
    "h": later("{number} h"),
    "min": later("{number} min"),
    "s": later("{number} s"),
    "ms": later("{number} ms"),
    "µs": later("{number} µs"),
    "ns": later("{number} ns"),
    "kyr": later("{number} kyr"),
    "Myr": later("{number} Myr"),
    "Gyr": later("{number} Gyr"),
}
"""A number, or two with a dash between them, and a unit that is short in every language."""
ANCHOR = later("T")
"""The event that elapsed times are counted from; before a sign nothing in some languages."""
ANCHORED = later("T{length}")

_LENGTH = Late(f"([0-9.]+(?:–[0-9.]+)?) ({'|'.join(UNITS)})\\b")


def told(length: str) -> str:
    """Give what `dates.elapsed` says of a length in the language in use."""
    if spoken() == ENGLISH or not length:
        return length
    words = _LENGTH.compiled.sub(lambda found: tr(UNITS[found[2]], number=found[1]), length)
    if words == "T":
        return tr(ANCHOR)
    return tr(ANCHORED, length=words[1:]) if words.startswith("T") else words
