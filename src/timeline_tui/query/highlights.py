"""What stands out in a text: what a filter looks for, and where it is found.

A hint for the eye and never a search: what is highlighted does not decide what matches. Filters
themselves are not known here, so that a screen can be drawn before one is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from timeline_tui.events.fields import BY_NAME, TEXT_FIELDS
from timeline_tui.text.folding import folded_offsets


class Term(NamedTuple):
    """A folded text to look for."""

    field: str
    """The field's own name; nothing for every text field."""
    text: str
    is_whole: bool = False
    """Between the ends of the text and the commas and semicolons in it, not inside a member."""


class Pattern(NamedTuple):
    """A pattern to look for, in the text as it is."""

    field: str
    pattern: str
    ignore_case: bool


class Highlights(NamedTuple):
    """What stands out in the texts of the events that were found."""

    terms: tuple[Term, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    sought: Highlights | None = None
    """What is looked for besides, among all that the filter leaves."""


_SEPARATORS = ",;"


def spans(text: str, field: str, highlights: Highlights) -> list[tuple[int, int]]:
    """Give what stands out in the text of a field: half-open spans of characters, sorted, apart.

    Texts are compared folded; the spans count the characters of `text` as it is.
    """
    if not (highlights.terms or highlights.patterns):
        return []
    terms = [term for term in highlights.terms if _concerns(term.field, field)]
    found: list[tuple[int, int]] = []
    if terms:
        folded, offsets = folded_offsets(text)
        for term in terms:
            for start, end in _occurrences(folded, term):
                found.append((offsets[start], _end(offsets, end)))
    for pattern in highlights.patterns:
        from timeline_tui.query.regexes import found_spans  # deferred: few filters have patterns

        if _concerns(pattern.field, field):
            found += found_spans(text, pattern.pattern, pattern.ignore_case)
    return _merged(found)


def _concerns(sought: str, field: str) -> bool:
    if sought:
        return sought == field
    entry = BY_NAME.get(field)
    return field in TEXT_FIELDS or entry is None or entry.kind.is_question


def _occurrences(folded: str, term: Term) -> Iterator[tuple[int, int]]:
    start = folded.find(term.text)
    while start >= 0:
        end = start + len(term.text)
        if not term.is_whole or _is_member(folded, start, end):
            yield start, end
        start = folded.find(term.text, end)


def _is_member(text: str, start: int, end: int) -> bool:
    before, after = text[:start].rstrip(), text[end:].lstrip()
    return (not before or before[-1] in _SEPARATORS) and (not after or after[0] in _SEPARATORS)


def _end(offsets: list[int], end: int) -> int:
    """Where a match ends in the text: with the whole last character, marks above it included."""
    last = offsets[end - 1]
    later = (offsets[at] for at in range(end, len(offsets)))
    return next((offset for offset in later if offset > last), offsets[-1])


def _merged(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return merged
