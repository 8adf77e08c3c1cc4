"""`check`: everything that is wrong with the files, one line each, as compilers say it.

It reads and validates; it neither searches nor draws, and the engine is never loaded.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from timeline_tui.cli import options
from timeline_tui.cli.options import Command
from timeline_tui.cli.output import Exit, Output, one_line, order_on
from timeline_tui.cli.reading import counted, counted_problems, paths_of, read_options
from timeline_tui.cli.values import Inputs, Manner
from timeline_tui.events.problems import Problem, Severity
from timeline_tui.text.catalogue import tr
from timeline_tui.timeline import Choices, read


@click.command("check", cls=Command)
@options.inputs
@options.spoken
@options.quiet
def command(inputs: Inputs, manner: Manner) -> int:
    """Tell what is wrong with the files, line by line.

    Exit 1 says that there are errors; warnings alone exit 0.
    """
    output = Output(quiet=manner.quiet, asked_bidi=order_on(sys.stdout))
    reading = read(Choices(paths=paths_of(inputs), reading=read_options(inputs)))
    for problem in _by_place(reading.problems):
        output.words(one_line(str(problem)))
    files = counted(len(reading.documents), "file")
    events = counted(len(reading.events), "event")
    found = counted_problems(reading.problems) or tr("nothing wrong")
    output.say(tr("{files}, {events}: {found}", files=files, events=events, found=found))
    has_errors = any(problem.severity is Severity.ERROR for problem in reading.problems)
    return Exit.NOTHING if has_errors else Exit.DONE


def _by_place(problems: Sequence[Problem]) -> list[Problem]:
    files = list(dict.fromkeys(problem.file for problem in problems))
    return sorted(problems, key=lambda item: (files.index(item.file), item.line, item.column))
