"""What is looked for in the list without hiding the rest, and where it stands: a frozen value."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Self

from timeline_tui.query.highlights import Highlights


class Step(NamedTuple):
    """Where the next hit stands."""

    position: int
    wraps: bool = False
    """Whether the end of the list was passed on the way there."""


@dataclass(frozen=True, eq=False, slots=True)
class Finding:
    """What is looked for; two of them are never compared, because there may be many positions."""

    text: str = ""
    """What was typed; nothing where nothing is looked for."""
    echo: str = ""
    """What it was understood as."""
    highlights: Highlights = field(default_factory=Highlights)
    """What stands out of it in texts."""
    positions: Sequence[int] = ()
    """Where the hits stand among the events of the list, ascending."""
    is_placed: bool = False
    """Whether the positions have come."""
    wrapped_at: int | None = None
    """The position that was reached past the end of the list."""

    def placed(self, positions: Sequence[int]) -> Self:
        """The same with the positions of its hits."""
        return replace(self, positions=positions, is_placed=True, wrapped_at=None)

    def unplaced(self) -> Self:
        """The same for another list, in which its hits are yet to be placed."""
        return replace(self, positions=(), is_placed=False, wrapped_at=None)

    def holds(self, position: int) -> bool:
        """Tell whether the event at a position is a hit."""
        return self.number_of(position) > 0

    def number_of(self, position: int) -> int:
        """Give which hit stands at a position, from 1; 0 for none."""
        at = bisect_left(self.positions, position)
        return at + 1 if at < len(self.positions) and self.positions[at] == position else 0

    def at_or_after(self, position: int) -> Step | None:
        """Give the hit at a position, else the next one, round and round; None without any."""
        return self.stepped(position - 1, 1)

    def stepped(self, position: int, by: int) -> Step | None:
        """Give the hit so many after a position (or before it), round and round."""
        count = len(self.positions)
        if not count:
            return None
        if by > 0:
            number = bisect_right(self.positions, position) + by - 1
        else:
            number = bisect_left(self.positions, position) + by
        return Step(self.positions[number % count], not 0 <= number < count)

    def reached(self, step: Step) -> Self:
        """The same, remembering that the end of the list was passed on the way to a hit."""
        return replace(self, wrapped_at=step.position if step.wraps else None)


NOTHING = Finding()
"""Nothing is looked for."""
