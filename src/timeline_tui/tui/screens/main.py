"""The main screen: it holds what is on screen as values, hands them down, and answers messages.

The searcher reads and searches in threads and posts what it found; only the screen assigns. Rows
of what was found are looked up at once: that takes neither a file nor a query. The screen draws
nothing itself.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.geometry import Size
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from timeline_tui.errors import QueryError
from timeline_tui.events.event import Event
from timeline_tui.memory import Memory
from timeline_tui.render.detail_look import DetailLook
from timeline_tui.render.palette import Mark, category_marks
from timeline_tui.render.rows import Look
from timeline_tui.text.catalogue import later, tr
from timeline_tui.timeline import Session
from timeline_tui.tui.acts import completing, details, finding, remembering, rows, saying, typing
from timeline_tui.tui.leisure import Leisure
from timeline_tui.tui.messages import message
from timeline_tui.tui.parts import all_told
from timeline_tui.tui.renewing import StageRenewed
from timeline_tui.tui.searcher import Room, Searcher
from timeline_tui.tui.stage import Stage
from timeline_tui.tui.still import Still
from timeline_tui.tui.widgets.detail_pane import Detail, DetailPane
from timeline_tui.tui.widgets.event_list import EventList
from timeline_tui.tui.widgets.filter_bar import FilterBar
from timeline_tui.tui.widgets.offers_panel import OffersPanel
from timeline_tui.tui.widgets.overview import Overview
from timeline_tui.tui.widgets.status import KeyLine, TitleLine
from timeline_tui.tui.words import words
from timeline_tui.view.actions import ACTIONS, Action, key_name
from timeline_tui.view.finding import Finding
from timeline_tui.view.pages import Answer, Pages
from timeline_tui.view.rows import EventRow, Row
from timeline_tui.view.state import ViewState

if TYPE_CHECKING:
    # Received by name: it is imported when it is first asked.
    from timeline_tui.tui.keeper import Keeper

SMALLEST = (40, 12)
"""Columns and lines below which the screen says that it is too small."""

PREFETCH_DELAY = 0.04
"""Seconds before rows out of view are looked up: what is in view is painted first."""
READING_DELAY = 0.4
"""Seconds after which it is told anew how far reading has come."""
OFFER_DELAY = 0.01
"""Seconds before what can follow is counted: the rows are drawn, and are to be written first."""
_FOOTER = ("filter", "details", "help", "export", "close", "next-heading", "next-gap")
_IN_DETAILS = (("j k", later("scroll, links")), ("Esc", later("list")))
"""What the last line offers first while the details have the keyboard."""
_DETAIL_FOOTER = ("link-follow", "back", "details-full", "event-next", "help")
"""What it offers then."""
GAPS = ("next-gap", "previous-gap")
"""Actions that say so where there is nothing to go to: nobody sees that beforehand."""
_BY_ID = {action.id: action for action in ACTIONS}
_PURE = {action.id: action for action in ACTIONS if action.apply is not None}


def call_of(action: Action) -> str:
    """Give how an action of the table is called on the main screen."""
    return f"{'apply' if action.apply else 'perform'}('{action.id}')"


def _is_tiny(size: Size) -> bool:
    columns, lines = SMALLEST
    return size.width < columns or size.height < lines


def _binding(action: Action) -> Binding:
    return Binding(
        ",".join(action.keys),
        call_of(action),
        action.title,
        id=action.id,
        show=False,
    )


class MainScreen(StageRenewed):
    """The list, the overview above it, the details beside it, the filter below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(_binding(action) for action in ACTIONS if action.id != "quit" and not action.panel),
        Binding("escape", "leave", "Back", show=False, id="leave"),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]  # noqa: RUF012 (Textual's own)
    VERTICAL_BREAKPOINTS = [(0, "-short"), (28, "-tall")]  # noqa: RUF012

    @message
    class GaveUp(Message):
        """There is nothing to show; the app leaves and says why."""

        words: str

    def __init__(self, session: Session, memory: Memory | None = None) -> None:
        super().__init__(session, memory)
        self._marks: dict[str, Mark] = {}
        self._ahead: Timer | None = None
        self._reading: Timer | None = None
        self._understood = ""
        """What the filter that is searched for was understood as."""
        self._leisure = Leisure(self)
        self._still = Still(self)
        self._has_begun = False
        self._uncovering: Timer | None = None

    def compose(self) -> ComposeResult:
        """The parts, each bound to the values that it shows."""
        self._fit(self.app.size)
        yield Searcher(self.session)
        yield TitleLine(id="title")
        yield Overview(id="overview").data_bind(Stage.density, Stage.look)
        with Container(id="body"):
            yield EventList(id="list").data_bind(Stage.state, Stage.pages, Stage.look)
            yield DetailPane(id="detail").data_bind(Stage.detail)
            yield OffersPanel(id="offers").data_bind(Stage.offers)
        yield FilterBar(id="filter").data_bind(
            Stage.query_text, Stage.echo, Stage.counts, error=Stage.query_error
        )
        yield KeyLine(id="keys").data_bind(Stage.told, is_error=Stage.tells_error)
        columns, lines = SMALLEST
        yield Static(
            words(tr("This terminal is too small: {size} is needed.", size=f"{columns}x{lines}")),
            id="tiny",
        )

    def _fit(self, size: Size) -> None:
        """Be of a size before there are parts: Textual says so after the first picture."""
        for breakpoints, cells in (
            (self.HORIZONTAL_BREAKPOINTS, size.width),
            (self.VERTICAL_BREAKPOINTS, size.height),
        ):
            name = max(each for each in breakpoints if each[0] <= cells)[1]
            self.set_class(True, name, update=False)
        self.set_class(_is_tiny(size), "-tiny", update=False)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Leave styles alone the first time: all parts have been given theirs a moment ago."""
        event.refresh_styles = self._has_begun
        self._has_begun = True

    def on_mount(self) -> None:
        """Show the frame at once and start reading."""
        self.query_one(EventList).focus()
        self._say_empty()
        choices = self.session.choices
        self.look = Look(lang=choices.lang, ascii_only=choices.ascii_only, bidi=choices.bidi)
        self.query_one(TitleLine).bidi = choices.bidi
        self.query_one(OffersPanel).ascii_only = choices.ascii_only
        self.query_one(KeyLine).ascii_only = choices.ascii_only
        self.query_one(FilterBar).ascii_only = choices.ascii_only
        if choices.query:
            self.state = self.state.filtered(choices.query)
        if self.session.is_read:
            # The first frame that is drawn is to be a whole one.
            self.state = self.state.resized(self.app.size.height)
            self._preview(self.query_one(Overview).cells_in(self.app.size.width))
        else:
            self.searcher.load(self._cells)
            self._reading = self.set_interval(READING_DELAY, self._say_empty)

    def on_idle(self) -> None:
        """Let what is no longer used go when nobody waits."""
        self._leisure.put_off()

    def on_resize(self, event: events.Resize) -> None:
        """Say so where the terminal is too small to show anything."""
        self.set_class(_is_tiny(event.size), "-tiny")
        self.query_one(OffersPanel).fit()
        self.call_after_refresh(self._settle_focus)

    def make_room(self, cells: int, seconds: float) -> None:
        """Offer the keys that are seen whole beside a notification."""
        keys = self.query_one(KeyLine)
        keys.covered = cells
        if self._uncovering is not None:
            self._uncovering.stop()
        self._uncovering = None
        if cells:
            self._uncovering = self.set_timer(seconds, partial(self.make_room, 0, 0))
        else:
            self.answered = ""

    def _hint(self) -> None:
        """Offer keys for what has the keyboard."""
        is_in_details = self.focused is self.query_one(DetailPane)
        names = _DETAIL_FOOTER if is_in_details else _FOOTER
        hints = [
            (key_name(_BY_ID[name].keys[0]), tr(_BY_ID[name].title).lower())
            for name in names
            if self.has_room or name != "details-full"
        ]
        first = [(keys, tr(title)) for keys, title in _IN_DETAILS] if is_in_details else []
        self.query_one(KeyLine).hints = (*first, *hints)

    # Reading and searching: workers compute and post, handlers assign.

    @on(Searcher.Opened)
    def _opened(self) -> None:
        self._leisure.begin()
        self._say_empty()
        self.ask(self._asked)
        self.watch_over_files()

    def _preview(self, cells: int) -> None:
        """Show of a small timeline what needs no engine."""
        self._cells = cells
        self._show_preview(Searcher.Read(*self.session.preview(cells)))

    @on(Searcher.Read)
    def _show_preview(self, message: Searcher.Read) -> None:
        """Show what needs no engine, and only then import it."""
        if self._reading is not None:
            self._reading.stop()
        rows.recall(self)
        self.show_answer(message.answer, message.rows, 0)
        self.call_after_refresh(self.searcher.open)

    @on(Searcher.Answered)
    async def _show_answer(self, message: Searcher.Answered) -> None:
        if message.generation == self.searcher.generation:
            self.found = message.found
            self.echo = self._understood  # with the rows: two pictures would be in each other's way
            self.show_answer(self._overtaken(message), message.rows, message.generation)
            self._say_empty()  # an answer that is no other than the first says so to nobody
            finding.again(self)
            # What is drawn comes first: counting beside it would take its time. It is the list that
            # knows yet that there is something to draw.
            rows_drawn = self.query_one(EventList).call_after_refresh
            rows_drawn(self.set_timer, OFFER_DELAY, partial(self._offer, message.generation))
            await all_told()
            self._still.end()
            self._open_export()

    def _open_export(self) -> None:
        """Open the export that was asked for too early, unless one does something else by now."""
        if self.is_export_due:
            self.is_export_due = False
            if self.app.screen is self and not self.is_typing:
                self.hush()
                self.do("export")

    def _overtaken(self, message: Searcher.Answered) -> Answer:
        """Give an answer with the cursor where it has gone meanwhile, if that is in its rows."""
        anchor, answer = self.cursor_anchor, message.answer
        if anchor == message.anchor:
            return answer
        events = (row for row in message.rows if isinstance(row, EventRow))
        places = (row.position for row in events if row.hit.event.id == anchor.event_id)
        return answer._replace(cursor=next(places, answer.cursor))

    def _offer(self, generation: int) -> None:
        """Offer what can follow, unless something else is asked for meanwhile."""
        if generation == self.searcher.generation:
            completing.show(self)

    @on(Searcher.Refused)
    def _show_refusal(self, message: Searcher.Refused) -> None:
        if message.generation == self.searcher.generation:
            self._still.end()
            self.echo = self._understood
            self.object_to(message.error, self.asked[0])
            completing.show(self)

    @on(Searcher.Offered)
    def _show_offers(self, message: Searcher.Offered) -> None:
        """Take counts in, unless something else has been typed meanwhile."""
        if (message.line, message.cursor) == (self.offers.line, self.offers.cursor):
            self.offers = self.offers.counted(message.items)

    @on(Searcher.Located)
    def _show_hits(self, message: Searcher.Located) -> None:
        if message.found is not self.found:
            return  # the list is another one by now, and is looked through by itself
        if message.error is not None and message.text == self.finding.text:
            self.object_to(message.error, message.text)
        else:
            finding.placed(self, message.text, message.positions)
        completing.show(self)

    def on_keeper_recalled(self, message: Keeper.Recalled) -> None:
        """Take what earlier runs remembered."""
        remembering.recalled(self, message.name, message.entry)

    def show_answer(self, answer: Answer, rows: tuple[Row, ...], generation: int) -> None:
        """Show what a filter gave, with the cursor where that says, and its rows at hand."""
        choices = self.session.choices
        if not self._marks:
            self._marks = category_marks(self.session.categories, ascii_only=choices.ascii_only)
        is_filtered = answer.layout.matched < answer.total
        look = Look(
            self._marks,
            answer.highlights,
            choices.lang,
            choices.ascii_only,
            is_filtered,
            self.session.dates,
            choices.bidi,
            finding=self.finding,
        )
        self.look = self.mannered(look)
        self.answer = answer
        self.pages = Pages({row.row: row for row in rows}, generation)
        before, self.state = self.state, self.state.answered(answer.layout, answer.cursor)
        if self.state == before:  # nobody was told
            self._follow()
            self._want_rows()

    @on(Searcher.Failed)
    def _report(self, message: Searcher.Failed) -> None:
        if message.is_final:
            self.post_message(self.GaveUp(str(message.error)))
        else:
            self.say(str(message.error), is_error=True)

    @on(Searcher.Lost)
    def _ask_anew(self) -> None:
        self.ask(self._asked)

    @on(Searcher.Rebuilt)
    def _tell_of_rebuilding(self, message: Searcher.Rebuilt) -> None:
        told = tr("{what}. The events were loaded anew from memory.", what=message.told)
        self.say(told, is_warning=True)

    def ask(self, query: str) -> None:
        """Start a search for a filter, or say what is wrong with it and keep what stands."""
        if query != self.asked[0]:
            # What `here` names stays, however often the same filter is asked again.
            self.asked = (query, self.cursor_anchor.event_id)
        try:
            node = self.session.parse(*self.asked)
        except QueryError as error:
            self.object_to(error, query)
            rest = self.session.without_valueless(*self.asked) if self.unfinished else None
            if rest is not None:  # a field narrows nothing before its value is there
                query, node = rest, self.session.parse(rest, self.asked[1])
            elif not self.searcher.is_open or self.searcher.generation:
                return
            else:
                query, node = "", self.session.everything()  # the first list must show something
        else:
            self.accept()
        self._understood = self.session.echo(node)
        if not self.searcher.is_open:
            self.echo = self._understood
            return
        self.searcher.search(query, node, self.cursor_anchor, self.room)
        if self.is_typing:
            self._still.begin()

    @property
    def room(self) -> Room:
        """How much of an answer can be seen."""
        return Room(self._cells, max(SMALLEST[1], self.state.height))

    # What is on screen.

    def watch_query_error(self) -> None:
        """Say what is wrong with the filter."""
        if self.query_error is not None:
            self.hush()
        self._tell()

    def watch_echo(self) -> None:
        """Say what the filter was understood as, while it is typed."""
        self._tell()

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _focus_moved(self) -> None:
        self.query("ToastRack").set_class(self.is_typing, "-above")
        events, pane = self.query_one(EventList), self.query_one(DetailPane)
        if events.display and self.focused in (events, pane):
            self.is_in_details = self.focused is pane
        self._show_or_hide()
        self._hint()
        self._tell()

    def _tell(self) -> None:
        self.tells_error = self.query_error is not None
        if self.query_error is not None:
            self.told = str(self.query_error)
        elif self.is_typing:
            self.told = typing.told(self)
        elif self.state.count:
            count = self.state.count
            self.told = tr("{count:,} times, or to number {count:,}; Esc forgets it", count=count)
        else:
            self.told = finding.told(self)
        self.counts = typing.counts(self)
        self._say_empty()

    def watch_finding(self, before: Finding, after: Finding) -> None:
        """Let what is looked for stand out, and say how much of it there is."""
        if after.text and after.text != before.text:
            self.hush()
        self.look = self.look._replace(finding=self.finding)
        self._follow()
        self._tell()

    def watch_state(self, before: ViewState, after: ViewState) -> None:
        """Follow the cursor; ask for rows that are not there; search when the filter changed."""
        if after.filters.present != before.filters.present:
            self.query_text = after.filters.present
            self.ask(after.filters.present)
        if after.count != before.count or self.finding.text:
            self._tell()
        self._follow()
        self._want_rows()
        self._show_or_hide()
        if (before.shows_details, before.fills) != (after.shows_details, after.fills):
            self._say_empty()
            self.call_after_refresh(self._settle_focus)

    def _show_or_hide(self) -> None:
        """Show the details where they were asked for, and wherever the keyboard is theirs."""
        self.set_class(self.state.shows_details or self.is_in_details, "-details")
        self.set_class(self.state.fills, "-full")

    def _settle_focus(self) -> None:
        """Give the keyboard to the part that had it, or to the one that stands in its place."""
        if not self.is_typing:
            events, pane = self.query_one(EventList), self.query_one(DetailPane)
            self.set_focus(pane if self.is_in_details or not events.display else events)
        self._hint()

    def watch_manner(self) -> None:
        """Draw the rows in the new manner, and say whose clock shows the times."""
        super().watch_manner()
        self.tell_counts()

    def watch_pages(self, before: Pages, after: Pages) -> None:
        """Follow the cursor once its row is there; with another answer comes another state."""
        if before.generation == after.generation:
            self._follow()
            self._want_rows()

    def watch_answer(self) -> None:
        """Say how many match, and what there is if none does."""
        self.tell_counts()
        self._tell()

    def _follow(self) -> None:
        """Show what goes with the rows; while one types, once they have been drawn."""
        if self.is_typing:
            self.query_one(EventList).call_after_refresh(self._show_beside)
        else:
            self._show_beside()

    def _show_beside(self) -> None:
        """Show where in time the rows lie, and the details of the one that the cursor is on."""
        self.density = self.answer.density
        if self.selected is not None or self.state.aside or not self.state.layout.matched:
            self.query_one(Overview).shown = self.frame
        self._show_detail()

    def _show_detail(self) -> None:
        aside = self.aside
        event = aside or self.selected
        if event is None:
            if self.found is None or not self.state.layout.matched:
                self.detail = None
            return
        if aside is not None:
            around = self.session.around(event)._replace(is_hidden=True)
        else:
            around = self.session.around(event, self._beside(-1), self._beside(1))
        document = self.session.document_of(event)
        look = DetailLook(
            self.look.highlights._replace(sought=self.finding.highlights),
            self.look.lang,
            self.look.ascii_only,
            self.look.dates,
            self.session.name,
            self.look.bidi,
            self.look.clocks,
        )
        self.detail = Detail(event, document, look, around)

    def _beside(self, by: int) -> Event | None:
        """The event so many places from the cursor; None where its row has not come."""
        position = self.state.cursor + by
        if not 0 <= position < self.state.layout.matched:
            return None
        row = self.pages.event_row(self.state.layout.row_of(position))
        return row.hit.event if row else None

    def _want_rows(self) -> None:
        """Look up the rows that are not there: those in view at once, those near them soon."""
        if self.found is None:
            return
        state, known = self.state, self.found.results.rows
        in_view = range(state.top, min(state.top + state.height, state.layout.rows, known))
        if not all(self.pages.row(number) for number in in_view):
            self._take_rows(state.top - state.height, 3 * state.height)
        elif self._ahead is None and self._wanted() is not None:
            self._ahead = self.set_timer(PREFETCH_DELAY, self._take_near)

    def _wanted(self) -> tuple[int, int] | None:
        return self.pages.wanted(self.state.top, self.state.height, self.state.layout.rows)

    def _take_near(self) -> None:
        self._ahead = None
        if wanted := self._wanted():
            self._take_rows(*wanted)

    def _take_rows(self, first: int, count: int) -> None:
        if self.found is not None:
            self.pages = self.pages.added(self.found.results.page(first, count))

    def _say_empty(self) -> None:
        """Say in the list why it is empty, where it is; in the details where they hide it."""
        events, pane = self.query_one(EventList), self.query_one(DetailPane)
        events.empty_text = saying.empty(self)
        pane.empty_text = "" if events.display else events.empty_text

    def tell_counts(self) -> None:
        """Say in the title how many events match, and how times are shown."""
        line = self.query_one(TitleLine)
        line.ascii_only = self.look.ascii_only
        line.title = self.session.title
        line.counts = saying.counts(self, self.answer)

    # Actions that need the screen; the pure ones are rows of ACTIONS.

    def action_apply(self, name: str) -> None:
        """Do a pure action of the table, as often as the count before its key says."""
        action = _PURE[name]
        if action.apply is not None:
            if action.is_jump or self.state.count:
                self.leave_place()
            before, self.state = self.state, action.apply(self.state, self.state.count).uncounted()
            if name in GAPS and self.state == before.uncounted():
                self.say(tr("There is no gap that way."))

    def action_perform(self, name: str) -> None:
        """Do an action that needs the screen; a count that it does not ask for is forgotten."""
        from timeline_tui.tui.acts.table import ACTS  # deferred: start-up

        ACTS[name](self)
        self.state = self.state.uncounted()

    def count(self, digit: str) -> None:
        """Take a digit before a key for a count; 0 only behind another digit."""
        if digit != "0" or self.state.count:
            self.state = self.state.counting(int(digit))

    def action_leave(self) -> None:
        """Close what is open; never lose anything."""
        self.is_export_due = False
        self.state = self.state.uncounted()
        if self.is_typing:
            typing.dropped(self)
        elif self.focused is self.query_one(DetailPane) and not self.state.fills:
            details.put_away(self)
        elif self.finding.text:
            finding.clear(self)
        else:
            self.state = self.state.without_details()

    def do(self, name: str) -> None:
        """Do the action of an id."""
        if name in _PURE:
            self.action_apply(name)
        elif name == "quit":
            self.app.exit()
        else:
            self.action_perform(name)
