"""An engine that breaks under the screen: the list comes back, and it is said."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from support.breaking import Breaking
from support.screens import text_of
from timeline_tui.timeline import Choices, Session
from timeline_tui.tui.app import TimelineApp

PATIENCE = 30
"""How often the screen is waited for, at most: a machine may be busy."""
Settle = Callable[[Pilot[None]], Awaitable[None]]


ASKED = "during:1850"
"""What the engine is asked for: words are looked up without it."""


@pytest.fixture
def app(tmp_path: Path) -> TimelineApp:
    file = tmp_path / "events.yaml"
    lines = [f"- {{id: e{year}, date: {year}, title: Year {year}}}" for year in range(1000, 1900)]
    file.write_text("\n".join(lines))
    return TimelineApp(Session(Choices((str(file),))))


@pytest.mark.parametrize(
    ("statement", "keys"),
    [
        ("AS is_possible", ["slash", *ASKED, "enter"]),  # the search itself
        ("AS is_possible", ["f", *ASKED, "enter"]),  # what is found among the hits
    ],
)
async def test_the_list_comes_back_and_it_is_said(
    app: TimelineApp,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
    statement: str,
    keys: list[str],
) -> None:
    breaking = Breaking(monkeypatch)
    async with app.run_test(size=(120, 30), notifications=True) as pilot:
        await settle(pilot)
        breaking.breaks_on = statement
        await pilot.press(*keys)
        for _ in range(PATIENCE):
            await settle(pilot)
            screen = text_of(app)
            if "loaded anew from memory" in " ".join(screen.split()):
                break

        assert breaking.times == 0
        assert "1850" in screen or "Year 1899" in screen
        assert "The engine broke: FATAL Error" in screen
        assert "loaded anew from memory" in " ".join(screen.split())
        assert app.return_code is None
