"""What is done to the program in a terminal: how far it has come, and what happens then.

An act ends by making the program end, or by leaving that to the one who looks at how it ended.
"""

from __future__ import annotations

import os
import random
import signal
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from timeline_tui.selftest.ptys import FaultError, Screen

SLACK = 3
"""Situations that are run at the same time, and seconds that each may be late for it."""
EVENTS = 30_000
"""Events of the file that takes a while to load."""
IDLE = 0.3
"""How much of a processor a program may take that has nothing to do."""
TITLE = "TitleOfTheFile"
"""What is in the file, and in nothing that is told of a crash."""
QUIT = "\x11"
START, END = "\x1b[200~", "\x1b[201~"


class Run(NamedTuple):
    """A program that runs, and what belongs to it."""

    screen: Screen
    folder: Path
    chance: random.Random


# Moments: how far the program has come when something happens.


def at_birth(run: Run) -> None:
    """The screen's process is there, and has drawn nothing."""
    run.screen.until_child()


def at_entry(run: Run) -> None:
    """The terminal is being made a screen."""
    run.screen.until("\x1b[?1049h")


def in_list(run: Run) -> None:
    """The events stand there."""
    run.screen.until("3 of 3")


def in_dialog(run: Run) -> None:
    """The dialog for exports is open."""
    in_list(run)
    since = len(run.screen.written)
    for _ in range(30):  # until the engine is there, to ask for it is answered with a sentence
        run.screen.keys("x")
        run.screen.until_quiet(0.4)
        if b"timeline." in run.screen.written[since:]:
            return
    raise FaultError("no dialog was opened")


EDITOR = "import time; print('EDITOR'+'-IS-OPEN', flush=True); time.sleep(60)"


def in_editor(run: Run) -> None:
    """An editor has the terminal."""
    in_list(run)
    run.screen.answered("e", "EDITOR-IS-OPEN")


def while_loading(run: Run) -> None:
    """A large file is being read."""
    run.screen.until("Reading")


def while_exporting(run: Run) -> None:
    """A file is being written."""
    in_dialog(run)
    run.screen.keys("\r")


def in_filter(run: Run) -> None:
    """The filter is typed."""
    in_list(run)
    run.screen.keys("/")
    run.screen.until_quiet()


MOMENTS: dict[str, Callable[[Run], None]] = {
    "before anything is drawn": at_birth,
    "as the screen opens": at_entry,
    "in the list": in_list,
    "in a dialog": in_dialog,
    "in the editor": in_editor,
    "while a large file is read": while_loading,
    "during an export": while_exporting,
}
SIGNALS = {"TERM": 143, "HUP": 129, "INT": 130, "QUIT": 131, "KILL": 137, "SEGV": 139}
OF_CHILD = ("KILL", "SEGV")
"""What comes upon the process that has the screen, and cannot be passed on."""


# Acts: what happens.


def signalled(moment: Callable[[Run], None], name: str, run: Run) -> None:
    """A signal comes at a moment."""
    moment(run)
    number = getattr(signal, f"SIG{name}")
    run.screen.send(number, run.screen.child if name in OF_CHILD else 0)


def typed(keys: str, run: Run, moment: Callable[[Run], None] = in_list) -> None:
    """Keys are typed."""
    moment(run)
    run.screen.keys(keys)


def alive(run: Run) -> None:
    """The program answers, does nothing by itself, and is quit."""
    run.screen.until_idle()
    run.screen.answered("?", "\x1b[")
    run.screen.keys("\x1b")
    run.screen.until_quiet()
    _require_idle(run)
    run.screen.keys(QUIT)


def _require_idle(run: Run) -> None:
    share = min(run.screen.busy() for _ in range(3))
    if share > IDLE:
        raise FaultError(f"{share:.0%} of a processor is kept busy")


def quits(run: Run) -> None:
    """It is opened and quit."""
    in_list(run)
    alive(run)


def small(run: Run) -> None:
    """Something is drawn and the program is quit."""
    at_entry(run)
    run.screen.until_quiet(0.5)
    _require_idle(run)
    run.screen.keys(QUIT)


def sent(data: bytes, run: Run) -> None:
    """The terminal sends something that is no key, and nothing comes of it."""
    in_list(run)
    run.screen.keys(data)
    alive(run)


def noise(count: int, run: Run, moment: Callable[[Run], None] = in_list) -> None:
    """Bytes of every kind come, but for those that quit or leave the moment."""
    moment(run)
    allowed = bytes(set(range(256)) - set(b"\x03\x11\x1aqQzZxe:/fRuU"))
    run.screen.keys(bytes(run.chance.choice(allowed) for _ in range(count)))
    run.screen.until_idle(0.3)  # every key is answered, so that takes a while
    for _ in range(5):
        run.screen.keys("\x1b")
        run.screen.until_quiet()
    run.screen.keys(QUIT)


def pasted(text: str, run: Run, moment: Callable[[Run], None] = in_list) -> None:
    """Something is pasted and nothing of it is a command."""
    moment(run)
    run.screen.keys(f"{START}{text}{END}")
    alive(run)


