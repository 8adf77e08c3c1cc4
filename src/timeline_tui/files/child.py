"""Work on hostile bytes in a process of its own, that may crash, hang or grow without harm.

What it gives comes back as lines of JSON, and is as little trusted as the file. Nothing of the
parent is handed down but the arguments, the language and where programs lie. For readers of formats
that are parsed by native code; the start of a program never needs it.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, NamedTuple

from timeline_tui.errors import ReadError
from timeline_tui.text.catalogue import tr
from timeline_tui.text.safe import safe

PACKAGE = "timeline_tui."
"""How the names of functions begin that may be called."""
ROOTS = (str(Path(__file__).resolve().parents[2]),)
"""Where a child finds the modules of this program."""

_MAIN = "import sys; sys.path += sys.argv[1:]; from timeline_tui.files.inside import main; main()"
_KEPT = ("LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LD_LIBRARY_PATH", "PATH", "TMPDIR")
_PIECE = 65_536
_PAUSE = 0.05
"""Seconds between two looks at whether anybody still waits."""
_SAID = 4096
_SHOWN = 200


class Limits(NamedTuple):
    """What a child may use up."""

    memory: int = 2**30
    """Bytes of addresses."""
    processor: int = 30
    """Seconds of work."""
    seconds: float = 60.0
    """Seconds from its start to its end."""
    result: int = 256 * 2**20
    """Bytes of what it gives."""
    written: int = 0
    """Bytes of a file that it may write."""
    descriptors: int = 64
    """Files that it may hold open."""


def values_apart(
    function: str,
    arguments: list[object],
    path: str,
    limits: Limits | None = None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[Any]:
    """Give the values that a function of this program, called in a child, gives for a file.

    Raises ReadError, in one sentence about `path`, when the child dies, breaks a limit, says so
    itself, or gives no result. It does not outlive the iteration.
    """
    if not function.startswith(PACKAGE):
        raise ValueError(function)
    limits = limits or Limits()
    request = json.dumps({"function": function, "arguments": arguments, "limits": limits})
    said = bytearray()
    with _running(request) as child:
        for line in _lines(child, said, path, limits, is_cancelled):
            kind, content = _taken_apart(line, path, said)
            if kind == "value":
                yield content
            elif kind == "end":
                return
            else:
                raise _told(kind, content, path, limits, said)
        raise _dead(child.wait(), path, limits, said)


@contextmanager
def _running(request: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start a child in a session of its own, so that all that it starts ends with it."""
    child = subprocess.Popen(  # noqa: S603 -- our own interpreter, and nothing of the data
        # -B: a limit on what is written must not leave half a module behind.
        [sys.executable, "-I", "-B", "-X", "utf8", "-c", _MAIN, *ROOTS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd="/",
        env={name: os.environ[name] for name in _KEPT if name in os.environ},
        start_new_session=True,
    )
    try:
        with suppress(BrokenPipeError):
            _pipe(child.stdin).write(request.encode())
            _pipe(child.stdin).close()
        yield child
    finally:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        for pipe in (child.stdin, child.stdout, child.stderr):
            with suppress(OSError):
                _pipe(pipe).close()


def _lines(
    child: subprocess.Popen[bytes],
    said: bytearray,
    path: str,
    limits: Limits,
    is_cancelled: Callable[[], bool],
) -> Iterator[bytearray]:
    """Give the lines that a child writes, up to its end; what it says besides goes to `said`."""
    until = time.monotonic() + limits.seconds
    given, rest = 0, bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(_pipe(child.stdout), selectors.EVENT_READ)
        selector.register(_pipe(child.stderr), selectors.EVENT_READ)
        while _pipe(child.stdout) in selector.get_map():
            if is_cancelled():
                raise ReadError(tr("the reading of {path} was ended", path=safe(path)))
            if time.monotonic() > until:
                raise _too_slow(path, limits.seconds)
            for key, _ in selector.select(_PAUSE):
                piece = os.read(key.fd, _PIECE)
                if not piece:
                    selector.unregister(key.fileobj)
                elif key.fileobj is child.stderr:
                    said += piece
                    del said[:-_SAID]
                else:
                    given += len(piece)
                    if given > limits.result:
                        raise _too_much(path, limits)
                    rest += piece
                    if b"\n" in piece:
                        *lines, rest = rest.split(b"\n")
                        yield from lines
    if rest:
        yield rest


def _taken_apart(line: bytearray, path: str, said: bytearray) -> tuple[str, Any]:
    """Give the kind of a line and what it holds."""
    try:
        ((kind, content),) = json.loads(line).items()
    except (ValueError, AttributeError, RecursionError):
        raise ReadError(
            tr("the reader of {path} gave no result that can be understood", path=safe(path)),
            hint=_damaged(said),
        ) from None
    return str(kind), content


def _told(kind: str, content: Any, path: str, limits: Limits, said: bytearray) -> ReadError:
    """The error of a child that could still say what was wrong."""
    match kind, content:
        case "refused", [str(message), str(hint)]:
            return ReadError(safe(message), hint=safe(hint))
        case "memory", _:
            return _too_big(path, limits)
        case _:
            return _crashed(path, safe(str(content), _SHOWN), said)


def _dead(code: int, path: str, limits: Limits, said: bytearray) -> ReadError:
    """The error of a child that ended without saying so."""
    if code == -signal.SIGXCPU:
        return _too_slow(path, limits.processor)
    if code == -signal.SIGALRM:
        return _too_slow(path, limits.seconds)
    if code < 0:
        with suppress(ValueError):
            return _crashed(path, signal.Signals(-code).name, said)
    if b"MemoryError" in said:
        return _too_big(path, limits)
    return ReadError(
        tr("the reader of {path} ended without a result", path=safe(path)), hint=_damaged(said)
    )


def _crashed(path: str, reason: str, said: bytearray) -> ReadError:
    text = tr("the reader of {path} crashed: {reason}", path=safe(path), reason=reason)
    return ReadError(text, hint=_damaged(said))


def _too_slow(path: str, seconds: float) -> ReadError:
    text = tr(
        "reading {path} takes more than {seconds:g} seconds", path=safe(path), seconds=seconds
    )
    return ReadError(text, hint=tr("It may be damaged; save it as CSV with another program."))


def _too_big(path: str, limits: Limits) -> ReadError:
    text = tr(
        "reading {path} takes more than {size} MiB of memory",
        path=safe(path),
        size=limits.memory // 2**20,
    )
    return ReadError(text, hint=tr("It may be damaged; save it as CSV with another program."))


def _too_much(path: str, limits: Limits) -> ReadError:
    text = tr("{path} holds more than {size} MiB", path=safe(path), size=limits.result // 2**20)
    return ReadError(text, hint=tr("Split it into several files."))


def _damaged(said: bytearray) -> str:
    """What to do about it, and the last line of what the child said."""
    hint = tr("It may be damaged; save it as CSV with another program.")
    lines = said.decode("utf-8", "replace").split("\n")
    last = next((line for line in reversed(lines) if line.strip()), "")
    return f"{hint} {tr('It said: {said}', said=safe(last.strip(), _SHOWN))}" if last else hint


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    assert pipe is not None
    return pipe
