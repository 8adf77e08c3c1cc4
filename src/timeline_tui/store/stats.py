"""What is loaded, counted: events, first and last moment, and each field's values."""

from __future__ import annotations

from typing import TypedDict, cast

from timeline_tui.dates.coordinate import bound_text
from timeline_tui.dates.when import SECOND
from timeline_tui.store.engine import Engine
from timeline_tui.store.schema import BITS, STORED, Columns


class FieldStats(TypedDict):
    """How often a field is there."""

    values: int
    """How many different values it has."""
    present: int
    """How many events have one."""


class Stats(TypedDict):
    """Counts over all events."""

    events: int
    undated: int
    first: str | None
    """The earliest bound of a dated event, as `bound_text` writes it."""
    last: str | None
    fields: dict[str, FieldStats]
    """Those that any event has, the program's own first."""


def stats_of(engine: Engine, columns: Columns) -> Stats:
    """Give the counts over all events of an engine. Raises EngineError."""
    row = engine.rows(f"""
        SELECT count(*), count(*) FILTER ((flags & {BITS["undated"]}) <> 0),
            min(at_s::HUGEINT * {SECOND} + at_n), max(until_s::HUGEINT * {SECOND} + until_n)
        FROM events
    """)[0]
    events, undated, first, last = cast("tuple[int, int, int | None, int | None]", row)
    return Stats(
        events=events,
        undated=undated,
        first=None if first is None else bound_text(first),
        last=None if last is None else bound_text(last),
        fields=_own(engine, columns) | _shared(engine, columns),
    )


def _own(engine: Engine, columns: Columns) -> dict[str, FieldStats]:
    names = [*STORED, *columns.own]
    counts = [
        f"count(*) FILTER (len(r_{name}) > 0), (SELECT count(DISTINCT value) "
        f"FROM (SELECT unnest(r_{name}) AS value FROM events))"
        for name in columns.texts
    ]
    numbers = cast("tuple[int, ...]", engine.rows(f"SELECT {', '.join(counts)} FROM events")[0])
    pairs = zip(names, numbers[::2], numbers[1::2], strict=True)
    return {name: FieldStats(values=v, present=n) for name, n, v in pairs if n}


def _shared(engine: Engine, columns: Columns) -> dict[str, FieldStats]:
    found = engine.rows("""
        SELECT name, count(DISTINCT value), count(DISTINCT ord)
        FROM (
            SELECT ord, name, unnest(r_rest[name]) AS value
            FROM (SELECT ord, r_rest, unnest(map_keys(r_rest)) AS name FROM events)
        )
        GROUP BY name
    """)
    counts = {name: (v, n) for name, v, n in cast("list[tuple[str, int, int]]", found)}
    return {
        name: FieldStats(values=counts[name][0], present=counts[name][1])
        for name in columns.shared
        if name in counts
    }
