"""What may stand around a plain date: a clock, a weekday, `last`, `early`, `(O.S.)`.

Each is taken off and the rest is read again. Pieces may lack a year or a month; `human` fills in
what the ends of a range share and what follows from the day of publication.
"""

from __future__ import annotations

import re
from functools import lru_cache

from timeline_tui.dates import reckoning
from timeline_tui.dates.coordinate import days_from_civil
from timeline_tui.dates.months import (
    AGES,
    DAY_PARTS,
    DECADES,
    MAGNITUDES,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SEASONS,
    TWO_UNITS,
    UNITS,
    WEEKDAYS,
    any_of,
)
from timeline_tui.dates.pieces import (
    BRACKET,
    END,
    OF,
    ORDINAL,
    POINTS,
    WEEKDAY,
    Piece,
    Share,
    ordinal,
    relative,
    table,
    words_of,
)
from timeline_tui.dates.plain import read_plain
from timeline_tui.dates.reckoning import Context, Direction
from timeline_tui.dates.when import Note
from timeline_tui.errors import DateError
from timeline_tui.text.catalogue import tr
from timeline_tui.text.patterns import Late

_PREFIX = re.compile(
    r"(?:(?:in|on|the|during|some ?time in|في|خلال|يوم|يومي|عامي|شهري|بتاريخ|شهر"
    r"|صباح|ظهر|عصر|مساء|فجر|ليلة)\s)+"
)
_DAY_PART = rf"(?:{any_of(DAY_PARTS)}){END}"
_HALVES = "|".join(name for name, half in DAY_PARTS.items() if half)
_CLOCK = (
    r"(?P<hour>\d{1,2})(?P<mark>h(?!\d))?"
    r"(?:[:.h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d+))?)?)?"
    rf"\s?(?P<half>[ap]\.?m\.?|ص(?!\w)|م(?!\w)|(?:in the\s)?(?:{_HALVES}))?"
    r"\s?\(?(?P<utc>z|utc|gmt|بتوقيت (?:غرينتش|جرينتش))?"
    r"(?:\s?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?)?\)?"
    r"(?:\s(?P<abbreviation>[a-z]{3,4}))?"
)
_ABBREVIATIONS = Late(
    "[ecmp][sd]t|c?e?es?t|we?s?t|bst|[ij]st|[ak]st|adt|msk|[we]at|cat|sast|a[ec][sd]t|nz[sd]t|hkt"
)
"""Names of time zones that different people mean differently."""
_DIRECTIONS: dict[str, Direction] = {
    "last": "past",
    "past": "past",
    "previous": "past",
    "الماضي": "past",
    "الماضية": "past",
    "المنصرم": "past",
    "المنصرمة": "past",
    "next": "future",
    "coming": "future",
    "المقبل": "future",
    "المقبلة": "future",
    "القادم": "future",
    "القادمة": "future",
    "الفائت": "past",
    "الفائتة": "past",
    "this": "this",
    "current": "this",
    "هذا": "this",
    "هذه": "this",
    "الجاري": "this",
    "الجارية": "this",
    "الحالي": "this",
    "الحالية": "this",
}
_OF_THIS_MONTH = ("الجاري", "الحالي")
"""What makes a bare number a day: `8 الجاري`."""
_STEPS = {"past": -1, "this": 0, "future": 1}
_OTHER_WORDS = (
    "of the in on at to by or and from since until till before after between through thru about"
    " around circa c ca approx approximately probably possibly perhaps maybe ago years year today"
    " yesterday tomorrow tonight present now ongoing unknown start end bc bce ad ce b e century"
    " cent millennium q h w s st nd rd th am pm a p m z utc gmt julian o x y not no later earlier"
    " than prior onwards onward up during sometime some time either both latest earliest pre post"
    " period northern southern من الي حتي منذ قبل بعد بين ما او و في يوم يومي عام عامي سنة شهر"
    " وحتي القرن العقد الالفية امس اليوم غدا الان نحو حوالي ربما تقريبا الميلاد ق م الساعة العام"
    " السنة الشهر الاسبوع خلال"
    " الفترة بحلول"
)
_THIRDS = {
    **dict.fromkeys(("early", "beginning", "start"), 0),
    **dict.fromkeys(("مطلع", "اوائل", "بداية", "بدايات", "مستهل"), 0),
    **dict.fromkeys(("mid", "middle", "منتصف", "اواسط", "وسط"), 1),
    **dict.fromkeys(("late", "end", "اواخر", "نهاية", "نهايات", "ختام"), 2),
}
_SHARES = {
    **dict.fromkeys(("half", "النصف"), 2),
    **dict.fromkeys(("quarter", "الربع"), 4),
}
"""Into how many parts something is divided."""


