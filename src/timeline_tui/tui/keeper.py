"""Remembering between runs, in threads: the event loop waits for no file.

The keeper draws nothing; it is a widget so that its workers end with the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual import work
from textual.message import Message
from textual.widget import Widget

from timeline_tui.memory import Memory


class Keeper(Widget):
    """Recalls and keeps entries of a memory."""

    DEFAULT_CSS = "Keeper { display: none; }"

    @dataclass
    class Recalled(Message):
        """An entry as it was kept, or None."""

        name: str
        entry: object

    class Forgot(Message):
        """Something could not be written."""

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._memory = memory

    @work(thread=True, group="memory", exit_on_error=False)
    def recall(self, name: str) -> None:
        """Ask for an entry."""
        self.post_message(self.Recalled(name, self._memory.recall(name)))

    @work(thread=True, group="memory", exit_on_error=False)
    def keep(self, name: str, change: Callable[[object], object]) -> None:
        """Change an entry; `change` gets it as it stands, and gives what is to stand."""
        if not self._memory.keep(name, change):
            self.post_message(self.Forgot())
