"""What the engine finds, held to a naive filter in Python by random events and random filters."""

from __future__ import annotations

from dataclasses import replace
from re import escape
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from store.made import INJECTIONS, VERBS, filters, readings
from store.oracle import Oracle
from timeline_tui.dates import parse
from timeline_tui.dates.coordinate import from_civil
from timeline_tui.dates.periods import WHOLE
from timeline_tui.dates.when import UNDATED, Edge, Kind, Precision, Stamp, When
from timeline_tui.errors import QueryError
from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event, Origin, Texts
from timeline_tui.query import nodes
from timeline_tui.query.nodes import (
    And,
    During,
    Everything,
    Is,
    Match,
    Not,
    Or,
    Place,
    Range,
    Regex,
    Word,
)
from timeline_tui.store.few import FEW
from timeline_tui.store.store import Store
from timeline_tui.view.rows import HeadingRow

HOUR = 3600 * 10**9
ZONES = st.sampled_from([None, "Asia/Baghdad", "Europe/London"])
PROPERTY = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # A failing case holds few events already, and each step of shrinking opens a store.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


@PROPERTY
@given(
    reading=readings(),
    zone=ZONES,
    most=st.sampled_from([64, 1]),
    few=st.sampled_from([FEW, 0]),
    data=st.data(),
)
def test_the_engine_finds_what_the_naive_filter_finds(
    reading: Reading, zone: str | None, most: int, few: int, data: st.DataObject
) -> None:
    """Ids, order and the sign of only possible; fields beyond the cap are no different.

    Nor are few events that are taken for many, words of which are looked up.
    """
    oracle = Oracle(reading, zone)
    with (
        patch("timeline_tui.store.schema.MOST", most),
        patch("timeline_tui.store.store.FEW", few),
        Store.open(reading, zone=zone) as store,
    ):
        store.index()
        for node in data.draw(st.lists(filters(store.fields()), min_size=8, max_size=8)):
            sort = data.draw(st.sampled_from(["earliest", "latest"]))
            found = list(oracle.found(node, sort))
            expected = [(event.id, possible) for event, possible in found]

            results = store.search(node, sort=sort)

            note(repr(node))
            assert [(hit.event.id, hit.possible) for hit in results.hits()] == expected
            assert results.matched == len(expected)
            assert results.possible == sum(possible for _, possible in expected)
            assert results.total == len(reading.events)
            assert results.undated() == sum(
                not event.when.is_dated and event.derived is None for event, _ in found
            )


def _reading(*events: Event, path: str = "a.yaml") -> Reading:
    return Reading((Document(path),), events)


def _ids(store: Store, node: nodes.Node, sort: str = "earliest") -> list[str]:
    return [hit.event.id for hit in store.search(node, sort=sort).hits()]


def test_the_naive_filter_knows_the_sample_of_the_specification() -> None:
    """The oracle itself is held to what the specification says about the sample."""
    store, oracle = _sample()
    with store:
        for verb, text, expected in (
            ("during", "2024-01-27", "attacks talks?"),
            ("after", "2024-01", "attacks mps resumed"),
            ("starts", "2024-01", "talks announce attack"),
            ("during", "2014-09-10", "coalition?"),
        ):
            bounds = parse(text).bounds
            node = During(verb, text, Range(bounds.slo, bounds.ehi))
            found = " ".join(event.id + "?" * possible for event, possible in oracle.found(node))
            hits = store.search(node).hits()

            assert found == expected
            assert " ".join(hit.event.id + "?" * hit.possible for hit in hits) == expected


def _sample() -> tuple[Store, Oracle]:
    dates = {
        "coalition": "2014",
        "attacks": "2023-10/..",
        "announce": "2024-01-25",
        "attack": "2024-01-28",
        "mps": "2024-02-08",
        "resumed": "2024-02-11",
    }
    events = [Event(name, parse(date)) for name, date in dates.items()]
    month = parse("2024-01")
    computed = parse("2024-01-25/2024-01-31").bounds
    events.append(
        Event("talks", month, derived=month.bounds._replace(slo=computed.slo, elo=computed.slo))
    )
    reading = _reading(*events)
    return Store.open(reading), Oracle(reading)


