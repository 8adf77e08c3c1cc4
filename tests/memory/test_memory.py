"""What is remembered between runs, and what a broken or locked memory does: nothing."""

import os
from pathlib import Path

import pytest

from timeline_tui.memory import LARGEST, Memory


def test_what_one_run_keeps_another_recalls(tmp_path: Path) -> None:
    path = tmp_path / "state" / "memory.json"

    assert Memory(path).keep("filters", lambda _: ["tag:attack", "هجوم"])

    assert Memory(path).recall("filters") == ["tag:attack", "هجوم"]
    assert Memory(path).recall("columns") is None


def test_what_another_run_kept_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "memory.json"
    first, second = Memory(path), Memory(path)
    first.recall("filters")

    second.keep("filters", lambda _: ["one"])
    first.keep("filters", lambda old: [*(old or []), "two"])  # type: ignore[misc]
    first.keep("columns", lambda _: {"place": False})

    assert Memory(path).recall("filters") == ["one", "two"]
    assert Memory(path).recall("columns") == {"place": False}


@pytest.mark.parametrize(
    "text",
    ["", "{", "[1]", "null", "\ud800".encode("utf-8", "surrogatepass"), "[" * 100_000, " " * (LARGEST + 2)],
)  # fmt: skip
def test_a_broken_memory_is_an_empty_one(tmp_path: Path, text: str | bytes) -> None:
    path = tmp_path / "memory.json"
    path.write_bytes(text.encode() if isinstance(text, str) else text)

    assert Memory(path).recall("filters") is None
    assert Memory(path).keep("filters", lambda _: ["x"])
    assert Memory(path).recall("filters") == ["x"]


def test_a_memory_that_cannot_be_written_lasts_for_the_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    memory = Memory(tmp_path / "file" / "memory.json")

    assert not memory.keep("filters", lambda _: ["x"])
    assert memory.recall("filters") == ["x"]


def test_without_a_path_nothing_is_written() -> None:
    memory = Memory()

    assert memory.keep("filters", lambda _: ["x"])
    assert memory.recall("filters") == ["x"]


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "memory.json"
    Memory(path).keep("filters", lambda _: ["x"])

    assert os.stat(path.parent).st_mode & 0o077 == 0
