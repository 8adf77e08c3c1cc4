"""`list`: the events that match, in the order of the screen.

On a terminal it is the screen's list; in a pipe one tab-separated line per event; or JSON.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

import click

from timeline_tui.cli import options
from timeline_tui.cli.cells import FIELDS, cells_of, styles_of, text_of, usual_cells
from timeline_tui.cli.objects import Counts, fields_of, object_of, write_envelope, write_lines
from timeline_tui.cli.options import Command
from timeline_tui.cli.output import Exit, Output, sentence, tell
from timeline_tui.cli.reading import (
    choices_of,
    code_of,
    found,
    query_text,
    read_session,
    settings_for,
)
from timeline_tui.cli.values import Asked, Drawing, Inputs, Listing, Manner, View
from timeline_tui.dates.periods import WHOLE
from timeline_tui.events.event import Event
from timeline_tui.query.echo import echo
from timeline_tui.query.nodes import Node
from timeline_tui.query.terms import highlights
from timeline_tui.render.columns import NO_COLUMNS
from timeline_tui.render.palette import category_marks
from timeline_tui.render.rows import Look, columns_for, draw_row
from timeline_tui.render.survey import Survey, survey
from timeline_tui.text.catalogue import tr, trn
from timeline_tui.timeline import Session
from timeline_tui.view.columns import value_of
from timeline_tui.view.manner import Manner as RowManner
from timeline_tui.view.manner import clock_for
from timeline_tui.view.rows import EventRow, HeadingRow, Hit, Row

if TYPE_CHECKING:
    # The engine is imported when a session is opened.
    from timeline_tui.store.results import Results

PAGE = 500
"""So many rows are fetched at a time; columns are laid out over one page."""


@click.command("list", cls=Command)
@options.inputs
@options.asked
@options.listing
@options.view
@options.drawing
@options.manner
def command(
    inputs: Inputs,
    asked: Asked,
    listing: Listing,
    view: View,
    drawing: Drawing,
    manner: Manner,
) -> int:
    """List the events that match.

    On a terminal the list is drawn as on the screen. In a pipe each event is one line: id, date,
    title, category and place, separated by tabs; a date that matches only possibly ends in `?`.
    --fields chooses the columns of either.
    Exit 1 says that nothing matched.
    """
    if listing.json and listing.jsonl:
        raise click.UsageError(tr("--json and --jsonl exclude each other"))
    choices = choices_of(inputs, asked, view, settings_for(view, drawing))
    output = Output(drawing.color, manner.quiet, choices.bidi)
    session = read_session(choices, output)
    with session:
        session.open()
        node, results = found(session, asked)
        if listing.explain:
            tell(echo(node))
        fields = fields_of(listing.fields, session)
        if listing.json or listing.jsonl:
            _write_objects(output, session, results, query_text(asked, node), listing, fields)
        elif output.is_terminal:
            _draw(output, session, results, node, listing.limit, fields)
        else:
            _write_cells(output, session, results, fields, listing.limit)
        _announce(output, session, results, asked, listing.limit)
        return code_of(session, manner, Exit.DONE if results.matched else Exit.NOTHING)


def _write_objects(
    output: Output,
    session: Session,
    results: Results,
    query: str,
    listing: Listing,
    fields: Sequence[str],
) -> None:
    hits = islice(results.hits(), listing.limit)
    objects = (object_of(hit, session, fields) for hit in hits)
    if listing.jsonl:
        write_lines(output, objects)
    else:
        counts = Counts(query, results.total, results.matched, results.possible)
        write_envelope(output, counts, objects)


def _write_cells(
    output: Output, session: Session, results: Results, fields: Sequence[str], limit: int | None
) -> None:
    styles = styles_of(fields or FIELDS)
    lang, dates = session.choices.lang, session.dates
    for hit in islice(results.hits(), limit):
        if fields:
            output.cells(cells_of(hit, object_of(hit, session), fields, lang, dates), styles)
        else:
            output.cells(usual_cells(hit, lang, dates), styles)


def _draw(
    output: Output,
    session: Session,
    results: Results,
    node: Node,
    limit: int | None,
    fields: Sequence[str],
) -> None:
    choices = session.choices
    marks = category_marks(session.categories, ascii_only=choices.ascii_only)
    is_filtered = results.matched < results.total
    look = Look(
        marks,
        highlights(node),
        choices.lang,
        choices.ascii_only,
        is_filtered,
        session.dates,
        output.bidi,
        RowManner(clock=clock_for(choices.zone), columns=tuple(fields)),
        _survey(session, fields),
        session.zone,
        session.zones,
        partial(_value, session) if fields else value_of,
    )
    width = output.width
    columns = NO_COLUMNS
    for page in _pages(results, limit):
        rows = [(row, None) for row in page]
        columns = columns_for(width, rows, look, columns)
        for row in page:
            if isinstance(row, HeadingRow) and row.period == WHOLE:
                continue  # it has no name
            output.drawn(draw_row(row, columns, look, width, selected=False))


def _survey(session: Session, fields: Sequence[str]) -> Survey:
    if not fields:
        return session.survey
    events, lang = session.reading.events, session.choices.lang
    return survey(events, lang, more=fields, value=partial(_value, session))


def _value(session: Session, event: Event, name: str, lang: str | None) -> str:
    """Give any field of an event as text: of those that no column has, what its object holds."""
    text = value_of(event, name, lang)
    return text or text_of(object_of(Hit(event), session, (name,)).get(name))


def _pages(results: Results, limit: int | None) -> Iterator[Sequence[Row]]:
    for first in range(0, results.rows, PAGE):
        page = results.page(first, PAGE)
        beyond = (
            number
            for number, row in enumerate(page)
            if isinstance(row, EventRow) and row.position + 1 == limit
        )
        last = next(beyond, None)
        yield page if last is None else page[: last + 1]
        if last is not None:
            return


def _announce(
    output: Output, session: Session, results: Results, asked: Asked, limit: int | None
) -> None:
    if not results.matched and results.total:
        told = trn(
            "none of {count:,} event matches", "none of {count:,} events matches", results.total
        )
        meant = session.meant(asked.query) if asked.query else ""
        hint = tr("Did you mean {name}?", name=meant) if meant else ""
        output.say(sentence(told, hint) if hint else told)
    elif limit is not None and limit < results.matched:
        output.say(
            trn(
                "{limit:,} of {count:,} event listed (--limit)",
                "{limit:,} of {count:,} events listed (--limit)",
                results.matched,
                limit=limit,
            )
        )
