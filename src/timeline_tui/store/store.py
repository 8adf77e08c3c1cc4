"""The store: events loaded once into a locked engine, then searched.

One search at a time; its results may be read from other threads, and stay readable until two newer
searches have been made.
"""

from __future__ import annotations

from typing import Self

from timeline_tui.errors import EngineError, Interrupted, QueryError
from timeline_tui.events.document import Reading
from timeline_tui.query.nodes import Node, Regex
from timeline_tui.store.compile import compile
from timeline_tui.store.density import Overview
from timeline_tui.store.engine import Engine
from timeline_tui.store.ingest import load
from timeline_tui.store.moments import Walls
from timeline_tui.store.ranking import ORDERS, rank
from timeline_tui.store.records import Rebuilder
from timeline_tui.store.results import Results, Source
from timeline_tui.store.tables import Tables
from timeline_tui.text.catalogue import tr


class Store:
    """The events of one reading, ready to be searched."""

    def __init__(self, source: Source, walls: Walls) -> None:
        self._engine = source.engine
        self._source = source
        self._walls = walls

    @classmethod
    def open(cls, reading: Reading, *, zone: str | None = None, lang: str | None = None) -> Self:
        """Load events; `zone` is the display zone (None is UTC), `lang` the language of titles.

        Raises EngineError, and DateError for a zone that does not exist.
        """
        engine = Engine()
        try:
            loaded = load(engine, reading, zone, lang)
            engine.lock()
        except BaseException:
            engine.close()
            raise
        overview = Overview(engine, loaded.starts)
        rebuilder = Rebuilder(reading.documents)
        zones = tuple(document.timezone or None for document in reading.documents)
        source = Source(
            engine, Tables(engine), loaded.columns, rebuilder, overview, len(reading.events)
        )
        return cls(source, Walls(zone, zones or (None,)))

    def search(self, node: Node, *, sort: str = "earliest") -> Results:
        """Find what matches a filter, in one of the `ORDERS`.

        Raises QueryError for what cannot be asked, EngineError, and Interrupted.
        """
        if sort not in ORDERS:
            raise QueryError(f"There is no order {sort!r}", hint=f"There are {', '.join(ORDERS)}.")
        compiled = compile(node, self._source.columns, self._walls)
        with self._engine.work():
            for pattern in compiled.patterns:
                self._check(pattern)
            with self._source.tables.new() as table:
                ranking = rank(self._engine, table, compiled, sort)
        return Results(self._source, ranking)

    def interrupt(self) -> None:
        """End the search that runs, if any: it raises Interrupted."""
        self._engine.interrupt()

    def fields(self) -> tuple[str, ...]:
        """Give the names of the fields of the files that the program does not know by itself."""
        return self._source.columns.names

    def close(self) -> None:
        """Let the engine go; a search that runs is ended."""
        self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _check(self, node: Regex) -> None:
        try:
            self._engine.run("SELECT regexp_matches('', $1)", (node.pattern,))
        except Interrupted:
            raise
        except EngineError as error:
            reason = error.message.rpartition("Error: ")[2]
            raise QueryError(
                tr("The pattern cannot be read: {reason}", reason=reason),
                start=node.at.start,
                end=node.at.end,
                hint=tr("Patterns are RE2: no look-around, no back-references."),
            ) from error
