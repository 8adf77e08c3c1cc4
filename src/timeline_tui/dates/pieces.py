"""What a phrase says about a date, and how phrases are matched; shared by all that read words.

Patterns are for whole phrases in the spelling of `spelling.normal`, so that nothing in them is ever
skipped. The phrases themselves stand in `plain`, `eras` and `phrases`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from timeline_tui.dates.months import ORDINALS, WEEKDAYS, any_of
from timeline_tui.dates.reckoning import Context, Direction
from timeline_tui.dates.when import Note
from timeline_tui.text.patterns import Late

NO_NOTES: frozenset[Note] = frozenset()


class Share(NamedTuple):
    """A part of a year, month, decade or century: the second of three is its middle."""

    place: int
    """From 0."""
    of: int


class Piece(NamedTuple):
    """What a phrase says about a date; what it does not say is None or empty."""

    year: int | None = None
    """Astronomical."""
    month: int | None = None
    """1 to 12, or the code of a season, quarter or half of the year."""
    day: int | None = None
    clock: str = ""
    """As it stands after the day in EDTF: `T05:53+03:00`."""
    whole: str = ""
    """EDTF of what has no year, month and day of its own."""
    number: int | None = None
    """A bare number: a day or a year only where the other end of a range says so."""
    weekday: int | None = None
    has_era: bool = False
    direction: Direction = ""
    share: Share | None = None
    is_julian: bool = False
    notes: frozenset[Note] = NO_NOTES


Builder: TypeAlias = Callable[[re.Match[str], Context], "Piece | None"]
Table: TypeAlias = "tuple[tuple[Pattern, Builder], ...]"
DIGITS = ("0",)
"""Stands among the words of a pattern for any digit."""
POINTS = (":", ".")
BRACKET = ("(",)
"""Stand among the words of a pattern for themselves."""
_WORD = re.compile(r"[^\W\d_]+")


class Pattern:
    """A pattern for a whole phrase, compiled when a phrase holds one of the words it asks for.

    Compiling all patterns takes thirty times as long as reading a date, and most are never asked.
    """

    __slots__ = ("_late", "_words")

    def __init__(self, source: str, words: Iterable[str] = ()) -> None:
        self._late = Late(source)
        self._words = frozenset(next(iter(_WORD.findall(word)), word) for word in words)

    def fullmatch(self, phrase: str, words: frozenset[str]) -> re.Match[str] | None:
        """Give the match of a phrase that holds these words (see `words_of`)."""
        if self._words and self._words.isdisjoint(words):
            return None
        return self._late.compiled.fullmatch(phrase)


def words_of(phrase: str) -> frozenset[str]:
    """Give the words of a phrase, its points, and `0` where it has a digit."""
    words = _WORD.findall(phrase)
    words += [mark for mark in (*POINTS, *BRACKET) if mark in phrase]
    return frozenset([*words, *DIGITS] if any(map(str.isdigit, phrase)) else words)


def table(rows: Iterable[tuple[str, Builder, Iterable[str]]]) -> Table:
    """Give a table of patterns; each is tried on phrases that hold one of its words."""
    return tuple((Pattern(pattern, words), build) for pattern, build, words in rows)


def relative(edtf: str) -> Piece:
    """Give the piece of a date that was counted from another day."""
    notes = frozenset((Note.RELATIVE,))
    match = re.fullmatch(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?", edtf)
    if match is None:
        return Piece(whole=edtf, notes=notes)
    year, month, day = (None if part is None else int(part) for part in match.groups())
    return Piece(year, month, day, notes=notes)


END = r"(?![^\W\d_])"
"""The end of a word."""
WEEKDAY = rf"(?P<weekday>{any_of(WEEKDAYS)})\.?{END}"

_BCE = r"b\.?\s?c\.?(?:\s?e\.?)?|ق\.?\s?م\.?|قبل الميلاد"
_CE = r"c\.?\s?e\.?|a\.?\s?d\.?|م\.?|(?:ال)?ميلادية?|للميلاد"
ERA = rf"(?:\s?(?:(?P<bce>{_BCE})|(?P<ce>{_CE})){END})?"
"""The era of a year: groups `bce` and `ce`."""
OF = r"(?:\s(?:of|من)\s(?:the\s)?|,?\s)"
"""Between a part and its whole."""
NAMED = rf"(?P<ordinal>{any_of(ORDINALS)}){END}"
"""A place in a row in words; see `ordinal`."""
ORDINAL = rf"(?P<ordinal>{any_of(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th)?){END}"
"""A place in a row, in words or digits; see `ordinal`."""


def ordinal(match: re.Match[str]) -> int:
    """Give the number that `ORDINAL` matched."""
    text = match["ordinal"]
    return ORDINALS.get(text) or int(re.sub(r"\D", "", text))
