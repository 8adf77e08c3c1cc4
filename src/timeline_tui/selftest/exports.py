"""The family of exports: texts that must never be more than text, in every field and every format.

Other readers than our own say what an export holds: those of the standard library, PyYAML's,
markdown-it and icalendar. A fault is a text that does not read back equal, a link that may not be
one, a tag or a script in a page, a cell that a spreadsheet would run, and any error.
"""

from __future__ import annotations

import csv as stdlib_csv
import json as stdlib_json
import re
from collections.abc import Callable, Iterator
from functools import partial
from html.parser import HTMLParser
from io import StringIO
from typing import Any

import yaml as pyyaml

from timeline_tui.events.document import Document
from timeline_tui.events.event import Event, Origin, Texts, Value
from timeline_tui.events.record import build_event
from timeline_tui.files.source import Source as File
from timeline_tui.formats.options import ReadOptions
from timeline_tui.formats.receipt import Input, Receipt
from timeline_tui.formats.registry import FORMATS, Format
from timeline_tui.selftest.mutator import Chance, Vocabulary, mutant
from timeline_tui.selftest.naughty import LONGEST, naughty
from timeline_tui.selftest.tally import Tally
from timeline_tui.selftest.trials import Trials, Watch
from timeline_tui.text.safe import safe
from timeline_tui.text.urls import safe_url
from timeline_tui.view.rows import Hit, Selection

FAMILY = "exports"
"""What the family is called."""

VOCABULARY = Vocabulary(
    (
        *("<script>", "</script>", "<!--", "-->", "<", ">", "&", "&#106;", '"', "'", "="),
        *("javascript:", "](", "[", "]", "(", ")", "`", "*", "_", "~~", "|", "#", "\n", "\n\n"),
        *("\n    ", "\r\n", "\\", "<https://a.example>", "http://", "www.a.example"),
        *("[a]: data:x\n", "![", "---\n", "+", "-"),
        *("=1+1", "@x", ";", ",", "\t", ": ", "- ", "{", "}", "%", "!x ", "&a ", "*a", "~", "null"),
    ),
    (("<b>", "</b>"), ("[", "](javascript:x)"), ("*", "*"), ("> ", ""), ("`", "`"), ('"', '"')),
)
"""What means something in one of the formats, in our own choice."""

_UNREADABLE = re.compile("[\ud800-\udfff]")
"""What no reader lets in: there is something else in its place before anything is exported."""
_TRIGGERS = tuple("=+-@\t\r\n\0|%＝＋－＠")
_HARMLESS = re.compile(
    r"[+-]\d+(\.\d+)?([eE][+-]?\d+)?|[+-]\d{4,}-\d\d(-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d)?)?)?", re.ASCII
)
"""Numbers and dates, which begin like a formula and are none."""
_MOST_OF_A_TEXT = 300
_TAGS = frozenset(
    (
        *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "article"),
        *("h1", "h2", "h3", "p", "dl", "dt", "dd", "bdi", "time", "span", "div", "cite", "a"),
        *("blockquote", "code", "footer", "pre", "br", "ul", "ol", "li"),
    )
)
_LONGEST_LINE = 75
"""Bytes of a line of a calendar."""
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
_CALENDAR_ESCAPE = re.compile(r"\\([\\;,n])")
_UNCALENDARED = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f]")
_PROPERTIES = frozenset(
    (
        *("UID", "DTSTART", "DTEND", "DTSTAMP", "TRANSP", "SUMMARY", "DESCRIPTION", "LOCATION"),
        "URL",
        *("CATEGORIES", "X-TIMELINE-ID", "X-TIMELINE-DATE"),
    )
)
"""What a calendar says of an event on a day."""
_ATTRIBUTES = frozenset(
    (
        *("lang", "dir", "class", "charset", "http-equiv", "content", "name", "href", "rel"),
        *("datetime", "data-edtf"),
    )
)


