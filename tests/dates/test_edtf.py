"""EDTF text to bounds and canonical form, notation by notation."""

from __future__ import annotations

import pytest

from timeline_tui.dates.coordinate import bound_text
from timeline_tui.dates.edtf import parse, read
from timeline_tui.dates.when import Edge, Kind, Note, Precision, Qualifier, Stamp
from timeline_tui.errors import DateError

P = Precision
Q = Qualifier

# text, earliest, latest (exclusive), precision; None is open or unknown
POINTS = [
    ("2023-08-07", "2023-08-07", "2023-08-08", P.DAY),
    ("2024-02-29", "2024-02-29", "2024-03-01", P.DAY),
    ("0000-02-29", "0000-02-29", "0000-03-01", P.DAY),
    ("-0043-03-15", "-0043-03-15", "-0043-03-16", P.DAY),
    ("2023-12", "2023-12-01", "2024-01-01", P.MONTH),
    ("2014", "2014-01-01", "2015-01-01", P.YEAR),
    ("0000", "0000-01-01", "0001-01-01", P.YEAR),
    ("-0999", "-0999-01-01", "-0998-01-01", P.YEAR),
    ("Y170000002", "Y170000002-01-01", "Y170000003-01-01", P.YEAR),
    ("Y-170000002", "Y-170000002-01-01", "Y-170000001-01-01", P.YEAR),
    ("Y10000000000", "Y10000000000-01-01", "Y10000000001-01-01", P.YEAR),
    ("Y-17E7", "Y-170000000-01-01", "Y-169999999-01-01", P.YEAR),
    ("1950S2", "1900-01-01", "2000-01-01", P.CENTURY),
    ("Y171010000S3", "Y171000000-01-01", "Y172000000-01-01", P.MEGAYEAR),
    ("1950S1", "1000-01-01", "2000-01-01", P.MILLENNIUM),
    ("1950S4", "1950-01-01", "1951-01-01", P.YEAR),
    ("-1950S2", "-1999-01-01", "-1899-01-01", P.CENTURY),
    ("Y17101E4S3", "Y171000000-01-01", "Y172000000-01-01", P.MEGAYEAR),
    ("Y3388E2S3", "Y338000-01-01", "Y339000-01-01", P.MILLENNIUM),
    ("2001-21", "2001-03-01", "2001-06-01", P.SUBYEAR),
    ("2001-22", "2001-06-01", "2001-09-01", P.SUBYEAR),
    ("2001-32", "2001-06-01", "2001-09-01", P.SUBYEAR),
    ("2001-33", "2001-01-01", "2001-04-01", P.SUBYEAR),
    ("2001-36", "2001-10-01", "2002-01-01", P.SUBYEAR),
    ("2001-38", "2001-05-01", "2001-09-01", P.SUBYEAR),
    ("2001-39", "2001-09-01", "2002-01-01", P.SUBYEAR),
    ("2001-40", "2001-01-01", "2001-07-01", P.SUBYEAR),
    ("2001-23", "2001-09-01", "2001-12-01", P.SUBYEAR),
    ("2001-24", "2001-12-01", "2002-03-01", P.SUBYEAR),
    ("2001-29", "2001-09-01", "2001-12-01", P.SUBYEAR),
    ("2001-34", "2001-04-01", "2001-07-01", P.SUBYEAR),
    ("2024-37", "2024-01-01", "2024-05-01", P.SUBYEAR),
    ("2024-41", "2024-07-01", "2025-01-01", P.SUBYEAR),
    ("201X", "2010-01-01", "2020-01-01", P.DECADE),
    ("20XX", "2000-01-01", "2100-01-01", P.CENTURY),
    ("2XXX", "2000-01-01", "3000-01-01", P.MILLENNIUM),
    ("2004-XX", "2004-01-01", "2005-01-01", P.YEAR),
    ("1985-04-XX", "1985-04-01", "1985-05-01", P.MONTH),
    ("1985-XX-XX", "1985-01-01", "1986-01-01", P.YEAR),
    ("1984-1X", "1984-10-01", "1985-01-01", P.SUBYEAR),
    ("1984-02-2X", "1984-02-20", "1984-03-01", P.MONTH),
    ("156X-12-25", "1560-12-25", "1569-12-26", P.DECADE),
    ("15XX-12-25", "1500-12-25", "1599-12-26", P.CENTURY),
    ("XXXX-12-XX", "0000-12-01", "Y10000-01-01", P.MILLENNIUM),
    ("1XXX-XX", "1000-01-01", "2000-01-01", P.MILLENNIUM),
    ("1XXX-12", "1000-12-01", "2000-01-01", P.MILLENNIUM),
    ("20X4", "2004-01-01", "2095-01-01", P.CENTURY),
    ("19XX-02-29", "1904-02-29", "1996-03-01", P.CENTURY),
    ("2004-X6", "2004-06-01", "2004-07-01", P.YEAR),
    ("1560-XX-25", "1560-01-25", "1560-12-26", P.YEAR),
    ("XXXX-02-29", "0000-02-29", "9996-03-01", P.MILLENNIUM),
    ("-0043-XX", "-0043-01-01", "-0042-01-01", P.YEAR),
    ("2001-02-03T09:30:01", "2001-02-03T09:30:01", "2001-02-03T09:30:02", P.SECOND),
    ("2004-01-01T10:10:10Z", "2004-01-01T10:10:10", "2004-01-01T10:10:11", P.SECOND),
    ("2004-01-01T10:10:10+05:00", "2004-01-01T05:10:10", "2004-01-01T05:10:11", P.SECOND),
    ("2024-01-28T05:53+03:00", "2024-01-28T02:53", "2024-01-28T02:54", P.MINUTE),
    ("2024-01-28T05", "2024-01-28T05:00", "2024-01-28T06:00", P.HOUR),
    (
        "2024-01-28T02:53:00.123456789Z",
        "2024-01-28T02:53:00.123456789",
        "2024-01-28T02:53:00.12345679",
        P.F9,
    ),
    (
        "2024-01-28T02:53:00.1234567Z",
        "2024-01-28T02:53:00.1234567",
        "2024-01-28T02:53:00.1234568",
        P.F7,
    ),
    ("2024-01-28T02:53:00.4Z", "2024-01-28T02:53:00.4", "2024-01-28T02:53:00.5", P.F1),
    ("-0043-03-15T12:00:00", "-0043-03-15T12:00", "-0043-03-15T12:00:01", P.SECOND),
    ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59", "2017-01-01", P.SECOND),
    ("2017-01-01T02:59:60+03:00", "2016-12-31T23:59:59", "2017-01-01", P.SECOND),
]

