"""From options to a session: which files, which settings, and what is told of their problems.

Nothing is searched or drawn here. A wrong zone, moment or order is told with what would be right.
"""

from __future__ import annotations

import os
import stat
import sys
from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

from timeline_tui.cli.output import PROGRAM, Exit, Output, complain, order_on
from timeline_tui.cli.values import SORTS, Asked, Drawing, Inputs, Manner, View
from timeline_tui.config import Settings, config_path, load_settings
from timeline_tui.dates import parse as parse_date
from timeline_tui.dates.look import DateLook
from timeline_tui.dates.when import Stamp
from timeline_tui.dates.zones import resolve, zone_info
from timeline_tui.errors import DateError, QueryError, TimelineError, shortened
from timeline_tui.events.event import primary
from timeline_tui.events.problems import Problem, Severity
from timeline_tui.files.source import STDIN
from timeline_tui.formats.faults import is_cut_short, is_receipt_alone, place
from timeline_tui.formats.options import ReadOptions
from timeline_tui.text.bidi import Bidi, bidi_for
from timeline_tui.text.catalogue import catalogue_for, forms, is_english, tr, trn
from timeline_tui.timeline import Choices, Session

if TYPE_CHECKING:
    # The engine is imported when a session is opened, what filters need when one is read.
    from timeline_tui.query.nodes import Node
    from timeline_tui.store.results import Results

LONGEST_WHOLE = 160
"""Characters of a filter that is shown as a whole where something in it is wrong."""
BESIDE = 60
"""Characters of a longer one that are shown of the place, and on either side of it."""


def settings_for(view: View, drawing: Drawing | None = None) -> Settings:
    """Give the user's settings with what the options say instead; raises ReadError."""
    settings = load_settings(config_path())
    if view.lang:
        settings = settings._replace(lang=view.lang)
    if drawing is not None:
        settings = settings._replace(
            theme=drawing.theme or settings.theme,
            ascii=drawing.ascii or settings.ascii,
            mouse=settings.mouse and not drawing.no_mouse,
            bidi=drawing.bidi or settings.bidi,
        )
    return settings


def choices_of(inputs: Inputs, asked: Asked, view: View, settings: Settings) -> Choices:
    """Give the choices of a run; raises TimelineError for a zone, moment or order that is none."""
    zone = _zone(view.tz) if view.tz else None
    return Choices(
        paths=paths_of(inputs),
        reading=read_options(inputs),
        zone=zone,
        lang=settings.lang,
        now=_moment(view.now, zone) if view.now else None,
        sort=_sort(asked.sort) if asked.sort else SORTS[0],
        query=asked.query,
        since=asked.since,
        until=asked.until,
        ascii_only=settings.ascii,
        dates=DateLook(settings.months, settings.digits, settings.dates),
        bidi=bidi_for(settings.bidi, os.environ),
    )


def paths_of(inputs: Inputs) -> tuple[str, ...]:
    """Give the files to read: those named, else standard input with data, else the sample's."""
    if STDIN in inputs.files and sys.stdin is None:
        raise TimelineError(tr("standard input is closed"), hint=tr("Name a file."))
    return inputs.files or ((STDIN,) if has_data() else ())


def has_data() -> bool:
    """Tell whether standard input is a pipe, or a regular file that is not at its end."""
    try:
        descriptor = sys.stdin.fileno()
        status = os.fstat(descriptor)
        if stat.S_ISREG(status.st_mode):
            return status.st_size > os.lseek(descriptor, 0, os.SEEK_CUR)
    except (AttributeError, OSError, ValueError):
        return False
    return stat.S_ISFIFO(status.st_mode)


def read_session(choices: Choices, output: Output) -> Session:
    """Give a session whose files are read, with its problems told; raises ReadError."""
    session = Session(choices)
    session.read()
    tell_problems(session.problems, output)
    tell_language(session, output)
    for file in _fruitless(session):
        told = tr("{file}: none of its records could be read.", file=file)
        output.say(f"{PROGRAM}: {told}")
    return session


