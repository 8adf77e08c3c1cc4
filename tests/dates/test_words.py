"""Dates as shown: whole phrases, list columns, computed bounds, two languages."""

from __future__ import annotations

import pytest

from timeline_tui.dates import (
    NEG,
    POS,
    Bounds,
    DateLook,
    display,
    display_bounds,
    edtf,
    parse,
    undated,
)
from timeline_tui.dates.coordinate import from_civil
from timeline_tui.dates.span import combine
from timeline_tui.dates.when import DAY, Edge

# canonical, whole phrase, short, short below the heading 2024
STYLES = [
    ("2024-01-25", "25 January 2024", "25 Jan 2024", "25 Jan"),
    ("2023-01-25", "25 January 2023", "25 Jan 2023", "25 Jan 2023"),
    ("2024-02", "February 2024", "Feb 2024", "Feb"),
    ("2024", "2024", "2024", "2024"),
    ("2024-08-07/2024-08-08", "7–8 August 2024", "7–8 Aug 2024", "7–8 Aug"),
    (
        "2024-01-30/2024-02-02",
        "30 January – 2 February 2024",
        "30 Jan – 2 Feb 2024",
        "30 Jan – 2 Feb",
    ),
    (
        "2023-12-30/2024-01-02",
        "30 December 2023 – 2 January 2024",
        "30 Dec 2023 – 2 Jan 2024",
        "30 Dec 2023 – 2 Jan 2024",
    ),
    ("2024-10/..", "since October 2024", "Oct 2024 →", "Oct →"),
    ("2024/..", "since 2024", "2024 →", "2024 →"),
    ("../2024-10", "until October 2024", "→ Oct 2024", "→ Oct"),
    ("2024-10/", "October 2024 – unknown end", "Oct 2024 → ?", "Oct → ?"),
    ("/2024-10", "unknown start – October 2024", "? → Oct 2024", "? → Oct"),
    ("[..2024-02-10]", "before 11 February 2024", "before 11 Feb 2024", "before 11 Feb"),
    ("[..2023-12-31]", "before 1 January 2024", "before 1 Jan 2024", "before 1 Jan"),
    ("[2024-11..]", "after October 2024", "after Oct 2024", "after Oct"),
    ("[..1927~]", "before c. 1928", "before c. 1928", "before c. 1928"),
    ("[1928..]", "after 1927", "after 1927", "after 1927"),
    ("2024-21", "spring 2024", "spring 2024", "spring"),
    ("2024-35", "Q3 2024", "Q3 2024", "Q3"),
    ("2024-37~", "early 2024", "early 2024", "early 2024"),
    ("2024-40", "first half of 2024", "first half of 2024", "first half of 2024"),
    ("2024-29", "spring 2024 (southern)", "spring 2024 (southern)", "spring (southern)"),
    ("2024-01-28T05:53", "28 January 2024, 05:53", "28 Jan 2024, 05:53", "28 Jan, 05:53"),
    ("2024-01-28T05:53Z", "28 January 2024, 05:53 UTC", "28 Jan 2024, 05:53", "28 Jan, 05:53"),
    ("2024-01-28T17+03:00", "28 January 2024, 17h +03:00", "28 Jan 2024, 17h", "28 Jan, 17h"),
    (
        "2024-01-28T05:53Z/2024-01-28T06:10Z",
        "28 January 2024, 05:53–06:10 UTC",
        "28 Jan 2024, 05:53–06:10",
        "28 Jan, 05:53–06:10",
    ),
    (
        "[..2024-01-28T05:52Z]",
        "before 28 January 2024, 05:53 UTC",
        "before 28 Jan 2024, 05:53",
        "before 28 Jan, 05:53",
    ),
    ("2024-06~", "c. June 2024", "c. Jun 2024", "c. Jun"),
    ("2024-06%", "c. June 2024 (?)", "c. Jun 2024 (?)", "c. Jun (?)"),
    ("2024-02-XX", "some day in February 2024", "some day in Feb 2024", "some day in Feb"),
    ("2004-XX", "some month in 2004", "some month in 2004", "some month in 2004"),
    (
        "2024-01-28T05/2024-01-28T07",
        "28 January 2024, 05–07h",
        "28 Jan 2024, 05–07h",
        "28 Jan, 05–07h",
    ),
    (
        "2024-01-28T05:53Z/2024-01-29T06:10Z",
        "28 January, 05:53 – 29 January 2024, 06:10 UTC",
        "28 Jan, 05:53 – 29 Jan 2024, 06:10",
        "28 Jan, 05:53 – 29 Jan, 06:10",
    ),
    # Two zones are told even where there is no room for one.
    (
        "2024-01-28T05:53+03:00/2024-01-28T06:10Z",
        "28 January 2024, 05:53 +03:00 – 06:10 UTC",
        "28 Jan 2024, 05:53 +03:00 – 06:10 UTC",
        "28 Jan, 05:53 +03:00 – 06:10 UTC",
    ),
    (
        "[2024-01-28T05..2024-01-28T07]",
        "28 January 2024, between 05 and 07h",
        "28 Jan 2024, between 05 and 07h",
        "28 Jan, between 05 and 07h",
    ),
    ("2024-33/2024-34", "Q1 – Q2 2024", "Q1 – Q2 2024", "Q1 – Q2"),
    ("2024-21/2024-22", "spring – summer 2024", "spring – summer 2024", "spring – summer"),
    ("2023-33/2024-34", "Q1 2023 – Q2 2024", "Q1 2023 – Q2 2024", "Q1 2023 – Q2 2024"),
    ("2024/2024-06", "2024 – June 2024", "2024 – Jun 2024", "2024 – Jun 2024"),
    ("2024-06/2024", "June 2024 – 2024", "Jun 2024 – 2024", "Jun 2024 – 2024"),
    (
        "[2024-01-05..2024-01-09]",
        "between 5 and 9 January 2024",
        "between 5 and 9 Jan 2024",
        "between 5 and 9 Jan",
    ),
    (
        "[2024-01-29..2024-02-04]",
        "between 29 January and 4 February 2024",
        "between 29 Jan and 4 Feb 2024",
        "between 29 Jan and 4 Feb",
    ),
    (
        "[2024-01-02,2024-02-01]",
        "2 January 2024 or 1 February 2024",
        "2 Jan or 1 Feb 2024",
        "2 Jan or 1 Feb",
    ),
    (
        "{2024-01-02,2024-01-05,2024-02-01}",
        "2 January 2024, 5 January 2024 and 1 February 2024",
        "2 Jan, 5 Jan and 1 Feb 2024",
        "2 Jan, 5 Jan and 1 Feb",
    ),
    (
        "[1667,1668,1670..1672,1675]",
        "1667 or 1668 or 1670–1672 or 1675",
        "between 1667 and 1675",
        "between 1667 and 1675",
    ),
    (
        "{1667,1668,1670,1675}",
        "1667, 1668, 1670 and 1675",
        "4 dates, 1667–1675",
        "4 dates, 1667–1675",
    ),
    ("[..199X]", "before 2000", "before 2000", "before 2000"),
    ("[19XX..]", "after 1899", "after 1899", "after 1899"),
    ("[2000-21..]", "after February 2000", "after Feb 2000", "after Feb 2000"),
    ("[2023-XX-25..]", "after 24 January 2023", "after 24 Jan 2023", "after 24 Jan 2023"),
    ("[..2024-04-0X]", "before 10 April 2024", "before 10 Apr 2024", "before 10 Apr"),
    (
        "[000X..2024-06?]",
        "between 1 BCE and June 2024 (?)",
        "between 1 BCE and Jun 2024 (?)",
        "between 1 BCE and Jun 2024 (?)",
    ),
    # All that lies before a year goes on until it.
    ("{..1984}", "until 1984", "→ 1984", "→ 1984"),
    ("{1984..}", "since 1984", "1984 →", "1984 →"),
    ("1950S2~", "c. 1950 (1900–1999)", "c. 1950 (1900–1999)", "c. 1950 (1900–1999)"),
    # What is masked is said as far as it is known.
    (
        "156X-12-25",
        "25 December, one year of 1560–1569",
        "25 Dec, one year of 1560–1569",
        "25 Dec, one year of 1560–1569",
    ),
    (
        "156X-12-XX",
        "some day in December, one year of 1560–1569",
        "some day in Dec, one year of 1560–1569",
        "some day in Dec, one year of 1560–1569",
    ),
    ("XXXX-12", "December, some year", "Dec, some year", "Dec, some year"),
    ("1XXX-XX", "between 1000 and 1999", "between 1000 and 1999", "between 1000 and 1999"),
    ("000X", "between 1 BCE and 9 CE", "between 1 BCE and 9 CE", "between 1 BCE and 9 CE"),
    (
        "2004-XX-25",
        "day 25 of some month in 2004",
        "day 25 of some month in 2004",
        "day 25 of some month in 2004",
    ),
    (
        "1984-1X",
        "one month of Oct–Dec 1984",
        "one month of Oct–Dec 1984",
        "one month of Oct–Dec 1984",
    ),
    (
        "1985-04-0X",
        "one day of 1–9 April 1985",
        "one day of 1–9 Apr 1985",
        "one day of 1–9 Apr 1985",
    ),
    ("1985-04-3X", "30 April 1985", "30 Apr 1985", "30 Apr 1985"),
    ("2024-01/2024-03", "January–March 2024", "Jan–Mar 2024", "Jan–Mar"),
    ("[2024-01-01..2024-01-10]", "early January 2024", "early Jan 2024", "early Jan"),
    ("-0043/-0041", "44–42 BCE", "44–42 BCE", "44–42 BCE"),
    ("-0043/0014", "44 BCE – 14 CE", "44 BCE – 14 CE", "44 BCE – 14 CE"),
    ("0998/1002", "998 CE – 1002", "998 CE – 1002", "998 CE – 1002"),
    ("1950S2", "c. 1950 (1900–1999)", "c. 1950 (1900–1999)", "c. 1950 (1900–1999)"),
    ("Y-17E7", "170 million years ago", "170 million years ago", "170 million years ago"),
    ("Y12345", "year 12 345", "year 12 345", "year 12 345"),
    ("Y-12345", "12 346 BCE", "12 346 BCE", "12 346 BCE"),
    ("-9999", "10 000 BCE", "10 000 BCE", "10 000 BCE"),
    ("Y-12345/Y-11000", "12 346–11 001 BCE", "12 346–11 001 BCE", "12 346–11 001 BCE"),
    (
        "Y-66E6/Y-65E6",
        "66–65 million years ago",
        "66–65 million years ago",
        "66–65 million years ago",
    ),
    (
        "Y-66E6/2024",
        "66 million years ago – 2024",
        "66 million years ago – 2024",
        "66 million years ago – 2024",
    ),
    ("Y3E6", "in 3 million years (year 3 000 000)", "in 3 million years", "in 3 million years"),
    (
        "Y-17E7S2",
        "c. 170 million years ago (180 000 000–170 000 001 BCE)",
        "c. 170 million years ago",
        "c. 170 million years ago",
    ),
    ("Y3388E2S3", "c. year 338 800 (year 338 000–338 999)", "c. year 338 800", "c. year 338 800"),
    ("Y-66E6~", "c. 66 million years ago", "c. 66 million years ago", "c. 66 million years ago"),
    ("2XXX", "3rd millennium", "3rd millennium", "3rd millennium"),
    ("009X", "90s CE", "90s CE", "90s CE"),
    ("97XX", "98th century", "98th century", "98th century"),
    ("10XX", "11th century", "11th century", "11th century"),
    ("[1670..1672]", "between 1670 and 1672", "between 1670 and 1672", "between 1670 and 1672"),
    ("[-0448..-0439]", "440s BCE", "440s BCE", "440s BCE"),
    ("[-0999..0000]", "1st millennium BCE", "1st millennium BCE", "1st millennium BCE"),
    (
        "{1960,1961,1962-03}",
        "1960, 1961 and March 1962",
        "1960, 1961 and Mar 1962",
        "1960, 1961 and Mar 1962",
    ),
]


