"""JSON text to values, with the line of every record.

Numbers keep the digits that were written, NaN and Infinity are refused, depth is limited, and what
was whole before a fault is kept. What the values mean is not known here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

from timeline_tui.events.event import Value
from timeline_tui.events.keys import normal
from timeline_tui.events.problems import Problem, Severity
from timeline_tui.events.values import from_json
from timeline_tui.formats.faults import NOT_JSON, cut_short
from timeline_tui.text.catalogue import later, tr

PARSER_SAYS = (
    later("expecting value"),
    later("expecting property name enclosed in double quotes"),
    later("expecting ':' delimiter"),
    later("expecting ',' delimiter"),
    later("illegal trailing comma before end of object"),
    later("illegal trailing comma before end of array"),
    later("extra data"),
    later("unterminated string starting at"),
    later("invalid control character at"),
    later("invalid \\escape"),
    later("invalid \\uXXXX escape"),
)
"""What Python's reader of JSON says; anything else is told as it says it."""

_BLANKS = re.compile(r"[ \t\n\r]*")
_NOT_RAW = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


@dataclass(slots=True)
class Scanned:
    """The root of a JSON text, taken apart."""

    root: dict[str, Value] = field(default_factory=dict)
    """Every key of the root but the one with the records."""
    records: list[tuple[Value, int]] | None = None
    """The records and their lines; None where there is no list of them."""


class Scanner:
    """Reads values out of one JSON text."""

    def __init__(self, text: str, file: str, problems: list[Problem]) -> None:
        self._text = text
        self._file = file
        self._problems = problems
        self._repeated: list[str] = []
        self._line = 1
        self._counted = 0
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._pairs,
            parse_int=str,
            parse_float=str,
            parse_constant=_refuse,
        )

    def root(self) -> Scanned:
        """Give the root; a fault ends it and becomes a Problem."""
        found = Scanned()
        try:
            end = self._read_root(found, self._blanks(0))
            if self._blanks(end) < len(self._text):
                raise json.JSONDecodeError(tr("more follows after the end"), self._text, end)
        except (ValueError, RecursionError) as error:
            self._report(error)
        return found

    def line(self, start: int, end: int, number: int) -> Value:
        """Give the value that one line holds, or None and a Problem; `number` is its line."""
        self._line, self._counted = number, start
        line = self._text[start:end].strip(" \t\r")
        try:
            value = from_json(self._decoder.decode(line))
        except (ValueError, RecursionError) as error:
            column = error.pos + 1 if isinstance(error, json.JSONDecodeError) else 1
            self._add(number, column, _reason(error), _hint(error), rejected=True)
            return None
        self._flush(number)
        return value

    def _read_root(self, found: Scanned, at: int) -> int:
        match self._text[at : at + 1]:
            case "[":
                found.records = []
                return self._array(at, found.records)
            case "{":
                return self._object(at, found)
            case _:
                return self._value(at)[1]

    def _object(self, at: int, found: Scanned) -> int:
        at = self._blanks(at + 1)
        if self._text[at : at + 1] == "}":
            return at + 1
        while True:
            if self._text[at : at + 1] != '"':
                raise json.JSONDecodeError(tr("a key in double quotes is missing"), self._text, at)
            key, at = self._value(at)
            at = self._expect(":", at)
            if normal(str(key)) in ("events", "timeline") and self._text[at : at + 1] == "[":
                found.records = []
                at = self._array(at, found.records)
            else:
                value, at = self._value(at)
                found.root.setdefault(str(key), value)
            at = self._blanks(at)
            if self._text[at : at + 1] == "}":
                return at + 1
            at = self._expect(",", at)

    def _array(self, at: int, records: list[tuple[Value, int]]) -> int:
        at = self._blanks(at + 1)
        if self._text[at : at + 1] == "]":
            return at + 1
        while True:
            line = self._line_of(at)
            value, at = self._value(at)
            records.append((value, line))
            at = self._blanks(at)
            if self._text[at : at + 1] == "]":
                return at + 1
            at = self._expect(",", at)

    def _value(self, at: int) -> tuple[Value, int]:
        line = self._line_of(at)
        raw, end = self._decoder.raw_decode(self._text, at)
        self._flush(line)
        try:
            return from_json(raw), end
        except ValueError as error:
            self._add(line, 0, str(error), tr("It is left out."))
            return None, end

    def _expect(self, mark: str, at: int) -> int:
        at = self._blanks(at)
        if self._text[at : at + 1] != mark:
            raise json.JSONDecodeError(tr("a {mark!r} is missing", mark=mark), self._text, at)
        return self._blanks(at + 1)

    def _blanks(self, at: int) -> int:
        match = _BLANKS.match(self._text, at)
        return match.end() if match else at

    def _line_of(self, at: int) -> int:
        self._line += self._text.count("\n", self._counted, at)
        self._counted = at
        return self._line

    def _pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            found = {}
            for key, value in pairs:
                if key in found:
                    self._repeated.append(key)
                else:
                    found[key] = value
        return found

    def _flush(self, line: int) -> None:
        for key in self._repeated:
            text = tr("{key!r} stands twice: the first value counts", key=key)
            self._add(line, 0, text, tr("Take one of them out."), Severity.WARNING)
        self._repeated.clear()

    def _report(self, error: Exception) -> None:
        line, column = self._line, 0
        if isinstance(error, json.JSONDecodeError):
            line, column = error.lineno, error.colno
        problem = cut_short(self._file, line, column, _reason(error), _hint(error))
        self._problems.append(problem)

    def _add(
        self,
        line: int,
        column: int,
        text: str,
        hint: str,
        severity: Severity = Severity.ERROR,
        *,
        rejected: bool = False,
    ) -> None:
        self._problems.append(Problem(self._file, line, column, text, hint, severity, rejected))


def lines_of(text: str) -> Iterator[tuple[int, int, int]]:
    """Give start, end (half-open, in characters) and number of every line that is not blank."""
    start, number = 0, 1
    while start < len(text):
        # Only a line feed ends a line: the other breaks may stand in texts.
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            yield start, end, number
        start, number = end + 1, number + 1


def json_text(value: object, indent: int | None = None) -> str:
    """Give a value as JSON in which nothing can act on a terminal."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _NOT_RAW.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(tr("{constant} is no JSON value", constant=constant))


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return tr("nested too deep")
    if isinstance(error, json.JSONDecodeError):
        return f"{tr(NOT_JSON)}: {tr(error.msg[:1].lower() + error.msg[1:])}"
    return str(error)


def _hint(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return tr("Check commas, quotes and brackets before this place.")
    return tr("Write null, or leave it out.")