REMEMBERED = 4096
"""How many phrases are remembered: what stands around a date is taken off in many orders."""


@lru_cache(maxsize=REMEMBERED)
def read(phrase: str, context: Context) -> Piece | None:
    """Give what a phrase says about one date; None where it is no such phrase.

    `phrase` is in the spelling of `spelling.normal`. Raises DateError for what is a date and yet
    cannot be.
    """
    phrase = _PREFIX.sub("", phrase, count=1) if _PREFIX.match(phrase) else phrase
    piece = read_plain(phrase, context)
    if piece is not None:
        return piece
    if phrase.isalpha():
        return None  # a word alone has nothing around it
    words = words_of(phrase)
    for pattern, build in _AROUND:
        if (match := pattern.fullmatch(phrase, words)) and (piece := build(match, context)):
            return piece
    return None


def is_known_word(word: str) -> bool:
    """Tell whether a word can be part of a date."""
    return word in _words()


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    tables = (MONTHS, WEEKDAYS, SEASONS, NUMBERS, ORDINALS, DECADES, UNITS, TWO_UNITS, MAGNITUDES)
    others = (AGES, DAY_PARTS, _DIRECTIONS, _THIRDS, _SHARES)
    names = " ".join(name for table in (*tables, *others) for name in table)
    return frozenset(re.findall(r"[^\W\d_]+", f"{names} {_OTHER_WORDS}"))


def _clocked(match: re.Match[str], context: Context) -> Piece | None:
    clock = _clock(match)
    if clock is None:
        return None
    after = match.groupdict().get("after")
    piece = read(f"{match['date']} {after}" if after else match["date"], context)
    if piece is None or piece.clock:
        return None
    if piece.day is None and piece.weekday is None and not piece.whole.startswith("["):
        return None
    return piece._replace(clock=clock)


def _only_clock(match: re.Match[str], _: Context) -> Piece | None:
    clock = _clock(match)
    return Piece(clock=clock) if clock else None


def _clock(match: re.Match[str]) -> str | None:
    half = match["half"] or ""
    if not (match["minute"] or half[1:] or match["mark"]):
        return None
    zone = _zone(match)
    if zone is None:
        return None
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            raise DateError(
                tr("there is no hour {hour} {half}", hour=hour, half=match["half"]),
                hint=tr("Write 1 to 12."),
            )
        hour = hour % 12 + (12 if _is_afternoon(match["half"]) else 0)
    text = f"T{hour:02}"
    for mark, name in ((":", "minute"), (":", "second"), (".", "fraction")):
        if match[name]:
            text += mark + match[name]
    return text + zone


def _is_afternoon(half: str) -> bool:
    return DAY_PARTS.get(half.removeprefix("in the "), half[0].replace("م", "p")) == "p"


def _zone(match: re.Match[str]) -> str | None:
    name = match["abbreviation"]
    if name and not _ABBREVIATIONS.compiled.fullmatch(name):
        return None
    if name and not match["sign"]:
        message = tr("the time zone {zone} has no single meaning", zone=name.upper())
        raise DateError(message, hint=tr("Write its offset: +03:00."))
    if not match["sign"]:
        return "Z" if match["utc"] else ""
    if not match["utc"] and (len(match["hours"]) < 2 or _is_range(match)):
        return None
    return f"{match['sign']}{match['hours']:0>2}:{match['minutes'] or '00'}"


def _is_range(match: re.Match[str]) -> bool:
    """Whether `05:53-06:10` after a day in words is more likely from and to than an offset."""
    is_glued = match.string[match.start("sign") - 1].isdigit()
    return match["sign"] == "-" and is_glued and not match["second"]


def _year_before_zone(match: re.Match[str], context: Context) -> Piece | None:
    return read(f"{match['date']} {match['year']} {match['clock']} {match['zone']}", context)


def _zone_twice(match: re.Match[str], context: Context) -> Piece | None:
    """An offset and the name that it goes by: the name adds nothing."""
    piece = read(match["date"], context)
    return piece if piece and piece.clock else None


