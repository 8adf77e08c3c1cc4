"""How a person looks at the rows: style of dates, time zone, elapsed time, columns, active column.

Every change gives another value; what is remembered of them from run to run is plain JSON.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple, Self, TypeVar

from timeline_tui.config import DATES
from timeline_tui.text.catalogue import tr
from timeline_tui.view.columns import CATEGORY, TITLE

T = TypeVar("T")


class Clock(StrEnum):
    """Whose clock shows the instants."""

    DOCUMENT = "document"
    """The zone that each file names."""
    STATED = "stated"
    """The zone in which each date is written."""
    UTC = "utc"
    LOCAL = "local"
    """The zone of the machine."""
    CHOSEN = "chosen"
    """A zone that a person named."""


def clock_for(zone: str | None) -> Clock:
    """Give whose clock shows the instants as a run begins: that of a zone, else each file's."""
    return Clock.CHOSEN if zone else Clock.DOCUMENT


class Elapsed(StrEnum):
    """Since when the time that has passed is told."""

    OFF = "off"
    PREVIOUS = "previous"
    """The event before it in the list."""
    SELECTED = "selected"
    """The event that the cursor stands on."""


class Manner(NamedTuple):
    """How the rows of the list are shown."""

    style: str = DATES[0]
    """The style of dates."""
    clock: Clock = Clock.DOCUMENT
    chosen_zone: str = ""
    """The zone that was named, for `CHOSEN`."""
    elapsed: Elapsed = Elapsed.OFF
    columns: tuple[str, ...] = ()
    """The columns that were chosen, in their order; nothing leaves it to the program."""
    active: str = CATEGORY
    """The column that `=` and `!` act on."""

    def styled_next(self) -> Self:
        """The next style of dates."""
        return self._replace(style=_following(DATES, self.style))

    def clocked_next(self) -> Self:
        """The next clock."""
        return self._replace(clock=_following(tuple(Clock), self.clock))

    def elapsed_next(self) -> Self:
        """The next choice of elapsed times."""
        return self._replace(elapsed=_following(tuple(Elapsed), self.elapsed))

    def active_among(self, names: tuple[str, ...]) -> str:
        """Give the active one of the columns that are shown; else the title, else the first."""
        for name in (self.active, TITLE):
            if name in names:
                return name
        return names[0] if names else ""

    def activated(self, names: tuple[str, ...], by: int) -> Self:
        """Another active column: so many further on among those shown, round and round."""
        if not names:
            return self
        at = names.index(self.active_among(names))
        return self._replace(active=names[(at + by) % len(names)])


def zone_words(manner: Manner, zone: str | None, zones: Iterable[str | None]) -> str:
    """Give in words whose clock shows the times: what is told beside a date is another one."""
    name = zone or "UTC"
    match manner.clock:
        case Clock.STATED:
            return tr("as stated, else {zone}", zone=name)
        case Clock.DOCUMENT if len(set(zones)) > 1:
            return tr("as stated, else {zone}", zone=name)
        case Clock.LOCAL:
            return tr("{zone}, local", zone=name)
        case _:
            return name


def _following(choices: tuple[T, ...], present: T) -> T:
    at = choices.index(present) if present in choices else -1
    return choices[(at + 1) % len(choices)]
