"""A report of a crash tells where, and nothing of anybody's files."""

from __future__ import annotations

import os
import signal
import stat
import sys
import warnings
from pathlib import Path

import pytest

from timeline_tui import crash

SECRET = "the meeting on Tuesday"


def failing() -> BaseException:
    title = SECRET
    try:
        try:
            {}[title]
        except KeyError as error:
            raise ValueError(f"bad title {title}") from error
    except ValueError as error:
        return error
    raise AssertionError("unreachable")


def test_the_report_has_kinds_and_places_and_no_data() -> None:
    report = crash.report_of(failing())

    assert SECRET not in report
    assert "builtins.ValueError: (a message of 32 characters, left out)" in report
    assert "which came of:\nbuiltins.KeyError:" in report
    assert "test_crash.py:" in report
    assert "in failing" in report
    assert str(Path(__file__).parent) not in report


def test_messages_stand_in_it_where_that_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(crash.ASKED, "1")

    assert f"builtins.ValueError: 'bad title {SECRET}'" in crash.report_of(failing())


def test_errors_that_go_round_in_a_circle_and_cannot_speak_are_told_once() -> None:
    class SilentError(Exception):
        def __str__(self) -> str:
            raise RuntimeError

    one, other = SilentError(), ValueError()
    one.__context__, other.__context__ = other, one

    report = crash.report_of(one)

    assert "SilentError: (no message can be made)" in report
    assert report.count("ValueError") == 1


TRACE = """Fatal Python error: Segmentation fault

Current thread 0x00007f (most recent call first):
  File "/home/somebody/.venv/lib/python3.11/site-packages/textual/app.py", line 7 in run
  File "/home/somebody/timeline_tui/tui/app.py", line 120 in run
  File "/home/somebody/secret.py", line 1 in <module>
"""


def test_what_the_interpreter_leaves_is_told_without_folders() -> None:
    report = crash.report_of_signal(signal.SIGSEGV, TRACE)

    assert "ended by SIGSEGV; the latest call first:" in report
    assert "  textual/app.py:7 in run\n  timeline_tui/tui/app.py:120 in run\n" in report
    assert "  secret.py:1 in <module>" in report
    assert "somebody" not in report


def test_only_its_owner_can_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    path = crash.kept("words\n")

    assert path is not None
    assert path.read_text() == "words\n"
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert str(path) in crash.where_told(path)


def test_where_nothing_can_be_written_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))

    assert crash.kept("words\n") is None
    assert crash.where_told(None) == "No report of it could be written."


def test_a_warning_that_quotes_a_file_is_kept_and_not_printed(monkeypatch, capsys) -> None:
    monkeypatch.setattr(crash, "_warned", crash.Counter())
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        crash.keep_warnings()
        for _ in range(3):
            warnings.warn(f"bad zone {SECRET}\x1b]0;x\x07", UserWarning, stacklevel=1)

    assert capsys.readouterr() == ("", "")
    report = crash.report_of(ValueError())
    assert "warned 3 times: UserWarning at test_crash.py:" in report
    assert SECRET not in report


def test_who_asks_python_for_warnings_gets_them(monkeypatch) -> None:
    monkeypatch.setattr(sys, "warnoptions", ["default"])
    before = warnings.showwarning
    crash.keep_warnings()

    assert warnings.showwarning is before
