"""The export dialog: where to, in which format, how many events; it asks before it overwrites."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState

from timeline_tui.errors import TargetExistsError, TimelineError
from timeline_tui.text.safe import safe
from timeline_tui.timeline import Found, Session, format_of, writable
from timeline_tui.view.pages import Answer


class ExportScreen(ModalScreen[str | None]):
    """Ask for a file name; its ending is the format."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Close", show=False),
    ]

    @dataclass
    class Exists(Message):
        """There is such a file, and nobody said to replace it."""

        path: Path

    @dataclass
    class Failed(Message):
        """Nothing was written."""

        told: str

    @dataclass
    class Written(Message):
        """The file stands."""

        told: str

    def __init__(self, session: Session, found: Found, answer: Answer) -> None:
        super().__init__()
        self._session = session
        self._found = found
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
        else:
            self._is_busy = True
            self._say("Writing ...")
            self._write(path, replace=self._asks_for == path)

    @work(thread=True, exit_on_error=False)
    def _write(self, path: Path, replace: bool) -> None:
        try:
            count = self._session.export(path, self._found, replace=replace)
        except TargetExistsError:
            self.post_message(self.Exists(path))
        except TimelineError as error:
            self.post_message(self.Failed(str(error)))
        else:
            told = f"{count:,} event{'' if count == 1 else 's'} to {path}"
            self.post_message(self.Written(told))

    @on(Worker.StateChanged)
    def _worker_changed(self, event: Worker.StateChanged) -> None:
        """Say so where writing came upon something that nobody foresaw."""
        if event.state is WorkerState.ERROR:
            self.post_message(self.Failed(f"this should not have happened: {event.worker.error!r}"))

    @on(Exists)
    def _ask_first(self, message: Exists) -> None:
        self._is_busy = False
        self._asks_for = message.path
        self._say(f"{message.path.name} exists. Enter once more replaces it.", is_error=True)

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        self._is_busy = False
        self._asks_for = None
        self._say(message.told, is_error=True)

    @on(Written)
    def _written(self, message: Written) -> None:
        self.dismiss(message.told)

    def _path(self) -> Path | None:
        text = self.query_one(Input).value.strip()
        return Path(os.path.expanduser(text)) if text else None  # an unknown user stays as typed

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
        """Close without writing; what is being written is waited for."""
        if not self._is_busy:
            self.dismiss(None)


def _summary(answer: Answer) -> str:
    """Say what will be written: exactly what the list shows."""
    matched = answer.layout.matched
    events = f"{matched:,} event{'' if matched == 1 else 's'}"
    possible = f", {answer.possible:,} of them only possibly" if answer.possible else ""
    return f"{events}{possible}: {answer.query}" if answer.query else f"{events}, no filter"