def exports(mutants: int, seed: int, watch: Watch = Watch()) -> Tally:  # noqa: B008 (no path, no state)
    """Try each text, and mutants of them, in every format that is written."""
    trials = Trials(FAMILY, seed, watch)
    texts = [each.text for each in naughty(seed)]
    short = [text for text in texts if len(text) < _MOST_OF_A_TEXT]
    for number in range(mutants):
        chance = Chance(FAMILY, seed, number)
        texts.append(mutant(chance.pick(short), chance, VOCABULARY, short)[:LONGEST])
    forms = [form for form in FORMATS if form.can_write]
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        for form in forms:
            trials.attempt(data, partial(_wrong, _UNREADABLE.sub("\ufffd", text), form, trials))
    names = ", ".join(form.name for form in forms)
    return trials.tally(f"{len(texts):,} texts x {len(forms)} formats: {names}")


def _wrong(text: str, form: Format, trials: Trials) -> Iterator[str]:
    """Give what is wrong with an export of an event that has a text in every field."""
    event = _event(text)
    if text.strip() and event.title.first != text:
        yield f"the title is {event.title.first[:60]!r} before it is exported"
    out = StringIO(newline="")
    form.write(_selection(event, text), out, receipt=_receipt(text))
    written = out.getvalue()
    with trials.aside():
        found = list(_CHECKS[form.name](written, event))
    for wrong in found:
        yield f"{form.name}: {wrong}"
    if form.can_read:
        reading = form.read(File(f"x.{form.name}", written, "utf-8"), ReadOptions())
        if list(reading.events) != [event]:
            yield f"{form.name}: it does not read back as the same event"


def _event(text: str) -> Event:
    source: dict[str, Value] = dict.fromkeys(
        ("title", "quote", "lang", "basis", "url", "page"), text
    )
    record: dict[str, Value] = {
        "id": "a",
        "date": "2024-01-28",
        "title": text,
        "text": text,
        "category": text,
        "tags": [text],
        "actors": [text],
        "place": text,
        "sources": [source],
        "field": text,
    }
    event, _ = build_event(record, Document("a.yaml"), Origin(0, 1))
    if event is None:
        raise ValueError("the record is no event")
    return event


def _selection(event: Event, text: str) -> Selection:
    title = Texts([("", text)] if text.strip() else [])
    return Selection([Hit(event)], (Document("a.yaml", title=title),), text, 1, 1, 0)


def _receipt(text: str) -> Receipt:
    return Receipt(
        (Input(text, "ab"),), text, text, text, text, text, 1, 1, lost=(text,), command="x"
    )


def _unlike(told: object, expected: str, name: str) -> Iterator[str]:
    if (told or "") != expected:
        yield f"the {name} is {str(told)[:60]!r}, not {expected[:60]!r}"


def _json(written: str, event: Event) -> Iterator[str]:
    yield from _as_object(stdlib_json.loads(written)["events"][0], event)


def _jsonl(written: str, event: Event) -> Iterator[str]:
    lines = written.split("\n")
    if len(lines) != 2:
        yield "one event is more than one line"
    yield from _as_object(stdlib_json.loads(lines[0]), event)


def _yaml(written: str, event: Event) -> Iterator[str]:
    yield from _as_object(pyyaml.safe_load(written)["events"][0], event)


def _as_object(told: dict[str, Any], event: Event) -> Iterator[str]:
    yield from _unlike(told.get("title"), event.title.first, "title")
    yield from _unlike(told.get("text"), event.text.first, "text")
    yield from _unlike(told.get("place"), event.place, "place")
    yield from _unlike(told.get("field"), str(event.extra.get("field") or ""), "field")


def _table(mark: str, written: str, event: Event) -> Iterator[str]:
    limit = stdlib_csv.field_size_limit(len(written) + 1)
    header, *rows = stdlib_csv.reader(StringIO(written, newline=""), delimiter=mark)
    stdlib_csv.field_size_limit(limit)
    if len(rows) != 1:
        yield f"one event is {len(rows)} rows"
        return
    for cell in (*header, *rows[0]):
        bare = cell.lstrip(" ")
        if bare.startswith(_TRIGGERS) and not _HARMLESS.fullmatch(cell):
            yield f"a spreadsheet would run {cell[:60]!r}"
    cells = {
        name.removeprefix("'"): cell.removeprefix("'")
        for name, cell in zip(header, rows[0], strict=True)
    }
    yield from _unlike(cells["title"], event.title.first, "title")
    yield from _unlike(cells["text"], event.text.first, "text")
    yield from _unlike(cells["place"], event.place, "place")


