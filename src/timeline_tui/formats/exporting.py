"""An export as a file, with its receipt in it or beside it. Each stands whole or not at all."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from enum import Enum
from typing import TextIO

from timeline_tui.errors import ReadError, WriteError
from timeline_tui.events.document import Document
from timeline_tui.files.atomic import require_free, write_atomically
from timeline_tui.files.disk import DISK
from timeline_tui.files.source import open_source
from timeline_tui.formats.receipt import Receipt, beside, is_receipt, receipt_file
from timeline_tui.formats.registry import Format
from timeline_tui.text.catalogue import tr
from timeline_tui.view.rows import Selection

LARGEST = 4 * 2**20
"""Bytes up to which a file can be a receipt."""


class Earlier(Enum):
    """What became of the receipt of an earlier export beside a new one without."""

    NONE = "none"
    """There was none."""
    REMOVED = "removed"
    KEPT = "kept"
    """A file has its name and is no receipt of such an export, or could not be removed."""


def write_export(
    path: str,
    selection: Selection,
    form: Format,
    receipt: Receipt | None,
    *,
    replace: bool,
    formula_guard: bool = True,
) -> Earlier:
    """Write a selection to a file, and its receipt in it or beside it. Raises WriteError.

    A receipt of what is replaced is removed where none takes its place. What was read is never
    replaced: the rest of it would be gone.
    """
    other = "" if receipt is None or form.holds_receipt else beside(path)
    for each in filter(None, (path, other)):
        _require_no_source(each, selection.documents)
    if other and not replace:
        for each in (path, other):
            require_free(each)

    def write_to(out: TextIO) -> None:
        form.write(selection, out, formula_guard=formula_guard, receipt=receipt)

    write_atomically(path, write_to, replace=replace)
    if receipt is not None and other:
        _write_beside(other, receipt, path, replace=replace)
        return Earlier.NONE
    return _without_earlier(beside(path)) if replace else Earlier.NONE


def _require_no_source(path: str, documents: Iterable[Document]) -> None:
    """Raise WriteError for a file that was read, by whatever name."""
    if any(_is_one_file(path, document.path) for document in documents):
        raise WriteError(
            tr("{file} is what was read, and is never written", file=path),
            hint=tr("Give the export another name."),
        )


def _is_one_file(path: str, other: str) -> bool:
    try:
        return os.path.samefile(path, other)
    except (OSError, ValueError):
        return False


def _write_beside(other: str, receipt: Receipt, path: str, *, replace: bool) -> None:
    """Write a receipt; where that fails, say that the export stands all the same, without one."""
    text = receipt_file(receipt)
    try:
        write_atomically(other, lambda out: out.write(text), replace=replace)
    except WriteError as error:
        if replace:
            _without_earlier(other)
        raise WriteError(
            tr("{file} is written, its receipt is not: {reason}", file=path, reason=error.message),
        ) from error


def _without_earlier(path: str) -> Earlier:
    """Remove the receipt of an export that is no more; any other file stays."""
    try:
        status = os.lstat(path)
    except (OSError, ValueError):
        return Earlier.NONE
    if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST or not _is_ours(path):
        return Earlier.KEPT
    with suppress(OSError):
        DISK.remove(path)
        return Earlier.REMOVED
    return Earlier.KEPT


def _is_ours(path: str) -> bool:
    try:
        return is_receipt(json.loads(open_source(path).text))
    except (ReadError, ValueError, RecursionError):
        return False
