"""What dates and relations mean together."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.dates import UNDATED, Bounds, Kind, Rel, display_bounds, edtf
from timeline_tui.dates.constraints import Solution, parse_relation, precedences, solve
from timeline_tui.dates.coordinate import bound_text
from timeline_tui.dates.order import order
from timeline_tui.dates.when import NEG, POS


def _solved(dates: dict[str, str], relations: dict[str, list[object]]) -> Solution:
    whens = {name: edtf.parse(text) if text else UNDATED for name, text in dates.items()}
    rels = {
        name: [rel for value in values for rel in parse_relation(value)]
        for name, values in relations.items()
    }
    bounds = {name: when.bounds for name, when in whens.items()}
    return solve(bounds, rels, {name: when.kind for name, when in whens.items()})


def _extent(solution: Solution, name: str) -> tuple[str | None, str | None]:
    bounds = solution.derived[name]
    return bound_text(bounds.slo), bound_text(bounds.ehi)


AFTER_TALKS: dict[str, object] = {"after": "talks.start", "within": "24h"}


def test_an_article_alone_narrows_what_it_leaves_open() -> None:
    solution = _solved(
        {"announce": "2024-01-25", "talks": "2024-01", "attack": "", "resumed": "2024-02-11"},
        {
            "talks": [{"after": "announce.start", "at_least": "0d"}],
            "attack": [AFTER_TALKS, {"before": "resumed", "at_least": "0s"}],
        },
    )

    assert _extent(solution, "talks") == ("2024-01-25", "2024-02-01")
    assert _extent(solution, "attack") == (
        "2024-01-25T00:00:00.000000001",
        "2024-02-01T23:59:59.999999999",
    )
    assert solution.conflicts == ()
    assert display_bounds(solution.derived["attack"]) == "25 January – 1 February 2024"


def test_an_undated_event_lies_within_its_distance() -> None:
    solution = _solved({"talks": "2024-01-27", "attack": ""}, {"attack": [AFTER_TALKS]})

    assert _extent(solution, "attack") == (
        "2024-01-27T00:00:00.000000001",
        "2024-01-28T23:59:59.999999999",
    )
    assert "talks" not in solution.derived


def test_a_date_of_its_own_narrows_the_other() -> None:
    solution = _solved(
        {"talks": "2024-01-27", "attack": "2024-01-28T05:53+03:00"}, {"attack": [AFTER_TALKS]}
    )

    assert _extent(solution, "talks") == ("2024-01-27T02:53:00.000000001", "2024-01-28")
    assert "attack" not in solution.derived


def test_a_contradiction_names_its_sentences_and_keeps_the_dates() -> None:
    solution = _solved({"a": "2024-01-27", "b": "2024-01-30"}, {"b": ["#a.start + <24h"]})

    (conflict,) = solution.conflicts
    assert solution.derived == {}
    assert set(conflict.ids) == {"a", "b"}
    assert set(conflict.sentences) == {("a", ""), ("b", ""), ("b", "#a.start + <24h")}


def test_an_exact_distance_moves_a_whole_day() -> None:
    solution = _solved({"a": "2024-01-25", "b": ""}, {"b": ["#a.end + 3d"]})

    assert _extent(solution, "b") == ("2024-01-28", "2024-01-29")


def test_a_relation_between_undated_events_only_orders_them() -> None:
    relations = {"b": [parse_relation("after #a")[0]]}
    kinds = {"a": Kind.UNDATED, "b": Kind.UNDATED}
    solution = solve({"b": UNDATED.bounds, "a": UNDATED.bounds}, relations, kinds)

    assert solution.derived == {}
    assert precedences(["b", "a"], solution.held, kinds) == [(1, 0)]
    assert order([(UNDATED.bounds, Kind.UNDATED)] * 2, [(1, 0)]) == [1, 0]


def test_the_sample_narrows_the_start_of_the_talks() -> None:
    solution = _solved(
        {"announce": "2024-01-25", "talks": "2024-01", "attack": "2024-01-28"},
        {"talks": [{"after": "announce.start", "at_least": "0d"}], "attack": [AFTER_TALKS]},
    )

    assert display_bounds(solution.derived["talks"]) == "27–28 January 2024"
    assert list(solution.derived) == ["talks"]


def test_two_events_may_lie_within_one_month() -> None:
    solution = _solved(
        {"month": "2024-01", "a": "2024-01-05", "b": "2024-01-10"},
        {"a": ["during #month"], "b": ["during #month"]},
    )

    assert solution.conflicts == ()


def test_an_open_end_stays_open() -> None:
    solution = _solved({"a": "2023-10/..", "b": ""}, {"b": ["after #a.start"]})

    assert _extent(solution, "b") == ("2023-10-01T00:00:00.000000001", None)
    assert "a" not in solution.derived


def test_an_event_lasts_as_long_as_it_says() -> None:
    solution = _solved(
        {"a": "2024-01-25", "b": ""}, {"b": [{"after": "a.start", "within": "1d", "for": "2d"}]}
    )
    bounds = solution.derived["b"]

    assert bound_text(bounds.elo) == "2024-01-27T00:00:00.000000001"


def test_a_circle_of_undated_events_is_a_contradiction() -> None:
    solution = _solved({"a": "", "b": ""}, {"a": ["after #b"], "b": ["after #a"]})

    (conflict,) = solution.conflicts
    assert set(conflict.sentences) == {("a", "after #b"), ("b", "after #a")}
    assert solution.held == {"a": [], "b": []}


def test_what_is_the_same_as_a_span_lasts_as_long() -> None:
    """And lets its neighbours last."""
    dates = {"a": "2023-08-07/2023-08-08", "h": "", "p": "2023-08", "q": "", "r": ""}
    found = _solved(
        dates, {"h": ["#a"], "q": [{"same_as": "p"}], "r": [{"during": "p", "for": "2h"}]}
    )

    assert not found.conflicts
    assert _extent(found, "h") == ("2023-08-07", "2023-08-09")


def test_one_contradiction_does_not_hide_what_else_follows() -> None:
    solution = _solved(
        {"a": "2024-01-27", "b": "2024-01-30", "c": ""},
        {"b": ["#a.start + <24h"], "c": ["#a.start + <24h"]},
    )

    assert len(solution.conflicts) == 1
    assert _extent(solution, "c")[0] == "2024-01-27T00:00:00.000000001"


def test_an_unknown_id_is_told() -> None:
    solution = _solved({"a": "2024"}, {"a": ["after #nobody"]})

    assert solution.unknown == (("a", "nobody"),)
    assert solution.derived == {}


def test_a_long_chain_is_solved() -> None:
    count = 2_000
    bounds = {"e0": edtf.parse("2024-01-01").bounds} | {
        f"e{i}": UNDATED.bounds for i in range(1, count)
    }
    kinds = dict.fromkeys(bounds, Kind.UNDATED) | {"e0": Kind.POINT}
    rels = {f"e{i}": parse_relation(f"#e{i - 1} + 1h") for i in range(1, count)}

    solution = solve(bounds, rels, kinds)

    assert len(solution.derived) == count - 1
    assert bound_text(solution.derived[f"e{count - 1}"].slo) == "2024-03-24T07:00"


def test_a_long_chain_of_dated_events_is_solved_in_few_rounds() -> None:
    # Along such a chain the earliest moments go one way and the latest ones the other.
    count = 2_000
    bounds = {f"e{i}": edtf.parse("2024").bounds for i in range(count)}
    rels = {f"e{i}": parse_relation(f"after #e{i - 1}") for i in range(1, count)}

    solution = solve(bounds, rels, dict.fromkeys(bounds, Kind.ONE_OF))

    year = edtf.parse("2024").bounds
    assert solution.derived["e7"] == Bounds(
        year.slo + 7, year.shi - 1992, year.slo + 7, year.ehi - 1992
    )


def test_thousands_of_contradictions_are_told_one_by_one() -> None:
    count = 2_000
    bounds = {f"e{i}": edtf.parse("2024-01" if i else "2024-02").bounds for i in range(count)}
    rels = {f"e{i}": parse_relation("after #e0") for i in range(1, count)}

    solution = solve(bounds, rels, dict.fromkeys(bounds, Kind.POINT))

    assert len(solution.conflicts) == count - 1
    assert not any(solution.held.values())


def test_a_relation_that_clashes_is_set_aside_as_a_whole() -> None:
    solution = _solved(
        {"war": "2024-01-10/2024-01-20", "a": "2024-01-15/2024-02"},
        {"a": [{"during": "war", "after": "war.start", "text": "in the war"}]},
    )

    assert len(solution.conflicts) == 1
    assert solution.derived == {}


NAMES = "abcd"
SMALL = st.integers(0, 6)
RELS = st.builds(
    lambda other, lo, more: Rel("s", other, "s", lo, lo + more, f"{other}{lo}"),
    st.sampled_from(NAMES),
    st.integers(-4, 4),
    st.integers(0, 4),
)


def _point(lo: int, width: int) -> Bounds:
    return Bounds(lo, lo + 1 + width, lo, lo + 1 + width)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.builds(_point, SMALL, SMALL), min_size=4, max_size=4),
    st.lists(st.tuples(st.sampled_from(NAMES), RELS), max_size=5),
)
def test_the_network_agrees_with_trying_everything(
    regions: list[Bounds], told: list[tuple[str, Rel]]
) -> None:
    bounds = dict(zip(NAMES, regions, strict=True))
    rels: dict[str, list[Rel]] = {}
    for owner, rel in told:
        if rel.other != owner:
            rels.setdefault(owner, []).append(rel)

    solution = solve(bounds, rels, dict.fromkeys(NAMES, Kind.POINT))

    fitting = _fitting(bounds, rels)
    assert bool(fitting) is not bool(solution.conflicts)
    if fitting:
        for place, name in enumerate(NAMES):
            moments = [choice[place] for choice in fitting]
            narrowed = solution.derived.get(name, bounds[name])
            assert (narrowed.slo, narrowed.shi) == (min(moments), max(moments) + 1)


def _fitting(bounds: dict[str, Bounds], rels: dict[str, list[Rel]]) -> list[tuple[int, ...]]:
    choices: list[tuple[int, ...]] = [()]
    for name in NAMES:
        region = range(bounds[name].slo, bounds[name].shi)
        choices = [(*choice, at) for choice in choices for at in region]
    return [choice for choice in choices if _holds(dict(zip(NAMES, choice, strict=True)), rels)]


def _holds(at: dict[str, int], rels: dict[str, list[Rel]]) -> bool:
    return all(
        (rel.lo or 0) <= at[owner] - at[rel.other] <= (rel.hi or 0)
        for owner, several in rels.items()
        for rel in several
    )


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["", "2024", "2024-01", "2024-01-27", "[..2024-01]", "2023/.."]),
        min_size=4,
        max_size=4,
    ),
    st.lists(
        st.tuples(
            st.sampled_from(NAMES),
            st.sampled_from(NAMES),
            st.sampled_from(
                ["#{} + <24h", "after #{}", "#{}.start - 2d", "during #{}", "same as #{}"]
            ),
        ),
        max_size=5,
    ),
)
def test_what_is_derived_lies_within_what_is_stated(
    texts: list[str], told: list[tuple[str, str, str]]
) -> None:
    dates = dict(zip(NAMES, texts, strict=True))
    relations: dict[str, list[object]] = {}
    for owner, other, form in told:
        if owner != other:
            relations.setdefault(owner, []).append(form.format(other))

    solution = _solved(dates, relations)

    for name, derived in solution.derived.items():
        stated = (edtf.parse(dates[name]) if dates[name] else UNDATED).bounds
        assert NEG <= stated.slo <= derived.slo < derived.shi <= stated.shi <= POS
        assert stated.elo <= derived.elo < derived.ehi <= stated.ehi
    if not relations:
        assert solution == Solution({})