@pytest.mark.parametrize("text", INJECTIONS)
def test_sql_in_a_value_or_a_name_is_only_text(text: str) -> None:
    """As a word, a value, a pattern, the name of a field, and in the data."""
    event = Event("x", title=Texts([("", f"has {text}")]), extra={text: text})
    with Store.open(_reading(event, Event("y"))) as store:
        for node in (
            Word(text),
            Match("title", (text,)),
            Match(text, (text,), True),
            Regex("title", escape(text)),
            nodes.Has(text),
        ):
            assert _ids(store, node) == ["x"]
        assert store.search(Everything()).facets(text) == [(text, 1)]


def test_a_column_may_have_the_name_of_a_question() -> None:
    """The parser gives it where it was written with `col:`."""
    names = ("during", "month", "duration")
    event = Event("x", title=Texts([("", "a")]), extra=dict.fromkeys(names, "wet 5"))
    with Store.open(_reading(event, Event("y"))) as store:
        for name in names:
            assert _ids(store, Match(name, ("wet",))) == ["x"]
            assert _ids(store, Regex(name, "^wet")) == ["x"]
            assert _ids(store, nodes.Has(name)) == ["x"]


@pytest.mark.parametrize(
    "node",
    [
        Match("month", ("1",)),
        nodes.Has("duration"),
        Regex("hour", "9"),
        Match("nowhere", ("x",)),
        Match("e.id", ("x",)),
        Match("during", ("2024",)),
        Match("line", ("many",)),
        nodes.Compare("precision", "<", "mouth"),
        nodes.Compare("line", "=", "1"),
        nodes.Compare("line", ">", "nan"),
        nodes.Is("beautiful"),
        Regex("title", "("),
        Regex("", "(?=a)"),
        Regex("line", "1"),
        Or((Is("possible"), Word("x"))),
    ],
    ids=repr,
)
def test_what_cannot_be_asked_is_an_error_with_its_place(node: nodes.Node) -> None:
    """The place is that of the part that was wrong, and the store lives on."""
    marked = _marked(node, Place(3, 9))
    with Store.open(_reading(Event("x"))) as store:
        with pytest.raises(QueryError) as error:
            store.search(And((Everything(), marked)))

        assert (error.value.start, error.value.end) == (3, 9)
        assert _ids(store, Everything()) == ["x"]


def _marked(node: nodes.Node, place: Place) -> nodes.Node:
    if isinstance(node, Or):
        return replace(node, parts=tuple(replace(part, at=place) for part in node.parts))
    return replace(node, at=place)


def test_a_civil_range_meets_instants_on_the_wall_of_the_display_zone() -> None:
    """Half past midnight in Baghdad is still the day before in UTC."""
    day = from_civil(2024, 1, 28)
    node = During("within", "2024-01-28", Range(day, day + 86_400 * 10**9), certain=True)
    events = [
        Event("instant", parse("2024-01-28T00:30:00+03:00")),
        Event("floating", parse("2024-01-28T00:30:00")),
    ]
    for zone, expected in (("Asia/Baghdad", {"instant", "floating"}), (None, {"floating"})):
        with Store.open(_reading(*events), zone=zone) as store:
            assert set(_ids(store, node)) == expected


@pytest.mark.parametrize(
    ("node", "is_found"),
    [
        (Match("title", ("joint talk",)), True),
        (Match("title", ("Joint Talks",), True), True),
        (Match("title", ("joint talk",), True), False),
        (Match("tags", ("SECURITY",)), True),
        (Match("tags", ("secur",)), False),
        (Match("tags", ("",)), False),
        (Match("tags", ("x", "mission")), True),
        (Word("talks security"), False),
        (nodes.Compare("cost", ">", "11"), True),
        (nodes.Compare("cost", ">", "12"), False),
        (nodes.Compare("tags", ">", "1"), False),
        (nodes.Between("cost", "12", "12"), True),
        (nodes.Compare("precision", "<=", "day"), True),
        (nodes.Compare("precision", "<=", "month"), False),
        (Match("line", ("7",)), True),
        (Regex("title", "^joint", ignore_case=True), True),
        (Regex("title", "^joint"), False),
        (Regex("", "^Baghdad$"), True),
        (Match("file", ("A.YAML",)), True),
    ],
    ids=repr,
)
def test_fields_are_compared_by_their_kind(node: nodes.Node, is_found: bool) -> None:
    """A part of a text, a whole term, a number in any script, a place on a scale."""
    event = Event(
        "x",
        parse("2024-01-28"),
        title=Texts([("en", "Joint Talks")]),
        tags=("security", "mission"),
        place="Baghdad",
        extra={"cost": "١٢"},
        origin=Origin(0, 7),
    )
    with Store.open(_reading(event)) as store:
        assert store.search(node).matched == is_found


