"""Ratios within one run: how long we take beside a bare Textual application on this machine.

Run with `make bench`. Nothing is asserted here; the targets stand beside the figures.
"""

from __future__ import annotations

import compileall
import statistics
import sys
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from terminal import Terminal

HERE = Path(__file__).resolve().parent
LABEL = "a label on screen"
FIRST_EVENT = "US-led coalition"
EVENTS = 100_000
LETTERS = "klmprsw"
"""What the words of titles are made of: none can stand in an id or in the rest of a title."""
LENGTH = 12
"""Letters in a word of a title."""
TYPED, TYPED_LENGTH = 16, 5
"""How many words are typed, and how many letters of each: the first finds most titles."""

EMPTY = "\x15"
"""The key that empties the line: what is offered for it would take the first Escape."""
STARTS = 42
"""How often each program is started."""
HELD = 300
"""Keys of a key that is held for ten seconds."""
HELD_EVERY = 1 / 30
"""Seconds between them, as keyboards repeat."""


class Yardsticks(NamedTuple):
    """What bare Textual applications take here, in this run."""

    paint: float
    """Seconds to the first paint of one label."""
    repaint: float
    """Seconds to repaint a whole screen on a key, 95th percentile."""
    memory: int
    """Anonymous memory of one label, in kB."""


def main() -> None:
    """Print every measure."""
    ours = [str(Path(sys.executable).parent / "timeline-tui")]
    # Installers compile what they install, Textual for one; what is run from its source is compiled
    # when it is first run, unless PYTHONDONTWRITEBYTECODE forbids it.
    compileall.compile_dir(HERE.parent / "src", quiet=1)
    label = [sys.executable, str(HERE / "bare.py")]
    paint, first = _in_turn((label, LABEL), (ours, FIRST_EVENT))
    bare = Yardsticks(paint, _repaint(), _memory(label, LABEL)[0])
    print(f"bare Textual app: first paint {bare.paint * 1000:.0f} ms, {bare.memory // 1024} MB")
    print(f"bare Textual app: repaints a screen in {bare.repaint * 1000:.0f} ms (95th percentile)")
    _report("first event of the sample on screen", first, bare.paint, "at most 1.8 x bare")
    _report_supervisor(ours)
    screen, all_of_it = _memory(ours, FIRST_EVENT)
    for name, memory, target in (
        ("anonymous memory with the sample", screen, "at most 2.2 x bare"),
        ("the same, with the supervisor", all_of_it, ""),
    ):
        print(f"{name:42}{memory / 1024:8.1f} MB {memory / bare.memory:6.2f} x bare   {target}")
    with tempfile.TemporaryDirectory() as folder:
        _large(ours, Path(folder) / "events.csv", bare)


def _report_supervisor(ours: list[str]) -> None:
    """Start with and without the process that waits for the screen."""
    watched, bare = _in_turn(
        (["env", "TIMELINE_TUI_SUPERVISOR=1", *ours], FIRST_EVENT),
        (["env", "TIMELINE_TUI_SUPERVISOR=0", *ours], FIRST_EVENT),
    )
    told = (
        f"{(watched - bare) * 1000:+8.1f} ms {watched / bare:6.2f} x alone  at most 10 ms, 1.06 x"
    )
    print(f"{'the same, beside no supervisor':42}{told}")
    with Terminal(ours) as terminal:
        terminal.until(FIRST_EVENT)
        print(f"{'memory of the supervisor alone':42}{terminal.rss_of_first() / 1024:8.1f} MB")


def _repaint() -> float:
    with Terminal([sys.executable, str(HERE / "repaint.py")]) as terminal:
        terminal.until("piece 4")
        return _p95([terminal.drawn(" ") for _ in range(80)])


