"""What can be typed at the cursor: fields, verbs, columns, traits, words of scales and for dates.

The values that the loaded files hold are not known here: they are handed to `with_values`, and how
often each is found is counted elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from timeline_tui.dates.coordinate import year_text
from timeline_tui.events.fields import FIELDS, TRAITS, Field, FieldKind
from timeline_tui.query.completion import Completion
from timeline_tui.query.context import Context
from timeline_tui.query.names import is_plain
from timeline_tui.query.parts import PARTS, starts_in_words
from timeline_tui.query.spots import Spot, spot_at
from timeline_tui.query.tokens import COLUMN
from timeline_tui.query.unparse import date_text, name_text, quoted
from timeline_tui.query.values import SCALE
from timeline_tui.text.catalogue import later, tr

SHORTEST = 2
"""So many letters of a word make it worth while to look for values that start so."""
MOST_COLUMNS = 8
"""Values of so many columns of the files are offered for a word by itself."""
MOST_IDS = 50


class _Offer(NamedTuple):
    text: str
    names: tuple[str, ...]
    """What may be typed to get it."""
    description: str
    is_data: bool = False
    """Whether the description stands in a file."""


_KEYWORDS = (
    _Offer("has:", ("has",), later("the field is there")),
    _Offer("no:", ("no",), later("the field is not there")),
    _Offer("is:", ("is",), later("the event has a trait")),
    _Offer("follows:(", ("follows",), later("starts a while after another that matches")),
    _Offer("precedes:(", ("precedes",), later("starts a while before another that matches")),
    _Offer("near:(", ("near",), later("starts near another that matches")),
)
_TRAITS = tuple(_Offer(name, (name,), words) for name, words in TRAITS.items())
_SCALE = tuple(_Offer(word, (word,), later("as finely as that")) for word in SCALE)
_DATES = (
    ("today", later("this day")),
    ("this month", later("the whole month")),
    ("this year", later("the whole year")),
    ("last 7d", later("seven days, today the last of them")),
    ("last 30d", later("thirty days, today the last of them")),
    ("last month", later("the whole month before this one")),
    ("last year", later("the whole year before this one")),
)
_VALUED = ("category", "tags", "actors", "place")
"""The fields whose values are offered for a word by itself."""


def complete(
    text: str,
    cursor: int,
    context: Context = Context(),  # noqa: B008 (frozen)
) -> list[Completion]:
    """Give what can stand at the cursor (a character count), the likeliest first."""
    spot = spot_at(text, cursor)
    if spot is None:
        return []
    typed = spot.typed.lower()
    offers = _fields(context) if spot.name is None else _values(spot, context)
    found = [offer for offer in offers if any(n.lower().startswith(typed) for n in offer.names)]
    found.sort(key=lambda offer: not offer.names[0].lower().startswith(typed))
    completions = (Completion(offer.text, spot.start, spot.end, _told(offer)) for offer in found)
    return [each for each in completions if each.applied(text) != text]


def valued_fields(spot: Spot, context: Context) -> tuple[str, ...]:
    """Give the fields whose values, as the files hold them, can stand at a spot."""
    if spot.name is None:
        columns = sorted(context.fields)[:MOST_COLUMNS]
        return (*_VALUED, *columns) if len(spot.typed) >= SHORTEST else ()
    field = spot.field(context)
    has_values = field is not None and field.kind in (FieldKind.TEXT, FieldKind.TERMS)
    return (field.name,) if field and has_values and spot.sign in (":", "=") else ()


def with_values(text: str, spot: Spot, found: Iterable[tuple[str, str]]) -> list[Completion]:
    """Give completions for values, each with the name of its field."""
    start = spot.start
    completions = [
        Completion(f"{name_text(name)}:{quoted(value)}", start, spot.end, "", None, value)
        if spot.name is None
        else Completion(quoted(value), start, spot.end, "", None, value)
        for name, value in found
    ]
    return [each for each in completions if each.applied(text) != text]


def wants_periods(spot: Spot, context: Context) -> bool:
    """Tell whether years and months can stand at a spot."""
    field = spot.field(context)
    return field is not None and field.kind is FieldKind.DATE


def with_periods(text: str, spot: Spot, found: Iterable[tuple[int, int]]) -> list[Completion]:
    """Give completions for years, and for months where these are not 0."""
    written = [year_text(year) + (f"-{month:02}" if month else "") for year, month in found]
    completions = [Completion(period, spot.start, spot.end, value=period) for period in written]
    return [each for each in completions if each.applied(text) != text]


def clause_with(text: str, spot: Spot, completion: Completion) -> str:
    """Give the clause that a completion makes at a spot, without the other members of a list."""
    return text[spot.clause : spot.value or spot.clause] + (
        text[spot.member : spot.start] + completion.text
        if spot.name is not None
        else completion.text
    )


def _fields(context: Context) -> Iterator[_Offer]:
    for entry in FIELDS:
        yield _Offer(f"{entry.name}:", (entry.name, *entry.aliases), entry.description)
    yield from _KEYWORDS
    for name in sorted(context.fields):
        shown = f"{name}:" if is_plain(name) else f'{COLUMN}:"{_escaped(name)}":'
        yield _Offer(shown, (name,), later("a field of the files"))


def _values(spot: Spot, context: Context) -> Iterator[_Offer]:
    name = (spot.name or "").lower()
    match name:
        case "is":
            yield from _TRAITS
        case "precision":
            yield from _SCALE
        case "weekday" | "month":
            part = PARTS[name]
            for number, short, word in zip(part.numbers, part.keys, part.words, strict=True):
                yield _Offer(short, (short, word), starts_in_words(part, [number]))
        case "has" | "no":
            yield _Offer("date", ("date",), later("when it happened"))
            yield from (_presence(entry) for entry in FIELDS if not entry.kind.is_question)
            yield _Offer("duration", ("duration",), later("it has a start and an end of its own"))
            for field in sorted(context.fields):
                shown = field if is_plain(field) else f'"{COLUMN}:{_escaped(field)}"'
                yield _Offer(shown, (field,), later("a field of the files"))
        case name if name == COLUMN:
            for field in sorted(context.fields):
                shown = field if is_plain(field) else f'"{_escaped(field)}"'
                yield _Offer(f"{shown}:", (field,), later("a field of the files"))
        case _ if wants_periods(spot, context):
            yield from _dates(spot, context)


def _dates(spot: Spot, context: Context) -> Iterator[_Offer]:
    """Give words for dates, and ids where one is begun; inside a range those without blanks."""
    is_in_range = spot.start > spot.member
    for words, description in _DATES:
        if not (is_in_range and " " in words):
            yield _Offer(date_text(words), (words,), description)
    if context.ref is not None:
        yield _Offer("pub", ("pub",), later("the day of publication"))
    if context.here is not None:
        yield _Offer("here", ("here",), later("the event under the cursor"))
    if spot.typed.startswith("#"):
        named = (event for event in context.events.values() if event.has_own_id)
        begun = [event for event in named if event.id.startswith(spot.typed[1:])]
        for event in begun[:MOST_IDS]:
            name = f"#{event.id}"
            yield _Offer(date_text(name), (name,), event.title.first, is_data=True)


def _told(offer: _Offer) -> str:
    """Give what an offer means, in the language of the interface unless a file says it."""
    return offer.description if offer.is_data or not offer.description else tr(offer.description)


def _presence(entry: Field) -> _Offer:
    return _Offer(entry.name, (entry.name, *entry.aliases), entry.description)


def _escaped(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', '\\"')
