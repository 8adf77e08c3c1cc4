"""The family of dates: what people write, mutants of it, and texts that are merely too long.

Each is a date whose written form means the same again, or a DateError that says where. A fault is
any other error, more than a second, and a date that is known more finely than it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from timeline_tui.dates import DateError, Precision, When, display, parse, resolve
from timeline_tui.selftest.mutator import Chance, Vocabulary, mutant
from timeline_tui.selftest.tally import Tally
from timeline_tui.selftest.trials import Trials, Watch

FAMILY = "dates"
"""What the family is called."""
LIMIT = 1.0
"""Seconds that one text may take."""
REF = "2024-02-11"
"""The day that dates without a year count from."""

READ = (
    ("7 August 2023", "2023-08-07"),
    ("August 7, 2023", "2023-08-07"),
    ("Aug. 1981", "1981-08"),
    ("Sept 5th, 2001", "2001-09-05"),
    ("5-Sep-2001", "2001-09-05"),
    ("2024/02/11", "2024-02-11"),
    ("15 March 44 BCE", "-0043-03-15"),
    ("AD 14", "0014"),
    ("7 أغسطس 2023", "2023-08-07"),
    ("٧ آب ٢٠٢٣", "2023-08-07"),
    ("25 كانون الثاني/يناير 2024", "2024-01-25"),
    ("السابع من أكتوبر 2023", "2023-10-07"),
    ("2024-W06-4", "2024-02-08"),
    ("2013-10-24 01:16:13.843 +09:00", "2013-10-24T01:16:13.843+09:00"),
    ("2024-01-28T02:53:00.123456789Z", "2024-01-28T02:53:00.123456789Z"),
    ("Oct 23, 2013 4:22 PM", "2013-10-23T16:22"),
    ("Wed, 23 Oct 2013 16:22:44 +0900", "2013-10-23T16:22:44+09:00"),
    ("24/Oct/2013:01:16:13 +0900", "2013-10-24T01:16:13+09:00"),
    ("28 January 2024, 05:53–06:10 UTC", "2024-01-28T05:53Z/2024-01-28T06:10Z"),
    ("2016-12-31T23:59:60Z", "2016-12-31T23:59:60Z"),
    ("@1706410380", "2024-01-28T02:53:00Z"),
    ("7-8 August 2023", "2023-08-07/2023-08-08"),
    ("من 7 إلى 8 أغسطس 2023", "2023-08-07/2023-08-08"),
    ("Dec 25 – Jan 3, 2024", "2023-12-25/2024-01-03"),
    ("2014-2017", "2014/2017"),
    ("44–31 BCE", "-0043/-0030"),
    ("1939–45", "1939/1945"),
    ("since October 2023", "2023-10/.."),
    ("until 2021", "../2021"),
    ("/2006", "/2006"),
    ("before 1928", "[..1927]"),
    ("after October 2023", "[2023-11..]"),
    ("between 1990 and 1995", "[1990..1995]"),
    ("c. 44 BCE", "-0043~"),
    ("c. 1984 (?)", "1984%"),
    ("25 January", "2024-01-25"),
    ("last Thursday", "2024-02-08"),
    ("أمس", "2024-02-10"),
    ("[1667,1668,1670..1672]", "[1667,1668,1670..1672]"),
    ("{1960,1961-12}", "{1960,1961-12}"),
    ("1984?/2004%", "1984?/2004%"),
    ("1985-XX-XX", "1985-XX-XX"),
    ("2004-06?-11", "2004-06?-11"),
    ("Y170000002", "Y170000002"),
    ("2001-21", "2001-21"),
)
"""What must be read, and the form it must be written in."""

OTHERS = (
    *("1960s", "19th century", "1st century BCE", "spring 2024", "Q3 2023", "early 2024"),
    *("mid-1979", "66 million years ago", "13.8 billion years ago", "Y3E12S3", "1950S2"),
    *("01/02/2024", "1/25/24", "2 weeks ago", "قبل يومين", "الخميس", "مطلع عام 2024"),
    *("Thursday (8 February 2024)", "yesterday", "2024-02-30", "2024-13-01", "0000-00-00"),
    *("24:00", "2024-01-28T24:00", "+99:99", "May", "1", "?", "156X-12-25", "XXXX-12-XX"),
    *("-0001-12", "Y-17E7", "..", "../..", "/", "", "n/a", "unknown", "TBD", "2024-366"),
    *("2023-366", "10/11/12", "12 BC", "5:30 pm", "noon", "1e5", "0x7E8", "2024年1月28日"),
)
"""What need not be read, but is near to what is."""

VOCABULARY = Vocabulary(
    (
        *("-", "/", "..", "?", "~", "%", "X", "XX", "T", "Z", ":", ",", "[", "]", "{", "}", "("),
        *(")", "Y", "E", "S2", "W", "Q1", "+", "@", "–", "—", " to ", " and ", " or ", "c. "),
        *("BCE", "BC ", "AD ", "CE", "January", "Sept", "May", "Mon", "Thursday", "st", "th"),
        *(" ago", "last ", "AM", "before ", "after ", "since ", "until ", "between ", "early "),
        *("late ", "century", "0s", "UTC", "يناير", "آب", "كانون الثاني", "قبل ", "منذ ", "بعد "),
        *("ق.م", "الخميس", "عام ", "00", "31"),
        *("1984", "24:00", "+14:00", "-0000", ".123456789", "12", "29", "366", "billion years ago"),
    ),
    (("[", "]"), ("{", "}"), ("(", ")"), ("c. ", ""), ("before ", ""), ("-", "")),
)
"""What means something in a date, in our own choice."""

_NUMBERS = re.compile(r"[\d:.TZ +-]*[-:T][\d:.TZ +-]*", re.ASCII)
_LEAST = {
    Precision.MONTH: (2, 5),
    Precision.DAY: (3, 7),
    Precision.HOUR: (4, 9),
    Precision.MINUTE: (5, 11),
    Precision.SECOND: (6, 13),
}
"""How many numbers, or else digits, it takes at least to write so fine a date in numbers alone."""


def dates(mutants: int, seed: int, watch: Watch = Watch()) -> Tally:  # noqa: B008 (no path, no state)
    """Try what must be read, bombs, mutants, and random instants cut short more and more."""
    trials = Trials(FAMILY, seed, watch, LIMIT)
    for text, written in READ:
        trials.attempt(text.encode(), partial(_unlike, text, written))
    texts = [text for text, _ in READ] + list(OTHERS)
    for text in [*OTHERS, *bombs()]:
        trials.attempt(text.encode(), partial(_wrong, text, None, "past"))
    listed = trials.tried
    for number in range(mutants):
        chance = Chance(FAMILY, seed, number)
        text = mutant(chance.pick(texts), chance, VOCABULARY, texts)
        order, mode = chance.pick((None, "dmy", "mdy", "ymd")), chance.pick(("past", "future"))
        data = text.encode("utf-8", "surrogatepass")
        trials.attempt(data, partial(_wrong, text, order, mode))
        text = _instant(chance)
        trials.attempt(text.encode(), partial(_not_nested, text))
    return trials.tally(f"{listed} listed, {mutants:,} mutants, {mutants:,} instants cut short")


def bombs() -> Iterator[str]:
    """Give texts that are long, or far away."""
    for word in (
        *VOCABULARY.words,
        "9",
        " ",
        "é",
        "١",
        "x",
        "\u0301",
        "1984?/",
        "2024-",
        "7 August ",
    ):
        yield word * 20_000
    yield "7 August 2023" + " " * 500_000
    yield "7 " + "a" * 500_000 + " 2023"
    yield "[" + "1984," * 20_000 + "1984]"
    yield "[1..9999999999999999999999999999]"
    yield "Y" + "9" * 4_000
    yield "Y1E999999999"
    yield "Y-1E999999999S1"
    yield f"{'9' * 400} billion years ago"
    yield f"in {'9' * 400} years"
    yield f"{'9' * 30} centuries ago"


def _unlike(text: str, written: str) -> Iterator[str]:
    when = parse(text, ref=REF)
    if when.edtf != written:
        yield f"{text!r} is read as {when.edtf!r}"
    yield from _unsound(text, when)


def _wrong(text: str, order: str | None, mode: str) -> Iterator[str]:
    """Give what is wrong with what a text is read as; a DateError is an answer too."""
    try:
        when = parse(text, ref=REF, order=order, mode=mode)
    except DateError as error:
        if not error.message or not 0 <= error.position <= len(text):
            yield f"{text[:40]!r}: the error says too little: {error!r}"
        return
    yield from _unsound(text, when)


def _unsound(text: str, when: When) -> Iterator[str]:
    slo, shi, elo, ehi = when.bounds
    if when.is_dated and not (slo < shi and elo < ehi and slo <= elo and shi <= ehi):
        yield f"{text[:40]!r}: its bounds are in no order"
    if when.edtf:
        again = parse(when.edtf)
        if again.bounds != when.bounds or again.edtf != when.edtf:
            yield f"{text[:40]!r} is written as {when.edtf[:60]!r}, which is {again.edtf[:60]!r}"
    if _is_too_fine(text, when):
        yield f"{text[:40]!r} is known to the {when.precision!r}"
    for lang in ("en", "ar"):
        for style in ("words", "short", "edtf"):
            display(when, lang, style)
    resolve(when, "Asia/Baghdad")


def _is_too_fine(text: str, when: When) -> bool:
    if when.precision is None or not _NUMBERS.fullmatch(text.strip()):
        return False
    numbers = re.findall(r"\d+", text)
    digits = sum(map(len, numbers))
    finest = min(when.precision, Precision.SECOND)
    least = _LEAST.get(finest)
    is_fraction = when.precision > Precision.SECOND and "." not in text
    return is_fraction or (least is not None and len(numbers) < least[0] and digits < least[1])


def _instant(chance: Chance) -> str:
    year = chance.below(9999) + 1 if chance.is_often(0.9) else chance.below(2)
    day = f"{year:04}-{chance.below(12) + 1:02}-{chance.below(28) + 1:02}"
    time = f"{chance.below(24):02}:{chance.below(60):02}:{chance.below(60):02}"
    return f"{day}T{time}.{str(chance.below(10**9)).rjust(9, '0')}"


def _not_nested(text: str) -> Iterator[str]:
    """Give where a text that is cut short means a time that does not hold what it was cut from."""
    inner = parse(text)
    for length in (*range(28, 20, -1), 19, 16, 13, 10, 7, 4):
        outer = parse(text[:length])
        if not (outer.bounds.slo <= inner.bounds.slo and inner.bounds.ehi <= outer.bounds.ehi):
            yield f"{text[:length]!r} does not hold {inner.edtf!r}"
        if (outer.precision or 0) >= (inner.precision or 0):
            yield f"{text[:length]!r} is known as finely as {inner.edtf!r}"
        inner = outer
