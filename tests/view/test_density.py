"""Which stretch an overview shows, and its bins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.dates.when import NEG, POS
from timeline_tui.view.density import Start, are_instants, bins_over, fitted_extent


@pytest.mark.parametrize(
    ("moments", "expected"),
    [
        ([], None),
        ([5], (5, 6)),
        ([5, 5000], (5, 5001)),
        ([0, 10, 20, 30], (0, 31)),
        ([0, 1000, 1010, 1020], (1000, 1021)),
        ([0, 10, 20, 9999], (0, 21)),
        ([0, 1000, 1050, 1060], (0, 1061)),
        ([0, 7, 7, 9999], (0, 10000)),
    ],
    ids=[
        "nothing",
        "one",
        "two",
        "even",
        "an outlier before",
        "an outlier after",
        "far but in reach",
        "no bulk to compare with",
    ],
)
def test_the_extent_fits_the_bulk(moments: list[int], expected: tuple[int, int] | None) -> None:
    """What lies 24 times the length of the bulk away from it is left outside."""
    assert fitted_extent([Start(at, at + 1) for at in moments]) == expected


def test_the_extent_holds_the_whole_of_a_fuzzy_start() -> None:
    """A year that begins on its first day lasts to its last."""
    assert fitted_extent([Start(0, 10), Start(3, 4)]) == (0, 10)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ([], False),
        ([False], False),
        ([True], True),
        ([True, False], False),
        ([True, True, False], True),
        ([False, False, True], False),
    ],
)
def test_an_axis_is_that_of_most_events(kinds: list[bool], expected: bool) -> None:
    """Of civil dates alone, of instants alone, and of both."""
    starts = [Start(at, at + 1, is_instant) for at, is_instant in enumerate(kinds)]

    assert are_instants(starts) is expected


@given(
    st.integers(NEG, POS - 1),
    st.integers(1, POS - NEG),
    st.integers(1, 1000),
    st.integers(0, 10**6),
)
def test_every_moment_of_the_stretch_has_a_bin(lo: int, length: int, count: int, part: int) -> None:
    """Bins hold all that was asked for, on a grid, in 64 bits."""
    hi = min(lo + length, POS)
    bins = bins_over(lo, hi, count)
    moment = lo + (hi - 1 - lo) * part // 10**6

    assert bins.lo <= lo
    assert hi <= bins.hi
    assert 0 <= bins.index(moment) < count
    assert bins.width * count < 2**63
    assert bins.index(bins.hi) == count
