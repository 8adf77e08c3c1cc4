"""A date as it is known: frozen values, and the four bounds that everything else reasons with.

     slo          shi                    elo          ehi
      ├────────────┤······················├────────────┤
      start region                        end region

A moment is one integer: nanoseconds since 1970-01-01T00:00:00 UTC on the proleptic Gregorian
calendar without leap seconds, unbounded in both directions. Regions are half-open `[lo, hi)`. A
floating date (one without a zone) is counted as if it were UTC. Nothing here parses or prints.
"""

from __future__ import annotations

from enum import Enum, IntEnum, IntFlag, StrEnum
from typing import NamedTuple, Self

SECOND = 10**9
"""Nanoseconds in a second."""
DAY = 86_400 * SECOND
"""Nanoseconds in a day."""
NEG = -(2**63) * SECOND
"""Stands for an open or unknown start; its seconds still fit a signed 64-bit column."""
POS = (2**63 - 1) * SECOND
"""Stands for an open or unknown end."""


def is_known(bound: int) -> bool:
    """Tell whether a bound is a moment and does not stand for an open or unknown end."""
    return NEG + 1 < bound < POS - 1


class Precision(IntEnum):
    """How finely a date is known, from coarse to fine."""

    GIGAYEAR = -9
    MEGAYEAR = -6
    MILLENNIUM = -3
    CENTURY = -2
    DECADE = -1
    YEAR = 0
    SUBYEAR = 1
    MONTH = 2
    WEEK = 3
    DAY = 4
    HOUR = 5
    MINUTE = 6
    SECOND = 7
    F1 = 8
    F2 = 9
    F3 = 10
    F4 = 11
    F5 = 12
    F6 = 13
    F7 = 14
    F8 = 15
    F9 = 16

    @property
    def word(self) -> str:
        """The name used in filters and JSON: `year`, `day`, `f9`."""
        return self.name.lower()


class Qualifier(IntFlag):
    """What the author doubts, part by part (EDTF `?`, `~`, `%`). It never moves a bound."""

    NONE = 0
    YEAR_UNCERTAIN = 1
    YEAR_APPROXIMATE = 2
    MONTH_UNCERTAIN = 4
    MONTH_APPROXIMATE = 8
    DAY_UNCERTAIN = 16
    DAY_APPROXIMATE = 32

    @property
    def uncertain(self) -> bool:
        """Whether any part carries `?` or `%`."""
        return bool(self & 0b010101)

    @property
    def approximate(self) -> bool:
        """Whether any part carries `~` or `%`."""
        return bool(self & 0b101010)


class Kind(StrEnum):
    """What shape a date has."""

    POINT = "point"
    """Something that happened at some time within one region."""
    SPAN = "span"
    """Something with a start and an end of its own."""
    ONE_OF = "one-of"
    """A point in one of several regions: EDTF `[a,b]`, `before X`."""
    ALL_OF = "all-of"
    """Something that happened in each of several regions: EDTF `{a,b}`."""
    UNDATED = "undated"
    """Nothing is known; `text` may still hold what was written."""


class Edge(Enum):
    """What stands in place of a stamp."""

    OPEN = ".."
    """Not limited or not stated."""
    UNKNOWN = ""
    """It exists, and nobody knows when."""
    SAME = "same"
    """The end of a point: the same moment as its start."""


class Note(StrEnum):
    """Something a reader must be told about how a date came to be."""

    YEAR_INFERRED = "year-inferred"
    RELATIVE = "relative"
    WEEKDAY_MISMATCH = "weekday-mismatch"
    AMBIGUOUS = "ambiguous-day-month"
    NONEXISTENT_LOCAL = "nonexistent-local"
    AMBIGUOUS_LOCAL = "ambiguous-local"
    LEAP_SECOND = "leap-second"
    DIALECT = "dialect"
    JULIAN = "julian"
    ZONE_ASSUMED = "zone-assumed"
    CONFLICT = "conflict"


class Bounds(NamedTuple):
    """The four half-open bounds, in nanoseconds: start in `[slo, shi)`, end in `[elo, ehi)`."""

    slo: int
    shi: int
    elo: int
    ehi: int


UNBOUNDED = Bounds(NEG, POS, NEG, POS)
"""What is known of an undated event."""


