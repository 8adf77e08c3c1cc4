"""The one table of fields: readers, filters, the command line, help and docs all read it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from timeline_tui.text.catalogue import later


class FieldKind(StrEnum):
    """How a field is compared in a filter."""

    TEXT = "text"
    """`field:value` finds a part of it."""
    TERMS = "terms"
    """A list of terms; `field:value` finds a whole term."""
    DATE = "date"
    """A date verb; its value is a range."""
    NUMBER = "number"
    """Counted by the program; compared as a number."""
    SCALE = "scale"
    """A value on an ordered scale (`precision`)."""
    PART = "part"
    """A part of the clock or the calendar on which an event starts (`weekday`)."""
    LENGTH = "length"
    """How long an event lasts; its value is a length of time, or a range of them."""

    @property
    def is_question(self) -> bool:
        """Whether it asks about the time of an event, and names nothing that an event holds."""
        return self in (FieldKind.DATE, FieldKind.PART, FieldKind.LENGTH)


class Field(NamedTuple):
    """One field of an event, or one verb of the filter language that is written like a field."""

    name: str
    kind: FieldKind
    description: str
    aliases: tuple[str, ...] = ()
    """Other names a filter may use."""
    keys: tuple[str, ...] = ()
    """Other keys a file may use, in order of preference; compared without case."""
    facetable: bool = False


FIELDS: tuple[Field, ...] = (
    Field(
        "id", FieldKind.TEXT, later("the event's own name"), keys=("uid", "unique_id", "event_id")
    ),
    Field(
        "title",
        FieldKind.TEXT,
        later("what happened, in a line"),
        keys=("headline", "name", "summary", "event", "label", "subject", "message"),
    ),
    Field(
        "text",
        FieldKind.TEXT,
        later("what happened, at length"),
        aliases=("description",),
        keys=("description", "body", "details", "content", "note", "abstract"),
    ),
    Field(
        "category",
        FieldKind.TERMS,
        later("what kind of event it is"),
        aliases=("cat", "type"),
        keys=("type", "kind", "group", "class"),
        facetable=True,
    ),
    Field(
        "tags",
        FieldKind.TERMS,
        later("the event's tags"),
        aliases=("tag",),
        keys=("tag", "keywords", "labels"),
        facetable=True,
    ),
    Field(
        "actors",
        FieldKind.TERMS,
        later("who took part"),
        aliases=("actor",),
        keys=("actor", "people", "who", "participants"),
        facetable=True,
    ),
    Field(
        "place",
        FieldKind.TEXT,
        later("where it happened"),
        aliases=("location",),
        keys=("location", "where", "city", "venue"),
        facetable=True,
    ),
    Field(
        "basis",
        FieldKind.TERMS,
        later("how the date is known: stated, inferred, public record"),
        facetable=True,
    ),
    Field(
        "source",
        FieldKind.TEXT,
        later("title, quote and address of the sources"),
        aliases=("sources",),
        keys=("sources", "source", "references", "links", "url", "link"),
    ),
    Field(
        "relation", FieldKind.TEXT, later("how it lies in time to other events"), keys=("relative",)
    ),
    Field("lang", FieldKind.TERMS, later("languages of the titles and texts"), facetable=True),
    Field("file", FieldKind.TEXT, later("the file it was read from"), facetable=True),
    Field("line", FieldKind.NUMBER, later("the line of that file")),
    Field("precision", FieldKind.SCALE, later("how finely the date is known")),
    Field(
        "during",
        FieldKind.DATE,
        later("overlaps the range; ongoing events count"),
        aliases=("date", "on", "in"),
    ),
    Field("within", FieldKind.DATE, later("lies wholly inside the range")),
    Field("since", FieldKind.DATE, later("has a part at or after the start of the range")),
    Field("after", FieldKind.DATE, later("has a part after the end of the range")),
    Field("until", FieldKind.DATE, later("has a part before the end of the range")),
    Field("before", FieldKind.DATE, later("has a part before the start of the range")),
    Field(
        "around", FieldKind.DATE, later("overlaps the range, or lies as near to it as ~24h says")
    ),
    Field("starts", FieldKind.DATE, later("starts in the range"), aliases=("start",)),
    Field("ends", FieldKind.DATE, later("ends in the range"), aliases=("end",)),
    Field("hour", FieldKind.PART, later("starts at such an hour: 9, 22..6")),
    Field("weekday", FieldKind.PART, later("starts on such a day: sat, fri..sun")),
    Field("month", FieldKind.PART, later("starts in such a month: jan, nov..feb")),
    Field("duration", FieldKind.LENGTH, later("lasts so long: >2d, 1h..3h")),
)
"""Every field that the program knows by itself. Any other key of a file is a field too."""

DATE_KEYS = ("date", "when", "datetime", "timestamp", "time", "day", "year")
"""Keys under which a file may write the whole date, in order of preference."""
START_KEYS = ("start", "start_date", "startdate", "begin", "from", "dtstart")
"""Keys for the start of a range."""
END_KEYS = ("end", "end_date", "enddate", "finish", "to", "dtend", "until")
"""Keys for the end of a range."""

TRAITS: dict[str, str] = {
    "point": later("happened at one time, however finely known"),
    "range": later("has a start and an end of its own"),
    "open": later("has an end that is open or unknown"),
    "approximate": later("carries ~ or %, or circa"),
    "uncertain": later("carries ? or %"),
    "inferred": later("a part of the date, or the whole, is inferred"),
    "computed": later("has bounds computed from its relations"),
    "floating": later("has no time zone"),
    "undated": later("has no date"),
    "possible": later("matches the rest of the filter only possibly"),
    "marked": later("carries a mark"),
}
"""What `is:` asks for."""

TEXT_FIELDS = ("id", "title", "text", "category", "tags", "actors", "place", "source")
"""What a bare word searches, with every field of the file that is not in this table."""

BY_NAME: dict[str, Field] = {
    name: entry for entry in FIELDS for name in (entry.name, *entry.aliases)
}
"""Fields by every name a filter may use."""
