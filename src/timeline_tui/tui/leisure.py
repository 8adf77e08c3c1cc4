"""When the garbage collector works: once the screen is loaded, and while nobody waits.

Whatever is drawn leaves objects that hold each other, and looking for them takes as long as some
pictures do. By itself the collector would do so in the middle of a word that is being typed.
"""

from __future__ import annotations

import gc
from typing import Final

from textual.screen import Screen
from textual.timer import Timer

BREATH: Final = 0.03
"""Seconds without anything to do after which what is new is looked through: a key may come yet."""
PAUSE: Final = 0.3
"""Seconds after which nobody waits, and all that was kept so far is looked through."""
WORTH: Final = 500
"""From so many new objects on it is worth while to look for those that are no longer used."""
MOST: Final = 20_000
"""From so many on it is not put off any longer: that takes 20 ms."""
MANY: Final = 150_000
"""So many objects of a large file are not searched for what the start has left: it takes 50 ms."""


class Leisure:
    """The pauses of a screen, in which what is no longer used is let go."""

    def __init__(self, screen: Screen[None]) -> None:
        self._screen = screen
        self._breath: Timer | None = None
        self._pause: Timer | None = None

    def begin(self) -> None:
        """Let the collector begin, once all is loaded: it was off from the first import on."""
        if self._pause is None:
            self._breath = self._screen.set_interval(BREATH, self._breathe, pause=True)
            self._pause = self._screen.set_interval(PAUSE, self._tidy, pause=True)
        if gc.get_count()[0] < MANY:
            gc.collect()
        gc.freeze()  # what was loaded stays; to walk through it again and again would stutter
        gc.set_threshold(MOST)
        gc.enable()

    def put_off(self) -> None:
        """Wait for another pause, if there is anything to let go."""
        if self._breath is None or self._pause is None:
            return
        if gc.get_count()[0] >= WORTH:
            self._breath.reset()
            self._pause.reset()

    def _breathe(self) -> None:
        """Let go what is new and no longer used: a keystroke leaves what takes a millisecond."""
        if self._breath is not None:
            self._breath.pause()
        gc.collect(0)

    def _tidy(self) -> None:
        if self._pause is not None:
            self._pause.pause()
        gc.collect()
