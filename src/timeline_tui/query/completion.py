"""A completion as a value; what can be completed is told elsewhere, once somebody types."""

from __future__ import annotations

from typing import NamedTuple, Self


class Completion(NamedTuple):
    """A text to put in place of a part of the filter."""

    text: str
    replace_start: int
    replace_end: int
    """Half-open, in characters of the filter."""
    description: str = ""
    hits: int | None = None
    """How many events the filter would find with it; None where that is not counted (yet)."""
    value: str = ""
    """The value that it stands for, as the files write it; nothing for what is no value."""

    def applied(self, text: str) -> str:
        """Give the filter with it in its place."""
        return text[: self.replace_start] + self.text + text[self.replace_end :]

    def moved(self, by: int) -> Self:
        """The same in a line in which so many characters stand before the filter."""
        return self._replace(
            replace_start=self.replace_start + by, replace_end=self.replace_end + by
        )

    @property
    def cursor(self) -> int:
        """Where the cursor stands behind it."""
        return self.replace_start + len(self.text)
