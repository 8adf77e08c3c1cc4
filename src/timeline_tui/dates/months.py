"""Names of months, weekdays, numbers and units as people write them, as data.

English, and Arabic in its three systems: Gregorian (Egypt, the Gulf), Levant and Iraq, and the
Maghreb. Names are keys in the spelling of `spelling.normal`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from timeline_tui.dates.spelling import normal

_MONTHS = (
    "january jan يناير جانفي كانون_الثاني كانون_ثاني كانون_2",
    "february feb فبراير فيفري شباط",
    "march mar مارس آذار",
    "april apr أبريل أفريل نيسان",
    "may مايو ماي أيار",
    "june jun يونيو يونيه جوان حزيران",
    "july jul يوليو يوليه جويلية يوليوز تموز",
    "august aug أغسطس أوت غشت آب",
    "september sept sep سبتمبر شتنبر أيلول",
    "october oct أكتوبر تشرين_الأول تشرين_أول تشرين_1",
    "november nov نوفمبر نونبر تشرين_الثاني تشرين_ثاني تشرين_2",
    "december dec ديسمبر دجنبر كانون_الأول كانون_أول كانون_1",
)
_WEEKDAYS = (
    "monday mon الاثنين اثنين",
    "tuesday tues tue الثلاثاء ثلاثاء",
    "wednesday wed الأربعاء أربعاء",
    "thursday thurs thur thu الخميس خميس",
    "friday fri الجمعة جمعة",
    "saturday sat السبت سبت",
    "sunday sun الأحد",
)
_SEASONS = (
    "spring ربيع الربيع",
    "summer صيف الصيف",
    "autumn fall خريف الخريف",
    "winter شتاء الشتاء",
)
_NUMBERS = (
    "a an one",
    "two",
    *("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_ORDINALS = (
    "first الأول الأولى",
    "second الثاني الثانية",
    "third الثالث الثالثة",
    "fourth الرابع الرابعة",
    "fifth الخامس الخامسة",
    "sixth السادس السادسة",
    "seventh السابع السابعة",
    "eighth الثامن الثامنة",
    "ninth التاسع التاسعة",
    "tenth العاشر العاشرة",
    "eleventh الحادي_عشر",
    "twelfth الثاني_عشر",
    "thirteenth الثالث_عشر",
    "fourteenth الرابع_عشر",
    "fifteenth الخامس_عشر",
    "sixteenth السادس_عشر",
    "seventeenth السابع_عشر",
    "eighteenth الثامن_عشر",
    "nineteenth التاسع_عشر",
    "twentieth العشرين العشرون",
    "twenty-first الحادي_والعشرين الحادي_والعشرون",
)


def _numbered(rows: Iterable[str], start: int) -> dict[str, int]:
    return {
        normal(name.replace("_", " ")): number
        for number, row in enumerate(rows, start)
        for name in row.split()
    }


MONTHS: Mapping[str, int] = _numbered(_MONTHS, 1)
"""January is 1."""
WEEKDAYS: Mapping[str, int] = _numbered(_WEEKDAYS, 0)
"""Monday is 0."""
SEASONS: Mapping[str, int] = _numbered(_SEASONS, 21)
"""The codes of EDTF."""
NUMBERS: Mapping[str, int] = _numbered(_NUMBERS, 1)
ORDINALS: Mapping[str, int] = _numbered(_ORDINALS, 1)
DECADES: Mapping[str, int] = _numbered(
    (
        *("عشرينيات عشرينات", "ثلاثينيات ثلاثينات", "أربعينيات أربعينات", "خمسينيات خمسينات"),
        *("ستينيات ستينات", "سبعينيات سبعينات", "ثمانينيات ثمانينات", "تسعينيات تسعينات"),
    ),
    2,
)
"""Decades of a century: the twenties are 2."""

UNITS: Mapping[str, str] = {
    normal(name): unit
    for unit, names in (
        ("day", "day days يوم أيام يوما"),
        ("week", "week weeks أسبوع أسابيع أسبوعا"),
        ("month", "month months شهر أشهر شهور شهرا"),
        ("year", "year years yr yrs سنة سنوات سنين عام أعوام عاما"),
    )
    for name in names.split()
}
TWO_UNITS: Mapping[str, str] = {
    normal(name): unit
    for unit, names in (
        ("day", "يومين يومان"),
        ("week", "أسبوعين أسبوعان"),
        ("month", "شهرين شهران"),
        ("year", "سنتين سنتان عامين عامان"),
    )
    for name in names.split()
}
"""Arabic duals: two of a unit in one word."""
MAGNITUDES: Mapping[str, int] = {
    normal(name): power
    for power, names in (
        (3, "thousand ألف آلاف"),
        (6, "million مليون ملايين"),
        (9, "billion مليار مليارات بليون"),
    )
    for name in names.split()
}
"""Powers of ten."""
AGES: Mapping[str, int] = {"mya": 6, "ma": 6, "bya": 9, "gya": 9, "ga": 9}
"""Powers of ten of abbreviations that mean years ago."""


def any_of(names: Iterable[str]) -> str:
    """Give a pattern that matches any of the names, the longest first."""
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
