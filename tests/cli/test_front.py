"""Which command is meant, what help says, and what is imported for it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from timeline_tui import __version__
from timeline_tui.cli.front import COMMANDS, anything, front, main
from timeline_tui.cli.schema import event_file_schema
from timeline_tui.cli.values import SORTS
from timeline_tui.events.fields import FIELDS, FieldKind
from timeline_tui.store.ranking import ORDERS

Run = Callable[..., Any]


def meant(words: str, *, is_terminal: bool = True, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the command that words mean, and its arguments."""
    monkeypatch.setattr("timeline_tui.cli.front.can_draw", lambda: is_terminal)
    ctx = click.Context(front, info_name="timeline-tui")
    front.parse_args(ctx, words.split())
    return [*ctx._protected_args, *ctx.args]


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("", "open"),
        ("a.yaml", "open a.yaml"),
        ("a.yaml list", "open a.yaml list"),
        ("-q tag:x a.yaml", "open -q tag:x a.yaml"),
        ("list a.yaml", "list a.yaml"),
        ("-q list a.yaml", "open -q list a.yaml"),
        ("-q x list a.yaml", "list -q x a.yaml"),
        ("--tz=UTC stats", "stats --tz=UTC"),
        ("./list", "open ./list"),
        ("-- list", "open -- list"),
        ("open list", "open list"),
        ("--json a.yaml", "list --json a.yaml"),
        ("a.yaml --limit 3", "list a.yaml --limit 3"),
        ("-", "open -"),
    ],
)
def test_the_first_word_is_a_command_or_a_file(
    words: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert meant(words, monkeypatch=monkeypatch) == command.split()


def test_without_a_terminal_files_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    def called(words: str) -> list[str]:
        return meant(words, is_terminal=False, monkeypatch=monkeypatch)

    assert called("a.yaml") == ["list", "a.yaml"]
    assert called("") == ["list"]
    assert called("open a.yaml") == ["open", "a.yaml"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["lsit"], "timeline-tui: no file 'lsit'; did you mean list?"),
        (["chek", "a.yaml"], "timeline-tui: no file 'chek'; did you mean check?"),
        (["list", "--lmit", "3"], "--limit"),
        (["list", "--limit", "none"], "--limit"),
        (["list", "--json", "--jsonl"], "--json and --jsonl exclude each other"),
        (["open", "x.yaml"], "the screen needs a terminal; use timeline-tui list"),
        (["open", "--json"], "--json"),
        (["list", "--color", "blue"], "'blue' is not one of 'auto', 'always', 'never'"),
        (["show"], "Missing argument 'ID'"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_with_what_would_be_right(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("timeline-tui: ")
    assert told in captured.err
    assert captured.err.count("\n") == 1


def test_a_file_may_be_named_nearly_like_a_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lsit").touch()

    assert meant("lsit", monkeypatch=monkeypatch) == ["open", "lsit"]


def test_help_names_every_command_and_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0

    out = capsys.readouterr().out
    for name in COMMANDS:
        assert f"  {name} " in out
    for param in anything.params:
        if isinstance(param, click.Option):
            assert max(param.opts, key=len) in out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    assert f"Usage: timeline-tui {name}" in capsys.readouterr().out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_one_line_in_the_overview(name: str) -> None:
    command = front.get_command(click.Context(front), name)

    assert command is not None
    assert (command.help or "").partition("\n")[0] == COMMANDS[name].partition(";")[0].rstrip(
        "."
    ) + "."


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"timeline-tui {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [["--help"], ["--version"], ["list", "--help"], ["check", "bridge.yaml"], ["schema"]],
    ids=" ".join,
)
def test_neither_the_screen_nor_the_engine_is_imported(words: list[str]) -> None:
    script = (
        "import sys; from timeline_tui.__main__ import main\n"
        f"code = main({words!r})\n"
        "print(*(name for name in ('textual', 'duckdb') if name in sys.modules), file=sys.stderr)\n"
        "sys.exit(code)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines()[-1] == ""


def test_help_imports_no_command_that_reads() -> None:
    script = (
        "import sys; from timeline_tui.__main__ import main; main(['--help'])\n"
        "print([name for name in sys.modules if name.startswith('timeline_tui.')], file=sys.stderr)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False
    )

    for room in ("formats", "dates", "query", "store", "render", "timeline"):
        assert f"timeline_tui.{room}" not in done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_name_the_program(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completions", shell]) == 0
    assert "_TIMELINE_TUI_COMPLETE=" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("timeline-tui sta", {"stats"}),
        ("timeline-tui list --so", {"--sort"}),
        ("timeline-tui --exp", {"--explain"}),
        ("timeline-tui --color ", {"auto", "always", "never"}),
        ("timeline-tui list --color a", {"auto", "always"}),
        ("timeline-tui completions ", {"bash", "zsh", "fish"}),
    ],
)
def test_a_shell_completes(words: str, found: set[str], cli: Run) -> None:
    count = str(len(words.split(" ")) - 1)

    done = cli(_TIMELINE_TUI_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=count)

    assert {line.partition(",")[2] for line in done.out.split("\n") if line} == found


def test_a_shell_completes_files_where_no_command_begins_so(cli: Run) -> None:
    done = cli(_TIMELINE_TUI_COMPLETE="bash_complete", COMP_WORDS="timeline-tui x", COMP_CWORD="1")

    assert done.out.startswith("file,")


def test_the_schema_knows_every_field_that_a_file_has(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0

    schema = json.loads(capsys.readouterr().out)
    assert schema == event_file_schema()
    properties = schema["$defs"]["event"]["properties"]
    for field in FIELDS:
        if field.kind in (FieldKind.TEXT, FieldKind.TERMS) and field.name not in ("lang", "file"):
            assert {field.name, *field.keys} <= set(properties)
    for reference in _references(schema):
        assert reference.removeprefix("#/$defs/") in schema["$defs"]


def _references(schema: object) -> list[str]:
    if isinstance(schema, dict):
        own = [schema["$ref"]] if "$ref" in schema else []
        return own + [found for value in schema.values() for found in _references(value)]
    if isinstance(schema, list):
        return [found for value in schema for found in _references(value)]
    return []


def test_the_orders_are_those_of_the_engine() -> None:
    assert tuple(ORDERS) == SORTS
