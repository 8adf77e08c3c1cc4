"""A line that is being typed: where each of its letters is seen, and where the cursor stands.

What is typed stays in the order of reading; only the places of its letters are those of seeing. The
line as a whole runs from left to right, as the language of filters, commands and paths does, so
that a clause does not change its side while it is typed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from rich.cells import cell_len

from timeline_tui.render.pieces import Line, Piece
from timeline_tui.text.bidi import Bidi, Cluster, clusters, has_rtl, letters, visual
from timeline_tui.text.safe import Drawable, joined, own, safe, signs

END = own(" ")
"""What is drawn behind the last letter, for the cursor to stand on."""
LONGEST_ORDERED = 500
"""Characters of a line that is reordered, which every key does anew; a longer one is not."""
_CACHED = 32
_MOST_BLOCKS = 100
"""Blocks of a line that are kept; no key makes a line so long."""


class Letter(NamedTuple):
    """A letter with its marks, at its place."""

    text: Drawable
    at: int
    """The index of its first character in the text as it is read."""
    cell: int


class Typed(NamedTuple):
    """A text over the cells of a line; behind it is one more, where it goes on."""

    text: str
    letters: tuple[Letter, ...] = ()
    """From left to right, the end too; none where every character is a cell of its own."""
    cells: tuple[int, ...] = ()
    """Of each character, and of the end."""

    @property
    def width(self) -> int:
        """How many cells the letters take."""
        return self.cell_of(len(self.text))

    def cell_of(self, index: int) -> int:
        """Give the cell of a character."""
        return self.cells[index] if self.letters else index

    def letter_at(self, cell: int) -> int:
        """Give the character at a cell; the nearest where there is none."""
        cell = max(0, min(cell, self.width))
        if not self.letters:
            return cell
        return self.letters[bisect_right(self.letters, cell, key=_cell_of) - 1].at

    def between(self, first: int, last: int) -> Iterator[Letter]:
        """Give the letters that reach into a signs of cells, half-open."""
        if self.letters:
            start = bisect_right(self.letters, first, key=_cell_of) - 1
            end = bisect_right(self.letters, last - 1, key=_cell_of)
            yield from self.letters[max(0, start) : end]
            return
        shown = signs(safe(self.text[first:last], last))
        for place, text in enumerate((*shown, END)[: last - first], first):
            yield Letter(text, place, place)


@lru_cache(maxsize=_CACHED)
def typed(text: str, bidi: Bidi) -> Typed:
    """Give a text with the places of its letters."""
    if text.isascii() and text.isprintable():
        return Typed(text)
    return _placed(text, bidi) if len(text) <= LONGEST_ORDERED else _in_blocks(text)


@lru_cache(maxsize=_CACHED)
def _in_blocks(text: str) -> Typed:
    """Give a long text as it is read; what stands before its last block is known from before."""
    place = _seam(text) if len(text) < _MOST_BLOCKS * LONGEST_ORDERED else 0
    last = _placed(text[place:], Bidi.OFF)
    return _joined(_in_blocks(text[:place]), last) if place else last


def _seam(text: str) -> int:
    """Give a place between two letters where a block ends; the same however the text goes on."""
    last = (len(text) - 1) // LONGEST_ORDERED * LONGEST_ORDERED
    for place in range(last, max(0, last - LONGEST_ORDERED // 2), -1):
        if text[place].isascii() or text[place - 1 : place + 1].isalnum():
            return place
    return 0


def _joined(one: Typed, other: Typed) -> Typed:
    at, cell = len(one.text), one.width
    behind = (
        letter._replace(at=letter.at + at, cell=letter.cell + cell) for letter in other.letters
    )
    return Typed(
        one.text + other.text,
        (*one.letters[:-1], *behind),
        (*one.cells[:-1], *(cell + each for each in other.cells)),
    )


def _placed(text: str, bidi: Bidi) -> Typed:
    result: list[Letter] = []
    cells = [0] * (len(text) + 1)
    cell = 0
    for cluster, length in _in_order(text, bidi):
        result.append(Letter(cluster.text, cluster.at, cell))
        if length == 1:
            cells[cluster.at] = cell
        else:
            cells[cluster.at : cluster.at + length] = [cell] * length
        cell += 1 if cluster.text.isascii() else cell_len(cluster.text)
    result.append(Letter(END, len(text), cell))
    cells[-1] = cell
    return Typed(text, tuple(result), tuple(cells))


def typed_line(line: Typed, first: int, last: int, marks: Sequence[tuple[range, str]] = ()) -> Line:
    """Give the letters over a signs of cells, each with the styles of the marks that it is in.

    Marks are signses of characters. The first letter may begin before the signs.
    """
    result: Line = []
    for letter in line.between(first, last):
        style = " ".join(name for characters, name in marks if letter.at in characters)
        if result and result[-1].style == style:
            result[-1] = Piece(joined(result[-1].text, letter.text), style)
        else:
            result.append(Piece(letter.text, style))
    return result


def _cell_of(letter: Letter) -> int:
    return letter.cell


def _in_order(text: str, bidi: Bidi) -> Iterator[tuple[Cluster, int]]:
    """Give the letters as they are seen, made safe, and how many characters each of them is."""
    shown = safe(text, len(text) + 1)
    if len(shown) == len(text):
        yield from ((cluster, len(cluster.text)) for cluster in _ordered(shown, bidi))
    else:
        # A flood of marks was thinned, so that characters are no longer where they were.
        places = list(letters(text))
        thin = [safe(text[start:stop]) for start, stop in places]
        begins = [0, *accumulate(map(len, thin))]
        for cluster in _ordered(joined(*thin), bidi):
            start, stop = places[bisect_right(begins, cluster.at) - 1]
            yield cluster._replace(at=start), stop - start


def _ordered(text: Drawable, bidi: Bidi) -> Iterable[Cluster]:
    return visual(text, False) if bidi is Bidi.APP and has_rtl(text) else clusters(text)
