"""Events into the engine: sorted once, and stored in that order.

A batch goes over as one text in which ASCII separators divide rows, cells and texts, and the engine
takes it apart: measured, a third of the time of one list parameter per column, while executemany
takes a hundred times as long. Files are not read here.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from timeline_tui.dates.periods import UNDATED, Period
from timeline_tui.dates.when import POS, SECOND, Precision
from timeline_tui.events.apart import resolved_bounds
from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event
from timeline_tui.store.cells import (
    EMPTY,
    Cells,
    clean,
    extra_cells,
    flags_of,
    folded,
    goes_on,
    silent_from,
    stored_cells,
)
from timeline_tui.store.engine import Engine
from timeline_tui.store.falling import falls_of
from timeline_tui.store.few import FEW
from timeline_tui.store.keys import period_cells
from timeline_tui.store.order import place_of, sorted_numbers
from timeline_tui.store.placing import period_of, start_of
from timeline_tui.store.schema import FIXED, TYPES, Columns
from timeline_tui.store.times import Times
from timeline_tui.view.density import Start

BATCH = 2048
"""Events per statement: the engine's own vector size."""
PACKED = 1_000_000
"""Beyond so many events, memory is worth more than the third of a search that unpacking takes."""

_ROW, _CELL, _TEXT, _PAIR = "\x1c", "\x1d", "\x1e", "\x1f"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading."""

    columns: Columns
    starts: tuple[Start, ...]
    """Where the dated events stand, ascending."""
    times: Times
    periods: Sequence[Period]
    """The finest period that each event stands in, by its `ord`, where they are few."""
    finest: Precision
    """The finest kind of those."""
    numbers: Sequence[int]
    """The place of each event among those that were read, by its `ord`."""


def load(
    engine: Engine,
    reading: Reading,
    zone: str | None = None,
    lang: str | None = None,
    order: Sequence[int] | None = None,
) -> Loaded:
    """Store the events in sort order; periods are those of the display zone.

    `lang` is the language whose titles are sorted, `order` the sort order, where it is known
    already. Raises EngineError.
    """
    names = dict.fromkeys(name for event in reading.events for name in event.extra)
    columns = Columns.of(names)
    engine.run(columns.table(is_packed=len(reading.events) > PACKED))
    rows = _Rows(reading, columns, zone, lang, order)
    statement, texts = _insert(columns), iter(rows)
    while batch := list(islice(texts, BATCH)):
        engine.run(statement, (_ROW.join(batch),))
    times = Times(rows.moments, rows.known, bytes(rows.civil), rows.open_from)
    return Loaded(
        columns, tuple(sorted(rows.starts)), times, rows.periods, rows.finest, rows.numbers
    )


class _Rows:
    """The events of a reading as rows of text, in sort order."""

    def __init__(
        self,
        reading: Reading,
        columns: Columns,
        zone: str | None,
        lang: str | None,
        order: Sequence[int] | None,
    ) -> None:
        self._reading = reading
        self._order = order
        self._documents: Sequence[Document] = reading.documents or (Document(""),)
        self._columns = columns
        self._zone = zone
        self._lang = lang
        self.starts: list[Start] = []
        self.moments: list[int] = []
        self.known: list[int] = []
        self.civil = bytearray()
        self.open_from = POS
        self.numbers = array("q")
        self.periods: list[Period] = []
        self.finest = UNDATED.level

    def __iter__(self) -> Iterator[str]:
        events, numbers = self._reading.events, self._order
        if numbers is None:
            zones = [document.timezone or None for document in self._documents]
            numbers = sorted_numbers(events, zones, self._reading.precedences)
        self.numbers.extend(numbers)
        for place, number in enumerate(numbers):
            event = events[number]
            cells = [str(place), *self._fixed(event), *self._texts(event)]
            yield _CELL.join(cells)

    def _fixed(self, event: Event) -> list[str]:
        """Give the cells of the columns that every store has, after `ord`."""
        bounds = event.effective
        at = place_of(event, bounds)
        period = UNDATED
        if at is not None:
            period = period_of(event, bounds, at, self._zone)
            silent = silent_from(bounds)
            self.moments.append(at)
            self.known.append(at if silent is None else silent)
            self.civil.append(event.when.is_floating)
            if goes_on(event):
                self.open_from = min(self.open_from, at)
            self.starts.append(start_of(event, bounds, at))
            self.finest = max(self.finest, period.level)
        if len(self._reading.events) <= FEW:
            self.periods.append(period)
        zone = self._documents[event.origin.document].timezone or None
        resolved = resolved_bounds(event, zone) if zone else bounds
        precision = event.when.precision
        return [
            clean(event.id),
            str(event.origin.document),
            str(event.origin.line),
            str(flags_of(event)),
            "" if precision is None else str(int(precision)),
            *period_cells(period),
            str(falls_of(event, bounds, self._zone)),
            *[cell for moment in bounds for cell in _moment(moment)],
            str(bounds.slo - resolved.slo),
            str(bounds.shi - resolved.shi),
            "" if at is None else str(at),
            folded(event.title.preferred(self._lang)),
        ]

    def _texts(self, event: Event) -> Iterator[str]:
        path = self._documents[event.origin.document].path
        for cells in stored_cells(event, path):
            yield from cells
        extra = event.extra
        for name in self._columns.own:
            yield from extra_cells(extra.get(name))
        yield from self._shared(event) if self._columns.shared else EMPTY

    def _shared(self, event: Event) -> tuple[str, str]:
        """Give the cells of the two maps: names and their texts in turn."""
        given: dict[str, Cells] = {}
        for name in self._columns.shared:
            cells = extra_cells(event.extra.get(name))
            if cells is not EMPTY:
                given[clean(name)] = cells
        folded_pairs = [f"{name}{_PAIR}{cells.folded}" for name, cells in given.items()]
        raw_pairs = [f"{name}{_PAIR}{cells.raw}" for name, cells in given.items()]
        return _PAIR.join(folded_pairs), _PAIR.join(raw_pairs)


def _moment(moment: int) -> tuple[str, str]:
    seconds, rest = divmod(moment, SECOND)
    return str(seconds), str(rest)


def _insert(columns: Columns) -> str:
    """Give the statement that takes a batch apart; its one parameter is the batch."""
    cells = [f"CAST(nullif(c[{n}], '') AS {TYPES[name]})" for n, name in enumerate(FIXED, 1)]
    number = len(FIXED)
    for _ in columns.texts:
        cells += [f"c[{number + 1}]", _list_of(f"c[{number + 2}]")]
        number += 2
    cells.append(_map_of(f"c[{number + 1}]", "value"))
    cells.append(_map_of(f"c[{number + 2}]", _list_of("value")))
    places = {name: len(FIXED) + 2 * n + 1 for n, name in enumerate(columns.texts)}
    searched = [f"c[{places[name]}]" for name in columns.searched]
    shared = (
        f"list_aggregate(string_split(c[{number + 1}], chr({ord(_PAIR)}))[2:-:2], 'string_agg', '')"
    )
    cells.append(f"concat({', '.join([*searched, shared])})")
    return f"""
        INSERT INTO events
        SELECT {", ".join(cells)}
        FROM (
            SELECT string_split(row_text, chr({ord(_CELL)})) AS c
            FROM (SELECT unnest(string_split($1, chr({ord(_ROW)}))) AS row_text)
        )
    """


def _list_of(cell: str) -> str:
    return f"CASE WHEN {cell} = '' THEN [] ELSE string_split({cell}, chr({ord(_TEXT)})) END"


def _map_of(cell: str, value: str) -> str:
    parts = f"string_split({cell}, chr({ord(_PAIR)}))"
    return (
        f"CASE WHEN {cell} = '' THEN MAP {{}} "
        f"ELSE map({parts}[1:-:2], list_transform({parts}[2:-:2], lambda value: {value})) END"
    )
