"""Acts on the line that is typed in, whatever it is typed for."""

from __future__ import annotations

from timeline_tui.text.catalogue import later, tr
from timeline_tui.tui.acts import commanding, completing, filtering, finding, remembering
from timeline_tui.tui.stage import Stage
from timeline_tui.tui.widgets.filter_bar import FilterBar, Mode

TYPING = later("Words, field:value, during:2023..   Tab completes, Enter keeps, Esc takes back")
FINDING = later("What to highlight, as in a filter   Enter keeps it, Esc takes it back")
COMMANDING = later("An action, a number, theme, goto, sort, set   Tab completes, Esc leaves")


def changed(stage: Stage, line: str, cursor: int) -> None:
    """Ask for what is typed, and offer what may follow."""
    if not stage.is_typing:
        return  # it was kept, or put away, before its turn came
    match stage.query_one(FilterBar).mode:
        case Mode.FILTER:
            stage.ask(line)
        case Mode.FIND:
            finding.changed(stage, line)
        case Mode.COMMAND:
            commanding.changed(stage)
    completing.offer(stage, line, cursor)  # the search is on its way by now
    if stage.unfinished is not None or stage.query_error is not None:
        completing.show(stage)  # there is no answer to wait for


def pointed(stage: Stage, line: str, cursor: int) -> None:
    """Offer what may stand where the cursor was moved to."""
    if stage.offers.is_open or stage.offers.closed_at is None:
        completing.offer(stage, line, cursor)
        completing.show(stage)


def kept(stage: Stage, text: str) -> None:
    """Enter: take the offer that was moved to, else let what is typed stay."""
    if stage.offers.is_chosen:
        completing.take(stage)
        return
    stage.offers = stage.offers.closed()
    match stage.query_one(FilterBar).mode:
        case Mode.FILTER:
            if text.strip() != stage.asked[0].strip():
                stage.ask(text)  # Enter came in one go with what was typed
            filtering.kept(stage)
        case Mode.FIND:
            finding.kept(stage, text)
        case Mode.COMMAND:
            commanding.kept(stage, text)


def dropped(stage: Stage) -> None:
    """Escape: put away what is offered, and only then what is typed."""
    if stage.offers.is_open:
        stage.offers = stage.offers.closed()
        return
    match stage.query_one(FilterBar).mode:
        case Mode.FILTER:
            filtering.dropped(stage)
        case Mode.FIND:
            finding.dropped(stage)
        case Mode.COMMAND:
            commanding.dropped(stage)


def moved(stage: Stage, by: int) -> None:
    """An arrow: among what is offered, else among what was typed before, else in the list."""
    bar = stage.query_one(FilterBar)
    if stage.offers.is_open:
        stage.offers = stage.offers.moved(by)
    elif bar.mode is Mode.COMMAND or remembering.is_walking(stage):
        remembering.walk(stage, by)
    else:
        stage.held = None
        stage.state = stage.state.moved(by)


def told(stage: Stage) -> str:
    """Say what is typed was understood as, or what can be typed."""
    match stage.query_one(FilterBar).mode:
        case Mode.FILTER:
            return stage.echo or tr(TYPING)
        case Mode.FIND:
            return finding.told(stage) or tr(FINDING)
        case Mode.COMMAND:
            return tr(COMMANDING)


def counts(stage: Stage) -> str:
    """Say in a word how many match: in the line itself there is little room."""
    if stage.query_one(FilterBar).mode is not Mode.FILTER:
        return ""
    answer = stage.answer
    possible = tr(", ") + tr("{count:,}?", count=answer.possible) if answer.possible else ""
    numbers = {"matched": f"{answer.layout.matched:,}", "total": f"{answer.total:,}"}
    return tr("{matched} of {total}", **numbers) + possible
