"""CSV and its relatives: a table with a header and one event per row.

Lists stand in a cell as `a; b`, languages in columns such as `title.ar`, nested values as JSON.
Tables of our own begin with the columns of `_COLUMNS`; what the program computed is left aside.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TextIO

from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event, StartEnd, Value
from timeline_tui.events.problems import Problem
from timeline_tui.events.values import nested, source_value
from timeline_tui.files.source import Source
from timeline_tui.formats.assembly import Item, assemble
from timeline_tui.formats.guard import guard, unguard
from timeline_tui.formats.json import event_object
from timeline_tui.formats.json_text import json_text
from timeline_tui.formats.options import ReadOptions
from timeline_tui.formats.table import (
    Lengths,
    Row,
    delimiter_of,
    names_of,
    rows_of,
    tell_nul,
    tell_repeated,
)
from timeline_tui.text.catalogue import tr
from timeline_tui.view.rows import Hit, Selection

_DERIVED = ("derived_earliest", "derived_latest")
_COLUMNS = (
    *("id", "date", "start", "end", "edtf", "earliest", "latest"),
    *_DERIVED,
    *("precision", "match"),
)
_LATER = (
    *("category", "tags", "actors", "place", "basis", "inferred", "relation", "sources"),
    *("zone", "notes", "file", "line"),
)
_COMPUTED = frozenset(
    (
        *("edtf", "earliest", "latest", *_DERIVED, "precision", "match"),
        *("zone", "notes", "file", "line"),
    )
)
_BOTH = "\r\n"
"""Told to the writer as the end of a row: it puts quotes only around breaks that could end one."""
_TERMS = ("category", "tags", "actors", "inferred")


def read(source: Source, options: ReadOptions, index: int) -> Reading:
    """Give the events of a table; the document gets the number `index`."""
    problems: list[Problem] = []
    document = Document(source.path, "csv", source.encoding)
    delimiter, wrong = _delimiter(source, options)
    problems += wrong
    tell_nul(source.text, source.path, problems)
    rows = rows_of(source.text, delimiter, source.path, problems)
    header = next(rows, None)
    if header is None:
        return Reading((document,), (), tuple(problems))
    names = names_of(header.cells)
    tell_repeated(header, names, source.path, problems)
    if {"edtf", "earliest", "match"} <= set(names):
        names = [unguard(name) for name in names_of(header.cells, are_exact=True)]
        items = [_own_item(item) for item in _items(names, rows, source.path, problems)]
    else:
        items = _items(names, rows, source.path, problems)
    reading = assemble(
        items, document, index, options.chosen, problems, are_cells=True, progress=options.progress
    )
    if reading.events and not reading.documents[0].date_field:
        reading = reading._replace(problems=(*reading.problems, _no_dates(source.path, names)))
    return reading


def write(
    selection: Selection, out: TextIO, *, formula_guard: bool = True, delimiter: str = ","
) -> None:
    """Write a table of a selection; `formula_guard` keeps spreadsheets from running cells."""
    hits = list(selection.hits)
    columns = _columns(hits)
    cell = guard if formula_guard else str
    table = csv.writer(_Lines(out), delimiter=delimiter, lineterminator=_BOTH)
    table.writerow([cell(column) for column in columns])
    for hit in hits:
        document = selection.documents[hit.event.origin.document]
        cells = _cells(hit, document)
        table.writerow([cell(cells.get(column, "")) for column in columns])


class _Lines(NamedTuple):
    """Takes rows as the writer ends them, and writes each as a line."""

    out: TextIO

    def write(self, row: str) -> int:
        return self.out.write(f"{row.removesuffix(_BOTH)}\n")


def _delimiter(source: Source, options: ReadOptions) -> tuple[str, list[Problem]]:
    if options.separator:
        return options.separator, []
    found = delimiter_of(source.text)
    if not options.delimiter:
        return found, []
    text = tr("{delimiter!r} cannot separate cells", delimiter=options.delimiter)
    hint = tr("One character is needed; {delimiter!r} is used.", delimiter=found)
    return found, [Problem(source.path, 0, 0, text, hint)]


def _items(names: list[str], rows: Iterable[Row], file: str, problems: list[Problem]) -> list[Item]:
    width = len(names)
    lengths = Lengths(width, file, problems)
    items = []
    for row in rows:
        record: dict[str, Value] = dict(zip(names, row.cells, strict=False))
        if len(row.cells) != width:
            lengths.tell(row)
            for number, cell in enumerate(row.cells[width:], width + 1):
                record[f"column {number}"] = cell
        items.append(Item(record, row.line))
    lengths.finish()
    return items


def _own_item(item: Item) -> Item:
    """A row of our own export: cells without the guard, the date in one place."""
    cells = item.record if isinstance(item.record, dict) else {}
    bare = {key: unguard(cell) for key, cell in cells.items() if isinstance(cell, str)}
    # `None` keeps another column from being taken for a field that the event lacks.
    record: dict[str, Value] = {name: _own_texts(bare, name) for name in ("title", "text")}
    for key, cell in bare.items():
        if key.split(".")[0] in record:
            continue
        if key not in _COMPUTED and key not in ("date", "start", "end"):
            is_other = key != "id" and _extra_column(key) == key
            record[key] = _unfolded(cell) if is_other else cell or None
    start, end = bare.get("start", ""), bare.get("end", "")
    date: Value = {"start": bare.get("date") or start or None, "end": end or None}
    record["date"] = date if bare.get("date") or start or end else None
    return item._replace(record=record, canonical=bare.get("edtf", ""))


def _own_texts(cells: Mapping[str, str], name: str) -> Value:
    """The texts of every language that has a column, also of one that has no usual name."""
    found: dict[str, Value] = {
        key.partition(".")[2]: cell
        for key, cell in cells.items()
        if cell and (key == name or key.startswith(f"{name}."))
    }
    return found or None


def _unfolded(cell: str) -> Value:
    if cell.startswith('"'):
        inner = nested(f"[{cell}]")
        return inner[0] if isinstance(inner, list) and len(inner) == 1 else cell
    value = nested(cell)
    return cell if value is None else value


def _no_dates(file: str, names: list[str]) -> Problem:
    shown = ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")
    return Problem(
        file,
        1,
        0,
        tr("no column holds dates"),
        tr("Name one with --date-field; there are {shown}.", shown=shown),
    )


def _columns(hits: list[Hit]) -> list[str]:
    """Every column that any of the events needs, in a fixed order; other fields follow."""
    are_spans = any(isinstance(hit.event.date, StartEnd) for hit in hits)
    unused = set() if are_spans else {"start", "end"}
    unused |= set() if any(hit.event.derived for hit in hits) else set(_DERIVED)
    first = [name for name in _COLUMNS if name not in unused]
    titles = dict.fromkeys(
        _language_column("title", tag) for hit in hits for tag, _ in hit.event.title
    )
    texts = dict.fromkeys(
        _language_column("text", tag) for hit in hits for tag, _ in hit.event.text
    )
    fixed = [*first, *(titles or ["title"]), *(texts or ["text"]), *_LATER]
    extra = dict.fromkeys(_extra_column(key) for hit in hits for key in hit.event.extra)
    return list(dict.fromkeys([*fixed, *extra]))


def _cells(hit: Hit, document: Document) -> dict[str, str]:
    event = hit.event
    shown = event_object(hit, document)
    names = ("id", "edtf", "earliest", "latest", "precision", "match", "zone", "file", "line")
    cells = {name: str(shown[name] or "") for name in names}
    derived = shown["derived"] or {}
    cells |= {f"derived_{end}": bound or "" for end, bound in derived.items()}
    cells |= _date_cells(event)
    cells |= {_language_column("title", tag): text for tag, text in event.title}
    cells |= {_language_column("text", tag): text for tag, text in event.text}
    cells |= {name: _terms_cell(getattr(event, name)) for name in _TERMS}
    cells |= {"place": event.place, "basis": event.basis, "notes": "; ".join(shown["notes"])}
    cells["relation"] = _folded(event.relation, quoting=False)
    sources: list[Value] = [source_value(source) for source in event.sources]
    cells["sources"] = json_text(sources) if sources else ""
    return cells | {_extra_column(key): _folded(value) for key, value in event.extra.items()}


def _date_cells(event: Event) -> dict[str, str]:
    match event.date:
        case StartEnd(start, end):
            return {"start": start or "", "end": end or ""}
        case date:
            return {"date": date or ""}


def _terms_cell(terms: tuple[str, ...]) -> str:
    """Terms as `a; b`; as JSON where a term could be taken for several."""
    if any(";" in term or term.startswith("[") for term in terms):
        return json_text(list(terms))
    return "; ".join(terms)


def _folded(value: Value, *, quoting: bool = True) -> str:
    match value:
        case None:
            return ""
        case str():
            is_like_json = quoting and value.startswith(("[", "{", '"'))
            return json_text(value) if is_like_json else value
        case _:
            return json_text(value)


def _language_column(name: str, tag: str) -> str:
    return f"{name}.{tag}" if tag else name


def _extra_column(key: str) -> str:
    is_taken = key in _COLUMNS or key in _LATER or key.split(".")[0] in ("title", "text")
    return f"original_{key}" if is_taken else key
