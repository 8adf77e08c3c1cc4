"""One plain date in words as a piece: `7 August 2023`, `August`, `the 1990s`, `2 weeks ago`, `7`.

A table of patterns in the spelling of `spelling.normal`, each for a whole phrase, so that nothing
in it is ever skipped. What may stand around such a date is the business of `phrases`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from timeline_tui.dates import reckoning
from timeline_tui.dates.coordinate import civil_from_days, year_text
from timeline_tui.dates.months import (
    AGES,
    DECADES,
    MAGNITUDES,
    MONTHS,
    NUMBERS,
    ONE_UNITS,
    ORDINALS,
    SEASONS,
    TWO_UNITS,
    UNITS,
    WEEKDAYS,
    any_of,
)
from timeline_tui.dates.reckoning import Context, Direction
from timeline_tui.dates.stamps import stamp
from timeline_tui.dates.when import Note, Precision
from timeline_tui.errors import DateError

NO_NOTES: frozenset[Note] = frozenset()


class Share(NamedTuple):
    """A part of a year, month, decade or century: the second of three is its middle."""

    place: int
    """From 0."""
    of: int


@dataclass(frozen=True, slots=True)
class Piece:
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
"""Stand among the words of a pattern for themselves."""
_WORD = re.compile(r"[^\W\d_]+")


class Pattern:
    """A pattern for a whole phrase, compiled when a phrase holds one of the words it asks for.

    Compiling all patterns takes thirty times as long as reading a date, and most are never asked.
    """

    __slots__ = ("_compiled", "_source", "_words")

    def __init__(self, source: str, words: Iterable[str] = ()) -> None:
        self._source = source
        self._words = frozenset(next(iter(_WORD.findall(word)), word) for word in words)
        self._compiled: re.Pattern[str] | None = None

    def fullmatch(self, phrase: str, words: frozenset[str]) -> re.Match[str] | None:
        """Give the match of a phrase that holds these words (see `words_of`)."""
        if self._words and self._words.isdisjoint(words):
            return None
        if self._compiled is None:
            self._compiled = re.compile(self._source)
        return self._compiled.fullmatch(phrase)


def words_of(phrase: str) -> frozenset[str]:
    """Give the words of a phrase, its points, and `0` where it has a digit."""
    words = _WORD.findall(phrase)
    words += [point for point in POINTS if point in phrase]
    return frozenset([*words, *DIGITS] if any(map(str.isdigit, phrase)) else words)


def read_plain(phrase: str, context: Context) -> Piece | None:
    """Give the piece that a plain date is; None where it is none.

    Raises DateError for what is one and cannot be, such as a year of two digits.
    """
    words = words_of(phrase)
    for pattern, build in _PLAIN:
        if (match := pattern.fullmatch(phrase, words)) and (piece := build(match, context)):
            return piece
    return _canonical(phrase)


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

_NAME = r"[^\W\d_]+(?:\s[^\W\d_]+)?"
_MONTH = (
    rf"(?P<month>{any_of(MONTHS)})\.?"
    rf"(?:\s?/\s?(?P<month2>{_NAME})\.?|\s\((?P<month3>{_NAME})\.?\))?{END}"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
_BCE = r"b\.?\s?c\.?(?:\s?e\.?)?|ق\.?\s?م\.?|قبل الميلاد"
_CE = r"c\.?\s?e\.?|a\.?\s?d\.?|م\.?|(?:ال)?ميلادية?|للميلاد"
_ERA = rf"(?:\s?(?:(?P<bce>{_BCE})|(?P<ce>{_CE})){END})?"
_IN_YEAR = r"(?:(?:the )?year |عام |العام |سنة |السنة )?"
_YEAR = rf"{_IN_YEAR}(?P<ad>a\.?d\.?\s?)?(?P<year>\d{{1,6}}|\d{{1,3}},\d{{3}})(?!\d){_ERA}"
_GAP = r"(?:[-/.]|\.?\s|\s?,\s?|,?\s(?:of|من)\s(?:شهر\s)?)"
OF = r"(?:\s(?:of|من)\s(?:the\s)?|,?\s)"
"""Between a part and its whole."""
_NAMED = rf"(?P<ordinal>{any_of(ORDINALS)}){END}"
ORDINAL = rf"(?P<ordinal>{any_of(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th)?){END}"
"""A place in a row, in words or digits; see `ordinal`."""
_NUMBER = rf"(?P<count>{any_of(NUMBERS)})"
_COUNT = rf"(?P<count>\d{{1,4}}|{any_of(NUMBERS)})"
_UNIT = rf"(?P<unit>{any_of(UNITS)}){END}"
_SEASON = rf"(?P<season>{any_of(SEASONS)}){END}"
_AMOUNT = r"(?P<amount>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_MAGNITUDE = rf"(?P<magnitude>{any_of(MAGNITUDES)})"


def _civil(match: re.Match[str], _: Context) -> Piece | None:
    parts = match.groupdict()
    month = parts.get("month")
    number = MONTHS[month] if month else None
    other = parts.get("month2") or parts.get("month3")
    if other and other not in MONTHS:
        return None
    if other and MONTHS[other] != number:
        raise DateError("the two names mean different months", hint="Keep the one that is meant.")
    day = int(parts["day"]) if parts.get("day") else None
    if parts.get("ordinal"):
        day = ordinal(match)
    if parts.get("year") is None:
        return Piece(None, number, day)
    year = _year(parts, 3 if month else 4)
    return None if year is None else Piece(year, number, day, has_era=_has_era(parts))


def _month_first(match: re.Match[str], context: Context) -> Piece | None:
    if match["year"] is None and re.fullmatch(r"[^\W\d_]+-\d\d", match[0]):
        hint = "Write Feb 2024, or 24 February for a day."
        raise DateError("a year of two digits can mean several", hint=hint)
    # The hyphen of "Feb 10-12" stands between two days; that of Feb-10-12 does not.
    is_range = re.fullmatch(r"[^-]+-\d{1,2}", match[0])
    return None if is_range else _civil(match, context)


_Parts: TypeAlias = dict[str, str | None]


def _has_era(parts: _Parts) -> bool:
    return (parts["bce"] or parts["ce"] or parts["ad"]) is not None


def _year(parts: _Parts, digits: int = 4) -> int | None:
    """The astronomical year; None for one of few digits that names no era."""
    text = parts["year"] or ""
    year = int(text.replace(",", ""))
    if parts["bce"] and parts["ad"]:
        return None
    if _has_era(parts):
        if not year:
            raise DateError("there is no year 0 in this count", hint="1 BCE is followed by 1 CE.")
        return 1 - year if parts["bce"] else year
    if len(text) == 2 and digits == 3:
        hint = f"Write 20{year:02}, 19{year:02} or {year} CE."
        raise DateError("a year of two digits can mean several", hint=hint)
    return year if digits <= len(text) <= 4 else None


def _numeric_ymd(match: re.Match[str], _: Context) -> Piece:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    return Piece(year, month, day)


def _numeric(match: re.Match[str], context: Context) -> Piece:
    first, second, year = int(match["first"]), int(match["second"]), match["year"]
    if len(year) == 2:
        return _short_year(first, second, int(year), context)
    number = int(year)
    match context.order:
        case "dmy":
            return Piece(number, second, first)
        case "mdy":
            return Piece(number, first, second)
    if first > 12 or first == second:
        return Piece(number, second, first)
    if second > 12:
        return Piece(number, first, second)
    dates = sorted((f"{year}-{first:02}-{second:02}", f"{year}-{second:02}-{first:02}"))
    return Piece(whole=f"[{','.join(dates)}]", notes=frozenset((Note.AMBIGUOUS,)))


def _short_year(first: int, second: int, year: int, context: Context) -> Piece:
    """A year of two digits: the latest that has been, where day and month are told apart."""
    if context.order not in ("dmy", "mdy") or context.ref is None:
        raise DateError(
            "a year of two digits can mean several",
            hint="Write all four, or set date_order and published in the file.",
        )
    present = civil_from_days(context.ref + 1)
    day, month = (first, second) if context.order == "dmy" else (second, first)
    number = present[0] - (present[0] - year) % 100
    if (number, month, day) > present:
        number -= 100
    return Piece(number, month, day, notes=frozenset((Note.YEAR_INFERRED,)))


def _month_year(match: re.Match[str], _: Context) -> Piece | None:
    month = int(match["month"])
    return Piece(int(match["year"]), month) if 1 <= month <= 12 else None


def _season(match: re.Match[str], _: Context) -> Piece | None:
    return _coded(match, SEASONS[match["season"]])


_HEMISPHERES = {"northern": 4, "southern": 8, "شمالا": 4, "جنوبا": 8}
"""How far the codes of their seasons are from those that name no hemisphere."""


def _far_season(match: re.Match[str], _: Context) -> Piece | None:
    return _coded(match, SEASONS[match["season"]] + _HEMISPHERES[match["hemisphere"]])


def _long_winter(match: re.Match[str], _: Context) -> Piece | None:
    """A winter by both its years."""
    year, following = int(match["year"]), match["following"]
    is_next = str(year + 1).endswith(following)
    return Piece(year, SEASONS[match["season"]]) if is_next else None


def _iso_week(match: re.Match[str], _: Context) -> Piece:
    monday = reckoning.iso_week(int(match["year"]), int(match["week"]))
    if match["day"]:
        return Piece(*civil_from_days(monday + int(match["day"]) - 1))
    week = (reckoning.day_text(day) for day in (monday, monday + 6))
    return Piece(whole=f"[{'..'.join(week)}]")


def _quarter(match: re.Match[str], _: Context) -> Piece | None:
    quarter = ordinal(match)
    return _coded(match, 32 + quarter) if 1 <= quarter <= 4 else None


def _half(match: re.Match[str], _: Context) -> Piece | None:
    half = ordinal(match)
    return _coded(match, 39 + half) if 1 <= half <= 2 else None


def _coded(match: re.Match[str], code: int) -> Piece | None:
    parts = match.groupdict()
    if parts.get("year") is None:
        return Piece(None, code)
    year = _year(parts)
    return None if year is None else Piece(year, code)


def ordinal(match: re.Match[str]) -> int:
    """Give the number that `ORDINAL` matched."""
    text = match["ordinal"]
    return ORDINALS.get(text) or int(re.sub(r"\D", "", text))


def _century(match: re.Match[str], _: Context) -> Piece | None:
    return _whole_years(match, 100)


def _millennium(match: re.Match[str], _: Context) -> Piece | None:
    return _whole_years(match, 1000)


def _whole_years(match: re.Match[str], width: int) -> Piece | None:
    number = ordinal(match)
    if not 1 <= number <= 10_000 // width:
        return None
    if match["bce"]:
        first, last = 1 - width * number, -width * (number - 1)
        return Piece(whole=f"[{year_text(first)}..{year_text(last)}]")
    free = len(str(width)) - 1
    return Piece(whole=f"{number - 1:0{4 - free}}{'X' * free}")


def _decade(match: re.Match[str], _: Context) -> Piece | None:
    year = int(match["year"])
    if match["bce"]:
        return Piece(whole=f"[{year_text(-year - 8)}..{year_text(1 - year)}]")
    if year % 100 == 0:
        hint = f"Write {year // 10:03}X for ten years, {year // 100:02}XX for a hundred."
        raise DateError("this can mean ten or a hundred years", hint=hint)
    return Piece(whole=f"{year // 10:03}X")


def _named_decade(match: re.Match[str], _: Context) -> Piece:
    return Piece(whole=f"{ordinal(match) - 1:02}{DECADES[match['decade']]}X")


def _numbered_decade(match: re.Match[str], context: Context) -> Piece | None:
    number = ORDINALS[match["decade"]] - 1
    if number > 9:
        return None
    if match["ordinal"]:
        return Piece(whole=f"{ordinal(match) - 1:02}{number}X")
    century = reckoning.beside(context, _CENTURIES[match["which"]], "century")
    return relative(f"{century[:2]}{number}X")


_CENTURIES = {"الماضي": -1, "المنصرم": -1, "الحالي": 0, "الجاري": 0}


def _near_decade(match: re.Match[str], context: Context) -> Piece:
    """The nineties: of a century beside the present one, else the latest that are over."""
    number = DECADES[match["decade"]] if "decade" in match.groupdict() else int(match["digit"])
    century, present = divmod(civil_from_days(context.day)[0] // 10, 10)
    which = match.groupdict().get("which")
    if which:
        century += _CENTURIES[which]
    elif number == present:
        hint = f"Write {century}{number}0s or {century - 1}{number}0s."
        raise DateError("a decade without a century can mean two", hint=hint)
    elif number > present:
        century -= 1
    return relative(f"{century:02}{number}X")


def _years_ago(match: re.Match[str], context: Context) -> Piece | None:
    parts = match.groupdict()
    amount = (parts.get("amount") or str(NUMBERS.get(parts.get("count") or "", 1))).replace(",", "")
    power = AGES.get(parts.get("age") or "")
    if power is None:
        power = MAGNITUDES.get(parts["magnitude"] or "", 0)
    count = float(amount) * 10**power
    if count >= 10**6:
        if count > 10**12:
            raise DateError("farther away than 292 billion years", hint="Is it a number of years?")
        return Piece(whole=reckoning.years_ago(amount, power))
    if not count.is_integer():
        return None
    return relative(reckoning.ago(context, int(count), "year"))


def _ago(match: re.Match[str], context: Context) -> Piece:
    count = NUMBERS.get(match["count"]) or int(match["count"])
    is_ahead = match.groupdict().get("ahead")
    return relative(reckoning.ago(context, -count if is_ahead else count, UNITS[match["unit"]]))


def _one_ago(match: re.Match[str], context: Context) -> Piece:
    return relative(reckoning.ago(context, 1, ONE_UNITS[match["unit"]]))


def _two_ago(match: re.Match[str], context: Context) -> Piece:
    return relative(reckoning.ago(context, 2, TWO_UNITS[match["unit"]]))


DAYS = {
    **dict.fromkeys(("today", "tonight", "this morning", "this afternoon", "this evening"), 0),
    **dict.fromkeys(("اليوم", "الليلة"), 0),
    **dict.fromkeys(("yesterday", "last night", "امس", "البارحة", "الليلة الماضية"), -1),
    **dict.fromkeys(("the day before yesterday", "day before yesterday"), -2),
    **dict.fromkeys(("اول امس", "اول من امس", "امس الاول"), -2),
    **dict.fromkeys(("tomorrow", "غدا"), 1),
    **dict.fromkeys(("the day after tomorrow", "day after tomorrow", "بعد غد"), 2),
}
"""Days near the one that everything counts from, and how far they are."""


def _near_day(match: re.Match[str], context: Context) -> Piece:
    return relative(reckoning.day_text(context.day + DAYS[match[0]]))


def _only_weekday(match: re.Match[str], _: Context) -> Piece:
    return Piece(weekday=WEEKDAYS[match["weekday"]])


def _ordinal_number(match: re.Match[str], _: Context) -> Piece:
    return Piece(number=ordinal(match))


def _number(match: re.Match[str], _: Context) -> Piece:
    year = match.groupdict().get("year")
    if year:
        return Piece(int(year), None, int(match["number"]))
    return Piece(number=int(match["number"]))


_EPOCHS = ((10, ""), (13, ".%03d"), (16, ".%06d"), (19, ".%09d"))


def _epoch(match: re.Match[str], _: Context) -> Piece:
    digits = match["digits"]
    length = next((most for most, _ in _EPOCHS if most - 1 <= len(digits) <= most), None)
    if length is None:
        raise DateError(
            "a count since 1970 has 10, 13, 16 or 19 digits",
            hint="They mean seconds, milli-, micro- or nanoseconds.",
        )
    seconds, fraction = divmod(int(digits), 10 ** (length - 10))
    days, clock = divmod(seconds, 86_400)
    year, month, day = civil_from_days(days)
    text = f"T{clock // 3600:02}:{clock // 60 % 60:02}:{clock % 60:02}"
    text += dict(_EPOCHS)[length] % fraction if length > 10 else ""
    return Piece(year, month, day, clock=f"{text}Z")


def _canonical(phrase: str) -> Piece | None:
    """EDTF inside words; a year, month or day of it can share its parts with the other end."""
    text = phrase.upper()
    plain = re.fullmatch(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text)
    if plain is None:
        if not re.search(r"\d", text) or re.search(r"[^\dXYETZS?~%:.,+ -]", text):
            return None
        return _stamped(text)
    found = stamp(text)
    if found.precision is Precision.SUBYEAR:
        return Piece(whole=text)
    year, month, day = (int(part) if part else None for part in plain.groups())
    return Piece(year, month, day)


def _stamped(text: str) -> Piece | None:
    try:
        found = stamp(text)
    except DateError:
        return None
    if found.precision <= Precision.DAY:
        return Piece(whole=found.edtf)
    day, _, clock = found.edtf.partition("T")
    year, month, date = int(day[:-6]), int(day[-5:-3]), int(day[-2:])
    return Piece(year, month, date, clock=f"T{clock}")


_AGO = ("قبل", "منذ")
_CENTURY = r"[\s-](?:centur(?:y|ies)|cent\.?|c\.)"
_PLURAL = rf"(?P<decade>{any_of(DECADES)})"
_WHICH = rf"(?P<which>{any_of(_CENTURIES)})"
_WINTERS = [name for name, code in SEASONS.items() if code == 24]
_PLAIN = table(
    (
        (rf"{_DAY}(?:{_GAP}|(?=[a-z])){_MONTH}(?:(?:{_GAP}|(?=\d{{4}})){_YEAR})?", _civil, MONTHS),
        (rf"{_MONTH}{_GAP}{_DAY}(?:{_GAP}{_YEAR})?", _month_first, MONTHS),
        (rf"{_MONTH}{_GAP}{_YEAR}", _civil, MONTHS),
        (_MONTH, _civil, MONTHS),
        (rf"{_YEAR}{_GAP}{_MONTH}(?:{_GAP}{_DAY})?", _civil, MONTHS),
        (rf"{_NAMED}{_GAP}{_MONTH}(?:{_GAP}{_YEAR})?", _civil, ORDINALS),
        (_YEAR, _civil, DIGITS),
        (
            r"(?P<year>\d{4})(?P<gap>[-/.])(?P<month>\d{1,2})(?P=gap)(?P<day>\d{1,2})",
            _numeric_ymd,
            DIGITS,
        ),
        (
            r"(?P<first>\d{1,2})(?P<gap>[-/.])\s?(?P<second>\d{1,2})(?P=gap)\s?(?P<year>\d{4}|\d\d)",
            _numeric,
            DIGITS,
        ),
        (r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})", _month_year, DIGITS),
        (rf"{_SEASON}(?:{OF}{_YEAR})?", _season, SEASONS),
        (
            rf"{_SEASON}{OF}{_YEAR} \((?P<hemisphere>{any_of(_HEMISPHERES)})\)",
            _far_season,
            _HEMISPHERES,
        ),
        (
            rf"(?P<season>{any_of(_WINTERS)}){OF}{_IN_YEAR}(?P<year>\d{{4}})[/–-](?P<following>\d\d(?:\d\d)?)",
            _long_winter,
            _WINTERS,
        ),
        (rf"q(?P<ordinal>[1-4])(?:[\s/-]?{_YEAR})?", _quarter, ("q",)),
        (rf"(?P<ordinal>[1-4])q\s?{_YEAR}", _quarter, ("q",)),
        (rf"{_YEAR}[\s-]?q(?P<ordinal>[1-4])", _quarter, ("q",)),
        (r"(?P<year>\d{4})-?w(?P<week>\d\d)(?:-?(?P<day>[1-7]))?", _iso_week, ("w",)),
        (rf"{ORDINAL} quarter(?:{OF}{_YEAR})?", _quarter, ("quarter",)),
        (rf"الربع {ORDINAL}(?:{OF}{_YEAR})?", _quarter, ("الربع",)),
        (rf"h(?P<ordinal>[12])(?:[\s/-]?{_YEAR})?", _half, ("h",)),
        (rf"(?P<ordinal>[12])h\s?{_YEAR}", _half, ("h",)),
        (rf"{_YEAR}[\s-]?h(?P<ordinal>[12])", _half, ("h",)),
        (rf"{ORDINAL}{_CENTURY}{_ERA}", _century, ("century", "centuries", "cent", "c")),
        (rf"القرن (?:ال\s?)?{ORDINAL}{_ERA}", _century, ("القرن",)),
        (rf"{ORDINAL} millennium{_ERA}", _millennium, ("millennium",)),
        (rf"الالفية {ORDINAL}{_ERA}", _millennium, ("الالفية",)),
        (rf"(?P<year>\d{{3,4}}|\d0(?=s\s?[abc]))(?<=0)'?s{_ERA}", _decade, DIGITS),
        (rf"{_PLURAL} القرن (?:ال\s?)?{ORDINAL}", _named_decade, DECADES),
        (
            rf"العقد (?P<decade>{any_of(ORDINALS)}) من القرن (?:(?:ال\s?)?{ORDINAL}|{_WHICH})",
            _numbered_decade,
            ("العقد",),
        ),
        (rf"{_PLURAL} القرن {_WHICH}", _near_decade, DECADES),
        (
            rf"(?:عقد )?ال{_PLURAL}(?: من القرن {_WHICH})?",
            _near_decade,
            [f"ال{name}" for name in DECADES],
        ),
        (r"'?(?P<digit>[1-9])0'?s", _near_decade, ("s",)),
        (rf"{_AMOUNT}(?: {_MAGNITUDE})? years ago", _years_ago, ("ago",)),
        (rf"{_NUMBER} {_MAGNITUDE} years ago", _years_ago, ("ago",)),
        (rf"{_AMOUNT}\s?(?P<age>{any_of(AGES)})", _years_ago, AGES),
        (
            rf"(?:قبل|منذ) {_AMOUNT}(?: {_MAGNITUDE})? (?:سنة|عام|سنوات|اعوام)",
            _years_ago,
            _AGO,
        ),
        (rf"(?:قبل|منذ) (?:{_NUMBER} )?{_MAGNITUDE} (?:سنة|عام)", _years_ago, _AGO),
        (rf"{_COUNT} {_UNIT} (?:ago|(?P<ahead>from now))", _ago, ("ago", "from")),
        (rf"(?:قبل|منذ) {_COUNT} {_UNIT}", _ago, _AGO),
        (rf"(?:قبل|منذ) (?P<unit>{any_of(ONE_UNITS)})", _one_ago, _AGO),
        (rf"(?:قبل|منذ) (?P<unit>{any_of(TWO_UNITS)})", _two_ago, _AGO),
        (any_of(DAYS), _near_day, DAYS),
        (WEEKDAY, _only_weekday, WEEKDAYS),
        (_NAMED, _ordinal_number, ORDINALS),
        (r"@(?P<digits>\d+)", _epoch, DIGITS),
        (r"(?P<number>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})", _number, DIGITS),
        (r"(?P<number>0?\d|[1-9]\d{1,2})(?:st|nd|rd|th)?", _number, DIGITS),
    )
)
