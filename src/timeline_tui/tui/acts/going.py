"""Acts that go somewhere in time, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.dates.coordinate import bound_text
from timeline_tui.dates.when import DAY
from timeline_tui.text.catalogue import tr
from timeline_tui.timeline import Moment
from timeline_tui.tui.stage import Stage

if TYPE_CHECKING:
    from timeline_tui.store.results import Results

PARTS = 10
"""So many steps lead through an extent that is in view as a whole."""


def goto(stage: Stage) -> None:
    """Ask for a date, and go to the first event from there on."""
    from timeline_tui.tui.screens.goto import GotoScreen  # deferred: start-up

    screen = GotoScreen(stage.session, stage.cursor_anchor.event_id)
    stage.app.push_screen(screen, lambda moment: to(stage, moment))


def to(stage: Stage, moment: Moment | None) -> None:
    """Go to the first event from a moment on; where none is that late, to the last one."""
    if moment is not None:
        stage.jump(lambda results: _first_from(stage, results, moment))


def _first_from(stage: Stage, results: Results, moment: Moment) -> int:
    """Give the position to go to, and say so where nothing is that late; called in a thread."""
    if not results.has_from(*moment):
        told = tr(
            "No event is from {start} on; this is the last one with a date.",
            start=bound_text(moment.wall) or "",
        )
        stage.app.call_from_thread(stage.say, told, is_warning=True)
    return results.first_from(*moment)


def now(stage: Stage) -> None:
    """Go to the event that lies nearest to now."""
    moment = stage.session.now()
    stage.jump(lambda results: results.nearest(*moment))


def day_later(stage: Stage) -> None:
    """Go to the first event of the next day or later, or of as many days later as counted."""
    _go_days(stage, 1)


def day_earlier(stage: Stage) -> None:
    """Go to the last event of the day before or earlier, or of as many as counted."""
    _go_days(stage, -1)


def pan_later(stage: Stage) -> None:
    """Go to the first event that is later by what is in view, or by as many times as counted."""
    _pan(stage, 1)


def pan_earlier(stage: Stage) -> None:
    """Go to the last event that is earlier by what is in view, or by as many times as counted."""
    _pan(stage, -1)


def back(stage: Stage) -> None:
    """Go back to where the cursor was before it jumped or the filter changed."""
    stage.go_back()


def forward(stage: Stage) -> None:
    """Go forward again."""
    stage.go_forward()


def _go_days(stage: Stage, sign: int) -> None:
    moment = stage.session.moment_of(stage.selected)
    if moment is None:
        return
    day = moment.wall // DAY + sign * max(1, stage.state.count)
    if sign > 0:
        start = stage.session.on_wall(day * DAY)
        stage.jump(lambda results: results.first_from(*start))
    else:
        end = stage.session.on_wall((day + 1) * DAY - 1)
        stage.jump(lambda results: results.last_to(*end))


def _pan(stage: Stage, sign: int) -> None:
    """Go by the width of the frame; a tenth of the extent where all is in view."""
    density, frame = stage.density, stage.frame
    width = frame[1] - frame[0] if frame else max(1, (density.hi - density.lo) // PARTS)
    step = sign * width * max(1, stage.state.count)
    here = stage.session.moment_of(stage.selected)
    # Undated events stand behind all others.
    wall, utc = (moment + step for moment in here or (density.hi, density.hi))
    if sign > 0:
        stage.move(lambda results: results.first_from(wall, utc), pans=True)
    else:
        stage.move(lambda results: results.last_to(wall, utc), pans=True)
