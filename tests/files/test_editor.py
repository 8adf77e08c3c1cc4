"""The words of the command that opens a file in an editor."""

import os

import pytest

from timeline_tui.files.editor import editor_command, editor_setting
from timeline_tui.selftest.links import EDITORS, NAMES

COMMANDS = [
    ("vi", 7, ["vi", "+7", "a b.yaml"]),
    ("nvim -R", 7, ["nvim", "-R", "+7", "a b.yaml"]),
    ("/usr/bin/nano", 7, ["/usr/bin/nano", "+7", "a b.yaml"]),
    ("emacs -nw", 7, ["emacs", "-nw", "+7", "a b.yaml"]),
    ("micro", 7, ["micro", "+7", "a b.yaml"]),
    ("kak", 7, ["kak", "+7", "a b.yaml"]),
    ("hx", 7, ["hx", "a b.yaml:7"]),
    ("code", 7, ["code", "--wait", "-g", "a b.yaml:7"]),
    ("code -w", 7, ["code", "-w", "-g", "a b.yaml:7"]),
    ("subl", 7, ["subl", "--wait", "a b.yaml:7"]),
    ("'/opt/my editor/ed' -x", 7, ["/opt/my editor/ed", "-x", "a b.yaml"]),
    ("vi", 0, ["vi", "a b.yaml"]),
    ("code", 0, ["code", "--wait", "a b.yaml"]),
    ("vi; rm -rf ~", 7, ["vi;", "rm", "-rf", "~", "a b.yaml"]),
    ("'unclosed", 7, []),
    ("", 7, []),
]


@pytest.mark.parametrize(
    ("setting", "line", "expected"), COMMANDS, ids=[row[0] for row in COMMANDS]
)
def test_each_editor_has_its_own_way_to_a_line(
    setting: str, line: int, expected: list[str]
) -> None:
    whole = [word.replace("a b.yaml", os.path.abspath("a b.yaml")) for word in expected]
    assert editor_command(setting, "a b.yaml", line) == whole


@pytest.mark.parametrize("setting", EDITORS)
@pytest.mark.parametrize("name", NAMES, ids=repr)
def test_a_name_is_a_whole_path_and_one_word_whatever_is_in_it(name: str, setting: str) -> None:
    """No shell sees it, and no editor can take it for an option or for a place to fetch from."""
    whole = os.path.abspath(name)
    for line in (0, 3):
        words = editor_command(setting, name, line)

        assert [word for word in words if whole in word] == words[-1:]
        assert words[-1] in (whole, f"{whole}:3")


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, ""),
        ({"EDITOR": "nano"}, "nano"),
        ({"VISUAL": "code -w", "EDITOR": "nano"}, "code -w"),
        ({"VISUAL": " ", "EDITOR": "nano"}, "nano"),
    ],
)
def test_visual_comes_before_editor(environ: dict[str, str], expected: str) -> None:
    assert editor_setting(environ) == expected
