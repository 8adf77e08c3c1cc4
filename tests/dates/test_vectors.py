"""The vectors of the date contract: text, canonical form, bounds, precision, words, notes.

They count from 11 February 2024. Latest is exclusive. Where the precision column differs from a
word of `Precision`, masked digits take the coarsest that fits.
"""

from __future__ import annotations

import pytest

from timeline_tui.dates import (
    DateError,
    Note,
    Precision,
    canonical,
    display,
    parse,
)
from timeline_tui.dates.coordinate import bound_text

REF = "2024-02-11"
N = Note

# text, canonical, earliest, latest, precision, English, Arabic, notes
VECTORS: list[tuple[str, str, str | None, str | None, str, str, str, set[Note]]] = [
    (
        "7-8 August 2023",
        "2023-08-07/2023-08-08",
        "2023-08-07",
        "2023-08-09",
        "day",
        "7–8 August 2023",
        "7–8 أغسطس 2023",
        set(),
    ),
    (
        "7–8 August 2023",
        "2023-08-07/2023-08-08",
        "2023-08-07",
        "2023-08-09",
        "day",
        "7–8 August 2023",
        "7–8 أغسطس 2023",
        set(),
    ),
    (
        "August 7–8, 2023",
        "2023-08-07/2023-08-08",
        "2023-08-07",
        "2023-08-09",
        "day",
        "7–8 August 2023",
        "7–8 أغسطس 2023",
        set(),
    ),
    (
        "7–8 أغسطس 2023",
        "2023-08-07/2023-08-08",
        "2023-08-07",
        "2023-08-09",
        "day",
        "7–8 August 2023",
        "7–8 أغسطس 2023",
        set(),
    ),
    (
        "٧-٨ أغسطس ٢٠٢٣",
        "2023-08-07/2023-08-08",
        "2023-08-07",
        "2023-08-09",
        "day",
        "7–8 August 2023",
        "7–8 أغسطس 2023",
        set(),
    ),
    (
        "من 7 إلى 8 أغسطس 2023",
        "2023-08-07/2023-08-08",
        "2023-08-07",
        "2023-08-09",
        "day",
        "7–8 August 2023",
        "7–8 أغسطس 2023",
        set(),
    ),
    (
        "August–October 2023",
        "2023-08/2023-10",
        "2023-08-01",
        "2023-11-01",
        "month",
        "August–October 2023",
        "أغسطس–أكتوبر 2023",
        set(),
    ),
    (
        "Dec 2023 - Jan 2024",
        "2023-12/2024-01",
        "2023-12-01",
        "2024-02-01",
        "month",
        "December 2023 – January 2024",
        "ديسمبر 2023 – يناير 2024",
        set(),
    ),
    ("2014-2017", "2014/2017", "2014-01-01", "2018-01-01", "year", "2014–2017", "2014–2017", set()),
    (
        "25 January",
        "2024-01-25",
        "2024-01-25",
        "2024-01-26",
        "day",
        "25 January [2024]",
        "25 يناير [2024]",
        {N.YEAR_INFERRED},
    ),
    (
        "Jan 25",
        "2024-01-25",
        "2024-01-25",
        "2024-01-26",
        "day",
        "25 January [2024]",
        "25 يناير [2024]",
        {N.YEAR_INFERRED},
    ),
    (
        "25 يناير الماضي",
        "2024-01-25",
        "2024-01-25",
        "2024-01-26",
        "day",
        "25 January [2024]",
        "25 يناير [2024]",
        {N.YEAR_INFERRED},
    ),
    (
        "25 كانون الثاني/يناير 2024",
        "2024-01-25",
        "2024-01-25",
        "2024-01-26",
        "day",
        "25 January 2024",
        "25 يناير 2024",
        set(),
    ),
    (
        "11 شباط/فبراير 2024",
        "2024-02-11",
        "2024-02-11",
        "2024-02-12",
        "day",
        "11 February 2024",
        "11 فبراير 2024",
        set(),
    ),
    (
        "25 December",
        "2023-12-25",
        "2023-12-25",
        "2023-12-26",
        "day",
        "25 December [2023]",
        "25 ديسمبر [2023]",
        {N.YEAR_INFERRED},
    ),
    (
        "October 2023",
        "2023-10",
        "2023-10-01",
        "2023-11-01",
        "month",
        "October 2023",
        "أكتوبر 2023",
        set(),
    ),
    (
        "تشرين الأول 2023",
        "2023-10",
        "2023-10-01",
        "2023-11-01",
        "month",
        "October 2023",
        "أكتوبر 2023",
        set(),
    ),
    (
        "since October 2023",
        "2023-10/..",
        "2023-10-01",
        None,
        "month",
        "since October 2023",
        "منذ أكتوبر 2023",
        set(),
    ),
    ("until 2021", "../2021", None, "2022-01-01", "year", "until 2021", "حتى 2021", set()),
    ("before 1928", "[..1927]", None, "1928-01-01", "year", "before 1928", "قبل 1928", set()),
    (
        "after October 2023",
        "[2023-11..]",
        "2023-11-01",
        None,
        "month",
        "after October 2023",
        "بعد أكتوبر 2023",
        set(),
    ),
    ("2014", "2014", "2014-01-01", "2015-01-01", "year", "2014", "2014", set()),
    ("عام 2014", "2014", "2014-01-01", "2015-01-01", "year", "2014", "2014", set()),
    (
        "last Thursday",
        "2024-02-08",
        "2024-02-08",
        "2024-02-09",
        "day",
        "8 February 2024",
        "8 فبراير 2024",
        {N.RELATIVE},
    ),
    (
        "الخميس",
        "2024-02-08",
        "2024-02-08",
        "2024-02-09",
        "day",
        "8 February 2024",
        "8 فبراير 2024",
        {N.RELATIVE},
    ),
    (
        "يوم الأحد",
        "2024-02-11",
        "2024-02-11",
        "2024-02-12",
        "day",
        "11 February 2024",
        "11 فبراير 2024",
        {N.RELATIVE},
    ),
    (
        "أمس",
        "2024-02-10",
        "2024-02-10",
        "2024-02-11",
        "day",
        "10 February 2024",
        "10 فبراير 2024",
        {N.RELATIVE},
    ),
    (
        "قبل يومين",
        "2024-02-09",
        "2024-02-09",
        "2024-02-10",
        "day",
        "9 February 2024",
        "9 فبراير 2024",
        {N.RELATIVE},
    ),
    (
        "2 weeks ago",
        "2024-01-28",
        "2024-01-28",
        "2024-01-29",
        "day",
        "28 January 2024",
        "28 يناير 2024",
        {N.RELATIVE},
    ),
    (
        "Thursday (8 February 2024)",
        "2024-02-08",
        "2024-02-08",
        "2024-02-09",
        "day",
        "8 February 2024",
        "8 فبراير 2024",
        set(),
    ),
    ("c. 44 BCE", "-0043~", "-0043-01-01", "-0042-01-01", "year", "c. 44 BCE", "نحو 44 ق.م", set()),
    (
        "15 March 44 BCE",
        "-0043-03-15",
        "-0043-03-15",
        "-0043-03-16",
        "day",
        "15 March 44 BCE",
        "15 مارس 44 ق.م",
        set(),
    ),
    (
        "1st century BCE",
        "[-0099..0000]",
        "-0099-01-01",
        "0001-01-01",
        "year",
        "1st century BCE",
        "القرن الأول ق.م",
        set(),
    ),
    (
        "circa August 1979",
        "1979-08~",
        "1979-08-01",
        "1979-09-01",
        "month",
        "c. August 1979",
        "نحو أغسطس 1979",
        set(),
    ),
    ("probably 1984", "1984?", "1984-01-01", "1985-01-01", "year", "1984 (?)", "1984 (؟)", set()),
    (
        "early 2024",
        "2024-37~",
        "2024-01-01",
        "2024-05-01",
        "subyear",
        "early 2024",
        "مطلع 2024",
        set(),
    ),
    (
        "مطلع عام 2024",
        "2024-37~",
        "2024-01-01",
        "2024-05-01",
        "subyear",
        "early 2024",
        "مطلع 2024",
        set(),
    ),
    (
        "the 1990s",
        "199X",
        "1990-01-01",
        "2000-01-01",
        "decade",
        "1990s",
        "تسعينيات القرن العشرين",
        set(),
    ),
    (
        "19th century",
        "18XX",
        "1800-01-01",
        "1900-01-01",
        "century",
        "19th century",
        "القرن 19",
        set(),
    ),
    (
        "spring 2024",
        "2024-21",
        "2024-03-01",
        "2024-06-01",
        "subyear",
        "spring 2024",
        "ربيع 2024",
        set(),
    ),
    (
        "Q3 2023",
        "2023-35",
        "2023-07-01",
        "2023-10-01",
        "subyear",
        "Q3 2023",
        "الربع الثالث من 2023",
        set(),
    ),
    (
        "01/02/2024",
        "[2024-01-02,2024-02-01]",
        "2024-01-02",
        "2024-02-02",
        "day",
        "2 January 2024 or 1 February 2024",
        "2 يناير 2024 أو 1 فبراير 2024",
        {N.AMBIGUOUS},
    ),
    (
        "13/02/2024",
        "2024-02-13",
        "2024-02-13",
        "2024-02-14",
        "day",
        "13 February 2024",
        "13 فبراير 2024",
        set(),
    ),
    (
        "2024/02/11",
        "2024-02-11",
        "2024-02-11",
        "2024-02-12",
        "day",
        "11 February 2024",
        "11 فبراير 2024",
        set(),
    ),
    (
        "13.8 billion years ago",
        "[Y-13850000000..Y-13750000000]",
        "Y-13850000000-01-01",
        "Y-13749999999-01-01",
        "year",
        "13.8 billion years ago",
        "قبل 13.8 مليار سنة",
        set(),
    ),
    (
        "66 million years ago",
        "[Y-66500000..Y-65500000]",
        "Y-66500000-01-01",
        "Y-65499999-01-01",
        "year",
        "66 million years ago",
        "قبل 66 مليون سنة",
        set(),
    ),
    (
        "Y10000000000",
        "Y10000000000",
        "Y10000000000-01-01",
        "Y10000000001-01-01",
        "year",
        "in 10 billion years (year 10 000 000 000)",
        "سنة 10 000 000 000",
        set(),
    ),
    (
        "2024-01-28T05:53+03:00",
        "2024-01-28T05:53+03:00",
        "2024-01-28T02:53",
        "2024-01-28T02:54",
        "minute",
        "28 January 2024, 05:53 +03:00",
        "28 يناير 2024، 05:53 +03:00",
        {N.DIALECT},
    ),
    (
        "2024-01-28T02:53:00.123456789Z",
        "2024-01-28T02:53:00.123456789Z",
        "2024-01-28T02:53:00.123456789",
        "2024-01-28T02:53:00.12345679",
        "f9",
        "28 January 2024, 02:53:00.123456789 UTC",
        "28 يناير 2024، 02:53:00.123456789 UTC",
        {N.DIALECT},
    ),
    (
        "2024-01-28T02:53:00.1234567Z",
        "2024-01-28T02:53:00.1234567Z",
        "2024-01-28T02:53:00.1234567",
        "2024-01-28T02:53:00.1234568",
        "f7",
        "28 January 2024, 02:53:00.1234567 UTC",
        "28 يناير 2024، 02:53:00.1234567 UTC",
        {N.DIALECT},
    ),
    (
        "2016-12-31T23:59:60Z",
        "2016-12-31T23:59:60Z",
        "2016-12-31T23:59:59",
        "2017-01-01",
        "second",
        "31 December 2016, 23:59:60 UTC",
        "31 ديسمبر 2016، 23:59:60 UTC",
        {N.LEAP_SECOND},
    ),
    (
        "/2006",
        "/2006",
        None,
        "2007-01-01",
        "year",
        "unknown start – 2006",
        "بداية غير معلومة – 2006",
        set(),
    ),
    (
        "2006/",
        "2006/",
        "2006-01-01",
        None,
        "year",
        "2006 – unknown end",
        "2006 – نهاية غير معلومة",
        set(),
    ),
    (
        "1984?/2004%",
        "1984?/2004%",
        "1984-01-01",
        "2005-01-01",
        "year",
        "1984 (?) – c. 2004 (?)",
        "1984 (؟) – نحو 2004 (؟)",
        set(),
    ),
    (
        "1984-1X",
        "1984-1X",
        "1984-10-01",
        "1985-01-01",
        "subyear",
        "one month of Oct–Dec 1984",
        "أحد أشهر أكتوبر–ديسمبر 1984",
        set(),
    ),
    (
        "1985-XX-XX",
        "1985-XX-XX",
        "1985-01-01",
        "1986-01-01",
        "year",
        "some day in 1985",
        "أحد أيام 1985",
        set(),
    ),
    (
        "[1667,1668,1670..1672]",
        "[1667,1668,1670..1672]",
        "1667-01-01",
        "1673-01-01",
        "year",
        "1667 or 1668 or 1670–1672",
        "1667 أو 1668 أو 1670–1672",
        set(),
    ),
    (
        "{1960,1961-12}",
        "{1960,1961-12}",
        "1960-01-01",
        "1962-01-01",
        "year",
        "1960 and December 1961",
        "1960 وديسمبر 1961",
        set(),
    ),
]

