"""Which driver the terminal gets: one that lives through anything, and tells who reorders lines."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress

from textual.driver import Driver
from textual.message import Message

from timeline_tui.text.bidi import SWITCH_OFF, SWITCH_ON

LARGEST = 1000
"""Columns or lines that are believed."""


class Gone(Message):
    """The terminal is no longer there."""


class PasteCut(Message):
    """A paste was longer than what is taken of one."""


def terminal_size() -> os.terminal_size:
    """Give the size of the terminal, else what the environment says, within reason.

    The terminal is asked first: variables are as they were when somebody exported them.
    """
    for descriptor in (0, 1, 2):
        with suppress(OSError, ValueError):
            columns, lines = os.get_terminal_size(descriptor)
            if columns and lines:
                return _bounded(columns, lines)
    return _bounded(*shutil.get_terminal_size())


def _bounded(columns: int, lines: int) -> os.terminal_size:
    return os.terminal_size((min(columns, LARGEST), min(lines, LARGEST)))


def hardened(driver: type[Driver]) -> type[Driver]:
    """Give the driver that stands in for Textual's own of a terminal; any other stays."""
    if driver.__name__ != "LinuxDriver":
        return driver
    from timeline_tui.tui.terminal import Terminal  # where there is no POSIX, it cannot be imported

    return Terminal


def reordering(driver: type[Driver]) -> type[Driver]:
    """Give a driver under which the terminal leaves the order of letters to the program.

    Lines arrive in the order in which they are seen; a terminal that reorders would do it twice.
    It takes that up again when the program ends and while it is suspended.
    """

    class Reordering(driver):  # type: ignore[misc, valid-type]
        def start_application_mode(self) -> None:
            super().start_application_mode()
            self.write(SWITCH_OFF)

        def stop_application_mode(self) -> None:
            self.write(SWITCH_ON)
            super().stop_application_mode()

    return Reordering
