"""The choice of a theme: each shows itself while the cursor stands on it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from timeline_tui.render.choices import Choice, ChoiceLook
from timeline_tui.text.bidi import order_of_words
from timeline_tui.text.catalogue import tr
from timeline_tui.tui.dialog import Dialog
from timeline_tui.tui.themes import ABOUT
from timeline_tui.tui.widgets.choices import ChoiceList
from timeline_tui.tui.words import line_of_words

TITLES = 10
"""Cells of the column of names."""


class ThemeScreen(Dialog[str | None]):
    """Ask for a theme; gives its name, or nothing where the one before is to stay."""

    PANEL = "theme"

    def __init__(self, present: str, *, ascii_only: bool = False) -> None:
        super().__init__()
        self._present = present
        self._ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        """The themes and what each is for."""
        with Vertical(classes="dialog") as frame:
            frame.border_title = line_of_words(tr("Theme"))
            frame.border_subtitle = line_of_words(tr("Enter keeps it, Esc does not"))
            names = list(ABOUT)
            choices = ChoiceList(
                [
                    Choice(name, str(number), name, tr(about))
                    for number, (name, about) in enumerate(ABOUT.items(), 1)
                ],
                id="choices",
            )
            choices.look = ChoiceLook(
                titles=TITLES, ascii_only=self._ascii_only, bidi=order_of_words()
            )
            choices.set_reactive(ChoiceList.cursor, names.index(self._present))
            yield choices

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.query_one(ChoiceList).focus()

    @on(ChoiceList.Moved)
    def _moved(self, message: ChoiceList.Moved) -> None:
        self.app.theme = message.choice.id

    @on(ChoiceList.Chosen)
    def _chosen(self, message: ChoiceList.Chosen) -> None:
        self.app.theme = message.choice.id
        self.dismiss(message.choice.id)

    def action_cancel(self) -> None:
        """Take the theme before."""
        self.app.theme = self._present
        self.dismiss(None)
