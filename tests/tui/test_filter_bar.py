"""The filter bar alone: what is typed is reported, and errors are underlined."""

from collections.abc import Iterator

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.events import Paste
from textual.message import Message

from support.screens import text_of, told
from timeline_tui.errors import QueryError
from timeline_tui.text.bidi import Bidi, words_go_by
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
        # It stands where it is looked for, however long that takes.
        self.query_one(FilterBar).line_input.cursor_blink = False

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

    assert [told(message) for message in app.messages] == [told(expected)]


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


def cursor_cell(app: App[None]) -> int:
    """The cell that the cursor is drawn on."""
    style = app.query_one(FilterBar).line_input.get_component_rich_style("input--cursor")
    at = 0
    for segment in app.screen._compositor.render_strips()[0]:
        if segment.style and segment.style.bgcolor == style.bgcolor and segment.text:
            return at
        at += segment.cell_length
    raise AssertionError("there is no cursor")


@pytest.fixture
def _as_before() -> Iterator[None]:
    yield
    words_go_by(Bidi.OFF)


BEGIN = 3
"""The cell of the first letter: after the prompt and the margin."""


@pytest.mark.usefixtures("_as_before")
@pytest.mark.parametrize(
    ("bidi", "drawn", "cells"),
    [
        (Bidi.APP, "tag:برح x", [9, 8, 7, 4, 5, 6, 3, 2, 1, 0]),
        (Bidi.TERMINAL, "tag:حرب x", [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]),
        (Bidi.OFF, "tag:حرب x", [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]),
    ],
)
async def test_typed_arabic_stands_as_it_is_seen(bidi: Bidi, drawn: str, cells: list[int]) -> None:
    """The cursor goes by the order of reading, from the end to the beginning of what was typed."""
    words_go_by(bidi)
    app = BarApp()
    async with app.run_test(size=(60, 3)) as pilot:
        app.query_one(FilterBar).put("tag:حرب x", 9)
        seen = []
        for _ in cells:
            await pilot.pause()
            seen.append(cursor_cell(app) - BEGIN)
            await pilot.press("left")

        assert drawn in text_of(app)
        assert seen == cells
        assert app.query_one(FilterBar).typed == "tag:حرب x"


@pytest.mark.usefixtures("_as_before")
async def test_what_is_cut_and_pasted_keeps_the_order_of_reading() -> None:
    words_go_by(Bidi.APP)
    app = BarApp()
    async with app.run_test(size=(60, 3)) as pilot:
        line = app.query_one(FilterBar).line_input
        line.post_message(Paste("حرب سلام"))
        await pilot.press("home", "shift+right", "shift+right", "shift+right", "ctrl+x")

        assert app.clipboard == "حرب"
        assert line.value == " سلام"
        assert "مالس" in text_of(app)


@pytest.mark.usefixtures("_as_before")
async def test_a_click_in_an_arabic_word_finds_its_letter() -> None:
    words_go_by(Bidi.APP)
    app = BarApp()
    async with app.run_test(size=(60, 3)) as pilot:
        line = app.query_one(FilterBar).line_input
        line.value = "ابج"
        await pilot.click(FilterBar, offset=(BEGIN, 0))
        # A click on the bar goes on at the end; the line itself is what the mouse points into.
        assert line._cell_offset_to_index(0) == 2
        assert line._cell_offset_to_index(2) == 0


@pytest.mark.usefixtures("_as_before")
async def test_a_long_line_scrolls_to_the_cell_of_its_cursor() -> None:
    """At the beginning the whole first word is in sight, whose last letter stands first."""
    words_go_by(Bidi.APP)
    app = BarApp()
    async with app.run_test(size=(30, 3)) as pilot:
        bar = app.query_one(FilterBar)
        bar.put("محادثات " + "abc " * 20, 0)
        await pilot.pause()

        assert text_of(app).startswith(" / تاثداحم abc")
        assert cursor_cell(app) == BEGIN + 6

        await pilot.press("end")
        await pilot.pause()
        assert "تاثداحم" not in text_of(app)
        assert 20 < cursor_cell(app) < 30


@pytest.mark.usefixtures("_as_before")
async def test_a_mistake_is_underlined_where_it_is_seen() -> None:
    words_go_by(Bidi.APP)
    app = BarApp()
    async with app.run_test(size=(90, 3)) as pilot:
        bar = app.query_one(FilterBar)
        bar.show("x حرب:ب")
        bar.error = QueryError("There is no such field", start=2, end=5)
        await pilot.pause()

        strip = app.screen._compositor.render_strips()[0]
        assert "".join(s.text for s in strip if s.style and s.style.underline) == "برح"


async def test_what_is_pasted_cannot_act_on_the_terminal() -> None:
    app = BarApp()
    async with app.run_test(size=(60, 3)) as pilot:
        app.query_one(FilterBar).show("a\x1b[31m\u202e\tb")
        await pilot.pause()

        assert "a␛[31m·␉b" in text_of(app)


async def test_of_letters_that_come_in_one_go_the_last_is_reported() -> None:
    """Thousands of them are not thousands of filters to read."""
    app = BarApp()
    async with app.run_test(size=(60, 3)) as pilot:
        bar = app.query_one(FilterBar)
        for length in range(1, 100):
            bar.post_message(FilterBar.Changed("a" * length, length))
        bar.post_message(FilterBar.Kept("aa"))
        bar.post_message(FilterBar.Changed("b", 1))
        await pilot.pause()

    assert [told(message) for message in app.messages] == [
        (FilterBar.Changed, "a" * 99, 99),
        (FilterBar.Kept, "aa"),
        (FilterBar.Changed, "b", 1),
    ]
