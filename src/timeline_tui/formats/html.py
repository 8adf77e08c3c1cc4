"""HTML: a report in one file that any browser shows, on a phone and on paper too.

Nothing of a file can act in it: every text is escaped and free of controls, only addresses that may
be links are some, there is no script, and the page forbids itself to load anything at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import TextIO

from timeline_tui.dates.periods import Period
from timeline_tui.dates.when import Kind, Stamp, When
from timeline_tui.dates.words import display_period
from timeline_tui.events.document import Document
from timeline_tui.events.event import Source, Texts, Value, flat
from timeline_tui.formats.header import common_document
from timeline_tui.formats.html_style import STYLE
from timeline_tui.formats.receipt import AGAIN, Receipt
from timeline_tui.formats.report import (
    UNDATED_EVENTS,
    basis_text,
    counts,
    date_text,
    doubts,
    facts,
    is_language,
    others,
    period_of,
    whole,
    zone_told,
)
from timeline_tui.text.bidi import is_rtl
from timeline_tui.text.catalogue import runs_left, spoken, tr
from timeline_tui.text.safe import safe
from timeline_tui.text.urls import safe_url
from timeline_tui.view.headings import Heading, divided, headings
from timeline_tui.view.rows import Hit, Selection

_DATETIME = re.compile(
    r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)?)?)?)?"
)
"""What of EDTF is a valid `datetime` in HTML too."""
_SOFT = re.compile(r"(?<! {2})\n(?![ \t]*(?:[-*+|#&]|\d+[.)] | {4}))")
"""A line break within a paragraph of Markdown; one before an item of a list or a row stays."""
_BLOCK = re.compile(r"\n\s*\n")


def write(selection: Selection, out: TextIO, receipt: Receipt | None = None) -> None:
    """Write a page of a selection: counts, headings by period, and every event in full."""
    hits = list(selection.hits)
    document = common_document(selection.documents)
    title = document.title if document else Texts()
    out.write(_head(title.preferred(selection.lang) or tr("Timeline")))
    out.write(f"<header>\n<h1{_attributes(title, selection.lang)}>")
    out.write(f"{text_of(title.preferred(selection.lang)) or tr('Timeline')}</h1>\n")
    for line in _about(selection, document):
        out.write(f"<p>{line}</p>\n")
    out.write("</header>\n<main>\n")
    heads = {head.position: head.period for head in _headings(hits, selection.zone)}
    for position, hit in enumerate(hits):
        if position in heads:
            out.write("</section>\n" if position else "")
            out.write(f"<section>\n<h2>{_period(heads[position])}</h2>\n")
        own = selection.documents[hit.event.origin.document]
        out.writelines(f"{line}\n" for line in _article(hit, own, selection.lang))
    out.write("</section>\n" if hits else "")
    out.write("</main>\n")
    if receipt is not None:
        out.writelines(f"{line}\n" for line in _footer(receipt))
    out.write("</body>\n</html>\n")


def text_of(text: str) -> str:
    """Give one line of text as it stands between tags or in a quoted attribute."""
    return escape(safe(" ".join(text.split()), max(len(text), 1)))


def _head(title: str) -> str:
    return f"""\
