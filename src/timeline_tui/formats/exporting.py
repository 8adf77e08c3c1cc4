"""An export as a file, with its receipt in it or beside it. Each stands whole or not at all."""

from __future__ import annotations

from typing import TextIO

from timeline_tui.files.atomic import require_free, write_atomically
from timeline_tui.formats.receipt import Receipt, beside, receipt_file
from timeline_tui.formats.registry import Format
from timeline_tui.view.rows import Selection


def write_export(
    path: str,
    selection: Selection,
    form: Format,
    receipt: Receipt | None,
    *,
    replace: bool,
    formula_guard: bool = True,
) -> None:
    """Write a selection to a file, and its receipt in it or beside it. Raises WriteError."""
    other = "" if receipt is None or form.holds_receipt else beside(path)
    if other and not replace:
        for each in (path, other):
            require_free(each)

    def write_to(out: TextIO) -> None:
        form.write(selection, out, formula_guard=formula_guard, receipt=receipt)

    write_atomically(path, write_to, replace=replace)
    if receipt is not None and other:
        text = receipt_file(receipt)
        write_atomically(other, lambda out: out.write(text), replace=replace)
