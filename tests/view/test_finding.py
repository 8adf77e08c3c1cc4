"""What is looked for: where the next hit stands, round the ends of the list."""

import pytest

from timeline_tui.view.finding import NOTHING, Finding, Step

FINDING = Finding("x").placed([2, 5, 9])

STEPS = [
    (0, 1, Step(2)),
    (2, 1, Step(5)),
    (2, 2, Step(9)),
    (9, 1, Step(2, True)),
    (12, 1, Step(2, True)),
    (5, -1, Step(2)),
    (4, -1, Step(2)),
    (2, -1, Step(9, True)),
    (0, -1, Step(9, True)),
    (9, -2, Step(2)),
    (5, 3, Step(5, True)),
    (5, 100, Step(9, True)),
]


@pytest.mark.parametrize(("position", "by", "expected"), STEPS)
def test_where_a_step_leads(position: int, by: int, expected: Step) -> None:
    assert FINDING.stepped(position, by) == expected


@pytest.mark.parametrize(
    ("position", "expected"), [(0, Step(2)), (2, Step(2)), (3, Step(5)), (10, Step(2, True))]
)
def test_the_first_hit_from_a_position_on(position: int, expected: Step) -> None:
    assert FINDING.at_or_after(position) == expected


def test_without_hits_there_is_nowhere_to_go() -> None:
    assert NOTHING.stepped(0, 1) is None
    assert Finding("x").placed([]).at_or_after(3) is None


def test_hits_are_numbered() -> None:
    assert [FINDING.number_of(position) for position in range(10)] == [0, 0, 1, 0, 0, 2, 0, 0, 0, 3]
    assert FINDING.holds(5)
    assert not FINDING.holds(4)
    assert not FINDING.unplaced().holds(5)


def test_only_a_step_round_the_list_is_remembered() -> None:
    assert FINDING.reached(Step(2, True)).wrapped_at == 2
    assert FINDING.reached(Step(2, True)).reached(Step(5)).wrapped_at is None
