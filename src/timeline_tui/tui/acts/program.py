"""Acts that open another screen, take the list away as a file, or leave."""

from __future__ import annotations

from functools import partial

from timeline_tui.text.catalogue import tr
from timeline_tui.tui.stage import Stage
from timeline_tui.tui.widgets.detail_pane import DetailPane
from timeline_tui.tui.widgets.event_list import EventList


def export(stage: Stage) -> None:
    """Open the export dialog for what the list shows."""
    if stage.found is None:
        return
    from timeline_tui.tui.screens.export import ExportScreen  # deferred: start-up

    def told(words: str | None) -> None:
        if words:
            stage.app.clear_notifications()
            stage.say(words, title=tr("Exported"))

    stage.app.push_screen(ExportScreen(stage.session, stage.found, stage.answer), told)


def problems(stage: Stage) -> None:
    """List what did not load."""
    from timeline_tui.tui.screens.text import TextScreen, problem_lines  # deferred: start-up

    lines = partial(problem_lines, stage.session.problems)
    stage.app.push_screen(TextScreen(tr("Problems"), lines))


def show_help(stage: Stage) -> None:
    """Show every key."""
    from timeline_tui.tui.screens.text import TextScreen, help_lines  # deferred: start-up

    stage.app.push_screen(TextScreen(tr("Help"), help_lines))


def change_theme(stage: Stage) -> None:
    """Switch between dark and light."""
    stage.app.theme = "paper" if stage.app.theme == "ink" else "ink"


def close(stage: Stage) -> None:
    """Close what is open, or quit."""
    if stage.state.shows_details or stage.state.fills:
        stage.state = stage.state.without_details()
    elif stage.query_one(DetailPane).has_focus:
        stage.query_one(EventList).focus()
    else:
        stage.app.exit()
