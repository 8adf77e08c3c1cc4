"""The order of fuzzy dates: by earliest moment, the containing before the contained, ties kept.

1923 ──────────────────┐  before 1928 sorts at 1928, not at minus infinity;
before 1928 ···········┤  what certainly comes first comes first;
1928-03 ───────────────┘  the undated come last, in the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

from timeline_tui.dates.when import NEG, POS, UNBOUNDED, Bounds, Kind

Key = tuple[int, int, int, int]


def order(
    entries: Sequence[tuple[Bounds, Kind]], precedences: Iterable[tuple[int, int]] = ()
) -> list[int]:
    """Give the places of the entries in their order.

    Each pair (i, j) of `precedences` says that i is certainly not after j, and wins over the keys.
    What goes round in a circle stands together, by its keys. (Kahn's algorithm on a heap of keys.)
    """
    keys = [key(bounds, kind, place) for place, (bounds, kind) in enumerate(entries)]
    pairs = [pair for pair in dict.fromkeys(precedences) if pair[0] != pair[1]]
    if not pairs:
        return sorted(range(len(keys)), key=keys.__getitem__)
    done = _extended(keys, pairs)
    if len(done) == len(keys):
        return done
    together = [sorted(circle, key=keys.__getitem__) for circle in _circles(pairs)]
    first_of = {place: circle[0] for circle in together for place in circle}
    lifted = {(first_of[before], first_of[after]) for before, after in pairs}
    alone = [key for key in keys if first_of.get(key[3], key[3]) == key[3]]
    done = _extended(alone, [pair for pair in lifted if pair[0] != pair[1]])
    circle_of = {circle[0]: circle for circle in together}
    return [place for first in done for place in circle_of.get(first, (first,))]


def key(bounds: Bounds, kind: Kind, place: int) -> Key:
    """Give the sort key of a date; `place` is its place in the file."""
    return (_anchor(bounds, kind), -bounds.ehi, bounds.slo - bounds.shi, place)


def _anchor(bounds: Bounds, kind: Kind) -> int:
    if bounds == UNBOUNDED:
        return POS
    if bounds.slo > NEG:
        return bounds.slo
    if kind is Kind.ONE_OF and bounds.shi < POS:
        return bounds.shi
    return next((end for end in (bounds.elo, bounds.ehi) if NEG < end < POS - 1), POS)


def _extended(keys: Sequence[Key], pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Places by their keys, each after those that precede it; circles and what follows are left."""
    by_place = {key[3]: key for key in keys}
    followers: dict[int, list[int]] = {}
    waiting_for: dict[int, int] = {}
    for before, after in pairs:
        followers.setdefault(before, []).append(after)
        waiting_for[after] = waiting_for.get(after, 0) + 1
    ready = [key for key in keys if key[3] not in waiting_for]
    heapify(ready)
    done: list[int] = []
    while ready:
        place = heappop(ready)[3]
        done.append(place)
        for follower in followers.get(place, ()):
            waiting_for[follower] -= 1
            if not waiting_for[follower]:
                heappush(ready, by_place[follower])
    return done


def _circles(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The strongly connected parts of a graph, single places too (Kosaraju's algorithm)."""
    after: dict[int, list[int]] = {}
    before: dict[int, list[int]] = {}
    for first, second in pairs:
        after.setdefault(first, []).append(second)
        after.setdefault(second, [])
        before.setdefault(second, []).append(first)
    circles = []
    seen: set[int] = set()
    for place in reversed(_finished(after)):
        if place not in seen:
            seen.add(place)
            circle = [place]
            for member in circle:
                new = [each for each in before.get(member, ()) if each not in seen]
                seen.update(new)
                circle += dict.fromkeys(new)
            circles.append(circle)
    return circles


def _finished(after: Mapping[int, Sequence[int]]) -> list[int]:
    """Every place of a graph behind all that can be reached from it, but for circles."""
    finished: list[int] = []
    seen: set[int] = set()
    for root in after:
        path = [] if root in seen else [(root, iter(after[root]))]
        seen.add(root)
        while path:
            place, rest = path[-1]
            follower = next((each for each in rest if each not in seen), None)
            if follower is None:
                finished.append(place)
                path.pop()
            else:
                seen.add(follower)
                path.append((follower, iter(after[follower])))
    return finished
