"""Thousands of dates of every shape, in every look: nothing that reads badly, nothing hidden.

The texts themselves stand in the tables of `test_words`; here is what none of them may do.
"""

from __future__ import annotations

import re
from itertools import product

import pytest
from rich.cells import cell_len

from timeline_tui.dates import DAY, DateError, DateLook, When, display, edtf
from timeline_tui.dates.coordinate import from_civil

YEARS = ("2024", "2023", "1984", "0998", "0044", "0000", "-0043", "-9999")
PARTS = (
    *("", "-01", "-12", "-01-25", "-02-29", "-12-31", "-21", "-24", "-29", "-33", "-36"),
    *(
        "-37",
        "-38",
        "-39",
        "-40",
        "-41",
        "-XX",
        "-0X",
        "-1X",
        "-XX-XX",
        "-XX-25",
        "-04-XX",
        "-04-0X",
    ),
    *("-04-3X", "-0X-12", "-01-28T05", "-01-28T05:53", "-01-28T05:53Z", "-01-28T05:53:10+03:00"),
    "-01-28T02:53:00.123456789Z",
)
OTHERS = (
    *(
        "199X",
        "200X",
        "009X",
        "000X",
        "18XX",
        "00XX",
        "1XXX",
        "0XXX",
        "XXXX",
        "156X-12",
        "156X-12-25",
    ),
    *(
        "156X-12-XX",
        "XXXX-12-25",
        "15XX-04-0X",
        "1XXX-XX",
        "1950S2",
        "-0043S1",
        "Y-17E7S2",
        "Y3388E2S3",
    ),
    *(
        "Y12345",
        "Y-12345",
        "Y-1E6",
        "Y-2E6",
        "Y-5E6",
        "Y-66E6",
        "Y-3E9",
        "Y-13798500000",
        "Y3E6",
        "Y1E10",
    ),
)


def _dates() -> list[str]:
    singles = [year + part for year, part in product(YEARS, PARTS)] + list(OTHERS)
    qualified = [text + sign for text in singles for sign in "?~%"]
    edged = [
        form.format(text)
        for text in singles
        for form in ("{}/..", "{}/", "../{}", "/{}", "[..{}]", "[{}..]", "{{..{}}}")
    ]
    few = [
        *(
            "2024",
            "2024-01",
            "2024-01-25",
            "2024-21",
            "2024-34",
            "2024-37",
            "2024-40",
            "2024-XX-25",
        ),
        *(
            "2024-01-28T05",
            "2024-01-28T05:53Z",
            "2024-01-28T06:10+03:00",
            "1984~",
            "2024-06?",
            "-0043",
        ),
        *("199X", "000X", "18XX", "156X-12-25", "1950S2", "Y12345", "Y-12345", "Y-5E6", "Y-66E6"),
    ]
    pairs = [
        form.format(first, last)
        for first, last in product(few, few)
        for form in ("{}/{}", "[{},{}]", "[{}..{}]", "{{{},{}}}")
    ]
    sets = [
        f"{left}{','.join(few[i : i + n])}{right}"
        for n in (3, 5)
        for i in range(0, len(few) - n, 2)
        for left, right in ("[]", "{}")
    ]
    return [*singles, *qualified, *edged, *pairs, *sets]


def _readable(texts: list[str]) -> list[When]:
    whens = []
    for text in texts:
        try:
            whens.append(edtf.parse(text))
        except DateError:
            continue
    return whens


DATES = _readable(_dates())
NOW = from_civil(2024, 2, 11) + DAY // 2
LOOKS = [
    ("en", DateLook(now=NOW)),
    ("ar", DateLook(now=NOW)),
    ("ar", DateLook("levant", "arab", now=NOW)),
    ("ar", DateLook("both", "arab", now=NOW)),
]
BAD = {
    "a mark of direction": re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]"),
    "blanks": re.compile(r"^\s|\s$|\s\s|\s[,،]|\(\s|\s\)"),
    "a place for a date": re.compile(r"[{}]"),
    "a word twice": re.compile(r"(?<![\w.])([^\W\d]{2,}) \1(?!\w)"),
    "an end that hangs": re.compile(r"(^|\s)(من|of|in|و)$|^–|–$"),
    "brackets in brackets": re.compile(r"\([^)]*\("),
}


def test_there_are_thousands_of_dates() -> None:
    assert len(DATES) > 4000


@pytest.mark.parametrize(("lang", "look"), LOOKS)
@pytest.mark.parametrize("style", ["words", "short", "below", "relative"])
def test_nothing_reads_badly(style: str, lang: str, look: DateLook) -> None:
    year = 2024 if style == "below" else None
    name = "short" if style == "below" else style
    faults = []
    for when in DATES:
        text = display(when, lang, name, year, look)
        faults += [(when.edtf, what, text) for what, bad in BAD.items() if bad.search(text)]
        if not text:
            faults.append((when.edtf, "nothing", text))
        if lang == "ar" and look.digits == "arab" and re.search("[0-9]", text):
            faults.append((when.edtf, "Latin digits", text))
        if lang == "ar" and re.search("[A-Za-z]", text.replace("UTC", "")):
            faults.append((when.edtf, "Latin letters", text))

    assert faults[:20] == []


@pytest.mark.parametrize(("lang", "look"), LOOKS)
def test_the_list_has_less_to_say_than_the_details(lang: str, look: DateLook) -> None:
    for when in DATES:
        words, short, below = (
            cell_len(display(when, lang, style, year, look))
            for style, year in (("words", None), ("short", None), ("short", 2024))
        )
        if look.months != "levant" and "X-12" not in when.edtf:
            assert below <= short <= max(words, 16), when.edtf


@pytest.mark.parametrize(("lang", "look"), LOOKS)
def test_a_year_is_hidden_only_where_the_heading_has_it(lang: str, look: DateLook) -> None:
    """Below another year than its own, a date is what it is without a heading."""
    for when in DATES:
        assert display(when, lang, "short", 1066, look) == display(when, lang, "short", None, look)


def test_dates_that_differ_in_what_is_certain_differ_in_words() -> None:
    """No two dates of different bounds or doubt are told in the same words."""
    told: dict[str, set[object]] = {}
    for when in DATES:
        # "Early" and a count of significant digits are approximate with and without a sign.
        is_rough = when.qualifier.approximate and not re.search("-3[789]|S[0-9]", when.edtf)
        meaning = (when.bounds, is_rough, when.qualifier.uncertain)
        told.setdefault(display(when), set()).add(meaning)

    assert [text for text, meanings in told.items() if len(meanings) > 1][:20] == []