def _large(ours: list[str], path: Path, bare: Yardsticks) -> None:
    """Measure filtering and scrolling in a table of 100,000 events."""
    titles = write_table(path, EVENTS)
    with Terminal([*ours, str(path)]) as terminal:
        loaded = terminal.until(f"{EVENTS:,} of {EVENTS:,}")
        _report(f"{EVENTS:,} events from CSV: loaded", loaded, bare.paint, "")
        shown, still = _keystrokes(terminal, titles)
        _report("filter keystroke, median", statistics.median(shown), bare.repaint, "")
        _report(
            "filter keystroke, 95th percentile", _p95(shown), bare.repaint, "at most 4 x a repaint"
        )
        _report("... with what is offered next", _p95(still), bare.repaint, "")
        pages = _p95(_pages(terminal))
        _report("one page anywhere, 95th percentile", pages, bare.repaint, "at most 2 x a repaint")
        lag = terminal.held("j", HELD, HELD_EVERY)
        _report("j held for ten seconds: left to draw", lag, bare.repaint, "no more than one key")
        print(f"{'anonymous memory':42}{terminal.rss() // 1024:8} MB")


def _keystrokes(terminal: Terminal, titles: Sequence[str]) -> tuple[list[float], list[float]]:
    """Type words letter by letter; give the times to the new number of hits, and to the last byte.

    The last byte is that of the offers, which are counted once the hits stand there.
    """
    shown, still = [], []
    for word in _words(TYPED, TYPED_LENGTH, seed=2):
        terminal.press("/", "")
        before = EVENTS
        for length in range(1, len(word) + 1):
            count = sum(word[:length] in title for title in titles)
            if count != before:
                first, last = terminal.answered(word[length - 1], f"{count:,} of")
                shown.append(first)
                still.append(last)
            else:
                terminal.drawn(word[length - 1])
            before = count
        if before != EVENTS:
            terminal.press(EMPTY, f"{EVENTS:,} of")
        terminal.drawn("\x1b", quiet=0.3)
    return shown, still


def _pages(terminal: Terminal) -> list[float]:
    """Jump to either end, and page from there; each counts until the last byte is drawn."""
    times = []
    for go, page in (("G", "b"), ("g", " ")):
        times.append(terminal.drawn(go))
        times += [terminal.drawn(page) for _ in range(40)]
    return times


def write_table(path: Path, count: int) -> list[str]:
    """Write a table of events whose titles are words; give the titles."""
    first = date(1990, 1, 1)
    titles = [f"event of the {word}" for word in _words(count, LENGTH, seed=1)]
    with path.open("w", encoding="utf-8") as out:
        out.write("date,title,category,place,tags\n")
        for number, title in enumerate(titles):
            day = first + timedelta(days=number // 8)
            out.write(f"{day},{title},{number % 5},{number % 7},{number % 3}\n")
    return titles


def _words(count: int, length: int, seed: int) -> list[str]:
    random = Random(seed)
    return ["".join(random.choices(LETTERS, k=length)) for _ in range(count)]


def _memory(command: list[str], text: str) -> tuple[int, int]:
    """Give the anonymous memory of what draws and of all once nothing more is drawn, in kB."""
    with Terminal(command) as terminal:
        terminal.until(text)
        terminal.settle(quiet=1.5)
        return terminal.rss_of_screen(), terminal.rss()


def _in_turn(*programs: tuple[list[str], str]) -> list[float]:
    """Start two programs in turn; give for each the median of the seconds to its text.

    A machine is now faster and now slower: both have to be measured while it is either.
    """
    times: list[list[float]] = [[] for _ in programs]
    for number in range(STARTS * len(programs)):
        which = number % 4 in (1, 2)  # neither always runs behind the other
        command, text = programs[which]
        with Terminal(command) as terminal:
            times[which].append(terminal.until(text))
    return [statistics.median(each) for each in times]


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _report(what: str, seconds: float, yardstick: float, target: str) -> None:
    print(f"{what:42}{seconds * 1000:8.0f} ms {seconds / yardstick:6.2f} x        {target}")


if __name__ == "__main__":
    main()
