"""Writing to disks that are really full or read-only: small ones, mounted for a child alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

WRITING = """
import os, sys
from timeline_tui.errors import WriteError
from timeline_tui.files.atomic import write_atomically
folder, size = sys.argv[1], int(sys.argv[2])
try:
    write_atomically(folder + "/file", lambda out: out.write("n" * size), replace=True)
except WriteError as error:
    print(error)
print(os.listdir(folder), os.path.getsize(folder + "/file"))
"""


def child(folder: Path, options: str, size: int) -> str:
    """Write on a small disk that only the child sees; the old file there has three bytes."""
    script = (
        'mount -t tmpfs -o size=256k none "$1" && printf old > "$1/file" '
        f'&& mount -o "remount,{options}" "$1" && exec "$2" -c "$3" "$1" {size}'
    )
    words = ["unshare", "-Urm", "sh", "-c", script, "sh", str(folder), sys.executable, WRITING]
    try:
        result = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    except OSError:
        pytest.skip("there is no unshare here")
    if result.returncode:
        pytest.skip(f"no disk can be mounted here: {result.stderr}")
    return result.stdout


def test_a_full_disk_keeps_the_old_file_and_says_how_far_it_came(tmp_path: Path) -> None:
    told = child(tmp_path, "rw", 1_000_000)

    assert "cannot be written: the disk is full" in told
    assert "KiB free. Writing failed after " in told
    assert " bytes, which are gone. Nothing was changed.\n['file'] 3\n" in told


def test_a_disk_with_room_takes_it(tmp_path: Path) -> None:
    assert child(tmp_path, "rw", 100_000) == "['file'] 100000\n"


def test_a_read_only_disk_is_named(tmp_path: Path) -> None:
    told = child(tmp_path, "ro", 10)

    assert "cannot be written: Read-only file system. Check the permissions of " in told
    assert told.endswith("['file'] 3\n")
