"""The columns of the list by name, what an event has in them, and which of them a person wants.

A column is a field of the program or of the files. How wide it is and whether there is room for it
is the business of `render.columns`; dates are drawn there too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Self

from timeline_tui.dates.when import Kind, Stamp
from timeline_tui.events.event import Event, Value, flat

DATE = "date"
LASTS = "(lasts)"
"""How long an event lasts. No field of a file is likely to have a name in brackets."""
ELAPSED = "(elapsed)"
"""The time that has passed; it stands behind the date whenever it is asked for."""
CATEGORY = "category"
TITLE = "title"
PLACE = "place"
TAGS = "tags"
ACTORS = "actors"
OWN = (DATE, LASTS, CATEGORY, TITLE, PLACE, TAGS, ACTORS)
"""The columns of the program, in their usual order; the files' own fields follow."""


def value_of(event: Event, name: str, lang: str | None = None) -> str:
    """Give what an event has in a column, as one text; dates and lengths are drawn elsewhere."""
    match name:
        case "title":
            return event.title.preferred(lang)
        case "text":
            return event.text.preferred(lang)
        case "category":
            return ", ".join(event.category)
        case "tags":
            return ", ".join(event.tags)
        case "actors":
            return ", ".join(event.actors)
        case "place" | "basis" | "id":
            return str(getattr(event, name))
        case _:
            return text_of(event.extra.get(name))


def text_of(value: Value) -> str:
    """Give a value of a file as one text, whatever is nested in it."""
    return value if isinstance(value, str) else ", ".join(flat(value))


def lasts(event: Event) -> bool:
    """Tell whether an event has a start and an end of its own, both of them known."""
    when = event.when
    return when.kind is Kind.SPAN and all(isinstance(end, Stamp) for end in (when.start, when.end))


class Arrangement(NamedTuple):
    """Columns in an order, each shown or not, and the one that is being looked at."""

    names: tuple[str, ...]
    shown: frozenset[str]
    cursor: int = 0

    @classmethod
    def of(cls, shown: Iterable[str], offered: Iterable[str]) -> Self:
        """Give the arrangement in which some columns are shown; the others follow."""
        first = tuple(dict.fromkeys(shown))
        return cls((*first, *(name for name in offered if name not in first)), frozenset(first))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are shown, in their order."""
        return tuple(name for name in self.names if name in self.shown)

    def at(self, cursor: int) -> Self:
        """Look at another one, within the list."""
        return self._replace(cursor=max(0, min(cursor, len(self.names) - 1)))

    def toggled(self) -> Self:
        """Show the one looked at, or do so no longer; the last one stays."""
        shown = self.shown ^ {self.names[self.cursor]}
        return self._replace(shown=shown) if shown else self

    def moved(self, by: int) -> Self:
        """The one looked at so many places further on, within the list."""
        to = self.at(self.cursor + by).cursor
        names = list(self.names)
        names.insert(to, names.pop(self.cursor))
        return self._replace(names=tuple(names), cursor=to)
