"""The Textual application: themes, the one screen, and an exit code that tells the truth."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from typing import ClassVar

from textual import events, on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from timeline_tui.errors import TimelineError
from timeline_tui.timeline import Session
from timeline_tui.tui.screens.main import MainScreen
from timeline_tui.tui.themes import THEMES
from timeline_tui.view.actions import ACTIONS

DIGITS = "0123456789"


class TimelineApp(App[None]):
    """The timeline explorer."""

    TITLE = "timeline-tui"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    NOTIFICATION_TIMEOUT = 6
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True, id="quit"),
    ]

    def __init__(self, session: Session, theme: str = "ink") -> None:
        super().__init__()
        self._main = MainScreen(session)
        self.last_words = ""
        """What is to be said once the terminal is back."""
        for own in THEMES:
            self.register_theme(own)
        self.theme = theme

    def get_default_screen(self) -> Screen[None]:
        """The main screen is the only one at the bottom."""
        return self._main

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette lists the table of actions."""
        if isinstance(screen, MainScreen):
            for action in ACTIONS:
                call = f"apply('{action.id}')" if action.apply else action.id.replace("-", "_")
                where = "app" if action.id == "quit" else "screen"
                yield SystemCommand(
                    action.title,
                    action.tooltip,
                    lambda call=call, where=where: self._run(f"{where}.{call}"),
                )

    def _run(self, action: str) -> None:
        self.call_later(self.run_action, action)

    @on(MainScreen.GaveUp)
    def _give_up(self, message: MainScreen.GaveUp) -> None:
        """Leave with exit code 2, and say why once the terminal is back."""
        self.last_words = message.words
        self.exit(return_code=2)

    def on_key(self, event: events.Key) -> None:
        """Give letters to the line that was opened while they were on their way; count digits.

        A line takes its letters itself; one that comes up here was typed in one go with the key
        that opened the line, and must not be taken for a command.
        """
        if not event.is_printable:
            return
        again = events.Key(event.key, event.character)
        if isinstance(self.focused, Input):
            event.prevent_default()
            self.focused.post_message(again)
        elif isinstance(self.screen, ModalScreen) and self.focused is None:
            # The dialog is still being made; each of them takes the keyboard once it stands.
            event.prevent_default()
            self.call_after_refresh(self.post_message, again)
        elif isinstance(self.screen, MainScreen) and event.key in DIGITS:
            self.screen.count(event.key)

    def on_unmount(self) -> None:
        """Let the engine go."""
        self._main.session.close()
        gc.unfreeze()  # the engine's binding complains of what is not collected at exit


def run(session: Session, theme: str = "ink") -> tuple[int, str]:
    """Run the application; give its exit code and what is to be said on stderr afterwards."""
    try:
        if session.is_small:
            session.read()
    except TimelineError as error:
        return 2, str(error)
    app = TimelineApp(session, theme)
    app.run()
    return app.return_code or 0, app.last_words
