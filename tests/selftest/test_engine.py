"""The family of the locked engine: nothing is allowed, and what would be is found out."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from timeline_tui.dates import parse
from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event
from timeline_tui.selftest import engine as engine_family
from timeline_tui.selftest.engine import FORBIDDEN, NAMES, locked
from timeline_tui.store import engine as engine_module
from timeline_tui.store.store import Store


def test_nothing_is_allowed_and_no_name_is_more_than_a_name() -> None:
    tally = locked(7)

    assert tally.faults == ()
    assert tally.inputs == 2 * len(FORBIDDEN) + 5 * len(NAMES)


def test_what_is_allowed_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the list of beginnings, the engine's own lock leaves a few open."""
    monkeypatch.setattr(engine_module, "_ASKED", re.compile(""))
    # What would be installed, were it allowed, comes from the network.
    offline = tuple(each for each in FORBIDDEN if "INSTALL " not in each)
    monkeypatch.setattr(engine_family, "FORBIDDEN", offline)
    monkeypatch.setattr(engine_family, "NAMES", NAMES[:2])

    faults = " ".join(locked(7).faults)

    assert "ATTACH ':memory:'" in faults
    assert "DROP TABLE events" in faults
    assert "The events are not what they were." in faults


@pytest.mark.parametrize(
    "statement",
    [
        each
        for each in FORBIDDEN
        if re.search(
            "read_|glob|COPY .*'|DATABASE '|ATTACH '{|^LOAD|^SET [^V]|PRAGMA|https|'{", each
        )
    ],
)
def test_the_engines_own_lock_holds_too(
    statement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files, settings and extensions are out of reach whatever a statement begins with."""
    monkeypatch.setattr(engine_module, "_ASKED", re.compile(""))
    secret = tmp_path / "secret.csv"
    secret.write_text("secret")
    reading = Reading((Document("a.yaml"),), (Event("e", parse("2000")),))
    words = statement.format(secret=secret, folder=tmp_path, name=tmp_path.name)

    with Store.open(reading) as store, pytest.raises(engine_module.EngineError):
        store._engine.run(words)

    assert os.listdir(tmp_path) == ["secret.csv"]
