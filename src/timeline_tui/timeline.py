"""The use-cases: read files, search them, page through what was found, export it, check them.

Both front doors call these and nothing below them. A `Session` is the files of one run; the engine
is imported when it is opened and not before.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from io import StringIO
from itertools import chain, islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, Self, TypeVar

from timeline_tui.dates import display as display_date
from timeline_tui.dates import parse as parse_date
from timeline_tui.dates.coordinate import bound_text
from timeline_tui.dates.look import USUAL, DateLook
from timeline_tui.dates.when import NEG, is_known
from timeline_tui.errors import (
    DateError,
    EngineError,
    EngineLost,
    QueryError,
    ReadError,
    WriteError,
)
from timeline_tui.events.apart import NO_DISTANCE, Distance, distance, stated_distance
from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event, primary
from timeline_tui.events.problems import Problem
from timeline_tui.events.relations import with_derived
from timeline_tui.events.ties import Tie, indexed
from timeline_tui.files.source import STDIN
from timeline_tui.files.watch import Stamps, stamps_of
from timeline_tui.formats.faults import place
from timeline_tui.formats.options import ReadOptions
from timeline_tui.formats.registry import FORMATS, Format, by_name, by_path, read_files
from timeline_tui.query.context import Context
from timeline_tui.query.highlights import Highlights
from timeline_tui.render.survey import Survey, survey
from timeline_tui.text.bidi import Bidi
from timeline_tui.text.catalogue import tr
from timeline_tui.text.safe import safe, safe_lines
from timeline_tui.text.urls import safe_url
from timeline_tui.view.around import Around, Kin, Neighbour
from timeline_tui.view.pages import Answer
from timeline_tui.view.rows import Density, Hit, Row, Selection

if TYPE_CHECKING:
    # The classes of a filter's tree take a while to make; nobody filters before the first events.
    from timeline_tui.formats.receipt import Receipt
    from timeline_tui.query.completion import Completion
    from timeline_tui.query.nodes import Everything, Node

    # The engine costs a tenth of a second of start-up: it is imported when a session is opened.
    from timeline_tui.store.results import Results
    from timeline_tui.store.store import Store

SMALL = 1 << 18
"""Bytes up to which files are read before the screen opens."""
PREVIEW_LIMIT = 2_000
"""Up to so many events the first rows are drawn before the engine is there."""


SAMPLED, SAMPLE_LINES = 8, 60
"""How many events a sample of an export is made of, and how many of its lines are shown."""
MOST_BREAKS = 3
"""So often the events are loaded anew after the engine broke; then it is told and left."""
_T = TypeVar("_T")

USUAL_SORT = "earliest"
"""The order of a list unless another is chosen."""


def sample_path() -> Path:
    """Give where the sample timeline lies: in the package, or beside it in a checkout."""
    here = Path(__file__).resolve().parent
    packaged = here / "data" / "events.yaml"
    return packaged if packaged.exists() else here.parents[1] / "data" / "events.yaml"


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose for a run, apart from the filter."""

    paths: tuple[str, ...] = ()
    """Files as named; `-` is standard input; nothing is the sample."""
    reading: ReadOptions = field(default_factory=ReadOptions)
    zone: str | None = None
    """The display zone (IANA); None is the first document's, else UTC."""
    lang: str | None = None
    """The language that is preferred for titles and texts."""
    now: int | None = None
    """The moment that `last 30d` and relative dates count from, in ns; None is the clock's."""
    sort: str = USUAL_SORT
    query: str = ""
    """The filter that the screen starts with."""
    since: str = ""
    """Added to every filter, as `since:` would."""
    until: str = ""
    ascii_only: bool = False
    dates: DateLook = USUAL
    """How dates are shown; the moment of relative ones is `now`."""
    columns: tuple[str, ...] = ()
    """The columns of the list, in their order; nothing leaves them to what is remembered."""
    bidi: Bidi = Bidi.OFF
    """Who brings right-to-left text on a terminal into the order in which it is seen."""


