"""How the hits of a search are divided: under which headings they stand, and by which silences.

Few events are divided as the rules are written (`few`), many in arrays (`many`): for a dozen events
it is not worth to load what works in arrays.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from timeline_tui.dates.periods import Period
from timeline_tui.store.compile import Compiled
from timeline_tui.store.hits import Hits
from timeline_tui.view.gaps import Silence
from timeline_tui.view.headings import Heading


class Headings(NamedTuple):
    """The headings of a list."""

    positions: Sequence[int] = ()
    """Of the hits that they stand over, ascending."""
    periods: Sequence[Period] = ()
    """What they name."""
    levels: Sequence[int] = ()
    """Of what kind each of those is; left out in other orders than that of time."""

    @classmethod
    def of(cls, headings: Sequence[Heading]) -> Headings:
        """Give them as columns."""
        return cls(
            [each.position for each in headings],
            [each.period for each in headings],
            [each.period.level for each in headings],
        )

    def turned(self, matched: int, dated: int) -> Headings:
        """Give those of the same hits from late to early, but for the undated, which come last."""
        ends = [*self.positions[1:], matched]
        count = bisect_left(self.positions, dated)
        return Headings(
            [*(dated - end for end in reversed(ends[:count])), *self.positions[count:]],
            [*reversed(self.periods[:count]), *self.periods[count:]],
        )


class Division(Protocol):
    """Takes in the hits of one store, and divides them in the order of time."""

    def marks(self, compiled: Compiled) -> tuple[bytes, bytes]:
        """Give `Hits.marks` of what a filter matches, and of what it matches only possibly.

        Where that is none, the second is empty. Raises EngineError, Interrupted.
        """

    def index(self) -> None:
        """Prepare to look words up, where that is quicker. Raises EngineError."""

    def headings(self, hits: Hits) -> Headings:
        """Give their headings, by the rules of `view.headings`. Raises EngineError, Interrupted."""

    def silences(self, hits: Hits, headings: Headings) -> list[Silence]:
        """Give the long silences between them, by the rules of `view.gaps`."""
