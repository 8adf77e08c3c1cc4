"""Positions and rows agree, whatever stands between the hits."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.dates.periods import Period
from timeline_tui.dates.when import Precision
from timeline_tui.view.layout import Layout

#    row        0  1  2  3  4  5  6  7
#               H  e  e  G  H  e  e  e
SMALL = Layout(matched=5, headings=[0, 2], gaps=[2])


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    matched = draw(st.integers(1, 60))
    places = st.sets(st.integers(0, matched - 1)).map(sorted)
    return Layout(matched, draw(places), draw(places))


def test_rows_of_a_small_list() -> None:
    assert [SMALL.row_of(position) for position in range(5)] == [1, 2, 5, 6, 7]
    assert [SMALL.first_row_of(position) for position in range(5)] == [0, 2, 3, 6, 7]
    assert [SMALL.position_at(row) for row in range(8)] == [0, 0, 1, 2, 2, 2, 3, 4]
    assert SMALL.rows == 8


def test_a_gap_stands_under_the_period_before_it() -> None:
    first, second = Period(Precision.YEAR, 2014), Period(Precision.YEAR, 2023)
    layout = replace(SMALL, periods=[first, second])

    assert [layout.period_at(row) for row in range(8)] == [first] * 4 + [second] * 4


def test_an_empty_list_has_no_rows() -> None:
    assert (Layout().rows, Layout().position_at(3)) == (0, 0)


@given(layouts())
def test_every_hit_is_found_on_its_row(layout: Layout) -> None:
    for position in range(layout.matched):
        assert layout.position_at(layout.row_of(position)) == position
    assert layout.row_of(layout.matched - 1) == layout.rows - 1


@given(layouts(), st.integers(0, 70))
def test_stops_lie_before_and_after(layout: Layout, position: int) -> None:
    position = min(position, layout.matched - 1)

    assert layout.next_stop(layout.headings, position) >= position
    assert layout.previous_stop(layout.headings, position) <= position
