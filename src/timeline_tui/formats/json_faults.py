"""What can be wrong with JSON text, in words, and where.

Where a text is read on behind a fault is the business of `json_scanner`.
"""

from __future__ import annotations

import json
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable

from timeline_tui.events.problems import Problem, Severity
from timeline_tui.formats.faults import NOT_JSON, cut_short
from timeline_tui.text.catalogue import later, tr, trn

ARRAY_COMMA = later("illegal trailing comma before end of array")
"""What newer releases of Python say of a comma that nothing follows."""
PARSER_SAYS = (
    later("expecting value"),
    later("expecting property name enclosed in double quotes"),
    later("expecting ':' delimiter"),
    later("expecting ',' delimiter"),
    later("illegal trailing comma before end of object"),
    ARRAY_COMMA,
    later("extra data"),
    later("unterminated string starting at"),
    later("invalid control character at"),
    later("invalid \\escape"),
    later("invalid \\uXXXX escape"),
)
"""What Python's reader of JSON says; anything else is told as it says it."""

_TOLD = 20
"""So many keys of a record that stand twice are told one by one."""


class Faults:
    """The Problems of one JSON text; places in it are offsets of characters from 0."""

    def __init__(self, text: str, file: str, problems: list[Problem]) -> None:
        self._text = text
        self._file = file
        self._problems = problems
        self._breaks: array[int] | None = None

    def tell(
        self,
        place: int,
        text: str,
        hint: str,
        severity: Severity = Severity.ERROR,
        *,
        rejected: bool = False,
    ) -> None:
        """Tell what is wrong at a place."""
        spot = self._spot(place)
        self._problems.append(Problem(self._file, *spot, text, hint, severity, rejected))

    def tell_end(self, place: int, error: Exception) -> None:
        """Tell what is wrong at a place behind which nothing can be read."""
        spot = self._spot(place)
        self._problems.append(cut_short(self._file, *spot, reason(error), hint(error)))

    def tell_repeated(self, keys: Iterable[tuple[str, int, int]]) -> None:
        """Tell of keys that stand twice in one record: the first ones, and how many more.

        They come with their two places.
        """
        second, more = 0, 0
        advice = tr("Take one of them out.")
        for number, (key, first, second) in enumerate(keys):
            if number >= _TOLD:
                more += 1
                continue
            line = self._spot(first)[0]
            text = tr("{key!r} stands twice: the value of line {line} counts", key=key, line=line)
            self.tell(second, text, advice, Severity.WARNING)
        if more:
            text = trn(
                "{count:,} more key stands twice in this record",
                "{count:,} more keys stand twice in this record",
                more,
            )
            self.tell(second, text, advice, Severity.WARNING)

    def _spot(self, place: int) -> tuple[int, int]:
        """Line and column of a place."""
        if self._breaks is None:
            # Once for all places: a text may be one line, and wrong from end to end.
            self._breaks = array("q", (each.start() for each in re.finditer("\n", self._text)))
        before = bisect_left(self._breaks, place)
        return before + 1, place - (self._breaks[before - 1] if before else -1)


def reason(error: Exception) -> str:
    """Give what is wrong, in words."""
    if isinstance(error, RecursionError):
        return tr("nested too deep")
    if isinstance(error, json.JSONDecodeError):
        return f"{tr(NOT_JSON)}: {tr(error.msg[:1].lower() + error.msg[1:])}"
    return str(error)


def hint(error: Exception) -> str:
    """Give what to do about it."""
    if isinstance(error, json.JSONDecodeError):
        return tr("Check commas, quotes and brackets before this place.")
    return tr("Check that its brackets are closed.")
