"""Acts on what is offered for the line that is typed."""

from __future__ import annotations

from timeline_tui.tui.acts import commanding
from timeline_tui.tui.stage import Stage
from timeline_tui.tui.widgets.filter_bar import FilterBar, Mode
from timeline_tui.view.offers import Offers

COUNTS = "counts"
"""What the engine calls the work that counts."""


def offer(stage: Stage, line: str, cursor: int, *, asked: bool = False) -> None:
    """Let something be offered once the rows have come, which matter more.

    An empty word is offered something only where that is asked for.
    """
    if stage.query_one(FilterBar).mode is Mode.COMMAND and not _part_before(stage, line, cursor):
        found = commanding.completions(stage, line, cursor)
        stage.offers = stage.offers.typed(line, cursor, tuple(found))
        return
    stage.session.interrupt(COUNTS)
    stage.awaited = (line, cursor, asked)
    # A command is not searched while it is typed: there are no rows to wait for.
    if not stage.searcher.is_open or stage.query_one(FilterBar).mode is Mode.COMMAND:
        show(stage)


def show(stage: Stage) -> None:
    """Offer what is known at once, and have the rest counted."""
    if stage.awaited is None or not stage.is_typing:
        stage.awaited = None
        return
    from timeline_tui.query.spots import spot_at  # deferred: nobody types before the first events

    (line, cursor, asked), stage.awaited = stage.awaited, None
    start = _part_before(stage, line, cursor)
    spot = spot_at(line[start:], cursor - start)
    has_begun = spot is not None and bool(spot.typed or spot.name is not None)
    is_value = spot is not None and spot.name is not None and stage.searcher.is_open
    is_wanted = has_begun or asked
    here = stage.cursor_anchor.event_id
    # Values come with their counts, or they would jump about; names of fields need none.
    is_known = is_wanted and not is_value
    found = stage.session.completions(line[start:], cursor - start, here) if is_known else []
    found = [each.moved(start) for each in found]
    stage.offers = stage.offers.typed(line, cursor, tuple(found))
    if is_wanted and stage.searcher.is_open:
        is_finding = stage.query_one(FilterBar).mode is Mode.FIND or _is_find(line[:start])
        within = stage.state.filters.present if is_finding else ""
        stage.searcher.offer(line, cursor, here, within, start)


def _part_before(stage: Stage, line: str, cursor: int) -> int:
    """Where the filter behind a command begins that the cursor is in; 0 for a line without one."""
    if stage.query_one(FilterBar).mode is not Mode.COMMAND:
        return 0
    from timeline_tui.view.commands import free_part  # deferred: start-up

    start = free_part(line)
    return start if start is not None and cursor > start else 0


def _is_find(command: str) -> bool:
    return command.strip(" :").lower() == "find"


def complete(stage: Stage, *, backwards: bool) -> None:
    """Take the offer that is chosen, else the first; without any, ask what there is."""
    bar, offers = stage.query_one(FilterBar), stage.offers
    if not offers.is_open:
        stage.offers = offers.opened()
        line = bar.line_input
        offer(stage, line.value, line.cursor_position, asked=True)
        show(stage)
    elif backwards:
        stage.offers = offers.moved(-1)
    else:
        take(stage)


def take(stage: Stage) -> None:
    """Put the offer that is chosen, else the first, in the line."""
    bar, offers = stage.query_one(FilterBar), stage.offers
    if offers.is_open and bar.line_input.value == offers.line:
        taken = offers.taken
        bar.put(taken.applied(offers.line), taken.cursor)


def put_away(stage: Stage) -> None:
    """Offer nothing, whatever was put away before."""
    stage.offers = Offers()
    stage.awaited = None
