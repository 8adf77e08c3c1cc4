"""Waiting for a screen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from timeline_tui.tui.screens.main import OFFER_DELAY

PATIENCE = 50
"""So many times what is yet to be offered is waited for: some of it never is."""


@pytest.fixture
def settle() -> Callable[[Pilot[object]], Awaitable[None]]:
    """Wait until every worker has come back and what it found is drawn, and offered."""

    async def wait(pilot: Pilot[object]) -> None:
        for _ in range(3):
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()
            for _ in range(PATIENCE):
                if getattr(pilot.app.screen, "awaited", None) is None:
                    break
                await pilot.pause(OFFER_DELAY)

    return wait


@pytest.fixture(autouse=True)
def _in_a_terminal_of_many_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is drawn must not hang on the terminal that the tests run in."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
