"""Under which periods hits stand, as runs of neighbours, from years to minutes.

The rules are those of `view.headings`. The engine tells once how all events lie under periods; a
search only counts its hits in those runs, and in the finer ones of periods that are full enough.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate, repeat
from typing import NamedTuple, TypeAlias, cast, overload

from timeline_tui.dates.periods import Period
from timeline_tui.dates.when import Precision
from timeline_tui.store.engine import Engine
from timeline_tui.store.keys import COLUMNS, period_of_key, period_of_year
from timeline_tui.view.headings import DIVISIONS, FEW, WHOLE, Heading, headings

Key: TypeAlias = "int | None"
"""The number of a period in its column; a year for longer periods, None for the undated."""
HIT = ord("1")
"""What stands for an event that was found, in a text of as many bytes as there are events."""


class Stretches(NamedTuple):
    """How all events lie under the periods of one level: runs of neighbours in sort order."""

    starts: Sequence[int]
    """The `ord` of the first event of each run, ascending, and how many events there are."""
    keys: Sequence[Key]
    """The period of each run; None where it is not known that finely."""
    levels: Sequence[int] = ()
    """What kind it is, where years and longer periods stand side by side."""


class Run(NamedTuple):
    """Neighbours among the hits that stand under one period."""

    first: int
    """The `ord` from which on it lies, and before which it ends."""
    end: int
    hits: int
    level: int
    key: Key


class Periods(Sequence[Period]):
    """The periods of runs, made when they are looked at: few of many thousands ever are."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = runs

    def __len__(self) -> int:
        return len(self._runs)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # it is compared by what it holds

    @overload
    def __getitem__(self, index: int) -> Period: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Period]: ...
    def __getitem__(self, index: int | slice) -> Period | Sequence[Period]:
        if isinstance(index, slice):
            return Periods(self._runs[index])
        return _period(self._runs[index])


class Headings(NamedTuple):
    """The headings of a list."""

    positions: Sequence[int] = ()
    """Of the hits that they stand over, ascending."""
    periods: Sequence[Period] = ()
    """What they name."""

    def turned(self, matched: int, dated: int) -> Headings:
        """Give those of the same hits from late to early, but for the undated, which come last."""
        ends = [*self.positions[1:], matched]
        count = bisect_left(self.positions, dated)
        return Headings(
            [*(dated - end for end in reversed(ends[:count])), *self.positions[count:]],
            [*reversed(self.periods[:count]), *self.periods[count:]],
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


def headings_of(stretches: Mapping[Precision, Stretches], hits: bytes, matched: int) -> Headings:
    """Give the headings of what was found, from early to late.

    `hits` has a byte for each event in sort order, which is `HIT` for those that were found.
    """
    runs = _years(stretches[Precision.YEAR], hits)
    for level in DIVISIONS:
        if level in stretches:
            runs = _divided(runs, level, stretches[level], hits)
    positions = [0, *accumulate(run.hits for run in runs)][:-1]
    if sum(run.level <= Precision.YEAR for run in runs) <= FEW:
        return Headings(positions, Periods(runs))
    # Sparse years are gathered into longer periods, neighbours by neighbours.
    pairs = zip(positions, runs, strict=True)
    gathered = headings([Heading(position, _period(run)) for position, run in pairs], matched)
    return Headings([run.position for run in gathered], [run.period for run in gathered])


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


def _years(years: Stretches, hits: bytes) -> list[Run]:
    """Give the runs of hits in the same year, or in a longer period that begins with it."""
    runs: list[Run] = []
    counts = map(hits.count, repeat(HIT), years.starts, years.starts[1:])
    for first, end, count, key, level in zip(
        years.starts, years.starts[1:], counts, years.keys, years.levels, strict=False
    ):
        if count:
            _append(runs, Run(first, end, count, level, key))
    return runs


def _divided(runs: Sequence[Run], level: Precision, stretches: Stretches, hits: bytes) -> list[Run]:
    """Give runs where those of periods that are full enough are divided into finer ones."""
    wholes = [run for run in runs if run.level == WHOLE[level] and run.key is not None]
    room: Counter[Key] = Counter()
    for run in wholes:
        room[run.key] += run.hits
    share = DIVISIONS[level]
    least = max(share.least, share.each)
    parts = {run: _parts(run, level, stretches, hits) for run in wholes if room[run.key] >= least}
    known, heads = Counter[Key](), Counter[Key]()
    for run, inner in parts.items():
        known[run.key] += sum(part.hits for part in inner if part.level == level)
        heads[run.key] += sum(part.level == level for part in inner)
    full = {key for key in heads if known[key] >= max(share.least, share.each * heads[key]) > 0}
    divided: list[Run] = []
    for run in runs:
        if run in parts and run.key in full:
            divided += parts[run]
        else:
            divided.append(run)
    return divided


def _parts(run: Run, level: Precision, stretches: Stretches, hits: bytes) -> list[Run]:
    """Give the finer runs in one; what is not known that finely stands under the whole."""
    low = bisect_left(stretches.starts, run.first)
    high = bisect_left(stretches.starts, run.end)
    starts, ends = stretches.starts[low:high], stretches.starts[low + 1 : high + 1]
    counts = map(hits.count, repeat(HIT), starts, ends)
    parts: list[Run] = []
    for first, end, count, key in zip(starts, ends, counts, stretches.keys[low:high], strict=True):
        if count:
            whole = Run(first, end, count, run.level, run.key)
            _append(parts, whole if key is None else Run(first, end, count, level, key))
    return parts


def _append(runs: list[Run], run: Run) -> None:
    """Add a run, to the one before where it goes on under the same period."""
    if runs and runs[-1].key == run.key and runs[-1].level == run.level:
        before = runs[-1]
        runs[-1] = before._replace(end=run.end, hits=before.hits + run.hits)
    else:
        runs.append(run)


def _period(run: Run) -> Period:
    level, key = Precision(run.level), run.key
    if key is None or level <= Precision.YEAR:
        return period_of_year(key, level)
    return period_of_key(key, level)
