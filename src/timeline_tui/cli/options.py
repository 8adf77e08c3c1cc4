"""The options that commands share: each group is a decorator that hands over a value of `values`.

Options are only named and parsed here; what needs a reader or a calendar is checked where they are
used, so that `--help` costs nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import wraps
from inspect import cleandoc
from typing import Any, TypeAlias

import click

from timeline_tui.cli.output import as_words, order_on
from timeline_tui.cli.tongue import environment_as_found
from timeline_tui.cli.values import (
    SORTS,
    Asked,
    Drawing,
    Inputs,
    Listing,
    Manner,
    Shown,
    Target,
    View,
)
from timeline_tui.config import BIDI, THEMES
from timeline_tui.text.bidi import once
from timeline_tui.text.catalogue import later, tr

Callback: TypeAlias = Callable[..., int]
Decorator: TypeAlias = Callable[[Callback], Callback]

GROUPS = (later("Input"), later("Choice"), later("View"), later("Output"), later("Other"))
"""The headings under which help lists options, in their order."""


class GroupedOption(click.Option):
    """An option that help lists under a heading."""

    def __init__(
        self,
        param_decls: Sequence[str],
        *,
        group: str,
        **attributes: Any,  # click's own
    ) -> None:
        super().__init__(param_decls, **attributes)
        self.group = group
        """One of `GROUPS`."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Give what help says, in the language in use."""
        record = super().get_help_record(ctx)
        if record is None or not self.help:
            return record
        return record[0], record[1].replace(self.help, tr(self.help), 1)


class Spoken(click.Command):
    """A command whose help is in the language in use, and in order on a terminal."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Give `--help`; click itself keeps it in the language in which it was first asked for."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = tr("Show this message and exit.")
        return option

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command is for."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(tr(cleandoc(self.help or "")))

    def get_help(self, ctx: click.Context) -> str:
        """Give the whole help."""
        return once(as_words(super().get_help(ctx), sys.stdout), order_on(sys.stdout))


class Command(Spoken):
    """A command whose help lists its options under headings."""

    def invoke(self, ctx: click.Context) -> Any:  # whatever the command gives
        """Do it, in the environment that was found."""
        with environment_as_found():
            return super().invoke(ctx)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, heading by heading."""
        format_groups(self, ctx, formatter)


def format_groups(
    command: click.Command,
    ctx: click.Context,
    formatter: click.HelpFormatter,
    headings: Sequence[str] = GROUPS,
) -> None:
    """Write the options of a command that stand under some headings."""
    for heading in headings:
        records = [
            record
            for param in command.get_params(ctx)
            if isinstance(param, click.Option) and group_of(param) == heading
            if (record := param.get_help_record(ctx)) is not None
        ]
        if records:
            with formatter.section(tr(heading)):
                formatter.write_dl(records)


def group_of(param: click.Option) -> str:
    """Give the heading of an option."""
    return param.group if isinstance(param, GroupedOption) else GROUPS[-1]


def file_names(ctx: click.Context, param: click.Parameter | None, incomplete: str) -> list[Any]:
    """Give the one item that makes a shell complete names of files."""
    from click.shell_completion import CompletionItem  # deferred: start-up

    return [CompletionItem(incomplete, type="file")]


