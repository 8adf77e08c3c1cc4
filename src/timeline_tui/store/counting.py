"""What could be asked for next: values of fields, years and months, and how often filters match.

It answers beside a filter that is being typed, makes no table, and is ended apart from a search.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import cast

from timeline_tui.dates.coordinate import year_text
from timeline_tui.dates.when import Precision
from timeline_tui.query.nodes import And, Everything, Node
from timeline_tui.store.cells import clean, folded
from timeline_tui.store.compile import compile_each
from timeline_tui.store.engine import Engine, Parameter
from timeline_tui.store.keys import period_of_key
from timeline_tui.store.moments import Walls
from timeline_tui.store.schema import MARK, STORED, Columns

LONGEST = 120
"""Values of more characters are no names of anything."""


class Counting:
    """Counts in the events of one store."""

    def __init__(self, engine: Engine, columns: Columns, walls: Walls) -> None:
        self._engine = engine
        self._columns = columns
        self._walls = walls

    def values(
        self, names: Sequence[str], typed: str, beside: Node, limit: int
    ) -> list[tuple[str, str]]:
        """Give values of fields that start as typed or have a word that does, the likeliest first.

        Each comes with its field, spelled as it mostly is among what matches `beside`. One field
        gives whatever it holds; of several, columns of the files give what was found more than
        once. Raises EngineError, QueryError, Interrupted.
        """
        compiled = compile_each((), (beside,), self._columns, self._walls)
        ask = _Values(list(compiled.parameters), self._columns, folded(typed))
        parts = [ask.of(name, is_own=len(names) == 1) for name in names]
        known = [part for part in parts if part]
        if not known:
            return []
        matches = compiled.conditions[0]
        found = self._engine.rows(
            f"""
            {_with(compiled.tables)}
            SELECT field, spelled
            FROM ({" UNION ALL ".join(part.format(matches=matches) for part in known)})
            ORDER BY rank, hits DESC, spelled, field
            LIMIT {int(limit)}
            """,
            ask.parameters,
        )
        return [(names[cast("int", number)], cast("str", value)) for number, value in found]

    def periods(self, typed: str, beside: Node, limit: int) -> list[tuple[int, int]]:
        """Give years in which events stand, and behind a year and a minus its months.

        They start as typed; those with the most events come first. A month is 0 where the year is
        meant. Raises EngineError, QueryError, Interrupted.
        """
        compiled = compile_each((), (beside,), self._columns, self._walls)
        found = self._engine.rows(
            f"""
            {_with(compiled.tables)}
            SELECT e.year, e.month, count(*) AS hits
            FROM events e
            WHERE {compiled.conditions[0]}
                AND e.year IS NOT NULL
            GROUP BY ALL
            ORDER BY hits DESC, e.year, e.month
            """,
            compiled.parameters,
        )
        return _periods(cast("list[tuple[int, int | None, int]]", found), typed)[:limit]

    def counts(self, beside: Node, nodes: Sequence[Node]) -> list[int]:
        """Give how many events each filter would find together with another.

        Raises EngineError, QueryError, Interrupted.
        """
        if not nodes:
            return []
        rest = beside.parts if isinstance(beside, And) else (beside,)
        rest = () if isinstance(beside, Everything) else rest
        asked = compile_each(rest, nodes, self._columns, self._walls)
        counted = ", ".join(f"count(*) FILTER ({condition})" for condition in asked.conditions)
        row = self._engine.rows(
            f"{_with(asked.tables)} SELECT {counted} FROM events e WHERE {asked.matches}",
            asked.parameters,
        )[0]
        return [cast("int", count) for count in row]


def _with(tables: Sequence[str]) -> str:
    return f"WITH {', '.join(tables)}" if tables else ""


class _Values:
    """The statements that find values; parameters are numbered behind those of the filter."""

    def __init__(self, parameters: list[Parameter], columns: Columns, typed: str) -> None:
        self.parameters = parameters
        self._columns = columns
        self._typed = typed
        self._number = -1

    def of(self, name: str, *, is_own: bool) -> str:
        """Give the statement for a field; nothing where it holds no texts."""
        self._number += 1
        cells = self._cells(name)
        if cells is None:
            return ""
        texts, keys = cells
        starts, inside = self._hold(self._typed), self._hold(f" {self._typed}")
        begun = f"contains({keys}, {self._hold(MARK + self._typed)})"
        within = f"contains({keys}, {inside})"
        # A word by itself finds what a value that occurs once holds: that is not worth an offer.
        enough = "" if is_own or name in STORED else "AND hits > 1"
        pairs = f"list_distinct(list_zip({texts}, string_split({keys}, {self._hold(MARK)})[2:-:2]))"
        return f"""
            SELECT {self._number} AS field, spelled, hits,
                CASE WHEN starts_with(key, {starts}) THEN 0 ELSE 1 END AS rank
            FROM (
                SELECT pair[2] AS key, mode(pair[1]) AS spelled, count(DISTINCT ord) AS hits
                FROM (
                    SELECT e.ord, unnest({pairs}) AS pair
                    FROM events e
                    WHERE {{matches}}
                        AND ({begun} OR {within})
                )
                WHERE (starts_with(pair[2], {starts}) OR contains(pair[2], {inside}))
                    AND length(pair[1]) <= {LONGEST}
                    AND NOT contains(pair[1], chr(10))
                GROUP BY key
            )
            WHERE key <> '' {enough}
        """

    def _cells(self, name: str) -> tuple[str, str] | None:
        column = self._columns.column(name)
        if column is not None:
            return f"e.r_{column}", f"e.f_{column}"
        if name not in self._columns.shared:
            return None
        held = self._hold(clean(name))
        return f"coalesce(e.r_rest[{held}], [])", f"coalesce(e.f_rest[{held}], '')"

    def _hold(self, value: Parameter) -> str:
        self.parameters.append(value)
        return f"${len(self.parameters)}"


def _periods(found: list[tuple[int, int | None, int]], typed: str) -> list[tuple[int, int]]:
    hits: Counter[tuple[int, int]] = Counter()
    for year, key, count in found:
        written = year_text(year)
        month = 0 if key is None else period_of_key(key, Precision.MONTH).month
        if written.startswith(typed):
            hits[year, 0] += count
        elif month and f"{written}-{month:02}".startswith(typed):
            hits[year, month] += count
    return [period for period, _ in hits.most_common()]
