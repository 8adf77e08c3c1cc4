"""Patterns for highlighting: what is run, and that nothing is run that could run away."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline_tui.query.regexes import LONGEST_WALK, cost, found_spans

RUN = [
    ("talks?", "talk talks", [(0, 4), (5, 10)]),
    ("^a|b$", "ab", [(0, 1), (1, 2)]),
    (r"(?:US|Iraq)\s+talks", "Iraq  talks", [(0, 11)]),
    (r"(\d{1,2}) \w+ \d{4}", "7 May 2023", [(0, 10)]),
    ("[^a-c]+", "abcd", [(3, 4)]),
    (r"[\]x]", "a]x", [(1, 2), (2, 3)]),
    (r"\.\*\/", ".*/", [(0, 3)]),
    (".*?b", "aab", [(0, 3)]),
    ("(ab)+", "ababx", [(0, 4)]),
    ("عام", "في عام", [(3, 6)]),
]
REFUSED = ["(a+)+$", "(a|a)*b", "(a?){30}", "a?" * 40, "(a|b)" * 40, ".*" * 9, "(.*,){11}P"]
NOT_OURS = ["(?=a)", "(?P<n>a)", r"(a)\1", r"\pL", "[[:alpha:]]", r"\Qa\E", "a**", "a*+", "a{,2}",
            "(", ")", "a)", "[", "*a", "\\", "[a--b]", "a{2}{3}", "(" * 50 + ")" * 50]  # fmt: skip


@pytest.mark.parametrize(("pattern", "text", "expected"), RUN, ids=[row[0] for row in RUN])
def test_a_plain_pattern_is_found(pattern: str, text: str, expected: list[tuple[int, int]]) -> None:
    assert found_spans(text, pattern, ignore_case=False) == expected


@pytest.mark.parametrize("pattern", REFUSED)
def test_a_pattern_that_could_run_away_is_not_run(pattern: str) -> None:
    text = "a" * 60
    assert len(text) * cost(pattern, len(text)) > LONGEST_WALK
    assert found_spans(text, pattern, ignore_case=False) == []


@pytest.mark.parametrize("pattern", NOT_OURS)
def test_a_pattern_that_is_read_otherwise_elsewhere_is_not_run(pattern: str) -> None:
    assert found_spans("aaa", pattern, ignore_case=False) == []


def test_what_a_pattern_costs_grows_with_the_text() -> None:
    assert found_spans("x" * 500 + "b", "x.*b", ignore_case=False) == [(0, 501)]
    assert found_spans("x" * 50_000 + "b", "x.*b", ignore_case=False) == []
    assert found_spans("x" * 50_000 + "b", "xb", ignore_case=False) == [(49_999, 50_001)]


PIECES = st.sampled_from([*"ab().|*+?[]{}^$\\-&~,12:", "(?:", "{1,3}", "\\d", "\\b", "[^a]"])


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join), st.booleans())
@example("[]--", False)
def test_any_pattern_is_run_or_refused_in_silence(pattern: str, ignore_case: bool) -> None:
    found = found_spans("aaab aab, 12-3 [b]" * 3, pattern, ignore_case)

    assert all(start < end for start, end in found)
