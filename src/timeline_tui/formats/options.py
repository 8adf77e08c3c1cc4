"""What a user may say about how files are read."""

from __future__ import annotations

from collections.abc import Sized
from typing import NamedTuple

from timeline_tui.events.keys import Chosen

_TABS = ("tab", "\\t")


class Progress:
    """How far reading has come, for whoever waits for it in another thread.

    Who reads only says which list the events are put into: that costs nothing.
    """

    def __init__(self) -> None:
        self.file = ""
        """As the user named it; nothing before the first one."""
        self._before = 0
        self._growing: Sized = ()

    @property
    def events(self) -> int:
        """How many events there are so far, of all files."""
        return self._before + len(self._growing)

    def follow(self, events: Sized) -> None:
        """Count the events of a list that grows, beside those of the lists before."""
        self._before, self._growing = self.events, events


class ReadOptions(NamedTuple):
    """How files are read; whatever is empty is found out from the file."""

    input_format: str = ""
    """The name of a format, for all files."""
    date_field: str = ""
    end_field: str = ""
    title_field: str = ""
    delimiter: str = ""
    """What separates the cells of a table; `tab` and `\\t` are a tab."""
    encoding: str = ""
    progress: Progress | None = None
    """Who is told how far reading has come."""

    @property
    def separator(self) -> str:
        """The character that separates cells; nothing where none, or no possible one, is named."""
        given = "\t" if self.delimiter.lower() in _TABS else self.delimiter
        return given if len(given) == 1 and given not in '"\r\n' else ""

    @property
    def chosen(self) -> Chosen:
        """The keys that are named for fields."""
        return Chosen(self.date_field, self.end_field, self.title_field)
