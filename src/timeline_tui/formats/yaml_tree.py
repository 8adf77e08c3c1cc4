"""YAML text to values: read by libyaml's events, and read on behind every fault.

Faults become Problems, and what is whole before and behind them is kept. What the events come to is
the business of `yaml_composer`, where another record may begin that of `yaml_resume`.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from timeline_tui.events.problems import Problem
from timeline_tui.formats.faults import cut_short
from timeline_tui.formats.yaml_composer import Composer, Mark, Tree
from timeline_tui.formats.yaml_faults import FaultError, Faults, parser_fault, without_forbidden
from timeline_tui.formats.yaml_resume import BEGINNING, Feed, Place, inside_root, place_behind
from timeline_tui.text.catalogue import tr

FAULTS = 10_000
"""Behind so many faults a file is not read on."""

_READ_AGAIN = 16
"""How many times its length is read at most of a text that has faults."""


def trees(text: str, file: str, problems: list[Problem]) -> Iterator[Tree]:
    """Give every document of a YAML text; what cannot be read of them becomes Problems."""
    return _Reader(without_forbidden(text, file, problems), file, problems).trees()


class _Reader:
    """Reads a text from one place on, and from another one behind each fault."""

    def __init__(self, text: str, file: str, problems: list[Problem]) -> None:
        self._text = text
        self._file = file
        self._problems = problems
        self._faults = Faults(file, problems)
        self._composer = Composer(self._faults)
        self._place = BEGINNING
        self._told: tuple[int, int] | None = None
        self._count = 0
        self._given = 0

    def trees(self) -> Iterator[Tree]:
        """Give the documents, reading on behind every fault where that can be."""
        place: Place | None = BEGINNING
        while place is not None:
            self._place = place
            feed = Feed(self._text, place)
            try:
                yield from self._composer.trees(place, feed)
                return
            except FaultError as error:
                fault = error
            except (yaml.YAMLError, RecursionError) as error:
                fault = parser_fault(error, self._composer.spot)
            self._given += feed.given
            place = self._place_behind(fault)
            if place is None or place.level is None:
                rest = self._composer.rest()
                if rest is not None:
                    yield rest

    def _place_behind(self, fault: FaultError) -> Place | None:
        """Report a fault; give where the text is read on, and prepare what is open for it."""
        if self._composer.is_before_root:
            root = inside_root(self._text, self._behind(self._composer.last_mark))
            if root is not None:
                return root
        record = self._composer.broken_record()
        is_new = (fault.line, fault.column) != self._told
        self._count += is_new
        place = self._found_place(record)
        if place is None:
            problem = cut_short(self._file, fault.line, fault.column, fault.text, fault.hint)
            self._problems.append(problem)
        elif is_new:
            is_item = record is None and self._composer.is_in_list
            self._faults.tell(fault.text, fault.line, fault.column, fault.hint, rejected=is_item)
        self._told = (fault.line, fault.column)
        if record is not None:
            self._faults.tell(
                tr("the record that begins here is left out"),
                record.line,
                record.column,
                tr("What follows it is read.") if place else tr("Mend the fault in it."),
                rejected=True,
            )
        self._composer.leave_out()
        if place is not None and place.level is not None:
            self._composer.go_on(place.level)
        return place

    def _found_place(self, record: Mark | None) -> Place | None:
        """Where the text is read on; None where it is not."""
        most = _READ_AGAIN * (len(self._text) + 2**20)
        if self._count > FAULTS or self._given > most:
            return None
        known = self._behind(record or self._composer.last_mark)
        return place_behind(self._text, known, list(self._composer.levels(self._text)))

    def _behind(self, mark: Mark | None) -> Place:
        """Give the place of a mark; that from which is read where it is not behind it."""
        if mark is None or mark.start <= self._place.offset:
            return self._place
        return Place(mark.start, mark.line - 1, column=mark.column - 1)
