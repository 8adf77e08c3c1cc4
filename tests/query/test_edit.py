"""One more clause in a filter, in place of one of its kind."""

import pytest

from timeline_tui.dates import parse as parse_date
from timeline_tui.events.event import Event
from timeline_tui.query.context import Context
from timeline_tui.query.edit import also, with_clause, without_here

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
    ("is:open", f"is:open {SINCE}"),
    ("foo has:place -no:tag", f"foo has:place -no:tag {SINCE}"),
    ("no:place", f"no:place {SINCE}"),
    ("is:open,range x", f"(is:open OR is:range) x {SINCE}"),
]


HERE = Context(
    events={name: Event(name, parse_date("2024-01-28")) for name in ("attack", "b c")},
    here="attack",
)
SETTLED = [
    ("around:here~2d", "around:#attack~2d"),
    ("a during:!HERE OR since:here-1w", "a during:!#attack OR since:#attack-1w"),
    ("here..pub", "during:#attack..pub"),
    ("here-1d..here+1d", "during:#attack-1d..#attack+1d"),
    ("since:#x.here until:here", "since:#x.here until:#attack"),
    ('since:"here + 2d"', 'since:"#attack + 2d"'),
    ("follows:(since:here)<2d", "follows:(since:#attack)<2d"),
    ("here title:here", "here title:here"),
    ("since:#here", "since:#here"),
    ("since:", "since:"),
]


@pytest.mark.parametrize(("text", "expected"), SETTLED, ids=[row[0] for row in SETTLED])
def test_here_becomes_the_event_that_it_means(text: str, expected: str) -> None:
    assert without_here(text, HERE) == expected


def test_an_id_with_blanks_is_quoted() -> None:
    assert without_here("since:here", HERE._replace(here="b c")) == 'since:"#b c"'
    assert without_here("since:here", Context()) == "since:here"
    evil = HERE._replace(here='a "b\\')
    assert without_here('since:"here+2d"', evil) == r'since:"#a \"b\\+2d"'


@pytest.mark.parametrize(("text", "expected"), CHANGES, ids=[row[0] or "empty" for row in CHANGES])
def test_a_clause_is_added(text: str, expected: str) -> None:
    assert with_clause(text, SINCE, Context()) == expected


@pytest.mark.parametrize(
    ("text", "clause", "expected"),
    [
        ("", "category:a", "category:a"),
        ("category:b", "category:a", "category:b category:a"),
        ("x OR y", "category:a", "(x OR y) category:a"),
        ("x category:a", "category:a", "x category:a"),
        ("x -category:a", "category:a", "x category:a"),
        ("category:a x", "-category:a", "x -category:a"),
        ("no:place", "has:place", "has:place"),
        ("during:2023", "during:2024", "during:2023 during:2024"),
        ("tag:", "category:a", "tag: category:a"),
    ],
)
def test_a_clause_joins_whatever_is_asked_already(text: str, clause: str, expected: str) -> None:
    assert also(text, clause, Context()) == expected
