"""A span out of a start and an end that were written apart."""

from __future__ import annotations

import pytest

from timeline_tui import dates
from timeline_tui.dates.span import combine, edge
from timeline_tui.dates.when import Edge, Kind, Note
from timeline_tui.errors import DateError

SPANS = [
    ("2024", "2025", "2024/2025"),
    ("2024-01-28", "2024-02", "2024-01-28/2024-02"),
    ("2024-01-28", "2024-01-28", "2024-01-28/2024-01-28"),
    ("2024-06", "2024", "2024-06/2024"),
    ("2023/2024", "2025/2026", "2023/2026"),
    ("1984?", "2004~", "1984?/2004~"),
    ("-0044", "0014", "-0044/0014"),
    ("{1960,1961}", "1970", "1960/1970"),
    ("[1960..]", "1970", "1960/1970"),
]


@pytest.mark.parametrize(("start", "end", "edtf"), SPANS)
def test_a_span_means_what_its_edtf_means(start: str, end: str, edtf: str) -> None:
    when = combine(dates.parse(start), dates.parse(end))

    assert (when.kind, when.edtf, when.text) == (Kind.SPAN, edtf, f"{start} / {end}")
    assert when.bounds == dates.parse(edtf).bounds


def test_ends_may_be_open_or_unknown() -> None:
    start = dates.parse("2024")

    assert combine(start, Edge.OPEN).edtf == "2024/.."
    assert combine(start, Edge.UNKNOWN).edtf == "2024/"
    assert combine(Edge.OPEN, start).edtf == "../2024"
    assert combine(Edge.OPEN, start, text="until 2024").text == "until 2024"


@pytest.mark.parametrize(("start", "end"), [("2025", "2024"), ("2024-01-02", "2024-01-01")])
def test_an_end_before_the_start_is_refused(start: str, end: str) -> None:
    with pytest.raises(DateError, match="the end lies before the start"):
        combine(dates.parse(start), dates.parse(end))


def test_a_start_of_which_two_are_possible_reaches_over_both() -> None:
    start = dates.parse("01/02/2024")
    when = combine(start, dates.parse("2024-03-01"))

    assert (when.bounds.slo, when.bounds.shi) == (start.bounds.slo, start.bounds.ehi)
    assert when.edtf == ""
    assert Note.AMBIGUOUS in when.notes


WORDS = [
    ("..", Edge.OPEN),
    (" Present ", Edge.OPEN),
    ("?", Edge.UNKNOWN),
    ("2024", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "found"), WORDS)
def test_words_for_an_end_without_a_date(text: str, found: Edge | None) -> None:
    assert edge(text) is found
