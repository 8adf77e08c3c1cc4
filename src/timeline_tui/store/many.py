"""Many events, divided in arrays, to what the rules of `view.headings` and `view.gaps` say.

The engine tells once where in sort order the period of some level changes. Between two such places
lies a stretch: events that no heading ever parts. A search only counts its hits in the stretches.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property, reduce
from itertools import chain
from math import ceil, gcd
from operator import le
from typing import Any, NamedTuple, TypeAlias, cast, overload

import numpy as np
import numpy.typing as npt

from timeline_tui.dates.periods import Period
from timeline_tui.dates.when import Precision
from timeline_tui.store.bigrams import MOST_BYTES, Bigrams, marked
from timeline_tui.store.changes import Key, changes
from timeline_tui.store.compile import Compiled
from timeline_tui.store.division import Headings
from timeline_tui.store.engine import Engine
from timeline_tui.store.hits import Hits
from timeline_tui.store.keys import COLUMNS, period_of_key, period_of_year
from timeline_tui.store.times import Times
from timeline_tui.view.gaps import (
    QUANTILE,
    Silence,
    around,
    gap_threshold,
    is_long_among,
    least_silence,
)
from timeline_tui.view.headings import DIVISIONS, FEW, WHOLE, Heading, headings

Numbers: TypeAlias = "npt.NDArray[np.int64]"
Moments: TypeAlias = "npt.NDArray[Any]"
"""Whole numbers of 64 bits, or of any size."""
UNKNOWN = -1
"""In place of the number of a period that is not known so finely."""
BATCH = 10_000
"""Events whose texts are taken from the engine at a time: it keeps the memory that it once took."""
MOST = 1 << 60
"""Three times the distance of two numbers below that is a number of 64 bits yet."""


class Many:
    """Divides hits of many events."""

    def __init__(self, engine: Engine, times: Times, finest: Precision, total: int) -> None:
        """Divide events, so many, whose periods are of some level at the finest."""
        self._engine = engine
        self._times = times
        self._finest = finest
        self._total = total
        self._bigrams: Bigrams | None = None

    def marks(self, compiled: Compiled) -> tuple[bytes, bytes]:
        """Give `Hits.marks` of what a filter matches, and of what it matches only possibly."""
        if self._bigrams is not None and compiled.words:
            return self._bigrams.marks(compiled.words), b""
        ords, is_possible = self._engine.arrays(compiled.statement, compiled.parameters)
        doubted = ords[is_possible]
        possible = marked(doubted, self._total).tobytes() if len(doubted) else b""
        return marked(ords, self._total).tobytes(), possible

    def index(self) -> None:
        """Prepare to look words up. Raises EngineError."""
        sizes = "SELECT strlen(e.search) AS size FROM events e ORDER BY e.ord"
        (found,) = self._engine.arrays(sizes)
        if found.sum() <= MOST_BYTES:
            texts = b"".join(map(self._texts, range(0, self._total, BATCH)))
            self._bigrams = Bigrams(texts, found)

    def _texts(self, first: int) -> bytes:
        """Give the texts of a batch, one behind the other, as words are searched for in them."""
        rows = self._engine.rows(
            """
            SELECT string_agg(e.search, '' ORDER BY e.ord)
            FROM events e
            WHERE e.ord >= $1 AND e.ord < $2
            """,
            (first, first + BATCH),
        )
        return cast("str", rows[0][0]).encode()

    def headings(self, hits: Hits) -> Headings:
        """Give their headings. Raises EngineError, Interrupted."""
        return headings_of(self._stretches, hits)

    def silences(self, hits: Hits, headings: Headings) -> list[Silence]:
        """Give the long silences between them."""
        return silences_of(self._clock, hits, headings)

    @cached_property
    def _stretches(self) -> Stretches:
        return stretches_of(self._engine, self._finest)

    @cached_property
    def _clock(self) -> Clock:
        return Clock.of(self._times)


class Stretches(NamedTuple):
    """Neighbours in sort order that stand under the same periods, by number."""

    starts: Numbers
    """The `ord` of the first event of each, ascending."""
    inside: Mapping[Precision, Numbers]
    """By level, in which period each lies, or `UNKNOWN`. The level of years knows every one."""
    names: Sequence[tuple[int, Key]]
    """The level of each period, and its number there; a year for longer ones."""
    levels: Numbers
    """The levels alone."""


class Periods(Sequence[Period]):
    """Periods by number, made when they are looked at: few of many thousands ever are."""

    def __init__(self, numbers: Numbers, names: Sequence[tuple[int, Key]]) -> None:
        self._numbers = numbers
        self._names = names

    def __len__(self) -> int:
        return len(self._numbers)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # it is compared by what it holds

    @overload
    def __getitem__(self, index: int) -> Period: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Period]: ...
    def __getitem__(self, index: int | slice) -> Period | Sequence[Period]:
        if isinstance(index, slice):
            return Periods(self._numbers[index], self._names)
        level, key = self._names[self._numbers[index]]
        kind = Precision(level)
        if key is None or kind <= Precision.YEAR:
            return period_of_year(key, kind)
        return period_of_key(key, kind)


class Clock(NamedTuple):
    """When the dated events stand, in whole units of time, by `ord`."""

    moments: Moments
    """When each starts."""
    known: Moments
    """Up to when something is known of each."""
    unit: int
    """How long a unit is, in ns: as long as it can be."""
    is_known_in_order: bool
    """Whether nothing is known longer of an event than of a later one."""

    @classmethod
    def of(cls, times: Times) -> Clock:
        """Give the clock of events: days of centuries are few numbers, nanoseconds are many."""
        unit = reduce(gcd, chain(times.moments, times.known), 0) or 1
        moments = [moment // unit for moment in times.moments]
        known = [moment // unit for moment in times.known]
        highest = max(map(abs, chain(moments, known)), default=0)
        kind = np.int64 if highest < MOST else np.object_
        in_order = all(map(le, known, known[1:]))
        return cls(np.array(moments, kind), np.array(known, kind), unit, in_order)


def stretches_of(engine: Engine, finest: Precision) -> Stretches:
    """Tell how all events stand under periods, from years to the finest that is known.

    Raises EngineError, Interrupted.
    """
    years, keys, kinds = changes(engine, "e.year", "least(e.level, 0)")
    names = [(kind or 0, key) for kind, key in zip(kinds, keys, strict=True)]
    found = {Precision.YEAR: (years, names)}
    for level in (level for level in DIVISIONS if level <= finest):
        whole = f"CASE WHEN e.level >= {int(WHOLE[level])} THEN e.{COLUMNS[WHOLE[level]]} END"
        ords, keys, _ = changes(engine, f"e.{COLUMNS[level]}", whole)
        found[level] = ords, [(int(level), key) for key in keys]
    starts = np.unique(np.concatenate([np.array(ords, np.int64) for ords, _ in found.values()]))
    numbers: dict[tuple[int, Key], int] = {}
    inside = {}
    for level, (ords, names) in found.items():
        own = [
            UNKNOWN
            if level > Precision.YEAR and name[1] is None
            else numbers.setdefault(name, len(numbers))
            for name in names
        ]
        places = np.searchsorted(np.array(ords, np.int64), starts, side="right") - 1
        inside[level] = np.array(own, np.int64)[places]
    return Stretches(starts, inside, list(numbers), np.array([level for level, _ in numbers]))


def headings_of(stretches: Stretches, hits: Hits) -> Headings:
    """Give the headings of what was found, from early to late."""
    if not hits.count:
        return Headings()
    counts = np.add.reduceat(_marks(hits.marks), stretches.starts, dtype=np.int64)
    lying = np.flatnonzero(counts)
    counts = counts[lying]
    stands = _divided(stretches, lying, counts)
    firsts = np.flatnonzero(_differs(stands))
    numbers = stands[firsts]
    positions = (np.cumsum(counts) - counts)[firsts].tolist()
    periods, levels = Periods(numbers, stretches.names), stretches.levels[numbers]
    if np.count_nonzero(levels <= Precision.YEAR) <= FEW:
        return Headings(positions, periods, levels.tolist())
    # Sparse years are gathered into longer periods, neighbours by neighbours.
    return Headings.of(headings(list(map(Heading, positions, periods)), hits.count))


def _divided(stretches: Stretches, lying: Numbers, counts: Numbers) -> Numbers:
    """Give the number of the period that the hits of each stretch stand under.

    `lying` are the stretches that hold any, and `counts` how many they hold.
    """
    stands = stretches.inside[Precision.YEAR][lying]
    is_whole = np.ones(len(stands), np.bool_)
    many = len(stretches.names)
    for level, share in DIVISIONS.items():
        if level not in stretches.inside or not is_whole.any():
            break
        parts = stretches.inside[level][lying]
        is_part = is_whole & (parts != UNKNOWN)
        opens = is_part & _differs(np.where(is_part, parts, UNKNOWN))
        known = np.bincount(stands[is_part], counts[is_part], many)
        heads = np.bincount(stands[opens], None, many)
        least = np.where(heads > 1, share.least, 0)
        is_full = (heads > 0) & (known >= np.maximum(least, share.each * heads))
        is_whole = is_part & is_full[stands]
        stands = np.where(is_whole, parts, stands)
    return stands


def _differs(numbers: Numbers) -> npt.NDArray[np.bool_]:
    """Tell which numbers are others than the one before; the first one is."""
    return np.concatenate(([True], numbers[1:] != numbers[:-1]))


def silences_of(clock: Clock, hits: Hits, headings: Headings) -> list[Silence]:
    """Give the long silences between hits; `headings` are those from early to late."""
    lying = np.flatnonzero(_marks(hits.marks)[: len(clock.moments)])
    starts = clock.moments[lying]
    distances = starts[1:] - starts[:-1]
    distances = distances[distances > 0]
    if not len(distances):
        return []
    extent = int(starts.max() - starts.min()) * clock.unit
    nth = max(1, ceil(QUANTILE * len(distances))) - 1
    usual = int(np.partition(distances, nth)[nth]) * clock.unit
    threshold = gap_threshold(extent, usual)
    ends = clock.known[lying]
    if not clock.is_known_in_order:
        ends = np.maximum.accumulate(ends)
    lengths = starts[1:] - ends[:-1]
    silences = []
    for number in _candidates(lengths, clock.unit, threshold, extent, headings):
        lo, hi = int(ends[number - 1]) * clock.unit, int(starts[number]) * clock.unit
        silences.append(Silence(number, lo, hi))
    borders = [silence.number for silence in silences if silence.length >= threshold]

    def is_long(silence: Silence) -> bool:
        if silence.length >= threshold:
            return True
        first, last = around(silence.number, borders, len(starts))
        span = int(starts[last] - starts[first]) * clock.unit
        return is_long_among(silence.length, span, last - first)

    return [silence for silence in silences if is_long(silence)]


def _candidates(
    lengths: Moments, unit: int, threshold: int, extent: int, headings: Headings
) -> list[int]:
    """Give the numbers of the hits before which it is silent for as long as it must be there.

    `lengths` are those of the silences before all hits but the first, in units of so many ns.
    """
    least = {
        level: -(-min(threshold, least_silence(Precision(level), extent)) // unit)
        for level in set(headings.levels)
    }
    numbers: list[int] = (np.flatnonzero(lengths >= min(least.values())) + 1).tolist()
    return [
        number
        for number in numbers
        if lengths[number - 1]
        >= least[headings.levels[bisect_right(headings.positions, number) - 1]]
    ]


def _marks(marks: bytes) -> npt.NDArray[np.bool_]:
    return np.frombuffer(marks, np.bool_)
