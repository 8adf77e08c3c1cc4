"""What stands at a tick of an axis of time, in the words of one language.

A label says what is new at its place and no more: `:15`, `06:00`, `28 Jan`, `Feb`, `2024`,
`44 BCE`, `300k BCE`, `66 Ma`. What it is a part of is its context. Where ticks stand is not decided
here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline_tui.dates.coordinate import to_civil
from timeline_tui.dates.counting import is_arabic
from timeline_tui.dates.lexicon import lexicon
from timeline_tui.dates.look import DateLook
from timeline_tui.dates.when import DAY, SECOND
from timeline_tui.dates.years import era

_MINUTE = 60 * SECOND
LONG = 10**5
"""From steps of so many years on a year is told by how long ago it was."""
THOUSANDS = 10**4
"""From steps of so many years on a year before our era is told in thousands."""


class Step(NamedTuple):
    """How far apart ticks are."""

    unit: str
    """`ns` for anything of fixed length, `month` or `year`."""
    size: int


class _Words(NamedTuple):
    """What differs between languages besides the words of dates."""

    ages: tuple[tuple[int, str], ...]
    """Units of years ago, from long to short."""
    thousands: str
    now: str


_ENGLISH = _Words(((10**9, "{} Ga"), (10**6, "{} Ma"), (10**3, "{} ka")), "{}k BCE", "now")
_ARABIC = _Words(
    ((10**9, "{} مليار سنة"), (10**6, "{} مليون سنة"), (10**3, "{} ألف سنة")),
    "{} ألف ق.م",
    "الآن",
)
_UNITS = ((10**3, "ns", 6), (10**6, "µs", 3), (SECOND, "ms", 0))
"""In what an axis counts that lies within so many ns, and how many digits its seconds share."""


class Labels:
    """The labels of an axis over `[lo, hi)` ns."""

    def __init__(self, lo: int, hi: int, lang: str, dates: DateLook) -> None:
        self.lo = lo
        """The left edge."""
        self._lang = lang
        self._dates = dates
        self._lexicon = lexicon(lang, dates.months)
        self._words = _ARABIC if is_arabic(lang) else _ENGLISH
        within = (unit for unit in _UNITS if lo // unit[0] == (hi - 1) // unit[0])
        self._unit = next(within, None)

    def label(self, moment: int, step: Step) -> str:
        """Give what is new at a tick."""
        return self._numbered(self._label(moment, step))

    def tells_all(self, moment: int, step: Step) -> bool:
        """Tell whether a first label leaves nothing to say: a year does, and a new year."""
        return step.unit == "year" or (self.is_dated(step) and self.is_border(moment, step))

    def is_dated(self, step: Step) -> bool:
        """Tell whether labels are days or months, to which a year can be added."""
        return step.unit == "month" or (step.unit == "ns" and step.size >= DAY)

    def with_year(self, label: str, moment: int) -> str:
        """Give the label of a first day or month with its year."""
        return f"{label} {self._numbered(era(to_civil(moment).year, self._lexicon))}"

    def is_border(self, moment: int, step: Step) -> bool:
        """Tell whether what the labels of an axis are parts of changes at a tick."""
        if self.is_dated(step):
            return to_civil(moment)[1:3] == (1, 1)
        whole = DAY if step.size >= _MINUTE else _MINUTE if step.size >= SECOND else SECOND
        return moment % whole == 0

    def contexts(self, moment: int, step: Step, *, is_alone: bool) -> Sequence[str]:
        """Give what a moment is a part of, from the whole of it to the least that may do.

        Where no tick fits it is the moment itself that is told.
        """
        civil = to_civil(moment)
        year = era(civil.year, self._lexicon)
        if step.unit == "year":
            texts = [self._year(civil.year, step.size), str(civil.year)][: 1 + (civil.year > 0)]
        elif self.is_dated(step):
            month = self._month(civil.month)
            texts = [f"{civil.day} {month} {year}", f"{month} {year}"] if is_alone else []
            texts.append(year)
        else:
            day = f"{civil.day} {self._month(civil.month)}"
            clock = self._clock_shared(moment, step)
            comma = self._lexicon.at.format("", "")
            parts = [f"{day} {year}", day]
            texts = [f"{part}{comma}{clock}" for part in parts] + [clock] if clock else parts
        return [self._numbered(text) for text in texts]

    def _label(self, moment: int, step: Step) -> str:
        civil = to_civil(moment)
        if step.unit == "year":
            return self._year(civil.year, step.size)
        if self.is_dated(step):
            if civil.day == 1:
                is_new = civil.month == 1
                return self._year(civil.year, 1) if is_new else self._month(civil.month)
            return f"{civil.day} {self._month(civil.month)}"
        if step.size < SECOND and (self._unit or civil.ns % SECOND):
            return self._fraction(civil.ns % SECOND, step.size)
        if civil.ns == 0:
            return f"{civil.day} {self._month(civil.month)}"
        hours, minutes = divmod(civil.ns // _MINUTE, 60)
        if civil.ns % _MINUTE:
            return f":{civil.ns % _MINUTE // SECOND:02}"
        return f"{hours:02}:{minutes:02}"

    def _year(self, year: int, size: int) -> str:
        """A year as an axis says it: `1914`, `44 BCE`, `66 Ma` where steps are that long."""
        if size >= LONG and year <= 1:
            return self._ago(1 - year) if year < 1 else self._words.now
        if size >= THOUSANDS and year < 0:
            return self._words.thousands.format((1 - year) // 1000)
        return self._lexicon.bce.format(1 - year) if year <= 0 else str(year)

    def _ago(self, years: int) -> str:
        size, text = next(
            (unit for unit in self._words.ages if years >= unit[0]), self._words.ages[-1]
        )
        whole, rest = divmod(years, size)
        tenth = rest * 10 // size
        return text.format(f"{whole}.{tenth}" if tenth else whole)

    def _fraction(self, ns: int, size: int) -> str:
        """A part of a second: in the unit of the axis, else as a decimal fraction."""
        if self._unit is None:
            return f".{ns:09}"[: len(f"{size:09}".rstrip("0")) + 1]
        length, unit, _ = self._unit
        one = length // 1000
        whole, rest = divmod(ns % length, one)
        digits = f".{rest:0{len(str(one)) - 1}}".rstrip("0") if rest else ""
        return f"{whole}{digits} {unit}"

    def _clock_shared(self, moment: int, step: Step) -> str:
        """The time of day that labels are parts of: to the minute, the second or a part of it."""
        if step.size >= _MINUTE:
            return ""
        ns = moment % DAY
        hours, minutes = divmod(ns // _MINUTE, 60)
        clock = f"{hours:02}:{minutes:02}"
        if step.size >= SECOND:
            return clock
        clock += f":{ns % _MINUTE // SECOND:02}"
        digits = self._unit[2] if self._unit else 0
        return f"{clock}.{ns % SECOND:09}"[: len(clock) + 1 + digits] if digits else clock

    def _month(self, number: int) -> str:
        return self._lexicon.short_months[number - 1]

    def _numbered(self, text: str) -> str:
        return self._dates.numbered(text, self._lang)
