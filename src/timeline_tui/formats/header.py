"""What a file says about all its events: title, publication, time zone, order of dates.

Shared by the formats that have such a header. What cannot be read there is a Problem, and stays
among the header's other keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from timeline_tui import dates
from timeline_tui.dates.when import Kind, Precision, Stamp
from timeline_tui.errors import DateError
from timeline_tui.events.document import Document
from timeline_tui.events.event import Texts, Value
from timeline_tui.events.keys import normal
from timeline_tui.events.problems import Problem
from timeline_tui.events.record import Marks
from timeline_tui.events.values import line_of, texts_of, texts_value
from timeline_tui.formats.faults import NO_EVENTS
from timeline_tui.formats.receipt import without_receipt
from timeline_tui.text.catalogue import tr
from timeline_tui.view.rows import Hit, Selection

ORDERS = ("dmy", "mdy", "ymd")
"""Orders of day, month and year that a header may name."""

_NAMES = {normal(name): name for name in ("title", "published", "timezone", "date_order")}


class Parts(NamedTuple):
    """The root of a file, taken apart."""

    header: Mapping[str, Value]
    records: list[Value] | None
    """None where the file has no list of events."""


def parts(root: Value) -> Parts:
    """Give header and records of a file's root: a list, or a mapping with `events`."""
    if isinstance(root, list):
        return Parts({}, root)
    if not isinstance(root, dict):
        return Parts({}, None)
    rest = {key: value for key, value in root.items() if normal(key) not in ("timeline", "events")}
    timeline, records = _under(root, "timeline"), _under(root, "events")
    if isinstance(timeline, list) and records is None:
        return Parts(rest, timeline)
    header = timeline if isinstance(timeline, dict) else {}
    if records is None and isinstance(_under(header, "events"), list):
        records = _under(header, "events")
        header = {key: value for key, value in header.items() if normal(key) != "events"}
    is_empty = records is None and any(normal(key) == "events" for key in root)
    found = records if isinstance(records, list) else [] if is_empty else None
    return Parts({**rest, **header}, found)


def read_header(
    header: Mapping[str, Value], document: Document, line: int = 0, marks: Marks | None = None
) -> tuple[Document, list[Problem]]:
    """Give the document with what its header says, and what is wrong with that."""
    problems: list[Problem] = []
    extra: list[tuple[str, Value]] = []
    for key, value in without_receipt(header).items():
        try:
            document = _with(document, _NAMES.get(normal(key), ""), key, value, extra)
        except DateError as error:
            where = (marks or {}).get(key, (line, 0))
            extra.append((key, value))
            problems.append(
                Problem(document.path, where[0], where[1], error.message, hint=error.hint)
            )
    return replace(document, extra=tuple(extra)), problems


def header_value(document: Document) -> dict[str, Value]:
    """Give the header that `read_header` makes an equal document of."""
    header: dict[str, Value] = {
        "title": texts_value(document.title),
        "published": document.published,
        "timezone": document.timezone,
        "date_order": document.date_order,
    }
    return {key: value for key, value in header.items() if value} | dict(document.extra)


def common_document(documents: Iterable[Document]) -> Document | None:
    """Give what several documents agree on; None where their dates count from different things."""
    all_of_them = list(documents)
    first = all_of_them[0] if all_of_them else Document("")
    if len({(each.published, each.timezone, each.date_order) for each in all_of_them}) > 1:
        return None
    if all(each.title == first.title and each.extra == first.extra for each in all_of_them):
        return first
    return replace(first, title=Texts(), extra=())


def shared(selection: Selection) -> tuple[Iterable[Hit], Document | None]:
    """Give the hits of a selection, and what their documents agree on, as `common_document`."""
    document = common_document(selection.documents)
    if document is not None:
        return selection.hits, document
    hits = list(selection.hits)
    used = {hit.event.origin.document for hit in hits}
    return hits, common_document(
        document for i, document in enumerate(selection.documents) if i in used
    )


def no_events(path: str) -> Problem:
    """Give the Problem of a file that has no list of events."""
    return Problem(
        path,
        0,
        0,
        tr(NO_EVENTS),
        tr("Put the events under the key events, or make the whole file a list."),
    )


def _under(mapping: Mapping[str, Value], name: str) -> Value:
    exact = mapping.get(name)
    if exact is not None:
        return exact
    return next((value for key, value in mapping.items() if normal(key) == name), None)


def _with(
    document: Document, name: str, key: str, value: Value, extra: list[tuple[str, Value]]
) -> Document:
    text = line_of(value)
    match name:
        case "title" if (title := texts_of(value)) is not None:
            return replace(document, title=title)
        case "published" if text:
            return replace(document, published=_day(text))
        case "timezone" if text:
            return replace(document, timezone=_zone(text))
        case "date_order" if text:
            return replace(document, date_order=_order(text))
        case _ if name and not value:
            return document
        case _ if value is not None:
            extra.append((key, value))
            return document
        case _:
            return document


def _day(text: str) -> str:
    try:
        when = dates.parse(text)
    except DateError as error:
        raise DateError(
            f"published: {error.message}", hint=tr("Write a day: 2024-02-11.")
        ) from None
    stamp = when.start
    if (
        when.kind is not Kind.POINT
        or not isinstance(stamp, Stamp)
        or stamp.precision < Precision.DAY
    ):
        message = tr("published: {day!r} is not one day", day=text)
        raise DateError(message, hint=tr("Write a day: 2024-02-11."))
    return when.edtf


def _zone(text: str) -> str:
    # Most files name no zone, and zoneinfo takes time to load.
    from timeline_tui.dates.zones import zone_info

    zone_info(text)
    return text


def _order(text: str) -> str:
    order = text.lower()
    if order not in ORDERS:
        raise DateError(
            tr("there is no date_order {order!r}", order=text), hint=tr("Write dmy, mdy or ymd.")
        )
    return order
