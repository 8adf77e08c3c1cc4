"""The cases of another EDTF reader: where its bounds differ from ours, it is known why."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from timeline_tui.dates import edtf
from timeline_tui.dates.coordinate import bound_text
from timeline_tui.dates.when import DAY, POS
from timeline_tui.errors import DateError

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT.parent / "shared" / "data" / "edge" / "edtf-python-edtf.json"
PAGE = ROOT / "docs" / "dates.md"

needs_cases = pytest.mark.skipif(
    not CASES.is_file(),
    reason="the folder with corpora (shared/data/edge beside the project) is not there",
)

UNKNOWN = "an unknown end is not ten years away"
WINTER = "winter ends in February"
MASKED = "masked years are never negative"
DIGITS = "the digits after `S` tell how far the year is known"

# text, first and last day there and here; what is refused has none
DIFFERENCES = [
    ("/2006", "1996-12-31 … 2006-12-31", ".. … 2006-12-31", UNKNOWN),
    ("2004-06-01/", "2004-06-01 … 2014-06-01", "2004-06-01 … ..", UNKNOWN),
    ("1984-06-02?/", "1984-06-02 … 1994-06-02", "1984-06-02 … ..", UNKNOWN),
    ("2010-24", "2010-12-01 … 2010-12-31", "2010-12-01 … 2011-02-28", WINTER),
    ("-01XX", "-0199-01-01 … -0100-12-31", "refused", MASKED),
    ("-01XX~", "-0199-01-01 … -0100-12-31", "refused", MASKED),
    ("1950S2", "1950-01-01 … 1950-12-31", "1900-01-01 … 1999-12-31", DIGITS),
    ("1953S2", "1953-01-01 … 1953-12-31", "1900-01-01 … 1999-12-31", DIGITS),
    ("1953S3", "1953-01-01 … 1953-12-31", "1950-01-01 … 1959-12-31", DIGITS),
    ("Y17101E4S3", "171010000 … 171010000", "Y171000000 … Y171999999", DIGITS),
    ("Y3388E2S3", "338800 … 338800", "Y338000 … Y338999", DIGITS),
    ("Y171010000S3", "171010000 … 171010000", "Y171000000 … Y171999999", DIGITS),
]


def cases(name: str) -> list[Any]:
    found: list[Any] = json.loads(CASES.read_text(encoding="utf-8"))[name]
    return found


def theirs(expected: list[str]) -> str:
    """First and last day without the widening for doubts, which here move no bound."""
    return _extent(expected[0], expected[0] if len(expected) in (1, 3) else expected[1])


def ours(text: str) -> str:
    try:
        bounds = edtf.parse(text).bounds
    except DateError:
        return "refused"
    last = None if bounds.ehi == POS else bound_text((bounds.ehi - 1) // DAY * DAY)
    return _extent((bound_text(bounds.slo) or "..").split("T")[0], last or "..")


def _extent(first: str, last: str) -> str:
    """Both days; of years with many digits only the years, and `..` for no end."""
    known = [re.sub(r"^-?inf$", "..", end) for end in (first, last)]
    return " … ".join(re.sub(r"(\d{5,})-\d\d-\d\d$", r"\1", end) for end in known)


def same(there: str, here: str) -> bool:
    return there == here.replace("Y", "")


@needs_cases
def test_bounds_differ_only_where_it_is_known_why() -> None:
    found = [
        (case["edtf"], there, here)
        for case in cases("valid")
        if not same(there := theirs(case["expected"]), here := ours(case["edtf"]))
    ]

    assert sorted(found) == sorted(row[:3] for row in DIFFERENCES)


@needs_cases
@pytest.mark.parametrize("name", ["uncertain", "approximate"])
def test_the_same_is_doubted(name: str) -> None:
    found = [case["edtf"] for case in cases("qualifiers") if _doubts(case, name)]

    assert found == []


def _doubts(case: dict[str, Any], name: str) -> bool:
    """Whether the doubts differ; there `%` is neither `?` nor `~` but something of its own."""
    expected = case[name] or case["both"]
    return bool(getattr(edtf.parse(case["edtf"]).qualifier, name) != expected)


@needs_cases
def test_both_refuse_the_same() -> None:
    accepted = [text for text in cases("invalid") if ours(text) != "refused"]

    assert accepted == []


def test_the_page_lists_these_differences() -> None:
    page = PAGE.read_text(encoding="utf-8")
    table = page.split("| case | elsewhere | here | because |\n")[1].split("\n\n")[0]
    rows = [tuple(cell.strip() for cell in row.split("|")[1:-1]) for row in table.splitlines()[1:]]

    assert rows == [(f"`{text}`", *rest) for text, *rest in DIFFERENCES]
