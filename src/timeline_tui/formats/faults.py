"""Which problems end the reading of a file, or leave nothing of it to read.

What a reader says about a record is not known here.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from timeline_tui.events.problems import Problem, Severity
from timeline_tui.files.source import STDIN
from timeline_tui.text.catalogue import later, tr

NO_EVENTS = later("there is no list of events")
"""Said of a whole file."""
IS_RECEIPT = later("this is the receipt of an export, and holds no events")
"""Said of a file that stands beside an export."""
NOT_JSON = later("this is not JSON")
"""How the fault of a JSON text or line begins."""

_NAMED = 12
_REST = later("Nothing after this is read.")


def cut_short(file: str, line: int, column: int, text: str, hint: str = "") -> Problem:
    """Give the Problem behind which nothing of a file is read."""
    return Problem(
        file, line, column, text, f"{hint} {tr(_REST)}".lstrip(), rejected=True, ends_reading=True
    )


def is_cut_short(problem: Problem) -> bool:
    """Tell whether nothing of a file is read behind a problem."""
    return problem.ends_reading


def receipt_alone(file: str) -> Problem:
    """Give the Problem of a file that is nothing but the receipt of an export."""
    text, hint = tr(IS_RECEIPT), tr("It is left out.")
    return Problem(file, 0, 0, text, hint, severity=Severity.WARNING)


def is_receipt_alone(problem: Problem) -> bool:
    """Tell whether a problem is that a file is nothing but the receipt of an export."""
    return not problem.line and problem.text == tr(IS_RECEIPT)


def is_fatal(problem: Problem) -> bool:
    """Tell whether a file that has a problem and no events cannot be read."""
    is_no_json = problem.rejected and problem.text.startswith(tr(NOT_JSON))
    return is_no_json or is_cut_short(problem) or problem.text == tr(NO_EVENTS)


def no_field(file: str, wanted: str, known: Sequence[str]) -> Problem:
    """Give the Problem of a file whose records have no field of a name that was asked for."""
    lower = {key.lower(): key for key in known}
    near = get_close_matches(wanted.lower(), lower, n=1)
    if known:
        hint = tr("The first record has {names}.", names=", ".join(known[:_NAMED]))
    else:
        hint = tr("Check its name.")
    if near:
        hint = tr("Did you mean {name}?", name=lower[near[0]]) + f" {hint}"
    return Problem(file, 0, 0, no_field_text(wanted), hint)


def no_field_text(wanted: str) -> str:
    """Give the words that say that there is no field of a name."""
    return tr("there is no field {name!r}", name=wanted)


def place_in(text: str, offset: int) -> tuple[int, int]:
    """Give the line and the column of a character, counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def place(problem: Problem) -> str:
    """Give where a problem is in words: `notes.yaml, line 3`."""
    file = tr("standard input") if problem.file == STDIN else problem.file
    if not problem.line:
        return file
    return tr("{file}, line {line:,}", file=file, line=problem.line)
