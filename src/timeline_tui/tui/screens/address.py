"""The dialog that shows a whole address before anything is done with it.

It opens nothing by itself: Enter does, in a thread, and only what `text.urls` allows.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from timeline_tui.text.catalogue import tr
from timeline_tui.text.safe import safe
from timeline_tui.text.urls import safe_url
from timeline_tui.tui.browser import open_address
from timeline_tui.tui.dialog import Dialog
from timeline_tui.tui.words import line_of_words, words


class AddressScreen(Dialog[str | None]):
    """An address, and what can be done with it; gives what was done, in words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", show=False),
        Binding("y", "copy", "Copy", show=False),
        Binding("escape,q", "dismiss", "Close", show=False),
    ]

    class Came(Message):
        """The browser was asked."""

        def __init__(self, told: str) -> None:
            super().__init__()
            self.told = told

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address
        self._allowed = safe_url(address)

    def compose(self) -> ComposeResult:
        """The address as it is written, as it would be opened, and the keys."""
        with Vertical(classes="dialog") as frame:
            frame.can_focus = True
            frame.border_title = line_of_words(tr("An address"))
            frame.border_subtitle = line_of_words(self._keys())
            yield Static(Content(safe(self._address, len(self._address) + 1)), id="what")
            yield Static(words(self._remark()), id="told")

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.query_one(Vertical).focus()

    def action_open(self) -> None:
        """Open the address, if it may be opened."""
        if self._allowed is not None:
            self._open(self._allowed)

    def action_copy(self) -> None:
        """Copy the address, through the terminal."""
        self.app.copy_to_clipboard(safe(self._address, len(self._address) + 1))
        self.dismiss(tr("Copied the address"))

    @on(Came)
    def _came(self, message: Came) -> None:
        self.dismiss(message.told)

    @work(thread=True, exclusive=True)
    def _open(self, address: str) -> None:
        self.post_message(self.Came(open_address(address)))

    def _keys(self) -> str:
        if self._allowed is None:
            return tr("y copies, Esc closes")
        return tr("Enter opens, y copies, Esc closes")

    def _remark(self) -> str:
        if self._allowed is None:
            return tr(
                "This address is not opened: only http, https and mailto are, without blanks,"
                " quotes, hidden characters or a user's name in them."
            )
        if self._allowed != self._address:
            return tr("It opens as {address}", address=safe(self._allowed, len(self._allowed) + 1))
        return tr("It opens in the browser.")