class Anchor(NamedTuple):
    """Where the cursor stands in time, whatever the filter: an event, or else its moment."""

    event_id: str | None = None
    moment: int | None = None
    """ns."""

    @classmethod
    def of(cls, event: Event | None) -> Self:
        """Give the anchor of an event: its earliest known bound."""
        if event is None:
            return cls()
        known = [bound for bound in event.effective if is_known(bound)]
        return cls(event.id, known[0] if known else None)


class Found(NamedTuple):
    """What one search found: the filter as text, and its results."""

    query: str
    results: Results
    now: int = 0
    """When it was searched (ns), which `last 30d` counts from."""


class Copies(NamedTuple):
    """What of an event can be copied; nothing where it has none of it."""

    event: str
    """All of it, as Markdown."""
    date: str
    """In words, and as EDTF."""
    citation: str
    """Of the first source."""
    link: str
    """The first address that a source gives."""
    place: str
    """The file and the line."""
    sources: int
    """How many sources there are to cite."""


class Moment(NamedTuple):
    """A moment in ns: as the clock of the display zone shows it, and in UTC."""

    wall: int
    utc: int


class Place(NamedTuple):
    """Where a person was: under which filter, and where the cursor stood."""

    query: str
    anchor: Anchor
    aside: str = ""
    """The id of the event that the details showed although the filter hides it."""


def position_of(results: Results, anchor: Anchor) -> int:
    """Give the position of an anchor's event, else of the hit nearest in time."""
    position = results.position_of(anchor.event_id) if anchor.event_id is not None else None
    if position is None:
        position = results.nearest(anchor.moment) if anchor.moment is not None else 0
    return position


def _around(results: Results, anchor: Anchor, height: int) -> tuple[int, tuple[Row, ...]]:
    """Give the position of an anchor, and the rows that a list so high may show with it."""
    position = position_of(results, anchor)
    row = results.layout().row_of(position)
    first = max(0, row - height)
    return position, tuple(results.page(first, max(2 * height, row + height - first)))


def read(choices: Choices) -> Reading:
    """Read the files, with bounds derived from relations; raises ReadError if nothing was read."""
    paths = choices.paths or (str(sample_path()),)
    return with_derived(read_files(paths, choices.reading))


