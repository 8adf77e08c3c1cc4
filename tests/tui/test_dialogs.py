"""The dialogs: copy, palette, export, problems and help, by their keys."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from support.screens import text_of
from timeline_tui.events.problems import Problem, Severity
from timeline_tui.timeline import Choices, Session
from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.dialog import Dialog
from timeline_tui.tui.screens.columns import part_of
from timeline_tui.tui.screens.copy import CopyScreen
from timeline_tui.tui.screens.export import ExportScreen
from timeline_tui.tui.screens.main import MainScreen
from timeline_tui.tui.screens.palette import PaletteScreen
from timeline_tui.tui.screens.text import Asked, TextScreen, problem_lines

Settle = Callable[[Pilot[None]], Awaitable[None]]
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def sample(**choices: object) -> TimelineApp:
    return TimelineApp(Session(Choices(("data/events.yaml",), **choices)), "ink")  # type: ignore[arg-type]


COPIES = [
    ("e", "### 2014: US-led coalition against Islamic State is formed\n"),
    ("d", "2014"),
    ("c", "“News article (Arabic), paragraph 11”, [no date]. Quoted: “"),
    ("f", "data/events.yaml:21"),
]


@pytest.mark.parametrize(("key", "begins"), COPIES, ids=[row[0] for row in COPIES])
async def test_what_is_chosen_is_copied(key: str, begins: str, settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("y", key)
        await settle(pilot)

        assert isinstance(app.screen, MainScreen)
        assert app.clipboard.startswith(begins)
        assert "Copied: " in text_of(app)


async def test_what_there_is_not_cannot_be_copied(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("y", "l")
        await settle(pilot)

        assert isinstance(app.screen, CopyScreen)
        assert "no source gives an address" in text_of(app)
        assert app.clipboard == ""


async def test_control_characters_are_not_copied(settle: Settle, tmp_path: Path) -> None:
    path = tmp_path / "evil.yaml"
    path.write_text('- {date: 2024, title: "a\\e]52;c;eA==\\ab", source: "\\e[31mx"}\n')
    app = TimelineApp(Session(Choices((str(path),))), "ink")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key in "ecf":
            await pilot.press("y", key)
            await settle(pilot)
            assert app.clipboard.replace("\n", "").isprintable()


async def test_the_palette_finds_and_does(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        assert isinstance(app.screen, PaletteScreen)
        assert "g Home" in text_of(app)

        await pilot.press(*"last ev", "enter")
        await settle(pilot)
        assert isinstance(app.screen, MainScreen)
        assert app.screen.state.cursor == 10


async def test_the_palette_says_when_nothing_fits(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p", *"qqq", "enter")
        await settle(pilot)

        assert isinstance(app.screen, PaletteScreen)
        assert "No action has such a name." in text_of(app)


async def test_the_export_shows_how_the_file_will_begin(settle: Settle, tmp_path: Path) -> None:
    """And another format by an arrow, with what is lost by it."""
    app = sample(query="during:2024-01")
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("x")
        await settle(pilot)
        assert "3 of them only possibly" in text_of(app)
        assert "# Iraq and the United States" in text_of(app)
        assert "cannot be opened here again." in text_of(app)
        assert "Writes /" in text_of(app)
        assert "↑ ↓ change the format" in text_of(app)

        await pilot.press("down")
        await settle(pilot)
        assert app.screen.query_one(Input).value == "timeline.yaml"
        assert "timeline:" in text_of(app)

        await pilot.click("#formats", offset=(16, 0))
        await settle(pilot)
        assert app.screen.query_one(Input).value == "timeline.jsonl"
        assert '{"id": "' in text_of(app)


async def test_an_export_names_the_event_that_here_means(settle: Settle, tmp_path: Path) -> None:
    """The file outlives the cursor: its command finds the same events."""
    app = sample()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("down", "/", *"around:here~3d")
        await settle(pilot)
        await pilot.press("f2")
        await settle(pilot)
        app.screen.query_one(Input).value = str(tmp_path / "view.json")
        await pilot.press("enter")
        await settle(pilot)

    receipt = json.loads((tmp_path / "view.json").read_text(encoding="utf-8"))["receipt"]
    assert receipt["query"] == "around:#jscd~3d"
    assert "--query 'around:#jscd~3d'" in receipt["command"]
    assert receipt["matched"] == 4


async def test_the_sample_is_how_the_file_begins(settle: Settle, tmp_path: Path) -> None:
    session = Session(Choices(("data/events.yaml",)))
    session.read()
    session.open()
    found, _, _ = session.answer("", session.everything(), _nowhere(), cells=0, height=10)
    for form in ("yaml", "jsonl", "csv", "markdown"):
        from timeline_tui.timeline import format_named

        target = tmp_path / f"view{format_named(form).extensions[0]}"
        session.export(target, found)
        begins = target.read_text(encoding="utf-8").replace("\t", "    ").splitlines()[:3]
        if form != "csv":  # its header depends on all events
            assert list(session.sample(found, format_named(form))[:3]) == begins
    session.close()


def _nowhere() -> object:
    from timeline_tui.timeline import Anchor

    return Anchor()


async def test_paths_are_completed(
    settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "view.md").write_text("mine")
    (tmp_path / "reports" / "view.yaml").write_text("mine")
    app = TimelineApp(Session(Choices((str(ROOT / "data" / "events.yaml"),))), "ink")
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("x")
        app.screen.query_one(Input).value = "re"
        await pilot.press("tab")
        await settle(pilot)
        assert app.screen.query_one(Input).value == "reports/"

        await pilot.press("tab")
        await settle(pilot)
        assert app.screen.query_one(Input).value == "reports/view."
        assert "view.md  view.yaml" in text_of(app)

        await pilot.press("m", "tab")
        await settle(pilot)
        assert app.screen.query_one(Input).value == "reports/view.md"
        assert "A file of this name exists." in text_of(app)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)], ids=["80x24", "40x12"])
async def test_the_export_fits(size: tuple[int, int], settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("x")
        await settle(pilot)

        text = text_of(app)
        assert isinstance(app.screen, ExportScreen)
        assert "timeline.md" in text
        assert "markdown" in text
        assert "# Iraq and the United" in text


async def test_alike_problems_are_told_once(settle: Settle, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    rows = "".join(f"2024-13-{day:02},Event {day}\n" for day in range(1, 29))
    path.write_text(f"date,title\n2024-01-01,Good\n{rows}", encoding="utf-8")
    app = TimelineApp(Session(Choices((str(path),))), "ink")
    async with app.run_test(size=(120, 30)) as pilot:
        await settle(pilot)
        await pilot.press("tilde")
        await settle(pilot)

        assert isinstance(app.screen, TextScreen)
        assert "28 errors: the date" in text_of(app) or "28 errors, such as:" in text_of(app)


def lines_of(*problems: Problem, width: int) -> list[str]:
    return [line.plain for line in problem_lines(problems, Asked(width))]


def test_alike_problems_are_counted_in_words_with_their_places_below() -> None:
    """Every line of the places is set in, and none is wider than the room."""
    warnings = [
        Problem("a.csv", 2 * n, 0, f"'{n}' is odd", severity=Severity.WARNING) for n in (1, 2)
    ]
    errors = [Problem("a.csv", 100 * n, 0, "no event", rejected=True) for n in range(1, 10)]

    assert lines_of(*warnings, *errors, width=40) == [
        "9 errors, 9 records left out: no event.",
        "  a.csv:100, 200, 300, 400, 500, 600,",
        "  700, 800, 900",
        "",
        "2 warnings, such as: '1' is odd.",
        "  a.csv:2, 4",
    ]


@pytest.mark.parametrize("keys", [(), ("x",), ("y",), ("at",), ("question_mark",)], ids=str)
async def test_the_shell_is_a_key_away_everywhere(
    keys: tuple[str, ...], settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    stops: list[str] = []
    monkeypatch.setattr(TimelineApp, "action_suspend_process", lambda self: stops.append("stop"))
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(*keys)
        await settle(pilot)
        await pilot.press("ctrl+z")
        await settle(pilot)

    assert stops == ["stop"]


PANELS = [
    ([], "In the list"),
    (["x"], "In the export dialog"),
    (["at"], "While typing a date"),
    (["y"], "In the copy menu"),
    (["slash"], "While typing a filter"),
    (["f"], "While typing what to find"),
    (["colon"], "While typing a command"),
    (["C"], "In the choice of columns"),
    (["f9"], "In the choice of themes"),
    (["ctrl+p"], "In the list of all actions"),
    (["tilde"], "In the list of problems"),
]


@pytest.mark.parametrize(("keys", "title"), PANELS, ids=[row[1] for row in PANELS])
async def test_help_begins_with_what_has_the_keyboard(
    keys: list[str], title: str, settle: Settle
) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(*keys)
        await settle(pilot)
        before = app.screen
        await pilot.press("f1")
        await settle(pilot)
        assert title in text_of(app)

        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is before


async def test_help_is_narrowed_by_words(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("question_mark", "slash", *"regular")
        await settle(pilot)
        assert "a regular expression" in text_of(app)
        assert "Go to the next event." not in text_of(app)

        await pilot.press("escape")
        await settle(pilot)
        assert "Go to the next event." in text_of(app)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, MainScreen)


async def test_ctrl_c_says_how_to_quit(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+c", "ctrl+c")
        await settle(pilot)

        assert text_of(app).count("Ctrl-Q quits.") == 1


ASCII = """\
timeline: {title: Plain}
events:
- {id: one, date: 2024-01-01, title: First, category: talk, place: Here}
- {id: two, date: {start: 2024-02, end: open}, title: Second, basis: inferred}
- {id: three, date: c. 1850, title: Third, tags: [a], text: 'A [b](http://a.b)', sources: [{quote: Q}]}
- {date: 2024-13-01, title: Bad}
"""
WALK = [
    [], ["enter", "j", "enter"], ["J"], ["slash", *"da"], ["x"], ["x", "down"], ["at"], ["y"], ["f9"], ["ctrl+p"],
    ["tilde"], ["question_mark"], ["slash", *"x:y"], ["enter"], ["R"],
    ["C"], ["C", "space"], ["A"], ["A", "A", "A"], ["A", *"x", "enter"],
    ["f", *"th"], ["colon", *"set "], ["o"], ["T"], ["T"],
    ["a"], ["a"], ["a"], ["a"],
]  # fmt: skip


@pytest.mark.parametrize("size", [(120, 40), (40, 12)], ids=lambda s: f"{s[0]}x{s[1]}")
async def test_in_ascii_every_screen_is_ascii(
    size: tuple[int, int], settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plain.yaml").write_text(ASCII, encoding="utf-8")
    app = TimelineApp(Session(Choices(("plain.yaml",), ascii_only=True)), "ink")
    strange: dict[str, set[str]] = {}
    met: set[str] = set()
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        for keys in WALK:
            for key in keys:
                await pilot.press(key)
                await settle(pilot)
            await settle(pilot)
            met.add(type(app.screen).__name__)
            found = {letter for letter in text_of(app) if not letter.isascii()}
            if found:
                strange[" ".join(keys)] = found
            for _ in range(3):
                await pilot.press("escape")
            await settle(pilot)

    assert strange == {}
    # Where the details are low, the address stands further down than where they begin.
    unmet = {screen.__name__ for screen in Dialog.__subclasses__()} - met
    assert unmet == set() or (size[0] < 120 and unmet == {"AddressScreen"})


async def test_no_size_breaks_the_screen(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for keys in ([], ["x"], ["question_mark"], ["ctrl+p"], ["y"]):
            await pilot.press(*keys)
            for width, height in (
                (1, 1),
                (2, 50),
                (300, 100),
                (40, 12),
                (300, 2),
                (7, 7),
                (80, 24),
            ):
                await pilot.resize_terminal(width, height)
                await pilot.pause()
            await settle(pilot)
            await pilot.press("escape")
        await settle(pilot)

        assert isinstance(app.screen, MainScreen)
        assert "11 of 11" in text_of(app)


async def test_a_dialog_that_is_told_to_close_twice_closes_once(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("x")
        await settle(pilot)
        dialog = app.screen
        assert isinstance(dialog, ExportScreen)
        dialog.action_cancel()
        dialog.action_cancel()
        await settle(pilot)

        assert isinstance(app.screen, MainScreen)


@pytest.mark.parametrize(("more", "opens"), [((), True), (("escape",), False), (("slash",), False)])
async def test_an_export_that_is_asked_for_too_early_opens_once_it_can(
    more: tuple[str, ...], opens: bool, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless it was taken back, or one types by then."""
    may_open, load = Event(), Session.open

    def held(session: Session) -> None:
        may_open.wait()
        load(session)

    monkeypatch.setattr(Session, "open", held)
    app = TimelineApp(Session(Choices()))
    async with app.run_test(size=(120, 30), notifications=True) as pilot:
        await pilot.press("x")
        await pilot.pause()
        assert "opens as soon as the events are loaded" in text_of(app)
        await pilot.press(*more)
        may_open.set()
        await settle(pilot)

        assert isinstance(app.screen, ExportScreen) == opens


@pytest.mark.parametrize(
    ("present", "total", "told"),
    [
        (9, 11, "in 82 %"),
        (4, 11, "in 36 %"),
        (999, 1000, "in 99 %"),
        (1, 1000, "in 1 %"),
        (0, 11, "in 0 %"),
        (11, 11, "in all"),
        (0, 0, "in all"),
    ],
)
def test_the_part_of_the_events_that_have_a_column(present: int, total: int, told: str) -> None:
    assert part_of(present, total) == told
