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
from timeline_tui.text.catalogue import later, tr

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
        message = tr("! stands only after the colon of a date field")
        raise clause_error(clause, message, tr("Write {example}.", example=f"-{name}:{shown}"))
    if clause.sign == "=" and (clause.prefix or is_pattern):
        hint = tr("Write {clause}, or quote the value.", clause=f"{name}:{clause.prefix}{shown}")
        raise clause_error(clause, tr("= takes a value as it is"), hint)


def _pattern(clause: Clause, field: Named) -> Regex:
    value = clause.values[0]
    if field.kind in (FieldKind.NUMBER, FieldKind.SCALE):
        raise clause_error(
            clause,
            tr("{name} is no text", name=field.name),
            tr("Write {example}.", example=example(field)),
        )
    at = Place(clause.start, clause.end)
    return Regex(field.name, value.text, value.ignore_case, at)


def _compared(clause: Clause, field: Named) -> str:
    if len(clause.values) > 1:
        hint = tr("Join comparisons with OR.")
        raise clause_error(clause, tr("a comparison takes one value"), hint)
    return _ordinal(clause.values[0], field)


def _ordinal(value: Text, field: Named) -> str:
    """Give a number, or a word of the scale; raises QueryError for anything else."""
    if field.kind is FieldKind.SCALE:
        return _scale_word(value)
    if _NUMBER.fullmatch(value.text):
        # In ASCII digits, whatever the script they were written in.
        return "".join(c if c in "+-." else str(int(c)) for c in value.text)
    name = name_text(field.name)
    hint = tr(
        "Write {name}:>5 or {name}:1..5; for a text write {name}:{value}.",
        name=name,
        value=quoted(value.text),
    )
    if field.kind is FieldKind.NUMBER:
        hint = tr("Write {example}.", example=example(field))
    raise text_error(value, tr('a number was expected and not "{value}"', value=value.text), hint)


def _scale_word(value: Text) -> str:
    word = value.text.lower()
    if word not in SCALE:
        hint = closest(word, SCALE, later("Precisions are {names}."))
        raise text_error(value, tr('there is no precision "{name}"', name=value.text), hint)
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
        raise text_error(
            value,
            tr("a range needs a value at one end"),
            tr("Write {example}.", example=example(field)),
        )
    if low and high and _is_reversed(low, high, field):
        hint = tr("Write {example}.", example=f"{name_text(field.name)}:{high}..{low}")
        raise text_error(value, tr("the end of this range lies before its start"), hint)
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
        message = tr("a member of this list is missing") if is_list else tr("a value is missing")
        hint = (
            tr("Quote a comma that belongs to a value.")
            if is_list
            else tr("Write it in the quotes.")
        )
        raise text_error(value, message, hint)
    if field.kind in (FieldKind.NUMBER, FieldKind.SCALE):
        return _ordinal(value, field)
    if value.how is How.BARE:
        _check_bare(value, is_list)
    return value.text


def _check_bare(value: Text, is_list: bool) -> None:
    if value.text.startswith("="):
        raise _needs_quotes(value, tr("one sign is enough before a value"))
    if is_list and _LOOKS_LIKE_PATTERN.fullmatch(value.text):
        raise _needs_quotes(value, tr("a pattern cannot be a member of a list"))
    if is_list and _BETWEEN.fullmatch(value.text):
        raise _needs_quotes(value, tr("a range cannot be a member of a list"))


def _needs_quotes(value: Text, message: str) -> QueryError:
    hint = tr("Join clauses with OR, or quote it: {value}.", value=quoted(value.text))
    if value.text.startswith("="):
        hint = tr("Remove one, or quote it: {value}.", value=quoted(value.text))
    return text_error(value, message, hint)
