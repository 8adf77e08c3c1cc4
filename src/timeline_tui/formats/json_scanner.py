"""JSON text to values, with the line of every record.

Numbers keep the digits that were written, NaN and Infinity count as null, and depth is limited.
What is whole before a fault is kept; so are the records behind it, which `brackets` finds. What the
values mean is not known here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from timeline_tui.events.event import Value
from timeline_tui.events.keys import normal
from timeline_tui.events.problems import Problem, Severity
from timeline_tui.events.values import LONGEST_TEXT, from_json, halves_in
from timeline_tui.formats.brackets import JSON, JSON_MEMBER, place_behind
from timeline_tui.formats.faults import NOT_JSON
from timeline_tui.formats.json_faults import ARRAY_COMMA, Faults, hint, reason
from timeline_tui.text.catalogue import later, tr, trn

_BLANKS = re.compile(r"[ \t\n\r]*")
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]:]')
_HALF_WRITTEN = re.compile(r"\\u[dD][89a-fA-F]")
_MISSING = later("a {mark!r} is missing")
_READ_AGAIN = 8
"""How many times the rest of a text may be counted through before it is cut to what is left."""
_LEFT_OUT: Any = object()
"""Stands for a value that is too deep."""


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
        self._faults = Faults(text, file, problems)
        self._grammar = JSON
        self._line = 1
        self._counted = 0
        self._base = 0
        self._spent = 0
        self._has_repeated = False
        self._constants: list[str] = []
        self._may_hold_halves = bool(_HALF_WRITTEN.search(text))
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._pairs,
            parse_int=str,
            parse_float=str,
            parse_constant=self._constants.append,
        )

    def root(self) -> Scanned:
        """Give the root; a fault behind which nothing can be read becomes a Problem."""
        found = Scanned()
        try:
            end = self._read_root(found, self._blanks(0))
            if self._blanks(end) < len(self._text):
                raise json.JSONDecodeError(tr("more follows after the end"), self._text, end)
        except (ValueError, RecursionError) as error:
            self._faults.tell_end(self._place_of(error, self._counted), error)
        return found

    def line(self, start: int, end: int) -> Value:
        """Give the value that one line holds, or None and a Problem."""
        rest = self._text[start:end].lstrip(" \t\r")
        line, start = rest.rstrip(" \t\r"), end - len(rest)
        try:
            raw = self._decoder.decode(line)
            self._tell(raw, start, end)
            return from_json(raw)
        except (ValueError, RecursionError) as error:
            place = start + (error.pos if isinstance(error, json.JSONDecodeError) else 0)
            self._faults.tell(place, reason(error), hint(error), rejected=True)
            return None

    def _read_root(self, found: Scanned, at: int) -> int:
        match self._text[at : at + 1]:
            case "[":
                found.records = []
                return self._array(at, found.records)
            case "{":
                self._grammar = JSON_MEMBER
                return self._object(at, found)
            case _:
                return self._value(at)[1]

    def _object(self, at: int, found: Scanned) -> int:
        at = self._blanks(at + 1)
        if self._text[at : at + 1] == "}":
            return at + 1
        places: dict[str, int] = {}
        repeated: list[tuple[str, int, int]] = []
        try:
            return self._members(at, found, places, repeated)
        finally:
            self._faults.tell_repeated(repeated)

    def _members(
        self,
        at: int,
        found: Scanned,
        places: dict[str, int],
        repeated: list[tuple[str, int, int]],
    ) -> int:
        while True:
            if self._text[at : at + 1] != '"':
                raise json.JSONDecodeError(tr("a key in double quotes is missing"), self._text, at)
            place = self._base + at
            key, at = self._value(at)
            at = self._expect(":", at)
            first = places.setdefault(str(key), place)
            if first != place:
                repeated.append((str(key), first, place))
            if normal(str(key)) in ("events", "timeline") and self._text[at : at + 1] == "[":
                at = self._records(at, found, place)
            else:
                value, at = self._value(at)
                found.root.setdefault(str(key), value)
            at = self._blanks(at)
            if self._text[at : at + 1] == "}":
                return at + 1
            at = self._expect(",", at)

    def _records(self, at: int, found: Scanned, place: int) -> int:
        """Read a list of records; the first one of a text counts."""
        records: list[tuple[Value, int]] = []
        is_first = found.records is None
        if is_first:
            found.records = records
        at = self._array(at, records)
        if records and not is_first:
            text = trn(
                "a second list of events is left out: {count:,} record",
                "a second list of events is left out: {count:,} records",
                len(records),
            )
            self._faults.tell(place, text, tr("Put them into one list."), rejected=True)
        return at

    def _array(self, at: int, records: list[tuple[Value, int]]) -> int:
        at = self._blanks(at + 1)
        while self._text[at : at + 1] != "]":
            line = self._line_of(at)
            try:
                value, behind = self._value(at)
            except (ValueError, RecursionError) as error:
                at = self._next_record(at, at, error, tr("This record is left out."))
                continue
            if value is not _LEFT_OUT:
                records.append((value, line))
            at = self._next_part(at, self._blanks(behind))
        return at + 1

    def _next_part(self, start: int, at: int) -> int:
        """Give where the record behind a whole one begins, or the list ends."""
        mark = self._text[at : at + 1]
        if mark == "]":
            return at
        if mark in ("{", "["):
            text = f"{tr(NOT_JSON)}: {tr(_MISSING, mark=',')}"
            self._faults.tell(self._base + at, text, tr("It is read as if it stood there."))
            return at
        try:
            behind = self._expect(",", at)
        except json.JSONDecodeError as error:
            return self._next_record(start, at, error, tr("What stands there is left out."))
        if self._text[behind : behind + 1] == "]":
            fault = json.JSONDecodeError(ARRAY_COMMA, self._text, at)
            self._faults.tell(self._base + at, reason(fault), hint(fault))
        return behind

    def _next_record(self, start: int, at: int, error: Exception, outcome: str) -> int:
        """Give where the record behind a fault begins, or the list ends; else raise it.

        The one before begins at `start`, and ends behind `at`. Where it has a line of its own, so
        may the next one, whatever quotes and brackets say. `outcome` tells what comes of it.
        """
        place = error.pos if isinstance(error, json.JSONDecodeError) else start
        indent = self._text[self._text.rfind("\n", 0, start) + 1 : start]
        line = None if indent.strip(" \t") else re.compile(rf"{indent}(?=[{{\[])")
        found = place_behind(self._text, at, self._grammar, line, max(place, start))
        if found is None:
            raise error
        told = self._place_of(error, start)
        self._faults.tell(told, reason(error), f"{hint(error)} {outcome}", rejected=True)
        self._spent += place
        return self._without_read(found)

    def _without_read(self, at: int) -> int:
        """Give where a place is now: what was read is let go of when faults make it dear.

        The library counts the lines before every fault, from the beginning of its text on.
        """
        if self._spent < _READ_AGAIN * len(self._text):
            return at
        # What stands before a record on its line says whether that is its own.
        kept = at
        while kept and (kept == at or self._text[kept] in " \t"):
            kept -= 1
        self._line_of(kept)
        self._text = self._text[kept:]
        self._base += kept
        self._counted = self._spent = 0
        return at - kept

    def _value(self, at: int) -> tuple[Value, int]:
        self._has_repeated = False
        self._constants.clear()
        raw, end = self._decoder.raw_decode(self._text, at)
        self._tell(raw, at, end)
        try:
            return from_json(raw), end
        except ValueError as error:
            advice = tr("It is left out.")
            self._faults.tell(self._base + at, str(error), advice, rejected=True)
            return _LEFT_OUT, end

    def _expect(self, mark: str, at: int) -> int:
        at = self._blanks(at)
        if self._text[at : at + 1] != mark:
            raise json.JSONDecodeError(tr(_MISSING, mark=mark), self._text, at)
        return self._blanks(at + 1)

    def _blanks(self, at: int) -> int:
        match = _BLANKS.match(self._text, at)
        return match.end() if match else at

    def _line_of(self, at: int) -> int:
        self._line += self._text.count("\n", self._counted, at)
        self._counted = at
        return self._line

    def _place_of(self, error: Exception, at: int) -> int:
        """Where in the whole text something is wrong; `at` says it where the error does not."""
        return self._base + (error.pos if isinstance(error, json.JSONDecodeError) else at)

    def _pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            self._has_repeated = True
            found = dict(reversed(pairs))
            found = {key: found[key] for key, _ in pairs}
        return found

    def _tell(self, raw: Any, start: int, end: int) -> None:
        """Tell what of a value is not as it was written."""
        if self._has_repeated:
            keys = _repeated(self._text, start, end)
            base = self._base
            self._faults.tell_repeated((key, base + one, base + two) for key, one, two in keys)
            self._has_repeated = False
        if self._constants:
            for constant in dict.fromkeys(self._constants):
                text = tr("{constant} is no JSON value", constant=constant)
                self._faults.tell(self._base + start, text, tr("It counts as null."))
            self._constants.clear()
        if self._may_hold_halves and (count := _count(raw, halves_in)):
            text = trn(
                "{count} half of a character is shown as \ufffd",
                "{count} halves of characters are shown as \ufffd",
                count,
            )
            self._faults.tell(self._base + start, text, "", Severity.WARNING)
        if end - start > LONGEST_TEXT and _count(raw, lambda text: len(text) > LONGEST_TEXT):
            text = tr("a text has more than {limit:,} characters", limit=LONGEST_TEXT)
            self._faults.tell(self._base + start, text, tr("It is cut there."))


def _repeated(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Give keys that stand twice in an object, and where: for the first time, and again."""
    places: list[dict[str, int]] = []
    string = None
    for token in _TOKEN.finditer(text, start, end):
        match token[0]:
            case "{" | "[":
                places.append({})
            case "}" | "]":
                places.pop()
            case ":" if string is not None:
                key = json.loads(string[0])
                first = places[-1].setdefault(key, string.start())
                if first != string.start():
                    yield key, first, string.start()
            case _:
                string = token


def _count(raw: Any, of_text: Callable[[str], int]) -> int:
    """Give the sum of something that is counted in every text and key of a value."""
    count, left = 0, [raw]
    while left:
        match left.pop():
            case str() as text:
                count += of_text(text)
            case dict() as pairs:
                left += [*pairs, *pairs.values()]
            case list() as items:
                left += items
    return count
