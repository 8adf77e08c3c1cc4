"""Acts that open another screen, take the list away as a file, or leave."""

from __future__ import annotations

from functools import partial

from timeline_tui.text.catalogue import tr
from timeline_tui.tui.acts import details
from timeline_tui.tui.dialog import Dialog
from timeline_tui.tui.stage import Stage
from timeline_tui.tui.widgets.detail_pane import DetailPane


def export(stage: Stage) -> None:
    """Open the export dialog for what the list shows, as soon as that is there."""
    stage.is_export_due = stage.found is None
    if stage.found is None:
        stage.say(tr("The export opens as soon as the events are loaded."))
        return
    from timeline_tui.tui.screens.export import ExportScreen  # deferred: start-up

    def told(words: str | None) -> None:
        if words:
            stage.say(words)

    found, (query, here) = stage.found, stage.asked
    if found.query == query:
        # A file outlives the cursor that `here` means.
        found = found._replace(query=stage.session.settled(query, here))
    stage.app.push_screen(ExportScreen(stage.session, found, stage.answer, stage.look), told)


def problems(stage: Stage) -> None:
    """List what is wrong with the files."""
    from timeline_tui.tui.screens.text import TextScreen, problem_lines  # deferred: start-up

    lines = partial(problem_lines, stage.problems)
    stage.app.push_screen(TextScreen(tr("Problems"), lines, panel="problems"))


def show_help(stage: Stage) -> None:
    """Show what helps with what has the keyboard, and then every key."""
    from timeline_tui.tui.screens.text import TextScreen, help_lines  # deferred: start-up

    screen = stage.app.screen
    panel = screen.panel if isinstance(screen, Dialog | Stage) else ""
    if panel == "help":
        return  # it stands there
    lines = partial(help_lines, panel, stage.look.ascii_only)
    stage.app.push_screen(TextScreen(tr("Help"), lines, panel="help"))


def palette(stage: Stage) -> None:
    """Ask for an action by its name, and do it."""
    from timeline_tui.tui.screens.palette import PaletteScreen  # deferred: start-up

    def do(name: str | None) -> None:
        if name is not None:
            stage.post_message(Stage.Called(name))

    stage.app.push_screen(PaletteScreen(stage.panel, ascii_only=stage.look.ascii_only), do)


def change_theme(stage: Stage) -> None:
    """Choose the colours, and remember them."""
    if stage.app.no_color:
        _tell_no_colour(stage)
        return
    from timeline_tui.tui.screens.themes import ThemeScreen  # deferred: start-up

    def keep(name: str | None) -> None:
        if name is not None:
            take_theme(stage, name)

    screen = ThemeScreen(stage.app.theme, ascii_only=stage.look.ascii_only)
    stage.app.push_screen(screen, keep)


def take_theme(stage: Stage, name: str) -> None:
    """Take the colours of a name, and remember them."""
    if stage.app.no_color:
        _tell_no_colour(stage)
        return
    stage.app.theme = name
    stage.remember("theme", lambda _: name)


def _tell_no_colour(stage: Stage) -> None:
    stage.say(tr("NO_COLOR is set: there are no colours to choose from."))


def suspend(stage: Stage) -> None:
    """Go back to the shell; what was there comes back with `fg`."""
    stage.app.action_suspend_process()


def close(stage: Stage) -> None:
    """Close what is open, or quit."""
    if stage.state.fills:
        stage.state = stage.state.without_details()
    elif stage.state.shows_details or stage.focused is stage.query_one(DetailPane):
        details.close(stage)
    else:
        stage.app.exit()
