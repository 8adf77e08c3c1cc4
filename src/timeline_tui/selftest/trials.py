"""Inputs that are tried one by one: what each came to, how long it took, and which were at fault.

An input is told to a `Watch` before it is tried, so that it is known even where the process dies.
"""

from __future__ import annotations

import os
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from timeline_tui.selftest.tally import Kept, Tally

LIMIT = 2.0
"""Seconds of the processor that one input may take on a usual machine."""
_TEXTS, _USUAL = 60_000, 0.033
"""How many texts are sorted to time a machine, and the seconds that a usual one takes for them."""
MOST_KEPT = 50
"""Of so many faults the inputs are kept, and as many sentences are given."""
_NAME_BYTES = 64


class Watch:
    """The place where an input stands while it is tried; without a path, nowhere."""

    def __init__(self, path: Path | None = None) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC
        self._file = None if path is None else os.open(path, flags, 0o600)

    def trying(self, name: str, data: bytes) -> None:
        """Tell that an input is about to be tried."""
        if self._file is not None:
            head = f"{len(data)} {name}".encode().ljust(_NAME_BYTES)
            os.pwrite(self._file, head + data, 0)


def slowness() -> float:
    """Tell how many times as long as a usual machine this one takes now; 1 where it is quicker."""
    begun = time.process_time()
    texts = {str(number * 7_919 % 100_003): number for number in range(_TEXTS)}
    sum(map(texts.__getitem__, sorted(texts)))
    return max(1.0, (time.process_time() - begun) / _USUAL)


def last_tried(path: Path) -> Kept | None:
    """Give the input that was being tried when a process died."""
    try:
        told = path.read_bytes()
    except OSError:
        return None
    length, _, name = told[:_NAME_BYTES].decode().strip().partition(" ")
    data = told[_NAME_BYTES : _NAME_BYTES + int(length or 0)]
    return Kept(name, data) if name else None


class Trials:
    """The inputs of one family, with what was wrong."""

    def __init__(self, family: str, seed: int, watch: Watch, limit: float = LIMIT) -> None:
        self.family = family
        self.seed = seed
        self.tried = 0
        self._watch = watch
        self._limit = limit
        self._aside = 0.0
        self._faults: list[str] = []
        self._kept: dict[str, Kept] = {}

    def attempt(
        self,
        data: bytes,
        check: Callable[[], Iterable[str]],
        ending: str = "txt",
        limit: float | None = None,
    ) -> None:
        """Try one input; `check` gives what is wrong with it, a sentence each, or raises."""
        self.tried += 1
        name = f"{self.family.replace(' ', '-')}-{sha256(data).hexdigest()[:12]}.{ending}"
        self._watch.trying(name, data)
        self._aside = 0.0
        begun = _clocks()
        try:
            wrong = list(check())
        except Exception as error:  # noqa: BLE001, RUF100 - whatever comes out is what is sought
            wrong = [_uncaught(error)]
        spent = _since(begun) - self._aside
        allowed = limit or self._limit
        if spent > allowed and spent > allowed * slowness():
            wrong.append(f"it took {spent:.1f} s")
        for each in wrong:
            self._fault(each, Kept(name, data))

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Leave out of an input's time what only looks, with other parsers, at what came of it."""
        begun = _clocks()
        try:
            yield
        finally:
            self._aside += _since(begun)

    def tally(self, note: str = "") -> Tally:
        """Give what all inputs came to."""
        faults, kept = tuple(self._faults), tuple(self._kept.values())
        return Tally(self.family, self.tried, faults, note, kept)

    def _fault(self, what: str, kept: Kept) -> None:
        place = f"input {self.tried} of seed {self.seed}"
        self._faults.append(f"{kept.name} ({place}): {what}")
        if len(self._kept) < MOST_KEPT:
            self._kept[kept.name] = kept


def _clocks() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _since(begun: tuple[float, float]) -> float:
    """Give the seconds that were spent; both clocks are those of `_clocks`.

    A busy machine makes a clock run on and not the processor, threads the other way about.
    """
    return min(now - then for now, then in zip(_clocks(), begun, strict=True))


def _uncaught(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}: {str(error)[:200]}"