@pytest.mark.parametrize(("canonical", "words", "short", "below"), STYLES, ids=lambda v: v)
def test_a_date_is_shown_in_each_style(canonical: str, words: str, short: str, below: str) -> None:
    when = edtf.parse(canonical)

    assert display(when) == words
    assert display(when, style="short") == short
    assert display(when, style="short", year=2024) == below
    assert display(when, style="edtf") == canonical


ARABIC = [
    ("2024-21", "ربيع 2024"),
    ("2024-10/..", "منذ أكتوبر 2024"),
    ("1950S2", "نحو 1950 (1900–1999)"),
    ("-0043/0014", "44 ق.م – 14 م"),
    ("18XX", "القرن 19"),
    ("200X", "العقد الأول من القرن الحادي والعشرين"),
    ("2XXX", "الألفية الثالثة"),
    ("[2024-01-21..2024-01-31]", "أواخر يناير 2024"),
    ("{1960,1961,1962-03..1962-05}", "1960، 1961 ومارس–مايو 1962"),
    ("2024-41", "النصف الثاني من 2024"),
    ("2024-35", "الربع الثالث من 2024"),
    ("2024-33/2024-34", "الربع الأول – الربع الثاني من 2024"),
    ("199X", "تسعينيات القرن العشرين"),
    ("2024-01-28T05", "28 يناير 2024، الساعة 05"),
    ("2024-01-28T05/2024-01-28T07", "28 يناير 2024، الساعة 05–07"),
    ("[2024-01-28T05..2024-01-28T07]", "28 يناير 2024، الساعة بين 05 و07"),
    ("[-0448..-0439]", "بين 449 و440 ق.م"),
    ("[2024-01-05..2024-01-09]", "بين 5 و9 يناير 2024"),
    ("2004-XX-25", "اليوم 25 من أحد أشهر 2004"),
    ("156X-12-25", "25 ديسمبر، أحد أعوام 1560–1569"),
    ("XXXX-12", "ديسمبر، سنة غير معلومة"),
    ("Y-1E6", "قبل مليون سنة"),
    ("Y-2E6", "قبل مليوني سنة"),
    ("Y-5E6", "قبل 5 ملايين سنة"),
    ("Y-17E8", "قبل 1.7 مليار سنة"),
    ("Y-66E6~", "قبل نحو 66 مليون سنة"),
    ("Y-66E6/..", "منذ 66 مليون سنة"),
    ("Y-66E6/Y-65E6", "قبل 66–65 مليون سنة"),
    ("Y-17E7S2", "قبل نحو 170 مليون سنة (180 000 000–170 000 001 ق.م)"),
]

