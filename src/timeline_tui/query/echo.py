"""What a filter was understood as, in words: for the filter bar and `list --explain`.

Dates are shown resolved. Of whole days the last one is named, and included; a range that ends at a
time of day ends before it (`exclusive`). Whole years around and before the year 1 are named in
words, the last one included: `45 BCE to 14 CE`.
"""

from __future__ import annotations

from typing import assert_never

from timeline_tui.dates.coordinate import bound_text, from_civil, to_civil, year_text
from timeline_tui.dates.when import DAY
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

_FIELDS = (
    *(later("id"), later("title"), later("text"), later("category"), later("tags")),
    *(later("actors"), later("place"), later("basis"), later("source"), later("relation")),
    *(later("lang"), later("file"), later("line"), later("precision")),
)
"""Fields that have a name in every language; those of a file are called what it calls them."""
_OPERATORS = {
    "<": later("{field} < {value}"),
    "<=": later("{field} <= {value}"),
    ">": later("{field} > {value}"),
    ">=": later("{field} >= {value}"),
}
_TRAITS = {
    "point": later("is at one time"),
    "range": later("is a range"),
    "open": later("is open"),
    "approximate": later("is approximate"),
    "uncertain": later("is uncertain"),
    "inferred": later("is inferred"),
    "computed": later("is computed"),
    "floating": later("is without a time zone"),
    "undated": later("is undated"),
    "possible": later("only possibly"),
    "marked": later("is marked"),
}
_VERBS = {
    "during": later("during {range}"),
    "within": later("within {range}"),
    "around": later("around {range}"),
    "starts": later("starts {range}"),
    "ends": later("ends {range}"),
}
_SIDES = {
    "since": later("since {moment}"),
    "after": later("after {moment}"),
    "until": later("until {moment}"),
    "before": later("before {moment}"),
}
"""Verbs that ask about all that lies on one side of a moment."""
_AT_THE_END = {"after": "since", "until": "before"}
"""Verbs that go by the end of a range, and what is said where that is no end of a day."""
_SEQUENCES = {
    "follows": later("follows ({filter})"),
    "precedes": later("precedes ({filter})"),
    "near": later("near ({filter})"),
}


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
            return tr("no {field}", field=_named(field))
        case Not(part=Is(trait="possible")):
            return tr("certainly")
        case Not(part=part):
            return tr("NOT {part}", part=_inside(part, And, Or))
        case Word(text=text):
            return quoted(text)
        case Match(field=field, values=values, exact=exact):
            told = tr(" or ").join(map(quoted, values))
            return tr(_relation(field, exact), field=_named(field), values=told)
        case Regex(field=field, pattern=pattern, ignore_case=ignore_case):
            told = pattern_text(pattern, ignore_case)
            named = _named(field or "text")
            return tr("{field} matches {pattern}", field=named, pattern=told)
        case Compare(field=field, operator=operator, value=value):
            return tr(_OPERATORS[operator], field=_named(field), value=value)
        case Between(field=field, low=low, high=high):
            return tr("{field} {values}", field=_named(field), values=_between(low, high))
        case Has(field=field):
            return tr("has {field}", field=_named(field))
        case Is(trait=trait):
            return tr(_TRAITS[trait])
        case During(verb=verb, range=found, certain=certain):
            return _sure(_asked_text(verb, found), certain)
        case InSequence(verb=verb, part=part, text=text, certain=certain):
            return _sure(tr(_SEQUENCES[verb], filter=echo(part)) + _apart(verb, text), certain)
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
        return _noted(_stretch(lo, None), [*notes, *_eras(found.lo)])
    last = found.hi - DAY
    if found.hi % DAY == 0 and (lo is None or (found.lo % DAY == 0 and found.lo <= last)):
        return _noted(_stretch(lo, bound_text(last)), [*notes, *_eras(found.lo, last)])
    return _noted(_stretch(lo, hi), [tr("exclusive"), *notes, *_eras(found.lo, found.hi)])


def _stretch(first: str | None, last: str | None) -> str:
    """Give what lies between two bounds, of which any may be missing."""
    if first is None or last is None:
        if first is None and last is None:
            return tr("any time")
        return tr("{start} or later", start=first) if first else tr("{end} or earlier", end=last)
    return first if first == last else tr("{low} to {high}", low=first, high=last)


def _asked_text(verb: str, found: Range) -> str:
    """Give a verb with its dates; nothing lies beyond an end that is open."""
    if verb not in _SIDES:
        return tr(_VERBS[verb], range=range_text(found))
    bound = found.hi if verb in _AT_THE_END else found.lo
    if bound_text(bound) is not None:
        return _side(verb, bound, [] if found.is_civil else ["UTC"])
    if verb == "after":
        return tr("after an open end (matches nothing)")
    return tr("before an open start (matches nothing)") if verb == "before" else tr("any time")


def _side(verb: str, bound: int, notes: list[str]) -> str:
    """Give a verb with the moment beyond which it asks, of whole days and years the last one."""
    year = _year_from(bound)
    goes_by_end = verb in _AT_THE_END
    if isinstance(year, int) and year - (goes_by_end or verb == "before") <= 0:
        return _noted(tr(_SIDES[verb], moment=_year_words(year - goes_by_end)), notes)
    if goes_by_end and bound % DAY == 0:
        bound -= DAY
    else:
        verb = _AT_THE_END.get(verb, verb)
    told = tr(_SIDES[verb], moment=bound_text(bound))
    return _noted(told, [*notes, *_eras(bound)])


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
    return _stretch(*(None if year == "" else _year_words(year) for year in (first, last)))


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


def _named(field: str) -> str:
    """Give what a field is called."""
    return tr(field) if field in _FIELDS else field


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
