"""When the garbage collector works: once the screen is loaded, and while nobody waits.

Whatever is drawn leaves objects that hold each other, and looking for them takes as long as some
pictures do. By itself the collector would do so in the middle of a word that is being typed.
"""

from __future__ import annotations

import gc
from typing import Final

from textual.screen import Screen
from textual.timer import Timer

PAUSE: Final = 0.3
"""Seconds without anything to do after which nobody waits."""
WORTH: Final = 2_000
"""From so many new objects on it is worth while to look for those that are no longer used."""
MOST: Final = 20_000
"""From so many on it is not put off any longer: that takes 20 ms."""
MANY: Final = 150_000
"""So many objects of a large file are not searched for what the start has left: it takes 50 ms."""


class Leisure:
    """The pauses of a screen, in which what is no longer used is let go."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._timer: Timer | None = None

    def begin(self) -> None:
        """Let the collector begin, once all is loaded: it was off from the first import on."""
        if self._timer is None:
            self._timer = self._screen.set_interval(PAUSE, self._tidy, pause=True)
        if gc.get_count()[0] < MANY:
            gc.collect()
        gc.freeze()  # what was loaded stays; to walk through it again and again would stutter
        gc.set_threshold(MOST)
        gc.enable()

    def put_off(self) -> None:
        """Wait for another pause, if there is anything to let go."""
        if self._timer is not None and gc.get_count()[0] >= WORTH:
            self._timer.reset()

    def _tidy(self) -> None:
        if self._timer is not None:
            self._timer.pause()
        gc.collect()
