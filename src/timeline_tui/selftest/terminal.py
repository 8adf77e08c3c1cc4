"""What terminals and systems do to a program: each situation is run in a terminal of its own.

In each the program must end with the code that tells the truth, in time, with the terminal as it
was, without a word that is not its own and without keeping a processor busy.
"""

from __future__ import annotations

import os
import random
import signal
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from shutil import which
from typing import NamedTuple

import timeline_tui
from timeline_tui.selftest.ptys import FaultError, Screen, Streams
from timeline_tui.selftest.tally import Tally
from timeline_tui.selftest.traces import forbidden, left_behind

AT_ONCE = 3
"""Situations that are run at the same time."""
EVENTS = 30_000
"""Events of the file that takes a while to load."""
IDLE = 0.3
"""How much of a processor a program may take that has nothing to do."""
TITLE = "TitleOfTheFile"
"""What is in the file, and in nothing that is told of a crash."""
QUIT = "\x11"
START, END = "\x1b[200~", "\x1b[201~"
MODULE = [sys.executable, "-m", "timeline_tui"]


class Run(NamedTuple):
    """A program that runs, and what belongs to it."""

    screen: Screen
    folder: Path
    chance: random.Random


class Situation(NamedTuple):
    """What is done to the program, and how it must end."""

    name: str
    act: Callable[[Run], None]
    code: int = 0
    files: tuple[str, ...] = ("few.csv",)
    environment: Mapping[str, str] = {}
    """Variables beside the usual ones; an empty one is not set."""
    size: tuple[int, int] = (80, 24)
    streams: Streams = Streams()
    data: bytes | None = None
    """What comes through a pipe, where stdin is `kept`."""
    program: str = ""
    """Python in place of the module."""
    in_shell: bool = False
    owns: bool = True
    """Whether the terminal is the program's own."""
    is_quick: bool = False
    takes: float = 15.0
    """Seconds in which it must end once all is done."""


def terminal(quick: bool, seed: int) -> Tally:
    """Run the situations, or the quick ones of them; give how many failed and why."""
    chosen = [each for each in SITUATIONS if (each.is_quick or not quick) and _is_possible(each)]
    with tempfile.TemporaryDirectory(prefix="timeline-tui-") as name:
        write_files(Path(name))
        with ThreadPoolExecutor(AT_ONCE) as pool:
            told = list(pool.map(lambda each: fault_of(each, Path(name), seed), chosen))
    faults = tuple(each for each in told if each)
    left_out = len(SITUATIONS) - len(chosen) if not quick else 0
    note = f"{left_out} cannot be made here" if left_out else ""
    return Tally("terminal faults", len(chosen), faults, note)


def fault_of(situation: Situation, files: Path, seed: int) -> str:
    """Run one situation on the files of a folder; say what was wrong, or nothing."""
    with tempfile.TemporaryDirectory(prefix="timeline-tui-") as name:
        home = Path(name)
        for file in situation.files:
            if (files / file).exists():
                os.link(files / file, home / file)
        screen = _started(situation, home)
        try:
            run = Run(screen, home, random.Random(f"{seed} {situation.name}"))  # noqa: S311
            situation.act(run)
            _require_good_end(situation, screen)
        except (FaultError, OSError) as error:
            return f"{situation.name}: {error}"
        finally:
            screen.close()
    return ""


def _require_good_end(situation: Situation, screen: Screen) -> None:
    code = screen.ended(situation.takes)
    if code != situation.code:
        raise FaultError(f"exit code {code}, not {situation.code}: {screen.written[-160:]!r}")
    if not screen.is_as_before():
        raise FaultError("the terminal treats keys in another way than before")
    for left in left_behind(screen.written) if screen.is_there else ():
        raise FaultError(f"the terminal was left with {left}")
    if b"Traceback" in screen.written:
        raise FaultError(f"a traceback: {screen.written[-300:]!r}")
    if TITLE.encode() in screen.written[screen.written.rfind(b"\x1b[?1049l") :]:
        raise FaultError("what a file holds was told at the end")
    for found in () if situation.in_shell else forbidden(screen.written):
        raise FaultError(f"forbidden bytes: {found}")


