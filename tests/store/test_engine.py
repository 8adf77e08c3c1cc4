"""The engine: locked after loading, shared by threads, interrupted when nobody waits."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Event as Event_
from threading import Thread
from typing import Any

import duckdb
import pytest

from timeline_tui.dates import parse
from timeline_tui.errors import EngineError, Interrupted
from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event
from timeline_tui.query.nodes import Everything, Match
from timeline_tui.store.division import Headings
from timeline_tui.store.engine import Engine
from timeline_tui.store.few import Few
from timeline_tui.store.ranking import Ranker, Ranking
from timeline_tui.store.store import Store
from timeline_tui.view.rows import EventRow

ENDLESS = "SELECT count(*) FROM range(100000000) a, range(100000) b WHERE a.range + b.range = -1"


@pytest.fixture
def store() -> Iterator[Store]:
    events = tuple(Event(f"e{year}", parse(str(year))) for year in range(2000, 2010))
    with Store.open(Reading((Document("a.yaml"),), events)) as store:
        yield store


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_text('{secret}')",
        "SELECT * FROM '{secret}'",
        "SELECT * FROM glob('/etc/*')",
        "COPY events TO '{folder}/out.csv'",
        "COPY (SELECT 1) TO '/dev/stdout'",
        "COPY events FROM '{secret}'",
        "EXPORT DATABASE '{folder}/out'",
        "ATTACH '{folder}/other.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "SET memory_limit = '100GB'",
        "SET temp_directory = '{folder}'",
        "PRAGMA enable_profiling",
        "CREATE PERSISTENT SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')",
        "SELECT * FROM statement",
    ],
)
def test_a_locked_engine_touches_nothing_but_its_tables(
    store: Store, tmp_path: Path, statement: str
) -> None:
    """No file is read or written, no extension loaded, no setting changed, no variable seen."""
    secret = tmp_path / "secret.csv"
    secret.write_text("secret")
    with pytest.raises(EngineError):
        store._engine.run(statement.format(secret=secret, folder=tmp_path))

    assert [path.name for path in tmp_path.iterdir()] == ["secret.csv"]
    assert store.search(Everything()).matched == 10


def test_a_long_statement_is_ended() -> None:
    """The thread that asked gets Interrupted, and its connection goes on."""
    outcome: list[str] = []

    def ask(engine: Engine) -> None:
        try:
            with engine.work():
                engine.rows(ENDLESS)
        except Interrupted:
            outcome.append("interrupted")
        outcome.append(str(engine.rows("SELECT 1")))

    with Engine() as engine:
        thread = Thread(target=ask, args=(engine,))
        thread.start()
        while thread.is_alive():
            engine.interrupt()
            thread.join(0.01)

    assert outcome == ["interrupted", "[(1,)]"]


def test_closing_ends_what_runs_outside_of_any_work() -> None:
    """Nobody who leaves waits for a statement."""
    outcome: list[str] = []
    engine = Engine()
    engine.rows("SELECT 1")
    begun = Event_()

    def ask() -> None:
        engine.rows("SELECT 1")
        begun.set()
        try:
            engine.rows(ENDLESS)
        except EngineError as error:
            outcome.append(type(error).__name__)

    thread = Thread(target=ask)
    thread.start()
    begun.wait(60)
    while thread.is_alive():
        engine.close()
        thread.join(0.01)

    assert outcome in (["Interrupted"], ["EngineError"])


def test_an_interrupt_between_two_statements_counts(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search ends, and what was found before can still be read."""
    before = store.search(Match("id", ("2005",)))
    rank = Ranker.rank

    def interrupted(*arguments: Any) -> Ranking:
        rank(*arguments)
        store.interrupt()
        return rank(*arguments)

    monkeypatch.setattr(Ranker, "rank", interrupted)
    with pytest.raises(Interrupted):
        store.search(Everything())
    monkeypatch.undo()

    assert [hit.event.id for hit in before.hits()] == ["e2005"]
    assert [row.hit.event.id for row in before.page(0, 9) if isinstance(row, EventRow)] == ["e2005"]
    assert store.search(Everything()).matched == 10


def test_an_interrupt_counts_between_headings_and_gaps(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is worked out without a statement takes a while too, where there are many hits."""

    def interrupted(*_: Any) -> Headings:
        store.interrupt()
        return Headings()

    monkeypatch.setattr(Few, "headings", interrupted)
    with pytest.raises(Interrupted):
        store.search(Match("id", ("2005",)))


def test_a_closed_engine_says_so() -> None:
    """A page may still be asked for while the program ends."""
    engine = Engine()
    engine.close()

    with pytest.raises(EngineError, match="closed"):
        engine.rows("SELECT 1")


def test_an_interrupt_with_nothing_to_end_does_nothing(store: Store) -> None:
    """The next search is another one."""
    store.interrupt()

    assert store.search(Everything()).matched == 10


def test_what_was_found_stays_readable(store: Store) -> None:
    """However many searches come after it; none of them leaves anything in the engine."""
    found = [store.search(Everything()) for _ in range(5)]
    hits = found[0].hits()
    next(hits)
    store.search(Match("id", ("2005",)))

    assert len(list(hits)) == 9
    assert found[0].page(0, 99) == found[-1].page(0, 99)
    names = store._engine.rows("SELECT table_name FROM duckdb_tables()")
    assert names == [("events",)]


def test_threads_read_at_the_same_time(store: Store) -> None:
    """Each has a connection of its own."""
    results = store.search(Everything())
    counts: list[int] = []

    def read() -> None:
        counts.extend(len(results.page(0, 99)) for _ in range(10))

    threads = [Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert counts == [results.rows] * 40


def test_a_closed_store_says_so(store: Store) -> None:
    """And leaves nothing in the folder for temporary files."""
    folder = Path(store._engine._folder.path)
    store.close()

    assert not folder.exists()
    with pytest.raises(EngineError):
        store.search(Everything())


def test_an_engine_that_cannot_start_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def connect(*_: Any, **__: Any) -> None:
        raise duckdb.OutOfMemoryException("Out of Memory Error: Allocation failure")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(duckdb, "connect", connect)

    with pytest.raises(EngineError, match="Allocation failure"):
        Engine()
    assert list(tmp_path.iterdir()) == []
