"""The line that is typed in: what is offered and taken, recalled, found, and commanded."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input

from support.screens import text_of
from timeline_tui.config import THEMES
from timeline_tui.memory import Memory
from timeline_tui.timeline import Choices, Session
from timeline_tui.tui import stage as stage_module
from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.screens.main import MainScreen
from timeline_tui.tui.widgets.detail_pane import DetailPane
from timeline_tui.tui.widgets.filter_bar import FilterBar
from timeline_tui.tui.widgets.offers_panel import OffersPanel

Settle = Callable[[Pilot[None]], Awaitable[None]]
ROOT = Path(__file__).resolve().parents[2]
NAMED = {
    " ": "space",
    ":": "colon",
    ".": "full_stop",
    "/": "slash",
    "*": "asterisk",
    "-": "minus",
    "(": "left_parenthesis",
    ",": "comma",
    '"': "quotation_mark",
}


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pause is long enough: what is told is told by what is typed."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(stage_module, "PAUSE", 3600)


def sample(memory: Memory | None = None) -> TimelineApp:
    return TimelineApp(Session(Choices(("data/events.yaml",))), memory=memory)


def main(app: TimelineApp) -> MainScreen:
    screen = app.screen
    assert isinstance(screen, MainScreen)
    return screen


def line(app: TimelineApp) -> str:
    return main(app).query_one(Input).value


def selected(app: TimelineApp) -> str:
    event = main(app).selected
    assert event is not None
    return event.id


def offered(app: TimelineApp) -> list[tuple[str, int | None]]:
    """What the panel offers, with its counts; nothing while it is not there."""
    offers = main(app).offers
    return [(item.text, item.hits) for item in offers.items] if offers.is_open else []


async def type_in(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*(NAMED.get(letter, letter) for letter in text))


async def opened(pilot: Pilot[None], settle: Settle, text: str) -> None:
    """Type a key of the list and what follows it."""
    await settle(pilot)
    await type_in(pilot, text)
    await settle(pilot)


# What is typed behind the slash; then what is offered, with how many events each would find.
OFFERS = [
    ("category:", [("statement", 5), ("attack", 2), ("diplomacy", 2)]),
    ("category:att", [("attack", 2)]),
    ("-category:att", [("attack", 2)]),
    ("cat", [("category:", None)]),
    ("wash", [("place:Washington", 1)]),
    ("place:jor", [('"Tower 22, Jordan"', 1)]),
    ("tag:talks category:", [("diplomacy", 2), ("statement", 2)]),
    ("tag:talks (x OR category:dip", [("diplomacy", 2)]),
    ("during:", [("2024", 9), ("2023", 5), ("2014", 4)]),
    ("during:2023-", [("2023-08", 4), ("2023-10", 4)]),
    ("is:ran", [("range", 2)]),
    ("since:#ta", [("#talks", 8), ("#talabani", 11)]),
]


@pytest.mark.parametrize(("typed", "expected"), OFFERS, ids=[row[0] for row in OFFERS])
async def test_what_is_offered(
    typed: str, expected: list[tuple[str, int | None]], settle: Settle
) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "/" + typed)

        assert offered(app)[: len(expected)] == expected
        assert main(app).query_one(OffersPanel).region.height == min(8, len(offered(app)))


async def test_the_panel_stands_over_the_list(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "/category:")
        lines = text_of(app).splitlines()

        assert main(app).state.height == 19
        assert "▏  statement   5  Tab ▕" in lines[17], "between its edges"
        assert "▏  attack      2      ▕" in lines[18]
        assert lines[17].index("statement") == lines[22].index("category:") + len("category:")


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["tab"], "category:statement"),
        (["down", "tab"], "category:statement"),
        (["down", "down", "tab"], "category:attack"),
        (["shift+tab", "tab"], "category:parliament"),
        (["up", "up", "tab"], "category:military"),
        (["down", "down", "enter"], "category:attack"),
        (["enter"], "category:"),
    ],
)
async def test_an_offer_is_taken(keys: list[str], expected: str, settle: Settle) -> None:
    """With Tab, and with Enter where it was moved to; otherwise Enter leaves what was typed."""
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "/category:")
        await pilot.press(*keys)
        await settle(pilot)

        assert line(app) == expected


async def test_a_value_with_blanks_is_quoted_and_found(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "/place:tow")
        await pilot.press("tab")
        await settle(pilot)

        assert line(app) == 'place:"Tower 22, Jordan"'
        assert main(app).answer.layout.matched == 1
        assert offered(app) == []


async def test_escape_puts_away_the_panel_and_then_the_filter(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "/category:a")
        await pilot.press("escape")
        assert (line(app), offered(app)) == ("category:a", [])

        await type_in(pilot, "tt")
        await settle(pilot)
        assert offered(app) == []
        assert main(app).answer.layout.matched == 0

        await pilot.press("escape")
        await settle(pilot)
        assert line(app) == ""
        assert main(app).answer.layout.matched == 11
        assert not main(app).is_typing


async def test_an_empty_word_is_offered_something_when_asked(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "/")
        assert offered(app) == []

        await pilot.press("tab")
        await settle(pilot)
        assert ("category:", None) in offered(app)


async def test_a_click_takes_an_offer(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "/category:")
        await pilot.click(OffersPanel, offset=(3, 2))
        await settle(pilot)

        assert line(app) == "category:diplomacy"


async def test_the_cursor_in_the_line_decides_what_is_offered(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "/category:att three")
        assert offered(app) == []

        await pilot.press(*["left"] * 6)
        await settle(pilot)
        assert offered(app) == [("attack", 1)]  # beside the other word

        await pilot.press("tab")
        assert line(app) == "category:attack three"


async def test_counts_of_what_is_no_longer_typed_are_let_go(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "/category:att")
        main(app).searcher.offer("category:", 9, None, "")
        await settle(pilot)

        assert offered(app) == [("attack", 2)]


# What is told to be wrong while one types, and once Enter was pressed.
UNFINISHED = ["during:20", "tag:", 'place:"Tow', "(tag:attack", "tag:attack OR", "is:op", "tga:"]


@pytest.mark.parametrize("typed", UNFINISHED)
async def test_what_is_unfinished_waits_quietly(typed: str, settle: Settle) -> None:
    """The last good result stays; Enter tells what is wrong, and so does a pause."""
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("slash")
        told = []
        for letter in typed:
            await type_in(pilot, letter)
            await settle(pilot)
            told.append(main(app).query_error)
        assert told == [None] * len(typed)

        await pilot.press("enter")
        await settle(pilot)
        assert main(app).query_error is not None
        assert main(app).is_typing

        await pilot.press("backspace")
        await settle(pilot)
        assert main(app).query_error is None


async def test_a_field_that_waits_for_its_value_narrows_nothing(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "/tag:")
        assert main(app).answer.layout.matched == 11

        await type_in(pilot, "talks place:")
        await settle(pilot)
        assert main(app).answer.query == "tags:talks"
        assert main(app).answer.layout.matched == 4

        await pilot.press("enter")
        await settle(pilot)
        assert main(app).query_error is not None
        await pilot.press("escape")
        await settle(pilot)
        assert main(app).answer.layout.matched == 11


async def test_a_pause_tells_what_is_wrong(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "/during:20")
        main(app).tell_unfinished()
        await settle(pilot)

        assert "no date" in text_of(app)


async def test_what_was_left_is_told_at_once(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "/during:20 a")

        assert "no date" in text_of(app)


async def test_filters_come_back_in_the_next_run(settle: Settle, tmp_path: Path) -> None:
    path = tmp_path / "memory.json"
    app = sample(Memory(path))
    async with app.run_test(size=(80, 24)) as pilot:
        for typed in ("tag:attack", "during:2023", "tag:attack"):
            await opened(pilot, settle, "/")
            await pilot.press("ctrl+u")
            await type_in(pilot, typed)
            await pilot.press("enter")
        await opened(pilot, settle, "/ during:20")
        await pilot.press("enter")
        await settle(pilot)

    assert Memory(path).recall("filters") == ["during:2023", "tag:attack"]

    app = sample(Memory(path))
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "/x")
        walked = []
        for key in ("ctrl+p", "ctrl+p", "ctrl+p", "ctrl+n", "ctrl+n"):
            await pilot.press(key)
            await settle(pilot)
            walked.append(line(app))

        assert walked == ["tag:attack", "during:2023", "during:2023", "tag:attack", "x"]


async def test_a_filter_comes_back_although_the_arrow_came_before_the_history(
    settle: Settle, tmp_path: Path
) -> None:
    memory = Memory(tmp_path / "memory.json")
    memory.keep("filters", lambda _: ["during:2023", "tag:attack"])
    app = sample(memory)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key in ("slash", "up", "up"):
            app.post_message(Key(key, None))
        await settle(pilot)

        assert line(app) == "during:2023"
        assert main(app).answer.query == "during:2023"


async def test_the_arrows_walk_from_an_empty_line(settle: Settle) -> None:
    """Elsewhere they move the cursor of the list."""
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "/tag:talks")
        await pilot.press("enter", "backslash", "slash", "up")
        await settle(pilot)
        assert line(app) == "tag:talks"

        await pilot.press("down")
        await settle(pilot)
        assert line(app) == ""

        await type_in(pilot, "zzz")
        await pilot.press("ctrl+u")
        await type_in(pilot, "e")
        await pilot.press("escape")
        await settle(pilot)
        before = main(app).state.cursor
        await pilot.press("down")
        await settle(pilot)
        assert (line(app), main(app).state.cursor) == ("e", before + 1)


async def test_finding_hides_nothing(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "ftag:talks")
        assert main(app).answer.layout.matched == 11
        assert selected(app) == "jscd"
        assert "hit 1 of 4" in text_of(app)

        await pilot.press("enter")
        await settle(pilot)
        visited = []
        for keys in (["n"], ["n"], ["n"], ["N"], ["2", "n"]):
            await pilot.press(*keys)
            await settle(pilot)
            visited.append(main(app).finding.number_of(main(app).state.cursor))
        assert visited == [2, 3, 4, 3, 1]
        assert "once round the list" in text_of(app)
        assert sum(row.startswith((" »", "▌»")) for row in text_of(app).splitlines()) == 4

        await pilot.press("escape")
        assert "»" not in text_of(app)
        assert selected(app) == "jscd"


async def test_what_is_found_stands_out_in_the_details_too(settle: Settle) -> None:
    """Letter by letter, for the event that the cursor is on, and until it is ended."""

    def marked() -> str:
        app.screen._compositor.render_strips()
        pane = app.screen.query_one(DetailPane)
        lines = [pane.line(y)[0] for y in range(pane.size.height)]
        return " ".join(part.text for line in lines for part in line if "found" in part.style)

    app = sample()
    async with app.run_test(size=(120, 36)) as pilot:
        await opened(pilot, settle, "fwashi")
        assert selected(app) == "jscd"
        assert set(marked().split()) == {"Washi"}

        await opened(pilot, settle, "ngton")
        assert set(marked().split()) == {"Washington"}

        await pilot.press("enter", "escape")
        await settle(pilot)
        assert marked() == ""


async def test_escape_while_finding_goes_back(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "jjftalabani")
        await settle(pilot)
        assert selected(app) == "talabani"

        await pilot.press("escape", "escape")
        await settle(pilot)
        assert selected(app) == "attacks"
        assert not main(app).finding.text
        assert main(app).query_one(FilterBar).typed == ""


async def test_one_can_go_back_from_a_hit(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "ftalabani")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("left_square_bracket")
        await settle(pilot)

        assert selected(app) == "coalition"


async def test_the_same_is_found_in_the_active_column(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "jj*")
        assert main(app).finding.text == "category:attack"
        assert "hit 1 of 2" in text_of(app)

        await pilot.press("n")
        await settle(pilot)
        assert selected(app) == "attack"


async def test_what_is_found_is_found_in_another_list_too(settle: Settle) -> None:
    """Under a filter, when that is cleared, undone and redone."""
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "ftag:talks")
        await pilot.press("enter")
        await opened(pilot, settle, "/category:diplomacy")
        await pilot.press("enter")
        await settle(pilot)
        found = []
        for key in ("backslash", "u", "u", "ctrl+r"):
            found.append((main(app).answer.layout.matched, len(main(app).finding.positions)))
            await pilot.press(key)
            await settle(pilot)

        assert found == [(2, 2), (11, 4), (2, 2), (11, 4)]
        assert (main(app).answer.query, len(main(app).finding.positions)) == (
            "category:diplomacy",
            2,
        )


async def test_a_pattern_that_is_none_is_told_when_finding(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "f/(/")
        await pilot.press("enter")
        await settle(pilot)

        assert main(app).query_error is not None


async def test_next_without_anything_to_find_says_so(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "n")

        assert [note.message for note in app._notifications]


async def test_the_cursor_stays_on_its_event_while_letters_come_and_go(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, "jjjjj")
        assert selected(app) == "attack"

        await type_in(pilot, "/")
        for letter in "talab":
            await type_in(pilot, letter)
            await settle(pilot)
        assert selected(app) == "talabani"

        await pilot.press(*["backspace"] * 5)
        await settle(pilot)
        assert selected(app) == "attack"


COMMANDS = [
    ("5", lambda app: main(app).state.cursor == 4),
    ("filter tag:attack", lambda app: main(app).answer.query == "tag:attack"),
    ("last", lambda app: main(app).state.cursor == 10),
    ("next event", lambda app: main(app).state.cursor == 1),
    ("goto 2024-01-28", lambda app: selected(app) == "attack"),
    ("find talabani", lambda app: selected(app) == "talabani"),
    ("sort latest", lambda app: selected(app) == "coalition" and main(app).state.cursor == 10),
    ("theme paper", lambda app: app.theme == "paper"),
    ("set dates edtf", lambda app: "2023-08-07/2023-08-08" in text_of(app)),
    ("help", lambda app: not isinstance(app.screen, MainScreen)),
    ("", lambda app: not main(app).is_typing),
]


@pytest.mark.parametrize(("command", "holds"), COMMANDS, ids=[row[0] for row in COMMANDS])
async def test_commands_do_what_they_say(
    command: str, holds: Callable[[TimelineApp], bool], settle: Settle
) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, ":" + command)
        await pilot.press("enter")
        await settle(pilot)

        assert holds(app)


async def test_quit_is_a_command(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, ":quit")
        await pilot.press("enter")

    assert app.return_code == 0


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("exprt", "Did you mean export?"),
        ("theme papper", "Did you mean paper?"),
        ("goto nowhere", "no part of a date"),
        ("filter tga:x", 'no field "tga"'),
        ("set", "dates"),
    ],
)
async def test_a_command_that_is_none_stays_in_the_line(
    command: str, told: str, settle: Settle
) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, ":" + command)
        assert main(app).query_error is None

        await pilot.press("enter")
        await settle(pilot)
        assert told in text_of(app).replace("\n", "")
        assert line(app) == command

        await pilot.press("escape")
        await settle(pilot)
        assert not main(app).is_typing
        assert line(app) == ""


async def test_a_command_is_completed(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, ":the")
        await pilot.press("tab")
        await settle(pilot)
        assert line(app) == "theme "
        assert [text for text, _ in offered(app)] == sorted(THEMES)

        await type_in(pilot, "p")
        await pilot.press("tab", "enter")
        await settle(pilot)
        assert app.theme == "paper"


async def test_a_filter_behind_a_command_is_completed_too(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, ":filter has:pla")
        await settle(pilot)
        await pilot.press("tab")

        assert line(app) == "filter has:place"


async def test_values_behind_a_command_have_counts(settle: Settle) -> None:
    app = sample()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, settle, ":filter category:att")
        await settle(pilot)

        assert [hits for _, hits in offered(app)] == [2]


@pytest.mark.parametrize(
    ("keys", "newer"),
    [(":find talabani", "talabani: hit 1 of 1"), ("/tga:x", 'no field "tga"')],
    ids=["what is looked for", "what is wrong"],
)
async def test_a_message_makes_way_for_newer_words_on_the_last_line(
    keys: str, newer: str, settle: Settle
) -> None:
    app = sample()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await opened(pilot, settle, "n")
        assert "Nothing is looked for" in text_of(app)
        await type_in(pilot, keys)
        await pilot.press("enter")
        await settle(pilot)

        assert newer in text_of(app)
        assert "Nothing is looked for" not in text_of(app)
