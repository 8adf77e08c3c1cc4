"""What may stand around a plain date: a clock, a weekday, `last`, `early`, `(O.S.)`.

Each is taken off and the rest is read again. Pieces may lack a year or a month; `human` fills in
what the ends of a range share and what follows from the day of publication.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from timeline_tui.dates import reckoning
from timeline_tui.dates.months import (
    AGES,
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
    DIGITS,
    END,
    WEEKDAY,
    Piece,
    read_plain,
    relative,
    table,
    words_of,
)
from timeline_tui.dates.reckoning import Context, Direction
from timeline_tui.errors import DateError

_PREFIX = re.compile(r"(?:(?:in|on|the|في|يوم|بتاريخ|شهر|صباح|ظهر|مساء|فجر|ليلة)\s)+")
_CLOCK = (
    r"(?P<hour>\d{1,2})(?P<mark>h(?!\d))?"
    r"(?:[:.h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d+))?)?)?"
    r"\s?(?P<half>[ap]\.?m\.?)?"
    r"\s?\(?(?P<utc>z|utc|gmt)?(?:\s?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?)?\)?"
    r"(?:\s(?P<abbreviation>[a-z]{3,4}))?"
)
_ABBREVIATIONS = re.compile(
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
    "this": "this",
    "الجاري": "this",
    "الجارية": "this",
    "الحالي": "this",
    "الحالية": "this",
}
_STEPS = {"past": -1, "this": 0, "future": 1}
_OTHER_WORDS = (
    "of the in on at to by or and from since until till before after between through about around"
    " circa c ca approx approximately probably possibly perhaps maybe early late mid ago years year"
    " today yesterday tomorrow present now ongoing unknown start end bc bce ad ce b e century"
    " millennium quarter half q h s st nd rd th am pm a p m z utc gmt julian o x y not no later"
    " earlier than prior onwards onward up من الي حتي منذ قبل بعد بين او و في يوم عام سنة شهر القرن"
    " الربع النصف الالفية امس اليوم غدا نحو حوالي ربما تقريبا الميلاد ق م الساعة"
)
_THIRDS = {
    **dict.fromkeys(("early", "مطلع", "اوائل"), 0),
    **dict.fromkeys(("mid", "منتصف", "اواسط"), 1),
    **dict.fromkeys(("late", "اواخر"), 2),
}


def read(phrase: str, context: Context) -> Piece | None:
    """Give what a phrase says about one date; None where it is no such phrase.

    `phrase` is in the spelling of `spelling.normal`. Raises DateError for what is a date and yet
    cannot be.
    """
    phrase = _PREFIX.sub("", phrase, count=1) if _PREFIX.match(phrase) else phrase
    piece = read_plain(phrase, context)
    if piece is not None:
        return piece
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
    names = " ".join(name for table in (*tables, AGES, _DIRECTIONS, _THIRDS) for name in table)
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
    return replace(piece, clock=clock)


def _only_clock(match: re.Match[str], _: Context) -> Piece | None:
    clock = _clock(match)
    return Piece(clock=clock) if clock else None


def _clock(match: re.Match[str]) -> str | None:
    if not (match["minute"] or match["half"] or match["mark"]):
        return None
    zone = _zone(match)
    if zone is None:
        return None
    hour = int(match["hour"])
    if match["half"]:
        if not 1 <= hour <= 12:
            raise DateError(f"there is no hour {hour} {match['half']}", hint="Write 1 to 12.")
        hour = hour % 12 + (12 if match["half"][0] == "p" else 0)
    text = f"T{hour:02}"
    for mark, name in ((":", "minute"), (":", "second"), (".", "fraction")):
        if match[name]:
            text += mark + match[name]
    return text + zone


def _zone(match: re.Match[str]) -> str | None:
    name = match["abbreviation"]
    if name and _ABBREVIATIONS.fullmatch(name):
        message = f"the time zone {name.upper()} has no single meaning"
        raise DateError(message, hint="Write its offset: +03:00.")
    if name:
        return None
    if not match["sign"]:
        return "Z" if match["utc"] else ""
    if not match["utc"] and (len(match["hours"]) < 2 or _is_range(match)):
        return None
    return f"{match['sign']}{match['hours']:0>2}:{match['minutes'] or '00'}"


def _is_range(match: re.Match[str]) -> bool:
    """Whether `05:53-06:10` after a day in words is more likely from and to than an offset."""
    is_glued = match.string[match.start("sign") - 1].isdigit()
    return match["sign"] == "-" and is_glued and not match["second"]


def _on_weekday(match: re.Match[str], context: Context) -> Piece | None:
    piece = read(match["date"], context)
    if piece is None or piece.weekday is not None or piece.day is None:
        return None
    return replace(piece, weekday=WEEKDAYS[match["weekday"]])


def _directed(match: re.Match[str], context: Context) -> Piece | None:
    direction = _DIRECTIONS[match["direction"]]
    name = match["date"]
    unit = UNITS.get(name) or UNITS.get(name.removeprefix("ال"))
    if unit and unit != "day":
        return relative(reckoning.beside(context, _STEPS[direction], unit))
    piece = read(name, context)
    if piece is None or piece.year is not None or piece.whole or piece.number is not None:
        return None
    if piece.direction or (piece.weekday is not None and direction == "this"):
        return None
    return replace(piece, direction=direction)


def _in_third(match: re.Match[str], context: Context) -> Piece | None:
    piece = read(match["date"], context)
    if piece is None or piece.third is not None or piece.day is not None or piece.clock:
        return None
    return replace(piece, third=_THIRDS[match["third"]])


def _julian(match: re.Match[str], context: Context) -> Piece | None:
    piece = read(match["date"], context)
    if piece is None:
        return None
    if piece.day is None or piece.month is None or piece.year is None:
        raise DateError("only a whole date can be Julian", hint="Write day, month and year.")
    return replace(piece, is_julian=True)


_JULIAN = ("o", "os", "julian", "jul")
_AROUND = table(
    (
        (
            r"(?P<date>.+?)\s?\((?:o\.?\s?s\.?|julian|jul\.?)\)",
            _julian,
            ("o", "os", "julian", "jul"),
        ),
        (r"(?P<date>.+?)\so\.s\.", _julian, ("o",)),
        (rf"(?P<date>.+?)(?:,?\s(?:at\s|الساعة\s)?|(?<=\d):|(?<=\d)t){_CLOCK}", _clocked, DIGITS),
        (rf"(?P<date>.+?)\s{_CLOCK}\s(?P<after>\d{{4}})", _clocked, DIGITS),
        (rf"(?:at\s)?{_CLOCK}(?:,\s|\son\s|\s)(?P<date>.+)", _clocked, DIGITS),
        (_CLOCK, _only_clock, DIGITS),
        (rf"{WEEKDAY},?\s(?P<date>[^()]+)", _on_weekday, WEEKDAYS),
        (rf"{WEEKDAY},?\s?\((?P<date>[^()]+)\)", _on_weekday, WEEKDAYS),
        (rf"(?P<date>[^()]+?)\s?\({WEEKDAY}\)", _on_weekday, WEEKDAYS),
        (rf"(?P<date>[^()]+?),\s{WEEKDAY}", _on_weekday, WEEKDAYS),
        (rf"(?P<direction>{any_of(_DIRECTIONS)}){END}\s(?P<date>.+)", _directed, _DIRECTIONS),
        (rf"(?P<date>.+)\s(?P<direction>{any_of(_DIRECTIONS)})", _directed, _DIRECTIONS),
        (rf"(?P<third>{any_of(_THIRDS)}){END}[\s-](?P<date>.+)", _in_third, _THIRDS),
    )
)
