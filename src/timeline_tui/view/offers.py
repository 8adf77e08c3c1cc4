"""What is offered to whoever types a line, as a frozen value: what there is, and which is chosen.

Nothing is taken of itself: what was typed stays until an offer is taken.
"""

from __future__ import annotations

from typing import NamedTuple, Self

from timeline_tui.query.completion import Completion
from timeline_tui.text.folding import fold

MOST_LINES = 8
"""So many offers are seen at once."""
NONE = -1


class Offers(NamedTuple):
    """Completions for a line with the cursor at a place."""

    line: str = ""
    cursor: int = 0
    items: tuple[Completion, ...] = ()
    chosen: int = NONE
    """The offer that was moved to; none while one only types."""
    closed_at: int | None = None
    """Where the word begins for which they were put away; they come back with the next word."""

    @property
    def is_open(self) -> bool:
        """Whether there is anything to see."""
        return bool(self.items) and self.closed_at is None

    @property
    def is_chosen(self) -> bool:
        """Whether one of them was moved to."""
        return self.is_open and self.chosen != NONE

    @property
    def start(self) -> int:
        """Where in the line the first of them begins."""
        return self.items[0].replace_start if self.items else self.cursor

    @property
    def taken(self) -> Completion:
        """The one that is taken: that which was moved to, else the first."""
        return self.items[max(self.chosen, 0)]

    def typed(self, line: str, cursor: int, found: tuple[Completion, ...]) -> Self:
        """What is offered for another line; values that still fit stay until they are counted anew.

        `found` is what is known at once.
        """
        moved = (
            item._replace(replace_end=item.replace_end + cursor - self.cursor)
            for item in self.items
            if item.value and line.startswith(self.line[: item.replace_start])
        )
        kept = [item for item in moved if _fits(item, line, cursor)]
        known = {item.text for item in found}
        items = (*found, *(item for item in kept if item.text not in known))
        start = items[0].replace_start if items else _word_start(line, cursor)
        closed_at = self.closed_at if self.closed_at in (start, _word_start(line, cursor)) else None
        return self._replace(
            line=line, cursor=cursor, items=items, chosen=NONE, closed_at=closed_at
        )

    def counted(self, items: tuple[Completion, ...]) -> Self:
        """The same with counts; the chosen one stays chosen where it is still there."""
        text = self.items[self.chosen].text if self.chosen != NONE else None
        chosen = next((n for n, item in enumerate(items) if item.text == text), NONE)
        return self._replace(items=items, chosen=chosen)

    def moved(self, by: int) -> Self:
        """The next or the one before is chosen, round and round; the line itself lies between."""
        if not self.is_open:
            return self
        size = len(self.items) + 1
        return self._replace(chosen=(self.chosen + 1 + by) % size - 1)

    def closed(self) -> Self:
        """Put away for the word that is typed."""
        return self._replace(closed_at=_word_start(self.line, self.cursor), chosen=NONE)

    def opened(self) -> Self:
        """Asked for again."""
        return self._replace(closed_at=None, chosen=NONE)

    def window(self, lines: int) -> range:
        """The numbers of those that are seen on so many lines, the chosen one among them."""
        top = max(0, min(self.chosen - lines + 1, len(self.items) - lines))
        return range(top, min(top + lines, len(self.items)))


def _fits(item: Completion, line: str, cursor: int) -> bool:
    """Tell whether the value of an offer still starts as typed, or has a word that does."""
    typed, value = fold(line[item.replace_start : cursor].strip('"')), fold(item.value)
    begins = value.startswith(typed) or f" {typed}" in value
    return cursor > item.replace_start and begins and line != item.applied(line)


def _word_start(line: str, cursor: int) -> int:
    return max(line.rfind(sign, 0, cursor) for sign in " (|") + 1
