"""The documentation of files: its examples run, and nothing is missing from its tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from timeline_tui.events.fields import DATE_KEYS, END_KEYS, START_KEYS
from timeline_tui.events.keys import ROLES
from timeline_tui.files.source import Source
from timeline_tui.formats.json import SCHEMA_VERSION, event_object
from timeline_tui.formats.options import ReadOptions
from timeline_tui.formats.registry import FORMATS, by_name
from timeline_tui.view.rows import Hit

TEXT = (Path(__file__).parents[2] / "docs" / "formats.md").read_text()
EXAMPLES = re.findall(r"(?ms)^```(\w+)\n(.*?)^```$", TEXT)


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_every_example_is_read_without_a_problem(name: str, text: str) -> None:
    form = by_name(name)
    assert form is not None

    reading = form.read(Source(f"example.{name}", text, "utf-8"), ReadOptions())

    assert len(reading.events) >= 2
    assert reading.problems == ()


def test_there_is_an_example_of_every_way_of_reading() -> None:
    assert {name for name, _ in EXAMPLES} == {"yaml", "csv", "json", "jsonl"}


def test_every_format_and_name_of_a_field_is_documented() -> None:
    for form in FORMATS:
        row = next(line for line in TEXT.splitlines() if line.startswith(f"| `{form.name}` |"))
        assert all(f"`{extension}`" in row for extension in form.extensions)
        assert (
            f"| {'yes' if form.can_read else 'no'} | {'yes' if form.can_write else 'no'} |" in row
        )
        assert form.description in row
    names = [name for keys in ROLES.values() for name in keys]
    for name in (*names, *DATE_KEYS, *START_KEYS, *END_KEYS):
        assert f"`{name}`" in TEXT, name


def test_every_key_of_the_object_is_documented() -> None:
    form = by_name("csv")
    assert form is not None
    reading = form.read(Source("x.csv", "date,title\n2024,A\n", "utf-8"), ReadOptions())
    made = event_object(Hit(reading.events[0]), reading.documents[0])

    assert SCHEMA_VERSION == 1
    for key in made:
        assert f"`{key}`" in TEXT, key
