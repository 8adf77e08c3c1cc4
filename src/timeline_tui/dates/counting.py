"""Counted units in words, each number with its plural: `3 months`, `شهران`, `11 شهرًا`.

The forms are those of CLDR. Which length is told in which unit is decided here for lengths in
words; `elapsed` has the short ones. Digits are Latin: other digits are the business of `words`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from timeline_tui.dates.when import DAY, SECOND
from timeline_tui.text.catalogue import spoken
from timeline_tui.text.patterns import Late


class Forms(NamedTuple):
    """A unit after each kind of number; `{}` is the place of the number."""

    one: str
    two: str
    few: str
    many: str
    other: str


def _english(unit: str) -> Forms:
    plural = f"{{}} {unit}s"
    one = plural if " " in unit else f"{{}} {unit}"
    return Forms(one, plural, plural, plural, plural)


def _arabic(one: str, two: str, few: str, many: str) -> Forms:
    return Forms(one, two, f"{{}} {few}", f"{{}} {many}", f"{{}} {one}")


def _arabic_years(word: str, two: str, few: str, many: str) -> Forms:
    """A large number of years: the noun counts, and `سنة` follows it."""
    return Forms(
        f"{word} سنة", f"{two} سنة", f"{{}} {few} سنة", f"{{}} {many} سنة", f"{{}} {word} سنة"
    )


def _arabic_part(one: str) -> Forms:
    """A part of a second: its name is foreign, and stays as it is behind every number."""
    return Forms(one, f"{{}} {one}", f"{{}} {one}", f"{{}} {one}", f"{{}} {one}")


ENGLISH: Mapping[str, Forms] = {
    unit: _english(unit)
    for unit in (
        *("nanosecond", "microsecond", "millisecond"),
        *("second", "minute", "hour", "day", "week", "month", "year", "date"),
        *("thousand year", "million year", "billion year"),
    )
}
ARABIC: Mapping[str, Forms] = {
    "nanosecond": _arabic_part("نانوثانية"),
    "microsecond": _arabic_part("ميكروثانية"),
    "millisecond": _arabic_part("ملي ثانية"),
    "second": _arabic("ثانية", "ثانيتان", "ثوان", "ثانية"),
    "minute": _arabic("دقيقة", "دقيقتان", "دقائق", "دقيقة"),
    "hour": _arabic("ساعة", "ساعتان", "ساعات", "ساعة"),
    "day": _arabic("يوم", "يومان", "أيام", "يومًا"),
    "week": _arabic("أسبوع", "أسبوعان", "أسابيع", "أسبوعًا"),
    "month": _arabic("شهر", "شهران", "أشهر", "شهرًا"),
    "year": _arabic("سنة", "سنتان", "سنوات", "سنة"),
    "date": _arabic("تاريخ", "تاريخان", "تواريخ", "تاريخًا"),
    "thousand year": _arabic_years("ألف", "ألفا", "آلاف", "ألف"),
    "million year": _arabic_years("مليون", "مليونا", "ملايين", "مليون"),
    "billion year": _arabic_years("مليار", "مليارا", "مليارات", "مليار"),
}
_OBLIQUE = (("ان", "ين"), ("ا سنة", "ي سنة"))
"""Endings of the Arabic dual, and what they become after a preposition."""
_APART = Late("بـ(?=[ء-ي])")
_YEAR = 31_556_952 * SECOND
"""The mean year of the Gregorian calendar."""
_LENGTHS = (
    (10**9 * _YEAR, "billion year"),
    (10**6 * _YEAR, "million year"),
    (10_000 * _YEAR, "thousand year"),
    (_YEAR, "year"),
    (_YEAR // 12, "month"),
    (DAY, "day"),
    (3600 * SECOND, "hour"),
    (60 * SECOND, "minute"),
    (SECOND, "second"),
)
"""From what length on a length is told in which unit."""


def is_arabic(lang: str | None) -> bool:
    """Tell whether a language tag (`ar`, `ar-IQ`) is one of Arabic; None is the one in use."""
    tag = spoken() if lang is None else lang.replace("_", "-")
    return tag.partition("-")[0].lower() == "ar"


def category(number: int, lang: str) -> str:
    """Give the plural category of a number: `one`, `two`, `few`, `many` or `other`."""
    if number == 1:
        return "one"
    if not is_arabic(lang):
        return "other"
    if number == 2:
        return "two"
    rest = number % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


def counted(
    number: int, unit: str, lang: str, *, oblique: bool = False, shown: str | None = None
) -> str:
    """Give a number of units: `3 days`, `يومان`; `oblique` is how Arabic follows a preposition.

    `shown` stands in the place of the number, whose plural is taken: `2–3`, `1.7`.
    """
    forms = (ARABIC if is_arabic(lang) else ENGLISH)[unit]
    form: str = getattr(forms, "other" if shown and "." in shown else category(number, lang))
    if shown and "{}" not in form:
        form = forms.few if number == 2 else forms.other
    if oblique and form == forms.two:
        form = next((form[: -len(a)] + b for a, b in _OBLIQUE if form.endswith(a)), form)
    return form.format(shown or grouped(number))


def close(words: str) -> str:
    """Give words in which an Arabic preposition is one with its word: `بيومين`, but `بـ3 أيام`."""
    return _APART.compiled.sub("ب", words)


def spelled(ns: int, lang: str) -> str:
    """Give a length of time in its largest unit, rounded down: `3 months`, `13.7 billion years`."""
    for size, unit in _LENGTHS:
        if ns >= size:
            return _in_unit(ns, size // 10 if unit == "thousand year" else size, unit, lang)
    return "أقل من ثانية" if is_arabic(lang) else "less than a second"


def _in_unit(ns: int, size: int, unit: str, lang: str) -> str:
    number = ns // size
    tenth = ns * 10 // size % 10
    shown = f"{number}.{tenth}" if size >= 10**6 * _YEAR and tenth and number < 100 else None
    return counted(number, unit, lang, shown=shown)


def grouped(number: int) -> str:
    """Give a number with blanks between its thousands, from five digits on."""
    return f"{number:,}".replace(",", " ") if abs(number) > 9999 else str(number)