def _on_weekday(match: re.Match[str], context: Context) -> Piece | None:
    piece = read(match["date"], context)
    weekday = WEEKDAYS[match["weekday"]]
    if piece is not None and Note.AMBIGUOUS in piece.notes:
        piece = _told_apart(piece, weekday)
    if piece is None or piece.weekday is not None or (piece.day or piece.number) is None:
        return None
    if Note.RELATIVE in piece.notes and not _is_on(piece, weekday):
        raise DateError(
            tr("that day is another day of the week"), hint=tr("Check when the text was published.")
        )
    return piece._replace(weekday=weekday)


def _told_apart(piece: Piece, weekday: int) -> Piece | None:
    """Which of two days a date of digits means, where only one is on the weekday."""
    texts = (day.split("-") for day in piece.whole.strip("[]").split(","))
    days = [Piece(int(year), int(month), int(day)) for year, month, day in texts]
    fitting = [day for day in days if _is_on(day, weekday)]
    return fitting[0] if len(fitting) == 1 else None


def _is_on(piece: Piece, weekday: int) -> bool:
    days = days_from_civil(piece.year or 0, piece.month or 1, piece.day or 1)
    return (days + 3) % 7 == weekday


def _in_day_part(match: re.Match[str], context: Context) -> Piece | None:
    """The morning of a day is that day: how late a morning lasts nobody can know."""
    piece = read(match["date"], context)
    if piece is None or piece.clock:
        return None
    is_day = piece.day is not None or piece.weekday is not None or piece.number is not None
    return piece if is_day else None


def _directed(match: re.Match[str], context: Context) -> Piece | None:
    direction = _DIRECTIONS[match["direction"]]
    name = match["date"]
    unit = UNITS.get(name) or UNITS.get(name.removeprefix("ال"))
    if unit and unit != "day":
        return relative(reckoning.beside(context, _STEPS[direction], unit))
    piece = read(name, context)
    if piece and piece.number is not None and match["direction"] in _OF_THIS_MONTH:
        month = relative(reckoning.beside(context, 0, "month"))
        return month._replace(day=piece.number, weekday=piece.weekday)
    if piece is None or piece.year is not None or piece.whole or piece.number is not None:
        return None
    if piece.direction or (piece.weekday is not None and direction == "this"):
        return None
    return piece._replace(direction=direction)


def _before_last(match: re.Match[str], context: Context) -> Piece:
    unit = match["unit"].removeprefix("ال")
    return relative(reckoning.beside(context, -2, UNITS[unit]))


def _in_near_unit(match: re.Match[str], context: Context) -> Piece | None:
    """`January last year`, `the 25th of this month`."""
    piece, unit = read(match["date"], context), read(match["unit"], context)
    if piece is None or unit is None or unit.year is None or piece.year is not None:
        return None
    if unit.month is not None and piece.number is not None:
        return unit._replace(day=piece.number)
    if unit.month is not None or piece.month is None or piece.direction:
        return None
    return piece._replace(year=unit.year, notes=piece.notes | unit.notes)


def _earlier_or_later(match: re.Match[str], context: Context) -> Piece | None:
    unit = UNITS[match["unit"]]
    if unit not in ("week", "month", "year"):
        return None
    is_past = match["side"] in ("earlier", "وقت سابق")
    return relative(reckoning.part_of_present(context, unit, is_past))


def _in_third(match: re.Match[str], context: Context) -> Piece | None:
    piece = read(match["date"], context)
    if piece is None or piece.share is not None or piece.clock:
        return None
    if piece.day is not None or piece.weekday is not None:
        return piece
    return piece._replace(share=Share(_THIRDS[match["third"]], 3))


def _in_share(match: re.Match[str], context: Context) -> Piece | None:
    piece = read(match["date"], context)
    of = _SHARES[match["of"]]
    index = of - 1 if match["last"] else ordinal(match) - 1
    if piece is None or piece.share or piece.day is not None or not 0 <= index < of:
        return None
    return piece._replace(share=Share(index, of))


def _julian(match: re.Match[str], context: Context) -> Piece | None:
    piece = read(match["date"], context)
    if piece is None:
        return None
    if piece.day is None or piece.month is None or piece.year is None:
        raise DateError(
            tr("only a whole date can be Julian"), hint=tr("Write day, month and year.")
        )
    return piece._replace(is_julian=True)


