"""The filter bar alone: what is typed is reported, and errors are underlined."""

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.message import Message

from support.screens import text_of
from timeline_tui.errors import QueryError
from timeline_tui.tui.widgets.filter_bar import FilterBar


class BarApp(App[None]):
    """A bar and nothing else; it keeps the messages."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[Message] = []

    def compose(self) -> ComposeResult:
        yield FilterBar()

    def on_mount(self) -> None:
        self.query_one(FilterBar).edit()

    @on(FilterBar.Changed)
    @on(FilterBar.Kept)
    @on(FilterBar.Dropped)
    @on(FilterBar.Moved)
    def _keep(self, message: Message) -> None:
        self.messages.append(message)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("a", FilterBar.Changed("a", 1)),
        ("enter", FilterBar.Kept("")),
        ("up", FilterBar.Moved(-1)),
        ("down", FilterBar.Moved(1)),
    ],
)
async def test_keys_are_reported(keys: str, expected: Message) -> None:
    app = BarApp()
    async with app.run_test(size=(60, 3)) as pilot:
        await pilot.press(keys)

    assert app.messages == [expected]


async def test_escape_gives_the_filter_up() -> None:
    app = BarApp()
    async with app.run_test(size=(60, 3)) as pilot:
        await pilot.press("a", "escape")

    assert isinstance(app.messages[-1], FilterBar.Dropped)


async def test_a_filter_from_elsewhere_is_shown_and_not_reported() -> None:
    app = BarApp()
    async with app.run_test(size=(60, 3)) as pilot:
        app.query_one(FilterBar).query_text = "tag:attack"
        await pilot.pause()

        assert "tag:attack" in text_of(app)
    assert app.messages == []


async def test_an_error_is_underlined() -> None:
    app = BarApp()
    async with app.run_test(size=(90, 3)) as pilot:
        bar = app.query_one(FilterBar)
        bar.show("tga:attack")
        bar.error = QueryError("There is no field tga", start=0, end=3, hint="Did you mean tag?")
        await pilot.pause()

        strip = app.screen._compositor.render_strips()[0]
        underlined = "".join(s.text for s in strip if s.style and s.style.underline)
        assert underlined == "tga"
