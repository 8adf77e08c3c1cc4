"""Tables of hits by generation: named, held while they are read, dropped when superseded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from timeline_tui.store.engine import Engine

KEPT = 2
"""The tables of so many searches stay: a page of the one before may still be on its way."""


class Tables:
    """The names of the tables of hits that stand in an engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._guard = Lock()
        self._standing: list[str] = []
        self._held: Counter[str] = Counter()
        self._generation = 0

    @contextmanager
    def new(self) -> Iterator[str]:
        """Give a name that no table has had; the table that was made then supersedes older ones.

        It is dropped where making it fails. Raises EngineError.
        """
        with self._guard:
            self._generation += 1
            table = f"hits_{self._generation}"
        superseded = [table]
        try:
            yield table
            superseded = self._superseded_by(table)
        finally:
            for name in superseded:
                self._engine.drop(name)

    @contextmanager
    def hold(self, table: str) -> Iterator[None]:
        """Keep a table from being dropped while it is read."""
        with self._guard:
            self._held[table] += 1
        try:
            yield
        finally:
            with self._guard:
                self._held[table] -= 1

    def _superseded_by(self, table: str) -> list[str]:
        """Take a table in, and give those that it supersedes and nobody reads."""
        with self._guard:
            self._standing.append(table)
            old = [name for name in self._standing[:-KEPT] if not self._held[name]]
            self._standing = [name for name in self._standing if name not in old]
        return old
