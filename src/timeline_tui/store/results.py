"""What a search found: counted, laid out, and handed over a page at a time.

The engine is asked for nothing here but counts; events are those that were read. Nothing here
searches.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, count
from typing import TypeVar, cast

from timeline_tui.errors import QueryError
from timeline_tui.events.event import Event
from timeline_tui.store.density import Overview
from timeline_tui.store.engine import Engine, Parameter, Tuple
from timeline_tui.store.hits import HIT, Hits, bits_of
from timeline_tui.store.ranking import Ranking
from timeline_tui.store.schema import DATED, Columns
from timeline_tui.store.times import Target, Times
from timeline_tui.text.catalogue import tr
from timeline_tui.view.layout import Layout
from timeline_tui.view.rows import Density, EventRow, GapRow, HeadingRow, Hit, Row

_Item = TypeVar("_Item")

BATCH = 20_000
"""Hits that are fetched at a time where all of them are wanted."""
SEEN = 10_000
"""So many events are remembered by where they stand."""


@dataclass(frozen=True, slots=True)
class Source:
    """What results need of the store they came from."""

    engine: Engine
    events: Sequence[Event]
    """As they were read."""
    numbers: Sequence[int]
    """The place of each event in `events`, by its `ord`."""
    times: Times
    columns: Columns
    overview: Overview
    total: int
    """How many events are loaded."""
    seen: dict[str, int] = field(default_factory=dict)
    """The `ord` of events that were looked at of late: a cursor stands on one of them mostly."""

    def see(self, event_id: str, number: int) -> None:
        """Remember the `ord` of an event that is looked at."""
        if len(self.seen) >= SEEN:
            self.seen.clear()
        self.seen[event_id] = number


class Results:
    """The hits of one search, in screen order. They may be read from any thread."""

    def __init__(self, source: Source, ranking: Ranking) -> None:
        self._source = source
        self._ranking = ranking
        self._found = ranking.hits
        self._layout = Layout(
            ranking.hits.count,
            ranking.headings.positions,
            [gap.number for gap in ranking.gaps],
            ranking.headings.periods,
        )

    @property
    def total(self) -> int:
        """How many events are loaded."""
        return self._source.total

    @property
    def matched(self) -> int:
        """How many events match, certainly or only possibly."""
        return self._found.count

    @property
    def possible(self) -> int:
        """How many of those match only possibly."""
        return self._ranking.possible.count(HIT)

    def undated(self) -> int:
        """Give how many of the hits have no date, stated or computed. Raises EngineError.

        One that says nothing but that its start is open has one, although it stands nowhere.
        """
        if not self.matched:
            return 0
        found = self._ask(
            f"""
            SELECT count(*)
            FROM events e
            WHERE get_bit($1::BIT, e.ord::INTEGER) = 1
                AND (e.flags & {DATED}) = 0
            """,
            bits_of(self._found.marks),
        )
        return cast("int", found[0][0])

    @property
    def rows(self) -> int:
        """How many rows the list has, with headings and gaps."""
        return self._layout.rows

    @property
    def extent(self) -> tuple[int, int] | None:
        """The stretch `[lo, hi)` ns that shows the bulk of all events; None if none is dated."""
        return self._source.overview.extent

    def layout(self) -> Layout:
        """Give where headings and gaps stand."""
        return self._layout

    def page(self, first_row: int, count: int) -> list[Row]:
        """Give rows from `first_row` on, at most `count`."""
        last_row = min(first_row + count, self.rows)
        first_row = max(first_row, 0)
        if first_row >= last_row:
            return []
        first = self._layout.position_at(first_row)
        end = self._layout.position_at(last_row - 1) + 1
        rows = (
            row
            for position, hit in enumerate(self._hits(first, end), first)
            for row in self._rows_at(position, hit)
        )
        return [row for row in rows if first_row <= row.row < last_row]

    def hits(self) -> Iterator[Hit]:
        """Give every hit in screen order, a batch at a time."""
        for first in range(0, self.matched, BATCH):
            yield from self._hits(first, first + BATCH)

    def position_of(self, event_id: str) -> int | None:
        """Give the position of an event, from 0 over the hits; None where it does not match."""
        number = self._source.seen.get(event_id)
        if number is None:
            found = self._ask("SELECT ord FROM events WHERE id = $1 LIMIT 1", event_id)
            if not found:
                return None
            number = cast("int", found[0][0])
        return self._ranking.order.first_of((number,)) if number in self._found else None

    def positions(self, others: Hits) -> Sequence[int]:
        """Give the positions of those hits that another search found too, ascending."""
        marks = map(others.marks.__getitem__, self._ranking.order.ords(0, self.matched))
        # Eight bytes each instead of an object each: there may be as many as events.
        return array("q", compress(count(), marks))

    def row_of(self, event_id: str) -> int | None:
        """Give the row of an event; None where it does not match."""
        position = self.position_of(event_id)
        return None if position is None else self._layout.row_of(position)

    def nearest(self, moment: int, utc: int | None = None) -> int:
        """Give the position of the dated hit that stands nearest to a moment (ns); 0 if none.

        `moment` is on the wall for floating dates; for instants it is `utc`, where that is given.
        """
        ords = self._source.times.nearest(self._found, _target(moment, utc))
        return self._ranking.order.first_of(ords) if ords else 0

    def first_from(self, moment: int, utc: int | None = None) -> int:
        """Give the position of the earliest dated hit at or after a moment (ns), else the last."""
        order = self._ranking.order
        if ords := self._source.times.first_from(self._found, _target(moment, utc)):
            return order.first_of(ords)
        dated = self._dated()
        return order.last_of(dated) if dated else 0

    def has_from(self, moment: int, utc: int | None = None) -> bool:
        """Tell whether a dated hit stands at or after a moment (ns)."""
        return bool(self._source.times.first_from(self._found, _target(moment, utc)))

    def last_to(self, moment: int, utc: int | None = None) -> int:
        """Give the position of the latest dated hit at or before a moment (ns), else the first."""
        order = self._ranking.order
        if ords := self._source.times.last_to(self._found, _target(moment, utc)):
            return order.last_of(ords)
        dated = self._dated()
        return order.first_of(dated) if dated else 0

    def density(self, bins: int, lo: int | None = None, hi: int | None = None) -> Density:
        """Give how many events start where, over `[lo, hi)` ns or else over the extent.

        All events and those that match, in so many bins; the ends of a stretch that is too long for
        64 bits are moved outwards a little. Raises EngineError.
        """
        return self._source.overview.density(self._found, bins, lo, hi)

    def facets(self, name: str, limit: int = 20) -> list[tuple[str, int]]:
        """Give the commonest values of a field and how many hits have them.

        Raises QueryError for a field that does not exist or holds no texts, and EngineError.
        """
        column = self._source.columns.column(name)
        shared = name in self._source.columns.shared
        if column is None and not shared:
            raise QueryError(tr("There is no field {name!r} with values to count", name=name))
        if not self.matched:
            return []
        texts = f"e.r_{column}" if column else "coalesce(e.r_rest[$3], [])"
        found = self._ask(
            f"""
            SELECT value, count(*) AS hits
            FROM (
                SELECT unnest(list_distinct({texts})) AS value
                FROM events e
                WHERE get_bit($2::BIT, e.ord::INTEGER) = 1
            )
            GROUP BY value
            ORDER BY hits DESC, value
            LIMIT $1
            """,
            limit,
            bits_of(self._found.marks),
            *([] if column else [name]),
        )
        return cast("list[tuple[str, int]]", found)

    def _dated(self) -> Sequence[int]:
        return self._found.ords(0, self._found.dated)

    def _rows_at(self, position: int, hit: Hit) -> Iterator[Row]:
        """Give the rows of a hit: its gap row, its heading, itself."""
        row = self._layout.first_row_of(position)
        gap = _at(self._ranking.gaps, self._layout.gaps, position)
        if gap is not None:
            yield GapRow(row, gap.lo, gap.hi, self._source.times.open_from < gap.hi)
            row += 1
        heading = _at(self._layout.periods, self._layout.headings, position)
        if heading is not None:
            yield HeadingRow(row, heading)
            row += 1
        yield EventRow(row, position, hit, self._layout.period_of(position))

    def _hits(self, first: int, end: int) -> Iterator[Hit]:
        source = self._source
        for number in self._ranking.order.ords(first, end):
            event = source.events[source.numbers[number]]
            source.see(event.id, number)
            yield Hit(event, self._is_possible(number))

    def _is_possible(self, number: int) -> bool:
        possible = self._ranking.possible
        return bool(possible) and possible[number] == HIT

    def _ask(self, sql: str, *parameters: Parameter) -> list[Tuple]:
        return self._source.engine.rows(sql, parameters)


def _target(moment: int, utc: int | None) -> Target:
    return Target(moment, moment if utc is None else utc)


def _at(items: Sequence[_Item], positions: Sequence[int], position: int) -> _Item | None:
    """Give the item at a position out of items whose positions ascend."""
    index = bisect_left(positions, position)
    return items[index] if index < len(positions) and positions[index] == position else None
