"""Calls without options: what is opened is what the parser of options would open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from timeline_tui.cli import front, main, plain

BRIDGE = str(Path(__file__).parent / "bridge.yaml")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What the screen was to be opened with."""
    calls: list[tuple[object, ...]] = []

    def opens(*values: object) -> int:
        calls.append(values)
        return 0

    monkeypatch.setenv("TERM", "xterm")
    for room in ("open.can_draw", "front.can_draw", "plain.can_draw"):
        monkeypatch.setattr(f"timeline_tui.cli.{room}", lambda: True)
    for room in ("open.opened", "opening.opened"):
        monkeypatch.setattr(f"timeline_tui.cli.{room}", opens)
    return calls


@pytest.mark.parametrize(
    "words", [[], [BRIDGE], [BRIDGE, BRIDGE], ["a b"], ["القمة.yaml"]], ids=str
)
def test_both_ways_open_the_same(
    words: list[str],
    opened: list[tuple[object, ...]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a b", "القمة.yaml"):
        (tmp_path / name).touch()

    assert plain.is_plain(words, {})
    assert plain.main(words) == front.main(words) == main(words) == 0
    assert opened[0] == opened[1] == opened[2]


@pytest.mark.parametrize(
    ("words", "environ"),
    [
        (["--ascii"], {}),
        (["-"], {}),
        (["--", BRIDGE], {}),
        ([BRIDGE, "-q", "flood"], {}),
        (["open"], {}),
        (["list"], {}),
        ([BRIDGE, "list"], {}),
        (["nowhere.yaml"], {}),
        (["lsit"], {}),
        ([], {plain.COMPLETING: "bash_source"}),
    ],
    ids=str,
)
def test_what_says_more_is_left_to_the_parser(
    words: list[str], environ: dict[str, str], opened: list[tuple[object, ...]]
) -> None:
    assert not plain.is_plain(words, environ)


def test_without_a_terminal_it_is_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline_tui.cli.plain.can_draw", lambda: False)

    assert not plain.is_plain([BRIDGE], {})


def test_what_parses_options_is_not_imported() -> None:
    code = (
        "import sys\n"
        "from timeline_tui.cli import opening, output, plain\n"
        "opening.opened = lambda *values: 0\n"
        "assert plain.main([]) == 0\n"
        "print('click' in sys.modules)\n"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False\n"
