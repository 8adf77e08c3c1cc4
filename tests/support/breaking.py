"""An engine that breaks when it is told to, as the real one does on an internal error."""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from timeline_tui.store.engine import Engine

SAID = "FATAL Error: database has been invalidated because of a previous fatal error"


class Breaking:
    """Stands for the connections of an engine: some statements break it, and then all do."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.breaks_on = ""
        """A piece of the statement that breaks the engine; nothing breaks none."""
        self.times = 1
        """How many engines it breaks."""
        self._broken: set[Engine] = set()
        self._connection = Engine._connection
        monkeypatch.setattr(Engine, "_connection", lambda engine: _Connection(self, engine))

    def run(self, engine: Engine, sql: str, parameters: Any) -> Any:
        """Run a statement, or break."""
        if self.breaks_on and self.breaks_on in sql and self.times:
            self.times -= 1
            self._broken.add(engine)
        if engine in self._broken:
            raise duckdb.FatalException(SAID)
        return self._connection(engine).execute(sql, parameters)


class _Connection:
    def __init__(self, breaking: Breaking, engine: Engine) -> None:
        self._breaking, self._engine = breaking, engine

    def execute(self, sql: str, parameters: Any) -> Any:
        return self._breaking.run(self._engine, sql, parameters)

    def interrupt(self) -> None:
        self._breaking._connection(self._engine).interrupt()
