"""What a search found: counted, laid out, and handed over a page at a time.

The hits stand ranked in a table of the engine; events are fetched and built only for the rows that
are looked at. Nothing here searches.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar, cast

from timeline_tui.dates.when import SECOND, Bounds
from timeline_tui.errors import QueryError
from timeline_tui.events.event import Event, Origin
from timeline_tui.store.density import Overview
from timeline_tui.store.engine import Engine, Tuple
from timeline_tui.store.ranking import Ranking
from timeline_tui.store.records import Rebuilder
from timeline_tui.store.schema import CIVIL, CONFLICT, DATED, DERIVED, OWN_ID, Columns
from timeline_tui.store.stands import HIT
from timeline_tui.store.tables import Tables
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
    """As they were read, by their `number`."""
    tables: Tables
    columns: Columns
    rebuilder: Rebuilder
    overview: Overview
    total: int
    """How many events are loaded."""
    seen: dict[str, int] = field(default_factory=dict)
    """The `ord` of events that were fetched of late: a cursor stands on one of them mostly."""

    def see(self, event_id: str, number: int) -> None:
        """Remember the `ord` of an event that was fetched."""
        if len(self.seen) >= SEEN:
            self.seen.clear()
        self.seen[event_id] = number


_DISTANCE = f"(h.moment - CASE WHEN (e.flags & {CIVIL}) <> 0 THEN $1::HUGEINT ELSE $2::HUGEINT END)"
"""How far a hit lies from a moment on the wall, or as an instant from the same in UTC."""

_BETWEEN = """
    FROM {table} h
    JOIN events e ON e.ord = h.ord
    WHERE h.rowid >= $1
        AND h.rowid < $2
    ORDER BY h.rowid
