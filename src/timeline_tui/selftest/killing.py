"""Writers that are killed, told to end, let down by the disk, or many at once: in a process apart.

`python -m timeline_tui.selftest.killing FOLDER COUNT SEED` writes its tally as one line of JSON. It
forks a child for every kill, so it must have no threads, and is never called in the program itself.
"""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from timeline_tui.errors import WriteError
from timeline_tui.files.atomic import CHUNK, write_atomically
from timeline_tui.files.disk import DISK, Disk
from timeline_tui.memory import Memory
from timeline_tui.selftest.disks import Deadly, Failing, Moment

ERRORS = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EINTR, errno.EACCES, errno.EROFS)
"""With what every call is made to fail in turn."""
ENDS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
"""By what a program is told to end."""
WRITERS, KEPT = 4, 25
"""How many processes keep something in one memory at once, and how often each."""

_LONGEST = 6 * CHUNK
_MOST_CALLS = 16
_LATEST_MS = 4.0
_NAME = "target.csv"


class Trial(NamedTuple):
    """A file, what stands in it and what is to stand there."""

    path: str
    old: str | None
    new: str

    def write(self, disk: Disk = DISK) -> None:
        """Write what is to stand there."""
        write_atomically(
            self.path, lambda out: out.write(self.new), replace=self.old is not None, disk=disk
        )

    def content(self) -> str | None:
        """Give what stands in the file, or None where there is none."""
        try:
            with open(self.path, encoding="utf-8", newline="") as file:
                return file.read()
        except FileNotFoundError:
            return None

    def is_whole(self) -> bool:
        """Tell whether the file is the old one or the new one."""
        return self.content() in (self.old, self.new)


def trial(folder: str, chance: random.Random) -> Trial:
    """Give a trial in an empty folder, with or without a file that stands there."""
    path = os.path.join(folder, _NAME)
    old = _text(chance, "old") if chance.random() < 0.7 else None
    with suppress(FileNotFoundError):
        os.unlink(path)
    if old is not None:
        write_atomically(path, lambda out: out.write(old), replace=False)
    return Trial(path, old, _text(chance, "new"))


def failed_calls(folder: str, chance: random.Random) -> tuple[int, list[str]]:
    """Let every call fail once with every error; give how many that were, and the faults."""
    tried, faults = 0, []
    for error in ERRORS:
        for _ in range(2):
            for number in range(1, 99):
                one = trial(folder, chance)
                disk = Failing(number, error)
                fault = _fails(one, disk)
                if not disk.met:
                    break
                tried += 1
                if fault:
                    faults.append(f"{errno.errorcode[error]} at {disk.met}: {fault}")
    return tried, faults


def kills(folder: str, chance: random.Random, count: int) -> tuple[int, list[str]]:
    """Kill writers at random calls and moments; give how many died, and the faults."""
    died, faults = 0, []
    for number in range(count):
        one = trial(folder, chance)
        if number % 2:
            disk: Disk = Deadly(
                chance.randint(1, _MOST_CALLS // 2),
                chance.choice(list(Moment)),
                has_links=chance.random() < 0.7,
            )
            status = _ended(_forked(lambda one=one, disk=disk: one.write(disk)))  # type: ignore[misc]
        else:
            status = _struck(one, signal.SIGKILL, chance)
        died += os.WIFSIGNALED(status)
        faults += [f"kill {number}: {fault}" for fault in _after(one, folder, sweeps=True)]
    return died, faults


def ends(folder: str, chance: random.Random, count: int) -> tuple[int, list[str]]:
    """Tell writers to end at random moments; give how many that were, and the faults."""
    faults = []
    for number in range(count):
        one = trial(folder, chance)
        end = ENDS[number % len(ENDS)]
        status = _struck(one, end, chance)
        code = 128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)
        if code not in (0, 128 + end):
            faults.append(f"{end.name} {number}: exit code {code}.")
        if code == 0 and one.content() != one.new:
            faults.append(f"{end.name} {number}: it says that it wrote, and did not.")
        faults += [f"{end.name} {number}: {fault}" for fault in _after(one, folder, sweeps=False)]
    return count, faults


