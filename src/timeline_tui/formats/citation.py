"""A source as people cite it: what it states of itself, in the usual order, and nothing made up.

Plain text of one line in logical order, safe to draw. A part that the source does not state is not
filled in; where a citation cannot do without it, its lack is said in brackets.
"""

from __future__ import annotations

from collections.abc import Iterable

from timeline_tui.events.event import Source, flat
from timeline_tui.text.safe import safe

_AUTHOR = ("author", "authors", "by", "creator", "byline")
_PUBLISHER = ("publisher", "publication", "newspaper", "journal", "agency", "outlet", "site")
_DATE = ("date", "published", "issued", "year")
_PLACE_IN_IT = ("page", "pages", "paragraph", "section", "at")
_SEEN = ("accessed", "retrieved", "archived")


def citation(source: Source) -> str:
    """Give a source as a citation: author, title, publisher and date, address, quote."""
    extra = {key.casefold(): _line(flat(value)) for key, value in source.extra}
    title = _line([source.title])
    named = f"“{title}”" if title else "" if source.url else "[a source without a title]"
    head = ", ".join(
        filter(
            None,
            (
                _first(extra, _AUTHOR),
                named,
                _first(extra, _PUBLISHER),
                _first(extra, _DATE) or "[no date]",
                *(f"{name} {extra[name]}" for name in _PLACE_IN_IT if extra.get(name)),
            ),
        )
    )
    seen = next((f"{name} {extra[name]}" for name in _SEEN if extra.get(name)), "")
    address = _line([source.url])
    parts = (head, f"{address} ({seen})" if address and seen else address or seen)
    told = ". ".join(part.rstrip(".") for part in parts if part)
    quote = _line([source.quote])
    return f"{told}. Quoted: “{quote}”" if quote else f"{told}."


def _first(extra: dict[str, str], names: Iterable[str]) -> str:
    return next((extra[name] for name in names if extra.get(name)), "")


def _line(parts: Iterable[str]) -> str:
    """Texts as one line of any length."""
    text = " ".join(", ".join(part for part in parts if part).split())
    return safe(text, max(len(text), 1))
