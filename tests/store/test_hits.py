"""Hits as bytes, and their orders on the screen, held to naive lists."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline_tui.store.hits import Earliest, Hits, Latest, Listed, Order, bits_of
from timeline_tui.store.times import Target, Times

MARKS = st.integers(0, 700).flatmap(
    lambda size: st.one_of(
        st.binary(min_size=size, max_size=size).map(lambda raw: bytes(byte & 1 for byte in raw)),
        st.binary(min_size=size, max_size=size).map(lambda raw: bytes(byte > 250 for byte in raw)),
        st.just(bytes(size)),
        st.just(b"\1" * size),
    )
)
"""Bytes of dense, sparse, no and all events, over several blocks."""


@given(marks=MARKS, share=st.floats(0, 1), first=st.integers(-3, 703), size=st.integers(-2, 300))
@settings(max_examples=200, deadline=None)
def test_hits_are_numbered_as_in_a_list(marks: bytes, share: float, first: int, size: int) -> None:
    dated = int(share * len(marks))
    hits = Hits(marks, dated)
    naive = [number for number, mark in enumerate(marks) if mark]

    assert hits.count == len(naive)
    assert hits.dated == sum(number < dated for number in naive)
    assert hits.ords(0, hits.count) == naive
    if first >= 0:
        assert hits.ords(first, first + size) == naive[first : max(first, first + size)]
    for number, ord_ in enumerate(naive[:: max(1, len(naive) // 9)]):
        place = number * max(1, len(naive) // 9)
        assert hits.ord_at(place) == ord_
        assert hits.number_of(ord_) == place
        assert ord_ in hits
    assert bits_of(marks) == "".join(map(str, marks))


@given(marks=MARKS, share=st.floats(0, 1), data=st.data())
@settings(max_examples=150, deadline=None)
@pytest.mark.parametrize("kind", ["earliest", "latest", "listed"])
def test_orders_are_lists(kind: str, marks: bytes, share: float, data: st.DataObject) -> None:
    dated = int(share * len(marks))
    hits = Hits(marks, dated)
    naive = [number for number, mark in enumerate(marks) if mark]
    order: Order = Earliest(hits)
    if kind == "latest":
        order = Latest(hits)
        naive = [*reversed(naive[: hits.dated]), *naive[hits.dated :]]
    elif kind == "listed":
        everything = data.draw(st.permutations(range(len(marks))))
        order = Listed(hits, everything)
        naive = [number for number in everything if marks[number]]
    first, size = data.draw(st.integers(0, 701)), data.draw(st.integers(0, 300))

    assert list(order.ords(0, hits.count)) == naive
    assert list(order.ords(first, first + size)) == naive[first : first + size]
    for number in naive[:3]:
        assert order.first_of([number]) == order.last_of([number]) == naive.index(number)
    chosen = sorted(number for number in naive if number < dated and number % 3)
    if chosen:
        places = [naive.index(number) for number in chosen]
        assert (order.first_of(chosen), order.last_of(chosen)) == (min(places), max(places))


@given(
    starts=st.lists(st.tuples(st.integers(-30, 30), st.booleans(), st.booleans()), max_size=40),
    is_sorted=st.booleans(),
    one_clock=st.sampled_from([None, False, True]),
    wall=st.integers(-35, 35),
    utc=st.integers(-35, 35),
)
@settings(max_examples=400, deadline=None)
def test_what_is_next_to_a_moment(
    starts: list[tuple[int, bool, bool]],
    is_sorted: bool,
    one_clock: bool | None,
    wall: int,
    utc: int,
) -> None:
    """Whether the events are sorted by the clock or not, and whatever clocks they are on."""
    rows = sorted(starts) if is_sorted else starts
    civil = bytes(is_civil if one_clock is None else one_clock for _, is_civil, _ in rows)
    moments = [moment for moment, _, _ in rows]
    times = Times(moments, [moment + 1 for moment in moments], civil)
    hits = Hits(bytes(is_hit for _, _, is_hit in rows), len(rows))
    away = {
        number: moment - (wall if civil[number] else utc)
        for number, moment in enumerate(moments)
        if rows[number][2]
    }

    def best(distances: list[int], chosen: int | None) -> list[int]:
        return [number for number in away if away[number] in distances and chosen is not None]

    ahead = min((each for each in away.values() if each >= 0), default=None)
    behind = max((each for each in away.values() if each <= 0), default=None)
    nearest = min(map(abs, away.values()), default=None)
    target = Target(wall, utc)

    assert list(times.first_from(hits, target)) == best([ahead or 0], ahead)
    assert list(times.last_to(hits, target)) == best([behind or 0], behind)
    assert list(times.nearest(hits, target)) == best([nearest or 0, -(nearest or 0)], nearest)
