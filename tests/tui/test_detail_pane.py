"""The details alone: wrapped, scrolled, and never past the end."""

from __future__ import annotations

from textual.app import App, ComposeResult

from support.screens import made, text_of
from timeline_tui.events.apart import Distance
from timeline_tui.events.document import Document
from timeline_tui.query.highlights import Highlights
from timeline_tui.render.detail_look import DetailLook
from timeline_tui.text.bidi import Bidi, seen
from timeline_tui.tui.widgets.detail_pane import Detail, DetailPane
from timeline_tui.view.around import Around, Neighbour


class PaneApp(App[None]):
    """A pane and nothing else."""

    def compose(self) -> ComposeResult:
        yield DetailPane()


LONG = " ".join(f"word{number}" for number in range(200))


async def test_the_event_is_wrapped_to_the_pane() -> None:
    app = PaneApp()
    async with app.run_test(size=(40, 12)) as pilot:
        app.query_one(DetailPane).detail = Detail(made(1, title=LONG), Document("a.yaml"))
        await pilot.pause()

        assert text_of(app).splitlines()[0].startswith("  word0 word1")


async def test_a_link_that_is_read_from_the_right_has_its_sign_there() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 24)) as pilot:
        pane = app.query_one(DetailPane)
        other = made(2, title="بدء المحادثات")
        look = DetailLook(Highlights(), "ar", bidi=Bidi.APP)
        around = Around(following=Neighbour(other, Distance("", 0)))
        pane.detail = Detail(made(1), Document("a.yaml"), look, around)
        await pilot.pause()
        pane.step(1)
        await pilot.pause()

        assert f"{seen('بدء المحادثات', Bidi.APP)}◂" in text_of(app)
        assert "▸" not in text_of(app)


async def test_the_thumb_says_where_one_is() -> None:
    app = PaneApp()
    async with app.run_test(size=(40, 12)) as pilot:
        pane = app.query_one(DetailPane)
        pane.detail = Detail(made(1, title=LONG), Document("a.yaml"))
        await pilot.pause()
        first = [line.endswith("▐") for line in text_of(app).splitlines()]
        pane.scroll_to(at_end=True)
        await pilot.pause()
        last = [line.endswith("▐") for line in text_of(app).splitlines()]

        assert (first[0], first[-1], last[0], last[-1]) == (True, False, False, True)


async def test_a_short_text_has_no_thumb() -> None:
    app = PaneApp()
    async with app.run_test(size=(40, 30)) as pilot:
        app.query_one(DetailPane).detail = Detail(made(1), Document("a.yaml"))
        await pilot.pause()

        assert "▐" not in text_of(app)


async def test_scrolling_stops_at_the_end() -> None:
    app = PaneApp()
    async with app.run_test(size=(40, 12)) as pilot:
        pane = app.query_one(DetailPane)
        pane.detail = Detail(made(1, title=LONG), Document("a.yaml"))
        await pilot.pause()
        pane.scroll_lines(10_000)
        await pilot.pause()

        assert text_of(app).splitlines()[-1].strip(" ▐") == "e1 · a.yaml"


async def test_another_event_starts_at_its_top() -> None:
    app = PaneApp()
    async with app.run_test(size=(40, 12)) as pilot:
        pane = app.query_one(DetailPane)
        pane.detail = Detail(made(1, title=LONG), Document("a.yaml"))
        await pilot.pause()
        pane.scroll_lines(5)
        pane.detail = Detail(made(2, title=LONG), Document("a.yaml"))

        assert pane.walk.top == 0


async def test_a_size_that_passes_leaves_one_where_one_was() -> None:
    app = PaneApp()
    async with app.run_test(size=(40, 12)) as pilot:
        pane = app.query_one(DetailPane)
        pane.detail = Detail(made(1, title=LONG), Document("a.yaml"))
        await pilot.pause()
        pane.scroll_to(at_end=True)
        before = pane.walk
        for size in ((80, 12), (30, 60), (200, 2), (40, 12)):
            await pilot.resize_terminal(*size)
            await pilot.pause()

        assert pane.walk == before
