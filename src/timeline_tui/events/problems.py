"""What is wrong with the data: a value in a list, never an exception."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much it matters."""

    ERROR = "error"
    """Something was rejected: a record, a date, a file."""
    WARNING = "warning"
    """Everything was read, and a reader should know this about it."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
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
