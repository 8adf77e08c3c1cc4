"""What relations add to dates, and what is said where they cannot."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline_tui.dates import display_bounds, parse
from timeline_tui.dates.when import UNDATED, Note
from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event, Origin, Value
from timeline_tui.events.relations import with_derived


def reading(*events: tuple[str, str, Value], zone: str = "") -> Reading:
    made = (
        Event(
            name,
            parse(date) if date else UNDATED,
            date or None,
            relation=relation,
            origin=Origin(0, line),
        )
        for line, (name, date, relation) in enumerate(events, 1)
    )
    return Reading((Document("a.yaml", timezone=zone),), tuple(made))


def derived(found: Reading) -> dict[str, str]:
    return {e.id: display_bounds(e.derived) for e in found.events if e.derived is not None}


TALKS: tuple[str, str, Value] = ("talks", "2024-01", None)
AFTER: Value = {"after": "talks.start", "within": "24h", "text": "less than 24 hours later"}


@pytest.mark.parametrize("zone", ["", "Asia/Baghdad", "America/New_York"])
def test_an_event_without_a_date_gets_bounds(zone: str) -> None:
    found = with_derived(reading(("talks", "2024-01-27", None), ("attack", "", AFTER), zone=zone))

    assert derived(found) == {"attack": "27–28 January 2024"}
    assert found.problems == ()


def test_a_date_narrows_the_one_it_refers_to() -> None:
    found = with_derived(reading(TALKS, ("attack", "2024-01-28", AFTER)))

    assert derived(found) == {"talks": "27–28 January 2024"}


def test_the_stated_date_is_never_touched() -> None:
    before = reading(TALKS, ("attack", "2024-01-28", AFTER))

    after = with_derived(before)

    assert [e.when for e in after.events] == [e.when for e in before.events]
    assert after.events == before.events


def test_the_order_follows_the_relation() -> None:
    found = with_derived(reading(("b", "", {"after": "a.start"}), ("a", "", None)))

    assert found.precedences == ((1, 0),)


def test_what_contradicts_the_dates_decides_no_order() -> None:
    found = with_derived(reading(("b", "2024-01", {"after": "a"}), ("a", "2024-02", None)))

    assert len(found.problems) == 1
    assert found.precedences == ()


def test_what_lasts_no_time_starts_where_it_ends() -> None:
    found = with_derived(reading(("b", "", None), ("a", "", {"before": "b.end"})))

    assert found.precedences == ((1, 0),)


def test_a_similar_id_is_suggested() -> None:
    found = with_derived(reading(TALKS, ("attack", "", {"after": "tlaks.start"})))

    assert found.problems[0].hint == "Did you mean 'talks'?"


@pytest.mark.parametrize("relation", ["after #b", {"same_as": "b"}, {"after": "b.start"}])
def test_an_event_is_not_related_to_itself(relation: Value) -> None:
    found = with_derived(reading(("b", "2024-01", relation)))

    assert [problem.text for problem in found.problems] == ["'b' is related to itself"]
    assert Note.CONFLICT not in found.events[0].when.notes


@pytest.mark.parametrize("zone", ["", "Asia/Baghdad", "America/New_York"])
def test_a_month_later_is_a_day_of_the_calendar(zone: str) -> None:
    found = with_derived(reading(("a", "2024-01-31", None), ("b", "", "#a + 1mo"), zone=zone))

    assert derived(found) == {"b": "29 February 2024"}


def test_an_hour_that_comes_twice_takes_nothing_from_a_stated_time() -> None:
    # 01:30 comes at 05:30 and at 06:30 UTC; at most half an hour after 06:00 UTC is the second.
    found = with_derived(
        reading(
            ("a", "2024-11-03T06:00Z", None),
            ("b", "2024-11-03T01:30", "#a.start + 25min..35min"),
            zone="America/New_York",
        )
    )

    assert found.problems == ()
    assert derived(found) == {}


def test_an_unknown_event_is_named() -> None:
    found = with_derived(reading(("attack", "", {"after": "nobody"})))

    assert [str(problem) for problem in found.problems] == [
        "a.yaml:1:0: warning: 'attack' refers to 'nobody', and there is no such event. "
        "Check the id, or open the file that holds it as well."
    ]


@pytest.mark.parametrize("zone", ["", "Asia/Baghdad"])
def test_a_contradiction_names_its_sentences_and_keeps_the_dates(zone: str) -> None:
    found = with_derived(
        reading(
            ("a", "2024-01-27", None),
            ("b", "2024-01-30", {"after": "a.start", "within": "24h"}),
            zone=zone,
        )
    )

    assert derived(found) == {}
    assert len(found.problems) == 1
    assert found.problems[0].line == 2
    told = found.problems[0].text.removeprefix("these cannot all be true: ").split("; ")
    assert set(told) == {
        "a (a.yaml:1): 27 January 2024",
        "b (a.yaml:2): after a.start, within 24h",
        "b (a.yaml:2): 30 January 2024",
    }
    assert all(Note.CONFLICT in event.when.notes for event in found.events)


def test_a_relation_that_cannot_be_read_is_a_problem() -> None:
    found = with_derived(reading(("b", "2024", {"sometime": "later"})))

    assert "cannot be read" in found.problems[0].text
    assert found.problems[0].hint


def test_without_relations_nothing_is_done() -> None:
    before = reading(TALKS)

    assert with_derived(before) is before


DATES = [
    "",
    "2024",
    "2024-03",
    "2024-03-10",
    "2024-03-10T02:30",
    "2024-11-03T01:30",
    "2024-11-03T06:10Z",
    "2024-11/..",
    "[..2024-03]",
    "2024-03-09/2024-11",
]
FORMS = [
    "#{} + <24h",
    "#{}.start + 1mo",
    "#{}.start - 2d",
    "after #{}",
    "before #{}.end",
    "during #{}",
    "same as #{}",
    "#{}.start + 20min..40min",
]


@settings(max_examples=300, deadline=None)
@example(
    ["", "", "", "2024-11-03T06:10Z"],
    [None, None, ("#{}.start + 20min..40min", "a"), ("#{}.start + 20min..40min", "a")],
    "America/New_York",
)
@given(
    st.lists(st.sampled_from(DATES), min_size=4, max_size=4),
    st.lists(
        st.one_of(st.none(), st.tuples(st.sampled_from(FORMS), st.sampled_from("abcdx"))),
        min_size=4,
        max_size=4,
    ),
    st.sampled_from(["", "America/New_York", "Asia/Baghdad"]),
)
def test_what_is_derived_lies_within_what_is_stated_in_every_zone(
    texts: list[str], told: list[tuple[str, str] | None], zone: str
) -> None:
    relations = [form and form[0].format(form[1]) for form in told]
    before = reading(*zip("abcd", texts, relations, strict=True), zone=zone)

    found = with_derived(before)

    for event, as_read in zip(found.events, before.events, strict=True):
        assert event.when.bounds == as_read.when.bounds
        if event.derived is not None:
            slo, shi, elo, ehi = event.derived
            stated = event.when.bounds
            assert event.derived != stated
            assert stated.slo <= slo < shi <= stated.shi
            assert stated.elo <= elo < ehi <= stated.ehi
            assert slo <= elo
            assert shi <= ehi
    if not any(relations):
        assert found is before
