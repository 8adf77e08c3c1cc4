"""An event: a frozen value that keeps everything its source said. It does not format itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from timeline_tui.dates.when import UNDATED, Bounds, When

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What a file can hold: text as it was written, lists and mappings of it. Never a number."""


def primary(tag: str) -> str:
    """Give the language of a tag without its country: `ar` of `ar-IQ` and of `ar_IQ`."""
    return tag.replace("_", "-").partition("-")[0].lower()


class Texts(tuple[tuple[str, str], ...]):
    """One text in one or more languages: pairs of language tag and text, in file order.

    A text whose language the file does not name has the tag `""`.
    """

    __slots__ = ()

    @property
    def first(self) -> str:
        """The text in the file's first language, or nothing."""
        return self[0][1] if self else ""

    def preferred(self, lang: str | None) -> str:
        """The text in a language (that of another country will do), else the first."""
        found = next((text for tag, text in self if tag == lang), None)
        if found is None and lang:
            found = next((text for tag, text in self if primary(tag) == primary(lang)), None)
        return self.first if found is None else found

    def language(self, lang: str | None) -> str:
        """The tag of the text that `preferred` gives."""
        tags = [tag for tag, _ in self]
        near = (tag for tag in tags if lang and primary(tag) == primary(lang))
        return (lang or "") if lang in tags else next(near, tags[0] if tags else "")


class StartEnd(NamedTuple):
    """A date written as two fields; either may be missing."""

    start: str | None
    end: str | None


class Source(NamedTuple):
    """Where a statement comes from."""

    title: str = ""
    quote: str = ""
    lang: str = ""
    basis: str = ""
    """`stated`, `inferred` or `public record`."""
    url: str = ""
    extra: tuple[tuple[str, Value], ...] = ()


class Origin(NamedTuple):
    """Where an event was read: which document (its index in the reading) and line (from 1)."""

    document: int
    line: int


@dataclass(frozen=True, slots=True)
class Event:
    """One event. Two events are equal when they say the same, wherever they were read."""

    id: str
    when: When = UNDATED
    date: str | StartEnd | None = None
    """The date as the source writes it; None where it has none."""
    title: Texts = Texts()
    text: Texts = Texts()
    basis: str = ""
    """How the date is known: `stated`, `inferred`, `public record`, or nothing."""
    category: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    place: str = ""
    sources: tuple[Source, ...] = ()
    relation: Value = None
    """How it lies in time to other events, as written: a mapping or one line of text."""
    inferred: tuple[str, ...] = ()
    """Which parts of the date the source does not state (`year`)."""
    extra: Mapping[str, Value] = field(default_factory=dict)
    """Every other field of the source, by its own name."""
    derived: Bounds | None = field(default=None, compare=False)
    """Bounds computed from relations, within the stated ones; never exported as stated."""
    origin: Origin = field(default=Origin(0, 0), compare=False)
    has_own_id: bool = field(default=True, compare=False)
    """False where `id` is a content hash because the source gave none."""

    def renamed(self, id: str) -> Event:
        """Give the same event under another id."""
        # Written out, because looking its fields up takes longer than reading the event did.
        return Event(
            id, self.when, self.date, self.title, self.text, self.basis, self.category, self.tags,
            self.actors, self.place, self.sources, self.relation, self.inferred, self.extra,
            self.derived, self.origin, self.has_own_id,
        )  # fmt: skip

    @property
    def effective(self) -> Bounds:
        """The bounds that filters, sorting and the axis use: derived where they exist."""
        return self.derived or self.when.bounds

    def texts(self) -> Iterator[str]:
        """Every text that a bare word of a filter searches."""
        yield self.id
        for _, text in (*self.title, *self.text):
            yield text
        yield from self.category
        yield from self.tags
        yield from self.actors
        yield self.place
        for source in self.sources:
            yield source.title
            yield source.quote
            yield source.url
        for value in self.extra.values():
            yield from flat(value)


def flat(value: Value) -> Iterator[str]:
    """Give every text inside a value, in order; keys of mappings are not among them."""
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from flat(item)
        case dict():
            for item in value.values():
                yield from flat(item)
        case None:
            pass
