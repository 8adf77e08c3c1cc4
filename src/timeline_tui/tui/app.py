"""The Textual application: themes, the one screen, and an exit code that tells the truth."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

from textual import events, on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.filter import ANSIToTruecolor, NoColor
from textual.screen import ModalScreen, Screen

from timeline_tui.errors import TimelineError
from timeline_tui.memory import Memory
from timeline_tui.text.bidi import Bidi, words_go_by
from timeline_tui.text.catalogue import tr
from timeline_tui.timeline import Session
from timeline_tui.tui import pastes
from timeline_tui.tui.drivers import Gone, PasteCut, hardened, reordering, terminal_size
from timeline_tui.tui.screens.main import MainScreen, call_of
from timeline_tui.tui.stage import Stage
from timeline_tui.tui.themes import ANSI, INK, THEMES
from timeline_tui.tui.typed import TypedLine
from timeline_tui.view.actions import ACTIONS

CRASHED = 70
"""The exit code where something happened that nobody foresaw."""
INTERRUPTED = 130
DIGITS = "0123456789"
ANSI_STYLES = Path(__file__).with_name("ansi.tcss")
ASCII_STYLES = Path(__file__).with_name("ascii.tcss")
"""Styles that few terminals need: to parse them takes its time before the first picture."""
LAST_WORDS = 1.5
"""Seconds to leave in good order once the terminal is gone."""
LAST_ACTS = 5.0
"""Seconds to leave in good order, with what is being written, where the terminal is still there."""


class TimelineApp(App[None]):
    """The timeline explorer."""

    TITLE = "timeline-tui"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False  # the table of actions has its own
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True, id="quit"),
    ]

    def __init__(
        self, session: Session, theme: str | None = None, memory: Memory | None = None
    ) -> None:
        self._bidi, is_ascii = session.choices.bidi, session.choices.ascii_only
        words_go_by(session.choices.bidi)
        self._memory = memory or Memory()
        super().__init__()
        if is_ascii:
            self.css_path.append(ASCII_STYLES)
        self._main = MainScreen(session, self._memory)
        self.last_words = ""
        """What is to be said once the terminal is back."""
        self.failure: BaseException | None = None
        """What nobody foresaw, and why the program ends."""
        self.lifeline: int | None = None
        """A descriptor that comes to its end when the process that watches does."""
        for own in THEMES:
            self.register_theme(own)
        self._use_colours(theme)
        self.set_class(is_ascii, "-ascii")

    def get_driver_class(self) -> type[Driver]:
        """The terminal may send anything, and must not reorder what is reordered."""
        driver = hardened(super().get_driver_class())
        return reordering(driver) if self._bidi is Bidi.APP else driver

    def get_default_screen(self) -> Screen[None]:
        """The main screen is the only one at the bottom."""
        return self._main

    @on(Stage.Called)
    async def _called(self, message: Stage.Called) -> None:
        """Do an action of the table by its id, as its key would."""
        action = next(each for each in ACTIONS if each.id == message.name)
        await self.run_action("app.quit" if action.id == "quit" else f"screen.{call_of(action)}")

    def action_help_for(self) -> None:
        """Help with what has the keyboard."""
        from timeline_tui.tui.acts import program  # deferred: start-up

        program.show_help(self._main)

    def action_help_quit(self) -> None:
        """Ctrl-C has nothing to copy: say how to leave."""
        self._main.say(tr("Ctrl-Q quits. Ctrl-C copies what is selected, and nothing is."))

    def _use_colours(self, theme: str | None) -> None:
        """Take the theme that was chosen, else the one remembered, else what the terminal can."""
        # An empty NO_COLOR asks for nothing, and where it asks there is to be no grey either.
        self.no_color = bool(os.environ.get("NO_COLOR"))
        if self.no_color:
            self._begin_with(ANSI.name)
            self._filters.append(NoColor())
            return
        remembered = None if theme else self._memory.recall("theme")
        usual = ANSI if self.console.color_system == "standard" else INK
        known = [own.name for own in THEMES]
        self._begin_with(theme or (remembered if remembered in known else usual.name))

    def _begin_with(self, name: str) -> None:
        """Take a theme before anything is drawn: to change it parses every style once more."""
        self.set_reactive(App.theme, name)
        theme = self.current_theme
        self.set_class(True, f"-theme-{theme.name}", update=False)
        self.set_class(theme.dark, "-dark-mode", update=False)
        self.set_class(not theme.dark, "-light-mode", update=False)
        self.stylesheet.set_variables(self.get_css_variables())
        self._filters = [ANSIToTruecolor(self.ansi_theme, enabled=not self.native_ansi_color)]
        if theme.ansi:
            self.css_path.append(ANSI_STYLES)

    def watch_theme(self) -> None:
        """Read what only sixteen colours need, where they are chosen later."""
        if self.current_theme.ansi and not self.stylesheet.has_source(str(ANSI_STYLES)):
            self.stylesheet.read(ANSI_STYLES)

    @on(MainScreen.GaveUp)
    def _give_up(self, message: MainScreen.GaveUp) -> None:
        """Leave with exit code 2, and say why once the terminal is back."""
        self.last_words = message.words
        self.exit(return_code=2)

    def on_key(self, event: events.Key) -> None:
        """Give keys to the line that was opened while they were on their way; count digits.

        A line takes what is its own. What comes up here and was not there was typed in one go with
        the key that opened the line, and must not be taken for a command.
        """
        again = events.Key(event.key, event.character)
        if isinstance(self.focused, TypedLine):
            if not self.focused.has_seen(event):
                event.prevent_default()
                self.focused.post_message(again)
            return
        if not event.is_printable:
            return
        if isinstance(self.screen, ModalScreen) and self.focused is None:
            # The dialog is still being made; each of them takes the keyboard once it stands.
            event.prevent_default()
            self.call_after_refresh(self.post_message, again)
        elif isinstance(self.screen, MainScreen) and event.key in DIGITS:
            self.screen.count(event.key)

    def on_mount(self) -> None:
        """Leave in good order when the system says so, with the terminal as it was."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            with suppress(ValueError, NotImplementedError, RuntimeError):  # not the main thread
                loop.add_signal_handler(number, self._leave, number)
        if self.lifeline is not None:
            loop.add_reader(self.lifeline, self._orphaned)
        loop.set_exception_handler(self._task_failed)
        # The terminal may have been cleared, or have another size, when the program comes back.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))

    def _leave(self, number: int) -> None:
        """Exit with the code of a signal, in good order or, after a while, without it.

        A terminal to which nothing can be written may hold the program for ever.
        """
        seconds = LAST_WORDS if number == signal.SIGHUP else LAST_ACTS
        end = threading.Timer(seconds, _end_at_once, (128 + number,))
        end.daemon = True
        end.start()
        self.exit(return_code=128 + number)

    def _orphaned(self) -> None:
        """Leave where nobody is there to put the terminal right afterwards."""
        if self.lifeline is not None:
            asyncio.get_running_loop().remove_reader(self.lifeline)
        # The shell has taken the terminal by now, and this is to be put right all the same.
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        self._leave(signal.SIGHUP)

    def _task_failed(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Keep what a task failed with, which would be printed over the screen."""
        error = context.get("exception")
        if isinstance(error, Exception):
            self._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        """Keep the first error for the report; Textual ends the program."""
        self.failure = self.failure or error
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End without a picture of the error: its values are those of somebody's files."""
        self._close_messages_no_wait()

    def panic(self, *_: object) -> None:
        """End without a word; what is to be said is said when the terminal is back."""
        self._close_messages_no_wait()

    @on(Gone)
    def _terminal_gone(self) -> None:
        """Leave as if the system had said so; it may have been told not to."""
        self._leave(signal.SIGHUP)

    @on(PasteCut)
    def _paste_cut(self) -> None:
        """Say that a paste is not whole."""
        size = pastes.LARGEST
        self._main.say(
            tr("Of what was pasted, {count:,} characters were taken.", count=size), is_warning=True
        )

    def on_unmount(self) -> None:
        """Let the engine go."""
        self._main.session.close()
        gc.unfreeze()  # the engine's binding complains of what is not collected at exit


def run(
    session: Session,
    theme: str | None = None,
    memory: Memory | None = None,
    *,
    mouse: bool = True,
    lifeline: int | None = None,
) -> tuple[int, str]:
    """Run the application; give its exit code and what is to be said on stderr afterwards."""
    try:
        if session.is_small:
            session.read()
    except TimelineError as error:
        return 2, str(error)
    app = TimelineApp(session, theme, memory)
    # A terminal that does not know its size is guessed as the driver guesses it: with two guesses
    # the screen would be laid out for the one and the other without end.
    app.console.size = terminal_size()
    app.lifeline = lifeline
    app.run(mouse=mouse)
    if app.failure is not None:
        return CRASHED, _told(app.failure)
    # Before it listens to signals by itself, an interrupt ends it without a code.
    return INTERRUPTED if app.return_code is None else app.return_code, app.last_words


def _end_at_once(code: int) -> None:
    """End without waiting for anything; what is half written goes, and the engine's folder."""
    from timeline_tui.files.leftovers import let_all_go  # deferred: start-up

    let_all_go()
    os._exit(code)


def _told(failure: BaseException) -> str:
    """Write the report of a failure, and say where it lies."""
    from timeline_tui import crash  # deferred: start-up

    where = crash.where_told(crash.kept(crash.report_of(failure)))
    kind = type(failure).__name__
    return tr("this should not have happened: {reason}", reason=kind) + ". " + where
