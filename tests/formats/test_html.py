"""The page: what it says, and that no text of a file can do anything in it."""

from __future__ import annotations

import io
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from made import DOCUMENT, NASTY, RECORDS, events_of, selection_of

from timeline_tui.events.event import Texts
from timeline_tui.formats import html
from timeline_tui.formats.receipt import Input, Receipt
from timeline_tui.text.catalogue import use
from timeline_tui.text.urls import safe_url
from timeline_tui.view.rows import Hit, Selection

EVIL = [
    *NASTY,
    "<script>alert(1)</script>", "</title><script>", "</style><script>", "</section></main>", "<!--", "-->",
    "<![CDATA[", "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)", "javascript:alert(1)",
    "JaVaScRiPt:alert(1)", "data:text/html,<script>", "&lt;script&gt;", "&#106;avascript:x", "\x00<b>",
    "<img src=x onerror=y>", "https://a.example/\" onclick=\"x", "https://a.example/'x", "vbscript:x",
    "//evil.example", "https://user@evil.example", "\ud800", "\udcff", "\u2066\u202e", "\x9b2J", "\ufffe",
    "a\u0301" * 3 + "\u0301" * 30, "<svg/onload=x>", "`", "{{x}}", "\x0c", "\x0b", "<a href=javascript:x>",
]  # fmt: skip
ALLOWED = {
    "html": {"lang", "dir"}, "head": set(), "meta": {"charset", "http-equiv", "content", "name"}, "title": set(),
    "style": set(), "body": set(), "header": set(), "main": set(), "section": set(), "article": set(),
    "h1": {"dir", "lang"}, "h2": set(), "h3": {"dir", "lang"}, "p": {"class", "dir", "lang"}, "dl": set(),
    "dt": set(), "dd": set(), "bdi": set(), "time": {"datetime", "data-edtf"}, "span": {"class", "data-edtf"},
    "div": {"class"}, "cite": set(), "a": {"href", "rel"}, "blockquote": {"dir", "lang"}, "code": set(),
    "footer": set(), "pre": {"dir"}, "br": set(),
}  # fmt: skip
CLASSES = {"date", "text", "other", "origin", "source", "address"}
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
VOID = ("meta", "br")


