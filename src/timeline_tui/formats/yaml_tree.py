"""YAML text to values, by libyaml's events and a stack of our own, within fixed limits.

Scalars stay the text that was written; nothing is resolved to numbers, dates or booleans, and no
tag makes an object. Faults become Problems, and what was whole before a fault is kept. The events
of a timeline are not known here, only lists and mappings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import yaml

from timeline_tui.events.event import Value
from timeline_tui.events.problems import Problem, Severity
from timeline_tui.formats.faults import cut_short
from timeline_tui.text.catalogue import later, tr, trn

DEPTH = 32
"""How deep lists and mappings may be nested."""
NODES = 5_000_000
"""How many values a document may have, repeated ones counted each time."""
ANCHORS = 10_000
"""How many anchors a document may define."""
KEY_LENGTH = 1024
"""How many characters a key may have."""
MERGED = 64
"""How many mappings one `<<` may merge."""

_TOO_DEEP = later("nested more than {depth} deep")
_MARKED_DEPTH = 4
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
# libyaml gives up on a whole file for one of these.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufeff\ufffe\uffff]")
NOT_YAML = later("this is not YAML")
NO_KEY_TEXT = later("a key must be a text")
PARSER_SAYS = (
    later("mapping values are not allowed in this context"),
    later("block sequence entries are not allowed in this context"),
    later("could not find expected ':'"),
    later("did not find expected key"),
    later("did not find expected '-' indicator"),
    later("did not find expected ',' or ']'"),
    later("did not find expected ',' or '}'"),
    later("did not find expected node content"),
    later("did not find expected <document start>"),
    later("did not find expected alphabetic or numeric character"),
    later("found character that cannot start any token"),
    later("found a tab character that violates indentation"),
    later("found unexpected end of stream"),
    later("found unexpected document indicator"),
    later("found unknown escape character"),
    later("found undefined tag handle"),
)
"""What libyaml says; anything else is told as it says it."""
_HINTS = (
    (
        "cannot start any token",
        later("Indent with blanks, and quote texts that start with @, ` or %."),
    ),
    ("mapping values are not allowed", later('Quote a text that holds ": ".')),
    ("could not find expected ':'", later("Check the line before: a colon or a quote is missing.")),
    (
        "did not find expected",
        later("Check the indentation, and that brackets and quotes are closed."),
    ),
    ("unexpected end of stream", later("A quote is not closed.")),
    ("unknown escape", later("Write a backslash in single quotes, or twice.")),
)


class Mark(NamedTuple):
    """Where a value stands: line and column from 1, offsets of characters from 0."""

    line: int
    column: int
    start: int
    flow_end: int = 0
    """For a collection in brackets or braces the offset behind it, else 0."""


@dataclass(slots=True)
class Tree:
    """One YAML document as values, and where they stand."""

    root: Value = None
    marks: dict[int, dict[str, Mark]] = field(default_factory=dict)
    """By the identity of each outer mapping: the marks of its values."""
    lines: dict[int, list[int]] = field(default_factory=dict)
    """By the identity of each outer list: the lines of its items."""


def trees(text: str, file: str, problems: list[Problem]) -> Iterator[Tree]:
    """Give every document of a YAML text, up to the first fault, which becomes a Problem."""
    composer = _Composer(_without_forbidden(text, file, problems), file, problems)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(composer.text, Loader=loader):
            composer.take(event)
            if composer.finished is not None:
                yield composer.finished
                composer.finished = None
    except yaml.MarkedYAMLError as error:
        yield from composer.salvaged(_syntax_fault(error))
    except yaml.YAMLError as error:
        yield from composer.salvaged(_FaultError(str(error).splitlines()[0], 0, 0))
    except RecursionError:
        yield from composer.salvaged(_FaultError(_TOO_DEEP, 0, 0))
    except _FaultError as fault:
        yield from composer.salvaged(fault)


class _FaultError(Exception):
    """Something after which a document cannot be read on."""

    def __init__(self, text: str, line: int, column: int, hint: str = "") -> None:
        super().__init__(text)
        self.text, self.line, self.column, self.hint = text, line, column, hint


_NO_KEY: Any = object()
"""Stands where a mapping expects a key."""
_SKIPPED: Any = object()
"""Stands for a key whose value is left out."""
_MERGE: Any = object()
"""Stands for the key `<<`."""


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still open."""

    container: Any
    is_list: bool
    mark: Mark
    is_flow: bool
    anchor: str | None
    nodes: int
    key: Any = _NO_KEY
    key_mark: Mark | None = None
    marks: dict[str, Mark] | None = None
    lines: list[int] | None = None
    merged: list[dict[str, Value]] = field(default_factory=list)
    is_key: bool = False


