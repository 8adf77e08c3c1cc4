"""Recalling what earlier runs remembered, in threads: the event loop waits for no file.

The keeper draws nothing; it is a widget so that its workers end with the screen.
"""

from __future__ import annotations

from textual import work
from textual.message import Message
from textual.widget import Widget

from timeline_tui.memory import Memory
from timeline_tui.tui.messages import message


class Keeper(Widget):
    """Recalls entries of a memory."""

    DEFAULT_CSS = "Keeper { display: none; }"

    @message
    class Recalled(Message):
        """An entry as it was kept, or None."""

        name: str
        entry: object

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._memory = memory

    @work(thread=True, group="memory", exit_on_error=False)
    def recall(self, name: str) -> None:
        """Ask for an entry."""
        self.post_message(self.Recalled(name, self._memory.recall(name)))
