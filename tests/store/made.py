"""Random events and random filters, with little variety on purpose: so that things meet."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from timeline_tui.dates.coordinate import from_civil
from timeline_tui.dates.when import (
    DAY,
    NEG,
    POS,
    SECOND,
    UNDATED,
    Bounds,
    Edge,
    Kind,
    Note,
    Precision,
    Qualifier,
    Stamp,
    When,
)
from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event, Origin, Source, Texts
from timeline_tui.events.fields import TRAITS
from timeline_tui.query import nodes

INJECTIONS = (
    "'; DROP TABLE events; --",
    'a"; DROP TABLE events; --',
    "$1",
    "%",
    "_",
    "\\",
    "' OR TRUE --",
    "e.id",
    "{table}",
)
WORDS = (
    "talk",
    "Talks",
    "Tälk",
    "أحمد",
    "احمد",
    "٣",
    "3",
    "a\x1eb",
    "a b",
    "nul\x00",
    "two\nlines",
    "ﬁ",
    "ـ",
    "-3.5",
    "1e3",
    "12",
    "nan",
    *INJECTIONS,
)
OTHERS = ("importance", "Event Id", "x0", "month", *INJECTIONS)
FIELDS = ("id", "title", "text", "category", "tags", "actors", "place", "basis", "source")
FIELDS += ("relation", "lang", "file")
VERBS = ("during", "within", "since", "after", "until", "before", "starts", "ends")
ALL_VERBS = (*VERBS, "around")
PATTERNS = ("^t", "a.b", "[0-9]+", "lk$", "(x|y)z", "\\\\", "أ")

words = st.sampled_from(WORDS)
terms = st.lists(words, max_size=2).map(tuple)
texts = st.lists(st.tuples(st.sampled_from(("", "en", "ar")), words), max_size=2).map(Texts)
values = st.recursive(
    words | st.just(""),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(words, inner, max_size=2),
    max_leaves=3,
)

_GRID = [from_civil(2024, month) + shift for month in range(1, 7) for shift in (0, DAY)]
_FAR = [from_civil(-13_800_000_000), from_civil(-44, 3, 15), from_civil(1914), from_civil(12024)]
moments = (
    st.sampled_from(_GRID)
    | st.sampled_from(_FAR)
    | st.builds(lambda at, ns: at + ns, st.sampled_from(_GRID), st.integers(-2, 2))
)
widths = st.sampled_from(
    [
        (1, Precision.F9),
        (SECOND, Precision.SECOND),
        (DAY, Precision.DAY),
        (31 * DAY, Precision.MONTH),
        (366 * DAY, Precision.YEAR),
    ]
)
qualifiers = st.sampled_from([Qualifier.NONE, Qualifier.YEAR_UNCERTAIN, Qualifier.DAY_APPROXIMATE])
zones = st.sampled_from([None, None, 180, "Asia/Baghdad"])


@st.composite
def stamps(draw: st.DrawFn, zone: int | str | None) -> Stamp:
    lo = draw(moments)
    width, precision = draw(widths)
    return Stamp(lo, lo + width, precision, "", draw(qualifiers), zone)


@st.composite
def whens(draw: st.DrawFn) -> When:
    zone = draw(zones)
    kind = draw(st.sampled_from(Kind))
    notes = draw(st.sampled_from([frozenset(), frozenset((Note.YEAR_INFERRED,))]))
    if kind is Kind.UNDATED:
        return draw(st.sampled_from([UNDATED, UNDATED._replace(text="some day")]))
    first, last = draw(stamps(zone)), draw(stamps(zone))
    if first.lo > last.lo:
        first, last = last, first
    last = last._replace(hi=max(first.hi, last.hi))
    edges = st.sampled_from([None, None, Edge.OPEN, Edge.UNKNOWN])
    match kind:
        case Kind.POINT:
            return When("", kind, first, Edge.SAME, notes=notes)
        case Kind.SPAN:
            return When("", kind, draw(edges) or first, draw(edges) or last, notes=notes)
        case Kind.ONE_OF:
            open_end = draw(st.sampled_from(["", "start", "end"]))
            start = Edge.OPEN if open_end == "start" else first
            return When("", kind, start, Edge.OPEN if open_end == "end" else last, notes=notes)
        case _:
            return When("", kind, first, last, notes=notes)


@st.composite
def events(draw: st.DrawFn) -> Event:
    when = draw(whens())
    names = st.sampled_from(OTHERS)
    return Event(
        "",
        when,
        title=draw(texts),
        text=draw(texts),
        basis=draw(st.sampled_from(["", "stated", "inferred"])),
        category=draw(terms),
        tags=draw(terms),
        actors=draw(terms),
        place=draw(st.just("") | words),
        sources=draw(
            st.lists(st.tuples(words, words).map(lambda said: Source(*said)), max_size=1).map(tuple)
        ),
        relation=draw(st.none() | words),
        inferred=draw(st.sampled_from([(), ("year",)])),
        extra=draw(st.dictionaries(names, values, max_size=3)),
        derived=draw(derived(when)),
        origin=Origin(draw(st.integers(0, 1)), draw(st.integers(1, 30))),
    )


@st.composite
def derived(draw: st.DrawFn, when: When) -> Bounds | None:
    bounds = when.bounds
    if draw(st.integers(0, 4)) or bounds.shi - bounds.slo < 2:
        return None
    if when.kind is Kind.UNDATED:
        lo = draw(moments)
        return draw(st.sampled_from([Bounds(lo, POS, lo, POS), Bounds(NEG, lo, NEG, lo)]))
    slo = bounds.slo + 1 if bounds.slo > NEG else bounds.slo
    return bounds._replace(slo=slo, elo=max(slo, bounds.elo))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    found = draw(st.lists(events(), max_size=8))
    made = tuple(replace(event, id=f"e{n}") for n, event in enumerate(found))
    zone = draw(st.sampled_from(["", "America/New_York"]))
    documents = (Document("one.yaml", timezone=zone), Document("dir/two.csv"))
    return Reading(documents, made)


@st.composite
def ranges(draw: st.DrawFn) -> nodes.Range:
    ends = st.builds(lambda at, by: at + by, moments, st.sampled_from([0, 0, 1, DAY, 40 * DAY]))
    lo, hi = sorted((draw(ends), draw(ends)))
    lo = draw(st.sampled_from([lo, lo, NEG]))
    hi = draw(st.sampled_from([max(hi, lo + 1), POS]))
    return nodes.Range(lo, hi, draw(st.booleans()))


def sequences(inner: st.SearchStrategy[nodes.Node]) -> st.SearchStrategy[nodes.Node]:
    """Distances about as long as the grid of moments is wide, and the shortest ones."""
    distances = st.builds(
        nodes.Length, st.sampled_from([0, 0, 1, 13]), st.sampled_from([1, 2, 3, DAY, 40 * DAY])
    )
    verbs = st.sampled_from(["follows", "precedes"])
    return st.one_of(
        st.builds(
            nodes.InSequence, verbs, inner, st.just(""), st.none() | distances, st.booleans()
        ),
        st.builds(nodes.InSequence, st.just("near"), inner, st.just(""), distances, st.booleans()),
        st.builds(nodes.InSequence, verbs, inner, st.just(""), distances),
    )


PARTS = {"hour": range(24), "weekday": range(1, 8), "month": range(1, 13)}


@st.composite
def falls(draw: st.DrawFn) -> nodes.Falls:
    part = draw(st.sampled_from(list(PARTS)))
    first, length = draw(st.sampled_from(PARTS[part])), draw(st.integers(1, len(PARTS[part])))
    round_and_round = [*PARTS[part], *PARTS[part]]
    start = round_and_round.index(first)
    numbers = tuple(sorted(round_and_round[start : start + length]))
    return nodes.Falls(part, numbers, draw(st.booleans()))


lengths = st.builds(
    nodes.Length,
    st.sampled_from([0, 0, 1, 12]),
    st.sampled_from([0, 1, SECOND, DAY - 1, DAY, 31 * DAY, 366 * DAY, 2 * POS]),
)


@st.composite
def lasts(draw: st.DrawFn) -> nodes.Lasts:
    low, high = draw(st.none() | lengths), draw(lengths)
    if low is not None and (low.months, low.ns) > (high.months, high.ns):
        low, high = high, low
    if low is not None and draw(st.booleans()):
        asked = nodes.Lengths(low, None, above=draw(st.booleans()))
    else:
        asked = nodes.Lengths(low, high, below=draw(st.booleans()))
    return nodes.Lasts("", asked, draw(st.booleans()))


def leaves(others: tuple[str, ...]) -> st.SearchStrategy[nodes.Node]:
    names = st.sampled_from(FIELDS + others)
    listed = st.lists(words | st.just(""), min_size=1, max_size=2).map(tuple)
    signs = st.sampled_from(["<", "<=", ">", ">="])
    numbers = st.sampled_from(["-4", "0", "3", "12.5", "1000"])
    coarse = st.sampled_from([p.word for p in Precision])
    return st.one_of(
        st.builds(nodes.During, st.sampled_from(ALL_VERBS), st.just(""), ranges(), st.booleans()),
        st.builds(nodes.During, st.sampled_from(ALL_VERBS), st.just(""), ranges()),
        falls(),
        lasts(),
        st.just(nodes.Everything()),
        st.builds(nodes.Word, words),
        st.builds(nodes.Match, names, listed, st.booleans()),
        st.builds(nodes.Match, st.just("line"), st.lists(numbers, min_size=1).map(tuple)),
        st.builds(nodes.Match, st.just("precision"), st.lists(coarse, min_size=1).map(tuple)),
        st.builds(nodes.Regex, names | st.just(""), st.sampled_from(PATTERNS), st.booleans()),
        st.builds(nodes.Compare, names | st.just("line"), signs, numbers),
        st.builds(nodes.Compare, st.just("precision"), signs, coarse),
        st.builds(nodes.Between, names, numbers | st.just(""), numbers | st.just("")),
        st.builds(nodes.Between, st.just("precision"), coarse | st.just(""), coarse),
        st.builds(nodes.Has, names | st.sampled_from(["line", "precision", "during"])),
        st.builds(nodes.Is, st.sampled_from([trait for trait in TRAITS if trait != "possible"])),
    )


def filters(others: tuple[str, ...]) -> st.SearchStrategy[nodes.Node]:
    """`is:possible`, plain or negated, stands beside other conditions only."""
    trees = st.recursive(
        leaves(others),
        lambda inner: st.one_of(
            st.builds(nodes.And, st.lists(inner, min_size=2, max_size=3).map(tuple)),
            st.builds(nodes.Or, st.lists(inner, min_size=2, max_size=3).map(tuple)),
            st.builds(nodes.Not, inner),
            sequences(inner),
        ),
        max_leaves=6,
    )
    asked = st.sampled_from([nodes.Is("possible"), nodes.Not(nodes.Is("possible"))])
    return st.one_of(
        trees, trees, trees, st.builds(lambda tree, is_: nodes.And((tree, is_)), trees, asked)
    )