REJECTS = [
    "2023-02-29",
    "2024-02-30",
    "31 April 2024",
    "-0000",
    "Y2024",
    "1985-02-3X",
    "2004/2003",
    "{1672..1670}",
    "[1999",
    "20230807",
    "2024-13",
    "44",
    "7",
    "foo",
    "",
    "2024-01-28T25:00Z",
    "../..",
    "7 آب/أيلول 2023",
    "1707609600123",
    "2024-01-28T02:53:00.1234567890Z",
]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector[0])
def test_a_vector_means_what_it_should(
    vector: tuple[str, str, str | None, str | None, str, str, str, set[Note]],
) -> None:
    text, edtf, earliest, latest, precision, _, _, notes = vector

    when = parse(text, ref=REF)

    assert when.text == text
    assert canonical(when) == edtf
    assert (bound_text(when.bounds.slo), bound_text(when.bounds.ehi)) == (earliest, latest)
    assert when.precision is Precision[precision.upper()]
    assert when.notes == notes


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector[0])
def test_a_vector_is_shown_in_two_languages(
    vector: tuple[str, str, str | None, str | None, str, str, str, set[Note]],
) -> None:
    text, _, _, _, _, english, arabic, _ = vector

    when = parse(text, ref=REF)

    assert display(when) == english
    assert display(when, "ar") == arabic


