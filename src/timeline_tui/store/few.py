"""Few events, divided one by one, as the rules are written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from timeline_tui.dates.periods import Period
from timeline_tui.dates.when import Precision
from timeline_tui.store.compile import Compiled
from timeline_tui.store.division import Headings
from timeline_tui.store.engine import Engine
from timeline_tui.store.hits import HIT, Hits
from timeline_tui.store.times import Times
from timeline_tui.view.gaps import Silence, long_silences
from timeline_tui.view.headings import divided, headings

FEW = 500
"""Up to so many events this takes hardly longer than arrays, which take a while to be loaded."""


class Few:
    """Divides hits of few events."""

    def __init__(self, engine: Engine, periods: Sequence[Period], times: Times) -> None:
        """Take the finest period that each event stands in, by `ord`."""
        self._engine = engine
        self._periods = periods
        self._times = times

    def marks(self, compiled: Compiled) -> tuple[bytes, bytes]:
        """Give `Hits.marks` of what a filter matches, and of what it matches only possibly."""
        rows = self._engine.rows(compiled.statement, compiled.parameters)
        found = cast("list[tuple[int, bool]]", rows)
        marks, possible = bytearray(len(self._periods)), bytearray(len(self._periods))
        for number, is_possible in found:
            marks[number] = HIT
            possible[number] = is_possible
        return bytes(marks), bytes(possible) if any(possible) else b""

    def index(self) -> None:
        """Do nothing: the engine finds words among few events at once."""

    def headings(self, hits: Hits) -> Headings:
        """Give their headings."""
        periods = [self._periods[number] for number in hits.ords(0, hits.count)]
        return Headings.of(headings(divided(periods), hits.count))

    def silences(self, hits: Hits, headings: Headings) -> list[Silence]:
        """Give the long silences between them."""
        if not hits.dated:
            return []
        numbers = hits.ords(0, hits.dated)
        starts = [self._times.moments[number] for number in numbers]
        ends = [self._times.known[number] for number in numbers]
        ends_of_headings = (*headings.positions[1:], hits.count)
        spans = zip(headings.levels, headings.positions, ends_of_headings, strict=True)
        levels = [Precision(level) for level, first, end in spans for _ in range(first, end)]
        return long_silences(starts, ends, levels[: hits.dated])