@pytest.mark.parametrize(
    ("event", "asked", "expected"),
    [
        ("span", (0, 50), "cccncncc"),
        ("span", (15, 35), "cpcpcppp"),
        ("span", (20, 30), "cnccccnn"),
        ("span", (40, 60), "nnnnccnn"),
        ("point", (0, 50), "cccncncc"),
        ("point", (15, 35), "pppncppp"),
        ("point", (20, 30), "nnnnccnn"),
        ("undated", (0, 50), "nnnnnnnn"),
    ],
)
def test_the_verbs_of_time(event: str, asked: tuple[int, int], expected: str) -> None:
    """Certain, possible or no: a point in [10, 20), a span from there to [30, 40)."""
    start, end = (Stamp(lo, lo + 10, Precision.F9, "") for lo in (10, 30))
    whens = {
        "span": When("", Kind.SPAN, start, end),
        "point": When("", Kind.POINT, start, Edge.SAME),
        "undated": UNDATED,
    }
    with Store.open(_reading(Event("x", whens[event]))) as store:
        truths = ""
        for verb in VERBS:
            results = store.search(During(verb, "", Range(*asked)))
            truths += "p" if results.possible else "c" if results.matched else "n"

    assert truths == expected


def test_an_absolute_range_meets_floating_dates_on_the_wall_of_their_document() -> None:
    """Each document's own: midnight in Baghdad is not midnight in New York."""
    midnight = from_civil(2024, 1, 28)
    node = During("within", "", Range(midnight, midnight + HOUR, is_civil=False))
    zones = ("", "Asia/Baghdad", "America/New_York")
    documents = tuple(Document("a.yaml", timezone=zone) for zone in zones)
    clocks = {"T00:30:00": 0, "T03:30:00": 1, "T19:30:00": 2}
    events = [
        Event(f"{clock}/{place}", parse(f"{day}{clock}"), origin=Origin(place, 1))
        for clock in clocks
        for day in ["2024-01-27" if clock == "T19:30:00" else "2024-01-28"]
        for place in range(3)
    ]
    with Store.open(Reading(documents, tuple(events)), zone="Europe/Paris") as store:
        found = sorted(_ids(store, node))

    assert found == [f"{clock}/{place}" for clock, place in clocks.items()]


def test_a_conjunction_is_as_sure_as_its_least_sure_part() -> None:
    """Wherever that part stands."""
    sure = During("during", "", Range(from_civil(2024), from_civil(2025)))
    unsure = During("during", "", Range(from_civil(2024), from_civil(2024, 2)))
    with Store.open(_reading(Event("x", parse("2024")))) as store:
        for parts in ((sure, unsure), (unsure, sure), (Word("x"), sure, unsure)):
            assert store.search(And(parts)).possible == 1
        assert store.search(And((Word("x"), sure))).possible == 0
        assert store.search(And((Word("x"), unsure, replace(unsure, certain=True)))).matched == 0


