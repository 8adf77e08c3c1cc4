"""Corpora of parsers: whatever the text, a reader gives events and Problems and never fails."""

from __future__ import annotations

import io
import json as stdlib
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline_tui.events.document import Reading
from timeline_tui.events.event import Event, Texts
from timeline_tui.events.problems import Problem
from timeline_tui.files.source import Source
from timeline_tui.formats.json_scanner import Scanner
from timeline_tui.formats.options import ReadOptions
from timeline_tui.formats.registry import FORMATS, by_name
from timeline_tui.formats.table import delimiter_of, names_of, rows_of
from timeline_tui.view.rows import Hit, Selection

EDGE = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "edge"

pytestmark = pytest.mark.skipif(
    not EDGE.is_dir(),
    reason="the folder with corpora (shared/data/edge beside the project) is not there",
)


def members(name: str) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(EDGE / name) as archive:
        for member in archive.getmembers():
            file = archive.extractfile(member)
            if file is not None:
                yield member.name, file.read()


def read(form: str, text: str) -> Reading:
    found = by_name(form)
    assert found is not None
    return found.read(Source(f"x.{form}", text, "utf-8"), ReadOptions())


MENDED = {
    "n_array_extra_comma.json",
    "n_array_inner_array_no_comma.json",
    "n_array_number_and_comma.json",
    "n_number_NaN.json",
    "n_number_infinity.json",
    "n_number_minus_infinity.json",
}
"""What is no JSON, and is read with a problem that says how: what stands around it is not lost."""


def test_json_is_accepted_and_refused_as_the_suite_says() -> None:
    wrong = []
    for name, data in members("json-test-suite.tar.gz"):
        case = Path(name).name
        if not case.startswith(("y_", "n_", "i_")):
            continue
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            continue
        problems: list[Problem] = []
        Scanner(text, name, problems).root()
        refused = any(problem.rejected for problem in problems)
        is_mended = case in MENDED and bool(problems)
        if (case[0] == "y" and refused) or (case[0] == "n" and not refused and not is_mended):
            wrong.append(case)

    assert wrong == []


def test_no_yaml_of_the_suite_makes_the_reader_fail() -> None:
    count = 0
    for name, data in members("yaml-test-suite.tar.gz"):
        for case in re.findall(r"(?ms)^  yaml: \|\n(.*?)(?=^  \w+:|\Z)", data.decode("utf-8")):
            text = (
                re.sub("(?m)^    ", "", case).replace("␣", " ").replace("»", "\t").replace("↵", "")
            )
            reading = read("yaml", text)
            assert all(problem.text for problem in reading.problems), name
            count += 1

    assert count > 300


def test_tables_of_the_spectrum_are_read_as_expected() -> None:
    files = dict(members("csv-spectrum.tar.gz"))
    expected = {
        Path(name).stem: stdlib.loads(data)
        for name, data in files.items()
        if name.endswith(".json")
    }
    tables = {
        Path(name).stem: data.decode() for name, data in files.items() if name.endswith(".csv")
    }
    differing = []
    for name, text in tables.items():
        problems: list[Problem] = []
        rows = rows_of(text.removeprefix("\ufeff"), delimiter_of(text), name, problems)
        names = names_of(next(rows).cells)
        found = [dict(zip(names, row.cells, strict=False)) for row in rows]
        wanted = expected[name] if isinstance(expected[name], list) else [expected[name]]
        if [plain(each) for each in found] != [plain(each) for each in wanted]:
            differing.append(name)

    assert differing == []


def plain(row: dict[str, str]) -> dict[str, str]:
    """Without the line ends and outer blanks that the suite's own readers changed.

    The suite's table and its expected result have different telephone numbers for one row.
    """
    kept = {key: value for key, value in row.items() if key != "Contact Phone Number"}
    return {key.strip(): value.replace("\r\n", "\n").strip() for key, value in kept.items()}


@pytest.mark.parametrize("form", [each.name for each in FORMATS])
def test_naughty_strings_survive_every_format(form: str) -> None:
    texts = [text for text in stdlib.loads((EDGE / "blns.json").read_text()) if text.strip()]
    texts = [text.replace("\0", "\ufffd") for text in texts]
    events = [
        Event(f"e{number}", title=Texts([("", text)]), extra={"k": text})
        for number, text in enumerate(texts)
    ]
    document = read("csv", "date\n2024\n").documents[0]
    out = io.StringIO(newline="")
    found = by_name(form)
    assert found is not None
    found.write(Selection([Hit(event) for event in events], (document,), "", 1, 1, 0), out)

    assert not set(out.getvalue()) & set("\x00\x07\x08\x1b") or form in ("csv", "tsv")
    if found.can_read:
        back = read(form, out.getvalue()).events
        assert [event.title.first for event in back] == texts
        assert [event.extra["k"] for event in back] == texts
