"""The receipt: where it stands, that it is never read as data, and that its command is one."""

from __future__ import annotations

import io
import json
import subprocess
from dataclasses import replace

import pytest
from hypothesis import given, settings
from made import DOCUMENT, NASTY, RECORDS, events_of, selection_of

from timeline_tui.files.source import Source
from timeline_tui.formats.options import ReadOptions
from timeline_tui.formats.receipt import Input, Receipt, command, is_receipt, receipt_file, shell
from timeline_tui.formats.registry import FORMATS, by_name

RECEIPT = Receipt(
    (Input("a b.yaml", "ab" * 32), Input("gone.yaml", "")),
    query="tag:x",
    since="2024",
    sort="earliest",
    total=11,
    matched=2,
    possible=1,
    undated=1,
    rejected=3,
    lost=("Nothing.",),
    command="timeline-tui export 'a b.yaml'",
)
INSIDE = [form.name for form in FORMATS if form.holds_receipt]
GOLDEN = """\
timeline:
  published: 2024-02-11
  receipt:
    tool: timeline-tui 0.1.0
    inputs:
      - file: a b.yaml
        sha256: abababababababababababababababababababababababababababababababab
      - file: gone.yaml
        sha256: null
    query: tag:x
    window:
      since: "2024"
      until: null
    zone: UTC
    sort: earliest
    total: 11
    matched: 2
    possible: 1
    excluded: 9
    undated: 1
    rejected: 3
    lost: [Nothing.]
    command: timeline-tui export 'a b.yaml'

events: []
"""


def written(name: str, selection: object, receipt: Receipt | None) -> str:
    out = io.StringIO()
    by_name(name).write(selection, out, receipt=receipt)
    return out.getvalue()


def test_yaml_has_it_in_its_header() -> None:
    assert written("yaml", selection_of([]), RECEIPT) == GOLDEN


def test_json_has_it_beside_its_numbers() -> None:
    told = json.loads(written("json", selection_of([]), RECEIPT))

    assert told["receipt"] == RECEIPT.value()
    assert (told["receipt"]["excluded"], told["receipt"]["inputs"][1]["sha256"]) == (9, None)


def test_a_report_has_it_at_its_foot() -> None:
    text = written("markdown", selection_of([]), RECEIPT)

    assert text.endswith(
        "\n---\n\n"
        "- Made by: timeline-tui 0.1.0\n"
        f"- From: a b.yaml (SHA-256 {'ab' * 32})\n"
        "- From: gone.yaml (SHA-256 unread)\n"
        "- Query: `tag:x`\n"
        "- Window: since 2024\n"
        "- Zone: UTC\n"
        "- Order: earliest\n"
        "- Events: 2 of 11 match, 1 of them only possibly; 9 excluded, 1 undated, 3 rejected\n"
        "- Not held: Nothing.\n"
        "- Again with: `timeline-tui export 'a b.yaml'`\n"
    )


WINDOWS = [
    ("", "", None),
    ("2024", "", "since 2024"),
    ("", "2025", "until 2025"),
    ("2024", "2025", "since 2024, until 2025"),
]


@pytest.mark.parametrize(("since", "until", "told"), WINDOWS)
def test_the_window_is_told_where_there_is_one(since: str, until: str, told: str | None) -> None:
    facts = dict(RECEIPT._replace(since=since, until=until).facts())

    assert facts.get("Window", (None,))[0] == told


@pytest.mark.parametrize("name", ["csv", "tsv", "jsonl"])
def test_what_has_no_place_for_it_is_written_without(name: str) -> None:
    selection = selection_of(events_of({"id": "a", "date": "2024"}))

    assert written(name, selection, RECEIPT) == written(name, selection, None)
    assert json.loads(receipt_file(RECEIPT)) == RECEIPT.value()


@settings(max_examples=150, deadline=None)
@given(RECORDS)
def test_what_is_written_with_it_reads_back_equal(records: list) -> None:
    events = events_of(*records)
    for name in ("yaml", "json"):
        form = by_name(name)
        plain, told = (
            form.read(
                Source("x", written(name, selection_of(events), each), "utf-8"), ReadOptions()
            )
            for each in (None, RECEIPT)
        )

        assert told.events == plain.events
        assert told.documents == plain.documents
        assert [each.text for each in told.problems] == [each.text for each in plain.problems]


def test_a_receipt_of_the_file_itself_stays_beside_ours() -> None:
    document = replace(DOCUMENT, extra=(("receipt", "No. 7"),))
    text = written("yaml", selection_of([], document), RECEIPT)
    (read,) = by_name("yaml").read(Source("x", text, "utf-8"), ReadOptions()).documents

    assert read.extra == (("original_receipt", "No. 7"),)
    assert not is_receipt("No. 7")
    assert not is_receipt({"tool": "timeline-tui 1"})


def test_a_receipt_cannot_be_written_into_by_a_query_or_a_name() -> None:
    for text in NASTY:
        receipt = RECEIPT._replace(query=text, inputs=(Input(text, ""),), command=shell([text]))
        for name in ("yaml", "json"):
            told = by_name(name).read(
                Source("x", written(name, selection_of([]), receipt), "utf-8"), ReadOptions()
            )
            assert (told.events, told.problems) == ((), ()), text
        report = written("markdown", selection_of([]), receipt)
        assert not set(report) & set("\x1b\x85\u2028\u202e\ufeff\t\r\x7f")
        assert "\n#" not in report.partition("---")[2]


WORDS = [
    *(text for text in NASTY if "\0" not in text),
    "it's", "$(id)", "`id`", "a;b", "!x", "\\", "'\x1b'7", "\udce9.csv", "a\u0301\u0301\u0301\u0301\u0301\u0301",
]  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
def test_a_shell_takes_a_word_for_what_it_was(word: str) -> None:
    line = shell(["printf", "%s.", word])

    assert line.isprintable()
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=True)
    assert done.stdout == word.encode("utf-8", "surrogateescape") + b"."


def test_what_looks_like_an_option_is_none() -> None:
    assert command([("--query", "-a"), ("--sort", "")], ["--x"], ["-", "b"]) == (
        "timeline-tui export --query=-a --x - b"
    )
    assert command([], [], ["-b"]) == "timeline-tui export -- -b"
