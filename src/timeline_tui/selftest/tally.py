"""What a family of the self-test came to."""

from __future__ import annotations

from typing import NamedTuple


class Kept(NamedTuple):
    """An input at fault, kept so that anyone can try it again."""

    name: str
    data: bytes


class Tally(NamedTuple):
    """How many inputs a family tried, and what went wrong with which."""

    family: str
    inputs: int
    faults: tuple[str, ...]
    """One sentence each."""
    note: str = ""
    kept: tuple[Kept, ...] = ()
