"""Waiting for a screen, and comparing it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

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


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a file beside the test; `--update-goldens` writes it anew."""

    def compare(name: str, text: str) -> None:
        path = Path(request.path).parent / "goldens" / f"{name}.txt"
        if request.config.getoption("--update-goldens"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare
