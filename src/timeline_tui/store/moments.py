"""The verbs of time as SQL: what lies possibly, and what certainly, in a relation to a range.

     slo          shi                    elo          ehi
      ├────────────┤······················├────────────┤          an event
                 a ├──────────────────────────┤ b                 a range

A civil range means the same days on every wall: it is compared as it is with floating dates, and
as UTC of the display zone with instants. One that was written with a zone is shifted the other way
for floating dates, by the zone of their document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from timeline_tui.dates.when import SECOND, is_known
from timeline_tui.dates.zones import offset_at, to_utc
from timeline_tui.query.nodes import Range
from timeline_tui.store.schema import BITS, CIVIL, DATED


class Three(NamedTuple):
    """Kleene's truth as two conditions that are never NULL: certain implies possible."""

    certain: str
    possible: str

    @property
    def is_two_valued(self) -> bool:
        """Whether there is no only-possible."""
        return self.certain == self.possible


@dataclass(frozen=True, slots=True)
class Walls:
    """The clocks by which civil time is read; None is UTC."""

    display: str | None = None
    documents: tuple[str | None, ...] = (None,)
    """The zone of each document's floating dates."""


Hold = Callable[[int], str]
"""Keeps a number as a parameter and gives its placeholder."""


def relation(verb: str, asked: Range, walls: Walls, hold: Hold) -> Three:
    """Give the conditions of a date verb on the effective bounds; undated events answer no."""
    parts: list[tuple[str, Three]] = []
    for condition, lo, hi in _frames(asked, walls, hold):
        parts.append((condition, _VERBS[verb](_Bound("e", hold), lo, hi)))
    certain = _any_frame([(condition, three.certain) for condition, three in parts])
    possible = _any_frame([(condition, three.possible) for condition, three in parts])
    return Three(f"({_flag(DATED)} AND {certain})", f"({_flag(DATED)} AND {possible})")


def _frames(asked: Range, walls: Walls, hold: Hold) -> list[tuple[str, int, int]]:
    """Give the range as it is for each group of events, with the condition of the group."""
    groups: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    civil, instant = _flag(CIVIL), f"NOT {_flag(CIVIL)}"
    if asked.is_civil:
        groups[asked.lo, asked.hi].append(civil)
        groups[to_utc(asked.lo, walls.display), to_utc(asked.hi, walls.display)].append(instant)
    else:
        groups[asked.lo, asked.hi].append(instant)
        for zone in dict.fromkeys(walls.documents):
            places = [hold(n) for n, name in enumerate(walls.documents) if name == zone]
            wall = _on_wall(asked.lo, zone), _on_wall(asked.hi, zone)
            groups[wall].append(f"({civil} AND e.document IN ({', '.join(places)}))")
    if len(groups) == 1:
        return [("TRUE", lo, hi) for lo, hi in groups]
    return [(f"({' OR '.join(names)})", lo, hi) for (lo, hi), names in groups.items()]


def _on_wall(moment: int, zone: str | None) -> int:
    return moment + offset_at(moment, zone) if is_known(moment) else moment


def _any_frame(parts: list[tuple[str, str]]) -> str:
    return "(" + " OR ".join(f"({condition} AND {inner})" for condition, inner in parts) + ")"


def _flag(bit: int) -> str:
    return f"(e.flags & {bit}) <> 0"


class _Bound:
    """Comparisons of a bound with a moment: seconds first, then nanoseconds."""

    def __init__(self, table: str, hold: Hold) -> None:
        self._table = table
        self._hold = hold

    def before(self, name: str, moment: int) -> str:
        """`name < moment`."""
        seconds, rest = divmod(moment, SECOND)
        column, at = f"{self._table}.{name}_s", self._hold(seconds)
        if not rest:
            return f"{column} < {at}"
        nanos = f"{self._table}.{name}_n < {self._hold(rest)}"
        return f"({column} < {at} OR ({column} = {at} AND {nanos}))"

    def not_before(self, name: str, moment: int) -> str:
        """`name >= moment`."""
        return f"NOT {self.before(name, moment)}"

    def until(self, name: str, moment: int) -> str:
        """`name <= moment`."""
        return self.before(name, moment + 1)

    def past(self, name: str, moment: int) -> str:
        """`name > moment`."""
        return f"NOT {self.until(name, moment)}"


_Verb = Callable[[_Bound, int, int], Three]
_IS_SPAN = _flag(BITS["range"])


def _during(bound: _Bound, a: int, b: int) -> Three:
    inside = f"{bound.not_before('slo', a)} AND {bound.until('ehi', b)}"
    covers = f"{_IS_SPAN} AND {bound.until('shi', b)} AND {bound.not_before('elo', a)}"
    touches = f"({bound.before('slo', b)} AND {bound.past('ehi', a)})"
    return Three(f"(({inside}) OR ({covers}))", touches)


def _within(bound: _Bound, a: int, b: int) -> Three:
    inside = f"({bound.not_before('slo', a)} AND {bound.until('ehi', b)})"
    # Some start and some end lie inside, and then also some start that is not after the end.
    return Three(inside, f"({bound.past('shi', a)} AND {bound.before('elo', b)})")


def _from(bound: _Bound, moment: int) -> Three:
    certain = f"{_IS_SPAN} AND {bound.not_before('elo', moment)}"
    certain = f"({bound.not_before('slo', moment)} OR ({certain}))"
    return Three(certain, bound.past("ehi", moment))


def _up_to(bound: _Bound, moment: int) -> Three:
    certain = f"{_IS_SPAN} AND {bound.until('shi', moment)}"
    return Three(f"({bound.until('ehi', moment)} OR ({certain}))", bound.before("slo", moment))


def _region(low: str, high: str) -> _Verb:
    def verb(bound: _Bound, a: int, b: int) -> Three:
        inside = f"({bound.not_before(low, a)} AND {bound.until(high, b)})"
        return Three(inside, f"({bound.before(low, b)} AND {bound.past(high, a)})")

    return verb


_VERBS: dict[str, _Verb] = {
    "during": _during,
    "around": _during,
    "within": _within,
    "since": lambda bound, a, b: _from(bound, a),
    "after": lambda bound, a, b: _from(bound, b),
    "until": lambda bound, a, b: _up_to(bound, b),
    "before": lambda bound, a, b: _up_to(bound, a),
    "starts": _region("slo", "shi"),
    "ends": _region("elo", "ehi"),
}
