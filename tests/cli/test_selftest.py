"""The command of the self-test: what it prints, and how it ends."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from timeline_tui.cli import selftest as command
from timeline_tui.selftest.families import Family

FAULTY = "families_at_fault"
HERE = str(Path(__file__).resolve().parents[1] / "selftest")
"""Where the module of that name lies, for the processes that import it."""


@pytest.fixture
def families(monkeypatch: pytest.MonkeyPatch) -> list[Family]:
    table = [
        Family("fine", FAULTY, "fine"),
        Family("at fault", FAULTY, "at_fault", is_watched=True),
        Family("none", absent="not read"),
    ]
    monkeypatch.setattr(command, "FAMILIES", tuple(table))
    monkeypatch.setattr(
        command, "family_of", lambda name: next((e for e in table if e.key == name), None)
    )
    return table


def test_the_command_prints_a_line_per_family_and_what_is_at_fault(
    families: list[Family],
    cli: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    done = cli("selftest", "--hostile", "--quick", "--seed", "9", PYTHONPATH=HERE)

    lines = done.out.splitlines()
    assert done.code == 1
    assert any(line.split()[:3] == ["fine", "9", "0"] for line in lines)
    assert any(line.split()[:2] == ["none", "absent"] for line in lines)
    assert any(line.split()[:3] == ["TOTAL", "13", "2"] for line in lines)
    assert "\x1b" not in done.out
    folder = Path(lines[-1].removeprefix("The inputs at fault are kept in ").rstrip("."))
    assert sorted(path.read_bytes() for path in folder.iterdir()) == [b"bad\x1b[31m", b"raises"]
    assert list(tmp_path.iterdir()) == [folder]


def test_without_a_fault_the_exit_code_is_0(
    families: list[Family], cli: Callable[..., Any]
) -> None:
    words = ("--family", "fine", "--family", "none", "--json")
    done = cli("selftest", "--hostile", *words, PYTHONPATH=HERE)

    shown = json.loads(done.out)
    assert done.code == 0
    assert (shown["seed"], shown["inputs"], shown["faults"], shown["kept"]) == (1, 1, 0, None)
    assert [each["family"] for each in shown["families"]] == ["fine", "none"]
    assert shown["families"][1]["absent"] == "not read"


@pytest.mark.parametrize(
    "words", [(), ("--hostile", "--family", "x"), ("--hostile", "--seed", "-1")]
)
def test_a_wrong_word_is_a_wrong_usage(words: tuple[str, ...], cli: Callable[..., Any]) -> None:
    assert cli("selftest", *words).code == 2