@pytest.mark.parametrize(
    ("trait", "expected"),
    [
        ("point", "approximate before floating instant uncertain"),
        ("range", "computed ongoing span"),
        ("open", "ongoing"),
        ("approximate", "approximate"),
        ("uncertain", "uncertain"),
        ("inferred", "floating"),
        ("computed", "computed"),
        ("floating", "approximate before computed floating ongoing span uncertain"),
        ("undated", "none"),
        ("marked", ""),
    ],
)
def test_traits(trait: str, expected: str) -> None:
    """What `is:` finds among one event of each kind."""
    span = parse("2019/2021")
    dates = {
        "floating": "2024-01-28",
        "instant": "2024-01-28T05:53:00Z",
        "span": "2019/2021",
        "ongoing": "2023-10/..",
        "before": "[..1928]",
        "approximate": "1910~",
        "uncertain": "1910?",
    }
    events = [
        Event(name, parse(date), basis="inferred" if name == "floating" else "")
        for name, date in dates.items()
    ]
    bounds = span.bounds._replace(slo=span.bounds.slo + 1)
    events += [Event("none"), Event("computed", span, derived=bounds)]
    with Store.open(_reading(*events)) as store:
        assert " ".join(sorted(_ids(store, Is(trait)))) == expected


def test_the_sort_order_of_fuzzy_dates() -> None:
    """The containing event first, `before X` at X, undated last; latest first is its mirror."""
    texts = ["2024-01-01T00:00:00", "2024-01-01", "2024-01", "2024", "2024/..", "[..2023-12-31]"]
    dated = [Event(text, parse(text)) for text in texts]
    events = [Event("none"), *dated, Event("2023", parse("2023")), Event("none too")]
    order = ["2023", "2024/..", "2024", "2024-01", "[..2023-12-31]", "2024-01-01"]
    order.append("2024-01-01T00:00:00")
    with Store.open(_reading(*events)) as store:
        found = _ids(store, Everything())
        mirrored = _ids(store, Everything(), "latest")

    assert sorted(found, key=order.__contains__, reverse=True)[-2:] == ["none", "none too"]
    assert [name for name in found if name in order and name != "[..2023-12-31]"] == [
        name for name in order if name != "[..2023-12-31]"
    ]
    assert mirrored == [*reversed(found[:-2]), "none", "none too"]


def test_what_certainly_comes_first_comes_first() -> None:
    """Against the rule for ties; an event without a place in time holds nobody back."""
    names = ("talks", "announce", "none", "later")
    dates = (parse("2024-01-25/2024-01-31"), parse("2024-01-25"), UNDATED, parse("2024-02"))
    events = tuple(map(Event, names, dates))
    for precedences, expected in (
        ((), ["talks", "announce", "later", "none"]),
        (((1, 0), (2, 3)), ["announce", "talks", "later", "none"]),
    ):
        reading = Reading((Document("a.yaml"),), events, precedences=precedences)
        with Store.open(reading) as store:
            assert _ids(store, Everything()) == expected


@pytest.mark.parametrize(
    ("sort", "expected"), [("title", "cab"), ("category", "bca"), ("place", "abc"), ("file", "abc")]
)
def test_other_orders_put_what_has_no_value_last(sort: str, expected: str) -> None:
    """Titles are sorted in the preferred language."""
    events = (
        Event("a", parse("2020"), title=Texts([("en", "Älpha"), ("ar", "ب")]), place="Here"),
        Event("b", parse("2021"), category=("one",)),
        Event("c", parse("2022"), title=Texts([("en", "Beta"), ("ar", "ا")]), category=("Two",)),
    )
    with Store.open(_reading(*events), lang="ar") as store:
        results = store.search(Everything(), sort=sort)

        assert "".join(hit.event.id for hit in results.hits()) == expected
        # A heading without a name stands over all of them.
        assert results.rows == 4
        assert results.page(0, 1) == [HeadingRow(0, WHOLE)]


def test_an_unknown_order_is_an_error() -> None:
    """It names those that exist."""
    with Store.open(_reading()) as store, pytest.raises(QueryError, match="earliest, latest"):
        store.search(Everything(), sort="best")


def test_not_possible_is_possible() -> None:
    """Kleene's negation: what may lie in the range may lie outside of it."""
    january = During("during", "", Range(from_civil(2024, 1), from_civil(2024, 2)))
    with Store.open(_reading(Event("x", parse("2024")), Event("y"))) as store:
        results = store.search(Not(january))

        assert [(hit.event.id, hit.possible) for hit in results.hits()] == [
            ("x", True),
            ("y", False),
        ]
