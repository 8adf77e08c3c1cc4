"""The whole journey on the screen: read, scroll, filter, err, mend, look closer, take away."""

from __future__ import annotations

import re
import threading
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Static

from support.screens import text_of
from timeline_tui.dates import DAY, SECOND, DateLook
from timeline_tui.dates.coordinate import bound_text, from_civil
from timeline_tui.store import preview as preview_module
from timeline_tui.text.bidi import Bidi
from timeline_tui.timeline import Choices, Session
from timeline_tui.timeline import session as session_module
from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.screens.export import ExportScreen
from timeline_tui.tui.screens.main import MainScreen
from timeline_tui.tui.screens.text import TextScreen
from timeline_tui.tui.widgets.filter_bar import FilterBar
from timeline_tui.tui.widgets.overview import Overview
from timeline_tui.tui.widgets.status import TitleLine

Settle = Callable[[Pilot[None]], Awaitable[None]]
Golden = Callable[[str, str], None]
JOURNEY = "tag:attack OR category:diplomacy during:2023.."


ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """The details name the file as it was named: a screen must not depend on where it lies."""
    monkeypatch.chdir(ROOT)


def sample(now: int | None = None) -> TimelineApp:
    return TimelineApp(Session(Choices(("data/events.yaml",), now=now)))


def opened(tmp_path: Path, text: str, name: str = "events.yaml") -> TimelineApp:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return TimelineApp(Session(Choices((str(path),))))


def main(app: TimelineApp) -> MainScreen:
    screen = app.screen
    assert isinstance(screen, MainScreen)
    return screen


def shown(app: TimelineApp) -> list[str]:
    """The ids of the events in the list."""
    pages = main(app).pages
    rows = (pages.event_row(number) for number in range(main(app).state.layout.rows))
    return [row.hit.event.id for row in rows if row is not None]


async def type_in(pilot: Pilot[None], text: str) -> None:
    named = {
        " ": "space",
        ":": "colon",
        ".": "full_stop",
        "/": "slash",
        "#": "number_sign",
        "+": "plus",
        "-": "minus",
        '"': "quotation_mark",
    }
    await pilot.press(*(named.get(letter, letter) for letter in text))


@pytest.mark.parametrize(
    "size", [(40, 12), (80, 24), (120, 40), (200, 60)], ids=lambda s: f"{s[0]}x{s[1]}"
)
async def test_the_sample_stands_on_the_screen(
    size: tuple[int, int], settle: Settle, golden: Golden
) -> None:
    app = sample()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)

        golden(f"sample-{size[0]}x{size[1]}", text_of(app))


@pytest.mark.parametrize("size", [(80, 24), (80, 34)], ids=["full", "below"])
async def test_the_details_open_where_there_is_room(
    size: tuple[int, int], settle: Settle, golden: Golden
) -> None:
    app = sample()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("j", "enter")
        await settle(pilot)

        golden(f"details-{size[0]}x{size[1]}", text_of(app))


@pytest.mark.parametrize(
    ("size", "bidi"),
    [((80, 24), Bidi.APP), ((120, 40), Bidi.APP), ((120, 40), Bidi.TERMINAL)],
    ids=["80x24-app", "120x40-app", "120x40-terminal"],
)
async def test_arabic_titles_and_quotes_stand_in_their_own_direction(
    size: tuple[int, int], bidi: Bidi, settle: Settle, golden: Golden
) -> None:
    app = TimelineApp(Session(Choices(("data/events.yaml",), lang="ar", bidi=bidi)))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("j", "enter")
        await settle(pilot)

        golden(f"arabic-{bidi}-{size[0]}x{size[1]}", text_of(app))


async def test_a_terminal_that_is_too_small_is_told_so(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(39, 12)) as pilot:
        await settle(pilot)

        assert "too small" in text_of(app)


