"""Families that misbehave, for tests of what runs them."""

import os
import signal
import sys
import time

from timeline_tui.selftest.tally import Tally
from timeline_tui.selftest.trials import Trials, Watch


def fine(seed: int) -> Tally:
    return Tally("fine", seed, (), "a note")


def raising(seed: int) -> Tally:
    raise RecursionError("too deep")


def noisy(seed: int) -> Tally:
    os.write(1, b"x" * 1_000_000)
    sys.exit(3)


def killed(seed: int, watch: Watch) -> Tally:
    trials = Trials("killed", seed, watch)

    def check() -> list[str]:
        os.kill(os.getpid(), signal.SIGSEGV)
        return []

    trials.attempt(b"harmless", list)
    trials.attempt(b"deadly", check, "yaml")
    return trials.tally()


def endless(seed: int, watch: Watch) -> Tally:
    watch.trying("endless.txt", b"round and round")
    time.sleep(600)
    raise AssertionError


def at_fault(seed: int, watch: Watch) -> Tally:
    trials = Trials("at fault", seed, watch)
    for data in (b"good", b"bad\x1b[31m", b"good too"):
        trials.attempt(data, lambda data=data: [f"{data!r} is bad"] if b"bad" in data else [])
    trials.attempt(b"raises", lambda: [1 // 0])
    return trials.tally("four of them")
