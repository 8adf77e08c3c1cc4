"""The screen stands still for a moment: what comes at once comes in one picture.

A letter that is typed is answered within a few milliseconds mostly. To draw it alone before that
would put its answer off by as long as it takes.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import Final

from textual.screen import Screen
from textual.timer import Timer

MOMENT: Final = 0.02
"""Seconds after which what is there is drawn: nobody sees that a letter comes so much later."""


class Still:
    """Puts pictures off until something has come, but for a moment at the most."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._held = ExitStack()
        self._end: Timer | None = None

    def begin(self) -> None:
        """Draw nothing for a moment, or until `end`; another beginning does not prolong it."""
        if self._end is None:
            self._held.enter_context(self._screen.app.batch_update())
            self._end = self._screen.app.set_timer(MOMENT, self.end)

    def end(self) -> None:
        """Draw what there is."""
        if self._end is not None:
            self._end.stop()
            self._end = None
            self._held.close()
