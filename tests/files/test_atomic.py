"""Writing files: the old one or the new one, whole, whatever fails."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TextIO

import pytest

from timeline_tui.errors import WriteError
from timeline_tui.files import atomic
from timeline_tui.files.atomic import write_atomically

CALLS = ("stat", "open", "fdopen", "write", "flush", "fchown", "fchmod", "fsync", "close")
CALLS += ("replace", "link", "unlink")


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


class Failing:
    """Stands for `os`: counts its calls, and lets the nth fail."""

    def __init__(self, fails_at: int, error: int) -> None:
        self.left = fails_at
        self.error = error
        self.failed = ""

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        return self.counted(name, real) if name in CALLS else real

    def counted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            self.left -= 1
            if self.left == 0:
                self.failed = name
                if name == "fdopen":
                    os.close(args[0])
                raise OSError(self.error, os.strerror(self.error))
            result = real(*args, **kwargs)
            return self.stream(result) if name == "fdopen" else result

        return call

    def stream(self, real: TextIO) -> Any:
        fake = Stream(real)
        fake.write = self.counted("write", real.write)
        fake.flush = self.counted("flush", real.flush)
        return fake


class Stream(SimpleNamespace):
    """A stream whose methods can be exchanged."""

    def __init__(self, real: TextIO) -> None:
        super().__init__(real=real)

    def __enter__(self) -> Stream:
        return self

    def __exit__(self, *_: object) -> None:
        self.real.close()


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EACCES])
@pytest.mark.parametrize("replace", [True, False])
def test_whatever_call_fails_the_file_is_old_or_new_and_no_temporary_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replace: bool, error: int
) -> None:
    """Fails the first call, then the second, and so on, until a write succeeds."""
    failed: list[str] = []
    for number in range(1, 100):
        file = tmp_path / f"{number}"
        if replace:
            file.write_text("old")
        fake = Failing(number, error)
        monkeypatch.setattr(atomic, "os", fake)
        problem = None
        try:
            write_atomically(str(file), text("new\nlines\n"), replace=replace)
        except WriteError as caught:
            problem = caught
        monkeypatch.undo()
        assert problem is None or (problem.hint and str(file) in problem.message)
        content = file.read_text() if file.exists() else None
        assert content in ("old" if replace else None, "new\nlines\n")
        if fake.failed != "unlink":
            assert not list(tmp_path.glob(f".{number}.*"))
        if not fake.failed:
            break
        failed.append(fake.failed)

    placed = {"replace", "fchmod"} if replace else {"link"}
    assert set(failed) >= {"open", "fdopen", "write", "flush", "fsync", "close", *placed}


def test_a_disk_without_hard_links_can_be_written(tmp_path: Path, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    write_atomically(str(tmp_path / "file"), text("new"), replace=False)

    assert (tmp_path / "file").read_text() == "new"
    assert listing(tmp_path) == ["file"]
    with pytest.raises(WriteError, match="exists already"):
        write_atomically(str(tmp_path / "file"), text("newer"), replace=False)


def test_a_full_disk_names_the_free_space(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(atomic, "os", Failing(5, errno.ENOSPC))
    with pytest.raises(WriteError, match=r"KiB free\. Nothing was changed"):
        write_atomically(str(tmp_path / "file"), text("a\nb\nc\n"), replace=True)


CHILD = """
import resource, sys
from timeline_tui.errors import WriteError
from timeline_tui.files.atomic import write_atomically
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
