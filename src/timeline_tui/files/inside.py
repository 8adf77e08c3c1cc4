"""What runs in the process of `child`: limits first, then one function, whose values it writes.

Nobody imports it but that process.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import signal
import sys
from typing import BinaryIO

from timeline_tui.errors import TimelineError

_CHANGED = ("memory", "processor", "seconds", "result", "written", "descriptors")


def main() -> None:
    """Read one request from standard input, and write a line for each value of its answer."""
    request = json.loads(sys.stdin.buffer.read())
    with os.fdopen(os.dup(1), "wb") as out:
        # What native code prints goes where it is kept apart from the answer.
        os.dup2(2, 1)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        _limit(**dict(zip(_CHANGED, request["limits"], strict=True)))
        _answer(request["function"], request["arguments"], out)


def _limit(
    memory: int, processor: int, seconds: float, result: int, written: int, descriptors: int
) -> None:
    for kind, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, written),
        (resource.RLIMIT_NOFILE, descriptors),
        (resource.RLIMIT_AS, memory),
    ):
        _set(kind, most, most)
    # The first limit sends a signal that says so, the second one kills.
    _set(resource.RLIMIT_CPU, processor, processor + 1)
    # Where the parent was killed, nobody else ends what waits for ever.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds + 1)


def _set(kind: int, soft: int, hard: int) -> None:
    most = resource.getrlimit(kind)[1]
    if most != resource.RLIM_INFINITY:
        soft, hard = min(soft, most), min(hard, most)
    resource.setrlimit(kind, (soft, hard))


def _answer(function: str, arguments: list[object], out: BinaryIO) -> None:
    try:
        module, _, name = function.rpartition(".")
        for value in getattr(importlib.import_module(module), name)(*arguments):
            _write(out, "value", value)
        _write(out, "end", None)
    except TimelineError as error:
        _write(out, "refused", [error.message, error.hint])
    except MemoryError:
        _write(out, "memory", None)
    except BrokenPipeError:
        os._exit(1)
    except BaseException as error:
        # Its text may quote the file; its kind does not.
        _write(out, "fault", type(error).__name__)


def _write(out: BinaryIO, kind: str, content: object) -> None:
    out.write(json.dumps({kind: content}).encode() + b"\n")
    out.flush()
