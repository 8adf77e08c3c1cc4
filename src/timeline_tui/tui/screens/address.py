"""The dialog that shows a whole address before anything is done with it.

It opens nothing by itself: Enter does, in a thread, only what `text.urls` allows, and only once the
end of it has been on the screen.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from timeline_tui.text.catalogue import tr
from timeline_tui.text.safe import safe
from timeline_tui.text.urls import LONGEST, safe_url
from timeline_tui.tui.browser import open_address
from timeline_tui.tui.dialog import Dialog
from timeline_tui.tui.words import content, line_of_words, words


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
        with VerticalScroll(classes="dialog") as frame:
            frame.border_title = line_of_words(tr("An address"))
            yield Static(content(safe(self._address, len(self._address) + 1)), id="what")
            yield Static(words(self._remark()), id="told")

    def on_mount(self) -> None:
        """Take the keyboard."""
        self._frame.focus()
        # How much of it is seen is known once it is laid out, and changes with every scroll.
        self.watch(self._frame, "scroll_y", self._tell_of_more, init=False)
        self.call_after_refresh(self._tell_of_more)

    @property
    def _frame(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)

    def _tell_of_more(self) -> None:
        self._frame.border_subtitle = line_of_words(self._keys())

    @property
    def _has_more(self) -> bool:
        """Whether something of the address has yet to be scrolled to."""
        return self._frame.scroll_target_y < self._frame.max_scroll_y

    def action_open(self) -> None:
        """Open the address, if it may be opened and all of it has been shown; else show more."""
        if self._has_more:
            self._frame.scroll_page_down(animate=False)
        elif self._allowed is not None:
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
        if self._has_more:
            return tr("Enter shows the rest, y copies, Esc closes")
        if self._allowed is None:
            return tr("y copies, Esc closes")
        return tr("Enter opens, y copies, Esc closes")

    def _remark(self) -> str:
        if self._allowed is None and len(self._address) > LONGEST:
            return tr("This address is not opened: it is too long to be looked at.")
        if self._allowed is None:
            return tr(
                "This address is not opened: only http, https and mailto are, without blanks,"
                " quotes, hidden characters or a user's name in them."
            )
        if self._allowed != self._address:
            return tr("It opens as {address}", address=safe(self._allowed, len(self._allowed) + 1))
        return tr("It opens in the browser.")
