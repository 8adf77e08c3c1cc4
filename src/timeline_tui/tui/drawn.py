"""A widget that shows lines of pieces: the bridge from `render` to Textual's line API.

The colours of a piece are component classes (`piece--date`), set in `app.tcss` from the theme. They
belong to the screen and not to each widget: working out thirty styles once is a part of start-up.
"""

from __future__ import annotations

from typing import ClassVar, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from timeline_tui.render.palette import STYLES
from timeline_tui.render.pieces import Line

NOTHING = Style()
PARTS = ("bar", "shown", "selected", "picked", "key", "thumb", "frame", "rest", "rest-part")
"""What only the screen draws, besides the styles of `render`."""
Result = TypeVar("Result")
"""What a screen gives when it is closed."""
PIECE_CLASSES = {f"piece--{name}" for name in (*STYLES, *PARTS) if name}
"""The component classes of a screen that knows the colours of pieces."""


class PieceScreen(Screen[Result]):
    """A screen that knows the colours of pieces."""

    COMPONENT_CLASSES: ClassVar[set[str]] = PIECE_CLASSES

    def __init__(
        self, name: str | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(name, id, classes)
        self.forget_colours()

    def notify_style_update(self) -> None:
        """Forget the colours when the theme changes."""
        super().notify_style_update()
        self.forget_colours()

    def forget_colours(self) -> None:
        """Work the colours out anew when they are asked for."""
        self._piece_styles: dict[str, Style] = {}

    def piece_style(self, names: str) -> Style:
        """Give the colours of one style or of several, parted by blanks; later ones win."""
        style = self._piece_styles.get(names)
        if style is None:
            style = Style()
            for name in names.split():
                style += self.get_component_rich_style(f"piece--{name}", partial=True)
            self._piece_styles[names] = style
        return style


class DrawnWidget(Widget):
    """A widget whose lines are given by `line`; it neither wraps nor parses what it is given."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._base: Style | None = None
        self._width = -1

    def notify_style_update(self) -> None:
        """Forget the widget's own colours when they change."""
        super().notify_style_update()
        self._base = None

    def lay_out(self) -> None:
        """Work out once per width what all lines depend on; nothing unless a widget has such."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines, laid out for the width: a first frame comes before any word of a resize."""
        if self.size.width != self._width:
            self._width = self.size.width
            self.lay_out()
        return super().render_lines(crop)

    def line(self, y: int) -> tuple[Line, str]:
        """The pieces of a visible line and the style of the whole line; both may be empty."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw one line over the widget's width; without colours on a screen that has none."""
        pieces, whole = self.line(y)
        screen = self.screen
        if self._base is None:
            self._base = self.rich_style
        base = self._base
        if isinstance(screen, PieceScreen):
            line = screen.piece_style(whole)
            # Reversed, every colour would be a ground of its own: there the line has the last word.
            last = line if self.app.native_ansi_color else NOTHING
            base += line
            segments = [
                Segment(part.text, base + screen.piece_style(part.style) + last) for part in pieces
            ]
        else:
            segments = [Segment(part.text, base) for part in pieces]
        return Strip(segments).adjust_cell_length(self.size.width, base)