class Seen(HTMLParser):
    """Checks every tag of a page, and that each is closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []
        self.metas: list[dict] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        found = dict(attrs)
        assert len(found) == len(attrs)
        assert found.keys() <= ALLOWED[tag], (tag, attrs)
        assert found.get("class") is None or found["class"] in CLASSES
        assert found.get("dir") in (None, "ltr", "rtl")
        if tag == "a":
            self.links.append(found["href"])
        if tag == "meta":
            self.metas.append(found)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_pi = unknown_decl = handle_comment


def written(selection: Selection, receipt: Receipt | None = None) -> str:
    out = io.StringIO()
    html.write(selection, out, receipt)
    return out.getvalue()


def seen(page: str) -> Seen:
    assert not FORBIDDEN.search(page)
    parser = Seen()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    for link in parser.links:
        assert safe_url(link) == link
    return parser


def evil_record(text: str) -> dict:
    """Give a record that has a text in every field."""
    source = {"title": text, "url": text, "quote": text, "basis": text, "lang": text, "page": text}
    return {
        "id": text, "date": text, "title": {"en": text, text: text}, "text": {text: text, "ar": text},
        "category": text, "tags": [text], "actors": [text], "place": text, "basis": text,
        "relation": {"after": text, "text": text}, "sources": [source], text or "k": text, "k": {"l": [text]},
    }  # fmt: skip


@pytest.mark.parametrize("text", EVIL)
def test_no_text_of_any_field_does_anything(text: str) -> None:
    document = replace(DOCUMENT, path=text, title=Texts([(text, text)]), published=text)
    events = events_of(evil_record(text), document=document)
    receipt = Receipt((Input(text, text),), text, text, text, text, lost=(text,), command="x")

    hits = [Hit(event, possible=True) for event in events]
    page = written(Selection(hits, (document,), text, 1, 1, 1, lang=text), receipt)

    seen(page)
    assert "javascript:" not in "".join(re.findall(r'href="[^"]*"', page).__iter__()).lower()


@settings(max_examples=150, deadline=None)
@given(RECORDS)
def test_every_title_stands_in_a_page_of_our_own_tags(records: list) -> None:
    events = events_of(*records)
    page = seen(written(selection_of(events)))

    for event in events:
        title = event.title.first or event.id
        assert "".join(html.text_of(title).split()) in "".join(map(html.escape, page.text)).replace(
            " ", ""
        ).replace("\n", "")


def test_the_policy_allows_our_style_and_nothing_else() -> None:
    page = written(selection_of([]))
    style = re.search("<style>(.*)</style>", page, re.DOTALL)[1]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policies = [meta["content"] for meta in seen(page).metas if "http-equiv" in meta]

    assert policies == [
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    ]
    assert not re.search(r"url\(|@import|https?:|//", style)
    assert "style=" not in page
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style


DATES = [
    ("2024", '<time datetime="2024" data-edtf="2024">2024</time>'),
    ("2024-01", '<time datetime="2024-01" data-edtf="2024-01">January 2024</time>'),
    ("2024-01-28T02:53:00Z", '<time datetime="2024-01-28T02:53:00Z" data-edtf="2024-01-28T02:53:00Z">'),
    ("2024-01-28T05:53+03:00", '<time datetime="2024-01-28T05:53+03:00"'),
    ("2024-01-28T02:53:00.123456789Z", '<span data-edtf="2024-01-28T02:53:00.123456789Z">'),
    ("2024-01-28T05", '<span data-edtf="2024-01-28T05">'),
    ("-0043-03-15", '<span data-edtf="-0043-03-15">15 March 44 BCE</span>'),
    ("0000", '<span data-edtf="0000">1 BCE</span>'),
    ("1984?", '<span data-edtf="1984?">'),
    ("2024-01-28/2024-01-30", '<span data-edtf="2024-01-28/2024-01-30">28–30 January 2024</span>'),
    ("someday <b>", '<p class="date">someday &lt;b&gt;</p>'),
]  # fmt: skip


@pytest.mark.parametrize(("date", "shown"), DATES)
def test_a_date_is_one_for_machines_where_html_has_a_form(date: str, shown: str) -> None:
    assert shown in written(selection_of(events_of({"date": date, "title": "A"})))


DOUBTS = [
    ("1984?", "uncertain"),
    ("1984~", "approximate"),
    ("1984%", "uncertain, approximate"),
    ("[1667,1668]", "at one of several times"),
    ("2024/..", "its end or start is open"),
]


@pytest.mark.parametrize(("date", "told"), DOUBTS)
def test_what_is_doubted_is_said_in_words(date: str, told: str) -> None:
    page = written(selection_of(events_of({"date": date, "title": "A"})))

    assert f"<dt>Certainty</dt><dd>{told}</dd>" in page


def test_languages_are_marked_and_run_their_own_way() -> None:
    (event,) = events_of(
        {
            "date": "2024-01-28",
            "title": {"en": "Attack", "ar": "هجوم"},
            "text": {"ar": "سطر\n\nآخر"},
            "place": "عمّان",
            "sources": [
                {"title": "خبر", "quote": "قال", "lang": "ar", "url": "https://a.example/"}
            ],
        }
    )
    page = written(selection_of([event]))

    assert '<h3 dir="ltr" lang="en">Attack</h3>' in page
    assert '<p class="other" dir="rtl" lang="ar">هجوم</p>' in page
    assert page.count('<p class="text" dir="rtl" lang="ar">') == 2
    assert "<dd><bdi>عمّان</bdi></dd>" in page
    assert '<blockquote dir="rtl" lang="ar">قال</blockquote>' in page
    assert (
        '<a href="https://a.example/" rel="noopener noreferrer"><bdi>خبر</bdi></a>'
        ' <span class="address">https://a.example/</span>'
    ) in page
    assert '<h3 dir="rtl" lang="ar">هجوم</h3>' in written(selection_of([event])._replace(lang="ar"))


def test_headings_are_periods_and_the_undated_come_under_their_own() -> None:
    dates = ["-0043-03-15", "1900", *(f"2024-01-{day:02}" for day in range(1, 9)), "2024-02-01", ""]
    page = written(selection_of(events_of(*({"date": each, "title": "A"} for each in dates))))

    assert re.findall("<h2>(.*?)</h2>", page) == [
        "44 BCE", "1900", "January 2024", "February 2024", "Undated",
    ]  # fmt: skip
    assert page.count("<section>") == page.count("</section>") == 5


def test_an_address_that_may_not_be_a_link_is_shown_as_text() -> None:
    (event,) = events_of(
        {"title": "A", "sources": [{"title": "Here", "url": "javascript:alert(1)"}]}
    )
    page = written(selection_of([event]))

    assert seen(page).links == []
    assert '<cite>Here <span class="address">javascript:alert(1)</span></cite>' in page


def test_the_receipt_stands_at_the_foot() -> None:
    receipt = Receipt((Input("a<b>.yaml", "ab"),), command="timeline-tui export 'a<b>.yaml'")
    page = written(selection_of([]), receipt)

    assert "<dt>From</dt><dd>a&lt;b&gt;.yaml (SHA-256 ab)</dd>" in page
    assert page.endswith(
        '<pre dir="ltr"><code>timeline-tui export &#x27;a&lt;b&gt;.yaml&#x27;</code></pre>\n</footer>\n'
        "</body>\n</html>\n"
    )


def test_paragraphs_are_filled_and_lists_keep_their_lines() -> None:
    text = "One line\nand on.\n\n- a\n- b\n\n1. c\n2. d  \ne"
    page = written(selection_of(events_of({"date": "2024", "title": "A", "text": text})))

    assert re.findall(r'<p class="text" dir="ltr">(.*?)</p>', page, re.DOTALL) == [
        "One line and on.", "- a\n- b", "1. c\n2. d  \ne",
    ]  # fmt: skip


def test_a_page_says_its_language_and_keeps_names_apart_where_it_runs_left() -> None:
    events = events_of({"id": "a", "date": "2024-01-28", "title": "A", "place": "Erbil"})
    english = written(selection_of(events))
    use("ar")
    try:
        arabic = written(selection_of(events), Receipt(command="timeline-tui export"))
    finally:
        use(None)

    seen(arabic)
    assert '<html lang="en" dir="ltr">' in english
    assert "<dd>Erbil</dd>" in english
    assert '<html lang="ar" dir="rtl">' in arabic
    assert "28 يناير 2024" in arabic
    assert "<dd><bdi>Erbil</bdi></dd>" in arabic
    assert '<pre dir="ltr"><code>timeline-tui export</code></pre>' in arabic


def test_headings_are_as_fine_as_the_list_has_them_in_the_zone_that_is_named() -> None:
    times = [f"2024-01-{day}T{hour}:00Z" for day in (28, 29) for hour in range(10, 24)]
    events = events_of(*({"date": each, "title": "A"} for each in times))
    page = written(selection_of(events, zone="Asia/Baghdad"))

    assert "count in the time zone Asia/Baghdad;" in page
    assert "count in the time zone UTC;" in written(selection_of(events))
    assert re.findall("<h2>(.*?)</h2>", page) == [
        "28 January 2024", "29 January 2024", "30 January 2024",
    ]  # fmt: skip
