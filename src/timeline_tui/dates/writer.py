"""One date as a phrase: what its ends share written once, in the words of one language.

No direction marks are written: how a line with two directions is drawn is the business of the
drawing. The parts of a date are taken from its canonical form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from timeline_tui.dates.clock import HOUR, MINUTE, zone_text
from timeline_tui.dates.coordinate import civil_from_days, clock_text, to_civil
from timeline_tui.dates.lexicon import Lexicon
from timeline_tui.dates.when import DAY, Edge, Kind, Precision, Stamp, When

_FORM = re.compile(
    r"(Y?-?[\dX]+)(?:E(\d+))?(S\d+)?(?:-([\dX]{2})(?:-([\dX]{2}))?)?(?:T([\d:.]+)(Z|[+-]\S+)?)?"
)
_DOUBTS = str.maketrans("", "", "?~%")
_DASH = "–"
_ARROW = "→"


class Date(NamedTuple):
    """What is shown of a day, month or year."""

    year: int
    month: int | None = None
    day: int | None = None


class Form(NamedTuple):
    """The canonical form of a stamp, taken apart; masks and codes as written."""

    year: str
    exponent: str | None
    digits: str | None
    month: str | None
    day: str | None
    clock: str | None
    zone: str | None

    @property
    def number(self) -> int:
        """The year, astronomical."""
        power: int = 10 ** int(self.exponent or 0)
        return int(self.year.lstrip("Y")) * power

    @property
    def date(self) -> Date | None:
        """The plain date in it; None where digits are masked or a code stands for a month."""
        month, day = self.month, self.day
        if self.digits or "X" in f"{self.year}{month}{day}" or int(month or 0) > 12:
            return None
        return Date(self.number, int(month) if month else None, int(day) if day else None)

    @property
    def droppable_year(self) -> int | None:
        """The year, where what is shown beside it can stand alone: `7 Aug`, `spring`, `Q3`."""
        is_shown_alone = self.month and "X" not in self.month and int(self.month) < 37
        return None if "X" in self.year or not is_shown_alone else self.number


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the parts of one date."""

    lexicon: Lexicon
    is_short: bool
    hidden_year: int | None = None
    is_year_inferred: bool = False

    def span(self, start: Stamp | Edge, end: Stamp | Edge) -> str:
        """Give a point or a span; either end may be open or unknown."""
        words = self.lexicon
        match start, end:
            case Stamp(), Stamp() if start.edtf == end.edtf:
                return self.stamp(start)
            case Stamp(), Edge.SAME:
                return self.stamp(start)
            case Stamp(), Stamp():
                return self.from_to(start, end)
            case Stamp(), Edge.OPEN:
                return self._edged(words.since, self.stamp(start), "{} →")
            case Edge.OPEN, Stamp():
                return self._edged(words.until, self.stamp(end), "→ {}")
            case Stamp(), _:
                text = f"{{}} {_DASH} {words.unknown_end}"
                return self._edged(text, self.stamp(start), "{} → ?")
            case _, Stamp():
                text = f"{words.unknown_start} {_DASH} {{}}"
                return self._edged(text, self.stamp(end), "? → {}")
            case _:
                return words.unknown

    def _edged(self, phrase: str, date: str, compact: str) -> str:
        is_compact = self.is_short and self.lexicon.is_compact
        return (compact if is_compact else phrase).format(date)

    def from_to(self, start: Stamp, end: Stamp) -> str:
        """Give a span between two dates, what they share written once."""
        if start.qualifier or end.qualifier or not start.edtf or not end.edtf:
            return f"{self.stamp(start)} {_DASH} {self.stamp(end)}"
        first, last = form_of(start), form_of(end)
        if first.clock and last.clock and first.date == last.date and first.zone == last.zone:
            shared = self.date(Date(last.number, int(last.month or 1), int(last.day or 1)))
            clocks = f"{first.clock}{_DASH}{last.clock}{self._zone(last)}"
            return self.lexicon.at.format(shared, clocks)
        if first.clock or last.clock or first.date is None or last.date is None:
            return f"{self.stamp(start)} {_DASH} {self.stamp(end)}"
        return self.range(first.date, last.date)

    def range(self, start: Date, end: Date) -> str:
        """Give two plain dates, what they share written once."""
        if start == end:
            return self.date(start)
        if start.year == end.year and start.day and end.day and start.month == end.month:
            return f"{start.day}{_DASH}{self.date(end)}"
        if start.year == end.year and start.month and end.month:
            months = start.day is None and end.day is None
            dash = _DASH if months else f" {_DASH} "
            return f"{self._dayless(start)}{dash}{self.date(end)}"
        if start.month is None and end.month is None and self._share_era(start.year, end.year):
            number = 1 - start.year if start.year <= 0 else start.year
            return f"{number}{_DASH}{self.date(end)}"
        return f"{self.date(start)} {_DASH} {self.date(end)}"

    def _share_era(self, start: int, end: int) -> bool:
        return any(
            low <= start and end <= high for low, high in ((-9999, 0), (1, 999), (1000, 9999))
        )

    def stamp(self, stamp: Stamp) -> str:
        """Give one date, with what is doubted about it."""
        if not stamp.edtf:
            return self._outer(stamp)
        form = form_of(stamp)
        text = self._plain(stamp, form)
        is_third = form.month in ("37", "38", "39")
        if stamp.qualifier.approximate and not is_third:
            text = self.lexicon.circa.format(text)
        return self.lexicon.uncertain.format(text) if stamp.qualifier.uncertain else text

    def _plain(self, stamp: Stamp, form: Form) -> str:
        date = form.date
        if date is None:
            return self._coded(stamp, form)
        if form.clock:
            clock = form.clock if ":" in form.clock else f"{form.clock}h"
            return self.lexicon.at.format(self.date(date), clock + self._zone(form))
        return self.date(date)

    def date(self, date: Date) -> str:
        """Give a plain day, month or year."""
        if date.month is None:
            return self._bare_year(date.year)
        return " ".join(part for part in (self._dayless(date), self._year(date.year)) if part)

    def _dayless(self, date: Date) -> str:
        """A date without its year."""
        names = self.lexicon.short_months if self.is_short else self.lexicon.months
        month = names[(date.month or 1) - 1]
        return f"{date.day} {month}" if date.day else month

    def _zone(self, form: Form) -> str:
        if form.zone is None or self.is_short:
            return ""
        return " UTC" if form.zone == "Z" else f" {form.zone}"

    def _year(self, year: int) -> str:
        if year == self.hidden_year:
            return ""
        text = self._era(year)
        return f"[{text}]" if self.is_year_inferred else text

    def _bare_year(self, year: int) -> str:
        if abs(year) < 10**6:
            return f"[{year}]" if self.is_year_inferred else self._era(year)
        amount = self._amount(abs(year))
        if amount is None:
            return self._era(year)
        phrase = self.lexicon.ago if year < 0 else self.lexicon.ahead
        return phrase.format(amount, _grouped(year))

    def _era(self, year: int) -> str:
        if year <= 0:
            return self.lexicon.bce.format(_grouped(1 - year) if year < -9999 else 1 - year)
        if year > 9999:
            return self.lexicon.far_year.format(_grouped(year))
        return str(year) if year > 999 else self.lexicon.ce.format(year)

    def _amount(self, years: int) -> str | None:
        """A large number of years in millions or billions, where four digits can say it."""
        million, billion = self.lexicon.deep_units
        power, unit = (9, billion) if years >= 10**9 else (6, million)
        if len(str(years).rstrip("0")) > 4:
            return None
        whole, rest = divmod(years, 10**power)
        fraction = f".{rest:0{power}}".rstrip("0") if rest else ""
        return unit.format(f"{whole}{fraction}")

    def _coded(self, stamp: Stamp, form: Form) -> str:
        """Seasons, masked digits, significant digits."""
        words = self.lexicon
        if form.digits:
            middle = self._bare_year(form.number)
            first, last = to_civil(stamp.lo).year, to_civil(stamp.hi - 1).year
            return f"{words.circa.format(middle)} ({self.range(Date(first), Date(last))})"
        if "X" in form.year:
            return self._masked_year(stamp, form)
        if form.month and "X" not in form.month:
            if form.day is None:
                return self._grouping(int(form.month), form.number)
            whole = self.date(Date(form.number, int(form.month)))
            return words.some_day.format(whole) if form.day == "XX" else self._outer(stamp)
        if form.month == "XX" and form.day in (None, "XX"):
            phrase = words.some_month if form.day is None else words.some_day
            return phrase.format(self._bare_year(form.number))
        if form.month in ("0X", "1X") and form.day is None:
            first = to_civil(stamp.lo).month
            months = words.short_months[first - 1], words.short_months[8 if first == 1 else 11]
            return words.one_month.format(f"{_DASH.join(months)} {self._bare_year(form.number)}")
        return self._outer(stamp)

    def _outer(self, stamp: Stamp) -> str:
        """The last resort for masked digits: from the first to the last day they can mean."""
        first, last = (Date(*to_civil(end)[:3]) for end in (stamp.lo, stamp.hi - 1))
        return self.lexicon.between.format(self.date(first), self.date(last))

    def _grouping(self, code: int, year: int) -> str:
        words = self.lexicon
        shown = "" if year == self.hidden_year and code < 37 else self._bare_year(year)
        if code < 33:
            side = words.hemispheres[(code - 25) // 4] if code > 24 else ""
            return f"{words.seasons[(code - 21) % 4].format(shown).strip()} {side}".rstrip()
        names = (*words.quarters, *words.thirds, *words.halves)
        return names[code - 33].format(shown).strip()

    def _masked_year(self, stamp: Stamp, form: Form) -> str:
        mask = form.year
        if form.month or not re.fullmatch(r"\d+X{1,3}", mask):
            return self._outer(stamp)
        number = int(mask.rstrip("X"))
        if mask == "000X":
            return self._outer(stamp)
        if mask.endswith("XXX"):
            return self._millennium(number + 1)
        return self._century(number + 1) if mask.endswith("XX") else self._decade(number * 10)

    def _decade(self, year: int) -> str:
        words = self.lexicon
        century = year // 100 + 1
        names = words.decade_centuries
        name = names[century - 1] if century <= len(names) else str(century)
        first = str(year // 100) if year >= 100 else ""
        text = words.decades[year // 10 % 10].format(first, words.century.format(name))
        # "90s" alone would be the 1990s.
        return words.ce.format(text) if year < 1000 and words.is_compact else text

    def _century(self, number: int) -> str:
        return self.lexicon.century.format(self._ordinal(number, self.lexicon.ordinals))

    def _millennium(self, number: int) -> str:
        names = self.lexicon.millennium_ordinals
        return self.lexicon.millennium.format(self._ordinal(number, names))

    def _ordinal(self, number: int, names: tuple[str, ...]) -> str:
        if number <= len(names):
            return names[number - 1]
        form = self.lexicon.ordinal
        return form.format(number) if form else _english_ordinal(number)

    def set(self, when: When) -> str:
        """Give a choice between dates, or several of which all hold."""
        items = _items(when.edtf)
        words = self.lexicon
        if when.kind is Kind.ONE_OF and len(items) == 1 and len(items[0]) == 2:
            return self._between(when.start, when.end)
        texts = [self._item(item) for item in items]
        if when.kind is Kind.ONE_OF:
            return words.either.join(texts)
        if len(texts) == 1:
            return texts[0]
        return f"{words.comma.join(texts[:-1])}{words.together}{texts[-1]}"

    def _item(self, item: tuple[Stamp | Edge, ...]) -> str:
        start, end = item[0], item[-1]
        if isinstance(start, Stamp) and isinstance(end, Stamp):
            return self.span(start, end)
        return self._between(start, end)

    def _between(self, start: Stamp | Edge, end: Stamp | Edge) -> str:
        words = self.lexicon
        if isinstance(start, Stamp) and isinstance(end, Stamp):
            known = self._known_range(start, end)
            return known or words.between.format(self.stamp(start), self.stamp(end))
        if isinstance(end, Stamp):
            return words.before.format(self._neighbour(end, end.hi))
        if isinstance(start, Stamp):
            return words.after.format(self._neighbour(start, start.lo - 1))
        return words.unknown

    def _neighbour(self, stamp: Stamp, moment: int) -> str:
        """The unit beside an open end: what `before` and `after` name."""
        if stamp.precision > Precision.DAY:
            text = self._moment(stamp, moment)
        else:
            text = self.date(beside(stamp, moment))
        return self.lexicon.circa.format(text) if stamp.qualifier.approximate else text

    def _moment(self, stamp: Stamp, moment: int) -> str:
        minutes = stamp.zone if isinstance(stamp.zone, int) else 0
        width = stamp.hi - stamp.lo
        civil = to_civil((moment + minutes * MINUTE) // width * width)
        clock = f"{civil.ns // HOUR:02}:00" if width == HOUR else clock_text(civil.ns)
        zone = "" if stamp.zone is None else zone_text(minutes)
        form = Form("", None, None, None, None, clock, zone or None)
        return self.lexicon.at.format(self.date(Date(*civil[:3])), clock + self._zone(form))

    def _known_range(self, start: Stamp, end: Stamp) -> str | None:
        """The name of a range of days or years, where people have one for it."""
        first, last = form_of(start).date, form_of(end).date
        if first is None or last is None or start.qualifier.uncertain or end.qualifier.uncertain:
            return None
        if first.day and last.day and first[:2] == last[:2]:
            third = _third_of_month(first.day, last.day, end)
            month = self.date(first._replace(day=None))
            return None if third is None else self.lexicon.thirds[third].format(month)
        if first.month or last.month:
            return None
        return self._known_years(first.year, last.year)

    def _known_years(self, first: int, last: int) -> str | None:
        words = self.lexicon
        if first < -9999 and last < -9999:
            middle, width = -(first + last) // 2, last - first
            is_rounded = str(width).strip("0") == "1" and middle % width == 0
            amount = self._amount(middle) if is_rounded else None
            return words.ago.format(amount) if amount else None
        if first > 0 and (third := _third_of_decade(first, last)) is not None:
            return words.thirds[third].format(self._decade(first - first % 10))
        for width, named in ((1000, self._millennium), (100, self._century)):
            if last <= 0 and last - first == width - 1 and -last % width == 0:
                return words.bce.format(named(-last // width + 1))
        if last < 0 and last - first == 9 and (1 - last) % 10 == 0:
            return words.bce.format(f"{1 - last}s") if words.is_compact else None
        return None


def form_of(stamp: Stamp) -> Form:
    """Give the parts of a stamp's canonical form; the stamp must have one."""
    match = _FORM.fullmatch(stamp.edtf.translate(_DOUBTS))
    if match is None:
        raise ValueError(f"not canonical: {stamp.edtf!r}")
    return Form(*match.groups())


def beside(stamp: Stamp, moment: int) -> Date:
    """Give the unit of a stamp's precision that holds a moment just beside it."""
    year, month, day, _ = to_civil(moment)
    match stamp.precision:
        case Precision.MONTH:
            return Date(year, month)
        case precision if precision > Precision.MONTH:
            return Date(year, month, day)
        case Precision.YEAR:
            return Date(year)
        case _:
            return Date(year, month)


def aligned(first: int | None, last: int | None) -> tuple[Date | None, Date | None]:
    """Give first and last day of an extent, or months or years where it consists of whole ones."""
    start = None if first is None else Date(*civil_from_days(first // DAY))
    end = None if last is None else Date(*civil_from_days(last // DAY))
    after = None if last is None else Date(*civil_from_days(last // DAY + 1))
    borders = [day for day in (start, after) if day]
    if any(day.day != 1 for day in borders):
        return start, end
    has_months = any(day.month != 1 for day in borders)
    whole = (day and Date(day.year, day.month if has_months else None) for day in (start, end))
    return next(whole), next(whole)


def _third_of_month(first: int, last: int, end: Stamp) -> int | None:
    is_end = to_civil(end.hi).day == 1
    thirds = {(1, 10): 0, (11, 20): 1}
    return 2 if first == 21 and is_end else thirds.get((first, last))


def _third_of_decade(first: int, last: int) -> int | None:
    return {(0, 3): 0, (4, 2): 1, (7, 2): 2}.get((first % 10, last - first))


def _items(edtf: str) -> list[tuple[Stamp | Edge, ...]]:
    """The parts of a set in the order in which they were written."""
    # Only sets need the parser here.
    from timeline_tui.dates.edtf import set_items

    return [(item[0],) if item[0] is item[1] else item for item in set_items(edtf)]


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def _english_ordinal(number: int) -> str:
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
