"""Acts that start or change a filter."""

from __future__ import annotations

from timeline_tui.text.catalogue import tr
from timeline_tui.tui.stage import Stage
from timeline_tui.tui.widgets.filter_bar import FilterBar


def edit(stage: Stage) -> None:
    """Start typing a filter; the cursor comes back to its event whenever that matches."""
    stage.held = stage.cursor_anchor
    stage.query_one(FilterBar).edit()


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
