"""Which problems end the reading of a file, or leave nothing of it to read.

What a reader says about a record is not known here.
"""

from __future__ import annotations

from timeline_tui.events.problems import Problem
from timeline_tui.files.source import STDIN

NO_EVENTS = "there is no list of events"
"""Said of a whole file."""
NOT_JSON = "this is not JSON"
"""How the fault of a JSON text or line begins."""

_REST = "Nothing after this is read."


def cut_short(file: str, line: int, column: int, text: str, hint: str = "") -> Problem:
    """Give the Problem behind which nothing of a file is read."""
    return Problem(file, line, column, text, f"{hint} {_REST}".lstrip(), rejected=True)


def is_cut_short(problem: Problem) -> bool:
    """Tell whether nothing of a file is read behind a problem."""
    return problem.rejected and problem.hint.endswith(_REST)


def is_fatal(problem: Problem) -> bool:
    """Tell whether a file that has a problem and no events cannot be read."""
    is_no_json = problem.rejected and problem.text.startswith(NOT_JSON)
    return is_no_json or is_cut_short(problem) or problem.text == NO_EVENTS


def place(problem: Problem) -> str:
    """Give where a problem is in words: `notes.yaml, line 3`."""
    file = "standard input" if problem.file == STDIN else problem.file
    return f"{file}, line {problem.line:,}" if problem.line else file
