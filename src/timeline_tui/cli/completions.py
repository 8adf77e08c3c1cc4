"""`completions`: the script that makes a shell complete commands, options and files."""

from __future__ import annotations

import click

from timeline_tui.cli import options
from timeline_tui.cli.options import Command
from timeline_tui.cli.output import PROGRAM, Exit, Output
from timeline_tui.cli.plain import COMPLETING


@click.command("completions", cls=Command)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@options.spoken
@click.pass_context
def command(ctx: click.Context, shell: str) -> int:
    """Print the completions for a shell.

    Try them with: eval "$(timeline-tui completions bash)"
    """
    from click.shell_completion import get_completion_class  # deferred: start-up

    complete = get_completion_class(shell)
    assert complete is not None
    front = ctx.find_root().command
    Output().stream().write(complete(front, {}, PROGRAM, COMPLETING).source())
    return Exit.DONE
