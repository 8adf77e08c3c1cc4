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

    # Parsed when the first dialog is opened, and not before the first picture. What is behind it is
    # a matter of `app.tcss`, which has a rule for all screens.
    DEFAULT_CSS = """
    .dialog {
        width: 90%; max-width: 92; height: auto; max-height: 90%;
        background: $surface; border: round $accent; border-title-color: $accent;
        border-subtitle-color: $quiet; padding: 0 1;
    }
    .side { width: 36; margin: 0 2; }
    .side #text { max-height: 60vh; }
    .dialog #text { height: auto; max-height: 100%; scrollbar-size-vertical: 1; }
    .dialog #words, .dialog #words:focus {
        display: none; border: none; height: 1; margin: 1 0 0 0; padding: 0 1; background: $panel;
        background-tint: transparent;
    }
    .-narrowed .dialog #words { display: block; }
    .dialog #what { color: $quiet; padding: 1 1 0 1; }
    .dialog #path, .dialog #path:focus {
        border: none; height: 1; margin: 1 1; padding: 0 1; background: $panel;
        background-tint: transparent;
    }
    .dialog #told { color: $quiet; padding: 0 1 1 1; height: auto; }
    .dialog #told.-error { color: $error; }
    .dialog #choices { height: auto; max-height: 1fr; }
    .-menu { height: 90%; }
    .-menu #choices { height: 1fr; }
    .-menu #told { padding: 1 1 0 1; }
    .dialog #preview { padding: 1 1 0 2; height: 1fr; }
    .dialog.-whole { height: 90%; max-height: 32; }
    """
    SCOPED_CSS: ClassVar[bool] = False

    PANEL: ClassVar[str] = "dialog"
    """Under which name the help knows it."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Close", show=False),
        Binding("f1", "app.help_for", "Help", show=False),
        Binding("ctrl+z", "app.suspend_process", "Suspend", show=False),
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