def tell_language(session: Session, output: Output) -> None:
    """Tell where a language was asked for that neither the data nor the program has."""
    lang = session.choices.lang
    if not lang or catalogue_for(lang) or is_english(lang):
        return
    if primary(lang) not in session.languages:
        told = tr("--lang: neither the files nor the program have words in {lang!r}.", lang=lang)
        output.say(f"{PROGRAM}: {told}")


def tell_problems(problems: Sequence[Problem], output: Output) -> None:
    """Tell which files are lost or cut short, and in one line how many other problems there are."""
    if output.quiet:
        return
    lost = [problem for problem in problems if _is_lost_file(problem)]
    for problem in lost:
        where = f"{place(problem)}: " if problem.line else ""
        complain(where + problem.text, problem.hint)
    beside = [problem for problem in problems if is_receipt_alone(problem)]
    for problem in beside:
        complain(f"{place(problem)}: {problem.text}", problem.hint)
    told = (*lost, *beside)
    words = counted_problems([problem for problem in problems if problem not in told])
    if words:
        complain(words, tr("timeline-tui check lists them."))


def counted_problems(problems: Sequence[Problem]) -> str:
    """Give how many problems there are in words: `2 errors and 1 warning, 1 record left out`."""
    counts = Counter(problem.severity for problem in problems)
    parts = [counted(counts[severity], severity) for severity in Severity if counts[severity]]
    rejected = sum(problem.rejected and not _is_lost_file(problem) for problem in problems)
    told = tr(" and ").join(parts)
    return f"{told}{tr(', ')}{counted(rejected, LEFT_OUT)}" if rejected else told


LEFT_OUT = "record left out"
_COUNTED = {
    "event": forms("{count:,} event", "{count:,} events"),
    "file": forms("{count:,} file", "{count:,} files"),
    "value": forms("{count:,} value", "{count:,} values"),
    "undated": forms("{count:,} undated", "{count:,} undated"),
    Severity.ERROR: forms("{count:,} error", "{count:,} errors"),
    Severity.WARNING: forms("{count:,} warning", "{count:,} warnings"),
    LEFT_OUT: forms("{count:,} record left out", "{count:,} records left out"),
}


def counted(number: int, noun: str) -> str:
    """Give a number and its noun: `1 event`, `2 events`."""
    return trn(*_COUNTED[noun], number)


def found(session: Session, asked: Asked) -> tuple[Node, Results]:
    """Give the tree of a query and what matches; raises QueryError with its place underlined."""
    for verb, value in (("since", asked.since), ("until", asked.until)):
        _require_date(session, verb, value)
    try:
        node = session.parse(asked.query)
        results = session.search(asked.query, node)
    except QueryError as error:
        error.add_note(underlined(asked.query, error, order_on(sys.stderr)))
        raise
    for what in session.breaks:
        complain(tr("{what}. The events were loaded anew from memory.", what=what))
    return node, results


def query_text(asked: Asked, node: Node) -> str:
    """Give the query as it was asked, with `--since` and `--until` as parts of it."""
    from timeline_tui.query.unparse import unparse  # deferred: start-up

    return unparse(node) if asked.since or asked.until else asked.query


def underlined(query: str, error: QueryError, bidi: Bidi = Bidi.OFF) -> str:
    """Give the query in one line and a second one that points at the place of the error."""
    from rich.cells import cell_len  # deferred: start-up

    from timeline_tui.render.direction import reordered
    from timeline_tui.render.pieces import piece, width_of

    before, at, behind = _around(query, error.start, error.end)
    line = reordered([piece(before), piece(at, "error"), piece(behind)], bidi)
    marks = ((part.style == "error", cell_len(part.text)) for part in line)
    mark = "".join(("^" if is_wrong else " ") * cells for is_wrong, cells in marks).rstrip()
    # What is missing at the end is pointed at behind it.
    mark = mark or " " * width_of(line) + "^"
    return f"  {''.join(part.text for part in line)}\n  {mark}"


