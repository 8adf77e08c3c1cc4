"""On whose clock instants are shown: one value for the list and the details, so that they agree."""

from __future__ import annotations

from typing import NamedTuple

from timeline_tui.dates.when import Stamp, When
from timeline_tui.events.event import Event
from timeline_tui.view.manner import Clock


class Clocks(NamedTuple):
    """The clock that a person chose, and the zones that it goes by."""

    clock: Clock = Clock.DOCUMENT
    zone: str | None = None
    """The zone in force, in which nothing need be said of zones; None is UTC."""
    zones: tuple[str | None, ...] = ()
    """The zones of the documents."""

    def shown(self, event: Event) -> tuple[When, str]:
        """Give the date of an event on that clock, and the zone to tell beside it, if any."""
        if event.when.is_floating and not isinstance(event.when.end, Stamp):
            return event.when, ""
        from timeline_tui.dates.walls import on_wall  # deferred: many files have no instants

        zone, number = self.zone, event.origin.document
        if self.clock is Clock.DOCUMENT and number < len(self.zones):
            zone = self.zones[number] or zone
        return on_wall(event.when, zone, self.zone, is_stated=self.clock is Clock.STATED)


AS_STATED = Clocks(Clock.STATED)
"""Every instant on the clock that its source has."""