async def test_what_is_typed_filters_at_once(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        await type_in(pilot, JOURNEY)
        await settle(pilot)

        assert shown(app) == ["jscd", "attacks", "talks", "attack"]
        assert "4 of 11" in text_of(app)


async def test_a_mistake_keeps_the_last_good_list_and_is_mended(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        await type_in(pilot, "place:washington")
        await settle(pilot)
        main(app).query_one(Input).value += " tga:x"
        await settle(pilot)

        assert 'no field "tga"' in text_of(app)
        assert shown(app) == ["jscd"]

        await pilot.press("end", *["backspace"] * 6, "enter")
        await settle(pilot)
        assert shown(app) == ["jscd"]
        assert main(app).query_error is None


async def test_here_is_the_event_that_the_cursor_stood_on(settle: Settle) -> None:
    """And it stays that event when the cursor moves on and the same filter is asked again."""
    app = sample()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "slash")
        await type_in(pilot, "since:here")
        await pilot.press("enter")
        await settle(pilot)
        found = shown(app)
        assert found[:2] == ["jscd", "attacks"]

        await pilot.press("G")
        await pilot.resize_terminal(100, 40)
        await settle(pilot)

        assert shown(app) == found


async def test_what_is_wrong_is_said_whole_in_a_narrow_terminal(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        await type_in(pilot, "categry:x")
        await settle(pilot)

        told = " ".join(text_of(app).splitlines()[-2:])
        assert 'To search for the text, quote it: "categry:x".' in " ".join(told.split())

        await pilot.press("escape")
        await settle(pilot)
        assert text_of(app).splitlines()[-2].strip() == "/"


async def test_the_list_has_its_width_again_behind_the_details(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = text_of(app)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)

        assert text_of(app) == before


NAMES = {"/": "slash", ":": "colon", "@": "at"}


def in_one_go(app: TimelineApp, keys: list[str]) -> None:
    """Send keys as they come from a macro, or over a line that stutters: none waits for another."""
    for key in keys:
        app.post_message(events.Key(NAMES.get(key, key), key if len(key) == 1 else None))


async def test_letters_right_behind_the_slash_are_typed(settle: Settle) -> None:
    """As they come where a line is pasted or a connection stutters."""
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        in_one_go(app, [*"/xq"])
        await settle(pilot)

        assert app.screen.query_one(Input).value == "xq"
        assert app.is_running


@pytest.mark.parametrize("typed", ["attack", "tag:attack", "zzz"])
async def test_a_filter_that_comes_in_one_go_with_enter_is_kept(typed: str, settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        in_one_go(app, [*"/", *typed, "enter"])
        await settle(pilot)

        bar = main(app).query_one(FilterBar)
        assert not main(app).is_typing
        assert (bar.typed, main(app).state.filters.present) == (typed, typed)
        assert main(app).answer.query == typed
        assert not main(app).offers.is_open


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["backspace", "backspace", "z", "z"], "talzz"),
        (["ctrl+u", "x", "y"], "xy"),
        (["ctrl+w", "x"], "x"),
        (["home", "z", "z"], "zztalks"),
        (["left", "left", "z", "end", "y"], "talzksy"),
        (["home", "delete", "z"], "zalks"),
    ],
)
async def test_keys_that_come_in_one_go_act_in_their_order(
    keys: list[str], expected: str, settle: Settle
) -> None:
    """Over a line that stutters, and where keys are played back."""
    app = sample()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"talks")
        in_one_go(app, keys)
        await settle(pilot)

        assert app.screen.query_one(Input).value == expected
        assert main(app).answer.query == expected


@pytest.mark.parametrize(
    ("keys", "query", "found"),
    [
        ([*"/talks", "enter", *"jj"], "talks", ""),
        ([*"/talks", "enter", *"jjjjjjjjjj", *"kkkkkkkk"], "talks", ""),
        ([*"/talks", "escape", "escape", *"jj"], "", ""),
        ([*"ftalks", "enter", "n"], "", "talks"),
        ([*"/talks", "enter", "/", "backspace", "s", "enter", "j"], "talks", ""),
    ],
)
async def test_keys_behind_enter_and_escape_are_not_the_lines(
    keys: list[str], query: str, found: str, settle: Settle
) -> None:
    app = sample()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        in_one_go(app, keys)
        await settle(pilot)
        await settle(pilot)

        assert not main(app).is_typing
        assert (main(app).state.filters.present, main(app).finding.text) == (query, found)
        assert main(app).query_one(FilterBar).typed == query
        if not (query or found):  # these keys do not wait for what is searched or looked for
            assert main(app).state.cursor == 2


