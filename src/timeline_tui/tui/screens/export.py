"""The export dialog: where to, in which format, how many events, and how the file will begin.

The file system is looked at in threads, and the sample is made there by the format's own writer.
It asks before it overwrites.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState

from timeline_tui.errors import TargetExistsError, TimelineError
from timeline_tui.files.completion import Completion, completed
from timeline_tui.formats.registry import Format
from timeline_tui.render.rows import Look
from timeline_tui.text.catalogue import tr, trn
from timeline_tui.timeline import Found, Session, format_of, writable
from timeline_tui.tui.dialog import Dialog
from timeline_tui.tui.messages import message
from timeline_tui.tui.typed import TypedLine
from timeline_tui.tui.widgets.format_row import FormatRow
from timeline_tui.tui.widgets.sample_box import SampleBox
from timeline_tui.tui.words import line_of_words, words
from timeline_tui.view.actions import key_name
from timeline_tui.view.pages import Answer

SAMPLE = "timeline.md"
"""The name that is offered at first."""
WIDE = 64
"""Columns of the screen from which on every key is named."""
SHOWN = 12
"""So many candidates for the end of a path are named."""


class Target(NamedTuple):
    """Where to, as typed."""

    path: Path
    form: Format | None
    error: str = ""
    """Why there is no format for it."""


class ExportScreen(Dialog[str | None]):
    """Ask for a file name; its ending is the format."""

    DEFAULT_CSS = """
    ExportScreen .dialog { height: 90%; max-height: 32; }
    ExportScreen .dialog #what { padding: 1 1 0 1; height: auto; max-height: 3; }
    ExportScreen .dialog #path { margin: 1 0 1 0; }
    ExportScreen .dialog #told { padding: 1 1 1 1; min-height: 3; max-height: 5; }
    ExportScreen .dialog #sample { background: $background; padding: 0 1; }
    ExportScreen.-short .dialog { height: 100%; max-height: 100%; }
    ExportScreen.-short .dialog #what { padding: 0 1; max-height: 1; }
    ExportScreen.-short .dialog #path { margin: 0; }
    ExportScreen.-short .dialog #told { padding: 0 1; min-height: 1; max-height: 3; }
    """
    PANEL = "export"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", show=False),
        Binding("down", "another_format(1)", show=False),
        Binding("up,shift+tab", "another_format(-1)", show=False),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-roomy")]  # noqa: RUF012 (Textual's own)

    @message
    class Exists(Message):
        """There is such a file, and nobody said to replace it."""

        path: Path

    @message
    class Failed(Message):
        """Nothing was written."""

        told: str

    @message
    class Written(Message):
        """The file stands."""

        told: str

    @message
    class Sampled(Message):
        """How the file would begin, and whether one of its name stands there."""

        target: Target
        lines: tuple[str, ...]
        exists: bool

    @message
    class Completed(Message):
        """What a path can become."""

        typed: str
        completion: Completion

    def __init__(self, session: Session, found: Found, answer: Answer, look: Look) -> None:
        super().__init__()
        self._session = session
        self._found = found
        self._answer = answer
        self._look = look
        self._asks_for: Path | None = None
        self._is_busy = False

    def compose(self) -> ComposeResult:
        """The question, the line for the answer, and what will happen."""
        with Vertical(classes="dialog") as frame:
            frame.border_title = line_of_words(tr("Export"))
            yield Static(words(_summary(self._answer)), id="what")
            yield TypedLine(value=SAMPLE, id="path", select_on_focus=False)
            row = FormatRow(id="formats")
            row.names = tuple(each.name for each in writable())
            yield row
            yield Static(Content(""), id="told")
            box = SampleBox(id="sample")
            box.ascii_only, box.bidi = self._look.ascii_only, self._look.bidi
            yield box

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.query_one(TypedLine).focus()
        self._tell()

    def on_resize(self, event: events.Resize) -> None:
        """Name the keys that there is room for below the frame."""
        told = tr("Enter writes, Esc closes")
        if event.size.width >= WIDE:
            names = (key_name(key, ascii_only=self._look.ascii_only) for key in ("up", "down"))
            told += tr(", ") + tr("{keys} change the format", keys=" ".join(names))
        self.query_one(".dialog").border_subtitle = line_of_words(told)

    # What is typed.

    @on(Input.Changed)
    def _changed(self) -> None:
        self._asks_for = None
        self._tell()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        target = self._target()
        if target is None or self._is_busy or target.form is None:
            self._tell()
        else:
            self._is_busy = True
            self.say(tr("Writing ..."))
            self._write(target.path, replace=self._asks_for == target.path)

    @on(FormatRow.Picked)
    def _picked(self, message: FormatRow.Picked) -> None:
        self._end_in(next(each for each in writable() if each.name == message.name))

    def action_another_format(self, by: int) -> None:
        """Let the name end in the ending of the next format."""
        forms = writable()
        target = self._target()
        present = forms.index(target.form) if target and target.form else -1 if by > 0 else 0
        self._end_in(forms[(present + by) % len(forms)])

    def action_complete(self) -> None:
        """Complete the path."""
        self._complete(self.query_one(TypedLine).value)

    def action_cancel(self) -> None:
        """Close without writing; what is being written is waited for."""
        if not self._is_busy:
            self.dismiss(None)

    def _end_in(self, form: Format) -> None:
        line = self.query_one(TypedLine)
        stem, ending = os.path.splitext(line.value.strip())
        known = any(ending.lower() in each.extensions for each in writable())
        line.value = (stem if known else line.value.strip()) + form.extensions[0]
        line.cursor_position = len(line.value)

    def _target(self) -> Target | None:
        text = self.query_one(TypedLine).value.strip()
        if not text:
            return None
        path = Path(os.path.expanduser(text))  # an unknown user stays as typed
        try:
            return Target(path, format_of(path))
        except TimelineError as error:
            return Target(path, None, str(error))

    def _tell(self) -> None:
        target = self._target()
        row, box = self.query_one(FormatRow), self.query_one(SampleBox)
        row.chosen = target.form.name if target and target.form else ""
        if target is None:
            endings = ", ".join(each.extensions[0] for each in writable())
            self.say(tr("Type a file name that ends in {endings}.", endings=endings))
        elif target.form is None:
            self.say(target.error, is_error=True)
        else:
            self.say(_promise(target))
            self._sample(target)
            return
        box.lines = ()

    # In threads.

    @work(thread=True, group="sample", exclusive=True, exit_on_error=False)
    def _sample(self, target: Target) -> None:
        try:
            lines = self._session.sample(self._found, target.form) if target.form else ()
            exists = target.path.exists()
        except TimelineError:
            lines, exists = (), False  # what went wrong is told when it is written
        except (OSError, ValueError):
            exists = False  # a name that no file can have
        self.post_message(self.Sampled(target, lines, exists))

    @work(thread=True, group="complete", exclusive=True, exit_on_error=False)
    def _complete(self, typed: str) -> None:
        endings = tuple(ending for each in writable() for ending in each.extensions)
        completion = completed(typed, lambda name: name.lower().endswith(endings))
        self.post_message(self.Completed(typed, completion))

    @work(thread=True, group="write", exit_on_error=False)
    def _write(self, path: Path, replace: bool) -> None:
        try:
            count = self._session.export(path, self._found, replace=replace)
        except TargetExistsError:
            self.post_message(self.Exists(path))
        except TimelineError as error:
            self.post_message(self.Failed(str(error)))
        else:
            told = trn(
                "Exported {count:,} event to {path}",
                "Exported {count:,} events to {path}",
                count,
                path=path,
            )
            self.post_message(self.Written(told))

    @on(Worker.StateChanged)
    def _worker_changed(self, event: Worker.StateChanged) -> None:
        """Say so where a worker came upon something that nobody foresaw."""
        if event.state is WorkerState.ERROR:
            self.post_message(
                self.Failed(
                    tr("this should not have happened: {reason}", reason=repr(event.worker.error))
                )
            )

    # What came of it.

    @on(Sampled)
    def _sampled(self, message: Sampled) -> None:
        if message.target != self._target() or self._is_busy or self._asks_for is not None:
            return
        self.query_one(SampleBox).lines = message.lines
        if message.exists:
            self.say(_promise(message.target, tr("A file of this name exists.")))

    @on(Completed)
    def _completed(self, message: Completed) -> None:
        line = self.query_one(TypedLine)
        if line.value != message.typed:
            return
        text, candidates = message.completion
        with self.prevent(Input.Changed):  # what is said of the candidates is to stay
            line.value = text
        line.cursor_position = len(text)
        self._changed()
        if not candidates:
            self.say(tr("Nothing there begins so."))
        elif len(candidates) > 1:
            self.say(_listed(candidates))

    @on(Exists)
    def _ask_first(self, message: Exists) -> None:
        self._is_busy = False
        self._asks_for = message.path
        told = tr("{name} exists. Enter once more replaces it.", name=message.path.name)
        self.say(told, is_error=True)

    @on(Failed)
    def _failed(self, message: Failed) -> None:
        self._is_busy = False
        self._asks_for = None
        self.say(message.told, is_error=True)

    @on(Written)
    def _written(self, message: Written) -> None:
        self.dismiss(message.told)


def _summary(answer: Answer) -> str:
    """Say what will be written: exactly what the list shows."""
    events = trn("{count:,} event", "{count:,} events", answer.layout.matched)
    if answer.possible:
        events += tr(", ") + trn(
            "{count:,} of them only possibly", "{count:,} of them only possibly", answer.possible
        )
    if not answer.query:
        return tr("{events}, no filter", events=events)
    return tr("{events}: {query}", events=events, query=answer.query)


def _promise(target: Target, *told: str) -> str:
    """Say what will be written where, and below it what is told and what is lost by it."""
    form = target.form
    loses = [tr(form.loses)] if form is not None and form.loses else []
    writes = tr("Writes {path}", path=target.path.absolute())
    return f"{writes}\n{' '.join([*told, *loses])}".rstrip()


def _listed(candidates: tuple[str, ...]) -> str:
    more = len(candidates) - SHOWN
    shown = "  ".join(candidates[:SHOWN])
    return f"{shown}  +{more}" if more > 0 else shown
