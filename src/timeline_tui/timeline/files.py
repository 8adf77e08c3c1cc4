"""The files of one run: what a person chose, and what was read.

Nothing is searched here; the engine is not needed for any of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from timeline_tui.dates.look import DateLook
from timeline_tui.events.document import Document, Reading
from timeline_tui.events.event import Event, primary
from timeline_tui.events.problems import Problem, UnreadError
from timeline_tui.events.relations import with_derived
from timeline_tui.events.ties import indexed
from timeline_tui.files.source import STDIN
from timeline_tui.files.watch import Stamps, stamps_of
from timeline_tui.formats.faults import place
from timeline_tui.formats.options import Progress
from timeline_tui.formats.registry import read_files
from timeline_tui.render.survey import Survey, survey
from timeline_tui.timeline.choices import Choices, sample_path
from timeline_tui.timeline.kinship import Kinship, around
from timeline_tui.view.around import Around

SMALL = 1 << 18
"""Bytes up to which files are read before the screen opens."""


def read(choices: Choices, progress: Progress | None = None) -> Reading:
    """Read the files, with bounds derived from relations; raises ReadError if nothing was read."""
    paths = choices.paths or (str(sample_path()),)
    return with_derived(read_files(paths, choices.reading._replace(progress=progress)))


class Files:
    """The files of one run, read once; a new one takes the place of one that changed."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        self._reading = Reading()
        self._is_read = False
        self.progress = Progress()
        """How far reading has come."""
        self.stamps: Stamps = {}
        """What the files looked like right before they were read."""
        self._survey: Survey | None = None
        self._fields: frozenset[str] = frozenset()
        self._by_id: dict[str, Event] = {}
        self._kinship = Kinship()
        self._order: Sequence[int] | None = None

    @property
    def choices(self) -> Choices:
        """What was chosen for this run."""
        return self._choices

    def read(self) -> None:
        """Read the files; raises ReadError if nothing could be read."""
        self.stamps = stamps_of(self._choices.paths if self.is_renewable else ())
        self._reading = read(self._choices, self.progress)
        self._fields = frozenset(name for event in self._reading.events for name in event.extra)
        self._by_id = {event.id: event for event in self._reading.events}
        zones = tuple(document.timezone or None for document in self._reading.documents)
        self._kinship = Kinship(self._by_id, indexed(self._reading.ties), zones)
        self._survey = self._order = None
        self._is_read = True

    @property
    def is_read(self) -> bool:
        """Whether the files have been read."""
        return self._is_read

    @property
    def is_renewable(self) -> bool:
        """Whether the files can be read a second time, which standard input cannot."""
        return STDIN not in self._choices.paths

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
    def order(self) -> Sequence[int]:
        """The places of the events among those that were read, in the usual order."""
        if self._order is None:
            from array import array  # deferred: they are sorted once they are read

            from timeline_tui.store.order import sorted_numbers

            reading = self._reading
            self._order = array(
                "q", sorted_numbers(reading.events, self.zones, reading.precedences)
            )
        return self._order

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
        self._choices = self._choices._replace(zone=zone)
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
        return around(event, previous, following, self._kinship)

    def beside(self, event: Event) -> tuple[Event | None, Event | None]:
        """Give the events before and after one in the usual order of all that was read."""
        events, order = self._reading.events, self.order
        at = next(place for place, number in enumerate(order) if events[number] is event)
        before = events[order[at - 1]] if at else None
        after = events[order[at + 1]] if at + 1 < len(order) else None
        return before, after

    def document_of(self, event: Event) -> Document:
        """Give the document that an event was read from."""
        return self._reading.documents[event.origin.document]

    def sort_by(self, order: str) -> None:
        """Let the list have another order from the next search on."""
        self._choices = self._choices._replace(sort=order)

    def show_dates(self, dates: DateLook) -> None:
        """Let dates be shown otherwise from now on."""
        self._choices = self._choices._replace(dates=dates)

    def _require_no_less(self, reading: Reading) -> None:
        files = {document.path for document in reading.documents}
        lost = {document.path for document in self._reading.documents} - files
        cut_before = {problem.file for problem in self.problems if problem.ends_reading}
        less = [
            problem
            for problem in reading.problems
            if (problem.ends_reading and problem.file not in cut_before)
            or (problem.rejected and problem.file in lost)
        ]
        if less:
            raise UnreadError(f"{place(less[0])}: {less[0].text}", less, hint=less[0].hint)

    def _now(self) -> int:
        return self._choices.moment
