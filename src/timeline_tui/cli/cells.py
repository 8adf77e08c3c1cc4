"""One event as cells of text, field by field: what `list` writes in a pipe.

Dates are displayed, with their year; everything else is the value of the JSON object as text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline_tui.dates import display, display_bounds
from timeline_tui.dates.counting import is_arabic
from timeline_tui.dates.look import DateLook
from timeline_tui.events.event import Event
from timeline_tui.formats.json_text import json_text
from timeline_tui.text.catalogue import ENGLISH
from timeline_tui.view.rows import Hit

FIELDS = ("id", "date", "title", "category", "place")
"""What a line holds if nothing else is asked for."""

POSSIBLE = "?"
"""Follows the date of an event that matches only possibly."""

_STYLES = {"id": "muted", "date": "date", "title": "title", "place": "place"}


def cells_of(
    hit: Hit,
    values: Mapping[str, object],
    fields: Sequence[str],
    lang: str | None,
    dates: DateLook,
) -> list[str]:
    """Give the cells of an event; `values` are those of its object."""
    return [
        _date(hit, lang, dates) if name == "date" else text_of(values.get(name)) for name in fields
    ]


def usual_cells(hit: Hit, lang: str | None, dates: DateLook) -> list[str]:
    """Give the cells of `FIELDS`, for which no object need be made."""
    event = hit.event
    category = "; ".join(event.category)
    return [event.id, _date(hit, lang, dates), event.title.preferred(lang), category, event.place]


def styles_of(fields: Sequence[str]) -> list[str]:
    """Give the style of each cell."""
    return [_STYLES.get(name, "") for name in fields]


def text_of(value: object) -> str:
    """Give a value as one cell: lists of texts joined by `; `, anything nested as JSON."""
    match value:
        case None:
            return ""
        case str():
            return value
        case list() if all(isinstance(item, str) for item in value):
            return "; ".join(value)
        case _:
            return json_text(value)


def date_words(event: Event, lang: str | None, dates: DateLook) -> str:
    """Give a date as stated; where only relations say anything, as computed from them."""
    language, style = "ar" if is_arabic(lang or ENGLISH) else ENGLISH, dates.column
    if event.when.is_dated:
        shown = display(event.when, language, style, look=dates)
        return shown or display(event.when, language, "short", look=dates)
    if event.derived is not None and not (style == "written" and event.when.text):
        look = dates.on_wall() if event.when.is_floating else dates
        return display_bounds(event.derived, language, style, look=look)
    return event.when.text


def _date(hit: Hit, lang: str | None, dates: DateLook) -> str:
    return date_words(hit.event, lang, dates) + (POSSIBLE if hit.possible else "")
