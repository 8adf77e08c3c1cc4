"""Acts on what is offered for the line that is typed."""

from __future__ import annotations

from timeline_tui.tui.acts import commanding
from timeline_tui.tui.stage import Stage
from timeline_tui.tui.widgets.filter_bar import FilterBar, Mode
from timeline_tui.view.offers import Offers

COUNTS = "counts"
"""What the engine calls the work that counts."""


def offer(stage: Stage, line: str, cursor: int, *, asked: bool = False) -> None:
    """Offer what is known at once; the rest is counted when the rows have come.

    An empty word is offered something only where that is asked for.
    """
    mode = stage.query_one(FilterBar).mode
    if mode is Mode.COMMAND:
        found = commanding.completions(stage, line, cursor)
        stage.offers = stage.offers.typed(line, cursor, tuple(found))
        return
    from timeline_tui.query.spots import spot_at  # deferred: nobody types before the first events

    stage.session.interrupt(COUNTS)
    spot = spot_at(line, cursor)
    has_begun = spot is not None and bool(spot.typed or spot.name is not None)
    is_value = spot is not None and spot.name is not None and stage.searcher.is_open
    stage.is_counting = has_begun or asked
    # Values come with their counts, or they would jump about; names of fields need none.
    is_known = stage.is_counting and not is_value
    here = stage.cursor_anchor.event_id
    found = stage.session.completions(line, cursor, here) if is_known else []
    stage.offers = stage.offers.typed(line, cursor, tuple(found))


def count(stage: Stage) -> None:
    """Have counted what can be taken for the line as it stands."""
    if stage.is_counting and stage.searcher.is_open:
        stage.is_counting = False
        bar, offers = stage.query_one(FilterBar), stage.offers
        within = stage.state.filters.present if bar.mode is Mode.FIND else ""
        stage.searcher.offer(offers.line, offers.cursor, stage.cursor_anchor.event_id, within)


def complete(stage: Stage, *, backwards: bool) -> None:
    """Take the offer that is chosen, else the first; without any, ask what there is."""
    bar, offers = stage.query_one(FilterBar), stage.offers
    if not offers.is_open:
        stage.offers = offers.opened()
        line = bar.line_input
        offer(stage, line.value, line.cursor_position, asked=True)
        count(stage)
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
    stage.is_counting = False
