"""Every exception that this program raises on purpose.

    TimelineError
    ├── DateError    (ValueError)   a date that cannot be read
    ├── QueryError   (ValueError)   a filter that cannot be read
    │   └── CommandError            a command that cannot be read
    ├── ReadError    (OSError)      a file of which nothing could be read
    │   └── UnreadError             the same with what is wrong with each file (`events.problems`)
    ├── WriteError   (OSError)      a file that could not be written; the old one still stands
    │   └── TargetExistsError       it stands there already, and nobody said to replace it
    └── EngineError                 a query that the engine could not finish
        ├── Interrupted             a query that was ended because nobody waits for it
        └── EngineLost              the engine broke: what is loaded into it is gone

Each says what was wrong, where, and what to do next. Bad data inside a file that can be read is
not an exception but a `Problem` (see `events.problems`).
"""

from __future__ import annotations

LONGEST = 1000
"""Characters of a sentence at most: it may quote what a stranger wrote."""


def shortened(text: str, most: int = LONGEST) -> str:
    """Give a text of at most so many characters: where it has more, its middle is left out."""
    if len(text) <= most:
        return text
    end = most // 3
    return f"{text[: most - end - 1]}…{text[-end:]}"


class TimelineError(Exception):
    """Something that a person can be told in a sentence, with the next step as a hint."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = shortened(message)
        """What was wrong, as one sentence without a full stop."""
        self.hint = shortened(hint)
        """What to do about it, or nothing."""

    def __str__(self) -> str:
        return f"{self.message}. {self.hint}" if self.hint else self.message


class DateError(TimelineError, ValueError):
    """A text that is no date; `position` counts characters of the text from 0."""

    def __init__(self, message: str, *, text: str = "", position: int = 0, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.text = text
        self.position = position


class QueryError(TimelineError, ValueError):
    """A filter that cannot be read; `start` and `end` (half-open) count its characters from 0."""

    LONGEST = 200
    """Characters of its sentences: there is little room for them below a filter."""

    def __init__(self, message: str, *, start: int = 0, end: int = 0, hint: str = "") -> None:
        super().__init__(shortened(message, self.LONGEST), hint=hint)
        self.start = start
        self.end = max(end, start + 1)


class CommandError(QueryError):
    """A command that cannot be read, with its place in the line."""


class ReadError(TimelineError, OSError):
    """A file of which nothing could be read."""


class WriteError(TimelineError, OSError):
    """A file that could not be written; what stood there before still stands."""


class TargetExistsError(WriteError):
    """A file that stands there already, and nobody said to replace it."""


class EngineError(TimelineError):
    """A query that the engine could not finish."""


class Interrupted(EngineError):  # noqa: N818 -- nothing went wrong
    """A query that was ended on request, usually because a newer one took its place."""


class EngineLost(EngineError):  # noqa: N818 -- the engine is lost, and can be loaded anew
    """The engine broke on a query: what was read must be loaded into another."""
