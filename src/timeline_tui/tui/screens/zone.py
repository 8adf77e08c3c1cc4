"""The prompt that asks for a time zone, and says what is wrong with a name that is none."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from timeline_tui.dates.zones import zone_info
from timeline_tui.errors import DateError
from timeline_tui.text.catalogue import tr
from timeline_tui.tui.dialog import Dialog
from timeline_tui.tui.typed import TypedLine
from timeline_tui.tui.words import line_of_words, words

EXAMPLES = "Asia/Baghdad, America/New_York, UTC"


class ZoneScreen(Dialog[str | None]):
    """Ask for a time zone; gives its IANA name, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Close", show=False),
    ]

    def compose(self) -> ComposeResult:
        """The line for the name."""
        with Vertical(classes="dialog") as frame:
            frame.border_title = line_of_words(tr("Time zone"))
            frame.border_subtitle = line_of_words(tr("Enter shows times in it, Esc closes"))
            yield TypedLine(id="path", select_on_focus=False)
            yield Static(words(tr(EXAMPLES)), id="told")

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.query_one(TypedLine).focus()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        name = self.query_one(TypedLine).value.strip()
        try:
            zone_info(name)
        except DateError as error:
            told = self.query_one("#told", Static)
            told.set_class(True, "-error")
            told.update(words(str(error)))
        else:
            self.dismiss(name)

    def action_cancel(self) -> None:
        """Name no zone."""
        self.dismiss(None)
