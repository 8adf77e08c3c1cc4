"""What a filter was understood as, in words: for the filter bar and `list --explain`.

Dates are shown resolved. A range ends before its second date (`exclusive`); whole years around and
before the year 1 are named in words, the last one included: `45 BCE .. 14 CE`.
"""

from __future__ import annotations

from typing import assert_never

from timeline_tui.dates.coordinate import bound_text, from_civil, to_civil, year_text
from timeline_tui.dates.when import NEG, POS
from timeline_tui.events.fields import BY_NAME, FieldKind
from timeline_tui.query.lengths import in_words
from timeline_tui.query.nodes import (
    And,
    Between,
    Compare,
    During,
    Everything,
    Falls,
    Has,
    InSequence,
    Is,
    Lasts,
    Match,
    Node,
    Not,
    Or,
    Range,
    Regex,
    Word,
)
from timeline_tui.query.parts import PARTS, starts_in_words
from timeline_tui.query.unparse import pattern_text, quoted
from timeline_tui.text.catalogue import later, tr


def echo(node: Node) -> str:
    """Give a filter in words, with its dates resolved."""
    match node:
        case Everything():
            return tr("everything")
        case And(parts=parts):
            return tr(" AND ").join(_inside(part, Or) for part in parts)
        case Or(parts=parts):
            return tr(" OR ").join(_inside(part, And) for part in parts)
        case Not(part=Has(field=field)):
            return tr("no {field}", field=field)
        case Not(part=part):
            return tr("NOT {part}", part=_inside(part, And, Or))
        case Word(text=text):
            return quoted(text)
        case Match(field=field, values=values, exact=exact):
            told = tr(" or ").join(map(quoted, values))
            return tr(_relation(field, exact), field=field, values=told)
        case Regex(field=field, pattern=pattern, ignore_case=ignore_case):
            told = pattern_text(pattern, ignore_case)
            return tr("{field} matches {pattern}", field=field or tr("text"), pattern=told)
        case Compare(field=field, operator=operator, value=value):
            return f"{field} {operator} {value}"
        case Between(field=field, low=low, high=high):
            return f"{field} {_between(low, high)}"
        case Has(field=field):
            return tr("has {field}", field=field)
        case Is(trait=trait):
            return tr("is {trait}", trait=trait)
        case During(verb=verb, range=found, certain=certain):
            return _sure(f"{verb} {_asked_text(verb, found)}", certain)
        case InSequence(verb=verb, part=part, text=text, certain=certain):
            return _sure(f"{verb} ({echo(part)}){_apart(verb, text)}", certain)
        case Falls(part=part, numbers=numbers, certain=certain):
            return _sure(starts_in_words(PARTS[part], numbers), certain)
        case Lasts(lengths=lengths, certain=certain):
            return _sure(tr("lasts {length}", length=in_words(lengths)), certain)
        case _:
            assert_never(node)


def _sure(told: str, certain: bool) -> str:
    return tr("certainly {told}", told=told) if certain else told


def _apart(verb: str, text: str) -> str:
    if not text:
        return ""
    if verb == "near":
        return " " + tr("by at most {length}", length=text)
    return " " + tr("by less than {length}", length=text)


def range_text(found: Range) -> str:
    """Give a stretch of time as its two bounds; UTC is named where it was written with a zone."""
    notes = [] if found.is_civil else ["UTC"]
    years = _years(found)
    if years is not None:
        return _noted(years, notes)
    lo, hi = bound_text(found.lo), bound_text(found.hi)
    if hi is None:
        told = tr("from {start}", start=lo) if lo else tr("any time")
        return _noted(told, [*notes, *_eras(found.lo)])
    ends = f"{lo} .. {hi}" if lo else tr("up to {end}", end=hi)
    return _noted(ends, [tr("exclusive"), *notes, *_eras(found.lo, found.hi)])


def _asked_text(verb: str, found: Range) -> str:
    """Give the side that a verb asks about; nothing lies beyond an end that is open."""
    beyond = {"after": found.hi, "before": found.lo}.get(verb)
    if beyond is not None and bound_text(beyond) is None:
        if verb == "after":
            return tr("an open end (matches nothing)")
        return tr("an open start (matches nothing)")
    return range_text(_asked(verb, found))


def _asked(verb: str, found: Range) -> Range:
    """Give the side of the range that a verb asks about."""
    match verb:
        case "since":
            return found._replace(hi=POS)
        case "after":
            return Range(found.hi, POS, found.is_civil)
        case "until":
            return found._replace(lo=NEG)
        case "before":
            return Range(NEG, found.lo, found.is_civil)
        case _:
            return found


def _years(found: Range) -> str | None:
    """Give whole years in words where one of them lies before the year 1."""
    if bound_text(found.lo) is None and bound_text(found.hi) is None:
        return None
    first, last = _year_from(found.lo), _year_from(found.hi)
    if first is None or last is None:
        return None
    last = last - 1 if isinstance(last, int) else last
    if not any(isinstance(year, int) and year <= 0 for year in (first, last)):
        return None
    if first == "":
        return tr("up to {end}", end=_year_words(last))
    if last == "":
        return tr("from {start}", start=_year_words(first))
    same = first == last
    return _year_words(first) if same else f"{_year_words(first)} .. {_year_words(last)}"


def _year_from(moment: int) -> int | str | None:
    """Give the year that begins at a moment; "" for an open end, None for any other moment."""
    if bound_text(moment) is None:
        return ""
    year = to_civil(moment).year
    return year if from_civil(year) == moment else None


def _year_words(year: int | str) -> str:
    if not isinstance(year, int):
        return year
    return tr("{year} BCE", year=1 - year) if year <= 0 else tr("{year} CE", year=year)


def _eras(*moments: int) -> list[str]:
    """Give the astronomical years before the year 1 in words, each once."""
    known = [to_civil(moment).year for moment in moments if bound_text(moment) is not None]
    return [
        tr("{year} is {told}", year=year_text(year), told=_year_words(year))
        for year in dict.fromkeys(known)
        if year <= 0
    ]


def _noted(text: str, notes: list[str]) -> str:
    return f"{text} ({tr(', ').join(notes)})" if notes else text


def _relation(field: str, exact: bool) -> str:
    if exact:
        return later("{field} exactly {values}")
    entry = BY_NAME.get(field)
    is_column = entry is None or entry.name != field or entry.kind.is_question
    holds_text = is_column or BY_NAME[field].kind is FieldKind.TEXT
    return later("{field} with {values}") if holds_text else later("{field} {values}")


def _between(low: str, high: str) -> str:
    if low and high:
        return tr("{first} to {last}", first=low, last=high)
    return tr("from {start}", start=low) if low else tr("up to {end}", end=high)


def _inside(node: Node, *kinds: type[Node]) -> str:
    return f"({echo(node)})" if isinstance(node, kinds) else echo(node)
