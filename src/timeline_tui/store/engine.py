"""One DuckDB in memory: how it is opened, locked, asked from several threads, and interrupted.

Errors of the engine become the program's own here. What is asked is not known here.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Self, TypeAlias, TypeVar

import duckdb

from timeline_tui.errors import EngineError, EngineLost, Interrupted
from timeline_tui.files.leftovers import ENGINE, PrivateFolder
from timeline_tui.text.catalogue import tr

if TYPE_CHECKING:
    # It takes a while to be loaded; few events are told as rows.
    from numpy.typing import NDArray

Parameter: TypeAlias = "str | int | float | list[int] | None"
# A row holds whatever its columns do; the caller knows which they are.
Tuple: TypeAlias = "tuple[object, ...]"
_Told = TypeVar("_Told")

MOST_MEMORY = 4 << 30
"""Bytes that the engine may take before it moves data to its private folder, or half of what is."""
SEARCH = "search"
"""The name of the work that finds the hits of a filter."""
THREADS = min(4, os.cpu_count() or 1)

_ASKED = re.compile(r"\s*(?:SELECT|WITH)\b")
"""How a statement begins once the engine is locked. Its own lock leaves INSTALL to the network, and
ATTACH to databases in memory."""
_LOST = (duckdb.FatalException, duckdb.InternalException)


class Engine:
    """A database that reads no files, loads no extensions and, once locked, changes no setting.

    Every thread has a connection of its own, because one refuses a second call while one runs.
    """

    def __init__(self) -> None:
        self._folder = PrivateFolder(ENGINE)
        try:
            self._main = duckdb.connect(":memory:", config=_configuration(self._folder.path))
        except duckdb.Error as error:
            self._folder.let_go()
            raise _failed(error) from error
        self._own = threading.local()
        self._guard = threading.Lock()
        self._works: dict[str, _Work] = {}
        self._connections: list[duckdb.DuckDBPyConnection] = []
        self._is_locked = False

    def be_thrifty(self) -> None:
        """Give what a statement has let go back to the system, which takes time with many rows."""
        self.run("SET allocator_flush_threshold = '100KB'")
        self.run("SET allocator_bulk_deallocation_flush_threshold = '100KB'")

    def lock(self) -> None:
        """Deny the engine everything but its own tables, for good."""
        self.run("SET enable_external_access = false")
        self.run("SET lock_configuration = true")
        self._is_locked = True

    def run(self, sql: str, parameters: Sequence[Parameter] = ()) -> None:
        """Run one statement; raises EngineError, and EngineLost where nothing runs any more."""
        self.rows(sql, parameters)

    def rows(self, sql: str, parameters: Sequence[Parameter] = ()) -> list[Tuple]:
        """Give all rows of one statement; raises EngineError, or Interrupted inside `work`."""
        return self._asked(sql, parameters, duckdb.DuckDBPyConnection.fetchall)

    def arrays(self, sql: str, parameters: Sequence[Parameter] = ()) -> list[NDArray[Any]]:
        """Give the columns of one statement, none of which may hold NULL; raises as `rows`."""
        return list(self._asked(sql, parameters, duckdb.DuckDBPyConnection.fetchnumpy).values())

    def check(self) -> None:
        """Raise Interrupted where the work that this thread is at was ended."""
        work: _Work | None = getattr(self._own, "work", None)
        if work is not None:
            work.check()

    @contextmanager
    def work(self, name: str = SEARCH) -> Iterator[None]:
        """Mark what this thread asks inside as the work of a name, which `interrupt` ends."""
        work = _Work(self._connection())
        with self._guard:
            self._works[name] = work
        around = getattr(self._own, "work", None)
        self._own.work = work
        try:
            yield
        finally:
            self._own.work = around
            with self._guard:
                if self._works.get(name) is work:
                    del self._works[name]

    def interrupt(self, *names: str) -> None:
        """End the work of some names, or all that runs, if any: it raises Interrupted."""
        with self._guard:
            for name in names or tuple(self._works):
                if name in self._works:
                    self._works[name].end()

    def close(self) -> None:
        """Let everything go; what runs is ended, whether it is part of a work or not.

        A statement of another thread that cannot be ended keeps its connection until it is done.
        """
        self.interrupt()
        with self._guard:
            for connection in self._connections:
                with suppress(duckdb.Error):  # it is closed already
                    connection.interrupt()
        with suppress(duckdb.Error):
            self._main.close()
        self._folder.let_go()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _asked(
        self,
        sql: str,
        parameters: Sequence[Parameter],
        told: Callable[[duckdb.DuckDBPyConnection], _Told],
    ) -> _Told:
        self.check()
        if self._is_locked and (";" in sql or not _ASKED.match(sql)):
            raise EngineError(tr("The engine is locked: it only searches what was read"))
        try:
            answer = told(self._connection().execute(sql, list(parameters)))
        except duckdb.InterruptException as error:
            raise Interrupted("The search was ended") from error
        except _LOST as error:
            raise _lost(error) from error
        except duckdb.Error as error:
            raise _failed(error) from error
        self.check()
        return answer

    def _connection(self) -> duckdb.DuckDBPyConnection:
        known: duckdb.DuckDBPyConnection | None = getattr(self._own, "connection", None)
        if known is None:
            try:
                known = self._own.connection = self._main.cursor()
                with self._guard:
                    self._connections.append(known)
            except _LOST as error:
                raise _lost(error) from error
            except duckdb.Error as error:
                raise EngineError(tr("The engine is closed")) from error
        return known


class _Work:
    """Statements that belong together. An interrupt that falls between two of them counts too."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._is_ended = False

    def end(self) -> None:
        self._is_ended = True
        self._connection.interrupt()

    def check(self) -> None:
        if self._is_ended:
            raise Interrupted("The search was ended")


def _configuration(folder: str) -> dict[str, str | bool | int | float | list[str]]:
    return {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "allow_community_extensions": False,
        "allow_persistent_secrets": False,
        # Nothing in a person's ~/.duckdb is read, nor anything written there.
        "extension_directory": folder,
        "secret_directory": folder,
        "python_enable_replacements": False,
        "preserve_insertion_order": True,
        "memory_limit": f"{_memory_limit() >> 20}MiB",
        "threads": THREADS,
        "temp_directory": folder,
    }


def _memory_limit() -> int:
    try:
        half = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    except (ValueError, OSError):
        half = 0
    return min(MOST_MEMORY, half) if half > 0 else MOST_MEMORY


def _failed(error: Exception) -> EngineError:
    return EngineError(tr("The engine failed: {reason}", reason=_first_line(error)))


def _lost(error: Exception) -> EngineLost:
    return EngineLost(
        tr("The engine broke: {reason}", reason=_first_line(error)),
        hint=tr("Nothing of yours is lost: the files are as they were."),
    )


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n", 1)[0]
