"""A naive filter in plain Python, written from the specification: what the engine is held to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from timeline_tui.dates import resolve
from timeline_tui.dates.coordinate import to_civil, weekday
from timeline_tui.dates.periods import LEVELS, UNDATED, Period, period_at
from timeline_tui.dates.when import DAY, NEG, POS, Bounds, Kind, Note, Precision, Stamp
from timeline_tui.dates.zones import offset_at, to_utc
from timeline_tui.events.document import Reading
from timeline_tui.events.event import Event, flat
from timeline_tui.query import nodes
from timeline_tui.text.folding import fold

NO, POSSIBLE, CERTAIN = 0, 1, 2
SEPARATORS = str.maketrans("\x1c\x1d\x1e\x1f", "    ")
ALL_NUMBERS = {"hour": set(range(24)), "weekday": set(range(1, 8)), "month": set(range(1, 13))}
TERMS = ("category", "tags", "actors", "basis", "lang")


@dataclass(frozen=True)
class Oracle:
    reading: Reading
    zone: str | None = None

    def found(self, node: nodes.Node, sort: str = "earliest") -> list[tuple[Event, bool]]:
        judged = [(event, self.judge(node, event)) for event in self.sorted(sort)]
        return [(event, truth == POSSIBLE) for event, truth in judged if truth != NO]

    def sorted(self, sort: str = "earliest") -> list[Event]:
        events = sorted(self.reading.events, key=self.key)
        if sort == "latest":
            undated = [event for event in events if at_of(event) is None]
            return [event for event in reversed(events) if at_of(event) is not None] + undated
        return events

    def key(self, event: Event) -> tuple[bool, int, int, int]:
        bounds = self.resolved(event)
        at = stands(event, bounds)
        return (at is None, at or 0, -bounds.ehi, -(bounds.shi - bounds.slo))

    def resolved(self, event: Event) -> Bounds:
        """The effective bounds in UTC."""
        zone = self.document_zone(event)
        if event.derived is None:
            return resolve(event.when, zone)
        if event.when.is_floating:
            return Bounds(*(to_utc(bound, zone) for bound in event.derived))
        return event.derived

    def document_zone(self, event: Event) -> str | None:
        return self.reading.documents[event.origin.document].timezone or None

    def judge(self, node: nodes.Node, event: Event) -> int:
        """`is:possible` counts beside the other conditions only, so it is taken out first."""
        parts = list(conjuncts(node))
        rest = [part for part in parts if not asks_possible(part)]
        truth = min((self.truth(part, event) for part in rest), default=CERTAIN)
        for part in parts:
            if part == nodes.Is("possible") and truth != POSSIBLE:
                return NO
            if part == nodes.Not(nodes.Is("possible")) and truth != CERTAIN:
                return NO
        return truth

    def truth(self, node: nodes.Node, event: Event) -> int:
        match node:
            case nodes.And(parts):
                return min((self.truth(part, event) for part in parts), default=CERTAIN)
            case nodes.Or(parts):
                return max((self.truth(part, event) for part in parts), default=NO)
            case nodes.Not(part):
                return CERTAIN - self.truth(part, event)
            case nodes.During():
                truth = self.in_time(node, event)
                return NO if node.certain and truth == POSSIBLE else truth
            case nodes.InSequence():
                truth = self.in_sequence(node, event)
                return NO if node.certain and truth == POSSIBLE else truth
            case nodes.Falls(part, numbers):
                return three_of(node, *self.falls(part, set(numbers), event))
            case nodes.Lasts():
                return three_of(node, *lasts(node.lengths, event))
            case _:
                return CERTAIN if self.holds(node, event) else NO

    def in_sequence(self, node: nodes.InSequence, event: Event) -> int:
        """Kleene's "some other event": the best that any of them gives."""
        best = NO
        for other in self.reading.events:
            if other is event or is_undated(other) or is_undated(event):
                continue
            apart = distances(self.start_region(event), self.start_region(other))
            best = max(best, min(self.truth(node.part, other), far_enough(node, *apart)))
        return best

    def start_region(self, event: Event) -> tuple[int, int]:
        bounds = self.resolved(event)
        return bounds.slo, bounds.shi

    def in_time(self, node: nodes.During, event: Event) -> int:
        if is_undated(event):
            return NO
        a, b = node.range.lo, node.range.hi
        if node.range.is_civil and not event.when.is_floating:
            a, b = to_utc(a, self.zone), to_utc(b, self.zone)
        if not node.range.is_civil and event.when.is_floating:
            a, b = (self.on_wall(moment, event) for moment in (a, b))
        possible, certain = relation(node.verb, event, a, b)
        return CERTAIN if certain else POSSIBLE if possible else NO

    def falls(self, part: str, asked: set[int], event: Event) -> tuple[bool, bool]:
        if is_undated(event):
            return False, False
        zone = None if event.when.is_floating else self.zone
        slo, shi, _, _ = event.effective
        seen = ALL_NUMBERS[part]
        if known(slo) and known(shi):
            seen = numbers_seen(part, slo, shi, zone)
        return bool(seen & asked), seen <= asked

    def on_wall(self, moment: int, event: Event) -> int:
        if moment in (NEG, POS):
            return moment
        return moment + offset_at(moment, self.document_zone(event))

    def holds(self, node: nodes.Node, event: Event) -> bool:
        match node:
            case nodes.Everything():
                return True
            case nodes.Word(text):
                return any(norm(text) in norm(part) for part in event.texts())
            case nodes.Match("line", values):
                return any(float(value) == event.origin.line for value in values)
            case nodes.Match("precision", values):
                return event.when.precision in [Precision[value.upper()] for value in values]
            case nodes.Match(name, values, exact):
                texts = [norm(text) for text in self.texts(event, name)]
                if exact or name in TERMS:
                    return any(norm(value) == text for value in values for text in texts)
                return any(norm(value) in text for value in values for text in texts)
            case nodes.Regex(name, pattern, ignore_case):
                flags = re.ASCII | (re.IGNORECASE if ignore_case else 0)
                texts = self.texts(event, name) if name else list(event.texts())
                texts = [text.translate(SEPARATORS) for text in texts if text]
                return any(re.search(pattern, text, flags) for text in texts)
            case nodes.Compare(name, sign, value):
                return any(compare(n, sign, number(name, value)) for n in self.numbers(event, name))
            case nodes.Between(name, low, high):
                return any(
                    (not low or n >= number(name, low)) and (not high or n <= number(name, high))
                    for n in self.numbers(event, name)
                )
            case nodes.Has(name):
                return self.has(event, name)
            case nodes.Is(trait):
                return trait in traits(event)
            case _:
                raise AssertionError(node)

    def has(self, event: Event, name: str) -> bool:
        if name == "line":
            return event.origin.line > 0
        if name == "precision":
            return event.when.precision is not None
        if name == "during":
            return not is_undated(event)
        return bool(self.texts(event, name))

    def numbers(self, event: Event, name: str) -> list[float]:
        if name == "line":
            return [event.origin.line]
        if name == "precision":
            return [] if event.when.precision is None else [event.when.precision]
        pattern = re.compile(r"\s*[+-]?\d+(\.\d+)?(e\d+)?\s*")
        texts = [text.translate(SEPARATORS) for text in self.texts(event, name)]
        return [float(text) for text in texts if pattern.fullmatch(text)]

    def texts(self, event: Event, name: str) -> list[str]:
        return [text for text in self.all_texts(event, name) if text]

    def all_texts(self, event: Event, name: str) -> Iterable[str]:
        match name:
            case "title" | "text":
                return [text for _, text in getattr(event, name)]
            case "category" | "tags" | "actors":
                return getattr(event, name)
            case "id" | "place" | "basis":
                return [getattr(event, name)]
            case "source":
                return [part for s in event.sources for part in (s.title, s.quote, s.url)]
            case "relation":
                return flat(event.relation)
            case "lang":
                return [tag for tag, _ in (*event.title, *event.text)]
            case "file":
                return [self.reading.documents[event.origin.document].path]
            case _:
                return flat(event.extra.get(name))