class _Page(HTMLParser):
    """What a page holds: its headings, its links, and what must not be there."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = ""
        self.wrong: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a tag: only our own may be there, with attributes that do nothing."""
        if tag not in _TAGS:
            self.wrong.append(f"there is a tag <{tag[:40]}>")
        for name, value in attrs:
            if name not in _ATTRIBUTES:
                self.wrong.append(f"there is an attribute {name[:40]!r}")
            if name == "href" and safe_url(value or "") != value:
                self.wrong.append(f"there is a link to {(value or '')[:60]!r}")
        if tag not in ("meta", "br"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Take the end of a tag, which must be the one that was opened last."""
        if not self._open or self._open.pop() != tag:
            self.wrong.append(f"</{tag[:40]}> closes nothing")

    def handle_data(self, data: str) -> None:
        """Take a text."""
        if "h3" in self._open:
            self.heading += data

    def handle_comment(self, data: str) -> None:
        """Take a comment, of which there must be none."""
        self.wrong.append("there is a comment")

    def handle_pi(self, data: str) -> None:
        """Take an instruction, of which there must be none."""
        self.wrong.append("there is an instruction")


def _html(written: str, event: Event) -> Iterator[str]:
    page = _Page()
    page.feed(written)
    page.close()
    yield from page.wrong
    yield from _unlike(page.heading, _drawn(event), "heading")


def _markdown(written: str, event: Event) -> Iterator[str]:
    from markdown_it import MarkdownIt  # deferred: the other formats do without

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    # Other readers make links of what this one would refuse.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    tokens = parser.parse(written)
    headings = []
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "html_block":
            yield f"there is HTML: {token.content[:60]!r}"
        if token.type == "heading_open" and token.tag == "h3" and following is not None:
            headings.append(following)
        for child in token.children or ():
            if child.type == "html_inline":
                yield f"there is HTML: {child.content[:60]!r}"
            for name in ("href", "src"):
                address = child.attrGet(name)
                if address is not None and safe_url(str(address)) is None:
                    yield f"there is a link to {str(address)[:60]!r}"
    shown = "".join(child.content for child in headings[0].children or ()) if headings else ""
    yield from _unlike(shown.partition(": ")[2], _drawn(event), "heading")


def _ics(written: str, event: Event) -> Iterator[str]:
    from icalendar import Calendar  # deferred: the other formats do without

    if any(len(line.encode()) > _LONGEST_LINE for line in written.split("\r\n")):
        yield "a line is too long"
    if _UNCALENDARED.search(written.replace("\r\n", "")):
        yield "a control character stands in it"
    names = " ".join(str(each.name) for each in Calendar.from_ical(written).walk())
    if names != "VCALENDAR VEVENT":
        yield f"one event is {names[:60]}"
        return
    said = dict(_properties(written.partition("\r\nBEGIN:VEVENT\r\n")[2]))
    if others := said.keys() - _PROPERTIES:
        yield f"there is {min(others)[:60]!r}"
    if safe_url(said.get("URL", "https://a.example")) is None:
        yield f"there is a link to {said['URL'][:60]!r}"
    title = _LINE_END.sub("\n", event.title.first or event.id)
    yield from _unlike(said["SUMMARY"], safe(title, len(title)), "summary")


def _properties(written: str) -> Iterator[tuple[str, str]]:
    """Give the properties of an event with what they say as one line, up to its end."""
    for line in written.replace("\r\n ", "").partition("END:VEVENT\r\n")[0].splitlines():
        name, _, escaped = line.partition(":")
        said = _CALENDAR_ESCAPE.sub(lambda each: each[1].replace("n", "\n"), escaped)
        yield name.partition(";")[0], safe(said, max(len(said), 1))


def _drawn(event: Event) -> str:
    """Give the title as one line that a terminal or a page can only draw."""
    title = " ".join(event.title.first.split())
    return safe(title, max(len(title), 1)) or event.id


_CHECKS: dict[str, Callable[[str, Event], Iterator[str]]] = {
    "yaml": _yaml,
    "json": _json,
    "jsonl": _jsonl,
    "csv": partial(_table, ","),
    "tsv": partial(_table, "\t"),
    "ics": _ics,
    "html": _html,
    "markdown": _markdown,
}
