"""Noticing that files have changed, and reading them anew: in threads; what comes of it is posted.

It draws nothing; it is a widget so that its timer and its workers end with the screen. What stands
on the screen is left alone until another session is ready in every part.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from textual import on, work
from textual.message import Message
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from timeline_tui.errors import TimelineError
from timeline_tui.events.difference import Difference, difference
from timeline_tui.files.watch import Seen, Stamps, Watch, stamps_of
from timeline_tui.text.catalogue import tr
from timeline_tui.timeline import Anchor, Found, Session
from timeline_tui.tui.detached import detached
from timeline_tui.tui.messages import message
from timeline_tui.tui.searcher import Room
from timeline_tui.view.pages import Answer
from timeline_tui.view.rows import Row

EVERY = 1.0
"""Seconds between two looks; a file that changed must lie still from one to the next."""


class Asked(NamedTuple):
    """What the list shows, so that the new files can answer it at once."""

    query: str
    here: str | None
    """The event that `here` means in the filter."""
    anchor: Anchor
    """Where the cursor stands."""
    room: Room


class Reloader(Widget):
    """Looks at the files of a session, and makes another session of them."""

    DEFAULT_CSS = "Reloader { display: none; }"

    class Changed(Message):
        """Files are other than they were read."""

    @message
    class Gone(Message):
        """Files are no longer there."""

        paths: tuple[str, ...]

    @message
    class Renewed(Message):
        """The files were read and loaded anew, and the list's filter asked of them."""

        session: Session
        asked: Asked
        found: Found
        answer: Answer
        rows: tuple[Row, ...]
        difference: Difference

    @message
    class Refused(Message):
        """The files cannot be read as they are now."""

        error: TimelineError

    @message
    class _Looked(Message):
        """What the files look like."""

        stamps: Stamps

    def __init__(self) -> None:
        super().__init__()
        self.is_busy = False
        """Whether files are being read anew."""
        self._watch = Watch()
        self._is_looking = False

    def watch_over(self, session: Session) -> None:
        """Look at the files of a session from now on, and at no others."""
        self.is_busy = False
        self._watch = Watch.over(session.stamps)

    def on_mount(self) -> None:
        """Look again and again."""
        self.set_interval(EVERY, self.look)

    def look(self) -> None:
        """Look at the files now; what follows from it is posted."""
        if self._watch.read and not self.is_busy and not self._is_looking:
            self._is_looking = True
            self._look(tuple(self._watch.read))

    def look_closely(self) -> None:
        """Look now, and take what has changed as lying still: its editor has been left."""
        self._watch = self._watch.calmed(stamps_of(self._watch.read))
        self.look()

    def renew(self, session: Session, asked: Asked) -> None:
        """Read the files of a session anew, unless that is being done."""
        if not self.is_busy:
            self.is_busy = True
            self._renew(session, asked)

    @work(thread=True, group="look", exit_on_error=False)
    def _look(self, paths: tuple[str, ...]) -> None:
        self.post_message(self._Looked(stamps_of(paths)))

    @work(group="renew", exit_on_error=False)
    async def _renew(self, session: Session, asked: Asked) -> None:
        await detached(partial(self._read_anew, session, asked))

    def _read_anew(self, session: Session, asked: Asked) -> None:
        try:
            renewed = self._renewed(session, asked)
        except TimelineError as error:
            self.post_message(self.Refused(error))
        else:
            self.post_message(renewed)

    def _renewed(self, session: Session, asked: Asked) -> Renewed:
        fresh = session.renewed()
        try:
            node = fresh.parse(asked.query, asked.here)
        except TimelineError:
            node = fresh.everything()  # the filter asks for what is no longer there
        cells, height = asked.room
        answered = fresh.answer(asked.query, node, asked.anchor, cells=cells, height=height)
        changes = difference(session.reading.events, fresh.reading.events)
        return self.Renewed(fresh, asked, *answered, changes)

    @on(_Looked)
    def _looked(self, message: _Looked) -> None:
        message.stop()
        self._is_looking = False
        if self.is_busy or message.stamps.keys() != self._watch.read.keys():
            return
        self._watch, seen = self._watch.looked(message.stamps)
        self._say(seen)

    def _say(self, seen: Seen) -> None:
        if seen.gone:
            self.post_message(self.Gone(seen.gone))
        if seen.changed:
            self._watch = self._watch.settled()
            self.post_message(self.Changed())

    @on(Refused)
    def _refused(self) -> None:
        self.is_busy = False

    @on(Worker.StateChanged)
    def _worker_changed(self, event: Worker.StateChanged) -> None:
        """Say so where a worker came upon something that nobody foresaw."""
        if event.state is WorkerState.ERROR:
            self._is_looking = False
            told = tr("this should not have happened: {reason}", reason=repr(event.worker.error))
            self.post_message(self.Refused(TimelineError(told)))
