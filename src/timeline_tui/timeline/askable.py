"""Files that can be asked: what filters and dates, as text, mean beside what was read.

The language comes from `query`. It is imported when a filter is read, and not before: the first
events stand on the screen before anybody can type one.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from timeline_tui.dates import parse as parse_date
from timeline_tui.dates.when import DAY, NEG, POS, Stamp
from timeline_tui.errors import DateError, QueryError
from timeline_tui.events.event import Event
from timeline_tui.query.context import Context
from timeline_tui.query.highlights import Highlights
from timeline_tui.timeline.files import Files
from timeline_tui.timeline.places import Anchor, Moment

if TYPE_CHECKING:
    # The classes of a filter's tree take a while to make: see above.
    from timeline_tui.query.completion import Completion
    from timeline_tui.query.nodes import Everything, Node


class Askable(Files):
    """Files beside which filters and dates are read."""

    def parse(self, query: str, here: str | None = None, now: int | None = None) -> Node:
        """Read a filter as text; `--since` and `--until` are added. Raises QueryError.

        `here` is the id of the event that the cursor stands on, `now` a moment in place of now.
        """
        # Deferred: the first events stand on the screen before anybody can type a filter.
        from timeline_tui.query.nodes import And, Everything
        from timeline_tui.query.parser import parse
        from timeline_tui.query.unparse import quoted

        clauses = [
            f"{verb}:{quoted(value)}"
            for verb, value in (("since", self._choices.since), ("until", self._choices.until))
            if value
        ]
        context = self._context(here)
        if now is not None:
            context = context._replace(now=now)
        parts = [parse(text, context) for text in (query, *clauses)]
        asked = [part for part in parts if not isinstance(part, Everything)]
        if len(asked) < 2:
            return asked[0] if asked else Everything()
        conjuncts = (node.parts if isinstance(node, And) else (node,) for node in asked)
        return And(tuple(chain.from_iterable(conjuncts)))

    def parse_alone(self, query: str, here: str | None = None) -> Node:
        """Read a filter as text and nothing more, as what is looked for in the list."""
        from timeline_tui.query.parser import parse  # deferred: see above

        return parse(query, self._context(here))

    def everything(self) -> Everything:
        """Give the filter that lets everything pass."""
        from timeline_tui.query.nodes import Everything  # deferred: see above

        return Everything()

    def echo(self, node: Node) -> str:
        """Give in words what a filter was understood as; nothing for everything."""
        from timeline_tui.query.echo import echo  # deferred: see above
        from timeline_tui.query.nodes import Everything

        return "" if isinstance(node, Everything) else echo(node)

    def moment(self, text: str, here: str | None) -> Moment:
        """Give the moment at which a date begins, or ends where its start is open.

        `+2w` and `-3d` count from the event whose id is `here`, where that has a date. Raises
        QueryError.
        """
        from timeline_tui.query.anchors import HERE  # deferred: see above
        from timeline_tui.query.ranges import parse_range

        text = text.strip()
        event = self._by_id.get(here or "")
        is_step = text[:1] in ("+", "-") and not text[1:].isdecimal()
        if is_step and event is not None and Anchor.of(event).moment is not None:
            text = f"{HERE}{text}"
        found = parse_range(text, self._context(here))
        at = found.lo if found.lo > NEG + 1 else found.hi
        return self.on_wall(at) if found.is_civil else self._as_instant(at)

    def on_wall(self, moment: int) -> Moment:
        """Give a moment (ns) that the clock of the display zone shows."""
        from timeline_tui.dates.zones import to_utc  # deferred: few ask

        return Moment(moment, to_utc(moment, self.zone))

    def now(self) -> Moment:
        """Give the present moment."""
        return self._as_instant(self._now())

    def moment_of(self, event: Event | None) -> Moment | None:
        """Give the moment at which an event stands; None for an undated one."""
        at = Anchor.of(event).moment
        if event is None or at is None:
            return None
        return self.on_wall(at) if event.when.is_floating else self._as_instant(at)

    def _as_instant(self, moment: int) -> Moment:
        from timeline_tui.dates.zones import offset_at  # deferred: few ask

        return Moment(moment + offset_at(moment, self.zone), moment)

    def narrowed(self, query: str, verb: str, event: Event) -> str:
        """Give a filter with `since:` or `until:` an event added; nothing for an undated one.

        The event is named by its id where its source gives it one, else by its date. One that is
        open at the end that would be asked for is taken at its other end: where it stands.
        """
        from timeline_tui.query.edit import with_clause  # deferred: see above
        from timeline_tui.query.unparse import date_text

        name = _named(event, verb) if Anchor.of(event).moment is not None else ""
        return with_clause(query, f"{verb}:{date_text(name)}", self._context(None)) if name else ""

    def narrowed_to(self, query: str, event: Event, column: str, *, excludes: bool) -> str:
        """Give a filter that keeps what shares an event's value in a column, or excludes it.

        Nothing where a filter cannot name the value.
        """
        from timeline_tui.query.edit import also  # deferred: see above
        from timeline_tui.view.clauses import clause_of

        clause = clause_of(event, column, excludes=excludes, lang=self._choices.lang)
        return also(query, clause, self._context(None)) if clause else ""

    def settled(self, query: str, here: str | None) -> str:
        """Give a filter that means the same wherever the cursor stands."""
        from timeline_tui.query.edit import without_here  # deferred: see above

        return without_here(query, self._context(here))

    def highlights(self, node: Node) -> Highlights:
        """Give what a filter looks for in texts."""
        from timeline_tui.query.terms import highlights  # deferred: see above

        return highlights(node)

    def meant(self, query: str) -> str:
        """Give what was probably meant by a filter that finds nothing, where that can be told."""
        from timeline_tui.query.meant import meant  # deferred: see above

        return meant(query, self._context(None))

    def is_unfinished(self, text: str, error: QueryError) -> bool:
        """Tell whether an error may only mean that the end of a filter is still to be typed."""
        from timeline_tui.query.spots import is_unfinished  # deferred: see above

        return is_unfinished(text, error, self._context(None))

    def without_valueless(self, text: str, here: str | None) -> str | None:
        """Give a filter without its last clause where that waits for its value; else None."""
        from timeline_tui.query.spots import without_valueless  # deferred: see above

        return without_valueless(text, self._context(here))

    def completions(self, text: str, cursor: int, here: str | None) -> list[Completion]:
        """Give what can stand at the cursor of a filter, as far as that is known at once."""
        from timeline_tui.query.complete import complete  # deferred: see above

        return complete(text, cursor, self._context(here))

    def is_timely(self, query: str, now: int) -> bool:
        """Tell whether what a filter finds depends on the moment, or may."""
        try:
            return self.parse(query, now=0) != self.parse(query, now=now)
        except QueryError:
            return True

    def _context(self, here: str | None) -> Context:
        published = next(filter(None, (d.published for d in self._reading.documents)), "")
        return Context(
            fields=self._fields,
            now=self._now(),
            ref=_moment(published),
            zone=self.zone,
            events=self._by_id,
            here=here,
        )


def _named(event: Event, verb: str) -> str:
    """Give how `since:` or `until:` names an event, or the end of it where it stands."""
    from timeline_tui.dates.coordinate import bound_text  # deferred: see above

    bounds, when, is_since = event.effective, event.when, verb == "since"
    is_open = bounds.slo <= NEG if is_since else bounds.ehi >= POS
    lo, hi = (bounds.elo, bounds.shi) if is_open else (bounds.slo, bounds.ehi)
    if is_open and (lo <= NEG or hi >= POS):  # a day before or after another, which is known
        return bound_text((bounds.ehi - 1 if is_since else bounds.slo) // DAY * DAY) or ""
    if event.has_own_id:
        return f"#{event.id}" + is_open * (".end" if is_since else ".start")
    side = when.end if is_since else when.start
    edtf = side.edtf if is_open and isinstance(side, Stamp) else when.edtf
    return (edtf if bounds == when.bounds else bound_text(lo if is_since else hi - 1)) or ""


def _moment(published: str) -> int | None:
    try:
        return parse_date(published).bounds.slo if published else None
    except DateError:
        return None
