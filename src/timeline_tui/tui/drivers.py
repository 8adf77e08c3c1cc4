"""The terminal's driver, with the one mode that Textual does not know: who reorders lines."""

from __future__ import annotations

from textual.driver import Driver

from timeline_tui.text.bidi import SWITCH_OFF, SWITCH_ON


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
