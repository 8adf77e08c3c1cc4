"""Years in words: their era, their thousands, and how long ago the very old ones are.

Years are astronomical: 0 is 1 BCE. What stands beside a year in a date is the business of `writer`.
"""

from __future__ import annotations

from typing import NamedTuple

from timeline_tui.dates.counting import counted, grouped
from timeline_tui.dates.lexicon import Lexicon

_DASH = "–"
_BORDERS = (0, 999, 9999)
"""The last years that are written in one way: BCE, with CE, bare, and with a word before them."""
_LARGE = 10**6


class Age(NamedTuple):
    """A large number of years, in millions or billions."""

    digits: str
    number: int
    """The whole ones, which the plural follows."""
    unit: str

    def amount(self, lang: str, *, since: Age | None = None) -> str:
        """Give it in words, as they follow a preposition; `since` makes it a range from there."""
        digits = f"{since.digits}{_DASH}{self.digits}" if since else self.digits
        shown = digits if digits != str(self.number) else None
        return counted(self.number, self.unit, lang, oblique=True, shown=shown)


def age(year: int) -> Age | None:
    """Give how many years away a year is, where four digits of millions or billions can say it."""
    if -_LARGE < year < _LARGE:
        return None
    years = abs(year)
    if len(str(years).rstrip("0")) > 4:
        return None
    power, unit = (9, "billion year") if years >= 10**9 else (6, "million year")
    whole, rest = divmod(years, 10**power)
    fraction = f".{rest:0{power}}".rstrip("0") if rest else ""
    return Age(f"{whole}{fraction}", whole, unit)


def era(year: int, words: Lexicon) -> str:
    """Give a year by its number: `2014`, `44 BCE`, `98 CE`, `year 12 345`."""
    return _frame(year, words).format(number(year))


def number(year: int) -> str:
    """Give the number of a year within its era."""
    return grouped(1 - year if year <= 0 else year)


def share_era(first: int, last: int) -> bool:
    """Tell whether two years are written in the same way."""
    return len({sum(year > border for border in _BORDERS) for year in (first, last)}) == 1


def eras(first: int, last: int, words: Lexicon) -> str:
    """Give a range of years by their numbers: `44–31 BCE`, `44 BCE – 14 CE`."""
    if share_era(first, last):
        return _frame(last, words).format(f"{number(first)}{_DASH}{number(last)}")
    return f"{era(first, words)} {_DASH} {era(last, words)}"


def ages(first: int, last: int, words: Lexicon) -> str | None:
    """Give a range of years as ages: `66–65 million years ago`; None where that cannot be said."""
    early, late = age(first), age(last)
    if last >= 0 or early is None or late is None or early.unit != late.unit:
        return None
    return words.ago.format(late.amount(words.lang, since=early))


def _frame(year: int, words: Lexicon) -> str:
    if year <= 0:
        return words.bce
    if year > 9999:
        return words.far_year
    return "{}" if year > 999 else words.ce
