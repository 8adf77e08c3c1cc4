"""Which formats can be written, by the name of a format or the ending of a file."""

from __future__ import annotations

from pathlib import Path

from timeline_tui.errors import WriteError
from timeline_tui.formats.registry import FORMATS, Format, by_name, by_path
from timeline_tui.text.catalogue import tr


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
