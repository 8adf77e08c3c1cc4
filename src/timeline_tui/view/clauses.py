"""The clause of a filter that asks for what an event has in a column, or for its absence."""

from __future__ import annotations

from timeline_tui.dates.coordinate import bound_text
from timeline_tui.dates.when import is_known
from timeline_tui.events.event import Event
from timeline_tui.view.columns import ACTORS, CATEGORY, DATE, LASTS, TAGS, value_of

TERMS = (CATEGORY, TAGS, ACTORS)
"""Columns of which an event may have several values."""
_MISSING = "no:"


def clause_of(event: Event, column: str, *, excludes: bool = False, lang: str | None = None) -> str:
    """Give the clause that keeps what shares an event's value in a column, or excludes it.

    `category:attack`, `place="Tower 22, Jordan"`, `during:2024-01-28`; `no:place` where the event
    has none. Nothing for a column whose values a filter cannot name.
    """
    if column == DATE:
        clause = _date_clause(event)
    elif column == LASTS:
        clause = ""
    else:
        clause = _value_clause(event, column, lang)
    if excludes and clause.startswith(_MISSING):
        return f"has:{clause.removeprefix(_MISSING)}"
    return f"-{clause}" if clause and excludes else clause


def _date_clause(event: Event) -> str:
    # Deferred: the classes of a filter's tree take a while to make.
    from timeline_tui.query.unparse import date_text

    slo, _, _, ehi = event.effective
    if not event.when.is_dated and event.derived is None:
        return "is:undated"
    if event.when.edtf and event.effective == event.when.bounds:
        return f"during:{date_text(event.when.edtf)}"
    first = bound_text(slo) if is_known(slo) else ""
    last = bound_text(ehi - 1) if is_known(ehi) else ""
    return f"during:{date_text(f'{first}..{last}')}"


def _value_clause(event: Event, column: str, lang: str | None) -> str:
    from timeline_tui.query.nodes import Has, Match  # deferred: see above
    from timeline_tui.query.unparse import unparse

    values = _values(event, column, lang)
    if values is None:
        return ""
    if not values:
        return _MISSING + unparse(Has(column)).removeprefix("has:")
    return unparse(Match(column, values, exact=column not in TERMS))


def _values(event: Event, column: str, lang: str | None) -> tuple[str, ...] | None:
    """The values of an event in a column; None where they are nested too deeply to be named."""
    if column in TERMS:
        terms: tuple[str, ...] = getattr(event, column)
        return terms
    match event.extra.get(column) if column in event.extra else value_of(event, column, lang):
        case None | "" | []:
            return ()
        case str() as text:
            return (text,)
        case list() as items if all(isinstance(item, str) for item in items):
            return tuple(item for item in items if isinstance(item, str))
        case _:
            return None
