"""One event in one line of JSON is JSON Lines of one line."""

import pytest

from timeline_tui.formats.registry import detect


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('{"date": "2024", "title": "One"}\n', "jsonl"),
        ('{"events": []}\n', "json"),
        ('{"timeline": {}}\n', "json"),
        ('[{"date": "2024"}]\n', "json"),
    ],
)
def test_a_single_object_is_an_event_unless_it_holds_events(head: str, expected: str) -> None:
    assert detect("-", head).name == expected
