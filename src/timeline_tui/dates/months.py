"""Names of months, weekdays, numbers and units as people write them, as data.

English, and Arabic in its three systems: Gregorian (Egypt, the Gulf), Levant and Iraq, and the
Maghreb. Names are keys in the spelling of `spelling.normal`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import count

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
    "three ثلاثة ثلاث",
    "four أربعة أربع",
    "five خمسة خمس",
    "six ستة ست",
    "seven سبعة سبع",
    "eight ثمانية ثماني",
    "nine تسعة تسع",
    "ten عشرة عشر",
    "eleven أحد_عشر إحدى_عشرة",
    "twelve اثني_عشر اثنتي_عشرة",
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = (
    "twenty عشرين",
    "thirty ثلاثين",
    "forty أربعين",
    "fifty خمسين",
    "sixty ستين",
    "seventy سبعين",
    "eighty ثمانين",
    "ninety تسعين",
    "a_hundred one_hundred مئة مائة",
)
_ORDINALS = (
    "first الأول الأولى أول",
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
    "twenty-second الثاني_والعشرين الثاني_والعشرون",
    "twenty-third الثالث_والعشرين الثالث_والعشرون",
    "twenty-fourth الرابع_والعشرين الرابع_والعشرون",
    "twenty-fifth الخامس_والعشرين الخامس_والعشرون",
    "twenty-sixth السادس_والعشرين السادس_والعشرون",
    "twenty-seventh السابع_والعشرين السابع_والعشرون",
    "twenty-eighth الثامن_والعشرين الثامن_والعشرون",
    "twenty-ninth التاسع_والعشرين التاسع_والعشرون",
    "thirtieth الثلاثين الثلاثون",
    "thirty-first الحادي_والثلاثين الحادي_والثلاثون",
)


def _numbered(rows: Iterable[str], start: int, step: int = 1) -> dict[str, int]:
    return {
        normal(name.replace("_", " ")): number
        for number, row in zip(count(start, step), rows, strict=False)
        for name in row.split()
    }


MONTHS: Mapping[str, int] = _numbered(_MONTHS, 1)
"""January is 1."""
WEEKDAYS: Mapping[str, int] = _numbered(_WEEKDAYS, 0)
"""Monday is 0."""
SEASONS: Mapping[str, int] = _numbered(_SEASONS, 21)
"""The codes of EDTF."""
NUMBERS: Mapping[str, int] = _numbered(_NUMBERS, 1) | _numbered(_TENS, 20, 10)
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
        ("quarter", "quarter quarters"),
        ("decade", "decade decades عقد عقود عقدا"),
        ("century", "century centuries قرن قرون قرنا"),
        ("hour", "hour hours ساعة ساعات"),
        ("minute", "minute minutes دقيقة دقائق"),
    )
    for name in names.split()
}
ONE_UNITS: Mapping[str, str] = {
    normal(name): UNITS[normal(name)]
    for name in ("يوم", "أسبوع", "شهر", "سنة", "عام", "عقد", "قرن", "ساعة", "دقيقة")
}
"""One of a unit, where nothing says how many: several are some, and nobody knows how many."""
TWO_UNITS: Mapping[str, str] = {
    normal(name): unit
    for unit, names in (
        ("day", "يومين يومان"),
        ("week", "أسبوعين أسبوعان"),
        ("month", "شهرين شهران"),
        ("year", "سنتين سنتان عامين عامان"),
        ("decade", "عقدين عقدان"),
        ("century", "قرنين قرنان"),
        ("hour", "ساعتين ساعتان"),
        ("minute", "دقيقتين دقيقتان"),
    )
    for name in names.split()
}
"""Arabic duals: two of a unit in one word."""
MAGNITUDES: Mapping[str, int] = {
    normal(name): power
    for power, names in (
        (3, "thousand ألف آلاف"),
        (6, "million مليون ملايين"),
        (9, "billion bn مليار مليارات بليون"),
    )
    for name in names.split()
}
"""Powers of ten."""
AGES: Mapping[str, int] = {"kya": 3, "ka": 3, "mya": 6, "ma": 6, "bya": 9, "gya": 9, "ga": 9}
"""Powers of ten of abbreviations that mean years ago."""
DAY_PARTS: Mapping[str, str] = {
    normal(name): half
    for half, names in (
        ("a", "morning dawn صباحا فجرا"),
        ("p", "afternoon evening ظهرا عصرا مساء"),
        ("", "night dusk ليلا"),
    )
    for name in names.split()
}
"""Times of day in words; the half of the day where they tell it."""


def any_of(names: Iterable[str]) -> str:
    """Give a pattern that matches any of the names, the longest first."""
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
