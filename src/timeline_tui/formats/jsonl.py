"""JSON Lines: one event per line, each understood by itself.

A line that is no JSON is one Problem. Lines of our own hold the object that `json` writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from timeline_tui.events.document import Document, Reading
from timeline_tui.events.problems import Problem
from timeline_tui.files.source import Source
from timeline_tui.formats.assembly import assemble
from timeline_tui.formats.json import event_object, item_of
from timeline_tui.formats.json_scanner import Scanner
from timeline_tui.formats.json_text import json_text
from timeline_tui.formats.options import ReadOptions
from timeline_tui.view.rows import Selection


def read(source: Source, options: ReadOptions, index: int) -> Reading:
    """Give the events of the lines; the document gets the number `index`."""
    problems: list[Problem] = []
    scanner = Scanner(source.text, source.path, problems)
    items = []
    for start, end, number in _lines(source.text):
        known = len(problems)
        value = scanner.line(start, end)
        if value is not None or len(problems) == known:
            items.append(item_of(value, number))
    document = Document(source.path, "jsonl", source.encoding)
    return assemble(items, document, index, options.chosen, problems, progress=options.progress)


def write(selection: Selection, out: TextIO) -> None:
    """Write each event as one line."""
    for hit in selection.hits:
        document = selection.documents[hit.event.origin.document]
        out.write(json_text(event_object(hit, document, selection.lang)) + "\n")


def _lines(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end (half-open, in characters) and number of every line that is not blank."""
    start, number = 0, 1
    while start < len(text):
        # Only a line feed ends a line: the other breaks may stand in texts.
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            yield start, end, number
        start, number = end + 1, number + 1
