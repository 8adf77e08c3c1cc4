"""Keys that change how the rows are looked at: dates, zone, elapsed time, columns, values."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from support.screens import text_of
from timeline_tui.memory import Memory
from timeline_tui.timeline import Choices, Session
from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.screens.columns import ColumnsScreen
from timeline_tui.tui.screens.main import MainScreen
from timeline_tui.tui.screens.zone import ZoneScreen
from timeline_tui.tui.searcher import Searcher
from timeline_tui.tui.widgets.event_list import EventList
from timeline_tui.tui.widgets.status import TitleLine
from timeline_tui.view.manner import Clock, Elapsed

Settle = Callable[[Pilot[None]], Awaitable[None]]
ROOT = Path(__file__).resolve().parents[2]
SIZE = (100, 24)
INSTANTS = """
timeline: {title: Instants, timezone: America/New_York}
events:
  - {id: eve, date: "2024-11-03T05:30:00Z", title: First half past one, category: clock}
  - {id: fold, date: "2024-11-03T06:30:00Z", title: Second half past one, category: clock}
  - {id: float, date: "2024-11-03T08:00", title: Breakfast, category: note, place: Home}
  - {id: new, date: "2025-01-01T02:00:00Z", title: New year in London, category: note}
"""


def sample(memory: Memory | None = None, **choices: object) -> TimelineApp:
    path = str(ROOT / "data" / "events.yaml")
    return TimelineApp(Session(Choices((path,), **choices)), memory=memory)  # type: ignore[arg-type]


def opened(tmp_path: Path, text: str = INSTANTS, name: str = "events.yaml") -> TimelineApp:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return TimelineApp(Session(Choices((str(path),))))


def main(app: TimelineApp) -> MainScreen:
    screen = app.screen_stack[0]
    assert isinstance(screen, MainScreen)
    return screen


def row_of(app: TimelineApp, title: str) -> str:
    return next(line for line in text_of(app).splitlines() if title in line)


def said(app: TimelineApp) -> str:
    """What was notified last."""
    return str(list(app._notifications)[-1].message)


def names(app: TimelineApp) -> tuple[str, ...]:
    return main(app).query_one(EventList).column_names


async def test_a_goes_through_the_styles_of_dates_and_says_which(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        seen = []
        for _ in range(3):
            await pilot.press("a")
            await settle(pilot)
            seen.append(row_of(app, "Attack in Jordan").split("■")[0].strip())

        assert seen == ["28 January 2024", "2024-01-28", "2024-01-28"]
        assert said(app) == "Dates as they are written"


async def test_nothing_is_said_of_events_that_are_not_read_yet(
    settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Searcher, "load", lambda *_: None)
    app = sample()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("A")

        assert main(app).query_one(TitleLine).counts == ""
        assert said(app) == "Times as each is stated"


async def test_zones_go_round_and_stand_in_the_title_line(settle: Settle, tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        title = text_of(app).splitlines()[0]
        assert title.endswith("America/New_York")
        # Half past one comes twice that night: both tell which one they are.
        assert "01:30:00 -04:00" in row_of(app, "First half")
        assert "01:30:00 -05:00" in row_of(app, "Second half")
        assert "31 Dec" in row_of(app, "New year")

        await pilot.press("A")
        await settle(pilot)
        assert "as stated, else" in text_of(app).splitlines()[0]
        assert "06:30:00 UTC" in row_of(app, "Second half")

        await pilot.press("A")
        await settle(pilot)
        assert text_of(app).splitlines()[0].endswith("UTC")
        assert "06:30:00 " in row_of(app, "Second half")
        assert "UTC" not in row_of(app, "Second half")
        assert "08:00" in row_of(app, "Breakfast")


async def test_filters_and_headings_follow_the_zone(settle: Settle, tmp_path: Path) -> None:
    """Whatever is asked without a zone is asked of the clock that is shown."""
    app = opened(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        main(app).change_filter("during:2025")
        await settle(pilot)
        assert main(app).state.layout.matched == 0

        await pilot.press("A", "A")
        await settle(pilot)

        assert main(app).manner.clock is Clock.UTC
        assert main(app).state.layout.matched == 1


async def test_a_zone_is_asked_for_where_none_was_named(settle: Settle, tmp_path: Path) -> None:
    app = opened(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        main(app).manner = main(app).manner._replace(clock=Clock.LOCAL)
        await pilot.press("A")
        await pilot.pause()
        assert isinstance(app.screen, ZoneScreen)
        await pilot.press(*"Nowhere", "enter")
        await pilot.pause()
        assert "no time zone" in text_of(app)

        await pilot.press(*["backspace"] * 7, *"Asia", "slash", *"Tokyo", "enter")
        await settle(pilot)

        assert text_of(app).splitlines()[0].endswith("Asia/Tokyo")
        assert "1 Jan, 11:00" in row_of(app, "New year")


async def test_leaving_the_question_goes_on_to_the_zone_of_the_file(
    settle: Settle, tmp_path: Path
) -> None:
    app = opened(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        main(app).manner = main(app).manner._replace(clock=Clock.LOCAL)
        await pilot.press("A", "escape")
        await settle(pilot)

        assert main(app).manner.clock is Clock.DOCUMENT


async def test_the_zone_of_the_command_line_is_in_force(settle: Settle) -> None:
    app = sample(zone="Asia/Tokyo")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        assert main(app).manner.clock is Clock.CHOSEN
        assert text_of(app).splitlines()[0].endswith("Asia/Tokyo")


async def test_t_tells_elapsed_times_and_follows_the_cursor(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("T")
        await settle(pilot)
        assert "<24 h" in row_of(app, "Attack in Jordan")
        assert "+11 d" in row_of(app, "More than 100")

        await pilot.press("T", "G")
        await settle(pilot)
        assert main(app).manner.elapsed is Elapsed.SELECTED
        await pilot.press(*["k"] * 3)
        await settle(pilot)
        assert " T " in row_of(app, "Army spokesman")
        assert "T−3 d" in row_of(app, "More than 100")

        await pilot.press("T")
        await settle(pilot)
        assert "T−3 d" not in text_of(app)


@pytest.mark.parametrize("keys", [["tab"], ["shift+tab"] * 3])
async def test_tab_moves_the_active_column(keys: list[str], settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert main(app).active_column == "category"

        await pilot.press(*keys)

        assert names(app) == ("date", "category", "title", "place")
        assert main(app).active_column == "title"


async def test_a_click_makes_its_column_the_active_one(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.click(EventList, offset=(40, 4))
        await settle(pilot)
        assert (main(app).active_column, main(app).state.cursor) == ("title", 1)

        await pilot.click(EventList, offset=(4, 0))
        assert main(app).active_column == "date"


async def test_the_value_is_kept_and_excluded_and_undone(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("j", "equals_sign")
        await settle(pilot)
        assert main(app).state.filters.present == "category:diplomacy"
        assert main(app).state.layout.matched == 2

        await pilot.press("exclamation_mark")
        await settle(pilot)
        assert main(app).state.filters.present == "-category:diplomacy"

        await pilot.press("u", "u")
        await settle(pilot)
        assert main(app).state.filters.present == ""
        assert main(app).selected is not None


async def test_the_value_is_kept_over_the_whole_screen_too(settle: Settle) -> None:
    """The columns that were in view before still have their names, whatever the dates look like."""
    app = sample()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("j", "enter", "o", "a")
        await settle(pilot)
        await pilot.press("equals_sign")
        await settle(pilot)
        assert main(app).state.filters.present == "category:diplomacy"

        await pilot.press("exclamation_mark")
        await settle(pilot)
        assert main(app).state.filters.present == "-category:diplomacy"


async def test_a_value_that_no_filter_can_name_is_told(settle: Settle, tmp_path: Path) -> None:
    app = opened(tmp_path, "- {date: 2024, title: One, deep: {a: {b: c}}}\n")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        main(app).manner = main(app).manner._replace(columns=("title", "deep"), active="deep")
        await settle(pilot)
        await pilot.press("equals_sign")
        await settle(pilot)

        assert main(app).state.filters.present == ""
        assert "cannot name" in said(app)


async def test_columns_are_chosen_over_rows_that_follow(settle: Settle, tmp_path: Path) -> None:
    memory = Memory(tmp_path / "memory.json")
    app = sample(memory)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("C", "j", "space")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ColumnsScreen)
        assert "category" not in names(app)
        assert "category" not in screen.arrangement.columns

        await pilot.press("K", "enter")
        await settle(pilot)

        assert names(app)[:2] == ("date", "title")
        kept = json.loads((tmp_path / "memory.json").read_text(encoding="utf-8"))
        assert "category" not in next(iter(kept["columns"].values()))

    again = sample(Memory(tmp_path / "memory.json"))
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "category" not in names(again)


async def test_escape_takes_the_columns_back_and_0_the_usual_ones(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        before = names(app)
        await pilot.press("C", "J", "space", "escape")
        await settle(pilot)
        assert names(app) == before

        await pilot.press("C", "J", "enter")
        await settle(pilot)
        assert names(app) != before
        await pilot.press("C", "0", "enter")
        await settle(pilot)
        assert names(app) == before
        assert main(app).manner.columns == ()


async def test_the_dialog_looks_as_it_should(
    settle: Settle, golden: Callable[[str, str], None]
) -> None:
    app = sample()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("C", "j", "j", "j", "J", "space")
        await settle(pilot)

        golden("columns", text_of(app))


async def test_styles_are_remembered_until_the_setting_changes(
    settle: Settle, tmp_path: Path
) -> None:
    path = tmp_path / "memory.json"
    app = sample(Memory(path))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("a", "a", "T")
        await settle(pilot)

    again = sample(Memory(path))
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "2024-01-28  " in row_of(again, "Attack in Jordan")
        assert "<24 h" in row_of(again, "Attack in Jordan")


async def test_columns_of_the_command_line_come_first(settle: Settle) -> None:
    app = sample(columns=("title", "date", "nothing"))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        assert names(app) == ("title", "date")
        assert "No event has nothing" in said(app)


async def test_another_active_column_moves_nothing(settle: Settle, tmp_path: Path) -> None:
    """The columns have grown with rows that are out of view by now."""
    rows = [f"- {{date: {1900 + n}, title: Year {n}}}" for n in range(60)]
    rows[0] = "- {date: '1900-01-01/1900-12-24', title: Year 0}"
    app = opened(tmp_path, "\n".join(rows))
    async with app.run_test(size=(60, 12)) as pilot:
        await settle(pilot)
        await pilot.press("G")
        await settle(pilot)
        before = row_of(app, "Year 59").index("Year")

        await pilot.press("tab")
        await settle(pilot)

        assert row_of(app, "Year 59").index("Year") == before


@pytest.mark.parametrize(
    "keys", [["a"], ["A"], ["T"], ["slash", *"talks", "enter"]], ids=lambda keys: keys[0]
)
async def test_a_list_that_was_hidden_is_drawn_as_if_it_had_been_seen(
    keys: list[str], settle: Settle
) -> None:
    """Behind the details over the whole screen rows change like anywhere."""
    seen = []
    for around in ([], ["o"]):
        app = sample()
        async with app.run_test(size=(120, 30)) as pilot:
            await settle(pilot)
            for key in (*around, *keys, *around):
                await pilot.press(key)
                await settle(pilot)
            region = app.screen.query_one(EventList).content_region
            lines = text_of(app).splitlines()[region.y : region.bottom]
            seen.append([line[: region.width] for line in lines])

    assert seen[0] == seen[1]
