"""Bounds that were computed from relations, in a field of their own beside what was written.

They are for those who read an export; whoever reads it back computes them again.
"""

from __future__ import annotations

import re

from timeline_tui.dates.coordinate import bound_text
from timeline_tui.dates.when import Bounds
from timeline_tui.events.event import Event, Value

DERIVED = "derived"
"""The name of the field."""

_BOUND = re.compile(r"Y?-?\d{4,}-\d\d-\d\d(?:T|$)")
_BEFORE = ("id", "date", "start", "end", "relation", "basis", "inferred")
"""The keys of a record that stand before it."""


def bounds_value(bounds: Bounds) -> dict[str, str | None]:
    """Give the outer extent as two texts, half-open; None where it is open."""
    return {"earliest": bound_text(bounds.slo), "latest": bound_text(bounds.ehi)}


def with_derived(record: dict[str, Value], event: Event) -> dict[str, Value]:
    """Give a record with the derived bounds of its event behind the date."""
    others = dict(record)
    if event.derived is not None or _is_computed(others.get(DERIVED)):
        own = others.pop(DERIVED, None)
        others |= {f"original_{DERIVED}": own} if own is not None else {}
    if event.derived is None:
        return others
    first = {key: others.pop(key) for key in _BEFORE if key in others}
    derived: dict[str, Value] = {**bounds_value(event.derived)}
    return {**first, DERIVED: derived, **others}


def without_derived(record: dict[str, Value]) -> dict[str, Value]:
    """Give a record without bounds that an export added."""
    if not _is_computed(record.get(DERIVED)):
        return record
    return {key: value for key, value in record.items() if key != DERIVED}


def _is_computed(value: Value) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"earliest", "latest"}
        and all(end is None or bool(_BOUND.match(str(end))) for end in value.values())
    )
