"""Families that read: a few inputs of each, and that what is wrong would be found out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from timeline_tui.events.document import Reading
from timeline_tui.selftest import dates, exports, filters
from timeline_tui.selftest.desk import Desk
from timeline_tui.selftest.mutator import Chance, mutant
from timeline_tui.selftest.trials import Trials, Watch
from timeline_tui.text.safe import safe

TRIALS = Trials("exports", 0, Watch())
TITLES = ["good 1", "good 2"]
LOST = [
    (b"- {date: 2001, title: good 1}\n", "yaml"),
    (b"date,title\n2001,good 1\n", "csv"),
    (b'[{"date": "2001", "title": "good 1"}]', "json"),
]


@pytest.mark.parametrize(("data", "ending"), LOST)
def test_an_event_that_is_lost_in_silence_is_found_out(data: bytes, ending: str) -> None:
    with Desk() as desk:
        assert list(desk.keeps(data, ending, TITLES)) == [
            "1 of 2 good events are lost and nothing is said"
        ]
        assert list(desk.keeps(data, ending, TITLES[:1])) == []


def test_an_error_of_a_reader_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Reading:
        raise RecursionError

    monkeypatch.setattr("timeline_tui.selftest.desk.read_files", broken)
    with Desk() as desk, pytest.raises(RecursionError):
        list(desk.survives(b"x", "yaml"))


def test_a_page_that_escapes_nothing_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline_tui.formats.html.escape", str)
    form = next(form for form in exports.FORMATS if form.name == "html")

    assert any(
        "a tag <script>" in each for each in exports._wrong("<script>x</script>", form, TRIALS)
    )


def test_a_table_without_a_guard_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline_tui.formats.csv.guard", str)
    form = next(form for form in exports.FORMATS if form.name == "csv")

    assert any("would run" in each for each in exports._wrong("=1+1", form, TRIALS))


def test_a_calendar_that_escapes_nothing_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline_tui.formats.ics._escaped", lambda text: text.replace("\n", ""))
    form = next(form for form in exports.FORMATS if form.name == "ics")

    for text in ("a\\nb", "a\x1b[31m"):
        assert list(exports._wrong(text, form, TRIALS)), text


def test_every_format_that_is_written_is_checked() -> None:
    assert exports._CHECKS.keys() == {form.name for form in exports.FORMATS if form.can_write}


FINE = [("2024", 4), ("2024-01", 4), ("2024-01-28", 6), ("2024-01-28T10:00", 7)]


@pytest.mark.parametrize(("text", "precision"), FINE)
def test_a_date_that_is_too_fine_is_found_out(text: str, precision: int) -> None:
    when = dates.parse(text)

    assert not dates._is_too_fine(text, when)
    finer = when._replace(start=when.start._replace(precision=dates.Precision(precision)))
    is_plain = "-" in text
    assert dates._is_too_fine(text, finer) is is_plain


@pytest.mark.parametrize("family", [dates.dates, filters.filters, exports.exports])
def test_inputs_are_counted(family: Callable[..., object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "bombs", lambda: iter(()))
    monkeypatch.setattr(filters, "bombs", lambda: iter(()))
    monkeypatch.setattr(exports, "naughty", lambda seed: exports_texts())
    tally = family(3, seed=5)

    assert tally.faults == ()
    assert tally.inputs > 3


def exports_texts() -> tuple:
    from timeline_tui.selftest.naughty import naughty

    return naughty(1)[:5]


def test_mutants_stay_drawable() -> None:
    for number in range(200):
        text = mutant("a title", Chance("safe", number), exports.VOCABULARY)
        assert safe(safe(text)) == safe(text)
