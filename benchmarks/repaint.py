"""A second yardstick: a bare Textual application that repaints its whole screen on a key."""

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.events import Key
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

STYLES = [Style(color="cyan"), Style(bold=True), Style(dim=True), Style(color="yellow")]


class Page(Widget, can_focus=True):
    """Lines of a few pieces each, all others after every key."""

    DEFAULT_CSS = "Page { width: 1fr; height: 1fr; }"
    number: reactive[int] = reactive(0)

    def render_line(self, y: int) -> Strip:
        """Give a line of as many pieces as a row of events has."""
        words = [f"{self.number:8} {y:3} piece {place}  " for place in range(5)]
        line = [Segment(word, STYLES[place % 4]) for place, word in enumerate(words)]
        return Strip(line).adjust_cell_length(self.size.width)


class Repaint(App[None]):
    """One page over the whole screen."""

    def compose(self) -> ComposeResult:
        """Show the page."""
        yield Page()

    def on_key(self, event: Key) -> None:
        """Show another page."""
        self.query_one(Page).number += 1


Repaint().run()
