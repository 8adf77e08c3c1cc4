"""The driver of a real terminal: Textual's, made to live through what terminals really send and do.

Bytes that are no text do nothing, pastes arrive whole and without controls, a terminal that is gone
ends the program, and the screen comes back once for every time it went away.
"""

from __future__ import annotations

import codecs
import os
import select
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, TextIO

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from timeline_tui.text.patterns import Late
from timeline_tui.tui.drivers import LARGEST, Gone, PasteCut, terminal_size
from timeline_tui.tui.pastes import END, Pasted, PasteFilter

LOOK = 0.1
"""Seconds between two looks whether the program ends, and whether Escape stands alone."""
MORE = 0.05
"""Seconds in which the rest of a paste follows."""
BURST = 1 << 21
"""Bytes that are read in one go, and kept of what comes in one go."""
SILENCE = 1.0
"""Seconds after which a key may end a paste whose end never came."""
WAYS_OUT = ("\x03", "\x11", "\x1b", "\x1b[99;5u", "\x1b[113;5u", "\x1b[27u")
"""Ctrl-C, Ctrl-Q and Escape, as terminals of either kind send them."""
_LOST = "\ufffd"
_REPLIES = Late(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # colours, titles, the clipboard
    r"|\x1b[P_^X][^\x1b]*\x1b\\"  # settings, versions
    r"|\x1b\[[?>=][\d;]*\$?[a-xzA-Z]"  # what kind of terminal it is, and its keyboard
    r"|\x1b\[[4689];[\d;]*t"  # sizes in pixels
)
"""What a terminal answers to questions that were not asked here; none of it is a key."""


class Outlet:
    """What the screen is written to: text goes out in the terminal's encoding, or not at all.

    That a terminal is gone is told by what it no longer sends; to write is never an error.
    """

    def __init__(self, file: TextIO) -> None:
        self._descriptor = file.fileno()
        self._encoding = file.encoding or "utf-8"
        self._held: list[str] = []

    def fileno(self) -> int:
        """Give the descriptor."""
        return self._descriptor

    def write(self, text: str) -> None:
        """Take text; `flush` writes it."""
        self._held.append(text)

    def flush(self) -> None:
        """Write what was taken."""
        # A sign that the terminal cannot show takes one cell, as the sign in its place does.
        data = memoryview("".join(self._held).encode(self._encoding, "replace"))
        self._held.clear()
        with suppress(OSError):
            while data:
                data = data[self._written(data) :]

    def _written(self, data: memoryview) -> int:
        try:
            return os.write(self._descriptor, data)
        except BlockingIOError:  # another program has made the terminal so
            select.select([], [self._descriptor], [], LOOK)
            return 0


class Terminal(LinuxDriver):
    """Keys and pastes in, the screen out."""

    def __init__(self, *words: Any, **named: Any) -> None:  # Textual's own
        super().__init__(*words, **named)
        self._file: Any = Outlet(sys.__stderr__ or sys.stderr)

    def _get_terminal_size(self) -> tuple[int, int]:
        return terminal_size()

    def write(self, data: str) -> None:
        """Write to the terminal, unless the screen is away."""
        writer = self._writer_thread
        if writer is not None and writer.is_alive():
            writer.write(data)

    def _sigcont_application(self, *_: object) -> None:
        """Bring the screen back, also where the program was stopped without a warning."""
        if not self._auto_restart:
            return
        if self._key_thread is not None and self._key_thread.is_alive():
            self.suspend_application_mode()
            self._must_signal_resume = True
        self.resume_application_mode()

    def run_input_thread(self) -> None:
        """Read what the terminal sends until the program ends or the terminal is gone."""
        reading = Reading(self._debug)
        while not self.exit_event.is_set():
            data = self._read() if self._is_ready(LOOK) else None
            if data == b"":
                self._app.post_message(Gone())
                return
            for message in reading.messages(data):
                self.process_message(message)

    def _run_input_thread(self) -> None:
        """Read, and have the program end where that fails."""
        try:
            self.run_input_thread()
        except Exception as error:
            self._app.call_later(self._app._handle_exception, error)

    def _is_ready(self, seconds: float) -> bool:
        return bool(select.select([self.fileno], [], [], seconds)[0])

    def _read(self) -> bytes | None:
        """Give all that has come; empty bytes where nothing will ever come again."""
        data, is_marked = b"", False
        try:
            while part := os.read(self.fileno, 1 << 16):
                data += part
                is_marked = is_marked or END.encode() in data[-len(part) - len(END) :]
                if not self._is_ready(MORE if is_marked else 0) or self.exit_event.is_set():
                    break
                if len(data) > BURST:
                    if not is_marked:
                        break
                    # To stop behind one mark of an end would have what follows it typed, up to
                    # the last one. Nobody misses what is left out: no paste is taken so long.
                    data = data[: BURST // 2] + data[-BURST // 4 :]
        except BlockingIOError:  # another program has made the terminal so
            return data or None
        except OSError:
            return data
        return data


class Reading:
    """From bytes to messages."""

    def __init__(self, debug: bool) -> None:
        self._debug = debug
        self._parser = XTermParser(debug)
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        self._pastes = PasteFilter()
        self._last = time.monotonic()

    def messages(self, data: bytes | None) -> Iterator[Message]:
        """Give what bytes mean; without bytes, what has been waited for long enough."""
        if data:
            yield from self._of_text(self._decode(data))
            self._last = time.monotonic()
        yield from self._safely(self._parser.tick())

    def _of_text(self, text: str) -> Iterator[Message]:
        is_silent = time.monotonic() - self._last > SILENCE
        if self._pastes.is_open and is_silent and text in WAYS_OUT:
            yield from self._of_paste(self._pastes.abandoned())
        for piece in self._pastes.feed(text):
            if isinstance(piece, Pasted):
                yield from self._of_paste(piece)
            else:
                yield from self._of_keys(piece)

    def _of_paste(self, pasted: Pasted) -> Iterator[Message]:
        # The parser has seen the paste begin, and nothing of it.
        for _ in self._safely(self._parser.feed("x" + END)):
            pass
        if pasted.text:
            yield events.Paste(pasted.text)
        if pasted.is_cut:
            yield PasteCut()

    def _of_keys(self, text: str) -> Iterator[Message]:
        # Enter that was typed before the screen came has been made the end of a line.
        text = _REPLIES.compiled.sub("", text).replace(_LOST, "").replace("\n", "\r")
        if text:  # nothing would tell the parser that there is no more to come
            yield from self._safely(self._parser.feed(text))

    def _safely(self, messages: Iterator[Message] | Any) -> Iterator[Message]:  # Textual's own
        """Give messages without those that no terminal sends; a parser that fails begins anew."""
        try:
            yield from (each for each in messages if not _is_absurd(each))
        except (ArithmeticError, LookupError, TypeError, ValueError):
            self._parser = XTermParser(self._debug)


def _is_absurd(message: Message) -> bool:
    """Tell whether a message names a size or a place that no terminal has."""
    if isinstance(message, events.MouseEvent):
        return max(message.x, message.y) > LARGEST
    if not isinstance(message, events.Resize):
        return False
    sizes = [message.size] + ([message.pixel_size] if message.pixel_size else [])
    is_none = any(min(size) < 1 for size in sizes)
    return is_none or max(message.size) > LARGEST
