"""Telling what is pasted from what is typed, before anything is taken for a key.

A terminal sets what is pasted between two marks. Between them every control is dropped, so that an
escape in the text can neither end the paste nor become a key; what stands outside passes as it is.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import NamedTuple, TypeAlias

START, END = "\x1b[200~", "\x1b[201~"
"""The marks of a bracketed paste."""
LARGEST = 1 << 20
"""Characters of a paste that are taken; what is beyond them is told and dropped."""

_KEPT = "\t\n\r"
_CONTROLS = dict.fromkeys(code for code in (*range(32), *range(127, 160)) if chr(code) not in _KEPT)
_HELD = len(START) - 1
"""How much of a mark may have come before the rest of it; both marks are equally long."""


class Pasted(NamedTuple):
    """A whole paste, without controls."""

    text: str
    is_cut: bool
    """Whether there was more of it."""


Pieces: TypeAlias = Generator["str | Pasted", None, str]
"""What came, piece by piece; in the end the text that is still to be looked at."""


class PasteFilter:
    """Splits what a terminal sends into what is typed and what is pasted.

    The mark that opens a paste is let through as typed, because its beginning may have been let
    through before the rest of it came: nobody who presses Escape is to wait for what may follow.
    """

    def __init__(self) -> None:
        self.is_open = False
        """Whether a paste has begun and not ended."""
        self._before = ""
        self._parts: list[str] = []
        self._room = LARGEST
        self._is_cut = False

    def feed(self, text: str) -> Iterator[str | Pasted]:
        """Give what came, in pieces: text that is typed, and pastes."""
        while text:
            text = yield from self._inside(text) if self.is_open else self._outside(text)

    def abandoned(self) -> Pasted:
        """End a paste whose end never came, and give what there is of it."""
        self._take(self._before)
        return self._closed()

    def _outside(self, text: str) -> Pieces:
        seen = self._before + text
        at = seen.find(START)
        # No terminal sends the mark of an end alone: a paste held one, and paused behind it.
        stray = text.rfind(END, 0, None if at < 0 else max(0, at - len(self._before)))
        if stray >= 0:
            self._take(text[:stray])
            yield self._closed()
            return text[stray + len(END) :]
        if at < 0:
            self._before = seen[-_HELD:]
            yield text
            return ""
        end = at + len(START) - len(self._before)
        self.is_open, self._before = True, ""
        yield text[:end]
        return text[end:]

    def _inside(self, text: str) -> Pieces:
        seen = self._before + text
        # A text that holds the closing mark would have the rest of it typed. Nobody types before
        # the last mark of what arrived in one go, but one paste may follow right behind another.
        following = seen.find(END + START)
        at = following if following >= 0 else seen.rfind(END)
        if at < 0:
            self._take(seen[:-_HELD])
            self._before = seen[-_HELD:]
            return ""
        self._take(seen[:at])
        yield self._closed()
        return seen[at + len(END) :]

    def _take(self, text: str) -> None:
        kept = text.translate(_CONTROLS)
        self._is_cut |= len(kept) > self._room
        self._parts.append(kept[: self._room])
        self._room = max(0, self._room - len(kept))

    def _closed(self) -> Pasted:
        pasted = Pasted("".join(self._parts), self._is_cut)
        self.is_open, self._before = False, ""
        self._parts, self._room, self._is_cut = [], LARGEST, False
        return pasted
