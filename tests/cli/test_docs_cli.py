"""docs/cli.md names every command and option; its examples, and others' of docs, are run.

The examples of one page share a folder, in which `events.yaml` is the sample. What a command
prints is compared with what stands below it; `--update-goldens` writes it there anew.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from timeline_tui.cli.front import COMMANDS, anything, front

PROJECT = Path(__file__).resolve().parents[2]
PAGE = PROJECT / "docs" / "cli.md"
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^\$ (.*(?:\\\n.*)*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


def _run(command: str, folder: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
        check=False,
    )
    return "".join(f"{line}\n" for line in done.stdout.splitlines())


def _redone(page: str, folder: Path, environment: dict[str, str]) -> str:
    def example(match: re.Match[str]) -> str:
        return f"$ {match[1]}\n{_run(match[1], folder, environment)}"

    return _BLOCK.sub(lambda block: _EXAMPLE.sub(example, block[0]), page)


@pytest.mark.parametrize(("name", "least"), [("cli.md", 10), ("query.md", 1), ("languages.md", 1)])
def test_every_example_prints_what_the_page_says(
    name: str,
    least: int,
    tmp_path: Path,
    environment: dict[str, str],
    request: pytest.FixtureRequest,
) -> None:
    shutil.copy(PROJECT / "data" / "events.yaml", tmp_path / "events.yaml")
    bin_folder = Path(sys.executable).parent
    path = f"{bin_folder}{os.pathsep}{os.environ.get('PATH', '')}"
    source = PROJECT / "docs" / name
    page = source.read_text(encoding="utf-8")

    redone = _redone(page, tmp_path, environment | {"PATH": path})

    if request.config.getoption("--update-goldens"):
        source.write_text(redone, encoding="utf-8")
    assert redone.splitlines() == source.read_text(encoding="utf-8").splitlines()
    assert len(_EXAMPLE.findall("".join(_BLOCK.findall(page)))) >= least


def _options() -> Iterator[str]:
    commands = [anything, *(front.get_command(click.Context(front), name) for name in COMMANDS)]
    for command in commands:
        assert command is not None
        for param in command.params:
            if isinstance(param, click.Option):
                yield from param.opts


@pytest.mark.parametrize("name", sorted(set(_options())))
def test_every_option_is_documented(name: str) -> None:
    assert re.search(rf"`{re.escape(name)}\b", PAGE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented_and_run(name: str) -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert f"## `{name}" in page
    if name != "open":
        assert re.search(rf"^\$ .*timeline-tui {name}\b", page, re.MULTILINE)
