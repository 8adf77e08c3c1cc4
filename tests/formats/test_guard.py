"""The formula guard: no cell runs, and every cell comes back."""

from __future__ import annotations

import csv
import io
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import events_of, selection_of

from timeline_tui.files.source import Source
from timeline_tui.formats.guard import guard, unguard
from timeline_tui.formats.options import ReadOptions
from timeline_tui.formats.registry import by_name

TRIGGERS = "=+-@\t\r\n\0|%＝＋－＠"
BLANKS = [
    "", " ", "   ", "\t", "\r\n", "\xa0", "\u3000", "\u2003", "\ufeff", "\u200b", "\u200e", "\x0b", "\x1c", "\x85",
    "\u2028", "\xad", "\u2060",
]  # fmt: skip
GUARDED = [
    "=1+1", "=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "\rx", "\n=x", "|x", "%x", "＝1", "＋1",
    "－1", "＠x", "  =1", "\xa0=1", "\x00=1", "'quoted'", "'=1", "''", "'", "-", "+", "=", " \t1", "\n", "\t", "+1 ", " -1",
]  # fmt: skip
NOT_QUITE = [
    "-0044-03-15 +cmd|x", "-1 -1", "-0043~", "-0044-03-15\n", "-1\n", "-0044-3-15", "-044-03-15", "-0044/-0043",
    "-0044-03-15T02:53:00Z+1", "-0044-03-15T2:53Z", "-0044-03-15T02:53Z ", "+1e", "-1e5x", "-1.", "-.5", "-1,5", "--1",
    "+-1", "-1_000", "-１", "-٣", "-0x1F", "-inf", "-NaN", "-0044-03-15T02:53:00.1234567890Z", "+2024-01-28|x",
]  # fmt: skip
HARMLESS = [
    "", "a", "1", "-1", "+1.5", "-1e-9", "-0", "+44", "-0044", "-0044-03", "-0044-03-15", "+12024-01-01", "a=1", "a'b",
    "2024-01-28T02:53:00Z", "-0044-03-15T02:53+03:00", "-0044-03-15T02:53:00.123456789Z", "-12024-01-01T00:00", " a", "a\n=1",
]  # fmt: skip


@pytest.mark.parametrize("cell", [*GUARDED, *NOT_QUITE])
def test_a_cell_like_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert guard(cell) == f"'{cell}"
    assert unguard(guard(cell)) == cell


@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
@pytest.mark.parametrize("trigger", TRIGGERS, ids=ascii)
def test_every_trigger_counts_behind_what_is_not_seen(blank: str, trigger: str) -> None:
    for cell in (f"{blank}{trigger}", f"{blank}{trigger}SUM(A1)"):
        assert guard(cell) == f"'{cell}"
        assert unguard(guard(cell)) == cell


@pytest.mark.parametrize("cell", HARMLESS)
def test_numbers_dates_and_texts_stay(cell: str) -> None:
    assert guard(cell) == cell
    assert unguard(cell) == cell


@pytest.mark.parametrize("cell", ["'tis", "'a'", "'1", "'-0044-03-15", "'"])
def test_an_apostrophe_that_guards_nothing_stays(cell: str) -> None:
    assert unguard(cell) == cell


@settings(max_examples=600, deadline=None)
@given(st.text("=+-@\t\r\n|%'＝ a1.:TZe\xa0", max_size=12) | st.text(max_size=8))
def test_every_cell_comes_back(cell: str) -> None:
    assert unguard(guard(cell)) == cell
    assert guard(cell) in (cell, f"'{cell}")


NUMBER = re.compile(r"[+-][0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")
DATE = re.compile(r"[+-][0-9]{4,}-[0-9]{2}(-[0-9]{2}(T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})?)?)?")
ALPHABET = "=+-@\t\r\n\0|%＝＋－＠'\"\\ \xa0\ufeff\u200b0123456789.:-TZeE,;/aä٣１日🎉"


def test_of_60_000_cells_none_runs_and_all_come_back() -> None:
    rng = random.Random("cells")
    for _ in range(60_000):
        cell = "".join(rng.choices(ALPHABET, k=rng.randrange(12)))
        guarded = guard(cell)
        assert unguard(guarded) == cell
        bare = guarded.lstrip(" \xa0\ufeff\u200b")
        if bare[:1] in TRIGGERS and bare:
            assert guarded[0] in "+-"
            assert NUMBER.fullmatch(guarded) or DATE.fullmatch(guarded), ascii(cell)


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_a_table_of_ours_reads_back_what_was_guarded(name: str) -> None:
    for cell in [*GUARDED, *NOT_QUITE, *HARMLESS]:
        record = {"id": "x", "date": "-0044-03-15", "title": "A", "=k": cell, "note": cell}
        (event,) = events_of(record)
        out = io.StringIO(newline="")
        by_name(name).write(selection_of([event]), out)
        (read,) = by_name(name).read(Source("x", out.getvalue(), "utf-8"), ReadOptions()).events

        assert read.extra == event.extra
        assert read.when.edtf == "-0044-03-15"
        rows = list(
            csv.reader(io.StringIO(out.getvalue(), newline=""), delimiter="\t,"[name == "csv"])
        )
        assert ("'=k" in rows[0]) == ("=k" in event.extra)
        assert all(guard(unguard(each)) == each for row in rows for each in row)


def test_the_guard_can_be_left_out() -> None:
    (event,) = events_of({"id": "x", "date": "2024", "title": "=1+1"})
    out = io.StringIO()
    by_name("csv").write(selection_of([event]), out, formula_guard=False)

    assert ",=1+1," in out.getvalue()
