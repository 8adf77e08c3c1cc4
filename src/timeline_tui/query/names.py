"""Which field a name in a filter means, and which one was probably meant.

The program's own names and aliases come first, then the columns of the files; the case of letters
counts only where two columns differ in nothing else.
"""

from __future__ import annotations

import difflib
import re
from typing import NamedTuple

from timeline_tui.events.fields import (
    BY_NAME,
    DATE_KEYS,
    END_KEYS,
    FIELDS,
    START_KEYS,
    FieldKind,
)
from timeline_tui.query.context import Context
from timeline_tui.query.tokens import COLUMN


class Named(NamedTuple):
    """A field of the program or a column of a file."""

    name: str
    """Its own name."""
    kind: FieldKind


SEQUENCES = {"follows": "<24h", "precedes": "<7d", "near": "~3d"}
"""The names that take a filter in parentheses, each with a distance as it may stand behind."""

RESERVED = frozenset({"has", "no", "is", COLUMN, *SEQUENCES})
"""Names that no column can have without `col:`."""

_KEYS = {
    **{key: entry.name for entry in reversed(FIELDS) for key in entry.keys},
    **dict.fromkeys(DATE_KEYS, "date"),
    **dict.fromkeys(START_KEYS, "starts"),
    **dict.fromkeys(END_KEYS, "ends"),
}
_OWN = {name: name for name in (*BY_NAME, "has", "no", "is")}
_PLAIN = re.compile(r"\w[\w.-]*")


def field_named(name: str, context: Context) -> Named | None:
    """Give the field that a name before a colon means, or None."""
    for spelling in (name, name.lower()):
        if spelling in BY_NAME:
            entry = BY_NAME[spelling]
            return Named(entry.name, entry.kind)
        column = _column(name, context)
        if column is not None and (column == name or name.lower() not in BY_NAME):
            return Named(column, FieldKind.TEXT)
    return None


def column_named(name: str, context: Context) -> Named | None:
    """Give the field that a name after `col:` means, columns of the files first."""
    column = _column(name, context)
    if column is not None:
        return Named(column, FieldKind.TEXT)
    found = field_named(name, context)
    return None if found is None or found.kind.is_question else found


def is_plain(name: str) -> bool:
    """Tell whether a field's own name can stand before a colon and mean that field."""
    entry = BY_NAME.get(name)
    if entry is not None:
        return entry.name == name and not entry.kind.is_question
    return bool(_PLAIN.fullmatch(name)) and name.lower() not in RESERVED


def suggestion(name: str, context: Context, *, columns_only: bool = False) -> str | None:
    """Give the name that was probably meant: a column, a name that files use, or any that is alike.

    Reserved names are among them, but not with `columns_only`.
    """
    lowered = name.lower()
    columns = {column.lower(): column for column in sorted(context.fields)}
    known = columns if columns_only else {**columns, **_OWN}
    if lowered in _KEYS and not difflib.get_close_matches(lowered, columns, n=1):
        return _KEYS[lowered]
    close = difflib.get_close_matches(lowered, known, n=1)
    return known[close[0]] if close else None


def _column(name: str, context: Context) -> str | None:
    if name in context.fields:
        return name
    alike = [column for column in context.fields if column.lower() == name.lower()]
    return alike[0] if len(alike) == 1 else None
