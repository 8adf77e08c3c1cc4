"""Waiting for a screen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot


@pytest.fixture
def settle() -> Callable[[Pilot[object]], Awaitable[None]]:
    """Wait until every worker has come back and what it found is drawn."""

    async def wait(pilot: Pilot[object]) -> None:
        for _ in range(3):
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()

    return wait
