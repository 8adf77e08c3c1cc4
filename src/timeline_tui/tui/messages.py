"""How the messages between widgets are made: a start-up defines forty of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Class = TypeVar("Class")


@dataclass_transform(eq_default=False)
def message(cls: type[Class]) -> type[Class]:
    """Let a message be made of its fields; nobody compares or prints one, which takes longest."""
    return dataclass(eq=False, repr=False, match_args=False)(cls)
