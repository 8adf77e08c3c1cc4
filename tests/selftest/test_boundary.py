"""The boundary of text in a real terminal: nothing passes it, and what would pass is found out."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from timeline_tui.selftest import walks
from timeline_tui.selftest.boundary import shown_letter_by_letter, unseen
from timeline_tui.selftest.naughty import naughty
from timeline_tui.selftest.specimens import HEAD_FIELDS, ROW_FIELDS, Shown, write_specimens

NO_BOUNDARY = """
import timeline_tui.text.safe as boundary
boundary.safe = lambda text, limit=0: text
"""
"""What makes text pass as it is."""
NO_BRACKETS = """
import re
import timeline_tui.text.safe as boundary
boundary.safe = lambda text, limit=0: re.sub(r"\\[[^]]*\\]?", "", text)
"""
"""What takes away what looks like markup, as a parser would."""
OLD_LINES = """
from textual.widgets import Input
import timeline_tui.tui.typed as typed
typed.TypedLine.render_line = Input.render_line
"""
"""What lets Textual draw what is typed."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    write_specimens(tmp_path, TEXTS, range(len(TEXTS)))
    return tmp_path


TEXTS = [each.text for each in naughty() if each.family in ("escape", "OSC", "bidi", "markup")][::7]


@pytest.mark.parametrize(
    "walk",
    [
        partial(walks.through_list, texts=TEXTS),
        partial(walks.through_commands, commands=[["list", "rows.json"]]),
        partial(walks.through_commands, commands=[["show", "packed0", "packed.json"]]),
        partial(walks.through_heads, texts=TEXTS, chosen=[0]),
    ],
    ids=["list", "list printed", "details printed", "heads printed"],
)
def test_text_that_passes_as_it_is_is_found_out(
    walk: partial[walks.Walk], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walks, "BEFORE", NO_BOUNDARY)

    assert "is no sequence of this program" in " ".join(walk(home).faults)


def test_text_that_is_made_safe_is_no_fault(home: Path) -> None:
    assert walks.through_commands(home, [["list", "rows.json"], ["check", "bad.json"]]).faults == ()


def test_a_command_that_was_refused_has_tried_nothing(home: Path) -> None:
    refused = ["list", "rows.json", "--fields", "nothing"]

    (fault,) = walks.through_commands(home, [["list", "rows.json"], refused]).faults

    assert fault.endswith("it was refused")
    assert "nothing" in fault
    assert walks.through_commands(home, [refused], may_be_refused=True).faults == ()


def test_all_of_a_head_is_printed_by_some_command(home: Path) -> None:
    walk = walks.through_heads(home, TEXTS, [1])

    assert walk.faults == ()
    assert [*unseen([walk], HEAD_FIELDS, [1])] == []


def test_commands_that_never_came_to_an_end_are_a_fault(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = "import os\nimport timeline_tui.cli as cli\ncli.main = lambda words: os._exit(0)\n"
    monkeypatch.setattr(walks, "BEFORE", ends)

    (fault,) = walks.through_commands(home, [["list", "few.json"]] * 2).faults

    assert fault == "commands: 0 of 2 came to an end"


def test_a_line_that_draws_what_was_pasted_is_found_out(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walks, "BEFORE", OLD_LINES)
    monkeypatch.setattr(walks, "_LINES", walks._LINES[:2])
    texts = ["a\x1bcb", "\u202ea", "a\u2066"]

    walk = walks.through_lines(home, texts, range(3))

    assert "U+202E" in " ".join(walk.faults)
    assert "'\\x1bc'" in " ".join(walk.faults)


def test_markup_that_is_parsed_is_found_out(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walks, "BEFORE", NO_BRACKETS)

    walk = walks.through_commands(home, [["list", "rows.json"]])

    literal = shown_letter_by_letter(walk, TEXTS)
    brackets = [number for number, text in enumerate(TEXTS) if text.startswith("[") and "]" in text]
    assert brackets
    assert not literal & {Shown(field, number) for field in ROW_FIELDS for number in brackets}


def test_what_was_never_shown_is_a_fault(home: Path) -> None:
    walk = walks.through_commands(home, [["list", "few.json"]])

    assert Shown("t", 0) in walk.shown
    assert Shown("t", 9) not in walk.shown
    assert "never shown as title" in " ".join(unseen([walk], "t", range(len(TEXTS))))


def test_a_crash_is_a_fault(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        walks,
        "BEFORE",
        "import timeline_tui.tui.words as words\ndef fail(text): raise KeyError(text)\n"
        "words.words = fail\n",
    )

    walk = walks.through_problems(home, TEXTS)

    assert "KeyError" in " ".join(walk.faults)
