"""The tree of a filter: frozen values, one class per way of asking.

Two trees are equal when they ask the same; where a part stood in the text does not count.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias


class Place(NamedTuple):
    """Where a part of the tree stood in the text: characters from 0, half-open."""

    start: int
    end: int


NOWHERE = Place(0, 0)


def _place() -> Place:
    return field(default=NOWHERE, compare=False, repr=False)


class Range(NamedTuple):
    """A half-open stretch of time `[lo, hi)` in ns; NEG and POS where it is open.

    A civil range is counted as if UTC: it means the same days on every wall, so it is compared as
    it is with floating dates, and with instants in the display zone. A range that is not civil
    was written with a zone and is absolute.
    """

    lo: int
    hi: int
    is_civil: bool = True


class Length(NamedTuple):
    """A length of time: whole months, which differ in length, and ns."""

    months: int
    ns: int


class Lengths(NamedTuple):
    """The lengths from `low` to `high`; None is no limit."""

    low: Length | None
    high: Length | None
    above: bool = False
    """Whether `low` itself is left out."""
    below: bool = False
    """Whether `high` itself is left out."""


@dataclass(frozen=True, slots=True)
class Everything:
    """The empty filter."""

    at: Place = _place()


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts (two or more)."""

    parts: tuple[Node, ...]
    at: Place = _place()


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the parts (two or more)."""

    parts: tuple[Node, ...]
    at: Place = _place()


@dataclass(frozen=True, slots=True)
class Not:
    """Not the part."""

    part: Node
    at: Place = _place()


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase somewhere in a text field, folded."""

    text: str
    at: Place = _place()


@dataclass(frozen=True, slots=True)
class Match:
    """A field holds any of the values: a part of its text, or a whole term where it is a list."""

    field: str
    """The field's own name, not an alias."""
    values: tuple[str, ...]
    exact: bool = False
    """Written with `=`: the whole value, whatever the kind of the field."""
    at: Place = _place()


@dataclass(frozen=True, slots=True)
class Regex:
    """A pattern (RE2) in a field, or in any text field where `field` is empty."""

    field: str
    pattern: str
    ignore_case: bool = False
    at: Place = _place()


@dataclass(frozen=True, slots=True)
class Compare:
    """A field stands in an order to a number: `importance:>5`, `line:<=10`."""

    field: str
    operator: str
    """`<`, `<=`, `>` or `>=`."""
    value: str
    at: Place = _place()


@dataclass(frozen=True, slots=True)
class Between:
    """A field is a number from `low` to `high`, both included; an empty text is an open end."""

    field: str
    low: str
    high: str
    at: Place = _place()


@dataclass(frozen=True, slots=True)
class Has:
    """A field is present."""

    field: str
    at: Place = _place()


@dataclass(frozen=True, slots=True)
class Is:
    """An event has a trait, one of `events.fields.TRAITS`."""

    trait: str
    at: Place = _place()


@dataclass(frozen=True, slots=True)
class During:
    """An event's bounds stand in a relation to a range."""

    verb: str
    """`during`, `within`, `since`, `after`, `until`, `before`, `around`, `starts` or `ends`."""
    text: str
    """The range as it was written, without quotes."""
    range: Range
    """What it resolves to; for `around` with the distance on both sides."""
    certain: bool = False
    """Written with `!`: certain matches only."""
    at: Place = _place()


@dataclass(frozen=True, slots=True)
class InSequence:
    """An event starts a while after, before or near another one that matches a filter."""

    verb: str
    """`follows`, `precedes` or `near`."""
    part: Node
    """What the other events match, certainly or possibly."""
    text: str = ""
    """The distance as it was written; nothing where any will do."""
    distance: Length | None = None
    """What it means: less than that after or before, at most that near."""
    certain: bool = False
    """Written with `!`: certain matches only."""
    at: Place = _place()


@dataclass(frozen=True, slots=True)
class Falls:
    """An event starts at one of some hours, weekdays or months of the wall; three-valued."""

    part: str
    """`hour`, `weekday` or `month`."""
    numbers: tuple[int, ...]
    """Ascending: hours from 0, weekdays from 1 (Monday), months from 1."""
    certain: bool = False
    """Written with `!`: certain matches only."""
    at: Place = _place()


@dataclass(frozen=True, slots=True)
class Lasts:
    """How long an event lasts is one of some lengths; three-valued."""

    text: str
    """The lengths as they were written, without quotes."""
    lengths: Lengths
    """What they mean."""
    certain: bool = False
    """Written with `!`: certain matches only."""
    at: Place = _place()


Node: TypeAlias = (
    Everything
    | And
    | Or
    | Not
    | Word
    | Match
    | Regex
    | Compare
    | Between
    | Has
    | Is
    | During
    | InSequence
    | Falls
    | Lasts
)
