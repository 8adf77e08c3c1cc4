"""What of an event the columns hold: its texts field by field, its traits, where it stands in time.

The separators of ASCII (FS, GS, RS, US) divide cells, so inside a text they count as blanks; the
record keeps them. Nothing here knows SQL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from timeline_tui.dates.when import Bounds, Kind, Note, Precision, Stamp, When, is_known
from timeline_tui.events.event import Event, Value, flat
from timeline_tui.store.schema import BITS, CIVIL, DATED, MARK
from timeline_tui.text.folding import fold

_BLANKS = str.maketrans("\x1c\x1d\x1e\x1f", "    ")
_SHORT = 80
"""Texts of fewer characters are likely to repeat."""
_KINDS = {
    Kind.POINT: BITS["point"],
    Kind.ONE_OF: BITS["point"],
    Kind.SPAN: BITS["range"],
    Kind.ALL_OF: 0,
    Kind.UNDATED: 0,
}
_INFERRED = frozenset((Note.YEAR_INFERRED, Note.RELATIVE))


def folded(text: str) -> str:
    """Give the form of a text that the engine compares."""
    return clean(fold(text))


def clean(text: str) -> str:
    """Give a text that can stand in a cell: without separators and lone surrogates."""
    if text.isprintable():  # neither is printable, and most texts are
        return text
    return text.translate(_BLANKS).encode("utf-8", "replace").decode("utf-8")


class Cells(NamedTuple):
    """The texts of one field of one event as the engine takes them."""

    folded: str
    """Each folded, between two marks."""
    raw: str
    """Each as it is, a mark between two."""


EMPTY = Cells("", "")


def cells_of(texts: Iterable[str]) -> Cells:
    """Give the cells of texts; empty ones do not count."""
    given = [text for text in texts if text]
    if not given:
        return EMPTY
    if len(given) == 1:
        return Cells(f"{MARK}{folded(given[0])}{MARK}", clean(given[0]))
    marked = [f"{MARK}{folded(text)}{MARK}" for text in given]
    return Cells("".join(marked), MARK.join(map(clean, given)))


def term_cells(terms: tuple[str, ...]) -> Cells:
    """Give the cells of terms, which repeat from event to event and are remembered."""
    return _remembered(terms) if terms else EMPTY


def stored_cells(event: Event, path: str) -> Iterator[Cells]:
    """Give the cells of the program's own fields, in the order of `STORED`."""
    title, text = event.title, event.text
    yield cells_of((event.id,))
    yield cells_of([part for _, part in title])
    yield cells_of([part for _, part in text]) if text else EMPTY
    yield term_cells(event.category)
    yield term_cells(event.tags)
    yield term_cells(event.actors)
    yield term_cells((event.place,)) if event.place else EMPTY
    yield term_cells((event.basis,)) if event.basis else EMPTY
    yield cells_of(_sources(event)) if event.sources else EMPTY
    yield cells_of(flat(event.relation)) if event.relation else EMPTY
    yield term_cells(tuple(dict.fromkeys([tag for tag, _ in (*title, *text)])))
    yield term_cells((path,))


def extra_cells(value: Value) -> Cells:
    """Give the cells of a field of the file."""
    match value:
        case None | "":
            return EMPTY
        case str() if len(value) < _SHORT:
            return term_cells((value,))
        case _:
            return cells_of(flat(value))


def is_dated(event: Event) -> bool:
    """Tell whether an event takes part in date filters."""
    return event.when.is_dated or event.derived is not None


def flags_of(event: Event) -> int:
    """Give the traits of an event, and what else the column `flags` holds."""
    when = event.when
    dated = is_dated(event)
    flags = _KINDS[when.kind] if dated else BITS["undated"]
    doubt = when.qualifier
    if doubt:
        flags |= BITS["approximate"] if doubt.approximate else 0
        flags |= BITS["uncertain"] if doubt.uncertain else 0
    if dated:
        flags |= DATED
    if when.is_floating:
        flags |= CIVIL | (BITS["floating"] if dated else 0)
    if event.derived is not None:
        flags |= BITS["computed"] if event.derived != when.bounds else 0
    if when.is_open:
        flags |= BITS["open"]
    if _is_inferred(event):
        flags |= BITS["inferred"]
    return flags


def anchored_precision(when: When) -> Precision | None:
    """Give how finely the end is known at which an event stands in the list."""
    ends = (end for end in (when.start, when.end) if isinstance(end, Stamp))
    return next((end.precision for end in ends), None)


def silent_from(bounds: Bounds) -> int | None:
    """Give the moment in ns from which nothing more is known of an event; open ends are ignored."""
    known = (bound for bound in (bounds.ehi, bounds.shi, bounds.elo, bounds.slo) if is_known(bound))
    return next(known, None)


def goes_on(event: Event) -> bool:
    """Tell whether an event begins and may go on: its end is open or unknown."""
    return event.when.is_open and isinstance(event.when.start, Stamp)


def _is_inferred(event: Event) -> bool:
    return bool(
        event.inferred or event.basis == "inferred" or not _INFERRED.isdisjoint(event.when.notes)
    )


def _sources(event: Event) -> Iterable[str]:
    for source in event.sources:
        yield from (source.title, source.quote, source.url)


@lru_cache(maxsize=65_536)
def _remembered(terms: tuple[str, ...]) -> Cells:
    return cells_of(terms)
