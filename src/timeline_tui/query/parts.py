"""The parts of the clock and the calendar that come round: hours, weekdays and months.

How a set of them is written and said. How a clause is read stands in `falling`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from timeline_tui.text.catalogue import later, tr


class Part(NamedTuple):
    """Numbers that come round: after the last one follows the first."""

    name: str
    first: int
    keys: tuple[str, ...]
    """How each is written."""
    words: tuple[str, ...]
    """How each is said."""
    one: str
    """What is said of one; `{when}` is its name."""
    several: str
    """What is said of several."""
    unknown: str
    """What is said of a `{value}` that is none."""
    known: str
    """What there is, for who wrote something else."""
    examples: tuple[str, str]
    """Two values that can be written."""

    @property
    def example_clauses(self) -> str:
        """Give two clauses that can be written."""
        first, second = (f"{self.name}:{value}" for value in self.examples)
        return tr("{first} or {second}", first=first, second=second)

    @property
    def last(self) -> int:
        """The greatest number."""
        return self.first + len(self.keys) - 1

    @property
    def numbers(self) -> range:
        """All numbers."""
        return range(self.first, self.last + 1)

    def stretch(self, low: int, high: int) -> list[int]:
        """Give the numbers from one to another, both included, past the last one if need be."""
        if low <= high:
            return list(range(low, high + 1))
        return [*range(low, self.last + 1), *range(self.first, high + 1)]

    def written(self, numbers: Collection[int]) -> str:
        """Give numbers as they can stand after the colon: `sat,sun`, `22..6`."""
        return ",".join(_stretches(self, numbers, self.keys, ".."))

    def said(self, numbers: Collection[int]) -> str:
        """Give numbers by their names: `Saturday or Sunday`, `January to March`."""
        names = tuple(map(tr, self.words))
        return tr(" or ").join(_stretches(self, numbers, names, tr(" to ")))


def starts_in_words(part: Part, numbers: Collection[int]) -> str:
    """Give what is asked of a start: `starts on Saturday or Sunday`."""
    return tr(part.one if len(numbers) == 1 else part.several, when=part.said(numbers))


def _stretches(
    part: Part, numbers: Collection[int], names: tuple[str, ...], between: str
) -> list[str]:
    """Give the names of single numbers, and of the two ends of three and more in a row."""
    found: list[str] = []
    for low, high in _runs(part, numbers):
        row = [names[number - part.first] for number in part.stretch(low, high)]
        found += row if len(row) < 3 else [f"{row[0]}{between}{row[-1]}"]
    return found


def _runs(part: Part, numbers: Collection[int]) -> list[tuple[int, int]]:
    if len(numbers) == len(part.numbers):
        return [(part.first, part.last)]
    following = dict(zip(part.numbers, [*part.numbers[1:], part.first], strict=True))
    starts = sorted(set(numbers) - {following[number] for number in numbers})
    runs: list[tuple[int, int]] = []
    for start in starts:
        end = start
        while following[end] in numbers:
            end = following[end]
        runs.append((start, end))
    return runs


_HOURS = tuple(map(str, range(24)))
_WEEKDAYS = (
    *(later("Monday"), later("Tuesday"), later("Wednesday"), later("Thursday")),
    *(later("Friday"), later("Saturday"), later("Sunday")),
)
_MONTHS = (
    *(later("January"), later("February"), later("March"), later("April")),
    *(later("May"), later("June"), later("July"), later("August")),
    *(later("September"), later("October"), later("November"), later("December")),
)


def _short(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word[:3].lower() for word in words)


PARTS: dict[str, Part] = {
    part.name: part
    for part in (
        Part(
            *("hour", 0, _HOURS, _HOURS),
            *(later("starts at hour {when}"), later("starts at hours {when}")),
            *(later('there is no hour "{value}"'), later("Hours are 0 to 23.")),
            ("9", "22..6"),
        ),
        Part(
            *("weekday", 1, _short(_WEEKDAYS), _WEEKDAYS),
            *(later("starts on {when}"), later("starts on {when}")),
            later('there is no weekday "{value}"'),
            later("Weekdays are mon to sun, or 1 (Monday) to 7."),
            ("sat", "fri..sun"),
        ),
        Part(
            *("month", 1, _short(_MONTHS), _MONTHS),
            *(later("starts in {when}"), later("starts in {when}")),
            *(later('there is no month "{value}"'), later("Months are jan to dec, or 1 to 12.")),
            ("jan", "nov..feb"),
        ),
    )
}
"""The parts by the names of their fields."""
