"""What is read: named files, standard input, or the sample."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
HERE = Path(__file__).parent
ONE = "- {id: one, date: 2020, title: From a pipe}\n"
SAMPLE = {"coalition", "jscd", "attack", "talks"}


def ids(out: str) -> set[str]:
    return {line.partition("\t")[0] for line in out.splitlines()}


@pytest.mark.parametrize("command", ["list", "export", "stats", "check", ""])
def test_without_files_a_pipe_is_the_input(command: str, cli: Run) -> None:
    done = cli(*command.split(), stdin=ONE)

    assert done.code == 0
    assert "coalition" not in done.out
    assert cli(*command.split(), "-", stdin=ONE).out == done.out


def test_without_files_a_regular_file_with_data_is_the_input(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text(ONE)
    with path.open() as stream:
        assert ids(cli("list", stdin=stream).out) == {"one"}
    (tmp_path / "empty").touch()
    with (tmp_path / "empty").open() as stream:
        assert ids(cli("list", stdin=stream).out) >= SAMPLE


def test_a_file_that_was_read_to_its_end_has_no_data(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text(ONE)
    with path.open("rb", buffering=0) as stream:
        stream.read()
        assert ids(cli("list", stdin=stream).out) >= SAMPLE


def test_without_any_input_it_is_the_sample(cli: Run) -> None:
    done = cli("list")

    assert done.code == 0
    assert len(ids(done.out)) == 11
    assert ids(done.out) >= SAMPLE
    assert cli().out == done.out


def test_files_are_above_standard_input(cli: Run) -> None:
    assert "one" not in ids(cli("list", "bridge.yaml", stdin=ONE).out)
    assert "one" in ids(cli("list", "bridge.yaml", "-", stdin=ONE).out)


def test_an_empty_pipe_is_told(cli: Run) -> None:
    done = cli("list", stdin="")

    assert done.code == 2
    assert "standard input is empty" in done.err


def test_show_reads_a_pipe_too(cli: Run) -> None:
    assert "From a pipe" in cli("show", "one", stdin=ONE).out


def test_a_closed_standard_input_is_no_input(environment: dict[str, str]) -> None:
    def run(words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/bin/sh", "-c", f"exec {sys.executable} -m timeline_tui {words} <&-"],
            capture_output=True,
            text=True,
            cwd=HERE,
            env=environment,
            timeout=60,
            check=False,
        )

    assert run("list").returncode == 0
    closed = run("list -")
    assert closed.returncode == 2
    assert "standard input is closed" in closed.stderr


def test_how_a_file_is_read_can_be_said(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "table.txt"
    path.write_bytes("When it was;Was;Bis\n1.2.2020;Käse;3.2.2020\n".encode("cp1252"))

    done = cli(
        "list",
        str(path),
        *("--input-format", "csv", "--delimiter", ";", "--encoding", "cp1252"),
        *("--date-field", "When it was", "--title-field", "Was", "--end-field", "Bis", "--json"),
    )

    (event,) = json.loads(done.out)["events"]
    assert event["title"] == "Käse"
    assert event["date"] == {"start": "1.2.2020", "end": "3.2.2020"}


def test_settings_are_the_users_own_and_options_are_above_them(
    cli: Run, environment: dict[str, str]
) -> None:
    folder = Path(environment["XDG_CONFIG_HOME"], "timeline-tui")
    folder.mkdir(parents=True)
    settings = folder / "config.toml"
    title = ("list", "bridge.yaml", "-q", "opening", "--fields", "title")

    settings.write_text('lang = "de"\n')
    assert cli(*title).out == "Die Eisenbrücke wird eröffnet\n"
    assert cli(*title, "--lang", "en").out == "The iron bridge is opened\n"

    settings.write_text('dates = "relative"\n')
    dates = ("list", "-q", "id:jscd,attacks", "--fields", "date", "--now", "2024-02-11")
    assert cli(*dates).out == "6 months ago\n4 months ago →\n"

    settings.write_text('dates = "words"\nmonths = "both"\ndigits = "arab"\n')
    assert cli(*dates, "--lang", "ar").out.splitlines()[0] == "٧–٨ آب/أغسطس ٢٠٢٣"

    settings.write_text("colour = 1\n")
    wrong = cli(*title)
    assert wrong.code == 2
    assert "there is no setting 'colour'" in wrong.err
