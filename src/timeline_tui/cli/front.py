"""Which command is meant: by its name, or `open` or `list` where no name is given.

A command's module is imported when it is called and not before; none of them prints by itself
(see `output`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

from timeline_tui import __version__
from timeline_tui.cli import options
from timeline_tui.cli.options import (
    GROUPS,
    Command,
    GroupedOption,
    Spoken,
    file_names,
    format_groups,
)
from timeline_tui.cli.output import PROGRAM, Exit, can_draw, complain, require_stdout, run
from timeline_tui.cli.plain import COMPLETING
from timeline_tui.cli.tongue import click_speaks, speak
from timeline_tui.crash import keep_warnings
from timeline_tui.text.catalogue import later, tr

COMMANDS = {
    "open": later("Open files on the screen; this is what no command means."),
    "list": later("List the events that match."),
    "show": later("Show all that is known of one event."),
    "stats": later("Count events, files and fields."),
    "export": later("Write the events that match in another format."),
    "check": later("Tell what is wrong with the files, line by line."),
    "completions": later("Print the completions for a shell."),
    "schema": later("Print the JSON Schema of the event file."),
    "selftest": later("Try what hostile files and dying terminals can do."),
}
"""Every command, in the order of help, with its line there; each has a module of its name."""

OWN = ("--help", "--version")
"""What the program answers itself where it stands first."""
LIST_ONLY = ("limit", "explain", "fields", "json", "jsonl")
"""Options that make a call without a command a list."""


@click.command(PROGRAM, cls=Command)
@options.inputs
@options.asked
@options.listing
@options.view
@options.drawing
@options.manner
def anything(**_: object) -> int:
    """Hold the options that need no command; it is parsed with and never called."""
    raise AssertionError("never called")


class Front(Spoken, click.Group):
    """The commands, imported lazily; words that name none are files of the default command."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give a command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"timeline_tui.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands without importing them."""
        with formatter.section(tr("Commands")):
            formatter.write_dl([(name, tr(text)) for name, text in COMMANDS.items()])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, then the options of the default one, which need no command."""
        self.format_commands(ctx, formatter)
        format_groups(anything, ctx, formatter, GROUPS[:-1])
        click.Command.format_options(self, ctx, formatter)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Bring the command's name to the front, where the first word is one, or add the default.

        Options before the name belong to the command: `-q x list` is `list -q x`.
        """
        own = next((word for word in _without_language(args)[:1] if word in OWN), None)
        if own is not None:
            args = [own]
        elif not (ctx.resilient_parsing and not args):
            args = self._named(ctx, args)
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Give commands, else options of the default one, else files."""
        from click.shell_completion import CompletionItem  # deferred: start-up

        named = [
            CompletionItem(name, help=tr(text))
            for name, text in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        flags = anything.shell_complete(ctx, incomplete)
        return named or flags or file_names(ctx, None, incomplete)

    def main(self, args: Sequence[str] | None = None, *_: Any, **__: Any) -> Any:  # click's own
        """Run the program and leave it with its exit code, whatever happens."""
        sys.exit(main(args))

    def _named(self, ctx: click.Context, args: list[str]) -> list[str]:
        at = _first_word(ctx, args)
        word = args[at] if at < len(args) else ""
        is_literal = "--" in args[:at]
        if word in COMMANDS and not is_literal:
            return [word, *args[:at], *args[at + 1 :]]
        if word and not is_literal:
            _require_no_misspelling(word)
        is_list = not can_draw() or not _given(ctx, args).isdisjoint(LIST_ONLY)
        return ["list" if is_list else "open", *args]


@click.group(cls=Front, name=PROGRAM, subcommand_metavar="[FILES]...")
@click.version_option(
    __version__,
    message=f"{PROGRAM} %(version)s",
    cls=GroupedOption,
    group=GROUPS[-1],
    help=later("Show the version and exit."),
)
def front() -> None:
    """Explore timelines in the terminal.

    FILES are YAML, JSON, JSON Lines, CSV or TSV; `-` is standard input. Without files it reads
    standard input where that is a pipe or a file with data, and else opens a sample.
    """


def main(args: Sequence[str] | None = None) -> int:
    """Run the program; give its exit code."""
    arguments = list(sys.argv[1:] if args is None else args)
    keep_warnings()
    speak(arguments, os.environ)
    if instruction := os.environ.get(COMPLETING):
        return run(lambda: _completed(instruction))
    return run(lambda: _called(arguments))


def _completed(instruction: str) -> int:
    """Answer a shell that asks for completions."""
    from click.shell_completion import shell_complete  # deferred: start-up

    require_stdout()
    return shell_complete(front, {}, PROGRAM, COMPLETING, instruction)


def _called(arguments: list[str]) -> int:
    with click_speaks():
        return _answered(arguments)


def _answered(arguments: list[str]) -> int:
    try:
        with front.make_context(PROGRAM, arguments) as ctx:
            code = front.invoke(ctx)
            return int(code)
    except click.exceptions.Exit as done:
        require_stdout()  # click has written help or the version, and keeps silent where it cannot
        return done.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        complain(error.format_message(), _where_to_look(error))
        return Exit.FAILED


def _where_to_look(error: click.ClickException) -> str:
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    # A message that is a question has its hint already.
    if ctx is None or error.format_message().endswith(("?", "؟")):
        return ""
    return tr("See {command} --help.", command=ctx.command_path)


def _without_language(args: list[str]) -> list[str]:
    """Give the arguments behind a language that is named first."""
    if args[:1] == ["--lang"]:
        return args[2:]
    return args[1:] if args and args[0].startswith("--lang=") else args


def _first_word(ctx: click.Context, args: list[str]) -> int:
    """Give the index of the first argument that is neither an option nor an option's value."""
    context = _scanning(ctx)
    context.allow_interspersed_args = False
    context.ignore_unknown_options = True
    values, _, _ = anything.make_parser(context).parse_args(list(args))
    words = values.get("files")
    return len(args) - (len(words) if isinstance(words, tuple) else 0)


def _given(ctx: click.Context, args: list[str]) -> set[str]:
    """Give the names of the options that are given; raises what is wrong with them."""
    values, _, _ = anything.make_parser(_scanning(ctx)).parse_args(list(args))
    return set(values)


def _scanning(ctx: click.Context) -> click.Context:
    return click.Context(anything, info_name=ctx.info_name, resilient_parsing=True)


def _require_no_misspelling(word: str) -> None:
    if os.path.lexists(word) or "." in word or os.sep in word:
        return
    near = get_close_matches(word, COMMANDS, n=1, cutoff=0.6)
    if near:
        raise click.UsageError(
            tr("no file '{name}'; did you mean {near}?", name=word, near=near[0])
        )
