"""From the records of one document to its events: what every reader does after its own part.

Here, and for a whole file at once, it is found out which field holds the dates where none has a
usual name, and whether 01/02/2024 starts with the day or the month.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from timeline_tui import dates
from timeline_tui.errors import DateError
from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event, Origin, StartEnd, Value
from timeline_tui.events.keys import Chosen, has_date_key, normal
from timeline_tui.events.problems import Problem, Severity
from timeline_tui.events.record import Builder, Built, Marks
from timeline_tui.formats.faults import no_field
from timeline_tui.formats.options import Progress
from timeline_tui.text.catalogue import later, tr

SAMPLE = 200
"""How many values of a field are looked at to tell whether it holds dates."""

WRITTEN = "date_as_written"
"""The field that keeps the source's words where a date is written in its canonical form."""

_SUGGESTS = ("date", "time", "start", "begin", "year")
_ENOUGH = 0.5
_UNITS = {
    10: later("the numbers of {key!r} are read as seconds since 1970, in UTC"),
    13: later("the numbers of {key!r} are read as milliseconds since 1970, in UTC"),
    16: later("the numbers of {key!r} are read as microseconds since 1970, in UTC"),
    19: later("the numbers of {key!r} are read as nanoseconds since 1970, in UTC"),
}
"""What is said of whole numbers by how many digits they have."""
_EPOCH = re.compile("|".join(rf"\d{{{digits}}}" for digits in _UNITS), re.ASCII)
_NUMERIC = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}(?!\d)")


class Item(NamedTuple):
    """A record and where it stands."""

    record: Value
    line: int
    marks: Marks | None = None
    canonical: str = ""
    """The date in EDTF, where our own export gave it beside the words."""


def assemble(
    items: Sequence[Item],
    document: Document,
    index: int,
    chosen: Chosen,
    problems: list[Problem],
    *,
    are_cells: bool = False,
    progress: Progress | None = None,
) -> Reading:
    """Give the events of a document's records; `index` is its place among the documents."""
    chosen = _present(chosen, items, document.path, problems)
    if not chosen.date:
        chosen = chosen._replace(date=guessed_date_field(item.record for item in items[:SAMPLE]))
    _declare_epochs(items, Builder(document, chosen), problems)
    if not document.date_order:
        order = order_of(_date_texts(items, Builder(document, chosen)))
        document = replace(document, date_order=order) if order else document
    builder = Builder(document, chosen, are_cells=are_cells)
    events: list[Event] = []
    if progress is not None:
        progress.follow(events)
    for item in items:
        event, found = builder.build(item.record, Origin(index, item.line), item.marks)
        if event is not None and item.canonical and event.when.edtf != item.canonical:
            event, found = _as_exported(builder, item, event)
        if event is not None:
            events.append(event)
        if found:
            problems.extend(found)
    document = replace(document, date_field=builder.date_field)
    return Reading((document,), tuple(events), tuple(problems))


def guessed_date_field(records: Iterable[Value]) -> str:
    """Give the field that most likely holds the dates; nothing where one has a usual name.

    Its name speaks of time, and at least half of its values are dates.
    """
    values: dict[str, list[str]] = {}
    for record in records:
        if not isinstance(record, dict):
            continue
        if has_date_key(tuple(record)):
            return ""
        for key, value in record.items():
            if isinstance(value, str) and value and _suggestion(key) < len(_SUGGESTS):
                values.setdefault(key, []).append(value)
    ranks = {key: (-_share_of_dates(texts), _suggestion(key)) for key, texts in values.items()}
    best = min(ranks, key=lambda key: ranks[key], default="")
    return best if best and -ranks[best][0] >= _ENOUGH else ""


def order_of(texts: Iterable[str]) -> str:
    """Give `mdy` or `dmy` where a date like 1/25/2024 proves it for its column, else nothing.

    Dates that prove both prove nothing.
    """
    proven = set()
    for text in set(texts):
        match = _NUMERIC.match(text)
        if match:
            first, second = int(match[1]), int(match[2])
            if first > 12:
                proven.add("dmy")
            elif second > 12:
                proven.add("mdy")
    return proven.pop() if len(proven) == 1 else ""


def _present(chosen: Chosen, items: Sequence[Item], file: str, problems: list[Problem]) -> Chosen:
    """The chosen fields that any record has; each of the others is a Problem."""
    missing = {}
    for name in ("date", "end", "title"):
        wanted = getattr(chosen, name)
        if wanted and items and not any(_has(item.record, normal(wanted)) for item in items):
            missing[name] = ""
            known = list(items[0].record) if isinstance(items[0].record, dict) else []
            problems.append(no_field(file, wanted, known))
    return chosen._replace(**missing)


def _has(record: Value, name: str) -> bool:
    return isinstance(record, dict) and any(normal(key) == name for key in record)


def _declare_epochs(items: Sequence[Item], builder: Builder, problems: list[Problem]) -> None:
    """Mark the numbers of a date field as counts from 1970 where all of them look like that."""
    numbers: list[tuple[dict[str, Value], str, str]] = []
    for item in items:
        record = item.record
        ways = builder.plan(tuple(record)).dates[:1] if isinstance(record, dict) else ()
        value = record.get(ways[0].start) if ways and isinstance(record, dict) else None
        if not value or not isinstance(record, dict):
            continue
        if not isinstance(value, str) or not _EPOCH.fullmatch(value):
            return
        numbers.append((record, ways[0].start, value))
    for record, key, value in numbers:
        record[key] = f"@{value}"
    if numbers:
        _, key, value = numbers[0]
        text = tr(_UNITS[len(value)], key=key)
        problems.append(Problem(builder.document.path, 0, 0, text, severity=Severity.WARNING))


def _date_texts(items: Iterable[Item], builder: Builder) -> Iterator[str]:
    for item in items:
        if isinstance(item.record, dict):
            for way in builder.plan(tuple(item.record)).dates[:1]:
                for key in (way.start, way.end):
                    value = item.record.get(key)
                    if isinstance(value, str):
                        yield value


def _suggestion(key: str) -> int:
    name = key.lower()
    return next((i for i, word in enumerate(_SUGGESTS) if word in name), len(_SUGGESTS))


def _share_of_dates(texts: list[str]) -> float:
    """The share of texts that are dates, to a tenth."""
    return round(sum(map(_is_date, texts)) / len(texts), 1)


def _is_date(text: str) -> bool:
    try:
        return dates.parse(text).is_dated
    except DateError:
        return False


def _as_exported(builder: Builder, item: Item, event: Event) -> Built:
    """An event of our own export whose words mean something else without its document."""
    record = item.record if isinstance(item.record, dict) else {}
    rest = {key: value for key, value in record.items() if key not in ("date", "start", "end")}
    words = event.date or ""
    if isinstance(words, StartEnd):
        words = " / ".join(part for part in words if part)
    said: dict[str, Value] = {"date": {"start": item.canonical, "end": None}, WRITTEN: words}
    return builder.build(said | rest, event.origin, item.marks)
