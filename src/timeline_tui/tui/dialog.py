"""What all dialogs have in common: a frame, Escape and F1, and the colours of pieces."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from rich.style import Style
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from timeline_tui.tui.drawn import PIECE_CLASSES, PieceColours
from timeline_tui.tui.words import words

Result = TypeVar("Result")
"""What a dialog gives when it is closed."""


class Dialog(ModalScreen[Result], PieceColours):
    """A screen over the main one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = PIECE_CLASSES

    PANEL: ClassVar[str] = "dialog"
    """Under which name the help knows it."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Close", show=False),
        Binding("f1", "app.help_for", "Help", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.forget_colours()

    def notify_style_update(self) -> None:
        """Forget the colours when the theme changes."""
        super().notify_style_update()
        self.forget_colours()

    def component_style(self, name: str) -> Style:
        """Give the colours of a component class."""
        return self.get_component_rich_style(name, partial=True)

    @property
    def panel(self) -> str:
        """Under which name the help knows what has the keyboard."""
        return self.PANEL

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close, once: keys that come in one go may ask for it again."""
        return super().dismiss(result) if self.app.screen is self else AwaitComplete()

    def action_cancel(self) -> None:
        """Close, and do nothing."""
        self.dismiss(None)

    def say(self, text: str, *, is_error: bool = False) -> None:
        """Say in the dialog's line of words what will happen, or what is wrong."""
        told = self.query_one("#told", Static)
        told.set_class(is_error, "-error")
        told.update(words(text))
