"""Ticks: labels that fit, never touch and are never cut, from nanoseconds to gigayears."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.dates.coordinate import from_civil
from timeline_tui.dates.when import DAY, SECOND
from timeline_tui.view.scale import BLANK, ticks

YEAR = 365 * DAY
GOLDENS = [
    ("decade", from_civil(2014), from_civil(2024, 2, 12), 96,
     "2014     2015     2016      2017     2018      2019     2020      2021     2022      2023"),
    ("two months", from_civil(2024, 1, 20), from_civil(2024, 2, 20), 60,
     "   22 Jan        29 Jan       5 Feb         12 Feb"),
    ("a thousand years", from_civil(-499), from_civil(501), 60,
     "      400 BCE     200 BCE     1          200         400"),
    ("deep time", from_civil(-13_800_000_000), from_civil(2024), 100,
     "     13 Ga   12 Ga  11 Ga  10 Ga  9 Ga    8 Ga   7 Ga   6 Ga   5 Ga    4 Ga   3 Ga   2 Ga   1 Ga"),
    ("three days", from_civil(2024, 1, 27), from_civil(2024, 1, 30), 60,
     "27 Jan    12:00     28 Jan    12:00     29 Jan    12:00"),
    ("half a second", 0, SECOND // 2, 60,
     "1 Jan       .1          .2          .3          .4"),
    ("300 ns", 0, 300, 100,
     "1 Jan           .00000005        .00000010        .00000015       .00000020        .00000025"),
]  # fmt: skip


def drawn(lo: int, hi: int, cells: int) -> str:
    line = ""
    for tick in ticks(lo, hi, cells):
        line = line.ljust(tick.cell) + tick.label
    return line


@pytest.mark.parametrize(
    ("lo", "hi", "cells", "expected"), [g[1:] for g in GOLDENS], ids=[g[0] for g in GOLDENS]
)
def test_labels_of_an_axis(lo: int, hi: int, cells: int, expected: str) -> None:
    assert drawn(lo, hi, cells) == expected


@settings(max_examples=300, deadline=None)
@given(st.integers(-14 * 10**9 * YEAR, 10**9 * YEAR), st.integers(0, 62), st.integers(4, 220))
def test_labels_never_touch_and_are_never_cut(lo: int, magnitude: int, cells: int) -> None:
    marks = ticks(lo, lo + 3**magnitude + 1, cells)

    for left, right in itertools.pairwise(marks):
        assert right.cell >= left.cell + len(left.label) + BLANK
    for mark in marks:
        assert mark.cell >= 0
        assert mark.cell + len(mark.label) <= cells


def test_no_axis_has_no_labels() -> None:
    assert ticks(5, 5, 80) == () == ticks(0, 10, 3)
