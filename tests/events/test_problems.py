"""Problems that are alike, told once."""

from timeline_tui.events.problems import Problem, Severity, grouped


def test_problems_are_grouped_by_what_they_say() -> None:
    bad = [Problem("a.csv", line, 1, "no date") for line in (2, 3, 4, 9, 3)]
    other = Problem("b.csv", 7, 1, "no date")
    warning = Problem("a.csv", 1, 0, "odd", severity=Severity.WARNING)
    whole = Problem("c.csv", 0, 0, "is empty")

    groups = grouped([warning, *bad, other, whole])

    assert [(group.size, group.first.text, group.places) for group in groups] == [
        (6, "no date", ("a.csv:2-4", "9", "b.csv:7")),
        (1, "is empty", ("c.csv",)),
        (1, "odd", ("a.csv:1",)),
    ]


def test_another_hint_is_another_problem() -> None:
    assert len(grouped([Problem("a", 1, 0, "x", "do this"), Problem("a", 2, 0, "x")])) == 2


def test_what_is_quoted_makes_no_other_problem() -> None:
    (group,) = grouped([Problem("a", 1, 0, "'x' is no date"), Problem("a", 3, 0, "'y' is no date")])

    assert (group.size, group.places, group.is_same) == (2, ("a:1", "3"), False)


def test_records_left_out_are_counted() -> None:
    """A file of which nothing is read, or nothing more, is no record."""
    wrong = [Problem("a", 1, 0, "no event", rejected=True), Problem("a", 2, 0, "no event")]
    lost = [
        Problem("b", 0, 0, "no event", rejected=True),
        Problem("c", 5, 0, "no event", rejected=True, ends_reading=True),
    ]

    assert [group.rejected for group in grouped([*wrong, *lost])] == [1]
