"""Starting a program in a terminal with its standard streams as they are told; nothing else.

`python launch.py TERMINAL STDIN STDOUT STDERR COMMAND...` is run by its path, so that it imports
nothing of the program. A stream is a file's name, `closed`, or `kept` as it was found. A terminal
behind a `!` is written to without being the program's own.
"""

from __future__ import annotations

import fcntl
import os
import signal
import sys
import termios
from contextlib import suppress


def main() -> None:
    """Become the program."""
    # A program that was started in the background may have been told to ignore Ctrl-C.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    terminal, *streams = sys.argv[1:5]
    owns, terminal = not terminal.startswith("!"), terminal.lstrip("!")
    descriptor = os.open(terminal, os.O_RDWR | (0 if owns else os.O_NOCTTY))
    if owns:
        with suppress(OSError):  # Linux has done it already
            fcntl.ioctl(descriptor, termios.TIOCSCTTY, 0)
    for number, name in enumerate(streams):
        if name not in ("closed", "kept"):
            opened = os.open(name, os.O_RDWR | os.O_NOCTTY)
            os.dup2(opened, number)
            os.close(opened)
    os.close(descriptor)
    for number, name in enumerate(streams):
        if name == "closed":
            os.close(number)
    os.execvp(sys.argv[5], sys.argv[5:])  # noqa: S606


if __name__ == "__main__":
    main()
