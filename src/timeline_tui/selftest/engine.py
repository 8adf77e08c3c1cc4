"""The family of the locked engine: what a statement or a value could do, and may not."""

from __future__ import annotations

import os
import random
from tempfile import TemporaryDirectory

from timeline_tui.dates import parse
from timeline_tui.errors import EngineError
from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event
from timeline_tui.files.atomic import write_atomically
from timeline_tui.query.nodes import Everything, Match, Node, Regex, Word
from timeline_tui.selftest.tally import Tally
from timeline_tui.store.engine import Engine
from timeline_tui.store.ingest import load
from timeline_tui.store.store import Store

FAMILY = "locked engine"
"""What the family is called."""

FORBIDDEN = (
    "SELECT * FROM read_text('{secret}')",
    "SELECT * FROM read_blob('{secret}')",
    "SELECT * FROM read_csv('{secret}')",
    "SELECT * FROM read_json('{secret}')",
    "SELECT * FROM read_parquet('{secret}')",
    "SELECT * FROM parquet_metadata('{secret}')",
    "SELECT * FROM sniff_csv('{secret}')",
    "SELECT * FROM '{secret}'",
    "SELECT * FROM '{folder}/../{name}/secret.csv'",
    "SELECT * FROM 'https://localhost:1/x.csv'",
    "SELECT * FROM read_csv('https://localhost:1/x.csv')",
    "SELECT * FROM read_csv('s3://bucket/x.csv')",
    "SELECT * FROM glob('{folder}/*')",
    "SELECT * FROM glob('/etc/*')",
    "SELECT * FROM query('SELECT * FROM read_text(''{secret}'')')",
    "SELECT * FROM query_table('{secret}')",
    "SELECT getenv('HOME')",
    "SELECT * FROM statement",
    "SELECT * FROM chance",
    "WITH x AS (FROM read_text('{secret}')) SELECT * FROM x",
    "CREATE TABLE stolen AS SELECT * FROM read_text('{secret}')",
    "CREATE TABLE events AS SELECT 1",
    "CREATE VIEW v AS SELECT * FROM read_text('{secret}')",
    "CREATE MACRO m() AS TABLE SELECT * FROM read_text('{secret}')",
    "FROM read_text('{secret}')",
    "DESCRIBE SELECT * FROM '{secret}'",
    "EXPLAIN ANALYZE SELECT * FROM '{secret}'",
    "PREPARE p AS SELECT * FROM read_text('{secret}')",
    "COPY events TO '{folder}/out.csv'",
    "COPY events TO '{folder}/out.parquet' (FORMAT parquet)",
    "COPY (SELECT 1) TO '/dev/stdout'",
    "COPY events FROM '{secret}'",
    "COPY FROM DATABASE memory TO other",
    "EXPORT DATABASE '{folder}/out'",
    "IMPORT DATABASE '{folder}'",
    "ATTACH '{folder}/other.db'",
    "ATTACH '{folder}/other.db' (READ_ONLY)",
    "ATTACH ':memory:' AS other",
    "DETACH memory",
    "INSTALL httpfs",
    "FORCE INSTALL json",
    "INSTALL spatial FROM community",
    "LOAD httpfs",
    "LOAD '{folder}/x.duckdb_extension'",
    "UPDATE EXTENSIONS",
    "SET enable_external_access = true",
    "SET GLOBAL enable_external_access = true",
    "RESET enable_external_access",
    "SET lock_configuration = false",
    "SET memory_limit = '100GB'",
    "SET threads = 64",
    "SET temp_directory = '{folder}'",
    "SET home_directory = '{folder}'",
    "SET allowed_directories = ['/']",
    "SET profiling_output = '{folder}/profile.json'",
    "SET log_query_path = '{folder}/log'",
    "SET custom_extension_repository = 'http://localhost:1'",
    "SET VARIABLE a = getenv('HOME')",
    "PRAGMA enable_profiling",
    "PRAGMA profiling_output = '{folder}/profile.json'",
    "PRAGMA import_database('{folder}')",
    "CALL enable_logging(storage = 'file', storage_path = '{folder}')",
    "CHECKPOINT",
    "CREATE SECRET s (TYPE http, BEARER_TOKEN 'b')",
    "CREATE PERSISTENT SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')",
    "DROP TABLE events",
    "DROP TABLE IF EXISTS events",
    "DELETE FROM events",
    "UPDATE events SET id = 'x'",
    "INSERT INTO events SELECT * FROM events",
    "ALTER TABLE events RENAME TO gone",
    "SELECT 1; DROP TABLE events",
)
"""Statements that a locked engine refuses."""

