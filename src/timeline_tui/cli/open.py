"""`open`: show files on the screen."""

from __future__ import annotations

import click

from timeline_tui.cli import options
from timeline_tui.cli.opening import opened
from timeline_tui.cli.options import Command
from timeline_tui.cli.output import can_draw
from timeline_tui.cli.values import Asked, Drawing, Inputs, Manner, Shown, View
from timeline_tui.text.catalogue import tr


@click.command("open", cls=Command)
@options.inputs
@options.asked
@options.shown
@options.view
@options.drawing
@options.manner
@click.pass_context
def command(
    ctx: click.Context,
    inputs: Inputs,
    asked: Asked,
    shown: Shown,
    view: View,
    drawing: Drawing,
    manner: Manner,
) -> int:
    """Open files on the screen.

    This is what `timeline-tui FILES` does in a terminal; elsewhere that lists them.
    """
    if not can_draw():
        raise click.UsageError(tr("the screen needs a terminal; use timeline-tui list"), ctx)
    return opened(inputs, asked, shown, view, drawing, manner)
