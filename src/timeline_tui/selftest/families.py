"""The table of families: what each is called, what it calls, and how much it tries.

A family's own module is imported when it is called, so that asking for the names costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from timeline_tui.selftest.tally import Tally
from timeline_tui.selftest.trials import Watch


class Family(NamedTuple):
    """Inputs of one kind; plain values only, so that another process can be told of it."""

    name: str
    module: str = ""
    """Which is imported when the family is tried."""
    function: str = ""
    """In that module; none where there is nothing to try."""
    quick: tuple[int, ...] = ()
    """What a quick run hands to the function before the seed, mostly how much it tries."""
    whole: tuple[int, ...] = ()
    seconds: int = 300
    """After so many seconds it is given up, which is a fault."""
    is_watched: bool = False
    """Whether each input is told before it is tried."""
    is_alone: bool = False
    """Whether it needs the machine for itself."""
    absent: str = ""
    """Why there is nothing to try."""

    @property
    def key(self) -> str:
        """What a person types for it."""
        return self.name.replace(" ", "-")

    def tried(self, quick: bool, seed: int, watch: Watch) -> Tally:
        """Try the inputs, now and here."""
        function: Callable[..., Tally] = getattr(import_module(self.module), self.function)
        more = {"watch": watch} if self.is_watched else {}
        return function(*(self.quick if quick else self.whole), seed=seed, **more)


_HERE = __name__.rpartition(".")[0]

FAMILIES: tuple[Family, ...] = (
    Family("terminal bytes", f"{_HERE}.boundary", "terminal_bytes", (True,), (False,), 600),
    Family("markup", f"{_HERE}.boundary", "markup", (True,), (False,), 600),
    Family("locked engine", f"{_HERE}.engine", "locked"),
    Family("links and programs", f"{_HERE}.links", "links"),
    Family("yaml", f"{_HERE}.yaml", "yaml", (400,), (6_000,), 600, is_watched=True),
    Family("csv", f"{_HERE}.csv", "csv", (300,), (6_000,), is_watched=True),
    Family("json", f"{_HERE}.json", "json", (300,), (6_000,), is_watched=True),
    Family("dates", f"{_HERE}.dates", "dates", (4_000,), (40_000,), is_watched=True),
    Family("filters", f"{_HERE}.filters", "filters", (800,), (10_000,), is_watched=True),
    Family("exports", f"{_HERE}.exports", "exports", (0,), (1_500,), 600, is_watched=True),
    Family("writes", f"{_HERE}.writes", "writes", (120,), (1_000,), 900),
    Family(
        "terminal faults", f"{_HERE}.terminal", "terminal", (True,), (False,), 600, is_alone=True
    ),
    Family("parquet", absent="Parquet is not read"),
    Family("database files", absent="database files are not read"),
    Family("calendars", absent="calendars are not read"),
    Family("recurrences", absent="nothing recurs"),
    Family("xml and svg", absent="neither is read or written"),
)
"""Every family, in the order of the docs."""


def family_of(key: str) -> Family | None:
    """Give a family by its name, with blanks or with hyphens between the words."""
    return next((each for each in FAMILIES if key in (each.key, each.name)), None)
