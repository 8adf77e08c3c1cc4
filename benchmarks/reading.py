"""Ratios within one run: the limited reader of YAML beside the loader that it takes the place of.

Both get the same text in the same process, in turn; the shortest time of each counts, in seconds
of the processor. Run with `make bench`; nothing is asserted here, the target stands beside it.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path

import yaml as pyyaml

from timeline_tui.files.source import Source
from timeline_tui.formats import yaml
from timeline_tui.formats.options import ReadOptions
from timeline_tui.formats.yaml_tree import trees

SAMPLE = Path(__file__).resolve().parent.parent / "data" / "events.yaml"
EVENTS = 20_000


def main() -> None:
    """Print a line for the sample and one for many events."""
    text = SAMPLE.read_text(encoding="utf-8")
    _report("the sample, 11 events", text, 60)
    head, _, records = text.partition("events:\n")
    many = f"{head}events:\n{records * (EVENTS // records.count('- id:'))}"
    _report(f"{EVENTS:,} events, {len(many.encode()) / 2**20:.0f} MiB", many, 3)


def _report(what: str, text: str, times: int) -> None:
    ways: tuple[Callable[[], object], ...] = (
        lambda: pyyaml.load(text, Loader=pyyaml.CSafeLoader),
        lambda: list(trees(text, "", [])),
        lambda: yaml.read(Source("", text, "utf-8"), ReadOptions(), 0),
    )
    # As the program runs: the collector sleeps while files are read.
    gc.disable()
    shortest = [float("inf")] * len(ways)
    for _ in range(times):
        for number, way in enumerate(ways):
            shortest[number] = min(shortest[number], _seconds(way))
    gc.enable()
    loader, reader, whole = shortest
    told = f"{reader * 1000:8.1f} ms {reader / loader:6.2f} x CSafeLoader   at most 1 x"
    print(f"{'values of ' + what:42}{told}")
    told = f"{whole * 1000:8.1f} ms {whole / loader:6.2f} x CSafeLoader"
    print(f"{'the same, dates and events made of them':42}{told}")


def _seconds(way: Callable[[], object]) -> float:
    began = time.process_time()
    made = way()
    seconds = time.process_time() - began
    del made
    gc.collect()
    return seconds


if __name__ == "__main__":
    main()
