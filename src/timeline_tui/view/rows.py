"""What a list is made of: event rows, headings and gaps, numbered from the top.

The store counts and pages them; `render` draws them; neither knows the other.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from timeline_tui.dates.periods import Period
from timeline_tui.events.document import Document
from timeline_tui.events.event import Event


class Hit(NamedTuple):
    """An event that matches a filter."""

    event: Event
    possible: bool = False
    """Whether it matches only for some of the dates it may have."""


class EventRow(NamedTuple):
    """A row that shows an event."""

    row: int
    """From 0, over all rows of the list."""
    position: int
    """From 0, over the events only."""
    hit: Hit
    period: Period | None = None
    """What the heading above it names; None for no heading."""


class HeadingRow(NamedTuple):
    """A row that opens a period."""

    row: int
    period: Period


class GapRow(NamedTuple):
    """A row that names a silence: `lo` to `hi`, ns, half-open."""

    row: int
    lo: int
    hi: int
    goes_on: bool = False
    """Whether something that began before it may go on in it: its end is open or unknown."""


Row: TypeAlias = EventRow | HeadingRow | GapRow


class Density(NamedTuple):
    """How many events lie where: equal bins over `[lo, hi)` ns, counted by their start.

    An event whose start is open is counted at its end; undated events are not counted.
    """

    lo: int
    hi: int
    total: tuple[int, ...] = ()
    """Per bin, over all events that are loaded."""
    matched: tuple[int, ...] = ()
    """Per bin, over the events that match."""
    before: int = 0
    """How many dated events lie before `lo`."""
    after: int = 0
    """How many lie at `hi` or after it."""
    is_on_clock: bool = False
    """Whether its ns are those of instants, which the clock of the display zone tells."""

    @property
    def outside(self) -> int:
        """How many dated events lie outside `[lo, hi)`."""
        return self.before + self.after


class Selection(NamedTuple):
    """What an export writes: exactly what is on screen, in its order, with what it says."""

    hits: Iterable[Hit]
    documents: tuple[Document, ...]
    query: str
    """The filter as text; nothing is everything."""
    total: int
    """How many events are loaded."""
    matched: int
    """How many match, certainly or possibly."""
    possible: int
    """How many of those only possibly."""
    lang: str | None = None
    """The language that is preferred for titles and texts; None is each file's first."""
    zone: str | None = None
    """The zone that headings and filters count in; None is UTC."""
    made: int = 0
    """The moment at which it was made, in ns."""
