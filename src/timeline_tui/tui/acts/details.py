"""Acts on the details of the selected event, and on the links in them."""

from __future__ import annotations

from timeline_tui.render.links import Target
from timeline_tui.tui.stage import Stage
from timeline_tui.tui.widgets.detail_pane import DetailPane
from timeline_tui.tui.widgets.event_list import EventList

LINES = 3
"""Lines that the details scroll at once from the list."""


def enter(stage: Stage) -> None:
    """Show the details, where there is an event to look at; where they are in sight, enter them."""
    pane = stage.query_one(DetailPane)
    if stage.focused is pane:
        put_away(stage)
    elif pane.display:
        stage.set_focus(pane)
    elif stage.state.layout.matched:
        stage.state = stage.state.toggled_details()


def switch(stage: Stage) -> None:
    """Move between the list and the details; those that are not in sight are shown first."""
    pane = stage.query_one(DetailPane)
    if stage.focused is pane:
        put_away(stage)
    elif stage.focused is not stage.query_one(EventList):
        stage.app.action_focus_next()  # out of a line that is being typed, as everywhere
    else:
        enter(stage)
        if stage.state.shows_details:
            stage.is_in_details = True
            stage.call_after_refresh(stage.set_focus, pane)


def put_away(stage: Stage) -> None:
    """Go back to the list; where the details stand in its place, they are closed."""
    events = stage.query_one(EventList)
    if events.display:
        stage.set_focus(events)
    else:
        close(stage)


def close(stage: Stage) -> None:
    """Close the details; the keyboard is the list's again."""
    stage.is_in_details = False
    stage.set_focus(stage.query_one(EventList))
    stage.state = stage.state.without_details()


def scroll_down(stage: Stage) -> None:
    """Scroll the details down."""
    stage.query_one(DetailPane).scroll_lines(LINES * _count(stage))


def scroll_up(stage: Stage) -> None:
    """Scroll the details up."""
    stage.query_one(DetailPane).scroll_lines(-LINES * _count(stage))


def page_down(stage: Stage) -> None:
    """Scroll the details one page down."""
    stage.query_one(DetailPane).scroll_pages(_count(stage))


def page_up(stage: Stage) -> None:
    """Scroll the details one page up."""
    stage.query_one(DetailPane).scroll_pages(-_count(stage))


def to_top(stage: Stage) -> None:
    """Scroll to the first line."""
    stage.query_one(DetailPane).scroll_to(at_end=False)


def to_end(stage: Stage) -> None:
    """Scroll to the last line."""
    stage.query_one(DetailPane).scroll_to(at_end=True)


def next_link(stage: Stage) -> None:
    """Go to the next link in view, or scroll down."""
    stage.query_one(DetailPane).step(_count(stage))


def previous_link(stage: Stage) -> None:
    """Go to the link before in view, or scroll up."""
    stage.query_one(DetailPane).step(-_count(stage))


def next_event(stage: Stage) -> None:
    """Show the next event of the list."""
    stage.state = stage.state.moved(_count(stage))


def previous_event(stage: Stage) -> None:
    """Show the event before in the list."""
    stage.state = stage.state.moved(-_count(stage))


def follow(stage: Stage) -> None:
    """Follow the selected link; without one, go back to the list."""
    target = stage.query_one(DetailPane).target
    if target is None:
        put_away(stage)
    else:
        follow_to(stage, target)


def follow_to(stage: Stage, target: Target) -> None:
    """Go to an event, or show an address and ask what is to be done with it.

    `#id` in a text is the event of that id, as in a filter.
    """
    event_id = target.event_id or target.address.removeprefix("#")
    is_event = target.event_id or target.address.startswith("#")
    if is_event and stage.session.event(event_id) is not None:
        if stage.found is not None:
            stage.searcher.seek(stage.found, event_id)
    else:
        _show_address(stage, target.address or target.event_id)


def arrive(stage: Stage, event_id: str, position: int | None) -> None:
    """Put the cursor on an event; one that the filter hides is shown in the details alone.

    They say so on their first line: neither the filter nor the place in the list is lost.
    """
    stage.leave_place()
    stage.query_one(DetailPane).leave()
    if position is None:
        stage.state = stage.state.showing(event_id)
    else:
        stage.state = stage.state.at(position)


def _show_address(stage: Stage, address: str) -> None:
    from timeline_tui.tui.screens.address import AddressScreen  # deferred: start-up

    def told(words: str | None) -> None:
        if words:
            stage.say(words)

    stage.app.push_screen(AddressScreen(address), told)


def _count(stage: Stage) -> int:
    return max(1, stage.state.count)
