"""An index of pairs of bytes: which texts hold a word is looked up where it was searched for.

An inverted file of n-grams, n being 2 (Zobel, Moffat and Sacks-Davis, VLDB 1993). Its bytes are
those of UTF-8, in which a text holds another exactly where its bytes hold those of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from timeline_tui.store.hits import HIT

Numbers: TypeAlias = "npt.NDArray[np.int64]"
Pairs: TypeAlias = "npt.NDArray[np.uint16]"
"""The first byte is the higher half."""

PAIRS = 1 << 16
"""How many pairs of bytes there are."""
PART = 1 << 20
"""So many bytes are sorted at a time: that takes many times the memory of what comes of it."""
LITTLE = 1 << 16
"""So many bytes are looked through: to look up another pair would take longer."""
MUCH = 1 << 19
"""So many are not: the engine searches all of a hundred thousand events in that time."""


class Bigrams:
    """Which of many texts hold which pairs of bytes, and the texts."""

    def __init__(self, texts: bytes, sizes: Numbers) -> None:
        """Take texts, one behind the other, and how many bytes each has.

        What is sought must not be found across the border of two of them.
        """
        self._bytes = np.frombuffer(texts, np.uint8)
        self._sizes = sizes
        self._ends = np.cumsum(sizes)
        parts = list(_parts(texts, sizes))
        counts = [np.bincount(pairs, minlength=PAIRS) for pairs, _ in parts]
        self._firsts = np.concatenate(([0], np.cumsum(np.sum(counts, axis=0, dtype=np.int64))))
        """Where those of each pair begin in `_numbers`, and the end of all."""
        self._numbers = np.empty(self._firsts[-1], np.int32)
        """The texts that hold each pair, ascending."""
        filled = self._firsts[:-1].copy()
        for (pairs, numbers), count in zip(parts, counts, strict=True):
            before = np.cumsum(count) - count
            self._numbers[np.arange(len(pairs)) + (filled - before)[pairs]] = numbers
            filled += count

    def marks(self, words: Sequence[str]) -> bytes | None:
        """Give `HIT` for each text that holds all of some words; None where that takes long."""
        found = [self._holding(word.encode()) for word in words]
        marks = [self._marks(numbers) for numbers in found if numbers is not None]
        if not marks or len(marks) < len(words):
            return None
        return reduce(np.bitwise_and, marks).tobytes()

    def _holding(self, word: bytes) -> npt.NDArray[np.int32] | None:
        """Give the texts that hold a word, in any order and maybe more than once; None as above."""
        if len(word) < 2:
            return self._of(word[0] << 8, (word[0] + 1) << 8) if word else None
        pairs = {first << 8 | second for first, second in pairwise(word)}
        found, *others = sorted((self._of(pair, pair + 1) for pair in pairs), key=len)
        if len(word) == 2:
            return found
        marks = np.zeros(len(self._ends), np.uint8)
        for numbers in others:
            if self._sizes[found].sum() <= LITTLE or len(numbers) > len(marks) // 2:
                break
            marks[numbers] = HIT
            found = found[marks[found] == HIT]
            marks[numbers] = 0
        return self._looked_through(found, word)

    def _looked_through(
        self, found: npt.NDArray[np.int32], word: bytes
    ) -> npt.NDArray[np.int32] | None:
        """Give those of some texts that hold a word; None as above."""
        sizes = self._sizes[found]
        ends = np.cumsum(sizes)
        if not len(found) or ends[-1] > MUCH:
            return None if len(found) else found
        places = np.arange(ends[-1]) + np.repeat(self._ends[found] - ends, sizes)
        taken = self._bytes[places]
        count = max(0, len(taken) - len(word) + 1)
        holds = np.ones(count, np.bool_)
        for place, byte in enumerate(word):
            holds &= taken[place : place + count] == byte
        return found[np.searchsorted(ends, np.flatnonzero(holds), side="right")]

    def _of(self, first: int, end: int) -> npt.NDArray[np.int32]:
        """Give the texts that hold any pair from one up to another."""
        return self._numbers[self._firsts[first] : self._firsts[end]]

    def _marks(self, numbers: npt.NDArray[np.int32]) -> npt.NDArray[np.uint8]:
        marks = np.zeros(len(self._ends), np.uint8)
        marks[numbers] = HIT
        return marks


def _parts(texts: bytes, sizes: Numbers) -> Iterator[tuple[Pairs, npt.NDArray[np.int32]]]:
    """Give the pairs of bytes in texts, and in which text each stands: a part of them at a time.

    In each part both ascend, and none is there twice.
    """
    places = np.frombuffer(texts, np.uint8)
    ends = np.cumsum(sizes)
    for start in range(0, len(texts), PART):
        part = places[start : start + PART + 1].astype(np.uint16)
        pairs = (part[:-1] << 8 | part[1:]).astype(np.uint16, copy=False)
        first, last = np.searchsorted(ends, (start, start + len(pairs) - 1), side="right")
        inside = np.clip(ends[first : last + 1] - start, 0, len(pairs))
        numbers = np.repeat(np.arange(first, last + 1, dtype=np.int32), np.diff(inside, prepend=0))
        order = np.argsort(pairs, kind="stable")
        pairs, numbers = pairs[order], numbers[order]
        is_new = np.ones(len(pairs), np.bool_)
        is_new[1:] = (pairs[1:] != pairs[:-1]) | (numbers[1:] != numbers[:-1])
        yield pairs[is_new], numbers[is_new]
