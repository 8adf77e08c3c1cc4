"""One family, in a process of its own; see `run` for who starts it.

The family comes as JSON, and its tally is left in a folder. Whatever the family does to the
process, the run goes on.
"""

from __future__ import annotations

import base64
import json
import os
import resource
import signal
import sys
import threading
from pathlib import Path

from timeline_tui.selftest.families import Family
from timeline_tui.selftest.tally import Kept, Tally
from timeline_tui.selftest.trials import Watch

QUICK = "quick"
"""The size of a quick run; any other is the whole one."""
TALLY, INPUT = "tally.json", "input"
"""Names of the files in the folder: what came out, and what is being tried."""
MEMORY = 6 * 2**30
"""Bytes of address space that a family may take."""


def main() -> None:
    """Try the family that the arguments name."""
    told, size, seed, folder = sys.argv[1:]
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _limit()
    family = Family(*json.loads(told))
    tally = family.tried(size == QUICK, int(seed), Watch(Path(folder, INPUT)))
    Path(folder, TALLY).write_text(as_json(tally), encoding="utf-8")


def as_json(tally: Tally) -> str:
    """Give a tally as text for another process."""
    told = tally._asdict()
    told["kept"] = [(each.name, base64.b64encode(each.data).decode()) for each in tally.kept]
    return json.dumps(told)


def from_json(text: str) -> Tally:
    """Give the tally that another process wrote."""
    told = json.loads(text)
    kept = tuple(Kept(name, base64.b64decode(data)) for name, data in told["kept"])
    return Tally(told["family"], told["inputs"], tuple(told["faults"]), told["note"], kept)


def _end_with_parent() -> None:
    """Wait for the end of standard input, which nobody writes to: then the parent is gone."""
    while os.read(0, 1):
        pass
    os.killpg(0, signal.SIGKILL)


def _limit() -> None:
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        if hard == resource.RLIM_INFINITY or hard > most:
            resource.setrlimit(kind, (most, hard))


if __name__ == "__main__":
    main()
