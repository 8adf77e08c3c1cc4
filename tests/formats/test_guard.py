"""The formula guard: no cell runs, and every cell comes back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.formats.guard import guard, unguard

GUARDED = [
    "=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "\rx", "\n=x", "|x", "%x", "＝1", "＋1", "－1",
    "＠x", "  =1", "\xa0=1", "\x00=1", "'quoted'", "'=1", "''", "-0044-03-15 +cmd|x", "-1 -1", "-0043~", "-", "+",
    " \t1",
]  # fmt: skip
HARMLESS = [
    "", "a", "1", "-1", "+1.5", "-1e-9", "-0044", "-0044-03", "-0044-03-15", "+12024-01-01", "a=1", "a'b",
    "2024-01-28T02:53:00Z", "-0044-03-15T02:53+03:00", " a",
]  # fmt: skip


@pytest.mark.parametrize("cell", GUARDED)
def test_a_cell_like_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert guard(cell) == f"'{cell}"
    assert unguard(guard(cell)) == cell


@pytest.mark.parametrize("cell", HARMLESS)
def test_numbers_dates_and_texts_stay(cell: str) -> None:
    assert guard(cell) == cell
    assert unguard(cell) == cell


@settings(max_examples=2000, deadline=None)
@given(st.text("=+-@\t\r\n|%'＝ a1.:TZe\xa0", max_size=12) | st.text(max_size=8))
def test_every_cell_comes_back_and_none_runs(cell: str) -> None:
    guarded = guard(cell)

    assert unguard(guarded) == cell
    assert guarded == cell or guarded == f"'{cell}"
    if guarded == cell and cell.lstrip()[:1] in tuple("=@|%＝＋－＠\0"):
        raise AssertionError(f"{cell!r} would run")
