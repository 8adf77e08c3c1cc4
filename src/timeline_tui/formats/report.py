"""What a report says of an event, whatever it is written in: facts, notes and doubts in words.

Nothing is escaped here; that is the business of who writes it down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline_tui import dates
from timeline_tui.dates.periods import UNDATED, Period
from timeline_tui.dates.when import Kind, Note, When, is_known
from timeline_tui.dates.zones import offset_at
from timeline_tui.events.event import Event, Texts, Value, flat
from timeline_tui.events.values import texts_value
from timeline_tui.text.catalogue import later, spoken, tr, trn
from timeline_tui.text.languages import language_name
from timeline_tui.text.safe import Drawable, safe_lines
from timeline_tui.view.headings import finest
from timeline_tui.view.rows import Hit, Selection

NOTES = {
    Note.YEAR_INFERRED: later("the year is inferred"),
    Note.RELATIVE: later("counted from the publication"),
    Note.AMBIGUOUS: later("day and month may be the other way round"),
    Note.WEEKDAY_MISMATCH: later("the weekday does not fit the date"),
    Note.JULIAN: later("converted from the Julian calendar"),
    Note.ZONE_ASSUMED: later("assumed: no time zone is stated: taken as UTC"),
    Note.CONFLICT: later("contradicts its relations"),
}
"""What a reader is told for a note of a date."""
UNDATED_EVENTS = later("Undated")
"""Stands over what has no date."""
BASES = (
    *(later("stated"), later("inferred"), later("computed"), later("assumed")),
    later("public record"),
)
"""The usual words for how a date is known; any other stands as it is written."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}")


def is_language(tag: str) -> bool:
    """Tell whether a tag can be the name of a language."""
    return _LANGUAGE.fullmatch(tag) is not None


def facts(hit: Hit, lang: str | None, *, titles: bool = True) -> Iterator[tuple[str, list[str]]]:
    """Give what is known of an event beside date, title and text: names with their values.

    Its titles in other languages are among them with `titles`.
    """
    event = hit.event
    told: list[tuple[str, Value]] = [
        (tr("Known"), tr("; ").join(part for part in known(hit) if part)),
        (tr("Computed"), dates.display_bounds(event.derived, spoken()) if event.derived else ""),
        (tr("Category"), list(event.category)),
        (tr("Tags"), list(event.tags)),
        (tr("Actors"), list(event.actors)),
        (tr("Place"), event.place),
        (tr("Relation"), relation_text(event.relation)),
        *(
            (tr("Title ({language})", language=language_name(tag)), title)
            for tag, title in others(event.title, lang)
            if titles
        ),
        *event.extra.items(),
    ]
    for name, value in told:
        shown = [part for part in flat(value) if part]
        if shown:
            yield name, shown


def counts(selection: Selection, query: str) -> str:
    """Give how many events there are and match; `query` is the filter as the report writes it."""
    events = trn("{count:,} event", "{count:,} events", selection.total)
    if not selection.query:
        return f"{events}."
    told = tr(
        "{matched:,} of {events} match {query}",
        matched=selection.matched,
        events=events,
        query=query,
    )
    if selection.possible:
        told += tr(", ") + trn(
            "{count:,} of them only possibly", "{count:,} of them only possibly", selection.possible
        )
    return f"{told}."


def zone_told(zone: str) -> str:
    """Give what a zone is for; `zone` is its name as the report writes it."""
    return tr(
        "Headings and filters count in the time zone {zone}; dates stand as they are told.",
        zone=zone,
    )


def period_of(event: Event, zone: str | None) -> Period:
    """Give the finest period that an event stands in on the calendar and clock of a zone."""
    bounds = event.effective
    if not event.when.is_dated and event.derived is None:
        return UNDATED
    last = bounds.shi - 1 if is_known(bounds.shi) else bounds.slo
    first = bounds.slo if is_known(bounds.slo) else bounds.ehi - 1
    if not is_known(first):
        return UNDATED
    shift = 0 if event.when.is_floating else offset_at(first, zone)
    return finest(first + shift, max(first, last) + shift, event.when.precision)


def known(hit: Hit) -> list[str]:
    """Give how the date of an event is known, in words."""
    when = hit.event.when
    told = [basis_text(hit.event.basis)]
    told += [tr(NOTES[note]) for note in sorted(when.notes) if note in NOTES]
    return [*told, tr("matches only possibly")] if hit.possible else told


def basis_text(basis: str) -> str:
    """Give how a date is known in the language of the report, where the program has the word."""
    return tr(basis) if basis in BASES else basis


def doubts(when: When) -> list[str]:
    """Give what its author doubts of a date, and what it leaves open, in words."""
    told = {
        tr("uncertain"): when.qualifier.uncertain,
        tr("approximate"): when.qualifier.approximate,
        tr("at one of several times"): when.kind is Kind.ONE_OF,
        tr("at each of several times"): when.kind is Kind.ALL_OF,
        tr("its end or start is open"): when.kind is Kind.SPAN and when.is_open,
    }
    return [word for word, is_so in told.items() if is_so]


def whole(text: str) -> list[Drawable]:
    """Give all lines of a text, each made safe, however long they are."""
    # A tab becomes four blanks.
    return safe_lines(text, 4 * len(text) + 1)


def date_text(when: When) -> str:
    """Give a date in words, else as it is written."""
    return dates.display(when, spoken()) if when.is_dated else when.text


def relation_text(relation: Value) -> Value:
    """Give a relation as a sentence: `after talks.start, within 24h: "hours later"`."""
    if not isinstance(relation, dict):
        return relation
    parts = {key: ", ".join(flat(value)) for key, value in relation.items()}
    words = parts.pop("text", "")
    measures = ", ".join(f"{key.replace('_', ' ')} {value}" for key, value in parts.items())
    return f'{measures}: "{words}"' if words else measures


def others(texts: Texts, lang: str | None) -> list[tuple[str, str]]:
    """Give the texts that are not the preferred one, with their languages."""
    if isinstance(texts_value(texts), str):
        return []
    return [(tag, text) for tag, text in texts if text != texts.preferred(lang)]
