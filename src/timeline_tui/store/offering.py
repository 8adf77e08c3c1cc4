"""What can stand at the cursor of a filter, with how many events each of it would find."""

from __future__ import annotations

from timeline_tui.errors import QueryError
from timeline_tui.query.complete import (
    clause_with,
    complete,
    valued_fields,
    wants_periods,
    with_periods,
    with_values,
)
from timeline_tui.query.completion import Completion
from timeline_tui.query.context import Context
from timeline_tui.query.nodes import And, Everything, Node
from timeline_tui.query.parser import parse
from timeline_tui.query.spots import Spot, beside, spot_at
from timeline_tui.store.counting import Counting
from timeline_tui.store.store import Store

MOST = 24
"""So many values are offered."""


def offered(
    store: Store, text: str, cursor: int, context: Context, always: Node
) -> list[Completion]:
    """Give what can stand at the cursor, counted beside the rest of the filter and `always`.

    Raises EngineError, QueryError for a rest that cannot be asked, and Interrupted.
    """
    spot = spot_at(text, cursor)
    if spot is None:
        return []
    rest = _joined(beside(text, spot, context), always)
    known = complete(text, cursor, context)
    with store.counting() as counting:
        found = _values(counting, text, spot, context, rest)
        if spot.name is None:
            return [*known, *_counted(counting, text, spot, context, rest, found)]
        counted = _counted(counting, text, spot, context, rest, [*found, *known])
    return sorted(counted, key=lambda each: each.hits == 0)


def _values(
    counting: Counting, text: str, spot: Spot, context: Context, rest: Node
) -> list[Completion]:
    if wants_periods(spot, context):
        return with_periods(text, spot, counting.periods(spot.typed, rest, MOST))
    names = valued_fields(spot, context)
    return with_values(text, spot, counting.values(names, spot.typed, rest, MOST)) if names else []


def _counted(
    counting: Counting,
    text: str,
    spot: Spot,
    context: Context,
    rest: Node,
    found: list[Completion],
) -> list[Completion]:
    """Give completions with their counts, those that make no clause of their own without."""
    nodes: dict[int, Node] = {}
    for number, completion in enumerate(found):
        try:
            nodes[number] = parse(clause_with(text, spot, completion), context)
        except QueryError:
            continue
    counts = dict(zip(nodes, counting.counts(rest, [*nodes.values()]), strict=True))
    return [each._replace(hits=counts.get(number)) for number, each in enumerate(found)]


def _joined(node: Node, other: Node) -> Node:
    parts: list[Node] = []
    for each in (node, other):
        parts += each.parts if isinstance(each, And) else [each]
    asked = [part for part in parts if not isinstance(part, Everything)]
    if len(asked) < 2:
        return asked[0] if asked else Everything()
    return And(tuple(asked))
