"""The help: what helps here first, and everything once."""

import pytest

from timeline_tui.events.fields import FIELDS
from timeline_tui.render.help import help_sections
from timeline_tui.view.actions import ACTIONS
from timeline_tui.view.panels import PANELS


@pytest.mark.parametrize("panel", PANELS)
def test_every_panel_comes_first_in_its_own_help(panel: str) -> None:
    sections = help_sections(panel)

    assert sections[0].title == PANELS[panel].title
    told = [entry.right for section in sections for entry in section.entries]
    assert all(told.count(action.tooltip) == 1 for action in ACTIONS)
    assert all(field.description in told for field in FIELDS)


def test_words_narrow_the_help() -> None:
    sections = help_sections("list", words="SILENCE next")

    assert [[entry.left for entry in section.entries] for section in sections] == [["s"]]
    assert help_sections("list", words="qqq") == []


def test_in_ascii_the_help_is_ascii() -> None:
    for panel in PANELS:
        for section in help_sections(panel, ascii_only=True):
            assert all(f"{left}{right}".isascii() for left, right in section.entries)