def pasted_long(run: Run) -> None:
    """A hundred thousand characters are pasted into the filter, and it answers in a second."""
    in_filter(run)
    began = time.monotonic()
    run.screen.keys(f"{START}{'x' * 100_000}{END}")
    run.screen.until("10,000")
    taken = time.monotonic() - began
    if taken > 1.0 + _lateness():
        raise FaultError(f"a long paste took {taken:.1f} s")
    run.screen.keys(QUIT)


def _lateness() -> float:
    """Give how much longer than alone something takes on a machine that is busy now."""
    return 3 * max(0.0, os.getloadavg()[0] / (os.cpu_count() or 1) - 1) + SLACK


def pasted_too_much(run: Run) -> None:
    """More is pasted than is taken, and that is said."""
    in_list(run)
    run.screen.answered(f"{START}{'y' * 1_100_000}{END}", "1,048,576")
    run.screen.until_quiet(0.5)
    run.screen.keys(QUIT)


def unfinished_paste(run: Run) -> None:
    """A paste has no end, and the program can be quit all the same."""
    in_list(run)
    run.screen.keys(f"{START}abc")
    run.screen.busy(1.3)
    run.screen.keys(QUIT)


def escape_alone(run: Run) -> None:
    """Escape closes a dialog within a second."""
    in_dialog(run)
    run.screen.until_quiet()
    began = time.monotonic()
    run.screen.answered("\x1b", "20")
    if time.monotonic() - began > 1.0 + _lateness():
        raise FaultError("Escape was not answered at once")
    run.screen.keys(QUIT)


def stormed(run: Run) -> None:
    """The terminal is resized again and again; the last size counts."""
    in_list(run)
    for number in range(300):
        run.screen.resize(20 + number % 130, 5 + number % 50)
        if number % 10 == 0:
            run.screen.busy(0.005)
    run.screen.resize(90, 30)
    run.screen.until("\x1b[30;1H")
    alive(run)


def unread(run: Run) -> None:
    """Nobody reads what is drawn for four hundred keys."""
    in_list(run)
    run.screen.keys_unread("jk" * 200)
    alive(run)


def unread_and_ended(run: Run) -> None:
    """Nobody reads what is drawn, and the program is told to end."""
    in_list(run)
    run.screen.keys_unread("jkG" * 300)
    run.screen.send(signal.SIGTERM)
    _gone_unread(run.screen)


def _gone_unread(screen: Screen) -> None:
    limit = time.monotonic() + 15
    while screen.code() is None:
        if time.monotonic() > limit:
            raise FaultError("it waits for a terminal that nobody reads")
        time.sleep(0.05)


def closed(moment: Callable[[Run], None], run: Run) -> None:
    """The window is closed; nothing is left running after two seconds."""
    moment(run)
    family = [run.screen.pid, *run.screen.children()]
    run.screen.hang_up()
    run.screen.ended(3.0 + _lateness())
    _require_gone(family[1:], run.screen)


def _require_gone(pids: list[int], screen: Screen) -> None:
    limit = time.monotonic() + 5
    while any(_is_running(pid) for pid in pids):
        if time.monotonic() > limit:
            raise FaultError("a process was left behind")
        screen.until_quiet(0.02)  # what it writes on its way out has to be read


def _is_running(pid: int) -> bool:
    with suppress(OSError):
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()[:60]
    return False


def hung_up_and_woken(run: Run) -> None:
    """The system says that the terminal is gone and wakes the program, as it does."""
    in_list(run)
    for number in (signal.SIGHUP, signal.SIGCONT):
        for pid in (run.screen.pid, run.screen.child):
            run.screen.send(number, pid)


def to_child(run: Run) -> None:
    """The process that has the screen is told to end by itself."""
    in_list(run)
    run.screen.send(signal.SIGTERM, run.screen.child)


def unwatched(run: Run) -> None:
    """The process that watches is killed: the screen leaves by itself."""
    in_list(run)
    children = run.screen.children()
    run.screen.send(signal.SIGKILL)
    # The process that was started is no more: what it left behind has yet to notice.
    _require_gone(children, run.screen)
    run.screen.until("\x1b[?1049l")


def interrupted_editor(name: str, run: Run) -> None:
    """A key that means the editor is not taken for the program's own."""
    in_editor(run)
    run.screen.send(getattr(signal, f"SIG{name}"))
    run.screen.busy(0.2)
    editors = run.screen.children(run.screen.child)
    since = len(run.screen.written)
    for pid in editors:
        run.screen.send(signal.SIGTERM, pid)
    run.screen.until("\x1b[?1049h", since)
    run.screen.until_quiet(0.3)
    run.screen.keys(QUIT)


def crashed(run: Run) -> None:
    """Something fails that nobody foresaw: a report is written that holds nothing of the files."""
    run.screen.ended()
    _require_report(run)


def broken_thread(run: Run) -> None:
    """What reads keys fails."""
    run.screen.until("\x1b[?1049h")
    run.screen.keys("j")
    run.screen.ended()
    _require_report(run)


