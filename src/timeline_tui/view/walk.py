"""Where one is in a text that holds links: the line at the top, and the link that is selected.

A step goes to the next link that is in view; where there is none it scrolls. Nothing here knows
what a link is or how lines are drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Self


class Stop(NamedTuple):
    """A link of the text: its number, and its first and last line."""

    link: int
    first: int
    last: int


class Pane(NamedTuple):
    """What a walk goes about in."""

    lines: int
    """How many lines the text has."""
    height: int
    """How many are in view."""
    stops: Sequence[Stop] = ()
    """The links, from the top."""

    @property
    def last_top(self) -> int:
        """The lowest line that may stand at the top."""
        return max(0, self.lines - self.height)


class Walk(NamedTuple):
    """Where one is."""

    top: int = 0
    """The line of the text on the first line of the pane."""
    link: int = 0
    """The number of the selected link; 0 is none."""

    def stepped(self, pane: Pane, by: int) -> Self:
        """So many links or lines on, or back where that is negative."""
        walk = self
        for _ in range(abs(by)):
            walk = walk._step(pane, 1 if by > 0 else -1)
        return walk

    def scrolled(self, pane: Pane, lines: int) -> Self:
        """So many lines on; a link that leaves the view is no longer selected."""
        top = max(0, min(self.top + lines, pane.last_top))
        moved = self._replace(top=top)
        return moved if moved._sees(pane, moved._stop(pane)) else moved._replace(link=0)

    def resized(self, pane: Pane) -> Self:
        """The same in a pane of another size: the selected link stays in view."""
        moved = self._replace(top=max(0, min(self.top, pane.last_top)))
        stop = self._stop(pane)
        if stop is None or moved._sees(pane, stop):
            return moved
        return moved._at(pane, stop)

    def _step(self, pane: Pane, sign: int) -> Self:
        following = self._following(pane, sign)
        if following is not None and self._sees(pane, following):
            return self._at(pane, following)
        scrolled = self.scrolled(pane, sign)
        # At the end there is nothing to scroll: a link that is taller than the pane is still met.
        return (
            scrolled if scrolled.top != self.top or following is None else self._at(pane, following)
        )

    def _following(self, pane: Pane, sign: int) -> Stop | None:
        stops = list(pane.stops) if sign > 0 else list(reversed(pane.stops))
        here = self._stop(pane)
        if here is not None:
            rest = stops[stops.index(here) + 1 :]
            return rest[0] if rest else None
        bottom = self.top + pane.height
        ahead = (s for s in stops if (s.first >= self.top if sign > 0 else s.last < bottom))
        return next(ahead, None)

    def _at(self, pane: Pane, stop: Stop) -> Self:
        top = max(self.top, stop.last - pane.height + 1)
        return self._replace(link=stop.link, top=min(top, stop.first, pane.last_top))

    def _stop(self, pane: Pane) -> Stop | None:
        return next((stop for stop in pane.stops if stop.link == self.link), None)

    def _sees(self, pane: Pane, stop: Stop | None) -> bool:
        """Whether a part of a link is in view."""
        return stop is not None and self.top <= stop.last and stop.first < self.top + pane.height
