"""How many events start where, for the overview: all of them and those of one search.

All events are counted once per stretch and number of bins; a keystroke counts only its hits.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from timeline_tui.dates.when import SECOND
from timeline_tui.store.engine import Engine
from timeline_tui.view.density import Bins, Start, are_instants, bins_over, fitted_extent
from timeline_tui.view.rows import Density

_REMEMBERED = 16


class Overview:
    """Counts of one store, by bins."""

    def __init__(self, engine: Engine, starts: Sequence[Start]) -> None:
        self.extent = fitted_extent(starts)
        """The stretch `[lo, hi)` in ns that shows the bulk of all events; None if none is dated."""
        self._dated = len(starts)
        self._is_on_clock = are_instants(starts)
        self._engine = engine
        self._totals: dict[Bins, tuple[tuple[int, ...], int]] = {}

    def density(self, table: str | None, count: int, lo: int | None, hi: int | None) -> Density:
        """Give the counts of all events and of a table of hits over `[lo, hi)` ns.

        Without a table every event is a hit. A missing end is that of the extent. Raises
        EngineError.
        """
        if self.extent is None or count < 1:
            return Density(lo or 0, hi or 0)
        lo = self.extent[0] if lo is None else lo
        hi = self.extent[1] if hi is None else hi
        bins = bins_over(lo, max(hi, lo + 1), count)
        total, before = self._total(bins)
        after = self._dated - sum(total) - before
        hits = total if table is None else self._counted(f"{table} JOIN events USING (ord)", bins)
        return Density(bins.lo, bins.hi, total, hits, before, after, self._is_on_clock)

    def _total(self, bins: Bins) -> tuple[tuple[int, ...], int]:
        known = self._totals.get(bins)
        if known is None:
            if len(self._totals) >= _REMEMBERED:
                self._totals.clear()
            known = self._counted("events", bins), self._before(bins.lo)
            self._totals[bins] = known
        return known

    def _before(self, moment: int) -> int:
        seconds, rest = divmod(moment, SECOND)
        found = self._engine.rows(
            """
            SELECT count(*)
            FROM events
            WHERE at_s < $1::BIGINT OR (at_s = $1::BIGINT AND at_n < $2::INTEGER)
            """,
            (seconds, rest),
        )
        return cast("int", found[0][0])

    def _counted(self, rows: str, bins: Bins) -> tuple[int, ...]:
        (low, low_rest), (high, high_rest) = divmod(bins.lo, SECOND), divmod(bins.hi, SECOND)
        found = self._engine.rows(
            f"""
            SELECT {_units(bins.unit)} * $5::BIGINT // $6::BIGINT AS bin, count(*)
            FROM {rows}
            WHERE (at_s > $1::BIGINT OR (at_s = $1::BIGINT AND at_n >= $2::INTEGER))
                AND (at_s < $3::BIGINT OR (at_s = $3::BIGINT AND at_n < $4::INTEGER))
            GROUP BY bin
            """,
            (low, low_rest, high, high_rest, bins.count, bins.width),
        )
        counts = dict(cast("list[tuple[int, int]]", found))
        return tuple(counts.get(place, 0) for place in range(bins.count))


def _units(unit: int) -> str:
    """Give in SQL how many units a moment lies after `lo`, which is on the grid."""
    if unit > SECOND:
        # Only deep time needs more than 64 bits before the division.
        return f"((at_s::HUGEINT - $1) // {unit // SECOND})::BIGINT"
    return f"((at_s - $1::BIGINT) * {SECOND // unit} + (at_n // {unit} - $2::INTEGER // {unit}))"
