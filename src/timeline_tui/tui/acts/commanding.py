"""Acts on the command line: what it offers, and what a command does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui import config
from timeline_tui.errors import CommandError, QueryError
from timeline_tui.text.catalogue import tr
from timeline_tui.tui.acts import finding, going, program, remembering
from timeline_tui.tui.stage import Stage
from timeline_tui.tui.widgets.filter_bar import FilterBar, Mode

if TYPE_CHECKING:
    # Nobody types before the first events stand on the screen.
    from timeline_tui.query.completion import Completion
    from timeline_tui.view.commands import Asked, Table

SETTINGS = {
    "dates": config.DATES,
    "months": config.MONTHS,
    "digits": config.DIGITS,
    "theme": config.THEMES,
}
"""The settings that can be changed while the program runs."""


def edit(stage: Stage) -> None:
    """Start typing a command."""
    remembering.recall(stage, Mode.COMMAND)
    stage.query_one(FilterBar).edit(Mode.COMMAND, "")


def changed(stage: Stage) -> None:
    """What was wrong with a command is mended by typing."""
    stage.accept()


def completions(stage: Stage, line: str, cursor: int) -> list[Completion]:
    """Give what can stand at the cursor of a command line, outside a filter in it."""
    from timeline_tui.view.commands import complete_command, free_part  # deferred: start-up

    start = free_part(line)
    return complete_command(line, cursor, _table(stage)) if start is None or cursor < start else []


def kept(stage: Stage, line: str) -> None:
    """Do what a command asks for, or say what is wrong with it."""
    from timeline_tui.view.commands import read_command  # deferred: start-up

    if not line.strip():
        stage.close_line()
        return
    try:
        asked = read_command(line, _table(stage))
        _check(stage, asked)
    except CommandError as error:
        stage.query_error = error
        return
    except QueryError as error:
        stage.query_error = _moved(error, len(line) - len(asked.argument))
        return
    remembering.keep(stage, Mode.COMMAND, line)
    stage.close_line()
    _do(stage, asked)


def dropped(stage: Stage) -> None:
    """Leave the command line."""
    stage.close_line()


def _table(stage: Stage) -> Table:
    from timeline_tui.store.ranking import ORDERS  # deferred: the engine is imported by then
    from timeline_tui.view.commands import Table

    themes = sorted(name for name in stage.app.available_themes if name in config.THEMES)
    return Table(tuple(ORDERS), themes, SETTINGS)


def _check(stage: Stage, asked: Asked) -> None:
    """Raise QueryError where a command's own filter or date cannot be read."""
    here = stage.cursor_anchor.event_id
    if asked.name in ("filter", "find") and asked.argument:
        stage.session.parse_alone(asked.argument, here)
    elif asked.name == "goto" and asked.argument:
        stage.session.moment(asked.argument, here)


def _moved(error: QueryError, by: int) -> QueryError:
    return QueryError(error.message, start=error.start + by, end=error.end + by, hint=error.hint)


def _do(stage: Stage, asked: Asked) -> None:
    here = stage.cursor_anchor.event_id
    match asked:
        case ("first", number) if number:
            stage.leave_place()
            stage.state = stage.state.at(int(number) - 1)
        case ("filter", query) if query:
            stage.change_filter(stage.session.settled(query, here))
        case ("find", text) if text:
            finding.look(stage, text)
        case ("goto", date) if date:
            going.to(stage, stage.session.moment(date, here))
        case ("sort", order):
            stage.session.sort_by(order)
            stage.ask(stage.state.filters.present)
            stage.say(tr("Sorted: {order}", order=order))
        case ("theme", name) if name:
            program.take_theme(stage, name)
        case ("set", setting):
            _set(stage, *setting.split(" "))
        case (name, _):
            stage.do(name)


def _set(stage: Stage, name: str, value: str) -> None:
    if name == "theme":
        program.take_theme(stage, value)
        return
    if name == "dates":
        stage.manner = stage.manner._replace(style=value)
        return
    dates = stage.session.choices.dates
    is_months = name == "months"
    stage.session.show_dates(
        dates._replace(months=value) if is_months else dates._replace(digits=value)
    )
    stage.look = stage.mannered(stage.look)
