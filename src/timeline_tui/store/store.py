"""The store: events loaded once into a locked engine, then searched.

One search at a time; what it found may be read from other threads, for as long as it is wanted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Self

from timeline_tui.errors import EngineError, EngineLost, Interrupted, QueryError
from timeline_tui.events.document import Reading
from timeline_tui.query.nodes import Node, Regex
from timeline_tui.store.compile import compile
from timeline_tui.store.counting import Counting
from timeline_tui.store.density import Overview
from timeline_tui.store.division import Division
from timeline_tui.store.engine import Engine
from timeline_tui.store.few import FEW, Few
from timeline_tui.store.ingest import Loaded, load
from timeline_tui.store.moments import Walls
from timeline_tui.store.ranking import ORDERS, Ranker
from timeline_tui.store.results import Results, Source
from timeline_tui.text.catalogue import tr

THRIFTY = 10_000
"""So many events are found in no time, whatever else the engine does."""
FIND = "find"
"""The name of the work that looks for something among the hits."""
COUNTS = "counts"
"""The name of the work that counts what could be asked for next."""


class Store:
    """The events of one reading, ready to be searched."""

    def __init__(self, source: Source, ranker: Ranker, walls: Walls) -> None:
        self._engine = source.engine
        self._source = source
        self._ranker = ranker
        self._walls = walls

    @classmethod
    def open(
        cls,
        reading: Reading,
        *,
        zone: str | None = None,
        lang: str | None = None,
        order: Sequence[int] | None = None,
    ) -> Self:
        """Load events; `zone` is the display zone (None is UTC), `lang` the language of titles.

        `order` is the usual one of the events, where it is known already.
        Raises EngineError, and DateError for a zone that does not exist.
        """
        engine = Engine()
        try:
            if len(reading.events) <= THRIFTY:
                engine.be_thrifty()
            loaded = load(engine, reading, zone, lang, order)
            engine.lock()
        except BaseException:
            engine.close()
            raise
        overview = Overview(engine, loaded.starts, len(reading.events))
        zones = tuple(document.timezone or None for document in reading.documents)
        source = Source(
            engine,
            reading.events,
            loaded.numbers,
            loaded.times,
            loaded.columns,
            overview,
            len(reading.events),
        )
        dated = len(loaded.times.moments)
        ranker = Ranker(engine, _division(engine, loaded, source.total), dated, source.total)
        return cls(source, ranker, Walls(zone, zones or (None,)))

    def index(self) -> None:
        """Prepare to answer words at once, which is worth it where somebody types them.

        Raises EngineError. It may be searched meanwhile.
        """
        self._ranker.index()

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
            ranking = self._ranker.rank(compiled, sort)
        return Results(self._source, ranking)

    def positions(self, results: Results, node: Node) -> Sequence[int]:
        """Give where among the hits of a search those stand that match another filter too.

        They ascend. Raises QueryError, EngineError and Interrupted.
        """
        asked = compile(node, self._source.columns, self._walls)
        with self._engine.work(FIND):
            for pattern in asked.patterns:
                self._check(pattern)
            matching, _ = self._ranker.found(asked)
        return results.positions(matching)

    def interrupt(self, *names: str) -> None:
        """End the search that runs, or the work of other names; without any, everything.

        Whoever asked for it gets Interrupted.
        """
        self._engine.interrupt(*names)

    @contextmanager
    def counting(self) -> Iterator[Counting]:
        """Count inside what could be asked for next; `interrupt` ends that under `COUNTS`."""
        with self._engine.work(COUNTS):
            yield Counting(self._engine, self._source.columns, self._walls)

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
        except (Interrupted, EngineLost):
            raise
        except EngineError as error:
            reason = error.message.rpartition("Error: ")[2]
            raise QueryError(
                tr("The pattern cannot be read: {reason}", reason=reason),
                start=node.at.start,
                end=node.at.end,
                hint=tr("Patterns are RE2: no look-around, no back-references."),
            ) from error


def _division(engine: Engine, loaded: Loaded, total: int) -> Division:
    if total <= FEW:
        return Few(engine, loaded.periods, loaded.times)
    from timeline_tui.store.many import Many  # deferred: it loads what works in arrays

    return Many(engine, loaded.times, loaded.finest, total)
