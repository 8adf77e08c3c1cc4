"""Folders for one process alone: private, removed, and swept where their process died."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline_tui.files.leftovers import PrivateFolder, let_all_go, sweep_folders

DYING = """
import os, signal
from timeline_tui.files.leftovers import PrivateFolder
folder = PrivateFolder("mine-")
print(folder.path, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))


def test_a_folder_is_private_and_removed() -> None:
    folder = PrivateFolder("mine-")
    Path(folder.path, "spilled").write_text("data")

    assert os.stat(folder.path).st_mode & 0o777 == 0o700
    folder.let_go()
    folder.let_go()
    assert not os.path.exists(folder.path)


def test_a_folder_that_is_forgotten_is_removed() -> None:
    path = PrivateFolder("mine-").path

    assert not os.path.exists(path)


def test_who_ends_without_tidying_up_lets_all_folders_go() -> None:
    folders = [PrivateFolder("mine-"), PrivateFolder("mine-")]

    let_all_go()

    assert [folder for folder in folders if os.path.exists(folder.path)] == []


@pytest.mark.parametrize(
    "sweep",
    [lambda: PrivateFolder("mine-").let_go(), lambda: sweep_folders("mine-")],
    ids=["with one's own", "by somebody else"],
)
def test_folders_of_the_dead_are_swept_and_no_others(
    sweep: Callable[[], None], tmp_path: Path
) -> None:
    dead = subprocess.run(
        [sys.executable, "-c", DYING], capture_output=True, text=True, check=False
    )
    left = dead.stdout.strip()
    assert os.path.isdir(left)
    living, other = PrivateFolder("mine-"), PrivateFolder("other-")
    (tmp_path / "mine-file").write_text("a file")
    (tmp_path / "mine-link").symlink_to(other.path)

    sweep()

    assert not os.path.exists(left)
    assert os.path.isdir(living.path)
    assert os.path.isdir(other.path)
    assert (tmp_path / "mine-file").exists()
    assert (tmp_path / "mine-link").is_symlink()
    living.let_go()
    other.let_go()


def test_a_folder_that_is_swept_before_it_is_locked_is_made_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Another process sweeps at the moment between the making and the mark."""
    make, made = tempfile.mkdtemp, []

    def swept_once(prefix: str) -> str:
        made.append(make(prefix=prefix))
        if len(made) == 1:
            sweep_folders(prefix)
        return made[-1]

    monkeypatch.setattr(tempfile, "mkdtemp", swept_once)
    folder = PrivateFolder("mine-")

    assert not os.path.exists(made[0])
    assert folder.path == made[1]
    assert os.path.isdir(folder.path)
    folder.let_go()
