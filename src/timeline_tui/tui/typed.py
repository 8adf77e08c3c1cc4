"""A line to type in that draws what stands in it safely: pasted, remembered, or taken from a file.

What it holds stays as it is; only what is drawn has passed the boundary, sign for sign, so that the
cursor stands where it should.
"""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Input

from timeline_tui.text.safe import safe_in_place


class TypedLine(Input):
    """One line of text."""

    @property
    def _value(self) -> Text:
        """What is drawn: Textual's own hands controls to the terminal."""
        text = Text(safe_in_place(self.value), no_wrap=True, overflow="ignore", end="")
        return text if self.highlighter is None else self.highlighter(text)