ONLY_SHOWN = {
    "in 10 billion years (year 10 000 000 000)",
    "one month of Oct–Dec 1984",
    "some day in 1985",
}


@pytest.mark.parametrize(
    "vector", [v for v in VECTORS if v[5] not in ONLY_SHOWN], ids=lambda v: v[5]
)
def test_what_is_shown_in_english_can_be_read_again(
    vector: tuple[str, str, str | None, str | None, str, str, str, set[Note]],
) -> None:
    when = parse(vector[0], ref=REF)

    assert parse(display(when)).bounds == when.bounds


@pytest.mark.parametrize("text", REJECTS)
def test_what_is_no_date_is_never_guessed(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text, ref=REF)

    assert caught.value.text == text
    assert caught.value.hint
    assert 0 <= caught.value.position <= len(text)


@pytest.mark.parametrize(
    "text", ["2014", "2024-01-25", "-0043", "0043", "2024-01-28T02:53:00.123456789Z"]
)
def test_scalars_that_loaders_spoil_are_read_as_written(text: str) -> None:
    assert canonical(parse(text)) == text


@pytest.mark.parametrize("text", ["12:30:45", "05:53"])
def test_a_time_of_day_alone_is_no_date(text: str) -> None:
    with pytest.raises(DateError):
        parse(text, ref=REF)
