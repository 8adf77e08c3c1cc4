"""The house rules that a machine can check."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "timeline_tui"
MODULES = sorted(SOURCE.rglob("*.py"))
NAMELESS = {"utils", "helpers", "common", "manager", "base"}


def layers() -> set[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    return {room.strip() for layer in contract["layers"] for room in layer.split("|")}


def test_every_room_stands_on_a_floor_and_in_the_architecture() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")

    for room in layers():
        assert room in page
    rooms = {path.stem for path in SOURCE.glob("*.py")} | {
        path.parent.name for path in SOURCE.glob("*/__init__.py")
    }
    assert rooms - {"__init__", "data"} == layers()


def test_every_dependency_has_a_reason() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")

    for requirement in settings["project"]["dependencies"]:
        name = requirement.partition(">=")[0]
        assert f"| {name} |" in page
        assert ">=" in requirement


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_modules_say_what_they_are_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert ast.get_docstring(tree)
    assert path.stem not in NAMELESS


SAMPLE = str(ROOT / "data" / "events.yaml")


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        (["--help"], []),
        (["--version"], []),
        (["check", SAMPLE], []),
        (["list", "--help"], []),
        (["list", SAMPLE, "-q", "austin"], ["duckdb"]),
    ],
    ids=lambda value: " ".join(value[:3]).replace(SAMPLE, "FILE"),
)
def test_what_is_not_needed_is_not_imported(arguments: list[str], needed: list[str]) -> None:
    """A search of few events does without arrays."""
    code = (
        "import sys\n"
        "from timeline_tui.__main__ import main\n"
        f"sys.argv = ['timeline-tui', *{arguments!r}]\n"
        "try:\n    main()\n"
        "finally:\n"
        "    heavy = {'textual', 'duckdb', 'numpy'} & set(sys.modules)\n"
        "    print('heavy', sorted(heavy), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert f"heavy {needed}" in done.stderr
    assert done.returncode == 0
