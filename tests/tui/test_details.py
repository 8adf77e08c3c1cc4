"""Walking in the details: to other events and back, to addresses and no further."""

from __future__ import annotations

import webbrowser
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from textual.pilot import Pilot

from support.screens import text_of
from timeline_tui.timeline import Choices, Session
from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.screens.address import AddressScreen
from timeline_tui.tui.stage import Stage
from timeline_tui.tui.widgets.detail_pane import Detail, DetailPane
from timeline_tui.tui.widgets.event_list import EventList

Settle = Callable[[Pilot[None]], Awaitable[None]]
ROOT = Path(__file__).resolve().parents[2]
FILE = """
- {id: a, date: 2024-01-05, title: First, text: "See [the second](#b) and [a page](https://example.org/a)."}
- {id: b, date: 2024-01-07, title: Second, relation: {after: a}, tags: [kept]}
- {id: c, date: 2024-01-10, title: Third, text: "[odd](javascript:alert(1)) and https://bücher.example/x"}
"""


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TimelineApp:
    monkeypatch.chdir(tmp_path)
    Path("events.yaml").write_text(FILE, encoding="utf-8")
    return TimelineApp(Session(Choices(("events.yaml",))))


def stage(app: TimelineApp) -> Stage:
    assert isinstance(app.screen, Stage)
    return app.screen


def shown(app: TimelineApp) -> str:
    detail = stage(app).detail
    return detail.event.id if detail else ""


def selected(app: TimelineApp) -> str:
    event = stage(app).selected
    return event.id if event else ""


def told(app: TimelineApp) -> str:
    """What was notified last."""
    return str([notification.message for notification in app._notifications][-1])


