"""The driver of kills and failed calls: no faults with our writer, many with a naive one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

NAIVE = """
import sys
from timeline_tui.selftest import killing

def naive(path, write, *, replace, disk=killing.DISK):
    descriptor = __import__("os").open(path, 0o1101, 0o644)
    with open(descriptor, "w") as out:
        for number in range(9):
            disk.write(out.fileno(), memoryview(b"half\\n"))
        write(out)

killing.write_atomically = naive
killing.main(sys.argv[1], 60, 5)
"""


def test_a_naive_writer_is_found_out(tmp_path: Path) -> None:
    """What is never found at fault measures nothing."""
    result = subprocess.run(
        [sys.executable, "-c", NAIVE, str(tmp_path)], capture_output=True, text=True, check=True
    )

    faults = " ".join(json.loads(result.stdout)["faults"])
    assert faults.count("the file is torn.") > 10
    assert "was not told in words" in faults
