"""A changed file on the screen: read anew in place, and what is said of it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from support.screens import text_of
from timeline_tui.errors import EngineError
from timeline_tui.store.store import Store
from timeline_tui.timeline import Choices, Session
from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.reloader import Reloader
from timeline_tui.tui.screens.main import MainScreen

Settle = Callable[[Pilot[None]], Awaitable[None]]

EVENTS = """\
- {id: one, date: 2024-01-01, title: First, tags: [a]}
- {id: two, date: 2024-01-05, title: Second, tags: [a]}
- {id: three, date: 2024-02-05, title: Third}
"""
MORE = EVENTS.replace("Second", "Zweite") + "- {id: new, date: 2024-01-03, title: New, tags: [a]}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "events.yaml"
    path.write_text(EVENTS, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _nobody_looks_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock decides nothing: these tests say when the files are looked at."""
    monkeypatch.setattr("timeline_tui.tui.reloader.EVERY", 3600)


def opened(path: Path) -> TimelineApp:
    return TimelineApp(Session(Choices((str(path),))))


def main(app: TimelineApp) -> MainScreen:
    screen = app.screen_stack[0]
    assert isinstance(screen, MainScreen)
    return screen


def shown(app: TimelineApp) -> list[str]:
    screen = main(app)
    rows = (screen.pages.event_row(number) for number in range(screen.state.layout.rows))
    return [row.hit.event.id for row in rows if row is not None]


def words_of(app: TimelineApp) -> str:
    """What is on the screen, wherever its lines are broken: folders of tests differ in length."""
    return " ".join(text_of(app).replace("▌", " ").split())


async def look_twice(app: TimelineApp, pilot: Pilot[None], settle: Settle) -> None:
    for _ in range(2):
        main(app).query_one(Reloader).look()
        await settle(pilot)
    await settle(pilot)


async def test_a_changed_file_is_read_anew_in_place(settle: Settle, file: Path) -> None:
    """The cursor stays on its event, the filter and its history stay."""
    app = opened(file)
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("slash", "t", "a", "g", "colon", "a", "enter", "j")
        await settle(pilot)
        before = main(app).session
        file.write_text(MORE, encoding="utf-8")
        await look_twice(app, pilot, settle)

        assert shown(app) == ["one", "new", "two"]
        assert main(app).selected is not None
        assert main(app).selected.title.first == "Zweite"
        assert "events.yaml changed: 4 events (+1, 1 changed)" in words_of(app)
        assert "3 of 4" in words_of(app)
        assert before.is_closed

        await pilot.press("u")
        await settle(pilot)
        assert len(shown(app)) == 4


async def test_a_file_that_broke_leaves_what_stands(settle: Settle, file: Path) -> None:
    app = opened(file)
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        await settle(pilot)
        before = main(app).session
        file.write_text(EVENTS + "- {id: four, date: [\n", encoding="utf-8")
        await look_twice(app, pilot, settle)

        assert shown(app) == ["one", "two", "three"]
        assert main(app).session is before
        assert "events.yaml, line 5" in words_of(app)
        assert "1 problem (~)" in words_of(app)

        await pilot.press("tilde")
        await settle(pilot)
        # The path is as long as the folder of the tests is deep, and may be broken anywhere.
        assert [f"{each.file}:{each.line}" for each in main(app).problems] == [f"{file}:5"]
        assert "read again once it is changed" in words_of(app)
        await pilot.press("escape")

        file.write_text(MORE, encoding="utf-8")
        await look_twice(app, pilot, settle)
        assert len(shown(app)) == 4
        assert "problem" not in words_of(app)


async def test_a_file_that_is_gone_leaves_what_stands(settle: Settle, file: Path) -> None:
    app = opened(file)
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        await settle(pilot)
        file.unlink()
        await look_twice(app, pilot, settle)

        assert "events.yaml is gone." in words_of(app)
        assert shown(app) == ["one", "two", "three"]

        await pilot.press("tilde")
        await settle(pilot)
        assert "the file is gone. The list shows what was read" in words_of(app)
        await pilot.press("escape")

        file.write_text(EVENTS, encoding="utf-8")
        await look_twice(app, pilot, settle)
        assert "problem" not in words_of(app)