class _Composer:
    """Puts values together out of parse events."""

    def __init__(self, text: str, file: str, problems: list[Problem]) -> None:
        self.text = text
        self.finished: Tree | None = None
        self._file = file
        self._problems = problems
        self._stack: list[_Frame] = []
        self._tree = Tree()
        self._anchors: dict[str, tuple[Value, int] | None] = {}
        self._defined = 0
        self._nodes = 0
        self._merged: set[int] = set()
        self._said_tags = False
        self._actions: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._begin,
            yaml.DocumentEndEvent: self._end,
        }

    def take(self, event: Any) -> None:
        """Take the next parse event; raises _FaultError at a limit."""
        action = self._actions.get(type(event))
        if action is not None:
            action(event)

    def salvaged(self, fault: _FaultError) -> Iterator[Tree]:
        """Report a fault, and give what was whole before it."""
        problem = cut_short(self._file, fault.line, fault.column, fault.text, fault.hint)
        self._problems.append(problem)
        if not self._stack:
            return
        # The root and the list of records in it are kept, the record that is still open is not.
        kept = next((i for i, frame in enumerate(self._stack) if frame.is_list), 0) + 1
        for frame in self._stack[kept : kept + 1]:
            self._report(
                tr("the record that begins in line {line} is left out", line=frame.mark.line),
                frame.mark.line,
                frame.mark.column,
                rejected=True,
            )
        yield self._tree_of(self._stack[:kept])

    def _begin(self, event: Any) -> None:
        self._tree = Tree()
        self._anchors = {}
        self._nodes = 0

    def _end(self, event: Any) -> None:
        self.finished = self._tree

    def _tree_of(self, frames: list[_Frame]) -> Tree:
        for frame in frames:
            self._keep_marks(frame)
        for outer, inner in pairwise(frames):
            if isinstance(outer.key, str):
                outer.container.setdefault(outer.key, inner.container)
        self._tree.root = frames[0].container
        return self._tree

    def _scalar(self, event: Any) -> None:
        self._count(1, event)
        self._note_tag(event)
        value: Value = event.value
        is_plain = event.implicit[0] and not event.style
        stack = self._stack
        if stack and stack[-1].key is _NO_KEY and not stack[-1].is_list:
            self._take_key(stack[-1], event.value, event, is_plain)
        else:
            if is_plain and value in _NULLS:
                value = None
            elif "\0" in event.value:
                value = event.value.replace("\0", "\ufffd")
            self._place(value, self._mark(event))
        if event.anchor is not None:
            self._define(event, (value, 1))

    def _open(self, event: Any) -> None:
        self._count(1, event)
        self._note_tag(event)
        stack = self._stack
        if len(stack) >= DEPTH:
            raise self._fault(tr(_TOO_DEEP, depth=DEPTH), event)
        is_list = type(event) is yaml.SequenceStartEvent
        frame = _Frame(
            [] if is_list else {}, is_list, self._mark(event), event.flow_style, event.anchor,
            self._nodes,
        )  # fmt: skip
        if len(stack) < _MARKED_DEPTH:
            frame.lines, frame.marks = ([], None) if is_list else (None, {})
        frame.is_key = bool(stack) and not stack[-1].is_list and stack[-1].key is _NO_KEY
        if event.anchor is not None:
            self._define(event, None)
        stack.append(frame)

    def _close(self, event: Any) -> None:
        frame = self._stack.pop()
        if frame.merged:
            self._merge(frame)
        self._keep_marks(frame)
        if frame.anchor is not None:
            self._anchors[frame.anchor] = (frame.container, self._nodes - frame.nodes + 1)
        mark = frame.mark
        if frame.is_flow:
            mark = mark._replace(flow_end=event.end_mark.index)
        if frame.is_key:
            self._report(tr(NO_KEY_TEXT), mark.line, mark.column, tr("Quote it."))
            self._stack[-1].key = _SKIPPED
        else:
            self._place(frame.container, mark)

    def _alias(self, event: Any) -> None:
        if event.anchor not in self._anchors:
            raise self._fault(tr("nothing is called &{name}", name=event.anchor), event)
        target = self._anchors[event.anchor]
        if target is None:
            raise self._fault(tr("*{name} stands inside itself", name=event.anchor), event)
        value, size = target
        self._count(size, event)
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.key is _NO_KEY and not frame.is_list:
            if isinstance(value, str):
                self._take_key(frame, value, event, False)
            else:
                self._report(tr(NO_KEY_TEXT), *self._mark(event)[:2], hint=tr("Quote it."))
                frame.key = _SKIPPED
        else:
            self._place(value, self._mark(event))

    def _take_key(self, frame: _Frame, key: str, event: Any, is_plain: bool) -> None:
        mark = self._mark(event)
        if key == "<<" and is_plain:
            frame.key = _MERGE
        elif len(key) > KEY_LENGTH:
            self._report(
                tr("a key has more than {limit} characters", limit=KEY_LENGTH),
                mark.line,
                mark.column,
            )
            frame.key = _SKIPPED
        elif key in frame.container:
            first = (frame.marks or {}).get(key, frame.mark).line
            self._report(
                tr("{key!r} stands twice: the value of line {line} counts", key=key, line=first),
                mark.line,
                mark.column,
                tr("Take one of them out."),
                Severity.WARNING,
            )
            frame.key = _SKIPPED
        else:
            frame.key = key.replace("\0", "\ufffd")

    def _place(self, value: Value, mark: Mark) -> None:
        if not self._stack:
            self._tree.root = value
            return
        frame = self._stack[-1]
        if frame.is_list:
            frame.container.append(value)
            if frame.lines is not None:
                frame.lines.append(mark.line)
            return
        if frame.key is _MERGE:
            self._add_merged(frame, value, mark)
        elif frame.key is not _SKIPPED:
            frame.container[frame.key] = value
            if frame.marks is not None:
                frame.marks[frame.key] = mark
        frame.key = _NO_KEY

    def _add_merged(self, frame: _Frame, value: Value, mark: Mark) -> None:
        sources = value if isinstance(value, list) else [value]
        whole = [
            each for each in sources if isinstance(each, dict) and id(each) not in self._merged
        ]
        if len(whole) < len(sources) or len(sources) > MERGED:
            self._report(
                tr("<< merges at most {limit} mappings that merge none themselves", limit=MERGED),
                mark.line,
                mark.column,
                tr("Write the keys out."),
            )
        for source in whole[:MERGED]:
            self._nodes += len(source)
            frame.merged.append(source)

    def _merge(self, frame: _Frame) -> None:
        for source in frame.merged:
            for key, value in source.items():
                frame.container.setdefault(key, value)
        self._merged.add(id(frame.container))

    def _define(self, event: Any, target: tuple[Value, int] | None) -> None:
        self._defined += 1
        if self._defined > ANCHORS:
            raise self._fault(tr("more than {limit:,} anchors", limit=ANCHORS), event)
        self._anchors[event.anchor] = target

    def _count(self, nodes: int, event: Any) -> None:
        self._nodes += nodes
        if self._nodes > NODES:
            raise self._fault(
                tr("more than {limit:,} values, counting repeated ones", limit=NODES), event
            )

    def _note_tag(self, event: Any) -> None:
        if event.tag and event.tag != "!" and not self._said_tags:
            self._said_tags = True
            line, column, *_ = self._mark(event)
            text = tr("tags such as {tag!r} have no meaning here", tag=event.tag)
            hint = tr("The text behind them is kept as it is.")
            self._report(text, line, column, hint, Severity.WARNING)

    def _keep_marks(self, frame: _Frame) -> None:
        if frame.marks:
            self._tree.marks[id(frame.container)] = frame.marks
        if frame.lines:
            self._tree.lines[id(frame.container)] = frame.lines

    def _mark(self, event: Any) -> Mark:
        at = event.start_mark
        return Mark(at.line + 1, at.column + 1, at.index)

    def _fault(self, text: str, event: Any) -> _FaultError:
        line, column, *_ = self._mark(event)
        return _FaultError(text, line, column)

    def _report(
        self,
        text: str,
        line: int,
        column: int,
        hint: str = "",
        severity: Severity = Severity.ERROR,
        *,
        rejected: bool = False,
    ) -> None:
        self._problems.append(Problem(self._file, line, column, text, hint, severity, rejected))


def _syntax_fault(error: yaml.MarkedYAMLError) -> _FaultError:
    mark = error.problem_mark or error.context_mark
    said = error.problem or error.context or NOT_YAML
    text = tr(said)
    if "maximum nesting depth" in said:
        # libyaml reads ahead, and from 0.2.6 on it may meet a limit of its own before ours.
        text = tr(_TOO_DEEP, depth=DEPTH)
    hint = next((tr(hint) for words, hint in _HINTS if words in said), "")
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    return _FaultError(text, line, column, hint)


def _without_forbidden(text: str, file: str, problems: list[Problem]) -> str:
    first = _FORBIDDEN.search(text)
    if first is None:
        return text
    clean, count = _FORBIDDEN.subn("\ufffd", text)
    line = text.count("\n", 0, first.start()) + 1
    column = first.start() - text.rfind("\n", 0, first.start())
    problems.append(
        Problem(
            file,
            line,
            column,
            trn(
                "{count} control character is shown as \ufffd",
                "{count} control characters are shown as \ufffd",
                count,
            ),
            tr('Write them as escapes in double quotes: "\\x1b".'),
            Severity.WARNING,
        )
    )
    return clean