SPANS = [
    ("2023-08-07/2023-08-08", ("2023-08-07", "2023-08-08", "2023-08-08", "2023-08-09")),
    ("1964/2008", ("1964-01-01", "1965-01-01", "2008-01-01", "2009-01-01")),
    ("2004-02-01/2005-02", ("2004-02-01", "2004-02-02", "2005-02-01", "2005-03-01")),
    ("-2005/-1999-02", ("-2005-01-01", "-2004-01-01", "-1999-02-01", "-1999-03-01")),
    ("2023-10/..", ("2023-10-01", "2023-11-01", None, None)),
    ("../2021", (None, None, "2021-01-01", "2022-01-01")),
    ("2006/", ("2006-01-01", "2007-01-01", "2006-01-01", None)),
    ("/2006", (None, "2007-01-01", "2006-01-01", "2007-01-01")),
    ("2003-22/2004-22", ("2003-06-01", "2003-09-01", "2004-06-01", "2004-09-01")),
    ("2004-06~/2004-06-11", ("2004-06-01", "2004-06-12", "2004-06-11", "2004-06-12")),
    ("201X/202X", ("2010-01-01", "2020-01-01", "2020-01-01", "2030-01-01")),
    ("2004-06/2004", ("2004-06-01", "2004-07-01", "2004-06-01", "2005-01-01")),
    ("2004/2004-06", ("2004-01-01", "2004-07-01", "2004-06-01", "2004-07-01")),
    ("2004-06-XX/2004-07-03", ("2004-06-01", "2004-07-01", "2004-07-03", "2004-07-04")),
    (
        "2024-01-28T05:53+03:00/2024-01-28T06:10+03:00",
        ("2024-01-28T02:53", "2024-01-28T02:54", "2024-01-28T03:10", "2024-01-28T03:11"),
    ),
]