def memories(folder: str) -> tuple[int, list[str]]:
    """Let several processes keep lines in one memory; give how many lines, and the faults."""
    from pathlib import Path

    path = Path(folder) / "memory.json"

    def keep(writer: int) -> None:
        memory = Memory(path)
        for number in range(KEPT):
            line = f"{writer}.{number}"
            memory.keep("lines", lambda old, line=line: [*_lines(old), line])  # type: ignore[misc]

    children = [_forked(lambda each=each: keep(each)) for each in range(WRITERS)]  # type: ignore[misc]
    faults = _torn_while(path.read_bytes, children)
    kept = _lines(Memory(path).recall("lines"))
    wanted = {f"{writer}.{number}" for writer in range(WRITERS) for number in range(KEPT)}
    faults += [f"The memory lost line {line}." for line in sorted(wanted - set(kept))]
    os.unlink(path)
    return len(wanted), faults + _strange(folder)


def _text(chance: random.Random, word: str) -> str:
    line = f"{word},{chance.random()}\n"
    return line * (chance.randint(0, _LONGEST) // len(line))


def _fails(one: Trial, disk: Failing) -> str:
    """Write to a disk that fails; give what is wrong afterwards, or nothing."""
    told = None
    try:
        one.write(disk)
    except WriteError as error:
        told = error
    except OSError as error:
        return f"{error!r} was not told in words."
    if told is not None and not told.hint:
        return "the message gives no hint."
    is_new = one.content() == one.new
    if not one.is_whole():
        return "the file is torn."
    if told is None and not is_new:
        return "the failure was not told."
    left = [] if disk.met == "remove" else _strange(os.path.dirname(one.path))
    return "; ".join(left)


def _after(one: Trial, folder: str, *, sweeps: bool) -> list[str]:
    """Give what is wrong after a writer has ended; `sweeps` if the next write is to clear up."""
    faults = [] if one.is_whole() else ["the file is torn."]
    if sweeps:
        write_atomically(one.path, lambda out: out.write(""), replace=True)
    return faults + _strange(folder)


def _strange(folder: str) -> list[str]:
    return [f"{name} is left behind." for name in os.listdir(folder) if name != _NAME]


def _struck(one: Trial, number: int, chance: random.Random) -> int:
    """Start a writer, send it a signal at a random moment, and give how it ended."""
    child = _forked(one.write)
    time.sleep(chance.uniform(0, _LATEST_MS) / 1000)
    os.kill(child, number)
    return _ended(child)


def _forked(work: Callable[[], object]) -> int:
    """Do some work in a child, and give its number; no signal strikes between."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDS)
    child = os.fork()
    if child:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return child
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        work()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    except KeyboardInterrupt:
        code = 128 + signal.SIGINT
    finally:
        os._exit(code)


def _ended(child: int) -> int:
    return os.waitpid(child, 0)[1]


def _torn_while(read: Callable[[], bytes], children: list[int]) -> list[str]:
    """Read again and again while children write; give what was not whole."""
    faults = []
    while children:
        ended, _ = os.waitpid(-1, os.WNOHANG)
        children = [child for child in children if child != ended]
        with suppress(FileNotFoundError):
            text = read()
            try:
                json.loads(text)
            except ValueError:
                faults.append(f"The memory was read torn, at {len(text)} bytes.")
    return faults


def _lines(entry: object) -> list[str]:
    return [str(line) for line in entry] if isinstance(entry, list) else []


def main(folder: str, count: int, seed: int) -> None:
    """Try everything and write the tally."""
    chance = random.Random(seed)  # noqa: S311 - chance, not secrecy
    failed, faults = failed_calls(folder, chance)
    died, torn = kills(folder, chance, count)
    ended, unended = ends(folder, chance, max(count // 10, len(ENDS)))
    kept, lost = memories(folder)
    tally = {
        "inputs": failed + count + ended + kept,
        "faults": [*faults, *torn, *unended, *lost],
        "note": f"{failed} failed calls, {count} kills ({died} in time), {ended} told to end,"
        f" {kept} lines kept at once",
    }
    sys.stdout.write(json.dumps(tally) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
