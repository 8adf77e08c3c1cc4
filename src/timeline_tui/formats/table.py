"""Tables as text: which delimiter, which names, and rows that are not what they should be.

The rows are those of the standard library's reader; this module watches over it. What the columns
mean is not known here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import NamedTuple

from timeline_tui.events.problems import Problem, Severity
from timeline_tui.formats.faults import cut_short
from timeline_tui.text.catalogue import tr, trn

DELIMITERS = (",", ";", "\t", "|")
"""What may separate cells, the likeliest first."""

LONGEST_CELL = 16 * 2**20
"""How many characters a cell may have."""

_SAMPLE = 65_536
_SWALLOWED = 100
"""From so many lines on, a cell is suspected of a quote that was never closed."""
_RESTARTS = 20
_TOLD = 20
"""So many rows of the wrong length are named one by one."""


class Row(NamedTuple):
    """One row of a table."""

    line: int
    """Where it begins, counted from 1."""
    cells: list[str]


def delimiter_of(text: str) -> str:
    """Give the delimiter with which the beginning of a text has the same number of cells a row."""
    head = text[:_SAMPLE]
    if len(text) > _SAMPLE and "\n" in head:
        head = head[: head.rindex("\n") + 1]
    scores = {mark: _regularity(head, mark) for mark in DELIMITERS}
    return max(DELIMITERS, key=lambda mark: scores[mark])


def rows_of(text: str, delimiter: str, file: str, problems: list[Problem]) -> Iterator[Row]:
    """Give the rows that are not blank; a quote that is never closed costs one row."""
    lines = list(io.StringIO(text, newline=""))
    start = 0
    for _ in range(_RESTARTS):
        resume = None
        with _cells_up_to(LONGEST_CELL):
            for row, first, behind in _read(lines, start, delimiter, file, problems):
                if behind - first > 1 and _is_unclosed(lines, first, behind):
                    problems.append(_unclosed(file, first, behind))
                    row = next(csv.reader([lines[first]], delimiter=delimiter, quoting=3))
                    resume = first + 1
                elif behind - first > _SWALLOWED:
                    problems.append(_swallowed(file, first, behind))
                if any(map(str.strip, row)):
                    yield Row(first + 1, row)
                if resume is not None:
                    break
        if resume is None:
            return
        start = resume


def names_of(cells: list[str]) -> list[str]:
    """Give column names that are all different: `column 7` for none, `name 2` for a second one."""
    names: list[str] = []
    taken = set()
    for number, cell in enumerate(cells, 1):
        name = base = cell.strip() or f"column {number}"
        count = 1
        while name in taken:
            count += 1
            name = f"{base} {count}"
        taken.add(name)
        names.append(name)
    return names


class Lengths:
    """Tells about rows that have more or fewer cells than the header."""

    def __init__(self, width: int, file: str, problems: list[Problem]) -> None:
        self._width = width
        self._file = file
        self._problems = problems
        self._more = 0

    def tell(self, row: Row) -> None:
        """Note a row of another length."""
        if self._more >= _TOLD:
            self._more += 1
            return
        self._more += 1
        text = trn(
            "this row has {count} cell where the header has {width}",
            "this row has {count} cells where the header has {width}",
            len(row.cells),
            width=self._width,
        )
        if len(row.cells) < self._width:
            hint = tr("The others count as empty.")
        else:
            hint = tr("The others are kept as columns without a name.")
        self._add(row.line, text, hint)

    def finish(self) -> None:
        """Count the rows that were not named one by one."""
        if self._more > _TOLD:
            text = trn(
                "{count:,} more row has another number of cells than the header",
                "{count:,} more rows have another number of cells than the header",
                self._more - _TOLD,
            )
            self._add(0, text, tr("Check the delimiter and the quotes."))

    def _add(self, line: int, text: str, hint: str) -> None:
        self._problems.append(Problem(self._file, line, 0, text, hint, Severity.WARNING))


def _regularity(head: str, delimiter: str) -> tuple[float, int]:
    """The share of rows as long as the first (to a tenth), and how long that is."""
    with _cells_up_to(LONGEST_CELL):
        reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
        widths = [len(row) for row in islice(reader, 500) if any(row)]
    if not widths or widths[0] < 2:
        return (0.0, 0)
    return (round(widths.count(widths[0]) / len(widths), 1), widths[0])


def _read(
    lines: list[str], start: int, delimiter: str, file: str, problems: list[Problem]
) -> Iterator[tuple[list[str], int, int]]:
    """Rows, and the half-open stretch of lines (from 0) that each of them takes up."""
    reader = csv.reader(islice(lines, start, None), delimiter=delimiter)
    first = start
    try:
        for row in reader:
            behind = start + reader.line_num
            yield row, first, behind
            first = behind
    except csv.Error as error:
        text = tr("the table cannot be read on: {reason}", reason=error)
        hint = tr("Check the quotes of this row.")
        problems.append(cut_short(file, first + 1, 0, text, hint))


def _is_unclosed(lines: list[str], first: int, behind: int) -> bool:
    if behind < len(lines):
        return False
    return sum(line.count('"') for line in islice(lines, first, behind)) % 2 == 1


def _unclosed(file: str, first: int, behind: int) -> Problem:
    text = tr(
        "the quote that opens in line {line} is not closed up to the end, line {end}",
        line=first + 1,
        end=behind,
    )
    hint = tr("This row is read without quotes; close the quote, or double it.")
    return Problem(file, first + 1, 0, text, hint)


def _swallowed(file: str, first: int, behind: int) -> Problem:
    text = tr(
        "a cell that opens in line {line} runs over {count} lines",
        line=first + 1,
        count=behind - first,
    )
    hint = tr("If it should not, a quote is missing.")
    return Problem(file, first + 1, 0, text, hint, Severity.WARNING)


@contextmanager
def _cells_up_to(limit: int) -> Iterator[None]:
    # The limit belongs to the whole process, so it is given back.
    before = csv.field_size_limit(limit)
    try:
        yield
    finally:
        csv.field_size_limit(before)
