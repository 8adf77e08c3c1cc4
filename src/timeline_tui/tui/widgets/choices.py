"""A list to choose from: arrows move, Enter and a choice's own key choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from timeline_tui.render.choices import Choice, ChoiceLook, draw_choice
from timeline_tui.render.direction import said_beside
from timeline_tui.render.pieces import Line, Piece, piece
from timeline_tui.text.bidi import order_of_words
from timeline_tui.text.safe import blanks
from timeline_tui.tui.drawn import DrawnWidget
from timeline_tui.tui.messages import message

WHEEL_LINES = 3


class ChoiceList(DrawnWidget, can_focus=True):
    """Choices, a line each."""

    DEFAULT_CSS = """
    ChoiceList { height: auto; width: 1fr; }
    """
    ALLOW_SELECT: ClassVar[bool] = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j,tab", "move(1)", show=False),
        Binding("up,k,shift+tab", "move(-1)", show=False),
        Binding("home", "move(-100000)", show=False),
        Binding("end", "move(100000)", show=False),
        Binding("enter", "choose", show=False),
    ]

    choices: reactive[tuple[Choice, ...]] = reactive((), layout=True)
    cursor: reactive[int] = reactive(0)
    look: reactive[ChoiceLook] = reactive(ChoiceLook())
    empty_text: reactive[str] = reactive("")
    """What is said where there is nothing to choose."""

    @message
    class Moved(Message):
        """The cursor stands on another choice."""

        choice: Choice

    @message
    class Chosen(Message):
        """A choice was made."""

        choice: Choice

    def __init__(self, choices: Sequence[Choice] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._top = 0
        self.set_reactive(ChoiceList.choices, tuple(choices))

    @property
    def chosen(self) -> Choice | None:
        """The choice that the cursor stands on."""
        return self.choices[self.cursor] if self.cursor < len(self.choices) else None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are choices, and one to say that there are none."""
        return max(1, len(self.choices))

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a choice."""
        return max(0, min(cursor, len(self.choices) - 1))

    def watch_choices(self) -> None:
        """Keep the cursor on a choice."""
        self.cursor = self.validate_cursor(self.cursor)

    def watch_cursor(self) -> None:
        """Tell where the cursor stands."""
        if self.chosen is not None:
            self.post_message(self.Moved(self.chosen))

    def line(self, y: int) -> tuple[Line, str]:
        """The choice on a line."""
        self._top = max(min(self._top, self.cursor), self.cursor - self.size.height + 1)
        number = self._top + y
        if number >= len(self.choices):
            words = [piece(self.empty_text if y == 0 else "", "muted")]
            told = said_beside(words, self.size.width - 2, order_of_words())
            return [Piece(blanks(2)), *told], ""
        selected = number == self.cursor
        drawn = draw_choice(self.choices[number], self.look, self.size.width, selected=selected)
        return drawn, "selected" if selected else ""

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.cursor += by

    def action_choose(self) -> None:
        """Choose what the cursor stands on."""
        if self.chosen is not None:
            self.post_message(self.Chosen(self.chosen))

    def on_key(self, event: events.Key) -> None:
        """Choose by a key."""
        for number, choice in enumerate(self.choices):
            if choice.key and event.character == choice.key:
                event.stop()
                event.prevent_default()
                self.cursor = number
                self.post_message(self.Chosen(choice))

    def on_click(self, event: events.Click) -> None:
        """Choose by a click."""
        if self._top + event.y < len(self.choices):
            self.cursor = self._top + event.y
            self.action_choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move with the wheel."""
        event.stop()
        self.cursor += WHEEL_LINES

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move with the wheel."""
        event.stop()
        self.cursor -= WHEEL_LINES