class Session:
    """The files of one run: read once, then searched, paged and exported.

    `read` and then `open` come first. Searching and paging may happen in other threads than
    opening: one search runs at a time, a later one waits, and `interrupt` ends the one that runs.
    """

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        self._reading = Reading()
        self._store: Store | None = None
        self._found: Found | None = None
        self._searching = Lock()
        self._is_read = False
        self.stamps: Stamps = {}
        """What the files looked like right before they were read."""
        self._survey: Survey | None = None
        self.is_closed = False
        """Whether nobody wants anything more of it."""
        self.breaks: tuple[str, ...] = ()
        """What was said each time that the engine broke and another took its place."""
        self._fields: frozenset[str] = frozenset()
        self._by_id: dict[str, Event] = {}
        self._ties: dict[str, tuple[Tie, ...]] = {}

    @property
    def choices(self) -> Choices:
        """What was chosen for this run."""
        return self._choices

    # What was read.

    def read(self) -> None:
        """Read the files; raises ReadError if nothing could be read."""
        self.stamps = stamps_of(self._choices.paths if self.is_renewable else ())
        self._reading = read(self._choices)
        self._fields = frozenset(name for event in self._reading.events for name in event.extra)
        self._by_id = {event.id: event for event in self._reading.events}
        self._ties = indexed(self._reading.ties)
        self._survey = None
        self._is_read = True

    @property
    def is_read(self) -> bool:
        """Whether the files have been read."""
        return self._is_read

    @property
    def is_renewable(self) -> bool:
        """Whether the files can be read a second time, which standard input cannot."""
        return STDIN not in self._choices.paths

    def renewed(self) -> Self:
        """Give a session with the same choices whose files are read and loaded anew.

        Raises ReadError where less of a file can be read than before: what stands is worth more.
        """
        fresh = type(self)(self._choices)
        fresh.read()
        self._require_no_less(fresh.reading)
        fresh.open()
        return fresh

    def _require_no_less(self, reading: Reading) -> None:
        files = {document.path for document in reading.documents}
        lost = {document.path for document in self._reading.documents} - files
        cut_before = {problem.file for problem in self.problems if problem.ends_reading}
        for problem in reading.problems:
            is_cut = problem.ends_reading and problem.file not in cut_before
            if is_cut or (problem.rejected and problem.file in lost):
                raise ReadError(f"{place(problem)}: {problem.text}", hint=problem.hint)

    @property
    def is_small(self) -> bool:
        """Whether reading takes no longer than a blink: few, short, regular files."""
        paths = [Path(path) for path in self._choices.paths or (sample_path(),)]
        return (
            all(path.is_file() for path in paths)
            and sum(path.stat().st_size for path in paths) < SMALL
        )

    @property
    def reading(self) -> Reading:
        """The events, documents and problems."""
        return self._reading

    @property
    def problems(self) -> Sequence[Problem]:
        """Everything that was wrong with the data."""
        return self._reading.problems

    @property
    def title(self) -> str:
        """The first document's title, else the names of the files."""
        documents = self._reading.documents
        titled = next((document.title for document in documents if document.title), None)
        if titled is not None:
            return titled.preferred(self._choices.lang)
        return ", ".join(Path(document.path).name or document.path for document in documents)

    @property
    def zone(self) -> str | None:
        """The display zone: the chosen one, else the first document's; None is UTC."""
        named = (document.timezone for document in self._reading.documents)
        zone = self._choices.zone or next(filter(None, named), None)
        return None if zone == "UTC" else zone

    @property
    def zones(self) -> tuple[str | None, ...]:
        """The zones of the documents; None is UTC."""
        return tuple(document.timezone or None for document in self._reading.documents)

    @property
    def has_instants(self) -> bool:
        """Whether any date is an instant, which another zone shows otherwise."""
        return any(not event.when.is_floating for event in self._reading.events)

    def show_in(self, zone: str | None) -> bool:
        """Let a zone be the display zone from now on; None is the first document's.

        Gives whether the events must be loaded again for it: headings, and what filters ask of the
        clock, are those of the display zone. Raises DateError for a zone that is none.
        """
        from timeline_tui.dates.zones import zone_info  # deferred: few ask

        if zone:
            zone_info(zone)
        before = self.zone
        self._choices = replace(self._choices, zone=zone)
        return self.zone != before and self.has_instants

    @property
    def dates(self) -> DateLook:
        """How dates are shown, with the moment that relative ones are told from."""
        return self.dates_in(self._choices.dates.column)

    def dates_in(self, style: str) -> DateLook:
        """Give the same with a style of the list's column."""
        dates = self._choices.dates._replace(column=style)
        if dates.column != "relative":
            return dates
        from timeline_tui.dates.zones import offset_at  # deferred: few ask for relative dates

        now = self._now()
        return dates._replace(now=now, offset=offset_at(now, self.zone))

    @property
    def survey(self) -> Survey:
        """What the events have, which is what columns are chosen by."""
        if self._survey is None:
            self._survey = survey(self._reading.events, self._choices.lang)
        return self._survey

    @property
    def categories(self) -> list[str]:
        """The categories, the most frequent first."""
        counts = Counter(name for event in self._reading.events for name in event.category)
        return [name for name, _ in counts.most_common()]

    @property
    def languages(self) -> set[str]:
        """The languages that titles and texts are marked with, without their countries."""
        texts = chain(
            (document.title for document in self._reading.documents),
            (text for event in self._reading.events for text in (event.title, event.text)),
        )
        return {primary(tag) for text in texts for tag, _ in text if tag}

    def name(self, event_id: str) -> str:
        """Give the title of an event by its id, or the id where there is none."""
        event = self._by_id.get(event_id)
        return event.title.preferred(self._choices.lang) if event and event.title else event_id

    def event(self, event_id: str) -> Event | None:
        """Give an event by its id."""
        return self._by_id.get(event_id)

    def around(
        self, event: Event, previous: Event | None = None, following: Event | None = None
    ) -> Around:
        """Give what surrounds an event: its relations from both ends, and its neighbours."""
        ties = self._ties.get(event.id, ())
        return Around(
            tuple(self._kin(event, tie) for tie in ties),
            self._neighbour(event, previous),
            self._neighbour(event, following),
        )

    def beside(self, event: Event) -> tuple[Event | None, Event | None]:
        """Give the events before and after one in the usual order of all that was read."""
        from timeline_tui.store.order import sorted_numbers  # deferred: see above

        events = self._reading.events
        order = sorted_numbers(events, self.zones, self._reading.precedences)
        at = next(place for place, number in enumerate(order) if events[number] is event)
        before = events[order[at - 1]] if at else None
        after = events[order[at + 1]] if at + 1 < len(order) else None
        return before, after

    def _neighbour(self, event: Event, other: Event | None) -> Neighbour | None:
        if other is None:
            return None
        far = self._distance(event, other)
        ties = (tie for tie in self._ties.get(event.id, ()) if other.id in (tie.owner, tie.other))
        stated = next(filter(None, (stated_distance(tie, event.id) for tie in ties)), None)
        # What is stated counts where the dates leave open which of the two comes first.
        return Neighbour(other, stated if stated and not far.order else far)

    def _kin(self, event: Event, tie: Tie) -> Kin:
        is_told_here = tie.owner == event.id
        other = self._by_id.get(tie.other if is_told_here else tie.owner)
        distance = self._distance(event, other) if other is not None else NO_DISTANCE
        return Kin(tie, other, is_told_here, distance)

    def _distance(self, event: Event, other: Event) -> Distance:
        zones = (self.document_of(each).timezone or None for each in (event, other))
        return distance(event, other, *zones)

    def document_of(self, event: Event) -> Document:
        """Give the document that an event was read from."""
        return self._reading.documents[event.origin.document]

    # Searching.

    def open(self) -> None:
        """Load the events into the engine; once more where another zone was asked for meanwhile."""
        from timeline_tui.store.store import Store  # deferred: see above

        while True:
            zone = self.zone
            store = Store.open(self._reading, zone=zone, lang=self._choices.lang)
            with self._searching:
                if self.is_closed:  # somebody left while the events were being loaded
                    store.close()
                    return
                if zone == self.zone:
                    before, self._store = self._store, store
                    break
            store.close()
        if before is not None:
            before.close()

    def close(self) -> None:
        """Let the engine go."""
        self.is_closed = True
        if self._store is not None:
            self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

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
        from timeline_tui.query.parser import parse  # deferred: see `parse`

        return parse(query, self._context(here))

    def everything(self) -> Everything:
        """Give the filter that lets everything pass."""
        from timeline_tui.query.nodes import Everything  # deferred: see `parse`

        return Everything()

    def echo(self, node: Node) -> str:
        """Give in words what a filter was understood as; nothing for everything."""
        from timeline_tui.query.echo import echo  # deferred: see `parse`
        from timeline_tui.query.nodes import Everything

        return "" if isinstance(node, Everything) else echo(node)

    def moment(self, text: str, here: str | None) -> Moment:
        """Give the moment at which a date begins, or ends where its start is open.

        `+2w` and `-3d` count from the event whose id is `here`, where that has a date. Raises
        QueryError.
        """
        from timeline_tui.query.anchors import HERE  # deferred: see `parse`
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

        The event is named by its id where its source gives it one, else by its date.
        """
        from timeline_tui.dates.coordinate import bound_text  # deferred: see `parse`
        from timeline_tui.query.edit import with_clause
        from timeline_tui.query.unparse import date_text

        if Anchor.of(event).moment is None:
            return ""
        bounds = event.effective
        end = bound_text(bounds.slo if verb == "since" else bounds.ehi - 1)
        name = event.when.edtf if bounds == event.when.bounds else end
        name = f"#{event.id}" if event.has_own_id else name
        return with_clause(query, f"{verb}:{date_text(name)}", self._context(None)) if name else ""

    def narrowed_to(self, query: str, event: Event, column: str, *, excludes: bool) -> str:
        """Give a filter that keeps what shares an event's value in a column, or excludes it.

        Nothing where a filter cannot name the value.
        """
        from timeline_tui.query.edit import also  # deferred: see `parse`
        from timeline_tui.view.clauses import clause_of

        clause = clause_of(event, column, excludes=excludes, lang=self._choices.lang)
        return also(query, clause, self._context(None)) if clause else ""

    def settled(self, query: str, here: str | None) -> str:
        """Give a filter that means the same wherever the cursor stands."""
        from timeline_tui.query.edit import without_here  # deferred: see `parse`

        return without_here(query, self._context(here))

    def search(self, query: str, node: Node | None = None) -> Results:
        """Find what matches; what was found before is let go. Raises QueryError, EngineError."""
        asked = self.parse(query) if node is None else node
        return self._surviving(lambda: self._search(query, asked)).results

    def answer(
        self, query: str, node: Node, anchor: Anchor, *, cells: int, height: int
    ) -> tuple[Found, Answer, tuple[Row, ...]]:
        """Search, and give all that the screen shows of it, with the rows around the cursor."""
        return self._surviving(lambda: self._answer(query, node, anchor, cells, height))

    def _search(self, query: str, node: Node) -> Found:
        with self._searching:
            results = self._loaded.search(node, sort=self._choices.sort)
            self._found = Found(query, results, self._now())
            return self._found

    def _answer(
        self, query: str, node: Node, anchor: Anchor, cells: int, height: int
    ) -> tuple[Found, Answer, tuple[Row, ...]]:
        from timeline_tui.query.terms import highlights  # deferred: see `parse`

        found = self._search(query, node)
        results = found.results
        density, (cursor, rows) = results.together(
            lambda: results.density(cells) if cells else Density(0, 0),
            lambda: _around(results, anchor, height),
        )
        answer = Answer(
            query=query,
            highlights=highlights(node),
            layout=results.layout(),
            total=results.total,
            possible=results.possible,
            density=density,
            cursor=cursor,
        )
        return found, answer, rows

    def _surviving(self, ask: Callable[[], _T]) -> _T:
        """Ask, and once more where the engine breaks: what was read is loaded into another."""
        store = self._loaded
        try:
            return ask()
        except EngineLost as error:
            self._rebuild(store, error)
            return ask()

    def _rebuild(self, broken: Store, error: EngineLost) -> None:
        with self._searching:
            if self._store is not broken:  # it has been done, for somebody else
                return
            if self.is_closed or len(self.breaks) >= MOST_BREAKS:
                raise error
            self._store = type(broken).open(self._reading, zone=self.zone, lang=self._choices.lang)
            self.breaks += (error.message,)
        broken.close()

    def preview(self, cells: int) -> tuple[Answer, tuple[Row, ...]]:
        """Give what the screen shows without a filter, from the events alone, if they are few."""
        chosen = self._choices
        total = len(self._reading.events)
        is_plain = not (chosen.query or chosen.since or chosen.until)
        if total > PREVIEW_LIMIT or not is_plain or chosen.sort != USUAL_SORT:
            return Answer(total=total), ()
        from timeline_tui.store.preview import preview  # deferred: see above

        shown = preview(self._reading, self.zone, cells)
        return Answer(layout=shown.layout, total=total, density=shown.density), shown.rows

    def interrupt(self, *names: str) -> None:
        """End the search that runs and what is counted; or the work of some names alone."""
        if self._store is not None:
            self._store.interrupt(*names)

    def positions(self, found: Found, node: Node) -> Sequence[int]:
        """Give where among what was found those stand that match another filter too, ascending.

        Raises QueryError, EngineError and Interrupted.
        """
        return self._loaded.positions(found.results, node)

    @property
    def _loaded(self) -> Store:
        if self._store is None:
            raise EngineError(tr("The events are not loaded yet"))
        return self._store

    def highlights(self, node: Node) -> Highlights:
        """Give what a filter looks for in texts."""
        from timeline_tui.query.terms import highlights  # deferred: see `parse`

        return highlights(node)

    def sort_by(self, order: str) -> None:
        """Let the list have another order from the next search on."""
        self._choices = replace(self._choices, sort=order)

    def show_dates(self, dates: DateLook) -> None:
        """Let dates be shown otherwise from now on."""
        self._choices = replace(self._choices, dates=dates)

    def completions(self, text: str, cursor: int, here: str | None) -> list[Completion]:
        """Give what can stand at the cursor of a filter, as far as that is known at once."""
        from timeline_tui.query.complete import complete  # deferred: see `parse`

        return complete(text, cursor, self._context(here))

    def offers(
        self, text: str, cursor: int, here: str | None, within: str = ""
    ) -> list[Completion]:
        """Give what can stand at the cursor of a filter, with how many events each would find.

        What is to be found is counted `within` the filter in force. Raises EngineError,
        QueryError for a filter that cannot be asked, and Interrupted.
        """
        if self._store is None:
            return self.completions(text, cursor, here)
        from timeline_tui.store.offering import offered  # deferred: see above

        return offered(self._store, text, cursor, self._context(here), self.parse(within))

    def is_unfinished(self, text: str, error: QueryError) -> bool:
        """Tell whether an error may only mean that the end of a filter is still to be typed."""
        from timeline_tui.query.spots import is_unfinished  # deferred: see `parse`

        return is_unfinished(text, error, self._context(None))

    def without_valueless(self, text: str, here: str | None) -> str | None:
        """Give a filter without its last clause where that waits for its value; else None."""
        from timeline_tui.query.spots import without_valueless  # deferred: see `parse`

        return without_valueless(text, self._context(here))

    # Taking it away.

    def copies(self, hit: Hit) -> Copies:
        """Give what of an event can be copied: each text safe to paste, in logical order."""
        from timeline_tui.formats.citation import citation  # deferred: few copy
        from timeline_tui.formats.markdown import event_text

        event, document = hit.event, self.document_of(hit.event)
        sources = event.sources
        addresses = (safe_url(source.url) for source in sources)
        place = f"{document.path}:{event.origin.line}" if event.origin.line else document.path
        return Copies(
            event=event_text(hit, document, self._choices.lang),
            date=_date_text(event),
            citation=citation(sources[0]) if sources else "",
            link=next(filter(None, addresses), ""),
            place=safe(place, max(len(place), 1)),
            sources=len(sources),
        )

    def selection(self, found: Found | None = None) -> Selection:
        """Give what was found, else what was found last, as an export writes it."""
        found = found or self._found or Found("", self.search(""))
        results = found.results
        return Selection(
            hits=results.hits(),
            documents=self._reading.documents,
            query=found.query,
            total=results.total,
            matched=results.matched,
            possible=results.possible,
            lang=self._choices.lang,
        )

    def sample(self, found: Found, form: Format) -> tuple[str, ...]:
        """Give how an export begins: the lines that its format makes of the first few events."""
        out = StringIO()
        few = list(islice(found.results.hits(), SAMPLED))
        first = replace(self.selection(found), hits=few)
        form.write(first, out, receipt=self.receipt(form, found) if form.holds_receipt else None)
        return tuple(safe_lines(out.getvalue())[:SAMPLE_LINES])

    def export(self, path: Path, found: Found, *, replace: bool = False) -> int:
        """Write what was found to a file, in the format of its ending.

        Gives how many events were written. Raises WriteError; the file then stands as before.
        """
        from timeline_tui.formats.exporting import write_export  # deferred: few export

        form = format_of(path)
        selection, receipt = self.selection(found), self.receipt(form, found)
        write_export(str(path), selection, form, receipt, replace=replace)
        return found.results.matched

    def receipt(
        self, form: Format, found: Found | None = None, *, formula_guard: bool = True
    ) -> Receipt:
        """Give the receipt of an export of what was found, else of what was found last."""
        from timeline_tui.formats.receipt import Input, Receipt  # deferred: few export

        found = found or self._found or Found("", self.search(""))
        choices, results = self._choices, found.results
        hashes = {each.path: each.fingerprint for each in self._reading.documents}
        paths = choices.paths or (str(sample_path()),)
        inputs = [(path, hashes.get(path)) for path in dict.fromkeys(paths)]
        return Receipt(
            inputs=tuple(Input(path, print_.sha256 if print_ else "") for path, print_ in inputs),
            query=found.query,
            since=choices.since,
            until=choices.until,
            zone=self.zone or "UTC",
            sort=choices.sort,
            total=results.total,
            matched=results.matched,
            possible=results.possible,
            undated=results.undated(),
            rejected=sum(problem.rejected for problem in self.problems),
            lost=form.lost(self.selection(found)),
            command=self._command(form, found, formula_guard),
        )

    def _command(self, form: Format, found: Found, formula_guard: bool) -> str:
        """What makes the same export again; nothing where a filter asks for the cursor."""
        from timeline_tui.formats.receipt import command  # deferred: few export

        try:
            is_timely = self.parse(found.query, now=0) != self.parse(found.query, now=found.now)
        except QueryError:
            return ""
        choices, reading = self._choices, self._choices.reading
        options = [
            ("--input-format", reading.input_format),
            ("--date-field", reading.date_field),
            ("--end-field", reading.end_field),
            ("--title-field", reading.title_field),
            ("--delimiter", reading.delimiter),
            ("--encoding", reading.encoding),
            ("--query", found.query),
            ("--since", choices.since),
            ("--until", choices.until),
            ("--sort", "" if choices.sort == USUAL_SORT else choices.sort),
            ("--tz", choices.zone or ""),
            ("--lang", choices.lang or ""),
            ("--now", _instant(found.now) if is_timely else ""),
            ("--format", form.name),
        ]
        flags = [] if formula_guard else ["--no-formula-guard"]
        return command(options, flags, choices.paths or (str(sample_path()),))

    def _now(self) -> int:
        return time.time_ns() if self._choices.now is None else self._choices.now

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


def writable() -> list[Format]:
    """Give the formats that an export can have."""
    return [each for each in FORMATS if each.can_write]


def format_of(path: Path) -> Format:
    """Give the format that a file's ending names; raises WriteError."""
    found = by_path(str(path))
    if found is None or not found.can_write:
        endings = ", ".join(each.extensions[0] for each in writable())
        raise WriteError(
            tr("{file}: no format has this ending", file=path.name),
            hint=tr("Use one of {names}.", names=endings),
        )
    return found


def format_named(name: str) -> Format:
    """Give the format of a name; raises WriteError."""
    found = by_name(name)
    if found is None or not found.can_write:
        names = ", ".join(each.name for each in writable())
        raise WriteError(
            tr("There is no format {name!r} to write", name=name),
            hint=tr("Use one of {names}.", names=names),
        )
    return found


def _date_text(event: Event) -> str:
    when = event.when
    if not when.is_dated:
        return safe(when.text)
    words, edtf = safe(display_date(when)), safe(when.edtf)
    return f"{words} ({edtf})" if edtf and edtf != words else words


def _instant(moment: int) -> str:
    """A moment as `--now` reads it."""
    text = bound_text(moment) or ""
    return f"{text}Z" if "T" in text else f"{text}T00:00Z"


def _moment(published: str) -> int | None:
    try:
        return parse_date(published).bounds.slo if published else None
    except DateError:
        return None