def _sorts(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    return [name for name in SORTS if name.startswith(incomplete)]


def _option(*names: str, group: str, **attributes: Any) -> GroupedOption:  # click's own
    if not attributes.get("is_flag"):
        attributes.setdefault("default", "")
        attributes.setdefault("show_default", False)
    return GroupedOption(list(names), group=group, **attributes)


def _collected(keyword: str, value: type[Any], *params: click.Parameter) -> Decorator:
    """Give a decorator that adds the parameters and hands them over as one value."""
    names = [param.name for param in params]

    def decorate(callback: Callback) -> Callback:
        @wraps(callback)
        def with_value(**values: Any) -> int:  # whatever click parsed
            own = {name: values.pop(name) for name in names if name is not None}
            return callback(**values, **{keyword: value(**own)})

        known = getattr(callback, "__click_params__", [])
        # click reads this list from its end.
        with_value.__click_params__ = [*known, *reversed(params)]  # type: ignore[attr-defined]
        return with_value

    return decorate


inputs = _collected(
    "inputs",
    Inputs,
    click.Argument(["files"], nargs=-1, metavar="[FILES]...", shell_complete=file_names),
    _option(
        "--input-format",
        group="Input",
        metavar="FORMAT",
        help=later("Read every file as yaml, json, jsonl, csv or tsv, whatever its name says."),
    ),
    _option(
        "--date-field", group="Input", metavar="NAME", help=later("The field that holds the date.")
    ),
    _option(
        "--end-field", group="Input", metavar="NAME", help=later("The field that holds the end.")
    ),
    _option(
        "--title-field", group="Input", metavar="NAME", help=later("The field that is the title.")
    ),
    _option(
        "--delimiter", group="Input", metavar="CHAR", help=later("What separates the cells of CSV.")
    ),
    _option("--encoding", group="Input", metavar="NAME", help=later("The encoding of the files.")),
)

_QUERY = (
    _option(
        "-q", "--query", group="Choice", metavar="QUERY", help=later("Only events that match.")
    ),
    _option("--since", group="Choice", metavar="DATE", help=later("Only events at or after DATE.")),
    _option(
        "--until", group="Choice", metavar="DATE", help=later("Only events up to the end of DATE.")
    ),
)

matching = _collected("asked", Asked, *_QUERY)

asked = _collected(
    "asked",
    Asked,
    *_QUERY,
    _option(
        "--sort",
        group="Choice",
        metavar="ORDER",
        shell_complete=_sorts,
        help=later("Earliest, latest, title, category, place or file."),
    ),
)

_FIELDS = _option(
    "--fields",
    group="View",
    metavar="NAMES",
    help=later("The fields to list, separated by commas."),
)

shown = _collected("shown", Shown, _FIELDS)

listing = _collected(
    "listing",
    Listing,
    _option(
        "--limit",
        group="Choice",
        metavar="N",
        type=click.IntRange(min=1),
        default=None,
        help=later("At most so many events; how many there are is told."),
    ),
    _option(
        "--explain",
        group="Choice",
        is_flag=True,
        help=later("Tell how the query was understood, with its dates resolved."),
    ),
    _FIELDS,
    _option(
        "--json", group="Output", is_flag=True, help=later("One JSON object with the events in it.")
    ),
    _option(
        "--jsonl", group="Output", is_flag=True, help=later("One JSON object a line, per event.")
    ),
)

as_object = click.option(
    "--json",
    "as_object",
    cls=GroupedOption,
    group="Output",
    is_flag=True,
    help=later("One JSON object."),
)

spoken = click.option(
    "--lang",
    cls=GroupedOption,
    group="View",
    metavar="LANG",
    expose_value=False,
    help=later("The language of the program."),
)
"""For commands that show no events; the language is chosen before they are called."""

view = _collected(
    "view",
    View,
    _option(
        "--tz",
        group="View",
        metavar="ZONE",
        help=later("The time zone to show, e.g. Asia/Baghdad."),
    ),
    _option(
        "--lang",
        group="View",
        metavar="LANG",
        help=later("The language of titles and texts, and of the program."),
    ),
    _option(
        "--now",
        group="View",
        metavar="TIME",
        help=later("What `last 30d` and relative dates count from."),
    ),
)

drawing = _collected(
    "drawing",
    Drawing,
    _option(
        "--color",
        group="View",
        type=click.Choice(("auto", "always", "never")),
        default="auto",
        help=later("When to use colour; auto heeds NO_COLOR and TERM."),
    ),
    _option("--ascii", group="View", is_flag=True, help=later("Draw with ASCII alone.")),
    _option(
        "--theme",
        group="View",
        type=click.Choice(THEMES),
        default=None,
        help=later("The colours of the screen; lines have the terminal's own."),
    ),
    _option(
        "--bidi",
        group="View",
        type=click.Choice(BIDI),
        default=None,
        help=later(
            "Who reorders right-to-left text; auto asks the environment which terminal it is."
        ),
    ),
    _option(
        "--no-mouse",
        group="View",
        is_flag=True,
        help="Leave the mouse to the terminal.",
    ),
)

target = _collected(
    "target",
    Target,
    _option(
        "--format",
        group="Output",
        metavar="FORMAT",
        help=later("The format to write; else the file's ending says it, else YAML."),
    ),
    _option(
        "-o",
        "--output",
        group="Output",
        metavar="FILE",
        shell_complete=file_names,
        help=later("Write to a file, whole or not at all."),
    ),
    _option("--force", group="Output", is_flag=True, help=later("Replace a file that exists.")),
    _option(
        "--no-formula-guard",
        group="Output",
        is_flag=True,
        help=later("Leave cells of CSV alone that a spreadsheet would compute."),
    ),
    _option(
        "--no-receipt",
        group="Output",
        is_flag=True,
        help=later("Leave out what the export was made of and how to make it again."),
    ),
)

_QUIET = _option(
    "--quiet", group="Output", is_flag=True, help=later("Say nothing but why it failed.")
)

quiet = _collected("manner", Manner, _QUIET)

manner = _collected(
    "manner",
    Manner,
    _option(
        "--strict",
        group="Output",
        is_flag=True,
        help=later("Exit 3 where a record was rejected or a file could not be read."),
    ),
    _QUIET,
)
