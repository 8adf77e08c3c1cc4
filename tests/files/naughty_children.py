"""Functions that do in a process of their own what hostile files make readers do."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

from timeline_tui.errors import ReadError


def count(most: int) -> Iterator[object]:
    yield from range(most)


def nothing() -> Iterator[object]:
    return iter(())


def hostile_text() -> Iterator[object]:
    yield "\ud800\x1b]52;c;\x07\n\u202e"


def null_read() -> Iterator[object]:
    yield 1
    ctypes.string_at(0)


def abort() -> Iterator[object]:
    os.abort()


def killed() -> Iterator[object]:
    os.kill(os.getpid(), signal.SIGKILL)
    yield


def eat() -> Iterator[object]:
    held = [bytearray(2**20)]
    while True:
        held.append(bytearray(len(held[-1]) * 2))
        yield len(held)


def loop() -> Iterator[object]:
    while True:
        pass


def sleep() -> Iterator[object]:
    time.sleep(1000)
    yield


def flood() -> Iterator[object]:
    while True:
        yield "x" * 1000


def flood_aside() -> Iterator[object]:
    for _ in range(1000):
        sys.stderr.write("x" * 10_000 + "\n")
        os.write(1, b"printed by native code\n")
    yield 1


def one_line_without_end() -> Iterator[object]:
    out = _out()
    while True:
        os.write(out, b"x" * 100_000)


def garbage() -> Iterator[object]:
    os.write(_out(), b"\x00\xff[]{not json\n")
    yield 1


def deep() -> Iterator[object]:
    os.write(_out(), b'{"value":' + b"[" * 100_000 + b"\n")
    yield 1


def no_pair() -> Iterator[object]:
    os.write(_out(), b'{"value": 1, "end": 2}\n')
    yield 1


def leave() -> Iterator[object]:
    sys.stderr.write("\x1b]0;title\x07 gone\n")
    sys.stderr.flush()
    os._exit(0)


def half() -> Iterator[object]:
    os.write(_out(), b'{"val')
    os._exit(0)


def raise_error(text: str) -> Iterator[object]:
    raise ValueError(text)


def leave_early() -> Iterator[object]:
    sys.exit(0)


def refuse(path: str) -> Iterator[object]:
    raise ReadError(f"{path} is \x1b[31mno table", hint="Save it as CSV.")


def write_file(path: str) -> Iterator[object]:
    with open(path, "wb") as stream:
        stream.write(b"x" * 100)
    yield 1


def start_another(path: str) -> Iterator[object]:
    another = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"])
    yield another.pid
    time.sleep(1000)


def surroundings() -> Iterator[object]:
    numbers = sorted(int(name) for name in os.listdir("/proc/self/fd"))
    yield {
        "descriptors": [number for number in numbers if _is_open(number)],
        "folder": os.getcwd(),
        "isolated": sys.flags.isolated,
        "environment": sorted(os.environ),
        "stdin": sys.stdin.read(),
        "core": resource.getrlimit(resource.RLIMIT_CORE),
    }


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _out() -> int:
    """The descriptor of the answer, as a compromised reader would find it."""
    return next(number for number in range(3, 64) if _is_pipe(number))


def _is_pipe(number: int) -> bool:
    try:
        return os.readlink(f"/proc/self/fd/{number}").startswith("pipe:")
    except OSError:
        return False
