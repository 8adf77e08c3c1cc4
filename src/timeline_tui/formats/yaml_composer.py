"""YAML events to values, on a stack of our own, within fixed limits.

Scalars stay the text that was written; nothing is resolved to numbers, dates or booleans, and no
tag makes an object. Behind a fault, what is open can be left out or closed; where the text is read
on is the business of `yaml_tree`. The events of a timeline are not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from timeline_tui.events.event import Value
from timeline_tui.events.problems import Severity
from timeline_tui.events.values import LONGEST_TEXT
from timeline_tui.formats.yaml_faults import DEPTH, FaultError, Faults, too_deep
from timeline_tui.formats.yaml_resume import Feed, Level, Place, column_of
from timeline_tui.text.catalogue import later, tr

NODES = 5_000_000
"""How many values a document may have, repeated ones counted each time."""
ANCHORS = 10_000
"""How many anchors a file may define."""
KEY_LENGTH = 1024
"""How many characters a key may have."""
MERGED = 64
"""How many mappings one `<<` may merge."""

NO_KEY_TEXT = later("a key must be a text")
_MARKED_DEPTH = 4
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))


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
    held: list[Value] = field(default_factory=list)
    """What has an identity above, also where it was left out: nothing else may get it."""


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
    """How many values there were before it."""
    key: Any = _NO_KEY
    marks: dict[str, Mark] | None = None
    lines: list[int] | None = None
    merged: list[dict[str, Value]] | None = None
    is_key: bool = False


class Composer:
    """Puts values together out of parse events."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._first_line = 0
        self._first_offset = 0
        self._shifted_line = 0
        self._shift = 0
        self._last: Any = None
        self._ended: tuple[_Frame, Any] | None = None
        self._finished: Tree | None = None
        self._stack: list[_Frame] = []
        self._tree = Tree()
        self._anchors: dict[str, tuple[Value, int] | None] = {}
        self._defined = 0
        self._nodes = 0
        self._merged: dict[int, Any] = {}
        self._said_tags = False
        self._actions: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._open,
            yaml.SequenceStartEvent: self._open,
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
            yaml.AliasEvent: self._alias,
            yaml.StreamStartEvent: self._pass,
            yaml.StreamEndEvent: self._pass,
            yaml.DocumentStartEvent: self._begin,
            yaml.DocumentEndEvent: self._end,
        }

    def trees(self, place: Place, feed: Feed) -> Iterator[Tree]:
        """Give the documents that end behind a place. Raises what a parser finds at fault."""
        self._shifted_line = place.prefix.count("\n")
        self._shift = place.column
        self._first_line = place.line - self._shifted_line
        self._first_offset = place.offset - len(place.prefix)
        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(feed)
        next_event, actions = loader.get_event, self._actions
        self._last = self._ended = None
        for _ in range(place.replayed):
            self._last = next_event()
        while (event := next_event()) is not None:
            actions[type(event)](event)
            self._last = event
            if self._finished is not None:
                yield self._finished
                self._finished = None

    def spot(self, mark: Any) -> tuple[int, int]:
        """Give line and column of what a parser marks in the text that it got."""
        shift = self._shift if mark.line == self._shifted_line else 0
        return mark.line + self._first_line + 1, mark.column + shift + 1

    @property
    def last_mark(self) -> Mark | None:
        """Where the last part begins that was read since the last place."""
        mark = self._mark(self._last) if self._last else None
        top = self._stack[-1] if self._stack else None
        if mark is None or top is None or not top.is_list or mark.start != top.mark.start:
            return mark
        # What follows belongs to the list, and not to what stands before it.
        return mark._replace(start=mark.start + top.is_flow, column=mark.column + top.is_flow)

    @property
    def is_in_list(self) -> bool:
        """Whether the next part would be an item of a list."""
        return bool(self._stack) and self._stack[-1].is_list

    @property
    def is_before_root(self) -> bool:
        """Whether nothing of a document has been read since its beginning."""
        begun = (yaml.StreamStartEvent, yaml.DocumentStartEvent)
        return not self._stack and (self._last is None or isinstance(self._last, begun))

    def broken_record(self) -> Mark | None:
        """Give where the record begins in which a fault is; None where it is in none."""
        self._reopen()
        kept = self._kept()
        return self._stack[kept].mark if kept < len(self._stack) else None

    def levels(self, text: str) -> Iterator[Level]:
        """Give the open lists and mappings of which another item or key may follow in a text."""
        for frame in self._stack[: self._kept()]:
            column = column_of(text, frame.mark.start, frame.mark.column - 1)
            yield Level(frame.is_list, column, frame.is_flow)

    def leave_out(self) -> None:
        """Forget the record in which a fault is."""
        kept = self._kept()
        if kept < len(self._stack):
            self._nodes = self._stack[kept].nodes
        for frame in self._stack[kept:]:
            if frame.anchor is not None and self._anchors.get(frame.anchor, ()) is None:
                del self._anchors[frame.anchor]
        del self._stack[kept:]

    def go_on(self, level: int) -> None:
        """Take the next part for one of an open level, below which nothing goes on."""
        self._close_down_to(level + 1)
        self._stack[-1].key = _NO_KEY

    def rest(self) -> Tree | None:
        """Give the document that is still open, though its end has not been read."""
        if not self._stack:
            return None
        self._close_down_to(0)
        return self._tree

    def _kept(self) -> int:
        """How many of the open levels are kept: those down to the first list."""
        first = next((i for i, frame in enumerate(self._stack) if frame.is_list), len(self._stack))
        return min(first + 1, len(self._stack))

    def _reopen(self) -> None:
        """Take a list that has just ended for open: an item of it may stand in a wrong column."""
        outer = self._stack[-1] if self._stack else None
        if self._ended is None or outer is None or outer.is_list or outer.key is not _NO_KEY:
            return
        frame, last = self._ended
        key = next(reversed(outer.container), None)
        if key is not None and outer.container[key] is frame.container:
            outer.key = key
            self._stack.append(frame)
            self._last = last

    def _close_down_to(self, count: int) -> None:
        """Close what is open but for the outer levels, though its end has not been read."""
        while len(self._stack) > count:
            frame = self._stack.pop()
            self._finish(frame)
            outer = self._stack[-1] if self._stack else None
            if outer is None:
                self._tree.root = frame.container
            elif isinstance(outer.key, str):
                outer.container.setdefault(outer.key, frame.container)

    def _pass(self, event: Any) -> None:
        pass

    def _begin(self, event: Any) -> None:
        self._tree = Tree()
        self._anchors = {}
        self._nodes = 0
        self._ended = None

    def _end(self, event: Any) -> None:
        self._finished = self._tree

    def _scalar(self, event: Any) -> None:
        self._nodes += 1
        if self._nodes > NODES:
            raise self._too_many(event)
        if event.tag is not None:
            self._note_tag(event)
        value: Value
        text: str = event.value
        if len(text) > LONGEST_TEXT:
            text = self._cut(text, event)
        frame = self._stack[-1] if self._stack else None
        is_plain = event.implicit[0] and not event.style
        if frame is not None and frame.key is _NO_KEY and not frame.is_list:
            value = text
            self._take_key(frame, text, event, is_plain)
        else:
            value = None if is_plain and text in _NULLS else text
            self._place_value(value, event)
        if event.anchor is not None:
            self._define(event, (value, 1))

    def _open(self, event: Any) -> None:
        stack = self._stack
        before = self._nodes
        self._count(1, event)
        if event.tag is not None:
            self._note_tag(event)
        if len(stack) >= DEPTH:
            raise too_deep(*self._mark(event)[:2])
        is_list = type(event) is yaml.SequenceStartEvent
        container: Any = [] if is_list else {}
        mark = self._mark(event)
        frame = _Frame(container, is_list, mark, event.flow_style, event.anchor, before)
        if len(stack) < _MARKED_DEPTH:
            frame.lines, frame.marks = ([], None) if is_list else (None, {})
        frame.is_key = bool(stack) and not stack[-1].is_list and stack[-1].key is _NO_KEY
        if event.anchor is not None:
            self._define(event, None)
        stack.append(frame)

    def _close(self, event: Any) -> None:
        frame = self._stack.pop()
        self._finish(frame)
        mark = frame.mark
        if frame.is_flow:
            mark = mark._replace(flow_end=event.end_mark.index + self._first_offset)
        elif frame.is_list and len(self._stack) < _MARKED_DEPTH:
            self._ended = frame, self._last
        if frame.is_key:
            self._faults.tell(tr(NO_KEY_TEXT), mark.line, mark.column, tr("Quote it."))
            self._stack[-1].key = _SKIPPED
        else:
            self._place_value(frame.container, mark)

    def _finish(self, frame: _Frame) -> None:
        if frame.merged:
            self._merge(frame, frame.merged)
        if frame.marks is not None or frame.lines is not None:
            self._tree.held.append(frame.container)
        if frame.marks is not None:
            self._tree.marks[id(frame.container)] = frame.marks
        if frame.lines is not None:
            self._tree.lines[id(frame.container)] = frame.lines
        if frame.anchor is not None and frame.anchor in self._anchors:
            self._anchors[frame.anchor] = (frame.container, self._nodes - frame.nodes)

    def _alias(self, event: Any) -> None:
        name = event.anchor
        if name not in self._anchors:
            hint = tr("Define it before, or quote the text that begins with *.")
            raise self._fault(tr("nothing is called &{name}", name=name), event, hint)
        target = self._anchors[name]
        if target is None:
            hint = tr("Write out what is meant.")
            raise self._fault(tr("*{name} stands inside itself", name=name), event, hint)
        value, size = target
        self._count(size, event)
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.key is _NO_KEY and not frame.is_list:
            if isinstance(value, str):
                self._take_key(frame, value, event, False)
            else:
                self._faults.tell(tr(NO_KEY_TEXT), *self._mark(event)[:2], hint=tr("Quote it."))
                frame.key = _SKIPPED
        else:
            self._place_value(value, event)

    def _take_key(self, frame: _Frame, key: str, event: Any, is_plain: bool) -> None:
        if key == "<<" and is_plain:
            frame.key = _MERGE
        elif len(key) > KEY_LENGTH:
            self._faults.tell(
                tr("a key has more than {limit} characters", limit=KEY_LENGTH),
                *self._mark(event)[:2],
                tr("Its value is left out; shorten the key."),
            )
            frame.key = _SKIPPED
        elif key in frame.container:
            first = (frame.marks or {}).get(key, frame.mark).line
            self._faults.tell(
                tr("{key!r} stands twice: the value of line {line} counts", key=key, line=first),
                *self._mark(event)[:2],
                tr("Take one of them out."),
                Severity.WARNING,
            )
            frame.key = _SKIPPED
        else:
            frame.key = key

    def _place_value(self, value: Value, at: Any) -> None:
        """Put a value where one is expected; `at` is its mark, or the event that has it."""
        if not self._stack:
            self._tree.root = value
            return
        frame = self._stack[-1]
        if frame.is_list:
            frame.container.append(value)
            if frame.lines is not None:
                frame.lines.append((at if isinstance(at, Mark) else self._mark(at)).line)
            return
        key = frame.key
        frame.key = _NO_KEY
        if key is _MERGE:
            self._add_merged(frame, value, at if isinstance(at, Mark) else self._mark(at))
        elif key is not _SKIPPED:
            frame.container[key] = value
            if frame.marks is not None:
                frame.marks[key] = at if isinstance(at, Mark) else self._mark(at)

    def _add_merged(self, frame: _Frame, value: Value, mark: Mark) -> None:
        sources = value if isinstance(value, list) else [value]
        whole = [
            each for each in sources if isinstance(each, dict) and id(each) not in self._merged
        ]
        if len(whole) < len(sources) or len(sources) > MERGED:
            self._faults.tell(
                tr("<< merges at most {limit} mappings that merge none themselves", limit=MERGED),
                mark.line,
                mark.column,
                tr("Write the keys out."),
            )
        frame.merged = frame.merged or []
        for source in whole[:MERGED]:
            self._nodes += len(source)
            frame.merged.append(source)

    def _merge(self, frame: _Frame, sources: list[dict[str, Value]]) -> None:
        for source in sources:
            for key, value in source.items():
                frame.container.setdefault(key, value)
        # Held here, so that no other mapping gets its identity.
        self._merged[id(frame.container)] = frame.container

    def _define(self, event: Any, target: tuple[Value, int] | None) -> None:
        self._defined += 1
        if self._defined <= ANCHORS:
            self._anchors[event.anchor] = target
            return
        self._anchors.pop(event.anchor, None)
        if self._defined == ANCHORS + 1:
            self._faults.tell(
                tr(
                    "more than {limit:,} anchors: this one and those behind it are not known",
                    limit=ANCHORS,
                ),
                *self._mark(event)[:2],
                tr("Write the repeated parts out, or split the file."),
            )

    def _count(self, nodes: int, event: Any) -> None:
        self._nodes += nodes
        if self._nodes > NODES:
            raise self._too_many(event)

    def _too_many(self, event: Any) -> FaultError:
        text = tr("more than {limit:,} values, counting repeated ones", limit=NODES)
        return self._fault(text, event, tr("Repeat fewer of them, or split the file."))

    def _cut(self, text: str, event: Any) -> str:
        self._faults.tell(
            tr("a text has more than {limit:,} characters", limit=LONGEST_TEXT),
            *self._mark(event)[:2],
            tr("It is cut there."),
        )
        return text[:LONGEST_TEXT]

    def _note_tag(self, event: Any) -> None:
        if event.tag != "!" and not self._said_tags:
            self._said_tags = True
            line, column, *_ = self._mark(event)
            text = tr("tags such as {tag!r} have no meaning here", tag=event.tag)
            hint = tr("The text behind them is kept as it is.")
            self._faults.tell(text, line, column, hint, Severity.WARNING)

    def _mark(self, event: Any) -> Mark:
        at = event.start_mark
        return Mark(*self.spot(at), at.index + self._first_offset)

    def _fault(self, text: str, event: Any, hint: str) -> FaultError:
        line, column, *_ = self._mark(event)
        return FaultError(text, line, column, hint)
