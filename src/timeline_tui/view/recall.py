"""What was typed in a line before, in this run and earlier ones, as a frozen value."""

from __future__ import annotations

from typing import NamedTuple, Self

MOST = 200
"""So many lines are remembered."""
LONGEST = 2_000
"""Lines of more characters are not."""


class Recall(NamedTuple):
    """Lines that were typed before, the newest last, and which of them is in the line."""

    lines: tuple[str, ...] = ()
    place: int | None = None
    """Number of the line that was gone back to; None at what is being typed."""
    draft: str = ""
    """What was being typed when one went back."""
    owed: int = 0
    """How far one went before the lines of earlier runs were there."""

    @property
    def line(self) -> str:
        """What stands in the line."""
        return self.draft if self.place is None else self.lines[self.place]

    def walked(self, by: int, line: str) -> Self:
        """Gone back (-1) or forward; `line` is what stands in the line, and comes back."""
        here = self if line == self.line else self._replace(place=None, draft=line, owed=0)
        if not here.lines:
            return here._replace(owed=min(0, here.owed + by))
        at = len(here.lines) if here.place is None else here.place
        to = max(0, at + by)
        return here._replace(place=to if to < len(here.lines) else None)

    def added(self, line: str) -> Self:
        """The same with a line as the newest, once; what was being typed is forgotten."""
        return self._replace(lines=tuple(with_line(self.lines, line)), place=None, draft="")

    def before(self, lines: object) -> Self:
        """The same with lines of earlier runs before its own, gone back as far as owed."""
        merged: list[str] = with_line(lines, "")
        for line in self.lines:
            merged = with_line(merged, line)
        known = self._replace(lines=tuple(merged), place=None, owed=0)
        return known.walked(self.owed, self.draft) if self.owed else known


def with_line(lines: object, line: str) -> list[str]:
    """Give remembered lines with one more; whatever else was remembered there is let go."""
    known = list(lines) if isinstance(lines, list | tuple) else []
    kept = [each for each in known if isinstance(each, str) and each.strip() and each != line]
    added = [line] if line.strip() and len(line) <= LONGEST else []
    return [*kept, *added][-MOST:]
