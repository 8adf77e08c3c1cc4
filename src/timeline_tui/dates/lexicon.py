"""The words in which dates are shown, per language, as data.

Only showing: how words are read is in `months` and `human`. `{}` is the place of a date. Arabic has
the Gregorian month names unless others are asked for, as CLDR has for `ar`.
"""

from __future__ import annotations

from typing import NamedTuple

from timeline_tui.dates.counting import is_arabic

Names = tuple[str, ...]


class Lexicon(NamedTuple):
    """Everything that differs between languages when a date is shown."""

    months: Names
    short_months: Names
    seasons: Names
    """Spring, summer, autumn and winter, of a year `{}`."""
    hemispheres: Names
    """What follows a season of the north, of the south."""
    quarters: Names
    of: str
    """What stands between such a name and a year, and goes with the year."""
    thirds: Names
    """The first, second and last third of a year, month or decade `{}`."""
    halves: Names
    ordinals: Names
    """Of centuries, from the first; numbers beyond them."""
    millennium_ordinals: Names
    ordinal: str
    century: str
    millennium: str
    decades: Names
    """The ten decades of a century: `{0}` is its first year, `{1}` the century in words."""
    decade_centuries: Names
    """The centuries in words as they stand in `decades`; the number where there is none."""
    bce: str
    ce: str
    ago: str
    latest: Names
    """The latest million years, the latest billion."""
    since_ago: str
    """Since `{}` years ago."""
    ahead: str
    """In `{0}` years: in the year `{1}`."""
    ahead_alone: str
    far_year: str
    since: str
    until: str
    before: str
    after: str
    between: str
    circa: str
    uncertain: str
    unknown_start: str
    unknown_end: str
    either: str
    """Between the parts of a set of which one holds."""
    comma: str
    together: str
    """Before the last part of a set of which all hold."""
    at: str
    """Between a day `{}` and a time of day `{}`."""
    some_day: str
    some_month: str
    one_month: str
    """One of the months `{}`."""
    one_day: str
    """One of the days `{}`."""
    that_day: str
    """The day `{0}` of an unknown month, `{1}`."""
    one_year: str
    """A date `{0}` in one of the years `{1}`."""
    some_year: str
    """A date `{}` in a year of which nothing is known."""
    hour: str
    unknown: str
    lang: str
    """The language, for counting."""
    is_compact: bool
    """Whether a list column may use arrows and abbreviations."""

    def clock(self, time: str | None) -> str:
        """Give a time of day; an hour alone says that it is one."""
        return time if time and ":" in time else self.hour.format(time)


ENGLISH = Lexicon(
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    short_months=(
        *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
        *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    ),
    seasons=("spring {}", "summer {}", "autumn {}", "winter {}"),
    hemispheres=("(northern)", "(southern)"),
    quarters=("Q1 {}", "Q2 {}", "Q3 {}", "Q4 {}"),
    of="",
    thirds=("early {}", "mid-{}", "late {}"),
    halves=("first half of {}", "second half of {}"),
    ordinals=(),
    millennium_ordinals=(),
    ordinal="",
    century="{} century",
    millennium="{} millennium",
    decades=tuple(f"{{0}}{decade}0s" for decade in range(10)),
    decade_centuries=(),
    bce="{} BCE",
    ce="{} CE",
    ago="{} ago",
    latest=("the last million years", "the last billion years"),
    since_ago="since {} ago",
    ahead="in {0} (year {1})",
    ahead_alone="in {0}",
    far_year="year {}",
    since="since {}",
    until="until {}",
    before="before {}",
    after="after {}",
    between="between {} and {}",
    circa="c. {}",
    uncertain="{} (?)",
    unknown_start="unknown start",
    unknown_end="unknown end",
    either=" or ",
    comma=", ",
    together=" and ",
    at="{}, {}",
    some_day="some day in {}",
    some_month="some month in {}",
    one_month="one month of {}",
    one_day="one day of {}",
    that_day="day {0} of {1}",
    one_year="{0}, one year of {1}",
    some_year="{}, some year",
    hour="{}h",
    unknown="unknown",
    lang="en",
    is_compact=True,
)

