"""Where a person is in what was found, and what of it can be taken away: plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self

from timeline_tui.dates.when import is_known
from timeline_tui.events.event import Event

if TYPE_CHECKING:
    # The engine costs a tenth of a second of start-up: it is imported when a session is opened.
    from timeline_tui.store.results import Results


class Anchor(NamedTuple):
    """Where the cursor stands in time, whatever the filter: an event, or else its moment."""

    event_id: str | None = None
    moment: int | None = None
    """ns."""
    position: int = 0
    """Where it stood in the list, for want of an event."""

    @classmethod
    def of(cls, event: Event | None) -> Self:
        """Give the anchor of an event: its earliest known bound."""
        if event is None:
            return cls()
        known = [bound for bound in event.effective if is_known(bound)]
        return cls(event.id, known[0] if known else None)


class Found(NamedTuple):
    """What one search found: the filter as text, and its results."""

    query: str
    results: Results
    now: int = 0
    """When it was searched (ns), which `last 30d` counts from."""


class Copies(NamedTuple):
    """What of an event can be copied; nothing where it has none of it."""

    event: str
    """All of it, as Markdown."""
    date: str
    """In words, and as EDTF."""
    citation: str
    """Of the first source."""
    link: str
    """The first address that a source gives."""
    place: str
    """The file and the line."""
    sources: int
    """How many sources there are to cite."""


class Moment(NamedTuple):
    """A moment in ns: as the clock of the display zone shows it, and in UTC."""

    wall: int
    utc: int


class Place(NamedTuple):
    """Where a person was: under which filter, and where the cursor stood."""

    query: str
    anchor: Anchor
    aside: str = ""
    """The id of the event that the details showed although the filter hides it."""


def position_of(results: Results, anchor: Anchor) -> int:
    """Give the position of an anchor's event, else of the hit nearest in time, else its own."""
    position = results.position_of(anchor.event_id) if anchor.event_id is not None else None
    if position is not None:
        return position
    if anchor.moment is not None:
        return results.nearest(anchor.moment)
    return max(0, min(anchor.position, results.matched - 1))
