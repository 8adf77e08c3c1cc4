"""`show`, `stats`, `export` and `check`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
HERE = Path(__file__).parent
BRIDGE = "bridge.yaml"


def test_show_tells_everything_of_an_event(cli: Run) -> None:
    done = cli("show", "opening", BRIDGE)

    for part in (
        "The iron bridge is opened",
        "Die Eisenbrücke wird eröffnet",
        "4 May 1901",
        "building",
        "bridge, iron",
        "Anna Reisz, the Duke",
        "Ostwick",
        "Four hundred people cross on the first day.",
        "The toll is two heller.",
        "Four hundred crossed.",
        "https://example.org/gazette",
        "opening · bridge.yaml:12",
    ):
        assert part in done.out
    assert "\x1b" not in done.out


def test_show_tells_what_comes_before_and_after(cli: Run) -> None:
    lines = cli("show", "opening", BRIDGE).out.splitlines()

    beside = [line for line in lines if line[:1] in ("←", "→")]
    assert beside == [
        "← ~517 y before  A charter names a ferry",
        "→ 35–36 y later  A flood takes the eastern pier",
    ]


def test_show_as_json_is_the_envelope_with_one_event(cli: Run) -> None:
    envelope = json.loads(cli("show", "flood", BRIDGE, "--json").out)
    listed = json.loads(cli("list", BRIDGE, "-q", envelope["query"], "--json").out)

    assert envelope == listed
    assert [event["id"] for event in envelope["events"]] == ["flood"]


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("Opening", "no event has the id 'Opening'. Did you mean opening?"),
        ("pair", "Did you mean repair?"),
        ("zzz", "timeline-tui list shows the ids."),
    ],
)
def test_an_unknown_id_is_told_with_near_ones(wanted: str, told: str, cli: Run) -> None:
    done = cli("show", wanted, BRIDGE)

    assert (done.code, done.out) == (1, "")
    assert told in done.err


def test_stats_as_json_is_the_documented_object(cli: Run) -> None:
    done = cli("stats", "--json", BRIDGE, "broken.yaml")

    stats = json.loads(done.out)
    fields = stats.pop("fields")
    assert stats == {
        "schema_version": 1,
        "events": 8,
        "undated": 2,
        "problems": 2,
        "first": "1384-01-01",
        "last": "2021-06-04",
        "files": [
            {
                "path": "bridge.yaml",
                "format": "yaml",
                "encoding": "utf-8",
                "date_field": "date",
                "events": 6,
                "undated": 1,
                "problems": 0,
            },
            {
                "path": "broken.yaml",
                "format": "yaml",
                "encoding": "utf-8",
                "date_field": "date",
                "events": 2,
                "undated": 1,
                "problems": 2,
            },
        ],
    }
    assert fields["title"] == {"values": 9, "present": 8}
    assert fields["category"] == {"values": 4, "present": 5}
    assert fields["height"] == {"values": 1, "present": 1}


def test_stats_in_words(cli: Run) -> None:
    out = cli("stats", BRIDGE).out

    assert out.startswith("6 events, 1 undated, 1384-01-01 to 2021-06-03\n")
    assert "category  5  4 values: building 2" in out


EXTENTS = [
    ("2025", "1 event, 2025-01-01 to 2025-12-31"),
    ("2025-03-04", "1 event, 2025-03-04"),
    ("2025-03-04T05:06Z", "1 event, 2025-03-04"),
    ("2025-03-04/..", "1 event, 2025-03-04"),
    ("someday", "1 event, 1 undated"),
]


@pytest.mark.parametrize(("date", "words"), EXTENTS, ids=[date for date, _ in EXTENTS])
def test_stats_in_words_counts_the_last_day_in(date: str, words: str, cli: Run) -> None:
    text = f'- {{id: a, date: "{date}"}}\n'

    assert cli("stats", stdin=text).out.splitlines()[0] == words


def test_stats_as_json_stay_half_open(cli: Run) -> None:
    stats = json.loads(cli("stats", "--json", stdin="- {id: a, date: 2025}\n").out)

    assert (stats["first"], stats["last"]) == ("2025-01-01", "2026-01-01")


def test_stats_counts_what_a_query_finds(cli: Run) -> None:
    stats = json.loads(cli("stats", BRIDGE, "-q", "category:building", "--json").out)

    assert (stats["events"], stats["undated"]) == (2, 0)
    assert (stats["first"], stats["last"]) == ("1901-05-04", "1938-03-01")
    assert stats["files"][0]["events"] == 2


@pytest.mark.parametrize("name", ["out.yaml", "out.json", "out.jsonl", "out.csv", "out.md"])
def test_export_takes_the_format_from_the_ending(name: str, cli: Run, tmp_path: Path) -> None:
    path = tmp_path / name

    done = cli("export", BRIDGE, "-q", "category:building", "-o", str(path))

    assert (done.code, done.out) == (0, "")
    assert f"2 events written to {path}" in done.err
    assert "The pier is rebuilt" in path.read_text()
    assert "ghost" not in path.read_text()
    stdout = cli("export", BRIDGE, "-q", "category:building", "--format", path.suffix[1:]).out
    assert stdout == path.read_text()


def test_export_to_stdout_is_yaml_and_reads_back_equal(cli: Run, tmp_path: Path) -> None:
    done = cli("export", BRIDGE, "--no-receipt")
    again = cli("export", "--no-receipt", stdin=cli("export", BRIDGE).out)

    assert again.out == done.out
    assert cli("export", BRIDGE, "-o", "-", "--no-receipt").out == done.out


@pytest.mark.parametrize("way", ["itself", "link", "hard"])
def test_what_was_read_is_never_written(cli: Run, tmp_path: Path, way: str) -> None:
    """What the filter leaves out would be gone."""
    source, path = tmp_path / "source.yaml", tmp_path / "other.yaml"
    original = Path(__file__).with_name(BRIDGE).read_bytes()
    source.write_bytes(original)
    if way == "link":
        path.symlink_to(source)
    elif way == "hard":
        path.hardlink_to(source)
    target = source if way == "itself" else path

    done = cli("export", "-q", "flood", str(source), "-o", str(target), "--force")

    assert done.code == 2
    assert f"{target} is what was read, and is never written" in done.err
    assert source.read_bytes() == original


def test_an_existing_file_is_replaced_only_with_force(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_text("precious")

    refused = cli("export", BRIDGE, "-o", str(path))
    assert refused.code == 2
    assert f"{path} exists already. --force replaces it." in refused.err
    assert path.read_text() == "precious"

    assert cli("export", BRIDGE, "-o", str(path), "--force").code == 0
    assert path.read_text() != "precious"


def test_an_export_without_events_is_done(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.yaml"

    done = cli("export", BRIDGE, "-q", "nothing-has-this", "-o", str(path))

    assert done.code == 0
    assert path.exists()


def test_an_unknown_ending_is_told_before_anything_is_written(cli: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.nonsense"

    done = cli("export", BRIDGE, "-o", str(path))

    assert done.code == 2
    assert "nonsense" in done.err
    assert not path.exists()


def test_export_guards_cells_against_spreadsheets(cli: Run) -> None:
    assert "=A ghost" not in cli("export", BRIDGE, "--format", "csv").out.replace("'=A", "")
    guardless = cli("export", BRIDGE, "--format", "csv", "--no-formula-guard").out
    assert ",=A ghost is seen" in guardless


def test_an_export_to_a_terminal_is_safe(terminal: Run, tmp_path: Path) -> None:
    path = tmp_path / "evil.json"
    path.write_text(
        json.dumps([{"id": "evil", "date": "2020", "title": "\x1b]0;pwned\x07 \x9b2J"}])
    )

    for form in ("yaml", "jsonl", "csv"):
        out = terminal("export", str(path), "--format", form).out
        assert "evil" in out
        assert not any(ord(c) < 32 and c != "\n" for c in out)
        assert not any(0x7F <= ord(c) < 0xA0 for c in out)


def test_check_says_where_what_and_what_to_do(cli: Run) -> None:
    done = cli("check", "broken.yaml", BRIDGE)

    first, second = done.out.splitlines()
    assert first.startswith("broken.yaml:7:")
    assert ": error: " in first
    assert second.startswith("broken.yaml:9:11: error: the date 'the day before the day after'")
    assert done.err == "2 files, 8 events: 2 errors, 1 record left out\n"
    assert cli("check", "broken.yaml", "--quiet").err == ""


def test_check_of_a_sound_file_says_so(cli: Run) -> None:
    done = cli("check", BRIDGE)

    assert (done.code, done.out) == (0, "")
    assert done.err == "1 file, 6 events: nothing wrong\n"


def test_the_sample_is_sound(cli: Run) -> None:
    done = cli("check")

    assert (done.code, done.out) == (0, "")
