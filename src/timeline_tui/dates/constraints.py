"""What dates and relations mean together: a simple temporal network on integers.

Every event has two points, start and end; a bound `v - u <= w` is an edge from u to v. Shortest
paths from the origin give the latest moment of each point, shortest paths to it the earliest
(Dechter, Meiri and Pearl, 1991). A negative cycle is a contradiction: its sentences are named, its
relations are set aside, and the stated dates stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from timeline_tui.dates.relations import SELF, parse_relation
from timeline_tui.dates.when import NEG, POS, UNBOUNDED, Bounds, Kind, Rel

__all__ = ["Conflict", "Solution", "parse_relation", "precedences", "solve"]

Point = tuple[str, str]
"""The id of an event and `s` or `e`; the origin has an empty id."""

_ORIGIN: Point = ("", "")
_MOST_CONFLICTS = 50
"""After so many contradictions among events that belong together, their relations are let go."""


class _Edge(NamedTuple):
    """`end - start <= weight`, because somebody said so."""

    start: Point
    end: Point
    weight: int
    owner: str
    """The id of the event whose date or relation it is."""
    rel: Rel | None
    """None where the date of the event says so."""


class Sentence(NamedTuple):
    """What one event says of its time."""

    owner: str
    words: str
    """Those of its relation; nothing where its date says so."""


class Conflict(NamedTuple):
    """Dates and relations that cannot all be true."""

    ids: tuple[str, ...]
    """The events concerned."""
    sentences: tuple[Sentence, ...]
    """What clashes."""


class Solution(NamedTuple):
    """What follows from relations."""

    derived: dict[str, Bounds]
    """Bounds that are narrower than the stated ones, by id."""
    conflicts: tuple[Conflict, ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()
    """Pairs of an id and another that it refers to and that does not exist."""
    held: Mapping[str, Sequence[Rel]] = {}
    """The relations that stand, by id: to an event that exists, and in no contradiction."""


def solve(
    bounds: Mapping[str, Bounds], rels: Mapping[str, Sequence[Rel]], kinds: Mapping[str, Kind]
) -> Solution:
    """Give what the relations add to the stated bounds, all in ns.

    An event without a span of its own is taken as an instant, unless a relation says how long it
    lasted or, where it has a date, speaks of its end. Without relations nothing is derived.
    """
    unknown = tuple(
        (owner, rel.other)
        for owner, several in rels.items()
        for rel in several
        if rel.other != SELF and rel.other not in bounds
    )
    kept = {
        owner: [rel for rel in several if rel.other == SELF or rel.other in bounds]
        for owner, several in rels.items()
        if owner in bounds
    }
    derived: dict[str, Bounds] = {}
    conflicts = _plain_conflicts(bounds, kept)
    for ids in _components(kept):
        latest, earliest = _solved(ids, bounds, kept, kinds, conflicts)
        for name in ids:
            narrowed = _narrowed(bounds[name], name, latest, earliest)
            if narrowed != bounds[name]:
                derived[name] = narrowed
    return Solution(derived, tuple(conflicts), unknown, kept)


def precedences(
    ids: Sequence[str], rels: Mapping[str, Sequence[Rel]], kinds: Mapping[str, Kind]
) -> list[tuple[int, int]]:
    """Give the pairs (i, j) of places in `ids` for which i certainly starts no later than j."""
    places = {name: place for place, name in enumerate(ids)}
    lasting = _lasting([name for name in rels if name in places], rels, kinds)
    pairs = []
    for owner, several in rels.items():
        for rel in several:
            mine, other = places.get(owner), places.get(rel.other)
            if mine is None or other is None or mine == other:
                continue
            # Where an event lasts no time, its end is its start.
            mine_starts = rel.mine == "s" or owner not in lasting
            other_starts = rel.point == "s" or rel.other not in lasting
            if mine_starts and rel.lo is not None and rel.lo >= 0:
                pairs.append((other, mine))
            elif other_starts and rel.hi is not None and rel.hi <= 0:
                pairs.append((mine, other))
    return pairs


def _plain_conflicts(bounds: Mapping[str, Bounds], rels: dict[str, list[Rel]]) -> list[Conflict]:
    """Relations that two dates alone contradict, each set aside.

    That is what nearly all contradictions are, and no network is needed to see it.
    """
    conflicts = []
    for owner, several in rels.items():
        clashing = {rel.text: rel for rel in several if _is_impossible(rel, owner, bounds)}
        for words, rel in clashing.items():
            ids = tuple(dict.fromkeys((owner, rel.other or owner)))
            dates = (Sentence(name, "") for name in ids)
            conflicts.append(Conflict(ids, (Sentence(owner, words), *dates)))
        if clashing:
            rels[owner] = [rel for rel in several if rel.text not in clashing]
    return conflicts


def _is_impossible(rel: Rel, owner: str, bounds: Mapping[str, Bounds]) -> bool:
    least, most = _region_of(rel.mine, bounds[owner])
    first, last = _region_of(rel.point, bounds[rel.other or owner])
    is_too_far = rel.hi is not None and least > NEG and last < POS and least - last > rel.hi
    is_too_near = rel.lo is not None and most < POS and first > NEG and most - first < rel.lo
    return is_too_far or is_too_near


def _region_of(point: str, bounds: Bounds) -> tuple[int, int]:
    """The first and the last moment of a point as stated; the sentinels where nothing is."""
    lo, hi = bounds[:2] if point == "s" else bounds[2:]
    if _is_nowhere(lo, hi):
        return NEG, POS
    return lo, hi - 1 if hi < POS else POS


def _components(rels: Mapping[str, Iterable[Rel]]) -> list[list[str]]:
    """Events that are tied together by relations, in the order of their first one."""
    neighbours: dict[str, list[str]] = {}
    for owner, several in rels.items():
        for rel in several:
            other = owner if rel.other == SELF else rel.other
            neighbours.setdefault(owner, []).append(other)
            neighbours.setdefault(other, []).append(owner)
    components = []
    seen: set[str] = set()
    for name in neighbours:
        if name not in seen:
            seen.add(name)
            component = [name]
            for member in component:
                new = [other for other in neighbours[member] if other not in seen]
                seen.update(new)
                component += dict.fromkeys(new)
            components.append(component)
    return components


def _solved(
    ids: list[str],
    bounds: Mapping[str, Bounds],
    rels: dict[str, list[Rel]],
    kinds: Mapping[str, Kind],
    conflicts: list[Conflict],
) -> tuple[dict[Point, int], dict[Point, int]]:
    """Latest and negated earliest moments; contradicting relations are set aside on the way."""
    before = len(conflicts)
    while True:
        edges = _edges(ids, bounds, rels, kinds)
        graph = _graph(edges)
        latest, cycle = _distances(graph, [_ORIGIN])
        if not cycle:
            apart = [(name, end) for name in ids for end in "se" if (name, end) not in latest]
            _, cycle = _distances(graph, apart)
        if not cycle:
            reverse = _graph([edge._replace(start=edge.end, end=edge.start) for edge in edges])
            return latest, _distances(reverse, [_ORIGIN])[0]
        conflicts.append(_conflict(cycle))
        for owner, words in {(edge.owner, edge.rel.text) for edge in cycle if edge.rel}:
            rels[owner] = [rel for rel in rels[owner] if rel.text != words]
        if len(conflicts) - before == _MOST_CONFLICTS:
            rels |= {name: [] for name in ids if name in rels}


def _edges(
    ids: Iterable[str],
    bounds: Mapping[str, Bounds],
    rels: Mapping[str, Iterable[Rel]],
    kinds: Mapping[str, Kind],
) -> list[_Edge]:
    edges = []
    lasting = _lasting(ids, rels, kinds)
    for name in ids:
        start, end = (name, "s"), (name, "e")
        several = rels.get(name, ())
        edges.append(_Edge(end, start, 0, name, None))
        if name not in lasting:
            edges.append(_Edge(start, end, 0, name, None))
        edges += _stated(start, bounds[name][:2], name)
        edges += _stated(end, bounds[name][2:], name)
        for rel in several:
            other = (rel.other or name, rel.point)
            if rel.hi is not None:
                edges.append(_Edge(other, (name, rel.mine), rel.hi, name, rel))
            if rel.lo is not None:
                edges.append(_Edge((name, rel.mine), other, -rel.lo, name, rel))
    return edges


def _lasting(
    ids: Iterable[str], rels: Mapping[str, Iterable[Rel]], kinds: Mapping[str, Kind]
) -> set[str]:
    """Events whose end is a moment of its own: spans, and what its relations speak of so."""
    lasting = {name for name in ids if kinds[name] in (Kind.SPAN, Kind.ALL_OF)}
    for owner in ids:
        tied = {
            rel.mine for rel in rels.get(owner, ()) if rel.lo == rel.hi and rel.mine == rel.point
        }
        if tied == {"s", "e"}:
            lasting.add(owner)  # as long as what it is the same as
        for rel in rels.get(owner, ()):
            if rel.other == SELF:
                lasting.add(owner)
            if rel.mine == "e" and kinds[owner] is not Kind.UNDATED:
                lasting.add(owner)
            if rel.point == "e" and kinds[rel.other or owner] is not Kind.UNDATED:
                lasting.add(rel.other)
    return lasting


def _stated(point: Point, region: tuple[int, ...], name: str) -> list[_Edge]:
    lo, hi = region
    if _is_nowhere(lo, hi):
        return []
    edges = []
    if lo > NEG:
        edges.append(_Edge(point, _ORIGIN, -lo, name, None))
    if hi < POS:
        edges.append(_Edge(_ORIGIN, point, hi - 1, name, None))
    return edges


def _is_nowhere(lo: int, hi: int) -> bool:
    """Whether a region only stands for an end that is open."""
    return hi <= NEG + 1 or lo >= POS - 1


_Graph = dict[Point, list[_Edge]]


def _graph(edges: Iterable[_Edge]) -> _Graph:
    graph: _Graph = {}
    for edge in edges:
        graph.setdefault(edge.start, []).append(edge)
    return graph


def _distances(graph: _Graph, sources: Sequence[Point]) -> tuple[dict[Point, int], list[_Edge]]:
    """Shortest distances from any of the sources; or the edges of a negative cycle.

    In each round the points are put in an order in which no point comes before one that shortens
    its way, so that what goes along a chain goes along it in one round.
    """
    distance = dict.fromkeys(sources, 0)
    came_by: dict[Point, _Edge] = {}
    changed: Iterable[Point] = sources
    checks_in = most = 2 * len(graph) + len(sources)
    while changed:
        again: dict[Point, None] = {}
        for point in _in_order(graph, distance, changed):
            again.pop(point, None)
            here = distance[point]
            for edge in graph.get(point, ()):
                reached = here + edge.weight
                known = distance.get(edge.end)
                if known is not None and known <= reached:
                    continue
                distance[edge.end] = reached
                came_by[edge.end] = edge
                again[edge.end] = None
                checks_in -= 1
        if checks_in <= 0:
            # A cycle among the edges that were taken is a negative one.
            if cycle := _cycle(came_by):
                return distance, cycle
            checks_in = most
        changed = again
    return distance, []


def _in_order(
    graph: _Graph, distance: Mapping[Point, int], changed: Iterable[Point]
) -> list[Point]:
    """The changed points and those whose way they shorten, each behind what shortens its own.

    Depth first along the edges that shorten a way (Goldberg and Radzik, 1993).
    """
    finished: list[Point] = []
    seen: set[Point] = set()
    for first in changed:
        if first in seen:
            continue
        seen.add(first)
        path = [(first, distance[first], iter(graph.get(first, ())))]
        while path:
            point, here, edges = path[-1]
            for edge in edges:
                reached = here + edge.weight
                known = distance.get(edge.end)
                if edge.end not in seen and known is not None and reached < known:
                    seen.add(edge.end)
                    path.append((edge.end, reached, iter(graph.get(edge.end, ()))))
                    break
            else:
                finished.append(point)
                path.pop()
    return finished[::-1]


def _cycle(came_by: Mapping[Point, _Edge]) -> list[_Edge]:
    settled: set[Point] = set()
    for first in came_by:
        path: dict[Point, None] = {}
        point = first
        while point in came_by and point not in settled and point not in path:
            path[point] = None
            point = came_by[point].start
        if point in path:
            cycle = [came_by[point]]
            while cycle[-1].start != point:
                cycle.append(came_by[cycle[-1].start])
            return cycle[::-1]
        settled.update(path)
    return []


def _conflict(cycle: Iterable[_Edge]) -> Conflict:
    ids: dict[str, None] = {}
    sentences: dict[Sentence, None] = {}
    for edge in cycle:
        ids[edge.owner] = None
        if edge.rel is not None:
            sentences[Sentence(edge.owner, edge.rel.text)] = None
        elif _ORIGIN in (edge.start, edge.end):
            sentences[Sentence(edge.owner, "")] = None
        for point in (edge.start, edge.end):
            if point is not _ORIGIN:
                ids[point[0]] = None
    return Conflict(tuple(ids), tuple(sentences))


def _narrowed(
    stated: Bounds, name: str, latest: Mapping[Point, int], earliest: Mapping[Point, int]
) -> Bounds:
    slo, shi = _region(stated[:2], (name, "s"), latest, earliest)
    elo, ehi = _region(stated[2:], (name, "e"), latest, earliest)
    narrowed = Bounds(slo, shi, elo, ehi)
    return stated if narrowed == UNBOUNDED else narrowed


def _region(
    stated: tuple[int, ...],
    point: Point,
    latest: Mapping[Point, int],
    earliest: Mapping[Point, int],
) -> tuple[int, int]:
    lo, hi = stated
    if _is_nowhere(lo, hi):
        return lo, hi
    if point in earliest:
        lo = max(lo, -earliest[point])
    if point in latest:
        hi = min(hi, latest[point] + 1)
    return lo, hi
