"""One plain date in words as a piece: `7 August 2023`, `August`, `the 1990s`, `2 weeks ago`, `7`.

A table of patterns for whole phrases. What may stand around such a date is the business of
`phrases`.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from timeline_tui.dates import eras, reckoning
from timeline_tui.dates.coordinate import civil_from_days
from timeline_tui.dates.months import MONTHS, ORDINALS, SEASONS, WEEKDAYS, any_of
from timeline_tui.dates.pieces import (
    DIGITS,
    END,
    ERA,
    NAMED,
    OF,
    ORDINAL,
    WEEKDAY,
    Piece,
    ordinal,
    relative,
    table,
    words_of,
)
from timeline_tui.dates.reckoning import Context
from timeline_tui.dates.stamps import stamp
from timeline_tui.dates.when import Note, Precision
from timeline_tui.errors import DateError
from timeline_tui.text.catalogue import tr


def read_plain(phrase: str, context: Context) -> Piece | None:
    """Give the piece that a plain date is; None where it is none.

    Raises DateError for what is one and cannot be, such as a year of two digits.
    """
    if phrase in DAYS:
        return _near_day(phrase, context)
    words = words_of(phrase)
    for pattern, build in _PLAIN:
        if (match := pattern.fullmatch(phrase, words)) and (piece := build(match, context)):
            return piece
    return _canonical(phrase)


_NAME = r"[^\W\d_]+(?:\s[^\W\d_]+)?"
# A pattern of eighty names takes longer to compile than all else here: which word it is, `_civil`
# looks up.
_MONTH = (
    rf"(?P<month>{any_of(name for name in MONTHS if ' ' in name)}|[^\W\d_]+)\.?"
    rf"(?:\s?/\s?(?P<month2>{_NAME})\.?|\s\((?P<month3>{_NAME})\.?\))?{END}"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
_IN_YEAR = r"(?:(?:the )?year |عام |العام |سنة |السنة )?"
_YEAR = rf"{_IN_YEAR}(?P<ad>a\.?d\.?\s?)?(?P<year>\d{{1,6}}|\d{{1,3}},\d{{3}})(?!\d){ERA}"
_GAP = r"(?:[-/.]|\.?\s|\s?,\s?|,?\s(?:of|من)\s(?:شهر\s)?)"
_SEASON = rf"(?P<season>{any_of(SEASONS)}){END}"


def _civil(match: re.Match[str], _: Context) -> Piece | None:
    parts = match.groupdict()
    month = parts.get("month")
    if month and month not in MONTHS:
        return None
    number = MONTHS[month] if month else None
    other = parts.get("month2") or parts.get("month3")
    if other and other not in MONTHS:
        return None
    if other and MONTHS[other] != number:
        raise DateError(
            tr("the two names mean different months"), hint=tr("Keep the one that is meant.")
        )
    day = int(parts["day"]) if parts.get("day") else None
    if parts.get("ordinal"):
        day = ordinal(match)
    if parts.get("year") is None:
        return Piece(None, number, day)
    year = _year(parts, 3 if month else 4)
    return None if year is None else Piece(year, number, day, has_era=_has_era(parts))


def _month_first(match: re.Match[str], context: Context) -> Piece | None:
    if match["month"] not in MONTHS:
        return None
    if match["year"] is None and re.fullmatch(r"[^\W\d_]+-\d\d", match[0]):
        hint = tr("Write Feb 2024, or 24 February for a day.")
        raise DateError(tr("a year of two digits can mean several"), hint=hint)
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
            raise DateError(
                tr("there is no year 0 in this count"), hint=tr("1 BCE is followed by 1 CE.")
            )
        return 1 - year if parts["bce"] else year
    if len(text) == 2 and digits == 3:
        hint = tr("Write 20{year:02}, 19{year:02} or {year} CE.", year=year)
        raise DateError(tr("a year of two digits can mean several"), hint=hint)
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
            tr("a year of two digits can mean several"),
            hint=tr("Write all four; in YAML and JSON date_order and published settle it too."),
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


def _near_day(phrase: str, context: Context) -> Piece:
    return relative(reckoning.day_text(context.day + DAYS[phrase]))


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
            tr("a count since 1970 has 10, 13, 16 or 19 digits"),
            hint=tr("They mean seconds, milli-, micro- or nanoseconds."),
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
        if not re.search(r"\d", text) or re.search(r"[^\dXYETZ?~%:.,+ -]", text):
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


_WINTERS = [name for name, code in SEASONS.items() if code == 24]
_PLAIN = (
    *table(
        (
            (
                rf"{_DAY}(?:{_GAP}|(?=[a-z])){_MONTH}(?:(?:{_GAP}|(?=\d{{4}})){_YEAR})?",
                _civil,
                MONTHS,
            ),
            (rf"{_MONTH}{_GAP}{_DAY}(?:{_GAP}{_YEAR})?", _month_first, MONTHS),
            (rf"{_MONTH}{_GAP}{_YEAR}", _civil, MONTHS),
            (_MONTH, _civil, MONTHS),
            (rf"{_YEAR}{_GAP}{_MONTH}(?:{_GAP}{_DAY})?", _civil, MONTHS),
            (rf"{NAMED}{_GAP}{_MONTH}(?:{_GAP}{_YEAR})?", _civil, ORDINALS),
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
            (
                r"(?P<year>\d{4})(?P<gap>-?)w(?P<week>\d\d)(?:(?P=gap)(?P<day>[1-7]))?",
                _iso_week,
                ("w",),
            ),
            (rf"{ORDINAL} quarter(?:{OF}{_YEAR})?", _quarter, ("quarter",)),
            (rf"الربع {ORDINAL}(?:{OF}{_YEAR})?", _quarter, ("الربع",)),
            (rf"h(?P<ordinal>[12])(?:[\s/-]?{_YEAR})?", _half, ("h",)),
            (rf"(?P<ordinal>[12])h\s?{_YEAR}", _half, ("h",)),
            (rf"{_YEAR}[\s-]?h(?P<ordinal>[12])", _half, ("h",)),
        )
    ),
    *eras.PHRASES,
    *table(
        (
            (WEEKDAY, _only_weekday, WEEKDAYS),
            (NAMED, _ordinal_number, ORDINALS),
            (r"@(?P<digits>\d+)", _epoch, DIGITS),
            (r"(?P<number>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})", _number, DIGITS),
            (r"(?P<number>0?\d|[1-9]\d{1,2})(?:st|nd|rd|th)?", _number, DIGITS),
        )
    ),
)
