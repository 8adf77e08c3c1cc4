"""A stage that is made of widgets, and what it does when they report something.

Widgets do not know one another: what one of them tells changes the values that the others show.
"""

from __future__ import annotations

import asyncio

from textual import on

from timeline_tui.memory import Memory
from timeline_tui.timeline import Session
from timeline_tui.tui.acts import completing, details, remembering, typing
from timeline_tui.tui.searcher import Searcher
from timeline_tui.tui.stage import Stage
from timeline_tui.tui.widgets.detail_pane import DetailPane
from timeline_tui.tui.widgets.event_list import EventList
from timeline_tui.tui.widgets.filter_bar import FilterBar, Mode
from timeline_tui.tui.widgets.offers_panel import OffersPanel
from timeline_tui.tui.widgets.overview import Overview
from timeline_tui.view.rows import EventRow

TURNS = 2
"""In so many turns every widget has said that it is to be drawn, and every worker has begun."""


async def all_told() -> None:
    """Wait until one picture can show all that was changed: widgets say so one by one."""
    for _ in range(TURNS):
        await asyncio.sleep(0)


class StageOfParts(Stage):
    """A stage whose values follow what its parts report; who makes the parts says how they lie."""

    def __init__(self, session: Session, memory: Memory | None = None) -> None:
        super().__init__(session, memory)
        self._cells = 0
        """How many cells the overview has."""

    @on(EventList.Resized)
    def _list_resized(self, message: EventList.Resized) -> None:
        self.state = self.state.resized(message.height)

    @on(EventList.ColumnPicked)
    def _column_picked(self, message: EventList.ColumnPicked) -> None:
        self.manner = self.manner._replace(active=message.name)

    @on(EventList.Picked)
    def _row_picked(self, message: EventList.Picked) -> None:
        if isinstance(row := self.pages.row(message.row), EventRow):
            names = self.query_one(EventList).column_names
            same = row.position == self.state.cursor
            same = same and message.column == self.manner.active_among(names)
            self.manner = self.manner._replace(active=message.column)
            self.state = self.state.at(row.position)
            if same:
                self.do("details")

    @on(EventList.Scrolled)
    def _list_scrolled(self, message: EventList.Scrolled) -> None:
        self.state = self.state.scrolled(message.lines)

    @on(Overview.Resized)
    def _overview_resized(self, message: Overview.Resized) -> None:
        if message.cells != self._cells:
            self._cells = message.cells
            if self.searcher.is_open:
                self.ask(self._asked)

    @on(Overview.Picked)
    def _moment_picked(self, message: Overview.Picked) -> None:
        go = self.move if message.is_dragged else self.jump
        go(lambda results: results.nearest(message.moment))

    @on(Searcher.Placed)
    def _placed(self, message: Searcher.Placed) -> None:
        if message.found is self.found:
            move = self.state.panned if message.pans else self.state.at
            self.state = move(message.position)

    @on(Searcher.Sought)
    def _sought(self, message: Searcher.Sought) -> None:
        if message.found is self.found:
            details.arrive(self, message.event_id, message.position)

    @on(DetailPane.Followed)
    def _link_clicked(self, message: DetailPane.Followed) -> None:
        details.follow_to(self, message.target)

    @on(FilterBar.Changed)
    async def _line_changed(self, message: FilterBar.Changed) -> None:
        typing.changed(self, message.line, message.cursor)
        await all_told()  # and the search has begun before the letter is drawn

    @on(FilterBar.Pointed)
    def _line_pointed(self, message: FilterBar.Pointed) -> None:
        typing.pointed(self, message.line, message.cursor)

    @on(FilterBar.Kept)
    def _line_kept(self, message: FilterBar.Kept) -> None:
        typing.kept(self, message.text)

    @on(FilterBar.Dropped)
    def _line_dropped(self) -> None:
        typing.dropped(self)

    @on(FilterBar.Moved)
    def _line_moved(self, message: FilterBar.Moved) -> None:
        typing.moved(self, message.by)

    @on(FilterBar.Walked)
    def _line_walked(self, message: FilterBar.Walked) -> None:
        remembering.walk(self, message.by)

    @on(FilterBar.Completed)
    def _line_completed(self, message: FilterBar.Completed) -> None:
        completing.complete(self, backwards=message.backwards)

    @on(OffersPanel.Picked)
    def _offer_picked(self, message: OffersPanel.Picked) -> None:
        self.offers = self.offers.moved(message.number - self.offers.chosen)
        completing.take(self)

    @property
    def is_typing(self) -> bool:
        """Whether the keyboard is the line's."""
        return self.query_one(FilterBar).has_focus_within

    def close_line(self) -> None:
        """Give the keyboard back to what is in sight; the line is that of the filter again."""
        self.accept()
        self.query_one(FilterBar).leave()
        events, pane = self.query_one(EventList), self.query_one(DetailPane)
        (events if events.display else pane).focus()
        completing.put_away(self)

    @property
    def _asked(self) -> str:
        """The filter that is being typed, else the one in force."""
        bar = self.query_one(FilterBar)
        is_typed = self.is_typing and bar.mode is Mode.FILTER
        return bar.typed if is_typed else self.state.filters.present
