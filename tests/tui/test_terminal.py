"""What a terminal sends, and what it means; and that Textual's hooks are where they were."""

from __future__ import annotations

import inspect
import os
import threading
from pathlib import Path

import pytest
from textual import events
from textual.app import App
from textual.drivers import linux_driver
from textual.message import Message

from timeline_tui.tui import terminal
from timeline_tui.tui.drivers import PasteCut, hardened
from timeline_tui.tui.pastes import END, LARGEST, START
from timeline_tui.tui.terminal import BURST, MORE, Outlet, Reading, Terminal


def told(message: Message) -> str:
    match message:
        case events.Key():
            return message.key
        case events.Paste():
            return f"paste {message.text!r}"
        case events.Resize():
            return f"resize {message.size.width}x{message.size.height}"
    return type(message).__name__


def meaning(*chunks: bytes) -> list[str]:
    reading = Reading(debug=False)
    return [told(message) for chunk in chunks for message in reading.messages(chunk)]


EXAMPLES = [
    ([b"q"], ["q"]),
    ([b"\xff"], []),
    ([b"j\xff\xfe\xc0k"], ["j", "k"]),
    ([b"\xd8", b"\xa7"], ["ا"]),
    ([b"\x1b[A"], ["up"]),
    ([b"\x1b[I"], ["AppFocus"]),
    ([f"{START}\x1b[31mq{END}j".encode()], ["paste '[31mq'", "j"]),
    ([f"{START}a".encode(), f"b{END}".encode()], ["paste 'ab'"]),
    ([f"{START}a\xff{END}".encode("latin-1")], ["paste 'a\ufffd'"]),
    ([f"{START}{END}j".encode()], ["j"]),
    ([f"{START}a{END}".encode(), f"q\x11{END}j".encode()], ["paste 'a'", "paste 'q'", "j"]),
    ([b"\x1b[200", b"~abc\x1b", b"[201~j"], ["paste 'abc'", "j"]),
    ([b"\x1b[48;24;80;480;1600t"], ["resize 80x24"]),
    ([b"\x1b[48;99999;99999;1;1t", b"j"], ["j"]),
    ([b"\x1b[48;0;0;0;0t", b"j"], ["j"]),
    ([b"\x1b[99999999999;1u", b"j"], ["j"]),
    ([b"\x1b[<0;99999999999999999999;1M", b"j"], ["j"]),
    ([b"\x1b[?1;2c\x1b[>0;276;0c\x1b[?0u", b"j"], ["j"]),
    ([b"\x1b]11;rgb:00/00/00\x1b\\\x1b]52;c;cQ==\x07\x1bP1$r0m\x1b\\\x1b[6;16;8tj"], ["j"]),
    ([b"\x1b[<0;5;1M", b"j"], ["MouseDown", "j"]),
]


@pytest.mark.parametrize(("chunks", "messages"), EXAMPLES)
def test_what_a_terminal_sends(chunks: list[bytes], messages: list[str]) -> None:
    assert meaning(*chunks) == messages


def test_escape_alone_is_a_key_as_soon_as_nothing_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textual._parser.get_time", iter([0.0, 1.0]).__next__)
    reading = Reading(debug=False)

    assert [told(each) for each in reading.messages(b"\x1b")] == ["escape"]


def test_a_cut_paste_is_told() -> None:
    reading = Reading(debug=False)
    text = START + "x" * (LARGEST + 1) + END

    first, second = reading.messages(text.encode())

    assert isinstance(first, events.Paste)
    assert len(first.text) == LARGEST
    assert isinstance(second, PasteCut)


def test_keys_in_an_unfinished_paste_are_none_until_it_is_silent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [0.0]
    monkeypatch.setattr(terminal.time, "monotonic", lambda: now[0])
    reading = Reading(debug=False)

    assert list(reading.messages(f"{START}abc".encode())) == []
    assert list(reading.messages(b"\x11")) == []
    now[0] = 5.0
    assert [told(each) for each in reading.messages(b"\x11")] == ["paste 'abc'", "ctrl+q"]


def test_noise_kills_nobody() -> None:
    import random

    chance = random.Random(7)
    reading = Reading(debug=False)
    for _ in range(300):
        noise = bytes(chance.choice(b"\x1b[<;?0189~uMtRI\xff\x00 aq") for _ in range(64))
        list(reading.messages(noise))

    keys = [told(each) for each in reading.messages(END.encode() + b"\x07j")]
    assert keys[-1] == "j"


@pytest.mark.parametrize(
    ("encoding", "written"), [("utf-8", "│é".encode()), ("iso-8859-1", b"?\xe9")]
)
def test_a_sign_that_the_terminal_lacks_takes_one_cell(
    encoding: str, written: bytes, tmp_path: Path
) -> None:
    with open(tmp_path / "out", "w", encoding=encoding) as file:
        outlet = Outlet(file)
        outlet.write("│é")
        outlet.flush()

    assert (tmp_path / "out").read_bytes() == written


def test_writing_to_nobody_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    with open(write, "w", encoding="utf-8") as file:
        outlet = Outlet(file)
        outlet.write("x")
        outlet.flush()


def test_textual_still_has_the_hooks_that_are_taken_here() -> None:
    """Where one of these fails, `tui.terminal` is to be read beside Textual's driver."""
    theirs = linux_driver.LinuxDriver
    source = inspect.getsource(theirs)

    assert hardened(theirs) is Terminal
    assert hardened(App().driver_class) is Terminal
    assert "self._file = sys.__stderr__" in source
    assert "WriterThread(self._file)" in source
    assert "target=self._run_input_thread" in source
    assert "signal.signal(signal.SIGCONT, self._sigcont_application)" in source
    for name in (
        "run_input_thread",
        "_run_input_thread",
        "_sigcont_application",
        "write",
        "_get_terminal_size",
    ):
        assert inspect.signature(getattr(theirs, name)).parameters.keys() >= {"self"}
        assert getattr(Terminal, name) is not getattr(theirs, name)
    for name in ("_auto_restart", "_must_signal_resume", "exit_event", "_key_thread"):
        assert f"self.{name}" in source


def test_how_long_the_rest_of_a_paste_is_waited_for_stands_in_the_docs() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "security.md").read_text("utf-8")

    assert f"after {MORE * 1000:.0f} ms of silence" in page.replace("\n", " ")


def test_what_comes_in_one_go_is_read_to_its_last_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    paste = f"{START}{END}".encode() + b"q" * (2 * BURST) + END.encode()
    outlet, inlet = os.pipe()
    terminal = Terminal.__new__(Terminal)
    terminal.fileno, terminal.exit_event = outlet, threading.Event()
    monkeypatch.setattr("timeline_tui.tui.terminal.MORE", 5.0)
    writer = threading.Thread(target=_put, args=(inlet, paste))
    writer.start()

    data = terminal._read()
    writer.join()
    os.close(outlet)

    assert data is not None
    assert len(data) <= 2 * BURST
    assert data.startswith(START.encode())
    assert data.endswith(END.encode())


def _put(inlet: int, data: bytes) -> None:
    with open(inlet, "wb") as file:
        file.write(data)
