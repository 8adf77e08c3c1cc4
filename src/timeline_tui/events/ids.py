"""Names of events: a stable one for an event without its own, and no name twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline_tui.events.event import Event, StartEnd, Texts, flat
from timeline_tui.events.problems import Problem, Severity
from timeline_tui.text.catalogue import tr

_SEPARATOR = "\x1f"


def content_id(event: Event) -> str:
    """Give ten hexadecimal digits that depend on nothing but what the event says.

    They come from its date as written, title and text; where it has neither title nor text, from
    all its other fields too.
    """
    return text_id(event.date, event.title, event.text) or _hashed(
        (*_date_words(event.date), *_others(event))
    )


def text_id(date: str | StartEnd | None, title: Texts, text: Texts) -> str:
    """Give the content id of an event that has a title or a text, else nothing."""
    if not title and not text:
        return ""
    words = [f"{tag}:{said}" for tag, said in (*title, *text)]
    return _hashed((*_date_words(date), *words))


class Ids:
    """Keeps the ids of one reading apart, over all its files."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[str, int]] = {}
        self._next: dict[str, int] = {}

    def settle(self, event: Event, file: str) -> tuple[Event, Problem | None]:
        """Give the event under an id that is free: `x-2` where `x` is taken.

        A Problem says so, unless the id was only a hash: then two events merely say the same.
        """
        line = event.origin.line
        if event.id not in self._first:
            self._first[event.id] = (file, line)
            return event, None
        free = self._free(event.id)
        self._first[free] = (file, line)
        problem = self._repeated(event, file, free) if event.has_own_id else None
        return event.renamed(free), problem

    def _free(self, name: str) -> str:
        number = self._next.get(name, 2)
        while f"{name}-{number}" in self._first:
            number += 1
        self._next[name] = number + 1
        return f"{name}-{number}"

    def _repeated(self, event: Event, file: str, free: str) -> Problem:
        other, line = self._first[event.id]
        return Problem(
            file,
            event.origin.line,
            0,
            tr(
                "the id {id!r} is already that of {file}:{line}", id=event.id, file=other, line=line
            ),
            hint=tr("This one is called {id!r}.", id=free),
            severity=Severity.WARNING,
        )


def _hashed(words: Iterable[str]) -> str:
    from hashlib import blake2b  # deferred: it loads a library, and events with ids need it not

    said = _SEPARATOR.join(words).encode("utf-8", "replace")
    return blake2b(said, digest_size=5).hexdigest()


def _date_words(date: str | StartEnd | None) -> tuple[str, ...]:
    if isinstance(date, StartEnd):
        return (date.start or "", date.end or "")
    return (date or "",)


def _others(event: Event) -> Iterator[str]:
    yield from event.category
    yield from event.tags
    yield from event.actors
    yield event.place
    for source in event.sources:
        yield from (source.title, source.quote, source.url)
    for key, value in event.extra.items():
        yield key
        yield from flat(value)
