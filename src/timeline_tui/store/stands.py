"""Under which periods hits stand, as runs of neighbours, from years to minutes.

The rules are those of `view.headings`. The engine tells once how all events lie under periods; a
search only counts its hits in those runs, and in the finer ones of periods that are full enough.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, compress, count, groupby, pairwise, repeat
from operator import eq
from typing import NamedTuple, TypeAlias, cast, overload

from timeline_tui.dates.periods import Period
from timeline_tui.dates.when import Precision
from timeline_tui.store.engine import Engine
from timeline_tui.store.hits import HIT, Hits
from timeline_tui.store.keys import COLUMNS, period_of_key, period_of_year
from timeline_tui.view.headings import DIVISIONS, FEW, WHOLE, Heading, headings

Key: TypeAlias = "int | None"
"""The number of a period in its column; a year for longer periods, None for the undated."""


class Stretches(NamedTuple):
    """How all events lie under the periods of one level: runs of neighbours in sort order."""

    starts: Sequence[int]
    """The `ord` of the first event of each run, ascending, and how many events there are."""
    keys: Sequence[Key]
    """The period of each run; None where it is not known that finely."""
    levels: Sequence[int] = ()
    """What kind it is, where years and longer periods stand side by side."""


class Runs(NamedTuple):
    """Neighbours among the hits that stand under one period, from early to late, in columns."""

    firsts: list[int]
    """The `ord` from which on a run lies: up to where the next one does."""
    hits: list[int]
    """How many there are; at least one."""
    levels: list[int]
    """The kind of its period."""
    keys: list[Key]
    """The number of its period."""

    def add(self, others: Runs, first: int = 0, end: int | None = None) -> None:
        """Let others follow, those from one up to another of them, counted from 0."""
        self.firsts.extend(others.firsts[first:end])
        self.hits.extend(others.hits[first:end])
        self.levels.extend(others.levels[first:end])
        self.keys.extend(others.keys[first:end])

    def joined(self) -> Runs:
        """Give them with those as one that go on under the same period."""
        if not any(map(eq, self.keys, self.keys[1:])):
            return self
        runs = Runs([], [], [], [])
        for number, (level, key) in enumerate(zip(self.levels, self.keys, strict=True)):
            if runs.keys and runs.keys[-1] == key and runs.levels[-1] == level:
                runs.hits[-1] += self.hits[number]
            else:
                runs.add(self, number, number + 1)
        return runs


class Periods(Sequence[Period]):
    """The periods of runs, made when they are looked at: few of many thousands ever are."""

    def __init__(self, levels: Sequence[int], keys: Sequence[Key]) -> None:
        self._levels = levels
        self._keys = keys

    def __len__(self) -> int:
        return len(self._keys)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # it is compared by what it holds

    @overload
    def __getitem__(self, index: int) -> Period: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Period]: ...
    def __getitem__(self, index: int | slice) -> Period | Sequence[Period]:
        if isinstance(index, slice):
            return Periods(self._levels[index], self._keys[index])
        return _period(self._levels[index], self._keys[index])


class Headings(NamedTuple):
    """The headings of a list."""

    positions: Sequence[int] = ()
    """Of the hits that they stand over, ascending."""
    periods: Sequence[Period] = ()
    """What they name."""
    levels: Sequence[int] = ()
    """Of what kind each of those is."""

    def turned(self, matched: int, dated: int) -> Headings:
        """Give those of the same hits from late to early, but for the undated, which come last."""
        ends = [*self.positions[1:], matched]
        count = bisect_left(self.positions, dated)
        return Headings(
            [*(dated - end for end in reversed(ends[:count])), *self.positions[count:]],
            [*reversed(self.periods[:count]), *self.periods[count:]],
            [*reversed(self.levels[:count]), *self.levels[count:]],
        )


def stretches_of(engine: Engine, total: int, finest: Precision) -> Mapping[Precision, Stretches]:
    """Tell how all events, so many, lie under periods, from years to the finest that is known.

    Raises EngineError, Interrupted.
    """
    starts, keys, kinds = changes(engine, "e.year", "least(e.level, 0)")
    known = {Precision.YEAR: Stretches((*starts, total), keys, cast("Sequence[int]", kinds))}
    for level in (level for level in DIVISIONS if level <= finest):
        whole = f"CASE WHEN e.level >= {int(WHOLE[level])} THEN e.{COLUMNS[WHOLE[level]]} END"
        starts, keys, _ = changes(engine, f"e.{COLUMNS[level]}", whole)
        known[level] = Stretches((*starts, total), keys)
    return known


def headings_of(stretches: Mapping[Precision, Stretches], hits: Hits) -> Headings:
    """Give the headings of what was found, from early to late."""
    years = stretches[Precision.YEAR]
    runs = _found(years.starts, years.levels, years.keys, hits.marks)
    for level in DIVISIONS:
        if level in stretches:
            runs = _divided(runs, level, stretches[level], hits.marks)
    positions = [0, *accumulate(runs.hits)][:-1]
    periods = Periods(runs.levels, runs.keys)
    if sum(map(int(Precision.YEAR).__ge__, runs.levels)) <= FEW:
        return Headings(positions, periods, runs.levels)
    # Sparse years are gathered into longer periods, neighbours by neighbours.
    gathered = headings(list(map(Heading, positions, periods)), hits.count)
    return Headings(
        [run.position for run in gathered],
        [run.period for run in gathered],
        [run.period.level for run in gathered],
    )


def changes(
    engine: Engine, first: str, second: str
) -> tuple[Sequence[int], Sequence[Key], Sequence[Key]]:
    """Give where either of two columns changes, in sort order: each `ord`, and what they hold.

    The columns are numbers, in SQL, of a row `e` of `events`. Raises EngineError, Interrupted.
    """
    found = engine.rows(
        f"""
        SELECT ord, one, two
        FROM (
            SELECT e.ord, {first} AS one, {second} AS two,
                lag(one) OVER (ORDER BY e.ord) AS one_above,
                lag(two) OVER (ORDER BY e.ord) AS two_above
            FROM events e
        )
        WHERE ord = 0
            OR one IS DISTINCT FROM one_above
            OR two IS DISTINCT FROM two_above
        ORDER BY ord
        """
    )
    rows = cast("list[tuple[int, Key, Key]]", found)
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


def _divided(runs: Runs, level: Precision, stretches: Stretches, marks: bytes) -> Runs:
    """Give runs where those of periods that are full enough are divided into finer ones."""
    share = DIVISIONS[level]
    parts: dict[int, tuple[Runs, int, int]] = {}
    for first, end in _side_by_side(_large(runs, WHOLE[level], max(share.least, share.each))):
        inner = _parts(runs, first, end, level, stretches, marks)
        starts = [bisect_left(inner.firsts, runs.firsts[number]) for number in range(first, end)]
        for number, start, stop in zip(
            range(first, end), starts, (*starts[1:], len(inner.firsts)), strict=True
        ):
            parts[number] = inner, start, stop
    known, heads = Counter[Key](), Counter[Key]()
    for number, (inner, start, stop) in parts.items():
        levels = inner.levels[start:stop]
        finer = levels.count(level)
        heads[runs.keys[number]] += finer
        known[runs.keys[number]] += (
            runs.hits[number]
            if finer == len(levels)
            else sum(compress(inner.hits[start:stop], map(level.__eq__, levels)))
        )
    full = {key for key in heads if known[key] >= max(share.least, share.each * heads[key]) > 0}
    divided, done = Runs([], [], [], []), 0
    for first, end in _side_by_side([number for number in parts if runs.keys[number] in full]):
        divided.add(runs, done, first)
        inner, start, _ = parts[first]
        divided.add(inner, start, parts[end - 1][2])
        done = end
    divided.add(runs, done)
    return divided


def _side_by_side(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give ascending numbers as half-open ranges of those that follow each other."""
    for _, group in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        members = [number for _, number in group]
        yield members[0], members[-1] + 1