# canonical, whole phrase and list column in Arabic, per names of months
ARABIC_MONTHS = [
    ("2024-01-25", "levant", "25 كانون الثاني 2024", "25 كانون الثاني"),
    ("2024-01-25", "both", "25 كانون الثاني/يناير 2024", "25 يناير"),
    ("2024-02", "both", "شباط/فبراير 2024", "فبراير"),
    ("2024-08-07/2024-08-08", "both", "7–8 آب/أغسطس 2024", "7–8 أغسطس"),
    ("2024-10/..", "levant", "منذ تشرين الأول 2024", "منذ تشرين الأول"),
    ("2024-10/2024-12", "levant", "تشرين الأول–كانون الأول 2024", "تشرين الأول–كانون الأول"),
]


@pytest.mark.parametrize(("canonical", "months", "words", "short"), ARABIC_MONTHS)
def test_arabic_months_have_the_names_that_were_chosen(
    canonical: str, months: str, words: str, short: str
) -> None:
    when, look = edtf.parse(canonical), DateLook(months=months)

    assert display(when, "ar", look=look) == words
    assert display(when, "ar", "short", 2024, look) == short


@pytest.mark.parametrize(
    ("canonical", "words"),
    [
        ("2023-08-07/2023-08-08", "٧–٨ أغسطس ٢٠٢٣"),
        ("2024-01-28T02:53:00.123456789Z", "٢٨ يناير ٢٠٢٤، ٠٢:٥٣:٠٠٫١٢٣٤٥٦٧٨٩ UTC"),
        ("2024-01-28T05:53+03:00", "٢٨ يناير ٢٠٢٤، ٠٥:٥٣ +٠٣:٠٠"),
        ("-0043~", "نحو ٤٤ ق.م"),
        ("Y-17E8", "قبل ١٫٧ مليار سنة"),
        ("18XX", "القرن ١٩"),
    ],
)
def test_arabic_digits_where_they_were_chosen(canonical: str, words: str) -> None:
    look = DateLook(digits="arab")
    when = edtf.parse(canonical)

    assert display(when, "ar", look=look) == words
    assert display(when, "en", look=look) == display(when, "en")
    assert display(when, "ar", "edtf", look=look) == canonical


