"""Mutants of texts and bytes: the same seed gives the same ones, with every release of Python.

Texts are changed with a vocabulary in mind (its words, brackets and quotes), bytes without one.
Only `random()` of a generator is promised to stay as it is, so `Chance` is made of that alone.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias, TypeVar

T = TypeVar("T")

LONGEST = 200_000
"""How many characters or bytes a mutant may have."""
MOST_CHANGES = 4
"""How many changes of its text a mutant has at most."""
_DEPTHS = (3, 31, 33, 65, 400, 3_000)
_LENGTHS = (2, 16, 130, 1_100, 9_000)
_ENDS = ("\n", "\r\n", "\r", "\x85", "\u2028", "\n\n", "")
_QUOTES = "\"'`“”«»’"
_DIGITS = ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９", "०१२३४५६७८९")
_ODD = (
    *("\x00", "\x07", "\x08", "\t", "\x0b", "\x0c", "\x1a", "\x1b[31m", "\x1b]52;c;cQ==\x07"),
    "\x7f",
    *("\x85", "\x9b2J", "\xa0", "\xad", "\u0301", "\u061c", "\u200b", "\u200d", "\u200e", "\u2028"),
    *("\u202e", "\u2066", "\ufeff", "\ufffe", "\ufffd", "\ud800", "\U000e0041", "\U0001d11e"),
    *("é", "ß", "İ", "ı", "ſ", "ن", "中", "👨\u200d👩\u200d👧", "\\", "/", "~", "$", "%s", "{}"),
    *("../", "0", "-1", "9999999999999999999999", " ", "  "),
)
_WRONG_BYTES = (
    *(b"\xff", b"\xfe\xff", b"\xff\xfe", b"\x80", b"\xc0\xaf", b"\xc3", b"\xe2\x82"),
    *(b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xf8\x88\x80\x80\x80", b"\x00", b"\x1b", b"\x1f\x8b"),
)
_ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "cp1252", "cp1256")


class Chance:
    """Numbers that seem to come by chance, and are the same for the same seed."""

    def __init__(self, *seed: object) -> None:
        self._random = random.Random(" ".join(map(str, seed)))  # noqa: S311 - no secrets

    def below(self, limit: int) -> int:
        """Give a number from 0 up to `limit`, which is never given; 0 where there is none."""
        return int(self._random.random() * limit)

    def pick(self, among: Sequence[T]) -> T:
        """Give one of several."""
        return among[self.below(len(among))]

    def is_often(self, share: float) -> bool:
        """Tell whether something happens that happens in such a share of cases."""
        return self._random.random() < share

    def span(self, length: int) -> tuple[int, int]:
        """Give the two ends of a part of something so long; short parts are more frequent."""
        start = self.below(length + 1)
        return start, min(length, start + self.below(self.pick((3, 12, 60, length + 1)) + 1))


class Vocabulary(NamedTuple):
    """What means something in a kind of text."""

    words: tuple[str, ...]
    brackets: tuple[tuple[str, str], ...] = ()
    """Of what can be nested, the opening and the closing."""


Change: TypeAlias = Callable[[str, Chance, Vocabulary, Sequence[str]], str]


def mutant(text: str, chance: Chance, vocabulary: Vocabulary, others: Sequence[str] = ()) -> str:
    """Give a text with a few changes; some splice a part of another text in."""
    for _ in range(1 + chance.below(MOST_CHANGES)):
        text = chance.pick(CHANGES)(text, chance, vocabulary, others or (text,))[:LONGEST]
    return text


def mutant_bytes(data: bytes, chance: Chance) -> bytes:
    """Give bytes with one or two changes that know nothing of what they mean."""
    for _ in range(1 + chance.below(2)):
        data = chance.pick(BYTE_CHANGES)(data, chance)[:LONGEST]
    return data


def mutant_file(
    text: str, chance: Chance, vocabulary: Vocabulary, others: Sequence[str] = ()
) -> bytes:
    """Give the bytes of a mutant: mostly UTF-8 that is sound, at times in a worse state."""
    if chance.is_often(0.85):
        text = mutant(text, chance, vocabulary, others)
    data = text.encode("utf-8", "surrogatepass")
    return mutant_bytes(data, chance) if chance.is_often(0.3) else data


def _word_inserted(text: str, chance: Chance, vocabulary: Vocabulary, others: Sequence[str]) -> str:
    place = chance.below(len(text) + 1)
    return text[:place] + chance.pick(vocabulary.words) + text[place:]


def _word_replaced(text: str, chance: Chance, vocabulary: Vocabulary, others: Sequence[str]) -> str:
    word = chance.pick(vocabulary.words)
    place = text.find(word, chance.below(len(text) + 1))
    if place < 0:
        return _word_inserted(text, chance, vocabulary, others)
    return text[:place] + chance.pick(vocabulary.words) + text[place + len(word) :]


def _odd_inserted(text: str, chance: Chance, vocabulary: Vocabulary, others: Sequence[str]) -> str:
    place = chance.below(len(text) + 1)
    return text[:place] + chance.pick(_ODD) + text[place:]


def _part_removed(text: str, chance: Chance, vocabulary: Vocabulary, others: Sequence[str]) -> str:
    start, end = chance.span(len(text))
    return text[:start] + text[end:]


def _part_doubled(text: str, chance: Chance, vocabulary: Vocabulary, others: Sequence[str]) -> str:
    start, end = chance.span(len(text))
    return text[:end] + text[start:end] + text[end:]


def _part_moved(text: str, chance: Chance, vocabulary: Vocabulary, others: Sequence[str]) -> str:
    start, end = chance.span(len(text))
    rest = text[:start] + text[end:]
    place = chance.below(len(rest) + 1)
    return rest[:place] + text[start:end] + rest[place:]


def _truncated(text: str, chance: Chance, vocabulary: Vocabulary, others: Sequence[str]) -> str:
    return text[: chance.below(len(text) + 1)]


def _spliced(text: str, chance: Chance, vocabulary: Vocabulary, others: Sequence[str]) -> str:
    other = chance.pick(others)
    return text[: chance.below(len(text) + 1)] + other[chance.below(len(other) + 1) :]


def _lengthened(text: str, chance: Chance, vocabulary: Vocabulary, others: Sequence[str]) -> str:
    """A bomb of length: one word or character, again and again."""
    place = chance.below(len(text) + 1)
    word = chance.pick((text[place : place + 1] or " ", chance.pick(vocabulary.words)))
    return text[:place] + word * chance.pick(_LENGTHS) + text[place:]


def _nested(text: str, chance: Chance, vocabulary: Vocabulary, others: Sequence[str]) -> str:
    """A bomb of depth: brackets around a part, which are closed again or not."""
    if not vocabulary.brackets:
        return _lengthened(text, chance, vocabulary, others)
    start, end = chance.span(len(text))
    opening, closing = chance.pick(vocabulary.brackets)
    depth = chance.pick(_DEPTHS)
    closed = closing * chance.pick((depth, depth, depth - 1, 0))
    return f"{text[:start]}{opening * depth}{text[start:end]}{closed}{text[end:]}"


def _other_quotes(text: str, chance: Chance, vocabulary: Vocabulary, others: Sequence[str]) -> str:
    return _one_replaced(text, chance, _QUOTES, chance.pick(("", *_QUOTES)))


def _other_line_ends(
    text: str, chance: Chance, vocabulary: Vocabulary, others: Sequence[str]
) -> str:
    end = chance.pick(_ENDS)
    if chance.is_often(0.5):
        return text.replace("\n", end)
    return _one_replaced(text, chance, "\n", end)


def _other_number(text: str, chance: Chance, vocabulary: Vocabulary, others: Sequence[str]) -> str:
    grown = chance.pick(("9" * 40, "0", "00", "-", ".", "9" * 5_000, "e9", "x", "1_0", "99"))
    return _one_replaced(text, chance, "0123456789", grown)


def _other_digits(text: str, chance: Chance, vocabulary: Vocabulary, others: Sequence[str]) -> str:
    digits = str.maketrans("0123456789", chance.pick(_DIGITS))
    start, end = chance.span(len(text))
    return text[:start] + text[start:end].translate(digits) + text[end:]


def _other_case(text: str, chance: Chance, vocabulary: Vocabulary, others: Sequence[str]) -> str:
    start, end = chance.span(len(text))
    return text[:start] + text[start:end].swapcase() + text[end:]


def _one_replaced(text: str, chance: Chance, sought: str, by: str) -> str:
    places = [place for place, each in enumerate(text) if each in sought]
    if not places:
        return text + by
    place = chance.pick(places)
    return text[:place] + by + text[place + 1 :]


CHANGES: tuple[Change, ...] = (
    _word_inserted,
    _word_inserted,
    _word_replaced,
    _odd_inserted,
    _part_removed,
    _part_doubled,
    _part_moved,
    _truncated,
    _spliced,
    _lengthened,
    _nested,
    _other_quotes,
    _other_line_ends,
    _other_number,
    _other_digits,
    _other_case,
)
"""What is done to texts; the first stands twice because it is the most telling."""


def _bit_flipped(data: bytes, chance: Chance) -> bytes:
    place = chance.below(len(data))
    flipped = bytes([data[place] ^ (1 << chance.below(8))]) if data else b""
    return data[:place] + flipped + data[place + 1 :]


def _byte_set(data: bytes, chance: Chance) -> bytes:
    place = chance.below(len(data))
    return data[:place] + bytes([chance.below(256)]) + data[place + 1 :]


def _bytes_inserted(data: bytes, chance: Chance) -> bytes:
    place = chance.below(len(data) + 1)
    return data[:place] + chance.pick(_WRONG_BYTES) + data[place:]


def _bytes_removed(data: bytes, chance: Chance) -> bytes:
    start, end = chance.span(len(data))
    return data[:start] + data[end:]


def _bytes_before(data: bytes, chance: Chance) -> bytes:
    return chance.pick(_WRONG_BYTES) + data


def _cut(data: bytes, chance: Chance) -> bytes:
    return data[: chance.below(len(data) + 1)]


def _encoded_anew(data: bytes, chance: Chance) -> bytes:
    return data.decode("utf-8", "replace").encode(chance.pick(_ENCODINGS), "replace")


BYTE_CHANGES: tuple[Callable[[bytes, Chance], bytes], ...] = (
    _bit_flipped,
    _byte_set,
    _bytes_inserted,
    _bytes_removed,
    _bytes_before,
    _cut,
    _encoded_anew,
)
"""What is done to bytes."""