def _large(runs: Runs, kind: Precision, least: int) -> Sequence[int]:
    """Give the numbers of the runs under periods of a kind that so many hits stand under."""
    if len(set(runs.keys)) == len(runs.keys):
        # As mostly: each period is one run.
        large = compress(count(), map(least.__le__, runs.hits))
        return [n for n in large if runs.levels[n] == kind and runs.keys[n] is not None]
    room = Counter[Key]()
    for key, level, hits in zip(runs.keys, runs.levels, runs.hits, strict=True):
        if level == kind and key is not None:
            room[key] += hits
    return [
        number
        for number, (key, level) in enumerate(zip(runs.keys, runs.levels, strict=True))
        if level == kind and room[key] >= least
    ]


def _parts(
    runs: Runs, number: int, end: int, level: Precision, stretches: Stretches, marks: bytes
) -> Runs:
    """Give the finer runs in those from one number up to another.

    What is not known that finely stands under the whole.
    """
    firsts = [*runs.firsts[number:end], runs.firsts[end] if end < len(runs.firsts) else len(marks)]
    places = [bisect_left(stretches.starts, first) for first in firsts]
    keys = stretches.keys[places[0] : places[-1]]
    levels: Sequence[int] = [level] * len(keys)
    if None in keys:
        wholes = [
            whole
            for whole, (place, behind) in enumerate(pairwise(places), number)
            for _ in range(place, behind)
        ]
        known = list(zip(keys, wholes, strict=True))
        levels = [runs.levels[whole] if key is None else level for key, whole in known]
        keys = [runs.keys[whole] if key is None else key for key, whole in known]
    return _found(stretches.starts[places[0] : places[-1] + 1], levels, keys, marks)


def _found(starts: Sequence[int], levels: Sequence[int], keys: Sequence[Key], marks: bytes) -> Runs:
    """Give the runs of hits in stretches that lie side by side; `starts` ends with their end."""
    counts = list(map(marks.count, repeat(HIT), starts, starts[1:]))
    return Runs(
        list(compress(starts, counts)),
        list(filter(None, counts)),
        list(compress(levels, counts)),
        list(compress(keys, counts)),
    ).joined()


def _period(level: int, key: Key) -> Period:
    kind = Precision(level)
    if key is None or kind <= Precision.YEAR:
        return period_of_year(key, kind)
    return period_of_key(key, kind)
