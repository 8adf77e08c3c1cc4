"""Noticing changed files: what several looks at them mean."""

import os
from pathlib import Path

import pytest

from timeline_tui.files.watch import Seen, Stamp, Stamps, Watch, stamps_of

A, B, C = Stamp(1, 10, 7), Stamp(2, 12, 7), Stamp(3, 11, 8)
NOTHING = Seen()

LOOKS = [
    ("nothing happens", [A, A], [NOTHING, NOTHING]),
    ("a change that lies still", [B, B], [NOTHING, Seen(("f",))]),
    ("a change that goes on", [B, C, C], [NOTHING, NOTHING, Seen(("f",))]),
    ("back as it was", [B, A, A], [NOTHING, NOTHING, NOTHING]),
    ("gone, and told once", [None, None, None], [NOTHING, Seen(gone=("f",)), NOTHING]),
    ("gone for a blink", [None, A, A], [NOTHING, NOTHING, NOTHING]),
    ("gone, and another comes", [None, None, B, B], [NOTHING, Seen(gone=("f",)), NOTHING, Seen(("f",))]),
    ("gone twice", [None, None, A, A, None, None], [NOTHING, Seen(gone=("f",)), NOTHING, Seen(("f",)), NOTHING, Seen(gone=("f",))]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("looks", "expected"), [row[1:] for row in LOOKS], ids=[r[0] for r in LOOKS]
)
def test_a_file_counts_once_two_looks_agree(
    looks: list[Stamp | None], expected: list[Seen]
) -> None:
    watch = Watch.over({"f": A})
    told = []
    for stamp in looks:
        watch, seen = watch.looked({"f": stamp})
        told.append(seen)

    assert told == expected


def test_what_is_settled_is_told_no_more() -> None:
    now: Stamps = {"f": B, "g": A}
    watch, _ = Watch.over({"f": A, "g": A}).looked(now)
    watch, seen = watch.looked(now)
    assert seen == Seen(("f",))

    assert watch.settled().looked(now)[1] == NOTHING
    assert watch.settled().calmed({"f": C, "g": A}).looked({"f": C, "g": A})[1] == Seen(("f",))


def test_a_stamp_tells_a_replaced_file_from_the_old_one(tmp_path: Path) -> None:
    path, other = tmp_path / "a", tmp_path / "b"
    path.write_text("one")
    before = stamps_of([str(path), str(tmp_path / "none"), "\0"])
    status = path.stat()
    other.write_text("two")
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(path)

    assert stamps_of([str(path)])[str(path)] != before[str(path)]
    assert before[str(tmp_path / "none")] is None
    assert before["\0"] is None