def _started(situation: Situation, home: Path) -> Screen:
    command = [*MODULE, *situation.files]
    if situation.program:
        command = [sys.executable, "-c", situation.program, *situation.files]
    if situation.in_shell:
        command = ["bash", "--norc", "--noprofile", "-i"]
    environment = _environment(home) | dict(situation.environment)
    return Screen(
        command,
        {name: value for name, value in environment.items() if value},
        situation.size,
        situation.streams,
        situation.data,
        owns=situation.owns,
        folder=home,
    )


def _environment(home: Path) -> dict[str, str]:
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "PYTHONPATH": str(Path(timeline_tui.__file__).parents[1]),
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PS1": "READY> ",
        "EDITOR": f"{sys.executable} -c {EDITOR!r}",
    }


def _is_possible(situation: Situation) -> bool:
    return not situation.in_shell or which("bash") is not None


def write_files(folder: Path) -> None:
    """Write the files that the situations open into a folder."""
    with (folder / "few.csv").open("w", encoding="utf-8") as out:
        out.write("date,title\n")
        out.writelines(f"20{year},{TITLE} {year}\n" for year in (21, 22, 23))
    with (folder / "many.csv").open("w", encoding="utf-8") as out:
        out.write("date,title\n")
        for number in range(EVENTS):
            out.write(f"{1900 + number % 100}-0{1 + number % 9}-11,event {number}\n")


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
    run.screen.until_quiet()
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
    for _ in range(80):  # every key is answered, so that takes a while
        if run.screen.busy() < IDLE:
            break
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
    return 3 * max(0.0, os.getloadavg()[0] / (os.cpu_count() or 1) - 1) + AT_ONCE


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
    _require_gone(family[1:])


def _require_gone(pids: list[int]) -> None:
    limit = time.monotonic() + 5
    while any(_is_running(pid) for pid in pids):
        if time.monotonic() > limit:
            raise FaultError("a process was left behind")
        time.sleep(0.02)


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
    run.screen.until("\x1b[?1049l")
    _require_gone(children)


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
    opened_in_shell(run)
    (watcher,) = run.screen.children()
    (child,) = run.screen.children(watcher)
    since = len(run.screen.written)
    run.screen.send(signal.SIGSTOP, child)
    run.screen.until("READY> ", since)
    run.screen.answered("echo sh''ell\r", "shell")
    run.screen.answered("fg\r", "3 of 3")
    run.screen.until_quiet()
    run.screen.answered(QUIT, "READY> ")
    back_in_shell(run, 0)


def killed_in_shell(run: Run) -> None:
    """It is killed, and the shell can be typed in."""
    opened_in_shell(run)
    (watcher,) = run.screen.children()
    (child,) = run.screen.children(watcher)
    since = len(run.screen.written)
    run.screen.send(signal.SIGKILL, child)
    run.screen.until("READY> ", since)
    back_in_shell(run, 137)


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


def _failing(module: str, owner: str, name: str) -> str:
    return FAILS.format(module=module, owner=owner, name=name)


def _of_signals() -> list[Situation]:
    quick = {("TERM", "in the list"), ("KILL", "in the list"), ("HUP", "in the editor")}
    rows = []
    for when, moment in MOMENTS.items():
        for name, code in SIGNALS.items():
            if when == "in the editor" and name in ("INT", "QUIT"):
                continue  # the editor's own
            files = ("many.csv",) if moment is while_loading else ("few.csv",)
            act = partial(signalled, moment, name)
            is_quick = (name, when) in quick
            rows.append(Situation(f"SIG{name} {when}", act, code, files, is_quick=is_quick))
    return rows


