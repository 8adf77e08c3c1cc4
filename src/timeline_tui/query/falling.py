"""What a clause about the start of an event on the wall means.

hour:9    hour:22..6    hour:>=18    weekday:sat,sun    month:nov..feb    month:!jan
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from functools import lru_cache

from timeline_tui.errors import QueryError
from timeline_tui.query.complaints import clause_error, column_hint, text_error
from timeline_tui.query.context import Context
from timeline_tui.query.nodes import Falls, Place
from timeline_tui.query.parts import PARTS, Part
from timeline_tui.query.tokens import Clause, How, Text
from timeline_tui.query.unparse import quoted
from timeline_tui.text.catalogue import tr
from timeline_tui.text.folding import fold

_CLOCK = re.compile(r"(\d{1,2})(?:[:.]\d\d)?\s*([ap]m)?", re.ASCII)
_WITH_YEAR = re.compile(r"[12]\d{3}", re.ASCII)
_ARTICLE = "ال"


def falls_node(clause: Clause, name: str, context: Context) -> Falls:
    """Give what a clause asks about the start of an event. Raises QueryError."""
    part = PARTS[name]
    comparison = clause.prefix.removeprefix("!")
    numbers: set[int] = set()
    try:
        _check(clause, part, comparison)
        for value in clause.values:
            numbers.update(
                _compared(value, comparison, part) if comparison else _numbers(value, part)
            )
    except QueryError as error:
        hint = f"{error.hint} {column_hint(clause, name, context.fields)}".strip()
        raise QueryError(error.message, start=error.start, end=error.end, hint=hint) from None
    if not numbers:
        raise clause_error(clause, tr("nothing lies beyond this value"), tr(part.known))
    at = Place(clause.start, clause.end)
    return Falls(name, tuple(sorted(numbers)), clause.prefix.startswith("!"), at)


def _check(clause: Clause, part: Part, comparison: str) -> None:
    hint = tr("Write {example}.", example=part.example_clauses)
    if clause.values[0].how is How.PATTERN:
        raise clause_error(clause, tr("{name} is no text", name=part.name), hint)
    if clause.sign == "=" and clause.prefix:
        raise clause_error(clause, tr("= takes a value as it is"), hint)
    if comparison and len(clause.values) > 1:
        hint = tr("Join comparisons with OR.")
        raise clause_error(clause, tr("a comparison takes one value"), hint)


def _compared(value: Text, comparison: str, part: Part) -> list[int]:
    number = _number(value.text, value, part)
    match comparison:
        case ">":
            return [other for other in part.numbers if other > number]
        case ">=":
            return [other for other in part.numbers if other >= number]
        case "<":
            return [other for other in part.numbers if other < number]
        case _:
            return [other for other in part.numbers if other <= number]


def _numbers(value: Text, part: Part) -> list[int]:
    """Give what a member of a list stands for: one number, or those from one to another."""
    if ".." not in value.text:
        return [_number(value.text, value, part)]
    left, right = value.text.split("..", 1)
    if not left.strip() and not right.strip():
        hint = tr("Write {example}.", example=part.example_clauses)
        raise text_error(value, tr("a range needs a value at one end"), hint)
    inside = value.start + (value.how is How.QUOTED)
    at = inside + len(left) + 2
    low = _end(left, inside, part) if left.strip() else part.first
    high = _end(right, at, part) if right.strip() else part.last
    return part.stretch(low, high)


def _end(text: str, at: int, part: Part) -> int:
    return _number(text, Text(text, How.BARE, at, at + len(text)), part)


def _number(text: str, value: Text, part: Part) -> int:
    folded = " ".join(fold(text).split())
    names = _names(part.name)
    number = names.get(folded, names.get(_ARTICLE + folded))
    if number is None and re.fullmatch(r"\d{1,3}", folded, re.ASCII):
        number = int(folded)
    if number is None or number not in part.numbers:
        missing = tr(part.unknown, value=text) if folded else tr("a value is missing here")
        raise text_error(value, missing, _meant(folded, part))
    return number


def _meant(folded: str, part: Part) -> str:
    clock = _CLOCK.fullmatch(folded) if part.name == "hour" else None
    if clock is not None and int(clock[1]) in part.numbers and folded != clock[1]:
        hour = int(clock[1])
        if clock[2]:
            hour = hour % 12 + 12 * (clock[2] == "pm")
        return tr("Hours are whole: write hour:{hour}.", hour=hour)
    if _WITH_YEAR.match(folded):
        return tr("For a date of one year write starts:{date}.", date=quoted(folded))
    close = difflib.get_close_matches(folded, _names(part.name), n=1)
    return tr("Did you mean {name}?", name=close[0]) if close else tr(part.known)


@lru_cache(maxsize=3)
def _names(part: str) -> Mapping[str, int]:
    """Give the numbers of a part by all of their names, folded."""
    # Deferred for start-up: few filters ask for a name.
    from timeline_tui.dates.months import MONTHS, WEEKDAYS

    match part:
        case "month":
            return {fold(name): number for name, number in MONTHS.items()}
        case "weekday":
            return {fold(name): number + 1 for name, number in WEEKDAYS.items()}
        case _:
            return {}
