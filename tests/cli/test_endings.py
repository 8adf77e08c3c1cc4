"""An export that is told to end, or whose target has its limits, seen from the shell."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

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
