"""`export`: the events that match in another format, to a file or to stdout.

A file is written whole or not at all; the writers themselves live in `formats`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from timeline_tui.cli import options
from timeline_tui.cli.options import Command
from timeline_tui.cli.output import Output, complain
from timeline_tui.cli.reading import (
    choices_of,
    code_of,
    counted,
    found,
    read_session,
    settings_for,
)
from timeline_tui.cli.values import Asked, Inputs, Manner, Target, View
from timeline_tui.formats.exporting import Earlier, write_export
from timeline_tui.formats.receipt import beside
from timeline_tui.formats.registry import Format
from timeline_tui.text.catalogue import tr, trn
from timeline_tui.timeline import format_named, format_of

DEFAULT_FORMAT = "yaml"
"""What is written where neither an option nor an ending says it."""

STDOUT = "-"
"""How standard output is named."""

_NAMED = 12


@click.command("export", cls=Command)
@options.inputs
@options.asked
@options.view
@options.target
@options.manner
def command(inputs: Inputs, asked: Asked, view: View, target: Target, manner: Manner) -> int:
    """Write the events that match in another format.

    Exactly the events of the list are written, in its order. An export without events is no
    failure.
    """
    form = _format_of(target)
    output = Output(quiet=manner.quiet)
    choices = choices_of(inputs, asked, view, settings_for(view))
    if choices.now is None:
        # One moment for the whole run: the receipt names the one that the filter counted from.
        choices = choices._replace(now=choices.moment)
    session = read_session(choices, output)
    guard = not target.no_formula_guard
    with session:
        session.open()
        found(session, asked)
        selection = session.selection()
        left_out = form.left_out(session.selection())
        receipt = None if target.no_receipt else session.receipt(form, formula_guard=guard)
        if target.output in ("", STDOUT):
            form.write(selection, output.stream(), formula_guard=guard, receipt=receipt)
        else:
            earlier = write_export(
                target.output,
                selection,
                form,
                receipt,
                replace=target.force,
                formula_guard=guard,
            )
            written = counted(selection.matched - len(left_out), "event")
            output.say(tr("{events} written to {file}", events=written, file=target.output))
            _tell_of_receipt(earlier, target.output, output)
        if left_out and not manner.quiet:
            complain(_without_place(form, left_out))
    return code_of(session, manner)


def _tell_of_receipt(earlier: Earlier, path: str, output: Output) -> None:
    """Say what became of the receipt of an earlier export that was replaced."""
    file = beside(path)
    if earlier is Earlier.REMOVED:
        output.say(tr("{file} told of the file that was replaced, and is removed", file=file))
    elif earlier is Earlier.KEPT and not output.quiet:
        complain(tr("{file} stays as it is, and does not tell of this export", file=file))


def _without_place(form: Format, left_out: Sequence[str]) -> str:
    """Say which events are not in an export because its format has no place for them."""
    shown = ", ".join(left_out[:_NAMED])
    more = len(left_out) - _NAMED
    return trn(
        "{count:,} event has no place in {format} and is left out: {names}",
        "{count:,} events have no place in {format} and are left out: {names}",
        len(left_out),
        format=form.name,
        names=f"{shown} +{more:,}" if more > 0 else shown,
    )


def _format_of(target: Target) -> Format:
    """Give the format that is named, else the ending's, else YAML; told before anything is read."""
    if target.format:
        return format_named(target.format)
    if target.output in ("", STDOUT):
        return format_named(DEFAULT_FORMAT)
    return format_of(Path(target.output))