async def test_an_index_that_cannot_be_made_stops_no_reload(
    settle: Settle, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words are found without, as they are at the start."""

    def fails(_: Store) -> None:
        raise EngineError("no memory")

    monkeypatch.setattr(Store, "index", fails)
    app = opened(file)
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        await settle(pilot)
        file.write_text(MORE, encoding="utf-8")
        await look_twice(app, pilot, settle)
        await pilot.press("slash", *"zweite")
        await settle(pilot)

        assert shown(app) == ["two"]


async def test_a_reload_waits_for_an_open_dialog(settle: Settle, file: Path) -> None:
    app = opened(file)
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("x")
        await settle(pilot)
        file.write_text(MORE, encoding="utf-8")
        await look_twice(app, pilot, settle)
        assert len(main(app).session.reading.events) == 3

        await pilot.press("escape")
        await settle(pilot)
        assert len(shown(app)) == 4


async def test_what_was_exported_is_told_beside_a_file_that_changed(
    settle: Settle, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    app = opened(file)
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("x")
        await settle(pilot)
        file.write_text(MORE, encoding="utf-8")
        await look_twice(app, pilot, settle)
        await pilot.press("ctrl+u", *"other.csv", "enter")
        await settle(pilot)

        assert text_of(app).count("Exported 3 events to other.csv") == 1
        assert "events.yaml changed: 4 events (+1, 1 changed)" in words_of(app)

        await pilot.press("R")
        await settle(pilot)
        assert "nothing changed" in words_of(app)
        assert "+1, 1 changed" not in words_of(app)


async def test_what_is_being_typed_outlives_a_reload(settle: Settle, file: Path) -> None:
    app = opened(file)
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"new")
        await settle(pilot)
        file.write_text(MORE, encoding="utf-8")
        await look_twice(app, pilot, settle)

        assert app.screen.query_one(Input).value == "new"
        assert shown(app) == ["new"]


async def test_a_filter_that_asks_for_a_lost_field_shows_everything(
    settle: Settle, file: Path
) -> None:
    file.write_text(EVENTS.replace("id:", "rank: 1, id:"), encoding="utf-8")
    app = opened(file)
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"rank", "colon", "1", "enter")
        await settle(pilot)
        file.write_text(EVENTS, encoding="utf-8")
        await look_twice(app, pilot, settle)

        assert shown(app) == ["one", "two", "three"]
        assert 'no field "rank"' in words_of(app)


async def test_a_file_is_read_anew_by_hand(settle: Settle, file: Path) -> None:
    app = opened(file)
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("R")
        await settle(pilot)

        assert "events.yaml was read again: 3 events, nothing changed" in words_of(app)


EDITOR = """#!/bin/sh
echo "$@" > {called}
echo '- {{id: new, date: 2024-01-03, title: New}}' >> "$2"
"""


async def test_an_editor_opens_the_line_and_the_file_is_read_on_return(
    settle: Settle, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor, called = tmp_path / "nano", tmp_path / "called"
    editor.write_text(EDITOR.format(called=called), encoding="utf-8")
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    monkeypatch.setattr(TimelineApp, "suspend", lambda self: nullcontext())
    app = opened(file)
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("j", "e")
        await settle(pilot)
        await settle(pilot)

        assert called.read_text(encoding="utf-8") == f"+2 {file}\n"
        assert shown(app) == ["one", "new", "two", "three"]


async def test_what_is_typed_is_seen_beside_a_message(settle: Settle, file: Path) -> None:
    app = opened(file)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("slash", *"tag:")
        file.write_text("- {id: one, date: [", encoding="utf-8")
        await look_twice(app, pilot, settle)

        assert "shows what was read before." in words_of(app)
        assert text_of(app).splitlines()[-2].startswith(" / tag:")


@pytest.mark.parametrize(
    ("editor", "told"),
    [
        ("", "export EDITOR=nano"),
        ("/nowhere/vi", "/nowhere/vi cannot be started"),
        ("false", "false ended with code 1"),
        ("'", "cannot be understood"),
    ],
)
async def test_why_there_is_no_editor_is_told(
    editor: str, told: str, settle: Settle, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    monkeypatch.setattr(TimelineApp, "suspend", lambda self: nullcontext())
    app = opened(file)
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("e")
        await settle(pilot)

        assert told in words_of(app)


@contextmanager
def stepped_aside(came_back: list[str]) -> Iterator[None]:
    """As Textual has it: nothing comes back after an error."""
    yield
    came_back.append("screen")


@pytest.mark.parametrize("editor", ["/nowhere/vi", "/", "false", "true", "\udcff"])
async def test_the_screen_comes_back_whatever_the_editor_does(
    editor: str, settle: Settle, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    came_back: list[str] = []
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    monkeypatch.setattr(TimelineApp, "suspend", lambda self: stepped_aside(came_back))
    app = opened(file)
    async with app.run_test(size=(120, 24)) as pilot:
        await settle(pilot)
        await pilot.press("e")
        await settle(pilot)

    assert came_back == ["screen"]


async def test_the_sample_is_not_edited(settle: Settle, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "true")
    app = TimelineApp(Session(Choices()))
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("e")
        await settle(pilot)

        assert "The sample belongs to the program" in words_of(app)


async def test_a_file_whose_folder_is_gone_is_not_edited(
    settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "true")
    folder = tmp_path / "gone"
    folder.mkdir()
    (folder / "events.yaml").write_text("- {date: 2024, title: one}\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    app = opened(Path("events.yaml"))
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        await settle(pilot)
        (folder / "events.yaml").unlink()
        folder.rmdir()
        await pilot.press("e")
        await settle(pilot)

        assert "events.yaml does not exist" in words_of(app)
