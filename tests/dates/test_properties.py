"""What holds for every date: the invariants of the date model, on random dates."""

from __future__ import annotations

import datetime
import re
import sys
import time
from collections.abc import Callable
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.dates import (
    DAY,
    NEG,
    POS,
    SECOND,
    DateError,
    Kind,
    Note,
    Precision,
    Stamp,
    When,
    canonical,
    display,
    edtf,
    parse,
    resolve,
)
from timeline_tui.dates.coordinate import civil_from_days, from_civil, year_text

FAR = 16 * 10**9
WIDTHS = {
    Precision.DAY: DAY,
    Precision.HOUR: 3600 * SECOND,
    Precision.MINUTE: 60 * SECOND,
    Precision.SECOND: SECOND,
    **{Precision(Precision.SECOND + digits): 10 ** (9 - digits) for digits in range(1, 10)},
}


@st.composite
def _days(draw: st.DrawFn, reach: int = 9999) -> str:
    days = draw(st.integers(-reach * 365, reach * 365 - 719_163))
    year, month, day = civil_from_days(days)
    return f"{year_text(year)}-{month:02}-{day:02}"


@st.composite
def _dates(draw: st.DrawFn) -> str:
    day = draw(_days())
    cut = draw(st.sampled_from(["year", "month", "day", "season", "long", "decade", "century"]))
    match cut:
        case "year":
            text = day[:-6]
        case "month":
            text = day[:-3]
        case "season":
            text = f"{day[:-6]}-{draw(st.integers(21, 41))}"
        case "long":
            text = year_text(draw(st.integers(10_000, FAR)) * draw(st.sampled_from([1, -1])))
        case "decade" if day[0] != "-":
            text = f"{day[:3]}X"
        case "century" if day[0] != "-":
            text = f"{day[:2]}XX"
        case _:
            text = day
    return text


@st.composite
def _instants(draw: st.DrawFn) -> str:
    day = draw(_days())
    clock = f"{draw(st.integers(0, 23)):02}"
    fields = draw(st.integers(0, 3))
    for _ in range(min(fields, 2)):
        clock += f":{draw(st.integers(0, 59)):02}"
    if fields == 3:
        clock += f".{draw(st.text('0123456789', min_size=1, max_size=9))}"
    zone = draw(st.sampled_from(["", "Z", "+03:00", "-09:30", "+14:00"]))
    return f"{day}T{clock}{zone}"


@st.composite
def _texts(draw: st.DrawFn) -> str:
    """EDTF of every shape."""
    one = st.one_of(_dates(), _instants())
    qualified = st.builds(str.__add__, _dates(), st.sampled_from(["?", "~", "%"]))
    shape = draw(st.sampled_from(["one", "qualified", "span", "since", "until", "set", "before"]))
    match shape:
        case "one":
            return draw(one)
        case "qualified":
            return draw(qualified)
        case "span":
            ends = sorted((draw(_dates()), draw(_dates())), key=lambda t: edtf.parse(t).bounds.slo)
            return "/".join(ends)
        case "since":
            return f"{draw(one)}/{draw(st.sampled_from(['..', '']))}"
        case "until":
            return f"{draw(st.sampled_from(['..', '']))}/{draw(one)}"
        case "set":
            left, right = draw(st.sampled_from(["[]", "{}"]))
            return left + ",".join(draw(st.lists(one, min_size=1, max_size=4))) + right
        case _:
            return draw(st.sampled_from(["[..{}]", "[{}..]"])).format(draw(qualified))


@settings(max_examples=500, deadline=None)
@given(_texts())
def test_bounds_are_regions_in_order(text: str) -> None:
    when = edtf.parse(text)
    slo, shi, elo, ehi = when.bounds

    assert slo < shi
    assert elo < ehi
    assert slo <= elo
    assert shi <= ehi
    assert (slo == NEG) is not isinstance(when.start, Stamp)
    assert (ehi == POS) is not (isinstance(when.end, Stamp) or when.kind is Kind.POINT)


@settings(max_examples=500, deadline=None)
@given(_texts())
def test_the_canonical_form_means_the_same(text: str) -> None:
    when = edtf.parse(text)
    again = edtf.parse(when.edtf)

    assert again.edtf == when.edtf
    assert (again.bounds, again.kind, again.qualifier) == (when.bounds, when.kind, when.qualifier)
    assert (again.precision, again.parts, again.notes) == (when.precision, when.parts, when.notes)


