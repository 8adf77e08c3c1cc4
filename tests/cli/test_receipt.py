"""The receipt of an export: its command makes the same bytes, and it names what was read."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline_tui.errors import WriteError
from timeline_tui.files.atomic import write_atomically
from timeline_tui.formats.registry import FORMATS

HERE = Path(__file__).parent
ASKED = [
    (),
    ("-q", "category:building -tag:'x y'", "--sort", "title"),
    ("--since", "1900", "--until", "1950", "--tz", "Asia/Baghdad", "--lang", "ar"),
    ("-q", 'after:"300y ago"'),
    ("--title-field", "title", "--no-formula-guard"),
]


@pytest.fixture
def again(environment: dict[str, str], tmp_path: Path) -> Callable[[str], bytes]:
    """Run a line in a shell that knows the program."""
    program = tmp_path / "bin" / "timeline-tui"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -P -m timeline_tui "$@"\n')
    program.chmod(0o755)
    found = {**environment, "PATH": f"{program.parent}:{environment['PATH']}"}

    def run(line: str) -> bytes:
        words = ["bash", "-c", line]
        done = subprocess.run(words, cwd=tmp_path, env=found, capture_output=True, check=True)
        return done.stdout

    return run


def receipt_of(path: Path) -> dict:
    """Give the receipt of an export, wherever it stands."""
    text = path.read_text(encoding="utf-8")
    if path.suffix in (".csv", ".tsv", ".jsonl"):
        return json.loads(Path(f"{path}.receipt.json").read_text(encoding="utf-8"))
    if path.suffix == ".json":
        return json.loads(text)["receipt"]
    return {"command": _command_in(path, text)}


def _command_in(path: Path, text: str) -> str:
    if path.suffix == ".yaml":
        import yaml

        return yaml.safe_load(text)["timeline"]["receipt"]["command"]
    if path.suffix == ".html":
        import html

        return html.unescape(re.search(r"<pre[^>]*><code>(.*)</code></pre>\n</footer>", text)[1])
    if path.suffix == ".ics":
        from icalendar import Calendar

        told = Calendar.from_ical(text)["X-TIMELINE-RECEIPT"]
        return json.loads(str(told))["command"]
    fence = re.search(r": (`+) ?([^\n]*?) ?\1\n\Z", text)  # its label is in any language
    assert fence is not None
    return fence[2]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_the_command_makes_the_same_bytes(
    form: object, asked: tuple[str, ...], cli: object, again: object, tmp_path: Path
) -> None:
    name = "it's \x1b[31m ` a.yaml"
    shutil.copy(HERE / "bridge.yaml", tmp_path / name)
    path = tmp_path / f"out{form.extensions[0]}"
    out = subprocess.run(
        [sys.executable, "-P", "-m", "timeline_tui", "export", *asked, "-o", str(path), name],
        cwd=tmp_path,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "LANG": "C.UTF-8"},
        check=True,
    )

    assert b"out." in out.stderr
    assert again(receipt_of(path)["command"]) == path.read_bytes()


def test_it_names_what_was_read_and_what_was_not(cli: Callable, tmp_path: Path) -> None:
    path, data = tmp_path / "out.csv", HERE / "bridge.yaml"
    broken = str(tmp_path / "none.yaml")

    cli("export", str(data), broken, "-q", "category:building", "-o", str(path))
    told = receipt_of(path)

    assert told["inputs"] == [
        {"file": str(data), "sha256": hashlib.sha256(data.read_bytes()).hexdigest()},
        {"file": broken, "sha256": None},
    ]
    assert (told["query"], told["matched"], told["rejected"]) == ("category:building", 2, 1)
    assert told["total"] == told["matched"] + told["excluded"]
    assert "no place for the timeline's title" in told["lost"][0]


def test_a_clean_export_has_none(cli: Callable, tmp_path: Path) -> None:
    for form in FORMATS:
        path = tmp_path / f"out{form.extensions[0]}"
        cli("export", str(HERE / "bridge.yaml"), "--no-receipt", "-o", str(path))
        assert "timeline-tui export" not in path.read_text()
    assert len(list(tmp_path.glob("out*"))) == len(FORMATS)


def test_a_receipt_that_stands_there_is_replaced_only_with_force(
    cli: Callable, tmp_path: Path
) -> None:
    path, receipt = tmp_path / "out.csv", tmp_path / "out.csv.receipt.json"
    receipt.write_text("precious")

    refused = cli("export", str(HERE / "bridge.yaml"), "-o", str(path))

    assert (refused.code, path.exists(), receipt.read_text()) == (2, False, "precious")
    assert f"{receipt} exists already" in refused.err
    assert cli("export", str(HERE / "bridge.yaml"), "-o", str(path), "--force").code == 0
    assert receipt_of(path)["command"].startswith("timeline-tui export")


def test_an_export_with_a_receipt_is_a_timeline_without_it(cli: Callable, tmp_path: Path) -> None:
    for ending in ("yaml", "json"):
        path = tmp_path / f"out.{ending}"
        cli("export", str(HERE / "bridge.yaml"), "-o", str(path), "--force")
        one = cli("export", str(path), "--no-receipt", "--format", "yaml").out
        assert "receipt" not in one
        assert cli("check", str(path)).code == 0


def test_what_a_calendar_has_no_place_for_is_named(cli: Callable, tmp_path: Path) -> None:
    data, path = tmp_path / "a.yaml", tmp_path / "out.ics"
    data.write_text("- {id: caesar, date: -0043-03-15}\n- {id: b, date: 2024}\n- {id: never}\n")

    done = cli("export", str(data), "-o", str(path))

    assert "2 events have no place in ics and are left out: caesar, never." in done.err
    assert f"1 event written to {path}" in done.err + done.out
    assert path.read_text().count("BEGIN:VEVENT") == 1
    assert "caesar" in path.read_text().replace("\n ", "")
    quiet = cli("export", str(data), "--format", "ics", "--quiet", "--no-receipt")
    assert (quiet.code, quiet.err) == (0, "")
    assert "caesar" not in quiet.out


def test_a_receipt_among_files_is_left_out_and_told(cli: Callable, tmp_path: Path) -> None:
    data, path = tmp_path / "a.json", tmp_path / "b.csv"
    cli("export", str(HERE / "bridge.yaml"), "-o", str(data))
    cli("export", str(HERE / "bridge.yaml"), "-o", str(path))
    receipt = f"{path}.receipt.json"

    alone = cli("list", str(data))
    both = cli("list", "--strict", str(data), receipt)

    assert (both.code, both.out) == (0, alone.out)
    assert f"{receipt}: this is the receipt of an export, and holds no events. It is" in both.err
    assert cli("list", "--quiet", str(data), receipt).err == ""
    checked = cli("check", str(data), receipt)
    assert checked.code == 0
    assert f"{receipt}:0:0: warning: this is the receipt of an export" in checked.out
    assert cli("list", receipt, str(data)).out == alone.out
    told = cli("export", str(data), receipt, "--format", "json").out
    assert told == cli("export", str(data), "--format", "json").out


def test_a_receipt_that_is_named_alone_names_its_export(cli: Callable, tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    cli("export", str(HERE / "bridge.yaml"), "-o", str(path))

    done = cli("list", f"{path}.receipt.json")

    assert (done.code, done.out) == (2, "")
    assert f"holds no events. Name the export itself: {path}." in done.err
    assert cli("list", f"{path}.receipt.json", f"{path}.receipt.json").code == 2


EARLIER = [
    (None, "", False),
    ("receipt", "told of the file that was replaced, and is removed", False),
    ("{}", "stays as it is", True),
    ("precious", "stays as it is", True),
    ("[" * 100_000, "stays as it is", True),
    ("folder", "stays as it is", True),
    ("link", "stays as it is", True),
]


@pytest.mark.parametrize(("stands", "told", "stays"), EARLIER, ids=lambda each: str(each)[:12])
def test_a_receipt_of_what_is_replaced_goes_and_nothing_else(
    stands: str | None, told: str, stays: bool, cli: Callable, tmp_path: Path
) -> None:
    path = tmp_path / "out.csv"
    receipt = Path(f"{path}.receipt.json")
    cli("export", str(HERE / "bridge.yaml"), "-o", str(path))
    made = receipt.read_text()
    receipt.unlink()
    match stands:
        case None:
            pass
        case "receipt":
            receipt.write_text(made)
        case "folder":
            receipt.mkdir()
        case "link":
            (tmp_path / "elsewhere.json").write_text(made)
            receipt.symlink_to(tmp_path / "elsewhere.json")
        case _:
            receipt.write_text(stands)

    done = cli("export", str(HERE / "bridge.yaml"), "-o", str(path), "--force", "--no-receipt")

    assert done.code == 0
    assert told in done.err
    assert ("out.csv.receipt.json" in done.err) == bool(told)
    assert receipt.exists() == stays
    assert stands != "link" or (tmp_path / "elsewhere.json").read_text() == made


def test_the_command_keeps_the_language_that_the_environment_named(
    again: object, tmp_path: Path
) -> None:
    path = tmp_path / "out.html"
    shutil.copy(HERE / "bridge.yaml", tmp_path / "a.yaml")
    subprocess.run(
        [sys.executable, "-P", "-m", "timeline_tui", "export", "-o", str(path), "a.yaml"],
        cwd=tmp_path,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "LANG": "ar_IQ.UTF-8"},
        check=True,
    )

    assert '<html lang="ar" dir="rtl">' in path.read_text(encoding="utf-8")
    line = receipt_of(path)["command"]
    assert line == "LC_ALL=ar timeline-tui export --format html a.yaml"
    assert again(line) == path.read_bytes()


@pytest.mark.parametrize("force", [[], ["--force"]], ids=["new", "replaced"])
def test_a_receipt_that_cannot_be_written_does_not_deny_the_export(
    force: list[str], cli: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.csv"
    arguments = ["export", str(HERE / "bridge.yaml"), "-o", str(target)]
    if force:
        assert cli(*arguments).code == 0
    monkeypatch.setattr("timeline_tui.formats.exporting.write_atomically", _without_receipts)

    done = cli(*arguments, *force)

    assert done.code == 2
    assert f"{target} is written, its receipt is not: the disk is full" in done.err
    assert "Nothing was changed" not in done.err
    assert [each.name for each in tmp_path.iterdir()] == ["out.csv"]


def _without_receipts(path: str, write: object, *, replace: bool) -> None:
    if path.endswith(".receipt.json"):
        raise WriteError("the disk is full", hint="Nothing was changed.")
    write_atomically(path, write, replace=replace)