def _require_report(run: Run) -> None:
    reports = list((run.folder / "state" / "timeline-tui").glob("crash-*.txt"))
    if len(reports) != 1:
        raise FaultError(f"{len(reports)} reports were written")
    text = reports[0].read_text()
    if TITLE in text or str(run.folder) in text:
        raise FaultError("the report holds what is nobody's business")
    if stat.S_IMODE(reports[0].stat().st_mode) != 0o600:
        raise FaultError("the report can be read by others")
    if "timeline_tui/" not in text and "in fail" not in text:
        raise FaultError("the report does not say where")


def segfaulted(run: Run) -> None:
    """It crashes as native code does, and the report says where."""
    signalled(in_list, "SEGV", run)
    run.screen.ended()
    _require_report(run)


def listed(run: Run) -> None:
    """There is no screen; what is asked for is written or refused at once."""
    run.screen.ended()
    if b"\x1b[?1049h" in run.screen.written:
        raise FaultError("a screen was opened")


def listed_elsewhere(run: Run) -> None:
    """The list goes where stdout leads."""
    if TITLE.encode() not in run.screen.output():
        raise FaultError("nothing was listed")


def refused(run: Run) -> None:
    """A sentence says why there is no screen."""
    listed(run)
    if b"timeline-tui: " not in run.screen.written:
        raise FaultError("nothing was said")


def stuck(run: Run) -> None:
    """The program does not answer at all, and is told to end."""
    run.screen.until("\x1b[?1049h")
    run.screen.busy(0.5)
    run.screen.send(signal.SIGTERM)


# In a shell: job control as people use it.


def opened_in_shell(run: Run, file: str = "few.csv", shows: str = "3 of 3") -> None:
    """It is opened from a shell."""
    run.screen.until("READY> ")
    run.screen.answered(f"{sys.executable} -m timeline_tui {file}\r", shows)


def back_in_shell(run: Run, code: int) -> None:
    """The shell has the terminal, and knows the exit code."""
    run.screen.answered("echo code-$?\r", f"code-{code}")
    run.screen.keys("exit 0\r")


def suspended(run: Run, before: Callable[[Run], None] = opened_in_shell, times: int = 1) -> None:
    """Ctrl-Z and `fg`."""
    before(run)
    for _ in range(times):
        run.screen.answered("\x1a", "READY> ")
        run.screen.answered("echo sh''ell\r", "shell")
        run.screen.answered("fg\r", "3 of 3")
        run.screen.until_quiet()
    run.screen.answered(QUIT, "READY> ")
    back_in_shell(run, 0)


def suspended_while_loading(run: Run) -> None:
    """Ctrl-Z while a file is read, and `fg`."""
    opened_in_shell(run, "many.csv", "Reading")
    run.screen.answered("\x1a", "READY> ")
    run.screen.answered("fg\r", f"{EVENTS:,} of")
    run.screen.answered(QUIT, "READY> ")
    back_in_shell(run, 0)


def suspended_and_resized(run: Run) -> None:
    """The terminal has another size when the program comes back."""
    opened_in_shell(run)
    run.screen.answered("\x1a", "READY> ")
    run.screen.resize(100, 40)
    run.screen.answered("fg\r", "\x1b[40;1H")
    run.screen.answered(QUIT, "READY> ")
    back_in_shell(run, 0)


def suspended_and_ended(run: Run) -> None:
    """It is told to end while it is stopped."""
    opened_in_shell(run)
    run.screen.answered("\x1a", "READY> ")
    run.screen.answered("kill %1; fg\r", "READY> ")
    back_in_shell(run, 143)


def stopped_without_warning(run: Run) -> None:
    """The process that has the screen is stopped so that it cannot tidy up."""
    _send_to_child(run, signal.SIGSTOP)
    run.screen.answered("echo sh''ell\r", "shell")
    run.screen.answered("fg\r", "3 of 3")
    run.screen.until_quiet()
    run.screen.answered(QUIT, "READY> ")
    back_in_shell(run, 0)


def killed_in_shell(run: Run) -> None:
    """It is killed, and the shell can be typed in."""
    _send_to_child(run, signal.SIGKILL)
    back_in_shell(run, 137)


def _send_to_child(run: Run, number: signal.Signals) -> None:
    """Open it from a shell, and send a signal to the process that has the screen."""
    opened_in_shell(run)
    (watcher,) = run.screen.children()
    (child,) = run.screen.children(watcher)
    since = len(run.screen.written)
    run.screen.send(number, child)
    run.screen.until("READY> ", since)


FAILS = f"""
import sys
def fail(self, *_):
    raise ValueError("{TITLE}")
from timeline_tui.tui.{{module}} import {{owner}}
{{owner}}.{{name}} = fail
from timeline_tui.cli import main
sys.exit(main())
"""
STUCK = """
import sys, time
from timeline_tui.tui.screens.main import MainScreen
MainScreen._hint = lambda self: time.sleep(60)
from timeline_tui.cli import main
sys.exit(main())
"""


def failing(module: str, owner: str, name: str) -> str:
    """Give the program with a method of the screen in which something goes wrong."""
    return FAILS.format(module=module, owner=owner, name=name)
