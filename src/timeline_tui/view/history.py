"""A history of values that can be walked back and forth, as a frozen value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic, Self, TypeVar

T = TypeVar("T")

DEPTH = 200
"""How many steps back are kept."""


@dataclass(frozen=True, slots=True)
class History(Generic[T]):
    """The present value, those before it (oldest first) and those undone (next one last)."""

    present: T
    past: tuple[T, ...] = ()
    future: tuple[T, ...] = ()

    def added(self, value: T) -> Self:
        """A history with a new present; the undone ones are gone. No change adds nothing."""
        if value == self.present:
            return self
        return replace(self, present=value, past=(*self.past, self.present)[-DEPTH:], future=())

    def at(self, value: T) -> Self:
        """The same history with another value at present: nothing was left."""
        return replace(self, present=value)

    def undone(self) -> Self:
        """One step back, or the same history at its start."""
        if not self.past:
            return self
        return replace(
            self,
            present=self.past[-1],
            past=self.past[:-1],
            future=(*self.future, self.present),
        )

    def redone(self) -> Self:
        """One step forward again, or the same history at its end."""
        if not self.future:
            return self
        return replace(
            self,
            present=self.future[-1],
            past=(*self.past, self.present),
            future=self.future[:-1],
        )
