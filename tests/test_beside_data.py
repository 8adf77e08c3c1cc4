"""Nothing that lies beside the data is run, read as settings, or written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DEPENDENCIES = {
    "yaml",
    "click",
    "duckdb",
    "_duckdb",
    "textual",
    "rich",
    "platformdirs",
    "bidi",
    "dateutil",
}
DEPENDENCIES |= {
    "tzdata",
    "markdown_it",
    "sitecustomize",
    "usercustomize",
    "numpy",
    "pandas",
    "pyarrow",
}
SETTINGS = [".timeline-tui.yaml", "timeline-tui.toml", ".timeline-tui.toml", "config.toml", ".duckdbrc",
            "memory.json", "pyproject.toml", "setup.cfg", ".env", ".textual", "app.tcss"]  # fmt: skip
EVENTS = "- {id: one, date: 2024-01-01, title: First, tags: [a]}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a module of every name that the program could import, and settings."""
    folder = tmp_path / "data"
    folder.mkdir()
    probe = "import sys; print(' '.join(sys.modules))"
    (folder / "probe.py").write_text(probe)
    words = [sys.executable, "-m", "probe"]
    known = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=True).stdout
    # What Python itself needs before it comes to a module is beyond anybody's reach but -P's.
    own = {name.partition(".")[0] for name in known.split()}
    for name in ({*sys.stdlib_module_names} | DEPENDENCIES) - own:
        (folder / f"{name}.py").write_text(
            f"open({str(tmp_path / 'ran')!r}, 'a').write('{name} ')\nraise ImportError('hostile')\n"
        )
    for name in SETTINGS:
        (folder / name).write_text('theme = "nonsense"\nnonsense = [\n')
    (folder / "events.yaml").write_text(EVENTS)
    return folder


@pytest.mark.parametrize(
    "start", [["-m", "timeline_tui"], [str(Path(sys.executable).parent / "timeline-tui")]]
)
@pytest.mark.parametrize(
    "words",
    ["list events.yaml --sort title", "check events.yaml", "stats events.yaml -q tag:a", "schema",
     "export events.yaml -o out.csv --force"],
)  # fmt: skip
def test_nothing_beside_the_data_is_run_or_read(
    folder: Path, tmp_path: Path, start: list[str], words: str
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    before = set(os.listdir(folder))
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"}

    done = subprocess.run(
        [sys.executable, *start, *words.split()],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert not (tmp_path / "ran").exists(), (tmp_path / "ran").read_text()
    assert done.returncode == 0, done.stderr
    assert "nonsense" not in done.stderr
    assert set(os.listdir(folder)) - before <= {"out.csv", "out.csv.receipt.json", "__pycache__"}
    assert os.listdir(home) == []


def test_in_a_folder_that_is_gone_everything_else_can_be_read(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    line = f"rmdir {gone} && {sys.executable} -m timeline_tui list {ROOT / 'data' / 'events.yaml'}"

    done = subprocess.run(["sh", "-c", line], cwd=gone, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout
