"""What a document adds to the dates of its records."""

from __future__ import annotations

import pytest

from timeline_tui.dates.when import Note
from timeline_tui.events.document import Document
from timeline_tui.events.event import Origin, Value
from timeline_tui.events.record import build_event

FLOATING: list[tuple[dict[str, Value], bool]] = [
    ({"date": "2024-01-28T05:53"}, True),
    ({"date": "28 January 2024, 05:53"}, True),
    ({"date": "2024-01-28", "time": "05:53"}, True),
    ({"start": "2024-01-28T05:53", "end": "2024-01-28T06:53"}, True),
    ({"start": "2024-01-28T05:53", "end": "2024-01-28T06:53Z"}, True),
    ({"date": "2024-01-28T05:53/.."}, True),
    ({"date": "2024-01-28"}, False),
    ({"date": "2024"}, False),
    ({"date": "2024-01-28T05:53Z"}, False),
    ({"date": "2024-01-28T05:53+03:00"}, False),
    ({"date": "@1706410380"}, False),
    ({"date": "nobody knows"}, False),
]


@pytest.mark.parametrize(("record", "is_assumed"), FLOATING, ids=str)
def test_a_time_without_any_zone_is_marked(record: dict[str, Value], is_assumed: bool) -> None:
    plain, _ = build_event(dict(record), Document("a"), Origin(0, 1))
    named, _ = build_event(dict(record), Document("a", timezone="Asia/Baghdad"), Origin(0, 1))

    assert plain is not None
    assert named is not None
    assert (Note.ZONE_ASSUMED in plain.when.notes) is is_assumed
    assert Note.ZONE_ASSUMED not in named.when.notes
    assert plain.when.bounds == named.when.bounds
