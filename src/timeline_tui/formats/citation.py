"""A source as people cite it: what it states of itself, in the usual order, and nothing made up.

Plain text of one line in logical order, safe to draw; words of ours are in the language in use. A
part that the source does not state is not filled in; where a citation cannot do without it, its
lack is said in brackets.
"""

from __future__ import annotations

from collections.abc import Iterable

from timeline_tui.events.event import Source, flat
from timeline_tui.text.catalogue import later, tr
from timeline_tui.text.safe import safe

_AUTHOR = ("author", "authors", "by", "creator", "byline")
_PUBLISHER = ("publisher", "publication", "newspaper", "journal", "agency", "outlet", "site")
_DATE = ("date", "published", "issued", "year")
_PLACE_IN_IT = {
    "page": later("page {place}"),
    "pages": later("pages {place}"),
    "paragraph": later("paragraph {place}"),
    "section": later("section {place}"),
    "at": later("at {place}"),
}
_SEEN = {
    "accessed": later("accessed {day}"),
    "retrieved": later("retrieved {day}"),
    "archived": later("archived {day}"),
}


def citation(source: Source) -> str:
    """Give a source as a citation: author, title, publisher and date, address, quote."""
    extra = {key.casefold(): _line(flat(value)) for key, value in source.extra}
    title = _line([source.title])
    untitled = "" if source.url else tr("[a source without a title]")
    members = (
        _first(extra, _AUTHOR),
        f"“{title}”" if title else untitled,
        _first(extra, _PUBLISHER),
        _first(extra, _DATE) or tr("[no date]"),
        *(tr(words, place=extra[name]) for name, words in _PLACE_IN_IT.items() if extra.get(name)),
    )
    told = (tr(words, day=extra[name]) for name, words in _SEEN.items() if extra.get(name))
    seen = next(told, "")
    address = _line([source.url])
    parts = (
        tr(", ").join(filter(None, members)),
        f"{address} ({seen})" if address and seen else address or seen,
    )
    cited = ". ".join(part.rstrip(".") for part in parts if part)
    quote = _line([source.quote])
    return f"{cited}. {tr('Quoted: “{quote}”', quote=quote)}" if quote else f"{cited}."


def _first(extra: dict[str, str], names: Iterable[str]) -> str:
    return next((extra[name] for name in names if extra.get(name)), "")


def _line(parts: Iterable[str]) -> str:
    """Texts as one line of any length."""
    text = " ".join(", ".join(part for part in parts if part).split())
    return safe(text, max(len(text), 1))
