"""Actions on the view as rows of a table: what was done, where the cursor and the top are then."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.view.actions import ACTIONS, Apply
from timeline_tui.view.history import History
from timeline_tui.view.layout import Layout
from timeline_tui.view.state import LARGEST_COUNT, ViewState

#  30 hits; headings over 0, 10, 20; a gap over 20; 34 rows; 8 lines
LAYOUT = Layout(30, (0, 10, 20), (20,))
START = ViewState(LAYOUT, height=8)
BY_ID = {action.id: action.apply for action in ACTIONS if action.apply}

MOVES = [
    ("down", 0, 1),
    ("up", 0, 0),
    ("up", 5, 4),
    ("down", 29, 29),
    ("first", 17, 0),
    ("last", 3, 29),
    ("next-heading", 0, 10),
    ("next-heading", 10, 20),
    ("next-heading", 25, 25),
    ("previous-heading", 25, 20),
    ("previous-heading", 20, 10),
    ("previous-heading", 4, 0),
    ("next-gap", 0, 20),
    ("next-gap", 20, 20),
    ("previous-gap", 29, 20),
    ("previous-gap", 20, 20),
    ("page-down", 0, 6),
    ("page-up", 29, 23),
    ("half-down", 0, 3),
    ("half-up", 4, 1),
]


@pytest.mark.parametrize(
    ("action", "before", "after"), MOVES, ids=[f"{m[0]}-{m[1]}" for m in MOVES]
)
def test_where_an_action_takes_the_cursor(action: str, before: int, after: int) -> None:
    state = BY_ID[action](START.at(before), 0)

    assert state.cursor == after


COUNTED = [
    ("down", 0, 5, 5),
    ("down", 27, 99, 29),
    ("up", 9, 4, 5),
    ("page-down", 0, 2, 11),
    ("half-down", 0, 2, 6),
    ("first", 17, 5, 4),
    ("last", 3, 12, 11),
    ("last", 3, 999_999_999, 29),
    ("next-heading", 0, 2, 20),
    ("next-heading", 0, 999_999_999, 20),
    ("previous-heading", 25, 2, 10),
]


@pytest.mark.parametrize(
    ("action", "before", "count", "after"), COUNTED, ids=[f"{row[2]}-{row[0]}" for row in COUNTED]
)
def test_a_count_repeats_an_action_or_names_an_event(
    action: str, before: int, count: int, after: int
) -> None:
    assert BY_ID[action](START.at(before), count).cursor == after


def test_digits_make_a_count_that_has_an_end() -> None:
    state = START
    for digit in (1, 2, 0):
        state = state.counting(digit)
    assert state.count == 120

    for _ in range(20):
        state = state.counting(9)
    assert state.count == LARGEST_COUNT
    assert state.uncounted().count == 0


@given(st.lists(st.sampled_from([*BY_ID.values(), lambda s, n: s.scrolled(5), lambda s, n: s.scrolled(-7)])),
       st.integers(1, 12), st.integers(0, 40))  # fmt: skip
def test_the_cursor_is_always_in_view(actions: list[Apply], height: int, matched: int) -> None:
    headings = tuple(range(0, matched, 7))
    state = ViewState(Layout(matched, headings, headings[2:3])).resized(height)

    for act in actions:
        state = act(state, 0)
        assert 0 <= state.cursor <= max(0, matched - 1)
        first = state.top + (state.covered if matched else 0)
        assert first <= state.cursor_row < state.top + state.height or not matched
        assert 0 <= state.top <= state.last_top


def test_paging_from_the_top_reaches_the_end_and_skips_nothing() -> None:
    state, seen = START, set[int]()
    for _ in range(20):
        rows = range(state.top, state.top + state.height)
        seen |= set(rows[state.covered :]) | {0}
        state = state.paged(1)

    assert state.cursor == 29
    assert seen >= set(range(LAYOUT.rows))


def test_the_heading_shows_when_the_cursor_goes_up_to_the_first_event() -> None:
    assert START.at(15).at(0).top == 0
    assert START.at(29).at(10).top == LAYOUT.first_row_of(10)


def test_another_answer_keeps_the_cursor_on_its_line() -> None:
    before = START.at(15)
    line = before.cursor_row - before.top

    after = before.answered(Layout(20, (0,), ()), 12)

    assert after.cursor == 12
    assert after.cursor_row - after.top == line


def test_filters_are_undone_and_redone() -> None:
    state = START.filtered("a").filtered("b").unfiltered()

    assert state.filters.present == ""
    assert state.undone().filters.present == "b"
    assert state.undone().undone().filters.present == "a"
    assert state.undone().undone().redone().filters.present == "b"
    assert state.undone().filtered("c").redone().filters.present == "c"


def test_a_history_at_its_ends_stays_as_it_is() -> None:
    history = History("x")

    assert history.undone() == history.redone() == history.added("x") == history


def test_keys_are_given_once_in_each_panel() -> None:
    keys = [(action.panel, key) for action in ACTIONS for key in action.keys]

    assert len(keys) == len(set(keys))


def test_an_empty_list_takes_every_action() -> None:
    for act in BY_ID.values():
        assert act(ViewState(height=5), 0).cursor == 0
        assert act(ViewState(height=5), 7).cursor == 0


def test_the_details_are_put_away_step_by_step() -> None:
    state = ViewState().toggled_details().toggled_full()

    assert (state.shows_details, state.fills) == (True, True)
    state = state.without_details()
    assert (state.shows_details, state.fills) == (True, False)
    state = state.without_details()
    assert (state.shows_details, state.fills) == (False, False)


def test_what_is_shown_aside_goes_when_the_cursor_or_the_list_does() -> None:
    aside = ViewState(Layout(5), height=5).showing("hidden")

    assert aside.aside == "hidden"
    assert aside.moved(1).aside == aside.answered(Layout(3), 0).aside == ""
    assert aside.toggled_full().aside == "hidden"
