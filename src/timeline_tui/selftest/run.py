"""Running families, each in a process of its own with a limit of time, two at once.

A family that raises, dies or does not come to an end is a fault of that family, with the input that
it was at where that is known; the others are run all the same.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import NamedTuple, Self

from timeline_tui.selftest.child import INPUT, QUICK, TALLY, from_json
from timeline_tui.selftest.families import Family
from timeline_tui.selftest.tally import Kept, Tally
from timeline_tui.selftest.trials import last_tried

SEED = 1
"""The seed of a run for which none is named: every such run tries the same."""
AT_ONCE = 2
"""How many families are tried at once."""


class Outcome(NamedTuple):
    """What a family came to, and in which time."""

    family: Family
    tally: Tally
    seconds: float


class Processes:
    """The processes of the families that are being tried; those left are ended on the way out."""

    def __init__(self) -> None:
        self._running: set[subprocess.Popen[bytes]] = set()
        self._is_over = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over = True
        for process in list(self._running):
            _kill(process)

    def started(self, words: Sequence[str], out: int) -> subprocess.Popen[bytes]:
        """Start a process in a group of its own; its standard input ends when this one does."""
        if self._is_over:
            raise InterruptedError
        process = subprocess.Popen(  # noqa: S603 - our own words
            words, stdin=subprocess.PIPE, stdout=out, stderr=out, start_new_session=True
        )
        self._running.add(process)
        return process

    def ended(self, process: subprocess.Popen[bytes]) -> None:
        """End a process and all that it started."""
        _kill(process)
        process.communicate()
        self._running.discard(process)


def runs(
    families: Sequence[Family],
    quick: bool,
    seed: int,
    tell: Callable[[Sequence[Family]], None] = lambda _: None,
) -> Iterator[Outcome]:
    """Try families, and give each as it ends; `tell` is told which are being tried."""
    together = [each for each in families if not each.is_alone and not each.absent]
    alone = [each for each in families if each.is_alone]
    absent = [each for each in families if each.absent]
    for group, workers in ((together, AT_ONCE), (alone, 1), (absent, 1)):
        with ThreadPoolExecutor(workers) as pool, Processes() as processes:
            waiting: dict[Future[Outcome], Family] = {
                pool.submit(tried, family, quick, seed, processes): family for family in group
            }
            yield from _as_they_end(waiting, tell)


def tried(family: Family, quick: bool, seed: int, processes: Processes) -> Outcome:
    """Try one family in a process of its own."""
    begun = time.monotonic()
    if family.absent:
        return Outcome(family, Tally(family.name, 0, (), family.absent), 0.0)
    with TemporaryDirectory(prefix="timeline-tui-") as name:
        folder = Path(name)
        tally = _tally(family, QUICK if quick else "whole", seed, folder, processes)
    return Outcome(family, tally._replace(family=family.name), time.monotonic() - begun)


def _tally(family: Family, size: str, seed: int, folder: Path, processes: Processes) -> Tally:
    # Without -P, a folder that a person stands in could hold modules of these names.
    module = "timeline_tui.selftest.child"
    told = json.dumps(family)
    words = [sys.executable, "-P", "-m", module, told, size, str(seed), str(folder)]
    with open(folder / "errors", "w+b") as errors:
        process = processes.started(words, errors.fileno())
        try:
            code: int | None = process.wait(family.seconds)
        except subprocess.TimeoutExpired:
            code = None
        finally:
            processes.ended(process)
        errors.seek(0)
        said = errors.read().decode("utf-8", "replace").strip().splitlines()
    if code == 0 and (folder / TALLY).exists():
        return from_json((folder / TALLY).read_text(encoding="utf-8"))
    return _dead(family, code, seed, said[-1] if said else "", last_tried(folder / INPUT))


def _dead(family: Family, code: int | None, seed: int, said: str, last: Kept | None) -> Tally:
    if code is None:
        what = f"it had not come to an end after {family.seconds} s"
    elif code < 0:
        what = f"it was killed by {signal.Signals(-code).name}"
    else:
        what = f"it ended with code {code}: {said}"
    at = f"{last.name} (an input of seed {seed}): " if last else ""
    return Tally(family.name, 0, (at + what,), kept=(last,) if last else ())


def _as_they_end(
    waiting: dict[Future[Outcome], Family], tell: Callable[[Sequence[Family]], None]
) -> Iterator[Outcome]:
    while waiting:
        tell([family for future, family in waiting.items() if future.running()])
        done, _ = wait(waiting, return_when=FIRST_COMPLETED)
        for future in sorted(done, key=list(waiting).index):
            del waiting[future]
            yield future.result()


def _kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def keep(inputs: Sequence[Kept]) -> str:
    """Write inputs into a new folder that only its owner can read, and give it; or nothing."""
    if not inputs:
        return ""
    folder = mkdtemp(prefix="timeline-tui-selftest-")
    for each in inputs:
        Path(folder, each.name).write_bytes(each.data)
    return folder
