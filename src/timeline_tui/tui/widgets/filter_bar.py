"""The filter bar: the text of the filter, the place of an error underlined, and what it means.

What is wrong is said elsewhere, where there is room for a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from timeline_tui.errors import QueryError
from timeline_tui.text.safe import safe


class _ErrorHighlighter(Highlighter):
    """Underlines the part of the filter that could not be read."""

    def __init__(self) -> None:
        self.error: QueryError | None = None

    def highlight(self, text: Text) -> None:
        if self.error is not None and len(text):
            start = min(self.error.start, len(text) - 1)
            text.stylize("underline red", start, max(start + 1, self.error.end))


class _FilterInput(Input, inherit_bindings=True):
    """A line of text that hands Escape and the vertical arrows to the bar."""

    BINDINGS = [  # noqa: RUF012
        Binding("escape", "leave('escape')", show=False),
        Binding("up", "leave('up')", show=False),
        Binding("down", "leave('down')", show=False),
    ]

    @dataclass
    class Left(Message):
        """A key that the bar answers."""

        key: str

    def action_leave(self, key: str) -> None:
        self.post_message(self.Left(key))


class FilterBar(Horizontal):
    """One line to type the filter in."""

    DEFAULT_CSS = """
    FilterBar { height: 1; }
    FilterBar > #prompt { width: 2; padding: 0 0 0 1; }
    FilterBar > Input, FilterBar > Input:focus {
        width: 1fr; height: 1; border: none; padding: 0 1; color: $foreground;
        background: transparent; background-tint: transparent;
    }
    FilterBar > #echo { width: auto; max-width: 60%; padding: 0 1; }
    FilterBar:focus-within > #echo { display: none; }
    """

    query_text: reactive[str] = reactive("")
    """The filter in force."""
    error: reactive[QueryError | None] = reactive(None)
    """What is wrong with what is typed."""
    echo: reactive[str] = reactive("")
    """What the filter was understood as."""

    @dataclass
    class Changed(Message):
        """Something else is typed."""

        text: str

    @dataclass
    class Kept(Message):
        """Enter: the filter stays."""

        text: str

    class Dropped(Message):
        """Escape: the filter before comes back."""

    @dataclass
    class Moved(Message):
        """An arrow was pressed while typing: the cursor of the list moves."""

        by: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._highlighter = _ErrorHighlighter()

    def compose(self) -> ComposeResult:
        """The prompt, the line, and what is said about it."""
        yield Static(Content("/"), id="prompt")
        yield _FilterInput(
            id="filter-input",
            highlighter=self._highlighter,
            select_on_focus=False,
        )
        yield Static(Content(""), id="echo")

    @property
    def line_input(self) -> Input:
        """The line that is typed in."""
        return self.query_one(Input)

    @property
    def typed(self) -> str:
        """What stands in the line."""
        return self.line_input.value.strip()

    def edit(self) -> None:
        """Take the keyboard, with the cursor at the end."""
        # Not `focus()`, which waits for a turn: what is typed right behind the key belongs here.
        self.screen.set_focus(self.line_input)
        self.line_input.cursor_position = len(self.line_input.value)

    def show(self, text: str) -> None:
        """Put a text in the line without reporting it as typed."""
        with self.prevent(Input.Changed):
            self.line_input.value = text

    def watch_query_text(self, text: str) -> None:
        """Show the filter in force, unless it is what is being typed."""
        if self.is_mounted and self.typed != text:
            self.show(text)

    def watch_error(self, error: QueryError | None) -> None:
        """Underline the place."""
        self._highlighter.error = error
        if self.is_mounted:
            self.line_input.refresh()

    def watch_echo(self) -> None:
        """Say what the filter in force was understood as."""
        if self.is_mounted:
            self.query_one("#echo", Static).update(Content(safe(self.echo)))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self.typed))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Kept(self.typed))

    @on(_FilterInput.Left)
    def _left(self, event: _FilterInput.Left) -> None:
        event.stop()
        if event.key == "escape":
            self.post_message(self.Dropped())
        else:
            self.post_message(self.Moved(-1 if event.key == "up" else 1))

    def on_click(self, event: events.Click) -> None:
        """A click anywhere on the bar starts typing."""
        self.edit()
