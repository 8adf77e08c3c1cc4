"""The table: which columns an event has, and by which names a filter may reach them.

Names of the files never become names of columns: each field of a file gets a generated one, and
beyond `MOST` of them the rest shares a column of maps. Nothing is read or written here.

    events     one row per event, stored in sort order (`ord`)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from timeline_tui.events.fields import FIELDS, TEXT_FIELDS, TRAITS, FieldKind

MOST = 64
"""So many fields of the files get columns of their own."""

STORED = tuple(entry.name for entry in FIELDS if entry.kind in (FieldKind.TEXT, FieldKind.TERMS))
"""The program's own fields that are stored as texts."""

MARK = "\x1e"
"""Stands before and after every folded text of a column, so that a match never spans two."""

BITS: dict[str, int] = {trait: 1 << place for place, trait in enumerate(TRAITS)}
"""Bits of the column `flags`: one per trait of an event."""
DATED = 1 << len(TRAITS)
"""The event takes part in date filters: it has a date, or bounds computed from relations."""
CIVIL = DATED << 1
"""Its bounds are civil time, counted as if UTC."""

BOUNDS = ("slo", "shi", "elo", "ehi")

PARTS = ("year", "month", "day", "hour", "minute")
"""The periods that an event stands in, counted from year 0 or from 1970; NULL if not known."""

_FIXED: tuple[tuple[str, str], ...] = (
    ("ord", "BIGINT"),
    ("id", "VARCHAR"),
    ("document", "INTEGER"),
    ("line", "BIGINT"),
    ("flags", "INTEGER"),
    ("precision", "TINYINT"),
    ("level", "TINYINT"),
    *((name, "BIGINT") for name in PARTS),
    ("falls", "BIGINT"),
    *(
        (f"{bound}_{part}", kind)
        for bound in BOUNDS
        for part, kind in (("s", "BIGINT"), ("n", "INTEGER"))
    ),
    ("shift_lo", "BIGINT"),
    ("shift_hi", "BIGINT"),
    ("moment", "HUGEINT"),
    ("title", "VARCHAR"),
)


class Columns(NamedTuple):
    """Where the fields of one store stand: expressions over a row `e` of `events`."""

    own: Mapping[str, str] = MappingProxyType({})
    """Columns of fields of the files, by the fields' own names."""
    shared: tuple[str, ...] = ()
    """Fields of the files that share the columns of maps."""

    @classmethod
    def of(cls, names: Iterable[str]) -> Columns:
        """Give the columns for fields of the files, in the order in which they were met."""
        met = tuple(names)
        own = {name: f"x{place}" for place, name in enumerate(met[:MOST])}
        return cls(own, met[MOST:])

    @property
    def names(self) -> tuple[str, ...]:
        """The fields of the files."""
        return (*self.own, *self.shared)

    def column(self, name: str) -> str | None:
        """Give the column of a field of the program or the files; None where it has none."""
        if name in STORED:
            return name
        return self.own.get(name)

    @property
    def texts(self) -> tuple[str, ...]:
        """The columns of a row that hold texts, in the order of the table."""
        return (*STORED, *self.own.values())

    @property
    def searched(self) -> tuple[str, ...]:
        """The columns that a bare word searches."""
        return (*TEXT_FIELDS, *self.own.values())

    def table(self, *, is_packed: bool) -> str:
        """Give the statement that makes the table of events.

        Where what every word is looked for in is packed, it takes less memory, and more time.
        """
        texts = [f"f_{name} VARCHAR, r_{name} VARCHAR[]" for name in self.texts]
        columns = [f"{name} {kind}" for name, kind in _FIXED]
        shared = "f_rest MAP(VARCHAR, VARCHAR), r_rest MAP(VARCHAR, VARCHAR[])"
        search = "search VARCHAR" if is_packed else "search VARCHAR USING COMPRESSION uncompressed"
        return f"CREATE TABLE events ({', '.join([*columns, *texts, shared, search])})"


FIXED = tuple(name for name, _ in _FIXED)
"""The columns that every store has, before those of the texts."""
TYPES: Mapping[str, str] = dict(_FIXED)
