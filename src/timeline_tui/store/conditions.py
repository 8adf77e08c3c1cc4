"""The conditions of a filter that have no third value: words, fields, patterns, numbers, traits.

Values are parameters always; identifiers come from the allow-list of `schema.Columns` and nowhere
else. No condition is ever NULL.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isnan
from typing import TypeAlias, assert_never

from timeline_tui.dates.when import Precision
from timeline_tui.errors import QueryError
from timeline_tui.events.fields import FIELDS, FieldKind
from timeline_tui.query.nodes import Between, Compare, Has, Is, Match, Place, Regex, Word
from timeline_tui.store.cells import clean, folded
from timeline_tui.store.engine import Parameter
from timeline_tui.store.schema import BITS, DATED, MARK, Columns
from timeline_tui.text.catalogue import tr

OPERATORS = ("<", "<=", ">", ">=")
Leaf: TypeAlias = Word | Match | Regex | Compare | Between | Has | Is
"""The nodes that an event certainly matches or does not."""

_OWN = {entry.name: entry.kind for entry in FIELDS}
_PRECISIONS = {precision.word: int(precision) for precision in Precision}


class Conditions:
    """Compiles single conditions; values are handed to `hold`, which gives their placeholders."""

    def __init__(self, columns: Columns, hold: Callable[[Parameter], str]) -> None:
        self.patterns: list[Regex] = []
        self._columns = columns
        self._hold = hold

    def of(self, node: Leaf) -> str:
        """Give the condition of a node. Raises QueryError, with the place."""
        match node:
            case Word():
                return f"contains(e.search, {self._hold(folded(node.text))})"
            case Match():
                return self._match(node)
            case Regex():
                return self._regex(node)
            case Compare():
                return self._compare(node)
            case Between():
                return self._between(node)
            case Has():
                return self._has(node)
            case Is():
                return self._is(node)
            case _:
                assert_never(node)

    def _match(self, node: Match) -> str:
        kind = self._kind(node.field, node.at)
        match kind:
            case FieldKind.TEXT | FieldKind.TERMS:
                text = self._folded(node.field, node.at)
                whole = node.exact or kind is FieldKind.TERMS
                return joined("OR", [self._finds(text, value, whole) for value in node.values])
            case FieldKind.NUMBER | FieldKind.SCALE:
                value_of = _word if kind is FieldKind.SCALE else _number
                held = [self._hold(value_of(node.field, v, node.at)) for v in node.values]
                return f"coalesce(e.{node.field} IN ({', '.join(held)}), FALSE)"
            case FieldKind.DATE | FieldKind.PART | FieldKind.LENGTH:
                raise _verb_error(node.field, node.at)
            case _:
                assert_never(kind)

    def _finds(self, text: str, value: str, whole: bool) -> str:
        value = folded(value)
        if not value and whole:
            # Two marks stand between any two texts; only an empty one adds a third.
            return f"({text} = {self._hold(2 * MARK)} OR contains({text}, {self._hold(3 * MARK)}))"
        if not value:
            return f"{text} <> ''"
        return f"contains({text}, {self._hold(f'{MARK}{value}{MARK}' if whole else value)})"

    def _regex(self, node: Regex) -> str:
        self.patterns.append(node)
        pattern = self._hold(node.pattern)
        option = "'i'" if node.ignore_case else "'c'"
        test = f"regexp_matches(value, {pattern}, {option})"
        if node.field:
            return _any_text(self._raw(node.field, node.at), test)
        every = [f"e.r_{name}" for name in self._columns.searched]
        shared = [self._raw(name, node.at) for name in self._columns.shared]
        return joined("OR", [_any_text(texts, test) for texts in (*every, *shared)])

    def _compare(self, node: Compare) -> str:
        if node.operator not in OPERATORS:
            raise _error(f"There is no comparison {node.operator!r}", node.at)
        return self._ordered(node.field, [(node.operator, node.value)], node.at)

    def _between(self, node: Between) -> str:
        ends = ((">=", node.low), ("<=", node.high))
        return self._ordered(node.field, [(sign, end) for sign, end in ends if end], node.at)

    def _ordered(self, name: str, ends: list[tuple[str, str]], at: Place) -> str:
        kind = self._kind(name, at)
        match kind:
            case FieldKind.NUMBER | FieldKind.SCALE:
                value_of = _word if kind is FieldKind.SCALE else _number
                held = [(sign, self._hold(value_of(name, end, at))) for sign, end in ends]
                tests = [f"e.{name} {sign} {end}" for sign, end in held] or [
                    f"e.{name} IS NOT NULL"
                ]
                return f"coalesce({' AND '.join(tests)}, FALSE)"
            case FieldKind.TEXT | FieldKind.TERMS:
                held = [(sign, self._hold(_number(name, end, at))) for sign, end in ends]
                return self._any_number(self._folded(name, at), held)
            case FieldKind.DATE | FieldKind.PART | FieldKind.LENGTH:
                raise _verb_error(name, at)
            case _:
                assert_never(kind)

    def _any_number(self, text: str, ends: Sequence[tuple[str, str]]) -> str:
        """Give whether a number among texts lies between ends.

        The texts are the folded ones, because there the digits of every script are digits.
        """
        mark, border = self._hold(MARK), self._hold(2 * MARK)
        several = _any_text(f"string_split({text}, {mark})", _lies("value", ends))
        single = f"coalesce({_lies(f'trim({text}, {mark})', ends)}, FALSE)"
        return f"CASE WHEN contains({text}, {border}) THEN {several} ELSE {single} END"

    def _has(self, node: Has) -> str:
        kind = self._kind(node.field, node.at)
        match kind:
            case FieldKind.TEXT | FieldKind.TERMS:
                return f"{self._folded(node.field, node.at)} <> ''"
            case FieldKind.NUMBER:
                return f"e.{node.field} > 0"
            case FieldKind.SCALE:
                return f"e.{node.field} IS NOT NULL"
            case FieldKind.DATE:
                return f"(e.flags & {DATED}) <> 0"
            case FieldKind.PART | FieldKind.LENGTH:
                raise _verb_error(node.field, node.at)
            case _:
                assert_never(kind)

    def _is(self, node: Is) -> str:
        if node.trait == "possible":
            raise QueryError(
                tr("is:possible asks about the rest of the filter"),
                start=node.at.start,
                end=node.at.end,
                hint=tr("Write it beside the other conditions, not inside OR or parentheses."),
            )
        if node.trait not in BITS:
            raise _error(tr("There is no trait {name!r}", name=node.trait), node.at)
        return f"(e.flags & {BITS[node.trait]}) <> 0"

    def _kind(self, name: str, at: Place) -> FieldKind:
        kind = _OWN.get(name)
        if kind is not None and not kind.is_question:
            return kind
        if name in self._columns.names:
            return FieldKind.TEXT
        if kind is not None:
            return kind
        raise _error(f"There is no field {name!r}", at)

    def _folded(self, name: str, at: Place) -> str:
        column = self._columns.column(name)
        if column is not None:
            return f"e.f_{column}"
        self._kind(name, at)
        return f"coalesce(e.f_rest[{self._hold(clean(name))}], '')"

    def _raw(self, name: str, at: Place) -> str:
        column = self._columns.column(name)
        if column is not None:
            return f"e.r_{column}"
        if self._kind(name, at) not in (FieldKind.TEXT, FieldKind.TERMS):
            raise _error(f"A pattern does not fit {name!r}", at)
        return f"coalesce(e.r_rest[{self._hold(clean(name))}], [])"


def joined(operator: str, conditions: Sequence[str]) -> str:
    """Give conditions in one, joined by AND or OR."""
    if not conditions:
        return "TRUE" if operator == "AND" else "FALSE"
    return conditions[0] if len(conditions) == 1 else f"({f' {operator} '.join(conditions)})"


def _any_text(texts: str, test: str) -> str:
    found = f"list_bool_or(list_transform({texts}, lambda value: {test}))"
    return f"coalesce({found}, FALSE)"


def _lies(text: str, ends: Sequence[tuple[str, str]]) -> str:
    number = f"TRY_CAST({text} AS DOUBLE)"
    return " AND ".join([f"NOT isnan({number})", *(f"{number} {sign} {end}" for sign, end in ends)])


def _number(name: str, value: str, at: Place) -> float:
    try:
        number = float(value)
    except ValueError:
        raise _error(
            tr("{field}: {value!r} is not a number", field=name, value=value), at
        ) from None
    if isnan(number):
        raise _error(tr("{field}: {value!r} is not a number", field=name, value=value), at)
    return number


def _word(name: str, value: str, at: Place) -> int:
    precision = _PRECISIONS.get(value.strip().lower())
    if precision is None:
        raise _error(
            tr("{field}: {value!r} is no precision", field=name, value=value),
            at,
            hint=tr("Precisions are {names}.", names=", ".join(_PRECISIONS)),
        )
    return precision


def _verb_error(name: str, at: Place) -> QueryError:
    return _error(tr("{name!r} is a question about time", name=name), at)


def _error(message: str, at: Place, hint: str = "") -> QueryError:
    return QueryError(message, start=at.start, end=at.end, hint=hint)
