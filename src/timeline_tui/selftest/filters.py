"""The family of filters: what people type, mutants of it, and patterns that could run away.

Each is a filter that can be written and read again as the same, and that the engine answers, or a
QueryError that says where. A fault is any other error, and more than a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from timeline_tui.dates import UNDATED
from timeline_tui.dates import parse as date
from timeline_tui.errors import QueryError
from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event, Texts
from timeline_tui.query.complete import complete
from timeline_tui.query.context import Context
from timeline_tui.query.echo import echo
from timeline_tui.query.highlights import spans
from timeline_tui.query.nodes import Regex
from timeline_tui.query.parser import LONGEST, parse
from timeline_tui.query.terms import highlights
from timeline_tui.query.unparse import unparse
from timeline_tui.selftest.mutator import Chance, Vocabulary, mutant
from timeline_tui.selftest.tally import Tally
from timeline_tui.selftest.trials import Trials, Watch
from timeline_tui.store.store import Store

FAMILY = "filters"
"""What the family is called."""
LIMIT = 1.0
"""Seconds that one filter may take."""

SAMPLES = (
    *("talks", '"a phrase" -word', "a OR b | c AND (d e)", "NOT (a b)", "title:talks"),
    "title=Talks",
    *("tag:a,b", 'tag:"a, b"', "title:/^the /i", "/a+b?/", "importance:>5", "importance:1..5"),
    *('col:"Event Id":4', "has:place no:tags", "is:open,range", "precision:month..day"),
    "2023..2024",
    *("during:2023-08", "during:!2024-01 is:possible", "within:2023", "since:2023-08 until:2024"),
    *('after:"7 August 2023"', "starts:>2023-08", "ends:<=2024", "around:2024-01-28~2d"),
    "date:today",
    *('during:"last 30d"', "around:#attack~24h", "since:#talks", "hour:22..6", "weekday:sat,sun"),
    *("month:nov..feb", "duration:>2d", "duration:1d..3d", "weekday:السبت", "تاريخ:٢٠٢٤"),
    "عام OR يوم",
    *("a follows:(tag:b)<24h", "near:!(a OR b)~3d", "precedes:(x) y", "place:Basra category:talks"),
)
"""Filters to be mutated; among them is every clause."""

VOCABULARY = Vocabulary(
    (
        *(" ", ":", "=", '"', '\\"', "\\", "/", "/i", "(", ")", "-", "|", " OR ", " AND "),
        *("NOT ", ","),
        *("..", ">", "<", ">=", "<=", "!", "~", "#", "@", "*", "?", "~24h", "<24h", "1..", "..5"),
        *("tag:", "title:", "text:", "col:", "has:", "no:", "is:", "during:", "since:", "around:"),
        *("hour:", "weekday:", "month:", "duration:", "precision:", "follows:(", "near:(", "id:"),
        *("2024", "2024-01-28", "today", '"last 30d"', "#attack", "@pub", "now", "جمعة", "\u00a0"),
        *("(a+)+$", "[[:alpha:]]", "\\p{L}", "(?i)", "{1,1000}", "'", ";", "--", "$1", "%"),
    ),
    (("(", ")"), ("-", ""), ("NOT ", ""), ("follows:(", ")"), ('"', '"'), ("a OR ", "")),
)
"""What means something in a filter, in our own choice."""

PATTERNS = (
    *("(a+)+$", "(a|a)*b", "(a|aa)+$", "(a?){60}a{60}", "(.*a){20}", "([a-z]+)*[0-9]", "(x+x+)+y"),
    *("(.*)(.*)(.*)(.*)(.*)z", "^(([a-z])+.)+[A-Z]([a-z])+$", "(a{1,100}){1,10}", "((a*)*)*b"),
    *("(\\w*)*!", "\\pL+$", "[[:alpha:]]*1", ".{1000}", "(?i)(A+)+$", "(|a)+$", "(a*?)*?b"),
    *("(?s).*b", "^a*$|b"),
)
"""Patterns over which engines that backtrack run away."""
_LONG = 100_000
_SHORT = 33


def filters(mutants: int, seed: int, watch: Watch = Watch()) -> Tally:  # noqa: B008 (no path, no state)
    """Try patterns on long texts, then mutants of filters on a few events."""
    trials = Trials(FAMILY, seed, watch, LIMIT)
    with Store.open(_reading()) as store:
        context = _context(store)
        for pattern in PATTERNS:
            check = partial(_run, store, Regex("title", pattern))
            trials.attempt(pattern.encode(), check)
        listed = [*SAMPLES, *bombs()]
        for text in listed:
            trials.attempt(text.encode(), partial(_wrong, text, context, store))
        for number in range(mutants):
            chance = Chance(FAMILY, seed, number)
            text = mutant(chance.pick(SAMPLES), chance, VOCABULARY, SAMPLES)
            data = text.encode("utf-8", "surrogatepass")
            trials.attempt(data, partial(_wrong, text, context, store))
    return trials.tally(f"{len(PATTERNS)} patterns, {len(listed)} listed, {mutants:,} mutants")


def bombs() -> Iterator[str]:
    """Give filters that are as long or as deep as they may be, and more."""
    for opening in ("(", "-", "NOT ", "follows:(", "-(", '"', "a:", "(a OR ", "near:!(a "):
        for times in (30, 70, LONGEST // len(opening), 2 * LONGEST):
            yield opening * times
            yield opening * times + "x" + ")" * times
    for word in VOCABULARY.words:
        yield word * (LONGEST // len(word))
    yield " OR ".join(["a"] * 2_000)
    yield " ".join(["a"] * 4_000)
    yield "tag:" + ",".join(["a"] * 4_000)
    yield "hour:" + ",".join(str(n % 24) for n in range(3_000))
    yield "title:/" + "(a+)+" * 1_500 + "/"
    yield "title:/" + "a{1000}" * 1_000 + "/"
    yield f"during:{'9' * 9_000}"
    yield f"duration:>{'9' * 9_000}d"
    yield f"around:2024~{'9' * 5_000}d"
    yield f"importance:>{'9' * 5_000}"
    yield f"importance:1e{'9' * 300}"


def _reading() -> Reading:
    texts = ("a" * _SHORT + "!", "a" * _LONG + "!", "ab" * (_LONG // 2), "talks", "نص")
    events = [
        Event(
            name,
            date(when) if when else UNDATED,
            when or None,
            title=Texts([("", text)]),
            tags=("a", "b"),
            place="Basra",
            extra={"importance": "5", "Event Id": "4"},
        )
        for name, when, text in zip(
            ("attack", "talks", "c", "d", "e"),
            ("2024-01-28", "2023-08-07/2023-08-08", "", "1984?", "2024-02-01T10:00Z"),
            texts,
            strict=True,
        )
    ]
    return Reading((Document("a.yaml", published="2024-02-11"),), tuple(events))


def _context(store: Store) -> Context:
    moment = date("2024-02-11").bounds.slo
    events = {event.id: event for event in _reading().events}
    return Context(frozenset(store.fields()), moment, moment, None, events, "attack")


def _run(store: Store, node: Regex) -> Iterator[str]:
    results = store.search(node)
    for event in _reading().events:
        spans(event.title.first, "title", highlights(node))
    if results.matched > len(_reading().events):
        yield f"{node.pattern!r} finds more events than there are"


def _wrong(text: str, context: Context, store: Store) -> Iterator[str]:
    """Give what is wrong with what a filter is read as; a QueryError is an answer too."""
    complete(text, len(text), context)
    try:
        node = parse(text, context)
        written = unparse(node)
        if len(written) <= LONGEST and parse(written, context) != node:
            yield f"{text[:60]!r} is written as {written[:60]!r}, which is another filter"
        store.search(node)
        echo(node)
        spans(text, "title", highlights(node))
    except QueryError as error:
        if not error.message or not 0 <= error.start <= len(text) or error.end <= error.start:
            yield f"{text[:60]!r}: the error says too little: {error!r}"
