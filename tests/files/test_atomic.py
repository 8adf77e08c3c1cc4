"""Writing files: the old one or the new one, whole, whatever fails."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

import pytest

from timeline_tui.errors import WriteError
from timeline_tui.files.atomic import require_free, write_atomically
from timeline_tui.files.disk import Disk
from timeline_tui.files.leftovers import abandon, sweep, temporary_name

CALLS = ("create", "write", "give_rights", "sync", "replace", "link", "remove", "sync_folder")
CALLS += ("close",)


def text(content: str) -> Callable[[TextIO], None]:
    def write(out: TextIO) -> None:
        for line in content.splitlines(keepends=True):
            out.write(line)

    return write


def listing(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def test_a_new_file_gets_the_rights_of_the_umask(tmp_path: Path) -> None:
    file = tmp_path / "new.yaml"
    before = os.umask(0o027)
    try:
        write_atomically(str(file), text("a\nb\n"), replace=False)
    finally:
        os.umask(before)

    assert file.read_bytes() == b"a\nb\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert listing(tmp_path) == ["new.yaml"]


def test_an_old_file_is_replaced_only_when_asked_and_keeps_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "old.yaml"
    file.write_text("old")
    file.chmod(0o604)

    with pytest.raises(WriteError, match="--force replaces it"):
        write_atomically(str(file), text("new"), replace=False)
    assert file.read_text() == "old"
    write_atomically(str(file), text("new"), replace=True)

    assert file.read_text() == "new"
    assert file.stat().st_mode & 0o777 == 0o604
    assert listing(tmp_path) == ["old.yaml"]


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "new.yaml"

    def write(out: TextIO) -> None:
        out.write("mine")
        file.write_text("theirs")

    with pytest.raises(WriteError, match="exists already"):
        write_atomically(str(file), write, replace=False)

    assert file.read_text() == "theirs"
    assert listing(tmp_path) == ["new.yaml"]


def test_a_symbolic_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    file, link = tmp_path / "real" / "file", tmp_path / "link"
    file.write_text("old")
    link.symlink_to(file)

    write_atomically(str(link), text("new"), replace=True)

    assert link.is_symlink()
    assert file.read_text() == "new"


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    for path in (str(tmp_path / "fifo"), str(tmp_path), "/dev/null", "/dev/full"):
        with pytest.raises(WriteError) as caught:
            write_atomically(path, text("new"), replace=True)
        assert caught.value.hint
    assert listing(tmp_path) == ["fifo"]


def test_errors_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match=r"no folder .*Make the folder first"):
        write_atomically(str(tmp_path / "missing" / "file"), text("new"), replace=True)
    with pytest.raises(WriteError, match="File name too long"):
        write_atomically(str(tmp_path / ("x" * 300)), text("new"), replace=True)


@pytest.mark.parametrize("fault", [KeyboardInterrupt, SystemExit, ValueError, MemoryError])
def test_an_interrupted_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, fault) -> None:
    file = tmp_path / "file"
    file.write_text("old")

    def write(out: TextIO) -> None:
        out.write("half")
        raise fault

    with pytest.raises(fault):
        write_atomically(str(file), write, replace=True)

    assert file.read_text() == "old"
    assert listing(tmp_path) == ["file"]


class Failing(Disk):
    """A disk whose nth call fails."""

    def __init__(self, fails_at: int, error: int) -> None:
        self.left = fails_at
        self.error = error
        self.failed = ""

    def __getattribute__(self, name: str) -> Any:
        real = super().__getattribute__(name)
        return self.counted(name, real) if name in CALLS else real

    def counted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any) -> Any:
            self.left -= 1
            if self.left:
                return real(*args)
            self.failed = name
            if name == "close":
                real(*args)
            raise OSError(self.error, os.strerror(self.error))

        return call


ERRORS = [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EACCES, errno.EINTR, errno.EROFS]


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
@pytest.mark.parametrize("replace", [True, False])
def test_whatever_call_fails_the_file_is_old_or_new_and_no_temporary_stays(
    tmp_path: Path, replace: bool, error: int
) -> None:
    """Fails the first call, then the second, and so on, until a write succeeds."""
    new = "new\n" * 50_000
    failed: list[str] = []
    for number in range(1, 100):
        file = tmp_path / f"{number}"
        if replace:
            file.write_text("old")
        disk = Failing(number, error)
        problem = None
        try:
            write_atomically(str(file), text(new), replace=replace, disk=disk)
        except WriteError as caught:
            problem = caught
        assert problem is None or (problem.hint and str(file) in problem.message)
        content = file.read_text() if file.exists() else None
        assert content in ("old" if replace else None, new)
        assert (content == new) == (problem is None or "does not confirm" in problem.message)
        assert disk.failed == "remove" or not list(tmp_path.glob(".*"))
        if not disk.failed:
            break
        failed.append(disk.failed)

    placed = {"replace", "give_rights"} if replace else {"link"}
    assert set(failed) == {"create", "write", "sync", "sync_folder", "close", "remove", *placed}
    assert failed.count("write") == 4


def test_what_failed_and_how_far_it_came_is_told(tmp_path: Path) -> None:
    """Two parts of 64 KiB are written, and the third is not."""
    (tmp_path / "file").write_text("old")

    file, new = str(tmp_path / "file"), text("new\n" * 40_000)
    with pytest.raises(WriteError) as full:
        write_atomically(file, new, replace=True, disk=Failing(4, errno.ENOSPC))
    with pytest.raises(WriteError) as broken:
        write_atomically(file, new, replace=True, disk=Failing(6, errno.EIO))

    assert "cannot be written: the disk is full" in full.value.message
    assert "KiB free. Writing failed after 131,072 bytes, which are gone." in full.value.hint
    assert "cannot be written: Input/output error" in broken.value.message
    assert "Waiting for the disk failed after 160,000 bytes" in broken.value.hint


def test_a_disk_that_takes_little_at_once_gets_all(tmp_path: Path) -> None:
    class Slow(Disk):
        def write(self, descriptor: int, part: memoryview) -> int:
            return super().write(descriptor, part[:7])

    write_atomically(str(tmp_path / "file"), text("line\n" * 99), replace=True, disk=Slow())

    assert (tmp_path / "file").read_text() == "line\n" * 99


class Linkless(Disk):
    """A disk without hard links."""

    def link(self, path: str, target: str) -> None:
        raise OSError(errno.EPERM, "no links here")


class Poor(Linkless):
    """A disk that has no rename to a free name either."""

    def rename_new(self, path: str, target: str) -> bool:
        return False


@pytest.mark.parametrize("disk", [Linkless(), Poor()])
def test_a_disk_without_hard_links_can_be_written(tmp_path: Path, disk: Disk) -> None:
    file = tmp_path / "file"
    write_atomically(str(file), text("new"), replace=False, disk=disk)

    def late(out: TextIO) -> None:
        other.write_text("theirs")
        out.write("mine")

    assert file.read_text() == "new"
    other = tmp_path / "other"
    for path, write in ((file, text("newer")), (other, late)):
        with pytest.raises(WriteError, match="exists already"):
            write_atomically(str(path), write, replace=False, disk=disk)
    assert other.read_text() == "theirs"
    assert listing(tmp_path) == ["file", "other"]


def test_half_a_pair_is_written_as_its_escape(tmp_path: Path) -> None:
    """A file name that is no UTF-8 may stand in what is written."""
    write_atomically(str(tmp_path / "file"), text("a\udcffb"), replace=True)

    assert (tmp_path / "file").read_text() == "a\\udcffb"


def test_leftovers_of_the_dead_are_swept_and_nothing_else(tmp_path: Path) -> None:
    target = str(tmp_path / "file.csv")
    dead, living, foreign = temporary_name(target), temporary_name(target), tmp_path / ".x.tmp"
    for path in (dead, living, str(foreign)):
        Path(path).write_text("half")
    link = Path(temporary_name(target))
    link.symlink_to(foreign)
    os.mkfifo(temporary_name(target))

    with open(living) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        assert sweep(str(tmp_path)) == 1
        assert os.path.exists(living)
    write_atomically(target, text("new"), replace=False)

    assert not os.path.exists(dead)
    assert not os.path.exists(living)
    assert foreign.exists()
    assert link.is_symlink()


def test_a_temporary_file_that_is_being_swept_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another writer has locked it, or taken it away, before this one could lock it."""
    answers = [BlockingIOError(), None]
    real = fcntl.flock

    def flock(descriptor: int, how: int) -> None:
        answer = answers.pop() if answers else None
        if answer is not None:
            raise answer
        if answers:
            for name in os.listdir(tmp_path):
                os.unlink(tmp_path / name)
        real(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", flock)
    write_atomically(str(tmp_path / "file"), text("new"), replace=False)

    assert answers == []
    assert (tmp_path / "file").read_text() == "new"
    assert listing(tmp_path) == ["file"]


def test_rights_of_an_access_list_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("old")
    try:
        os.setxattr(file, "user.note", b"kept")
    except OSError:
        pytest.skip("this disk holds no attributes")
    write_atomically(str(file), text("new"), replace=True)

    assert os.getxattr(file, "user.note") == b"kept"


def test_a_process_that_ends_at_once_can_abandon_what_it_writes(tmp_path: Path) -> None:
    def write(out: TextIO) -> None:
        assert len(listing(tmp_path)) == 1
        abandon()
        assert listing(tmp_path) == []

    with pytest.raises(WriteError):
        write_atomically(str(tmp_path / "file"), write, replace=False)

    assert listing(tmp_path) == []


@pytest.mark.parametrize(("number", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
@pytest.mark.parametrize("is_late", [True, False])
def test_a_signal_finishes_or_rolls_back(
    tmp_path: Path, number: str, code: int, is_late: bool
) -> None:
    """It comes while the text is written, or when the file is already in its place."""
    (tmp_path / "file").write_text("old")
    child = [sys.executable, "-c", ENDING, str(tmp_path / "file"), number, str(int(is_late))]

    result = subprocess.run(child, capture_output=True, text=True, check=False)

    assert result.returncode == (code if number != "SIGINT" else -signal.SIGINT), result.stderr
    assert (tmp_path / "file").read_text() == ("new" if is_late else "old")
    assert listing(tmp_path) == ["file"]


ENDING = """
import os, signal, sys
from timeline_tui.files.atomic import require_free, write_atomically
from timeline_tui.files.disk import Disk
number, is_late = getattr(signal, sys.argv[2]), int(sys.argv[3])

class Late(Disk):
    def sync_folder(self, folder):
        if is_late:
            signal.raise_signal(number)
        super().sync_folder(folder)

def write(out):
    if not is_late:
        signal.raise_signal(number)
    out.write("new")

write_atomically(sys.argv[1], write, replace=True, disk=Late())
"""


CHILD = """
import resource, sys
from timeline_tui.errors import WriteError
from timeline_tui.files.atomic import require_free, write_atomically
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
try:
    write_atomically(sys.argv[1], lambda out: out.write("new" * 100_000), replace=True)
except WriteError as error:
    print(error)
"""


def test_a_real_limit_on_the_size_keeps_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("old")

    child = [sys.executable, "-c", CHILD, str(file)]
    result = subprocess.run(child, capture_output=True, text=True, check=True)

    assert "it would be too large" in result.stdout
    assert file.read_text() == "old"
    assert listing(tmp_path) == ["file"]


def test_in_a_folder_that_is_gone_the_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    for call in (
        lambda: write_atomically("out.csv", text("new"), replace=False),
        lambda: require_free("out.csv"),
    ):
        with pytest.raises(WriteError, match=r"out\.csv cannot be written: No such file") as told:
            call()
        assert told.value.hint == "Give the whole path."
