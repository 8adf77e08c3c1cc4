"""A filter as SQL: conditions over a row `e` of `events`, with parameters for every value.

Truth has three values (Kleene): a filter becomes two conditions, what certainly matches and what
possibly does. Nothing is run here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline_tui.query.nodes import (
    And,
    During,
    Everything,
    Falls,
    InSequence,
    Is,
    Lasts,
    Node,
    Not,
    Or,
    Regex,
    Word,
)
from timeline_tui.store.cells import folded
from timeline_tui.store.conditions import Conditions, joined
from timeline_tui.store.engine import Parameter
from timeline_tui.store.falling import falls
from timeline_tui.store.lasting import lasts
from timeline_tui.store.moments import Three, Walls, relation
from timeline_tui.store.schema import Columns
from timeline_tui.store.sequences import sequence

_PLACEHOLDER = re.compile(r"\$(\d+)")


@dataclass(frozen=True, slots=True)
class Compiled:
    """A filter as SQL."""

    matches: str
    """Which rows match, certainly or possibly."""
    is_possible: str
    """Which of those match only possibly."""
    parameters: tuple[Parameter, ...] = ()
    tables: tuple[str, ...] = ()
    """What stands behind WITH: the tables that the conditions look into."""
    patterns: tuple[Regex, ...] = ()
    """The nodes whose patterns the engine has yet to find valid."""
    words: tuple[str, ...] = ()
    """All that is asked, folded, where that is nothing but words."""

    @property
    def statement(self) -> str:
        """Gives of each row that matches its `ord` and whether it does so only possibly."""
        return f"""
            {f"WITH {', '.join(self.tables)}" if self.tables else ""}
            SELECT e.ord, {self.is_possible} AS is_possible
            FROM events e
            WHERE {self.matches}
        """


@dataclass(frozen=True, slots=True)
class Each:
    """Several filters as SQL, each of them together with what all of them ask for."""

    matches: str
    """Which rows match at least one of them, and maybe others."""
    conditions: tuple[str, ...]
    """Which of those each filter matches, certainly or possibly."""
    parameters: tuple[Parameter, ...] = ()
    tables: tuple[str, ...] = ()
    patterns: tuple[Regex, ...] = ()
    """The nodes whose patterns the engine has yet to find valid."""


def compile_each(
    beside: tuple[Node, ...], nodes: Sequence[Node], columns: Columns, walls: Walls
) -> Each:
    """Give the SQL that tells of several filters what each finds beside others.

    Raises QueryError for what cannot be asked.
    """
    compiler = _Compiler(columns, walls)
    conditions = [compiler.wanted(And((*beside, node))) for node in nodes]
    shared, _ = _without_possible(And(beside))
    return compiler.finished_each(compiler.three(shared).possible, conditions)


def compile(node: Node, columns: Columns, walls: Walls) -> Compiled:
    """Give the SQL of a filter. Raises QueryError, with the place, for what cannot be asked."""
    asked, wants = _without_possible(node)
    if wants == {True, False}:
        return Compiled("FALSE", "FALSE")
    compiler = _Compiler(columns, walls)
    three = compiler.three(asked)
    if wants == {True}:
        return compiler.finished(f"({three.possible} AND NOT {three.certain})", "TRUE")
    if wants == {False}:
        return compiler.finished(three.certain, "FALSE")
    compiled = compiler.finished(three.possible, compiler.doubt(asked))
    return replace(compiled, words=_words(node))


def _words(node: Node) -> tuple[str, ...]:
    """Give the words that a filter asks for, folded; none where it asks for anything else."""
    parts = node.parts if isinstance(node, And) else (node,)
    words = tuple(folded(part.text) for part in parts if isinstance(part, Word))
    return words if len(words) == len(parts) else ()


def _without_possible(node: Node) -> tuple[Node, set[bool]]:
    """Give a filter without `is:possible`, and which answers it wants: only possible, certain."""
    match node:
        case Is("possible"):
            return Everything(), {True}
        case Not(Is("possible")):
            return Everything(), {False}
        case And(parts):
            pairs = [_without_possible(part) for part in parts]
            wants: set[bool] = set().union(*(found for _, found in pairs))
            return And(tuple(part for part, _ in pairs), node.at), wants
        case _:
            return node, set()


class _Compiler:
    """Compiles one filter; parameters are numbered as they are met."""

    def __init__(self, columns: Columns, walls: Walls) -> None:
        self._parameters: list[Parameter] = []
        self._conditions = Conditions(columns, self._hold)
        self._walls = walls
        self._known: dict[int, tuple[Node, Three]] = {}
        """By identity; the nodes are held, so that none takes the place of another."""
        self._tables: list[str] = []
        self._sequences = 0

    def finished(self, matches: str, is_possible: str) -> Compiled:
        """Give the filter with those parameters only that its conditions hold."""
        (matches, is_possible, *tables), values = self._numbered(
            [matches, is_possible, *self._tables]
        )
        patterns = tuple(self._conditions.patterns)
        return Compiled(matches, is_possible, values, tuple(tables), patterns)

    def finished_each(self, matches: str, conditions: Sequence[str]) -> Each:
        """Give several filters with those parameters only that their conditions hold."""
        (matches, *parts), values = self._numbered([matches, *conditions, *self._tables])
        tables = tuple(parts[len(conditions) :])
        patterns = tuple(self._conditions.patterns)
        return Each(matches, tuple(parts[: len(conditions)]), values, tables, patterns)

    def wanted(self, node: Node) -> str:
        """Give which rows a filter matches that may ask for possible matches alone."""
        asked, wants = _without_possible(node)
        three = self.three(asked)
        if wants == {True, False}:
            return "FALSE"
        if wants == {True}:
            return f"({three.possible} AND NOT {three.certain})"
        return three.certain if wants else three.possible

    def _numbered(self, parts: list[str]) -> tuple[list[str], tuple[Parameter, ...]]:
        used = sorted({int(number) for number in _PLACEHOLDER.findall(" ".join(parts))})
        places = {number: f"${place}" for place, number in enumerate(used, 1)}
        numbered = [_PLACEHOLDER.sub(lambda found: places[int(found[1])], part) for part in parts]
        return numbered, tuple(self._parameters[number - 1] for number in used)

    def three(self, node: Node) -> Three:
        """Give both conditions of a node; a node that is asked again has the same ones."""
        known = self._known.get(id(node))
        if known is None:
            known = self._known[id(node)] = node, self._compiled(node)
        return known[1]

    def doubt(self, node: Node) -> str:
        """Give which of the rows that match possibly do not match certainly.

        Parts of a conjunction that have no third value hold for all of those rows.
        """
        three = self.three(node)
        if three.is_two_valued:
            return "FALSE"
        if isinstance(node, And):
            doubts = (self.doubt(part) for part in node.parts)
            return joined("OR", [doubt for doubt in doubts if doubt != "FALSE"])
        return f"NOT {three.certain}"

    def _compiled(self, node: Node) -> Three:
        match node:
            case Everything():
                return Three("TRUE", "TRUE")
            case And(parts):
                return self._pointwise("AND", parts)
            case Or(parts):
                return self._pointwise("OR", parts)
            case Not(part):
                inner = self.three(part)
                return Three(f"(NOT {inner.possible})", f"(NOT {inner.certain})")
            case During():
                three = relation(node.verb, node.range, self._walls, self._hold)
                return Three(three.certain, three.certain) if node.certain else three
            case InSequence(part=part):
                inner = self.three(part)
                self._sequences += 1
                found = sequence(node, inner, f"sequence_{self._sequences}")
                self._tables += found.tables
                return found.three
            case Falls():
                return falls(node, self._hold)
            case Lasts():
                return lasts(node, self._hold)
            case _:
                condition = self._conditions.of(node)
                return Three(condition, condition)

    def _pointwise(self, operator: str, parts: tuple[Node, ...]) -> Three:
        threes = [self.three(part) for part in parts]
        return Three(
            joined(operator, [three.certain for three in threes]),
            joined(operator, [three.possible for three in threes]),
        )

    def _hold(self, value: Parameter) -> str:
        self._parameters.append(value)
        return f"${len(self._parameters)}"
