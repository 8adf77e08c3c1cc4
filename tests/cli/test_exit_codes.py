"""What the exit code says, as one table; and that no failure ends in a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
HERE = Path(__file__).parent
BRIDGE = "bridge.yaml"
BROKEN = "broken.yaml"

TABLE = [
    (0, "list bridge.yaml"),
    (0, "bridge.yaml"),
    (0, "list bridge.yaml broken.yaml"),
    (0, "list bridge.yaml nowhere.yaml"),
    (0, "list bridge.yaml --limit 1"),
    (0, "show opening bridge.yaml"),
    (0, "stats bridge.yaml"),
    (0, "stats bridge.yaml -q nothing-has-this"),
    (0, "export bridge.yaml"),
    (0, "export bridge.yaml -q nothing-has-this"),
    (0, "check bridge.yaml"),
    (0, "schema"),
    (1, "list bridge.yaml -q nothing-has-this"),
    (1, "show nobody bridge.yaml"),
    (1, "check broken.yaml"),
    (1, "check bridge.yaml broken.yaml"),
    (2, "list nowhere.yaml"),
    (2, "check nowhere.yaml"),
    (2, "stats nowhere.yaml"),
    (2, "list ."),
    (2, "list bridge.yaml -q during:"),
    (2, "list bridge.yaml -q titel:x"),
    (2, "list bridge.yaml --since someday"),
    (2, "list bridge.yaml --tz Mars/Phobos"),
    (2, "list bridge.yaml --now whenever"),
    (2, "list bridge.yaml --sort sideways"),
    (2, "list bridge.yaml --fields id,nonsense"),
    (2, "list bridge.yaml --nonsense"),
    (2, "list bridge.yaml --delimiter ;;"),
    (2, 'check bridge.yaml --delimiter "'),
    (2, "list bridge.yaml --date-field nope"),
    (2, "export bridge.yaml broken.yaml --end-field nope"),
    (2, "check bridge.yaml --title-field nope"),
    (0, "list bridge.yaml broken.yaml --title-field place"),
    (2, "export bridge.yaml -o out.nonsense"),
    (2, "export bridge.yaml --format nonsense"),
    (2, "export bridge.yaml -o nowhere/out.yaml"),
    (2, "open bridge.yaml"),
    (3, "list --strict bridge.yaml broken.yaml"),
    (3, "list --strict bridge.yaml nowhere.yaml"),
    (3, "stats --strict broken.yaml"),
    (3, "export --strict broken.yaml"),
    (3, "show --strict good broken.yaml"),
    (3, "list --strict broken.yaml -q nothing-has-this"),
]


@pytest.mark.parametrize(("code", "words"), TABLE, ids=[words for _, words in TABLE])
def test_the_exit_code_says_how_it_went(code: int, words: str, cli: Run) -> None:
    done = cli(*words.split())

    assert done.code == code, done.err
    assert "Traceback" not in done.err
    assert done.err.startswith("timeline-tui: ") or code == 0 or code == 1
    assert done.err or code < 2


@pytest.mark.parametrize("words", [f"list {BRIDGE}", f"export {BRIDGE}", "--help", "schema"])
def test_a_full_disk_behind_stdout_is_a_failure_in_words(words: str, cli_to: Run) -> None:
    with open("/dev/full", "w") as full:
        code, err = cli_to(words.split(), full)

    assert code == 2
    assert err == (
        "timeline-tui: standard output cannot be written: No space left on device. "
        "What is there is incomplete.\n"
    )


@pytest.mark.parametrize("words", [f"list {BRIDGE}", f"export {BRIDGE}", "--help"])
def test_a_reader_that_goes_away_is_no_reason_for_words(words: str, cli_to: Run) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        code, err = cli_to(words.split(), write)
    finally:
        os.close(write)

    assert (code, err) == (141, "")


SAID = {
    "--help": 0,
    "--version": 0,
    "list --help": 0,
    f"list {BRIDGE}": 0,
    f"show opening {BRIDGE}": 0,
    f"stats {BRIDGE}": 0,
    f"export {BRIDGE}": 0,
    f"check {BROKEN}": 1,
    "completions bash": 0,
    "schema": 0,
    "": 0,
}
"""What writes to stdout, and its code; the empty line is a shell that asks for completions."""


def _into(words: str, streams: str, environment: dict[str, str]) -> tuple[int, str]:
    """Run the program with streams that a shell closes; give its exit code and stderr."""
    line = f"exec {sys.executable} -m timeline_tui {words} {streams}"
    done = subprocess.run(
        ["/bin/sh", "-c", line],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=HERE,
        env=environment if words else environment | {"_TIMELINE_TUI_COMPLETE": "bash_source"},
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize("words", SAID)
def test_a_closed_stdout_is_a_failure_in_words(words: str, environment: dict[str, str]) -> None:
    told = "timeline-tui: standard output is closed. Write to a file or a pipe.\n"

    assert _into(words, ">&-", environment) == (2, told)


@pytest.mark.parametrize("words", ["--help", f"check {BROKEN}", ""])
def test_a_closed_stderr_changes_no_code(words: str, environment: dict[str, str]) -> None:
    assert _into(words, "2>&-", environment) == (SAID[words], "")
    assert _into(words, ">&- 2>&-", environment) == (2, "")


def test_no_file_takes_the_place_of_a_closed_stream(environment: dict[str, str]) -> None:
    """What native code writes to stderr must not end up in an export."""
    program = (
        "import os, sys; from timeline_tui.__main__ import main; main();"
        "sys.exit({os.readlink(f'/proc/self/fd/{number}') for number in range(3)} != {os.devnull})"
    )
    line = f'exec {sys.executable} -c "$0" schema <&- >&- 2>&-'
    done = subprocess.run(
        ["/bin/sh", "-c", line, program], cwd=HERE, env=environment, timeout=60, check=False
    )

    assert done.returncode == 0


@pytest.fixture
def cli_to(environment: dict[str, str]) -> Run:
    """Run the program with stdout going somewhere; give the exit code and stderr."""

    def run(words: list[str], stdout: Any) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "timeline_tui", *words],
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.PIPE,
            cwd=HERE,
            env=environment,
            text=True,
            timeout=60,
            check=False,
        )
        return done.returncode, done.stderr

    return run


def test_ctrl_c_ends_with_130_and_no_words(environment: dict[str, str], tmp_path: Path) -> None:
    read, write = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-m", "timeline_tui", "list", "-"],
        stdin=read,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=HERE,
        env=environment,
        text=True,
    ) as process:
        _until_reading(process.pid)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    os.close(read)
    os.close(write)

    assert (process.returncode, out, err) == (130, "", "")


def _until_reading(pid: int) -> None:
    """Wait until the process sleeps in a read of its stdin."""
    for _ in range(2000):
        if Path(f"/proc/{pid}/wchan").read_text() in ("pipe_read", "anon_pipe_read"):
            return
        call = Path(f"/proc/{pid}/syscall").read_text().split()
        if call[:2] == ["0", "0x0"]:
            return
        time.sleep(0.01)
    raise AssertionError("it never read")


TEXTS = [
    ("x.yaml", "events: [", 2, 2),
    ("x.yaml", "just words", 2, 2),
    ("x.json", '{"a":', 2, 2),
    ("x.json", '{"events":5}', 2, 2),
    ("x.jsonl", '{"a":', 2, 2),
    ("x.yaml", "events: []", 1, 1),
    ("x.json", "[]", 1, 1),
    ("x.csv", "date,title\n", 1, 1),
    ("x.yaml", "- {id: a, date: 2024}\n- {id: [", 0, 3),
    ("x.json", '[{"id": "a", "date": "2024"}, {"id"', 0, 3),
    ("x.jsonl", '{"id": "a", "date": "2024"}\n{"id"', 0, 3),
]


@pytest.mark.parametrize(("name", "text", "plain", "strict"), TEXTS, ids=[t[1] for t in TEXTS])
def test_what_a_text_holds_decides(
    name: str, text: str, plain: int, strict: int, cli: Run, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(text)

    assert cli("list", str(path)).code == plain
    assert cli("list", "--strict", str(path)).code == strict
    assert cli("export", str(path)).code == (2 if plain == 2 else 0)


def test_an_export_of_nothing_readable_replaces_nothing(cli: Run, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.yaml", tmp_path / "good.yaml"
    bad.write_text("events: [\n")
    good.write_text("- {date: 2024}\n")
    done = cli("export", str(bad), "-o", str(good), "--force")

    assert (done.code, good.read_text()) == (2, "- {date: 2024}\n")
    assert f"{bad}, line 2: " in done.err


LOST = [("events: [", 0), ("- {id: a, date: 2024}\n- {id: [", 1), ("a: b", 0), ("[1, 2]", 0)]


@pytest.mark.parametrize(
    ("text", "kept"), LOST, ids=["nothing", "cut short", "no list", "no record"]
)
def test_a_file_that_is_lost_or_cut_short_is_named(
    text: str, kept: int, cli: Run, tmp_path: Path
) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text)
    done = cli("list", BRIDGE, str(path))

    assert done.code == 0
    assert sum(str(path) in line for line in done.err.splitlines()) == 1
    assert len(done.out.splitlines()) == len(cli("list", BRIDGE).out.splitlines()) + kept
    assert cli("list", "--strict", BRIDGE, str(path)).code == 3


def test_a_field_that_no_file_has_is_told_with_the_nearest_one(cli: Run) -> None:
    done = cli("list", BRIDGE, "--title-field", "Titel")

    assert (done.code, done.out) == (2, "")
    assert "there is no field 'Titel'. Did you mean title? " in done.err
