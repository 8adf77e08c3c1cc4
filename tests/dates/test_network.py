"""The network of relations against trying everything, on small integers: starts, ends, lengths."""

from __future__ import annotations

from itertools import product

from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline_tui.dates import Bounds, Kind, Rel
from timeline_tui.dates.constraints import precedences, solve
from timeline_tui.dates.order import order
from timeline_tui.dates.relations import SELF

NAMES = "abc"
Told = list[tuple[str, Rel]]


@st.composite
def _events(draw: st.DrawFn) -> dict[str, tuple[Bounds, Kind]]:
    return {name: draw(_event()) for name in NAMES}


@st.composite
def _event(draw: st.DrawFn) -> tuple[Bounds, Kind]:
    slo = draw(st.integers(0, 4))
    shi = slo + draw(st.integers(1, 4))
    if draw(st.booleans()):
        return Bounds(slo, shi, slo, shi), draw(st.sampled_from([Kind.POINT, Kind.ONE_OF]))
    elo = slo + draw(st.integers(0, 3))
    return Bounds(slo, shi, elo, max(shi, elo + draw(st.integers(1, 3)))), Kind.SPAN


@st.composite
def _told(draw: st.DrawFn) -> Told:
    told = []
    for number in range(draw(st.integers(0, 5))):
        owner = draw(st.sampled_from(NAMES))
        lo = draw(st.one_of(st.none(), st.integers(-4, 4)))
        hi = draw(st.one_of(st.none(), st.integers(lo or -4, 5)))
        if draw(st.integers(0, 4)) == 0:
            told.append((owner, Rel("e", SELF, "s", lo, hi, str(number))))
        else:
            other = draw(st.sampled_from(NAMES.replace(owner, "")))
            mine, point = draw(st.sampled_from("se")), draw(st.sampled_from("se"))
            told.append((owner, Rel(mine, other, point, lo, hi, str(number))))
    return told


def _lasting(events: dict[str, tuple[Bounds, Kind]], told: Told) -> set[str]:
    """Spans, and dates of whose end or length somebody speaks."""
    lasting = {name for name, (_, kind) in events.items() if kind is Kind.SPAN}
    for owner, rel in told:
        if rel.mine == "e":
            lasting.add(owner)
        if rel.point == "e":
            lasting.add(rel.other)
    return lasting


def _fitting(
    events: dict[str, tuple[Bounds, Kind]], told: Told, lasting: set[str]
) -> list[dict[tuple[str, str], int]]:
    """Every choice of starts and ends for which all that is told holds."""
    own = [
        [
            (start, end)
            for start in range(bounds.slo, bounds.shi)
            for end in range(bounds.elo, bounds.ehi)
            if start <= end and (name in lasting or start == end)
        ]
        for name, (bounds, _) in events.items()
    ]
    fitting = []
    for choice in product(*own):
        at = {
            (name, point): moment
            for name, moments in zip(events, choice, strict=True)
            for point, moment in zip("se", moments, strict=True)
        }
        if all(_holds(at, owner, rel) for owner, rel in told):
            fitting.append(at)
    return fitting


def _holds(at: dict[tuple[str, str], int], owner: str, rel: Rel) -> bool:
    apart = at[owner, rel.mine] - at[rel.other or owner, rel.point]
    return (rel.lo is None or rel.lo <= apart) and (rel.hi is None or apart <= rel.hi)


@settings(max_examples=400, deadline=None)
@given(_events(), _told())
@example(
    {name: (Bounds(0, 9, 0, 9), Kind.POINT) for name in NAMES},
    [("a", Rel("e", SELF, "s", 2, 3, "0")), ("b", Rel("s", "a", "e", 1, None, "1"))],
)
def test_derived_bounds_are_what_trying_everything_leaves(
    events: dict[str, tuple[Bounds, Kind]], told: Told
) -> None:
    bounds = {name: bounds for name, (bounds, _) in events.items()}
    kinds = {name: kind for name, (_, kind) in events.items()}
    rels: dict[str, list[Rel]] = {}
    for owner, rel in told:
        rels.setdefault(owner, []).append(rel)

    solution = solve(bounds, rels, kinds)

    held = [(owner, rel) for owner, several in solution.held.items() for rel in several]
    assert bool(solution.conflicts) is not bool(_fitting(events, told, _lasting(events, told)))
    assert bool(solution.conflicts) is (len(held) < len(told))
    fitting = _fitting(events, held, _lasting(events, held))
    for name in NAMES if held else ():
        related = any(name in (owner, rel.other) for owner, rel in held)
        narrowed = solution.derived.get(name, bounds[name])
        if related:
            starts, ends = ([at[name, point] for at in fitting] for point in "se")
            exact = (min(starts), max(starts) + 1, min(ends), max(ends) + 1)
            assert narrowed == exact
        else:
            assert narrowed == bounds[name]
    _check_order(events, solution.derived, precedences(NAMES, solution.held, kinds), fitting)


def _check_order(
    events: dict[str, tuple[Bounds, Kind]],
    derived: dict[str, Bounds],
    pairs: list[tuple[int, int]],
    fitting: list[dict[tuple[str, str], int]],
) -> None:
    entries = [(derived.get(name, bounds), kind) for name, (bounds, kind) in events.items()]
    places = order(entries, pairs)
    assert sorted(places) == list(range(len(NAMES)))
    for first, second in pairs:
        apart = [at[NAMES[second], "s"] - at[NAMES[first], "s"] for at in fitting]
        assert min(apart) >= 0
        if min(apart) > 0:
            assert places.index(first) < places.index(second)