class Stamp(NamedTuple):
    """One end of a date: the region of time it names."""

    lo: int
    hi: int
    precision: Precision
    edtf: str
    """Its canonical EDTF, or ISO 8601-1 where EDTF has no form."""
    qualifier: Qualifier = Qualifier.NONE
    zone: int | str | None = None
    """None is floating; minutes east of UTC; or an IANA name. `lo` and `hi` are UTC if not None."""
    estimate: int | None = None
    """The best single moment, where the author gave one (`1950S2`)."""


class Rel(NamedTuple):
    """A bound on the distance to a point of another event: `lo <= mine - other <= hi`, in ns."""

    mine: str
    """`s` for my start, `e` for my end."""
    other: str
    """The id of the other event."""
    point: str
    """`s` or `e` of the other event."""
    lo: int | None
    hi: int | None
    text: str
    """The words that say so."""


class When(NamedTuple):
    """A date as it was written and as it is understood."""

    text: str
    """Exactly what was written."""
    kind: Kind
    start: Stamp | Edge
    """For ONE_OF and ALL_OF the earliest part, or OPEN for `before X`."""
    end: Stamp | Edge
    """SAME for a POINT; for ONE_OF and ALL_OF the latest part, or OPEN for `after X`."""
    parts: tuple[tuple[int, int], ...] = ()
    """The regions of ONE_OF and ALL_OF, in ns, half-open, sorted."""
    notes: frozenset[Note] = frozenset()
    lang: str | None = None
    """The language of the words it was written in, where it had any."""
    edtf: str = ""
    """The canonical form of the whole; nothing for undated."""

    @property
    def bounds(self) -> Bounds:
        """The four bounds; floating dates as if UTC. Undated gives `UNBOUNDED`."""
        kind, start = self.kind, self.start
        if kind is Kind.POINT and isinstance(start, Stamp):  # as nearly all dates are
            return Bounds(start.lo, start.hi, start.lo, start.hi)
        match kind:
            case Kind.UNDATED | Kind.POINT:
                return UNBOUNDED
            case Kind.ONE_OF:
                lo = self.start.lo if isinstance(self.start, Stamp) else NEG
                hi = self.end.hi if isinstance(self.end, Stamp) else POS
                return Bounds(lo, hi, lo, hi)
            case Kind.SPAN | Kind.ALL_OF:
                return _span_bounds(self.start, self.end)

    @property
    def precision(self) -> Precision | None:
        """The coarser precision of the two ends; None for undated."""
        known = [end.precision for end in (self.start, self.end) if isinstance(end, Stamp)]
        return min(known, default=None)

    @property
    def qualifier(self) -> Qualifier:
        """Everything that is doubted at either end."""
        result = Qualifier.NONE
        for end in (self.start, self.end):
            if isinstance(end, Stamp):
                result |= end.qualifier
        return result

    @property
    def zone(self) -> int | str | None:
        """The zone of the start (else of the end); None is floating."""
        for end in (self.start, self.end):
            if isinstance(end, Stamp):
                return end.zone
        return None

    @property
    def is_floating(self) -> bool:
        """Whether this is a date of a calendar on a wall and not an instant."""
        return self.zone is None

    @property
    def is_dated(self) -> bool:
        """Whether anything at all is known."""
        return self.kind is not Kind.UNDATED

    @property
    def is_open(self) -> bool:
        """Whether a SPAN has an end that is open or unknown."""
        return self.kind is Kind.SPAN and not (
            isinstance(self.start, Stamp) and isinstance(self.end, Stamp)
        )

    def noted(self, *notes: Note) -> Self:
        """Give the same date with notes added."""
        return self._replace(notes=self.notes | set(notes))


UNDATED = When("", Kind.UNDATED, Edge.UNKNOWN, Edge.UNKNOWN)
"""No date, and none written."""


def undated(text: str) -> When:
    """Give what stands for a date that could not be read, with its words kept."""
    return UNDATED._replace(text=text)


def _span_bounds(start: Stamp | Edge, end: Stamp | Edge) -> Bounds:
    slo, shi = (start.lo, start.hi) if isinstance(start, Stamp) else (NEG, NEG + 1)
    elo, ehi = (end.lo, end.hi) if isinstance(end, Stamp) else (POS - 1, POS)
    if start is Edge.UNKNOWN:
        shi = ehi
    if end is Edge.UNKNOWN:
        elo = slo
    # "2024-06/2024" ends in June at the earliest: an end is never before its start.
    return Bounds(slo, min(shi, ehi), max(elo, slo), ehi)
