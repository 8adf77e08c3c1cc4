"""One date as a phrase: what its ends share written once, in the words of one language.

No direction marks are written: how a line with two directions is drawn is the business of the
drawing. The parts of a date are taken from its canonical form.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline_tui.dates.clock import HOUR, MINUTE, zone_text
from timeline_tui.dates.coordinate import civil_from_days, clock_text, to_civil
from timeline_tui.dates.counting import counted, grouped
from timeline_tui.dates.lexicon import Lexicon
from timeline_tui.dates.periods import Date, Period
from timeline_tui.dates.when import DAY, Edge, Kind, Precision, Stamp, When
from timeline_tui.dates.years import Age, age, ages, era, eras, number, share_era

_FORM = re.compile(
    r"(Y?-?[\dX]+)(?:E(\d+))?(S\d+)?(?:-([\dX]{2})(?:-([\dX]{2}))?)?(?:T([\d:.]+)(Z|[+-]\S+)?)?"
)
_DOUBTS = str.maketrans("", "", "?~%")
_DASH = "–"
_SEVERAL = 3
"""More parts of a set than these are not listed one by one in a column."""


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


class Writer(NamedTuple):
    """Writes the parts of one date."""

    lexicon: Lexicon
    is_short: bool
    hidden_year: int | None = None
    is_year_inferred: bool = False
    has_zones: bool = True
    """Whether times tell their zone."""
    hidden_day: Date | None = None
    """The day whose times stand alone."""

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
                return self._since(start)
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

    def _since(self, start: Stamp) -> str:
        words, since = self.lexicon, _age(start)
        if since and not words.is_compact:
            return words.since_ago.format(self._amount(since, start))
        return self._edged(words.since, self.stamp(start), "{} →")

    def from_to(self, start: Stamp, end: Stamp) -> str:
        """Give a span between two dates, what they share written once."""
        if start.qualifier or end.qualifier or not start.edtf or not end.edtf:
            return f"{self.stamp(start)} {_DASH} {self.stamp(end)}"
        first, last = form_of(start), form_of(end)
        if first.clock and last.clock and first.date and first.date == last.date:
            return self._at(first.date, self._clocks(first, last))
        if first.clock or last.clock or first.date is None or last.date is None:
            lead, rest = self._apart(first, last)
            return f"{lead.stamp(start)} {_DASH} {rest.stamp(end)}"
        return self.range(first.date, last.date)

    def _apart(self, *forms: Form) -> tuple[Writer, Writer]:
        """Who writes all dates but the last, without what they share, and who writes the last."""
        years = {form.droppable_year for form in forms}
        zones = {form.zone for form in forms if form.clock}
        has_zones = self.has_zones or len(zones) > 1
        lead = self._replace(has_zones=len(zones) > 1)
        if len(years) == 1 and None not in years:
            lead = lead._replace(hidden_year=years.pop())
        return lead, self._replace(has_zones=has_zones)

    def _clocks(self, first: Form, last: Form, form: str = f"{{}}{_DASH}{{}}") -> str:
        """Two times of one day."""
        words = self.lexicon
        if first.zone != last.zone:
            zoned = self._replace(has_zones=True)
            times = (words.clock(each.clock) + zoned._zone(each) for each in (first, last))
            return form.replace(_DASH, f" {_DASH} ").format(*times)
        if ":" in f"{first.clock}{last.clock}":
            times = (words.clock(each.clock) for each in (first, last))
            return form.format(*times) + self._zone(last)
        return words.clock(form.format(first.clock, last.clock)) + self._zone(last)

    def range(self, start: Date, end: Date) -> str:
        """Give two plain dates, what they share written once."""
        if start == end:
            return self.date(start)
        if start.month is None and end.month is None:
            deep = ages(start.year, end.year, self.lexicon)
            if deep or share_era(start.year, end.year):
                return deep or eras(start.year, end.year, self.lexicon)
        first = self._unshared(start, end)
        is_day = first == str(start.day)
        are_months = start.year == end.year and bool(start.month and end.month)
        is_tight = is_day or (are_months and start.day is None and end.day is None)
        dash = _DASH if is_tight else f" {_DASH} "
        return f"{first}{dash}{self.date(end)}"

    def _unshared(self, start: Date, end: Date) -> str:
        """What the first of two dates does not share with the second."""
        if start.month is None and end.month is None and share_era(start.year, end.year):
            return number(start.year)
        if start.year != end.year or not (start.month and end.month):
            return self.date(start)
        if start.day and end.day and start.month == end.month:
            return str(start.day)
        return self._dayless(start)

    def stamp(self, stamp: Stamp) -> str:
        """Give one date, with what is doubted about it."""
        if not stamp.edtf:
            return self._outer(stamp)
        form = form_of(stamp)
        text = self._plain(stamp, form)
        # Thirds of a year and significant digits are approximate by themselves.
        is_rough = form.month in ("37", "38", "39") or form.digits is not None
        if ago := _age(stamp):
            text = self.lexicon.ago.format(self._amount(ago, stamp))
        elif stamp.qualifier.approximate and not is_rough:
            text = self.lexicon.circa.format(text)
        return self.lexicon.uncertain.format(text) if stamp.qualifier.uncertain else text

    def _plain(self, stamp: Stamp, form: Form) -> str:
        date = form.date
        if date is None:
            return self._coded(stamp, form)
        if form.clock:
            clock = self.lexicon.clock(form.clock) + self._zone(form)
            return self._at(date, clock)
        return self.date(date)

    def _at(self, date: Date, clock: str) -> str:
        """A time of a day, alone below the heading of that day."""
        return clock if date == self.hidden_day else self.lexicon.at.format(self.date(date), clock)

    def period(self, period: Period) -> str:
        """Give the name of a dated period."""
        year, month, day = period.year or 0, period.month, period.day
        if period.level <= Precision.MEGAYEAR:
            return self._age_of(year, period.years)
        if period.level is Precision.DECADE:
            return self._decade_of(year)
        if period.level < Precision.DECADE:
            return self._era_of(year, period.years)
        date = Date(year, month or None, day or None)
        if period.level <= Precision.DAY:
            return self.date(date)
        clock = f"{period.minute // 60:02}:{period.minute % 60:02}"
        return self.lexicon.at.format(self.date(date), clock)

    def _decade_of(self, year: int) -> str:
        """The decade that begins with a year: `1990s`, `40s BCE`; the first are told by years."""
        last = (year // 10 * 10 if year > 0 else year) + 9
        if year in (1, -8):
            return eras(year, min(last, 9) if year > 0 else 0, self.lexicon)
        return (
            self._decade(year)
            if year > 0
            else self._known_years(year, last) or eras(year, last, self.lexicon)
        )

    def _era_of(self, year: int, width: int) -> str:
        """The century or millennium that begins with a year."""
        named = self._century if width == 100 else self._millennium
        if year > 0:
            return named(year // width + 1)
        return self.lexicon.bce.format(named(-year // width + 1))

    def _age_of(self, year: int, width: int) -> str:
        """The million or billion years that begin with a year."""
        deep = ages(year, year + width, self.lexicon)
        if deep:
            return deep
        is_large = width == 10**9
        if year + width >= 0:
            return self.lexicon.latest[is_large]
        # So many millions that their number has more than four digits.
        first, last = -year // width, -year // width - 1
        unit = "billion year" if is_large else "million year"
        shown = f"{grouped(first)}{_DASH}{grouped(last)}"
        amount = counted(last, unit, self.lexicon.lang, oblique=True, shown=shown)
        return self.lexicon.ago.format(amount)

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
        if form.zone is None or not self.has_zones:
            return ""
        return " UTC" if form.zone == "Z" else f" {form.zone}"

    def _year(self, year: int) -> str:
        if year == self.hidden_year:
            return ""
        text = era(year, self.lexicon)
        return f"[{text}]" if self.is_year_inferred else text

    def _bare_year(self, year: int) -> str:
        words, away = self.lexicon, age(year)
        if away is None:
            text = era(year, words)
            return f"[{text}]" if self.is_year_inferred else text
        amount = away.amount(words.lang)
        if year < 0:
            return words.ago.format(amount)
        ahead = words.ahead_alone if self.is_short else words.ahead
        return ahead.format(amount, number(year))

    def _amount(self, ago: Age, stamp: Stamp) -> str:
        amount = ago.amount(self.lexicon.lang)
        return self.lexicon.circa.format(amount) if stamp.qualifier.approximate else amount

    def _coded(self, stamp: Stamp, form: Form) -> str:
        """Seasons, masked digits, significant digits."""
        words = self.lexicon
        if form.digits:
            return self._significant(stamp, form.number)
        if "X" in form.year:
            return self._masked_year(stamp, form)
        if form.month and "X" not in form.month:
            if form.day is None:
                return self._grouping(int(form.month), form.number)
            whole = self.date(Date(form.number, int(form.month)))
            return words.some_day.format(whole) if form.day == "XX" else self._one_day(stamp)
        if form.month == "XX" and form.day == "XX":
            return words.some_day.format(self._bare_year(form.number))
        if form.day and "X" in form.day:
            return self._outer(stamp)
        month = self._masked_month(form)
        return words.that_day.format(int(form.day), month) if form.day else month

    def _significant(self, stamp: Stamp, year: int) -> str:
        words, ago = self.lexicon, age(year)
        if ago and year < 0:
            middle = words.ago.format(words.circa.format(ago.amount(words.lang)))
        else:
            middle = words.circa.format(era(year, words))
        if self.is_short and abs(year) > 9999:
            return middle
        first, last = to_civil(stamp.lo).year, to_civil(stamp.hi - 1).year
        return f"{middle} ({eras(first, last, words)})"

    def _one_day(self, stamp: Stamp) -> str:
        first, last = (Date(*to_civil(end)[:3]) for end in (stamp.lo, stamp.hi - 1))
        days = self.range(first, last)
        return days if first == last else self.lexicon.one_day.format(days)

    def _masked_month(self, form: Form) -> str:
        words, year = self.lexicon, self._bare_year(form.number)
        if form.month == "XX":
            return words.some_month.format(year)
        first, last = (1, 9) if form.month == "0X" else (10, 12)
        months = words.short_months[first - 1], words.short_months[last - 1]
        return words.one_month.format(f"{_DASH.join(months)} {year}")

    def _outer(self, stamp: Stamp) -> str:
        """The last resort for masked digits: from the first to the last that they can mean."""
        first, last = aligned(stamp.lo, stamp.hi - 1)
        return self._between_dates(first, last) if first and last else self.lexicon.unknown

    def _between_dates(self, first: Date, last: Date) -> str:
        if first == last:
            return self.date(first)
        return self.lexicon.between.format(self._unshared(first, last), self.date(last))

    def _grouping(self, code: int, year: int) -> str:
        words = self.lexicon
        shown = "" if year == self.hidden_year and code < 37 else self._bare_year(year)
        if code < 33:
            side = words.hemispheres[(code - 25) // 4] if code > 24 else ""
            return f"{words.seasons[(code - 21) % 4].format(shown).strip()} {side}".rstrip()
        names = (*words.quarters, *words.thirds, *words.halves)
        text = names[code - 33].format(shown).strip()
        return text if shown else text.removesuffix(words.of)

    def _masked_year(self, stamp: Stamp, form: Form) -> str:
        mask = form.year
        if form.month:
            return self._some_year(stamp, form)
        if mask == "000X" or not re.fullmatch(r"\d+X{1,3}", mask):
            return self._outer(stamp)
        first = int(mask.rstrip("X"))
        if mask.endswith("XXX"):
            return self._millennium(first + 1)
        return self._century(first + 1) if mask.endswith("XX") else self._decade(first * 10)

    def _some_year(self, stamp: Stamp, form: Form) -> str:
        """A day or month that is known, in a year that is not."""
        words, month, day = self.lexicon, form.month or "", form.day or ""
        if "X" in month or int(month) > 12 or ("X" in day and day != "XX"):
            return self._outer(stamp)
        date = self._dayless(Date(0, int(month), int(day) if day.isdecimal() else None))
        if day == "XX":
            date = words.some_day.format(date)
        if form.year == "XXXX":
            return words.some_year.format(date)
        first, last = to_civil(stamp.lo).year, to_civil(stamp.hi - 1).year
        return words.one_year.format(date, eras(first, last, words))

    def _decade(self, year: int) -> str:
        words = self.lexicon
        century = year // 100 + 1
        names = words.decade_centuries
        has_name = century <= (len(words.ordinals) if self.is_short else len(names))
        name = names[century - 1] if has_name else str(century)
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
        if self.is_short and len(items) > _SEVERAL:
            return self._hull(when, len(items))
        texts = self._items(items, when.kind)
        if when.kind is Kind.ONE_OF:
            return words.either.join(texts)
        if len(texts) == 1:
            return texts[0]
        return f"{words.comma.join(texts[:-1])}{words.together}{texts[-1]}"

    def _items(self, items: list[tuple[Stamp | Edge, ...]], kind: Kind) -> list[str]:
        stamps = [end for item in items for end in item]
        forms = [form_of(end) for end in stamps if isinstance(end, Stamp) and end.edtf]
        lead = rest = self
        if self.is_short and len(forms) == len(stamps):
            lead, rest = self._apart(*forms)
        return [*(lead._item(item, kind) for item in items[:-1]), rest._item(items[-1], kind)]

    def _hull(self, when: When, count: int) -> str:
        """A long set in short: between the first and the last of them, or how many there are."""
        if when.kind is Kind.ONE_OF:
            return self._between(when.start, when.end)
        dates = counted(count, "date", self.lexicon.lang)
        return f"{dates}{self.lexicon.comma}{self.span(when.start, when.end)}"

    def _item(self, item: tuple[Stamp | Edge, ...], kind: Kind) -> str:
        start, end = item[0], item[-1]
        is_open = not (isinstance(start, Stamp) and isinstance(end, Stamp))
        # All that lies before a date goes on until it; one of all that does lies before it.
        is_one = is_open and kind is Kind.ONE_OF
        return self._between(start, end) if is_one else self.span(start, end)

    def _between(self, start: Stamp | Edge, end: Stamp | Edge) -> str:
        words = self.lexicon
        if isinstance(start, Stamp) and isinstance(end, Stamp):
            return self._known_range(start, end) or self._between_stamps(start, end)
        if isinstance(end, Stamp):
            return words.before.format(self._neighbour(end, end.hi))
        if isinstance(start, Stamp):
            return words.after.format(self._neighbour(start, start.lo - 1))
        return words.unknown

    def _between_stamps(self, start: Stamp, end: Stamp) -> str:
        words = self.lexicon
        ends = [self.stamp(start), self.stamp(end)]
        borders = aligned(start.lo, start.hi - 1)[0], aligned(end.lo, end.hi - 1)[1]
        vague = [text.startswith(words.between.partition("{")[0]) for text in ends]
        for place, border in enumerate(borders):
            if vague[place] and border:
                ends[place] = self.date(border)
        if any(vague) or start.qualifier or end.qualifier or not start.edtf or not end.edtf:
            return words.between.format(*ends)
        first, last = form_of(start), form_of(end)
        if first.clock and last.clock and first.date and first.date == last.date:
            clocks = self._clocks(first, last, words.between)
            return words.at.format(self.date(first.date), clocks)
        if first.clock or last.clock or first.date is None or last.date is None:
            lead, rest = self._apart(first, last)
            return words.between.format(lead.stamp(start), rest.stamp(end))
        return self._between_dates(first.date, last.date)

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
            return self._bare_year(-middle) if is_rounded and age(middle) else None
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
    """Give the unit that holds a moment just beside a stamp, and shares a border with it."""
    year, month, day, _ = to_civil(moment)
    border = to_civil(stamp.lo if moment < stamp.lo else moment)
    if stamp.precision >= Precision.WEEK or border.day != 1:
        return Date(year, month, day)
    if stamp.precision >= Precision.SUBYEAR or border.month != 1:
        return Date(year, month)
    return Date(year)


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


def _age(stamp: Stamp) -> Age | None:
    """How long ago a date was, if it is a plain year that is told so."""
    if not stamp.edtf.startswith("Y-"):
        return None
    date = form_of(stamp).date
    return age(date.year) if date else None


def _english_ordinal(number: int) -> str:
    ending = "th" if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
