"""What all dialogs have in common: a frame, Escape and F1, and the colours of pieces."""

from __future__ import annotations

from typing import ClassVar

from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from timeline_tui.tui.drawn import PieceScreen, Result
from timeline_tui.tui.words import words


class Dialog(ModalScreen[Result], PieceScreen[Result]):
    """A screen over the main one."""

    PANEL: ClassVar[str] = "dialog"
    """Under which name the help knows it."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Close", show=False),
        Binding("f1", "app.help_for", "Help", show=False),
    ]

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
