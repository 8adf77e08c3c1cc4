"""How files are handed over to the screen.

Keys come from the terminal even where standard input is the data: that is read first. A stderr
that leads elsewhere is put aside too, because the screen is drawn there.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

from timeline_tui.cli.output import Output, complain
from timeline_tui.cli.reading import choices_of, code_of, settings_for, tell_language
from timeline_tui.cli.supervisor import supervised
from timeline_tui.cli.values import Asked, Drawing, Inputs, Manner, Shown, View
from timeline_tui.config import Settings
from timeline_tui.errors import TimelineError
from timeline_tui.files.leftovers import let_all_go
from timeline_tui.files.source import LIMIT, STDIN
from timeline_tui.memory import Memory, memory_path
from timeline_tui.text.catalogue import tr
from timeline_tui.timeline import Session

FRAMES = 240
"""At most so many times a second the screen is drawn; an answer waits for the next of them."""
TERMINAL = "/dev/tty"
"""Where keys come from, and the screen goes to, when a standard stream leads elsewhere."""


def opened(
    inputs: Inputs, asked: Asked, shown: Shown, view: View, drawing: Drawing, manner: Manner
) -> int:
    """Show files on the screen; give the exit code. Standard output is a terminal."""
    settings = settings_for(view, drawing)
    columns = tuple(filter(None, (name.strip() for name in shown.fields.split(","))))
    session = Session(choices_of(inputs, asked, view, settings)._replace(columns=columns))
    return supervised(lambda lifeline: _shown(session, settings, manner, lifeline))


def _shown(session: Session, settings: Settings, manner: Manner, lifeline: int | None) -> int:
    """Show a session on the screen; give the exit code."""
    with _at_terminal(is_piped=STDIN in session.choices.paths):
        os.environ.setdefault("TEXTUAL_FPS", str(FRAMES))
        # Textual is imported when a screen is opened and not before.
        from timeline_tui.tui.app import run
        from timeline_tui.tui.detached import is_any_left

        memory = Memory(memory_path() if settings.remember else None)
        code, words = run(session, settings.theme, memory, mouse=settings.mouse, lifeline=lifeline)
    if words and code:
        complain(words)
    elif words:
        Output(quiet=manner.quiet).say(words)
    if session.is_read:
        tell_language(session, Output(quiet=manner.quiet))
    code = code_of(session, manner, code)
    if is_any_left():
        # What is still being read is wanted by nobody; all that is written has been.
        with suppress(OSError, ValueError):
            sys.stderr.flush()
        let_all_go()
        os._exit(code)
    return code


@contextmanager
def _at_terminal(*, is_piped: bool) -> Iterator[None]:
    """Make the terminal stdin and stderr; data on stdin is read before, and read again from here.

    The screen takes its keys from the descriptor 0, the reader its data from `sys.stdin`.
    """
    stdin = sys.stdin
    with ExitStack() as stack:
        if is_piped:
            sys.stdin = io.TextIOWrapper(io.BytesIO(stdin.buffer.read(LIMIT + 1)))
            stack.callback(setattr, sys, "stdin", stdin)
        for descriptor in (0, 2):
            if not os.isatty(descriptor):
                stack.callback(_put_back, descriptor, _redirected(descriptor))
        for name, descriptor, mode in (("stdin", 0, "r"), ("stderr", 2, "w")):
            if getattr(sys, f"__{name}__") is None:  # it was closed, and Textual needs it
                stream = open(descriptor, mode, encoding="utf-8", closefd=False)  # noqa: SIM115
                setattr(sys, f"__{name}__", stream)
                setattr(sys, name, getattr(sys, name) or stream)
        yield


def _redirected(descriptor: int) -> int:
    """Let a standard descriptor be the terminal; give what it was."""
    try:
        terminal = os.open(TERMINAL, os.O_RDWR | os.O_NOCTTY)
    except OSError:
        raise TimelineError(
            tr("there is no terminal to read keys from"), hint=tr("Use timeline-tui list.")
        ) from None
    kept = os.dup(descriptor)
    if terminal != descriptor:  # it is, where the descriptor was closed
        os.dup2(terminal, descriptor)
        os.close(terminal)
    return kept


def _put_back(descriptor: int, kept: int) -> None:
    os.dup2(kept, descriptor)
    os.close(kept)
