"""What a clause of a field that is no date means.

tag:a,b    title="a whole title"    title:/talks?/i    line:>5    line:1..5    precision:<=month
"""

from __future__ import annotations

import re

from timeline_tui.dates.when import Precision
from timeline_tui.errors import QueryError
from timeline_tui.events.fields import FieldKind
from timeline_tui.query.complaints import clause_error, closest, example, text_error
from timeline_tui.query.names import Named
from timeline_tui.query.nodes import Between, Compare, Match, Place, Regex
from timeline_tui.query.tokens import Clause, How, Text
from timeline_tui.query.unparse import name_text, pattern_text, quoted

SCALE: tuple[str, ...] = tuple(precision.word for precision in Precision)
"""The words of `precision:`, from coarse to fine."""

_NUMBER = re.compile(r"[+-]?\d{1,30}(?:\.\d{1,30})?")
_BETWEEN = re.compile(r"(?:[+-]?\d[\d.]*?)?\.\.(?:[+-]?\d[\d.]*)?")
_LOOKS_LIKE_PATTERN = re.compile(r"/.+/i?", re.DOTALL)


def value_node(clause: Clause, field: Named) -> Match | Regex | Compare | Between:
    """Give what a clause with a value asks of a field. Raises QueryError."""
    at = Place(clause.start, clause.end)
    _check_prefix(clause, field)
    if clause.values[0].how is How.PATTERN:
        return _pattern(clause, field)
    if clause.prefix:
        return Compare(field.name, clause.prefix, _compared(clause, field), at)
    between = _between(clause, field)
    if between is not None:
        return between
    texts = tuple(_checked(value, field, clause) for value in clause.values)
    return Match(field.name, texts, clause.sign == "=", at)


def _check_prefix(clause: Clause, field: Named) -> None:
    name, first = name_text(field.name), clause.values[0]
    is_pattern = first.how is How.PATTERN
    shown = pattern_text(first.text, first.ignore_case) if is_pattern else quoted(first.text)
    if clause.prefix.startswith("!"):
        message = "! stands only after the colon of a date field"
        raise clause_error(clause, message, f"Write -{name}:{shown}.")
    if clause.sign == "=" and (clause.prefix or is_pattern):
        hint = f"Write {name}:{clause.prefix}{shown}, or quote the value."
        raise clause_error(clause, "= takes a value as it is", hint)


def _pattern(clause: Clause, field: Named) -> Regex:
    value = clause.values[0]
    if field.kind in (FieldKind.NUMBER, FieldKind.SCALE):
        raise clause_error(clause, f"{field.name} is no text", f"Write {example(field)}.")
    at = Place(clause.start, clause.end)
    return Regex(field.name, value.text, value.ignore_case, at)


def _compared(clause: Clause, field: Named) -> str:
    if len(clause.values) > 1:
        hint = "Join comparisons with OR."
        raise clause_error(clause, "a comparison takes one value", hint)
    return _ordinal(clause.values[0], field)


def _ordinal(value: Text, field: Named) -> str:
    """Give a number, or a word of the scale; raises QueryError for anything else."""
    if field.kind is FieldKind.SCALE:
        return _scale_word(value)
    if _NUMBER.fullmatch(value.text):
        # In ASCII digits, whatever the script they were written in.
        return "".join(c if c in "+-." else str(int(c)) for c in value.text)
    name = name_text(field.name)
    hint = f"Write {name}:>5 or {name}:1..5; for a text write {name}:{quoted(value.text)}."
    if field.kind is FieldKind.NUMBER:
        hint = f"Write {example(field)}."
    raise text_error(value, f'a number was expected and not "{value.text}"', hint)


def _scale_word(value: Text) -> str:
    word = value.text.lower()
    if word not in SCALE:
        hint = closest(word, SCALE, "Precisions")
        raise text_error(value, f'there is no precision "{value.text}"', hint)
    return word


def _between(clause: Clause, field: Named) -> Between | None:
    """Give `low..high`; None where the value is something else."""
    value = clause.values[0]
    is_scale = field.kind is FieldKind.SCALE
    if len(clause.values) > 1 or value.how is not How.BARE or clause.sign == "=":
        return None
    if ".." not in value.text or not (is_scale or _BETWEEN.fullmatch(value.text)):
        return None
    left, right = value.text.split("..", 1)
    low = _end(left, value.start, field)
    high = _end(right, value.end - len(right), field)
    if not low and not high:
        raise text_error(value, "a range needs a value at one end", f"Write {example(field)}.")
    if low and high and _is_reversed(low, high, field):
        hint = f"Write {name_text(field.name)}:{high}..{low}."
        raise text_error(value, "the end of this range lies before its start", hint)
    return Between(field.name, low, high, Place(clause.start, clause.end))


def _end(text: str, at: int, field: Named) -> str:
    return _ordinal(Text(text, How.BARE, at, at + len(text)), field) if text else ""


def _is_reversed(low: str, high: str, field: Named) -> bool:
    if field.kind is FieldKind.SCALE:
        return SCALE.index(low) > SCALE.index(high)
    return float(low) > float(high)


def _checked(value: Text, field: Named, clause: Clause) -> str:
    """Give the text of a value, or of a member of a list."""
    is_list = len(clause.values) > 1
    if not value.text:
        message = "a member of this list is missing" if is_list else "a value is missing"
        hint = "Quote a comma that belongs to a value." if is_list else "Write it in the quotes."
        raise text_error(value, message, hint)
    if field.kind in (FieldKind.NUMBER, FieldKind.SCALE):
        return _ordinal(value, field)
    if value.how is How.BARE:
        _check_bare(value, is_list)
    return value.text


def _check_bare(value: Text, is_list: bool) -> None:
    if value.text.startswith("="):
        raise _needs_quotes(value, "one sign is enough before a value")
    if is_list and _LOOKS_LIKE_PATTERN.fullmatch(value.text):
        raise _needs_quotes(value, "a pattern cannot be a member of a list")
    if is_list and _BETWEEN.fullmatch(value.text):
        raise _needs_quotes(value, "a range cannot be a member of a list")


def _needs_quotes(value: Text, message: str) -> QueryError:
    hint = f"Join clauses with OR, or quote it: {quoted(value.text)}."
    if value.text.startswith("="):
        hint = f"Remove one, or quote it: {quoted(value.text)}."
    return text_error(value, message, hint)
