"""The export dialog: where to, in which format, how many events; it asks before it overwrites."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from timeline_tui.errors import TimelineError
from timeline_tui.text.safe import safe
from timeline_tui.timeline import Session, format_of, writable
from timeline_tui.view.pages import Answer


class ExportScreen(ModalScreen[str | None]):
    """Ask for a file name; its ending is the format."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Close", show=False),
        Binding("f5", "replace", "Replace", show=False),
    ]

    def __init__(self, session: Session, answer: Answer) -> None:
        super().__init__()
        self._session = session
        self._answer = answer
        self._asks_for: Path | None = None
        self._is_busy = False

    def compose(self) -> ComposeResult:
        """The question, the line for the answer, and what will happen."""
        with Vertical(classes="dialog") as frame:
            frame.border_title = Content("Export")
            frame.border_subtitle = Content("Enter writes · Esc closes")
            yield Static(Content(safe(_summary(self._answer))), id="what")
            yield Input(value="timeline.md", id="path", select_on_focus=False)
            yield Static(Content(""), id="told")

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.query_one(Input).focus()
        self._tell()

    @on(Input.Changed)
    def _changed(self) -> None:
        self._asks_for = None
        self._tell()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        path = self._path()
        if path is None or self._is_busy or self._format_error(path):
            self._tell()
        elif path.exists() and self._asks_for != path:
            self._asks_for = path
            self._say(f"{path.name} exists. Enter once more replaces it.", is_error=True)
        else:
            self._is_busy = True
            self._write(path, replace=self._asks_for == path)

    @work(thread=True, exit_on_error=False)
    def _write(self, path: Path, replace: bool) -> None:
        try:
            count = self._session.export(path, replace=replace)
        except TimelineError as error:
            self.app.call_from_thread(self._failed, str(error))
        else:
            told = f"{count:,} event{'' if count == 1 else 's'} to {path}"
            self.app.call_from_thread(self.dismiss, told)

    def _failed(self, told: str) -> None:
        self._is_busy = False
        self._asks_for = None
        self._say(told, is_error=True)

    def _path(self) -> Path | None:
        text = self.query_one(Input).value.strip()
        return Path(text).expanduser() if text else None

    def _format_error(self, path: Path) -> str:
        try:
            format_of(path)
        except TimelineError as error:
            return str(error)
        return ""

    def _tell(self) -> None:
        path = self._path()
        if path is None:
            endings = ", ".join(each.extensions[0] for each in writable())
            self._say(f"Type a file name that ends in {endings}.")
        elif error := self._format_error(path):
            self._say(error, is_error=True)
        else:
            self._say(f"as {format_of(path).name}, to {path.absolute()}")

    def _say(self, text: str, *, is_error: bool = False) -> None:
        told = self.query_one("#told", Static)
        told.set_class(is_error, "-error")
        told.update(Content(safe(text)))

    def action_cancel(self) -> None:
        """Close without writing."""
        self.dismiss(None)


def _summary(answer: Answer) -> str:
    """Say what will be written: exactly what the list shows."""
    matched = answer.layout.matched
    events = f"{matched:,} event{'' if matched == 1 else 's'}"
    possible = f", {answer.possible:,} of them only possibly" if answer.possible else ""
    return f"{events}{possible}: {answer.query}" if answer.query else f"{events}, no filter"
