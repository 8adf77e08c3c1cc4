"""`show`: all that is known of one event, drawn as the screen's details or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

import click

from timeline_tui.cli import options
from timeline_tui.cli.objects import Counts, object_of, write_envelope
from timeline_tui.cli.options import Command
from timeline_tui.cli.output import Exit, Output, complain
from timeline_tui.cli.reading import choices_of, code_of, read_session, settings_for
from timeline_tui.cli.values import Asked, Drawing, Inputs, Manner, View
from timeline_tui.events.event import Event
from timeline_tui.query.highlights import Highlights
from timeline_tui.query.nodes import Match
from timeline_tui.query.unparse import unparse
from timeline_tui.render.clocks import Clocks
from timeline_tui.render.detail import draw_detail
from timeline_tui.render.detail_look import DetailLook
from timeline_tui.text.catalogue import tr
from timeline_tui.timeline import Session
from timeline_tui.view.manner import clock_for
from timeline_tui.view.rows import Hit


@click.command("show", cls=Command)
@click.argument("event_id", metavar="ID")
@options.inputs
@options.view
@options.drawing
@options.as_object
@options.manner
def command(
    event_id: str,
    inputs: Inputs,
    view: View,
    drawing: Drawing,
    as_object: bool,
    manner: Manner,
) -> int:
    """Show all that is known of one event.

    Exit 1 says that no event has this id.
    """
    settings = settings_for(view, drawing)
    choices = choices_of(inputs, Asked(), view, settings)
    output = Output(drawing.color, manner.quiet, choices.bidi)
    session = read_session(choices, output)
    events = session.reading.events
    event = next((event for event in events if event.id == event_id), None)
    if event is None:
        complain(tr("no event has the id {id!r}", id=event_id), _near(event_id, events))
        return code_of(session, manner, Exit.NOTHING)
    if as_object:
        _write(output, session, event)
    else:
        _draw(output, session, event)
    return code_of(session, manner)


def _write(output: Output, session: Session, event: Event) -> None:
    query = unparse(Match("id", (event.id,), exact=True))
    counts = Counts(query, total=len(session.reading.events), matched=1, possible=0)
    write_envelope(output, counts, [object_of(Hit(event), session)])


def _draw(output: Output, session: Session, event: Event) -> None:
    choices = session.choices
    look = DetailLook(
        Highlights(),
        choices.lang,
        choices.ascii_only,
        session.dates,
        session.name,
        output.bidi,
        Clocks(clock_for(choices.zone), session.zone, session.zones),
    )
    around = session.around(event, *session.beside(event))
    drawn = draw_detail(event, session.document_of(event), look, output.width, around)
    for line in drawn.lines:
        output.drawn(line)


def _near(event_id: str, events: Sequence[Event]) -> str:
    wanted = event_id.lower()
    ids = [event.id for event in events]
    near = get_close_matches(wanted, ids, n=3) or [name for name in ids if wanted in name.lower()]
    if near:
        return tr("Did you mean {name}?", name=tr(" or ").join(near[:3]))
    return tr("timeline-tui list shows the ids.") if ids else ""
