"""What a person chose for a run, and the sample for who chose nothing."""

from __future__ import annotations

import time
from pathlib import Path
from typing import NamedTuple

from timeline_tui.dates.look import USUAL, DateLook
from timeline_tui.dates.when import SECOND
from timeline_tui.formats.options import ReadOptions
from timeline_tui.text.bidi import Bidi

USUAL_SORT = "earliest"
"""The order of a list unless another is chosen."""


class Choices(NamedTuple):
    """What a person chose for a run, apart from the filter."""

    paths: tuple[str, ...] = ()
    """Files as named; `-` is standard input; nothing is the sample."""
    reading: ReadOptions = ReadOptions()
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

    @property
    def moment(self) -> int:
        """The moment that is counted from, in ns; the clock's is a whole second, as it is told."""
        return time.time_ns() // SECOND * SECOND if self.now is None else self.now


def sample_path() -> Path:
    """Give where the sample timeline lies: in the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    packaged = package / "data" / "events.yaml"
    return packaged if packaged.exists() else package.parents[1] / "data" / "events.yaml"
