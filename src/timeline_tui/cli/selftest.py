"""`selftest`: hostile inputs tried on this very installation, and counted, a line per family.

What is at fault is named beneath its family, and the inputs are kept, so that it can be repeated.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import click
from rich.cells import cell_len

from timeline_tui.cli import options
from timeline_tui.cli.options import Command, GroupedOption
from timeline_tui.cli.output import Exit, Output, one_line, progress
from timeline_tui.cli.values import Manner
from timeline_tui.render.pieces import fitted
from timeline_tui.selftest.families import FAMILIES, Family, family_of
from timeline_tui.selftest.run import SEED, Outcome, keep, runs
from timeline_tui.text.catalogue import later, tr, trn
from timeline_tui.text.safe import safe

NAME_WIDTH = max(len(each.name) for each in FAMILIES)
"""Cells of the column of names."""
MOST_NAMED = 20
"""So many faults of a family are named."""
_NUMBER = 9


def _families(ctx: click.Context, param: click.Parameter, names: tuple[str, ...]) -> list[Family]:
    found = [family_of(name) for name in names]
    for name, family in zip(names, found, strict=True):
        if family is None:
            known = ", ".join(each.key for each in FAMILIES)
            raise click.BadParameter(
                tr("there is no family {name!r}; there are {known}.", name=name, known=known)
            )
    return [each for each in FAMILIES if each in found] or list(FAMILIES)


def _completed(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    return [each.key for each in FAMILIES if each.key.startswith(incomplete)]


@click.command("selftest", cls=Command)
@click.option(
    "--hostile",
    cls=GroupedOption,
    group="Choice",
    is_flag=True,
    help=later("Try hostile files, texts, filters, terminals, disks and statements."),
)
@click.option(
    "--quick",
    cls=GroupedOption,
    group="Choice",
    is_flag=True,
    help=later("Try fewer of each: under three minutes rather than under fifteen."),
)
@click.option(
    "--family",
    "families",
    cls=GroupedOption,
    group="Choice",
    metavar="NAME",
    multiple=True,
    callback=_families,
    shell_complete=_completed,
    help=later("Only this family; it may be given several times."),
)
@click.option(
    "--seed",
    cls=GroupedOption,
    group="Choice",
    metavar="N",
    type=click.IntRange(min=0),
    default=SEED,
    help=later("What chance begins with: the same seed tries the same inputs."),
)
@options.as_object
@options.spoken
@options.quiet
def command(
    hostile: bool,
    quick: bool,
    families: list[Family],
    seed: int,
    as_object: bool,
    manner: Manner,
) -> int:
    """Try what hostile files and dying terminals can do.

    Exit 1 says that there are faults.
    """
    if not hostile:
        raise click.UsageError(tr("what is to be tried? --hostile is the only choice"))
    output = Output(quiet=manner.quiet)
    done: list[Outcome] = []
    if not as_object:
        output.words(_line(tr("family"), tr("inputs"), tr("faults")))
    for outcome in runs(families, quick, seed, _tell_nothing if manner.quiet else _tell):
        progress("")
        done.append(outcome)
        if not as_object:
            for line in _lines(outcome):
                output.words(line)
            output.flush()
    folder = keep([each for outcome in done for each in outcome.tally.kept])
    if as_object:
        output.line(as_json(done, quick, seed, folder))
    else:
        for line in _total(done, seed, folder):
            output.words(line)
    return Exit.NOTHING if _faults(done) else Exit.DONE


def as_json(done: Sequence[Outcome], quick: bool, seed: int, folder: str) -> str:
    """Give the documented object."""
    in_order = sorted(done, key=lambda outcome: FAMILIES.index(outcome.family))
    told = {
        "schema_version": 1,
        "seed": seed,
        "quick": quick,
        "inputs": _inputs(done),
        "faults": _faults(done),
        "kept": folder or None,
        "families": [_family_object(outcome) for outcome in in_order],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _family_object(outcome: Outcome) -> dict[str, object]:
    return {
        "family": outcome.family.name,
        "absent": outcome.family.absent or None,
        "inputs": outcome.tally.inputs,
        "faults": list(outcome.tally.faults),
        "note": outcome.tally.note,
        "seconds": round(outcome.seconds, 1),
    }


def _lines(outcome: Outcome) -> Iterator[str]:
    tally = outcome.tally
    if outcome.family.absent:
        yield _line(outcome.family.name, tr("absent"), "", outcome.family.absent)
        return
    yield _line(outcome.family.name, f"{tally.inputs:,}", f"{len(tally.faults):,}", tally.note)
    for fault in tally.faults[:MOST_NAMED]:
        yield f"  {one_line(fault)}"
    more = len(tally.faults) - MOST_NAMED
    if more > 0:
        yield "  " + trn("{count} more of them", "{count} more of them", more)


def _total(done: Sequence[Outcome], seed: int, folder: str) -> Iterator[str]:
    note = tr("seed {seed}", seed=seed)
    yield _line(tr("TOTAL"), f"{_inputs(done):,}", f"{_faults(done):,}", note)
    if folder:
        yield tr("The inputs at fault are kept in {folder}.", folder=folder)


def _line(name: str, inputs: str, faults: str, note: str = "") -> str:
    cells = [fitted(safe(name), NAME_WIDTH), *(_right(each) for each in (inputs, faults))]
    return "  ".join([*cells, note]).rstrip()


def _right(text: str) -> str:
    return " " * (_NUMBER - cell_len(text)) + text


def _inputs(done: Sequence[Outcome]) -> int:
    return sum(outcome.tally.inputs for outcome in done)


def _faults(done: Sequence[Outcome]) -> int:
    return sum(len(outcome.tally.faults) for outcome in done)


def _tell(families: Sequence[Family]) -> None:
    names = tr(", ").join(each.name for each in families)
    progress(tr("trying {names} ...", names=names))


def _tell_nothing(families: Sequence[Family]) -> None:
    """Say nothing, for a quiet outcome."""