async def test_keys_behind_enter_are_not_the_dialogs(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("at", *"2024")
        in_one_go(app, ["enter", *"/x"])
        await settle(pilot)
        await settle(pilot)

        assert app.screen is main(app)
        assert main(app).query_one(FilterBar).typed == "x"


async def test_what_is_typed_in_one_go_with_a_dialog_is_its_own(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        in_one_go(app, [*"@2x"])
        await settle(pilot)
        await settle(pilot)

        assert app.screen.query_one(Input).value == "2x"


async def test_typing_outlives_a_terminal_that_is_too_small(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        await type_in(pilot, "attack")
        await pilot.resize_terminal(30, 8)
        await settle(pilot)
        assert "too small" in text_of(app)

        await pilot.resize_terminal(80, 24)
        await type_in(pilot, " x")
        await settle(pilot)
        assert app.screen.query_one(Input).value == "attack x"
        assert main(app).state.filters.present == ""


async def test_a_count_is_forgotten_by_what_does_not_count(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("3", "J", "j")
        await settle(pilot)

        assert selected(app) == "jscd"


async def test_escape_takes_the_filter_before(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        await type_in(pilot, "austin")
        await pilot.press("enter", "slash")
        await type_in(pilot, " nothing")
        await pilot.press("escape")
        await settle(pilot)

        assert shown(app) == ["announce"]
        assert main(app).query_one(Input).value == "austin"


async def test_filters_are_undone_redone_and_cleared(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        await type_in(pilot, "austin")
        await pilot.press("enter", "backslash")
        await settle(pilot)
        assert len(shown(app)) == 11

        await pilot.press("u")
        await settle(pilot)
        assert shown(app) == ["announce"]

        await pilot.press("ctrl+r")
        await settle(pilot)
        assert len(shown(app)) == 11


def selected(app: TimelineApp) -> str:
    """The id of the event that the cursor stands on."""
    screen = main(app)
    row = screen.pages.event_row(screen.state.cursor_row)
    return row.hit.event.id if row else ""


GOING = [
    (["5", "j"], "attack"),
    (["1", "0", "G"], "framework"),
    (["3", "G", "2", "k"], "coalition"),
    (["4", "escape", "j"], "jscd"),
    (["G", "t"], "resumed"),
    (["4", "G", "d"], "talks"),
    (["4", "G", "3", "d"], "attack"),
    (["6", "G", "D"], "talks"),
    (["7", "G", "9", "D"], "attack"),
    (["G", "d"], "talabani"),
    # All is in view: a tenth of ten years.
    (["l"], "jscd"),
    (["G", "h"], "coalition"),
    (["5", "G", "left"], "coalition"),
    (["9", "right"], "jscd"),
    (["4", "G", "G", "left_square_bracket"], "announce"),
    (["4", "G", "G", "left_square_bracket", "right_square_bracket"], "talabani"),
    (["left_square_bracket"], "coalition"),
]


@pytest.mark.parametrize(("keys", "expected"), GOING, ids=[" ".join(row[0]) for row in GOING])
async def test_keys_that_go_somewhere(keys: list[str], expected: str, settle: Settle) -> None:
    """By numbers, by days, to the day of reading, and back."""
    app = sample(now=from_civil(2024, 2, 11))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

        assert selected(app) == expected


async def test_the_cursor_may_go_on_while_an_answer_is_on_its_way(
    monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    app, goes_on = sample(), threading.Event()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        answer = main(app).session.answer

        def late(*args: Any, **named: Any) -> Any:
            found = answer(*args, **named)
            goes_on.wait()
            return found

        monkeypatch.setattr(main(app).session, "answer", late)
        await pilot.press("slash", *"tag:talks", "enter")
        await pilot.press("4", "G")
        goes_on.set()
        await settle(pilot)

        assert selected(app) == "announce"


DATES = [
    ("2024-02", "mps"),
    ("25 January", "announce"),
    ("#attack", "attack"),
    ("+2w", "mps"),
    ("until 2014", "jscd"),
    ("2030", "talabani"),
]


@pytest.mark.parametrize(("text", "expected"), DATES, ids=[row[0] for row in DATES])
async def test_a_date_can_be_gone_to(text: str, expected: str, settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press(*(("3", "j") if text.startswith("+") else ()), "at")
        await type_in(pilot, text)
        await pilot.press("enter")
        await settle(pilot)

        assert selected(app) == expected


@pytest.mark.parametrize("key", ["s", "S"])
async def test_it_is_said_that_there_is_no_gap(key: str, settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("G" if key == "s" else "g", key)
        await settle(pilot)

        assert "There is no gap that way." in text_of(app)


@pytest.mark.parametrize("keys", [("at", *"2030", "enter"), ("colon", *"goto 2030", "enter")])
async def test_it_is_said_that_nothing_is_so_late(keys: tuple[str, ...], settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press(*(NAMES.get(key, "space" if key == " " else key) for key in keys))
        await settle(pilot)

        assert selected(app) == "talabani"
        assert "No event is from 2030-01-01 on; this is the last one" in text_of(app)


async def test_a_date_that_is_none_is_told_in_the_dialog(settle: Settle) -> None:
    """And escape goes nowhere."""
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("at")
        await type_in(pilot, "foo")
        await pilot.press("enter")
        await settle(pilot)
        told = app.screen.query_one("#told", Static)
        assert "'foo' is no part of a date" in str(told.content)

        await pilot.press("escape")
        await settle(pilot)
        assert selected(app) == "coalition"


async def test_the_list_is_narrowed_from_here_and_up_to_here(settle: Settle) -> None:
    """A second time from another event, the clause gives way; back shows the list before."""
    app = sample()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j", "less_than_sign")
        await settle(pilot)
        assert main(app).state.filters.present == "since:#jscd"
        assert shown(app)[:2] == ["jscd", "attacks"]

        await pilot.press("4", "G", "greater_than_sign")
        await settle(pilot)
        assert main(app).state.filters.present == "since:#jscd until:#talks"
        assert selected(app) == "talks"

        await pilot.press("k", "less_than_sign")
        await settle(pilot)
        assert main(app).state.filters.present == "until:#talks since:#announce"

        await pilot.press("left_square_bracket")
        await settle(pilot)
        assert main(app).state.filters.present == "since:#jscd until:#talks"
        assert selected(app) == "announce"


async def test_the_cursor_stays_on_its_event(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        while main(app).detail is None or main(app).detail.event.id != "attack":
            await pilot.press("j")
        await pilot.press("slash")
        await type_in(pilot, "tag:attack")
        await pilot.press("enter")
        await settle(pilot)

        detail = main(app).detail
        assert detail is not None
        assert detail.event.id == "attack"


async def test_the_view_is_exported_and_asks_before_it_overwrites(
    settle: Settle, tmp_path: Path
) -> None:
    target = tmp_path / "view.md"
    target.write_text("mine", encoding="utf-8")
    app = sample()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        await type_in(pilot, "tag:attack")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("x")
        app.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ExportScreen)
        assert "exists" in text_of(app)
        assert target.read_text(encoding="utf-8") == "mine"

        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, MainScreen)

    written = target.read_text(encoding="utf-8")
    assert "Attack in Jordan" in written.replace("\\", "")
    assert "Austin" not in written


async def test_an_exported_view_opens_again(settle: Settle, tmp_path: Path) -> None:
    target = tmp_path / "view.yaml"
    app = sample()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("x")
        app.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        await settle(pilot)
        before = shown(app)
    again = TimelineApp(Session(Choices((str(target),))))
    async with again.run_test(size=(120, 40)) as pilot:
        await settle(pilot)

        assert shown(again) == before


async def test_an_unknown_ending_is_explained(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("x")
        app.screen.query_one(Input).value = "view.docx"
        await pilot.press("enter")
        await pilot.pause()

        assert "no format has this ending" in text_of(app)
        await pilot.press("escape")
        assert isinstance(app.screen, MainScreen)


async def test_help_lists_every_key(settle: Settle, golden: Golden) -> None:
    app = sample()
    async with app.run_test(size=(100, 120)) as pilot:
        await settle(pilot)
        await pilot.press("question_mark")
        await settle(pilot)

        assert isinstance(app.screen, TextScreen)
        golden("help", text_of(app))


async def test_problems_are_counted_and_listed(settle: Settle, tmp_path: Path) -> None:
    app = opened(
        tmp_path, "- {date: 2024-13-01, title: Bad}\n- {date: 2024-01-01, title: Good}\n- text\n"
    )
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "2 problems" in text_of(app)

        await pilot.press("tilde")
        await settle(pilot)
        # A long path is broken where the dialog ends.
        assert "events.yaml:1:" in re.sub(r"[\s│▏]", "", text_of(app))


async def test_a_file_that_cannot_be_read_ends_with_2(tmp_path: Path) -> None:
    app = TimelineApp(Session(Choices((str(tmp_path / "none.yaml"),))))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    assert app.return_code == 2


async def test_markup_in_a_file_is_text(settle: Settle, tmp_path: Path) -> None:
    app = opened(
        tmp_path, '- {date: 2024-01-01, title: "[@click=app.quit]x[/] [link=a]b \\e[31m"}\n'
    )
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)

        assert "[@click=app.quit]x[/] [link=a]b ␛[31m" in text_of(app)


def daily(tmp_path: Path) -> TimelineApp:
    """Two hundred days, an event a day."""
    lines = [f"- {{date: {bound_text(from_civil(2023) + n * DAY)}, id: d{n}}}" for n in range(200)]
    return opened(tmp_path, "\n".join(lines))


async def test_panning_goes_by_what_is_in_view(tmp_path: Path, settle: Settle) -> None:
    """The frame follows, and the way back is not filled with steps."""
    app = daily(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        frame = main(app).frame
        assert frame is not None
        days = -(-(frame[1] - frame[0]) // DAY)
        await pilot.press("l")
        await settle(pilot)
        later = selected(app)
        moved = main(app).query_one(Overview).shown
        await pilot.press("h")
        await settle(pilot)

        assert later == f"d{days}"
        assert moved is not None
        assert moved[0] == frame[0] + days * DAY
        assert selected(app) == "d0"
        assert main(app).query_one(Overview).shown == frame


async def test_the_overview_is_clicked_and_dragged_over(tmp_path: Path, settle: Settle) -> None:
    """One goes back to where the mouse was pressed, not through all that it passed."""
    app = daily(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.mouse_down("#overview", offset=(60, 2))
        await settle(pilot)
        clicked = selected(app)
        await pilot.hover("#overview", offset=(90, 3))
        await settle(pilot)
        dragged = selected(app)
        await pilot.mouse_up("#overview", offset=(90, 3))
        await pilot.hover("#overview", offset=(5, 1))
        await settle(pilot)
        left = selected(app)
        await pilot.press("left_square_bracket")
        await settle(pilot)

        assert clicked == "d101"
        assert dragged == left == "d152"
        assert selected(app) == "d0"


async def test_the_frame_shows_where_the_list_is(tmp_path: Path, settle: Settle) -> None:
    """Without any question to the engine: it moves with every scrolled line."""
    app = daily(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        first = text_of(app).splitlines()[4]
        await pilot.press("G")
        await settle(pilot)
        last = text_of(app).splitlines()[4]
        await pilot.press("slash", *"d199", "enter")
        await settle(pilot)

        assert first.startswith(" └─")
        assert last.endswith("─┘")
        assert not text_of(app).splitlines()[4].strip()


async def test_a_click_selects_and_a_second_one_opens(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.click("#list", offset=(10, 4))
        await settle(pilot)
        detail = main(app).detail
        assert detail is not None
        assert detail.event.id == "jscd"

        await pilot.click("#list", offset=(10, 4))
        assert main(app).state.shows_details


async def test_the_preview_and_the_engine_show_the_same(settle: Settle) -> None:
    session = Session(Choices())
    session.read()
    first, rows = session.preview(100)
    session.open()
    results = session.search("")

    assert tuple(results.page(0, 1000)) == rows
    assert results.layout() == first.layout
    assert results.density(100) == first.density
    session.close()


@pytest.fixture
def may_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """The engine is there once this is set."""
    told, really_open = threading.Event(), Session.open

    def open_later(session: Session) -> None:
        assert told.wait(30)
        really_open(session)

    monkeypatch.setattr(Session, "open", open_later)
    yield told
    told.set()


async def test_while_files_are_read_the_list_says_how_far_it_is(
    settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_read, really_read = threading.Event(), Session.read

    def read_later(session: Session) -> None:
        session.progress.file = "data/changes.csv"
        session.progress.follow(range(40_000))
        assert may_read.wait(30)
        really_read(session)

    monkeypatch.setattr(Session, "read", read_later)
    monkeypatch.setattr(Session, "is_small", False)
    app = TimelineApp(Session(Choices()))
    async with app.run_test(size=(120, 40)) as pilot:
        try:
            await pilot.pause()
            main(app)._say_empty()  # as it does by itself every moment
            await pilot.pause()
            assert "Reading changes.csv ... 40,000 events" in text_of(app)
        finally:
            may_read.set()
        await settle(pilot)
        assert len(shown(app)) == 11
        assert "Reading" not in text_of(app)


async def test_while_the_engine_is_not_there_nothing_is_said_of_matches(
    settle: Settle, may_open: threading.Event
) -> None:
    app = TimelineApp(Session(Choices(query="austin")))
    async with app.run_test(size=(120, 40)) as pilot:
        try:
            await pilot.pause()
            assert main(app).query_one(TitleLine).counts.startswith("11 events")
        finally:
            may_open.set()
        await settle(pilot)
        assert main(app).query_one(TitleLine).counts.startswith("1 of 11")


async def test_the_first_of_many_events_stand_before_the_engine_is_there(
    settle: Settle, monkeypatch: pytest.MonkeyPatch, may_open: threading.Event
) -> None:
    """The cursor goes anywhere among all of them, and stays there when the others come."""
    monkeypatch.setattr(session_module, "PREVIEW_LIMIT", 0)
    monkeypatch.setattr(preview_module, "FIRST", 3)
    app = TimelineApp(Session(Choices()))
    async with app.run_test(size=(120, 40)) as pilot:
        try:
            await pilot.pause()
            before = shown(app)
            await pilot.press("G")
            await pilot.pause()
            assert main(app).query_one(TitleLine).counts.startswith("11 of 11")
            assert main(app).detail is None, "whose row has not come"
        finally:
            may_open.set()
        await settle(pilot)
        assert (len(before), before) == (3, shown(app)[:3])
        assert main(app).state.cursor == 10
        assert main(app).detail is not None


async def test_the_screen_starts_with_a_filter(settle: Settle) -> None:
    app = TimelineApp(Session(Choices(query="austin")))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)

        assert shown(app) == ["announce"]
        assert main(app).query_one(Input).value == "austin"
        await pilot.press("u")
        await settle(pilot)
        assert len(shown(app)) == 11


async def test_a_wrong_filter_at_the_start_shows_everything_and_says_so(settle: Settle) -> None:
    app = TimelineApp(Session(Choices(query="tga:x")))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)

        assert len(shown(app)) == 11
        assert 'no field "tga"' in text_of(app)


async def test_choices_of_the_command_line_hold_on_the_screen(settle: Settle) -> None:
    app = TimelineApp(Session(Choices(since="2024-02-11", sort="latest")))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)

        assert shown(app)[-1] == "attacks"
        assert "mps" not in shown(app)


async def test_a_filter_that_cannot_be_read_stays_in_the_line(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        main(app).query_one(Input).value = "tag:attack during:"
        await pilot.press("enter")
        await settle(pilot)
        assert main(app).query_one(Input).has_focus
        assert main(app).query_error is not None

        await pilot.press("escape")
        await settle(pilot)
        assert len(shown(app)) == 11
        assert main(app).query_error is None


@pytest.mark.parametrize("name", ["~nobody-here/x.md", "n" * 300 + ".md", "/", "\0.md"])
async def test_no_file_name_breaks_the_dialog(name: str, settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("x")
        app.screen.query_one(Input).value = name
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ExportScreen)

        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, MainScreen)


async def test_what_a_superseded_search_found_is_not_exported(
    settle: Settle, tmp_path: Path
) -> None:
    app = sample()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        await type_in(pilot, "austin")
        await pilot.press("enter")
        await settle(pilot)
        main(app).session.search("tag:attack")  # what another thread might do meanwhile
        await pilot.press("x")
        app.screen.query_one(Input).value = str(tmp_path / "view.jsonl")
        await pilot.press("enter")
        await settle(pilot)

    lines = (tmp_path / "view.jsonl").read_text(encoding="utf-8").splitlines()
    assert [line[:17] for line in lines] == ['{"id": "announce"']


async def test_a_page_that_did_not_come_is_asked_for_again(settle: Settle, tmp_path: Path) -> None:
    events = "".join(
        f"- {{date: 2024-01-{day % 28 + 1:02}, title: Event {day}}}\n" for day in range(900)
    )
    app = opened(tmp_path, events)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("G")
        await settle(pilot)

        assert main(app).pages.event_row(main(app).state.cursor_row) is not None


async def test_a_file_without_events_says_so(settle: Settle, tmp_path: Path) -> None:
    app = opened(tmp_path, "events: []\n")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)

        assert "No events." in text_of(app)


async def test_a_gap_of_a_filtered_list_is_not_called_a_silence(settle: Settle) -> None:
    app = TimelineApp(Session(Choices(("data/events.yaml",), query="during:2024-01")))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)

        assert "nothing recorded" not in text_of(app)
        assert "nothing else listed" in text_of(app)  # the attacks may go on


async def test_a_resize_keeps_what_is_being_typed(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        await type_in(pilot, "austin")
        await pilot.resize_terminal(100, 30)
        await settle(pilot)

        assert shown(app) == ["announce"]


async def test_the_list_tells_how_long_ago_where_that_was_chosen(settle: Settle) -> None:
    now = from_civil(2024, 2, 11) + 22 * 3600 * SECOND
    dates = DateLook(column="relative")
    app = TimelineApp(Session(Choices(("data/events.yaml",), now=now, dates=dates)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)

        text = text_of(app)
        assert "10 years ago" in text
        assert "4 months ago →" in text
        # In Baghdad, where the file has its dates, the twelfth has begun.
        assert "yesterday" in text
        assert "before yesterday" not in text


async def test_an_order_by_value_has_the_names_of_the_columns(settle: Settle) -> None:
    app = TimelineApp(Session(Choices(sort="title")))
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        await pilot.press("G")
        await settle(pilot)

        assert "  date   " in text_of(app)
        assert " category      title" in text_of(app)


OPEN = """
- {id: reign, date: 2023-10/.., title: a}
- {id: rule, date: ../2023-02-11, title: b}
- {id: rumour, date: before 2024-02-11, title: c}
- {id: hope, date: after 2024-02-11, title: d}
- {date: 2022/.., title: e}
- {date: 2021/2022, title: f}
"""


@pytest.mark.parametrize(
    ("number", "verb", "expected"),
    [
        (0, "since", "since:#reign"),
        (0, "until", "until:#reign.start"),
        (1, "since", "since:#rule.end"),
        (1, "until", "until:#rule"),
        (2, "since", "since:2024-02-10"),
        (2, "until", "until:#rumour"),
        (3, "since", "since:#hope"),
        (3, "until", "until:2024-02-12"),
        (4, "until", "until:2022"),
        (5, "until", "until:2021/2022"),
    ],
)
def test_an_open_end_is_no_place_to_count_from(
    number: int, verb: str, expected: str, tmp_path: Path
) -> None:
    """What is asked for then begins where the event stands: something is always left out."""
    (tmp_path / "open.yaml").write_text(OPEN, encoding="utf-8")
    session = Session(Choices((str(tmp_path / "open.yaml"),)))
    session.read()

    assert session.narrowed("", verb, session.reading.events[number]) == expected
