"""A program that has the terminal for a while, in place of the screen."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

ENDS = ("SIGTERM", "SIGHUP")
"""What ends the program that is in front, and then this one."""
KEYS = ("SIGINT", "SIGQUIT")
"""What the terminal sends to both, and the one in front means by itself."""


def run_in_front(command: Sequence[str]) -> int:
    """Run a program until it ends; give its exit code.

    A signal to end is passed on, so that an editor can keep what was typed in it, and comes back
    when the program has ended.
    """
    # The words are the person's own setting, split without a shell.
    process = subprocess.Popen(command)  # noqa: S603
    with _signals_for(process):
        return process.wait()


@contextmanager
def _signals_for(process: subprocess.Popen[bytes]) -> Iterator[None]:
    told: list[int] = []

    def pass_on(number: int, _: object) -> None:
        told.append(number)
        process.send_signal(number)

    # The loop hears of every signal that has a handler; of these it is to hear afterwards.
    wakeup = signal.set_wakeup_fd(-1)
    before = {name: signal.signal(_number(name), pass_on) for name in ENDS}
    # Unlike a handler, to ignore a signal would be handed down to the program.
    before |= {name: signal.signal(_number(name), lambda *_: None) for name in KEYS}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(_number(name), handler or signal.SIG_DFL)
        signal.set_wakeup_fd(wakeup)
        for number in told[-1:]:
            os.kill(os.getpid(), number)


def _number(name: str) -> signal.Signals:
    return signal.Signals[name]