"""
"""The hits from one position up to another, with their events."""

_Fetched: TypeAlias = "tuple[int, bool, str, str, int, int, int, *tuple[int, ...]]"


class Results:
    """The hits of one search, in screen order.

    They may be read from any thread until two newer searches have been made.
    """

    def __init__(self, source: Source, ranking: Ranking) -> None:
        self._source = source
        self._ranking = ranking
        self._table = ranking.table
        self._layout = Layout(
            ranking.matched,
            ranking.headings,
            [gap.number for gap in ranking.gaps],
            ranking.periods,
        )

    @property
    def table(self) -> str:
        """The table of the engine that holds the hits."""
        return self._table

    @property
    def total(self) -> int:
        """How many events are loaded."""
        return self._source.total

    @property
    def matched(self) -> int:
        """How many events match, certainly or only possibly."""
        return self._ranking.matched

    @property
    def possible(self) -> int:
        """How many of those match only possibly."""
        return self._ranking.possible

    def undated(self) -> int:
        """Give how many of the hits have no date, stated or computed. Raises EngineError."""
        found = self._ask(
            f"""
            SELECT count(*)
            FROM {{table}} h
            JOIN events e ON e.ord = h.ord
            WHERE (e.flags & {DATED}) = 0
            """
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
        """Give rows from `first_row` on, at most `count`. Raises EngineError."""
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
        """Give every hit in screen order, a batch at a time. Raises EngineError.

        They are the events that were read: to make all of them anew takes longer than reading did.
        """
        events = self._source.events
        with self._source.tables.hold(self._table):
            for first in range(0, self.matched, BATCH):
                found = self._ask(f"SELECT e.number, h.possible {_BETWEEN}", first, first + BATCH)
                for number, possible in cast("list[tuple[int, bool]]", found):
                    yield Hit(events[number], possible)

    def position_of(self, event_id: str) -> int | None:
        """Give the position of an event, from 0 over the hits; None where it does not match."""
        number = self._source.seen.get(event_id)
        if number is None:
            found = self._ask("SELECT ord FROM events WHERE id = $1 LIMIT 1", event_id)
            if not found:
                return None
            number = cast("int", found[0][0])
        hits = self._ranking.hits
        if not hits or hits[number] != HIT:
            return None
        if self._ranking.is_sorted:
            return hits.count(HIT, 0, number)
        found = self._ask("SELECT rowid FROM {table} WHERE ord = $1", number)
        return cast("int", found[0][0])

    def row_of(self, event_id: str) -> int | None:
        """Give the row of an event; None where it does not match."""
        position = self.position_of(event_id)
        return None if position is None else self._layout.row_of(position)

    def nearest(self, moment: int, utc: int | None = None) -> int:
        """Give the position of the dated hit that stands nearest to a moment (ns); 0 if none.

        `moment` is on the wall for floating dates; for instants it is `utc`, where that is given.
        """
        if utc is None:
            found = self._ask(
                """
                SELECT rowid
                FROM {table}
                WHERE moment IS NOT NULL
                ORDER BY abs(moment - $1::HUGEINT), rowid
                LIMIT 1
                """,
                moment,
            )
        else:
            found = self._ask(
                f"""
                SELECT h.rowid
                FROM {{table}} h
                JOIN events e ON e.ord = h.ord
                WHERE h.moment IS NOT NULL
                ORDER BY abs({_DISTANCE}), h.rowid
                LIMIT 1
                """,
                moment,
                utc,
            )
        return cast("int", found[0][0]) if found else 0

    def first_from(self, moment: int, utc: int | None = None) -> int:
        """Give the position of the earliest dated hit at or after a moment (ns), else the last."""
        return self._towards(moment, utc, ">=", "min", "max")

    def last_to(self, moment: int, utc: int | None = None) -> int:
        """Give the position of the latest dated hit at or before a moment (ns), else the first."""
        return self._towards(moment, utc, "<=", "max", "min")

    def density(self, bins: int, lo: int | None = None, hi: int | None = None) -> Density:
        """Give how many events start where, over `[lo, hi)` ns or else over the extent.

        All events and those that match, in so many bins; the ends of a stretch that is too long for
        64 bits are moved outwards a little. Raises EngineError.
        """
        return self._source.overview.density(self._ranking.hits, bins, lo, hi)

    def facets(self, name: str, limit: int = 20) -> list[tuple[str, int]]:
        """Give the commonest values of a field and how many hits have them.

        Raises QueryError for a field that does not exist or holds no texts, and EngineError.
        """
        column = self._source.columns.column(name)
        shared = name in self._source.columns.shared
        if column is None and not shared:
            raise QueryError(tr("There is no field {name!r} with values to count", name=name))
        texts = f"e.r_{column}" if column else "coalesce(e.r_rest[$2], [])"
        found = self._ask(
            f"""
            SELECT value, count(*) AS hits
            FROM (
                SELECT unnest(list_distinct({texts})) AS value
                FROM {{table}} h
                JOIN events e ON e.ord = h.ord
            )
            GROUP BY value
            ORDER BY hits DESC, value
            LIMIT $1
            """,
            limit,
            *([] if column else [name]),
        )
        return cast("list[tuple[str, int]]", found)

    def _towards(
        self, moment: int, utc: int | None, sign: str, nearest: str, otherwise: str
    ) -> int:
        """Give the hit that stands nearest on one side of a moment; ties go by the list."""
        found = self._ask(
            f"""
            WITH placed AS (
                SELECT h.rowid AS pos, {_DISTANCE} AS distance
                FROM {{table}} h
                JOIN events e ON e.ord = h.ord
                WHERE h.moment IS NOT NULL
            )
            SELECT coalesce(
                (SELECT {nearest}(pos) FROM placed WHERE distance = (
                    SELECT {nearest}(distance) FROM placed WHERE distance {sign} 0)),
                (SELECT {otherwise}(pos) FROM placed),
                0
            )
            """,
            moment,
            moment if utc is None else utc,
        )
        return cast("int", found[0][0])

    def _rows_at(self, position: int, hit: Hit) -> Iterator[Row]:
        """Give the rows of a hit: its gap row, its heading, itself."""
        row = self._layout.first_row_of(position)
        gap = _at(self._ranking.gaps, self._layout.gaps, position)
        if gap is not None:
            yield GapRow(row, gap.lo, gap.hi)
            row += 1
        heading = _at(self._layout.periods, self._layout.headings, position)
        if heading is not None:
            yield HeadingRow(row, heading)
            row += 1
        yield EventRow(row, position, hit, self._layout.period_of(position))

    def _hits(self, first: int, end: int) -> list[Hit]:
        found = self._ask(
            f"""
            SELECT e.ord, h.possible, e.record, e.id, e.document, e.line, e.flags,
                e.slo_s, e.slo_n, e.shi_s, e.shi_n, e.elo_s, e.elo_n, e.ehi_s, e.ehi_n
            {_BETWEEN}
            """,
            first,
            end,
        )
        return [self._hit(cast("_Fetched", row)) for row in found]

    def _hit(self, row: _Fetched) -> Hit:
        number, possible, record, event_id, document, line, flags, *bounds = row
        self._source.see(event_id, number)
        derived = Bounds(*_moments(bounds)) if flags & DERIVED else None
        event = self._source.rebuilder.event(
            record,
            Origin(document, line),
            event_id,
            has_own_id=bool(flags & OWN_ID),
            derived=derived,
            clashes=bool(flags & CONFLICT),
        )
        return Hit(event, possible)

    def _ask(self, sql: str, *parameters: str | int) -> list[Tuple]:
        return self._source.engine.rows(sql.format(table=self._table), parameters)


def _at(items: Sequence[_Item], positions: Sequence[int], position: int) -> _Item | None:
    """Give the item at a position out of items whose positions ascend."""
    index = bisect_left(positions, position)
    return items[index] if index < len(positions) and positions[index] == position else None


def _moments(pairs: Sequence[int]) -> Iterator[int]:
    """Give moments in ns out of seconds and nanoseconds in turn."""
    for seconds, rest in zip(pairs[::2], pairs[1::2], strict=True):
        yield seconds * SECOND + rest