<!DOCTYPE html>
<html lang="{spoken()}" dir="{"rtl" if runs_left() else "ltr"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy()}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{text_of(title)}</title>
<style>{STYLE}</style>
</head>
<body>
"""


def _policy() -> str:
    from base64 import b64encode  # deferred: few export HTML
    from hashlib import sha256

    style = b64encode(sha256(STYLE.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"


def _about(selection: Selection, document: Document | None) -> Iterator[str]:
    yield counts(selection, f"<code>{_inline(selection.query)}</code>")
    if document and document.published:
        yield tr("Dates count from {day}.", day=_inline(document.published))
    yield zone_told(_inline(selection.zone or "UTC"))


def _headings(hits: Sequence[Hit], zone: str | None) -> Iterable[Heading]:
    return headings(divided([period_of(hit.event, zone) for hit in hits]), len(hits))


def _period(period: Period) -> str:
    if period.year is None:
        return tr(UNDATED_EVENTS)
    return text_of(display_period(period, spoken()))


def _article(hit: Hit, document: Document, lang: str | None) -> Iterator[str]:
    event = hit.event
    yield "<article>"
    date = _date(event.when)
    if date:
        yield f'<p class="date">{date}</p>'
    title = event.title.preferred(lang) or event.id
    yield f"<h3{_attributes(event.title, lang)}>{text_of(title)}</h3>"
    for tag, other in others(event.title, lang):
        yield f'<p class="other"{_direction(other)}{_language(tag)}>{text_of(other)}</p>'
    yield from _paragraphs(event.text, lang)
    doubted = doubts(event.when)
    told = [*([(tr("Certainty"), doubted)] if doubted else []), *facts(hit, lang, titles=False)]
    if told:
        yield "<dl>"
        for name, said in told:
            yield f"<dt>{_inline(name)}</dt><dd>{tr(', ').join(map(_inline, said))}</dd>"
        yield "</dl>"
    for source in event.sources:
        yield from _source(source)
    line = f":{event.origin.line}" if event.origin.line else ""
    yield f'<p class="origin">{_inline(document.path + line)} · {_inline(event.id)}</p>'
    yield "</article>"


def _date(when: When) -> str:
    """The date in words; as EDTF beside it where it has a form, and for machines where it may."""
    words = (text_of if when.is_dated else _inline)(date_text(when))
    if not when.edtf:
        return words
    edtf = f' data-edtf="{text_of(when.edtf)}"'
    if when.kind is Kind.POINT and isinstance(when.start, Stamp) and _is_valid(when):
        return f'<time datetime="{text_of(when.edtf)}"{edtf}>{words}</time>'
    return f"<span{edtf}>{words}</span>"


def _is_valid(when: When) -> bool:
    # HTML counts its years from 1, and a zone only behind a time of the clock.
    return bool(_DATETIME.fullmatch(when.edtf)) and not when.edtf.startswith("0000")


def _paragraphs(text: Texts, lang: str | None) -> Iterator[str]:
    said = text.preferred(lang)
    for block in _BLOCK.split(said.replace("\r\n", "\n")) if said.strip() else ():
        lines = "\n".join(escape(line) for line in whole(block))
        marks = _direction(block) + _language(text.language(lang))
        yield f'<p class="text"{marks}>{_SOFT.sub(" ", lines.strip())}</p>'


def _source(source: Source) -> Iterator[str]:
    yield '<div class="source">'
    name = _inline(source.title or source.url) or tr("Source")
    address = safe_url(source.url) if source.url else None
    shown = name
    if address:
        shown = f'<a href="{escape(address)}" rel="noopener noreferrer">{name}</a>'
    # On paper, and where an address may not be a link, it must be read.
    if source.url and source.title:
        shown += f' <span class="address">{_inline(source.url)}</span>'
    basis = f" ({_inline(basis_text(source.basis))})" if source.basis else ""
    others = "".join(f", {_inline(key)} {_inline(_line(value))}" for key, value in source.extra)
    told = tr("Source: {source}", source=f"<cite>{shown}</cite>{basis}{others}")
    yield f"<p>{told}</p>"
    if source.quote:
        lines = "\n".join(map(escape, whole(source.quote)))
        marks = _direction(source.quote) + _language(source.lang)
        yield f"<blockquote{marks}>{lines.strip()}</blockquote>"
    yield "</div>"


def _line(value: Value) -> str:
    return " ".join(flat(value))


def _footer(receipt: Receipt) -> Iterator[str]:
    yield "<footer>"
    yield "<dl>"
    for name, said in receipt.facts():
        if name != AGAIN:
            yield f"<dt>{tr(name)}</dt><dd>{'<br>'.join(map(_inline, said))}</dd>"
    yield "</dl>"
    if receipt.command:
        yield f"<p>{tr(AGAIN)}:</p>"
        yield f'<pre dir="ltr"><code>{escape(receipt.command)}</code></pre>'
    yield "</footer>"


def _inline(text: str) -> str:
    """A text of a file among words of ours, which its direction leaves where they are."""
    shown = text_of(text)
    runs_along = shown.isascii() and not runs_left()
    return shown if not shown or runs_along else f"<bdi>{shown}</bdi>"


def _attributes(texts: Texts, lang: str | None) -> str:
    return _direction(texts.preferred(lang)) + _language(texts.language(lang))


def _direction(text: str) -> str:
    """The attribute for the direction: stated, for not every reader finds it out."""
    return f' dir="{"rtl" if is_rtl(text) else "ltr"}"'


def _language(tag: str) -> str:
    """The attribute for a language; nothing for what cannot be the name of one."""
    return f' lang="{tag}"' if is_language(tag) else ""
