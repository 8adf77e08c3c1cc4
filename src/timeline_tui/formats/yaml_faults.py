"""What can be wrong with YAML text, in words, and what of it cannot be read at all.

Where a text is read on behind a fault is the business of `yaml_resume`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from timeline_tui.events.problems import Problem, Severity
from timeline_tui.formats.faults import place_in
from timeline_tui.text.catalogue import later, tr, trn

DEPTH = 32
"""How deep lists and mappings may be nested."""

REPORTS = 20_000
"""How many problems that cost no record are told."""

# libyaml gives up on a whole file for one of these.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)
_TOO_DEEP = later("nested more than {depth} deep")
_FLATTER = later("Write it flatter, or in quotes as a text.")
NOT_YAML = later("this is not YAML")
PARSER_SAYS = (
    later("mapping values are not allowed in this context"),
    later("block sequence entries are not allowed in this context"),
    later("could not find expected ':'"),
    later("did not find expected key"),
    later("did not find expected '-' indicator"),
    later("did not find expected ',' or ']'"),
    later("did not find expected ',' or '}'"),
    later("did not find expected node content"),
    later("did not find expected <document start>"),
    later("did not find expected alphabetic or numeric character"),
    later("found character that cannot start any token"),
    later("found a tab character that violates indentation"),
    later("found unexpected end of stream"),
    later("found unexpected document indicator"),
    later("found unknown escape character"),
    later("found undefined tag handle"),
    later("found invalid Unicode character escape code"),
    later("found incompatible YAML document"),
)
"""What libyaml says; anything else is told as it says it."""
_HINTS = (
    (
        "cannot start any token",
        later("Indent with blanks, and quote texts that start with @, ` or %."),
    ),
    ("mapping values are not allowed", later('Quote a text that holds ": ".')),
    ("could not find expected ':'", later("Check the line before: a colon or a quote is missing.")),
    (
        "did not find expected",
        later("Check the indentation, and that brackets and quotes are closed."),
    ),
    ("unexpected end of stream", later("The quote that opens here is not closed.")),
    ("unknown escape", later("Write a backslash in single quotes, or twice.")),
    ("invalid Unicode character escape", later("Write the character itself.")),
    ("violates indentation", later("Indent with blanks.")),
    ("unexpected document indicator", later("The quote that opens here is not closed.")),
)
_UNCLOSED = ("unexpected end of stream", "unexpected document indicator")
"""Said of a quote where it was looked for in vain; where it opens is worth more."""
_ANY_HINT = later("Put the text in quotes.")


class FaultError(Exception):
    """Something behind which a record cannot be read on; line and column count from 1."""

    def __init__(self, text: str, line: int, column: int, hint: str = "") -> None:
        super().__init__(text)
        self.text, self.line, self.column, self.hint = text, line, column, hint


class Faults:
    """The Problems of one YAML text; those that cost no record come to an end somewhere."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self._file = file
        self._problems = problems
        self._reported = 0

    def tell(
        self,
        text: str,
        line: int,
        column: int,
        hint: str = "",
        severity: Severity = Severity.ERROR,
        *,
        rejected: bool = False,
    ) -> None:
        """Tell what is wrong somewhere."""
        self._reported += not rejected
        if not rejected and self._reported > REPORTS + 1:
            return
        if not rejected and self._reported == REPORTS + 1:
            text = tr("there are more problems of this kind, and they are not told")
            hint = tr("Mend those before it first.")
        self._problems.append(Problem(self._file, line, column, text, hint, severity, rejected))


def too_deep(line: int, column: int) -> FaultError:
    """Give the fault of a value that is nested too deep."""
    return FaultError(tr(_TOO_DEEP, depth=DEPTH), line, column, tr(_FLATTER))


def parser_fault(error: Exception, spot: Callable[[Any], tuple[int, int]]) -> FaultError:
    """Give what a parser gave up on; `spot` tells line and column of its marks."""
    if isinstance(error, RecursionError):
        return too_deep(0, 0)
    mark = None
    said = NOT_YAML
    if isinstance(error, yaml.MarkedYAMLError):
        said = error.problem or error.context or NOT_YAML
        is_unclosed = any(words in said for words in _UNCLOSED)
        mark = (is_unclosed and error.context_mark) or error.problem_mark or error.context_mark
    elif str(error):
        said = str(error).splitlines()[0]
    line, column = spot(mark) if mark else (0, 0)
    if "maximum nesting depth" in said:
        # libyaml reads ahead, and from 0.2.6 on it may meet a limit of its own before ours.
        return too_deep(line, column)
    hint = next((tr(hint) for words, hint in _HINTS if words in said), "") or tr(_ANY_HINT)
    return FaultError(tr(said), line, column, hint)


def without_forbidden(text: str, file: str, problems: list[Problem]) -> str:
    """Give a text of the same length without what YAML forbids; a Problem counts that."""
    first = _FORBIDDEN.search(text)
    if first is None:
        return text
    clean, count = _FORBIDDEN.subn("\ufffd", text)
    problems.append(
        Problem(
            file,
            *place_in(text, first.start()),
            trn(
                "{count} control character is shown as \ufffd",
                "{count} control characters are shown as \ufffd",
                count,
            ),
            tr('Write them as escapes in double quotes: "\\x1b".'),
            Severity.WARNING,
        )
    )
    return clean
