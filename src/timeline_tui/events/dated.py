"""The date of a record, from whichever of its keys hold it.

One date or a start and an end, a day and a clock, a year and a month, or a relation to another
event. A date that cannot be read is kept as undated, with its words and the reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from timeline_tui import dates
from timeline_tui.dates.span import combine, edge
from timeline_tui.dates.when import UNDATED, Edge, Note, Precision, Stamp, When, undated
from timeline_tui.errors import DateError
from timeline_tui.events.document import Document
from timeline_tui.events.event import StartEnd, Value
from timeline_tui.events.keys import RELATION_KEYS, DateKeys, normal
from timeline_tui.events.problems import Severity
from timeline_tui.text.catalogue import tr
from timeline_tui.text.patterns import Late

LONGEST = 500
"""How many characters a date may have."""

_CACHED = 200_000
_MONTH = Late(r"\d{1,2}|[^\W\d_]+\.?")
_DAY = Late(r"\d{0,2}")
_CLOCK = Late(r"\d{1,2}[:.h]\d{2}.*", re.IGNORECASE)


@dataclass(slots=True)
class Complaint:
    """Something wrong with the value of one key of a record."""

    key: str
    text: str
    hint: str = ""
    severity: Severity = Severity.ERROR


@dataclass(slots=True)
class Dated:
    """What a record says about its time."""

    date: str | StartEnd | None = None
    when: When = UNDATED
    relation: Value = None
    used: list[str] = field(default_factory=list)
    """The keys that said it."""
    complaints: list[Complaint] = field(default_factory=list)


class Dates:
    """Reads the dates of one document, each distinct text once."""

    def __init__(self, document: Document) -> None:
        self._ref = document.published or None
        self._zone = document.timezone or None
        self._order = document.date_order or None
        self._read: dict[str, When | DateError] = {}
        self.first_key = ""
        """The key that gave the first date, or nothing."""

    def when(self, text: str) -> When:
        """Give a date as it is understood in this document; raises DateError."""
        known = self._read.get(text)
        if known is None:
            if len(self._read) >= _CACHED:
                self._read.clear()
            known = self._read[text] = self._parsed(text)
        if isinstance(known, DateError):
            raise known
        return known

    def of(
        self, record: Mapping[str, Value], ways: tuple[DateKeys, ...], relation: Value = None
    ) -> Dated:
        """Give the date of a record, from the first way that is filled in.

        Where `relation` is given already, one under a date key is left where it stands.
        """
        found = Dated(relation=relation)
        if len(ways) == 1 and self._is_simple(record, ways[0]):
            found.used.append(ways[0].start)
            self.first_key = self.first_key or ways[0].start
            self._point(found, ways[0].start, str(record[ways[0].start]).strip())
            return found
        if relation is None:
            _take_relation(found, record, ways)
        for way in ways:
            value = record.get(way.start)
            if isinstance(value, dict | list) and value:
                if way.start not in found.used:
                    self._nested(found, way.start, value)
                    break
                continue
            if way.start and value is None:
                # `null` says that there is no date; an empty text leaves it to the next way.
                found.used += _silent(record, way)
                break
            if self._take(found, record, way, value.strip() if isinstance(value, str) else ""):
                break
        return found

    def _is_simple(self, record: Mapping[str, Value], way: DateKeys) -> bool:
        """Whether a record has one date in one field, as nearly all rows of tables have."""
        value = record.get(way.start)
        if not isinstance(value, str) or not value[:1].isalnum():
            return False
        return way.is_whole or not (way.month or record.get(way.end) or record.get(way.time))

    def _parsed(self, text: str) -> When | DateError:
        if len(text) > LONGEST:
            return DateError(tr("too long for a date"), text=text)
        try:
            when = dates.parse(text, ref=self._ref, zone=self._zone, order=self._order)
        except DateError as error:
            return error
        if self._zone is None and _has_local_time(when):
            return when.noted(Note.ZONE_ASSUMED)
        return when

    def _take(self, found: Dated, record: Mapping[str, Value], way: DateKeys, text: str) -> bool:
        end = record.get(way.end) if way.end else ""
        end_text = end.strip() if isinstance(end, str) else ""
        # A key that is there and empty has said all it has to say.
        found.used += _silent(record, way)
        if not text and not end_text:
            return False
        if text.startswith("#") and found.relation is None:
            found.relation = text
            found.used.append(way.start)
            return False
        found.used += [key for key in (way.start, way.end if end_text else "") if key]
        self.first_key = self.first_key or way.start or way.end
        if not way.is_whole:
            text = self._completed(found, record, way, text)
        if end_text:
            self._span(found, way, text, end_text)
        else:
            self._point(found, way.start, text)
        return True

    def _point(self, found: Dated, key: str, text: str) -> None:
        found.date = text
        try:
            found.when = self.when(text)
        except DateError as error:
            found.when = undated(text)
            found.complaints.append(_unread(key, text, error))

    def _span(self, found: Dated, way: DateKeys, text: str, end_text: str) -> None:
        found.date = StartEnd(text or None, end_text)
        whole = f"{text} / {end_text}".strip()
        start = self._end_of(found, way.start, text) if text else Edge.OPEN
        end = self._end_of(found, way.end, end_text)
        if not (isinstance(start, When) or isinstance(end, When)):
            found.when = undated(whole)
            return
        try:
            found.when = combine(start, end, text=whole)
        except DateError as error:
            text = tr(
                "the end {end!r} cannot belong to {start!r}: {reason}",
                end=end_text,
                start=text,
                reason=error.message,
            )
            found.complaints.append(
                Complaint(way.end, text, tr("{hint} The start stays.", hint=error.hint))
            )
            found.when = combine(start, Edge.UNKNOWN, text=whole)

    def _end_of(self, found: Dated, key: str, text: str) -> When | Edge:
        """Give one end of a span; what cannot be read is an end that is not known."""
        known = edge(text)
        if known is not None:
            return known
        try:
            return self.when(text)
        except DateError as error:
            found.complaints.append(_unread(key, text, error))
            return Edge.UNKNOWN

    def _completed(
        self, found: Dated, record: Mapping[str, Value], way: DateKeys, text: str
    ) -> str:
        clock = record.get(way.time)
        if isinstance(clock, str) and _CLOCK.compiled.fullmatch(clock.strip()):
            found.used.append(way.time)
            return f"{text} {clock.strip()}"
        month, day = (_plain(record.get(key)) for key in (way.month, way.day))
        if not _MONTH.compiled.fullmatch(month) or not _DAY.compiled.fullmatch(day):
            return text
        # Month and day stay fields of their own: the date is put together and not as written.
        if month.isdecimal():
            return "-".join([text, *(part.zfill(2) for part in (month, day) if part)])
        return " ".join(part for part in (day, month, text) if part)

    def _nested(self, found: Dated, key: str, value: Value) -> None:
        """Take `{start, end}` under a date key; anything else there is no date."""
        names = {normal(name): name for name in value} if isinstance(value, dict) else {}
        if isinstance(value, dict) and names.keys() <= {"start", "end"}:
            start, end = (value.get(names.get(name, "")) for name in ("start", "end"))
            if not isinstance(start, dict | list) and not isinstance(end, dict | list):
                self._take(found, {key: end}, DateKeys(key, key), _plain(start))
                found.used.append(key)
                return
        is_list = isinstance(value, list)
        text = tr("the date is a list") if is_list else tr("the date is a mapping")
        hint = tr('Write it as a text: date: "2024-01-28".')
        complaint = Complaint(key, text, hint, Severity.WARNING)
        found.complaints.append(complaint)


def _has_local_time(when: When) -> bool:
    """Whether a date has a time of day of which nobody says in which zone."""
    return any(
        isinstance(end, Stamp) and end.zone is None and end.precision > Precision.DAY
        for end in (when.start, when.end)
    )


def _take_relation(found: Dated, record: Mapping[str, Value], ways: tuple[DateKeys, ...]) -> None:
    for way in ways:
        value = record.get(way.start)
        if isinstance(value, dict) and not RELATION_KEYS.isdisjoint(value):
            found.relation = value
            found.used.append(way.start)
            return


def _silent(record: Mapping[str, Value], way: DateKeys) -> list[str]:
    values = [(key, record.get(key)) for key in (way.start, way.end) if key]
    return [key for key, value in values if not (value and str(value).strip())]


def _plain(value: Value) -> str:
    return value.strip() if isinstance(value, str) else ""


def _unread(key: str, text: str, error: DateError) -> Complaint:
    shown = text if len(text) <= 60 else f"{text[:59]}…"
    hint = error.hint or tr("Write it as 2024-01-28, 2024-01 or 7-8 August 2023.")
    return Complaint(
        key,
        tr("the date {date!r} cannot be read: {reason}", date=shown, reason=error.message),
        hint,
    )
