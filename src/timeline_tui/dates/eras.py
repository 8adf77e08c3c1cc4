"""Decades, centuries and millennia in words, and how long ago: `the 1990s`, `2 weeks ago`.

A table of patterns for whole phrases; days, months and years stand in `plain`.
"""

from __future__ import annotations

import re

from timeline_tui.dates import reckoning
from timeline_tui.dates.coordinate import civil_from_days, year_text
from timeline_tui.dates.months import (
    AGES,
    DECADES,
    MAGNITUDES,
    NUMBERS,
    ONE_UNITS,
    ORDINALS,
    TWO_UNITS,
    UNITS,
    any_of,
)
from timeline_tui.dates.pieces import DIGITS, END, ERA, ORDINAL, Piece, ordinal, relative, table
from timeline_tui.dates.reckoning import Context
from timeline_tui.errors import DateError
from timeline_tui.text.catalogue import tr

_NUMBER = rf"(?P<count>{any_of(NUMBERS)})"
_COUNT = rf"(?P<count>\d{{1,4}}|{any_of(NUMBERS)})"
_UNIT = rf"(?P<unit>{any_of(UNITS)}){END}"
_AMOUNT = r"(?P<amount>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_MAGNITUDE = rf"(?P<magnitude>{any_of(MAGNITUDES)})"


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
        hint = tr(
            "Write {ten}X for ten years, {hundred}XX for a hundred.",
            ten=f"{year // 10:03}",
            hundred=f"{year // 100:02}",
        )
        raise DateError(tr("this can mean ten or a hundred years"), hint=hint)
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
        hint = tr(
            "Write {one}0s or {other}0s.", one=f"{century}{number}", other=f"{century - 1}{number}"
        )
        raise DateError(tr("a decade without a century can mean two"), hint=hint)
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
            raise DateError(
                tr("farther away than 292 billion years"), hint=tr("Is it a number of years?")
            )
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


_AGO = ("قبل", "منذ")
_CENTURY = r"[\s-](?:centur(?:y|ies)|cent\.?|c\.)"
_PLURAL = rf"(?P<decade>{any_of(DECADES)})"
_WHICH = rf"(?P<which>{any_of(_CENTURIES)})"
PHRASES = table(
    (
        (rf"{ORDINAL}{_CENTURY}{ERA}", _century, ("century", "centuries", "cent", "c")),
        (rf"القرن (?:ال\s?)?{ORDINAL}{ERA}", _century, ("القرن",)),
        (rf"{ORDINAL} millennium{ERA}", _millennium, ("millennium",)),
        (rf"الالفية {ORDINAL}{ERA}", _millennium, ("الالفية",)),
        (rf"(?P<year>\d{{3,4}}|\d0(?=s\s?[abc]))(?<=0)'?s{ERA}", _decade, DIGITS),
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
    )
)
"""Many years at once, and what lies some units ago."""
