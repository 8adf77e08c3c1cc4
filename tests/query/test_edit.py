"""One more clause in a filter, in place of one of its kind."""

import pytest

from timeline_tui.query.context import Context
from timeline_tui.query.edit import with_clause

SINCE = "since:2024-01-28"
CHANGES = [
    ("", SINCE),
    ("a b", f"a b {SINCE}"),
    ("a OR b", f"(a OR b) {SINCE}"),
    ("(a OR b) c", f"(a OR b) c {SINCE}"),
    ("-(a b) during:2023", f"-(a b) during:2023 {SINCE}"),
    ('since:2020 x "y  z" until:2024', f'x "y  z" until:2024 {SINCE}'),
    ('since:!"25 January 2020"', SINCE),
    ("-since:2020", f"-since:2020 {SINCE}"),
    ("follows:(since:2020 a)<2d", f"follows:(since:2020 a)<2d {SINCE}"),
    ("tag:a,b  /x y/", f"tag:a,b /x y/ {SINCE}"),
    ("tag:", f"tag: {SINCE}"),
]


@pytest.mark.parametrize(("text", "expected"), CHANGES, ids=[row[0] or "empty" for row in CHANGES])
def test_a_clause_is_added(text: str, expected: str) -> None:
    assert with_clause(text, SINCE, Context()) == expected
