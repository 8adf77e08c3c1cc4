"""Selections for tests of writers: by hand, and at random through the normalisation."""

from __future__ import annotations

import string

from hypothesis import strategies as st

from timeline_tui.events.document import Document
from timeline_tui.events.event import Event, Origin
from timeline_tui.events.ids import Ids
from timeline_tui.events.record import Builder
from timeline_tui.view.rows import Hit, Selection

DOCUMENT = Document("file.yaml", "yaml", published="2024-02-11")


def events_of(*records, document: Document = DOCUMENT, index: int = 0) -> list[Event]:
    """Give the events of records, as a reading would."""
    builder, ids = Builder(document), Ids()
    built = [builder.build(record, Origin(index, n)).event for n, record in enumerate(records, 1)]
    return [ids.settle(event, document.path)[0] for event in built if event is not None]


def selection_of(events: list[Event], *documents: Document, **told) -> Selection:
    """Give a selection of events that all match certainly."""
    told = {"query": "", "total": len(events), "matched": len(events), "possible": 0} | told
    hits = [hit if isinstance(hit, Hit) else Hit(hit) for hit in events]
    return Selection(hits, documents or (DOCUMENT,), **told)


NASTY = [
    "", " ", "~", "null", "NO", "yes", "on", "1", "0755", "1_000", "1e3", "0x1F", "0o17", ".inf", ".5",
    "12:30:45", "2024-01-28", "2024-02-30", "0000-01-01", "=", "<<", "- a", "a: b", "a #b", "#a", "a:",
    "[a]", "{a}", "a, b", "'a'", '"a"', "'=1+1", "=1+1", "@x", "`x`", "%x", "|", ">", "&a", "*a", "!a",
    "a\nb", "a\nb\n", "a\n\n", "\na", "  a\n b", "a\n   \nb", "a\n\tb", "a\r\nb", "\ta", "a\t", "\x1b[31m",
    "\x85", "\u2028", "\ufeff", "\u202eevil", "می\u200cخواهم", "عنوان: ٣", "👨‍👩‍👧", "𝄞", "a\xa0b", "\\", "\\n",
    "http://a.example/?b=c&d", "https://a.example", "---", "...", "a;b", "a; b", "x" * 300, "{\"a\": 1}",
    "?", "? a", ":", "::", "a::b", "c:\\d", "Yes", "No way", "7-8 August 2023", "25 January", "12e5 abc",
]  # fmt: skip

TEXTS = st.sampled_from(NASTY) | st.text(
    string.ascii_letters + string.digits + " \n:#-'\",;[]{}&*!|>%@`\\=~؟ع\u200d\x1b", max_size=12
)
VALUES = st.recursive(
    st.none() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)
LANGUAGES = st.dictionaries(st.sampled_from(["en", "ar", "zh-Hant", ""]), TEXTS, max_size=3)
SOURCES = st.lists(
    TEXTS
    | st.fixed_dictionaries(
        {}, optional={"title": TEXTS, "quote": TEXTS, "url": TEXTS, "page": VALUES}
    ),
    max_size=3,
)
DATES = st.sampled_from(
    [
        "2024",
        "2024-01",
        "2024-01-28",
        "-0043-03-15",
        "2024-01-28T02:53:00Z",
        "foo",
        "2024-02-30",
        "[1667,1668]",
    ]
)
RECORD = st.fixed_dictionaries(
    {},
    optional={
        "id": TEXTS,
        "date": DATES | VALUES,
        "start": DATES,
        "end": DATES | st.just("present"),
        "title": TEXTS | LANGUAGES,
        "name": TEXTS,
        "text": TEXTS | LANGUAGES,
        "category": TEXTS | st.lists(TEXTS, max_size=3),
        "tags": st.lists(TEXTS, max_size=4),
        "actors": st.lists(TEXTS, max_size=3),
        "place": TEXTS,
        "basis": TEXTS,
        "sources": SOURCES,
        "relation": VALUES,
        "inferred": st.just(["year"]),
        "importance": st.sampled_from(["9", "0"]),
    },
).flatmap(
    lambda record: st.dictionaries(TEXTS.filter(bool), VALUES, max_size=2).map(
        lambda extra: {**extra, **record}
    )
)
# JSON shows a relation in place of a date that is missing, so the two must differ to be told apart.
RECORDS = st.lists(
    RECORD.filter(
        lambda record: record.get("date") != record.get("relation") or not record.get("date")
    ),
    max_size=3,
)
