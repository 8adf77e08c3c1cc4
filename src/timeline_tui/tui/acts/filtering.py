"""Acts that start or change a filter."""

from __future__ import annotations

from timeline_tui.text.catalogue import tr
from timeline_tui.tui.acts import remembering
from timeline_tui.tui.stage import Stage
from timeline_tui.tui.widgets.filter_bar import FilterBar, Mode


def edit(stage: Stage) -> None:
    """Start typing a filter; the cursor comes back to its event whenever that matches."""
    stage.held = stage.cursor_anchor
    remembering.recall(stage, Mode.FILTER)
    stage.query_one(FilterBar).edit()


def kept(stage: Stage) -> None:
    """Let the filter stay; one that cannot be read stays in the line until it is mended."""
    stage.tell_unfinished()
    if stage.query_error is not None:
        return
    query = stage.session.settled(*stage.asked).strip()
    if query != stage.state.filters.present:
        stage.leave_place()
    stage.held = None
    remembering.keep(stage, Mode.FILTER, query)
    stage.close_line()
    stage.query_one(FilterBar).show(query)
    stage.state = stage.state.filtered(query)


def dropped(stage: Stage) -> None:
    """Take the filter before."""
    present = stage.state.filters.present
    stage.close_line()
    stage.query_one(FilterBar).show(present)
    stage.ask(present)
    stage.held = None


def since(stage: Stage) -> None:
    """Show only what lasts or comes from this event on."""
    _narrow(stage, "since")


def until(stage: Stage) -> None:
    """Show only what came up to this event."""
    _narrow(stage, "until")


def _narrow(stage: Stage, verb: str) -> None:
    event = stage.selected
    query = stage.session.narrowed(stage.state.filters.present, verb, event) if event else ""
    if query:
        stage.change_filter(query)
    else:
        stage.say(tr("There is no date here to count from."), is_warning=True)
