"""Relations as written, to bounds on distances."""

from __future__ import annotations

import pytest

from timeline_tui.dates import edtf
from timeline_tui.dates.relations import Dated, parse_relation
from timeline_tui.dates.when import DAY, SECOND
from timeline_tui.errors import DateError

HOUR = 3600 * SECOND

# written, my point, other, its point, least, most
SINGLE = [
    ({"after": "talks.start", "within": "24h"}, "s", "talks", "s", 1, 24 * HOUR - 1),
    ({"after": "talks.start", "at_least": "0d"}, "s", "talks", "s", 0, None),
    ({"after": "talks"}, "s", "talks", "e", 1, None),
    ({"after": "talks", "at_least": "2d", "within": "3d"}, "s", "talks", "e", 2 * DAY, 3 * DAY - 1),
    ({"after": "talks", "offset": "3d"}, "s", "talks", "e", 3 * DAY, 3 * DAY),
    ({"after": "talks", "offset": "-3d"}, "s", "talks", "e", -3 * DAY, -3 * DAY),
    ({"before": "talks"}, "e", "talks", "s", None, -1),
    ({"before": "talks", "within": "24h"}, "e", "talks", "s", 1 - 24 * HOUR, -1),
    ({"before": "talks", "offset": "3d"}, "e", "talks", "s", -3 * DAY, -3 * DAY),
    ({"after": "talks", "at_least": "2mo"}, "s", "talks", "e", 56 * DAY, None),
    ({"same_as": "talks.start", "offset": "-1d"}, "s", "talks", "s", -DAY, -DAY),
    ("#talks.start + <24h", "s", "talks", "s", 1, 24 * HOUR - 1),
    ("#talks + <=24h", "s", "talks", "e", 0, 24 * HOUR),
    ("#talks + >2d", "s", "talks", "e", 2 * DAY + 1, None),
    ("#talks + >=2d", "s", "talks", "e", 2 * DAY, None),
    ("#announce + 2d..10d", "s", "announce", "e", 2 * DAY, 10 * DAY),
    ("#attack - 3d", "e", "attack", "s", -3 * DAY, -3 * DAY),
    ("#attack.end-3d", "e", "attack", "e", -3 * DAY, -3 * DAY),
    ("#attack - <1h", "e", "attack", "s", 1 - HOUR, -1),
    ("after #talks", "s", "talks", "e", 1, None),
    ("not before #talks", "s", "talks", "s", 0, None),
    ("before #talks", "e", "talks", "s", None, -1),
    ("#v1.2-final + 1d", "s", "v1.2-final", "e", DAY, DAY),
]


@pytest.mark.parametrize(("value", "mine", "other", "point", "least", "most"), SINGLE, ids=str)
def test_a_relation_bounds_a_distance(
    value: object, mine: str, other: str, point: str, least: int | None, most: int | None
) -> None:
    (rel,) = parse_relation(value)

    assert (rel.mine, rel.other, rel.point, rel.lo, rel.hi) == (mine, other, point, least, most)


@pytest.mark.parametrize(
    ("value", "points"),
    [
        ({"during": "war"}, [("s", "s", 0, None), ("e", "e", None, 0)]),
        ("during #war", [("s", "s", 0, None), ("e", "e", None, 0)]),
        ({"same_as": "war"}, [("s", "s", 0, 0), ("e", "e", 0, 0)]),
        ("same as #war", [("s", "s", 0, 0), ("e", "e", 0, 0)]),
        ("#war", [("s", "s", 0, 0), ("e", "e", 0, 0)]),
        ({"after": "a", "before": "b"}, [("s", "e", 1, None), ("e", "s", None, -1)]),
        ({"after": "a", "for": "2h"}, [("s", "e", 1, None), ("e", "s", 2 * HOUR, 2 * HOUR)]),
    ],
    ids=str,
)
def test_some_relations_bound_several_distances(
    value: object, points: list[tuple[str, str, int | None, int | None]]
) -> None:
    rels = parse_relation(value)

    assert [(rel.mine, rel.point, rel.lo, rel.hi) for rel in rels] == points


def test_the_words_of_the_source_are_kept() -> None:
    (rel,) = parse_relation({"after": "talks", "within": "24h", "text": "بعد أقل من 24 ساعة"})

    assert rel.text == "بعد أقل من 24 ساعة"


def test_without_words_the_relation_says_itself() -> None:
    (rel,) = parse_relation({"after": "talks.start", "at_least": "2d"})

    assert rel.text == "after talks.start, at least 2d"


def test_months_after_a_single_day_are_counted_on_the_calendar() -> None:
    anchors = {
        "a": Dated(edtf.parse("2024-01-31").bounds),
        "m": Dated(edtf.parse("2024-01").bounds),
    }

    (exact,) = parse_relation("#a + 1mo", anchors)
    (loose,) = parse_relation("#m + 1mo", anchors)

    assert (exact.lo, exact.hi) == (29 * DAY, 29 * DAY)
    assert (loose.lo, loose.hi) == (28 * DAY, 31 * DAY)


@pytest.mark.parametrize(
    ("zone", "text", "length"),
    [
        # In UTC this day begins on the 30th, from where a month is a day longer.
        ("Asia/Baghdad", "#a + 1mo", 29 * DAY),
        ("Asia/Baghdad", "#a - 1mo", 31 * DAY),
        # The clock is an hour ahead by then.
        ("America/New_York", "#a + 2mo", 60 * DAY - HOUR),
        ("America/New_York", "#a + 1y", 366 * DAY),
    ],
)
def test_a_calendar_is_that_of_the_zone(zone: str, text: str, length: int) -> None:
    anchors = {"a": Dated(edtf.parse("2024-01-31").bounds, zone)}

    (rel,) = parse_relation(text, anchors)

    assert abs(rel.lo or 0) == length


@pytest.mark.parametrize(
    "value",
    [
        "talks + 24h",
        "#",
        "# + 24h",
        "#talks + soon",
        "#talks + <2d..3d",
        "#talks + 3d..2d",
        "after #talks + 2d",
        {},
        {"within": "24h"},
        {"after": "talks", "before": "x", "within": "24h"},
        {"during": "talks", "within": "24h"},
        {"after": ""},
        {"after": ["a"]},
        {"after": "talks", "within": "0h"},
        {"after": "talks", "until": "x"},
        {"after": "talks", "at_least": "3d", "within": "2d"},
        7,
        None,
    ],
    ids=str,
)
def test_what_is_no_relation_is_refused(value: object) -> None:
    with pytest.raises(DateError) as caught:
        parse_relation(value)

    assert caught.value.hint
