"""Ratios within one run: how long dates take beside what else reads dates on this machine.

Run with `make bench-dates`. Nothing is asserted here; the targets stand beside the figures. Texts
are all different, so that no memory of what was read before helps; where it does, the row says so.
"""

from __future__ import annotations

import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from dateutil.parser import parse as dateutil_parse
from edtf import parse_edtf

from timeline_tui.dates import CACHED, UNDATED, Kind, edtf, parse
from timeline_tui.dates.constraints import parse_relation, solve

TEXTS = CACHED + 4_000
"""So many different texts in turn that `parse` has forgotten each when it comes again."""
ROUNDS = 9
CHAIN = 5_000
SORTED = 100_000

Reading = tuple[Callable[[str], object], Sequence[str]]
"""How texts are read, and which."""


def main() -> None:
    """Print every measure."""
    days = [(date(1980, 1, 1) + timedelta(days=number)).isoformat() for number in range(TEXTS)]
    spans = [f"{first}/{last}" for first, last in pairwise(days)]
    words = [f"{day:%-d %B %Y}" for day in map(date.fromisoformat, days)]
    instants = [_instant(day, number) for number, day in enumerate(days)]
    at_least = "at least 300 x as fast"
    _faster("ISO day, beside edtf 5", (edtf.parse, days), (parse_edtf, days[:50]), at_least)
    _faster("interval, beside edtf 5", (edtf.parse, spans), (parse_edtf, spans[:50]), at_least)
    _faster("human date, beside dateutil", (parse, words), (dateutil_parse, words), "no slower")
    yardstick = (datetime.fromisoformat, [f"{text[:26]}Z" for text in instants])
    at_most = "at most 8 x fromisoformat"
    _slower("instant to the nanosecond", (edtf.parse, instants), yardstick, at_most)
    _slower("the same, read before", (parse, 50 * instants[:100]), yardstick, "")
    _report_chain()
    _report_import()


def _report_chain() -> None:
    numbers = [random.randrange(2**62) for _ in range(SORTED)]
    names = [f"e{number}" for number in range(CHAIN)]
    bounds = dict.fromkeys(names, UNDATED.bounds) | {"e0": edtf.parse("2024-01-01").bounds}
    kinds = dict.fromkeys(names, Kind.UNDATED) | {"e0": Kind.POINT}
    told = [(name, f"#{before} + 1h") for before, name in pairwise(names)]

    def solved() -> None:
        found = solve(bounds, {name: parse_relation(text) for name, text in told}, kinds)
        assert len(found.derived) == CHAIN - 1

    def sorting() -> None:
        sorted(numbers)

    ours, sort = _best(solved, sorting)
    print(
        f"{CHAIN:,} relative dates in a chain  {ours * 1e3:9.1f} ms "
        f"{ours / sort:9.1f} x as long   at most 15 sorts of {SORTED:,} integers"
    )


def _report_import() -> None:
    bare, ours = [], []
    for _ in range(31):
        bare.append(_run("pass"))
        ours.append(_run("import timeline_tui.dates"))
    extra = statistics.median(ours) - statistics.median(bare)
    print(
        f"{'importing timeline_tui.dates':34}{extra * 1e3:9.1f} ms over bare Python   at most 30 ms"
    )


def _run(code: str) -> float:
    """Give the processor's seconds that a program takes; others may use the machine meanwhile."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _instant(day: str, number: int) -> str:
    clock = f"{number % 24:02}:{number % 59:02}:{number % 60:02}"
    return f"{day}T{clock}.{number * 96_211_187 % 10**9:09}Z"


def _faster(what: str, ours: Reading, theirs: Reading, target: str) -> None:
    mine, other = _both(ours, theirs)
    print(f"{what:34}{mine * 1e6:9.2f} µs {other / mine:9.1f} x as fast   {target}")


def _slower(what: str, ours: Reading, theirs: Reading, target: str) -> None:
    mine, other = _both(ours, theirs)
    print(f"{what:34}{mine * 1e6:9.2f} µs {mine / other:9.1f} x as long   {target}")


def _both(ours: Reading, theirs: Reading) -> tuple[float, float]:
    """Give the seconds that one text takes in either reading."""
    mine, other = _best(_all_of(*ours), _all_of(*theirs))
    return mine / len(ours[1]), other / len(theirs[1])


def _all_of(read: Callable[[str], object], texts: Sequence[str]) -> Callable[[], None]:
    def every() -> None:
        for text in texts:
            read(text)

    return every


def _best(*measures: Callable[[], None]) -> list[float]:
    """Give the shortest times, measured in turn so that a busy machine is busy for all."""
    times: list[list[float]] = [[] for _ in measures]
    for _ in range(ROUNDS):
        for measure, taken in zip(measures, times, strict=True):
            began = time.process_time()
            measure()
            taken.append(time.process_time() - began)
    return list(map(min, times))


if __name__ == "__main__":
    main()
