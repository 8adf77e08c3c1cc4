"""The report: what it says, and that no text of a file can do anything in it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from made import DOCUMENT, NASTY, events_of, selection_of

from timeline_tui.dates.when import Bounds
from timeline_tui.events.event import Texts
from timeline_tui.formats import markdown
from timeline_tui.formats.markdown import checked, escaped
from timeline_tui.formats.report import counts
from timeline_tui.text.catalogue import use
from timeline_tui.view.rows import Hit, Selection

GOLDEN = """\
# Talks

2 of 11 events match `tag:x`, 1 of them only possibly.

Dates count from 2024-02-11.

Headings and filters count in the time zone UTC; dates stand as they are told.

## 44 BCE

### 15 March 44 BCE: Ides

file.yaml:1 · ides

## 2024

### 28 January 2024: Attack \\*kills\\*

- **Known:** public record; matches only possibly
- **Category:** attack
- **Tags:** us, jordan
- **Place:** Tower 22, Jordan
- **Relation:** after talks.start, within 24h: "hours \\*later\\*"
- **Title (Arabic):** هجوم
- **importance:** 9

Two **lines**
of [text](https://a.example/b)

Source: [News \\[1\\]](<https://a.example/n>) (stated), page 7

> said \\<b\\>

file.yaml:2 · attack

## Undated

### someday: Later

file.yaml:3 · later
"""


SECTIONS = [
    ("2023-12-31T23:30Z", None, "2023"),
    ("2023-12-31T23:30Z", "Asia/Baghdad", "2024"),
    ("2023-12-31T23:30", "Asia/Baghdad", "2023"),
    ("2024-01-28", "America/New_York", "2024"),
    ("18XX", None, "19th century"),
    ("someday", "Asia/Baghdad", "Undated"),
]


def written(selection: Selection) -> str:
    out = io.StringIO()
    markdown.write(selection, out)
    return out.getvalue()


@pytest.mark.parametrize(("date", "zone", "section"), SECTIONS)
def test_sections_count_in_the_zone_and_are_no_finer_than_the_dates(
    date: str, zone: str | None, section: str
) -> None:
    report = written(selection_of(events_of({"id": "a", "date": date}), zone=zone))

    assert [line for line in report.splitlines() if line.startswith("## ")] == [f"## {section}"]
    assert f"time zone {(zone or 'UTC').replace('_', chr(92) + '_')};" in report


def test_a_report_says_everything_in_the_order_of_the_selection() -> None:
    document = replace(DOCUMENT, title=Texts([("", "Talks")]))
    ides, attack, later = events_of(
        {"id": "ides", "date": "-0043-03-15", "title": "Ides"},
        {
            "id": "attack",
            "date": "2024-01-28",
            "basis": "public record",
            "title": {"en": "Attack *kills*", "ar": "هجوم"},
            "category": "attack",
            "tags": ["us", "jordan"],
            "place": "Tower 22, Jordan",
            "relation": {"after": "talks.start", "within": "24h", "text": "hours *later*"},
            "text": "Two **lines**\nof [text](https://a.example/b)\n",
            "sources": [
                {
                    "title": "News [1]",
                    "url": "https://a.example/n",
                    "quote": "said <b>",
                    "basis": "stated",
                    "page": "7",
                }
            ],
            "importance": "9",
        },
        {"id": "later", "date": "someday", "title": "Later"},
        document=document,
    )
    hits = [Hit(ides), Hit(attack, possible=True), Hit(later)]

    text = written(Selection(hits, (document,), "tag:x", 11, 2, 1))

    assert text == GOLDEN


def test_derived_bounds_are_shown_as_computed() -> None:
    (event,) = events_of({"id": "a", "date": "2024-01", "inferred": "year"})
    day = 86_400 * 10**9
    start = event.when.bounds.slo + 24 * day
    end = event.when.bounds.ehi
    event = replace(event, derived=Bounds(start, end, start, end))

    text = written(selection_of([event]))

    assert "- **Computed:** " in text
    assert "the year is inferred" in text


ESCAPED = [
    ("# a", "\\# a"),
    ("[a](javascript:x)", "\\[a\\](javascript:x)"),
    ("<script>", "\\<script\\>"),
    ("https://evil.example", "https\\://evil.example"),
    ("www.evil.example", "www\\.evil.example"),
    ("a@b.example", "a\\@b.example"),
    ("a\nb\n\n# c", "a b \\# c"),
    ("\x1b[31m", "␛\\[31m"),
    ("\u202eevil", "·evil"),
    ("&lt;", "\\&lt;"),
]


@pytest.mark.parametrize(("text", "shown"), ESCAPED)
def test_a_text_is_shown_and_does_nothing(text: str, shown: str) -> None:
    assert escaped(text) == shown


CHECKED = [
    ("[a](https://a.example)", "[a](https://a.example)"),
    ('[a](https://a.example "t")', '[a](https://a.example "t")'),
    ("[a](javascript:alert(1))", "[a]\\(javascript:alert(1))"),
    ("[a](\njavascript:x)", "[a]\\(\njavascript:x)"),
    ("[a](<javascript:x>)", "[a]\\(\\<javascript:x>)"),
    ("![a](file:///etc/passwd)", "![a]\\(file:///etc/passwd)"),
    ("[a](//evil.example)", "[a]\\(//evil.example)"),
    ("[a](javascript&#58;x)", "[a]\\(javascript&#58;x)"),
    ("[a]: javascript:x", "\\[a]: javascript:x"),
    ("[a]: https://a.example", "[a]: https://a.example"),
    ("<https://a.example>", "<https://a.example>"),
    ("<javascript:x>", "\\<javascript:x>"),
    ("<script>x</script>", "\\<script>x\\</script>"),
    ("<img src=x onerror=y>", "\\<img src=x onerror=y>"),
    ("a < b", "a < b"),
    ("**bold**\n\n- list", "**bold**\n\n- list"),
    ("\x1b]52;c", "␛]52;c"),
    ("a\tb\tc", "a    b    c"),
]


@pytest.mark.parametrize(("text", "shown"), CHECKED)
def test_markdown_keeps_only_links_that_may_be_links(text: str, shown: str) -> None:
    assert checked(text) == shown


def test_no_text_reaches_a_terminal_as_a_control() -> None:
    events = events_of(
        *({"id": str(n), "title": text, "text": text, "k": text} for n, text in enumerate(NASTY))
    )

    text = written(selection_of(events))

    assert not set(text) & set("\x1b\x85\u2028\u202e\ufeff\t\r\x7f")


def test_a_query_with_backticks_stays_in_its_span() -> None:
    text = written(selection_of([], query="`a` ``b"))

    assert "match ``` `a` ``b```" in text or "match ``` `a` ``b ```" in text


BEHIND_SIGNS = [
    ("\\<b>", "\\<b>"),
    ("\\\\<b>", "\\\\\\<b>"),
    ("<b>", "\\<b>"),
    ("- [a]: javascript:x", "- \\[a]: javascript:x"),
    ("[a](b[c](data:x)", "[a]\\(b[c]\\(data:x)"),
    ("1. > [a]: data:x", "1. > \\[a]: data:x"),
    ("- [a]: https://a.example/", "- [a]: https://a.example/"),
]


@pytest.mark.parametrize(("text", "expected"), BEHIND_SIGNS)
def test_html_behind_a_backslash_and_a_link_in_a_list_do_nothing(text: str, expected: str) -> None:
    """One more backslash would undo the one that is there."""
    assert checked(text) == expected


@pytest.mark.parametrize(
    ("possible", "expected"),
    [(1, "منها واحد محتمل فقط"), (4, "منها 4 محتملة فقط"), (11, "منها 11 محتملًا فقط")],
)
def test_numbers_agree_with_what_they_count_in_arabic(possible: int, expected: str) -> None:
    use("ar")

    told = counts(Selection((), (), "x", 1707, 35, possible), "x")

    assert told == f"35 من 1,707 أحداث تطابق x، {expected}."
