"""The screen in Arabic: our words as those of the data, each field in its own direction."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from support.screens import text_of
from timeline_tui.events.problems import Problem
from timeline_tui.text.bidi import Bidi, seen, words_go_by
from timeline_tui.text.catalogue import use
from timeline_tui.timeline import Choices, Session
from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.screens.text import Asked, problem_lines

Settle = Callable[[Pilot[None]], Awaitable[None]]
Golden = Callable[[str, str], None]
ROOT = Path(__file__).resolve().parents[2]
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=lambda s: f"{s[0]}x{s[1]}")


@pytest.fixture(autouse=True)
def _arabic(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    use("ar")


def sample(bidi: Bidi = Bidi.APP) -> TimelineApp:
    return TimelineApp(Session(Choices(("data/events.yaml",), lang="ar", bidi=bidi)))


@SIZES
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("list", ()),
        ("details", ("j", "j", "j", "j", "enter")),
        ("goto", ("at", "x")),
        ("nothing", ("slash", "z", "z", "z", "enter")),
        ("mistake", ("slash", "t", "g", "a", "colon", "x")),
    ],
)
async def test_it_is_drawn_from_right_to_left(
    name: str, keys: tuple[str, ...], size: tuple[int, int], settle: Settle, golden: Golden
) -> None:
    app = sample()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press(*keys)
        await settle(pilot)

        golden(f"interface-ar-{name}-{size[0]}x{size[1]}", text_of(app))


async def test_a_terminal_that_reorders_gets_the_order_of_reading(settle: Settle) -> None:
    app = sample(Bidi.TERMINAL)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)

        assert "11 من 11" in text_of(app)
        assert seen("11 من 11", Bidi.APP, rtl=True) not in text_of(app)


async def test_words_follow_a_locale_and_titles_the_file(settle: Settle) -> None:
    app = TimelineApp(Session(Choices(("data/events.yaml",), bidi=Bidi.APP)))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)

        assert "The talks begin" in text_of(app)
        assert seen("11 من 11", Bidi.APP, rtl=True) in text_of(app)
        assert seen("يناير 2024", Bidi.APP) in text_of(app)


@pytest.mark.parametrize(
    "keys",
    [
        (), ("j", "j", "enter"), ("ctrl+p",), ("ctrl+p", *"zz"), ("y",), ("f9",), ("colon",), ("colon", *"set "), ("x",),
        ("slash", *"du"), ("slash", *"during:"), ("slash", *"zzz", "enter"), ("C",), ("at",), ("question_mark",), ("tilde",),
    ],
    ids="".join,
)  # fmt: skip
async def test_nothing_stands_in_the_order_of_reading(
    keys: tuple[str, ...], settle: Settle
) -> None:
    """The article begins most nouns, and is seen at the end of what is written to the terminal."""
    app = sample()
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press(*("space" if key == " " else key for key in keys))
        await settle(pilot)

        assert "لا" in text_of(app)
        assert re.findall(r"(?<!\w)ال\w{3,}", text_of(app)) == []


async def test_a_date_in_figures_stays_whole_in_a_preview(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("x")
        await settle(pilot)

        assert ".2024-02-11 نم " in text_of(app)


async def test_a_citation_to_copy_goes_on_at_the_right(settle: Settle) -> None:
    """Also where it begins with a title of Latin letters: the words between its parts are ours."""
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("G", "y", "j", "j")
        await settle(pilot)

        first = next(line for line in text_of(app).splitlines() if "سابتقالا صن" in line)
        assert re.search(r":سابتقالا صن \.\[خيرات الب\] ،”.*paragraph 7“  │", first)


async def test_problems_are_told_in_arabic_from_the_right(settle: Settle, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("- {date: 2024-02-31, title: b}\n- {date: 2024-01-01, title: c}\n", "utf-8")
    app = TimelineApp(Session(Choices((str(file),), lang="ar", bidi=Bidi.APP)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f6")
        await settle(pilot)

        assert "error" not in text_of(app)
        assert ".29 وه 2024-02 مايأ ددع" in text_of(app)
        assert seen("خطأ", Bidi.APP) in text_of(app)


async def test_what_a_filter_was_understood_as_ends_with_an_ellipsis(settle: Settle) -> None:
    """At the left, where its reader breaks off."""
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        words = "during:2023..2024-02 tag:talks place:iraq"
        await pilot.press("slash", *("space" if key == " " else key for key in words), "enter")
        await settle(pilot)

        line = text_of(app).splitlines()[-2]
        assert re.search(r"  ….* 2023-01-01 نم ةرتفلا يف$", line.rstrip())


async def test_what_is_wrong_goes_on_at_the_right(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(60, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash", "t", "g", "a", "colon", "x")
        await settle(pilot)

        first, second = (line.rstrip() for line in text_of(app).splitlines()[-2:])
        assert second.startswith("  ")
        assert len(first) == len(second)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_places_of_problems_keep_their_indent(language: str) -> None:
    use(language)
    words_go_by(Bidi.APP)
    problems = [Problem("folder/table.csv", line, 1, "a fault") for line in range(1, 99, 3)]

    first, *places = [line.plain for line in problem_lines(problems, Asked(40))]

    assert "33" in first
    assert len(places) > 1
    for line in places:
        if language == "ar":
            assert line.endswith("  ")
            assert cell_len(line) == 40
        else:
            assert line.startswith("  ")
