"""The hits of one search as a table in screen order, with the places of its headings and gaps.

The table of events is stored in sort order, so the usual order costs no sorting. The table of hits
holds numbers of events, and where they stand in time. Events are not fetched here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

from timeline_tui.dates.periods import Period
from timeline_tui.dates.when import Precision
from timeline_tui.store.compile import Compiled
from timeline_tui.store.engine import Engine
from timeline_tui.store.silences import candidates, is_ascending, long_ones
from timeline_tui.store.stands import Stretches, headings_of, stretches_of
from timeline_tui.view.gaps import Silence
from timeline_tui.view.layout import Layout

ORDERS: dict[str, str] = {
    "earliest": "",
    "latest": "e.year IS NULL, CASE WHEN e.year IS NULL THEN e.ord ELSE -e.ord END",
    "title": "e.title IS NULL, e.title, e.ord",
    "category": "e.f_category = '', e.f_category, e.ord",
    "place": "e.f_place = '', e.f_place, e.ord",
    "file": "e.document, e.ord",
}
"""The orders of a list, in SQL; undated events and those without a value come last."""

_IS_REVERSED = {"earliest": False, "latest": True}
"""The orders that have headings and gaps, and whether they go from late to early."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """A table of hits, and what was counted when it was made."""

    table: str
    matched: int = 0
    possible: int = 0
    hits: bytes = b""
    """A byte for each event in sort order, `stands.HIT` for those that were found."""
    is_sorted: bool = False
    """Whether the table goes from early to late, as the events are stored."""
    headings: Sequence[int] = ()
    """The hits that headings stand over."""
    periods: Sequence[Period] = ()
    """What the headings name."""
    gaps: Sequence[Silence] = ()
    """Numbered by the hits that their rows stand over."""


class Ranker:
    """Ranks the hits of one store. One search at a time."""

    def __init__(self, engine: Engine, total: int, finest: Precision) -> None:
        """Rank events, so many, whose periods are of some level at the finest."""
        self._engine = engine
        self._total = total
        self._finest = finest
        self._wholes: dict[str, Ranking] = {}
        """By order, what stands where in a list of everything: that is asked for most."""

    def rank(self, table: str, compiled: Compiled, sort: str) -> Ranking:
        """Make the table of what a filter matches. Raises EngineError, Interrupted."""
        made = self._engine.rows(_creation(table, compiled, sort), compiled.parameters)
        ranking = self._counted(Ranking(table, cast("int", made[0][0]), is_sorted=not ORDERS[sort]))
        is_reversed = _IS_REVERSED.get(sort)
        if is_reversed is None:
            return ranking
        if ranking.matched < self._total:
            return self._divided(ranking, is_reversed=is_reversed)
        if sort not in self._wholes:
            self._wholes[sort] = self._divided(ranking, is_reversed=is_reversed)
        return replace(self._wholes[sort], table=table, possible=ranking.possible)

    @cached_property
    def _stretches(self) -> Mapping[Precision, Stretches]:
        return stretches_of(self._engine, self._total, self._finest)

    @cached_property
    def _is_ascending(self) -> bool:
        return is_ascending(self._engine)

    def _counted(self, ranking: Ranking) -> Ranking:
        """Give a ranking with what its table says of every event."""
        if not ranking.matched:
            return ranking
        found = self._engine.rows(
            f"""
            SELECT bitstring_agg(ord, 0, {self._total - 1})::VARCHAR,
                count(*) FILTER (possible)
            FROM {ranking.table}
            """
        )
        bits, possible = cast("tuple[str, int]", found[0])
        return replace(ranking, hits=bits.encode(), possible=possible)

    def _divided(self, ranking: Ranking, *, is_reversed: bool) -> Ranking:
        """Give a ranking with its headings and gaps."""
        engine, table, matched = self._engine, ranking.table, ranking.matched
        found = headings_of(self._stretches, ranking.hits, matched)
        ascending = self._is_ascending
        silences = candidates(engine, table, is_reversed=is_reversed, is_ascending=ascending)
        layout = Layout(matched, found.positions, (), found.periods)
        gaps = long_ones(engine, table, silences, layout, is_reversed=is_reversed)
        if is_reversed:
            found, gaps = found.turned(matched, silences.dated), _turned(gaps, silences.dated)
        return replace(ranking, headings=found.positions, periods=found.periods, gaps=gaps)


def _turned(gaps: Sequence[Silence], dated: int) -> list[Silence]:
    """Give silences from late to early: each stands under the later of its neighbours."""
    return [gap._replace(number=dated - gap.number) for gap in reversed(gaps)]


def _creation(table: str, compiled: Compiled, sort: str) -> str:
    # A join with other tables may give the events in any order, so even theirs is asked for then.
    order = ORDERS[sort] or ("e.ord" if compiled.tables else "")
    return f"""
        CREATE TABLE {table} AS
        {f"WITH {', '.join(compiled.tables)}" if compiled.tables else ""}
        SELECT e.ord, {compiled.is_possible} AS possible, e.moment, e.silent
        FROM events e
        WHERE {compiled.matches}
        {f"ORDER BY {order}" if order else ""}
    """
