"""Finding an action by what is typed."""

import pytest

from timeline_tui.text.catalogue import use
from timeline_tui.view.actions import ACTIONS
from timeline_tui.view.menu import keys_of, matching
from timeline_tui.view.panels import PANELS

TYPED = [
    ("", "down"),
    ("exp", "export"),
    ("filter", "filter"),
    ("undo", "undo"),
    ("EVENT last", "last"),
    ("ctrl-r", "redo"),
    ("silence ends", "next-gap"),
]


@pytest.mark.parametrize(("text", "first"), TYPED, ids=[row[0] for row in TYPED])
def test_the_nearest_action_comes_first(text: str, first: str) -> None:
    assert matching(ACTIONS, text)[0].id == first


def test_nothing_is_found_by_what_no_action_says() -> None:
    assert matching(ACTIONS, "qqq") == []
    assert len(matching(ACTIONS, "")) == len(ACTIONS)


def test_keys_have_names_in_ascii() -> None:
    assert all(keys_of(action, ascii_only=True).isascii() for action in ACTIONS)


def test_no_key_has_two_meanings() -> None:
    for panel in ("", "details"):
        keys = [key for action in ACTIONS if action.panel == panel for key in action.keys]
        assert sorted(keys) == sorted(set(keys))


def test_panels_name_groups_that_there_are() -> None:
    groups = {action.group for action in ACTIONS}

    assert all(set(panel.groups) <= groups for panel in PANELS.values())


def test_an_action_is_found_by_its_english_name_in_every_language() -> None:
    use("ar")

    assert "export" in [action.id for action in matching(ACTIONS, "export")]
