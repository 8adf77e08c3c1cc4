"""What is wrong with the data: a value in a list, never an exception."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from timeline_tui.errors import ReadError
from timeline_tui.text.patterns import Late


class Severity(StrEnum):
    """How much it matters."""

    ERROR = "error"
    """Something was rejected: a record, a date, a file."""
    WARNING = "warning"
    """Everything was read, and a reader should know this about it."""


class Problem(NamedTuple):
    """One thing that is wrong, where, and what to do about it."""

    file: str
    line: int
    """Counted from 1; 0 where it is about the whole file."""
    column: int
    """Counted from 1; 0 where only the line is known."""
    text: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    rejected: bool = False
    """Whether a record was left out because of it."""
    ends_reading: bool = False
    """Whether nothing of the file is read behind it."""

    def __str__(self) -> str:
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.text}.{hint}"


class UnreadError(ReadError):
    """Files of which nothing can be read, or less than before, with what is wrong with each."""

    def __init__(self, message: str, problems: Sequence[Problem], *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.problems = tuple(problems)


_QUOTED = Late(r"'[^']*'|\"[^\"]*\"")


class Group(NamedTuple):
    """Problems that say the same of many places, but for the values that they quote."""

    first: Problem
    size: int
    places: tuple[str, ...]
    """Files with lines: `a.csv:3`, then `5-380` of the same file where line follows line."""
    is_same: bool
    """Whether all of them quote the same."""
    rejected: int
    """How many records were left out because of them."""


def grouped(problems: Iterable[Problem]) -> list[Group]:
    """Give problems by what they say, the errors first, then in the order of their places."""
    alike: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in sorted(problems, key=lambda each: (each.severity is not Severity.ERROR, each)):
        said = _QUOTED.compiled.sub("", problem.text)
        alike.setdefault((problem.severity, said, problem.hint), []).append(problem)
    return [
        Group(
            each[0],
            len(each),
            tuple(_places(each)),
            is_same=len({one.text for one in each}) == 1,
            rejected=sum(one.rejected and one.line > 0 and not one.ends_reading for one in each),
        )
        for each in alike.values()
    ]


def _places(problems: Sequence[Problem]) -> Iterator[str]:
    lines: dict[str, list[int]] = {}
    for problem in problems:
        lines.setdefault(problem.file, []).append(problem.line)
    for file, numbers in lines.items():
        name = f"{file}:"
        for first, last in _stretches(sorted(set(numbers))):
            end = f"-{last}" if last > first else ""
            yield f"{name}{first}{end}" if first else file
            name = "" if first else name


def _stretches(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give numbers that follow one another as their first and last."""
    start = 0
    for index in range(1, len(numbers) + 1):
        if index == len(numbers) or numbers[index] != numbers[index - 1] + 1:
            yield numbers[start], numbers[index - 1]
            start = index
