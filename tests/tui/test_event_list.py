"""The list alone: what it draws, and what it reports."""

from collections.abc import Callable
from dataclasses import replace

from textual import on
from textual.app import App, ComposeResult
from textual.message import Message

from support.screens import listed, text_of, told
from timeline_tui.render.rows import Look
from timeline_tui.tui.widgets.event_list import EventList
from timeline_tui.view.layout import Layout
from timeline_tui.view.manner import Elapsed, Manner
from timeline_tui.view.pages import Pages
from timeline_tui.view.state import ViewState


class ListApp(App[None]):
    """A list and nothing else; it keeps the messages."""

    CSS = ".piece--match { background: red; }"

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
        self.messages: list[Message] = []

    def compose(self) -> ComposeResult:
        yield EventList()

    def on_mount(self) -> None:
        event_list = self.query_one(EventList)
        event_list.state = ViewState(Layout(self.count, (0,) if self.count else ()), height=8)
        event_list.pages = Pages(listed(self.count))

    @on(EventList.Picked)
    @on(EventList.Scrolled)
    @on(EventList.Resized)
    def _keep(self, message: Message) -> None:
        self.messages.append(message)


async def test_rows_stand_in_columns(golden: Callable[[str, str], None]) -> None:
    app = ListApp(20)
    async with app.run_test(size=(80, 8)) as pilot:
        await pilot.pause()

        golden("event_list", text_of(app))


async def test_a_click_reports_the_row() -> None:
    app = ListApp(20)
    async with app.run_test(size=(80, 8)) as pilot:
        await pilot.click(EventList, offset=(5, 3))

    assert told(EventList.Picked(3, "date")) in map(told, app.messages)


async def test_the_height_is_reported() -> None:
    app = ListApp(3)
    async with app.run_test(size=(80, 8)) as pilot:
        await pilot.resize_terminal(80, 14)
        await pilot.pause()

    heights = [m.height for m in app.messages if isinstance(m, EventList.Resized)]
    assert (heights[0], heights[-1]) == (8, 14)


async def test_rows_that_have_not_come_are_shown_as_such() -> None:
    app = ListApp(20)
    async with app.run_test(size=(80, 8)) as pilot:
        app.query_one(EventList).pages = Pages({}, generation=1)
        await pilot.pause()

        assert text_of(app).splitlines()[0] == "  ·" + " " * 76 + "▐"


async def test_an_empty_list_says_so() -> None:
    app = ListApp(0)
    async with app.run_test(size=(80, 8)) as pilot:
        app.query_one(EventList).empty_text = "Nothing matches."
        await pilot.pause()

        assert text_of(app).splitlines()[1] == "  Nothing matches."


async def test_the_time_since_an_event_is_told_once_that_event_has_come() -> None:
    app = ListApp(20)
    async with app.run_test(size=(80, 8)) as pilot:
        event_list = app.query_one(EventList)
        event_list.look = Look(manner=Manner(elapsed=Elapsed.PREVIOUS))
        event_list.state = replace(event_list.state, top=4, cursor=15)
        every = listed(20)
        event_list.pages = Pages({n: every[n] for n in range(6, 20)}, generation=1)
        await pilot.pause()
        event_list.pages = event_list.pages.added(every.values())
        await pilot.pause()

        assert [line.split()[2] for line in text_of(app).splitlines()] == ["+1"] * 8


async def test_rows_out_of_view_are_drawn_while_no_key_comes() -> None:
    app = ListApp(20)
    async with app.run_test(size=(80, 8)) as pilot:
        await pilot.pause()
        event_list = app.query_one(EventList)
        event_list._drawn.clear()

        event_list._draw_ahead()

        assert set(event_list._drawn) == set(range(8, 16))


async def test_nothing_is_drawn_ahead_for_a_list_that_is_hidden() -> None:
    app = ListApp(20)
    async with app.run_test(size=(80, 8)) as pilot:
        event_list = app.query_one(EventList)
        event_list.display = False
        await pilot.pause()
        event_list._drawn.clear()

        event_list._draw_ahead()

        assert not event_list._drawn


async def test_a_line_that_stays_the_same_is_drawn_once() -> None:
    app = ListApp(20)
    async with app.run_test(size=(80, 8)) as pilot:
        await pilot.pause()
        event_list = app.query_one(EventList)
        before = [event_list.render_line(y) for y in range(8)]
        event_list.state = event_list.state.moved(1)
        await pilot.pause()
        event_list.prepare()
        after = [event_list.render_line(y) for y in range(8)]

        changed = [y for y in range(8) if before[y] is not after[y]]
        assert len(changed) == 2
