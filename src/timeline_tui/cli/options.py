"""The options that commands share: each group is a decorator and a frozen value.

Options are only named and parsed here; what needs a reader or a calendar is checked where they are
used, so that `--help` costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, NamedTuple, TypeAlias

import click

from timeline_tui.config import THEMES

Callback: TypeAlias = Callable[..., int]
Decorator: TypeAlias = Callable[[Callback], Callback]

GROUPS = ("Input", "Choice", "View", "Output", "Other")
"""The headings under which help lists options, in their order."""

SORTS = ("earliest", "latest", "title", "category", "place", "file")
"""The orders of a list, the default first; the engine has them in SQL."""


class Inputs(NamedTuple):
    """What is read, and how."""

    files: tuple[str, ...] = ()
    input_format: str = ""
    date_field: str = ""
    end_field: str = ""
    title_field: str = ""
    delimiter: str = ""
    encoding: str = ""


class Asked(NamedTuple):
    """Which events are asked for."""

    query: str = ""
    since: str = ""
    until: str = ""
    sort: str = ""


class Listing(NamedTuple):
    """How the events that were found are listed."""

    limit: int | None = None
    explain: bool = False
    fields: str = ""
    json: bool = False
    jsonl: bool = False


class View(NamedTuple):
    """How dates and words are read and shown."""

    tz: str = ""
    lang: str = ""
    now: str = ""


class Drawing(NamedTuple):
    """How lines are drawn."""

    color: str = "auto"
    ascii: bool = False
    theme: str | None = None
    no_mouse: bool = False


class Target(NamedTuple):
    """Where an export goes, and in which format."""

    format: str = ""
    output: str = ""
    force: bool = False
    no_formula_guard: bool = False


class Manner(NamedTuple):
    """How strictly and how talkatively a command behaves."""

    strict: bool = False
    quiet: bool = False


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


class Command(click.Command):
    """A command whose help lists its options under headings."""

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
            with formatter.section(heading):
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
        help="Read every file as yaml, json, jsonl, csv or tsv, whatever its name says.",
    ),
    _option("--date-field", group="Input", metavar="NAME", help="The field that holds the date."),
    _option("--end-field", group="Input", metavar="NAME", help="The field that holds the end."),
    _option("--title-field", group="Input", metavar="NAME", help="The field that is the title."),
    _option("--delimiter", group="Input", metavar="CHAR", help="What separates the cells of CSV."),
    _option("--encoding", group="Input", metavar="NAME", help="The encoding of the files."),
)

_QUERY = (
    _option("-q", "--query", group="Choice", metavar="QUERY", help="Only events that match."),
    _option("--since", group="Choice", metavar="DATE", help="Only events at or after DATE."),
    _option("--until", group="Choice", metavar="DATE", help="Only events up to the end of DATE."),
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
        help=f"{', '.join(SORTS[:-1])} or {SORTS[-1]}.".capitalize(),
    ),
)

listing = _collected(
    "listing",
    Listing,
    _option(
        "--limit",
        group="Choice",
        metavar="N",
        type=click.IntRange(min=1),
        default=None,
        help="At most so many events; how many there are is told.",
    ),
    _option(
        "--explain",
        group="Choice",
        is_flag=True,
        help="Tell how the query was understood, with its dates resolved.",
    ),
    _option(
        "--fields",
        group="View",
        metavar="NAMES",
        help="The fields to list, separated by commas.",
    ),
    _option("--json", group="Output", is_flag=True, help="One JSON object with the events in it."),
    _option("--jsonl", group="Output", is_flag=True, help="One JSON object a line, per event."),
)

as_object = click.option(
    "--json",
    "as_object",
    cls=GroupedOption,
    group="Output",
    is_flag=True,
    help="One JSON object.",
)

view = _collected(
    "view",
    View,
    _option("--tz", group="View", metavar="ZONE", help="The time zone to show, e.g. Asia/Baghdad."),
    _option("--lang", group="View", metavar="LANG", help="The language of titles and texts."),
    _option(
        "--now", group="View", metavar="TIME", help="What `last 30d` and relative dates count from."
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
        help="When to use colour; auto heeds NO_COLOR and TERM.",
    ),
    _option("--ascii", group="View", is_flag=True, help="Draw with ASCII alone."),
    _option(
        "--theme",
        group="View",
        type=click.Choice(THEMES),
        default=None,
        help="The colours of the screen; lines have the terminal's own.",
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
        help="The format to write; else the file's ending says it, else YAML.",
    ),
    _option(
        "-o",
        "--output",
        group="Output",
        metavar="FILE",
        shell_complete=file_names,
        help="Write to a file, whole or not at all.",
    ),
    _option("--force", group="Output", is_flag=True, help="Replace a file that exists."),
    _option(
        "--no-formula-guard",
        group="Output",
        is_flag=True,
        help="Leave cells of CSV alone that a spreadsheet would compute.",
    ),
)

_QUIET = _option("--quiet", group="Output", is_flag=True, help="Say nothing but why it failed.")

quiet = _collected("manner", Manner, _QUIET)

manner = _collected(
    "manner",
    Manner,
    _option(
        "--strict",
        group="Output",
        is_flag=True,
        help="Exit 3 where a record was rejected or a file could not be read.",
    ),
    _QUIET,
)
