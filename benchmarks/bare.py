"""The yardstick: a Textual application that shows one label."""

from textual.app import App, ComposeResult
from textual.widgets import Label


class Bare(App[None]):
    """One label."""

    def compose(self) -> ComposeResult:
        """Show the label."""
        yield Label("a label on screen")


Bare().run()
