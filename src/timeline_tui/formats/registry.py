"""The table of formats, and the one door through which files are read.

A format's own module is imported when it is first used, so that asking which formats there are
costs nothing.
"""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from types import ModuleType
from typing import NamedTuple, TextIO

from timeline_tui.errors import ReadError
from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event
from timeline_tui.events.ids import Ids
from timeline_tui.events.problems import Problem, Severity, UnreadError
from timeline_tui.files.source import Source, open_source
from timeline_tui.formats.faults import is_fatal, is_receipt_alone, no_field_text, place
from timeline_tui.formats.options import ReadOptions
from timeline_tui.formats.receipt import ENDING, Receipt
from timeline_tui.text.catalogue import later, tr, trn
from timeline_tui.text.patterns import Late
from timeline_tui.view.rows import Selection


class Format(NamedTuple):
    """One way in which timelines are written down."""

    name: str
    extensions: tuple[str, ...]
    """With their dot, in lower case; the first is the usual one."""
    description: str
    can_read: bool = True
    can_write: bool = True
    loses: str = ""
    """What of a timeline it cannot hold, in a sentence for the catalogue."""
    holds_receipt: bool = True
    """Whether a receipt has a place in it; else it stands in a file beside it."""
    has_words: bool = False
    """Whether it says something in the language in use."""
    is_stamped: bool = False
    """Whether it names the moment at which it was made."""

    def read(self, source: Source, options: ReadOptions, index: int = 0) -> Reading:
        """Give what a text in this format holds; its first document gets the number `index`."""
        reading: Reading = self._module().read(source, options, index)
        return reading

    def lost(self, selection: Selection) -> tuple[str, ...]:
        """Give what of a selection it cannot hold, in sentences.

        What it never holds is told in English, what was counted in the language in use.
        """
        count = getattr(self._module(), "lost", None)
        found: tuple[str, ...] = count(selection) if count is not None else ()
        return (*([self.loses] if self.loses else []), *found)

    def left_out(self, selection: Selection) -> list[str]:
        """Give the ids of the events of a selection for which it has no place."""
        find = getattr(self._module(), "left_out", None)
        found: list[str] = find(selection) if find is not None else []
        return found

    def write(
        self,
        selection: Selection,
        out: TextIO,
        *,
        formula_guard: bool = True,
        receipt: Receipt | None = None,
    ) -> None:
        """Write a selection; `formula_guard` counts for tables only.

        A receipt is written where the format has a place for it.
        """
        if self.name in ("csv", "tsv"):
            self._module().write(
                selection, out, formula_guard=formula_guard, delimiter=_DELIMITERS[self.name]
            )
        elif self.holds_receipt:
            self._module().write(selection, out, receipt)
        else:
            self._module().write(selection, out)

    def _module(self) -> ModuleType:
        # Start-up: most runs use one or two of the formats.
        return import_module(f"timeline_tui.formats.{_MODULES.get(self.name, self.name)}")


_NO_HEADER = later(
    "The file has no place for the timeline's title, nor for which years are inferred."
)

FORMATS: tuple[Format, ...] = (
    Format("yaml", (".yaml", ".yml"), later("a timeline that people write; reads back equal")),
    Format("json", (".json",), later("one object with all that is known; reads back equal")),
    Format(
        "jsonl",
        (".jsonl", ".ndjson"),
        later("one event per line"),
        loses=_NO_HEADER,
        holds_receipt=False,
    ),
    Format(
        "csv",
        (".csv",),
        later("a table with a header; any delimiter is read"),
        loses=_NO_HEADER,
        holds_receipt=False,
    ),
    Format(
        "tsv", (".tsv", ".tab"), later("a table with tabs"), loses=_NO_HEADER, holds_receipt=False
    ),
    Format(
        "ics",
        (".ics",),
        later("a calendar that other programs open"),
        can_read=False,
        loses=later(
            "The file holds days and moments of the years 1 to 9999, not how surely they are known."
        ),
        has_words=True,
        is_stamped=True,
    ),
    Format(
        "html",
        (".html", ".htm"),
        later("a page for browsers and paper, without scripts"),
        can_read=False,
        loses=later("The file is for people to read. It cannot be opened here again."),
        has_words=True,
    ),
    Format(
        "markdown",
        (".md", ".markdown"),
        later("a report to read"),
        can_read=False,
        loses=later("The file is for people to read. It cannot be opened here again."),
        has_words=True,
    ),
)
"""Every format, in the order in which they are offered."""

_MODULES = {"tsv": "csv"}
_DELIMITERS = {"csv": ",", "tsv": "\t"}
_HEAD = 65_536
_YAML_START = Late(r"(?m)^(?:---|%YAML|- |-$|(?:timeline|events)\s*:)")


def by_name(name: str) -> Format | None:
    """Give a format by its name or by one of its extensions without the dot; None for no such."""
    wanted = name.lower().removeprefix(".")
    for each in FORMATS:
        if wanted == each.name or f".{wanted}" in each.extensions:
            return each
    return None


def by_path(path: str) -> Format | None:
    """Give the format that a file's extension names; None where it names none."""
    extension = os.path.splitext(path)[1].lower()
    return next((each for each in FORMATS if extension in each.extensions), None)


def detect(path: str, head: str) -> Format:
    """Give the format of a text by its extension and the beginning of what it holds."""
    named = by_path(path)
    if named is not None and named.can_read and named.name != "json":
        return named
    return _named(_detected(head, is_json=named is not None and named.name == "json"))


