"""Tables as text: which delimiter, which names, and rows that are not what they should be.

The rows are those of the standard library's reader; this module watches over it. What the columns
mean is not known here.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Literal, NamedTuple

from timeline_tui.events.problems import Problem, Severity
from timeline_tui.formats.faults import place_in
from timeline_tui.text.catalogue import tr, trn

DELIMITERS = (",", ";", "\t", "|")
"""What may separate cells, the likeliest first."""

LONGEST_CELL = 16 * 2**20
"""How many characters a cell may have."""

MOST_CELLS = 16_384
"""How many cells a row may have: as many as in a spreadsheet."""

_SAMPLE = 65_536
_SWALLOWED = 100
"""From so many lines on, a cell is suspected of a quote that was never closed."""
_READ_AGAIN = 10_000
"""How many lines more than the table has may be read again for want of a quote."""
_TOLD = 20
"""So many rows of the wrong length are named one by one."""
_QUOTED = re.compile('"[^"]*"')


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
    """Give the rows that are not blank; a quote that is never closed costs no row but its own."""
    lines = list(io.StringIO(text, newline=""))
    _leave_out_endless(lines, delimiter, file, problems)
    start, spent = 0, 0
    with _cells_up_to(LONGEST_CELL):
        while start < len(lines):
            has_quotes = spent <= len(lines) + _READ_AGAIN
            if not has_quotes:
                problems.append(_without_quotes(file, start))
            resume = len(lines)
            for row, first, behind in _read(lines, start, delimiter, has_quotes=has_quotes):
                if isinstance(row, csv.Error):
                    problems.append(_unreadable(file, first, row))
                    resume = behind
                    break
                if behind - first > 1 and _is_unclosed(lines, first, behind, delimiter):
                    problems.append(_unclosed(file, first, behind, len(lines)))
                    row = next(csv.reader([lines[first]], delimiter=delimiter, quoting=3))
                    resume, spent = first + 1, spent + behind - first
                elif behind - first > _SWALLOWED:
                    problems.append(_swallowed(file, first, behind))
                if any(map(str.strip, row)):
                    yield Row(first + 1, row)
                if resume == first + 1:
                    break
            start = resume


def names_of(cells: list[str], *, are_exact: bool = False) -> list[str]:
    """Give column names that are all different: `column 7` for none, `name 2` for a second one.

    Blanks around a name count only where the names are exact.
    """
    names: list[str] = []
    taken = set()
    counts: dict[str, int] = {}
    for number, cell in enumerate(cells, 1):
        name = base = (cell if are_exact else cell.strip()) or f"column {number}"
        while name in taken:
            counts[base] = counts.get(base, 1) + 1
            name = f"{base} {counts[base]}"
        taken.add(name)
        names.append(name)
    return names


def tell_nul(text: str, file: str, problems: list[Problem]) -> None:
    """Tell how many NUL characters there are, and where the first is; they stay in their cells."""
    count = text.count("\0")
    if not count:
        return
    told = trn(
        "{count:,} NUL character is kept, and shown as \u2400",
        "{count:,} NUL characters are kept, and shown as \u2400",
        count,
    )
    hint = tr("Other programs may end the cell there.")
    line, column = place_in(text, text.index("\0"))
    problems.append(Problem(file, line, column, told, hint, Severity.WARNING))


def tell_repeated(header: Row, names: list[str], file: str, problems: list[Problem]) -> None:
    """Tell of columns that have the name of another one."""
    repeated = [
        (cell.strip(), name)
        for cell, name in zip(header.cells, names, strict=True)
        if cell.strip() and cell.strip() != name
    ]
    for cell, name in repeated[:_TOLD]:
        text = tr("the column {cell!r} stands twice: the second is {name!r}", cell=cell, name=name)
        hint = tr("Give it a name of its own.")
        problems.append(Problem(file, header.line, 0, text, hint, Severity.WARNING))
    if len(repeated) > _TOLD:
        text = trn(
            "{count:,} more column has the name of another one",
            "{count:,} more columns have the name of another one",
            len(repeated) - _TOLD,
        )
        hint = tr("Give it a name of its own.")
        problems.append(Problem(file, header.line, 0, text, hint, Severity.WARNING))


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


def _leave_out_endless(
    lines: list[str], delimiter: str, file: str, problems: list[Problem]
) -> None:
    """Empty the lines with more cells than any table has: only to take them apart fills memory."""
    for number, line in enumerate(lines):
        if len(line) <= MOST_CELLS or line.count(delimiter) < MOST_CELLS:
            continue
        if _QUOTED.sub("", line).count(delimiter) < MOST_CELLS:
            continue
        text = tr("this row has more than {limit:,} cells", limit=MOST_CELLS)
        hint = tr("It is left out; check the delimiter.")
        problems.append(Problem(file, number + 1, 0, text, hint, rejected=True))
        lines[number] = "\n"


def _read(
    lines: list[str], start: int, delimiter: str, *, has_quotes: bool
) -> Iterator[tuple[list[str] | csv.Error, int, int]]:
    """Rows, and the half-open stretch of lines (from 0) that each takes up; a fault is the last."""
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if has_quotes else csv.QUOTE_NONE
    reader = csv.reader(islice(lines, start, None), delimiter=delimiter, quoting=quoting)
    first = start
    try:
        for row in reader:
            behind = start + reader.line_num
            yield row, first, behind
            first = behind
    except csv.Error as error:
        yield error, first, max(start + reader.line_num, first + 1)


def _is_unclosed(lines: list[str], first: int, behind: int, delimiter: str) -> bool:
    """Whether a row of several lines has swallowed others, for want of a quote."""
    if behind == len(lines) and sum(line.count('"') for line in lines[first:behind]) % 2 == 1:
        return True
    # A quote that closes in the middle of a cell was meant to open another one.
    blanks = re.compile(f'" +(?={re.escape(delimiter)}|[\r\n]|$)')
    rows = (blanks.sub('"', line) for line in lines[first:behind])
    try:
        list(csv.reader(rows, delimiter=delimiter, strict=True))
    except csv.Error:
        return True
    return False


def _unreadable(file: str, first: int, error: csv.Error) -> Problem:
    if "field larger" in str(error):
        text = tr("a cell has more than {limit:,} characters", limit=LONGEST_CELL)
        hint = tr("The row is left out; check its quotes.")
    else:
        text = tr("the row cannot be read: {reason}", reason=error)
        hint = tr("It is left out; check its quotes.")
    return Problem(file, first + 1, 0, text, hint, rejected=True)


def _without_quotes(file: str, start: int) -> Problem:
    text = tr("too many quotes are not closed: from here on they are read as letters")
    return Problem(file, start + 1, 0, text, tr("Close the quotes, or double them."))


def _unclosed(file: str, first: int, behind: int, end: int) -> Problem:
    if behind == end:
        text = tr(
            "the quote that opens in line {line} is not closed up to the end, line {end}",
            line=first + 1,
            end=behind,
        )
    else:
        text = tr(
            "the quote that opens in line {line} is not closed: a quote in line {end} opens again",
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