def relation(verb: str, event: Event, a: int, b: int) -> tuple[bool, bool]:
    """Possible and certain: the table of the specification."""
    slo, shi, elo, ehi = event.effective
    span = event.when.kind is Kind.SPAN
    match verb:
        case "during" | "around":
            covers = span and shi <= b and elo >= a
            return slo < b and ehi > a, (a <= slo and ehi <= b) or covers
        case "since":
            return ehi > a, slo >= a or (span and elo >= a)
        case "after":
            return ehi > b, slo >= b or (span and elo >= b)
        case "until":
            return slo < b, ehi <= b or (span and shi <= b)
        case "before":
            return slo < a, ehi <= a or (span and shi <= a)
        case "within":
            possible = max(slo, a) < min(shi, b) and max(elo, a) < min(ehi, b)
            return possible, slo >= a and ehi <= b
        case "starts":
            return slo < b and shi > a, slo >= a and shi <= b
        case "ends":
            return elo < b and ehi > a, elo >= a and ehi <= b
        case _:
            raise AssertionError(verb)


def distances(x: tuple[int, int], y: tuple[int, int]) -> tuple[int, int]:
    """The least and the most that x may start after y."""
    return x[0] - (y[1] - 1), x[1] - 1 - y[0]


def far_enough(node: nodes.InSequence, least: int, most: int) -> int:
    """Whether some or all of the distances are as asked; months may be short or long."""
    if node.verb == "precedes":
        least, most = -most, -least
    low, high = distance_of(node.distance)
    if node.verb == "near":
        possible, certain = least <= high and most >= -high, -low <= least and most <= low
    else:
        possible = max(least, 1) <= min(most, high - 1)
        certain = least >= 1 and most < low
    return CERTAIN if certain else POSSIBLE if possible else NO


