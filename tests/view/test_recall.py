"""Lines that were typed before: walked through, added to, and merged with those of other runs."""

import pytest

from timeline_tui.view.recall import LONGEST, MOST, Recall, with_line

# Steps from what is typed; then what stands in the line.
WALKS = [
    ((), "typed"),
    ((-1,), "b"),
    ((-1, -1), "a"),
    ((-1, -1, -1), "a"),
    ((-1, 1), "typed"),
    ((-1, -1, 1), "b"),
    ((1,), "typed"),
    ((-1, 1, 1), "typed"),
]


@pytest.mark.parametrize(("steps", "expected"), WALKS)
def test_the_line_after_some_steps(steps: tuple[int, ...], expected: str) -> None:
    recall, line = Recall(("a", "b"), None, "typed"), "typed"
    for by in steps:
        recall = recall.walked(by, line)
        line = recall.line

    assert line == expected


def test_what_was_changed_after_going_back_comes_back() -> None:
    recall = Recall(("a", "b")).walked(-1, "").walked(-1, "b changed")

    assert recall.line == "b"
    assert recall.walked(1, "b").line == "b changed"


@pytest.mark.parametrize(("steps", "expected"), [*WALKS, ((1, -1), "b")])
def test_steps_before_the_lines_are_there_are_taken_once_they_are(
    steps: tuple[int, ...], expected: str
) -> None:
    recall = Recall()
    for by in steps:
        recall = recall.walked(by, "typed")
        assert recall.line in ("typed", "")

    assert (recall.before(["a", "b"]).line or "typed") == expected


def test_without_lines_there_is_nowhere_to_go() -> None:
    assert Recall().walked(-1, "typed").line == "typed"


LINES = [
    (["a", "b"], "c", ["a", "b", "c"]),
    (["a", "b"], "a", ["b", "a"]),
    (["a"], " ", ["a"]),
    (["a"], "x" * (LONGEST + 1), ["a"]),
    (None, "a", ["a"]),
    ({"a": 1}, "a", ["a"]),
    ([1, "b", None, ""], "a", ["b", "a"]),
    ([str(n) for n in range(MOST)], "new", [*(str(n) for n in range(1, MOST)), "new"]),
]


@pytest.mark.parametrize(("lines", "line", "expected"), LINES)
def test_a_line_is_remembered_once_and_last(lines: object, line: str, expected: list[str]) -> None:
    assert with_line(lines, line) == expected


def test_lines_of_earlier_runs_come_before_those_of_this_one() -> None:
    recall = Recall(("b", "c")).before(["a", "b"])

    assert recall.lines == ("a", "b", "c")
