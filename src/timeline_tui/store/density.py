"""How many events start where, for the overview: all of them and those of one search.

Where the events of each bin lie in sort order is looked up once per stretch and number of bins; a
keystroke counts only its hits there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, repeat
from typing import NamedTuple

from timeline_tui.store.changes import changes
from timeline_tui.store.engine import Engine
from timeline_tui.store.hits import HIT, Hits
from timeline_tui.view.density import Bins, Start, are_instants, bins_over, fitted_extent
from timeline_tui.view.rows import Density

_REMEMBERED = 16


class Overview:
    """Counts of one store, by bins."""

    def __init__(self, engine: Engine, starts: Sequence[Start], total: int) -> None:
        self.extent = fitted_extent(starts)
        """The stretch `[lo, hi)` in ns that shows the bulk of all events; None if none is dated."""
        self._is_on_clock = are_instants(starts)
        self._engine = engine
        self._total = total
        self._places: dict[Bins, _Places] = {}

    def density(self, hits: Hits, count: int, lo: int | None, hi: int | None) -> Density:
        """Give the counts of all events and of the hits over `[lo, hi)` ns.

        A missing end is that of the extent. Raises EngineError.
        """
        if self.extent is None or count < 1:
            return Density(lo or 0, hi or 0)
        lo = self.extent[0] if lo is None else lo
        hi = self.extent[1] if hi is None else hi
        bins = bins_over(lo, max(hi, lo + 1), count)
        places = self._places_of(bins)
        counts = map(hits.marks.count, repeat(HIT), places.starts, places.starts[1:])
        _, *matched, _ = _summed(places.bins, counts, count)
        before, *total, after = places.total
        return Density(
            bins.lo, bins.hi, tuple(total), tuple(matched), before, after, self._is_on_clock
        )

    def _places_of(self, bins: Bins) -> _Places:
        known = self._places.get(bins)
        if known is None:
            if len(self._places) >= _REMEMBERED:
                self._places.clear()
            known = self._places[bins] = self._placed(bins)
        return known

    def _placed(self, bins: Bins) -> _Places:
        place = f"(e.moment - {bins.lo}) // {bins.unit} * {bins.count} // {bins.width}"
        bin_of = f"""
            CASE
                WHEN e.moment < {bins.lo} THEN -1
                WHEN e.moment < {bins.hi} THEN ({place})::BIGINT
                WHEN e.moment IS NOT NULL THEN {bins.count}
            END
        """
        ords, held, _ = changes(self._engine, bin_of, "NULL")
        starts = (*ords, self._total)
        sizes = (end - first for first, end in pairwise(starts))
        return _Places(starts, held, _summed(held, sizes, bins.count))


class _Places(NamedTuple):
    """Where the events of each bin lie, as runs in sort order."""

    starts: Sequence[int]
    """The `ord` of the first event of each run, ascending, and how many events there are."""
    bins: Sequence[int | None]
    """The bin of each run: -1 before all, their number after all, None for the undated."""
    total: Sequence[int]
    """How many events lie before, in each bin, and after."""


def _summed(bins: Sequence[int | None], counts: Iterable[int], count: int) -> Sequence[int]:
    """Add up what is counted in runs: before, in each of so many bins, and after."""
    summed = [0] * (count + 2)
    for place, counted in zip(bins, counts, strict=True):
        if place is not None:
            summed[place + 1] += counted
    return summed
