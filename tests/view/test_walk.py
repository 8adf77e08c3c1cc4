"""Steps through a text with links: to the next one in view, else a line on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.view.walk import Pane, Stop, Walk

#   line  0  1  2  3  4  5  6  7  8  9
#   link     1        2  2              3
STOPS = (Stop(1, 1, 1), Stop(2, 4, 5), Stop(3, 9, 9))
PANE = Pane(10, 4, STOPS)

STEPS = [
    (Walk(0, 0), 1, Walk(0, 1)),
    (Walk(0, 1), 1, Walk(1, 1)),
    (Walk(1, 1), 1, Walk(2, 2)),
    (Walk(0, 0), 3, Walk(2, 2)),
    (Walk(2, 2), 1, Walk(3, 2)),
    (Walk(5, 2), 1, Walk(6, 0)),
    (Walk(6, 0), 1, Walk(6, 3)),
    (Walk(6, 3), 1, Walk(6, 3)),
    (Walk(6, 3), -1, Walk(5, 0)),
    (Walk(5, 0), -1, Walk(4, 2)),
    (Walk(2, 2), -1, Walk(1, 2)),
    (Walk(1, 2), -1, Walk(1, 1)),
    (Walk(1, 1), -1, Walk(0, 1)),
    (Walk(0, 1), -1, Walk(0, 1)),
]


@pytest.mark.parametrize(("walk", "by", "expected"), STEPS)
def test_a_step_goes_to_a_link_in_view_or_scrolls(walk: Walk, by: int, expected: Walk) -> None:
    assert walk.stepped(PANE, by) == expected


def test_a_text_without_links_scrolls_and_stops_at_its_end() -> None:
    assert Walk().stepped(Pane(10, 4), 3) == Walk(3)
    assert Walk().stepped(Pane(10, 4), 100) == Walk(6)
    assert Walk().stepped(Pane(3, 4), 1) == Walk(0)


def test_scrolling_lets_go_of_a_link_that_leaves_the_view() -> None:
    assert Walk(0, 1).scrolled(PANE, 1) == Walk(1, 1)
    assert Walk(0, 1).scrolled(PANE, 2) == Walk(2, 0)
    assert Walk(0, 0).scrolled(PANE, -5) == Walk(0, 0)


def test_a_smaller_pane_keeps_the_selected_link_in_view() -> None:
    last = PANE.stops[-1]
    small = PANE._replace(height=1)

    assert Walk(0, last.link).resized(small) == Walk(last.last, last.link)
    assert Walk(0, 0).resized(small) == Walk(0, 0)
    assert Walk(PANE.lines, 0).resized(PANE) == Walk(PANE.last_top, 0)


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6)), max_size=8),
    st.integers(1, 50),
    st.integers(1, 12),
)
def test_every_link_is_met_on_the_way_down_and_up(
    made: list[tuple[int, int]], height: int, lines: int
) -> None:
    places = sorted((first, first + more) for first, more in made)
    stops = [Stop(number + 1, *place) for number, place in enumerate(places)]
    pane = Pane(lines + 50, height, stops)

    walk, met = Walk(), []
    for _ in range(200):
        walk = walk.stepped(pane, 1)
        met.append(walk.link)
        assert 0 <= walk.top <= pane.last_top
    assert {stop.link for stop in stops} <= set(met)

    met = []
    for _ in range(200):
        walk = walk.stepped(pane, -1)
        met.append(walk.link)
    assert {stop.link for stop in stops} <= {*met, *(stop.link for stop in stops[-1:])}