@settings(max_examples=200, deadline=None)
@given(_dates(), st.sampled_from(["?", "~", "%"]))
def test_doubts_move_no_bound(text: str, mark: str) -> None:
    assert edtf.parse(text + mark).bounds == edtf.parse(text).bounds


@settings(max_examples=300, deadline=None)
@given(_instants())
def test_a_region_is_as_wide_as_its_precision(text: str) -> None:
    start = edtf.parse(text).start

    assert isinstance(start, Stamp)
    assert start.hi - start.lo == WIDTHS[start.precision]


@settings(max_examples=200, deadline=None)
@given(st.integers(-FAR, FAR))
def test_every_year_begins_where_the_one_before_ends(year: int) -> None:
    bounds = edtf.parse(year_text(year)).bounds

    assert bounds.slo == from_civil(year)
    assert bounds.ehi == edtf.parse(year_text(year + 1)).bounds.slo


@settings(max_examples=300, deadline=None)
@given(_texts(), st.sampled_from(["Asia/Baghdad", "America/New_York", "UTC"]))
def test_only_floating_dates_move_with_the_zone(text: str, zone: str) -> None:
    when = edtf.parse(text)
    bounds = resolve(when, zone)

    assert bounds.slo < bounds.shi
    assert bounds.elo < bounds.ehi
    if when.kind is Kind.POINT and not when.is_floating:
        assert bounds == when.bounds


@settings(max_examples=400, deadline=None)
@given(_texts())
def test_every_date_has_words_in_both_languages(text: str) -> None:
    when = edtf.parse(text)

    for lang in ("en", "ar"):
        assert display(when, lang).strip()
        assert display(when, lang, "short", year=2024).strip()
        assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", display(when, lang))


@settings(max_examples=300, deadline=None)
@given(_dates().filter(lambda text: "Y" not in text), st.sampled_from(["en", "ar"]))
def test_single_dates_are_read_as_they_are_shown(text: str, lang: str) -> None:
    when = edtf.parse(text)
    shown = display(when, lang)

    # "1900s" can mean a hundred years to a reader: it is shown for 190X, but not read.
    if "00s" not in shown:
        assert parse(shown).bounds == when.bounds


@settings(max_examples=600, deadline=None)
@given(st.text(st.sampled_from("0123456789-/.:,~?%XYTZS[]{} +"), max_size=24))
def test_noise_is_a_date_or_an_error_and_never_something_else(text: str) -> None:
    when = _tried(edtf.parse, text)

    if isinstance(when, DateError):
        assert 0 <= when.position <= len(text)
        assert when.text == text
        assert when.hint
    else:
        assert edtf.parse(when.edtf).bounds == when.bounds


def _tried(read: Callable[[str], When], text: str) -> When | DateError:
    try:
        return read(text)
    except DateError as error:
        return error


WORDS = [
    "since",
    "before",
    "c.",
    "7",
    "8",
    "31",
    "2024",
    "44",
    "BCE",
    "August",
    "Jan",
    "to",
    "-",
    "–",
    "or",
    "and",
    "early",
    "last",
    "Thursday",
    "ago",
    "weeks",
    "the",
    "1990s",
    "19th",
    "century",
    "05:53",
    "pm",
    "UTC",
    "Q3",
    "spring",
    "(",
    ")",
    "?",
    "آب",
    "قبل",
    "يومين",
    "منذ",
    "2023-08",
]


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
def test_words_are_a_date_or_an_error(words: list[str]) -> None:
    text = " ".join(words)

    when = _tried(lambda text: parse(text, ref="2024-02-11"), text)

    assert when.text == text
    if isinstance(when, When):
        assert edtf.parse(when.edtf).bounds == when.bounds


@pytest.mark.parametrize("text", [" 2024 ", "\t7 August 2023", "٢٠٢٤", "Aug. 1981 "])
def test_the_text_is_kept_byte_for_byte(text: str) -> None:
    assert parse(text).text == text


