"""The filter bar: the text of the filter, the place of an error underlined, and what it means.

The same line takes what is to be found, and commands.

What is wrong is said elsewhere, where there is room for a sentence.
"""

from __future__ import annotations

from enum import StrEnum

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from timeline_tui.errors import QueryError
from timeline_tui.render.pieces import ASCII_ELLIPSIS, ELLIPSIS, cut
from timeline_tui.text.safe import own, safe
from timeline_tui.tui.drawn import AtRight
from timeline_tui.tui.messages import message
from timeline_tui.tui.typed import TypedLine
from timeline_tui.tui.words import content, line_of_words

AROUND = 6
"""Cells of the bar for the prompt, the cursor and the margins."""
LEAST_ECHO = 12
"""In fewer cells nothing is said beside the line."""
PADDING = 2
"""Cells around what is said there."""


class _FilterInput(TypedLine, inherit_bindings=True):
    """A line of text that hands the keys which are not about letters to the bar."""

    BINDINGS = [  # noqa: RUF012
        Binding(keys, f"leave('{keys}')", show=False)
        for keys in ("escape", "up", "down", "tab", "shift+tab", "ctrl+p", "ctrl+n")
    ]

    @message
    class Left(Message):
        """A key that the bar answers."""

        key: str

    def action_leave(self, key: str) -> None:
        """Hand a key on."""
        self.post_message(self.Left(key))
        self.wait()


class Mode(StrEnum):
    """What the line is typed for."""

    FILTER = "filter"
    FIND = "find"
    COMMAND = "command"


PROMPTS = {Mode.FILTER: own("/"), Mode.FIND: own("f"), Mode.COMMAND: own(":")}
"""The key that opens the line, and stands before it."""


