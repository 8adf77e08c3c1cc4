"""Values, periods and counts for what could be asked for next, held to naive ones in Python."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from store.made import FIELDS, filters, readings
from store.oracle import SEPARATORS, Oracle, period_of
from timeline_tui.dates.coordinate import year_text
from timeline_tui.dates.when import Precision
from timeline_tui.errors import Interrupted
from timeline_tui.events.document import Reading
from timeline_tui.query import nodes
from timeline_tui.store.cells import folded
from timeline_tui.store.store import COUNTS, Store

PROPERTY = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


def together(node: nodes.Node, other: nodes.Node) -> nodes.Node:
    """Both filters as the conjunction of their parts, as a filter's text joins them."""
    parts = [part for each in (node, other) for part in _parts(each)]
    return parts[0] if len(parts) == 1 else nodes.And(tuple(parts))


def _parts(node: nodes.Node) -> tuple[nodes.Node, ...]:
    return node.parts if isinstance(node, nodes.And) else (node,)


@PROPERTY
@given(reading=readings(), data=st.data())
def test_a_count_is_what_the_filter_would_find(reading: Reading, data: st.DataObject) -> None:
    oracle = Oracle(reading)
    with Store.open(reading) as store:
        beside = data.draw(filters(store.fields()))
        asked = data.draw(st.lists(filters(store.fields()), max_size=4))
        with store.counting() as counting:
            counts = counting.counts(beside, asked)

        assert counts == [len(oracle.found(together(beside, node))) for node in asked]


@PROPERTY
@given(reading=readings(), data=st.data())
def test_values_are_those_that_start_so(reading: Reading, data: st.DataObject) -> None:
    """Each spelling once, and the same ones as a naive search of what matches beside."""
    oracle = Oracle(reading)
    most = data.draw(st.sampled_from([64, 1]))
    with patch("timeline_tui.store.schema.MOST", most), Store.open(reading) as store:
        beside = data.draw(filters(store.fields()))
        name = data.draw(st.sampled_from(FIELDS + store.fields()))
        typed = data.draw(st.sampled_from(["", "t", "T", "ta", "أ", "b", "3", "'", "%"]))
        with store.counting() as counting:
            found = counting.values((name,), typed, beside, 100)

        keys = [folded(value) for _, value in found]
        assert {field for field, _ in found} <= {name}
        assert len(keys) == len(set(keys))
        assert set(keys) == {
            key
            for event, _ in oracle.found(beside)
            for text in oracle.texts(event, name)
            if "\n" not in text
            for key in [folded(text.translate(SEPARATORS))]
            if key and (key.startswith(folded(typed)) or f" {folded(typed)}" in key)
        }


@PROPERTY
@given(reading=readings(), typed=st.sampled_from(["", "2", "2024", "2024-", "2024-0", "x"]))
def test_periods_are_those_in_which_events_stand(reading: Reading, typed: str) -> None:
    oracle = Oracle(reading)
    with Store.open(reading) as store, store.counting() as counting:
        found = counting.periods(typed, nodes.Everything(), 100)

    periods = {period_of(event, oracle.zone) for event in reading.events}
    places = {(p.year, p.month if p.level >= Precision.MONTH else 0) for p in periods}
    years = {(year, 0) for year, _ in places if year is not None}
    written = {(y, 0): year_text(y) for y, _ in years} | {
        (y, m): f"{year_text(y)}-{m:02}" for y, m in places if y is not None and m
    }
    expected = {period for period in written if written[period].startswith(typed)}
    assert set(found) == {p for p in expected if not (p[1] and (p[0], 0) in expected)}


@pytest.mark.parametrize("name", ["line", "precision", "nowhere"])
def test_a_field_without_texts_has_no_values(name: str) -> None:
    with Store.open(Reading()) as store, store.counting() as counting:
        assert counting.values((name,), "", nodes.Everything(), 5) == []


def test_counting_is_ended_apart_from_a_search() -> None:
    with Store.open(Reading()) as store:
        with store.counting() as counting:
            store.search(nodes.Everything())
            store.interrupt(COUNTS)
            with pytest.raises(Interrupted):
                counting.counts(nodes.Everything(), [nodes.Everything()])
        assert store.search(nodes.Everything()).matched == 0