def distance_of(distance: nodes.Length | None) -> tuple[int, int]:
    if distance is None:
        return 10**40, 10**40
    years, months = divmod(distance.months, 12)
    low, high = years * 365 + months * 28, years * 366 + months * 31
    return low * DAY + distance.ns, high * DAY + distance.ns


def three_of(node: nodes.Falls | nodes.Lasts, possible: bool, certain: bool) -> int:
    if possible and certain:
        return CERTAIN
    return POSSIBLE if possible and not node.certain else NO


@lru_cache(maxsize=4096)
def numbers_seen(part: str, slo: int, shi: int, zone: str | None) -> set[int]:
    """The hours, weekdays or months that a wall shows, looked at again and again."""
    step = DAY // 96 if part == "hour" else DAY // 2
    moments = [*range(slo, min(shi, slo + 400 * DAY), DAY // 2), shi - 1]
    if shi - slo <= 3 * DAY:
        # On the quarters of an hour, when clocks are changed.
        moments += range((slo // step + 1) * step, shi, step)
    elif part == "hour":
        return ALL_NUMBERS[part]
    seen = set()
    for moment in moments:
        wall = moment + offset_at(moment, zone)
        civil = to_civil(wall)
        ways = {"hour": civil.ns * 24 // DAY, "weekday": weekday(wall) + 1, "month": civil.month}
        seen.add(ways[part])
    return seen


def lasts(asked: nodes.Lengths, event: Event) -> tuple[bool, bool]:
    if is_undated(event):
        return False, False
    shortest, longest = lengths_of(event)
    possible = certain = True
    if asked.low is not None:
        # A month is 28 to 31 days, a year 365 or 366; nothing longer is asked here.
        possible &= longest >= in_ns(asked.low, 28, 365) + asked.above
        certain &= shortest >= in_ns(asked.low, 31, 366) + asked.above
    if asked.high is not None:
        possible &= shortest <= in_ns(asked.high, 31, 366) - asked.below
        certain &= longest <= in_ns(asked.high, 28, 365) - asked.below
    return possible, certain


def in_ns(length: nodes.Length, month: int, year: int) -> int:
    years, months = divmod(length.months, 12)
    return (years * year + months * month) * DAY + length.ns


def lengths_of(event: Event) -> tuple[float, float]:
    """The least and the greatest ns from the start of an event to its end."""
    slo, shi, elo, ehi = event.effective
    if event.when.kind is not Kind.SPAN:
        return 0, 0
    shortest = elo - (shi - 1) if known(elo) and shi > NEG + 1 else 0
    longest = ehi - slo if known(slo) and known(ehi) else inf
    return max(0, shortest), longest - (ehi - elo == 1)


def conjuncts(node: nodes.Node) -> Iterable[nodes.Node]:
    if isinstance(node, nodes.And):
        for part in node.parts:
            yield from conjuncts(part)
    else:
        yield node


def asks_possible(node: nodes.Node) -> bool:
    return node in (nodes.Is("possible"), nodes.Not(nodes.Is("possible")))


def norm(text: str) -> str:
    return fold(text).translate(SEPARATORS)


def number(name: str, value: str) -> float:
    return Precision[value.upper()] if name == "precision" else float(value)


def compare(left: float, sign: str, right: float) -> bool:
    return {
        "<": left < right,
        "<=": left <= right,
        ">": left > right,
        ">=": left >= right,
    }[sign]


def is_undated(event: Event) -> bool:
    return event.when.kind is Kind.UNDATED and event.derived is None


def traits(event: Event) -> set[str]:
    when = event.when
    found = {
        "point": when.kind in (Kind.POINT, Kind.ONE_OF),
        "range": when.kind is Kind.SPAN,
        "open": when.is_open,
        "approximate": when.qualifier.approximate,
        "uncertain": when.qualifier.uncertain,
        "inferred": "inferred" in (event.basis, *(["inferred"] if event.inferred else []))
        or bool(when.notes & {Note.YEAR_INFERRED, Note.RELATIVE}),
        "computed": event.derived is not None and event.derived != when.bounds,
        "floating": when.zone is None and not is_undated(event),
        "undated": is_undated(event),
    }
    return {name for name, holds in found.items() if holds}


def known(moment: int) -> bool:
    return NEG + 1 < moment < POS - 1


def stands(event: Event, bounds: Bounds) -> int | None:
    """Where an event stands in the list."""
    if is_undated(event):
        return None
    if known(bounds.slo):
        return bounds.slo
    if event.when.kind is Kind.ONE_OF and known(bounds.shi):
        return bounds.shi
    return next(filter(known, (bounds.elo, bounds.ehi)), None)


def at_of(event: Event) -> int | None:
    return stands(event, event.effective)


def last_known(event: Event) -> int:
    slo, shi, elo, ehi = event.effective
    return next(filter(known, (ehi, shi, elo, slo)))


def period_of(event: Event, zone: str | None) -> Period:
    """The finest period that is known, and holds all of the start that is not known finely."""
    at = at_of(event)
    if at is None:
        return UNDATED
    shift = 0 if event.when.is_floating else offset_at(at, zone)
    end = event.when.start if isinstance(event.when.start, Stamp) else event.when.end
    precision = end.precision if isinstance(end, Stamp) else Precision.YEAR
    slo, shi = event.effective[:2]
    is_sure = precision >= Precision.DAY and event.derived is None
    last = shi - 1 if at == slo and known(shi) else at
    if is_sure and event.when.kind is not Kind.ONE_OF:
        last = at
    for level in LEVELS:
        found = period_at(at + shift, level)
        if level <= precision and period_at(max(at, last) + shift, level) == found:
            break
    return found
