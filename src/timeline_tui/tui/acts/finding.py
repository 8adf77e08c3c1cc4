"""Acts that look for something in the list without hiding the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline_tui.errors import QueryError
from timeline_tui.text.catalogue import later, tr, trn
from timeline_tui.tui.acts import remembering
from timeline_tui.tui.stage import Stage
from timeline_tui.tui.widgets.filter_bar import FilterBar, Mode
from timeline_tui.view.finding import NOTHING, Finding

if TYPE_CHECKING:
    # The classes of a filter's tree take a while to make; nobody types before the first events.
    from timeline_tui.query.nodes import Node

KEYS = later("n next  N previous  Esc ends it")


def edit(stage: Stage) -> None:
    """Start typing what to look for; the cursor goes to the next hit while one types."""
    stage.sought_from = stage.state.cursor
    stage.before_finding = stage.finding
    remembering.recall(stage, Mode.FIND)
    stage.query_one(FilterBar).edit(Mode.FIND, "")


def changed(stage: Stage, line: str) -> None:
    """Look for what is typed so far; what cannot be read leaves what was found."""
    text = line.strip()
    if not text:
        stage.accept()
        stage.finding = NOTHING
        return
    try:
        node = stage.session.parse_alone(line, stage.cursor_anchor.event_id)
    except QueryError as error:
        stage.object_to(error, line)
        return
    stage.accept()
    stage.finding = _finding(stage, text, node)
    if stage.found is not None:
        stage.searcher.locate(text, node, stage.found)


def kept(stage: Stage, text: str) -> None:
    """Let what was typed stand out, with the cursor on the next hit."""
    stage.tell_unfinished()
    if stage.query_error is not None:
        return
    remembering.keep(stage, Mode.FIND, text)
    stage.close_line()
    if stage.finding.is_placed:
        _arrived(stage)


def dropped(stage: Stage) -> None:
    """Look for what was looked for before, with the cursor back where it stood."""
    stage.close_line()
    stage.finding = stage.before_finding
    if stage.sought_from is not None:
        stage.state = stage.state.at(stage.sought_from)
    stage.sought_from = None
    again(stage)


def placed(stage: Stage, text: str, positions: Sequence[int]) -> None:
    """Take in where the hits stand; while one types, the cursor goes to the next one."""
    if text != stage.finding.text:
        return
    stage.finding = stage.finding.placed(positions)
    if stage.sought_from is None:
        return
    step = stage.finding.at_or_after(stage.sought_from)
    stage.state = stage.state.at(stage.sought_from if step is None else step.position)
    if stage.query_one(FilterBar).mode is not Mode.FIND:
        _arrived(stage)


def again(stage: Stage) -> None:
    """Look for the same in another list."""
    text = stage.finding.text
    if not text or stage.found is None:
        return
    try:
        node = stage.session.parse_alone(text, stage.cursor_anchor.event_id)
    except QueryError:
        stage.finding = NOTHING
        return
    stage.finding = stage.finding.unplaced()
    stage.searcher.locate(text, node, stage.found)


def following(stage: Stage) -> None:
    """Go to the next hit, or to as many further on as counted."""
    _step(stage, 1)


def previous(stage: Stage) -> None:
    """Go to the hit before, or to as many before as counted."""
    _step(stage, -1)


def same_value(stage: Stage) -> None:
    """Look for what the selected event has in the active column."""
    clause = active_clause(stage)
    if not clause:
        stage.say(tr("What this column shows cannot be looked for."), is_warning=True)
        return
    look(stage, clause)


def look(stage: Stage, text: str) -> None:
    """Look for something that was not typed in the line; the cursor goes to the next hit."""
    node = stage.session.parse_alone(text, stage.cursor_anchor.event_id)
    stage.sought_from = stage.state.cursor
    stage.finding = _finding(stage, text, node)
    remembering.keep(stage, Mode.FIND, text)
    again(stage)


def active_clause(stage: Stage) -> str:
    """Give the clause that asks for the selected event's value in the active column."""
    from timeline_tui.view.clauses import clause_of  # deferred: start-up

    event, column = stage.selected, stage.active_column
    if event is None or not column:
        return ""
    return clause_of(event, column, lang=stage.session.choices.lang)


def clear(stage: Stage) -> None:
    """Let nothing stand out any more."""
    stage.finding = NOTHING


def told(stage: Stage) -> str:
    """Say what is looked for and where it stands; nothing where nothing is looked for."""
    if not stage.finding.text:
        return ""
    said = words(stage.finding, stage.state.cursor)
    if not stage.is_typing:
        return f"{said}   {tr(KEYS)}"
    is_plain = stage.finding.echo == stage.finding.text
    return said if is_plain else f"{said}   {stage.finding.echo}"


def words(finding: Finding, position: int) -> str:
    """Say which hit the cursor stands on, out of how many, and whether the list was gone round."""
    count = len(finding.positions)
    if not finding.is_placed:
        return tr("looking for {text}", text=finding.text)
    if not count:
        return tr("{text}: no hit", text=finding.text)
    number = finding.number_of(position)
    if not number:
        return trn("{text}: {count} hit", "{text}: {count} hits", count, text=finding.text)
    numbers = {"number": f"{number:,}", "count": f"{count:,}"}
    said = tr("{text}: hit {number} of {count}", text=finding.text, **numbers)
    if finding.wrapped_at == position:
        return tr("{said}, once round the list", said=said)
    return said


def _finding(stage: Stage, text: str, node: Node) -> Finding:
    return Finding(text, stage.session.echo(node), stage.session.highlights(node))


def _arrived(stage: Stage) -> None:
    """The cursor is where it was to go; one can go back to where it came from."""
    start, reached = stage.sought_from, stage.state.cursor
    stage.sought_from = None
    if start is not None and start != reached:
        stage.state = stage.state.at(start)
        stage.leave_place()
        stage.state = stage.state.at(reached)


def _step(stage: Stage, sign: int) -> None:
    finding = stage.finding
    if not finding.text:
        stage.say(tr("Nothing is looked for: f finds, * finds the same."), is_warning=True)
        return
    step = finding.stepped(stage.state.cursor, sign * max(1, stage.state.count))
    if step is not None:
        stage.leave_place()
        stage.finding = finding.reached(step)
        stage.state = stage.state.at(step.position)