SETS = [
    ("[1667,1668,1670..1672]", Kind.ONE_OF, "1667-01-01", "1673-01-01"),
    ("[..1760-12-03]", Kind.ONE_OF, None, "1760-12-04"),
    ("[1760-12..]", Kind.ONE_OF, "1760-12-01", None),
    ("[1760-01,1760-02,1760-12..]", Kind.ONE_OF, "1760-01-01", None),
    ("[2001-21,2002]", Kind.ONE_OF, "2001-03-01", "2003-01-01"),
    ("{..1983-12-31,1984-10-10..1984-11-01}", Kind.ALL_OF, None, "1984-11-02"),
    ("[1667,1760-12]", Kind.ONE_OF, "1667-01-01", "1761-01-01"),
    ("[2024-02-01,2024-01-02]", Kind.ONE_OF, "2024-01-02", "2024-02-02"),
    ("{1667,1668,1670..1672}", Kind.ALL_OF, "1667-01-01", "1673-01-01"),
    ("{1960,1961-12}", Kind.ALL_OF, "1960-01-01", "1962-01-01"),
    ("{..1984}", Kind.ALL_OF, None, "1985-01-01"),
]

# EDTF that has a more usual form, and what it becomes
SPELLINGS = [
    ("1985-04-12T23:20:30-04", "1985-04-12T23:20:30-04:00"),
    ("2024-01-28T05:53:00-00:00", "2024-01-28T05:53:00Z"),
    ("2024-12-31T24:00:00Z", "2025-01-01T00:00:00Z"),
    ("0000-12-31T24:00", "0001-01-01T00:00"),
    ("[1667, 1668, 1670..1672]", "[1667,1668,1670..1672]"),
    ("{-0043, 2024-01-28T24:00}", "{-0043,2024-01-29T00:00}"),
    ("{2024-01-28T24:00,-0043}", "{2024-01-29T00:00,-0043}"),
    ("?1945-01", "1945?-01"),
    ("?2004-?06-?11", "2004-06-11?"),
    ("~2004?-06", "2004%-06"),
    ("?2004-06-~11", "2004?-06-~11"),
    ("%2004", "2004%"),
    ("~201X-12", "201X~-12"),
    ("?1950S2", "1950S2?"),
]

# what RFC 3339 and its kin allow and EDTF does not, and what it becomes
LOOSE = [
    ("2024-01-28 05:53:00+03:00", "2024-01-28T05:53:00+03:00"),
    ("2024-01-28T05:53:00 +03:00", "2024-01-28T05:53:00+03:00"),
    ("2024-01-28T05:53:00+0300", "2024-01-28T05:53:00+03:00"),
    ("2024-01-28t05:53:00z", "2024-01-28T05:53:00Z"),
    ("2024-01-28T05:53:00,25Z", "2024-01-28T05:53:00.25Z"),
    ("2013-10-24 01:16:13.843 +09:00", "2013-10-24T01:16:13.843+09:00"),
    ("[ 1667]", "[1667]"),
    ("[1667 ,1668]", "[1667,1668]"),
]

