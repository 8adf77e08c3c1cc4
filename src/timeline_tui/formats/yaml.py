"""YAML: the format of timelines that people write, and that reads back equal.

A list of events, or a mapping with `timeline` (the header) and `events`; several documents in one
file each have their own header. How the text becomes values is the business of `yaml_tree`, how
values become text that of `yaml_text`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TextIO, cast

from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event, Origin, StartEnd, Value
from timeline_tui.events.keys import RELATION_KEYS, is_date_key, normal
from timeline_tui.events.problems import Problem, Severity
from timeline_tui.events.record import build_event, to_record
from timeline_tui.files.source import Source
from timeline_tui.formats.assembly import WRITTEN, Item, assemble
from timeline_tui.formats.computed import with_derived, without_derived
from timeline_tui.formats.header import header_value, no_events, parts, read_header, shared
from timeline_tui.formats.options import ReadOptions
from timeline_tui.formats.receipt import RECEIPT, Receipt
from timeline_tui.formats.yaml_composer import Mark, Tree
from timeline_tui.formats.yaml_text import entry, item
from timeline_tui.formats.yaml_tree import trees
from timeline_tui.text.catalogue import tr
from timeline_tui.view.rows import Selection


def read(source: Source, options: ReadOptions, index: int) -> Reading:
    """Give the events of a YAML text; its first document gets the number `index`."""
    problems: list[Problem] = []
    documents: list[Document] = []
    events: list[Event] = []
    for tree in trees(source.text, source.path, problems):
        found = _read_tree(tree, source, options, index + len(documents))
        documents += found.documents
        events += found.events
        problems += found.problems
    if not documents:
        documents = [Document(source.path, "yaml", source.encoding)]
    return Reading(tuple(documents), tuple(events), tuple(problems))


def write(selection: Selection, out: TextIO, receipt: Receipt | None = None) -> None:
    """Write the events of a selection as a YAML timeline, in their order.

    Where its documents count their dates from different things, a date that depends on that is
    written in its canonical form, its words beside it.
    """
    hits, document = shared(selection)
    if document is None:
        out.write(_MIXED)
    _write_header(header_value(document) if document else {}, receipt, out)
    out.write("events:")
    is_empty = True
    for hit in hits:
        out.write("\n" if is_empty else "\n\n")
        is_empty = False
        record = to_record(hit.event) if document else independent_record(hit.event)
        out.write(item(with_derived(record, hit.event), 2))
    out.write(" []\n" if is_empty else "\n")


_MIXED = f"""\
# These events come from files that count their dates from different days or zones. A date that
# depends on that is written in full, and the source's words stand in `{WRITTEN}`.
"""


_DATES = ("date", "start", "end")


def independent_record(event: Event) -> dict[str, Value]:
    """Give the record of an event with a date that needs no document to be understood."""
    if event.date is None or not event.when.edtf or _stands_alone(event):
        return to_record(event)
    words = event.date
    if isinstance(words, StartEnd):
        words = " / ".join(part for part in words if part)
    extra: Mapping[str, Value] = {**event.extra, WRITTEN: words}
    # The id may have been made of the words, so it is written down.
    return to_record(replace(event, date=event.when.edtf, extra=extra, has_own_id=True))


def _stands_alone(event: Event) -> bool:
    said = {key: value for key, value in to_record(event).items() if key in _DATES}
    alone = build_event(said, Document(""), Origin(0, 0)).event
    return alone is not None and alone.when.bounds == event.when.bounds


def _write_header(header: Mapping[str, Value], receipt: Receipt | None, out: TextIO) -> None:
    if not header and receipt is None:
        return
    out.write("timeline:\n")
    for key, value in header.items():
        # Two keys of one name would be a mistake: what a file calls a receipt makes room for ours.
        name = f"original_{key}" if receipt and normal(key) == RECEIPT else key
        out.write(f"{entry(name, value, 2)}\n")
    if receipt is not None:
        out.write(f"  {RECEIPT}:\n")
        for key, told in receipt.value().items():
            # Numbers of ours are numbers; texts that look like some are quoted.
            is_number = isinstance(told, int)
            line = f"    {key}: {told}" if is_number else entry(key, cast("Value", told), 4)
            out.write(f"{line}\n")
    out.write("\n")


def _read_tree(tree: Tree, source: Source, options: ReadOptions, index: int) -> Reading:
    root = parts(tree.root)
    document = Document(source.path, "yaml", source.encoding)
    marks = _header_marks(tree)
    document, problems = read_header(root.header, document, marks=marks)
    if root.records is None:
        problems.append(no_events(source.path))
        return Reading((document,), (), tuple(problems))
    lines = tree.lines.get(id(root.records), [])
    items = []
    for record, line in zip(root.records, lines, strict=True):
        if isinstance(record, dict):
            own = tree.marks.get(id(record), {})
            record = without_derived(record)
            _dates_as_text(record, own, source.text)
            problems += _comments_for_dates(record, own, source)
            items.append(Item(record, line, own))
        else:
            items.append(Item(record, line))
    return assemble(items, document, index, options.chosen, problems, progress=options.progress)


def _header_marks(tree: Tree) -> dict[str, Mark]:
    marks = dict(tree.marks.get(id(tree.root), {}))
    if isinstance(tree.root, dict):
        for key, value in tree.root.items():
            if normal(key) == "timeline":
                marks |= tree.marks.get(id(value), {})
    return marks


def _dates_as_text(record: dict[str, Value], marks: Mapping[str, Mark], text: str) -> None:
    """Give sets such as [1667,1668] back the form of a text: YAML takes them for lists."""
    for key, value in record.items():
        mark = marks.get(key)
        if mark is None or not mark.flow_end or not is_date_key(key):
            continue
        names = set(value) if isinstance(value, dict) else set()
        if not names or not (names & RELATION_KEYS or names <= {"start", "end"}):
            record[key] = text[mark.start : mark.flow_end]


def _comments_for_dates(
    record: Mapping[str, Value], marks: Mapping[str, Mark], source: Source
) -> list[Problem]:
    problems = []
    for key, value in record.items():
        if value is None and is_date_key(key) and (mark := marks.get(key)):
            rest = source.text[mark.start : mark.start + 200].splitlines()[:1]
            comment = rest[0].strip() if rest else ""
            if comment.startswith("#"):
                hint = tr(
                    'If it is the date, quote it: {key}: "{comment}"', key=key, comment=comment
                )
                problems.append(
                    Problem(
                        source.path,
                        mark.line,
                        mark.column,
                        tr("the date is empty and a comment follows"),
                        hint,
                        Severity.WARNING,
                    )
                )
    return problems
