"""The stage: what is on screen, as values, and how a person gets about in it.

The main screen is a stage that is made of widgets and answers their messages; the acts (`tui.acts`)
are what keys do to a stage. Of the widgets it knows those that work for it in threads, and the list
for its columns.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message
from textual.notifications import SeverityLevel
from textual.reactive import reactive
from textual.timer import Timer

from timeline_tui.errors import QueryError
from timeline_tui.events.event import Event
from timeline_tui.events.problems import Problem
from timeline_tui.memory import Memory
from timeline_tui.render.rows import Look
from timeline_tui.timeline import Anchor, Found, Place, Session, position_of
from timeline_tui.tui.drawn import PieceScreen
from timeline_tui.tui.messages import message
from timeline_tui.tui.searcher import Searcher
from timeline_tui.tui.widgets.detail_pane import Detail
from timeline_tui.tui.widgets.event_list import EventList
from timeline_tui.tui.widgets.filter_bar import FilterBar, Mode
from timeline_tui.tui.words import notice, width_of_notice
from timeline_tui.view.finding import NOTHING, Finding
from timeline_tui.view.history import History
from timeline_tui.view.manner import Manner
from timeline_tui.view.offers import Offers
from timeline_tui.view.pages import Answer, Pages
from timeline_tui.view.recall import Recall
from timeline_tui.view.rows import Density, Hit
from timeline_tui.view.state import ViewState

if TYPE_CHECKING:
    # These are imported once the first events stand on the screen.
    from timeline_tui.store.results import Results
    from timeline_tui.tui.keeper import Keeper

PANELS = {"list": "list", "detail": "details", "filter": "filter"}
"""Under which name the help knows each part, by its id."""
SHORT, LONG = 4.0, 8.0
"""Seconds for which something that happened is told, and something that went wrong."""
PAUSE = 1.5
"""Seconds without a key after which what is unfinished is told to be wrong."""


class Stage(PieceScreen[None]):
    """What is on screen: frozen values that the widgets are bound to."""

    state: reactive[ViewState] = reactive(ViewState(), init=False, repaint=False)
    """The list as a person left it: the one truth."""
    answer: reactive[Answer] = reactive(Answer(), init=False, repaint=False)
    """What the filter in force gave."""
    pages: reactive[Pages] = reactive(Pages(), init=False, repaint=False)
    """The rows at hand."""
    look: reactive[Look] = reactive(Look(), init=False, repaint=False)
    """How rows are drawn."""
    detail: reactive[Detail | None] = reactive(None, init=False, repaint=False)
    """The selected event."""
    manner: reactive[Manner] = reactive(Manner(), init=False, repaint=False)
    """How a person looks at the rows."""
    density: reactive[Density] = reactive(Density(0, 0), init=False, repaint=False)
    query_text: reactive[str] = reactive("", init=False, repaint=False)
    query_error: reactive[QueryError | None] = reactive(None, init=False, repaint=False)
    echo: reactive[str] = reactive("", init=False, repaint=False)
    """What the filter was understood as."""
    offers: reactive[Offers] = reactive(Offers(), init=False, repaint=False)
    """What can be taken for the line that is typed."""
    finding: reactive[Finding] = reactive(NOTHING, init=False, repaint=False)
    """What is looked for in the list."""
    counts: reactive[str] = reactive("", init=False, repaint=False)
    """How many match what is typed."""
    told: reactive[str] = reactive("", init=False, repaint=False)
    """What the last line says in place of the keys."""
    tells_error: reactive[bool] = reactive(False, init=False, repaint=False)

    @message
    class Called(Message):
        """An action of the table was called by its id."""

        name: str

    def __init__(self, session: Session, memory: Memory | None = None) -> None:
        super().__init__()
        self.session = session
        self.memory = memory or Memory()
        """What is remembered from one run to the next."""
        self.found: Found | None = None
        """What the filter in force found; None until the engine is there."""
        self.held: Anchor | None = None
        """Where the cursor stood before a filter is typed or a place is gone back to."""
        self.unfinished: QueryError | None = None
        """What is wrong with what is typed as long as it may yet be finished: it is not told."""
        self._keeper: Keeper | None = None
        self._patience: Timer | None = None
        self.sought_from: int | None = None
        """Where the cursor stood before it goes to what is looked for."""
        self.before_finding = NOTHING
        """What was looked for before something else is typed."""
        self.asked: tuple[str, str | None] = ("", None)
        """The filter that was asked last, and the event that `here` names in it."""
        self.recalled: set[Mode] = set()
        """The uses of the line for which earlier runs were asked."""
        self.awaited: tuple[str, int, bool] | None = None
        """The line for which something is to be offered once the rows have come, its cursor, and
        whether that was asked for."""
        self.recalls: dict[Mode, Recall] = {mode: Recall() for mode in Mode}
        """What was typed before, for each use of the line."""
        self.unread: tuple[Problem, ...] = ()
        """Why files cannot be read as they are now; nothing where the list shows them so."""
        self.is_export_due = False
        """Whether the export is to be opened once there is something to write."""
        self._latest = ""
        """What is to be said, unless something else is said meanwhile."""
        self.answered = ""
        """What answered to a key, as long as it is told."""
        self.is_in_details = False
        """Whether the keyboard was the details' when they and the list were last in sight."""
        self._places: History[Place | None] = History(None)

    @property
    def searcher(self) -> Searcher:
        """Who reads, searches and pages."""
        return self.query_one(Searcher)

    @property
    def keeper(self) -> Keeper:
        """Who recalls what earlier runs remembered; made when that is first asked for."""
        if self._keeper is None:
            from timeline_tui.tui.keeper import Keeper  # deferred: start-up

            self._keeper = Keeper(self.memory)
            self.mount(self._keeper)
        return self._keeper

    # What a stage is asked to do, whatever it is made of.

    def ask(self, query: str) -> None:
        """Start a search for a filter as it is typed, or hold what is wrong with it."""
        raise NotImplementedError

    def do(self, name: str) -> None:
        """Do the action of an id."""
        raise NotImplementedError

    def close_line(self) -> None:
        """Give the keyboard back to the list; the line is that of the filter again."""
        raise NotImplementedError

    @property
    def is_typing(self) -> bool:
        """Whether the keyboard is the line's."""
        raise NotImplementedError

    # What is wrong with what is typed.

    def object_to(self, error: QueryError, line: str) -> None:
        """Tell what is wrong with a line; while it may yet be finished, only after a pause."""
        self.accept()
        if self.is_typing and self.session.is_unfinished(line, error):
            self.unfinished = error
            self._patience = self.set_timer(PAUSE, self._rest)
        else:
            self.query_error = error

    def accept(self) -> None:
        """There is nothing wrong with a line."""
        if self._patience is not None:
            self._patience.stop()
        self.query_error = self.unfinished = None

    def _rest(self) -> None:
        """Whoever reads what may follow knows that it is not finished."""
        if not self.offers.is_open:
            self.tell_unfinished()

    def tell_unfinished(self) -> None:
        """Tell what was not told because it may yet have been finished."""
        if self.unfinished is not None:
            self.query_error, self.unfinished = self.unfinished, None

    @property
    def panel(self) -> str:
        """Under which name the help knows what has the keyboard."""
        focused = self.focused
        if focused is None:
            return "list"
        holders = (focused, *focused.ancestors)
        panel = next((PANELS[each.id] for each in holders if each.id in PANELS), "list")
        return self.query_one(FilterBar).mode.value if panel == "filter" else panel

    @property
    def has_room(self) -> bool:
        """Whether the list and the details fit on the screen together."""
        return self.has_class("-wide") or self.has_class("-tall")

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files, as they are now and as they were read."""
        return (*self.unread, *self.session.problems)

    # What is selected.

    @property
    def selected(self) -> Event | None:
        """The event that the cursor stands on; None where its row has not come."""
        row = self.pages.event_row(self.state.cursor_row)
        return row.hit.event if row else None

    @property
    def shown(self) -> Hit | None:
        """The event that the details are of: one that the filter hides, or the selected one."""
        if self.aside is not None:
            return Hit(self.aside)
        row = self.pages.event_row(self.state.cursor_row)
        return row.hit if row else None

    @property
    def aside(self) -> Event | None:
        """The event that the details show although the filter hides it."""
        return self.session.event(self.state.aside)

    @property
    def active_column(self) -> str:
        """The column that `=` and `!` act on; nothing where no column is shown."""
        return self.manner.active_among(self.query_one(EventList).column_names)

    @property
    def cursor_anchor(self) -> Anchor:
        """Where the cursor stands; while a filter is typed, where it stood before.

        An event that the details show although the filter hides it comes before the list's own:
        without the filter the cursor is to be there.
        """
        if self.held is not None:
            return self.held
        event = self.aside or self.selected
        return Anchor.of(event) if event else Anchor(position=self.state.cursor)

    @property
    def frame(self) -> tuple[int, int] | None:
        """The stretch of time in view (ns, half-open); None where that is all there is."""
        state = self.state
        if state.layout.rows <= state.height:
            return None
        rows = map(self.pages.event_row, range(state.top + state.covered, state.top + state.height))
        moments = [Anchor.of(row.hit.event).moment for row in rows if row is not None]
        known = [moment for moment in moments if moment is not None]
        return (min(known), max(known) + 1) if known else None

    # Going about, and back.

    def jump(self, place: Callable[[Results], int]) -> None:
        """Go to a position that is yet to be found; one can go back from there."""
        if self.found is not None:
            self.leave_place()
            self.searcher.go(self.found, place)

    def move(self, place: Callable[[Results], int], *, pans: bool = False) -> None:
        """Go to a position as a step of many, which nobody wants to go back through.

        The list `pans` if it is to move with the cursor.
        """
        if self.found is not None:
            self.searcher.go(self.found, place, pans=pans)

    def leave_place(self) -> None:
        """Remember where the cursor stands, before it goes elsewhere."""
        self._places = self._places.at(self._place).added(None)

    def go_back(self) -> None:
        """Go back to the place before, and to its filter."""
        self._walk(self._places.at(self._place).undone())

    def go_forward(self) -> None:
        """Go forward to the place that was gone back from."""
        self._walk(self._places.at(self._place).redone())

    @property
    def _place(self) -> Place:
        return Place(self.state.filters.present, self.cursor_anchor, self.state.aside)

    def _walk(self, places: History[Place | None]) -> None:
        place = places.present
        if place is None or self.found is None or place == self._place:
            return
        self._places = places
        anchor = place.anchor
        if place.query != self.state.filters.present:
            self.held = anchor
            self.state = self.state.filtered(place.query)
            self.held = None
        elif place.aside:
            self.state = self.state.showing(place.aside)
        else:
            self.searcher.go(self.found, lambda results: position_of(results, anchor))

    def change_filter(self, query: str) -> None:
        """Put another filter in force; one can go back from it."""
        if query != self.state.filters.present:
            self.leave_place()
            self.state = self.state.filtered(query)

    # How the rows are looked at.

    def mannered(self, look: Look) -> Look:
        """Give a look in the manner that a person chose."""
        session, manner = self.session, self.manner
        return look._replace(
            manner=manner,
            dates=session.dates_in(manner.style),
            survey=session.survey,
            zone=session.zone,
            zones=session.zones,
        )

    def watch_manner(self) -> None:
        """Draw the rows in the new manner."""
        self.look = self.mannered(self.look)

    def remember(self, name: str, change: Callable[[object], object]) -> None:
        """Keep something for the next run, in the background."""
        keep = partial(self.memory.keep, name, change)
        self.run_worker(keep, thread=True, group="memory", exit_on_error=False)

    def say(
        self,
        words: str,
        *,
        is_warning: bool = False,
        is_error: bool = False,
        is_answer: bool = True,
    ) -> None:
        """Notify: say what happened, or why nothing did. The words may hold text from files.

        It takes the place of what was said before: only the last thing matters. What happens by
        itself is no answer to a key: it is told below one that is still being read.
        """
        if is_answer:
            self.answered = words
        elif self.answered:
            words = f"{self.answered}\n{words}"
        severity: SeverityLevel = (
            "error" if is_error else "warning" if is_warning else "information"
        )
        timeout = LONG if is_warning or is_error else SHORT
        self._latest = words
        # The application takes notifications in one by one: one that is still on its way to it
        # would not be cleared.
        self.app.call_later(self._notify, words, severity, timeout)
        self.make_room(width_of_notice(words, self.app.size.width), timeout)

    def _notify(self, words: str, severity: SeverityLevel, timeout: float) -> None:
        if words == self._latest:
            self._latest = ""
            self.app.clear_notifications()
            self.app.notify(
                notice(words, self.app.size.width),  # type: ignore[arg-type]
                severity=severity,
                timeout=timeout,
            )

    def hush(self) -> None:
        """Take back what was said: the last line says something newer."""
        self._latest = ""
        self.app.clear_notifications()
        self.make_room(0, 0)

    def make_room(self, cells: int, seconds: float) -> None:
        """Leave so many cells of the last line to a notification, and for how long."""
        raise NotImplementedError
