"""What a clause of `duration:` means: `>2d`, `>=24h`, `1d..3d`, `<1h`, `2d`.

A comparison is with the very length. A length by itself takes in what is longer by less than its
finest unit: `2d` is two days and up to three, as lengths of time are told everywhere.
"""

from __future__ import annotations

import re

from timeline_tui.errors import QueryError
from timeline_tui.query.complaints import clause_error, column_hint, text_error
from timeline_tui.query.context import Context
from timeline_tui.query.durations import UNIT_OF, duration, one
from timeline_tui.query.lengths import extent
from timeline_tui.query.nodes import Lasts, Length, Lengths, Place
from timeline_tui.query.tokens import Clause, How, Text
from timeline_tui.query.unparse import quoted
from timeline_tui.text.catalogue import later, tr
from timeline_tui.text.folding import fold

EXAMPLES = later('Write duration:>2d, duration:1d..3d or duration:<"2 weeks".')

_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"\s+([^\W\d_]+)")
_ISO_DATE = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_ISO_TIME = {"H": "hour", "M": "minute", "S": "second"}


def lasts_node(clause: Clause, name: str, source: str, context: Context) -> Lasts:
    """Give what a clause asks about the length of an event; `source` is the whole filter.

    Raises QueryError.
    """
    value, comparison = clause.values[0], clause.prefix.removeprefix("!")
    written = value.text.strip()
    try:
        _check(clause, name)
        lengths = _compared(value, comparison) if comparison else _lengths(value)
    except QueryError as error:
        hint = _quote_hint(clause, source, name) or error.hint
        hint = f"{hint} {column_hint(clause, name, context.fields)}".strip()
        raise QueryError(error.message, start=error.start, end=error.end, hint=hint) from None
    at = Place(clause.start, clause.end)
    return Lasts(comparison + written, lengths, clause.prefix.startswith("!"), at)


def _check(clause: Clause, name: str) -> None:
    if clause.values[0].how is How.PATTERN:
        raise clause_error(clause, tr("{name} is no text", name=name), tr(EXAMPLES))
    if clause.sign == "=" and clause.prefix:
        raise clause_error(clause, tr("= takes a value as it is"), tr(EXAMPLES))
    if len(clause.values) > 1:
        parts = " OR ".join(f"{name}:{quoted(each.text)}" for each in clause.values if each.text)
        message = tr("{name}: takes one range and no list", name=name)
        raise clause_error(clause, message, tr("Write {example}.", example=f"({parts})"))


def _compared(value: Text, comparison: str) -> Lengths:
    length = _length(value)
    if comparison.startswith(">"):
        return Lengths(length, None, above=comparison == ">")
    return Lengths(None, length, below=comparison == "<")


def _lengths(value: Text) -> Lengths:
    if ".." not in value.text:
        length, step = _length(value), one(_finest(value.text))
        longer = Length(length.months + step.months, length.ns + step.ns)
        return Lengths(length, longer, below=True)
    left, right = value.text.split("..", 1)
    if not left.strip() and not right.strip():
        raise text_error(value, tr("a range needs a length at one end"), tr(EXAMPLES))
    inside = value.start + (value.how is How.QUOTED)
    low = _end(left, inside) if left.strip() else None
    high = _end(right, inside + len(left) + 2) if right.strip() else None
    if low and high and extent(low)[0] > extent(high)[1]:
        hint = tr("Write the shorter length first.")
        raise text_error(value, tr("the end of this range lies before its start"), hint)
    return Lengths(low, high)


def _end(text: str, at: int) -> Length:
    return _length(Text(text, How.BARE, at, at + len(text)))


def _length(value: Text) -> Length:
    text = value.text.strip()
    found = duration(text)
    if found is not None:
        return Length(found.months, found.ns)
    if not text:
        raise text_error(value, tr("a length of time is missing"), tr(EXAMPLES))
    if fold(text).isdecimal():
        hint = tr("Write {value}d, {value}h, or another of ns us ms s m h d w mo y.", value=text)
        raise text_error(value, tr('the unit of "{value}" is missing', value=text), hint)
    raise text_error(value, tr('"{value}" is no length of time', value=text), tr(EXAMPLES))


def _finest(text: str) -> str:
    """Give the name of the last unit of a length, which is one."""
    date, _, time = text.strip().upper().partition("T")
    if re.match(r"P[\dT]", date + "T"):
        return _ISO_TIME[time[-1]] if time else _ISO_DATE[date[-1]]
    return UNIT_OF[_LETTERS.findall(fold(text))[-1]]


def _quote_hint(clause: Clause, source: str, name: str) -> str:
    """Say what is to be quoted where the unit stands behind a blank."""
    value, word = clause.values[0], _WORD.match(source, clause.end)
    if value.how is not How.BARE or word is None:
        return ""
    longer = f"{value.text} {word[1]}"
    last = longer.rpartition("..")[2]
    return (
        tr("Quote it: {clause}.", clause=f'{name}:{clause.prefix}"{longer}"')
        if duration(last)
        else ""
    )
