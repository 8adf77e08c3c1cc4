"""Notes of dates reach what is shown and what is written, by way of the engine."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
EVENTS = """
- {id: noon, date: "2024-01-28T12:00", title: Noon}
- {id: day, date: 2024-01-28, title: Day}
- {id: a, date: 2024-01-27, title: A}
- {id: b, date: 2024-01-30, title: B, relation: {after: a.start, within: 24h}}
- {id: later, title: Later, relation: "after #earlier"}
- {id: earlier, title: Earlier}
"""
NOTES = {
    "noon": ["dialect", "zone-assumed"],
    "day": [],
    "a": ["conflict"],
    "b": ["conflict"],
    "later": [],
    "earlier": [],
}


@pytest.fixture
def path(tmp_path: Path) -> str:
    path = tmp_path / "events.yaml"
    path.write_text(EVENTS, encoding="utf-8")
    return str(path)


def test_notes_are_listed(path: str, cli: Run) -> None:
    found = json.loads(cli("list", path, "--json").out)["events"]

    assert {event["id"]: event["notes"] for event in found} == NOTES
    assert {event["zone"] for event in found} == {None}


def test_notes_are_exported(path: str, cli: Run) -> None:
    table = cli("export", path, "--format", "csv").out.splitlines()
    report = cli("export", path, "--format", "markdown").out

    notes = {row["id"]: row["notes"].split("; ") for row in csv.DictReader(table)}
    assert notes == {name: told or [""] for name, told in NOTES.items()}
    assert report.count("contradicts its relation") == 2
    assert report.count("no time zone is stated: taken as UTC") == 1


def test_notes_are_shown(path: str, cli: Run) -> None:
    assert "no time zone is stated: taken as UTC" in cli("show", "noon", path).out
    assert "contradicts its relations" in cli("show", "a", path).out


def test_the_undated_stand_in_the_order_that_is_said(path: str, cli: Run) -> None:
    listed = cli("list", path, "--fields", "id").out.split()

    assert listed[-2:] == ["earlier", "later"]


def test_a_contradiction_is_told_with_its_places(path: str, cli: Run) -> None:
    told = cli("check", path).out

    assert f"{path}:5:0: error: these cannot all be true: b ({path}:5): after a.start" in told
    assert f"a ({path}:4): 27 January 2024" in told
