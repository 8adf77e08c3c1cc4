"""A process for hostile bytes: whatever it does, its parent gets values or one sentence."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

import pytest

from timeline_tui.errors import ReadError
from timeline_tui.files import child
from timeline_tui.files.child import Limits, values_apart

SHORT = Limits(memory=400 * 2**20, processor=1, seconds=20, result=2**20)


@pytest.fixture(autouse=True)
def _naughty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "PACKAGE", "naughty_children.")
    monkeypatch.setattr(child, "ROOTS", (*child.ROOTS, str(Path(__file__).parent)))


def values(name: str, *arguments: object, limits: Limits = SHORT) -> list[object]:
    return list(values_apart(f"naughty_children.{name}", list(arguments), "some.file", limits))


def test_the_values_of_a_function_come_back() -> None:
    assert values("count", 3) == [0, 1, 2]
    assert values("nothing") == []
    assert values("hostile_text") == ["\ud800\x1b]52;c;\x07\n\u202e"]


def test_only_functions_of_this_program_are_called() -> None:
    for name in ("os.system", "timeline_tui", "naughty"):
        with pytest.raises(ValueError, match=name):
            list(values_apart(name, ["true"], "some.file"))


SENTENCES = [
    ("null_read", "crashed: SIGSEGV"),
    ("abort", "crashed: SIGABRT"),
    ("killed", "crashed: SIGKILL"),
    ("eat", "takes more than 400 MiB of memory"),
    ("loop", "takes more than 1 seconds"),
    ("flood", "holds more than 1 MiB"),
    ("one_line_without_end", "holds more than 1 MiB"),
    ("garbage", "gave no result that can be understood"),
    ("deep", "gave no result that can be understood"),
    ("no_pair", "gave no result that can be understood"),
    ("leave", "ended without a result"),
    ("half", "gave no result that can be understood"),
    ("leave_early", "crashed: SystemExit"),
    ("missing", "crashed: AttributeError"),
]


@pytest.mark.parametrize(("name", "message"), SENTENCES)
def test_whatever_a_child_does_is_one_sentence(name: str, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        values(name)

    assert "some.file" in caught.value.message
    assert message in caught.value.message
    assert caught.value.hint
    assert str(caught.value).isprintable()


def test_the_time_of_the_wall_counts_too() -> None:
    with pytest.raises(ReadError, match=r"takes more than 0\.2 seconds"):
        values("sleep", limits=SHORT._replace(seconds=0.2))


def test_what_is_printed_does_no_harm_and_its_last_line_is_told() -> None:
    assert values("flood_aside") == [1]
    with pytest.raises(ReadError) as caught:
        values("leave")
    assert "It said: ␛]0;title␇ gone" in caught.value.hint


def test_the_text_of_an_error_that_may_quote_the_file_is_not_told() -> None:
    with pytest.raises(ReadError) as caught:
        values("raise_error", "secret")
    assert "ValueError" in caught.value.message
    assert "secret" not in str(caught.value)


def test_a_reader_may_refuse_in_its_own_words() -> None:
    with pytest.raises(ReadError) as caught:
        values("refuse", "a.parquet")
    assert (caught.value.message, caught.value.hint) == (
        "a.parquet is ␛[31mno table",
        "Save it as CSV.",
    )


def test_a_child_writes_no_file(tmp_path: Path) -> None:
    target = tmp_path / "file"
    with pytest.raises(ReadError, match="crashed: OSError"):
        values("write_file", str(target))
    assert target.read_bytes() == b""
    assert values("write_file", str(target), limits=SHORT._replace(written=1000)) == [1]


def test_a_child_inherits_nothing(monkeypatch) -> None:
    monkeypatch.setenv("SECRET", "x")
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    held = os.open(os.devnull, os.O_RDONLY)
    os.set_inheritable(held, True)
    try:
        (found,) = values("surroundings")
    finally:
        os.close(held)

    assert isinstance(found, dict)
    # Three standard ones, the answer, and the folder that is being listed at most.
    assert len(found["descriptors"]) <= 5
    assert (found["folder"], found["isolated"], found["stdin"]) == ("/", 1, "")
    assert not {"SECRET", "PYTHONPATH", "HOME"} & set(found["environment"])
    assert found["core"] == [0, 0]


def test_a_child_and_what_it_started_end_with_the_iteration(tmp_path: Path) -> None:
    name = "naughty_children.start_another"
    iteration = values_apart(name, [str(tmp_path)], "some.file", SHORT._replace(memory=2**31))
    pid = next(iteration)
    assert isinstance(pid, int)
    iteration.close()

    assert _ends(pid)


def test_cancelling_ends_a_child() -> None:
    asked = []

    def is_cancelled() -> bool:
        asked.append(True)
        return len(asked) > 2

    with pytest.raises(ReadError, match=r"the reading of some\.file was ended"):
        list(values_apart("naughty_children.sleep", [], "some.file", SHORT, is_cancelled))


def test_the_module_is_no_part_of_the_start() -> None:
    code = "import timeline_tui.__main__, sys; print('timeline_tui.files.child' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def _ends(pid: int) -> bool:
    """Whether a process has ended, or does so soon."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], 30)[0])
    finally:
        os.close(descriptor)
