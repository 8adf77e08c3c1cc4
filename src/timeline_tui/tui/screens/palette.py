"""The palette: every action by its name, with its keys; typing narrows it, Enter does it."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from timeline_tui.render.choices import Choice, ChoiceLook
from timeline_tui.text.bidi import order_of_words
from timeline_tui.text.catalogue import tr
from timeline_tui.tui.dialog import Dialog
from timeline_tui.tui.typed import TypedLine
from timeline_tui.tui.widgets.choices import ChoiceList
from timeline_tui.tui.words import line_of_words, words
from timeline_tui.view.actions import ACTIONS
from timeline_tui.view.menu import keys_of, matching, sought

KEYS = max(cell_len(keys_of(action, ascii_only=True)) for action in ACTIONS)


class PaletteScreen(Dialog[str | None]):
    """Ask for an action; gives its id."""

    PANEL = "palette"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n,tab", "move(1)", show=False),
        Binding("up,ctrl+p,shift+tab", "move(-1)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("pageup", "move(-10)", show=False),
    ]

    def __init__(self, panel: str, *, ascii_only: bool = False) -> None:
        super().__init__()
        self._actions = [action for action in ACTIONS if action.panel in ("", panel)]
        self._ascii_only = ascii_only

    def compose(self) -> ComposeResult:
        """The line to type in, the actions, and what the one under the cursor does."""
        with Vertical(classes="dialog -menu") as frame:
            frame.border_title = line_of_words(tr("All actions"))
            frame.border_subtitle = line_of_words(tr("Enter does it, Esc closes"))
            yield TypedLine(
                id="path",
                select_on_focus=False,
                placeholder=line_of_words(tr("Type to narrow")).plain,
            )
            actions = ChoiceList(id="choices")
            actions.can_focus = False
            actions.empty_text = tr("No action has such a name.")
            yield actions
            yield Static(Content(""), id="told")

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.query_one(TypedLine).focus()
        self._narrow()

    @on(Input.Changed)
    def _narrow(self) -> None:
        text = self.query_one(TypedLine).value
        actions = self.query_one(ChoiceList)
        actions.look = ChoiceLook(KEYS, 0, True, sought(text), self._ascii_only, order_of_words())
        actions.choices = tuple(
            Choice(action.id, keys_of(action, ascii_only=self._ascii_only), tr(action.title))
            for action in matching(self._actions, text)
        )
        actions.cursor = 0
        self._tell(actions.chosen)

    @on(ChoiceList.Moved)
    def _moved(self, message: ChoiceList.Moved) -> None:
        self._tell(message.choice)

    @on(ChoiceList.Chosen)
    def _chosen(self, message: ChoiceList.Chosen) -> None:
        self.dismiss(message.choice.id)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.query_one(ChoiceList).action_choose()

    def action_move(self, by: int) -> None:
        """Move the cursor of the list."""
        self.query_one(ChoiceList).cursor += by

    def _tell(self, choice: Choice | None) -> None:
        tooltips = {action.id: tr(action.tooltip) for action in ACTIONS}
        self.query_one("#told", Static).update(words(tooltips[choice.id] if choice else ""))