MONTHS = (
    *("January", "Feb.", "march", "April", "May", "Jun", "July", "AUG", "Sept", "October", "Nov."),
    *("December", "كانون الثاني", "فبراير", "آذار", "أفريل", "ماي", "حزيران", "يوليوز", "آب"),
    *("شتنبر", "تشرين الأول", "نوفمبر", "ديسمبر"),
)
PHRASES = (
    *("{day} {month} {year}", "{month} {day}, {year}", "{month} {year}", "{day} {month}"),
    *("{year}", "since {month} {year}", "before {year}", "by {day} {month} {year}", "c. {year}"),
    *(
        "early {year}",
        "end of {month} {year}",
        "{day}–{later} {month} {year}",
        "{year}–{next_year}",
    ),
    *("{day} and {later} {month} {year}", "between {day} and {later} {month} {year}"),
    *("Q{quarter} {year}", "H{half} {year}", "winter {year}/{next_year}", "{year}-W{later}"),
    *("{day} days ago", "{later} million years ago", "{day}th century", "{later} BCE"),
    *("{year}-{two}-{day:02}", "{day}.{number}.{year}", "{year}/{number}/{day}"),
    *("{day} {month} {year}, {two}:{later}", "{day} {month} {year} at {quarter}:{later} pm"),
    *("في {day} {month} {year}", "منذ {month} {year}", "القرن {day}", "مطلع عام {year}"),
    *("قبل {later} يوما", "{day} {month} من العام الماضي", "بين عامي {year} و{next_year}"),
)


@st.composite
def _phrases(draw: st.DrawFn) -> str:
    """Dates in words; some of them do not exist."""
    year = draw(st.integers(1001, 2999))
    place = draw(st.integers(0, len(MONTHS) - 1))
    text = draw(st.sampled_from(PHRASES)).format(
        year=year,
        next_year=year + 1,
        month=MONTHS[place],
        number=place % 12 + 1,
        two=f"{place % 12 + 1:02}",
        day=draw(st.integers(1, 27)),
        later=draw(st.integers(28, 52)),
        quarter=draw(st.integers(1, 4)),
        half=draw(st.integers(1, 2)),
    )
    digits = draw(st.sampled_from([None, "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"]))
    return text.translate(str.maketrans("0123456789", digits)) if digits else text


def _read(text: str) -> When:
    return parse(text, ref="2024-02-11")


@settings(max_examples=600, deadline=None)
@given(_phrases(), st.data())
def test_every_digit_counts(text: str, data: st.DataObject) -> None:
    """One more digit is refused or makes another date; a zero may stand before a number."""
    when = _tried(_read, text)
    place = data.draw(st.integers(0, len(text)))
    longer = _tried(_read, text[:place] + data.draw(st.sampled_from("123456789")) + text[place:])

    if isinstance(when, When) and isinstance(longer, When):
        assert longer.edtf != when.edtf


@settings(max_examples=600, deadline=None)
@given(_phrases())
def test_words_mean_what_their_canonical_form_means(text: str) -> None:
    when = _tried(_read, text)

    if isinstance(when, When):
        again = edtf.parse(canonical(when))
        assert again.edtf == when.edtf
        assert (again.bounds, again.kind) == (when.bounds, when.kind)
        assert (again.qualifier, again.parts) == (when.qualifier, when.parts)


@settings(max_examples=300, deadline=None)
@given(_phrases(), st.sampled_from(["c. {}", "{}?", "probably {}", "نحو {}"]))
def test_words_of_doubt_move_no_bound(text: str, doubt: str) -> None:
    when, doubted = _tried(_read, text), _tried(_read, doubt.format(text))

    if isinstance(when, When) and isinstance(doubted, When):
        assert doubted.bounds == when.bounds


@settings(max_examples=300, deadline=None)
@given(_phrases())
def test_only_the_reference_makes_a_date_relative(text: str) -> None:
    when, alone = _tried(_read, text), _tried(parse, text)

    if isinstance(when, When) and not when.notes & {Note.RELATIVE, Note.YEAR_INFERRED}:
        assert alone == when
    else:
        assert isinstance(alone, DateError)


def test_no_clock_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise AssertionError("a clock was asked")

    class Clockless(datetime.datetime):
        now = today = utcnow = refuse

    texts = ["yesterday", "25 January", "the 90s", "the 90s BC", "last week", "في", "now", "7", ""]
    before = [str(_tried(_read, text)) for text in texts]
    parse_anew = sys.modules["timeline_tui.dates"]._parse  # type: ignore[attr-defined]
    parse_anew.cache_clear()
    for name in ("time", "time_ns", "localtime", "gmtime", "monotonic", "ctime", "strftime"):
        monkeypatch.setattr(time, name, refuse)
    for name, module in list(sys.modules.items()):
        if name.startswith("timeline_tui.dates") and hasattr(module, "datetime"):
            monkeypatch.setattr(module, "datetime", Clockless)

    assert [str(_tried(_read, text)) for text in texts] == before