_ALL_DIRECTIONS = any_of(_DIRECTIONS)
_ON = rf"{WEEKDAY}(?:\s{_DAY_PART})?"
_PART_OF = rf"(?:{ORDINAL}|(?P<last>last|الاخير))"
_THE_YEAR = r"(?:year|month|(?:ال)?(?:عام|سنة|شهر))"
_CLOCK_WORDS = (*POINTS, "h", "am", "pm", "a", "p", "ص", "م", *DAY_PARTS)
_AROUND = table(
    (
        (
            r"(?P<date>.+?)\s?\((?:o\.?\s?s\.?|julian|jul\.?)\)",
            _julian,
            ("o", "os", "julian", "jul"),
        ),
        (r"(?P<date>.+?)\so\.s\.", _julian, ("o",)),
        (
            rf"(?P<date>.+?)(?:,?\s(?:(?:at|الساعة|[–|@-])\s)?|(?<=\d{{4}}):|(?<=\d)t){_CLOCK}",
            _clocked,
            _CLOCK_WORDS,
        ),
        (rf"(?P<date>.+?)\s{_CLOCK}\s(?P<after>\d{{4}})", _clocked, _CLOCK_WORDS),
        (rf"(?:at\s|الساعة\s)?{_CLOCK}(?:,\s|\son\s|\s)(?P<date>.+)", _clocked, _CLOCK_WORDS),
        (_CLOCK, _only_clock, _CLOCK_WORDS),
        (
            r"(?P<date>.+)\s(?P<clock>\d\d:\d\d:\d\d)\s(?P<year>\d{4})\s(?P<zone>[+-]\d{4})",
            _year_before_zone,
            POINTS,
        ),
        (r"(?P<date>.+[+-]\d\d:?\d\d)\s(?:[a-z]{1,5}|\([a-z ]+\))", _zone_twice, POINTS),
        (rf"{_ON},?\s(?:الموافق\s)?(?P<date>[^()]+)", _on_weekday, WEEKDAYS),
        (rf"{_ON},?\s?\((?P<date>[^()]+)\)", _on_weekday, BRACKET),
        (rf"(?P<date>[^()]+?)\s?\({WEEKDAY}\)", _on_weekday, BRACKET),
        (rf"(?P<date>[^()]+?),?\s{WEEKDAY}", _on_weekday, WEEKDAYS),
        (rf"(?:(?:early|late)\s)?{_DAY_PART}\sof\s(?P<date>.+)", _in_day_part, DAY_PARTS),
        (
            rf"(?P<date>.+?),?\s(?:(?:in the|at|early|late)\s)*{_DAY_PART}",
            _in_day_part,
            DAY_PARTS,
        ),
        (rf"{_PART_OF} (?P<of>half|quarter){OF}(?P<date>.+)", _in_share, _SHARES),
        (rf"(?P<of>النصف|الربع) {_PART_OF}{OF}(?P<date>.+)", _in_share, _SHARES),
        (
            rf"(?P<side>earlier|later|وقت سابق|وقت لاحق)\s(?:(?:in|من|في)\s)?"
            rf"(?:this|هذا|هذه)\s(?:ال)?(?P<unit>{any_of(UNITS)})",
            _earlier_or_later,
            ("earlier", "later", "وقت"),
        ),
        (rf"(?P<unit>{any_of(UNITS)}) before last", _before_last, UNITS),
        (rf"(?P<unit>ال(?:{any_of(UNITS)})) قبل الماضية?", _before_last, ("قبل",)),
        (rf"(?P<direction>{_ALL_DIRECTIONS}){END}\s(?P<date>.+)", _directed, _DIRECTIONS),
        (rf"(?P<date>.+)\s(?P<direction>{_ALL_DIRECTIONS})", _directed, _DIRECTIONS),
        (
            rf"(?P<date>.+?),?\s(?:(?:of|in|من|في)\s)?"
            rf"(?P<unit>(?:{_ALL_DIRECTIONS})\s{_THE_YEAR}|{_THE_YEAR}\s(?:{_ALL_DIRECTIONS}))",
            _in_near_unit,
            _DIRECTIONS,
        ),
        (
            rf"(?P<third>{any_of(_THIRDS)}){END}[\s-](?:(?:of|in|من|في)\s)?(?P<date>.+)",
            _in_third,
            _THIRDS,
        ),
    )
)
