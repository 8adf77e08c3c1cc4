"""Who reorders lines: told to the terminal whenever the screen comes and goes."""

from __future__ import annotations

import pytest
from textual.driver import Driver

from timeline_tui.text.bidi import SWITCH_OFF, SWITCH_ON, Bidi
from timeline_tui.timeline import Choices, Session
from timeline_tui.tui.app import TimelineApp
from timeline_tui.tui.drivers import reordering


class Recorder(Driver):
    """A driver that keeps what is written."""

    def __init__(self) -> None:
        self.written: list[str] = []

    def write(self, data: str) -> None:
        self.written.append(data)

    def start_application_mode(self) -> None:
        self.write("<")

    def stop_application_mode(self) -> None:
        self.write(">")

    def disable_input(self) -> None:
        """There is none."""


def test_the_terminal_reorders_again_when_the_screen_leaves_or_is_suspended() -> None:
    driver = reordering(Recorder)()  # type: ignore[call-arg]

    driver.start_application_mode()
    driver.suspend_application_mode()
    driver.resume_application_mode()
    driver.stop_application_mode()

    assert driver.written == ["<", SWITCH_OFF, SWITCH_ON, ">"] * 2  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("bidi", "is_told"), [(Bidi.APP, True), (Bidi.TERMINAL, False), (Bidi.OFF, False)]
)
def test_only_where_the_program_reorders_is_the_terminal_told(bidi: Bidi, is_told: bool) -> None:
    app = TimelineApp(Session(Choices(bidi=bidi)))

    assert (app.driver_class.__name__ == "Reordering") is is_told