NAMES = (
    "x'; DROP TABLE events; --",
    'x"; DROP TABLE events; --',
    "'||(SELECT content FROM read_text('/etc/passwd'))||'",
    '"',
    "'",
    "''",
    "\\",
    "$1",
    "?",
    "{table}",
    "%s",
    "x]",
    "e.id",
    "events",
    "ord",
    "search",
    "f_rest",
    "r_rest",
    "--",
    "/*",
    "*/",
    ";",
    "\x1c\x1d\x1e\x1f",
    "\x00",
    "\u202ename",
    "ı",
    "a b",
    "NULL",
    "x0",
    "r_x0 VARCHAR); DROP TABLE events; --",
)
"""Fields and values of a file that would be more than that in a statement made of text."""


def locked(seed: int) -> Tally:
    """Try forbidden statements, as they are and in disguise, and hostile names and values."""
    statements, faults = _statements(random.Random(seed))  # noqa: S311 - chance, not secrecy
    values, wrong = _values()
    note = f"{statements} statements, {values} fields and values"
    return Tally(FAMILY, statements + values, (*faults, *wrong), note)


def _statements(chance: random.Random) -> tuple[int, list[str]]:
    tried, faults = 0, []
    with TemporaryDirectory(prefix="timeline-tui-") as folder, Engine() as engine:
        load(engine, _reading())
        engine.lock()
        secret = os.path.join(folder, "secret.csv")
        write_atomically(secret, lambda out: out.write("secret\n"), replace=False)
        for text in FORBIDDEN:
            statement = text.format(secret=secret, folder=folder, name=os.path.basename(folder))
            for disguised in (statement, _disguised(statement, chance)):
                tried += 1
                faults += _allowed(engine, disguised)
        if os.listdir(folder) != ["secret.csv"]:
            faults.append(f"The engine wrote {', '.join(os.listdir(folder))}.")
        if not _is_untouched(engine):
            faults.append("The events are not what they were.")
    return tried, faults


def _is_untouched(engine: Engine) -> bool:
    try:
        return engine.rows("SELECT count(*) FROM events") == [(len(NAMES),)]
    except EngineError:
        return False


def _allowed(engine: Engine, statement: str) -> list[str]:
    try:
        engine.run(statement)
    except EngineError:
        return []
    return [f"The engine allowed: {statement}"]


def _disguised(statement: str, chance: random.Random) -> str:
    """Give a statement with the same meaning and another look."""
    first, _, rest = statement.partition(" ")
    word = "".join(chance.choice((each.lower(), each.upper())) for each in first)
    before = chance.choice(("", "\n\t ", "/* SELECT */ ", "-- SELECT\n", ";", "SELECT 1;", "("))
    after = chance.choice(("", ";", " --", "\n"))
    return f"{before}{word}{chance.choice((' ', chr(10), '/**/ '))}{rest}{after}"


def _reading() -> Reading:
    when = parse("2000")
    events = tuple(
        Event(f"{place}{name}", when, extra={name: name}) for place, name in enumerate(NAMES)
    )
    return Reading((Document("a.yaml"),), events)


def _values() -> tuple[int, list[str]]:
    tried, faults = 0, []
    with Store.open(_reading()) as store:
        for place, name in enumerate(NAMES):
            wanted: tuple[tuple[Node, int | None], ...] = (
                (Match("id", (f"{place}{name}",), exact=True), 1),
                (Match(name, (name,)), 1),
                (Word(name), None),
                (Regex("id", name), None),
                (Regex(name, ".*"), 1),
            )
            for node, count in wanted:
                tried += 1
                faults += _unlike(store, node, count)
        if store.search(Everything()).matched != len(NAMES):
            faults.append("The events are not what they were.")
    return tried, faults


def _unlike(store: Store, node: Node, count: int | None) -> list[str]:
    """Ask for something; give what is wrong with how many match, where that is known."""
    try:
        matched = store.search(node).matched
    except ValueError:  # a pattern that is none is told as a filter that cannot be read
        return [] if count is None else [f"{node!r} was refused."]
    except EngineError as error:
        return [f"{node!r}: {error}"]
    return [] if count in (None, matched) else [f"{node!r} found {matched}, not {count}."]
