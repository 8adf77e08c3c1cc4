"""Acts on how the rows are looked at: dates, zone, elapsed time, columns, the active column."""

from __future__ import annotations

from functools import partial

from timeline_tui.errors import DateError
from timeline_tui.files.localtime import local_zone
from timeline_tui.render.captions import caption
from timeline_tui.text.catalogue import later, tr
from timeline_tui.tui.acts import details
from timeline_tui.tui.stage import Stage
from timeline_tui.tui.widgets.event_list import EventList
from timeline_tui.view.columns import LASTS, Arrangement
from timeline_tui.view.manner import Clock, Elapsed, Manner, clock_for
from timeline_tui.view.remembered import (
    COLUMNS,
    ROWS,
    kind_of,
    recalled,
    with_columns,
    with_rows,
)

STYLES = {
    "short": later("Dates in short"),
    "words": later("Dates in words"),
    "edtf": later("Dates in EDTF"),
    "written": later("Dates as they are written"),
    "relative": later("Dates as seen from now"),
}
CLOCKS = {
    Clock.DOCUMENT: later("Times in the zone of each file"),
    Clock.STATED: later("Times as each is stated"),
    Clock.UTC: later("Times in UTC"),
    Clock.LOCAL: later("Times in the zone of this machine: {zone}"),
    Clock.CHOSEN: later("Times in {zone}"),
}
ELAPSED = {
    Elapsed.OFF: later("No elapsed times"),
    Elapsed.PREVIOUS: later("Time since the end of the event before"),
    Elapsed.SELECTED: later("Time from the start of the selected event"),
}


def recall(stage: Stage) -> None:
    """Look at the rows as the run began, and as was remembered from earlier runs."""
    session = stage.session
    zone = session.choices.zone or ""
    manner = Manner(session.choices.dates.column, clock_for(zone), zone)
    offered = session.survey.offered
    rows, columns = stage.memory.recall(ROWS), stage.memory.recall(COLUMNS)
    manner = recalled(manner, rows, columns, kind=kind_of(offered), offered=offered)
    chosen = tuple(name for name in session.choices.columns if name in offered)
    stage.manner = manner._replace(columns=chosen) if chosen else manner
    unknown = [name for name in session.choices.columns if name not in offered]
    if unknown:
        words = tr(
            "No event has {fields}: --fields takes {known}.",
            fields=", ".join(unknown),
            known=", ".join(offered),
        )
        stage.say(words, is_warning=True)


def next_style(stage: Stage) -> None:
    """Show dates in the next style."""
    stage.manner = stage.manner.styled_next()
    _remember_rows(stage)
    stage.say(tr(STYLES[stage.manner.style]))


def next_elapsed(stage: Stage) -> None:
    """Tell elapsed times since the event before, since the selected one, or not at all."""
    stage.manner = stage.manner.elapsed_next()
    _remember_rows(stage)
    stage.say(tr(ELAPSED[stage.manner.elapsed]))


def next_clock(stage: Stage) -> None:
    """Show instants on the next clock; where no zone was named yet, ask for one."""
    manner = stage.manner.clocked_next()
    if manner.clock is Clock.LOCAL and not _is_zone(local_zone()):
        manner = manner.clocked_next()
    if manner.clock is Clock.CHOSEN and not manner.chosen_zone:
        _ask_zone(stage, manner)
    else:
        _set_clock(stage, manner)


def _ask_zone(stage: Stage, manner: Manner) -> None:
    from timeline_tui.tui.screens.zone import ZoneScreen  # deferred: start-up

    def answered(zone: str | None) -> None:
        named = manner._replace(chosen_zone=zone or "")
        _set_clock(stage, named if zone else manner.clocked_next())

    stage.app.push_screen(ZoneScreen(), answered)


def _set_clock(stage: Stage, manner: Manner) -> None:
    zone = {
        Clock.UTC: "UTC",
        Clock.LOCAL: local_zone(),
        Clock.CHOSEN: manner.chosen_zone,
    }.get(manner.clock)
    must_load = stage.session.show_in(zone)
    stage.manner = manner
    words = tr(CLOCKS[manner.clock], zone=zone or "")
    if stage.session.is_read and not stage.session.has_instants:
        words = tr("{words}. No date here has a zone: all stay as they are.", words=words)
    stage.say(words)
    if must_load and stage.searcher.is_open:
        stage.searcher.open()


def _is_zone(name: str) -> bool:
    from timeline_tui.dates.zones import zone_info  # deferred: few ask

    try:
        zone_info(name)
    except DateError:
        return False
    return True


def columns(stage: Stage) -> None:
    """Open the dialog that chooses the columns, over rows that change with it."""
    from timeline_tui.tui.screens.columns import ColumnsScreen  # deferred: start-up

    before, survey = stage.manner, stage.session.survey
    usual = tuple(name for name in survey.usual if name != LASTS)
    if not before.columns:
        usual = stage.query_one(EventList).column_names

    def show(names: tuple[str, ...]) -> None:
        stage.manner = stage.manner._replace(columns=names)

    def answered(names: tuple[str, ...] | None) -> None:
        if names is None:
            stage.manner = stage.manner._replace(columns=before.columns)
            return
        show(names)
        kind = kind_of(survey.offered)
        stage.remember(COLUMNS, partial(with_columns, kind=kind, columns=names))

    arrangement = Arrangement.of(before.columns or usual, survey.offered)
    ascii_only = stage.session.choices.ascii_only
    screen = ColumnsScreen(
        arrangement,
        survey,
        show,
        usual=usual,
        is_usual=not before.columns,
        ascii_only=ascii_only,
    )
    stage.app.push_screen(screen, answered)


def next_column(stage: Stage) -> None:
    """Let the next column be the active one; from the details, go back to the list."""
    _activate(stage, 1)


def previous_column(stage: Stage) -> None:
    """Let the column before be the active one; from the details, go back to the list."""
    _activate(stage, -1)


def _activate(stage: Stage, by: int) -> None:
    rows = stage.query_one(EventList)
    if rows.has_focus:
        stage.manner = stage.manner.activated(rows.column_names, by)
    else:
        details.switch(stage)


def keep_value(stage: Stage) -> None:
    """Keep only what has the selected event's value in the active column."""
    _filter_value(stage, excludes=False)


def exclude_value(stage: Stage) -> None:
    """Leave out what has the selected event's value in the active column."""
    _filter_value(stage, excludes=True)


def _filter_value(stage: Stage, *, excludes: bool) -> None:
    column = stage.active_column
    event = stage.selected
    if event is None or not column:
        return
    present = stage.state.filters.present
    query = stage.session.narrowed_to(present, event, column, excludes=excludes)
    if query:
        stage.change_filter(query)
    else:
        name = caption(column)
        stage.say(
            tr("A filter cannot name this value of “{column}”.", column=name), is_warning=True
        )


def _remember_rows(stage: Stage) -> None:
    configured = stage.session.choices.dates.column
    stage.remember(ROWS, partial(with_rows, manner=stage.manner, configured=configured))
