"""A process that waits for the screen, and puts the terminal right however that ends.

    shell ── this process ── the screen
             holds almost     may be killed, or crash
             nothing

What is killed cannot tidy up after itself, so the screen runs in a child. This process is split off
before anything else is imported: the less there is, the faster it is split, and the less stays. It
passes on what is sent to it, stops and goes on with its child, and gives the child's exit code.
Where POSIX is not, the screen runs by itself.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

SWITCH = "TIMELINE_TUI_SUPERVISOR"
"""The environment variable that, set to 0, lets the screen run by itself."""
GRACE = 8.0
"""Seconds that the screen has to end once it was told to; it gives itself less."""
OTHERS = {
    *("list", "show", "stats", "export", "check", "completions", "schema", "selftest"),
    *("--help", "--version"),
}
"""Words on a command line that mean no screen."""
WAKING = 0.05
"""Seconds in which a shell wakes the whole job."""

TIDY = "".join(
    f"\x1b[?{mode}l" for mode in (1000, 1002, 1003, 1005, 1006, 1015, 1016, 2004, 1004, 2048, 2026)
)
"""Ends mouse reports, bracketed pastes, focus reports and all else that makes a terminal talk."""
RESET = f"{TIDY}\x1b[<u\x1b[?1049l\x1b[8h\x1b[?25h\x1b[0m\x1b[?7h"
"""Leaves the screen too; where there is none, this would move the cursor."""
VISIBLE = f"{TIDY}\x1b[?1047l\x1b[?25h\x1b[0m\x1b[?7h"
"""For a terminal whose screen has been left, or hardly entered: that is left without moving the
cursor."""

if os.name == "posix":
    import termios

    _PASSED = {signal.SIGTERM, signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2}
    _KEYS = {signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP}
    """What a terminal sends to the child too; it is passed on only where a process sent it."""
    _WATCHED = {
        *_PASSED,
        *_KEYS,
        signal.SIGCHLD,
        signal.SIGALRM,
        signal.SIGCONT,
        # Blocked, it lets this process write to the terminal whoever is in the foreground.
        signal.SIGTTOU,
    }
    _DEADLY = {signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT}
    _QUIET = {*_DEADLY, signal.SIGPIPE}
    """Whoever sends these knows that it ends the program."""


class _Child(NamedTuple):
    """The process that has the screen, and how the terminal was before it."""

    pid: int
    terminal: int
    settings: list[Any]
    """Of termios."""


class _Watch:
    """Whether this process is watched already, and what comes to its end when it no longer is."""

    lifeline: int | None = None


def means_screen(arguments: Sequence[str]) -> bool:
    """Tell whether a command line may open a screen, by a look that takes no time.

    Where it opens none after all, there was a process more.
    """
    return os.environ.get("TERM") != "dumb" and OTHERS.isdisjoint(arguments)


def fill_streams() -> None:
    """Let no descriptor of a standard stream that is closed be given to anything else."""
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free


def supervised(call: Callable[[int | None], int]) -> int:
    """Give the exit code of a call that draws on the terminal which stdout is.

    The call gets a descriptor that comes to its end when nobody watches any more, or None. Where
    this process is watched already, so is the call.
    """
    if _Watch.lifeline is not None:
        return call(_Watch.lifeline)
    settings = _settings(1)
    if settings is None or os.environ.get(SWITCH) == "0":
        return call(None)
    life, trace = os.pipe(), os.pipe()
    for stream in (sys.stdout, sys.stderr):
        stream.flush() if stream is not None else None
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _WATCHED)
    pid = os.fork()
    if pid == 0:
        os.close(life[1])
        os.close(trace[0])
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        _leave_traces(trace[1])
        _Watch.lifeline = life[0]
        return call(life[0])
    os.close(life[0])
    os.close(trace[1])
    return _ended(_Child(pid, 1, settings), trace[0])


def _settings(terminal: int) -> list[Any] | None:
    if os.name != "posix":
        return None
    try:
        return termios.tcgetattr(terminal)
    except termios.error:
        return None


def _leave_traces(descriptor: int) -> None:
    """Have the interpreter write down where it was when it crashes."""
    import faulthandler  # deferred: start-up

    faulthandler.enable(descriptor)


def _ended(child: _Child, trace: int) -> int:
    """Wait for the child; give the exit code once the terminal is as it was."""
    status, told = _watched(child)
    is_killed = os.WIFSIGNALED(status)
    if _is_raw(child):
        _restore(child, RESET)
    elif is_killed:
        _restore(child, VISIBLE)
    if status:
        _sweep()
    if not is_killed:
        return os.waitstatus_to_exitcode(status)
    number = told or os.WTERMSIG(status)
    if number not in _QUIET:
        _tell(number, trace)
    return 128 + number


def _watched(child: _Child) -> tuple[int, int]:
    """Wait for the child; give its status, and the signal for which it had to be killed, or 0."""
    signal.signal(signal.SIGCHLD, lambda *_: None)  # where it is ignored, it is not waited for
    told = last = 0
    while True:
        number, is_sent = _next_signal()
        if number in _PASSED or (number in _KEYS and is_sent):
            _send(child, number)
            if number in _DEADLY:
                last = number
                signal.setitimer(signal.ITIMER_REAL, GRACE)
        elif number == signal.SIGALRM and last:
            told = last
            _send(child, signal.SIGKILL)
        # Signals of one kind that come together are one, so the child is looked at after any.
        status = _status(child, os.WUNTRACED)
        if status is not None and os.WIFSTOPPED(status):
            status = _stopped(child)
        if status is not None:
            return status, told


def _next_signal() -> tuple[int, bool]:
    """Wait for a signal; give it, and whether it is known that a process has sent it."""
    if not hasattr(signal, "sigwaitinfo"):  # macOS
        return signal.sigwait(_WATCHED), False
    found = signal.sigwaitinfo(_WATCHED)
    return found.si_signo, found.si_code <= 0


def _send(child: _Child, number: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(child.pid, number)


def _status(child: _Child, flags: int) -> int | None:
    """Give what has become of the child, or None where nothing has."""
    pid, status = os.waitpid(child.pid, os.WNOHANG | flags)
    return status if pid else None


def _stopped(child: _Child) -> int | None:
    """Stop as the child has, and go on with it; give its status if it has ended meanwhile."""
    if _is_raw(child):
        _restore(child, RESET)  # it was stopped without a warning
    os.kill(os.getpid(), signal.SIGSTOP)
    # A shell wakes the whole job; somebody else may have woken this process alone.
    for wait in (0, WAKING):
        time.sleep(wait)
        status = _status(child, os.WCONTINUED)
        if status is not None:
            return None if os.WIFCONTINUED(status) else status
    _send(child, signal.SIGCONT)
    return None


def _is_raw(child: _Child) -> bool:
    """Tell whether the terminal hands over keys one by one, and did not before."""
    settings = _settings(child.terminal)
    flags = termios.ICANON | termios.ECHO
    return settings is not None and settings[3] & flags != child.settings[3] & flags


def _restore(child: _Child, words: str) -> None:
    with suppress(OSError):
        # Opened anew so that to wait for nobody is this process's affair alone.
        name = os.ttyname(child.terminal)
        descriptor = os.open(name, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        try:
            os.write(descriptor, words.encode())
        except BlockingIOError:  # nobody reads it; what is left there is of no use any more
            termios.tcflush(descriptor, termios.TCOFLUSH)
            with suppress(OSError):
                os.write(descriptor, words.encode())
        finally:
            os.close(descriptor)
    with suppress(termios.error):
        termios.tcsetattr(child.terminal, termios.TCSANOW, child.settings)
        termios.tcflush(child.terminal, termios.TCIFLUSH)


def _sweep() -> None:
    """Remove what the child could not."""
    from timeline_tui.files.leftovers import ENGINE, sweep_folders  # deferred: start-up

    sweep_folders(ENGINE)


def _tell(number: int, trace: int) -> None:
    # Deferred: this process is to hold almost nothing.
    from timeline_tui import crash
    from timeline_tui.cli.output import complain
    from timeline_tui.cli.tongue import speak
    from timeline_tui.text.catalogue import tr

    speak(sys.argv[1:], os.environ)
    name = crash.signal_name(number)
    what = tr("it was ended by {signal}; the terminal is as it was", signal=name)
    if number == signal.SIGKILL:
        complain(what, tr("Where nobody did that, the memory was used up."))
        return
    os.set_blocking(trace, False)
    left = b""
    with suppress(OSError):
        left = os.read(trace, crash.LARGEST_TRACE)
    report = crash.report_of_signal(number, left.decode("utf-8", "replace"))
    complain(what, crash.where_told(crash.kept(report)))
