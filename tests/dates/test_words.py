"""Dates as shown: whole phrases, list columns, computed bounds, two languages."""

from __future__ import annotations

import pytest

from timeline_tui.dates import NEG, POS, Bounds, display, display_bounds, edtf, parse, undated
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
        "156X-12-25",
        "between 25 December 1560 and 25 December 1569",
        "between 25 Dec 1560 and 25 Dec 1569",
        "between 25 Dec 1560 and 25 Dec 1569",
    ),
    ("2024-01/2024-03", "January–March 2024", "Jan–Mar 2024", "Jan–Mar"),
    ("[2024-01-01..2024-01-10]", "early January 2024", "early Jan 2024", "early Jan"),
    ("-0043/-0041", "44–42 BCE", "44–42 BCE", "44–42 BCE"),
    ("-0043/0014", "44 BCE – 14 CE", "44 BCE – 14 CE", "44 BCE – 14 CE"),
    ("0998/1002", "998 CE – 1002", "998 CE – 1002", "998 CE – 1002"),
    ("1950S2", "c. 1950 (1900–1999)", "c. 1950 (1900–1999)", "c. 1950 (1900–1999)"),
    ("Y-17E7", "170 million years ago", "170 million years ago", "170 million years ago"),
    ("Y12345", "year 12 345", "year 12 345", "year 12 345"),
    ("Y-12345", "12 346 BCE", "12 346 BCE", "12 346 BCE"),
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
]


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

    assert display(span) == "since between 2 January 2024 and 1 February 2024"
    assert display(span, style="short", year=2024) == "between 2 Jan 2024 and 1 Feb 2024 →"


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