def test_a_century_is_a_number_in_a_list() -> None:
    assert display(edtf.parse("199X"), "ar", "short") == "تسعينيات القرن 20"
    assert display(edtf.parse("009X"), "ar", "short") == "تسعينيات القرن الأول"


def test_below_its_heading_a_quarter_needs_no_of() -> None:
    assert display(edtf.parse("2024-35"), "ar", "short", 2024) == "الربع الثالث"


@pytest.mark.parametrize(
    ("lo", "hi", "text"),
    [
        ((2024, 1, 27), (2024, 1, 28), "[2024-01-27..2024-01-28]"),
        ((2024, 1, 27), (2024, 1, 27), "2024-01-27"),
        ((2024, 1, 27), None, "[2024-01-27..]"),
        (None, (2024, 1, 27), "[..2024-01-27]"),
    ],
)
def test_computed_bounds_have_an_edtf(
    lo: tuple[int, int, int] | None, hi: tuple[int, int, int] | None, text: str
) -> None:
    assert display_bounds(_days(lo, hi), style="edtf") == text


def test_computed_bounds_of_a_span_are_an_interval() -> None:
    lo, hi = from_civil(2024, 1, 27), from_civil(2024, 2, 2)
    span = Bounds(lo, lo + DAY, hi, hi + DAY)

    assert display_bounds(span, style="edtf") == "2024-01-27/2024-02-02"
    assert display_bounds(Bounds(lo, lo + DAY, POS - 1, POS), style="edtf") == "2024-01-27/.."