QUALIFIED = [
    ("1984?", Q.YEAR_UNCERTAIN),
    ("1984~", Q.YEAR_APPROXIMATE),
    ("1984%", Q.YEAR_UNCERTAIN | Q.YEAR_APPROXIMATE),
    ("2004-06?", Q.YEAR_UNCERTAIN | Q.MONTH_UNCERTAIN),
    ("2004-06-11~", Q.YEAR_APPROXIMATE | Q.MONTH_APPROXIMATE | Q.DAY_APPROXIMATE),
    ("2004?-06-11", Q.YEAR_UNCERTAIN),
    ("2004-06~-11", Q.YEAR_APPROXIMATE | Q.MONTH_APPROXIMATE),
    ("2004-%06", Q.MONTH_UNCERTAIN | Q.MONTH_APPROXIMATE),
    ("2004-06-11%", Q(63)),
    ("2011-23~", Q.YEAR_APPROXIMATE | Q.MONTH_APPROXIMATE),
    ("2004-06-~XX", Q.DAY_APPROXIMATE),
    ("2004-06-~01/2004-06-~20", Q.DAY_APPROXIMATE),
    ("2004-06-~11", Q.DAY_APPROXIMATE),
    ("2004?-06-~11", Q.YEAR_UNCERTAIN | Q.DAY_APPROXIMATE),
    ("2011-~06-~04", Q.MONTH_APPROXIMATE | Q.DAY_APPROXIMATE),
    ("156X~", Q.YEAR_APPROXIMATE),
    ("2001-21?", Q.YEAR_UNCERTAIN | Q.MONTH_UNCERTAIN),
    ("1984?/2004~", Q.YEAR_UNCERTAIN | Q.YEAR_APPROXIMATE),
]

