"""Commands as a table: what is typed, which action it asks for, or what is said instead."""

import pytest

from timeline_tui.errors import CommandError
from timeline_tui.view.actions import ACTIONS
from timeline_tui.view.commands import Asked, Table, complete_command, free_part, read_command

TABLE = Table(("earliest", "latest"), ("ink", "paper"), {"dates": ("short", "words")})

READ = [
    ("export", Asked("export")),
    (":export", Asked("export")),
    ("  Export ", Asked("export")),
    ("next event", Asked("down")),
    ("Next-Heading", Asked("next-heading")),
    ("12", Asked("first", "12")),
    ("٣", Asked("first", "3")),
    ("q", Asked("quit")),
    ("theme", Asked("theme")),
    ("theme paper", Asked("theme", "paper")),
    ("sort latest", Asked("sort", "latest")),
    ("set dates words", Asked("set", "dates words")),
    ("set  dates   words", Asked("set", "dates words")),
    ("filter tag:attack OR x", Asked("filter", "tag:attack OR x")),
    ("filter", Asked("filter")),
    ("find  a b", Asked("find", "a b")),
    ("goto last month", Asked("goto", "last month")),
]


@pytest.mark.parametrize(("line", "expected"), READ, ids=[row[0] for row in READ])
def test_what_a_command_asks_for(line: str, expected: Asked) -> None:
    assert read_command(line, TABLE) == expected


# What is typed, the part that is wrong, and the hint.
WRONG = [
    ("exprt", "exprt", "Did you mean export?"),
    (":next-hedding", "next-hedding", "Did you mean next-heading?"),
    ("zzzzz", "zzzzz", "Tab shows what there is."),
    ("export now", "now", "Remove it."),
    ("theme papper", "papper", "Did you mean paper?"),
    ("theme paper ink", "ink", "Remove it."),
    ("theme x", "x", "There are ink, paper."),
    ("sort", "sort", "There are earliest, latest."),
    ("set", "set", "There are dates."),
    ("set dates", "set dates", "There are short, words."),
    ("set dates word", "word", "Did you mean words?"),
    ("set dats words", "dats", "Did you mean dates?"),
]


@pytest.mark.parametrize(("line", "place", "hint"), WRONG, ids=[row[0] for row in WRONG])
def test_what_is_wrong_with_a_command(line: str, place: str, hint: str) -> None:
    with pytest.raises(CommandError) as caught:
        read_command(line, TABLE)

    assert line[caught.value.start : caught.value.end] == place
    assert caught.value.hint == hint


# The cursor is at `_`; then the line with the first offers in their place.
OFFERS = [
    ("exp_", ["export"]),
    (":exp_", [":export"]),
    ("EXP_", ["export"]),
    ("the_", ["theme "]),
    ("next_", ["column-next", "down", "find-next", "next-heading", "next-gap"]),
    ("theme _", ["theme ink", "theme paper"]),
    ("theme p_", ["theme paper"]),
    ("theme p_aper", []),
    ("sort l_", ["sort latest"]),
    ("set _", ["set dates"]),
    ("set dates w_", ["set dates words"]),
    ("export x_", []),
    ("goto 2_", []),
    ("zzz_", []),
]


@pytest.mark.parametrize(("marked", "expected"), OFFERS, ids=[row[0] for row in OFFERS])
def test_what_is_offered(marked: str, expected: list[str]) -> None:
    line, cursor = marked.replace("_", ""), marked.index("_")
    applied = [offer.applied(line) for offer in complete_command(line, cursor, TABLE)]

    assert sorted(applied[: len(expected)]) == sorted(expected)
    assert expected or not applied


def test_every_action_is_a_command_by_id_and_by_title() -> None:
    offered = {offer.text.strip() for offer in complete_command("", 0, TABLE)}

    for action in (action for action in ACTIONS if not action.panel):
        assert action.id in offered
        assert read_command(action.id, TABLE).name == action.id
        # A title that is the id of another action means that one.
        assert read_command(action.title, TABLE).name in (action.id, action.title.lower())


@pytest.mark.parametrize(
    ("line", "expected"),
    [("filter tag:a", 7), (":find x", 6), ("filter", None), ("goto x", None), ("", None)],
)
def test_where_a_filter_begins(line: str, expected: int | None) -> None:
    assert free_part(line) == expected


@pytest.mark.parametrize(("setting", "option"), [("lang ar", "--lang"), ("ascii on", "--ascii")])
def test_what_holds_from_the_start_says_how_it_is_set(setting: str, option: str) -> None:
    with pytest.raises(CommandError, match="while the program runs") as raised:
        read_command(f"set {setting}", Table(settings={"dates": ("words",)}))

    assert option in (raised.value.hint or "")
