"""Computed bounds in exports: beside what was written, and never taken for it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from made import events_of, selection_of

from timeline_tui.dates import parse
from timeline_tui.dates.when import NEG
from timeline_tui.events.document import Reading
from timeline_tui.events.event import Event
from timeline_tui.files.source import Source
from timeline_tui.formats import csv as table
from timeline_tui.formats import yaml
from timeline_tui.formats.computed import with_derived, without_derived
from timeline_tui.formats.options import ReadOptions

TALKS = {"id": "talks", "date": "2024-01", "title": "Talks"}


def _talks(**others: object) -> Event:
    (event,) = events_of({**TALKS, **others})
    return replace(event, derived=parse("2024-01-27/2024-01-28").bounds)


def _yaml(*events: Event) -> tuple[str, Reading]:
    out = io.StringIO()
    yaml.write(selection_of(list(events)), out)
    return out.getvalue(), yaml.read(Source("a.yaml", out.getvalue(), "utf-8"), ReadOptions(), 0)


def test_yaml_shows_them_beside_the_date_and_reads_back_equal() -> None:
    text, reading = _yaml(_talks())

    assert '    derived: {earliest: "2024-01-27", latest: "2024-01-29"}\n' in text
    (event,) = reading.events
    assert event == _talks()
    assert event.extra == {}
    assert event.derived is None


def test_a_field_of_that_name_is_kept() -> None:
    """As it is where nothing was computed, else beside it."""
    (own,) = events_of({**TALKS, "derived": "from the minutes"})
    assert _yaml(own)[1].events[0].extra == {"derived": "from the minutes"}

    both = _yaml(_talks(derived="from the minutes"))[1].events[0]
    assert both.extra == {"original_derived": "from the minutes"}


def test_one_that_looks_like_ours_is_not_lost() -> None:
    alike = {"earliest": "2024-01-05", "latest": None}

    record = with_derived({"derived": alike}, Event("x", parse("2024")))

    assert record == {"original_derived": alike}
    assert without_derived({"derived": alike, "id": "x"}) == {"id": "x"}


def test_one_of_other_words_is_the_files_own() -> None:
    record = {"derived": {"earliest": "mine", "latest": "mine"}}

    assert without_derived(record) == record


def test_an_open_end_is_none() -> None:
    event = _talks()
    event = replace(event, derived=event.derived and event.derived._replace(slo=NEG))

    assert with_derived({}, event)["derived"] == {"earliest": None, "latest": "2024-01-29"}


def test_a_table_has_columns_for_them_where_there_are_some() -> None:
    out = io.StringIO()
    table.write(selection_of([_talks(), *events_of({"date": "2024", "title": "Other"})]), out)
    first, second = csv.DictReader(io.StringIO(out.getvalue()))

    assert (first["earliest"], first["latest"]) == ("2024-01-01", "2024-02-01")
    assert (first["derived_earliest"], first["derived_latest"]) == ("2024-01-27", "2024-01-29")
    assert second["derived_earliest"] == ""
    back = table.read(Source("a.csv", out.getvalue(), "utf-8"), ReadOptions(), 0)
    assert back.events[0] == _talks()

    out = io.StringIO()
    table.write(selection_of(events_of(TALKS)), out)
    assert "derived" not in out.getvalue()
