"""YAML from strangers: every value as written, every limit told, nothing that blows up."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline_tui.events.document import Reading
from timeline_tui.events.problems import Severity
from timeline_tui.files.source import Source
from timeline_tui.formats import yaml, yaml_composer, yaml_faults
from timeline_tui.formats.options import ReadOptions
from timeline_tui.formats.registry import read_files


def read(text: str) -> Reading:
    reading = yaml.read(Source("file.yaml", text, "utf-8"), ReadOptions(), 0)
    for problem in reading.problems:
        assert problem.hint, problem
        assert problem.file == "file.yaml"
    return reading


def titles(reading: Reading) -> list[str]:
    return [event.title.first for event in reading.events]


_SURPRISES = """
NO no No off Off ON on y Y n N yes YES true True TRUE false
12:30:45 1:30 190:20:30 20:30:15.5 -1:30 00:00:00 59:59
0044 0755 010 0o14 0x1F 0b1010 -0044 +12 007 00
1_000 1_000.5 1e3 1E+3 1.0 1. .5 6.02e23 -0.0 +.5 12e03
.inf -.inf +.INF .nan .NaN inf NaN
2024-01-01 2024-1-1 2024-02-30 2024-13-01 0000-01-01 -0044-03-15 20240101
2024-01-28T02:53:00.123456789Z 2024-01-28T25:00:00 2024-01-28T02:53:00+99:99 2024-01-28t02:53:00z
= << 1969 2014-01 2014-W05 1/2/2024 1.2.3 NULLs nulls ~x
"""
SURPRISES = _SURPRISES.split()


@pytest.mark.parametrize("text", SURPRISES)
@pytest.mark.parametrize("style", ["{}", "'{}'", '"{}"'], ids=["plain", "single", "double"])
def test_a_value_is_the_text_that_was_written(text: str, style: str) -> None:
    written = style.format(text)
    reading = read(f"- title: A\n  value: {written}\n  list: [{written}]\n  {written}: key\n")

    (event,) = reading.events
    assert event.extra["value"] == text
    assert event.extra["list"] == [text]
    if written != "<<":
        assert event.extra[text] == "key"


def test_there_are_enough_surprises() -> None:
    assert len(SURPRISES) >= 69


@pytest.mark.parametrize(
    "tag",
    [
        "!!timestamp x",
        "!!bool maybe",
        "!!int abc",
        "!!float abc",
        "!!binary '?'",
        "!!python/object/apply:os.system [id]",
        "!foo bar",
        "!<tag:x,2000:y> z",
        "!!set {a, b}",
        "!!omap [a: b]",
        "!!null x",
    ],
)
def test_a_tag_makes_nothing_and_is_told_once(tag: str) -> None:
    reading = read(f"- title: A\n- title: B\n  value: {tag}\n- title: C\n  value: {tag}\n")

    assert titles(reading) == ["A", "B", "C"]
    (problem,) = reading.problems
    assert (problem.line, problem.column, problem.severity) == (3, 10, Severity.WARNING)
    assert "value" in reading.events[1].extra


def flow(open_: str, close: str, depth: int) -> str:
    return open_ * depth + "x" + close * depth


DEPTHS = {
    "lists": lambda depth: flow("[", "]", depth),
    "mappings": lambda depth: flow("{a: ", "}", depth),
    "block lists": lambda depth: "\n    " + "- " * depth + "x",
    "block mappings": lambda depth: (
        "".join(f"\n{' ' * (4 + level)}a:" for level in range(depth)) + " x"
    ),
    "explicit keys": lambda depth: "\n    " + "? " * depth + "x",
    "keys in brackets": lambda depth: flow("[? ", "]", depth),
}
"""Values that are nested so deep, for the place behind a key."""


@pytest.mark.parametrize("shape", DEPTHS)
def test_depth_is_limited_to_what_is_told(shape: str) -> None:
    most = yaml_faults.DEPTH - 2
    if "key" not in shape:
        assert read(f"- title: A\n  x: {DEPTHS[shape](most)}\n").problems == ()
    for depth in (most + 1, 1000, 100_000):
        reading = read(f"- title: A\n- title: B\n  x: {DEPTHS[shape](min(depth, 3000 if 'block m' in shape else depth))}\n- title: C\n")  # fmt: skip
        assert titles(reading) == ["A", "C"]
        assert any("nested more than 32 deep" in each.text for each in reading.problems)


def laughs(levels: int, width: int = 9) -> str:
    lines = [
        f"  a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * width)}]"
        for level in range(1, levels)
    ]
    first = f"- a0: &a0 [{', '.join('x' * width)}]"
    return "\n".join(["- title: A", first, *lines, "- title: B", ""])


def test_what_is_repeated_counts_each_time() -> None:
    reading = read(laughs(30))

    assert titles(reading) == ["A", "B"]
    assert "more than 5,000,000 values" in reading.problems[0].text
    assert titles(read(laughs(5))) == ["A", "", "B"]


MERGE_BOMBS = {
    "chain": "- &a0 {k: v}\n"
    + "".join(f"- &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}\n" for n in range(1, 40)),
    "wide": "- &a {"
    + ", ".join(f"k{n}: v" for n in range(1000))
    + "}\n"
    + "".join(f"- {{<<: [{', '.join(['*a'] * 1000)}], k: {n}}}\n" for n in range(50)),
    "inside": "- &a {<<: *a, k: v}\n",
    "many keys": "- &a {k: v}\n- {" + "<<: *a, " * 10_000 + "title: B}\n",
}


@pytest.mark.parametrize("bomb", MERGE_BOMBS)
def test_a_bomb_of_merges_does_nothing(bomb: str) -> None:
    reading = read(f"- title: A\n{MERGE_BOMBS[bomb]}- title: C\n")

    assert titles(reading)[0] == "A"
    assert titles(reading)[-1] == "C"
    if bomb != "many keys":
        assert any("<<" in each.text or "itself" in each.text for each in reading.problems)


def test_a_merge_takes_as_many_mappings_as_it_says() -> None:
    sources = "".join(f"- &a{n} {{k{n}: v}}\n" for n in range(65))
    for count, problems in ((64, 0), (65, 1)):
        names = ", ".join(f"*a{n}" for n in range(count))
        reading = read(f"{sources}- {{<<: [{names}], title: B}}\n")
        assert len(reading.events[-1].extra) == 64
        assert [each.line for each in reading.problems] == [66] * problems


def test_keys_that_would_collide_as_numbers_are_texts() -> None:
    keys = ", ".join(f"{number * (2**61 - 1)}: x" for number in range(20_000))
    (event,) = read(f"- {{title: A, {keys}}}\n").events

    assert len(event.extra) == 20_000


def test_keys_that_stand_twice_are_told_with_both_lines_and_not_without_end(monkeypatch) -> None:
    monkeypatch.setattr(yaml_faults, "REPORTS", 3)
    reading = read("- title: A\n" + "  x: B\n" * 10)

    assert reading.events[0].extra == {"x": "B"}
    assert [each.line for each in reading.problems] == [3, 4, 5, 6]
    assert "line 2 counts" in reading.problems[0].text
    assert "are not told" in reading.problems[-1].text


def test_a_text_without_end_is_cut_and_told(monkeypatch) -> None:
    monkeypatch.setattr(yaml_composer, "LONGEST_TEXT", 10)
    reading = read("- title: 0123456789abc\n- title: B\n")

    assert titles(reading) == ["0123456789", "B"]
    (problem,) = reading.problems
    assert (problem.line, problem.column) == (1, 10)
    assert "more than 10 characters" in problem.text


DOCUMENTS = [
    ("- title: A\n...\n", ["A"]),
    ("- title: A\n...\n...\n---\n- title: B\n", ["A", "B"]),
    ("---\n---\n- title: B\n---\n", ["B"]),
    ("- title: A\n--- \n- title: B\n", ["A", "B"]),
    ("%YAML 1.1\n---\n- title: A\n", ["A"]),
    ("%YAML 1.2\n---\n- title: A\n", ["A"]),
    ("%YAML 3.0\n---\n- title: A\n", ["A"]),
    ("%YAML 3.0\n--- x\n%OTHER\n---\n- title: A\n", ["A"]),
    ("\ufeff- title: A\n", ["\ufffd- title: A"]),
    ("- title: A\x00B\n", ["A\ufffdB"]),
    ('- title: "A\\0B"\n', ["A\0B"]),
    ("- title: A\x1b[31m\n", ["A\ufffd[31m"]),
    ('- title: "\\e]52;c;eA==\\a"\n', ["\x1b]52;c;eA==\x07"]),
    ("- title: A\x9b31m\n", ["A\ufffd31m"]),
    ("- title: A\ud800\n", ["A\ufffd"]),
    ('- title: "\\ud800"\n- title: B\n', ["B"]),
    ("- title:\tA\n", ["A"]),
    ("\t- title: A\n- title: B\n", ["B"]),
    ("- title: A\u2028  place: B\n- title: C\n", ["A", "C"]),
    ("- title: A\x85- title: B\n", ["A", "B"]),
    ("- title: A\r- title: B\r- title: @\r- title: C\r", ["A", "B", "C"]),
]


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS)
def test_documents_marks_and_controls(text: str, expected: list[str]) -> None:
    reading = read(text)

    if text.startswith("\ufeff"):
        assert not reading.events  # a mark in the middle is no mark; files lose theirs before
    else:
        assert titles(reading) == expected


FLOODS = {
    "documents": "---\n- title: A\n" * 20_000,
    "anchors": "- title: A\n" + "".join(f"- &a{n} x\n" for n in range(50_000)),
    "faults": "- title: A\n" + "- @\n" * 50_000,
    "quotes": "- title: A\n" + "- title: 'x\n" * 5_000,
    "brackets": "- title: A\n" + f"- {'[' * 200}\n" * 2_000,
    "key": f"- title: A\n- {{ {'k' * 5_000_000}: x}}\n",
    "text": f"- title: A\n- title: {'x' * 20_000_000}\n",
    "one line": "- title: A\n- @\n" + "x" * 5_000_000,
    "flow keys": "- title: A\n- {" + "a," * 100_000 + "}\n",
    "anchors in themselves": "- title: A\n" + "--- &a\n- *a\n" * 5_000,
    "question marks": "- title: A\n- " + "? " * 20_000,
    "ampersands": "- title: A\n- " + "&a " * 20_000,
    "tabs": "- title: A\n- title: B\n" + "\t" * 1_000_000,
}


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_ends_and_leaves_what_was_before(flood: str) -> None:
    reading = read(FLOODS[flood])

    assert titles(reading)[0] == "A"
    assert len(reading.problems) <= 60_000


def test_a_file_of_nothing_but_a_bomb_is_told_in_a_sentence(tmp_path: Path) -> None:
    whole, bomb = tmp_path / "whole.yaml", tmp_path / "bomb.yaml"
    whole.write_text("- title: A\n")
    bomb.write_text("[" * 60_000)

    reading = read_files([str(whole), str(bomb)])

    assert titles(reading) == ["A"]
    assert [(each.file, each.rejected) for each in reading.problems] == [(str(bomb), True)]
