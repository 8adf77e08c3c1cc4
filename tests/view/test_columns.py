"""Columns by name: what an event has in them, how they are arranged, and the manner of looking."""

from __future__ import annotations

import pytest

from timeline_tui.dates import parse
from timeline_tui.events.event import Event, Texts
from timeline_tui.view.columns import Arrangement, lasts, value_of
from timeline_tui.view.manner import Clock, Elapsed, Manner, zone_words
from timeline_tui.view.remembered import (
    COLUMNS,
    MOST,
    ROWS,
    kind_of,
    recalled,
    with_columns,
    with_rows,
)

EVENT = Event(
    "e1",
    title=Texts([("en", "A title"), ("ar", "عنوان")]),
    category=("attack", "war"),
    tags=("a", "b"),
    place="Tower 22, Jordan",
    extra={"mag": "5.3", "who": ["x", "y"], "deep": {"a": "1", "b": ["2"]}, "none": None},
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("title", "A title"),
        ("category", "attack, war"),
        ("tags", "a, b"),
        ("actors", ""),
        ("place", "Tower 22, Jordan"),
        ("id", "e1"),
        ("mag", "5.3"),
        ("who", "x, y"),
        ("deep", "1, 2"),
        ("none", ""),
        ("nothing", ""),
    ],
)
def test_an_event_has_a_text_in_every_column(name: str, text: str) -> None:
    assert value_of(EVENT, name) == text
    assert value_of(EVENT, "title", "ar") == "عنوان"


@pytest.mark.parametrize(
    ("date", "has_length"),
    [("2024", False), ("2024/2025", True), ("2024/..", False), ("[2024,2026]", False)],
)
def test_what_has_both_ends_lasts(date: str, has_length: bool) -> None:
    assert lasts(Event("e", parse(date))) is has_length


def test_columns_are_hidden_shown_and_moved() -> None:
    three = Arrangement.of(("date", "title"), ("date", "category", "title"))

    assert three.names == ("date", "title", "category")
    assert three.columns == ("date", "title")
    assert three.at(2).toggled().columns == ("date", "title", "category")
    assert three.at(1).moved(-1).columns == ("title", "date")
    assert three.at(1).moved(-1).cursor == 0
    assert three.at(2).moved(5) == three.at(2)
    assert three.at(99).cursor == 2


def test_the_last_column_stays() -> None:
    one = Arrangement.of(("title",), ("title", "date"))

    assert one.toggled() == one


def test_the_keys_go_round_through_styles_clocks_and_elapsed_times() -> None:
    manner = Manner()
    styles, clocks, times = [], [], []
    for _ in range(6):
        manner = manner.styled_next().clocked_next().elapsed_next()
        styles.append(manner.style)
        clocks.append(manner.clock)
        times.append(manner.elapsed)

    assert styles == ["words", "edtf", "written", "relative", "short", "words"]
    assert clocks == [*list(Clock)[1:], *list(Clock)[:2]]
    assert times == [*list(Elapsed)[1:], *list(Elapsed), *list(Elapsed)[:1]]


def test_the_active_column_goes_round_among_those_shown() -> None:
    names = ("date", "category", "title")

    assert Manner().active_among(names) == "category"
    assert Manner().activated(names, 1).active == "title"
    assert Manner().activated(names, 2).active == "date"
    assert Manner().activated(names, -1).active == "date"
    assert Manner(active="place").active_among(names) == "title"
    assert Manner(active="place").active_among(("date",)) == "date"
    assert Manner().activated((), 1) == Manner()
    assert Manner().active_among(()) == ""


@pytest.mark.parametrize(
    ("clock", "zone", "zones", "words"),
    [
        (Clock.DOCUMENT, "Asia/Baghdad", ("Asia/Baghdad",), "Asia/Baghdad"),
        (Clock.DOCUMENT, None, (None,), "UTC"),
        (Clock.DOCUMENT, "Asia/Baghdad", ("Asia/Baghdad", None), "as stated, else Asia/Baghdad"),
        (Clock.STATED, None, (None,), "as stated, else UTC"),
        (Clock.UTC, None, ("Asia/Baghdad", None), "UTC"),
        (Clock.LOCAL, "Europe/Berlin", (None,), "Europe/Berlin, local"),
        (Clock.CHOSEN, "Asia/Tokyo", (None,), "Asia/Tokyo"),
    ],
)
def test_the_zone_in_force_is_told_in_words(
    clock: Clock, zone: str | None, zones: tuple[str | None, ...], words: str
) -> None:
    assert zone_words(Manner(clock=clock), zone, zones) == words


OFFERED = ("date", "title", "mag")
KIND = kind_of(OFFERED)


def again(rows: object, columns: object = None, configured: str = "short") -> Manner:
    return recalled(Manner(configured), rows, columns, kind=KIND, offered=OFFERED)


def test_what_is_kept_is_recalled() -> None:
    chosen = Manner("edtf", elapsed=Elapsed.PREVIOUS, columns=("mag", "date"))

    rows = with_rows(None, chosen, "short")
    columns = with_columns({}, KIND, chosen.columns)

    assert again(rows, columns) == chosen


def test_a_style_is_forgotten_once_the_setting_is_another() -> None:
    rows = with_rows(None, Manner("edtf"), "short")

    assert again(rows, configured="words").style == "words"


def test_columns_are_those_of_timelines_that_have_the_same() -> None:
    columns = with_columns({}, kind_of(("date", "other")), ("other",))

    assert again(None, columns).columns == ()


def test_the_usual_columns_forget_the_chosen_ones_and_old_ones_go() -> None:
    entry: object = {}
    for number in range(MOST + 5):
        entry = with_columns(entry, f"kind {number}", ("date",))

    assert isinstance(entry, dict)
    assert len(entry) == MOST
    assert "kind 4" not in entry
    assert with_columns({KIND: ["date"]}, KIND, ()) == {}


@pytest.mark.parametrize(
    "broken",
    [None, 3, [], {"dates": 7, "elapsed": []}, {"dates": "no style", "in_place_of": "short"}],
)
def test_a_memory_that_is_not_understood_is_let_be(broken: object) -> None:
    assert again(broken, broken) == Manner()
    assert again(None, {KIND: "date"}) == Manner()
    assert again(None, {KIND: ["gone", 7, "mag"]}).columns == ("mag",)
    assert (ROWS, COLUMNS) == ("rows", "columns")