class FilterBar(Horizontal):
    """One line to type the filter in, what to find, or a command."""

    DEFAULT_CSS = """
    FilterBar { height: 1; }
    FilterBar > #prompt { width: 2; padding: 0 0 0 1; }
    FilterBar > Input, FilterBar > Input:focus {
        width: 1fr; height: 1; border: none; padding: 0 1; color: $foreground;
        background: transparent; background-tint: transparent;
    }
    FilterBar > #echo { width: auto; padding: 0 1; }
    FilterBar > #counts { width: 0; padding: 0 1 0 0; display: none; }
    FilterBar.-full > #echo { display: none; }
    FilterBar:focus-within > #echo { display: none; }
    FilterBar:focus-within > #counts { display: block; }
    """

    query_text: reactive[str] = reactive("", repaint=False)
    """The filter in force."""
    error: reactive[QueryError | None] = reactive(None, repaint=False)
    """What is wrong with what is typed."""
    echo: reactive[str] = reactive("", repaint=False)
    """What the filter was understood as."""
    ascii_only: reactive[bool] = reactive(False, repaint=False)

    counts: reactive[str] = reactive("", repaint=False)
    """How many events match, while one types."""

    @message
    class Changed(Message):
        """Something else is typed."""

        line: str
        """All of it, blanks at its ends too."""
        cursor: int
        """Where the cursor stands in it, in characters."""

        def can_replace(self, message: Message) -> bool:
            """Of what came in one go the last says it all."""
            return isinstance(message, FilterBar.Changed)

    @message
    class Pointed(Message):
        """The cursor was moved in the line."""

        line: str
        cursor: int

    @message
    class Kept(Message):
        """Enter: what is typed stays."""

        text: str

    class Dropped(Message):
        """Escape: what was before comes back."""

    @message
    class Moved(Message):
        """An arrow was pressed while typing."""

        by: int

    @message
    class Walked(Message):
        """What was typed before is asked for, or what came after it."""

        by: int

    @message
    class Completed(Message):
        """Tab: an offer is to be taken; or the one before is to be chosen."""

        backwards: bool = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._reported = ("", 0)
        self._counts_width = 0
        self.mode = Mode.FILTER
        """What the line is typed for."""

    def compose(self) -> ComposeResult:
        """The prompt, the line, and what is said about it."""
        yield Static(content(PROMPTS[Mode.FILTER]), id="prompt")
        yield _FilterInput(id="filter-input", select_on_focus=False)
        yield Static(Content(""), id="echo")
        yield AtRight(id="counts")

    def on_mount(self) -> None:
        """Report where the cursor goes."""
        self.watch(self.line_input, "selection", self._report, init=False)

    @property
    def line_input(self) -> TypedLine:
        """The line that is typed in."""
        return self.query_one(TypedLine)

    @property
    def typed(self) -> str:
        """What stands in the line."""
        return self.line_input.value.strip()

    def edit(self, mode: Mode = Mode.FILTER, line: str | None = None) -> None:
        """Take the keyboard, with the cursor at the end of the line or of another one."""
        if mode is not self.mode:
            self._turn(mode)
            line = line or ""
        if line is not None:
            self.show(line)
        # Not `focus()`, which waits for a turn: what is typed right behind the key belongs here.
        self.screen.set_focus(self.line_input)
        self.line_input.cursor_position = len(self.line_input.value)
        self._reported = (self.line_input.value, self.line_input.cursor_position)

    def leave(self) -> None:
        """Be the line of the filter again."""
        if self.mode is not Mode.FILTER:
            self._turn(Mode.FILTER)
            self.show(self.query_text)

    def show(self, text: str) -> None:
        """Put a text in the line without reporting it as typed."""
        with self.prevent(Input.Changed, self.Changed, self.Pointed):
            self.line_input.value = text
        self._reported = (text, self.line_input.cursor_position)
        self._share_out()

    def put(self, line: str, cursor: int) -> None:
        """Put a text in the line as if it had been typed."""
        before = self._reported
        with self.prevent(Input.Changed, self.Changed, self.Pointed):
            self.line_input.value = line
            self.line_input.cursor_position = cursor
        self._reported = before
        self._report()

    def on_resize(self) -> None:
        """Share another width out."""
        self._share_out()

    def _share_out(self) -> None:
        """Leave the line the room that it needs; beside it nothing is said in too little.

        Nor is anything while one types, when it would be measured anew for every letter.
        """
        if self.has_focus_within or not self.size:
            return
        room = self.size.width - cell_len(self.line_input.value) - AROUND
        self.set_class(room < LEAST_ECHO, "-full")
        echo = self.query_one("#echo", Static)
        room = max(LEAST_ECHO, room)
        echo.styles.max_width = room
        ellipsis = ASCII_ELLIPSIS if self.ascii_only else ELLIPSIS
        echo.update(line_of_words(cut(safe(self.echo), room - PADDING, ellipsis)))

    def _turn(self, mode: Mode) -> None:
        self.mode = mode
        self.query_one("#prompt", Static).update(content(PROMPTS[mode]))

    def watch_query_text(self, text: str) -> None:
        """Show the filter in force, unless it is what is being typed."""
        if self.is_mounted and self.mode is Mode.FILTER and self.typed != text:
            self.show(text)

    def watch_error(self, error: QueryError | None) -> None:
        """Underline the place."""
        if self.is_mounted:
            fault = range(error.start, max(error.start + 1, error.end)) if error else range(0)
            self.line_input.fault = fault

    def watch_echo(self) -> None:
        """Say what the filter in force was understood as."""
        if self.is_mounted:
            self._share_out()

    def watch_counts(self) -> None:
        """Say how many match."""
        if self.is_mounted:
            shown = self.query_one(AtRight)
            # It grows and does not shrink: a screen is not laid out anew for every number.
            self._counts_width = max(self._counts_width, cell_len(self.counts) + 1)
            shown.styles.width = self._counts_width
            shown.words = self.counts

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        """Report what changed although the cursor stayed where it was."""
        event.stop()
        self._report()

    def _report(self) -> None:
        """Report what was typed as soon as the cursor has moved, and that it was moved alone."""
        line = self.line_input
        now = (line.value, line.cursor_position)
        if now == self._reported or not self.has_focus_within:
            return
        is_typed = now[0] != self._reported[0]
        self._reported = now
        self.post_message(self.Changed(*now) if is_typed else self.Pointed(*now))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Kept(self.typed))

    @on(_FilterInput.Left)
    def _left(self, event: _FilterInput.Left) -> None:
        event.stop()
        match event.key:
            case "escape":
                self.post_message(self.Dropped())
            case "up" | "down":
                self.post_message(self.Moved(-1 if event.key == "up" else 1))
            case "ctrl+p" | "ctrl+n":
                self.post_message(self.Walked(-1 if event.key == "ctrl+p" else 1))
            case _:
                self.post_message(self.Completed(backwards=event.key == "shift+tab"))

    def on_descendant_blur(self) -> None:
        """What is not kept is no longer there once the keyboard has gone elsewhere."""
        self.leave()
        self._share_out()

    def on_click(self, event: events.Click) -> None:
        """A click anywhere on the bar starts typing."""
        self.edit(self.mode)
