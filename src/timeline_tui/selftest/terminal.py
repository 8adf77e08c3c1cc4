"""What terminals and systems do to a program: each situation is run in a terminal of its own.

In each the program must end with the code that tells the truth, in time, with the terminal as it
was, without a word that is not its own and without keeping a processor busy.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from shutil import which
from typing import NamedTuple

from timeline_tui.selftest import acts
from timeline_tui.selftest.ptys import FaultError, Screen, Streams, environment
from timeline_tui.selftest.tally import Tally
from timeline_tui.selftest.traces import left_behind, strange

MODULE = [sys.executable, "-m", "timeline_tui"]
_OWN = {"PS1": "READY> ", "EDITOR": f"{sys.executable} -c {acts.EDITOR!r}"}
"""What the situations need among the variables."""
TEMPORARY = "temporary"
"""The folder of temporary files, beside the files that are opened."""


class Situation(NamedTuple):
    """What is done to the program, and how it must end."""

    name: str
    act: Callable[[acts.Run], None]
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
    encoding: str = "utf-8"
    """What the terminal understands."""
    is_quick: bool = False
    takes: float = 15.0
    """Seconds in which it must end once all is done."""


def terminal(quick: bool, seed: int) -> Tally:
    """Run the situations, or the quick ones of them; give how many failed and why."""
    chosen = [each for each in SITUATIONS if (each.is_quick or not quick) and _is_possible(each)]
    with tempfile.TemporaryDirectory(prefix="timeline-tui-") as name:
        write_files(Path(name))
        with ThreadPoolExecutor(acts.SLACK) as pool:
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
            run = acts.Run(screen, home, random.Random(f"{seed} {situation.name}"))  # noqa: S311
            situation.act(run)
            _require_good_end(situation, screen)
            _require_nothing_left(home)
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
    for left in left_behind(bytes(screen.written)) if screen.is_there else ():
        raise FaultError(f"the terminal was left with {left}")
    if b"Traceback" in screen.written:
        raise FaultError(f"a traceback: {screen.written[-300:]!r}")
    if acts.TITLE.encode() in screen.written[screen.written.rfind(b"\x1b[?1049l") :]:
        raise FaultError("what a file holds was told at the end")
    # The grammar is that of UTF-8; what is no text in the terminal's encoding stays what it is.
    written = screen.written.decode(situation.encoding, "surrogateescape")
    told = written.encode("utf-8", "surrogateescape")
    for found in () if situation.in_shell else strange(told):
        raise FaultError(f"forbidden bytes: {found}")


def _require_nothing_left(home: Path) -> None:
    left = [each.name for each in (home / TEMPORARY).iterdir()]
    if left:
        raise FaultError(f"left in the folder of temporary files: {left}")


def _started(situation: Situation, home: Path) -> Screen:
    command = [*MODULE, *situation.files]
    if situation.program:
        command = [sys.executable, "-c", situation.program, *situation.files]
    if situation.in_shell:
        command = ["bash", "--norc", "--noprofile", "-i"]
    (home / TEMPORARY).mkdir()
    own = _OWN | {"TMPDIR": str(home / TEMPORARY)}
    variables = environment(home) | own | dict(situation.environment)
    return Screen(
        command,
        {name: value for name, value in variables.items() if value},
        situation.size,
        situation.streams,
        situation.data,
        owns=situation.owns,
        folder=home,
    )


def _is_possible(situation: Situation) -> bool:
    return not situation.in_shell or which("bash") is not None


def write_files(folder: Path) -> None:
    """Write the files that the situations open into a folder."""
    with (folder / "few.csv").open("w", encoding="utf-8") as out:
        out.write("date,title\n")
        out.writelines(f"20{year},{acts.TITLE} {year}\n" for year in (21, 22, 23))
    with (folder / "many.csv").open("w", encoding="utf-8") as out:
        out.write("date,title\n")
        for number in range(acts.EVENTS):
            out.write(f"{1900 + number % 100}-0{1 + number % 9}-11,event {number}\n")


def _of_signals() -> list[Situation]:
    quick = {("TERM", "in the list"), ("KILL", "in the list"), ("HUP", "in the editor")}
    rows = []
    for when, moment in acts.MOMENTS.items():
        for name, code in acts.SIGNALS.items():
            if when == "in the editor" and name in ("INT", "QUIT"):
                continue  # the editor's own
            files = ("many.csv",) if moment is acts.while_loading else ("few.csv",)
            act = partial(acts.signalled, moment, name)
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
    Situation("Ctrl-Q in the list", acts.quits, is_quick=True),
    Situation("q in the list", partial(acts.typed, "q")),
    Situation(
        "Ctrl-Q while a large file is read",
        partial(acts.typed, acts.QUIT, moment=acts.while_loading),
        files=("many.csv",),
        takes=3.0,
        is_quick=True,
    ),
    Situation("q typed before anything is drawn", partial(acts.typed, "q", moment=acts.at_birth)),
    Situation("SIGTERM to the process that has the screen", acts.to_child, 143),
    Situation("SIGKILL to the process that watches", acts.unwatched, -9, is_quick=True),
    Situation("SIGINT while the editor is open", partial(acts.interrupted_editor, "INT")),
    Situation("SIGQUIT while the editor is open", partial(acts.interrupted_editor, "QUIT")),
    Situation(
        "SIGTERM without a process that watches",
        partial(acts.signalled, acts.in_list, "TERM"),
        143,
        environment={"TIMELINE_TUI_SUPERVISOR": "0"},
    ),
    # What nobody foresaw.
    Situation(
        "an error in a handler",
        acts.crashed,
        70,
        program=acts.failing("screens.main", "MainScreen", "on_resize"),
        is_quick=True,
    ),
    Situation(
        "an error while keys are read",
        acts.broken_thread,
        70,
        program=acts.failing("terminal", "Reading", "messages"),
    ),
    Situation("a crash in native code", acts.segfaulted, 139, is_quick=True),
    Situation("a program that does not answer, and SIGTERM", acts.stuck, 143, program=acts.STUCK),
    # The terminal is gone.
    Situation("the window is closed", partial(acts.closed, acts.in_list), 129, is_quick=True),
    Situation("the window is closed in a dialog", partial(acts.closed, acts.in_dialog), 129),
    Situation("the window is closed in the editor", partial(acts.closed, acts.in_editor), 129),
    Situation(
        "the window is closed while a large file is read",
        partial(acts.closed, acts.while_loading),
        129,
        ("many.csv",),
    ),
    Situation("SIGHUP and SIGCONT behind it", acts.hung_up_and_woken, 129),
    Situation("nobody reads what is drawn", acts.unread),
    Situation("nobody reads what is drawn, and SIGTERM", acts.unread_and_ended, 143),
    # Standard streams that lead elsewhere.
    Situation("stdin is /dev/null", acts.quits, streams=Streams(stdin=_NULL), is_quick=True),
    Situation("stdin is closed", acts.quits, streams=Streams(stdin="closed")),
    Situation("stdin is an empty pipe", acts.quits, streams=Streams(stdin="kept"), data=b""),
    Situation(
        "stdin is a pipe with the data",
        acts.quits,
        files=("-", "--input-format", "csv"),
        streams=Streams(stdin="kept"),
        data=f"date,title\n2021,{acts.TITLE}\n2022,b\n2023,c\n".encode(),
        is_quick=True,
    ),
    Situation(
        "stdin is /dev/null and there is no terminal of its own",
        acts.refused,
        2,
        streams=Streams(stdin=_NULL),
        owns=False,
    ),
    Situation("stdout is closed", acts.refused, 2, streams=Streams(stdout="closed")),
    Situation("stdout is full", acts.refused, 2, streams=Streams(stdout="/dev/full")),
    Situation("stdout is a pipe", acts.listed_elsewhere, streams=Streams(stdout="kept")),
    Situation("stderr is /dev/null", acts.quits, streams=Streams(stderr=_NULL)),
    Situation("stderr is closed", acts.quits, streams=Streams(stderr="closed")),
    Situation("stdin and stderr are closed", acts.quits, streams=Streams("closed", "", "closed")),
    # What the environment says.
    Situation("TERM=dumb", acts.listed, environment={"TERM": "dumb"}),
    *(
        Situation(f"TERM={name or '(not set)'}", acts.quits, environment={"TERM": name})
        for name in ("", "linux", "vt100", "nobody-knows-this")
    ),
    Situation("LANG=C", acts.quits, environment={"LANG": "C"}, is_quick=True),
    Situation("LC_ALL=ISO-8859-1", acts.quits, environment={"LC_ALL": "en_US.ISO-8859-1"}),
    Situation(
        "streams in ISO-8859-1",
        acts.quits,
        environment={"PYTHONIOENCODING": "iso-8859-1"},
        encoding="iso-8859-1",
    ),
    Situation("streams in ASCII", acts.quits, environment={"PYTHONIOENCODING": "ascii"}),
    Situation("NO_COLOR", acts.quits, environment={"NO_COLOR": "1"}),
    *(
        Situation(
            f"COLUMNS={columns} and LINES={lines} lie",
            acts.small,
            environment={"COLUMNS": columns, "LINES": lines},
        )
        for columns, lines in (("1", "9999"), ("-5", "abc"), ("99999999", "99999999"))
    ),
    Situation(
        "a home that cannot be written", acts.quits, environment={"XDG_STATE_HOME": "/dev/null/x"}
    ),
    # Sizes.
    *(
        Situation(f"a terminal of {columns}x{lines}", acts.small, size=(columns, lines))
        for columns, lines in ((0, 0), (1, 1), (80, 1), (1, 80), (2, 2), (10, 3), (500, 500))
    ),
    Situation("a storm of sizes", acts.stormed),
    # What comes in as keys.
    Situation("a byte 0xFF", partial(acts.sent, b"\xff"), is_quick=True),
    Situation("NUL bytes", partial(acts.sent, b"\x00" * 50)),
    Situation("sequences that no terminal sends", partial(acts.sent, ODD)),
    Situation("a flood of replies", partial(acts.sent, REPLIES * 500)),
    Situation("focus comes and goes", partial(acts.sent, b"\x1b[O\x1b[I" * 200)),
    Situation("a flood of mouse moves", partial(acts.sent, b"\x1b[<35;40;12M" * 2000)),
    Situation("19,000 random bytes", partial(acts.noise, 19_000)),
    Situation(
        "3,000 random bytes into the filter",
        partial(acts.noise, 3_000, moment=acts.in_filter),
    ),
    Situation("Escape alone", acts.escape_alone),
    Situation("a coloured log is pasted", partial(acts.pasted, COLOURED), is_quick=True),
    Situation(
        "it is pasted into the filter", partial(acts.pasted, COLOURED, moment=acts.in_filter)
    ),
    Situation("it is pasted into a dialog", partial(acts.pasted, COLOURED, moment=acts.in_dialog)),
    Situation(
        "a paste that holds the end of a paste", partial(acts.pasted, f"a{acts.END}q{acts.QUIT}q")
    ),
    Situation("a paste without an end", acts.unfinished_paste),
    Situation("a long paste into the filter", acts.pasted_long),
    Situation("a paste that is too long", acts.pasted_too_much),
    # Job control.
    Situation("Ctrl-Z and fg", acts.suspended, in_shell=True, is_quick=True),
    Situation("Ctrl-Z and fg, three times", partial(acts.suspended, times=3), in_shell=True),
    Situation(
        "Ctrl-Z and fg without a process that watches",
        acts.suspended,
        in_shell=True,
        environment={"TIMELINE_TUI_SUPERVISOR": "0"},
    ),
    Situation(
        "Ctrl-Z while a large file is read, and fg",
        acts.suspended_while_loading,
        files=("many.csv",),
        in_shell=True,
    ),
    Situation("Ctrl-Z, another size, and fg", acts.suspended_and_resized, in_shell=True),
    Situation("Ctrl-Z, SIGTERM, and fg", acts.suspended_and_ended, in_shell=True),
    Situation("SIGSTOP and fg", acts.stopped_without_warning, in_shell=True),
    Situation("SIGKILL, and the shell goes on", acts.killed_in_shell, in_shell=True),
)
"""Every situation; the list in docs/security.md is made of it."""