def _around(query: str, start: int, end: int) -> tuple[str, str, str]:
    """Give what stands before a place, in it and behind it, of a long query what is near to it."""
    before, at, behind = query[:start], query[start:end], query[end:]
    if len(query) <= LONGEST_WHOLE:
        return before, at, behind
    if len(before) > BESIDE:
        before = f"…{before[1 - BESIDE :]}"
    if len(behind) > BESIDE:
        behind = f"{behind[: BESIDE - 1]}…"
    return before, shortened(at, BESIDE), behind


def code_of(session: Session, manner: Manner, code: int = Exit.DONE) -> int:
    """Give the exit code: under `--strict` incomplete input is above what was found."""
    is_incomplete = any(problem.rejected for problem in session.problems)
    is_well = code in (Exit.DONE, Exit.NOTHING)
    return Exit.INCOMPLETE if manner.strict and is_incomplete and is_well else code


def read_options(inputs: Inputs) -> ReadOptions:
    """Give how the files are to be read; raises UsageError for a delimiter that is none."""
    options = ReadOptions(
        input_format=inputs.input_format,
        date_field=inputs.date_field,
        end_field=inputs.end_field,
        title_field=inputs.title_field,
        delimiter=inputs.delimiter,
        encoding=inputs.encoding,
    )
    if options.delimiter and not options.separator:
        import click  # deferred: start-up

        raise click.UsageError(
            tr(
                "--delimiter: {delimiter!r} is not one character, nor tab",
                delimiter=options.delimiter,
            )
        )
    return options


def _zone(name: str) -> str:
    try:
        zone_info(name)
    except DateError as error:
        raise TimelineError(f"--tz: {error.message}", hint=error.hint) from None
    return name


def _moment(text: str, zone: str | None) -> int:
    try:
        when = parse_date(text, zone=zone)
    except DateError as error:
        hint = error.hint or tr("Write it as 2024-02-11 or 2024-02-11T12:00Z.")
        raise TimelineError(f"--now: {error.message}", hint=hint) from None
    if not isinstance(when.start, Stamp):
        raise TimelineError(
            tr("--now: {time!r} has no start", time=text), hint=tr("Write it as 2024-02-11T12:00Z.")
        )
    return resolve(when, zone).slo


def _sort(name: str) -> str:
    if name not in SORTS:
        # A list by date is the one that begins with what is earliest.
        near = [SORTS[0]] if name in ("date", "time") else get_close_matches(name, SORTS, n=1)
        if near:
            hint = tr("Did you mean {name}?", name=near[0])
        else:
            hint = tr("Orders are {names}.", names=", ".join(SORTS))
        raise TimelineError(tr("--sort: there is no order {order!r}", order=name), hint=hint)
    return name


def _require_date(session: Session, verb: str, value: str) -> None:
    if not value:
        return
    from timeline_tui.query.parser import Context, parse  # deferred: start-up
    from timeline_tui.query.unparse import quoted

    # Told apart from the query, so that the place that is underlined is the option's.
    text = f"{verb}:{quoted(value)}"
    try:
        parse(text, Context(fields=frozenset(), now=0, ref=0, zone=session.zone))
    except QueryError as error:
        error.message = f"--{verb}: {error.message}"
        error.add_note(underlined(text, error, order_on(sys.stderr)))
        raise


def _fruitless(session: Session) -> list[str]:
    """The files all of whose records were left out."""
    problems = [each for each in session.problems if each.rejected and not _is_lost_file(each)]
    files = dict.fromkeys(each.file for each in problems)
    if not files:
        return []
    documents = session.reading.documents
    numbers = {event.origin.document for event in session.reading.events}
    fruitful = {documents[number].path for number in numbers}
    return [file for file in files if file not in fruitful]


def _is_lost_file(problem: Problem) -> bool:
    return is_cut_short(problem) or (problem.rejected and problem.line == 0)
