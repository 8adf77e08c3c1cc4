"""Pages, places, counts and facets of what was found, held to naive lists in Python."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from store.made import FIELDS, filters, readings
from store.oracle import SEPARATORS, Oracle, at_of, last_known, period_of
from timeline_tui.dates import parse
from timeline_tui.dates.coordinate import from_civil
from timeline_tui.dates.when import Edge, Stamp
from timeline_tui.errors import QueryError
from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event, Origin
from timeline_tui.events.record import build_event
from timeline_tui.query.nodes import Everything, Match, Word
from timeline_tui.store import results as results_module
from timeline_tui.store.few import FEW
from timeline_tui.store.results import Results
from timeline_tui.store.store import Store
from timeline_tui.view.density import bins_over
from timeline_tui.view.gaps import long_silences
from timeline_tui.view.headings import Heading, divided, headings
from timeline_tui.view.rows import EventRow, GapRow, HeadingRow

PROPERTY = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # A failing case holds few events already, and each step of shrinking opens a store.
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


@PROPERTY
@given(reading=readings(), data=st.data(), few=st.sampled_from([FEW, 0]))
def test_pages_are_slices_of_the_naive_list(
    reading: Reading, data: st.DataObject, few: int
) -> None:
    """Headings, gaps and events, from any row on, in both directions of time."""
    oracle = Oracle(reading, "Asia/Baghdad")
    with (
        patch("timeline_tui.store.store.FEW", few),
        Store.open(reading, zone="Asia/Baghdad") as store,
    ):
        node = data.draw(filters(store.fields()))
        for sort in ("earliest", "latest"):
            expected = _naive_rows(oracle, [event for event, _ in oracle.found(node, sort)], sort)
            results = store.search(node, sort=sort)
            first, count = data.draw(st.integers(0, 12)), data.draw(st.integers(0, 12))

            assert _shown(results, 0, 100) == expected
            assert _shown(results, first, count) == expected[first : first + count]
            assert results.rows == len(expected) == results.layout().rows


@PROPERTY
@given(reading=readings(), data=st.data())
def test_every_event_is_found_on_its_row(reading: Reading, data: st.DataObject) -> None:
    """`position_of` and `row_of` agree with the pages; what does not match has no row."""
    with Store.open(reading) as store:
        results = store.search(data.draw(filters(store.fields())))
        rows = {row.hit.event.id: row for row in results.page(0, 100) if isinstance(row, EventRow)}

        for event in reading.events:
            row = rows.get(event.id)
            assert results.position_of(event.id) == (row.position if row else None)
            assert results.row_of(event.id) == (row.row if row else None)
        for row in rows.values():
            assert results.layout().row_of(row.position) == row.row


@PROPERTY
@given(reading=readings(), data=st.data())
def test_facets_and_density_are_naive_counts(reading: Reading, data: st.DataObject) -> None:
    """A value counts once per event; an event counts where it stands."""
    oracle = Oracle(reading)
    most = data.draw(st.sampled_from([64, 1]))
    with patch("timeline_tui.store.schema.MOST", most), Store.open(reading) as store:
        node = data.draw(filters(store.fields()))
        found = [event for event, _ in oracle.found(node)]
        results = store.search(node)
        name = data.draw(st.sampled_from(FIELDS + store.fields()))
        values = Counter(
            value
            for event in found
            for value in {text.translate(SEPARATORS) for text in oracle.texts(event, name)}
        )
        assert results.facets(name, 5) == sorted(values.items(), key=lambda p: (-p[1], p[0]))[:5]

        density = results.density(data.draw(st.integers(1, 9)))
        assert density.total == _naive_counts(reading.events, density)
        assert density.matched == _naive_counts(found, density)
        dated = [event for event in reading.events if at_of(event) is not None]
        assert sum(density.total) + density.outside == len(dated)


def _naive_rows(oracle: Oracle, events: list[Event], sort: str) -> list[object]:
    heads = headings(divided([period_of(event, oracle.zone) for event in events]), len(events))
    over = {heading.position: heading.period for heading in heads}
    gaps = _naive_gaps(oracle, events, sort, list(heads))
    rows: list[object] = []
    for position, event in enumerate(events):
        if position in gaps:
            rows.append(gaps[position])
        if position in over:
            rows.append(over[position])
        rows.append(event.id)
    return rows


def _naive_gaps(
    oracle: Oracle, events: list[Event], sort: str, heads: list[Heading]
) -> dict[int, tuple[int, int, int, bool]]:
    dated = [(position, event) for position, event in enumerate(events) if at_of(event) is not None]
    if sort == "latest":
        dated.reverse()
    levels = [
        next(head.period.level for head in reversed(heads) if head.position <= position)
        for position, _ in dated
    ]
    starts = [at_of(event) or 0 for _, event in dated]
    ends = [last_known(event) for _, event in dated]
    gaps = {}
    for number, lo, hi in long_silences(starts, ends, levels):
        goes_on = any(_is_on(event) and (at_of(event) or 0) < hi for event in oracle.reading.events)
        gaps[dated[number if sort == "earliest" else number - 1][0]] = (0, lo, hi, goes_on)
    return gaps


def _is_on(event: Event) -> bool:
    start, end = event.when.start, event.when.end
    return isinstance(start, Stamp) and end in (Edge.OPEN, Edge.UNKNOWN)


def _shown(results: Results, first: int, count: int) -> list[object]:
    rows = results.page(first, count)
    assert [row.row for row in rows] == list(range(first, first + len(rows)))
    shown: list[object] = []
    for row in rows:
        match row:
            case EventRow():
                shown.append(row.hit.event.id)
            case HeadingRow():
                shown.append(row.period)
            case GapRow():
                shown.append((0, row.lo, row.hi, row.goes_on))
    return shown


def _naive_counts(events: object, density: object) -> tuple[int, ...]:
    assert isinstance(events, list | tuple)
    lo, hi, count = density.lo, density.hi, len(density.total)
    counts = [0] * count
    for event in events:
        at = at_of(event)
        if at is not None and lo <= at < hi:
            unit = bins_over(lo, hi, count).unit
            counts[(at - lo) // unit * count // ((hi - lo) // unit)] += 1
    return tuple(counts)


RECORDS = [
    {"id": "a", "date": "2024-01-28", "title": {"en": "One", "ar": "واحد"}, "tags": ["x", "y"]},
    {"date": "7-8 August 2023", "title": "By content", "Event Id": "7", "sources": ["Paper"]},
    {"date": "some day", "title": "No date", "nested": {"a": ["1", {"b": "2"}]}},
    {"title": "Control\x1b[31m and \x1e and \x00"},
    {"start": "2020", "end": "2021-03", "title": "Span", "place": "Basra", "text": "long\ntext"},
    {"date": "25 January", "title": "Inferred", "basis": "stated", "inferred": ["year"]},
]


def _read() -> Reading:
    document = Document("a.yaml", published="2024-02-11", timezone="Asia/Baghdad")
    built = [
        build_event(record, document, Origin(0, line)).event for line, record in enumerate(RECORDS)
    ]
    events = [event for event in built if event is not None]
    computed = events[0].when.bounds._replace(slo=events[0].when.bounds.slo + 5)
    events[0] = replace(events[0], derived=computed)
    events.append(replace(events[1], id=f"{events[1].id}-2"))
    return Reading((document,), tuple(events))


def test_events_come_back_as_they_went_in() -> None:
    """With what equality does not see: computed bounds, origin, whose id it is."""
    reading = _read()
    with Store.open(reading) as store:
        hits = list(store.search(Everything()).hits())

    found = {hit.event.id: hit.event for hit in hits}
    assert found == {event.id: event for event in reading.events}
    for event in reading.events:
        same = found[event.id]
        assert (same.derived, same.origin, same.has_own_id) == (
            event.derived,
            event.origin,
            event.has_own_id,
        )


def _years(*years: str) -> Reading:
    events = [Event(f"{place}", parse(year)) for place, year in enumerate(years)]
    return Reading((Document("a.yaml"),), tuple(events))


def test_a_list_has_a_gap_row_for_a_long_silence_only() -> None:
    """Nine quiet years among weeks; what lasts breaks a silence, what is open does not."""
    dates = ["2014", "2015/..", "2023-08-07/2023-08-08", "2023-10", "2024-01-25", "2024-01-28"]
    with Store.open(_years(*dates)) as store:
        gaps = [row for row in store.search(Everything()).page(0, 99) if isinstance(row, GapRow)]
    with Store.open(_years(*dates, "2014/2022")) as store:
        rows = store.search(Everything()).page(0, 99)

    assert [(gap.lo, gap.hi) for gap in gaps] == [(from_civil(2016), from_civil(2023, 8, 7))]
    assert not [row for row in rows if isinstance(row, GapRow)]


def test_one_outlier_does_not_flatten_the_overview() -> None:
    """A date of 1970 among days of 2024 is counted as outside."""
    days = [f"2024-01-{day:02}" for day in range(1, 31)]
    with Store.open(_years("1970-01-01", *days)) as store:
        results = store.search(Word("x"))
        density = results.density(30)

    assert (density.lo, density.hi) == (from_civil(2024), from_civil(2024, 1, 31))
    assert (density.total, density.before, density.after) == ((1,) * 30, 1, 0)
    assert results.extent == (density.lo, density.hi)


def test_a_stretch_of_the_overview_can_be_asked_for() -> None:
    """What lies before and after it is outside."""
    with Store.open(_years("2001", "2002", "2003", "2004")) as store:
        results = store.search(Match("id", ("1",)))
        density = results.density(2, from_civil(2002), from_civil(2004))

    assert (density.total, density.matched, density.before, density.after) == ((1, 1), (1, 0), 1, 1)


def test_deep_time_is_counted_too() -> None:
    """Thirteen thousand million years in ten bins."""
    with Store.open(_years("Y-13800000000", "Y-4500000000", "2024")) as store:
        density = store.search(Everything()).density(10)

    assert density.total == (1, 0, 0, 0, 0, 0, 1, 0, 0, 1)


def test_nothing_dated_has_no_density() -> None:
    """And no extent; the nearest hit is the first."""
    reading = Reading((Document("a"),), (Event("x"),))
    with Store.open(reading) as store:
        results = store.search(Everything())

        assert results.extent is None
        assert results.density(10).total == ()
        assert results.nearest(0) == 0


@pytest.mark.parametrize(
    ("date", "expected"), [("1900", 0), ("2002-07-03", 2), ("2002-06-01", 1), ("2100", 3)]
)
def test_the_nearest_hit_in_time(date: str, expected: int) -> None:
    """By where the events stand, the earlier one of two."""
    with Store.open(_years("2001", "2002", "2003", "2004")) as store:
        assert store.search(Everything()).nearest(parse(date).bounds.slo) == expected


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [("1900", 0, 0), ("2002", 1, 1), ("2002-06-01", 2, 1), ("2100", 3, 3)],
)
def test_the_nearest_hit_on_one_side(date: str, first: int, last: int) -> None:
    """Where there is none, the last or the first one."""
    moment = parse(date).bounds.slo
    with Store.open(_years("2001", "2002", "2003", "2004")) as store:
        results = store.search(Everything())
        backwards = store.search(Everything(), sort="latest")

        assert (results.first_from(moment), results.last_to(moment)) == (first, last)
        if "2002" <= date < "2003":
            assert backwards.first_from(moment) == 3 - first
            assert backwards.last_to(moment) == 3 - last


def test_instants_are_compared_in_utc_and_floating_dates_on_the_wall() -> None:
    """Three o'clock on the wall of Baghdad is noon in UTC."""
    noon = parse("2024-01-28T12:00Z").bounds.slo
    events = (
        Event("zoned", parse("2024-01-28T12:00:00Z")),
        Event("floating", parse("2024-01-28T13:00:00")),
        Event("later", parse("2024-01-28T15:00:00Z")),
    )
    reading = Reading((Document("a", timezone="Asia/Baghdad"),), events)
    with Store.open(reading, zone="Asia/Baghdad") as store:
        results = store.search(Everything())
        wall = noon + 3 * 3600 * 10**9

        def at(position: int) -> str:
            return [hit.event.id for hit in results.hits()][position]

        assert at(results.nearest(wall, noon)) == "zoned"
        assert at(results.first_from(wall, noon)) == "zoned"
        assert at(results.first_from(wall + 1, noon + 1)) == "later"
        assert at(results.last_to(wall - 1, noon - 1)) == "floating"


def test_nowhere_to_go_is_the_first_hit() -> None:
    with Store.open(Reading((Document("a"),), (Event("x"),))) as store:
        results = store.search(Everything())

        assert (results.first_from(0), results.last_to(0)) == (0, 0)


def test_hits_stream_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """The end of a batch is not the end of the hits."""
    monkeypatch.setattr(results_module, "BATCH", 2)
    with Store.open(_years("2001", "2002", "2003", "2004", "2005")) as store:
        hits = list(store.search(Everything()).hits())

    assert [hit.event.id for hit in hits] == list("01234")


def test_a_field_without_values_cannot_be_counted() -> None:
    """Numbers and names that do not exist."""
    with Store.open(_years("2001")) as store:
        results = store.search(Everything())
        for name in ("line", "during", "nowhere", "record"):
            with pytest.raises(QueryError):
                results.facets(name)
