"""An index of pairs of bytes: which texts hold a word is looked up where it was searched for.

An inverted file of n-grams, n being 2, with their places (Zobel, Moffat and Sacks-Davis, VLDB
1993). Its bytes are those of UTF-8, in which a text holds another exactly where its bytes hold
those of the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from timeline_tui.store.hits import HIT

Numbers: TypeAlias = "npt.NDArray[np.int32]"

PAIRS = 1 << 16
"""How many pairs of bytes there are: the first is the higher half."""
PART = 1 << 17
"""So many bytes are sorted at a time: that takes many times the memory of what comes of it."""
MOST_BYTES = 32 << 20
"""Of texts that are worth an index, which takes nine times as many itself."""


class Bigrams:
    """Where which pairs of bytes stand in many texts, and the texts."""

    def __init__(self, texts: bytes, sizes: npt.NDArray[np.int64]) -> None:
        """Take texts, one behind the other, and how many bytes each has.

        Each begins and ends with a byte that is in no word, or is empty.
        """
        self._bytes = np.frombuffer(texts, np.uint8)
        self._count = len(sizes)
        counts = np.zeros(PAIRS, np.int64)
        for start in range(0, len(texts) - 1, PART):
            counts += np.bincount(self._pairs(start), minlength=PAIRS)
        self._firsts = np.concatenate(([0], np.cumsum(counts)))
        """Where those of each pair begin in both of these, and the end of all."""
        self._places = np.empty(self._firsts[-1], np.int32)
        """Where each stands among all bytes, ascending."""
        self._numbers = np.empty(self._firsts[-1], np.int32)
        """In which text that is."""
        self._fill(np.cumsum(sizes))

    def _fill(self, ends: npt.NDArray[np.int64]) -> None:
        """Sort the pairs, a part at a time; `ends` are those of the texts."""
        filled = self._firsts[:-1].copy()
        for start in range(0, len(self._bytes) - 1, PART):
            pairs = self._pairs(start)
            first, last = np.searchsorted(ends, (start, start + len(pairs) - 1), side="right")
            inside = np.clip(ends[first : last + 1] - start, 0, len(pairs))
            numbers = np.arange(first, last + 1, dtype=np.int32)
            numbers = np.repeat(numbers, np.diff(inside, prepend=0))
            order = np.argsort(pairs, kind="stable")
            counts = np.bincount(pairs, minlength=PAIRS)
            # Where each is in order, less where its pair begins there, more where it is filled to.
            to = np.arange(len(pairs)) + (filled - np.cumsum(counts) + counts)[pairs[order]]
            self._places[to] = order + start
            self._numbers[to] = numbers[order]
            filled += counts

    def _pairs(self, start: int) -> npt.NDArray[np.uint16]:
        """Give those of a part, which begins at a byte."""
        part = self._bytes[start : start + PART + 1].astype(np.uint16)
        return (part[:-1] << 8 | part[1:]).astype(np.uint16, copy=False)

    def marks(self, words: Sequence[str]) -> bytes:
        """Give `HIT` for each text that holds all of some words, of which there is one at least."""
        return reduce(np.bitwise_and, (self._marks(word.encode()) for word in words)).tobytes()

    def _marks(self, word: bytes) -> npt.NDArray[np.uint8]:
        return marked(self._holding(word) if word else slice(None), self._count)

    def _holding(self, word: bytes) -> Numbers:
        """Give the texts that hold a word, one for each time that they hold it."""
        if len(word) == 1:
            return self._numbers[self._firsts[word[0] << 8] : self._firsts[(word[0] + 1) << 8]]
        pairs = [first << 8 | second for first, second in pairwise(word)]
        spans = [(self._firsts[pair], self._firsts[pair + 1]) for pair in pairs]
        rarest = min(range(len(pairs)), key=lambda place: spans[place][1] - spans[place][0])
        found = slice(*spans[rarest])
        places, numbers = self._places[found], self._numbers[found]
        for place, byte in enumerate(word):
            if place not in (rarest, rarest + 1):
                is_there = self._bytes.take(places + (place - rarest), mode="clip") == byte
                places, numbers = places[is_there], numbers[is_there]
        return numbers


def marked(numbers: npt.NDArray[Any] | slice, count: int) -> npt.NDArray[np.uint8]:
    """Give `HIT` at some numbers, out of so many."""
    marks = np.zeros(count, np.uint8)
    marks[numbers] = HIT
    return marks