COLOURED = "".join(f"\x1b[3{n % 8}mq\x1b[0m x\x11 line {n}\r\n" for n in range(900))
REPLIES = b"\x1b[?1;2c\x1b[24;80R\x1b[?2026;0$y\x1b]11;rgb:0000/0000/0000\x1b\\\x1bP1$r0m\x1b\\"
ODD = (
    b"\x1b[99999999999;1u\x1b[48;99999;99999;1;1t\x1b[48;0;0;0;0t\x1b[<0;99999999;1M\x1b[200"
    b"\x1b[?9999;9$y\x1b[1;9999999999R\x1bO\x1b[\x1b[M\xff\xff\xff"
)
_NULL = "/dev/null"

SITUATIONS: tuple[Situation, ...] = (
    *_of_signals(),
    # Ways to leave.
    Situation("Ctrl-Q in the list", quits, is_quick=True),
    Situation("q in the list", partial(typed, "q")),
    Situation(
        "Ctrl-Q while a large file is read",
        partial(typed, QUIT, moment=while_loading),
        files=("many.csv",),
        takes=3.0,
        is_quick=True,
    ),
    Situation("q typed before anything is drawn", partial(typed, "q", moment=at_birth)),
    Situation("SIGTERM to the process that has the screen", to_child, 143),
    Situation("SIGKILL to the process that watches", unwatched, -9, is_quick=True),
    Situation("SIGINT while the editor is open", partial(interrupted_editor, "INT")),
    Situation("SIGQUIT while the editor is open", partial(interrupted_editor, "QUIT")),
    Situation(
        "SIGTERM without a process that watches",
        partial(signalled, in_list, "TERM"),
        143,
        environment={"TIMELINE_TUI_SUPERVISOR": "0"},
    ),
    # What nobody foresaw.
    Situation(
        "an error in a handler",
        crashed,
        70,
        program=_failing("screens.main", "MainScreen", "on_resize"),
        is_quick=True,
    ),
    Situation(
        "an error while keys are read",
        broken_thread,
        70,
        program=_failing("terminal", "Reading", "messages"),
    ),
    Situation("a crash in native code", segfaulted, 139, is_quick=True),
    Situation("a program that does not answer, and SIGTERM", stuck, 143, program=STUCK),
    # The terminal is gone.
    Situation("the window is closed", partial(closed, in_list), 129, is_quick=True),
    Situation("the window is closed in a dialog", partial(closed, in_dialog), 129),
    Situation("the window is closed in the editor", partial(closed, in_editor), 129),
    Situation(
        "the window is closed while a large file is read",
        partial(closed, while_loading),
        129,
        ("many.csv",),
    ),
    Situation("SIGHUP and SIGCONT behind it", hung_up_and_woken, 129),
    Situation("nobody reads what is drawn", unread),
    Situation("nobody reads what is drawn, and SIGTERM", unread_and_ended, 143),
    # Standard streams that lead elsewhere.
    Situation("stdin is /dev/null", quits, streams=Streams(stdin=_NULL), is_quick=True),
    Situation("stdin is closed", quits, streams=Streams(stdin="closed")),
    Situation("stdin is an empty pipe", quits, streams=Streams(stdin="kept"), data=b""),
    Situation(
        "stdin is a pipe with the data",
        quits,
        files=("-", "--input-format", "csv"),
        streams=Streams(stdin="kept"),
        data=f"date,title\n2021,{TITLE}\n2022,b\n2023,c\n".encode(),
        is_quick=True,
    ),
    Situation(
        "stdin is /dev/null and there is no terminal of its own",
        refused,
        2,
        streams=Streams(stdin=_NULL),
        owns=False,
    ),
    Situation("stdout is closed", refused, 2, streams=Streams(stdout="closed")),
    Situation("stdout is full", refused, 2, streams=Streams(stdout="/dev/full")),
    Situation("stdout is a pipe", listed_elsewhere, streams=Streams(stdout="kept")),
    Situation("stderr is /dev/null", quits, streams=Streams(stderr=_NULL)),
    Situation("stderr is closed", quits, streams=Streams(stderr="closed")),
    Situation("stdin and stderr are closed", quits, streams=Streams("closed", "", "closed")),
    # What the environment says.
    Situation("TERM=dumb", listed, environment={"TERM": "dumb"}),
    *(
        Situation(
            f"TERM {'is not set' if not name else '= ' + name}", quits, environment={"TERM": name}
        )
        for name in ("", "linux", "vt100", "nobody-knows-this")
    ),
    Situation("LANG=C", quits, environment={"LANG": "C"}, is_quick=True),
    Situation("LC_ALL=ISO-8859-1", quits, environment={"LC_ALL": "en_US.ISO-8859-1"}),
    Situation("streams in ISO-8859-1", quits, environment={"PYTHONIOENCODING": "iso-8859-1"}),
    Situation("streams in ASCII", quits, environment={"PYTHONIOENCODING": "ascii"}),
    Situation("NO_COLOR", quits, environment={"NO_COLOR": "1"}),
    *(
        Situation(
            f"COLUMNS={columns} and LINES={lines} lie",
            small,
            environment={"COLUMNS": columns, "LINES": lines},
        )
        for columns, lines in (("1", "9999"), ("-5", "abc"), ("99999999", "99999999"))
    ),
    Situation(
        "a home that cannot be written", quits, environment={"XDG_STATE_HOME": "/dev/null/x"}
    ),
    # Sizes.
    *(
        Situation(f"a terminal of {columns}x{lines}", small, size=(columns, lines))
        for columns, lines in ((0, 0), (1, 1), (80, 1), (1, 80), (2, 2), (10, 3), (500, 500))
    ),
    Situation("a storm of sizes", stormed),
    # What comes in as keys.
    Situation("a byte 0xFF", partial(sent, b"\xff"), is_quick=True),
    Situation("NUL bytes", partial(sent, b"\x00" * 50)),
    Situation("sequences that no terminal sends", partial(sent, ODD)),
    Situation("a flood of replies", partial(sent, REPLIES * 500)),
    Situation("focus comes and goes", partial(sent, b"\x1b[O\x1b[I" * 200)),
    Situation("a flood of mouse moves", partial(sent, b"\x1b[<35;40;12M" * 2000)),
    Situation("19,000 random bytes", partial(noise, 19_000)),
    Situation("3,000 random bytes into the filter", partial(noise, 3_000, moment=in_filter)),
    Situation("Escape alone", escape_alone),
    Situation("a coloured log is pasted", partial(pasted, COLOURED), is_quick=True),
    Situation("it is pasted into the filter", partial(pasted, COLOURED, moment=in_filter)),
    Situation("it is pasted into a dialog", partial(pasted, COLOURED, moment=in_dialog)),
    Situation("a paste that holds the end of a paste", partial(pasted, f"a{END}q{QUIT}q")),
    Situation("a paste without an end", unfinished_paste),
    Situation("a long paste into the filter", pasted_long),
    Situation("a paste that is too long", pasted_too_much),
    # Job control.
    Situation("Ctrl-Z and fg", suspended, in_shell=True, is_quick=True),
    Situation("Ctrl-Z and fg, three times", partial(suspended, times=3), in_shell=True),
    Situation(
        "Ctrl-Z and fg without a process that watches",
        suspended,
        in_shell=True,
        environment={"TIMELINE_TUI_SUPERVISOR": "0"},
    ),
    Situation(
        "Ctrl-Z while a large file is read, and fg",
        suspended_while_loading,
        files=("many.csv",),
        in_shell=True,
    ),
    Situation("Ctrl-Z, another size, and fg", suspended_and_resized, in_shell=True),
    Situation("Ctrl-Z, SIGTERM, and fg", suspended_and_ended, in_shell=True),
    Situation("SIGSTOP and fg", stopped_without_warning, in_shell=True),
    Situation("SIGKILL, and the shell goes on", killed_in_shell, in_shell=True),
)
"""Every situation; the list in docs/security.md is made of it."""
