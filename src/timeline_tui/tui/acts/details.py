"""Acts on the details of the selected event."""

from __future__ import annotations

from timeline_tui.tui.stage import Stage
from timeline_tui.tui.widgets.detail_pane import DetailPane


def toggle(stage: Stage) -> None:
    """Open or close the details, where there is an event to look at."""
    if stage.state.layout.matched:
        stage.state = stage.state.toggled_details()


def scroll_down(stage: Stage) -> None:
    """Scroll the details down."""
    stage.query_one(DetailPane).scroll_lines(3)


def scroll_up(stage: Stage) -> None:
    """Scroll the details up."""
    stage.query_one(DetailPane).scroll_lines(-3)
