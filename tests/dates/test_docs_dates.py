"""The page about dates says what is true: every row of its tables is tried."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from timeline_tui.dates import DAY, DateError, DateLook, canonical, display, edtf, parse
from timeline_tui.dates.coordinate import from_civil
from timeline_tui.dates.elapsed import elapsed
from timeline_tui.dates.relations import parse_relation

PAGE = Path(__file__).resolve().parents[2] / "docs" / "dates.md"
REF = "2024-02-11"


def _tables() -> dict[str, list[list[str]]]:
    """Rows of the tables by the text of their first heading."""
    tables: dict[str, list[list[str]]] = {}
    heading = None
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip().strip("`") for cell in line.strip("|").split("|")]
        if not line.startswith("|"):
            heading = None
        elif heading is None:
            heading = cells[0]
        elif not re.fullmatch(r"[|\s-]+", line):
            tables.setdefault(heading, []).append(cells)
    return tables


TABLES = _tables()


def test_the_page_has_its_tables() -> None:
    names = {"written", "refused", "in one line", "EDTF", "months", "seen from there", "case"}
    assert set(TABLES) == names
    assert len(TABLES["written"]) > 60


@pytest.mark.parametrize(("text", "edtf", "words"), TABLES["written"], ids=lambda cell: cell)
def test_what_is_written_means_and_shows_what_the_page_says(
    text: str, edtf: str, words: str
) -> None:
    when = parse(text, ref=REF)

    assert canonical(when) == edtf
    assert display(when) == words


@pytest.mark.parametrize(
    ("text", "words", "short", "arabic"), TABLES["EDTF"], ids=lambda cell: cell
)
def test_dates_are_shown_as_on_the_page(text: str, words: str, short: str, arabic: str) -> None:
    when = edtf.parse(text)

    assert display(when) == words
    assert display(when, style="short") == short
    assert display(when, "ar") == arabic


@pytest.mark.parametrize(("months", "digits", "words", "short"), TABLES["months"])
def test_the_settings_do_what_the_page_says(
    months: str, digits: str, words: str, short: str
) -> None:
    when, look = edtf.parse("2024-01-25"), DateLook(months, digits)

    assert display(when, "ar", look=look) == words
    assert display(when, "ar", "short", look=look) == short


@pytest.mark.parametrize(
    ("text", "english", "arabic"), TABLES["seen from there"], ids=lambda cell: cell
)
def test_relative_dates_are_those_of_the_page(text: str, english: str, arabic: str) -> None:
    when, look = edtf.parse(text), DateLook(now=from_civil(2024, 2, 11) + DAY // 2)

    assert display(when, "en", "relative", look=look) == english
    assert display(when, "ar", "relative", look=look) == arabic


@pytest.mark.parametrize(("text", "reason"), TABLES["refused"], ids=lambda cell: cell)
def test_what_is_refused_is_refused_for_the_reason_on_the_page(text: str, reason: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text, ref=REF)

    assert caught.value.message == reason


@pytest.mark.parametrize(
    ("text", "mine", "other", "least", "most"), TABLES["in one line"], ids=lambda cell: cell
)
def test_relations_bound_what_the_page_says(
    text: str, mine: str, other: str, least: str, most: str
) -> None:
    (rel,) = parse_relation(text)

    assert {"s": "start", "e": "end"}[rel.mine] == mine
    assert {"s": "start", "e": "end"}[rel.point] == other
    assert ("" if rel.lo is None else elapsed(rel.lo)) == least
    assert ("" if rel.hi is None else elapsed(rel.hi)) == most
