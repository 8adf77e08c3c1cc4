"""An engine that breaks: another takes its place, loaded from what was read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.breaking import Breaking
from timeline_tui.errors import EngineLost
from timeline_tui.timeline import MOST_BREAKS, Anchor, Choices, Session

EVENTS = """\
- {id: one, date: 2024-01-01, title: First, tags: [a]}
- {id: two, date: 2024-01-05, title: Second, tags: [a]}
- {id: three, date: 2024-02-05, title: Third}
"""


@pytest.fixture
def breaking(monkeypatch: pytest.MonkeyPatch) -> Breaking:
    return Breaking(monkeypatch)


@pytest.fixture
def session(tmp_path: Path, breaking: Breaking) -> Iterator[Session]:
    """A session whose file is gone by now: what it has, it has in memory."""
    path = tmp_path / "events.yaml"
    path.write_text(EVENTS)
    session = Session(Choices((str(path),)))
    session.read()
    session.open()
    path.unlink()
    with session:
        yield session


@pytest.mark.parametrize("statement", ["AS is_possible", "regexp_matches"])
def test_a_search_that_breaks_the_engine_is_asked_again(
    session: Session, breaking: Breaking, statement: str
) -> None:
    for query in ("tag:a", "", "tag:a"):
        session.search(query)
    breaking.breaks_on = statement
    results = session.search("tag:/a/")

    assert [hit.event.id for hit in results.hits()] == ["one", "two"]
    assert len(session.breaks) == 1
    assert session.breaks[0].startswith("The engine broke: FATAL Error: database has been")
    assert session.search("").matched == 3


def test_what_is_shown_of_a_search_is_asked_again_too(session: Session, breaking: Breaking) -> None:
    breaking.breaks_on = "e.moment"
    found, answer, rows = session.answer(
        "tag:a", session.parse("tag:a"), Anchor(), cells=40, height=10
    )

    assert answer.layout.matched == 2
    assert rows
    assert len(list(found.results.hits())) == 2
    assert len(session.breaks) == 1


def test_an_engine_that_breaks_again_and_again_is_left(
    session: Session, breaking: Breaking
) -> None:
    breaking.breaks_on, breaking.times = "AS is_possible", 99
    for _ in range(MOST_BREAKS + 3):
        with pytest.raises(EngineLost) as caught:
            session.search("tag:a")

    assert "the files are as they were" in caught.value.hint
    assert len(session.breaks) == MOST_BREAKS
