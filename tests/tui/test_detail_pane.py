"""The details alone: wrapped, scrolled, and never past the end."""

from textual.app import App, ComposeResult

from support.screens import made, text_of
from timeline_tui.events.document import Document
from timeline_tui.tui.widgets.detail_pane import Detail, DetailPane


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

        lines = text_of(app).splitlines()
        assert lines[0].startswith("  word0 word1")
        assert lines[-1].strip().endswith("more lines")


async def test_scrolling_stops_at_the_end() -> None:
    app = PaneApp()
    async with app.run_test(size=(40, 12)) as pilot:
        pane = app.query_one(DetailPane)
        pane.detail = Detail(made(1, title=LONG), Document("a.yaml"))
        await pilot.pause()
        pane.scroll_lines(10_000)
        await pilot.pause()

        assert text_of(app).splitlines()[-1].strip() == "e1 · a.yaml"


async def test_another_event_starts_at_its_top() -> None:
    app = PaneApp()
    async with app.run_test(size=(40, 12)) as pilot:
        pane = app.query_one(DetailPane)
        pane.detail = Detail(made(1, title=LONG), Document("a.yaml"))
        await pilot.pause()
        pane.scroll_lines(5)
        pane.detail = Detail(made(2, title=LONG), Document("a.yaml"))

        assert pane.top == 0
