"""What a filter was understood as, in words: for the filter bar and `list --explain`.

Dates are shown resolved. Of whole days the last one is named, and included; a range that ends at a
time of day ends before it (`exclusive`). Whole years around and before the year 1 are named in
words, the last one included: `45 BCE .. 14 CE`.
"""

from __future__ import annotations

from typing import assert_never

from timeline_tui.dates.coordinate import bound_text, from_civil, to_civil, year_text
from timeline_tui.dates.when import DAY, NEG, POS
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
from timeline_tui.query.parts import PARTS
from timeline_tui.query.unparse import pattern_text, quoted


def echo(node: Node) -> str:
    """Give a filter in words, with its dates resolved."""
    match node:
        case Everything():
            return "everything"
        case And(parts=parts):
            return " AND ".join(_inside(part, Or) for part in parts)
        case Or(parts=parts):
            return " OR ".join(_inside(part, And) for part in parts)
        case Not(part=Has(field=field)):
            return f"no {field}"
        case Not(part=Is(trait="possible")):
            return "certainly"
        case Not(part=part):
            return f"NOT {_inside(part, And, Or)}"
        case Word(text=text):
            return quoted(text)
        case Match(field=field, values=values, exact=exact):
            return f"{field}{_relation(field, exact)} {' or '.join(map(quoted, values))}"
        case Regex(field=field, pattern=pattern, ignore_case=ignore_case):
            return f"{field or 'text'} matches {pattern_text(pattern, ignore_case)}"
        case Compare(field=field, operator=operator, value=value):
            return f"{field} {operator} {value}"
        case Between(field=field, low=low, high=high):
            return f"{field} {_between(low, high)}"
        case Has(field=field):
            return f"has {field}"
        case Is(trait="possible"):
            return "only possibly"
        case Is(trait=trait):
            return f"is {trait}"
        case During(verb=verb, range=found, certain=certain):
            return f"{'certainly ' if certain else ''}{verb} {_asked_text(verb, found)}"
        case InSequence(verb=verb, part=part, text=text, certain=certain):
            apart = f" by {'at most' if verb == 'near' else 'less than'} {text}" if text else ""
            return f"{'certainly ' if certain else ''}{verb} ({echo(part)}){apart}"
        case Falls(part=part, numbers=numbers, certain=certain):
            return f"{'certainly ' if certain else ''}starts {PARTS[part].in_words(numbers)}"
        case Lasts(lengths=lengths, certain=certain):
            return f"{'certainly ' if certain else ''}lasts {in_words(lengths)}"
        case _:
            assert_never(node)


def range_text(found: Range) -> str:
    """Give a stretch of time as its two bounds; UTC is named where it was written with a zone."""
    notes = [] if found.is_civil else ["UTC"]
    years = _years(found)
    if years is not None:
        return _noted(years, notes)
    lo, hi = bound_text(found.lo), bound_text(found.hi)
    if hi is None:
        return _noted(f"from {lo}" if lo else "any time", [*notes, *_eras(found.lo)])
    last = found.hi - DAY
    if found.hi % DAY == 0 and (lo is None or (found.lo % DAY == 0 and found.lo <= last)):
        return _noted(_days(lo, bound_text(last)), [*notes, *_eras(found.lo, last)])
    ends = f"{lo} .. {hi}" if lo else f"up to {hi}"
    return _noted(ends, ["exclusive", *notes, *_eras(found.lo, found.hi)])


def _days(first: str | None, last: str | None) -> str:
    """Give whole days from the first to the last one, which is included."""
    if first is None:
        return f"up to {last}"
    return first if first == last else f"{first} to {last}"


def _asked_text(verb: str, found: Range) -> str:
    """Give the side that a verb asks about; nothing lies beyond an end that is open."""
    beyond = {"after": found.hi, "before": found.lo}.get(verb)
    if beyond is not None and bound_text(beyond) is None:
        return f"an open {'end' if verb == 'after' else 'start'} (matches nothing)"
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
        return f"up to {_year_words(last)}"
    if last == "":
        return f"from {_year_words(first)}"
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
    return f"{1 - year} BCE" if year <= 0 else f"{year} CE"


def _eras(*moments: int) -> list[str]:
    """Give the astronomical years before the year 1 in words, each once."""
    known = [to_civil(moment).year for moment in moments if bound_text(moment) is not None]
    return [f"{year_text(year)} is {1 - year} BCE" for year in dict.fromkeys(known) if year <= 0]


def _noted(text: str, notes: list[str]) -> str:
    return f"{text} ({', '.join(notes)})" if notes else text


def _relation(field: str, exact: bool) -> str:
    if exact:
        return " exactly"
    entry = BY_NAME.get(field)
    is_column = entry is None or entry.name != field or entry.kind.is_question
    holds_text = is_column or BY_NAME[field].kind is FieldKind.TEXT
    return " with" if holds_text else ""


def _between(low: str, high: str) -> str:
    if low and high:
        return f"{low} to {high}"
    return f"from {low}" if low else f"up to {high}"


def _inside(node: Node, *kinds: type[Node]) -> str:
    return f"({echo(node)})" if isinstance(node, kinds) else echo(node)