# text, where the complaint points, a word of it
REJECTS = [
    ("", 0, "no date"),
    ("foo", 0, "not an EDTF date"),
    ("44", 0, "not an EDTF date"),
    ("7", 0, "not an EDTF date"),
    ("20230807", 4, "not an EDTF date"),
    ("2023-8-7", 4, "not an EDTF date"),
    ("2024-W05-1", 4, "not an EDTF date"),
    ("٢٠٢٤", 0, "not an EDTF date"),
    (" 2024", 0, "not an EDTF date"),
    ("2023-02-29", 8, "no day 2023-02-29"),
    ("2024-02-30", 8, "no day"),
    ("-0001-02-29", 9, "no day"),
    ("2024-01-00", 8, "no day"),
    ("2024-13", 5, "no month 13"),
    ("2024-42", 5, "no month 42"),
    ("2024-00", 5, "no month"),
    ("2024-21-05", 7, "season"),
    ("-0000", 0, "-0000"),
    ("-0000-01-01T00:00", 0, "-0000"),
    ("Y2024", 0, "five"),
    ("Y-17E7-12", 6, "no month"),
    ("1950S2-12", 6, "no month"),
    ("1950S0", 5, "digits"),
    ("1950S5", 5, "digits"),
    ("Y1E99", 0, "292"),
    ("Y999999999999999999999", 0, "292"),
    ("1985-02-3X", 5, "no day"),
    ("1985-2X", 5, "no day"),
    ("-01XX", 0, "X cannot"),
    ("2004/2003", 5, "before"),
    ("2023-01-02/2023-01-01", 11, "before"),
    ("../..", 0, "one end"),
    ("/", 0, "one end"),
    ("../", 0, "one end"),
    ("2004/2005/2006", 9, "two ends"),
    ("2004/foo", 5, "not an EDTF date"),
    ("2004/2023-02-29", 13, "no day"),
    ("{1672..1670}", 7, "before"),
    ("[1999", 5, "not closed"),
    ("[1999}", 6, "not closed"),
    ("[", 1, "not closed"),
    ("[]", 1, "not an EDTF date"),
    ("[..]", 1, "needs a date"),
    ("[1999..,2001]", 1, "only the first"),
    ("[1999,..2001]", 6, "only the first"),
    ("2024-01-28T25:00Z", 11, "no hour 25"),
    ("2024-01-28T24:01", 11, "no hour 24"),
    ("2024-01-28T05:60", 14, "no minute 60"),
    ("2024-01-28T05:53:61", 17, "no second 61"),
    ("2016-12-30T23:59:60Z", 0, "no second 60"),
    ("2016-12-31T23:58:60Z", 0, "no second 60"),
    ("9999-12-31T24:00", 11, "no hour 24"),
    ("2024-02-30T05:53", 8, "no day"),
    ("2024-01-28T05:53:00.1234567890Z", 28, "nanosecond"),
    ("2024-01-28T05:53.5Z", 16, "not a date with a time"),
    ("2024-01-28T05:53+25:00", 16, "no such offset"),
    ("2024-01-28T05:53+18:30", 16, "no such offset"),
    ("2024-01-28T05:53-24:00", 16, "no such offset"),
    ("2024-01-28T05:53+03:60", 16, "no such offset"),
    ("2024-01-28T05:53+3:00", 16, "not a date with a time"),
    ("2024-01-28T05:53:00.", 19, "not a date with a time"),
    ("2024-01-28T", 0, "not a date with a time"),
    ("20240128T055300Z", 4, "not an EDTF date"),
    ("2024-028", 7, "not an EDTF date"),
    ("2024-W05", 4, "not an EDTF date"),
    ("P1Y", 0, "not an EDTF date"),
    ("2004/P1Y", 5, "not an EDTF date"),
    ("--02-03", 0, "not an EDTF date"),
    ("+2004", 0, "not an EDTF date"),
    ("Y0", 0, "not an EDTF date"),
    ("Y01234", 0, "not an EDTF date"),
    ("Y1E3", 0, "five"),
    ("Y1XXXX", 2, "not an EDTF date"),
    ("195XS2", 0, "X cannot"),
    ("-XXX1", 0, "X cannot"),
    ("201x", 0, "not an EDTF date"),
    ("2004?~", 5, "not an EDTF date"),
    ("?~2004", 0, "not an EDTF date"),
    ("2001-21^south", 7, "not an EDTF date"),
    ("XXXX-02-30", 5, "no day"),
    ("..2004", 0, "not an EDTF date"),
    ("2004..2005", 4, "not an EDTF date"),
    ("2004 / 2005", 4, "not an EDTF date"),
    ("2004/06", 5, "not an EDTF date"),
    ("..~/2004", 0, "not an EDTF date"),
    ("[1667/1668]", 5, "not an EDTF date"),
    ("[1667..]/1700", 13, "not closed"),
    ("[..1667..]", 7, "not an EDTF date"),
    ("[1667,1668,]", 11, "not an EDTF date"),
    ("[[1667]]", 1, "not an EDTF date"),
    ("1667]", 4, "not an EDTF date"),
    ("2024-01-28T05:53 EST", 17, "not a date with a time"),
    ("2024-01-28T05:53~", 16, "not a date with a time"),
    ("Y17E7-12-26", 5, "no month"),
    ("2004-(06)?-11", 4, "not an EDTF date"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), POINTS, ids=lambda v: str(v))
def test_a_date_names_a_region(text: str, earliest: str, latest: str, precision: Precision) -> None:
    when = parse(text)

    assert when.kind is Kind.POINT
    assert when.edtf == text
    assert [bound_text(bound) for bound in when.bounds] == 2 * [earliest, latest]
    assert when.precision is precision


@pytest.mark.parametrize(("text", "bounds"), SPANS, ids=lambda v: str(v))
def test_an_interval_has_four_bounds(text: str, bounds: tuple[str | None, ...]) -> None:
    when = parse(text)

    assert when.kind is Kind.SPAN
    assert when.edtf == text
    assert tuple(bound_text(bound) for bound in when.bounds) == bounds


@pytest.mark.parametrize(("text", "kind", "earliest", "latest"), SETS, ids=lambda v: str(v))
def test_a_set_reaches_from_its_first_to_its_last(
    text: str, kind: Kind, earliest: str | None, latest: str | None
) -> None:
    when = parse(text)

    assert when.kind is kind
    assert when.edtf == text
    assert (bound_text(when.bounds.slo), bound_text(when.bounds.ehi)) == (earliest, latest)


