"""A part of a filter's text and where it stands, so that what is wrong is shown in its place."""

from __future__ import annotations

from typing import NamedTuple

from timeline_tui.errors import QueryError


class Written(NamedTuple):
    """A part of the text, and where it stands."""

    text: str
    at: int
    """Characters from the start of what is read."""


def stripped(text: str, at: int) -> Written:
    """Give a text that begins at `at` without the blanks around it."""
    return Written(text.strip(), at + len(text) - len(text.lstrip()))


def wrong(part: Written, message: str, hint: str) -> QueryError:
    """Give an error about a part of the text."""
    return QueryError(message, start=part.at, end=part.at + len(part.text), hint=hint)
