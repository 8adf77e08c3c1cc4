"""What a clause of a date field means: `during:2023..`, `date:>2024-01`, `since:!"last 30d"`.

How the range itself is read stands in `ranges`.
"""

from __future__ import annotations

import re

from timeline_tui.dates.when import NEG, POS
from timeline_tui.errors import QueryError
from timeline_tui.query.anchors import distance, widened
from timeline_tui.query.complaints import clause_error
from timeline_tui.query.context import Context
from timeline_tui.query.nodes import During, Place, Range
from timeline_tui.query.ranges import parse_range
from timeline_tui.query.tokens import Clause, How
from timeline_tui.text.catalogue import tr

_AS_VERB = {">": "after", ">=": "since", "<": "before", "<=": "until"}
_BOUNDED = ("within", "starts", "ends")
"""Verbs that ask about an event's own bounds, so that `>` and its sisters open their range."""
_WORD = re.compile(r'\s+[^\s()|":=]+')
_MOST_WORDS = 5
"""How many words behind an unquoted date are tried as a part of it."""


def bare_range(text: str, at: Place, context: Context) -> During | None:
    """Give `during:` for a token that holds `..` and is a range; else None."""
    if ".." not in text:
        return None
    try:
        return During("during", text, parse_range(text, context), False, at)
    except QueryError:
        return None


def during_node(clause: Clause, verb: str, source: str, context: Context) -> During:
    """Give what a clause asks of an event's dates; `source` is the whole filter.

    Raises QueryError.
    """
    certain = clause.prefix.startswith("!")
    comparison = clause.prefix.removeprefix("!")
    text, offset = _written(clause, source)
    found = _range(clause, text, offset, source, context)
    at = Place(clause.start, clause.end)
    if comparison and verb == "during":
        return During(_AS_VERB[comparison], text, found, certain, at)
    if comparison and verb not in _BOUNDED:
        hint = tr(
            "Write {clause}, or {other}.", clause=f"{verb}:{text}", other=f"date:{comparison}{text}"
        )
        raise clause_error(clause, tr("{verb}: says already which side is meant", verb=verb), hint)
    if not comparison:
        return During(verb, text, found, certain, at)
    opened = _opened(comparison, found)
    if opened.lo >= opened.hi:
        hint = tr("Write a range that ends on that side.")
        raise clause_error(clause, tr("nothing lies beyond this range"), hint)
    return During(verb, comparison + text, opened, certain, at)


def _opened(comparison: str, found: Range) -> Range:
    match comparison:
        case ">":
            return Range(found.hi, POS, found.is_civil)
        case ">=":
            return Range(found.lo, POS, found.is_civil)
        case "<":
            return Range(NEG, found.lo, found.is_civil)
        case _:
            return Range(NEG, found.hi, found.is_civil)


def _written(clause: Clause, source: str) -> tuple[str, int]:
    """Give the text of a date without quotes, and where it begins in the filter."""
    first = clause.values[0]
    if first.how is How.PATTERN:
        hint = tr("Write a date, in quotes where it begins with a slash.")
        raise clause_error(clause, tr("a date cannot be a pattern"), hint)
    if all(value.how is How.BARE for value in clause.values):
        return source[clause.value_start : clause.end], clause.value_start
    if len(clause.values) > 1:
        raise _no_list(clause)
    blanks = len(first.text) - len(first.text.lstrip())
    return first.text.strip(), first.start + 1 + blanks


def _range(clause: Clause, text: str, offset: int, source: str, context: Context) -> Range:
    try:
        return _asked(clause, text, context)
    except QueryError as error:
        if len(clause.values) > 1:
            raise _no_list(clause) from None
        is_bare = clause.values[0].how is How.BARE
        longer = _longer(text, source[clause.end :], context) if is_bare else None
        hint = (
            tr("Quote it: {clause}.", clause=f'{clause.name}:"{longer}"') if longer else error.hint
        )
        start = min(offset + error.start, clause.end - 1)
        end = min(offset + error.end, clause.end)
        raise QueryError(error.message, start=start, end=end, hint=hint) from None


def _asked(clause: Clause, text: str, context: Context) -> Range:
    apart = distance(text, context) if clause.name.lower() == "around" else None
    if apart is None:
        return parse_range(text, context)
    what, length = apart
    return widened(parse_range(what, context), length)


def _longer(text: str, rest: str, context: Context) -> str | None:
    """Give the range that a text is together with the words behind it; None if it is none."""
    longest, at = None, 0
    for _ in range(_MOST_WORDS):
        word = _WORD.match(rest, at)
        if word is None:
            break
        at = word.end()
        candidate = " ".join(f"{text}{rest[:at]}".split())
        try:
            parse_range(candidate, context)
        except QueryError:
            continue
        longest = candidate
    return longest


def _no_list(clause: Clause) -> QueryError:
    parts = " OR ".join(f"{clause.name}:{value.text}" for value in clause.values if value.text)
    return clause_error(
        clause,
        tr("a date field takes one range and no list"),
        tr("Write {example}.", example=f"({parts})"),
    )
