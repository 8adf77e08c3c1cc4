"""Files of a family on their way through the program: read, told of, and written out again.

What may come of a hostile file is told here once: events and Problems, or a ReadError that says why
there are none. Nothing may be lost in silence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Self

from timeline_tui.errors import ReadError
from timeline_tui.events.document import Reading
from timeline_tui.events.event import Event
from timeline_tui.events.problems import Severity
from timeline_tui.formats.options import ReadOptions
from timeline_tui.formats.registry import FORMATS, read_files
from timeline_tui.view.rows import Hit, Selection

MOST_WRITTEN = 5
"""So many events of a mutant are written out again."""


class Desk:
    """A folder in which files are written and read."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] = TemporaryDirectory(prefix="timeline-tui-")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def read(
        self,
        data: bytes,
        ending: str,
        options: ReadOptions = ReadOptions(),  # noqa: B008 (frozen)
    ) -> Reading | None:
        """Give what a file of these bytes holds; None where it is told that nothing can be read."""
        path = Path(self._folder.name, f"input.{ending}")
        path.write_bytes(data)
        try:
            return read_files([str(path)], options)
        except ReadError as error:
            if not error.message:
                raise ValueError("nothing is read, and no reason is told") from error
            return None

    def survives(self, data: bytes, ending: str) -> Iterator[str]:
        """Read a mutant, and write some of what came of it in every format; give what is wrong."""
        reading = self.read(data, ending)
        if reading is not None:
            yield from untold(reading)
            write_all(reading, reading.events[:MOST_WRITTEN])

    def keeps(self, data: bytes, ending: str, titles: Collection[str]) -> Iterator[str]:
        """Read a file in which something is wrong among what is not; give what is lost unsaid."""
        reading = self.read(data, ending)
        if reading is None:
            return
        yield from untold(reading)
        seen = {event.title.first for event in reading.events}
        lost = [title for title in titles if title not in seen]
        is_told = any(each.severity is Severity.ERROR for each in reading.problems)
        if lost and not is_told:
            yield f"{len(lost)} of {len(titles)} good events are lost and nothing is said"


def untold(reading: Reading) -> Iterator[str]:
    """Give what is wrong with what is said of a file."""
    for problem in reading.problems:
        if not problem.text or not problem.file or problem.line < 0:
            yield f"this Problem says too little: {problem!r}"


def write_all(reading: Reading, events: Collection[Event]) -> None:
    """Write events in every format there is, to nowhere."""
    hits = [Hit(event) for event in events]
    count = len(hits)
    selection = Selection(hits, reading.documents, "", count, count, 0)
    for form in FORMATS:
        if form.can_write:
            form.write(selection, StringIO())
