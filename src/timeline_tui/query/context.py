"""What a filter must be told before it can be read: columns, and the moments it counts from."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from timeline_tui.events.event import Event

_NO_EVENTS: Mapping[str, Event] = MappingProxyType({})


class Context(NamedTuple):
    """What lies outside the text of a filter and still decides what it means."""

    fields: frozenset[str] = frozenset()
    """Names of the other fields that the loaded files have."""
    now: int | None = None
    """The moment (ns) that `last 30d` counts from; None where no clock was asked."""
    ref: int | None = None
    """The moment (ns, as on the wall) of the publication, for `@pub` and dates without a year."""
    zone: str | None = None
    """The display zone (IANA) in which `today` is a day; None is UTC."""
    events: Mapping[str, Event] = _NO_EVENTS
    """The loaded events by id, for `#id`."""
    here: str | None = None
    """The id of the event that the cursor stands on; None where there is no cursor."""
