"""The table of formats, and several files read as one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from timeline_tui.errors import ReadError
from timeline_tui.formats.options import ReadOptions
from timeline_tui.formats.registry import FORMATS, by_name, by_path, detect, read_files

NAMES = [
    ("yaml", "yaml"),
    ("YML", "yaml"),
    (".json", "json"),
    ("ndjson", "jsonl"),
    ("tsv", "tsv"),
    ("md", "markdown"),
    ("pdf", None),
    ("", None),
]


@pytest.mark.parametrize(("name", "found"), NAMES)
def test_a_format_is_found_by_name_or_extension(name: str, found: str | None) -> None:
    assert (form := by_name(name)) is None or form.name == found
    assert (form is None) == (found is None)
    form = by_path(f"folder.d/file.{name.lstrip('.')}")
    assert (form.name if form else None) == found or name == "yaml"


def test_no_two_formats_share_a_name_or_an_extension() -> None:
    extensions = [extension for each in FORMATS for extension in each.extensions]

    assert len({each.name for each in FORMATS}) == len(FORMATS)
    assert len(set(extensions)) == len(extensions)


HEADS = [
    ("x.yaml", "[1, 2]", "yaml"),
    ("x.csv", "anything", "csv"),
    ("x.tsv", "anything", "tsv"),
    ("x.jsonl", "anything", "jsonl"),
    ("x.json", '{"events": []}', "json"),
    ("x.json", '{"a": 1}\n{"a": 2}\n', "jsonl"),
    ("x.json", "nonsense", "json"),
    ("-", '\n  [{"title": "A"}]', "json"),
    ("-", '{"title": "A"}\n{"title": "B"}', "jsonl"),
    ("-", "timeline:\n  title: T\n", "yaml"),
    ("-", "- title: A, b\n", "yaml"),
    ("-", "# comment, too\nevents:\n", "yaml"),
    ("-", "date,title\n2024,A\n", "csv"),
    ("-", "Time|Source\n1|2\n", "csv"),
    ("x.txt", "date\ttitle\n2024\tA\n", "csv"),
    ("-", "[{title: A}]", "yaml"),
    ("-", "just words", "yaml"),
    ("x.md", "# report", "yaml"),
]


@pytest.mark.parametrize(("path", "head", "name"), HEADS)
def test_a_format_is_detected_by_extension_then_by_what_it_holds(path, head, name) -> None:
    assert detect(path, head).name == name


def write(folder: Path, **files: str) -> list[str]:
    paths = []
    for name, text in files.items():
        path = folder / name.replace("_", ".")
        path.write_text(text)
        paths.append(str(path))
    return paths


def test_several_files_are_one_reading(tmp_path: Path) -> None:
    paths = write(
        tmp_path,
        a_yaml="timeline: {published: 2024-02-11}\nevents: [{id: x, date: 25 January}]\n",
        b_csv="id,date\nx,2024\ny,2025\n",
        c_json='[{"id": "z", "date": "2026"}]',
        d_tsv="id\tdate\nt\t2027\n",
    )
    reading = read_files(paths)

    assert [event.id for event in reading.events] == ["x", "x-2", "y", "z", "t"]
    assert [event.origin.document for event in reading.events] == [0, 1, 1, 2, 3]
    assert [document.format for document in reading.documents] == ["yaml", "csv", "json", "tsv"]
    assert [document.path for document in reading.documents] == paths
    (problem,) = reading.problems
    assert "the id 'x' is already that of" in problem.text


def test_a_file_that_cannot_be_read_spares_the_others(tmp_path: Path) -> None:
    (good,) = write(tmp_path, a_csv="date\n2024\n")
    reading = read_files(["missing.yaml", good])

    assert len(reading.events) == 1
    assert reading.events[0].origin.document == 0
    assert [(each.file, each.rejected) for each in reading.problems] == [("missing.yaml", True)]


def test_a_file_without_a_single_event_is_a_problem_at_its_line(tmp_path: Path) -> None:
    (good,) = write(tmp_path, a_csv="date\n2024\n")
    (broken,) = write(tmp_path, b_yaml="- {id: four, date: [\n")
    (problem,) = read_files([broken, good]).problems

    assert (problem.file, problem.line) == (broken, 2)
    assert broken not in problem.text


def test_nothing_readable_is_an_error_that_names_every_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"missing\.yaml does not exist"):
        read_files(["missing.yaml"])
    with pytest.raises(ReadError, match=r"none of 2 files .*missing.yaml.*is a folder"):
        read_files(["missing.yaml", str(tmp_path)])


def test_a_format_can_be_named(tmp_path: Path) -> None:
    (path,) = write(tmp_path, a_txt='{"date": "2024"}\n')

    assert read_files([path], ReadOptions(input_format="jsonl")).documents[0].format == "jsonl"
    for name in ("markdown", "nonsense"):
        with pytest.raises(ReadError, match=r"no format that can be read.*yaml, json, jsonl"):
            read_files([path], ReadOptions(input_format=name))


def test_notices_of_decoding_become_warnings(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"date,title\n2024,caf\xe9\n")
    reading = read_files([str(path)])

    assert reading.events[0].title.first == "café"
    assert reading.documents[0].encoding == "cp1252"
    assert [each.severity.value for each in reading.problems] == ["warning"]


CHILD = """
import sys
import timeline_tui.formats.registry
print([name for name in ("yaml", "csv", "json", "duckdb", "textual", "rich") if name in sys.modules])
"""


def test_asking_which_formats_there_are_loads_none() -> None:
    result = subprocess.run(
        [sys.executable, "-c", CHILD], capture_output=True, text=True, check=True
    )

    assert result.stdout.strip() == "[]"
