"""The dialog that asks for a date to go to, and says what it is understood as."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from timeline_tui.dates.coordinate import bound_text
from timeline_tui.errors import QueryError
from timeline_tui.text.catalogue import later, tr
from timeline_tui.timeline import Moment, Session
from timeline_tui.tui.dialog import Dialog
from timeline_tui.tui.typed import TypedLine
from timeline_tui.tui.words import line_of_words, words

EXAMPLES = later("2024-01-28, 44 BCE, last month, #id, +2w from here")


class GotoScreen(Dialog[Moment | None]):
    """Ask for a date; gives the moment that it begins, or nothing."""

    PANEL = "goto"

    def __init__(self, session: Session, here: str | None) -> None:
        super().__init__()
        self._session = session
        self._here = here

    def compose(self) -> ComposeResult:
        """The line for the date, and what it means."""
        with Vertical(classes="dialog") as frame:
            frame.border_title = line_of_words(tr("Go to"))
            frame.border_subtitle = line_of_words(tr("Enter goes, Esc closes"))
            yield TypedLine(id="path", select_on_focus=False)
            yield Static(words(tr(EXAMPLES)), id="told")

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.query_one(TypedLine).focus()

    @on(Input.Changed)
    def _changed(self) -> None:
        """Say what is typed so far."""
        try:
            moment = self._moment()
        except QueryError as error:
            self.say(str(error), is_error=True)
        else:
            start = bound_text(moment.wall) if moment else None
            self.say(tr("from {start} on", start=start) if start else tr(EXAMPLES))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        try:
            self.dismiss(self._moment())
        except QueryError as error:
            self.say(str(error), is_error=True)

    def _moment(self) -> Moment | None:
        text = self.query_one(TypedLine).value.strip()
        return self._session.moment(text, self._here) if text else None
