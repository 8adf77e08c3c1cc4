"""What one search found: the hits, in the order of a list, with the places of headings and gaps.

The table of events is stored in sort order, so the usual order costs no sorting; any other is asked
for once. Events are not fetched here.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from timeline_tui.dates.periods import WHOLE
from timeline_tui.store.compile import Compiled
from timeline_tui.store.division import Division, Headings
from timeline_tui.store.engine import Engine
from timeline_tui.store.hits import Earliest, Hits, Latest, Listed, Order
from timeline_tui.view.gaps import Silence

ORDERS: dict[str, str] = {
    "earliest": "",
    "latest": "",
    "title": "e.title IS NULL, e.title, e.ord",
    "category": "e.f_category = '', e.f_category, e.ord",
    "place": "e.f_place = '', e.f_place, e.ord",
    "file": "e.document, e.ord",
}
"""The orders of a list, in SQL where it is not that of time; what has no value comes last."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The hits of one search, and what was counted when they were found."""

    hits: Hits
    order: Order
    """How they stand in the list."""
    possible: bytes
    """As `Hits.marks`, for those that match only possibly; empty where none does."""
    headings: Headings = Headings()
    gaps: Sequence[Silence] = ()
    """Numbered by the hits that their rows stand over."""


class Ranker:
    """Ranks the hits of one store. One search at a time."""

    def __init__(self, engine: Engine, division: Division, dated: int, total: int) -> None:
        """Rank events, so many, of which the first so many stand somewhere in time."""
        self._engine = engine
        self._division = division
        self._dated = dated
        self._total = total
        self._orders: dict[str, Sequence[int]] = {}
        """All events in the orders that were asked for and are not those of time."""
        self._wholes: dict[str, Ranking] = {}
        """By order, what stands where in a list of everything: that is asked for most."""

    def index(self) -> None:
        """Prepare to look words up, where that is quicker. Raises EngineError."""
        self._division.index()

    def rank(self, compiled: Compiled, sort: str) -> Ranking:
        """Find what a filter matches. Raises EngineError, Interrupted."""
        hits, possible = self.found(compiled)
        if ORDERS[sort]:
            over = Headings((0,), (WHOLE,)) if hits.count else Headings()
            return Ranking(hits, Listed(hits, self._everything(sort)), possible, over)
        if hits.count < self._total:
            return self._divided(hits, possible, sort)
        if sort not in self._wholes:
            self._wholes[sort] = self._divided(hits, possible, sort)
        return replace(self._wholes[sort], possible=possible)

    def found(self, compiled: Compiled) -> tuple[Hits, bytes]:
        """Give what a filter matches, and `Ranking.possible`. Raises EngineError, Interrupted."""
        marks, possible = self._division.marks(compiled)
        return Hits(marks, self._dated), possible

    def _everything(self, sort: str) -> Sequence[int]:
        """Give the `ord` of all events in an order."""
        if sort not in self._orders:
            found = self._engine.rows(f"SELECT e.ord FROM events e ORDER BY {ORDERS[sort]}")
            self._orders[sort] = array(
                "q", (number for (number,) in cast("list[tuple[int]]", found))
            )
        return self._orders[sort]

    def _divided(self, hits: Hits, possible: bytes, sort: str) -> Ranking:
        """Give hits in an order of time, with their headings and gaps. Raises Interrupted."""
        headings = self._division.headings(hits)
        self._engine.check()
        gaps = self._division.silences(hits, headings)
        if sort == "earliest":
            return Ranking(hits, Earliest(hits), possible, headings, gaps)
        turned = headings.turned(hits.count, hits.dated)
        return Ranking(hits, Latest(hits), possible, turned, _turned(gaps, hits.dated))


def _turned(gaps: Sequence[Silence], dated: int) -> list[Silence]:
    """Give silences from late to early: each stands under the later of its neighbours."""
    return [gap._replace(number=dated - gap.number) for gap in reversed(gaps)]
