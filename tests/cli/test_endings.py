"""An export that is told to end, or whose target has its limits, seen from the shell."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from support.breaking import Breaking
from timeline_tui.cli.front import main
from timeline_tui.cli.output import run

BRIDGE = Path(__file__).parent / "bridge.yaml"

TOLD_TO_END = """
import signal, sys
from timeline_tui.files.disk import Disk
from timeline_tui.__main__ import main
number, when = getattr(signal, sys.argv[1]), sys.argv[2]
real = getattr(Disk, when)

def then(*args):
    signal.raise_signal(number)
    return real(*args)

setattr(Disk, when, then)
sys.exit(main(["export", sys.argv[3], "-o", sys.argv[4]]))
"""


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
@pytest.mark.parametrize(
    ("when", "is_written"), [("create", False), ("sync", False), ("link", True)]
)
def test_an_export_that_is_told_to_end_finishes_or_rolls_back(
    name: str, code: int, when: str, is_written: bool, tmp_path: Path, environment: dict[str, str]
) -> None:
    """Before the file takes its place nothing is there afterwards; after that it is all there."""
    target = tmp_path / "out.csv"

    done = subprocess.run(
        [sys.executable, "-c", TOLD_TO_END, name, when, str(BRIDGE), str(target)],
        capture_output=True,
        env=environment,
        text=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")
    assert os.listdir(tmp_path) == (["out.csv"] if is_written else [])


def test_an_engine_that_breaks_is_replaced_and_said_on_stderr(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    breaking = Breaking(monkeypatch)
    breaking.breaks_on = "AS is_possible"

    code = main(["list", str(BRIDGE)])

    told = capsys.readouterr()
    assert code == 0
    assert len(told.out.splitlines()) > 3
    assert told.err.startswith("timeline-tui: The engine broke: FATAL Error")
    assert "The events were loaded anew from memory." in told.err


def test_an_interrupt_at_the_very_end_ends_it_without_words(environment: dict[str, str]) -> None:
    code = (
        "import signal, sys; from timeline_tui.__main__ import main;"
        "sys.argv = ['timeline-tui', '--version'];"
        "main(); signal.raise_signal(signal.SIGINT)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment)

    assert done.returncode == -signal.SIGINT
    assert done.stderr == b""


INTERRUPTED_ON_IMPORT = """
import signal, sys
name = sys.argv.pop(1)

class Interrupting:
    def find_spec(self, found, *_):
        if found == name:
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
from timeline_tui.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("timeline_tui.cli", -signal.SIGINT),
        ("timeline_tui.cli.front", -signal.SIGINT),
        ("click", -signal.SIGINT),
        ("timeline_tui.cli.list", 130),
        ("duckdb", 130),
    ],
)
def test_an_interrupt_while_it_is_imported_is_quiet(
    name: str, code: int, environment: dict[str, str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_ON_IMPORT, name, "list", str(BRIDGE)],
        capture_output=True,
        env=environment,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (code, b"", b"")


def test_memory_that_is_used_up_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    def call() -> int:
        raise MemoryError

    assert run(call) == 2
    assert "there is not enough memory" in capsys.readouterr().err


def test_an_interrupt_that_python_wrapped_is_still_one(capsys: pytest.CaptureFixture[str]) -> None:
    """So it does where the interrupt comes in `__set_name__`, while a class is made."""

    def call() -> int:
        raise RuntimeError("Error calling __set_name__") from KeyboardInterrupt()

    assert run(call) == 130
    assert capsys.readouterr().err == ""
