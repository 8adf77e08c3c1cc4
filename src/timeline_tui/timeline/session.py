"""The files of one run: read once, then searched, paged and exported.

The engine is imported when they are opened and not before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from io import StringIO
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Self, TypeVar

from timeline_tui.errors import (
    EngineError,
    EngineLost,
)
from timeline_tui.formats.registry import Format
from timeline_tui.text.catalogue import tr
from timeline_tui.text.safe import safe_lines
from timeline_tui.timeline.askable import Askable
from timeline_tui.timeline.choices import USUAL_SORT, Choices
from timeline_tui.timeline.places import Anchor, Copies, Found, position_of
from timeline_tui.timeline.targets import format_of
from timeline_tui.view.pages import Answer
from timeline_tui.view.rows import Density, Hit, Row, Selection

if TYPE_CHECKING:
    # The classes of a filter's tree take a while to make; nobody filters before the first events.
    from timeline_tui.formats.receipt import Receipt
    from timeline_tui.query.completion import Completion
    from timeline_tui.query.nodes import Node

    # The engine costs a tenth of a second of start-up: it is imported when a session is opened.
    from timeline_tui.store.results import Results
    from timeline_tui.store.store import Store

PREVIEW_LIMIT = 2_000
"""Up to so many events all rows are drawn before the engine is there, of more the first ones."""
SAMPLED, SAMPLE_LINES = 8, 60
"""How many events a sample of an export is made of, and how many of its lines are shown."""
MOST_BREAKS = 3
"""So often the events are loaded anew after the engine broke; then it is told and left."""
_T = TypeVar("_T")


class Session(Askable):
    """The files of one run: read once, then searched, paged and exported.

    `read` and then `open` come first. Searching and paging may happen in other threads than
    opening: one search runs at a time, a later one waits, and `interrupt` ends the one that runs.
    """

    def __init__(self, choices: Choices) -> None:
        super().__init__(choices)
        self._store: Store | None = None
        self._found: Found | None = None
        self._searching = Lock()
        self.is_closed = False
        """Whether nobody wants anything more of it."""
        self.breaks: tuple[str, ...] = ()
        """What was said each time that the engine broke and another took its place."""

    def renewed(self) -> Self:
        """Give a session with the same choices whose files are read and loaded anew.

        Raises ReadError where less of a file can be read than before: what stands is worth more.
        """
        fresh = type(self)(self._choices)
        fresh.read()
        self._require_no_less(fresh.reading)
        fresh.open()
        fresh.index()
        return fresh

    def open(self) -> None:
        """Load the events into the engine; once more where another zone was asked for meanwhile."""
        from timeline_tui.store.store import Store  # deferred: see above

        while True:
            zone = self.zone
            store = Store.open(self._reading, zone=zone, lang=self._choices.lang, order=self.order)
            with self._searching:
                if self.is_closed:  # somebody left while the events were being loaded
                    store.close()
                    return
                if zone == self.zone:
                    before, self._store = self._store, store
                    break
            store.close()
        if before is not None:
            before.close()

    def index(self) -> None:
        """Prepare to answer words at once; where that cannot be, they are found without.

        It may be searched meanwhile.
        """
        with suppress(EngineError):
            self._loaded.index()

    def close(self) -> None:
        """Let the engine go."""
        self.is_closed = True
        if self._store is not None:
            self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def search(self, query: str, node: Node | None = None) -> Results:
        """Find what matches; what was found before is let go. Raises QueryError, EngineError."""
        asked = self.parse(query) if node is None else node
        return self._surviving(lambda: self._search(query, asked)).results

    def answer(
        self, query: str, node: Node, anchor: Anchor, *, cells: int, height: int
    ) -> tuple[Found, Answer, tuple[Row, ...]]:
        """Search, and give all that the screen shows of it, with the rows around the cursor."""
        return self._surviving(lambda: self._answer(query, node, anchor, cells, height))

    def _search(self, query: str, node: Node) -> Found:
        with self._searching:
            results = self._loaded.search(node, sort=self._choices.sort)
            self._found = Found(query, results, self._now())
            return self._found

    def _answer(
        self, query: str, node: Node, anchor: Anchor, cells: int, height: int
    ) -> tuple[Found, Answer, tuple[Row, ...]]:
        found = self._search(query, node)
        results = found.results
        density = results.density(cells) if cells else Density(0, 0)
        cursor, rows = _around(results, anchor, height)
        answer = Answer(
            query=query,
            highlights=self.highlights(node),
            layout=results.layout(),
            total=results.total,
            possible=results.possible,
            density=density,
            cursor=cursor,
        )
        return found, answer, rows

    def _surviving(self, ask: Callable[[], _T]) -> _T:
        """Ask, and once more where the engine breaks: what was read is loaded into another."""
        store = self._loaded
        try:
            return ask()
        except EngineLost as error:
            self._rebuild(store, error)
            return ask()

    def _rebuild(self, broken: Store, error: EngineLost) -> None:
        with self._searching:
            if self._store is not broken:  # it has been done, for somebody else
                return
            if self.is_closed or len(self.breaks) >= MOST_BREAKS:
                raise error
            self._store = type(broken).open(
                self._reading, zone=self.zone, lang=self._choices.lang, order=self.order
            )
            self.breaks += (error.message,)
        broken.close()

    def preview(self, cells: int) -> tuple[Answer, tuple[Row, ...]]:
        """Give what the screen shows without a filter, from the events alone.

        Of many events these are the first ones; with a filter, or in another order, there are none.
        """
        chosen = self._choices
        read, total = self._reading.events, len(self._reading.events)
        is_plain = not (chosen.query or chosen.since or chosen.until)
        if not is_plain or chosen.sort != USUAL_SORT:
            return Answer(total=total), ()
        from timeline_tui.store.preview import FIRST, beginning, preview  # deferred: see above

        if total > PREVIEW_LIMIT:
            shown = beginning([read[number] for number in self.order[:FIRST]], self.zone, total)
        else:
            shown = preview([read[number] for number in self.order], self.zone, cells)
        return Answer(layout=shown.layout, total=total, density=shown.density), shown.rows

    def interrupt(self, *names: str) -> None:
        """End the search that runs and what is counted; or the work of some names alone."""
        if self._store is not None:
            self._store.interrupt(*names)

    def positions(self, found: Found, node: Node) -> Sequence[int]:
        """Give where among what was found those stand that match another filter too, ascending.

        Raises QueryError, EngineError and Interrupted.
        """
        return self._loaded.positions(found.results, node)

    @property
    def _loaded(self) -> Store:
        if self._store is None:
            raise EngineError(tr("The events are not loaded yet"))
        return self._store

    def offers(
        self, text: str, cursor: int, here: str | None, within: str = ""
    ) -> list[Completion]:
        """Give what can stand at the cursor of a filter, with how many events each would find.

        What is to be found is counted `within` the filter in force. Raises EngineError,
        QueryError for a filter that cannot be asked, and Interrupted.
        """
        if self._store is None:
            return self.completions(text, cursor, here)
        from timeline_tui.store.offering import offered  # deferred: see above

        return offered(self._store, text, cursor, self._context(here), self.parse(within))

    # Taking it away.

    def copies(self, hit: Hit) -> Copies:
        """Give what of an event can be copied: each text safe to paste, in logical order."""
        from timeline_tui.timeline.copies import copies  # deferred: few copy

        return copies(hit, self.document_of(hit.event), self._choices.lang)

    def selection(self, found: Found | None = None) -> Selection:
        """Give what was found, else what was found last, as an export writes it."""
        found = found or self._found or Found("", self.search(""))
        results = found.results
        return Selection(
            hits=results.hits(),
            documents=self._reading.documents,
            query=found.query,
            total=results.total,
            matched=results.matched,
            possible=results.possible,
            lang=self._choices.lang,
            zone=self.zone,
            made=found.now,
        )

    def sample(self, found: Found, form: Format) -> tuple[str, ...]:
        """Give how an export begins: the lines that its format makes of the first few events."""
        out = StringIO()
        few = list(islice(found.results.hits(), SAMPLED))
        first = self.selection(found)._replace(hits=few)
        receipt = self.receipt(form, found, first) if form.holds_receipt else None
        form.write(first, out, receipt=receipt)
        return tuple(safe_lines(out.getvalue())[:SAMPLE_LINES])

    def export(self, path: Path, found: Found, *, replace: bool = False) -> int:
        """Write what was found to a file, in the format of its ending.

        Gives how many events were written. Raises WriteError; the file then stands as before.
        """
        from timeline_tui.formats.exporting import write_export  # deferred: few export

        form = format_of(path)
        if not self.is_timely(found.query, found.now):
            found = found._replace(now=self._now())
        selection, receipt = self.selection(found), self.receipt(form, found)
        write_export(str(path), selection, form, receipt, replace=replace)
        return found.results.matched - len(form.left_out(self.selection(found)))

    def receipt(
        self,
        form: Format,
        found: Found | None = None,
        written: Selection | None = None,
        *,
        formula_guard: bool = True,
    ) -> Receipt:
        """Give the receipt of an export of what was found, else of what was found last.

        What the format cannot hold is told of what is `written`, else of all that was found.
        """
        from timeline_tui.timeline.receipts import receipt  # deferred: few export

        found = found or self._found or Found("", self.search(""))
        lost = form.lost(written or self.selection(found))
        return receipt(self, form, found, lost, formula_guard=formula_guard)


def _around(results: Results, anchor: Anchor, height: int) -> tuple[int, tuple[Row, ...]]:
    """Give the position of an anchor, and the rows that a list so high may show with it."""
    position = position_of(results, anchor)
    row = results.layout().row_of(position)
    first = max(0, row - height)
    return position, tuple(results.page(first, max(2 * height, row + height - first)))
