"""What was probably meant by a filter that finds nothing."""

import pytest

from timeline_tui.query.context import Context
from timeline_tui.query.meant import meant

CONTEXT = Context(fields=frozenset({"mag", "Event Id", "depth"}), now=0)
MEANT = [
    ("mag>4.5", "mag:>4.5"),
    ("quake mag>4.5 OR (depth<10)", "quake mag:>4.5 OR (depth:<10)"),
    ("-mag<2", "-mag:<2"),
    ("duration>2d", "duration:>2d"),
    ("MAG>4", "MAG:>4"),
    ("mag:>4.5", ""),
    ("a>b", ""),
    ('"mag>4.5"', ""),
    ("mag", ""),
    ("mag>", ""),
    ("", ""),
]


@pytest.mark.parametrize(("query", "expected"), MEANT)
def test_a_word_that_looks_like_a_comparison_is_taken_for_one(query: str, expected: str) -> None:
    assert meant(query, CONTEXT) == expected
