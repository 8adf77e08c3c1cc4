"""Markdown: a report to read, with a section per year. It is written and not read back.

An event's text may be Markdown itself and stays, but for addresses that may not be links and for
HTML; every other text is escaped. Nothing here can act on a terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO

from timeline_tui.dates.coordinate import to_civil
from timeline_tui.dates.periods import Period
from timeline_tui.dates.when import NEG, POS, Precision
from timeline_tui.dates.words import display_period
from timeline_tui.dates.zones import offset_at
from timeline_tui.events.document import Document
from timeline_tui.events.event import Event, Source, flat
from timeline_tui.formats.header import common_document
from timeline_tui.formats.receipt import Receipt
from timeline_tui.formats.report import (
    UNDATED_EVENTS,
    basis_text,
    counts,
    date_text,
    facts,
    whole,
)
from timeline_tui.text.catalogue import spoken, tr
from timeline_tui.text.safe import safe
from timeline_tui.text.urls import safe_url
from timeline_tui.view.rows import Hit, Selection

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&!]|:(?=//)|(?<=www)\.|@", re.IGNORECASE)
# Only looked at and not taken, for one target may stand within another.
_TARGET = re.compile(r"\]\((?=\s*<?([^\s<>)]*))")
_DEFINITION = re.compile(
    r"(?m)^((?:[ >\t]|[-*+][ \t]|\d{1,9}[.)][ \t])*)\[([^\]]*)\]:\s*<?(\S*?)>?(?=\s|$)"
)
_ANGLE = re.compile(r"(\\*)<(?=[A-Za-z/!?])([^\s<>]*>)?")


def write(selection: Selection, out: TextIO, receipt: Receipt | None = None) -> None:
    """Write a report of a selection: counts, a section per year, and every event in full."""
    document = common_document(selection.documents)
    title = document.title.preferred(selection.lang) if document else ""
    out.write(f"# {escaped(title) or tr('Timeline')}\n\n{_counts(selection)}\n")
    if document and document.published:
        out.write(f"\n{tr('Dates count from {day}.', day=escaped(document.published))}\n")
    out.write(f"\n{_zone_told(selection.zone or 'UTC')}\n")
    section = ""
    for hit in selection.hits:
        heading = _section(hit.event, selection.zone)
        if heading != section:
            section = heading
            out.write(f"\n## {heading}\n")
        own = selection.documents[hit.event.origin.document]
        out.write("\n" + "\n".join(_entry(hit, own, selection.lang)) + "\n")
    if receipt is not None:
        out.write("\n---\n\n" + "".join(f"{line}\n" for line in _receipt(receipt)))


def event_text(hit: Hit, document: Document, lang: str | None) -> str:
    """Give one event as a report has it, without a heading of its section."""
    return "\n".join(_entry(hit, document, lang))


def escaped(text: str) -> str:
    """Give one line of Markdown that shows a text and does nothing else."""
    return _SPECIAL.sub(r"\\\g<0>", safe(" ".join(text.split()), max(len(text), 1)))


def checked(text: str) -> str:
    """Give Markdown whose links all lead to addresses that may be links, and without HTML."""
    plain = "\n".join(whole(text.strip("\n")))
    plain = _DEFINITION.sub(_checked_definition, plain)
    plain = _TARGET.sub(lambda m: m[0] if safe_url(m[1]) else "]\\" + m[0][1:], plain)
    return _ANGLE.sub(_checked_angle, plain)


def _receipt(receipt: Receipt) -> Iterator[str]:
    for name, said in receipt.facts():
        for each in said:
            match name:
                case "Again with":
                    yield f"- {tr(name)}: {_fenced(each)}"
                case "Query":
                    yield f"- {tr(name)}: {_code(each)}"
                case _:
                    yield f"- {tr(name)}: {escaped(each)}"


def _counts(selection: Selection) -> str:
    return counts(selection, _code(selection.query))


def _zone_told(zone: str) -> str:
    return tr(
        "Headings and filters count in the time zone {zone}; dates stand as they are told.",
        zone=escaped(zone),
    )


def _code(text: str) -> str:
    return _fenced(safe(" ".join(text.split()), max(len(text), 1)))


def _fenced(line: str) -> str:
    """A line in a code span, whose fence is longer than any run of backticks in it."""
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{pad}{line}{pad}{fence}"


def _section(event: Event, zone: str | None) -> str:
    """Give the year that an event stands in on the calendar of a zone."""
    bounds = event.effective
    if not event.when.is_dated and event.derived is None:
        return tr(UNDATED_EVENTS)
    moments = (bounds.slo, bounds.ehi - 1)
    known = next((each for each in moments if NEG + 1 < each < POS - 2), None)
    if known is None:
        return tr(UNDATED_EVENTS)
    shift = 0 if event.when.is_floating else offset_at(known, zone)
    return display_period(Period(Precision.YEAR, to_civil(known + shift).year), spoken())


def _entry(hit: Hit, document: Document, lang: str | None) -> Iterator[str]:
    event = hit.event
    title = escaped(event.title.preferred(lang)) or escaped(event.id)
    date = escaped(date_text(event.when))
    yield f"### {date}: {title}" if date else f"### {title}"
    lines = [f"- **{escaped(name)}:** {_listed(said)}" for name, said in facts(hit, lang)]
    yield from ["", *lines] if lines else []
    text = event.text.preferred(lang)
    if text:
        yield ""
        yield checked(text)
    for source in event.sources:
        yield ""
        yield from _source(source)
    yield ""
    yield f"{escaped(document.path)}:{event.origin.line} · {escaped(event.id)}"


def _listed(said: list[str]) -> str:
    return tr(", ").join(map(escaped, said))


def _source(source: Source) -> Iterator[str]:
    address = safe_url(source.url) if source.url else None
    name = escaped(source.title or source.url) or tr("Source")
    shown = f"[{name}](<{address}>)" if address else name
    if source.url and source.title and not address:
        shown += f" ({escaped(source.url)})"
    basis = f" ({escaped(basis_text(source.basis))})" if source.basis else ""
    others = "".join(
        f", {escaped(key)} {escaped(' '.join(flat(value)))}" for key, value in source.extra
    )
    yield tr("Source: {source}", source=f"{shown}{basis}{others}")
    if source.quote:
        yield ""
        for line in source.quote.splitlines():
            yield f"> {escaped(line)}"


def _checked_definition(match: re.Match[str]) -> str:
    return match[0] if safe_url(match[3]) else f"{match[1]}\\{match[0][len(match[1]) :]}"


def _checked_angle(match: re.Match[str]) -> str:
    # Behind an odd number of backslashes it is escaped already, and one more would undo that.
    address = (match[2] or "").removesuffix(">")
    is_kept = len(match[1]) % 2 or (address and safe_url(address))
    return match[0] if is_kept else f"\\{match[0]}"
