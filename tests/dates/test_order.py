"""The order of fuzzy dates."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.dates import UNDATED, edtf
from timeline_tui.dates.order import order
from timeline_tui.dates.when import Bounds, Kind

IN_ORDER = [
    "Y-13800000000",
    "-0043~",
    "1928",
    "[..1927]",
    "1928-03",
    "2014/..",
    "2014/2017",
    "2014",
    "2014-01",
    "2014-01-01",
    "2014-01-01T00:00Z",
    "../2021",
    "/2022-06",
    "2023-10/",
    "2023-10",
    "[2024-01-02,2024-02-01]",
    "2024-01-25",
    "[2024-02..]",
]


def _entry(text: str) -> tuple[Bounds, Kind]:
    when = edtf.parse(text) if text else UNDATED
    return when.bounds, when.kind


def test_the_earliest_comes_first_and_the_container_before_its_content() -> None:
    entries = [_entry(text) for text in reversed(IN_ORDER)]

    assert [IN_ORDER[::-1][place] for place in order(entries)] == IN_ORDER


def test_the_undated_come_last_in_file_order() -> None:
    entries = [_entry(text) for text in ("", "2024", "", "2023")]

    assert order(entries) == [3, 1, 0, 2]


def test_equal_dates_keep_the_order_of_the_file() -> None:
    entries = [_entry("2024-01-25")] * 4

    assert order(entries) == [0, 1, 2, 3]


def test_what_certainly_comes_first_wins_over_the_key() -> None:
    talks, announce = _entry("2024-01-25/2024-01-31"), _entry("2024-01-25")

    assert order([talks, announce]) == [0, 1]
    assert order([talks, announce], [(1, 0)]) == [1, 0]


def test_contradicting_precedences_yield_to_the_keys() -> None:
    entries = [_entry("2024-01-25"), _entry("2024-01-24"), _entry("2024-01-23")]

    assert order(entries, [(0, 1), (1, 0)]) == [2, 1, 0]


def test_a_circle_stands_where_all_of_it_can() -> None:
    undated = [_entry("")] * 4

    # 1 and 2 are at the same time, 3 before one of them, 0 after the other.
    assert order(undated, [(1, 2), (2, 1), (3, 1), (2, 0)]) == [3, 1, 2, 0]


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_the_order_is_a_permutation_that_extends_the_precedences(data: st.DataObject) -> None:
    texts = data.draw(st.lists(st.sampled_from([*IN_ORDER, ""]), min_size=1, max_size=12))
    places = st.integers(0, len(texts) - 1)
    pairs = data.draw(st.lists(st.tuples(places, places), max_size=12))
    # From smaller to larger places there are no circles.
    pairs = [(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]

    result = order([_entry(text) for text in texts], pairs)

    assert sorted(result) == list(range(len(texts)))
    assert all(result.index(first) < result.index(second) for first, second in pairs)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_circles_go_together_and_everything_else_is_extended(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 7))
    places = st.integers(0, count - 1)
    pairs = data.draw(st.lists(st.tuples(places, places), max_size=10))
    texts = data.draw(st.lists(st.sampled_from([*IN_ORDER, ""]), min_size=count, max_size=count))

    result = order([_entry(text) for text in texts], pairs)

    assert sorted(result) == list(range(count))
    for first in range(count):
        for second in _reached(first, pairs):
            if first not in _reached(second, pairs):
                assert result.index(first) < result.index(second)


def _reached(first: int, pairs: list[tuple[int, int]]) -> set[int]:
    found = {first}
    while more := {after for before, after in pairs if before in found} - found:
        found |= more
    return found
