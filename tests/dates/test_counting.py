"""Counted units and the names of months, against CLDR as Babel has it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from babel import Locale
from babel.dates import format_timedelta, get_month_names

from timeline_tui.dates import DAY, SECOND
from timeline_tui.dates.counting import category, counted, spelled
from timeline_tui.dates.lexicon import lexicon
from timeline_tui.dates.relative import WORDS

NUMBERS = (0, 1, 2, 3, 7, 10, 11, 26, 99, 100, 101, 102, 103, 110, 111, 999, 1000, 1003, 2011)
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
SECONDS = {
    unit: size
    for size, unit in zip(
        (1, 60, 3600, 86_400, 7 * 86_400, 30 * 86_400, 365 * 86_400), UNITS, strict=True
    )
}


def cldr(number: int, unit: str, lang: str, ago: bool | None = None) -> str:
    """What CLDR says of a number of units; of so many ago, or ahead."""
    sign = -1 if ago else 1
    delta = timedelta(seconds=sign * number * SECONDS[unit])
    text = format_timedelta(
        delta, unit, threshold=10**9, add_direction=ago is not None, locale=lang
    )
    # CLDR groups thousands with a comma, dates here with a blank from five digits on.
    return text.replace(",", "")


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("number", NUMBERS)
def test_plural_categories_are_those_of_cldr(lang: str, number: int) -> None:
    theirs = Locale(lang).plural_form(number)

    # Nought has a form of its own in Arabic, which is the same as the rest.
    assert category(number, lang) == ("other" if theirs == "zero" else theirs)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_counted_units_are_those_of_cldr(lang: str, unit: str) -> None:
    for number in NUMBERS[1:]:
        assert counted(number, unit, lang) == cldr(number, unit, lang)


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_so_long_ago_is_that_of_cldr_but_for_words_of_ours(lang: str, unit: str) -> None:
    """One is said without a number: قبل سنة; what lies ahead is بعد, not خلال (within).

    And ثوان is written without the vowel that CLDR gives it here and not when it stands alone.
    """
    words = WORDS[lang]
    for number in NUMBERS[1:]:
        amount = counted(number, unit, lang, oblique=True)
        past, ahead = (
            cldr(number, unit, lang, ago=ago)
            .removesuffix(" واحد")
            .removesuffix(" واحدة")
            .replace("ثوانِ", "ثوان")
            .replace("ثوانٍ", "ثوان")
            for ago in (True, False)
        )
        assert words.ago.format(amount) == past
        assert words.ahead.format(amount) == ahead.replace("خلال", "بعد")


@pytest.mark.parametrize(
    ("lang", "months", "theirs"),
    [("en", "gregorian", "en"), ("ar", "gregorian", "ar"), ("ar", "levant", "ar_IQ")],
)
def test_months_are_those_of_cldr(lang: str, months: str, theirs: str) -> None:
    ours = lexicon(lang, months)

    for width, names in (("wide", ours.months), ("abbreviated", ours.short_months)):
        cldr_names = get_month_names(width, locale=theirs)
        # Lines are broken by the drawing, which knows no blank that does not break.
        expected = [cldr_names[number].replace("\xa0", " ") for number in range(1, 13)]
        assert list(names) == expected


def test_both_names_of_a_month_stand_beside_each_other() -> None:
    both = lexicon("ar", "both")

    assert both.months[0] == "كانون الثاني/يناير"
    assert both.months[9] == "تشرين الأول/أكتوبر"
    assert both.short_months == lexicon("ar").months


@pytest.mark.parametrize(
    ("number", "unit", "plain", "oblique"),
    [
        (1, "day", "يوم", "يوم"),
        (2, "day", "يومان", "يومين"),
        (2, "year", "سنتان", "سنتين"),
        (2, "week", "أسبوعان", "أسبوعين"),
        (2, "second", "ثانيتان", "ثانيتين"),
        (3, "month", "3 أشهر", "3 أشهر"),
        (11, "month", "11 شهرًا", "11 شهرًا"),
        (2, "million year", "مليونا سنة", "مليوني سنة"),
        (5, "billion year", "5 مليارات سنة", "5 مليارات سنة"),
        (12_345, "year", "12 345 سنة", "12 345 سنة"),
    ],
)
def test_the_arabic_dual_bends_after_a_preposition(
    number: int, unit: str, plain: str, oblique: str
) -> None:
    assert counted(number, unit, "ar") == plain
    assert counted(number, unit, "ar", oblique=True) == oblique


YEAR = 31_556_952 * SECOND


@pytest.mark.parametrize(
    ("ns", "english", "arabic"),
    [
        (1, "less than a second", "أقل من ثانية"),
        (5 * SECOND, "5 seconds", "5 ثوان"),
        (59 * 60 * SECOND, "59 minutes", "59 دقيقة"),
        (DAY - 1, "23 hours", "23 ساعة"),
        (DAY, "1 day", "يوم"),
        (30 * DAY, "30 days", "30 يومًا"),
        (31 * DAY, "1 month", "شهر"),
        (YEAR - 1, "11 months", "11 شهرًا"),
        (2 * YEAR, "2 years", "سنتان"),
        (9_999 * YEAR, "9999 years", "9999 سنة"),
        (12_345 * YEAR, "12 thousand years", "12 ألف سنة"),
        (10**6 * YEAR, "1 million years", "مليون سنة"),
        (1_790_000 * YEAR, "1.7 million years", "1.7 مليون سنة"),
        (66 * 10**6 * YEAR, "66 million years", "66 مليون سنة"),
        (13_799 * 10**6 * YEAR, "13.7 billion years", "13.7 مليار سنة"),
    ],
)
def test_a_length_is_spelled_in_its_largest_unit_and_never_rounded_up(
    ns: int, english: str, arabic: str
) -> None:
    assert spelled(ns, "en") == english
    assert spelled(ns, "ar") == arabic