def test_parts_of_a_set_are_sorted_regions() -> None:
    parts = parse("[2024-02,2023,2024-05..2024-06]").parts

    assert [(bound_text(lo), bound_text(hi)) for lo, hi in parts] == [
        ("2023-01-01", "2024-01-01"),
        ("2024-02-01", "2024-03-01"),
        ("2024-05-01", "2024-07-01"),
    ]


def test_before_has_an_open_start_and_a_last_part() -> None:
    when = parse("[..1927]")

    assert when.start is Edge.OPEN
    assert isinstance(when.end, Stamp)
    assert when.end.edtf == "1927"


@pytest.mark.parametrize(("text", "canonical"), SPELLINGS)
def test_spellings_become_canonical(text: str, canonical: str) -> None:
    when = parse(text)

    assert when.text == text
    assert when.edtf == canonical
    assert parse(canonical).edtf == canonical
    assert parse(canonical).bounds == when.bounds


@pytest.mark.parametrize(("text", "canonical"), LOOSE)
def test_loose_spellings_are_read_but_are_no_edtf(text: str, canonical: str) -> None:
    assert read(text).edtf == canonical
    with pytest.raises(DateError) as caught:
        parse(text)

    assert caught.value.hint == f"Write it as {canonical}."
    assert 0 < caught.value.position < len(text)


@pytest.mark.parametrize(("text", "qualifier"), QUALIFIED)
def test_doubts_are_kept_part_by_part(text: str, qualifier: Qualifier) -> None:
    when = parse(text)

    assert when.qualifier == qualifier
    assert when.edtf == text


@pytest.mark.parametrize(("text", "qualifier"), QUALIFIED)
def test_doubts_move_no_bound(text: str, qualifier: Qualifier) -> None:
    certain = text.translate(str.maketrans("", "", "?~%"))

    assert parse(text).bounds == parse(certain).bounds


@pytest.mark.parametrize(("text", "position", "word"), REJECTS)
def test_what_is_no_date_is_rejected_with_its_place(text: str, position: int, word: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)

    assert caught.value.position == position
    assert word in caught.value.message
    assert caught.value.text == text


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("2024-01-28T05:53:00Z", set()),
        ("2024-01-28T05:53Z", {Note.DIALECT}),
        ("2024-01-28T05:53:00.5Z", {Note.DIALECT}),
        ("2024-01-28T05:53:00Z/2024-01-29", {Note.DIALECT}),
        ("2016-12-31T23:59:60Z", {Note.LEAP_SECOND}),
        ("2024-01-28", set()),
    ],
)
def test_notes_tell_dialect_and_leap_seconds(text: str, notes: set[Note]) -> None:
    assert parse(text).notes == notes


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("2024-01-28", None),
        ("2024-01-28T05:53", None),
        ("2024-01-28T05:53Z", 0),
        ("2024-01-28T05:53+03:00", 180),
        ("2024-01-28T05:53-09:30", -570),
    ],
)
def test_only_instants_have_a_zone(text: str, zone: int | None) -> None:
    assert parse(text).zone == zone


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("20230807", "2023-08-07"),
        ("20240128T055300Z", "2024-01-28T05:53:00Z"),
        ("20240128055300", "2024-01-28T05:53:00"),
        ("2024-039", "2024-02-08"),
        ("2023-366", "2024-01-28"),
        ("44", "0044"),
        ("-43", "-0043"),
        ("10000", "Y10000"),
    ],
)
def test_what_is_nearly_a_date_is_shown_as_one(text: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)

    assert hint in caught.value.hint


def test_significant_digits_give_an_estimate() -> None:
    start = parse("1953S2").start

    assert isinstance(start, Stamp)
    assert start.estimate is not None
    assert bound_text(start.estimate) == "1953-01-01"