@pytest.mark.parametrize("size", [(120, 30), (60, 16)], ids=str)
async def test_details_that_hide_the_list_say_that_nothing_matches(
    app: TimelineApp, settle: Settle, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press(*(("o",) if size[0] > 100 else ("enter",)))
        await settle(pilot)
        assert not stage(app).query_one(EventList).display
        await pilot.press("slash", *"xyzzy", "enter")
        await settle(pilot)

        assert text_of(app).count("Nothing matches.") == 1
        await pilot.press("slash", "ctrl+a", "ctrl+k", *"duration>90d", "enter")
        await settle(pilot)
        assert text_of(app).count("Did you mean duration:>90d?") == 1
        await pilot.press("u", "u")
        await settle(pilot)
        assert "Nothing matches." not in text_of(app)


async def test_links_are_walked_and_an_event_is_gone_to_and_back(
    app: TimelineApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "j")
        await settle(pilot)
        assert app.screen.query_one(DetailPane).has_focus
        assert "followed by  ▸Second" in text_of(app)

        await pilot.press("enter")
        await settle(pilot)
        assert selected(app) == shown(app) == "b"

        await pilot.press("left_square_bracket")
        await settle(pilot)
        assert selected(app) == shown(app) == "a"
        assert "followed by  ▸Second" in text_of(app)


async def test_an_id_in_a_text_is_a_link_to_its_event(app: TimelineApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "2", "j")
        await settle(pilot)
        assert "See▸the second <#b>" in text_of(app)

        await pilot.press("enter")
        await settle(pilot)
        assert selected(app) == "b"


async def test_neighbours_follow_the_list_and_its_filter(app: TimelineApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("j")
        await settle(pilot)
        text = text_of(app)
        assert "← 2 d before  First" in text
        assert "→ 3 d later   Third" in text

        stage(app).change_filter("-id:b")
        await settle(pilot)
        assert "→ 5 d later  Third" in text_of(app) or "← 5 d before  First" in text_of(app)


async def go_to_a_hidden_one(app: TimelineApp, pilot: Pilot[None], settle: Settle) -> None:
    await settle(pilot)
    stage(app).change_filter("tag:kept")
    await settle(pilot)
    await pilot.press("enter", "j", "enter")
    await settle(pilot)


async def test_an_event_that_the_filter_hides_is_shown_beside_it(
    app: TimelineApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await go_to_a_hidden_one(app, pilot, settle)

        assert (selected(app), shown(app)) == ("b", "a")
        assert stage(app).state.filters.present == "tag:kept"
        assert "The filter hides this event" in text_of(app)

        await pilot.press("left_square_bracket")
        await settle(pilot)
        assert shown(app) == "b"
        await pilot.press("right_square_bracket")
        await settle(pilot)
        assert shown(app) == "a"

        await pilot.press("backslash")
        await settle(pilot)
        assert stage(app).answer.layout.matched == 3
        assert selected(app) == shown(app) == "a"


async def test_what_is_copied_and_edited_is_what_the_details_show(
    app: TimelineApp, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = tmp_path / "called"
    editor = tmp_path / "vi"
    editor.write_text(f'#!/bin/sh\necho "$@" > {called}\n')
    editor.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.setattr(TimelineApp, "suspend", lambda self: nullcontext())
    async with app.run_test(size=(120, 40)) as pilot:
        await go_to_a_hidden_one(app, pilot, settle)
        assert (selected(app), shown(app)) == ("b", "a")

        await pilot.press("y", "d")
        await settle(pilot)
        assert app.clipboard == "5 January 2024 (2024-01-05)"

        await pilot.press("e")
        await settle(pilot)
        assert called.read_text() == f"+2 {tmp_path / 'events.yaml'}\n"


async def test_the_first_picture_has_the_neighbours(
    app: TimelineApp, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came to it later would move what one reads."""
    details: list[Detail | None] = []
    monkeypatch.setattr(
        DetailPane, "watch_detail", lambda pane: details.append(pane.detail), raising=True
    )
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert stage(app).found is not None

    first, *others = [detail.around for detail in details if detail is not None]
    assert first.following is not None
    assert set(map(str, others)) <= {str(first)}


async def test_an_address_is_shown_first_and_opened_by_a_second_enter(
    app: TimelineApp, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    class Browser(webbrowser.BaseBrowser):
        def open(self, url: str, new: int = 0, autoraise: bool = True) -> bool:
            opened.append(url)
            return True

    monkeypatch.setattr(webbrowser, "get", Browser)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("enter", "3", "j", "enter")
        await settle(pilot)
        assert isinstance(app.screen, AddressScreen)
        assert "https://example.org/a" in text_of(app)
        assert opened == []

        await pilot.press("enter")
        await settle(pilot)
        assert opened == ["https://example.org/a"]
        assert isinstance(app.screen, Stage)


async def test_a_browser_that_would_draw_over_the_screen_is_not_started(
    app: TimelineApp, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser("false"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.push_screen(AddressScreen("https://example.org/"), stage(app).say)
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)

        assert told(app).startswith("There is no browser with a window here")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("javascript:alert(1)", "This address is not opened"),
        ("https://user@example.org/", "This address is not opened"),
        ("page.html", "This address is not opened"),
        ("mailto:a@b?attach=/etc/passwd", "This address is not opened"),
        ("https://bücher.example/x", "It opens as https://xn--bcher-kva.example/x"),
    ],
)
async def test_an_address_says_what_would_be_opened(
    address: str, told: str, app: TimelineApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.push_screen(AddressScreen(address))
        await settle(pilot)
        text = text_of(app)
        assert address in text
        assert told in text

        if "not opened" in told:
            await pilot.press("enter")
            await settle(pilot)
            assert isinstance(app.screen, AddressScreen)


async def test_an_address_is_opened_only_once_its_end_has_been_seen(
    app: TimelineApp, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Enter shows the rest of one that is longer than the screen."""
    opened: list[str] = []
    monkeypatch.setattr(
        "timeline_tui.tui.screens.address.open_address", lambda it: opened.append(it) or "opened"
    )
    address = "https://example.org/" + "".join(f"{number}/" for number in range(700)) + "END"
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(AddressScreen(address))
        await settle(pilot)
        pages = 0
        while not opened and pages < 9:
            seen = text_of(app)
            await pilot.press("enter")
            await settle(pilot)
            pages += 1

    assert opened == [address]
    assert pages > 2
    assert "/END" in seen


async def test_an_address_that_nobody_can_look_at_is_not_opened(
    app: TimelineApp, settle: Settle
) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(AddressScreen("https://example.org/" + "x" * 5000))
        await settle(pilot)
        await pilot.press(*["enter"] * 9)
        await settle(pilot)

        assert "it is too long to be looked at" in text_of(app)
        assert isinstance(app.screen, AddressScreen)


async def test_an_address_is_copied(app: TimelineApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.push_screen(AddressScreen("https://example.org/a"))
        await settle(pilot)
        await pilot.press("y")
        await settle(pilot)

        assert app.clipboard == "https://example.org/a"


async def test_a_click_selects_a_link_and_a_second_one_follows_it(
    app: TimelineApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        lines = text_of(app).splitlines()
        y = next(number for number, line in enumerate(lines) if "followed by" in line)
        x = lines[y].index("Second") + 1
        await pilot.click(offset=(x, y))
        await settle(pilot)
        assert (selected(app), "▸Second" in text_of(app)) == ("a", True)

        await pilot.click(offset=(x, y))
        await settle(pilot)
        assert selected(app) == "b"


async def test_tab_comes_back_to_the_list(app: TimelineApp, settle: Settle) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for key in ("f12", "enter"):
            await pilot.press(key)
            await settle(pilot)
            assert app.screen.query_one(DetailPane).has_focus
            assert "Enter follow" in text_of(app)
            await pilot.press("tab")
            await settle(pilot)
            assert app.screen.query_one(EventList).has_focus
            assert "/ filter" in text_of(app)


@pytest.mark.parametrize("size", [(80, 24), (80, 34), (120, 40)], ids=lambda s: f"{s[0]}x{s[1]}")
async def test_the_details_fill_the_body_and_escape_comes_back(
    size: tuple[int, int], app: TimelineApp, settle: Settle
) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        before = text_of(app)
        await pilot.press("o")
        await settle(pilot)
        body = text_of(app)
        assert "January 2024 " not in body.replace("5 January 2024", "")
        assert app.screen.query_one(DetailPane).has_focus

        await pilot.press("l")
        await settle(pilot)
        assert selected(app) == "b"
        await pilot.press("h", "escape", "escape")
        await settle(pilot)
        assert text_of(app) == before
        assert app.screen.query_one(EventList).has_focus


@pytest.mark.parametrize("closing", ["escape", "o", "q"])
@pytest.mark.parametrize("size", [(80, 24), (80, 34), (120, 40)], ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("is_in_details", [False, True])
async def test_the_keyboard_comes_back_to_where_it_was_before_the_details_filled_the_body(
    is_in_details: bool, size: tuple[int, int], closing: str, app: TimelineApp, settle: Settle
) -> None:
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for key in (*(("f12",) if is_in_details else ()), "o", closing):
            await pilot.press(key)
            await settle(pilot)

        assert app.screen.query_one(DetailPane).has_focus == is_in_details
        assert app.screen.query_one(EventList).has_focus != is_in_details


@pytest.mark.parametrize(
    ("keys", "in_details"),
    [((), False), (("enter", "j"), True), (("enter", "j", "escape"), False)],
    ids=["list", "details", "list again"],
)
async def test_a_window_that_was_small_gives_back_keyboard_and_link(
    keys: tuple[str, ...], in_details: bool, app: TimelineApp, settle: Settle
) -> None:
    """In the details what has the keyboard stays in sight."""
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await pilot.press(*keys)
        await settle(pilot)
        pane, before = app.screen.query_one(DetailPane), text_of(app)
        for size in ((100, 30), (100, 16), (20, 3), (100, 30), (60, 3), (100, 16)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert pane.display == in_details
            assert (app.focused is pane) == in_details
        await pilot.resize_terminal(120, 30)
        await settle(pilot)

        assert text_of(app) == before
        assert (app.focused is pane) == in_details


async def test_details_that_stand_in_place_of_the_list_are_left_for_it(
    app: TimelineApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await pilot.resize_terminal(100, 16)
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)

        assert not app.screen.query_one(DetailPane).display
        assert app.screen.query_one(EventList).has_focus


async def test_a_filter_typed_over_full_details_gives_them_the_keyboard_back(
    app: TimelineApp, settle: Settle
) -> None:
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await pilot.press("o", "slash", *"second", "enter")
        await settle(pilot)

        assert app.screen.query_one(DetailPane).has_focus


async def test_a_full_text_stands_in_the_middle(
    settle: Settle, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    app = TimelineApp(Session(Choices(("data/events.yaml",))))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("5", "j", "o")
        await settle(pilot)

        golden("details-full-120x36", text_of(app))


async def test_the_pane_scrolls_from_the_list(
    settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    app = TimelineApp(Session(Choices(("data/events.yaml",))))
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        await pilot.press("5", "j", "J", "J")
        await settle(pilot)

        pane = app.screen.query_one(DetailPane)
        assert pane.walk.top == 6
        assert app.screen.query_one(EventList).has_focus
        await pilot.press("K")
        assert pane.walk.top == 3


@pytest.mark.parametrize(
    ("size", "keys", "is_full_offered"),
    [
        ((80, 24), ("enter",), False),
        ((100, 34), ("enter", "enter"), True),
        ((120, 40), ("enter",), True),
    ],
)
async def test_the_details_offer_what_their_keys_do_there(
    size: tuple[int, int],
    keys: tuple[str, ...],
    is_full_offered: bool,
    app: TimelineApp,
    settle: Settle,
) -> None:
    """Where they are in the list's place anyhow, nothing is said of giving them all of it."""
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

        last = text_of(app).splitlines()[-1]
        assert last.lstrip().startswith("j k scroll, links   Esc list   Enter follow   [ back")
        assert ("o full details" in last) is is_full_offered