def read_files(paths: Sequence[str], options: ReadOptions | None = None) -> Reading:
    """Give what several files hold: all documents, events in file order, all problems.

    A file that cannot be read is a Problem as long as another can. Raises ReadError where none
    can, and for a field that the options name and no file has.
    """
    options = options or ReadOptions()
    documents: list[Document] = []
    events: list[Event] = []
    problems: list[Problem] = []
    errors: list[ReadError] = []
    ids = Ids()
    with _without_collector():
        for path in paths:
            if options.progress is not None:
                options.progress.file = path
            try:
                reading = read_file(path, options, len(documents))
            except ReadError as error:
                errors.append(error)
                problems.append(_unread(path, error))
                continue
            documents += reading.documents
            problems += reading.problems
            for event in reading.events:
                settled, problem = ids.settle(event, path)
                events.append(settled)
                if problem is not None:
                    problems.append(problem)
    if not documents:
        errors += [_only_receipt(each) for each in problems if is_receipt_alone(each)]
    if errors and not documents:
        raise _nothing_read(errors, problems)
    _require_fields(options, documents, events, problems)
    return Reading(tuple(documents), tuple(events), tuple(problems))


def read_file(path: str, options: ReadOptions, index: int = 0) -> Reading:
    """Give what one file holds; its first document gets the number `index`. Raises ReadError."""
    source = open_source(path, encoding=options.encoding)
    chosen = by_name(options.input_format) if options.input_format else None
    if options.input_format and (chosen is None or not chosen.can_read):
        names = ", ".join(each.name for each in FORMATS if each.can_read)
        raise ReadError(
            tr("{format!r} is no format that can be read", format=options.input_format),
            hint=tr("Choose one of {names}.", names=names),
        )
    found = chosen or detect(path, source.text[:_HEAD])
    reading = found.read(source, options, index)
    notices = [Problem(path, 0, 0, text, severity=Severity.WARNING) for text in source.notices]
    fatal = None if reading.events else next(filter(is_fatal, reading.problems), None)
    if fatal is not None:
        raise UnreadError(f"{place(fatal)}: {fatal.text}", [fatal], hint=fatal.hint)
    named = tuple(
        replace(document, format=found.name, fingerprint=source.fingerprint)
        for document in reading.documents
    )
    return reading._replace(documents=named, problems=(*notices, *reading.problems))


def _named(name: str) -> Format:
    return next(each for each in FORMATS if each.name == name)


def _detected(head: str, *, is_json: bool) -> str:
    start = head.lstrip()
    if is_json or start.startswith(("{", "[")):
        return _json_kind(start, is_json)
    lines = [line for line in head.splitlines()[:20] if line.strip()]
    if _YAML_START.compiled.search(head) or not lines:
        return "yaml"
    return "csv" if any(mark in lines[0] for mark in ",;\t|") else "yaml"


def _json_kind(start: str, is_json: bool) -> str:
    """JSON Lines often have the extension of JSON: each line is an object of its own."""
    # Start-up: only texts that look like JSON need it.
    import json

    first, _, rest = start.partition("\n")
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        # A set such as [1667,1668] in the first line of YAML is no JSON.
        is_flow_yaml = not is_json and not re.match(r'[\[{\s]+(?:["\]}]|$)', start)
        return "yaml" if is_flow_yaml else "json"
    if not isinstance(value, dict):
        return "json"
    is_one_event = not rest.strip() and not is_json and not {"events", "timeline"} & value.keys()
    return "jsonl" if is_one_event or rest.lstrip().startswith("{") else "json"


@contextmanager
def _without_collector() -> Iterator[None]:
    """Reading makes many objects and no cycles: the collector would only walk through them."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _unread(path: str, error: ReadError) -> Problem:
    fault = error.problems[0] if isinstance(error, UnreadError) else None
    if fault is not None and fault.line:
        return fault._replace(rejected=True, ends_reading=True)
    return Problem(path, 0, 0, error.message, error.hint, rejected=True)


def _only_receipt(problem: Problem) -> ReadError:
    export = problem.file.removesuffix(ENDING)
    hint = tr("Name the export itself: {file}.", file=export) if export != problem.file else ""
    return ReadError(f"{place(problem)}: {problem.text}", hint=hint)


def _require_fields(
    options: ReadOptions,
    documents: Sequence[Document],
    events: Sequence[Event],
    problems: Sequence[Problem],
) -> None:
    for wanted in filter(None, (options.date_field, options.end_field, options.title_field)):
        text = no_field_text(wanted)
        lacking = [problem for problem in problems if problem.text == text]
        if not lacking:
            continue
        numbers = {event.origin.document for event in events}
        files = {documents[number].path for number in numbers}
        # A file may have several documents, each of which lacks the field or has it.
        if len(lacking) >= len(numbers) and files <= {problem.file for problem in lacking}:
            raise ReadError(text, hint=lacking[0].hint)


def _nothing_read(errors: Sequence[ReadError], problems: Sequence[Problem]) -> UnreadError:
    first = errors[0]
    if len(errors) == 1:
        return UnreadError(first.message, problems, hint=first.hint)
    reasons = "; ".join(error.message for error in errors)
    return UnreadError(
        trn(
            "the {count} file cannot be read: {reasons}",
            "none of {count} files can be read: {reasons}",
            len(errors),
            reasons=reasons,
        ),
        problems,
        hint=first.hint,
    )
