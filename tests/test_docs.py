"""The docs tell the truth: what they show is what the program does."""

from __future__ import annotations

import importlib.util
import re
import shlex
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from timeline_tui.config import Settings
from timeline_tui.events.fields import FIELDS
from timeline_tui.formats.registry import FORMATS

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.glob("*.md")])


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text_of(page), re.DOTALL)


def commands() -> list[str]:
    """Every headless command that a page tells a reader to type."""
    lines = [
        line.partition("#")[0].strip()
        for page in ("README.md", "docs/tutorial.md")
        for block in blocks(page, "sh")
        for line in block.splitlines()
    ]
    headless = ("list", "show", "stats", "export", "check")
    return [
        line for line in lines if line.startswith("timeline-tui ") and line.split()[1] in headless
    ]


def run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "timeline_tui", *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_keys_are_those_of_the_program() -> None:
    assert text_of("docs/keys.md") == generator().keys_page()


def test_the_readme_shows_the_screen_as_it_is() -> None:
    text, _ = generator().screen()

    assert text in text_of("README.md")


@pytest.mark.parametrize("command", commands())
def test_every_command_of_the_pages_runs(command: str, tmp_path: Path) -> None:
    (tmp_path / "my-events.yaml").write_text("- {date: 2024, title: One}\n", encoding="utf-8")

    done = run(shlex.split(command)[1:], tmp_path)

    assert done.returncode == 0, done.stderr


def test_the_readmes_file_of_events_loads(tmp_path: Path) -> None:
    path = tmp_path / "voyage.yaml"
    path.write_text(blocks("README.md", "yaml")[0], encoding="utf-8")

    assert run(["check", str(path)], tmp_path).returncode == 0
    assert "7–8 Aug 2023\tThe ship sails" in run(["list", str(path)], tmp_path).stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    lost = [t for t in targets if "://" not in t and not (page.parent / t).exists()]

    assert lost == []


def test_every_format_field_and_setting_is_told_of() -> None:
    told = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    names = [
        *(each.name for each in FORMATS),
        *(field.name for field in FIELDS),
        *Settings._fields,
    ]

    assert [name for name in names if f"`{name}" not in told] == []