@pytest.mark.parametrize(("canonical", "words"), ARABIC)
def test_a_date_is_shown_in_arabic(canonical: str, words: str) -> None:
    assert display(edtf.parse(canonical), "ar") == words


def test_arabic_lists_have_no_arrows() -> None:
    when = edtf.parse("2024-10/..")

    assert display(when, "ar", "short", year=2024) == "منذ أكتوبر"


def test_an_unknown_language_is_shown_in_english() -> None:
    assert display(edtf.parse("2024-10"), "fr") == "October 2024"


def test_a_regional_tag_is_its_language() -> None:
    assert display(edtf.parse("2024-10"), "ar-IQ") == "أكتوبر 2024"


@pytest.mark.parametrize(
    ("text", "words", "short"),
    [
        ("25 January", "25 January [2024]", "25 Jan [2024]"),
        ("since October", "since October [2023]", "Oct [2023] →"),
        ("5–7 February", "5–7 February [2024]", "5–7 Feb [2024]"),
        ("Q3", "Q3 [2023]", "Q3 [2023]"),
    ],
)
def test_an_inferred_year_stands_in_brackets(text: str, words: str, short: str) -> None:
    when = parse(text, ref="2024-02-11")

    assert display(when) == words
    assert display(when, style="short") == short


def test_below_its_heading_an_inferred_year_is_left_out() -> None:
    when = parse("25 January", ref="2024-02-11")

    assert display(when, style="short", year=2024) == "25 Jan"


def test_the_written_style_is_the_text() -> None:
    assert display(parse("  Aug. 1981"), style="written") == "  Aug. 1981"


def test_undated_shows_its_words() -> None:
    assert display(undated("some day")) == "some day"


def test_a_style_that_is_none_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="no such style"):
        display(edtf.parse("2024"), style="long")


def test_a_span_that_begins_with_a_choice_is_shown() -> None:
    start = edtf.parse("[2024-01-02,2024-02-01]")

    span = combine(start, Edge.OPEN)

    assert display(span) == "since between 2 January and 1 February 2024"
    assert display(span, style="short", year=2024) == "between 2 Jan and 1 Feb 2024 →"


def _days(first: tuple[int, int, int] | None, last: tuple[int, int, int] | None) -> Bounds:
    lo = from_civil(*first) if first else NEG
    hi = from_civil(*last) + DAY if last else POS
    return Bounds(lo, hi, lo, hi)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2024, 1, 27), (2024, 1, 28), "27–28 January 2024"),
        ((2024, 1, 25), (2024, 2, 1), "25 January – 1 February 2024"),
        ((2024, 1, 28), (2024, 1, 28), "28 January 2024"),
        ((2024, 1, 1), (2024, 1, 31), "January 2024"),
        ((2024, 1, 1), (2025, 12, 31), "2024–2025"),
        ((2024, 1, 27), None, "since 27 January 2024"),
        (None, (2024, 1, 27), "until 27 January 2024"),
        (None, None, "unknown"),
    ],
)
def test_computed_bounds_are_shown_in_whole_days(
    first: tuple[int, int, int] | None, last: tuple[int, int, int] | None, words: str
) -> None:
    assert display_bounds(_days(first, last)) == words


def test_computed_bounds_within_a_day_are_that_day() -> None:
    lo = from_civil(2024, 1, 27) + 1

    assert display_bounds(Bounds(lo, lo + 5, lo, lo + DAY - 1)) == "27 January 2024"


def test_computed_bounds_have_a_short_style() -> None:
    bounds = _days((2024, 1, 27), (2024, 1, 28))

    assert display_bounds(bounds, style="short") == "27–28 Jan 2024"
    assert display_bounds(bounds, style="short", year=2024) == "27–28 Jan"
    assert display_bounds(bounds, "ar") == "27–28 يناير 2024"
