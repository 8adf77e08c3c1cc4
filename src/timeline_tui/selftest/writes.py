"""The family of writes: whatever is killed, refused or done at once, a file is old or new."""

from __future__ import annotations

import json
import subprocess
import sys
from tempfile import TemporaryDirectory

from timeline_tui.selftest.tally import Tally

FAMILY = "writes"
"""What the family is called."""

_DRIVER = "timeline_tui.selftest.killing"
_PATIENCE = 60
_PATIENCE_PER_KILL = 0.5


def writes(count: int, seed: int) -> Tally:
    """Let every call fail, kill `count` writers, and let several write at once."""
    with TemporaryDirectory(prefix="timeline-tui-") as folder:
        # Without -P, a folder that a person stands in could hold modules of these names.
        words = [sys.executable, "-P", "-m", _DRIVER, folder, str(count), str(seed)]
        try:
            result = subprocess.run(  # noqa: S603 - our own words
                words,
                capture_output=True,
                text=True,
                timeout=_PATIENCE + _PATIENCE_PER_KILL * count,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Tally(FAMILY, 0, ("The writers did not come to an end.",))
    if result.returncode:
        last = (result.stderr.strip().splitlines() or [""])[-1]
        return Tally(FAMILY, 0, (f"The writers ended with code {result.returncode}: {last}",))
    tally = json.loads(result.stdout)
    return Tally(FAMILY, tally["inputs"], tuple(tally["faults"]), tally["note"])