_ARABIC_MONTHS = (
    *("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو"),
    *("يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
)

_LEVANTINE_MONTHS = (
    *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"),
    *("تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"),
)

ARABIC = Lexicon(
    months=_ARABIC_MONTHS,
    short_months=_ARABIC_MONTHS,
    seasons=("ربيع {}", "صيف {}", "خريف {}", "شتاء {}"),
    hemispheres=("(شمالًا)", "(جنوبًا)"),
    quarters=(
        "الربع الأول من {}",
        "الربع الثاني من {}",
        "الربع الثالث من {}",
        "الربع الرابع من {}",
    ),
    of=" من",
    thirds=("مطلع {}", "منتصف {}", "أواخر {}"),
    halves=("النصف الأول من {}", "النصف الثاني من {}"),
    ordinals=(
        *("الأول", "الثاني", "الثالث", "الرابع", "الخامس"),
        *("السادس", "السابع", "الثامن", "التاسع", "العاشر"),
    ),
    millennium_ordinals=(
        *("الأولى", "الثانية", "الثالثة", "الرابعة", "الخامسة"),
        *("السادسة", "السابعة", "الثامنة", "التاسعة", "العاشرة"),
    ),
    ordinal="{}",
    century="القرن {}",
    millennium="الألفية {}",
    decades=(
        *("العقد الأول من {1}", "العقد الثاني من {1}", "عشرينيات {1}", "ثلاثينيات {1}"),
        *("أربعينيات {1}", "خمسينيات {1}", "ستينيات {1}", "سبعينيات {1}"),
        *("ثمانينيات {1}", "تسعينيات {1}"),
    ),
    decade_centuries=(
        *("الأول", "الثاني", "الثالث", "الرابع", "الخامس"),
        *("السادس", "السابع", "الثامن", "التاسع", "العاشر"),
        *("الحادي عشر", "الثاني عشر", "الثالث عشر", "الرابع عشر", "الخامس عشر"),
        *("السادس عشر", "السابع عشر", "الثامن عشر", "التاسع عشر", "العشرين"),
        "الحادي والعشرين",
    ),
    bce="{} ق.م",
    ce="{} م",
    ago="قبل {}",
    latest=("آخر مليون سنة", "آخر مليار سنة"),
    since_ago="منذ {}",
    ahead="سنة {1}",
    ahead_alone="سنة {1}",
    far_year="سنة {}",
    since="منذ {}",
    until="حتى {}",
    before="قبل {}",
    after="بعد {}",
    between="بين {} و{}",
    circa="نحو {}",
    uncertain="{} (؟)",
    unknown_start="بداية غير معلومة",
    unknown_end="نهاية غير معلومة",
    either=" أو ",
    comma="، ",
    together=" و",
    at="{}، {}",
    some_day="أحد أيام {}",
    some_month="أحد أشهر {}",
    one_month="أحد أشهر {}",
    one_day="أحد أيام {}",
    that_day="اليوم {0} من {1}",
    one_year="{0}، أحد أعوام {1}",
    some_year="{}، سنة غير معلومة",
    hour="الساعة {}",
    unknown="غير معلوم",
    lang="ar",
    is_compact=False,
)


_ARABIC_BY_MONTHS = {
    "gregorian": ARABIC,
    "levant": ARABIC._replace(months=_LEVANTINE_MONTHS, short_months=_LEVANTINE_MONTHS),
    # Both names would not fit a column of a list: there the shorter one stands alone.
    "both": ARABIC._replace(
        months=tuple(map("/".join, zip(_LEVANTINE_MONTHS, _ARABIC_MONTHS, strict=True)))
    ),
}


def lexicon(lang: str, months: str = "gregorian") -> Lexicon:
    """Give the words of a language by its tag (`ar`, `ar-IQ`); English where there are none.

    `months` are the names that they have in Arabic: `gregorian`, `levant`, or `both`.
    """
    return _ARABIC_BY_MONTHS[months] if is_arabic(lang) else ENGLISH
