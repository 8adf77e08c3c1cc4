"""What the events of a timeline have, seen from a sample: what the choice of columns goes by.

The same events give the same columns, whatever the filter and wherever the list is scrolled to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from rich.cells import cell_len

from timeline_tui.events.event import Event
from timeline_tui.render.cells import steady
from timeline_tui.text.bidi import is_rtl
from timeline_tui.view.columns import CATEGORY, DATE, LASTS, OWN, TITLE, lasts, value_of

SAMPLE = 300
"""So many events are looked at, evenly from first to last."""
MOST = 0.5
"""A field of the files gets a column where at least this part of the events has it."""
SOME = 0.2
"""A column of the program where at least this part has something in it."""
NARROW = 20
"""Cells beyond which a field of the files is a text to read and no value to compare."""
SHORT = 16
"""Cells up to which no value of a column is cut."""
HARDLY = 3
"""Nor is one cut for so few cells more than the others need."""
FINEST = 6
"""Cells from a decimal point on up to which numbers stand in line by it."""
LONGEST = 512
"""Characters of a value that are measured; whatever is longer is cut on any screen."""
_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d+)*|\.\d+)(?:[eE][+-]?\d+)? ?%?")


class Fact(NamedTuple):
    """What is known of one column."""

    present: int = 0
    """How many of the events that were looked at have something in it."""
    typical: int = 0
    """Cells that nine of ten values need; all of them, where all are short."""
    widest: int = 0
    is_number: bool = False
    """Whether all values are numbers, which stand to the right."""
    decimals: int = 0
    """The most cells that a number takes from its decimal point on; points stand in line."""
    varies: bool = False
    """Whether not all values are the same."""
    is_told: bool = False
    """Whether most titles hold the value already; of numbers that says nothing."""
    is_link: bool = False
    is_rtl: bool = False
    """Whether most values run from right to left, and so begin at the right."""


_NO_FACTS: Mapping[str, Fact] = MappingProxyType({})
NO_FACT = Fact()


class Survey(NamedTuple):
    """What a sample of the events has."""

    total: int = 0
    """How many events were looked at."""
    facts: Mapping[str, Fact] = _NO_FACTS

    def fact(self, name: str) -> Fact:
        """What is known of a column; nothing of one that no event has."""
        return self.facts.get(name, NO_FACT)

    @property
    def offered(self) -> tuple[str, ...]:
        """Every column that has something to show, the usual ones first."""
        own = (name for name in OWN if self.fact(name).present or name in (DATE, TITLE))
        others = (name for name in self.facts if name not in OWN)
        return (*own, *sorted(others, key=lambda name: -self.fact(name).present))

    @property
    def usual(self) -> tuple[str, ...]:
        """The columns that are shown where nobody chose any, as far as there is room."""
        return tuple(name for name in self.offered if self._is_usual(name))

    def _is_usual(self, name: str) -> bool:
        if name in (DATE, TITLE, CATEGORY, LASTS):
            return True
        fact = self.fact(name)
        if fact.is_told or not fact.varies or fact.is_link:
            return False
        if name in OWN:
            return fact.present >= SOME * self.total
        return fact.present >= MOST * self.total and fact.typical <= NARROW


def decimals_of(number: str) -> int:
    """Give how many cells a number takes from its decimal point on."""
    return len(number) - number.index(".") if "." in number else 0


Value: TypeAlias = Callable[[Event, str, str | None], str]
"""Gives what an event has in a column, in a language."""


def survey(
    events: Sequence[Event],
    lang: str | None = None,
    *,
    more: Iterable[str] = (),
    value: Value = value_of,
) -> Survey:
    """Give what a sample of the events has, with `more` columns than the usual ones."""
    step = max(1, len(events) // SAMPLE)
    sample = events[::step]
    extra = (name for event in sample for name in event.extra)
    names = [name for name in dict.fromkeys((*OWN, *extra, *more)) if name not in (DATE, LASTS)]
    facts = {}
    for name in names:
        texts = [steady(value(event, name, lang)[:LONGEST]) for event in sample]
        facts[name] = _fact(name, texts, [event.title.preferred(lang) for event in sample])
    facts[LASTS] = Fact(present=sum(map(lasts, sample)), varies=True)
    facts[DATE] = Fact(present=len(sample), varies=True)
    return Survey(len(sample), {name: fact for name, fact in facts.items() if fact.present})


def _fact(name: str, texts: Sequence[str], titles: Sequence[str]) -> Fact:
    """What there is to know of a column, by its texts and the titles beside them."""
    values = set(filter(None, texts))
    if not values:
        return NO_FACT
    present = sum(map(bool, texts))
    told = sum(bool(text) and text in title for text, title in zip(texts, titles, strict=True))
    is_number = all(map(_NUMBER.fullmatch, values))
    decimals = max(map(decimals_of, values)) if is_number else 0
    decimals = decimals if decimals <= FINEST else 0
    widths = sorted(cell_len(text) + max(0, decimals - decimals_of(text)) for text in values)
    most = widths[(len(widths) - 1) * 9 // 10]
    return Fact(
        present=present,
        typical=widths[-1] if widths[-1] <= max(SHORT, most + HARDLY) else most,
        widest=widths[-1],
        is_number=is_number,
        decimals=decimals,
        varies=len(values) > 1,
        is_told=name != TITLE and not is_number and told * 2 > present and len(values) > 1,
        is_link=all("://" in value for value in values),
        is_rtl=sum(map(is_rtl, values)) * 2 > len(values),
    )
