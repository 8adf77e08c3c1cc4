"""Reading and searching in threads: what they compute is posted, and the screen assigns it.

The searcher draws nothing; it is a widget so that its workers end with the screen. A search that is
superseded is interrupted, and what it found has an older generation than the one that counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual import on, work
from textual.message import Message
from textual.widget import Widget
from textual.worker import Worker, WorkerState, get_current_worker

from timeline_tui.errors import EngineLost, QueryError, TimelineError
from timeline_tui.text.catalogue import tr
from timeline_tui.timeline import Anchor, Found, Session
from timeline_tui.tui.detached import detached
from timeline_tui.tui.messages import message
from timeline_tui.view.pages import Answer
from timeline_tui.view.rows import Row

if TYPE_CHECKING:
    # The classes of a filter's tree take a while to make; nobody filters before the first events.
    from timeline_tui.query.completion import Completion
    from timeline_tui.query.nodes import Node

    # The engine is imported once the first events stand on the screen.
    from timeline_tui.store.results import Results


class Room(NamedTuple):
    """How much of an answer can be shown at once."""

    cells: int
    """Cells of the overview."""
    height: int
    """Lines of the list."""


class Searcher(Widget):
    """Reads and searches the files of a session."""

    DEFAULT_CSS = "Searcher { display: none; }"

    @message
    class Read(Message):
        """The files were read; the first rows can be shown before the engine is there."""

        answer: Answer
        rows: tuple[Row, ...]

    class Opened(Message):
        """The engine is there."""

    @message
    class Answered(Message):
        """A filter was answered."""

        found: Found
        answer: Answer
        rows: tuple[Row, ...]
        anchor: Anchor
        """Where the cursor stood when it was asked."""
        generation: int

    @message
    class Refused(Message):
        """A filter cannot be answered."""

        error: QueryError
        generation: int

    @message
    class Placed(Message):
        """The hit to go to was found."""

        position: int
        found: Found
        """What it is a position in."""
        pans: bool = False
        """Whether the list is to move with the cursor."""

    @message
    class Offered(Message):
        """What can stand at the cursor of a line was counted."""

        line: str
        cursor: int
        items: tuple[Completion, ...]

    @message
    class Located(Message):
        """What is looked for was found, or cannot be asked for."""

        text: str
        found: Found
        """What it was looked for in."""
        positions: Sequence[int] = ()
        error: QueryError | None = None

    @message
    class Sought(Message):
        """An event was looked for among the hits."""

        event_id: str
        position: int | None
        """None where the filter hides it."""
        found: Found
        """What it is a position in."""

    class Lost(Message):
        """The engine broke while something was looked up: the list is to be asked for anew."""

    @message
    class Rebuilt(Message):
        """What was read stands in another engine, because the one before broke."""

        told: str

    @message
    class Failed(Message):
        """Nothing could be read, or the engine gave up."""

        error: TimelineError
        is_final: bool = False

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.is_open = False
        """Whether the engine is there."""
        self.generation = 0
        """The number of the latest search; 0 is what was shown before the engine was there."""

    def take(self, session: Session) -> None:
        """Search another session from now on; what the one before finds is superseded."""
        self.generation += 1
        self._session.interrupt()
        self._session = session

    @work(group="load", exit_on_error=False)
    async def load(self, cells: int) -> None:
        """Read the files."""
        await detached(partial(self._load, cells))

    def _load(self, cells: int) -> None:
        try:
            self._session.read()
            answer, rows = self._session.preview(cells)
        except TimelineError as error:
            self.post_message(self.Failed(error, is_final=True))
        else:
            self.post_message(self.Read(answer, rows))

    @work(group="load", exit_on_error=False)
    async def open(self) -> None:
        """Load the events into the engine."""
        await detached(self._open)

    def _open(self) -> None:
        try:
            self._session.open()
        except TimelineError as error:
            if not self._session.is_closed:
                self.post_message(self.Failed(error, is_final=True))
        else:
            self.post_message(self.Opened())
            self._session.index()

    def search(self, query: str, node: Node, anchor: Anchor, room: Room) -> None:
        """Search in place of the search that runs, if any."""
        self.generation += 1
        self._session.interrupt()
        self._search(query, node, anchor, room, self.generation)

    @work(thread=True, group="go", exclusive=True, exit_on_error=False)
    def go(self, found: Found, place: Callable[[Results], int], *, pans: bool = False) -> None:
        """Find the position of a hit; the list `pans` if it is to move with the cursor."""
        try:
            self.post_message(self.Placed(place(found.results), found, pans))
        except TimelineError as error:
            self._let_be(error)  # another search has let these results go: nobody is there to go

    @work(thread=True, group="offers", exclusive=True, exit_on_error=False)
    def offer(self, line: str, cursor: int, here: str | None, within: str, start: int = 0) -> None:
        """Count what can stand at the cursor of a line, whose filter begins at `start`."""
        worker = get_current_worker()
        if worker.is_cancelled:
            return
        try:
            items = self._session.offers(line[start:], cursor - start, here, within)
        except QueryError:
            items = self._session.completions(line[start:], cursor - start, here)
        except TimelineError as error:
            self._let_be(error)  # it was ended: something else is typed, or nobody types any more
            return
        moved = tuple(each.moved(start) for each in items)
        self.post_message(self.Offered(line, cursor, moved))

    def locate(self, text: str, node: Node, found: Found) -> None:
        """Look for something in what was found, in place of what is looked for, if anything."""
        self._session.interrupt("find")
        self._locate(text, node, found)

    @work(thread=True, group="find", exclusive=True, exit_on_error=False)
    def _locate(self, text: str, node: Node, found: Found) -> None:
        worker = get_current_worker()
        if worker.is_cancelled:
            return
        try:
            positions = self._session.positions(found, node)
        except QueryError as error:
            self.post_message(self.Located(text, found, error=error))
        except TimelineError as error:
            self._let_be(error)  # it was ended, or the list is another one: it is looked for anew
        else:
            self.post_message(self.Located(text, found, positions))

    @work(thread=True, group="go", exclusive=True, exit_on_error=False)
    def seek(self, found: Found, event_id: str) -> None:
        """Find the position of an event, which the filter may hide."""
        try:
            position = found.results.position_of(event_id)
        except TimelineError as error:
            self._let_be(error)  # as above
            return
        self.post_message(self.Sought(event_id, position, found))

    @work(thread=True, group="search", exclusive=True, exit_on_error=False)
    def _search(self, query: str, node: Node, anchor: Anchor, room: Room, generation: int) -> None:
        worker = get_current_worker()
        if worker.is_cancelled:
            return
        breaks = len(self._session.breaks)
        try:
            found, answer, rows = self._session.answer(
                query, node, anchor, cells=room.cells, height=room.height
            )
        except QueryError as error:
            self.post_message(self.Refused(error, generation))
        except TimelineError as error:
            if not worker.is_cancelled:
                self.post_message(self.Failed(error))
        else:
            self.post_message(self.Answered(found, answer, rows, anchor, generation))
            if told := self._session.breaks[breaks:]:
                self.post_message(self.Rebuilt(told[-1]))
                self._session.index()

    def _let_be(self, error: TimelineError) -> None:
        """Say nothing of what failed, for nobody waits for it; unless the engine is gone."""
        if isinstance(error, EngineLost):
            self.post_message(self.Lost())

    @on(Opened)
    def _opened(self) -> None:
        self.is_open = True

    @on(Worker.StateChanged)
    def _worker_changed(self, event: Worker.StateChanged) -> None:
        """Say so where a worker came upon something that nobody foresaw."""
        if event.state is WorkerState.ERROR:
            told = tr("this should not have happened: {reason}", reason=repr(event.worker.error))
            is_final = event.worker.group == "load"
            self.post_message(self.Failed(TimelineError(told), is_final))
