"""The dialog that asks for a date to go to, and says what it is understood as."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from timeline_tui.dates.coordinate import bound_text
from timeline_tui.errors import QueryError
from timeline_tui.text.catalogue import later, tr
from timeline_tui.timeline import Moment, Session
from timeline_tui.tui.words import line_of_words, words

EXAMPLES = later("2024-01-28, 44 BCE, last month, #id, +2w from here")


class GotoScreen(ModalScreen[Moment | None]):
    """Ask for a date; gives the moment that it begins, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Close", show=False),
    ]

    def __init__(self, session: Session, here: str | None) -> None:
        super().__init__()
        self._session = session
        self._here = here

    def compose(self) -> ComposeResult:
        """The line for the date, and what it means."""
        with Vertical(classes="dialog") as frame:
            frame.border_title = line_of_words(tr("Go to"))
            frame.border_subtitle = line_of_words(tr("Enter goes · Esc closes"))
            yield Input(id="path", select_on_focus=False)
            yield Static(words(tr(EXAMPLES)), id="told")

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _changed(self) -> None:
        """Say what is typed so far."""
        try:
            moment = self._moment()
        except QueryError as error:
            self._say(str(error), is_error=True)
        else:
            start = bound_text(moment.wall) if moment else None
            self._say(tr("from {start} on", start=start) if start else tr(EXAMPLES))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        try:
            self.dismiss(self._moment())
        except QueryError as error:
            self._say(str(error), is_error=True)

    def action_cancel(self) -> None:
        """Go nowhere."""
        self.dismiss(None)

    def _moment(self) -> Moment | None:
        text = self.query_one(Input).value.strip()
        return self._session.moment(text, self._here) if text else None

    def _say(self, text: str, *, is_error: bool = False) -> None:
        told = self.query_one("#told", Static)
        told.set_class(is_error, "-error")
        told.update(words(text))
