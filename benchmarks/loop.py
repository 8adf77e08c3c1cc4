"""Which steps of the event loop take long while 100,000 events are read, filtered and looked at.

Run with `python benchmarks/loop.py`. Nothing is asserted here; no step is to take 50 ms.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from run import EVENTS, write_table
from terminal import Terminal

LONG = 0.05
"""Seconds of a step that is told."""
PROGRAM = f"""
import asyncio, sys, time
told = open(sys.argv.pop(1), "a", buffering=1)
run = asyncio.Handle._run
def timed(self):
    began, own = time.perf_counter(), time.thread_time()
    try:
        return run(self)
    finally:
        taken = time.perf_counter() - began
        if taken > {LONG}:
            task = getattr(self._callback, "__self__", None)
            name = task.get_name() if hasattr(task, "get_name") else self._callback
            own = time.thread_time() - own
            times = f"{{taken * 1e3:4.0f}} ms, {{own * 1e3:4.0f}} of them its own"
            print(f"  {{times}}: {{name}}", file=told)
asyncio.Handle._run = timed
from timeline_tui.cli import main
sys.exit(main())
"""
STEPS = {
    "moving": "j" * 40,
    "paging": " " * 20 + "b" * 20 + "GgGg",
    "details": ("\r", *"jjjj", "\x1b"),
    "filtering": ("/", *"harbour", "\x15", "\x1b"),
    "finding": ("f", *"winter", "\r", *"nnnN", "\x1b", "\x1b"),
    "the palette": ("\x10", "\x1b"),
    "help": ("?", "\x1b"),
    "zooming": "++--",
    "an export": ("x", "\x1b"),
    "going": ("@", *"2001", "\r"),
}
"""What is done, key by key."""


def main() -> None:
    """Print what took long, under what was done."""
    with tempfile.TemporaryDirectory() as folder:
        table, told = Path(folder) / "events.csv", Path(folder) / "told.txt"
        write_table(table, EVENTS)
        with Terminal([sys.executable, "-c", PROGRAM, str(told), str(table)]) as terminal:
            terminal.until(f"{EVENTS:,} of {EVENTS:,}")
            terminal.settle(0.3)
            _tell("loading", told)
            for name, keys in STEPS.items():
                for key in keys:
                    terminal.drawn(key)
                _tell(name, told)


def _tell(name: str, told: Path) -> None:
    steps = told.read_text(encoding="utf-8")
    print(f"{name}: {'no step took long' if not steps else ''}")
    print(steps, end="")
    told.write_text("", encoding="utf-8")


if __name__ == "__main__":
    main()
