"""A widget that shows lines of pieces: the bridge from `render` to Textual's line API.

The colours of a piece are component classes (`piece--date`), set in `app.tcss` from the theme.
"""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from timeline_tui.render.palette import STYLES
from timeline_tui.render.pieces import Line


class DrawnWidget(Widget):
    """A widget whose lines are given by `line`; it neither wraps nor parses what it is given."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"piece--{name}" for name in STYLES if name),
        "piece--bar",
        "piece--shown",
        "piece--selected",
        "piece--key",
        "piece--thumb",
    }

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._piece_styles: dict[str, Style] = {}

    def line(self, y: int) -> tuple[Line, str]:
        """The pieces of a visible line and the style of the whole line; both may be empty."""
        raise NotImplementedError

    def notify_style_update(self) -> None:
        """Forget the colours when the theme changes."""
        super().notify_style_update()
        self._piece_styles.clear()

    def render_line(self, y: int) -> Strip:
        """Draw one line over the widget's width."""
        pieces, whole = self.line(y)
        base = self.rich_style + self._style_of(whole)
        segments = [Segment(part.text, base + self._style_of(part.style)) for part in pieces]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _style_of(self, names: str) -> Style:
        style = self._piece_styles.get(names)
        if style is None:
            style = Style()
            for name in names.split():
                style += self.get_component_rich_style(f"piece--{name}", partial=True)
            self._piece_styles[names] = style
        return style
