"""The order of fuzzy dates: by earliest moment, the containing before the contained, ties kept.

1923 ──────────────────┐  before 1928 sorts at 1928, not at minus infinity;
before 1928 ···········┤  what certainly comes first comes first;
1928-03 ───────────────┘  the undated come last, in the order of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush

from timeline_tui.dates.when import NEG, POS, UNBOUNDED, Bounds, Kind

Key = tuple[int, int, int, int]


def order(
    entries: Sequence[tuple[Bounds, Kind]], precedences: Iterable[tuple[int, int]] = ()
) -> list[int]:
    """Give the places of the entries in their order.

    Each pair (i, j) of `precedences` says that i is certainly not after j, and wins over the keys.
    Pairs that contradict each other yield to the keys. (Kahn's algorithm on a heap of keys.)
    """
    keys = [key(bounds, kind, place) for place, (bounds, kind) in enumerate(entries)]
    followers, waiting_for = _links(precedences)
    if not followers:
        return sorted(range(len(keys)), key=keys.__getitem__)
    ready = [key for key in keys if not waiting_for.get(key[3])]
    heapify(ready)
    rest = sorted((keys[place] for place in waiting_for), reverse=True)
    done: list[int] = []
    is_done = [False] * len(keys)
    while len(done) < len(keys):
        place = _next(ready, rest, is_done)
        is_done[place] = True
        done.append(place)
        for follower in followers.get(place, ()):
            waiting_for[follower] -= 1
            if not waiting_for[follower]:
                heappush(ready, keys[follower])
    return done


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


def _links(pairs: Iterable[tuple[int, int]]) -> tuple[dict[int, list[int]], dict[int, int]]:
    followers: dict[int, list[int]] = {}
    waiting_for: dict[int, int] = {}
    for first, second in dict.fromkeys(pairs):
        if first != second:
            followers.setdefault(first, []).append(second)
            waiting_for[second] = waiting_for.get(second, 0) + 1
    return followers, waiting_for


def _next(ready: list[Key], rest: list[Key], is_done: list[bool]) -> int:
    while ready:
        place = heappop(ready)[3]
        if not is_done[place]:
            return place
    # Only contradicting pairs are left: the smallest key breaks the circle.
    while is_done[rest[-1][3]]:
        rest.pop()
    return rest.pop()[3]
